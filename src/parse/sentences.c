/* Where sentences, and the lines of text that lost its line breaks, begin and end. */
#include "parse/splitter.h"

enum { LONG_LINE = 400, CROWDED_LINE = 120 /* bytes */ };

bool fg_opens_statement(const fg_reading *r, uint32_t i, uint32_t to) {
    if (i >= to) return false;
    return fg_has_cap(r, i) || fg_tok(r, i)->cls == FG_TOK_NUMBER || fg_is(r, i, FG_BULLET) || fg_is(r, i, FG_DASH) ||
           fg_is(r, i, '-');
}

static bool has_cue(const fg_reading *r, uint32_t i, uint32_t to, fg_lex tag) {
    fg_hit h;
    return fg_cue_at(r, i, to, tag, &h, NULL);
}

/* Of a full stop or the like, or a word that swallowed one. */
bool fg_is_last_of_sentence(const fg_reading *r, uint32_t i, uint32_t to) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls != FG_TOK_PUNCT)
        return fg_has_cap(r, i + 1) && (fg_tok(r, i + 1)->flags & FG_TOK_SPACE) && i > 0 &&
               !has_cue(r, i, i + 1, FG_LEX_ABBREVIATION);
    if (t->value == '?' && r->doc->text.ptr[t->start] != '?') return false; /* a sign that ASCII lacks */
    if (i > 0 && t->value == '.' && has_cue(r, i - 1, i, FG_LEX_ABBREVIATION)) return false;
    return fg_opens_statement(r, i + 1, to) || fg_is(r, i + 1, '"') || fg_is(r, i + 1, '(');
}

/* "with a", "and"; but not the grade of "CDL A". */
static bool joins(const fg_reading *r, uint32_t i) {
    bool letter = fg_tok(r, i)->end - fg_tok(r, i)->start == 1 && fg_has_cap(r, i);
    return !letter && has_cue(r, i, i + 1, FG_LEX_JOINING);
}

/* "- or three years in surgery": a bullet that is one more choice of the bullet before it. */
static bool is_alternative(const fg_reading *r, uint32_t line) {
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line];
    bool bullets = line > 0 && (l->flags & FG_LINE_BULLET) && (l[-1].flags & FG_LINE_BULLET);
    return bullets && a + 1 < r->dt.line_first[line + 1] && fg_word_is(r, a, "or") && !fg_has_cap(r, a);
}

/* "SQL: 2 years (Preferred)": what stands before token `a` is an entry of its own. */
static bool ends_in_tag(const fg_reading *r, uint32_t a) {
    return a > 2 && fg_is(r, a - 1, ')') && fg_is(r, a - 3, '(') &&
           (has_cue(r, a - 2, a - 1, FG_LEX_PREFERRED) || has_cue(r, a - 2, a - 1, FG_LEX_REQUIRED));
}

enum { KEY_MOST = 8 /* tokens */ };

/* "SQL: 2 years (Preferred) Linux: 1 year (Required)": the next entry, with its key. */
static bool is_next_entry(const fg_reading *r, uint32_t i, uint32_t to) {
    if (!fg_has_cap(r, i) || !ends_in_tag(r, i)) return false;
    for (uint32_t k = i + 1; k < to && k <= i + KEY_MOST; k++)
        if (fg_is(r, k, ':')) return true;
    return false;
}

/* "Clear communication,", "The ability to work alone,": a list without bullets, whose entries end in commas. */
static bool is_entry_behind_comma(const fg_reading *r, uint32_t line) {
    static const fg_lex tags[] = {FG_LEX_STARTER, FG_LEX_HEAD, FG_LEX_STRONG};
    uint32_t a = r->dt.line_first[line], to = r->dt.line_first[line + 1];
    if (line == 0 || !fg_is(r, a - 1, ',') || !fg_has_cap(r, a) || !fg_has_cap(r, r->dt.line_first[line - 1]))
        return false;
    if (a + 1 < to && !fg_has_cap(r, a + 1) && has_cue(r, a + 1, to, FG_LEX_HEAD)) return true;
    for (size_t i = 0; i < FG_COUNT(tags); i++)
        if (has_cue(r, a, to, tags[i])) return true;
    return false;
}

bool fg_continues_line(const fg_reading *r, uint32_t line) {
    if (line >= r->doc->lines.n) return false;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line];
    if (is_alternative(r, line)) return true;
    if ((l->flags & (FG_LINE_BULLET | FG_LINE_HEADING | FG_LINE_BOLD)) || l->blank_before || a == 0 ||
        a == r->dt.line_first[line + 1])
        return false;
    const fg_token *t = fg_tok(r, a);
    if (t->cls != FG_TOK_WORD) return fg_is(r, a, ')') || fg_is(r, a, ',');
    if (ends_in_tag(r, a) || is_entry_behind_comma(r, line)) return false;
    bool open = fg_is(r, a - 1, ',') || fg_is(r, a - 1, '(') || joins(r, a - 1);
    unsigned char c = (unsigned char)r->doc->text.ptr[t->start];
    return open || (c >= 'a' && c <= 'z');
}

/* ---- text that lost its line breaks ---- */

/* A long line that is a good part of the whole: in a text with lines of its own it is only a long paragraph. */
bool fg_is_unbroken(const fg_reading *r, uint32_t line) {
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t n = l->end - l->start;
    return n > LONG_LINE && (size_t)n * 6 > r->doc->text.len;
}

/* A line of some length without a full stop may hold several statements. */
bool fg_is_crowded(const fg_reading *r, uint32_t line) {
    const fg_line *l = &r->doc->lines.at[line];
    if (l->end - l->start < CROWDED_LINE) return false;
    uint32_t last = r->dt.line_first[line + 1] - 1;
    for (uint32_t i = r->dt.line_first[line]; (i = fg_next_mark(r, i, last)) < last; i++)
        if (fg_is(r, i, '.') || fg_is(r, i, ';')) return false;
    return true;
}

/* Words after which no line begins: "the IDE Experience", "BA/BS or MS". */
static bool may_follow(const fg_reading *r, uint32_t i) {
    const fg_token *p = fg_tok(r, i - 1);
    if (p->cls == FG_TOK_WORD) return !has_cue(r, i - 1, i, FG_LEX_JOINING);
    return p->cls != FG_TOK_PUNCT || p->value == ')' || p->value == '+' || p->value == '#';
}

static bool is_title_before(const fg_reading *r, uint32_t i) {
    const fg_token *p = fg_tok(r, i - 1);
    return p->cls == FG_TOK_WORD && (p->flags & FG_TOK_CAP) && !(p->flags & FG_TOK_UPPER);
}

/* "Experience with", "Ability to": words with which a statement of what is asked begins. */
static bool starts_with_asking(const fg_reading *r, uint32_t i, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_STARTER, FG_LEX_HEAD, FG_LEX_STRONG, FG_LEX_ASKS, FG_LEX_DEGREE};
    fg_hit h;
    if (i + 1 < to && fg_tok(r, i + 1)->cls == FG_TOK_WORD && !fg_has_cap(r, i + 1) &&
        fg_cue_at(r, i + 1, to, FG_LEX_HEAD, &h, NULL))
        return true;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, i, to, tags[k], &h, NULL)) return true;
    return false;
}

/* "... TypeScript Extensive knowledge of": praise and what is praised are no name. */
static bool is_lost_skill(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (!fg_has_cap(r, i) || !may_follow(r, i)) return false;
    if (fg_cue_at(r, i, to, FG_LEX_STRONG, &h, NULL) && h.end < to && !fg_has_cap(r, h.end))
        return has_cue(r, h.end, to, FG_LEX_HEAD);
    return !is_title_before(r, i) && fg_cue_at(r, i, to, FG_LEX_TYPED_HEAD, &h, NULL) && h.end >= i + 2;
}

/* "... with Excel Harbor Mill is an equal opportunity employer": the name of the company and what the law has it say. */
static bool is_lost_notice(const fg_reading *r, uint32_t i, uint32_t to) {
    for (uint32_t k = i + 1; k < to && k < i + 5; k++) {
        if (has_cue(r, k, to, FG_LEX_COMPANY_EQUAL)) return true;
        if (!fg_has_cap(r, k)) return false;
    }
    return false;
}

/* A capital in mid-sentence behind a word in lower case: of "Experience with", of "The" or "We", of "Build". */
static bool is_lost_start(const fg_reading *r, uint32_t i, uint32_t to) {
    if (!fg_has_cap(r, i) || !may_follow(r, i)) return false;
    const fg_token *t = fg_tok(r, i);
    if (t->flags & FG_TOK_GLUED) return true;
    if (is_lost_skill(r, i, to)) return true;
    if (is_title_before(r, i)) return false;
    if (is_lost_notice(r, i, to)) return true;
    bool starts = has_cue(r, i, to, FG_LEX_SENTENCE_START) || has_cue(r, i, to, FG_LEX_DUTY_VERB);
    if (starts && !(t->flags & FG_TOK_UPPER)) return true;
    return starts_with_asking(r, i, to);
}

/* "... medical device field 3+ years of experience": the next line of a lost list. */
static bool is_lost_years(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_years y;
    return fg_tok(r, i)->cls == FG_TOK_NUMBER && fg_tok(r, i - 1)->cls == FG_TOK_WORD &&
           !has_cue(r, i - 1, i, FG_LEX_JOINING) && !has_cue(r, i - 1, i, FG_LEX_LEADING) && fg_years_at(r, i, to, &y);
}

/* A dash that stands before a capital: where a line has several, they are bullets of a lost list. */
static bool is_bullet_dash(const fg_reading *r, uint32_t i, uint32_t to) {
    return (fg_is(r, i, FG_DASH) || fg_is(r, i, '-')) && i + 1 < to && (fg_tok(r, i + 1)->flags & FG_TOK_SPACE) &&
           fg_opens_statement(r, i + 1, to);
}

bool fg_has_lost_bullets(const fg_reading *r, uint32_t a, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = a; (i = fg_next_set(r->signs.dashes, 1, i, to)) < to; i++) n += is_bullet_dash(r, i, to);
    return n >= 3;
}

bool fg_is_lost_line(const fg_splitter *s, uint32_t i, uint32_t start, uint32_t to) {
    if (fg_tok(s->r, i)->flags & FG_TOK_GLUED) return true;
    if (s->listed && is_bullet_dash(s->r, i, to)) return true;
    if (is_next_entry(s->r, i, to)) return true;
    if (i < start + 3) return false;
    if (s->crowded && is_lost_skill(s->r, i, to)) return true;
    return s->unbroken && (is_lost_start(s->r, i, to) || is_lost_years(s->r, i, to));
}
