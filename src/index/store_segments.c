/* The segments that the database names: the list, and their files. */
#include "index/store.h"

#include <stdio.h>

enum { TRIES = 5 };

void fg_store_segment_name(char out[32], int64_t number) { snprintf(out, 32, "%08lld.segment", (long long)number); }

static fg_status damaged(const fg_index *x, fg_error *err) {
    return fg_fail(err, FG_EINPUT, "the index is damaged: %s/index.db (its segments)", x->path);
}

/* ---- the list ---- */

static uint64_t check_of(const fg_store_segment *s) {
    const int64_t numbers[] = {s->number, s->count, s->bytes, s->first, s->last, s->check};
    return fg_hash64(s->gone.at, s->gone.n * sizeof *s->gone.at, fg_hash64(numbers, sizeof numbers, 0));
}

/* Of all of them: a row that is missing is seen. */
static int64_t check_of_all(const fg_index *x) {
    uint64_t check = x->segments.n;
    for (uint32_t i = 0; i < x->segments.n; i++) {
        uint64_t one = check_of(&x->segments.at[i]);
        check = fg_hash64(&one, sizeof one, check);
    }
    return (int64_t)check;
}

static bool read_gone(fg_index *x, fg_store_segment *s, fg_str bytes) {
    uint32_t n = (uint32_t)(bytes.len / sizeof(int64_t));
    if (bytes.len % sizeof(int64_t) || !FG_RESERVE(&x->known, &s->gone, n)) return bytes.len == 0;
    if (n) memcpy(s->gone.at, bytes.ptr, bytes.len);
    s->gone.n = n;
    return true;
}

static fg_status read_row(fg_index *x, sqlite3_stmt *row, fg_error *err) {
    fg_store_segment *s = FG_PUSH(&x->known, &x->segments);
    if (!s) return fg_fail(err, FG_ENOMEM, "out of memory");
    s->number = sqlite3_column_int64(row, 0);
    s->count = sqlite3_column_int64(row, 1);
    s->bytes = sqlite3_column_int64(row, 2);
    s->first = sqlite3_column_int64(row, 3);
    s->last = sqlite3_column_int64(row, 4);
    s->check = sqlite3_column_int64(row, 5);
    bool good = read_gone(x, s, fg_store_bytes(row, 6));
    if (x->known.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return good && (int64_t)check_of(s) == sqlite3_column_int64(row, 7) ? FG_OK : damaged(x, err);
}

static fg_status read_rows(fg_index *x, fg_error *err) {
    sqlite3_stmt *s = NULL;
    int64_t state = 0;
    fg_status status = fg_store_number(x, "SELECT value FROM meta WHERE key = 'state'", -1, &state, err);
    if (status == FG_OK)
        status = fg_store_prepare(x, &s,
                                  "SELECT number, count, bytes, first, last, file_checksum, gone, checksum"
                                  " FROM segments ORDER BY first",
                                  err);
    int code = SQLITE_DONE;
    while (status == FG_OK && (code = sqlite3_step(s)) == SQLITE_ROW) status = read_row(x, s, err);
    sqlite3_finalize(s);
    if (status == FG_OK && code != SQLITE_DONE) status = fg_store_fail(x, code, err);
    if (status == FG_OK && x->segments.n && state != check_of_all(x)) status = damaged(x, err);
    if (status == FG_OK && !x->segments.n && state != 0) status = damaged(x, err);
    return status;
}

void fg_store_close_segment(fg_index *x, fg_store_segment *s) {
    fg_segment_free(s->segment);
    fg_file_unmap(&s->file, &x->alloc);
    s->segment = NULL;
    s->live = NULL;
}

void fg_store_forget(fg_index *x) {
    for (uint32_t i = 0; i < x->segments.n; i++) fg_store_close_segment(x, &x->segments.at[i]);
    x->segments.at = NULL;
    x->segments.n = x->segments.cap = 0;
    x->loaded = x->opened = false;
    fg_arena_free(&x->known);
}

fg_status fg_store_load(fg_index *x, fg_error *err) {
    int64_t version;
    fg_status status = fg_store_number(x, "PRAGMA data_version", 0, &version, err);
    if (status != FG_OK || (x->loaded && version == x->version)) return status;
    fg_store_forget(x);
    bool own = sqlite3_get_autocommit(x->db);
    if (own) status = fg_store_exec(x, "BEGIN", err);
    if (status == FG_OK) status = read_rows(x, err);
    /* Inside of the transaction, so that it is of what was read. */
    if (status == FG_OK) status = fg_store_number(x, "PRAGMA data_version", 0, &x->version, err);
    if (own) (void)sqlite3_exec(x->db, "COMMIT", NULL, NULL, NULL);
    x->loaded = status == FG_OK;
    if (status != FG_OK) fg_store_forget(x);
    return status;
}

/* ---- their files ---- */

static fg_status mark_live(fg_index *x, fg_store_segment *s, fg_error *err) {
    uint32_t n = fg_segment_count(s->segment), gone = 0;
    if (!s->gone.n) return FG_OK;
    s->live = FG_NEW_N(&x->known, uint64_t, (n + 63) / 64);
    if (!s->live) return fg_fail(err, FG_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < n; i++) {
        while (gone < s->gone.n && s->gone.at[gone] < (int64_t)fg_segment_id(s->segment, i)) gone++;
        bool is_gone = gone < s->gone.n && s->gone.at[gone] == (int64_t)fg_segment_id(s->segment, i);
        if (!is_gone) s->live[i / 64] |= UINT64_C(1) << i % 64;
    }
    return FG_OK;
}

/* What a segment says in its first bytes: the file is the one that the database means. */
static int64_t head_check(fg_str file) { return (int64_t)fg_hash64(file.ptr, file.len < 64 ? file.len : 64, 0); }

static fg_status open_file(fg_index *x, fg_store_segment *s, fg_error *err) {
    fg_status status = fg_rows_open(&s->fields, s->file.bytes, err);
    if (status == FG_OK && ((int64_t)s->file.bytes.len != s->bytes || head_check(s->file.bytes) != s->check))
        status = fg_fail(err, FG_EINPUT, "a segment is not the one that the index names");
    if (status == FG_OK) status = fg_segment_open(&s->segment, s->fields.segment, x->dict, x->policy, &x->alloc, err);
    if (status != FG_OK) return status;
    if (fg_segment_kind(s->segment) != fg_store_kind(x) || fg_segment_count(s->segment) != s->count ||
        s->fields.n != s->count)
        return fg_fail(err, FG_EINPUT, "a segment is not the one that the index names");
    return mark_live(x, s, err);
}

fg_status fg_store_open_segment(fg_index *x, fg_store_segment *s, fg_error *err) {
    char name[32], path[4096];
    if (s->segment) return FG_OK;
    fg_store_segment_name(name, s->number);
    snprintf(path, sizeof path, "%s/%s", x->path, name);
    fg_status status = fg_file_map(&s->file, &x->alloc, path, err);
    if (status == FG_OK) status = open_file(x, s, err);
    if (status == FG_EINPUT && err) {
        fg_error inner = *err;
        if (fg_segment_is_of_other_version(s->fields.segment))
            fg_fail(err, status, "%s: %s: fitgap index refresh reads it again", path, inner.message);
        else
            fg_fail(err, status, "the index is damaged: %s: %s", path, inner.message);
    }
    if (status != FG_OK) fg_store_close_segment(x, s);
    return status;
}

/* A file that is gone was merged away since the list was read. */
fg_status fg_store_open_segments(fg_index *x, fg_error *err) {
    fg_status status = FG_EIO;
    for (int i = 0; i < TRIES && status == FG_EIO; i++) {
        status = fg_store_load(x, err);
        for (uint32_t k = 0; k < x->segments.n && status == FG_OK; k++)
            status = fg_store_open_segment(x, &x->segments.at[k], err);
        if (status == FG_EIO) x->loaded = false;
    }
    x->opened = status == FG_OK;
    return status;
}

fg_store_segment *fg_store_segment_of(fg_index *x, int64_t number) {
    for (uint32_t i = 0; i < x->segments.n; i++)
        if (number >= x->segments.at[i].first && number <= x->segments.at[i].last) return &x->segments.at[i];
    return NULL;
}

/* ---- saving ---- */

static fg_status save_one(fg_index *x, sqlite3_stmt *q, const fg_store_segment *s, fg_error *err) {
    sqlite3_reset(q);
    fg_store_bind_bytes(q, 1, (fg_str){(const char *)s->gone.at, s->gone.n * sizeof *s->gone.at});
    sqlite3_bind_int64(q, 2, (int64_t)check_of(s));
    sqlite3_bind_int64(q, 3, s->number);
    int code = sqlite3_step(q);
    return code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

static fg_status save_state(fg_index *x, fg_error *err) {
    char sql[96];
    snprintf(sql, sizeof sql, "UPDATE meta SET value = %lld WHERE key = 'state'",
             (long long)(x->segments.n ? check_of_all(x) : 0));
    return fg_store_exec(x, sql, err);
}

fg_status fg_store_save(fg_index *x, fg_error *err) {
    sqlite3_stmt *q = NULL;
    fg_status status = fg_store_prepare(x, &q, "UPDATE segments SET gone = ?1, checksum = ?2 WHERE number = ?3", err);
    for (uint32_t i = 0; i < x->segments.n && status == FG_OK; i++) {
        fg_store_segment *s = &x->segments.at[i];
        if (s->changed) status = save_one(x, q, s, err);
        s->changed = false;
    }
    sqlite3_finalize(q);
    return status == FG_OK ? save_state(x, err) : status;
}
