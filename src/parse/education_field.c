/* What a degree is in: behind the words that name it. */
#include "parse/education_field.h"

enum { FIELD_WORDS = 6, REACH = 11 };

/* "May 2014", "Current", the "City" of a form: what follows a degree and is no field. */
static bool is_no_field(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    fg_hit h;
    uint32_t blank, end;
    return fg_present_at(&x->reading, i, to, &end) || fg_cue_at(&x->reading, i, to, FG_LEX_MONTH, &h, NULL) ||
           (fg_cue_at(&x->reading, i, to, FG_LEX_BLANK, &h, &blank) && blank == 0 &&
            !fg_resume_has_cue(x, h.end, h.end + 2 < to ? h.end + 2 : to, FG_LEX_SCHOOL));
}

fg_span fg_unknown_field(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    const fg_reading *r = &x->reading;
    if (i >= to || !(fg_is(r, i, ':') || fg_word_is(r, i, "in") || fg_word_is(r, i, "of"))) return (fg_span){0, 0};
    uint32_t first = ++i;
    for (; i < to && i < first + FIELD_WORDS; i++) {
        const fg_token *t = fg_tok(r, i);
        bool joint = fg_word_is(r, i, "and") || fg_word_is(r, i, "of");
        if ((i > first && fg_resume_cue(x, i, to, FG_LEX_DEGREE)) || is_no_field(x, i, to)) break;
        if (fg_resume_cue(x, i, to, FG_LEX_SCHOOL)) { /* "History University of …"; "Hill University" is no field */
            if (i + 1 < to && fg_word_is(r, i + 1, "of")) break;
            return (fg_span){0, 0};
        }
        if (t->cls != FG_TOK_WORD || (!(t->flags & FG_TOK_CAP) && !joint) || ((t->flags & FG_TOK_LINE) && i > first))
            break;
    }
    /* "Special program for nurses", "Computer harbour systems": the first word alone is nothing */
    if (i == first + 1 && i < to && fg_tok(r, i)->cls == FG_TOK_WORD &&
        !(fg_tok(r, i)->flags & (FG_TOK_CAP | FG_TOK_LINE)) && !fg_resume_cue(x, i, to, FG_LEX_STOP))
        return (fg_span){0, 0};
    return fg_resume_span(x, first, i);
}

/* ---- behind a sign ---- */

/* Does a field end here: before a sign, the next line, a date or the "City" of a form? */
static bool ends_field(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    fg_dated d;
    return i >= to || fg_tok(&x->reading, i)->cls == FG_TOK_PUNCT || (fg_tok(&x->reading, i)->flags & FG_TOK_LINE) ||
           fg_date_at(&x->reading, i, to, &d) || is_no_field(x, i, to);
}

/* "- Psychology" right behind the degree and its years, and "- Biology" or ", Biology" behind the school; the names of
 * schools aside: "- Law School" */
static bool is_field_at(const fg_resume_reading *x, uint32_t i, uint32_t to, bool next, bool school, fg_hit *h) {
    const fg_reading *r = &x->reading;
    bool sign = fg_is(r, i - 1, FG_DASH) || fg_is(r, i - 1, '-') || fg_is(r, i - 1, '|');
    sign |= (next || school) && fg_is(r, i - 1, ',');
    sign |= next && fg_is(r, i - 1, ':');
    if (!sign || !fg_has_cap(r, i) || !fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_FIELD, h)) return false;
    if (next) return h->end >= to || !fg_resume_cue(x, h->end, to, FG_LEX_SCHOOL);
    return ends_field(x, h->end, to);
}

/* Behind signs and years. */
static uint32_t skip_years(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    fg_dated d;
    while (i < to && !(fg_tok(&x->reading, i)->flags & FG_TOK_LINE)) {
        bool date = fg_date_at(&x->reading, i, to, &d);
        if (!date && fg_tok(&x->reading, i)->cls != FG_TOK_PUNCT) break;
        i = date ? d.end : i + 1;
    }
    return i;
}

uint32_t fg_field_behind(const fg_resume_reading *x, uint32_t end, uint32_t to, fg_span *span) {
    const fg_reading *r = &x->reading;
    if (to > end + REACH) to = end + REACH;
    uint32_t first = skip_years(x, end, to);
    bool school = false;
    fg_hit h;
    for (uint32_t i = end; i < to && !fg_is(r, i, '.'); i++) {
        if ((fg_tok(r, i)->flags & FG_TOK_LINE) || fg_resume_cue(x, i, to, FG_LEX_DEGREE)) break;
        if (i > end && fg_is(r, i, ':')) break; /* what was taught there, or skills */
        if (i > end && is_field_at(x, i, to, i == first, school, &h)) {
            *span = fg_resume_span(x, i, h.end);
            return h.owner;
        }
        school |= fg_resume_cue(x, i, to, FG_LEX_SCHOOL);
    }
    return FG_NONE;
}
