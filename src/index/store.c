/* Making, opening and closing an index. */
#include "index/store.h"

#include <stdio.h>

#define FOLDER_MOST 3900u
#define SHORTEST_WAIT_MS 1000

const char fg_store_schema[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE readings(number INTEGER PRIMARY KEY, dictionary INTEGER, policy INTEGER, program TEXT, as_of "
    "INTEGER, checksum INTEGER);"
    "CREATE TABLE documents(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, reading INTEGER NOT "
    "NULL,"
    " title TEXT, company TEXT, location TEXT, workplace INTEGER, employment INTEGER, pay_low INTEGER,"
    " pay_high INTEGER, currency TEXT, posted INTEGER, added INTEGER, language TEXT, document BLOB, checksum INTEGER);"
    "CREATE INDEX documents_by_reading ON documents(reading);"
    "CREATE TABLE segments(number INTEGER PRIMARY KEY AUTOINCREMENT, count INTEGER, bytes INTEGER, first INTEGER,"
    " last INTEGER, file_checksum INTEGER, gone BLOB, checksum INTEGER);";

/* ---- the handle ---- */

static fg_status new_index(fg_index **out, const char *path, const fg_dict *dict, const fg_index_options *opt,
                           const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    if (!out) return fg_fail(err, FG_EINVAL, "fg_index_open: out is NULL");
    *out = NULL;
    fg_error_clear(err);
    if (!path || !*path || !dict) return fg_fail(err, FG_EINVAL, "an index needs a path and a dictionary");
    if (opt && opt->size < sizeof *opt)
        return fg_fail(err, FG_EINVAL, "fg_index_options.size is too small: %zu", opt->size);
    if (strlen(path) > FOLDER_MOST) return fg_fail(err, FG_EINVAL, "the name of the index is too long");
    fg_index *x = fg_alloc(&a, sizeof *x);
    if (!x) return fg_fail(err, FG_ENOMEM, "out of memory");
    x->alloc = a;
    fg_arena_init(&x->known, &a);
    fg_arena_init(&x->fresh, &a);
    fg_arena_init(&x->repair, &a);
    x->dict = dict;
    if (opt) x->options = *opt;
    x->policy = x->options.policy;
    size_t n = strlen(path) + 1;
    char *copy = fg_alloc(&a, n);
    if (copy) memcpy(copy, path, n);
    x->path = copy;
    if (!copy) {
        fg_index_free(x);
        return fg_fail(err, FG_ENOMEM, "out of memory");
    }
    *out = x;
    return FG_OK;
}

static void close_files(fg_index *x) {
    fg_store_forget(x);
    sqlite3_finalize(x->find);
    sqlite3_finalize(x->insert);
    sqlite3_finalize(x->drop);
    sqlite3_close(x->db); /* rolls back */
}

static bool is_foreign(void *ctx, const char *name) {
    const fg_str s = fg_str_of(name);
    (void)ctx;
    return !fg_str_starts(s, FG_LIT("index.db")) && !fg_str_ends(s, FG_LIT(".segment")) &&
           !fg_str_ends(s, FG_LIT(".segment.new"));
}

static void free_handle(fg_index *x) {
    fg_allocator a = x->alloc;
    fg_scorer_free(x->scorer);
    fg_arena_free(&x->known);
    fg_arena_free(&x->fresh);
    fg_arena_free(&x->repair);
    if (x->path) fg_release(&a, (void *)(uintptr_t)x->path, strlen(x->path) + 1);
    fg_release(&a, x, sizeof *x);
}

void fg_index_discard(fg_index *x) {
    if (!x) return;
    close_files(x);
    if (x->created) fg_folder_sweep(x->path, is_foreign, NULL);
    if (x->made_folder) fg_folder_remove(x->path);
    free_handle(x);
}

void fg_index_free(fg_index *x) {
    if (!x) return;
    close_files(x);
    free_handle(x);
}

/* ---- the database ---- */

/* What a database may not do to who reads it, and how it is kept: a transaction is on the disk when it is done. */
static fg_status set_up(fg_index *x, fg_error *err) {
    if (x->options.write)
        sqlite3_busy_timeout(x->db, (int)(x->options.wait_ms < INT32_MAX ? x->options.wait_ms : INT32_MAX));
    sqlite3_db_config(x->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(x->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return fg_store_exec(x, "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;", err);
}

static int open_as(fg_index *x, const char *name, int flags) {
    sqlite3_close(x->db);
    x->db = NULL;
    int code = sqlite3_open_v2(name, &x->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    /* Whoever ends last tidies the journal up, and then even readers wait for a moment. */
    int wait = x->options.wait_ms < INT32_MAX ? (int)x->options.wait_ms : INT32_MAX;
    if (code == SQLITE_OK) code = sqlite3_busy_timeout(x->db, wait > SHORTEST_WAIT_MS ? wait : SHORTEST_WAIT_MS);
    /* It is opened when it is first read. */
    if (code == SQLITE_OK) code = sqlite3_exec(x->db, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL);
    return code;
}

/* A folder that cannot be written, where nobody left a journal, does not change. */
static int open_unchanging(fg_index *x, const char *name) {
    char uri[3 * 4096 + 64] = "file:", journal[4096 + 8];
    size_t n = 5;
    snprintf(journal, sizeof journal, "%s-wal", name);
    if (fg_file_exists(journal)) return SQLITE_CANTOPEN;
    for (const char *c = name; *c; c++)
        n += (size_t)snprintf(uri + n, sizeof uri - n, strchr("?#%", *c) ? "%%%02X" : "%c", (unsigned char)*c);
    snprintf(uri + n, sizeof uri - n, "?immutable=1");
    return open_as(x, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

static void name_database(const fg_index *x, char out[4096]) { snprintf(out, 4096, "%s/index.db", x->path); }

static fg_status open_database(fg_index *x, fg_error *err) {
    char name[4096];
    name_database(x, name);
    if (!fg_file_exists(x->path)) return fg_fail(err, FG_EIO, "no such index: %s", x->path);
    if (!fg_file_exists(name)) return fg_fail(err, FG_EINPUT, "is no index of fitgap: %s", x->path);
    int code = open_as(x, name, SQLITE_OPEN_READWRITE);
    int kind = code & 0xFF;
    if ((kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY) && !x->options.write) code = open_unchanging(x, name);
    return code == SQLITE_OK ? set_up(x, err) : fg_store_fail(x, code, err);
}

static fg_status write_schema(fg_index *x, fg_error *err) {
    char sql[256];
    fg_status status = fg_store_exec(x, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE;", err);
    if (status == FG_OK) status = fg_store_exec(x, fg_store_schema, err);
    snprintf(sql, sizeof sql,
             "PRAGMA application_id = %d; PRAGMA user_version = %d;"
             "INSERT INTO meta VALUES('kind', '%s'), ('state', 0);",
             FG_STORE_MARK, FG_STORE_FORMAT, x->people ? "resumes" : "postings");
    if (status == FG_OK) status = fg_store_exec(x, sql, err);
    return status == FG_OK ? fg_store_exec(x, "COMMIT", err) : status;
}

static fg_status check_format(fg_index *x, fg_error *err) {
    int64_t mark = 0, format = 0, people = -1;
    fg_status status = fg_store_number(x, "PRAGMA application_id", 0, &mark, err);
    if (status == FG_OK) status = fg_store_number(x, "PRAGMA user_version", 0, &format, err);
    if (status != FG_OK) return status;
    if (mark != FG_STORE_MARK) return fg_fail(err, FG_EINPUT, "is no index of fitgap: %s", x->path);
    if (format > FG_STORE_FORMAT)
        return fg_fail(err, FG_EINPUT, "the index is of a newer version of fitgap: %s", x->path);
    if (format > 0 && format < FG_STORE_FORMAT)
        return fg_fail(err, FG_EINPUT, "the index is of an earlier version of fitgap: build it again: %s", x->path);
    if (format != FG_STORE_FORMAT) return fg_fail(err, FG_EINPUT, "the index is damaged: %s/index.db", x->path);
    status = fg_store_number(x,
                             "SELECT CASE value WHEN 'resumes' THEN 1 WHEN 'postings' THEN 0 END FROM meta"
                             " WHERE key = 'kind' AND value IN ('resumes', 'postings')",
                             -1, &people, err);
    if (status == FG_OK && people < 0) status = fg_fail(err, FG_EINPUT, "the index is damaged: %s/index.db", x->path);
    x->people = people == 1;
    return status;
}

fg_status fg_index_create(fg_index **out, const char *path, bool people, const fg_dict *dict,
                          const fg_index_options *opt, const fg_allocator *alloc, fg_error *err) {
    fg_index *x;
    char name[4096];
    fg_status status = new_index(&x, path, dict, opt, alloc, err);
    if (status != FG_OK) return status;
    x->people = people;
    x->options.write = true;
    name_database(x, name);
    status = fg_folder_create(path, &x->made_folder, err);
    /* Of two who make one at the same time, one made this file, and only that one may take it away again. */
    if (status == FG_OK) status = fg_file_create(name, err);
    x->created = status == FG_OK;
    if (status == FG_OK) status = open_database(x, err);
    if (status == FG_OK) status = write_schema(x, err);
    if (status == FG_OK)
        *out = x;
    else
        fg_index_discard(x);
    return status;
}

bool fg_index_has_people(const fg_index *x) { return x && x->people; }

fg_status fg_index_open(fg_index **out, const char *path, const fg_dict *dict, const fg_index_options *opt,
                        const fg_allocator *alloc, fg_error *err) {
    fg_index *x;
    fg_status status = new_index(&x, path, dict, opt, alloc, err);
    if (status != FG_OK) return status;
    status = open_database(x, err);
    if (status == FG_OK) status = check_format(x, err);
    if (status == FG_OK)
        *out = x;
    else
        fg_index_free(x);
    return status;
}
