/* Postings turned round: of every term the postings that have it, with what it may add to their rank. */
#include "index/turn.h"

#include <stdlib.h>

/* Terms of a record that count as one, for who has any of them. */
typedef struct {
    uint32_t from, to; /* words */
    uint32_t share;    /* the highest */
    uint64_t n;        /* postings that have one of its terms, about */
} unit;

typedef struct {
    fg_turning turn;
    FG_VEC(unit) units;      /* of one posting */
    FG_VEC(uint32_t) sorted; /* its words */
} turning;

/* The record of a posting, in its own order. */
static void record(fg_turning *t, const fg_asked *asked) {
    uint32_t base = fg_share_units(asked->base);
    fg_turn_begin(t);
    fg_turn_word(t, base);
    if (base > t->out->most_base) t->out->most_base = base;
    for (uint32_t i = 0; i < asked->terms.n; i++) {
        const fg_term *term = &asked->terms.at[i];
        fg_turn_term(t, &term->key, term->joined, fg_share_units(term->share));
    }
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
        uint32_t word = t->turn.out->records.at[i];
        unit *u = FG_WORD_JOINED(word) && t->units.n ? &t->units.at[t->units.n - 1] : FG_PUSH(t->turn.arena, &t->units);
        if (!u) return;
        if (!FG_WORD_JOINED(word)) u->from = i;
        u->to = i + 1;
        u->n += t->turn.terms.at[FG_WORD_TERM(word)].n;
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
            uint32_t word = t->turn.out->records.at[i], *to_word = FG_PUSH(t->turn.arena, &t->sorted);
            if (!to_word) return;
            *to_word = fg_turn_sorted(&t->turn, word);
        }
    if (t->sorted.n) memcpy(t->turn.out->records.at + from, t->sorted.at, t->sorted.n * sizeof *t->sorted.at);
}

/* ---- entries ---- */

typedef struct {
    uint32_t term, entry;
    uint16_t share;
} occurrence;
typedef FG_VEC(occurrence) occurrences;

enum { BOUNDS = FG_SHARE_ONE + 1 };

static void list_entries(turning *t, uint32_t posting, occurrences *out, uint32_t *of_bound) {
    uint32_t from = t->turn.out->record_at.at[posting], to = t->turn.out->record_at.at[posting + 1],
             left = t->turn.out->records.at[from];
    for (uint32_t pass = 0; pass < 2; pass++) /* what all units together come to, then what is left before each */
        for (uint32_t i = from + 1, end; i < to; i = end) {
            uint32_t share = 0;
            for (end = i; end < to && (end == i || FG_WORD_JOINED(t->turn.out->records.at[end])); end++)
                if (FG_WORD_SHARE(t->turn.out->records.at[end]) > share)
                    share = FG_WORD_SHARE(t->turn.out->records.at[end]);
            uint32_t bound = left < FG_SHARE_ONE ? left : FG_SHARE_ONE;
            for (uint32_t k = i; pass && k < end; k++) {
                occurrence *o = FG_PUSH(t->turn.arena, out);
                if (!o) return;
                *o = (occurrence){FG_WORD_TERM(t->turn.out->records.at[k]), bound << 20 | posting, (uint16_t)share};
                of_bound[bound]++;
            }
            left = pass ? left - share : left + share;
            if (!pass && end == to) t->turn.out->records.at[from] = left;
        }
}

/* By falling bounds, then, keeping that order, by term. */
static void write_entries(turning *t, fg_segment_bounds *out, uint32_t n) {
    occurrences all = {0};
    uint32_t *of_bound = FG_NEW_N(t->turn.arena, uint32_t, BOUNDS + 1), at = 0;
    uint32_t *next = FG_NEW_N(t->turn.arena, uint32_t, (size_t)t->turn.terms.n + 1);
    if (!of_bound || !next || !FG_RESERVE(t->turn.arena, &all, out->n_entries)) return;
    for (uint32_t i = 0; i < n; i++) list_entries(t, i, &all, of_bound);
    for (uint32_t b = BOUNDS; b-- > 0;) {
        uint32_t here = of_bound[b];
        of_bound[b] = at;
        at += here;
    }
    occurrence *falling = FG_NEW_N(t->turn.arena, occurrence, (size_t)all.n + 1);
    out->entries = FG_NEW_N(t->turn.arena, uint32_t, out->n_entries + 1);
    out->shares = FG_NEW_N(t->turn.arena, uint16_t, out->n_entries + 1);
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
    fg_ids *ids = fg_ids_new(dict, &t->turn.arena->alloc);
    fg_status status = ids ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&scratch, &t->turn.arena->alloc);
    for (uint32_t i = 0; i < n && status == FG_OK; i++) {
        fg_posting posting;
        fg_asked asked;
        fg_arena_reset(&scratch);
        status = fg_posting_unpack(&posting, blobs[i], dict, ids, &scratch, NULL, err);
        if (status != FG_OK) break;
        fg_terms_of_rank(&posting, dict, policy, &scratch, &asked);
        record(&t->turn, &asked);
    }
    if (scratch.failed) t->turn.arena->failed = true;
    fg_arena_free(&scratch);
    fg_ids_free(ids);
    return status;
}

fg_status fg_segment_bound(fg_segment_bounds *out, const fg_str *blobs, uint32_t n, const fg_dict *dict,
                           const fg_policy *policy, fg_arena *arena, fg_error *err) {
    turning t = {.turn = {.arena = arena, .out = out}};
    *out = (fg_segment_bounds){0};
    fg_status status = record_all(&t, blobs, n, dict, policy, err);
    if (status == FG_OK) status = fg_turn_end(&t.turn, err);
    if (status != FG_OK) return status;
    for (uint32_t i = 0; i < n && !arena->failed; i++)
        sort_record(&t, out->record_at.at[i] + 1, out->record_at.at[i + 1]);
    if (!arena->failed) write_entries(&t, out, n);
    return arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}
