/* Finding the best, and what an index tells of itself. */
#include "index/store.h"

#include <stdio.h>

/* ---- filters ---- */

static bool read_employment(fg_str name, uint8_t *out) {
    const char *known = fg_employment_read(name);
    *out = 0;
    for (uint8_t i = 1; known && i < FG_EMPLOYMENTS; i++)
        if (strcmp(known, fg_employment_names[i]) == 0) *out = i;
    return *out || !name.len;
}

static bool read_letters(fg_str s, char *out, size_t n) {
    if (s.len && s.len != n) return false;
    memset(out, 0, n);
    if (s.len) memcpy(out, s.ptr, n);
    return true;
}

static void read_places(fg_filter *f, const fg_dict *dict, fg_str said, fg_arena *arena) {
    enum { MOST = 8 };
    fg_area_names *parts = FG_NEW_N(arena, fg_area_names, MOST);
    f->parts = parts;
    if (parts) f->n_parts = fg_area_parts(dict, said, parts, MOST, arena);
}

static fg_status read_filter(fg_filter *f, const fg_index *x, const fg_index_query *q, fg_arena *arena, fg_error *err) {
    *f = (fg_filter){.remote = q->remote, .pay = q->pay_at_least, .posted_after = q->posted_after};
    if (!read_employment(q->employment, &f->employment))
        return fg_fail(err, FG_EINVAL, "no kind of employment: %.*s", FG_STR_ARG(q->employment));
    if (!read_letters(q->currency, f->currency, 3) || !read_letters(q->language, f->language, 2))
        return fg_fail(err, FG_EINVAL, "a currency has three letters such as USD, a language two such as en");
    if (q->location.len) {
        read_places(f, x->dict, q->location, arena);
        if (!f->n_parts) return fg_fail(err, FG_EINVAL, "no words in the place to look for");
    }
    f->any = f->remote || f->n_parts || f->pay || f->employment || f->posted_after || f->language[0];
    return arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

static const uint64_t *allow(const fg_store_segment *s, const fg_filter *filter, fg_arena *arena) {
    uint32_t n = fg_segment_count(s->segment);
    if (!filter->any) return s->live;
    uint64_t *bits = FG_NEW_N(arena, uint64_t, (n + 63) / 64);
    for (uint32_t i = 0; bits && i < n; i++)
        if (fg_may_be_found(s->live, i) && fg_rows_pass(&s->fields, i, filter)) bits[i / 64] |= UINT64_C(1) << i % 64;
    return bits;
}

/* ---- ranking ---- */

static fg_status set_up(fg_index *x, fg_str packed, fg_error *err) {
    fg_status status = x->scorer ? FG_OK : fg_scorer_new(&x->scorer, x->dict, x->policy, &x->alloc, err);
    if (status != FG_OK) return status;
    return x->people ? fg_scorer_set_posting(x->scorer, packed, err) : fg_scorer_set_profile(x->scorer, packed, err);
}

static fg_status rank(fg_index *x, const fg_index_query *q, fg_found *found, uint32_t *n, fg_arena *arena,
                      fg_error *err) {
    fg_filter filter;
    fg_search search = {.k = q->k, .cancel = q->cancel, .cancel_ctx = q->cancel_ctx, .all = q->all};
    fg_status status = read_filter(&filter, x, q, arena, err);
    fg_search_part *parts = FG_NEW_N(arena, fg_search_part, (size_t)x->segments.n + 1);
    for (uint32_t i = 0; i < x->segments.n && parts; i++)
        parts[i] = (fg_search_part){x->segments.at[i].segment, allow(&x->segments.at[i], &filter, arena)};
    if (status == FG_OK && arena->failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK) status = fg_segments_rank(found, n, &search, x->scorer, parts, x->segments.n, err);
    return status;
}

fg_status fg_index_rank(fg_index *x, fg_str packed, const fg_index_query *q, fg_index_hit *hits, uint32_t *n,
                        fg_error *err) {
    if (!x || !q || q->size < sizeof *q || !n || (!hits && q->k))
        return fg_fail(err, FG_EINVAL, "fg_index_rank: an argument is missing, or of another version");
    fg_arena arena;
    fg_error_clear(err);
    *n = 0;
    fg_status status = fg_store_open_segments(x, err);
    if (status == FG_OK) status = set_up(x, packed, err);
    if (status != FG_OK) return status;
    fg_arena_init(&arena, &x->alloc);
    fg_found *found = FG_NEW_N(&arena, fg_found, (size_t)q->k + 1);
    status = found ? rank(x, q, found, n, &arena, err) : fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_EINPUT)
        fg_fail(err, status, "the index is damaged: %s: an entry has changed, or is of another version of fitgap",
                x->path);
    for (uint32_t i = 0; i < *n; i++) hits[i] = (fg_index_hit){found[i].id, found[i].score};
    fg_arena_free(&arena);
    return status;
}

fg_status fg_index_count(fg_index *x, const fg_index_query *q, uint64_t *n, fg_error *err) {
    if (!x || !q || q->size < sizeof *q || !n)
        return fg_fail(err, FG_EINVAL, "fg_index_count: an argument is missing, or of another version");
    fg_arena arena;
    fg_filter filter;
    fg_error_clear(err);
    *n = 0;
    fg_arena_init(&arena, &x->alloc);
    fg_status status = fg_store_open_segments(x, err);
    if (status == FG_OK) status = read_filter(&filter, x, q, &arena, err);
    for (uint32_t i = 0; i < x->segments.n && status == FG_OK; i++) {
        const fg_store_segment *s = &x->segments.at[i];
        for (uint32_t k = 0; k < fg_segment_count(s->segment); k++)
            *n += fg_may_be_found(s->live, k) && (!filter.any || fg_rows_pass(&s->fields, k, &filter));
    }
    fg_arena_free(&arena);
    return status;
}

/* ---- documents ---- */

/* Removed since it was found, or lost? */
static fg_status tell_missing(fg_index *x, int64_t number, fg_error *err) {
    fg_status status = fg_store_load(x, err);
    if (status != FG_OK) return status;
    const fg_store_segment *s = fg_store_segment_of(x, number);
    for (uint32_t i = 0; s && i < s->gone.n; i++)
        if (s->gone.at[i] == number) s = NULL;
    return s ? fg_fail(err, FG_EINPUT, "the index is damaged: %s/index.db (entry %lld)", x->path, (long long)number)
             : fg_fail(err, FG_EINVAL, "the index has no entry %lld", (long long)number);
}

fg_status fg_index_document(fg_index *x, uint64_t number, fg_doc **doc, int32_t *as_of, fg_error *err) {
    if (!x || !doc) return fg_fail(err, FG_EINVAL, "fg_index_document: an argument is NULL");
    sqlite3_stmt *s = NULL;
    fg_store_document found = {0};
    fg_error_clear(err);
    *doc = NULL;
    fg_status status = fg_store_rows(x, &s, "d.number = ?1", err);
    if (status != FG_OK) return status;
    sqlite3_bind_int64(s, 1, (int64_t)number);
    int code = sqlite3_step(s);
    if (code == SQLITE_ROW)
        status = fg_store_read_row(x, s, &found, err);
    else
        status = code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
    sqlite3_finalize(s);
    *doc = found.doc;
    if (as_of) *as_of = found.as_of;
    return code == SQLITE_DONE ? tell_missing(x, (int64_t)number, err) : status;
}

/* ---- what it tells of itself ---- */

/* Which readings are not what this index would read now, as a condition on `readings`. */
static void write_outdated(const fg_index *x, char out[200]) {
    fg_dict_info info;
    fg_dict_describe(x->dict, &info);
    int n = snprintf(out, 200, "(dictionary != %lld OR program != '%s'", (long long)info.hash, fg_version());
    bool dated = x->people && x->options.as_of;
    if (dated)
        snprintf(out + n, 200 - (size_t)n, " OR as_of != %d)", (int)x->options.as_of);
    else
        snprintf(out + n, 200 - (size_t)n, ")");
}

static fg_status count_other(fg_index *x, uint64_t *out, fg_error *err) {
    char outdated[200], sql[400];
    int64_t n;
    write_outdated(x, outdated);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM documents WHERE reading IN (SELECT number FROM readings WHERE %s)",
             outdated);
    fg_status status = fg_store_number(x, sql, 0, &n, err);
    *out = (uint64_t)n;
    return status;
}

/* Makes *n the first entry of a broken segment, if that comes before. */
static fg_status first_of_broken(fg_index *x, uint32_t i, uint64_t after, int64_t *n, fg_error *err) {
    char sql[200];
    int64_t first, from = x->broken.at[i].first;
    if (from <= (int64_t)after) from = (int64_t)after + 1;
    snprintf(sql, sizeof sql, "SELECT min(number) FROM documents WHERE number BETWEEN %lld AND %lld", (long long)from,
             (long long)x->broken.at[i].last);
    fg_status status = fg_store_number(x, sql, 0, &first, err);
    if (first && (!*n || first < *n)) *n = first;
    return status;
}

fg_status fg_index_outdated(fg_index *x, uint64_t after, uint64_t *number, fg_error *err) {
    char outdated[200], sql[400];
    int64_t n;
    if (!x || !number) return fg_fail(err, FG_EINVAL, "fg_index_outdated: an argument is NULL");
    fg_error_clear(err);
    write_outdated(x, outdated);
    snprintf(sql, sizeof sql,
             "SELECT min((SELECT min(number) FROM documents WHERE reading = r.number AND documents.number > %llu))"
             " FROM readings r WHERE %s",
             (unsigned long long)after, outdated);
    fg_status status = fg_store_number(x, sql, 0, &n, err);
    if (status == FG_OK) status = fg_store_find_broken(x, err);
    for (uint32_t i = 0; i < x->broken.n && status == FG_OK; i++) status = first_of_broken(x, i, after, &n, err);
    *number = status == FG_OK ? (uint64_t)n : 0;
    return status;
}

/* How many of a segment name concepts that are gone. */
static fg_status count_lost(const fg_index *x, const fg_store_segment *s, const fg_ids *ids, fg_arena *arena,
                            uint64_t *lost, fg_error *err) {
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < fg_segment_count(s->segment) && status == FG_OK; i++) {
        uint32_t n = 0;
        fg_posting posting;
        fg_resume profile;
        if (!fg_may_be_found(s->live, i)) continue;
        fg_arena_reset(arena);
        fg_str blob = fg_segment_blob(s->segment, i);
        status = x->people ? fg_profile_unpack(&profile, blob, x->dict, ids, arena, &n, err)
                           : fg_posting_unpack(&posting, blob, x->dict, ids, arena, &n, err);
        bool other_version = status == FG_EINPUT && blob.len;
        if (other_version) status = FG_OK;
        *lost += n > 0 || other_version;
    }
    return status;
}

static fg_status count_all_lost(fg_index *x, uint64_t *lost, fg_error *err) {
    fg_arena arena;
    fg_ids *ids = fg_ids_new(x->dict, &x->alloc);
    if (!ids) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&arena, &x->alloc);
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < x->segments.n && status == FG_OK; i++)
        status = count_lost(x, &x->segments.at[i], ids, &arena, lost, err);
    fg_arena_free(&arena);
    fg_ids_free(ids);
    return status;
}

fg_status fg_index_describe(fg_index *x, fg_index_info *info, fg_error *err) {
    int64_t bytes = 0;
    if (!x || !info) return fg_fail(err, FG_EINVAL, "fg_index_describe: an argument is NULL");
    fg_error_clear(err);
    fg_status status = fg_store_open_segments(x, err);
    *info = (fg_index_info){.people = x->people, .segments = x->segments.n};
    for (uint32_t i = 0; i < x->segments.n; i++) {
        const fg_store_segment *s = &x->segments.at[i];
        info->entries += (uint64_t)(s->count - s->gone.n);
        info->removed += s->gone.n;
        info->segment_bytes += (uint64_t)s->bytes;
    }
    if (status == FG_OK)
        status = fg_store_number(x, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", 0, &bytes,
                                 err);
    info->database_bytes = (uint64_t)bytes;
    if (status == FG_OK) status = count_other(x, &info->other_reading, err);
    if (status == FG_OK && info->other_reading) status = count_all_lost(x, &info->lost, err);
    return status;
}
