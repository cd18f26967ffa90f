/* Postings turned round: of every term the postings that have it, with what it may add to their rank. */
#include "index/common.h"

#include <stdlib.h>

/* Terms of a record that count as one, for who has any of them. */
typedef struct {
    uint32_t from, to; /* words */
    uint32_t share;    /* the highest */
    uint64_t n;        /* who has something of it, about */
} unit;

typedef struct {
    fg_turning turn;
    FG_VEC(unit) units;      /* of one posting */
    FG_VEC(uint32_t) sorted; /* its words */
} turning;

/* The record of a posting, in its own order. */
static void record(fg_turning *t, const fg_asked *asked) {
    fg_turn_begin(t);
    fg_turn_word(t, fg_share_units(asked->base));
    for (uint32_t i = 0; i < asked->terms.n; i++) {
        const fg_term *term = &asked->terms.at[i];
        fg_turn_term(t, &term->key, term->joined, fg_share_units(term->share));
    }
}

/* ---- records, the units first that few postings have for their share ---- */

static int by_cost(const void *a, const void *b) {
    const unit *x = a, *y = b;
    uint64_t x_cost = x->n * y->share, y_cost = y->n * x->share;
    if (x_cost != y_cost) return x_cost < y_cost ? -1 : 1;
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
        u->n += t->turn.terms.at[FG_WORD_TERM(word)].common;
        if (FG_WORD_SHARE(word) > u->share) u->share = FG_WORD_SHARE(word);
    }
    if (t->units.n) qsort(t->units.at, t->units.n, sizeof *t->units.at, by_cost);
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

/* The highest share of a unit that begins at a word, and its end. */
static uint32_t share_of_unit(const uint32_t *words, uint32_t from, uint32_t to, uint32_t *end) {
    uint32_t share = FG_WORD_SHARE(words[from]), i = from + 1;
    for (; i < to && FG_WORD_JOINED(words[i]); i++)
        if (FG_WORD_SHARE(words[i]) > share) share = FG_WORD_SHARE(words[i]);
    *end = i;
    return share;
}

/* In the units of a level. */
static uint8_t rest_of(uint32_t level, uint32_t left) {
    uint32_t rest = (left * fg_need_scale(level) + (1u << FG_NEED_BITS) - 1) >> FG_NEED_BITS;
    return (uint8_t)(rest < UINT8_MAX ? rest : UINT8_MAX);
}

/* What is left where the levels from `level` on are not looked at, if that is less than they begin with; the first for which
 * it is not. */
static uint32_t set_rests(turning *t, uint32_t posting, uint32_t level, uint32_t left) {
    fg_segment_bounds *out = t->turn.out;
    size_t each = out->n_rests / FG_LEVELS;
    for (; level < FG_LEVELS && left < fg_level_from[level]; level++)
        out->rests[level * each + posting] = rest_of(level, left);
    return level;
}

/* What is left of a posting if nothing is missing: of its record the first word, which was its base. */
static void add_up(turning *t, uint32_t posting) {
    uint32_t *words = t->turn.out->records.at, from = t->turn.out->record_at.at[posting],
             to = t->turn.out->record_at.at[posting + 1], end;
    for (uint32_t i = from + 1; i < to; i = end) words[from] += share_of_unit(words, i, to, &end);
}

/* Of a unit: counts its entries, or puts them where those of their lists and level go on. */
static void list_unit(turning *t, uint32_t posting, const uint32_t *word, uint32_t n, uint32_t level, bool count) {
    fg_segment_bounds *out = t->turn.out;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *next = &out->lists.at[out->terms.at[FG_WORD_TERM(word[i])].list].end[level];
        if (!count) out->entries[*next] = FG_ENTRY(posting, FG_WORD_SHARE(word[i]));
        ++*next;
    }
}

/* By what is left before each unit. */
static void list_posting(turning *t, uint32_t posting, bool count) {
    fg_segment_bounds *out = t->turn.out;
    const uint32_t *words = out->records.at;
    uint32_t from = out->record_at.at[posting], to = out->record_at.at[posting + 1], left = words[from], end,
             level = set_rests(t, posting, 0, left);
    for (uint32_t i = from + 1; i < to; i = end) {
        left -= share_of_unit(words, i, to, &end);
        list_unit(t, posting, words + i, end - i, level, count);
        level = set_rests(t, posting, level, left);
    }
    for (size_t each = out->n_rests / FG_LEVELS; level < FG_LEVELS; level++)
        out->rests[level * each + posting] = rest_of(level, left < FG_SHARE_ONE ? left : FG_SHARE_ONE);
}

/* From how many are on each level of a list to where they begin. */
static void place_levels(fg_segment_bounds *out) {
    for (uint32_t i = 0; i < out->lists.n; i++)
        for (uint32_t level = 0, next = out->lists.at[i].first; level < FG_LEVELS; level++) {
            uint32_t n = out->lists.at[i].end[level];
            out->lists.at[i].end[level] = next;
            next += n;
        }
}

/* List by list, level by level, in each by rising postings. */
static void write_entries(turning *t, fg_segment_bounds *out, uint32_t n) {
    out->n_rests = fg_rests_of(n) * FG_LEVELS;
    out->entries = FG_NEW_N(t->turn.arena, uint32_t, out->n_entries + 1);
    out->rests = FG_NEW_N(t->turn.arena, uint8_t, out->n_rests + 1);
    if (t->turn.arena->failed) return;
    for (uint32_t i = 0; i < n; i++) add_up(t, i);
    for (uint32_t i = 0; i < n; i++) list_posting(t, i, true);
    place_levels(out);
    for (uint32_t i = 0; i < n; i++) list_posting(t, i, false);
}

static fg_status record_one(turning *t, fg_str blob, const fg_ids *ids, const fg_dict *dict, const fg_policy *policy,
                            fg_arena *scratch, fg_error *err) {
    fg_posting posting;
    fg_asked asked;
    fg_status status = fg_posting_unpack(&posting, blob, dict, ids, scratch, NULL, err);
    if (status != FG_OK) return status;
    fg_terms_of_rank(&posting, dict, policy, scratch, &asked);
    record(&t->turn, &asked);
    return FG_OK;
}

/* All in their own order, then by how common what they ask is. */
static fg_status record_all(turning *t, const fg_str *blobs, uint32_t n, const fg_dict *dict, const fg_policy *policy,
                            fg_error *err) {
    fg_arena scratch;
    fg_ids *ids = fg_ids_new(dict, &t->turn.arena->alloc);
    fg_status status = ids ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&scratch, &t->turn.arena->alloc);
    for (uint32_t i = 0; i < n && status == FG_OK; i++) {
        fg_arena_reset(&scratch);
        status = record_one(t, blobs[i], ids, dict, policy, &scratch, err);
    }
    if (status == FG_OK) status = fg_turn_end(&t->turn, true, err);
    fg_arena_reset(&scratch);
    if (status == FG_OK && !fg_common_find(&t->turn, ids, dict, policy, &scratch))
        status = fg_fail(err, FG_ENOMEM, "out of memory");
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
    if (status != FG_OK) return status;
    for (uint32_t i = 0; i < n && !arena->failed; i++)
        sort_record(&t, out->record_at.at[i] + 1, out->record_at.at[i + 1]);
    if (!arena->failed) write_entries(&t, out, n);
    return arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}
