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

/* Keys count from 1. */
#define COMMENT 0u
#define CONCEPT 1u
#define LAST UINT32_MAX

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

/* Comments in front of a concept belong to it, those at the top of the file, up to a blank line, to the file; one inside
 * an entry stays in front of the line that it precedes, one right behind an entry stays there. */
typedef struct {
    formatter *f;
    fg_buf *head;
    uint32_t pending; /* comment lines that wait for what they belong to */
    bool top, hides;  /* at the top of the file; a hidden name has been written */
    bool after_entry; /* the comments that wait stand right behind a line of an entry */
} line_reader;

static entry *last_entry(formatter *f) { return f->entries.n ? &f->entries.at[f->entries.n - 1] : NULL; }

static void settle(line_reader *r, unsigned key) {
    for (uint32_t i = 0; i < r->pending; i++) r->f->lines.at[r->f->lines.n - 1 - i].key = key;
    r->pending = 0;
}

static void add_line(fg_buf *out, fg_str text) {
    fg_buf_add(out, text);
    fg_buf_add_char(out, '\n');
}

/* Names that a layer hides from every concept stand in front of the first one. */
static void write_hide(line_reader *r, fg_str text) {
    formatter *f = r->f;
    if (!r->hides) fg_buf_add_char(r->head, '\n');
    r->hides = true;
    for (; r->pending; r->pending--) add_line(r->head, f->lines.at[f->lines.n - r->pending].text);
    add_line(r->head, tidy(f, text));
    f->lines.n = 0;
}

static void start_entry(line_reader *r, fg_str text) {
    formatter *f = r->f;
    uint32_t comments = r->pending;
    line *l = FG_PUSH(f->arena, &f->lines);
    entry *e = FG_PUSH(f->arena, &f->entries);
    if (!l || !e) return;
    r->pending = 0;
    *l = (line){tidy(f, text), CONCEPT, f->lines.n};
    (void)fg_str_cut(&text, ':');
    *e = (entry){fg_str_trim(text), f->lines.n - 1 - comments, 1 + comments, f->entries.n};
}

static void add_to_entry(line_reader *r, fg_str text) {
    formatter *f = r->f;
    line *l = FG_PUSH(f->arena, &f->lines);
    if (!l) return;
    *l = (line){tidy(f, text), key_of(text), f->lines.n};
    last_entry(f)->n += r->pending + 1;
    r->pending++;
    settle(r, l->key);
}

static void end_entry(line_reader *r) {
    if (!r->pending || !r->after_entry) return;
    last_entry(r->f)->n += r->pending;
    settle(r, LAST);
}

static void add_comment(line_reader *r, fg_str text) {
    line *l = FG_PUSH(r->f->arena, &r->f->lines);
    if (!l) return;
    *l = (line){text, COMMENT, r->f->lines.n};
    r->pending++;
}

static void read_lines(line_reader *r, fg_str text) {
    while (text.len && !r->f->arena->failed) {
        fg_str one = fg_str_trim(fg_str_cut(&text, '\n'));
        bool comment = one.len && one.ptr[0] == '#';
        if (r->top && comment) {
            add_line(r->head, one);
            continue;
        }
        r->top = false;
        if (!one.len) {
            end_entry(r);
            r->after_entry = false;
        } else if (comment) {
            add_comment(r, one);
        } else if (key_of(one) == CONCEPT) {
            start_entry(r, one);
            r->after_entry = true;
        } else if (!r->f->entries.n) {
            write_hide(r, one);
        } else {
            add_to_entry(r, one);
            r->after_entry = true;
        }
    }
    end_entry(r);
}

static void write_entry(formatter *f, fg_buf *out, const entry *e) {
    line *l = f->lines.at + e->first;
    qsort(l, e->n, sizeof *l, by_key);
    fg_buf_add_char(out, '\n');
    for (uint32_t i = 0; i < e->n; i++)
        if (!i || l[i].text.ptr[0] == '#' || !fg_str_eq(l[i].text, l[i - 1].text)) add_line(out, l[i].text);
}

static void write_file(formatter *f, fg_buf *out, fg_str text) {
    line_reader r = {.f = f, .head = out, .top = true};
    read_lines(&r, fg_source_text(text));
    if (f->entries.n) qsort(f->entries.at, f->entries.n, sizeof *f->entries.at, by_id);
    for (uint32_t i = 0; i < f->entries.n && !f->arena->failed; i++) write_entry(f, out, &f->entries.at[i]);
    if (r.pending) fg_buf_add_char(out, '\n');
    for (; r.pending; r.pending--) add_line(out, f->lines.at[f->lines.n - r.pending].text);
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
    write_file(&f, &text, source->text);
    fg_status status = FG_OK;
    char *copy = NULL;
    if (fault.status != FG_OK)
        status = fg_fail_at(err, FG_EDICT, fault.line, 0, "%s", fault.message);
    else if (arena.failed || !(copy = fg_alloc(&a, text.n ? text.n : 1)))
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK) {
        if (text.n) memcpy(copy, text.at, text.n);
        *out = (fg_str){copy, text.n};
    }
    fg_arena_free(&arena);
    return status;
}
