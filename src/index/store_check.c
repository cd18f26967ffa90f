/*
 * Looking at all of an index. What is named by a checksum is compared with it; what is said twice, by a row of the database
 * and by a segment, must be the same. All of it happens in one transaction, so that it is of one moment.
 */
#include "index/store.h"

#include <stdio.h>

enum { TRIES = 5 };

typedef struct {
    int64_t number;
    const fg_store_segment *segment;
    fg_entry_fields fields;
} entry;

typedef struct {
    fg_index *x;
    const fg_index_faults *faults;
    fg_index_checked *checked;
    fg_arena arena, scratch;
    FG_VEC(entry) entries;    /* that segments have, rising */
    FG_VEC(entry) unreadable; /* .number to .segment->last: who knows */
} checker;

/* ---- telling ---- */

static void tell(checker *c, const char *message) {
    static const char front[] = "the index is damaged: ";
    if (strncmp(message, front, sizeof front - 1) == 0) message += sizeof front - 1;
    c->checked->faults++;
    if (c->faults && c->faults->report) c->faults->report(c->faults->ctx, message);
}

static void tell_entry(checker *c, const fg_store_segment *s, int64_t number, const char *what) {
    char line[4100], name[32] = "index.db";
    if (s) fg_store_segment_name(name, s->number);
    snprintf(line, sizeof line, "%s/%s: entry %lld %s", c->x->path, name, (long long)number, what);
    tell(c, line);
}

static void tell_database(checker *c, const char *what) {
    char line[4200];
    snprintf(line, sizeof line, "%s/index.db: %.200s", c->x->path, what);
    tell(c, line);
}

/* What the texts can mend. */
static void tell_segment(checker *c, const char *what) {
    char line[4300];
    snprintf(line, sizeof line, "%s: index refresh reads it again", what);
    tell(c, line);
}

/* A fault of the input is told, and what does not hang on it is looked at all the same. */
static fg_status settle(checker *c, fg_status status, const fg_error *err) {
    if (status != FG_EINPUT) return status;
    tell(c, err->message);
    return FG_OK;
}

/* ---- the database by itself ---- */

static fg_status check_pages(checker *c, fg_error *err) {
    sqlite3_stmt *s = NULL;
    fg_status status = fg_store_prepare(c->x, &s, "PRAGMA integrity_check", err);
    int code = SQLITE_DONE;
    while (status == FG_OK && (code = sqlite3_step(s)) == SQLITE_ROW) {
        fg_str said = fg_store_text(s, 0);
        if (fg_str_eq(said, FG_LIT("ok"))) continue;
        tell_database(c, said.ptr ? said.ptr : "?");
    }
    if (status == FG_OK && code != SQLITE_DONE) status = fg_store_fail(c->x, code, err);
    sqlite3_finalize(s);
    return settle(c, status, err);
}

static fg_status check_schema(checker *c, fg_error *err) {
    sqlite3_stmt *s = NULL;
    fg_str left = fg_str_of(fg_store_schema);
    bool same = true;
    fg_status status = fg_store_prepare(
        c->x, &s, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
        err);
    int code = SQLITE_DONE;
    while (status == FG_OK && (code = sqlite3_step(s)) == SQLITE_ROW)
        same = fg_str_eq(fg_store_text(s, 0), fg_str_cut(&left, ';')) && same;
    if (status == FG_OK && code != SQLITE_DONE) status = fg_store_fail(c->x, code, err);
    sqlite3_finalize(s);
    if (status == FG_OK && (!same || left.len)) tell(c, "index.db: its tables are not as they were made");
    return settle(c, status, err);
}

static fg_status check_readings(checker *c, fg_error *err) {
    sqlite3_stmt *s = NULL;
    fg_status status =
        fg_store_prepare(c->x, &s, "SELECT dictionary, policy, program, as_of, checksum FROM readings", err);
    int code = SQLITE_DONE;
    while (status == FG_OK && (code = sqlite3_step(s)) == SQLITE_ROW)
        if (fg_store_reading_check(sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1), fg_store_text(s, 2),
                                   sqlite3_column_int64(s, 3)) != sqlite3_column_int64(s, 4))
            tell_database(c, "what entries were read with has changed");
    if (status == FG_OK && code != SQLITE_DONE) status = fg_store_fail(c->x, code, err);
    sqlite3_finalize(s);
    return settle(c, status, err);
}

/* ---- segments ---- */

static bool can_be_read(const fg_index *x, fg_str blob, const fg_ids *ids, fg_arena *scratch) {
    fg_posting posting;
    fg_resume profile;
    uint32_t lost;
    if (!blob.len) return false;
    fg_arena_reset(scratch);
    return (x->people ? fg_profile_unpack(&profile, blob, x->dict, ids, scratch, &lost, NULL)
                      : fg_posting_unpack(&posting, blob, x->dict, ids, scratch, &lost, NULL)) == FG_OK;
}

static void check_entries(checker *c, const fg_store_segment *s, const fg_ids *ids) {
    for (uint32_t i = 0; i < fg_segment_count(s->segment); i++) {
        int64_t number = (int64_t)fg_segment_id(s->segment, i);
        if (!can_be_read(c->x, fg_segment_blob(s->segment, i), ids, &c->scratch))
            tell_entry(c, s, number, "has changed: index refresh reads it again");
        if (number < s->first || number > s->last) tell_entry(c, s, number, "stands in the wrong segment");
        entry *e = fg_may_be_found(s->live, i) ? FG_PUSH(&c->arena, &c->entries) : NULL;
        if (e) *e = (entry){number, s, s->fields.rows[i].f};
    }
}

static fg_status check_segment(checker *c, fg_store_segment *s, const fg_ids *ids, fg_error *err) {
    fg_status status = fg_store_open_segment(c->x, s, err);
    c->checked->segments++;
    c->checked->bytes += (uint64_t)s->bytes;
    if (status == FG_OK) {
        check_entries(c, s, ids);
    } else if (status == FG_EINPUT || status == FG_EIO) {
        entry *e = FG_PUSH(&c->arena, &c->unreadable);
        if (e) *e = (entry){.number = s->first, .segment = s};
        tell_segment(c, err->message);
        status = FG_OK;
    }
    return status;
}

static fg_status check_segments(checker *c, fg_error *err) {
    fg_ids *ids = fg_ids_new(c->x->dict, &c->x->alloc);
    fg_status status = ids ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < c->x->segments.n && status == FG_OK; i++)
        status = check_segment(c, &c->x->segments.at[i], ids, err);
    fg_ids_free(ids);
    return status == FG_OK && c->arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : status;
}

/* ---- rows, beside what segments have ---- */

static bool is_unreadable(const checker *c, int64_t number) {
    for (uint32_t i = 0; i < c->unreadable.n; i++)
        if (number >= c->unreadable.at[i].number && number <= c->unreadable.at[i].segment->last) return true;
    return false;
}

static bool same_fields(const fg_entry_fields *a, const fg_entry_fields *b) {
    return a->pay_low == b->pay_low && a->pay_high == b->pay_high && a->posted == b->posted &&
           a->workplace == b->workplace && a->employment == b->employment &&
           memcmp(a->currency, b->currency, sizeof a->currency) == 0 &&
           memcmp(a->language, b->language, sizeof a->language) == 0;
}

/* Entries before `number` are in segments alone; returns the place of the first that is not. */
static uint32_t skip_to(checker *c, uint32_t at, int64_t number) {
    for (; at < c->entries.n && c->entries.at[at].number < number; at++)
        tell_entry(c, c->entries.at[at].segment, c->entries.at[at].number, "has no text in index.db");
    return at;
}

static fg_status check_row(checker *c, sqlite3_stmt *s, uint32_t *at, fg_error *err) {
    fg_store_document row;
    fg_status status = fg_store_read_row(c->x, s, &row, err);
    bool whole = status == FG_OK;
    fg_doc_free(row.doc);
    *at = skip_to(c, *at, row.number);
    bool there = *at < c->entries.n && c->entries.at[*at].number == row.number;
    if (there && whole && !same_fields(&c->entries.at[*at].fields, &row.fields))
        tell_entry(c, c->entries.at[*at].segment, row.number, "has other fields than in index.db");
    if (!there && !is_unreadable(c, row.number)) tell_entry(c, NULL, row.number, "is in no segment");
    *at += there;
    c->checked->entries++;
    return settle(c, status, err);
}

static fg_status check_rows(checker *c, fg_error *err) {
    sqlite3_stmt *s = NULL;
    uint32_t at = 0;
    fg_status status = fg_store_rows(c->x, &s, "1", err);
    int code = SQLITE_DONE;
    while (status == FG_OK && (code = sqlite3_step(s)) == SQLITE_ROW) status = check_row(c, s, &at, err);
    if (status == FG_OK && code != SQLITE_DONE) status = fg_store_fail(c->x, code, err);
    if (status == FG_OK) skip_to(c, at, INT64_MAX);
    sqlite3_finalize(s);
    return settle(c, status, err);
}

/* ---- all ---- */

/* False: a segment was merged away between the list and its file. What is open stays there, whoever removes it. */
static bool hold_all_files(fg_index *x) {
    for (uint32_t i = 0; i < x->segments.n; i++)
        if (fg_store_open_segment(x, &x->segments.at[i], NULL) == FG_EIO) return false;
    return true;
}

/* A transaction whose list of segments is there in files, if that can be had. */
static fg_status begin(checker *c, fg_error *err) {
    fg_status status = FG_OK;
    for (int i = 0; i < TRIES && status == FG_OK; i++) {
        fg_store_forget(c->x);
        status = fg_store_exec(c->x, "BEGIN", err);
        if (status == FG_OK) status = settle(c, fg_store_load(c->x, err), err);
        if (status != FG_OK || hold_all_files(c->x) || i + 1 == TRIES) break;
        status = fg_store_exec(c->x, "COMMIT", err);
    }
    return status;
}

static fg_status check(checker *c, fg_error *err) {
    int64_t bytes = 0;
    fg_status status = begin(c, err);
    if (status == FG_OK) status = check_pages(c, err);
    if (status == FG_OK) status = check_schema(c, err);
    if (status == FG_OK) status = check_readings(c, err);
    if (status == FG_OK) status = check_segments(c, err);
    if (status == FG_OK) status = check_rows(c, err);
    if (status == FG_OK)
        status = settle(c,
                        fg_store_number(c->x, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                                        0, &bytes, err),
                        err);
    c->checked->bytes += (uint64_t)bytes;
    (void)sqlite3_exec(c->x->db, "COMMIT", NULL, NULL, NULL);
    fg_store_forget(c->x);
    return status;
}

fg_status fg_index_check(fg_index *x, const fg_index_faults *faults, fg_index_checked *checked, fg_error *err) {
    fg_index_checked own;
    fg_error local;
    if (!x) return fg_fail(err, FG_EINVAL, "fg_index_check: index is NULL");
    if (x->writing) return fg_fail(err, FG_EINVAL, "fg_index_check: commit first");
    checker c = {.x = x, .faults = faults, .checked = checked ? checked : &own};
    fg_error_clear(err);
    *c.checked = (fg_index_checked){.people = x->people};
    fg_arena_init(&c.arena, &x->alloc);
    fg_arena_init(&c.scratch, &x->alloc);
    fg_status status = check(&c, err ? err : &local);
    fg_arena_free(&c.arena);
    fg_arena_free(&c.scratch);
    if (status != FG_OK || !c.checked->faults) return status;
    return fg_fail(err, FG_EINPUT, "the index is damaged: %s", x->path);
}

/* ---- what can be mended ---- */

static fg_status is_broken(fg_index *x, fg_store_segment *s, const fg_ids *ids, fg_arena *scratch, bool *broken,
                           fg_error *err) {
    fg_status status = fg_store_open_segment(x, s, err);
    *broken = status == FG_EINPUT || status == FG_EIO;
    if (status != FG_OK) return *broken ? FG_OK : status;
    for (uint32_t i = 0; i < fg_segment_count(s->segment) && !*broken; i++)
        *broken = !can_be_read(x, fg_segment_blob(s->segment, i), ids, scratch);
    return scratch->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

fg_status fg_store_find_broken(fg_index *x, fg_error *err) {
    fg_arena scratch;
    if (x->looked) return FG_OK;
    fg_status status = fg_store_load(x, err);
    fg_ids *ids = status == FG_OK ? fg_ids_new(x->dict, &x->alloc) : NULL;
    if (status == FG_OK && !ids) status = fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&scratch, &x->alloc);
    for (uint32_t i = 0; i < x->segments.n && status == FG_OK; i++) {
        fg_store_segment *s = &x->segments.at[i];
        bool broken = false;
        status = is_broken(x, s, ids, &scratch, &broken, err);
        fg_store_range *range = broken ? FG_PUSH(&x->repair, &x->broken) : NULL;
        if (range) *range = (fg_store_range){s->first, s->last};
    }
    if (status == FG_OK && x->repair.failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_free(&scratch);
    fg_ids_free(ids);
    x->looked = status == FG_OK;
    return status;
}
