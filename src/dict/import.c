/* Published skill lists to the source format: ESCO, O*NET, and any table with a column of names. */
#include <stdio.h>
#include <stdlib.h>

#include "dict/import.h"

/* ---- names ---- */

static bool is_plain(char ch) {
    return (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || (unsigned char)ch >= 0x80;
}

/* "databases" and "database" are one name, as they are to the reader of texts; "analysis" and "class" are no plurals. */
static size_t without_plural(const char *s, size_t n) {
    if (n < 4 || s[n - 1] != 's' || s[n - 2] < 'a' || s[n - 2] > 'z' || strchr("sui", s[n - 2])) return n;
    return n - 1;
}

fg_str fg_import_written(fg_arena *arena, fg_str name) {
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

fg_str fg_import_normal(fg_arena *arena, fg_str name) {
    fg_str written = fg_import_written(arena, name);
    return (fg_str){written.ptr, without_plural(written.ptr, written.len)};
}

/* "cut-off saws" is found in "cutoff saws" as well. */
static fg_str joined(fg_arena *arena, fg_str name) {
    fg_buf out;
    fg_buf_init(&out, arena);
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] != '-') fg_buf_add_char(&out, name.ptr[i]);
    return fg_buf_str(&out);
}

fg_str fg_import_stems(fg_importer *im, fg_str name) {
    fg_buf out;
    fg_buf_init(&out, &im->arena);
    fg_name_words w = fg_trie_split(&im->trie, name);
    if (w.words.n < 2) return (fg_str){0};
    fg_buf_add_char(&out, '\1'); /* no name begins so */
    for (uint32_t i = 0; i < w.words.n; i++) fg_buf_printf(&out, "%u ", fg_trie_stem(&im->trie, w.words.at[i]));
    return fg_buf_str(&out);
}

#define NAMES_MOST 400000u /* several times what the largest lists have */
#define RELATIONS_MOST 2000000u

static bool takes_name(fg_importer *im) {
    im->full |= im->taken == NAMES_MOST;
    if (!im->full) im->taken++;
    return !im->full;
}

void fg_import_relate(fg_importer *im, fg_str from, fg_str to, bool implied) {
    im->full |= im->relations.n == RELATIONS_MOST;
    fg_import_relation *r = im->full ? NULL : FG_PUSH(&im->arena, &im->relations);
    if (r) *r = (fg_import_relation){from, to, implied};
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

void fg_import_skip(fg_importer *im, fg_str name, const char *why) {
    char message[200];
    snprintf(message, sizeof message, "'%.*s' left out: %s", (int)(name.len > 100 ? 100 : name.len), name.ptr, why);
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < 0x20) *c = ' ';
    if (fg_import_get(&im->told, fg_str_of(message), NULL)) return; /* lists repeat themselves */
    fg_import_put(&im->arena, &im->told, fg_arena_copy(&im->arena, fg_str_of(message)), 1);
    im->n_skipped++;
    if (im->skipped && im->skipped->report) im->skipped->report(im->skipped->ctx, im->file, im->line, message);
}

#define ABBREVIATION_MOST 5 /* letters */
#define NAME_MAX_BYTES 120
#define NAME_MAX_WORDS 8

/* An ordinary word, or the plural of one: the reader takes both numbers for a name of either. */
static bool is_ordinary(const fg_importer *im, fg_str word) {
    static const fg_str endings[] = {{"", 0}, {"s", 1}, {"es", 2}};
    for (size_t i = 0; i < FG_COUNT(endings); i++)
        if (fg_str_ends(word, endings[i]) &&
            fg_import_get(&im->common, (fg_str){word.ptr, word.len - endings[i].len}, NULL))
            return true;
    return false;
}

/* Why a name cannot be one; NULL: it can. */
static const char *fault_of(fg_importer *im, fg_str name, fg_str norm) {
    uint32_t words = 1;
    for (size_t i = 0; i < norm.len; i++) words += norm.ptr[i] == ' ';
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < 0x20) return "it has control characters";
    if (!norm.len) return "nothing is left of it";
    if (name.len > NAME_MAX_BYTES || words > NAME_MAX_WORDS) return "it is too long for a name";
    if (norm.len < 3) return "it is too short to be safe without a condition";
    if (words == 1 && (is_ordinary(im, norm) || is_ordinary(im, fg_import_written(&im->arena, name))))
        return "it is an ordinary word";
    return NULL;
}

enum { KEYS = 4 };

/* Under what a name is found: as written, with hyphens joined, and both by their stems. */
static void keys_of(fg_importer *im, fg_str name, fg_str keys[KEYS]) {
    fg_str whole = joined(&im->arena, name);
    keys[0] = fg_import_normal(&im->arena, name);
    keys[1] = fg_import_normal(&im->arena, whole);
    keys[2] = fg_import_stems(im, name);
    keys[3] = fg_import_stems(im, whole);
}

static void put_name(fg_importer *im, fg_str name, uint32_t entry_at) {
    fg_str keys[KEYS];
    keys_of(im, name, keys);
    for (int i = 0; i < KEYS; i++) fg_import_put(&im->arena, &im->names, keys[i], entry_at);
}

/* The entry that has a name, in whatever spelling. */
static bool find_entry(fg_importer *im, fg_str name, uint32_t *entry_at) {
    fg_str keys[KEYS];
    keys_of(im, name, keys);
    for (int i = 0; i < KEYS; i++)
        if (fg_import_get(&im->names, keys[i], entry_at)) return true;
    return false;
}

static void add_alias(fg_importer *im, fg_import_entry *e, fg_str alias);

/* "Autodesk AutoCAD", "Microsoft Office software": another name of what the dictionary has, not a thing beside it. */
static fg_import_entry *add_to_product(fg_importer *im, fg_str name, fg_str key, fg_kind kind) {
    fg_str product;
    if (kind != FG_KIND_TOOL || !fg_import_find_product(im, name, &product)) return NULL;
    fg_import_entry *e = fg_import_add(im, product, key, kind);
    if (e) add_alias(im, e, name);
    return e;
}

fg_import_entry *fg_import_add(fg_importer *im, fg_str name, fg_str key, fg_kind kind) {
    if (!takes_name(im)) return NULL;
    fg_str norm = fg_import_normal(&im->arena, name);
    uint32_t at;
    if (find_entry(im, name, &at)) {
        fg_import_put(&im->arena, &im->keys, key, at);
        return &im->entries.at[at];
    }
    fg_base_name base;
    bool known =
        fg_import_find_base(im, name, &base) || (kind != FG_KIND_KNOWLEDGE && fg_import_find_deed(im, name, &base));
    if (known && base.rival != FG_NONE) {
        fg_import_skip_doubt(im, name, &base);
        return NULL;
    }
    if (known && fg_import_get(&im->ids, fg_import_base_id(im, base.concept), &at)) {
        put_name(im, name, at);
        fg_import_put(&im->arena, &im->keys, key, at);
        return &im->entries.at[at];
    }
    const char *fault = known ? NULL : fault_of(im, name, norm);
    if (fault) {
        fg_import_skip(im, name, fault);
        return NULL;
    }
    fg_import_entry *product = known ? NULL : add_to_product(im, name, key, kind);
    if (product) return product;
    fg_import_entry *e = FG_PUSH(&im->arena, &im->entries);
    if (!e) return NULL;
    *e = (fg_import_entry){.id = known ? fg_import_base_id(im, base.concept) : id_of(&im->arena, name),
                           .name = name,
                           .key = key,
                           .kind = kind,
                           .known = known};
    at = im->entries.n - 1;
    for (uint32_t k = 2;
         !known && (!e->id.len || fg_import_get(&im->ids, e->id, NULL) || fg_import_get(&im->base_ids, e->id, NULL));
         k++)
        e->id = fg_arena_printf(&im->arena, "%.*s-%u", FG_STR_ARG(id_of(&im->arena, name)), k);
    fg_import_put(&im->arena, &im->ids, e->id, at);
    put_name(im, name, at);
    fg_import_put(&im->arena, &im->keys, key, at);
    return e;
}

void fg_import_set_id(fg_importer *im, fg_import_entry *e, fg_str wish) {
    uint32_t at = (uint32_t)(e - im->entries.at), other = at;
    fg_str id = id_of(&im->arena, wish);
    fg_import_put(&im->arena, &im->keys, wish, at);
    if (e->known || !id.len || fg_str_eq(e->id, id)) return;
    if (fg_import_get(&im->base_ids, id, NULL) || fg_import_get(&im->ids, id, &other)) {
        fg_import_skip(im, wish, "the id is taken");
        return;
    }
    e->id = id;
    fg_import_put(&im->arena, &im->ids, id, at);
}

static void tell_taken(fg_importer *im, fg_str alias, const char *where, fg_str by) {
    fg_import_skip(im, alias, fg_arena_printf(&im->arena, "it is a name of '%.*s' %s", FG_STR_ARG(by), where).ptr);
}

static void add_alias(fg_importer *im, fg_import_entry *e, fg_str alias) {
    alias = fg_str_trim(alias);
    fg_str norm = fg_import_normal(&im->arena, alias);
    if (!alias.len || !takes_name(im)) return;
    uint32_t other;
    fg_base_name base;
    if (find_entry(im, alias, &other)) {
        if (&im->entries.at[other] != e) tell_taken(im, alias, "already", im->entries.at[other].name);
        return;
    }
    if (fg_import_find_base(im, alias, &base) || fg_import_find_deed(im, alias, &base)) {
        if (!fg_str_eq(fg_import_base_id(im, base.concept), e->id) &&
            (base.rival == FG_NONE || !fg_str_eq(fg_import_base_id(im, base.rival), e->id)))
            tell_taken(im, alias, "in the dictionary", fg_import_base_id(im, base.concept));
        return;
    }
    const char *fault = fault_of(im, alias, norm);
    if (fault) {
        fg_import_skip(im, alias, fault);
        return;
    }
    fg_str *a = FG_PUSH(&im->arena, &e->aliases);
    if (a) *a = alias;
    put_name(im, alias, (uint32_t)(e - im->entries.at));
}

void fg_import_add_aliases(fg_importer *im, fg_import_entry *e, fg_str list) {
    size_t from = 0;
    for (size_t i = 0; i <= list.len; i++) {
        if (i < list.len && list.ptr[i] != '\n' && list.ptr[i] != '|' && list.ptr[i] != ';') continue;
        add_alias(im, e, (fg_str){list.ptr + from, i - from});
        from = i + 1;
    }
}

/* Is `to` at or above `from` already? Then the other way would close a circle. */
static bool is_above(const fg_importer *im, fg_str from, fg_str to, int depth) {
    uint32_t at;
    if (fg_str_eq(from, to) || depth > 40) return true;
    if (!fg_import_get(&im->ids, from, &at)) return false;
    const fg_import_entry *e = &im->entries.at[at];
    for (uint32_t i = 0; i < e->parents.n; i++)
        if (is_above(im, e->parents.at[i], to, depth + 1)) return true;
    return false;
}

void fg_import_add_parent(fg_importer *im, fg_import_entry *e, fg_str id) {
    for (uint32_t i = 0; i < e->parents.n; i++)
        if (fg_str_eq(e->parents.at[i], id)) return;
    fg_str *p = e->known || is_above(im, id, e->id, 0) ? NULL : FG_PUSH(&im->arena, &e->parents);
    if (p) *p = id;
}

/* ---- relations ---- */

static void settle_relations(fg_importer *im) {
    for (uint32_t i = 0; i < im->relations.n; i++) {
        const fg_import_relation *r = &im->relations.at[i];
        uint32_t from, to;
        if (!fg_import_get(&im->keys, r->from, &from) || !fg_import_get(&im->keys, r->to, &to) || from == to) continue;
        fg_import_entry *e = &im->entries.at[from];
        if (!r->implied) fg_import_add_parent(im, e, im->entries.at[to].id);
        fg_str *p = r->implied && !e->known ? FG_PUSH(&im->arena, &e->implies) : NULL;
        if (p) *p = im->entries.at[to].id;
    }
}

/* The id of a concept by its name or id, of the list or the base; empty: unknown or in doubt, which is told. */
static fg_str find_parent(fg_importer *im, fg_str name) {
    uint32_t at;
    fg_base_name base;
    if (find_entry(im, name, &at) || fg_import_get(&im->keys, name, &at)) return im->entries.at[at].id;
    bool found = fg_import_find_base(im, name, &base), sure = found && base.rival == FG_NONE;
    if (sure && base.way == FG_BASE_OWN) return fg_import_base_id(im, base.concept);
    if (fg_import_get(&im->base_ids, name, NULL)) return name;
    if (sure) return fg_import_base_id(im, base.concept);
    if (found)
        fg_import_skip_doubt(im, name, &base);
    else
        fg_import_skip(im, name, "no such parent in the list or the dictionary");
    return (fg_str){0};
}

static void settle_parents(fg_importer *im) {
    for (uint32_t i = 0; i < im->parents.n; i++) {
        const fg_import_parent *p = &im->parents.at[i];
        im->file = p->file;
        im->line = p->line;
        fg_str id = find_parent(im, p->name);
        if (id.len) fg_import_add_parent(im, &im->entries.at[p->entry], id);
    }
}

/* ---- output ---- */

static int by_id(const void *a, const void *b) {
    const fg_import_entry *const *x = a, *const *y = b;
    return fg_str_cmp((*x)->id, (*y)->id);
}

/* "LAMS" is an abbreviation, "lams" may be any word; what somebody wrote down for this program is theirs to say. */
static bool needs_case(const fg_importer *im, fg_str name) {
    bool capitals = im->format != FG_IMPORT_CSV && name.len <= ABBREVIATION_MOST;
    for (size_t i = 0; i < name.len; i++) capitals &= name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
    return capitals;
}

static void write_entry(const fg_importer *im, fg_buf *out, const fg_import_entry *e) {
    if (e->known && !e->aliases.n) return;
    fg_buf_printf(out, "\nconcept: %.*s\n", FG_STR_ARG(e->id));
    if (!e->known) fg_buf_printf(out, "name: %.*s\nkind: %s\n", FG_STR_ARG(e->name), fg_kind_name(e->kind));
    for (uint32_t i = 0; i < e->parents.n; i++) fg_buf_printf(out, "parent: %.*s\n", FG_STR_ARG(e->parents.at[i]));
    for (uint32_t i = 0; i < e->implies.n; i++) fg_buf_printf(out, "implies: %.*s 0.5\n", FG_STR_ARG(e->implies.at[i]));
    for (uint32_t i = 0; i < e->aliases.n; i++)
        if (!needs_case(im, e->aliases.at[i])) fg_buf_printf(out, "alias: %.*s\n", FG_STR_ARG(e->aliases.at[i]));
    if (!e->known && needs_case(im, e->name)) fg_buf_printf(out, "exact: %.*s\n", FG_STR_ARG(e->name));
    for (uint32_t i = 0; i < e->aliases.n; i++)
        if (needs_case(im, e->aliases.at[i])) fg_buf_printf(out, "exact: %.*s\n", FG_STR_ARG(e->aliases.at[i]));
}

static bool write_all(fg_importer *im, fg_sink sink) {
    fg_buf out;
    fg_buf_init(&out, &im->arena);
    const fg_import_entry **order = FG_NEW_N(&im->arena, const fg_import_entry *, im->entries.n + 1);
    if (!order) return true;
    for (uint32_t i = 0; i < im->entries.n; i++) order[i] = &im->entries.at[i];
    qsort(order, im->entries.n, sizeof(const fg_import_entry *), by_id);
    fg_buf_add(&out, FG_LIT("# fitgap-skills 1\n"));
    for (uint32_t i = 0; i < im->entries.n; i++)
        if (!i || !fg_str_eq(order[i]->id, order[i - 1]->id)) write_entry(im, &out, order[i]);
    return im->arena.failed || sink.write(sink.ctx, fg_buf_str(&out));
}

/* ---- entry ---- */

fg_status fg_dict_import(fg_import format, const fg_dict_source *files, size_t n, const fg_dict *base, fg_sink sink,
                         const fg_dict_faults *skipped, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_importer im = {.skipped = skipped, .format = format};
    fg_stemmer *stemmer = fg_stemmer_new("english", &a);
    fg_error_clear(err);
    fg_arena_init(&im.arena, &a);
    fg_trie_init(&im.trie, &im.arena, stemmer);
    fg_status status = stemmer ? fg_import_load_base(&im, base, err) : fg_fail(err, FG_ENOMEM, "out of memory");
    for (size_t i = 0; i < n && status == FG_OK; i++) status = fg_import_read(&im, format, &files[i], err);
    if (status == FG_OK) settle_relations(&im);
    if (status == FG_OK) settle_parents(&im);
    if (status == FG_OK) fg_import_trim(&im);
    if (status == FG_OK && !write_all(&im, sink)) status = fg_fail(err, FG_EIO, "the output could not be written");
    if (im.arena.failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    fg_trie_free(&im.trie);
    fg_stemmer_free(stemmer);
    fg_arena_free(&im.arena);
    return status;
}
