/* An index in a folder: what was committed is there, what is damaged is told. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/store.h"
#include "support.h"

enum { MOST = 400 };

typedef struct {
    tools t;
    char folder[64], path[80];
    fg_str profile;
} place;

static fg_doc *doc_of(const char *name, const char *text) {
    fg_doc *doc;
    fg_error err;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), name, NULL, NULL, &err), FG_OK, "%s", err.message);
    return doc;
}

static fg_str entry_of(place *p, const char *id, const char *text) {
    fg_doc *doc = doc_of(id, text);
    fg_posting *posting;
    fg_str out;
    fg_error err;
    cr_assert_eq(fg_posting_parse(&posting, p->t.engine, doc, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_posting_entry(&out, posting, (fg_str){0}, NULL, &err), FG_OK, "%s", err.message);
    fg_posting_free(posting);
    fg_doc_free(doc);
    return out;
}

static void open_place(place *p) {
    open_tools(&p->t);
    snprintf(p->folder, sizeof p->folder, "store-XXXXXX");
    cr_assert(mkdtemp(p->folder));
    snprintf(p->path, sizeof p->path, "%s/x.fgx", p->folder);
    p->profile = pack_profile(&p->t, "Ann Lee\nExperience\nAnalyst, Globex, Jan 2019 - Dec 2023\n- Python and SQL\n");
}

static void empty_folder(const char *path) {
    char name[400];
    DIR *dir = opendir(path);
    for (const struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        unlink(name);
    }
    if (dir) closedir(dir);
}

static void close_place(place *p) {
    empty_folder(p->path);
    rmdir(p->path);
    rmdir(p->folder);
    fg_bytes_free(p->profile, NULL);
    close_tools(&p->t);
}

static fg_index *create(place *p) {
    fg_index *x;
    fg_error err;
    cr_assert_eq(fg_index_create(&x, p->path, false, p->t.dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    return x;
}

static fg_index *open_index(place *p, bool write) {
    fg_index *x;
    fg_error err;
    fg_index_options opt = {.size = sizeof opt, .write = write};
    cr_assert_eq(fg_index_open(&x, p->path, p->t.dict, &opt, NULL, &err), FG_OK, "%s", err.message);
    return x;
}

static void add(place *p, fg_index *x, const char *id, const char *text) {
    fg_error err;
    fg_str entry = entry_of(p, id, text);
    cr_assert_eq(fg_index_add(x, entry, NULL, &err), FG_OK, "%s", err.message);
    fg_bytes_free(entry, NULL);
}

static void commit(fg_index *x) {
    fg_error err;
    cr_assert_eq(fg_index_commit(x, &err), FG_OK, "%s", err.message);
}

/* The ids that are found, best first, with commas between them. */
static fg_status find(fg_index *x, fg_str profile, const fg_index_query *query, char out[MOST * 8], fg_error *err) {
    static fg_index_hit hits[MOST];
    fg_index_query q = query ? *query : (fg_index_query){0};
    uint32_t n;
    char *end = out;
    q.size = sizeof q;
    if (!query) q.k = MOST;
    *out = '\0';
    fg_status status = fg_index_rank(x, profile, &q, hits, &n, err);
    for (uint32_t i = 0; i < n && status == FG_OK; i++) {
        fg_doc *doc;
        status = fg_index_document(x, hits[i].number, &doc, NULL, err);
        if (status == FG_OK) end += sprintf(end, "%s%.*s", i ? "," : "", FG_STR_ARG(doc->name));
        fg_doc_free(doc);
    }
    return status;
}

static void expect(place *p, fg_index *x, const fg_index_query *query, const char *ids) {
    char found[MOST * 8];
    fg_error err;
    cr_assert_eq(find(x, p->profile, query, found, &err), FG_OK, "%s", err.message);
    cr_expect_str_eq(found, ids);
}

#define BOTH "Engineer\nRequirements\n- Python\n- SQL\n"
#define ONE "Engineer\nRequirements\n- Python\n- Java\n"
#define NONE "Welder\nRequirements\n- Welding\n- Java\n"

Test(store, finds_what_was_added_replaced_and_removed) {
    place p;
    fg_error err;
    bool found;
    open_place(&p);
    fg_index *x = create(&p);
    expect(&p, x, NULL, "");
    add(&p, x, "none", NONE);
    add(&p, x, "one", ONE);
    add(&p, x, "both", BOTH);
    commit(x);
    expect(&p, x, NULL, "both,one,none");
    add(&p, x, "none", BOTH); /* equals stand in the order of adding */
    add(&p, x, "new", BOTH);
    add(&p, x, "new", NONE);
    cr_assert_eq(fg_index_remove(x, FG_LIT("one"), &found, &err), FG_OK);
    cr_expect(found);
    cr_assert_eq(fg_index_remove(x, FG_LIT("nobody"), &found, &err), FG_OK);
    cr_expect_not(found);
    commit(x);
    expect(&p, x, NULL, "both,none,new");
    fg_index_free(x);
    x = open_index(&p, false);
    expect(&p, x, NULL, "both,none,new");
    expect(&p, x, &(fg_index_query){.k = 2}, "both,none");
    expect(&p, x, &(fg_index_query){.k = 0}, "");
    cr_expect_eq(fg_index_remove(x, FG_LIT("both"), &found, &err), FG_EINVAL, "it was opened for reading");
    fg_index_free(x);
    close_place(&p);
}

Test(store, drops_what_was_not_committed) {
    place p;
    open_place(&p);
    fg_index *x = create(&p);
    add(&p, x, "a", BOTH);
    commit(x);
    add(&p, x, "b", BOTH);
    fg_index_free(x);
    x = open_index(&p, true);
    expect(&p, x, NULL, "a");
    fg_index_free(x);
    close_place(&p);
}

static int files_of(place *p) {
    int n = 0;
    DIR *dir = opendir(p->path);
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) n += strstr(e->d_name, ".segment") != NULL;
    closedir(dir);
    return n;
}

Test(store, merges_small_segments_and_removes_what_nobody_names) {
    place p;
    fg_error err;
    fg_index_info info;
    char id[16], expected[MOST * 8] = "";
    open_place(&p);
    fg_index *x = create(&p);
    fg_index *reader = open_index(&p, false);
    for (int i = 0; i < 30; i++) {
        snprintf(id, sizeof id, "%02d", i);
        add(&p, x, id, BOTH);
        commit(x);
        if (i == 2) expect(&p, reader, NULL, "00,01,02");
        cr_assert_eq(fg_index_tidy(x, &err), FG_OK, "%s", err.message);
        sprintf(expected + strlen(expected), "%s%s", i ? "," : "", id);
    }
    expect(&p, x, NULL, expected);
    expect(&p, reader, NULL, expected);
    cr_assert_eq(fg_index_describe(x, &info, &err), FG_OK);
    cr_expect_eq(info.entries, 30);
    cr_expect_leq(info.segments, 6);
    cr_expect_eq(files_of(&p), (int)info.segments);
    for (int i = 0; i < 29; i++) {
        snprintf(id, sizeof id, "%02d", i);
        cr_assert_eq(fg_index_remove(x, fg_str_of(id), NULL, &err), FG_OK);
    }
    cr_assert_eq(fg_index_tidy(x, &err), FG_OK, "%s", err.message);
    expect(&p, reader, NULL, "29");
    cr_assert_eq(fg_index_describe(x, &info, &err), FG_OK);
    cr_expect_eq(info.removed, 0);
    cr_expect_eq(files_of(&p), 1);
    fg_index_free(reader);
    fg_index_free(x);
    close_place(&p);
}

Test(store, has_one_writer) {
    place p;
    fg_error err;
    open_place(&p);
    fg_index *x = create(&p), *other = open_index(&p, true);
    add(&p, x, "a", BOTH);
    fg_str entry = entry_of(&p, "b", BOTH);
    cr_expect_eq(fg_index_add(other, entry, NULL, &err), FG_EIO);
    cr_expect(strstr(err.message, "another program is writing"), "%s", err.message);
    commit(x);
    cr_expect_eq(fg_index_add(other, entry, NULL, &err), FG_OK, "%s", err.message);
    commit(other);
    add(&p, x, "c", BOTH);
    commit(x);
    expect(&p, x, NULL, "a,b,c");
    expect(&p, other, NULL, "a,b,c");
    fg_bytes_free(entry, NULL);
    fg_index_free(other);
    fg_index_free(x);
    close_place(&p);
}

Test(store, filters) {
    place p;
    open_place(&p);
    fg_index *x = create(&p);
    add(&p, x, "berlin",
        "Engineer\nLocation: Berlin, Germany\nFull-time\nSalary: $90,000 - $110,000 per year\n\n" BOTH);
    add(&p, x, "remote", "Engineer\nLocation: Remote\nContract\nPay: $60 per hour\n\n" BOTH);
    add(&p, x, "silent", BOTH);
    commit(x);
    expect(&p, x, NULL, "berlin,remote,silent");
    expect(&p, x, &(fg_index_query){.k = 9, .location = FG_LIT("BERLIN")}, "berlin");
    expect(&p, x, &(fg_index_query){.k = 9, .location = FG_LIT("Ber")}, "");
    expect(&p, x, &(fg_index_query){.k = 9, .remote = true}, "remote");
    expect(&p, x, &(fg_index_query){.k = 9, .location = FG_LIT("berlin"), .remote = true}, "berlin,remote");
    expect(&p, x, &(fg_index_query){.k = 9, .pay_at_least = 110000}, "berlin,remote");
    expect(&p, x, &(fg_index_query){.k = 9, .pay_at_least = 124801}, "");
    expect(&p, x, &(fg_index_query){.k = 9, .pay_at_least = 1000, .currency = FG_LIT("EUR")}, "");
    expect(&p, x, &(fg_index_query){.k = 9, .employment = FG_LIT("contract")}, "remote");
    expect(&p, x, &(fg_index_query){.k = 9, .language = FG_LIT("en")}, "berlin,remote,silent");
    expect(&p, x, &(fg_index_query){.k = 9, .language = FG_LIT("de")}, "");
    fg_index_free(x);
    close_place(&p);
}

/* ---- damage ---- */

static fg_str slurp(const char *path, fg_arena *arena) {
    fg_str out;
    cr_assert_eq(fg_file_read(&out, arena, path, SIZE_MAX, NULL), FG_OK);
    return out;
}

static void spill(const char *path, fg_str bytes) {
    FILE *f = fopen(path, "wb");
    cr_assert(f);
    cr_assert_eq(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
    fclose(f);
}

/* Opens, finds and reads all; false with an error where it did not come to that. */
static bool try_all(place *p, char *found, fg_error *err) {
    fg_index *x;
    fg_index_options opt = {.size = sizeof opt};
    if (fg_index_open(&x, p->path, p->t.dict, &opt, NULL, err) != FG_OK) return false;
    fg_status status = find(x, p->profile, NULL, found, err);
    fg_index_free(x);
    return status == FG_OK;
}

static void remove_journal(place *p) {
    char path[200];
    snprintf(path, sizeof path, "%s/index.db-wal", p->path);
    unlink(path);
    snprintf(path, sizeof path, "%s/index.db-shm", p->path);
    unlink(path);
}

/* What is found with a file changed is what was found before, or an error that says so. */
static void try_damage(place *p, const char *name, fg_str whole, fg_str bytes, size_t at, const char *expected) {
    char found[MOST * 8], path[200];
    fg_error err = {0};
    snprintf(path, sizeof path, "%s/%s", p->path, name);
    spill(path, bytes);
    if (try_all(p, found, &err))
        cr_expect_str_eq(found, expected, "%s at %zu", name, at);
    else
        cr_expect((err.status == FG_EINPUT || err.status == FG_EIO) && err.message[0], "%s at %zu: %d %s", name, at,
                  err.status, err.message);
    remove_journal(p);
    spill(path, whole);
}

/* All that an index says, in one number: what its tables hold, and its segments' bytes. */
static uint64_t digest(fg_index *x) {
    static const char *const tables[] = {"documents", "readings", "segments", "meta"};
    uint64_t sum = 0;
    for (size_t t = 0; t < FG_COUNT(tables); t++) {
        char sql[64];
        sqlite3_stmt *s = NULL;
        snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[t]);
        if (fg_store_prepare(x, &s, sql, NULL) != FG_OK) return 0;
        while (sqlite3_step(s) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(s); i++) {
                fg_str value = fg_store_bytes(s, i);
                sum = fg_hash64(value.ptr, value.len, sum);
            }
        sqlite3_finalize(s);
    }
    for (uint32_t i = 0; fg_store_open_segments(x, NULL) == FG_OK && i < x->segments.n; i++)
        sum = fg_hash64(x->segments.at[i].file.bytes.ptr, x->segments.at[i].file.bytes.len, sum);
    return sum;
}

typedef enum { WHOLE, TOLD, REFUSED } verdict;

static verdict check_all(place *p, uint64_t *says, fg_error *err) {
    fg_index *x;
    fg_index_checked checked;
    fg_index_options opt = {.size = sizeof opt};
    *says = 0;
    if (fg_index_open(&x, p->path, p->t.dict, &opt, NULL, err) != FG_OK) return REFUSED;
    fg_status status = fg_index_check(x, NULL, &checked, err);
    cr_expect((status == FG_OK) == (checked.faults == 0), "%d, %d faults", status, (int)checked.faults);
    if (status == FG_OK) *says = digest(x);
    fg_index_free(x);
    return status == FG_OK ? WHOLE : TOLD;
}

/* A byte that is changed is told, unless nothing is said by it. */
static void check_damage(place *p, const char *name, size_t step, bool all) {
    char path[200];
    uint64_t whole_says, says;
    fg_error err;
    fg_arena arena;
    int silent = 0;
    fg_arena_init(&arena, NULL);
    snprintf(path, sizeof path, "%s/%s", p->path, name);
    fg_str whole = slurp(path, &arena);
    char *copy = fg_arena_alloc(&arena, whole.len);
    memcpy(copy, whole.ptr, whole.len);
    cr_assert_eq(check_all(p, &whole_says, &err), WHOLE, "%s", err.message);
    for (size_t i = 0; i < whole.len; i += step) {
        copy[i] = (char)(copy[i] ^ (1 << i / step % 8));
        spill(path, (fg_str){copy, whole.len});
        if (check_all(p, &says, &err) == WHOLE) {
            cr_expect_eq(says, whole_says, "%s at %zu: nobody tells that it says something else", name, i);
            silent++;
        } else {
            cr_expect(err.message[0], "%s at %zu", name, i);
        }
        copy[i] = whole.ptr[i];
        remove_journal(p);
    }
    cr_expect(!all || silent == 0, "%s: %d bytes are not looked at", name, silent);
    spill(path, whole);
    fg_arena_free(&arena);
}

static void damage(place *p, const char *name, size_t step, const char *expected) {
    char path[200];
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    snprintf(path, sizeof path, "%s/%s", p->path, name);
    fg_str whole = slurp(path, &arena);
    char *copy = fg_arena_alloc(&arena, whole.len);
    memcpy(copy, whole.ptr, whole.len);
    for (size_t i = 0; i < whole.len; i += step) {
        copy[i] = (char)(copy[i] ^ (1 << i % 8));
        try_damage(p, name, whole, (fg_str){copy, whole.len}, i, expected);
        copy[i] = whole.ptr[i];
    }
    for (size_t n = 0; n < whole.len; n += step * 5) try_damage(p, name, whole, (fg_str){copy, n}, n, expected);
    fg_arena_free(&arena);
}

/* Two segments, one with an entry that is gone. */
static fg_index *make_some(place *p, char name[32]) {
    char id[16];
    fg_error err;
    open_place(p);
    fg_index *x = create(p);
    for (int i = 0; i < 12; i++) {
        snprintf(id, sizeof id, "job %d", i);
        add(p, x, id, i % 3 ? ONE : BOTH);
        if (i == 6) commit(x);
    }
    cr_assert_eq(fg_index_remove(x, FG_LIT("job 4"), NULL, &err), FG_OK);
    commit(x);
    fg_store_segment_name(name, x->segments.at[0].number);
    return x;
}

Test(store, check_tells_every_change) {
    place p;
    char name[32];
    fg_index *x = make_some(&p, name);
    fg_index_free(x);
    check_damage(&p, name, 7, true);
    check_damage(&p, "index.db", 97, false);
    close_place(&p);
}

static void collect(void *ctx, const char *message) {
    strcat(ctx, message);
    strcat(ctx, "\n");
}

/* What rows and segments say must be the same, also where each by itself is whole. */
Test(store, check_compares_rows_and_segments) {
    place p;
    char name[32], said[2000] = "";
    fg_error err;
    const fg_index_faults faults = {collect, said};
    fg_index *x = make_some(&p, name);
    cr_assert_eq(fg_index_check(x, &faults, NULL, &err), FG_OK, "%s", said);
    cr_assert_eq(
        fg_store_exec(x, "DELETE FROM documents WHERE id = 'job 5'; UPDATE documents SET posted = 1 WHERE id = 'job 6'",
                      &err),
        FG_OK);
    cr_expect_eq(fg_index_check(x, &faults, NULL, &err), FG_EINPUT);
    cr_expect(strstr(said, "entry 6 has no text"), "%s", said);
    cr_expect(strstr(said, "index.db (entry 7)"), "%s", said);
    fg_index_free(x);
    close_place(&p);
}

Test(store, discards_what_it_made_itself) {
    place p;
    char other[100];
    fg_error err;
    fg_index *x;
    open_place(&p);
    x = create(&p);
    add(&p, x, "a", BOTH);
    commit(x);
    fg_index_discard(x);
    cr_expect_not(fg_file_exists(p.path));
    cr_assert_eq(mkdir(p.path, 0777), 0);
    x = create(&p);
    fg_index_discard(x);
    cr_expect(fg_file_exists(p.path), "the folder was there before");
    snprintf(other, sizeof other, "%s/notes.txt", p.path);
    spill(other, FG_LIT("mine"));
    cr_expect_eq(fg_index_create(&x, p.path, false, p.t.dict, NULL, NULL, &err), FG_EINVAL);
    cr_expect(fg_file_exists(other));
    unlink(other);
    x = create(&p);
    fg_index_free(x);
    x = open_index(&p, true);
    fg_index_discard(x); /* it did not make it */
    x = open_index(&p, false);
    fg_index_free(x);
    close_place(&p);
}

Test(store, tells_damage) {
    place p;
    char expected[MOST * 8], name[32];
    fg_error err;
    fg_index *x = make_some(&p, name);
    cr_assert_eq(find(x, p.profile, NULL, expected, &err), FG_OK);
    fg_index_free(x);
    damage(&p, name, 11, expected);
    damage(&p, "index.db", 97, expected);
    cr_expect(try_all(&p, expected, &err), "%s", err.message);
    close_place(&p);
}

Test(store, refuses_what_is_foreign_or_newer) {
    place p;
    fg_error err;
    fg_index *x;
    open_place(&p);
    cr_expect_eq(fg_index_open(&x, p.path, p.t.dict, NULL, NULL, &err), FG_EIO);
    x = create(&p);
    cr_assert_eq(fg_store_exec(x, "PRAGMA user_version = 4", &err), FG_OK);
    fg_index_free(x);
    cr_expect_eq(fg_index_open(&x, p.path, p.t.dict, NULL, NULL, &err), FG_EINPUT);
    cr_expect(strstr(err.message, "newer version"), "%s", err.message);
    cr_expect_eq(fg_index_create(&x, p.path, false, p.t.dict, NULL, NULL, &err), FG_EINVAL);
    close_place(&p);
}
