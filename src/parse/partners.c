/* "Partner with product, finance and sales": departments with whom somebody works, and no skills. */
#include "parse/mentions.h"

enum { QUALIFIERS = 2 /* words before the name of a department: "our internal" */ };

static bool joins(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, '&') || fg_word_is(r, i, "and") ||
           fg_word_is(r, i, "or");
}

/* A department at token i or behind few words: its end, else i. */
static uint32_t department_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *first) {
    fg_hit h;
    for (*first = i; *first < to && *first <= i + QUALIFIERS && !joins(r, *first); ++*first)
        if (fg_cue_at(r, *first, to, FG_LEX_DEPARTMENT, &h, NULL)) return h.end;
    return i;
}

static void drop_between(fg_mentions *all, uint32_t first, uint32_t a, uint32_t b) {
    uint32_t kept = first;
    for (uint32_t i = first; i < all->n; i++)
        if (all->at[i].first < a || all->at[i].end > b) all->at[kept++] = all->at[i];
    all->n = kept;
}

/* What stands behind the last name tells whether it is one of a department: "work with finance systems" is not. */
static bool ends_name(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_WORD || joins(r, i)) return true;
    return fg_cue_at(r, i, to, FG_LEX_STOP, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_NO_MEMBER, &h, NULL);
}

void fg_drop_partners(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all) {
    if (all->n == first) return;
    for (uint32_t i = fg_next_cue(r, from, to, FG_LEX_WORKS_WITH); i < to;
         i = fg_next_cue(r, i + 1, to, FG_LEX_WORKS_WITH)) {
        fg_hit h;
        if (!fg_cue_at(r, i, to, FG_LEX_WORKS_WITH, &h, NULL)) continue;
        for (uint32_t at = h.end, name, end; at < to && (end = department_at(r, at, to, &name)) > at;) {
            if (ends_name(r, end, to)) drop_between(all, first, name, end);
            for (at = end; at < to && joins(r, at);) at++;
            if (at == end) break;
        }
    }
}
