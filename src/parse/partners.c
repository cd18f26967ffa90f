/* "Partner with product, finance and sales": departments with whom somebody works, and no skills. */
#include "parse/mentions.h"

enum {
    QUALIFIERS = 2, /* words before the name of a department: "our internal" */
    ITEM = 4,       /* words of a list's item that is none */
    ITEMS = 8
};

/* What must stand behind words of [works-with]. */
enum { NOTHING, EXAMPLES, SEVERAL };

static bool joins(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, '&') || fg_word_is(r, i, "and") ||
           fg_word_is(r, i, "or");
}

/* What stands behind a name tells whether it is one of a department: "work with finance systems" is not. */
static bool ends_name(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_WORD || joins(r, i)) return true;
    return fg_cue_at(r, i, to, FG_LEX_STOP, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_NO_MEMBER, &h, NULL);
}

/* "Providing", "provided", "on": words with which something else begins than the name of a department. */
static bool begins_other(const fg_reading *r, uint32_t i) {
    fg_hit h;
    fg_str word = fg_token_norm(r->tokens, i);
    if (fg_has_cap(r, i) || fg_word_is(r, i, "including")) return false;
    if (fg_str_ends(word, FG_LIT("ing")) || fg_str_ends(word, FG_LIT("ed"))) return true;
    return fg_cue_at(r, i, i + 1, FG_LEX_STOP, &h, NULL) && !fg_word_is(r, i, "the") && !fg_word_is(r, i, "of");
}

/* A department at token i or behind few words; *weak: what it is called is as often a skill. */
static bool department_at(const fg_reading *r, uint32_t i, uint32_t to, fg_hit *h, uint32_t *weak) {
    for (uint32_t k = i; k < to && k <= i + QUALIFIERS && !joins(r, k) && (k == i || !begins_other(r, k - 1)); k++)
        if (fg_cue_at(r, k, to, FG_LEX_DEPARTMENT, h, weak)) {
            bool short_form = h->end + 2 < to && fg_is(r, h->end, '(') && fg_is(r, h->end + 2, ')');
            if (short_form) h->end += 3; /* "human resources (HR)" */
            return ends_name(r, h->end, to);
        }
    return false;
}

/* "With sales to plan", "with finance on design": what is done together. */
static bool ends_list(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (fg_tok(r, i)->cls == FG_TOK_PUNCT) return !joins(r, i);
    return fg_cue_at(r, i, to, FG_LEX_STOP, &h, NULL) && !fg_word_is(r, i, "the") && !fg_word_is(r, i, "of");
}

/* The next item of the list, of which one ends before token i or goes on there; `to`: there is none. */
static uint32_t next_item(const fg_reading *r, uint32_t i, uint32_t to) {
    for (uint32_t k = i; k < to && k <= i + ITEM; k++) {
        if (ends_list(r, k, to)) return to;
        if (!joins(r, k)) continue;
        while (k < to && joins(r, k)) k++;
        return k;
    }
    return to;
}

static void drop_between(fg_mentions *all, uint32_t first, const fg_hit *h) {
    uint32_t kept = first;
    for (uint32_t i = first; i < all->n; i++)
        if (all->at[i].first < h->first || all->at[i].end > h->end) all->at[kept++] = all->at[i];
    all->n = kept;
}

static void drop_listed(fg_reading *r, uint32_t at, uint32_t to, uint32_t least, uint32_t first, fg_mentions *all) {
    fg_hit found[ITEMS];
    uint32_t n = 0, strong = 0, weak = 0;
    for (uint32_t items = 0; at < to && items < ITEMS; items++) {
        bool is_one = department_at(r, at, to, &found[n], &weak);
        at = next_item(r, is_one ? found[n].end : at, to);
        strong += is_one && !weak;
        n += is_one;
    }
    for (uint32_t i = 0; i < n && n >= least && strong; i++) drop_between(all, first, &found[i]);
}

/* "teams, particularly", "functions including": where the examples begin; `to` if none do. */
static uint32_t behind_examples(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (i < to && (fg_is(r, i, ',') || fg_is(r, i, FG_DASH) || fg_is(r, i, '('))) i++;
    if (fg_cue_at(r, i, to, FG_LEX_SUCH_AS, &h, NULL)) return h.end;
    return fg_word_is(r, i, "including") ? i + 1 : to;
}

void fg_drop_partners(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all) {
    if (all->n == first) return;
    for (uint32_t i = fg_next_cue(r, from, to, FG_LEX_WORKS_WITH); i < to;
         i = fg_next_cue(r, i + 1, to, FG_LEX_WORKS_WITH)) {
        fg_hit h;
        uint32_t arg;
        if (!fg_cue_at(r, i, to, FG_LEX_WORKS_WITH, &h, &arg)) continue;
        uint32_t at = arg == EXAMPLES ? behind_examples(r, h.end, to) : h.end;
        drop_listed(r, at, to, arg == SEVERAL ? 2 : 1, first, all);
    }
}
