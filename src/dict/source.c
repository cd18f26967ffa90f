/* Reads *.skills files: concepts and their names, as people write them (dictionaries/README.md). */
#include <stdio.h>

#include "dict/source.h"

static const char *const kind_names[FG_KIND_COUNT] = {
    "tool", "language", "knowledge", "method", "domain", "soft", "certificate", "licence", "spoken", "field", "title"};

const char *fg_kind_name(unsigned kind) { return kind < FG_KIND_COUNT ? kind_names[kind] : NULL; }

void fg_source_fault(fg_sources *s, const fg_source_place *place, const char *format, ...) {
    char message[200];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    s->n_faults++;
    if (s->faults && s->faults->report) s->faults->report(s->faults->ctx, place->file, place->line, message);
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
    fg_source_place place;
    fg_source_concept *concept; /* the one being read */
    uint32_t n_lines;           /* of its entry, without the first */
} reader;

static bool is_id(fg_str id) {
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word && (i == 0 || (c != '.' && c != '+' && c != '#' && c != '-'))) return false;
    }
    return id.len > 0 && id.len <= 80;
}

static void end_concept(reader *r) {
    const fg_source_concept *c = r->concept;
    if (c && (c->moved_to.len || c->gone) && r->n_lines > 1)
        fg_source_fault(r->s, &c->place, "'%.*s' has %s: nothing else may stand in its entry", FG_STR_ARG(c->id),
                        c->gone ? "gone" : "moved");
}

static void start_concept(reader *r, fg_str id) {
    fg_source_concept *before = r->s->concepts.n ? r->s->concepts.at + r->s->concepts.n - 1 : NULL;
    bool same_file = before && before->place.file == r->place.file;
    if (!is_id(id)) fg_source_fault(r->s, &r->place, "not an id: '%.*s'", FG_STR_ARG(id));
    if (same_file && !r->s->unsorted && fg_str_cmp(before->id, id) > 0)
        fg_source_fault(r->s, &r->place, "not sorted: '%.*s' stands behind '%.*s'", FG_STR_ARG(id),
                        FG_STR_ARG(before->id));
    end_concept(r);
    r->n_lines = 0;
    r->concept = FG_PUSH(r->s->arena, &r->s->concepts);
    if (r->concept) *r->concept = (fg_source_concept){.place = r->place, .id = id};
}

static void add_name(reader *r, fg_str text, uint32_t flags) {
    fg_source_name *n = FG_PUSH(r->s->arena, &r->concept->names);
    if (n) *n = (fg_source_name){text, flags, r->place};
}

static void add_link(reader *r, fg_str value, bool implies) {
    fg_str target = fg_str_trim(fg_str_cut(&value, ' ')), share = fg_str_trim(value);
    int32_t credit = FG_ONE;
    if (share.len && (!implies || !fg_source_decimal(share, FG_ONE, &credit) || credit < FG_ONE / 10))
        fg_source_fault(r->s, &r->place, "not a credit of 0.1 to 1: '%.*s'", FG_STR_ARG(share));
    fg_source_link *l =
        implies ? FG_PUSH(r->s->arena, &r->concept->implies) : FG_PUSH(r->s->arena, &r->concept->parents);
    if (l) *l = (fg_source_link){target, credit, r->place};
}

static void add_kind(reader *r, fg_str value) {
    for (unsigned k = 0; k < FG_KIND_COUNT; k++) {
        if (!fg_str_eq(value, fg_str_of(kind_names[k]))) continue;
        if (r->concept->has_kind) fg_source_fault(r->s, &r->place, "a second kind");
        r->concept->kind = (fg_kind)k;
        r->concept->has_kind = true;
        return;
    }
    fg_source_fault(r->s, &r->place, "unknown kind '%.*s'", FG_STR_ARG(value));
}

static void set_name(reader *r, fg_str value) {
    if (r->concept->name.len) fg_source_fault(r->s, &r->place, "a second name");
    r->concept->name = value;
    r->concept->name_place = r->place;
}

/* ---- keys ---- */

typedef enum {
    KEY_CONCEPT,
    KEY_NAME,
    KEY_DISPLAY_ONLY,
    KEY_KIND,
    KEY_GENERAL,
    KEY_SELDOM_TOLD,
    KEY_HAD_BY,
    KEY_CLASS,
    KEY_MOVED_TO,
    KEY_GONE,
    KEY_PARENT,
    KEY_IMPLIES,
    KEY_KINDS,
    KEY_ALIAS,
    KEY_STEM,
    KEY_FIXED,
    KEY_EXACT,
    KEY_LICENSED,
    KEY_NEAR_ONLY,
    KEY_HEADED,
    KEY_TITLE,
    KEY_PATTERN,
    KEY_NEAR,
    KEY_NOT_BEFORE,
    KEY_NOT_AFTER,
    KEY_COMMON,
    KEY_HIDE,
    KEY_COUNT
} key_id;

/* In the order in which they are written. `flags`: of names. */
static const struct {
    const char *name;
    uint32_t flags;
} keys[KEY_COUNT] = {
    [KEY_CONCEPT] = {"concept", 0},
    [KEY_NAME] = {"name", 0},
    [KEY_DISPLAY_ONLY] = {"display-only", 0},
    [KEY_KIND] = {"kind", 0},
    [KEY_GENERAL] = {"general", 0},
    [KEY_SELDOM_TOLD] = {"seldom-told", 0},
    [KEY_HAD_BY] = {"had-by", 0},
    [KEY_CLASS] = {"class", 0},
    [KEY_MOVED_TO] = {"moved-to", 0},
    [KEY_GONE] = {"gone", 0},
    [KEY_PARENT] = {"parent", 0},
    [KEY_IMPLIES] = {"implies", 0},
    [KEY_KINDS] = {"kinds", 0},
    [KEY_ALIAS] = {"alias", 0},
    [KEY_STEM] = {"stem", FG_NAME_STEM},
    [KEY_FIXED] = {"fixed", FG_NAME_FIXED},
    [KEY_EXACT] = {"exact", FG_NAME_EXACT},
    [KEY_LICENSED] = {"licensed", FG_NAME_EXACT | FG_NAME_LICENSED},
    [KEY_NEAR_ONLY] = {"near-only", FG_NAME_EXACT | FG_NAME_LICENSED | FG_NAME_FIXED},
    [KEY_HEADED] = {"headed", FG_NAME_LICENSED},
    [KEY_TITLE] = {"title", FG_NAME_TITLE},
    [KEY_PATTERN] = {"pattern", 0},
    [KEY_NEAR] = {"near", 0},
    [KEY_NOT_BEFORE] = {"not-before", 0},
    [KEY_NOT_AFTER] = {"not-after", 0},
    [KEY_COMMON] = {"common", 0},
    [KEY_HIDE] = {"hide", 0},
};

const char *fg_source_key(unsigned i) { return i < KEY_COUNT ? keys[i].name : NULL; }

static key_id find_key(fg_str key) {
    key_id k = KEY_CONCEPT;
    while (k < KEY_COUNT && !fg_str_eq(key, fg_str_of(keys[k].name))) k++;
    return k;
}

static void add_words(reader *r, fg_str value, unsigned key) {
    while (value.len) {
        fg_str word = fg_str_trim(fg_str_cut(&value, ' '));
        if (!word.len) continue;
        fg_source_concept *c = r->concept;
        fg_str *w = key == KEY_NEAR         ? FG_PUSH(r->s->arena, &c->near)
                    : key == KEY_KINDS      ? FG_PUSH(r->s->arena, &c->kinds)
                    : key == KEY_NOT_BEFORE ? FG_PUSH(r->s->arena, &c->not_before)
                                            : FG_PUSH(r->s->arena, &c->not_after);
        if (w) *w = word;
    }
}

/* A hidden name stands in an entry (of that concept) or before the first one (of every concept). */
static void add_hidden(reader *r, fg_str value) {
    fg_source_name *h = r->concept ? FG_PUSH(r->s->arena, &r->concept->hidden) : FG_PUSH(r->s->arena, &r->s->hidden);
    if (h) *h = (fg_source_name){value, 0, r->place};
}

static void set_class(reader *r, fg_str value) {
    if (r->concept->klass.len) fg_source_fault(r->s, &r->place, "a second class");
    r->concept->klass = value;
}

static void set_moved(reader *r, fg_str value) { r->concept->moved_to = value; }

static void add_common(reader *r, fg_str value) {
    fg_str *w = FG_PUSH(r->s->arena, &r->concept->common);
    if (w) *w = value;
}

static void set_had_by(reader *r, fg_str value) {
    uint32_t percent = 0;
    for (size_t i = 0; i < value.len && percent <= 100; i++)
        percent = value.ptr[i] >= '0' && value.ptr[i] <= '9' ? percent * 10 + (uint32_t)(value.ptr[i] - '0') : 101;
    if (!value.len || percent > 100)
        fg_source_fault(r->s, &r->place, "had-by is no whole number of percent: '%.*s'", FG_STR_ARG(value));
    else
    r->concept->had_by = (uint8_t)percent;
}

static void add_pattern(reader *r, fg_str value) {
    fg_source_name *p = FG_PUSH(r->s->arena, &r->concept->patterns);
    if (p) *p = (fg_source_name){value, 0, r->place};
}

static void read_pair(reader *r, key_id key, fg_str value) {
    switch (key) {
    case KEY_NAME: set_name(r, value); break;
    case KEY_KIND: add_kind(r, value); break;
    case KEY_CLASS: set_class(r, value); break;
    case KEY_MOVED_TO: set_moved(r, value); break;
    case KEY_PARENT: add_link(r, value, false); break;
    case KEY_IMPLIES: add_link(r, value, true); break;
    case KEY_PATTERN: add_pattern(r, value); break;
    case KEY_KINDS:
    case KEY_NEAR:
    case KEY_NOT_BEFORE:
    case KEY_NOT_AFTER: add_words(r, value, key); break;
    case KEY_COMMON: add_common(r, value); break;
    case KEY_HAD_BY: set_had_by(r, value); break;
    default: add_name(r, value, keys[key].flags);
    }
}

/* What a key without a value sets; NULL: it needs one. */
static bool *flag_of(fg_source_concept *of, key_id key) {
    switch (key) {
    case KEY_GONE: return &of->gone;
    case KEY_GENERAL: return &of->general;
    case KEY_SELDOM_TOLD: return &of->seldom_told;
    case KEY_DISPLAY_ONLY: return &of->display_only;
    default: return NULL;
    }
}

static bool read_word(reader *r, fg_str line) {
    bool *flag = r->concept ? flag_of(r->concept, find_key(line)) : NULL;
    if (flag) *flag = true;
    return flag != NULL;
}

static bool is_other_language(fg_str key) { return fg_str_starts(key, FG_LIT("alias.")) && key.len == 8; }

static void read_line(reader *r, fg_str line) {
    fg_str value = line, name = fg_str_trim(fg_str_cut(&value, ':'));
    value = fg_str_trim(value);
    fg_str shown = {name.ptr, name.len > 60 ? 60 : name.len};
    key_id key = find_key(name);
    r->n_lines += key != KEY_CONCEPT;
    if (read_word(r, line)) return;
    if (!value.len)
        fg_source_fault(r->s, &r->place, "no value behind '%.*s'", FG_STR_ARG(shown));
    else if (value.len > 1000)
        fg_source_fault(r->s, &r->place, "a value of %zu bytes", value.len);
    else if (key == KEY_HIDE)
        add_hidden(r, value);
    else if (key == KEY_CONCEPT)
        start_concept(r, value);
    else if (!r->concept)
        fg_source_fault(r->s, &r->place, "'%.*s' stands before the first concept", FG_STR_ARG(shown));
    else if (key != KEY_COUNT && !flag_of(r->concept, key))
        read_pair(r, key, value);
    else if (!is_other_language(name)) /* names in other languages are kept for their dictionaries */
        fg_source_fault(r->s, &r->place, "unknown key '%.*s'", FG_STR_ARG(shown));
}

bool fg_source_line(fg_sources *s, fg_source_place *place, fg_str *rest, const char *first, fg_str *line) {
    fg_str start = fg_str_of(first);
    bool goes_on = start.ptr[start.len - 1] == ' ';
    while (rest->len && !s->arena->failed) {
        *line = fg_str_trim(fg_str_cut(rest, '\n'));
        bool right = goes_on ? fg_str_starts(*line, start) : fg_str_eq(*line, start);
        if (++place->line == 1 && !right)
            fg_source_fault(s, place, "the first line must be '%s%s'", first, goes_on ? "LANGUAGE" : "");
        if (line->len && line->ptr[0] != '#') return true;
    }
    return false;
}

void fg_source_read_skills(fg_sources *s, const fg_source_file *file) {
    reader r = {.s = s, .place = {file->name, 0, file->layer}};
    fg_str rest = file->text, line;
    while (fg_source_line(s, &r.place, &rest, "# fitgap-skills 1", &line)) read_line(&r, line);
    end_concept(&r);
}

/* One word a line; `#` starts a comment. */
static void read_common_words(fg_sources *s, const fg_source_file *file) {
    fg_source_place place = {file->name, 0, file->layer};
    fg_str rest = file->text;
    while (rest.len && !s->arena->failed) {
        fg_str line = fg_str_trim(fg_str_cut(&rest, '\n'));
        place.line++;
        if (line.len && line.ptr[0] == '#') continue;
        if (line.len > 40) {
            fg_source_fault(s, &place, "a word of %zu bytes", line.len);
            continue;
        }
        fg_str *w = line.len ? FG_PUSH(s->arena, &s->common_words) : NULL;
        if (w) *w = line;
    }
}

fg_str fg_source_text(fg_str text) {
    static const fg_str bom = {"\xEF\xBB\xBF", 3};
    return fg_str_starts(text, bom) ? (fg_str){text.ptr + bom.len, text.len - bom.len} : text;
}

bool fg_source_is_text(fg_sources *s, const fg_source_file *file) {
    fg_source_place place = {file->name, 1, file->layer};
    for (size_t i = 0; i < file->text.len;) {
        size_t from = i;
        uint32_t c = fg_utf8_next(file->text, &i);
        if (c == '\n') place.line++;
        if (c && (c != 0xFFFD || i - from > 1)) continue;
        fg_source_fault(s, &place, c ? "not UTF-8: the byte 0x%02X" : "a NUL byte",
                        (unsigned char)file->text.ptr[from]);
        return false;
    }
    return true;
}

void fg_source_read(fg_sources *s, const fg_source_file *given) {
    fg_str name = fg_str_of(given->name);
    fg_source_file file = {given->name, fg_source_text(given->text), given->layer};
    if (!fg_source_is_text(s, &file)) return;
    if (fg_str_ends(name, FG_LIT(".skills")))
        fg_source_read_skills(s, &file);
    else if (fg_str_ends(name, FG_LIT("policy.txt")))
        fg_source_read_policy(s, &file);
    else if (fg_str_ends(name, FG_LIT("common-words.txt")))
        read_common_words(s, &file);
    else if (fg_str_ends(name, FG_LIT("places.txt")))
        fg_source_read_places(s, &file);
    else
        fg_source_read_lexicon(s, &file);
}
