/* Postings turned round: of every term the postings that have it, with what it may add to their rank. */
#include <stdlib.h>

#include "index/segment_format.h"
#include "index/terms.h"

typedef struct {
    fg_term_key key;
    uint32_t n, sorted; /* entries; place in the order of the keys */
} known_term;

/* Terms of a record that count as one, for who has any of them. */
typedef struct {
    uint32_t from, to; /* words */
    uint32_t share;    /* the highest */
    uint64_t n;        /* postings that have one of its terms, about */
} unit;

typedef struct {
    fg_arena *arena;
    FG_VEC(known_term) terms;
    fg_segment_bounds *out;
    FG_VEC(unit) units;      /* of one posting */
    FG_VEC(uint32_t) sorted; /* its words */
    uint32_t *slots;         /* open addressing: term + 1 */
    uint32_t mask;
} turning;

/* ---- terms that are known ---- */

static uint64_t hash_of(const fg_term_key *k) {
    return (k->concept ^ ((uint64_t)k->value << 8 | k->mode) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
}

static bool same_key(const fg_term_key *a, const fg_term_key *b) {
    return a->concept == b->concept && a->mode == b->mode && a->value == b->value;
}

static void place(turning *t, uint32_t term) {
    uint32_t i = (uint32_t)(hash_of(&t->terms.at[term].key) >> 32) & t->mask;
    while (t->slots[i]) i = (i + 1) & t->mask;
    t->slots[i] = term + 1;
}

static bool make_room(turning *t) {
    if (t->slots && t->terms.n < t->mask / 2) return true;
    uint32_t slots = t->slots ? (t->mask + 1) * 4 : 4096;
    t->slots = FG_NEW_N(t->arena, uint32_t, slots);
    t->mask = slots - 1;
    for (uint32_t i = 0; t->slots && i < t->terms.n; i++) place(t, i);
    return t->slots != NULL;
}

static uint32_t number_of(turning *t, const fg_term_key *key) {
    if (!make_room(t)) return FG_NONE;
    uint32_t i = (uint32_t)(hash_of(key) >> 32) & t->mask;
    for (; t->slots[i]; i = (i + 1) & t->mask)
        if (same_key(&t->terms.at[t->slots[i] - 1].key, key)) return t->slots[i] - 1;
    known_term *k = FG_PUSH(t->arena, &t->terms);
    if (!k) return FG_NONE;
    k->key = *key;
    t->slots[i] = t->terms.n;
    return t->terms.n - 1;
}

/* The record of a posting, its terms by number and in its own order. */
static void record(turning *t, uint32_t base, const fg_terms *terms) {
    uint32_t *at = FG_PUSH(t->arena, &t->out->record_at), *word = NULL;
    if (at) *at = t->out->records.n;
    if ((word = FG_PUSH(t->arena, &t->out->records))) *word = base;
    if (base > t->out->most_base) t->out->most_base = base;
    for (uint32_t i = 0; i < terms->n; i++) {
        uint32_t term = number_of(t, &terms->at[i].key);
        word = term == FG_NONE ? NULL : FG_PUSH(t->arena, &t->out->records);
        if (!word) return;
        *word = FG_WORD(term, terms->at[i].joined, terms->at[i].share);
        t->terms.at[term].n++;
    }
}

/* ---- in the order of their keys ---- */

static int by_key(const void *a, const void *b) {
    const known_term *x = *(const known_term *const *)a, *y = *(const known_term *const *)b;
    if (x->key.concept != y->key.concept) return x->key.concept < y->key.concept ? -1 : 1;
    if (x->key.mode != y->key.mode) return x->key.mode < y->key.mode ? -1 : 1;
    return (x->key.value > y->key.value) - (x->key.value < y->key.value);
}

static void write_terms(turning *t, fg_segment_bounds *out) {
    known_term **order = FG_NEW_N(t->arena, known_term *, (size_t)t->terms.n + 1);
    if (!order) return;
    for (uint32_t i = 0; i < t->terms.n; i++) order[i] = &t->terms.at[i];
    qsort(order, t->terms.n, sizeof *order, by_key);
    for (uint32_t i = 0; i < t->terms.n; i++) {
        known_term *k = order[i];
        k->sorted = i;
        if (!i || k->key.concept != order[i - 1]->key.concept) {
            uint64_t *concept = FG_PUSH(t->arena, &out->concepts);
            uint32_t *first = FG_PUSH(t->arena, &out->first_term);
            if (concept) *concept = k->key.concept;
            if (first) *first = i;
        }
        fg_segment_term *term = FG_PUSH(t->arena, &out->terms);
        if (!term) return;
        *term = (fg_segment_term){k->key.mode, k->key.value, (uint32_t)out->n_entries, k->n};
        out->n_entries += k->n;
    }
    uint32_t *end = FG_PUSH(t->arena, &out->first_term);
    if (end) *end = t->terms.n;
}

/* ---- records, the rarest units first ---- */

static int by_rarity(const void *a, const void *b) {
    const unit *x = a, *y = b;
    if (x->n != y->n) return x->n < y->n ? -1 : 1;
    return (x->from > y->from) - (x->from < y->from);
}

static void find_units(turning *t, uint32_t from, uint32_t to) {
    t->units.n = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t word = t->out->records.at[i];
        unit *u = FG_WORD_JOINED(word) && t->units.n ? &t->units.at[t->units.n - 1] : FG_PUSH(t->arena, &t->units);
        if (!u) return;
        if (!FG_WORD_JOINED(word)) u->from = i;
        u->to = i + 1;
        u->n += t->terms.at[FG_WORD_TERM(word)].n;
        if (FG_WORD_SHARE(word) > u->share) u->share = FG_WORD_SHARE(word);
    }
    if (t->units.n) qsort(t->units.at, t->units.n, sizeof *t->units.at, by_rarity);
}

/* Writes a record anew, with the numbers of sorted terms. */
static void sort_record(turning *t, uint32_t from, uint32_t to) {
    find_units(t, from, to);
    t->sorted.n = 0;
    for (uint32_t k = 0; k < t->units.n; k++)
        for (uint32_t i = t->units.at[k].from; i < t->units.at[k].to; i++) {
            uint32_t word = t->out->records.at[i], *to_word = FG_PUSH(t->arena, &t->sorted);
            if (!to_word) return;
            *to_word = FG_WORD(t->terms.at[FG_WORD_TERM(word)].sorted, FG_WORD_JOINED(word), FG_WORD_SHARE(word));
        }
    if (t->sorted.n) memcpy(t->out->records.at + from, t->sorted.at, t->sorted.n * sizeof *t->sorted.at);
}

/* ---- entries ---- */

typedef struct {
    uint32_t term, entry;
    uint16_t share;
} occurrence;
typedef FG_VEC(occurrence) occurrences;

enum { BOUNDS = FG_SHARE_ONE + 1 };

static void list_entries(turning *t, uint32_t posting, occurrences *out, uint32_t *of_bound) {
    uint32_t from = t->out->record_at.at[posting], to = t->out->record_at.at[posting + 1],
             left = t->out->records.at[from];
    for (uint32_t pass = 0; pass < 2; pass++) /* what all units together come to, then what is left before each */
        for (uint32_t i = from + 1, end; i < to; i = end) {
            uint32_t share = 0;
            for (end = i; end < to && (end == i || FG_WORD_JOINED(t->out->records.at[end])); end++)
                if (FG_WORD_SHARE(t->out->records.at[end]) > share) share = FG_WORD_SHARE(t->out->records.at[end]);
            uint32_t bound = left < FG_SHARE_ONE ? left : FG_SHARE_ONE;
            for (uint32_t k = i; pass && k < end; k++) {
                occurrence *o = FG_PUSH(t->arena, out);
                if (!o) return;
                *o = (occurrence){FG_WORD_TERM(t->out->records.at[k]), bound << 20 | posting, (uint16_t)share};
                of_bound[bound]++;
            }
            left = pass ? left - share : left + share;
            if (!pass && end == to) t->out->records.at[from] = left;
        }
}

/* By falling bounds, then, keeping that order, by term. */
static void write_entries(turning *t, fg_segment_bounds *out, uint32_t n) {
    occurrences all = {0};
    uint32_t *of_bound = FG_NEW_N(t->arena, uint32_t, BOUNDS + 1), at = 0;
    uint32_t *next = FG_NEW_N(t->arena, uint32_t, (size_t)t->terms.n + 1);
    if (!of_bound || !next || !FG_RESERVE(t->arena, &all, out->n_entries)) return;
    for (uint32_t i = 0; i < n; i++) list_entries(t, i, &all, of_bound);
    for (uint32_t b = BOUNDS; b-- > 0;) {
        uint32_t here = of_bound[b];
        of_bound[b] = at;
        at += here;
    }
    occurrence *falling = FG_NEW_N(t->arena, occurrence, (size_t)all.n + 1);
    out->entries = FG_NEW_N(t->arena, uint32_t, out->n_entries + 1);
    out->shares = FG_NEW_N(t->arena, uint16_t, out->n_entries + 1);
    if (!falling || !out->entries || !out->shares || all.n != out->n_entries) return;
    for (uint32_t i = 0; i < all.n; i++) falling[of_bound[all.at[i].entry >> 20]++] = all.at[i];
    for (uint32_t i = 0; i < all.n; i++) {
        uint32_t term = falling[i].term, to = out->terms.at[term].first + next[term]++;
        out->entries[to] = falling[i].entry;
        out->shares[to] = falling[i].share;
    }
}

static fg_status record_all(turning *t, const fg_str *blobs, uint32_t n, const fg_dict *dict, const fg_policy *policy,
                            fg_error *err) {
    fg_arena scratch;
    fg_ids *ids = fg_ids_new(dict, &t->arena->alloc);
    fg_status status = ids ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&scratch, &t->arena->alloc);
    for (uint32_t i = 0; i < n && status == FG_OK; i++) {
        fg_posting posting;
        fg_terms terms = {0};
        uint32_t base;
        fg_arena_reset(&scratch);
        status = fg_posting_unpack(&posting, blobs[i], dict, ids, &scratch, NULL, err);
        if (status != FG_OK) break;
        fg_terms_of(&posting, dict, policy, &scratch, &terms, &base);
        record(t, base, &terms);
    }
    if (scratch.failed) t->arena->failed = true;
    fg_arena_free(&scratch);
    fg_ids_free(ids);
    return status;
}

fg_status fg_segment_bound(fg_segment_bounds *out, const fg_str *blobs, uint32_t n, const fg_dict *dict,
                           const fg_policy *policy, fg_arena *arena, fg_error *err) {
    turning t = {.arena = arena, .out = out};
    *out = (fg_segment_bounds){0};
    fg_status status = record_all(&t, blobs, n, dict, policy, err);
    if (status != FG_OK) return status;
    uint32_t *end = FG_PUSH(arena, &out->record_at);
    if (end) *end = out->records.n;
    if (t.terms.n >= FG_SEGMENT_TERMS_MOST) return fg_fail(err, FG_EINVAL, "more different terms than a segment holds");
    if (!arena->failed) write_terms(&t, out);
    for (uint32_t i = 0; i < n && !arena->failed; i++)
        sort_record(&t, out->record_at.at[i] + 1, out->record_at.at[i + 1]);
    if (!arena->failed) write_entries(&t, out, n);
    return arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}
