#include "index/turn.h"

#include <stdlib.h>

/* ---- terms that are known ---- */

static uint64_t hash_of(const fg_term_key *k) {
    return (k->concept ^ ((uint64_t)k->value << 8 | k->mode) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
}

static bool same_key(const fg_term_key *a, const fg_term_key *b) {
    return a->concept == b->concept && a->mode == b->mode && a->value == b->value;
}

static void place(fg_turning *t, uint32_t term) {
    uint32_t i = (uint32_t)(hash_of(&t->terms.at[term].key) >> 32) & t->mask;
    while (t->slots[i]) i = (i + 1) & t->mask;
    t->slots[i] = term + 1;
}

static bool make_room(fg_turning *t) {
    if (t->slots && t->terms.n < t->mask / 2) return true;
    uint32_t slots = t->slots ? (t->mask + 1) * 4 : 4096;
    t->slots = FG_NEW_N(t->arena, uint32_t, slots);
    t->mask = slots - 1;
    for (uint32_t i = 0; t->slots && i < t->terms.n; i++) place(t, i);
    return t->slots != NULL;
}

static uint32_t number_of(fg_turning *t, const fg_term_key *key) {
    if (!make_room(t)) return FG_NONE;
    uint32_t i = (uint32_t)(hash_of(key) >> 32) & t->mask;
    for (; t->slots[i]; i = (i + 1) & t->mask)
        if (same_key(&t->terms.at[t->slots[i] - 1].key, key)) return t->slots[i] - 1;
    fg_known_term *k = FG_PUSH(t->arena, &t->terms);
    if (!k) return FG_NONE;
    k->key = *key;
    t->slots[i] = t->terms.n;
    return t->terms.n - 1;
}

/* ---- records ---- */

void fg_turn_begin(fg_turning *t) {
    uint32_t *at = FG_PUSH(t->arena, &t->out->record_at);
    if (at) *at = t->out->records.n;
}

void fg_turn_word(fg_turning *t, uint32_t word) {
    uint32_t *to = FG_PUSH(t->arena, &t->out->records);
    if (to) *to = word;
}

void fg_turn_term(fg_turning *t, const fg_term_key *key, bool joined, uint32_t share) {
    uint32_t term = number_of(t, key);
    if (term == FG_NONE) return;
    fg_turn_word(t, FG_WORD(term, joined, share));
    t->terms.at[term].n++;
}

/* ---- in the order of their keys ---- */

static int by_key(const void *a, const void *b) {
    const fg_known_term *x = *(const fg_known_term *const *)a, *y = *(const fg_known_term *const *)b;
    if (x->key.concept != y->key.concept) return x->key.concept < y->key.concept ? -1 : 1;
    if (x->key.mode != y->key.mode) return x->key.mode < y->key.mode ? -1 : 1;
    return (x->key.value > y->key.value) - (x->key.value < y->key.value);
}

/* The list of a term behind another one (NULL: it is the first). */
static uint32_t list_of(fg_turning *t, const fg_known_term *term, const fg_known_term *before, bool by_mode) {
    fg_segment_bounds *out = t->out;
    bool same = before && by_mode && term->key.concept && term->key.concept == before->key.concept &&
                term->key.mode == before->key.mode;
    fg_segment_list *list = same ? &out->lists.at[out->lists.n - 1] : FG_PUSH(t->arena, &out->lists);
    if (!list) return FG_NONE;
    if (!same) *list = (fg_segment_list){.first = (uint32_t)out->n_entries};
    out->n_entries += term->n;
    return out->lists.n - 1;
}

static void write_terms(fg_turning *t, fg_segment_bounds *out, bool by_mode) {
    fg_known_term **order = FG_NEW_N(t->arena, fg_known_term *, (size_t)t->terms.n + 1);
    if (!order) return;
    for (uint32_t i = 0; i < t->terms.n; i++) order[i] = &t->terms.at[i];
    qsort(order, t->terms.n, sizeof *order, by_key);
    for (uint32_t i = 0; i < t->terms.n; i++) {
        fg_known_term *k = order[i];
        k->sorted = i;
        if (!i || k->key.concept != order[i - 1]->key.concept) {
            uint64_t *concept = FG_PUSH(t->arena, &out->concepts);
            uint32_t *first = FG_PUSH(t->arena, &out->first_term);
            if (concept) *concept = k->key.concept;
            if (first) *first = i;
        }
        fg_segment_term *term = FG_PUSH(t->arena, &out->terms);
        if (!term) return;
        *term = (fg_segment_term){k->key.mode, k->key.value, list_of(t, k, i ? order[i - 1] : NULL, by_mode)};
    }
    uint32_t *end = FG_PUSH(t->arena, &out->first_term);
    if (end) *end = t->terms.n;
}

fg_status fg_turn_end(fg_turning *t, bool by_mode, fg_error *err) {
    fg_turn_begin(t);
    if (t->terms.n >= FG_SEGMENT_TERMS_MOST)
        return fg_fail(err, FG_EINVAL, "more different terms than a segment holds");
    if (!t->arena->failed) write_terms(t, t->out, by_mode);
    return t->arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}
