/* Have the lines of two columns been written in turns, as some programs take them out of pages? What stands under the wrong
 * heading tells, and where headings stand; one such sign alone may be chance. */
#include "parse/roles.h"

enum { LINE_MOST = 110 /* bytes: longer lines have lost their breaks */, PROSE = 3 };

typedef struct {
    uint32_t a, b; /* tokens */
} line_tokens;

static line_tokens line_at(const fg_resume_reading *x, uint32_t line) {
    return (line_tokens){x->reading.dt.line_first[line], x->reading.dt.line_first[line + 1]};
}

static bool is_short(const fg_resume_reading *x, uint32_t line) {
    const fg_line *l = &x->reading.doc->lines.at[line];
    return l->end - l->start <= LINE_MOST;
}

static bool is_small_word(const fg_reading *r, uint32_t i) {
    return fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i);
}

static bool is_joint(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_cue_at(r, i, i + 1, FG_LEX_STOP, &h, NULL) || fg_word_is(r, i, "and") || fg_word_is(r, i, "or");
}

static bool is_prose(const fg_resume_reading *x, line_tokens t) {
    uint32_t n = 0;
    for (uint32_t i = t.a; i < t.b; i++) n += is_small_word(&x->reading, i) && !is_joint(&x->reading, i);
    return n >= PROSE;
}

static bool has_any(const fg_resume_reading *x, line_tokens t, const fg_lex *tags, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fg_resume_has_cue(x, t.a, t.b, tags[i])) return true;
    return false;
}

/* ---- single lines ---- */

static bool is_upper(const fg_reading *r, uint32_t i) {
    return fg_tok(r, i)->flags & FG_TOK_UPPER && fg_tok(r, i)->end - fg_tok(r, i)->start > 1;
}

/* "Head baker May 2004 - Jan 2007 EDUCATION", "baked bread of rye Languages": the heading of the column beside, behind
 * words of another kind. */
static bool ends_with_heading(const fg_resume_reading *x, line_tokens t) {
    enum { HEADING = 6 /* tokens */ };
    const fg_reading *r = &x->reading;
    for (uint32_t i = t.b - t.a > HEADING + 2 ? t.b - HEADING : t.a + 2; i < t.b; i++) {
        uint32_t end;
        fg_lex tag;
        if (!fg_has_cap(r, i) || !fg_resume_heading_at(x, i, t.b, &end, &tag) || end != t.b) continue;
        if (tag == FG_LEX_H_OTHER || fg_tok(r, i - 1)->cls == FG_TOK_PUNCT) return false;
        if (is_upper(r, i)) return !is_upper(r, i - 1);
        return is_small_word(r, i - 1) && !is_joint(r, i - 1);
    }
    return false;
}

/* "SKILLS ACCOMPLISHMENTS" */
static bool is_two_headings(const fg_resume_reading *x, line_tokens t) {
    uint32_t end, second;
    fg_lex tag, other;
    if (t.b - t.a < 2 || !is_upper(&x->reading, t.a) || !is_upper(&x->reading, t.b - 1)) return false;
    return fg_resume_heading_at(x, t.a, t.b, &end, &tag) && end < t.b &&
           fg_resume_heading_at(x, end, t.b, &second, &other) && second == t.b && tag != other;
}

/* "Ovens: gas, wood. bread for all the": the end of one sentence, and then the middle of another. */
static bool holds_other_sentence(const fg_resume_reading *x, line_tokens t) {
    const fg_reading *r = &x->reading;
    for (uint32_t i = t.a + 1; i + 2 < t.b; i++)
        if (fg_is(r, i, '.') && fg_tok(r, i - 1)->norm_len > 4 && is_small_word(r, i + 1) &&
            fg_tok(r, i + 1)->flags & FG_TOK_SPACE && is_small_word(r, i + 2))
            return true;
    return false;
}

/* "2014-05 - 2014-09 guests of the house.": dates, and then the end of a sentence. */
static bool is_dates_in_sentence(const fg_resume_reading *x, line_tokens t) {
    const fg_reading *r = &x->reading;
    fg_range g;
    return fg_has_bit(r, t.a, FG_FACT_DATE) && fg_range_at(r, t.a, t.b, &g) && g.end < t.b && is_small_word(r, g.end) &&
           !is_joint(r, g.end) && !fg_resume_has_cue(x, g.end, t.b, FG_LEX_TITLE_WORD) && fg_is(r, t.b - 1, '.');
}

/* ---- what a section begins with ---- */

/* "Excel, Outlook": names of tools, and nothing else. */
static bool is_tools(const fg_resume_reading *x, line_tokens t) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    bool several = false;
    for (uint32_t i = t.a; i < t.b; i = h.end) {
        if (fg_is(r, i, ',')) several = true;
        if (fg_tok(r, i)->cls == FG_TOK_PUNCT)
            h.end = i + 1;
        else if (!fg_dict_match(r->dict, r->tokens, i, t.b, FG_ROOT_CONCEPT, &h) ||
                 fg_kind_of(r, h.owner) != FG_KIND_TOOL)
            return false;
    }
    return several;
}

static bool names_language(const fg_resume_reading *x, line_tokens t) {
    fg_hit h;
    for (uint32_t i = t.a; i < t.b; i++)
        if (fg_dict_match(x->reading.dict, x->reading.tokens, i, t.b, FG_ROOT_CONCEPT, &h) &&
            fg_kind_of(&x->reading, h.owner) == FG_KIND_SPOKEN)
            return true;
    return false;
}

/* Is the first line of the section one of another? */
static bool begins_otherwise(const fg_resume_reading *x, const fg_part *p, line_tokens t) {
    static const fg_lex study[] = {FG_LEX_DEGREE, FG_LEX_SCHOOL, FG_LEX_STUDY}, speech[] = {FG_LEX_SPEAKS};
    switch (p->tag) {
    case FG_LEX_H_EDUCATION: return is_prose(x, t) && !has_any(x, t, study, FG_COUNT(study));
    case FG_LEX_H_LANGUAGES: return is_prose(x, t) && !has_any(x, t, speech, 1) && !names_language(x, t);
    case FG_LEX_H_EXPERIENCE:
        return is_tools(x, t) || (fg_resume_cue(x, t.a, t.b, FG_LEX_DEGREE) && !is_prose(x, t) &&
                                  !fg_resume_has_cue(x, t.a, t.b, FG_LEX_TITLE_WORD));
    default: return false;
    }
}

/* A heading right over another: those of a wide and a narrow column. */
static bool is_over_other(const fg_part *p, const fg_part *next) {
    bool narrow = next->tag == FG_LEX_H_SKILLS || next->tag == FG_LEX_H_EDUCATION || next->tag == FG_LEX_H_LANGUAGES;
    return p->tag == FG_LEX_H_SUMMARY && narrow && p->first == next->heading;
}

static uint32_t count_in_parts(const fg_resume_reading *x) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->parts.n; i++) {
        const fg_part *p = &x->parts.at[i];
        if (p->heading == p->first) continue;
        if (i + 1 < x->parts.n) n += is_over_other(p, p + 1);
        uint32_t line = x->line_of[p->first];
        if (p->first < p->end && p->first == line_at(x, line).a && is_short(x, line))
            n += begins_otherwise(x, p, line_at(x, line));
    }
    return n;
}

static bool goes_on(const fg_resume_reading *x, uint32_t line) {
    line_tokens t = line_at(x, line);
    return t.a < t.b && is_small_word(&x->reading, t.a);
}

/* "... responsible for the" and, not in the next line but in the one behind it, "stock of three shops". Nothing can be told
 * where most lines begin with small letters. */
static bool is_broken(const fg_resume_reading *x) {
    enum { LEAST = 3 };
    uint32_t apart = 0, next = 0, small = 0, n = x->reading.doc->lines.n;
    for (uint32_t line = 0; line + 2 < n; line++) {
        line_tokens t = line_at(x, line);
        small += goes_on(x, line);
        if (t.a == t.b || !is_small_word(&x->reading, t.b - 1) || !is_joint(&x->reading, t.b - 1)) continue;
        bool on = goes_on(x, line + 1);
        next += on;
        apart += !on && goes_on(x, line + 2);
    }
    return apart >= LEAST && apart > next && small * 2 < n;
}

void fg_resume_find_columns(fg_resume_reading *x) {
    enum { ENOUGH = 2 };
    uint32_t n = count_in_parts(x), inner = 0;
    for (uint32_t line = 0; line < x->reading.doc->lines.n; line++) {
        line_tokens t = line_at(x, line);
        if (t.a == t.b || !is_short(x, line)) continue;
        n += ends_with_heading(x, t) || is_two_headings(x, t) || is_dates_in_sentence(x, t);
        inner += holds_other_sentence(x, t);
    }
    x->resume->mixed_columns |= n + (inner > 1) >= ENOUGH || is_broken(x);
}
