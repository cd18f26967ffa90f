/* Reads *.skills files: concepts and their names, as people write them (dictionaries/README.md). */
#include <stdio.h>

#include "dict/dict.h"

static const char *const kind_names[FG_KIND_COUNT] = {"tool", "language",    "knowledge", "method", "domain",
                                                      "soft", "certificate", "licence",   "spoken", "field"};

const char *fg_kind_name(unsigned kind) { return kind < FG_KIND_COUNT ? kind_names[kind] : NULL; }

void fg_source_fault(fg_sources *s, const char *file, uint32_t line, const char *format, ...) {
    char message[200];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    s->n_faults++;
    if (s->faults && s->faults->report) s->faults->report(s->faults->ctx, file, line, message);
}

bool fg_source_decimal(fg_str text, int32_t max, int32_t *value) {
    int64_t whole = 0, part = 0;
    size_t i = 0;
    for (; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && whole <= INT32_MAX; i++)
        whole = whole * 10 + (text.ptr[i] - '0');
    if (i == 0) return false;
    if (i < text.len && text.ptr[i] == '.') {
        int64_t scale = FG_ONE;
        for (i++; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++) {
            scale /= 10;
            if (scale == 0) return false;
            part += (text.ptr[i] - '0') * scale;
        }
        if (scale == FG_ONE) return false;
    }
    int64_t all = whole * FG_ONE + part;
    if (i != text.len || all > max) return false;
    *value = (int32_t)all;
    return true;
}

typedef struct {
    fg_sources *s;
    const char *file;
    uint32_t line;
    fg_source_concept *concept; /* the one being read */
} reader;

static bool is_id(fg_str id) {
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word && (i == 0 || (c != '.' && c != '+' && c != '#' && c != '-'))) return false;
    }
    return id.len > 0 && id.len <= 80;
}

static void start_concept(reader *r, fg_str id) {
    fg_source_concept *before = r->s->concepts.n ? r->s->concepts.at + r->s->concepts.n - 1 : NULL;
    bool same_file = before && before->file == r->file;
    if (!is_id(id)) fg_source_fault(r->s, r->file, r->line, "not an id: '%.*s'", FG_STR_ARG(id));
    if (same_file && fg_str_cmp(before->id, id) > 0)
        fg_source_fault(r->s, r->file, r->line, "not sorted: '%.*s' stands behind '%.*s'", FG_STR_ARG(id),
                        FG_STR_ARG(before->id));
    r->concept = FG_PUSH(r->s->arena, &r->s->concepts);
    if (r->concept) *r->concept = (fg_source_concept){.file = r->file, .line = r->line, .id = id};
}

static void add_name(reader *r, fg_str text, uint32_t flags) {
    fg_source_name *n = FG_PUSH(r->s->arena, &r->concept->names);
    if (n) *n = (fg_source_name){text, flags, r->line};
}

static void add_link(reader *r, fg_str value, bool implies) {
    fg_str target = fg_str_trim(fg_str_cut(&value, ' ')), share = fg_str_trim(value);
    int32_t credit = FG_ONE;
    if (share.len && (!implies || !fg_source_decimal(share, FG_ONE, &credit) || credit < FG_ONE / 10))
        fg_source_fault(r->s, r->file, r->line, "not a credit of 0.1 to 1: '%.*s'", FG_STR_ARG(share));
    fg_source_link *l =
        implies ? FG_PUSH(r->s->arena, &r->concept->implies) : FG_PUSH(r->s->arena, &r->concept->parents);
    if (l) *l = (fg_source_link){target, credit, r->line};
}

static void add_kind(reader *r, fg_str value) {
    for (unsigned k = 0; k < FG_KIND_COUNT; k++) {
        if (!fg_str_eq(value, fg_str_of(kind_names[k]))) continue;
        if (r->concept->has_kind) fg_source_fault(r->s, r->file, r->line, "a second kind");
        r->concept->kind = (fg_kind)k;
        r->concept->has_kind = true;
        return;
    }
    fg_source_fault(r->s, r->file, r->line, "unknown kind '%.*s'", FG_STR_ARG(value));
}

static void add_words(reader *r, fg_str value, int where) {
    while (value.len) {
        fg_str word = fg_str_trim(fg_str_cut(&value, ' '));
        if (!word.len) continue;
        fg_source_concept *c = r->concept;
        fg_str *w = where == 0   ? FG_PUSH(r->s->arena, &c->near)
                    : where == 1 ? FG_PUSH(r->s->arena, &c->not_before)
                                 : FG_PUSH(r->s->arena, &c->not_after);
        if (w) *w = word;
    }
}

static void set_name(reader *r, fg_str value) {
    if (r->concept->name.len) fg_source_fault(r->s, r->file, r->line, "a second name");
    r->concept->name = value;
}

static void read_pair(reader *r, fg_str key, fg_str value) {
    static const struct {
        const char *key;
        uint32_t flags;
    } names[] = {{"alias", 0},
                 {"stem", FG_NAME_STEM},
                 {"exact", FG_NAME_EXACT},
                 {"licensed", FG_NAME_EXACT | FG_NAME_LICENSED},
                 {"title", FG_NAME_TITLE}};
    for (size_t i = 0; i < FG_COUNT(names); i++) {
        if (fg_str_eq(key, fg_str_of(names[i].key))) {
            add_name(r, value, names[i].flags);
            return;
        }
    }
    if (fg_str_starts(key, FG_LIT("alias.")) && key.len == 8) return; /* other languages: kept for their dictionaries */
    if (fg_str_eq(key, FG_LIT("name")))
        set_name(r, value);
    else if (fg_str_eq(key, FG_LIT("kind")))
        add_kind(r, value);
    else if (fg_str_eq(key, FG_LIT("class")))
    r->concept->klass = value;
    else if (fg_str_eq(key, FG_LIT("parent"))) add_link(r, value, false);
    else if (fg_str_eq(key, FG_LIT("implies"))) add_link(r, value, true);
    else if (fg_str_eq(key, FG_LIT("near"))) add_words(r, value, 0);
    else if (fg_str_eq(key, FG_LIT("not-before"))) add_words(r, value, 1);
    else if (fg_str_eq(key, FG_LIT("not-after"))) add_words(r, value, 2);
    else if (fg_str_eq(key, FG_LIT("pattern"))) {
        fg_source_name *p = FG_PUSH(r->s->arena, &r->concept->patterns);
        if (p) *p = (fg_source_name){value, 0, r->line};
    }
    else fg_source_fault(r->s, r->file, r->line, "unknown key '%.*s'", FG_STR_ARG(key));
}

static void read_line(reader *r, fg_str line) {
    fg_str value = line, key = fg_str_trim(fg_str_cut(&value, ':'));
    value = fg_str_trim(value);
    if (fg_str_eq(key, FG_LIT("display-only"))) {
        if (r->concept) r->concept->display_only = true;
        return;
    }
    if (!value.len) {
        fg_source_fault(r->s, r->file, r->line, "no value behind '%.*s'", (int)(key.len > 60 ? 60 : key.len), key.ptr);
    } else if (value.len > 1000) {
        fg_source_fault(r->s, r->file, r->line, "a value of %zu bytes", value.len);
    } else if (fg_str_eq(key, FG_LIT("concept"))) {
        start_concept(r, value);
    } else if (!r->concept) {
        fg_source_fault(r->s, r->file, r->line, "'%.*s' stands before the first concept",
                        (int)(key.len > 60 ? 60 : key.len), key.ptr);
    } else {
        read_pair(r, key, value);
    }
}

void fg_source_read_skills(fg_sources *s, const fg_dict_source *source) {
    reader r = {.s = s, .file = source->name};
    fg_str rest = source->text;
    while (rest.len && !s->arena->failed) {
        fg_str line = fg_str_trim(fg_str_cut(&rest, '\n'));
        r.line++;
        if (r.line == 1 && !fg_str_eq(line, FG_LIT("# fitgap-skills 1")))
            fg_source_fault(s, r.file, 1, "the first line must be '# fitgap-skills 1'");
        if (line.len && line.ptr[0] != '#') read_line(&r, line);
    }
}

void fg_source_read(fg_sources *s, const fg_dict_source *source) {
    fg_str name = fg_str_of(source->name);
    size_t nul = 0;
    while (nul < source->text.len && source->text.ptr[nul]) nul++;
    if (nul < source->text.len) {
        uint32_t line = 1;
        for (size_t i = 0; i < nul; i++) line += source->text.ptr[i] == '\n';
        fg_source_fault(s, source->name, line, "a NUL byte");
    } else if (fg_str_ends(name, FG_LIT(".skills"))) {
        fg_source_read_skills(s, source);
    } else if (fg_str_ends(name, FG_LIT("policy.txt"))) {
        fg_source_read_policy(s, source);
    } else {
        fg_source_read_lexicon(s, source);
    }
}
