/* Sources to image: reads the layers, and has what belongs together checked and written. */
#include <stdlib.h>

#include "dict/compile.h"
#include "dict/lint.h"

uint32_t fg_compile_find(const fg_compiler *c, fg_str id) {
    const fg_source_concept *found = fg_source_resolve(&c->src, &c->moved, id);
    return found ? (uint32_t)(found - c->src.concepts.at) : FG_NONE;
}

static void compile_all(fg_compiler *c) {
    fg_source_merge(&c->src, &c->moved);
    fg_trie_init(&c->trie, &c->arena, c->stemmer);
    if (c->arena.failed) return;
    fg_compile_classes(c);
    for (uint32_t i = 0; i < c->src.concepts.n; i++) fg_compile_concept(c, i);
    for (uint32_t i = 0; i < c->src.concepts.n && !c->arena.failed; i++) fg_compile_names(c, i);
    for (uint32_t i = 0; i < c->src.concepts.n; i++) fg_compile_patterns(c, i);
    fg_compile_forwards(c);
    fg_compile_sentinel(c);
    if (c->arena.failed) return;
    fg_compile_cycles(c);
    if (c->strict) fg_dict_lint(&c->src, &c->trie, c->layer);
    if (!c->src.n_faults) fg_compile_closures(c);
    c->concepts.at[c->src.concepts.n].first_credit = fg_u24_to(c->closures.credits.n);
    uint32_t names = c->trie.names.n;
    fg_compile_phrases(c);
    c->lexicon = c->trie.names.n - names;
    fg_compile_places(c);
    fg_compile_sizes(c);
}

/* ---- sources ---- */

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int by_layer_and_name(const void *a, const void *b) {
    const fg_source_file *x = a, *y = b;
    if (x->layer != y->layer) return x->layer < y->layer ? -1 : 1;
    int order = strcmp(base_name(x->name), base_name(y->name));
    return order ? order : strcmp(x->name, y->name);
}

static void add_files(fg_compiler *c, const fg_source_file *at, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fg_source_file *f = FG_PUSH(&c->arena, &c->files);
        if (f) *f = at[i];
    }
}

/* Adds the layers of a dictionary; `from`: the least of them. */
static bool add_dictionary(fg_compiler *c, const fg_dict *d, uint32_t from, uint32_t up, fg_error *err) {
    fg_source_files files = {0};
    if (!fg_sources_unpack(&c->arena, d->sources, &files)) {
        fg_fail(err, c->arena.failed ? FG_ENOMEM : FG_EDICT, "the sources in a dictionary cannot be read");
        return false;
    }
    for (uint32_t i = 0; i < files.n; i++) {
        if (files.at[i].layer < from) continue;
        files.at[i].layer += up;
        add_files(c, &files.at[i], 1);
    }
    return true;
}

static void tell_empty(fg_compiler *c, const fg_source_file *f) {
    fg_source_place place = {f->name, 1, f->layer};
    fg_source_fault(&c->src, &place, "no entries");
}

/* The new sources must have entries, in order if they are to be clean; what lies below them is taken as it is. */
static void read_all(fg_compiler *c) {
    if (c->files.n) qsort(c->files.at, c->files.n, sizeof *c->files.at, by_layer_and_name);
    for (uint32_t i = 0; i < c->files.n; i++) {
        const fg_source_file *f = &c->files.at[i];
        uint32_t before = c->src.concepts.n + c->src.hidden.n + c->src.n_faults;
        c->src.unsorted = f->layer < c->layer || (c->layer && !c->strict);
        fg_source_read(&c->src, f);
        bool skills = fg_str_ends(fg_str_of(f->name), FG_LIT(".skills"));
        if (f->layer >= c->layer && skills && c->src.concepts.n + c->src.hidden.n + c->src.n_faults == before)
            tell_empty(c, f);
    }
    fg_source_place place = {"policy.txt", 0, 0};
    if (!c->src.has_policy) fg_source_fault(&c->src, &place, "no policy.txt among the sources");
    for (uint32_t i = 0; i < c->files.n; i++) c->files.at[i].name = base_name(c->files.at[i].name);
}

static fg_status finish(fg_compiler *c, fg_str *image, const fg_allocator *alloc, fg_error *err) {
    if (c->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary");
    if (c->src.n_faults)
        return fg_fail(err, FG_EDICT, "the dictionary has %u fault%s", c->src.n_faults,
                       c->src.n_faults == 1 ? "" : "s");
    fg_str made = fg_compile_image(c);
    char *copy = made.len ? fg_alloc(alloc, made.len) : NULL;
    if (!copy) return fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary");
    memcpy(copy, made.ptr, made.len);
    *image = (fg_str){copy, made.len};
    return FG_OK;
}

fg_status fg_dict_compile(fg_str *image, const fg_dict_source *sources, size_t n, const fg_dict_compile_options *opt,
                          const fg_allocator *alloc, fg_error *err) {
    static const fg_dict_compile_options none = {.size = sizeof none};
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *image = (fg_str){0};
    if (!opt) opt = &none;
    fg_compiler c = {.strict = opt->strict};
    fg_arena_init(&c.arena, &a);
    c.src.arena = &c.arena;
    c.src.faults = opt->faults;
    c.stemmer = fg_stemmer_new("english", &a);
    if (!c.stemmer) c.arena.failed = true;
    bool good = !opt->base || add_dictionary(&c, opt->base, 0, 0, err);
    uint32_t top = fg_compile_top_layer(&c);
    if (good && opt->over) good = add_dictionary(&c, opt->over, opt->base ? 1 : 0, top, err);
    c.layer = opt->base || opt->over ? fg_compile_top_layer(&c) + 1 : 0;
    for (size_t i = 0; i < n; i++) {
        fg_source_file f = {sources[i].name, sources[i].text, c.layer};
        add_files(&c, &f, 1);
    }
    fg_status status = c.arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary")
                       : good         ? FG_OK
                                      : FG_EDICT;
    if (status == FG_OK) {
        read_all(&c);
        if (!c.arena.failed) compile_all(&c);
        status = finish(&c, image, &a, err);
    }
    fg_trie_free(&c.trie);
    fg_stemmer_free(c.stemmer);
    fg_arena_free(&c.arena);
    return status;
}

void fg_bytes_free(fg_str bytes, const fg_allocator *alloc) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_release(&a, (void *)(uintptr_t)bytes.ptr, bytes.len);
}
