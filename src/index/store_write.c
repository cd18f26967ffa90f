/* Adding and removing. All of it happens in one transaction, which holds the lock on writing; files are made inside. */
#include "index/store.h"

#include <stdlib.h>

/* ---- the transaction ---- */

static bool is_named(void *ctx, const char *name) {
    const fg_index *x = ctx;
    char own[32];
    size_t n = strlen(name);
    if (!fg_str_ends((fg_str){name, n}, FG_LIT(".segment")) && !fg_str_ends((fg_str){name, n}, FG_LIT(".segment.new")))
        return true;
    for (uint32_t i = 0; i < x->segments.n; i++) {
        fg_store_segment_name(own, x->segments.at[i].number);
        if (strcmp(own, name) == 0) return true;
    }
    return false;
}

fg_status fg_store_begin(fg_index *x, fg_error *err) {
    if (x->writing) return FG_OK;
    if (!x->options.write) return fg_fail(err, FG_EINVAL, "the index was opened for reading: %s", x->path);
    fg_status status = fg_store_exec(x, "BEGIN IMMEDIATE", err);
    if (status != FG_OK) return status;
    x->writing = true;
    x->reading = 0;
    status = fg_store_load(x, err);
    if (status == FG_OK) {
        fg_folder_sweep(x->path, is_named, x);
        return FG_OK;
    }
    return fg_store_end(x, status, err);
}

static void drop_added(fg_index *x) {
    fg_arena_free(&x->fresh);
    x->added.at = NULL;
    x->added.n = x->added.cap = 0;
}

fg_status fg_store_end(fg_index *x, fg_status status, fg_error *err) {
    if (!x->writing) return status;
    if (x->find) sqlite3_reset(x->find);
    if (x->insert) sqlite3_reset(x->insert);
    if (x->drop) sqlite3_reset(x->drop);
    if (status == FG_OK) status = fg_store_exec(x, "COMMIT", err);
    if (status != FG_OK) {
        (void)sqlite3_exec(x->db, "ROLLBACK", NULL, NULL, NULL);
        fg_store_forget(x);
    }
    x->writing = false;
    drop_added(x);
    return status;
}

/* ---- a new segment ---- */

static fg_status name_segment(fg_index *x, fg_store_segment *s, fg_error *err) {
    sqlite3_stmt *q = NULL;
    fg_status status = fg_store_prepare(
        x, &q, "INSERT INTO segments(count, bytes, first, last, file_checksum) VALUES(?1, ?2, ?3, ?4, ?5)", err);
    if (status != FG_OK) return status;
    sqlite3_bind_int64(q, 1, s->count);
    sqlite3_bind_int64(q, 2, s->bytes);
    sqlite3_bind_int64(q, 3, s->first);
    sqlite3_bind_int64(q, 4, s->last);
    sqlite3_bind_int64(q, 5, s->check);
    int code = sqlite3_step(q);
    s->number = sqlite3_last_insert_rowid(x->db);
    s->changed = true;
    sqlite3_finalize(q);
    return code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

static fg_status put_file(fg_index *x, fg_store_segment *s, fg_str fields, fg_str segment, fg_error *err) {
    char name[32];
    const fg_str pieces[] = {fields, segment};
    s->bytes = (int64_t)(fields.len + segment.len);
    s->check = (int64_t)fg_hash64(fields.ptr, 64, 0);
    fg_status status = name_segment(x, s, err);
    if (status != FG_OK) return status;
    fg_store_segment_name(name, s->number);
    return fg_file_put(x->path, name, pieces, FG_COUNT(pieces), err);
}

fg_status fg_store_put(fg_index *x, fg_store_segment *made, const fg_str *packed, const uint64_t *numbers,
                       const fg_entry_fields *fields, const fg_str *places, uint32_t n, fg_error *err) {
    fg_str segment, front;
    fg_arena scratch;
    *made = (fg_store_segment){.count = n, .first = (int64_t)numbers[0], .last = (int64_t)numbers[n - 1]};
    fg_status status =
        fg_segment_build(&segment, fg_store_kind(x), packed, numbers, n, x->dict, x->policy, &x->alloc, err);
    if (status != FG_OK) return status;
    fg_arena_init(&scratch, &x->alloc);
    front = fg_rows_build(fields, places, n, segment.len, &scratch);
    status = scratch.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : put_file(x, made, front, segment, err);
    fg_arena_free(&scratch);
    fg_bytes_free(segment, &x->alloc);
    return status;
}

static fg_status list_segment(fg_index *x, const fg_store_segment *made, fg_error *err) {
    fg_store_segment *s = FG_PUSH(&x->known, &x->segments);
    if (!s) return fg_fail(err, FG_ENOMEM, "out of memory");
    *s = *made;
    return FG_OK;
}

/* What was added, but for what was replaced or removed since. */
static fg_status put_added(fg_index *x, fg_error *err) {
    fg_arena scratch;
    fg_arena_init(&scratch, &x->alloc);
    uint32_t n = 0, all = x->added.n;
    fg_str *packed = FG_NEW_N(&scratch, fg_str, all), *places = FG_NEW_N(&scratch, fg_str, all);
    uint64_t *numbers = FG_NEW_N(&scratch, uint64_t, all);
    fg_entry_fields *fields = FG_NEW_N(&scratch, fg_entry_fields, all);
    for (uint32_t i = 0; i < all && !scratch.failed; i++) {
        const fg_store_added *a = &x->added.at[i];
        if (a->dropped) continue;
        packed[n] = a->packed;
        places[n] = a->places;
        numbers[n] = (uint64_t)a->number;
        fields[n++] = a->fields;
    }
    fg_status status = scratch.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
    fg_store_segment made;
    if (status == FG_OK && n) status = fg_store_put(x, &made, packed, numbers, fields, places, n, err);
    fg_arena_free(&scratch);
    return status == FG_OK && n ? list_segment(x, &made, err) : status;
}

static int by_number(const void *a, const void *b) {
    int64_t m = *(const int64_t *)a, n = *(const int64_t *)b;
    return (m > n) - (m < n);
}

fg_status fg_index_commit(fg_index *x, fg_error *err) {
    if (!x) return fg_fail(err, FG_EINVAL, "fg_index_commit: index is NULL");
    fg_error_clear(err);
    if (!x->writing) return FG_OK;
    fg_status status = x->added.n ? put_added(x, err) : FG_OK;
    for (uint32_t i = 0; i < x->segments.n; i++) {
        fg_store_segment *s = &x->segments.at[i];
        if (s->changed && s->gone.n) qsort(s->gone.at, s->gone.n, sizeof *s->gone.at, by_number);
        if (s->changed) fg_store_close_segment(x, s); /* what is live has changed */
    }
    if (status == FG_OK) status = fg_store_save(x, err);
    x->opened = false;
    return fg_store_end(x, status, err);
}

/* ---- removing ---- */

static fg_store_added *added_as(fg_index *x, int64_t number) {
    uint32_t low = 0, high = x->added.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (x->added.at[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < x->added.n && x->added.at[low].number == number ? &x->added.at[low] : NULL;
}

static fg_status mark_gone(fg_index *x, int64_t number, fg_error *err) {
    fg_store_added *a = added_as(x, number);
    fg_store_segment *s = a ? NULL : fg_store_segment_of(x, number);
    if (a) {
        a->dropped = true;
        return FG_OK;
    }
    if (!s) return fg_fail(err, FG_EINPUT, "the index is damaged: %s/index.db (an entry is in no segment)", x->path);
    int64_t *gone = FG_PUSH(&x->known, &s->gone);
    if (!gone) return fg_fail(err, FG_ENOMEM, "out of memory");
    *gone = number;
    s->changed = true;
    return FG_OK;
}

static fg_status find_id(fg_index *x, fg_str id, int64_t *number, uint32_t *added, fg_error *err) {
    *number = -1;
    *added = 0;
    fg_status status =
        x->find ? FG_OK : fg_store_prepare(x, &x->find, "SELECT number, added FROM documents WHERE id = ?1", err);
    if (status != FG_OK) return status;
    fg_store_bind(x->find, 1, id);
    int code = sqlite3_step(x->find);
    if (code == SQLITE_ROW) {
        *number = sqlite3_column_int64(x->find, 0);
        *added = (uint32_t)sqlite3_column_int64(x->find, 1);
    }
    sqlite3_reset(x->find);
    return code == SQLITE_ROW || code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

static fg_status drop_id(fg_index *x, fg_str id, bool *found, uint32_t *added, fg_error *err) {
    int64_t number;
    fg_status status = find_id(x, id, &number, added, err);
    *found = status == FG_OK && number >= 0;
    if (!*found) return status;
    status = x->drop ? FG_OK : fg_store_prepare(x, &x->drop, "DELETE FROM documents WHERE number = ?1", err);
    if (status != FG_OK) return status;
    sqlite3_bind_int64(x->drop, 1, number);
    int code = sqlite3_step(x->drop);
    sqlite3_reset(x->drop);
    return code == SQLITE_DONE ? mark_gone(x, number, err) : fg_store_fail(x, code, err);
}

fg_status fg_index_remove(fg_index *x, fg_str id, bool *found, fg_error *err) {
    bool there = false;
    uint32_t added;
    if (!x) return fg_fail(err, FG_EINVAL, "fg_index_remove: index is NULL");
    fg_error_clear(err);
    fg_status status = fg_store_begin(x, err);
    if (status == FG_OK) status = drop_id(x, id, &there, &added, err);
    if (found) *found = there;
    return status == FG_OK ? FG_OK : fg_store_end(x, status, err);
}

/* ---- adding ---- */

static fg_status keep(fg_index *x, const fg_entry *e, int64_t number, fg_error *err) {
    fg_store_added *a = FG_PUSH(&x->fresh, &x->added);
    if (a) {
        a->number = number;
        a->fields = e->fields;
        a->packed = fg_arena_copy(&x->fresh, e->packed);
        a->places = fg_arena_copy(&x->fresh, e->places);
    }
    return x->fresh.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

static fg_status add(fg_index *x, fg_entry *e, bool *replaced, fg_error *err) {
    int64_t number;
    uint32_t added = 0;
    fg_status status = x->reading && x->as_of == e->as_of ? FG_OK : fg_store_find_reading(x, e->as_of, err);
    if (status == FG_OK) status = drop_id(x, e->id, replaced, &added, err);
    if (!added) added = x->options.today; /* of what is only written anew the day stays */
    if (!e->fields.posted) e->fields.posted = added;
    if (status == FG_OK) status = fg_store_insert(x, e, added, &number, err);
    return status == FG_OK ? keep(x, e, number, err) : status;
}

fg_status fg_index_add(fg_index *x, fg_str entry, bool *replaced, fg_error *err) {
    fg_entry e;
    bool again = false;
    if (!x) return fg_fail(err, FG_EINVAL, "fg_index_add: index is NULL");
    fg_error_clear(err);
    if (!fg_entry_read(&e, entry)) return fg_fail(err, FG_EINVAL, "these bytes are no entry of an index");
    if (e.kind != fg_store_kind(x))
        return fg_fail(err, FG_EINVAL, "this index is one of %s: %s", x->people ? "r\xC3\xA9sum\xC3\xA9s" : "postings",
                       x->path);
    fg_status status = fg_store_begin(x, err);
    if (status == FG_OK && x->added.n >= FG_STORE_ADDED_AT_ONCE) {
        status = fg_index_commit(x, err);
        if (status == FG_OK) status = fg_store_begin(x, err);
    }
    if (status == FG_OK) status = add(x, &e, &again, err);
    if (replaced) *replaced = again;
    return status == FG_OK ? FG_OK : fg_store_end(x, status, err);
}
