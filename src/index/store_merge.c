/*
 * Merging. A segment is of the tier of its size, each four times the one before. Four of one tier, with whatever smaller
 * ones stand between and behind them, or as many as fit into the largest, become one: an entry is written again once a
 * tier, and there are few segments.
 */
#include "index/store.h"

enum { WIDTH = 4, SMALLEST = 1024 };

static int tier_of(const fg_store_segment *s) {
    int tier = 0;
    for (int64_t n = s->count - s->gone.n; n >= (int64_t)SMALLEST * WIDTH; n /= WIDTH) tier++;
    return tier;
}

static int64_t live_of(const fg_store_segment *s) { return s->count - s->gone.n; }

/* ---- what to merge ---- */

typedef struct {
    uint32_t from, to;
} run;

/* Segments before `end` that go together; what would be larger than one may be stays by itself. */
static run run_before(const fg_index *x, uint32_t end, int tier) {
    uint32_t from = end, of_tier = 0;
    int64_t live = 0;
    while (from && tier_of(&x->segments.at[from - 1]) <= tier &&
           live + live_of(&x->segments.at[from - 1]) <= FG_STORE_LARGEST) {
        from--;
        live += live_of(&x->segments.at[from]);
        of_tier += tier_of(&x->segments.at[from]) == tier;
    }
    bool full = from && tier_of(&x->segments.at[from - 1]) <= tier;
    return of_tier >= WIDTH || (full && of_tier > 1) ? (run){from, end} : (run){0, 0};
}

/* The last one: small ones behind it that do not fit wait for more. */
static run run_of_tier(const fg_index *x, int tier) {
    run r = {0, 0};
    for (uint32_t end = x->segments.n; end && !r.to; end--) r = run_before(x, end, tier);
    return r;
}

/* One of which half is gone is written without it. */
static run find_hollow(const fg_index *x) {
    for (uint32_t i = 0; i < x->segments.n; i++)
        if (x->segments.at[i].gone.n * 2ll >= x->segments.at[i].count) return (run){i, i + 1};
    return (run){0, 0};
}

static run find_run(const fg_index *x) {
    run r = find_hollow(x);
    for (int tier = 0; r.to == 0 && tier < 16; tier++) r = run_of_tier(x, tier);
    return r;
}

/* ---- merging it ---- */

typedef struct {
    fg_str *packed, *places;
    uint64_t *numbers;
    fg_entry_fields *fields;
    uint32_t n;
} gathered;

static fg_status gather_one(fg_index *x, gathered *g, fg_store_segment *s, fg_error *err) {
    fg_status status = fg_store_open_segment(x, s, err);
    for (uint32_t i = 0; status == FG_OK && i < fg_segment_count(s->segment); i++) {
        if (!fg_may_be_found(s->live, i)) continue;
        fg_str packed = fg_segment_blob(s->segment, i);
        if (!packed.len)
            return fg_fail(err, FG_EINPUT, "the index is damaged: %s/%08lld.segment has changed", x->path,
                           (long long)s->number);
        g->packed[g->n] = packed;
        g->places[g->n] = fg_rows_places(&s->fields, i);
        g->fields[g->n] = s->fields.rows[i].f;
        g->numbers[g->n++] = fg_segment_id(s->segment, i);
    }
    return status;
}

static fg_status gather(fg_index *x, gathered *g, run r, fg_arena *arena, fg_error *err) {
    fg_status status = FG_OK;
    size_t n = 0;
    for (uint32_t i = r.from; i < r.to; i++) n += (size_t)live_of(&x->segments.at[i]);
    g->packed = FG_NEW_N(arena, fg_str, n);
    g->places = FG_NEW_N(arena, fg_str, n);
    g->numbers = FG_NEW_N(arena, uint64_t, n);
    g->fields = FG_NEW_N(arena, fg_entry_fields, n);
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    for (uint32_t i = r.from; i < r.to && status == FG_OK; i++) /* one that cannot be read may have nothing any more */
        if (live_of(&x->segments.at[i])) status = gather_one(x, g, &x->segments.at[i], err);
    return status;
}

static fg_status unname(fg_index *x, int64_t number, fg_error *err) {
    sqlite3_stmt *q = NULL;
    fg_status status = fg_store_prepare(x, &q, "DELETE FROM segments WHERE number = ?1", err);
    if (status != FG_OK) return status;
    sqlite3_bind_int64(q, 1, number);
    int code = sqlite3_step(q);
    sqlite3_finalize(q);
    return code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

static fg_status take_out(fg_index *x, run r, fg_error *err) {
    fg_status status = FG_OK;
    for (uint32_t i = r.from; i < r.to && status == FG_OK; i++) status = unname(x, x->segments.at[i].number, err);
    for (uint32_t i = r.from; i < r.to; i++) fg_store_close_segment(x, &x->segments.at[i]);
    for (uint32_t i = r.to; i < x->segments.n; i++) x->segments.at[i - (r.to - r.from)] = x->segments.at[i];
    x->segments.n -= r.to - r.from;
    return status;
}

static void put_in(fg_index *x, uint32_t at, const fg_store_segment *made) {
    x->segments.n++; /* there is room: at least one was taken out */
    for (uint32_t i = x->segments.n - 1; i > at; i--) x->segments.at[i] = x->segments.at[i - 1];
    x->segments.at[at] = *made;
}

/* What is merged stands in the old files until the new one is there. */
static fg_status merge(fg_index *x, run r, fg_error *err) {
    fg_arena arena;
    gathered g = {0};
    fg_store_segment made;
    fg_arena_init(&arena, &x->alloc);
    fg_status status = gather(x, &g, r, &arena, err);
    if (status == FG_OK && g.n) status = fg_store_put(x, &made, g.packed, g.numbers, g.fields, g.places, g.n, err);
    if (status == FG_OK) status = take_out(x, r, err);
    if (status == FG_OK && g.n) put_in(x, r.from, &made);
    fg_arena_free(&arena);
    return status;
}

fg_status fg_index_tidy(fg_index *x, fg_error *err) {
    if (!x) return fg_fail(err, FG_EINVAL, "fg_index_tidy: index is NULL");
    fg_status status = fg_index_commit(x, err);
    while (status == FG_OK) {
        status = fg_store_begin(x, err);
        if (status != FG_OK) return status;
        run r = find_run(x);
        if (!r.to) return fg_store_end(x, FG_OK, err);
        status = merge(x, r, err);
        status = status == FG_OK ? fg_index_commit(x, err) : fg_store_end(x, status, err);
    }
    return status;
}
