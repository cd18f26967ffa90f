/* SQLite's codes as errors, and the few calls that all of the store makes. */
#include "index/store.h"

/* SQLite tells a full disk from other reasons, but not those from each other. */
static fg_status fail_io(const fg_index *x, int code, fg_error *err) {
    if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_SHMSIZE)
        return fg_fail(err, FG_EIO, "cannot write %s/index.db: a quota, a limit on files, or a broken disk", x->path);
    return fg_fail(err, FG_EIO, "cannot read or write %s/index.db (%d)", x->path, code);
}

fg_status fg_store_fail(const fg_index *x, int code, fg_error *err) {
    const char *path = x->path;
    switch (code & 0xFF) {
    case SQLITE_NOMEM: return fg_fail(err, FG_ENOMEM, "out of memory");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return fg_fail(err, FG_EIO, "another program is writing to this index: %s", path);
    case SQLITE_FULL: return fg_fail(err, FG_EIO, "the disk is full: %s", path);
    case SQLITE_READONLY:
    case SQLITE_PERM: return fg_fail(err, FG_EIO, "may not be written: %s", path);
    case SQLITE_CANTOPEN: return fg_fail(err, FG_EIO, "cannot be opened: %s/index.db", path);
    case SQLITE_IOERR: return fail_io(x, code, err);
    case SQLITE_NOTADB: return fg_fail(err, FG_EINPUT, "is no index of fitgap: %s", path);
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: /* a table is not as it should be */
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
        return fg_fail(err, FG_EINPUT, "the index is damaged: %s/index.db (%s)", path, sqlite3_errstr(code));
    default: return fg_fail(err, FG_EINTERNAL, "%s/index.db: %s", path, sqlite3_errstr(code));
    }
}

fg_status fg_store_exec(const fg_index *x, const char *sql, fg_error *err) {
    int code = sqlite3_exec(x->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? FG_OK : fg_store_fail(x, sqlite3_extended_errcode(x->db), err);
}

fg_status fg_store_prepare(const fg_index *x, sqlite3_stmt **out, const char *sql, fg_error *err) {
    int code = sqlite3_prepare_v3(x->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    return code == SQLITE_OK ? FG_OK : fg_store_fail(x, code, err);
}

fg_status fg_store_number(const fg_index *x, const char *sql, int64_t otherwise, int64_t *out, fg_error *err) {
    sqlite3_stmt *s = NULL;
    *out = otherwise;
    fg_status status = fg_store_prepare(x, &s, sql, err);
    if (status != FG_OK) return status;
    int code = sqlite3_step(s);
    if (code == SQLITE_ROW) *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return code == SQLITE_ROW || code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

/* An empty text is no NULL. */
void fg_store_bind(sqlite3_stmt *s, int i, fg_str text) {
    sqlite3_bind_text64(s, i, text.len ? text.ptr : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void fg_store_bind_bytes(sqlite3_stmt *s, int i, fg_str bytes) {
    sqlite3_bind_blob64(s, i, bytes.len ? bytes.ptr : "", bytes.len, SQLITE_STATIC);
}

fg_str fg_store_text(sqlite3_stmt *s, int column) {
    const char *at = (const char *)sqlite3_column_text(s, column);
    return (fg_str){at, at ? (size_t)sqlite3_column_bytes(s, column) : 0};
}

fg_str fg_store_bytes(sqlite3_stmt *s, int column) {
    const char *at = sqlite3_column_blob(s, column);
    return (fg_str){at, at ? (size_t)sqlite3_column_bytes(s, column) : 0};
}
