/* fitgap dict fmt: one way to write a .skills file. */
#include <stdlib.h>

#include "dict/source.h"

typedef struct {
    fg_str text;  /* the whole line, trimmed */
    unsigned key; /* place in the order of keys */
    uint32_t at;  /* place in the source */
} line;

typedef struct {
    fg_str id;
    uint32_t first, n; /* lines, comments in front of the entry among them */
    uint32_t at;
} entry;

typedef struct {
    fg_arena *arena;
    FG_VEC(line) lines;
    FG_VEC(entry) entries;
} formatter;

#define COMMENT 0u /* keys count from 1 */

static unsigned key_of(fg_str text) {
    fg_str rest = text, key = fg_str_trim(fg_str_cut(&rest, ':'));
    unsigned i = 0;
    while (fg_source_key(i) && !fg_str_eq(key, fg_str_of(fg_source_key(i)))) i++;
    /* names in other languages stand behind the names of this one */
    if (!fg_source_key(i) && fg_str_starts(key, FG_LIT("alias."))) return key_of(FG_LIT("title"));
    return i + 1;
}

static int by_key(const void *a, const void *b) {
    const line *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int by_id(const void *a, const void *b) {
    const entry *x = a, *y = b;
    int order = fg_str_cmp(x->id, y->id);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* "key: value" with one space, whatever stood there. */
static fg_str tidy(formatter *f, fg_str text) {
    if (text.ptr[0] == '#') return text;
    fg_str rest = text, key = fg_str_trim(fg_str_cut(&rest, ':'));
    if (key.len == text.len) return text;
    return fg_arena_printf(f->arena, "%.*s: %.*s", FG_STR_ARG(key), FG_STR_ARG(fg_str_trim(rest)));
}

/* Comments in front of a concept belong to it; those at the top of the file, up to a blank line, to the file. */
static void read_lines(formatter *f, fg_str text, fg_buf *head) {
    uint32_t pending = 0; /* comment lines that wait for their entry */
    bool top = true;
    while (text.len) {
        fg_str one = fg_str_trim(fg_str_cut(&text, '\n'));
        if (top && one.len && one.ptr[0] == '#') {
            fg_buf_add(head, one);
            fg_buf_add_char(head, '\n');
            continue;
        }
        top = false;
        if (!one.len) continue;
        line *l = FG_PUSH(f->arena, &f->lines);
        if (!l) return;
        *l = (line){tidy(f, one), one.ptr[0] == '#' ? COMMENT : key_of(one), f->lines.n};
        if (fg_str_starts(one, FG_LIT("concept:"))) {
            entry *e = FG_PUSH(f->arena, &f->entries);
            fg_str id = fg_str_trim((fg_str){one.ptr + 8, one.len - 8});
            if (e) *e = (entry){id, f->lines.n - 1 - pending, 1 + pending, f->entries.n};
            pending = 0;
        } else if (one.ptr[0] == '#') {
            pending++;
        } else if (f->entries.n) {
            f->entries.at[f->entries.n - 1].n += 1 + pending;
            pending = 0;
        }
    }
    if (pending && f->entries.n) f->entries.at[f->entries.n - 1].n += pending;
}

/* Comments inside an entry go to its top. */
static void write_entry(formatter *f, fg_buf *out, const entry *e) {
    line *l = f->lines.at + e->first;
    qsort(l, e->n, sizeof *l, by_key);
    fg_buf_add_char(out, '\n');
    for (uint32_t i = 0; i < e->n; i++) {
        if (i && l[i].key != COMMENT && fg_str_eq(l[i].text, l[i - 1].text)) continue;
        fg_buf_add(out, l[i].text);
        fg_buf_add_char(out, '\n');
    }
}

/* Faults of the source are found by reading it; the first is told. */
static void keep_first(void *ctx, const char *file, uint32_t at, const char *message) {
    fg_error *err = ctx;
    if (err->status == FG_OK) fg_fail_at(err, FG_EDICT, at, 0, "%s:%u: %s", file, at, message);
}

fg_status fg_dict_format(fg_str *out, const fg_dict_source *source, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_arena arena;
    fg_error fault = {0};
    fg_error_clear(err);
    *out = (fg_str){0};
    fg_arena_init(&arena, &a);
    fg_dict_faults faults = {keep_first, &fault};
    fg_sources read = {.arena = &arena, .faults = &faults, .unsorted = true};
    fg_source_file file = {source->name, source->text, 0};
    fg_source_read(&read, &file);
    formatter f = {.arena = &arena};
    fg_buf text;
    fg_buf_init(&text, &arena);
    read_lines(&f, source->text, &text);
    if (f.entries.n) qsort(f.entries.at, f.entries.n, sizeof *f.entries.at, by_id);
    for (uint32_t i = 0; i < f.entries.n; i++) write_entry(&f, &text, &f.entries.at[i]);
    fg_status status = FG_OK;
    char *copy = NULL;
    if (fault.status != FG_OK)
        status = fg_fail_at(err, FG_EDICT, fault.line, 0, "%s", fault.message);
    else if (arena.failed || !(copy = fg_alloc(&a, text.n ? text.n : 1)))
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK) {
        memcpy(copy, text.at, text.n);
        *out = (fg_str){copy, text.n};
    }
    fg_arena_free(&arena);
    return status;
}
