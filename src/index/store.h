/*
 * The folder of an index: `index.db`, which says what is there, and the files of segments that it names. A file is whole on
 * the disk before the transaction that names it; files that none names are left from one that did not come to its end, and
 * the next who writes removes them. Readers map files, which live on when they are removed.
 */
#ifndef FG_STORE_H
#define FG_STORE_H
#include <sqlite3.h>

#include "base/file.h"
#include "index/fields.h"
#include "index/segment.h"

enum {
    FG_STORE_FORMAT = 3,             /* user_version of the database */
    FG_STORE_MARK = 0x66676978,      /* its application_id: "fgix" */
    FG_STORE_LARGEST = 1 << 19,      /* entries of a merged segment */
    FG_STORE_ADDED_AT_ONCE = 1 << 16 /* entries of a transaction */
};

/* A segment, as the database names it. */
typedef struct {
    int64_t number;
    int64_t count, bytes;
    int64_t first, last;  /* numbers of entries */
    int64_t check;        /* of the file's header */
    FG_VEC(int64_t) gone; /* numbers of entries that were removed, rising */
    bool changed;         /* gone is not yet in the database */
    /* once it is open */
    fg_mapping file;
    fg_entry_rows fields;
    fg_segment *segment;
    uint64_t *live; /* bit i: the i-th is there; NULL: all are */
} fg_store_segment;

typedef struct {
    int64_t number;
    bool dropped;
    fg_str packed, places;
    fg_entry_fields fields;
} fg_store_added;

typedef struct {
    int64_t first, last;
} fg_store_range;

struct fg_index {
    fg_allocator alloc;
    const char *path;
    const fg_dict *dict;
    const fg_policy *policy;
    fg_index_options options;
    bool people;
    bool created, made_folder; /* by this handle */
    sqlite3 *db;
    fg_arena known; /* of what follows */
    FG_VEC(fg_store_segment) segments;
    bool loaded, opened; /* the list; the files */
    int64_t version;     /* of the database when it was loaded */
    fg_scorer *scorer;
    fg_arena repair;
    FG_VEC(fg_store_range) broken; /* numbers of segments that cannot be read, as found once */
    bool looked;                   /* for them */
    /* while writing */
    bool writing;
    int64_t reading; /* what entries are added with; 0: not known yet */
    int32_t as_of;   /* of it */
    fg_arena fresh;
    FG_VEC(fg_store_added) added;
    sqlite3_stmt *find, *insert, *drop;
};

static inline char fg_store_kind(const fg_index *x) { return x->people ? FG_PACK_PROFILE : FG_PACK_POSTING; }

extern const char fg_store_schema[]; /* store.c: statements, each with a ; behind it */

/* ---- store_sql.c ---- */

fg_status fg_store_fail(const fg_index *x, int code, fg_error *err);
fg_status fg_store_exec(const fg_index *x, const char *sql, fg_error *err);
fg_status fg_store_prepare(const fg_index *x, sqlite3_stmt **out, const char *sql, fg_error *err);
/* The first value of the first row; `otherwise` if there is none. */
fg_status fg_store_number(const fg_index *x, const char *sql, int64_t otherwise, int64_t *out, fg_error *err);
void fg_store_bind(sqlite3_stmt *s, int i, fg_str text);
void fg_store_bind_bytes(sqlite3_stmt *s, int i, fg_str bytes);
fg_str fg_store_text(sqlite3_stmt *s, int column);
fg_str fg_store_bytes(sqlite3_stmt *s, int column);

/* ---- store_row.c ---- */

typedef struct {
    int64_t number;
    fg_entry_fields fields;
    int32_t as_of;
    fg_doc *doc; /* owned by who reads */
} fg_store_document;

fg_status fg_store_insert(fg_index *x, const fg_entry *e, uint32_t added, int64_t *number, fg_error *err);
/* A statement over the rows for which the condition `which` holds (documents are `d`), by their numbers. */
fg_status fg_store_rows(fg_index *x, sqlite3_stmt **out, const char *which, fg_error *err);
/* The row at which the statement stands. FG_EINPUT: it has changed. */
fg_status fg_store_read_row(fg_index *x, sqlite3_stmt *s, fg_store_document *out, fg_error *err);
/* What the entries of this transaction are read with: x->reading. */
fg_status fg_store_find_reading(fg_index *x, int32_t as_of, fg_error *err);
int64_t fg_store_reading_check(int64_t dictionary, int64_t policy, fg_str program, int64_t as_of);

/* ---- store_segments.c ---- */

/* The list of segments as the database has it now; inside of a transaction, or it makes one of its own. */
fg_status fg_store_load(fg_index *x, fg_error *err);
/* Their files too. */
fg_status fg_store_open_segments(fg_index *x, fg_error *err);
fg_status fg_store_open_segment(fg_index *x, fg_store_segment *s, fg_error *err);
void fg_store_close_segment(fg_index *x, fg_store_segment *s);
void fg_store_forget(fg_index *x);
/* Into the database: what is new of the list. */
fg_status fg_store_save(fg_index *x, fg_error *err);
/* The segment that has the entry; NULL: none. */
fg_store_segment *fg_store_segment_of(fg_index *x, int64_t number);
void fg_store_segment_name(char out[32], int64_t number);

/* ---- store_check.c ---- */

/* Finds x->broken, the first time. */
fg_status fg_store_find_broken(fg_index *x, fg_error *err);

/* ---- store_write.c ---- */

/* Takes the lock, if it is not there yet. */
fg_status fg_store_begin(fg_index *x, fg_error *err);
/* Ends the transaction, whatever `status` is, and gives it back or what went wrong. */
fg_status fg_store_end(fg_index *x, fg_status status, fg_error *err);
/* A new segment on the disk and in the database, to be put into the list. */
fg_status fg_store_put(fg_index *x, fg_store_segment *made, const fg_str *packed, const uint64_t *numbers,
                       const fg_entry_fields *fields, const fg_str *places, uint32_t n, fg_error *err);

#endif
