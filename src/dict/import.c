/* Published skill lists to the source format: ESCO, O*NET, and any table with a column of names. */
#include <stdio.h>
#include <stdlib.h>

#include "dict/csv.h"
#include "dict/dict.h"
#include "dict/trie.h"

typedef struct {
    fg_str id, name, key; /* key: how the list itself names it (a URI, a code), may be empty */
    fg_kind kind;
    FG_VEC(fg_str) aliases, parents, implies;
    bool known; /* the base has it: only what is new is written */
} entry;

typedef struct {
    fg_str key;
    uint32_t value;
} slot;

/* Strings to numbers. */
typedef struct {
    uint32_t n, cap;
    slot *at;
} map;

typedef struct {
    fg_str from, to;
    bool implied;
} relation;

typedef struct {
    fg_arena arena;
    fg_sources base;
    map base_names;       /* normalised name -> concept of base */
    map base_ids;         /* id -> concept of base */
    map common;           /* ordinary words */
    map names, ids, keys; /* of entries */
    FG_VEC(entry) entries;
    FG_VEC(relation) relations; /* between keys */
    const fg_dict_faults *skipped;
    const char *file;
    uint32_t line, n_skipped;
} importer;

/* ---- maps ---- */

static uint32_t slot_of(const map *m, fg_str key) {
    uint32_t i = (uint32_t)fg_hash64(key.ptr, key.len, 0) & (m->cap - 1);
    while (m->at[i].key.ptr && !fg_str_eq(m->at[i].key, key)) i = (i + 1) & (m->cap - 1);
    return i;
}

static bool get(const map *m, fg_str key, uint32_t *value) {
    if (!m->cap || !key.len) return false;
    const slot *s = &m->at[slot_of(m, key)];
    if (s->key.ptr && value) *value = s->value;
    return s->key.ptr != NULL;
}

/* The first value of a key stays. */
static void put(fg_arena *arena, map *m, fg_str key, uint32_t value) {
    if (!key.len) return;
    if (m->n * 2 >= m->cap) {
        map old = *m;
        m->cap = old.cap ? old.cap * 2 : 1024;
        m->at = FG_NEW_N(arena, slot, m->cap);
        if (!m->at) {
            *m = old;
            return;
        }
        for (uint32_t i = 0; i < old.cap; i++)
            if (old.at[i].key.ptr) m->at[slot_of(m, old.at[i].key)] = old.at[i];
    }
    slot *s = &m->at[slot_of(m, key)];
    if (s->key.ptr) return;
    *s = (slot){key, value};
    m->n++;
}

/* ---- names ---- */

static bool is_plain(char ch) {
    return (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || (unsigned char)ch >= 0x80;
}

/* Lower case, one space for whatever separates. */
static fg_str normal(fg_arena *arena, fg_str name) {
    fg_buf out;
    fg_buf_init(&out, arena);
    bool gap = false;
    for (size_t i = 0; i < name.len; i++) {
        char ch = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? (char)(name.ptr[i] + 32) : name.ptr[i];
        bool part = is_plain(ch) || ch == '+' || ch == '#' || ch == '.' || ch == '&';
        if (part && gap && out.n) fg_buf_add_char(&out, ' ');
        if (part) fg_buf_add_char(&out, ch);
        gap = !part;
    }
    return fg_buf_str(&out);
}

/* "cut-off saws" is found in "cutoff saws" as well. */
static fg_str joined(fg_arena *arena, fg_str name) {
    fg_buf out;
    fg_buf_init(&out, arena);
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] != '-') fg_buf_add_char(&out, name.ptr[i]);
    return normal(arena, fg_buf_str(&out));
}

static fg_str id_of(fg_arena *arena, fg_str name) {
    fg_buf out;
    fg_buf_init(&out, arena);
    for (size_t i = 0; i < name.len && out.n < 70; i++) {
        char ch = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? (char)(name.ptr[i] + 32) : name.ptr[i];
        bool word = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9');
        if (word || (out.n && (ch == '+' || ch == '#' || ch == '.')))
            fg_buf_add_char(&out, ch);
        else if (out.n && out.at[out.n - 1] != '-')
            fg_buf_add_char(&out, '-');
    }
    while (out.n && (out.at[out.n - 1] == '-' || out.at[out.n - 1] == '.')) out.n--;
    return fg_buf_str(&out);
}

static void skip(importer *im, fg_str name, const char *why) {
    char message[200];
    snprintf(message, sizeof message, "'%.*s' left out: %s", (int)(name.len > 100 ? 100 : name.len), name.ptr, why);
    im->n_skipped++;
    if (im->skipped && im->skipped->report) im->skipped->report(im->skipped->ctx, im->file, im->line, message);
}

#define NAME_MAX_BYTES 120
#define NAME_MAX_WORDS 8

/* Why a name cannot be one; NULL: it can. */
static const char *fault_of(const importer *im, fg_str name, fg_str norm) {
    uint32_t words = 1;
    for (size_t i = 0; i < norm.len; i++) words += norm.ptr[i] == ' ';
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < 0x20) return "it has control characters";
    if (!norm.len) return "nothing is left of it";
    if (name.len > NAME_MAX_BYTES || words > NAME_MAX_WORDS) return "it is a sentence";
    if (norm.len < 3) return "it is too short to be safe without a condition";
    if (words == 1 && get(&im->common, norm, NULL)) return "it is an ordinary word";
    return NULL;
}

static fg_str base_id(const importer *im, uint32_t concept) { return im->base.concepts.at[concept].id; }

static void put_name(importer *im, fg_str name, uint32_t entry_at) {
    put(&im->arena, &im->names, normal(&im->arena, name), entry_at);
    put(&im->arena, &im->names, joined(&im->arena, name), entry_at);
}

/* The entry that has a name, in whatever spelling. */
static bool find_name(importer *im, fg_str name, uint32_t *entry_at) {
    return get(&im->names, normal(&im->arena, name), entry_at) || get(&im->names, joined(&im->arena, name), entry_at);
}

/* A new entry, or the one that has this name already, or one that adds to a concept of the base; NULL: left out. */
static entry *add_entry(importer *im, fg_str name, fg_str key, fg_kind kind) {
    fg_str norm = normal(&im->arena, name);
    uint32_t at;
    if (find_name(im, name, &at)) {
        put(&im->arena, &im->keys, key, at);
        return &im->entries.at[at];
    }
    uint32_t concept;
    bool known = get(&im->base_names, norm, &concept);
    if (known && get(&im->ids, base_id(im, concept), &at)) {
        put_name(im, name, at);
        put(&im->arena, &im->keys, key, at);
        return &im->entries.at[at];
    }
    const char *fault = known ? NULL : fault_of(im, name, norm);
    if (fault) {
        skip(im, name, fault);
        return NULL;
    }
    entry *e = FG_PUSH(&im->arena, &im->entries);
    if (!e) return NULL;
    *e = (entry){.id = known ? base_id(im, concept) : id_of(&im->arena, name),
                 .name = name,
                 .key = key,
                 .kind = kind,
                 .known = known};
    at = im->entries.n - 1;
    for (uint32_t k = 2; !known && (!e->id.len || get(&im->ids, e->id, NULL) || get(&im->base_ids, e->id, NULL)); k++)
        e->id = fg_arena_printf(&im->arena, "%.*s-%u", FG_STR_ARG(id_of(&im->arena, name)), k);
    put(&im->arena, &im->ids, e->id, at);
    put_name(im, name, at);
    put(&im->arena, &im->keys, key, at);
    return e;
}

static void add_alias(importer *im, entry *e, fg_str alias) {
    alias = fg_str_trim(alias);
    fg_str norm = normal(&im->arena, alias);
    uint32_t concept;
    if (!alias.len || find_name(im, alias, &concept)) return; /* said already, here or of another */
    if (get(&im->base_names, norm, &concept)) {
        if (!fg_str_eq(base_id(im, concept), e->id))
            skip(im, alias, "the dictionary has it as a name of something else");
        return;
    }
    const char *fault = fault_of(im, alias, norm);
    if (fault) {
        skip(im, alias, fault);
        return;
    }
    fg_str *a = FG_PUSH(&im->arena, &e->aliases);
    if (a) *a = alias;
    put_name(im, alias, (uint32_t)(e - im->entries.at));
}

/* Names between separators: line ends, bars, semicolons. */
static void add_aliases(importer *im, entry *e, fg_str list) {
    size_t from = 0;
    for (size_t i = 0; i <= list.len; i++) {
        if (i < list.len && list.ptr[i] != '\n' && list.ptr[i] != '|' && list.ptr[i] != ';') continue;
        add_alias(im, e, (fg_str){list.ptr + from, i - from});
        from = i + 1;
    }
}

/* Is `to` at or above `from` already? Then the other way would close a circle. */
static bool is_above(const importer *im, fg_str from, fg_str to, int depth) {
    uint32_t at;
    if (fg_str_eq(from, to) || depth > 40) return true;
    if (!get(&im->ids, from, &at)) return false;
    const entry *e = &im->entries.at[at];
    for (uint32_t i = 0; i < e->parents.n; i++)
        if (is_above(im, e->parents.at[i], to, depth + 1)) return true;
    return false;
}

static void add_parent(importer *im, entry *e, fg_str id) {
    for (uint32_t i = 0; i < e->parents.n; i++)
        if (fg_str_eq(e->parents.at[i], id)) return;
    fg_str *p = e->known || is_above(im, id, e->id, 0) ? NULL : FG_PUSH(&im->arena, &e->parents);
    if (p) *p = id;
}

/* ---- the three kinds of files ---- */

static void read_csv(importer *im, fg_csv *csv) {
    uint32_t name = fg_csv_column(csv, "name"), kind = fg_csv_column(csv, "kind"),
             aliases = fg_csv_column(csv, "aliases"), parent = fg_csv_column(csv, "parent");
    while (fg_csv_next(csv)) {
        im->line = csv->line;
        unsigned k = 0;
        fg_str said = fg_csv_field(csv, kind);
        while (fg_kind_name(k) && !fg_str_eq(said, fg_str_of(fg_kind_name(k)))) k++;
        if (said.len && !fg_kind_name(k)) skip(im, fg_csv_field(csv, name), "its kind is unknown");
        if (said.len && !fg_kind_name(k)) continue;
        if (!fg_csv_field(csv, name).len) continue;
        entry *e = add_entry(im, fg_csv_field(csv, name), (fg_str){0}, said.len ? (fg_kind)k : FG_KIND_KNOWLEDGE);
        if (!e) continue;
        add_aliases(im, e, fg_csv_field(csv, aliases));
        fg_str up = fg_csv_field(csv, parent);
        size_t at = (size_t)(e - im->entries.at);
        entry *p = up.len ? add_entry(im, up, (fg_str){0}, FG_KIND_KNOWLEDGE) : NULL;
        if (p) add_parent(im, &im->entries.at[at], p->id);
    }
}

static void read_onet(importer *im, fg_csv *csv) {
    uint32_t tool = fg_csv_column(csv, "Example"), group = fg_csv_column(csv, "Commodity Title"),
             title = fg_csv_column(csv, "Alternate Title");
    while (fg_csv_next(csv)) {
        im->line = csv->line;
        if (title != FG_NONE) {
            (void)add_entry(im, fg_csv_field(csv, title), (fg_str){0}, FG_KIND_TITLE);
            continue;
        }
        entry *e = add_entry(im, fg_csv_field(csv, tool), (fg_str){0}, FG_KIND_TOOL);
        if (!e || !fg_csv_field(csv, group).len) continue;
        size_t at = (size_t)(e - im->entries.at);
        entry *p = add_entry(im, fg_csv_field(csv, group), (fg_str){0}, FG_KIND_TOOL);
        if (p) add_parent(im, &im->entries.at[at], p->id);
    }
}

static void add_relation(importer *im, fg_str from, fg_str to, bool implied) {
    relation *r = FG_PUSH(&im->arena, &im->relations);
    if (r) *r = (relation){from, to, implied};
}

#define PREFIX 5 /* letters in which words of one stem agree */

/* Has a label a word of four letters or more in common with a list of others? */
static bool shares_word(importer *im, fg_str label, fg_str others) {
    label = normal(&im->arena, label);
    others = normal(&im->arena, others);
    while (label.len) {
        fg_str word = fg_str_cut(&label, ' '), rest = others;
        if (word.len < 4) continue;
        if (word.len > PREFIX) word.len = PREFIX;
        while (rest.len)
            if (fg_str_starts(fg_str_cut(&rest, ' '), word)) return true;
    }
    return false;
}

/* Copies of ESCO are about in which the alternative labels have slipped to other skills: then hardly any row has a word
 * in common with its own. In a sound one four of five have. */
static bool labels_fit(importer *im, fg_csv csv, uint32_t label, uint32_t alt) {
    uint32_t rows = 0, good = 0;
    csv.fields.at = NULL; /* the copy reads ahead on its own */
    csv.fields.n = csv.fields.cap = 0;
    while (fg_csv_next(&csv)) {
        if (!fg_csv_field(&csv, alt).len) continue;
        rows++;
        good += shares_word(im, fg_csv_field(&csv, label), fg_csv_field(&csv, alt));
    }
    if (rows < 50 || good * 3 >= rows) return true;
    skip(im, FG_LIT("altLabels"), "in most rows they have no word in common with their label, so the file is damaged");
    return false;
}

static void read_esco_skills(importer *im, fg_csv *csv) {
    uint32_t uri = fg_csv_column(csv, "conceptUri"), label = fg_csv_column(csv, "preferredLabel"),
             alt = fg_csv_column(csv, "altLabels"), type = fg_csv_column(csv, "skillType"),
             up = fg_csv_column(csv, "broaderConceptUri");
    if (!labels_fit(im, *csv, label, alt)) alt = FG_NONE;
    while (fg_csv_next(csv)) {
        im->line = csv->line;
        bool knowledge = fg_str_eq(fg_csv_field(csv, type), FG_LIT("knowledge"));
        entry *e = add_entry(im, fg_csv_field(csv, label), fg_csv_field(csv, uri),
                             knowledge ? FG_KIND_KNOWLEDGE : FG_KIND_METHOD);
        if (!e) continue;
        add_aliases(im, e, fg_csv_field(csv, alt));
        for (fg_str list = fg_csv_field(csv, up); list.len;) {
            fg_str one = fg_str_trim(fg_str_cut(&list, '|'));
            if (one.len) add_relation(im, fg_csv_field(csv, uri), one, false);
        }
    }
}

static void read_esco_relations(importer *im, fg_csv *csv) {
    uint32_t child = fg_csv_column(csv, "conceptUri"), up = fg_csv_column(csv, "broaderUri"),
             from = fg_csv_column(csv, "originalSkillUri"), to = fg_csv_column(csv, "relatedSkillUri"),
             type = fg_csv_column(csv, "relationType");
    while (fg_csv_next(csv)) {
        if (up != FG_NONE)
            add_relation(im, fg_csv_field(csv, child), fg_csv_field(csv, up), false);
        else if (fg_str_eq(fg_csv_field(csv, type), FG_LIT("essential")))
            add_relation(im, fg_csv_field(csv, from), fg_csv_field(csv, to), true);
    }
}

/* By the columns of its header; false: none that are known. */
static bool read_file(importer *im, fg_import format, const fg_dict_source *source) {
    fg_csv csv;
    const char *tab = memchr(source->text.ptr ? source->text.ptr : "", '\t', source->text.len);
    const char *line = memchr(source->text.ptr ? source->text.ptr : "", '\n', source->text.len);
    fg_csv_start(&csv, &im->arena, source->text, tab && line && tab < line ? '\t' : ',');
    im->file = source->name;
    im->line = 1;
    if (!fg_csv_next(&csv)) return false;
    bool csv_file = fg_csv_column(&csv, "name") != FG_NONE,
         onet = fg_csv_column(&csv, "Example") != FG_NONE || fg_csv_column(&csv, "Alternate Title") != FG_NONE,
         skills = fg_csv_column(&csv, "preferredLabel") != FG_NONE && fg_csv_column(&csv, "conceptUri") != FG_NONE,
         relations = fg_csv_column(&csv, "broaderUri") != FG_NONE || fg_csv_column(&csv, "relatedSkillUri") != FG_NONE;
    if (format == FG_IMPORT_CSV && csv_file)
        read_csv(im, &csv);
    else if (format == FG_IMPORT_ONET && onet)
        read_onet(im, &csv);
    else if (format == FG_IMPORT_ESCO && skills)
        read_esco_skills(im, &csv);
    else if (format == FG_IMPORT_ESCO && relations)
        read_esco_relations(im, &csv);
    else
        return false;
    return true;
}

/* ---- relations ---- */

static void settle_relations(importer *im) {
    for (uint32_t i = 0; i < im->relations.n; i++) {
        const relation *r = &im->relations.at[i];
        uint32_t from, to;
        if (!get(&im->keys, r->from, &from) || !get(&im->keys, r->to, &to) || from == to) continue;
        entry *e = &im->entries.at[from];
        if (!r->implied) add_parent(im, e, im->entries.at[to].id);
        fg_str *p = r->implied && !e->known ? FG_PUSH(&im->arena, &e->implies) : NULL;
        if (p) *p = im->entries.at[to].id;
    }
}

/* ---- output ---- */

static int by_id(const void *a, const void *b) {
    const entry *const *x = a, *const *y = b;
    return fg_str_cmp((*x)->id, (*y)->id);
}

static void write_entry(fg_buf *out, const entry *e) {
    if (e->known && !e->aliases.n) return;
    fg_buf_printf(out, "\nconcept: %.*s\n", FG_STR_ARG(e->id));
    if (!e->known) fg_buf_printf(out, "name: %.*s\nkind: %s\n", FG_STR_ARG(e->name), fg_kind_name(e->kind));
    for (uint32_t i = 0; i < e->parents.n; i++) fg_buf_printf(out, "parent: %.*s\n", FG_STR_ARG(e->parents.at[i]));
    for (uint32_t i = 0; i < e->implies.n; i++) fg_buf_printf(out, "implies: %.*s 0.5\n", FG_STR_ARG(e->implies.at[i]));
    for (uint32_t i = 0; i < e->aliases.n; i++) fg_buf_printf(out, "alias: %.*s\n", FG_STR_ARG(e->aliases.at[i]));
}

static bool write_all(importer *im, fg_sink sink) {
    fg_buf out;
    fg_buf_init(&out, &im->arena);
    const entry **order = FG_NEW_N(&im->arena, const entry *, im->entries.n + 1);
    if (!order) return true;
    for (uint32_t i = 0; i < im->entries.n; i++) order[i] = &im->entries.at[i];
    qsort(order, im->entries.n, sizeof(const entry *), by_id);
    fg_buf_add(&out, FG_LIT("# fitgap-skills 1\n"));
    for (uint32_t i = 0; i < im->entries.n; i++)
        if (!i || !fg_str_eq(order[i]->id, order[i - 1]->id)) write_entry(&out, order[i]);
    return im->arena.failed || sink.write(sink.ctx, fg_buf_str(&out));
}

/* ---- entry ---- */

static fg_status load_base(importer *im, const fg_dict *base, fg_error *err) {
    fg_source_files files = {0};
    fg_source_concepts moved = {0};
    im->base.arena = &im->arena;
    if (!base) return FG_OK;
    if (!fg_sources_unpack(&im->arena, base->sources, &files))
        return fg_fail(err, im->arena.failed ? FG_ENOMEM : FG_EDICT, "the sources in the dictionary cannot be read");
    for (uint32_t i = 0; i < files.n; i++) fg_source_read(&im->base, &files.at[i]);
    fg_source_merge(&im->base, &moved);
    for (uint32_t i = 0; i < im->base.concepts.n; i++) {
        const fg_source_concept *c = &im->base.concepts.at[i];
        put(&im->arena, &im->base_ids, c->id, i);
        put(&im->arena, &im->base_names, normal(&im->arena, c->name), i);
        for (uint32_t k = 0; k < c->names.n; k++)
            put(&im->arena, &im->base_names, normal(&im->arena, c->names.at[k].text), i);
    }
    for (uint32_t i = 0; i < moved.n; i++) put(&im->arena, &im->base_ids, moved.at[i].id, 0);
    for (uint32_t i = 0; i < im->base.common_words.n; i++) put(&im->arena, &im->common, im->base.common_words.at[i], 1);
    return FG_OK;
}

fg_status fg_dict_import(fg_import format, const fg_dict_source *files, size_t n, const fg_dict *base, fg_sink sink,
                         const fg_dict_faults *skipped, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    importer im = {.skipped = skipped};
    fg_error_clear(err);
    fg_arena_init(&im.arena, &a);
    fg_status status = load_base(&im, base, err);
    for (size_t i = 0; i < n && status == FG_OK; i++)
        if (!read_file(&im, format, &files[i]))
            status = fg_fail(err, FG_EINPUT, "not a file of this kind: %s", files[i].name);
    if (status == FG_OK) settle_relations(&im);
    if (status == FG_OK && !write_all(&im, sink)) status = fg_fail(err, FG_EIO, "the output could not be written");
    if (im.arena.failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_free(&im.arena);
    return status;
}
