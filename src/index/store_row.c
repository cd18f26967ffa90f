/* Documents, and what they were read with, as rows of the database, each with a checksum of all that it holds. */
#include "index/store.h"

#include <stdio.h>

#include "index/stored_doc.h"

/* The columns behind `number`, in the order of the statements below. */
enum { ID, TITLE, COMPANY, LOCATION, CURRENCY, LANGUAGE, DOCUMENT, TEXTS };
enum { READING, WORKPLACE, EMPLOYMENT, PAY_LOW, PAY_HIGH, POSTED, ADDED, NUMBERS };
#define COLUMNS                                                                                                        \
    "id, title, company, location, currency, language, document,"                                                      \
    " reading, workplace, employment, pay_low, pay_high, posted, added, checksum"

typedef struct {
    fg_str texts[TEXTS];
    int64_t numbers[NUMBERS];
} row;

static int64_t check_of(const row *r) {
    uint64_t check = fg_hash64(r->numbers, sizeof r->numbers, 0);
    for (int i = 0; i < TEXTS; i++) {
        uint64_t n = r->texts[i].len;
        check = fg_hash64(r->texts[i].ptr, n, fg_hash64(&n, sizeof n, check));
    }
    return (int64_t)check;
}

/* ---- writing ---- */

static row row_of(const fg_entry *e, uint32_t added, int64_t reading) {
    const fg_entry_fields *f = &e->fields;
    return (row){.texts = {[ID] = e->id,
                           [TITLE] = e->title,
                           [COMPANY] = e->company,
                           [LOCATION] = e->location,
                           [CURRENCY] = {f->currency, strnlen(f->currency, sizeof f->currency)},
                           [LANGUAGE] = {f->language, strnlen(f->language, sizeof f->language)},
                           [DOCUMENT] = e->doc},
                 .numbers = {reading, f->workplace, f->employment, f->pay_low, f->pay_high, f->posted, added}};
}

fg_status fg_store_insert(fg_index *x, const fg_entry *e, uint32_t added, int64_t *number, fg_error *err) {
    static const char sql[] =
        "INSERT INTO documents(" COLUMNS ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    const row r = row_of(e, added, x->reading);
    fg_status status = x->insert ? FG_OK : fg_store_prepare(x, &x->insert, sql, err);
    if (status != FG_OK) return status;
    for (int i = 0; i < DOCUMENT; i++) fg_store_bind(x->insert, i + 1, r.texts[i]);
    fg_store_bind_bytes(x->insert, DOCUMENT + 1, r.texts[DOCUMENT]);
    for (int i = 0; i < NUMBERS; i++) sqlite3_bind_int64(x->insert, TEXTS + i + 1, r.numbers[i]);
    sqlite3_bind_int64(x->insert, TEXTS + NUMBERS + 1, check_of(&r));
    int code = sqlite3_step(x->insert);
    sqlite3_reset(x->insert);
    sqlite3_clear_bindings(x->insert);
    *number = sqlite3_last_insert_rowid(x->db);
    return code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

/* ---- reading ---- */

/* The id may have changed itself, but it is what the entry is known by now. */
static fg_status changed(const fg_index *x, const row *r, int64_t number, fg_error *err) {
    enum { MOST_OF_ID = 80 };
    fg_str id = r->texts[ID];
    if (id.len > MOST_OF_ID)
        for (id.len = MOST_OF_ID; id.len && ((unsigned char)id.ptr[id.len] & 0xC0) == 0x80;) id.len--;
    return fg_fail(err, FG_EINPUT,
                   "the index is damaged: %s/index.db (entry %lld): %.*s has changed: add it again, or remove it",
                   x->path, (long long)number, (int)id.len, id.len ? id.ptr : "");
}

static bool read_row(sqlite3_stmt *s, row *r) {
    for (int i = 0; i < DOCUMENT; i++) r->texts[i] = fg_store_text(s, i);
    r->texts[DOCUMENT] = fg_store_bytes(s, DOCUMENT);
    bool good = true; /* a NULL would read as 0 */
    for (int i = 0; i < NUMBERS; i++) {
        good &= sqlite3_column_type(s, TEXTS + i) == SQLITE_INTEGER;
        r->numbers[i] = sqlite3_column_int64(s, TEXTS + i);
    }
    return good && sqlite3_column_int64(s, TEXTS + NUMBERS) == check_of(r);
}

static void read_fields(const row *r, fg_entry_fields *f) {
    *f = (fg_entry_fields){.workplace = (uint8_t)r->numbers[WORKPLACE],
                           .employment = (uint8_t)r->numbers[EMPLOYMENT],
                           .pay_low = (uint32_t)r->numbers[PAY_LOW],
                           .pay_high = (uint32_t)r->numbers[PAY_HIGH],
                           .posted = (uint32_t)r->numbers[POSTED]};
    fg_str currency = r->texts[CURRENCY], language = r->texts[LANGUAGE];
    if (currency.len && currency.len <= sizeof f->currency) memcpy(f->currency, currency.ptr, currency.len);
    if (language.len && language.len <= sizeof f->language) memcpy(f->language, language.ptr, language.len);
}

/* Documents of JSON Lines have their ids for names already; others their paths. */
static fg_status restore(fg_index *x, const row *r, int64_t number, fg_doc **doc, fg_error *err) {
    fg_status status = fg_doc_restore(doc, r->texts[DOCUMENT], &x->alloc, err);
    if (status == FG_EINPUT) return changed(x, r, number, err);
    if (status != FG_OK) return status;
    (*doc)->name = fg_arena_copy(&(*doc)->arena, r->texts[ID]);
    if (!(*doc)->arena.failed) return FG_OK;
    fg_doc_free(*doc);
    *doc = NULL;
    return fg_fail(err, FG_ENOMEM, "out of memory");
}

fg_status fg_store_rows(fg_index *x, sqlite3_stmt **out, const char *which, fg_error *err) {
    char sql[512];
    snprintf(sql, sizeof sql,
             "SELECT " COLUMNS ", d.number, r.dictionary, r.policy, r.program, r.as_of, r.own"
             " FROM documents d LEFT JOIN (SELECT number AS n, dictionary, policy, program, as_of, checksum AS own"
             " FROM readings) r ON r.n = d.reading WHERE %s ORDER BY d.number",
             which);
    return fg_store_prepare(x, out, sql, err);
}

fg_status fg_store_read_row(fg_index *x, sqlite3_stmt *s, fg_store_document *out, fg_error *err) {
    enum { NUMBER = TEXTS + NUMBERS + 1, DICTIONARY, POLICY, PROGRAM, AS_OF, READING_CHECK };
    row r;
    fg_doc *doc;
    int64_t number = sqlite3_column_int64(s, NUMBER);
    *out = (fg_store_document){.number = number, .as_of = sqlite3_column_int(s, AS_OF)};
    int64_t check = fg_store_reading_check(sqlite3_column_int64(s, DICTIONARY), sqlite3_column_int64(s, POLICY),
                                           fg_store_text(s, PROGRAM), sqlite3_column_int64(s, AS_OF));
    if (!read_row(s, &r) || check != sqlite3_column_int64(s, READING_CHECK)) return changed(x, &r, number, err);
    fg_status status = restore(x, &r, number, &doc, err);
    read_fields(&r, &out->fields);
    if (status == FG_OK && !doc->posted) doc->added = (uint32_t)r.numbers[ADDED];
    out->doc = doc;
    return status;
}

/* ---- readings ---- */

int64_t fg_store_reading_check(int64_t dictionary, int64_t policy, fg_str program, int64_t as_of) {
    const int64_t numbers[] = {dictionary, policy, as_of};
    return (int64_t)fg_hash64(program.ptr, program.len, fg_hash64(numbers, sizeof numbers, 0));
}

static fg_status add_reading(fg_index *x, const fg_dict_info *info, int32_t as_of, fg_error *err) {
    sqlite3_stmt *s = NULL;
    const fg_str program = fg_str_of(fg_version());
    fg_status status = fg_store_prepare(
        x, &s, "INSERT INTO readings(dictionary, policy, program, as_of, checksum) VALUES(?1, ?2, ?3, ?4, ?5)", err);
    if (status != FG_OK) return status;
    sqlite3_bind_int64(s, 1, (int64_t)info->hash);
    sqlite3_bind_int64(s, 2, (int64_t)info->policy_hash);
    fg_store_bind(s, 3, program);
    sqlite3_bind_int(s, 4, as_of);
    sqlite3_bind_int64(s, 5, fg_store_reading_check((int64_t)info->hash, (int64_t)info->policy_hash, program, as_of));
    int code = sqlite3_step(s);
    x->reading = sqlite3_last_insert_rowid(x->db);
    sqlite3_finalize(s);
    return code == SQLITE_DONE ? FG_OK : fg_store_fail(x, code, err);
}

fg_status fg_store_find_reading(fg_index *x, int32_t as_of, fg_error *err) {
    fg_dict_info info;
    sqlite3_stmt *s = NULL;
    fg_dict_describe(x->dict, &info);
    x->as_of = as_of;
    fg_status status = fg_store_prepare(
        x, &s, "SELECT number FROM readings WHERE dictionary = ?1 AND program = ?2 AND as_of = ?3", err);
    if (status != FG_OK) return status;
    sqlite3_bind_int64(s, 1, (int64_t)info.hash);
    fg_store_bind(s, 2, fg_str_of(fg_version()));
    sqlite3_bind_int(s, 3, as_of);
    int code = sqlite3_step(s);
    if (code == SQLITE_ROW) x->reading = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    if (code == SQLITE_ROW) return FG_OK;
    return code == SQLITE_DONE ? add_reading(x, &info, as_of, err) : fg_store_fail(x, code, err);
}
