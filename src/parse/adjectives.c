/* "The Japanese sales strategy": a spoken language's name that says where something comes from. */
#include "parse/mentions.h"

/* "Fluent Japanese business correspondence" */
static bool is_spoken(const fg_reading *r, const fg_mention *m, uint32_t from) {
    fg_hit h;
    for (uint32_t i = m->first; i > from && i + 2 > m->first; i--)
        if (fg_cue_at(r, i - 1, m->first, FG_LEX_SPEAKS, &h, NULL)) return true;
    return false;
}

/* What follows in the sentence tells: nothing, another language, or words that go with one. */
static bool is_language(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    fg_hit h;
    uint32_t i = m->end;
    if (is_spoken(r, m, from)) return true;
    bool alone = m->end == m->first + 1;
    if (!alone || i >= to || fg_tok(r, i)->flags & FG_TOK_LINE || fg_tok(r, i)->cls != FG_TOK_WORD) return true;
    if (fg_cue_at(r, i, to, FG_LEX_BEHIND_LANGUAGE, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_STOP, &h, NULL))
        return true;
    return fg_word_is(r, i, "and") || fg_word_is(r, i, "or") || fg_has_cap(r, i);
}

void fg_drop_adjectives(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all) {
    uint32_t kept = first;
    for (uint32_t i = first; i < all->n; i++)
        if (fg_kind_of(r, all->at[i].concept) != FG_KIND_SPOKEN || is_language(r, &all->at[i], from, to))
            all->at[kept++] = all->at[i];
    all->n = kept;
}
