/* Sources to image: checks what belongs together, gives every name its path, and writes the arrays. */
#include <stdlib.h>

#include "dict/closure.h"
#include "dict/dict.h"
#include "dict/lint.h"
#include "dict/trie.h"

typedef struct {
    fg_sources src; /* concepts sorted by id once they are merged */
    fg_arena arena;
    fg_stemmer *stemmer;
    fg_trie trie;
    fg_source_files files;
    fg_source_concepts moved;
    uint32_t lexicon; /* phrases */
    uint32_t layer;   /* of the sources that are new */
    FG_VEC(fg_image_concept) concepts;
    FG_VEC(fg_u24) links;
    fg_closures closures;
    FG_VEC(fg_image_words) pairs;
    FG_VEC(fg_image_group) groups;
    FG_VEC(fg_image_class) classes;
    FG_VEC(fg_image_pattern) patterns;
    FG_VEC(fg_image_moved) forwards;
} compiler;

static fg_source_concept *concept_at(compiler *c, uint32_t i) { return &c->src.concepts.at[i]; }

/* By its id or one that it had before. */
static uint32_t find_concept(const compiler *c, fg_str id) {
    const fg_source_concept *found = fg_source_resolve(&c->src, &c->moved, id, NULL);
    return found ? (uint32_t)(found - c->src.concepts.at) : FG_NONE;
}

/* ---- names ---- */

static bool same_condition(uint32_t a, uint32_t b) {
    const uint32_t mask = FG_NAME_EXACT | FG_NAME_LICENSED | FG_NAME_TITLE;
    return (a & mask) == (b & mask);
}

/* Would nothing tell the two apart? Names that need words of their own near them are told by these. */
static bool same_name(const fg_trie_name *a, const fg_trie_name *b) {
    if (fg_is_near_only(a->flags) || fg_is_near_only(b->flags)) return false;
    if (!same_condition(a->flags, b->flags)) return false;
    return a->flags & FG_NAME_EXACT ? fg_str_eq(a->origin->text, b->origin->text) : fg_str_eq(a->norms, b->norms);
}

/* A name that another concept claims too: the later layer has it; in one layer it is a fault, but for job titles, which
 * may show several things. False: the name is not to be added. */
static bool settle_claim(compiler *c, const fg_trie_name *name, uint32_t node) {
    for (uint32_t i = c->trie.first_name.at[node]; i; i = c->trie.names.at[i - 1].next_plus_1) {
        fg_trie_name *other = &c->trie.names.at[i - 1];
        if (other->dropped || other->owner == name->owner || !same_name(name, other)) continue;
        const fg_source_place *mine = &name->origin->place, *theirs = &other->origin->place;
        if (mine->layer < theirs->layer) return false;
        if (mine->layer > theirs->layer) {
            other->dropped = true;
        } else if (!(name->flags & FG_NAME_TITLE)) {
            fg_source_fault(&c->src, mine, "'%.*s' is claimed by %.*s as well (%s:%u)", FG_STR_ARG(name->origin->text),
                            FG_STR_ARG(concept_at(c, other->owner)->id), theirs->file, theirs->line);
            return false;
        }
    }
    return true;
}

/* A name of several words matches in any inflection. */
static bool matches_alike(const fg_trie_name *n) {
    return n->n_words > 1 && !(n->flags & FG_NAME_FIXED) && (n->root == FG_ROOT_CONCEPT || n->root == FG_ROOT_FIELD);
}

/* The name of the same concept that matches all that this one would. */
static const fg_trie_name *known_name(const compiler *c, const fg_trie_name *name, uint32_t node) {
    for (uint32_t i = c->trie.first_name.at[node]; i; i = c->trie.names.at[i - 1].next_plus_1) {
        const fg_trie_name *other = &c->trie.names.at[i - 1];
        if (other->owner != name->owner || other->flags != name->flags || other->root != name->root) continue;
        if (name->flags & FG_NAME_EXACT ? fg_str_eq(other->origin->text, name->origin->text)
                                        : matches_alike(name) || fg_str_eq(other->norms, name->norms))
            return other;
    }
    return NULL;
}

static void add_path(compiler *c, fg_trie_name name, const fg_str *words, uint32_t n) {
    fg_buf norms;
    fg_buf_init(&norms, &c->trie.scratch);
    for (uint32_t i = 0; i < n; i++) {
        if (i) fg_buf_add_char(&norms, ' ');
        fg_buf_add(&norms, words[i]);
    }
    name.norms = fg_buf_str(&norms);
    name.n_words = n;
    uint32_t node = fg_trie_path(&c->trie, (fg_root)name.root, words, n);
    if (!node) return;
    const fg_trie_name *known = known_name(c, &name, node);
    if (known) {
        fg_trie_repeat *r = known->origin == name.origin ? NULL : FG_PUSH(&c->arena, &c->trie.repeated);
        if (r) *r = (fg_trie_repeat){name.origin, known->origin};
        return;
    }
    if (name.root == FG_ROOT_CONCEPT && !settle_claim(c, &name, node)) return;
    name.norms = fg_arena_copy(&c->arena, name.norms);
    fg_trie_add(&c->trie, node, &name);
}

/* A-CSM joined would be another abbreviation. */
static bool has_lower(fg_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return true;
    return false;
}

static void add_name(compiler *c, fg_root root, uint32_t owner, const fg_source_name *origin) {
    fg_name_words w = fg_trie_split(&c->trie, origin->text);
    if (!w.words.n) {
        fg_source_fault(&c->src, &origin->place, "nothing is left of the name '%.*s'", FG_STR_ARG(origin->text));
        return;
    }
    fg_trie_name name = {.owner = owner, .flags = origin->flags, .root = root, .origin = origin};
    add_path(c, name, w.words.at, w.words.n);
    if (w.has_joined && !(origin->flags & FG_NAME_EXACT) && has_lower(origin->text))
        add_path(c, name, w.joined.at, w.joined.n);
}

static bool has_condition(const fg_source_concept *sc) {
    for (uint32_t i = 0; i < sc->names.n; i++)
        if ((sc->names.at[i].flags & (FG_NAME_EXACT | FG_NAME_STEM | FG_NAME_FIXED | FG_NAME_LICENSED)) &&
            fg_str_eq(sc->names.at[i].text, sc->name))
            return true;
    return sc->display_only;
}

/* Excel and Microsoft Excel, Go and Go programming: what is said of the ordinary word holds for it alone. */
static bool is_ordinary(const fg_source_concept *sc, const fg_source_name *n) {
    return (sc->kind == FG_KIND_TOOL || sc->kind == FG_KIND_LANGUAGE) && n->flags & FG_NAME_LICENSED &&
           !memchr(n->text.ptr, ' ', n->text.len);
}

static void add_names(compiler *c, uint32_t i) {
    fg_source_concept *sc = concept_at(c, i);
    fg_root root = sc->kind == FG_KIND_FIELD ? FG_ROOT_FIELD : FG_ROOT_CONCEPT;
    uint32_t extra = sc->kind == FG_KIND_TITLE ? FG_NAME_TITLE : 0;
    if (sc->name.len && !has_condition(sc)) {
        fg_source_name *own = FG_NEW(&c->arena, fg_source_name);
        if (!own) return;
        *own = (fg_source_name){sc->name, extra, sc->name_place};
        add_name(c, root, i, own);
    }
    for (uint32_t k = 0; k < sc->names.n; k++) {
        fg_source_name *n = &sc->names.at[k];
        n->flags |= extra;
        if (n->flags & FG_NAME_TITLE) c->concepts.at[i].traits |= FG_TRAIT_TITLE;
        if (is_ordinary(sc, n)) c->concepts.at[i].traits |= FG_TRAIT_ORDINARY;
        add_name(c, root, i, n);
    }
}

/* Words of one stem are one: "client clients". */
static bool has_pair(const compiler *c, uint32_t first, fg_image_words pair) {
    for (uint32_t i = first; i < c->pairs.n; i++)
        if (fg_u24_of(c->pairs.at[i].first) == fg_u24_of(pair.first) &&
            fg_u24_of(c->pairs.at[i].second) == fg_u24_of(pair.second))
            return true;
    return false;
}

static void add_word_pairs(compiler *c, fg_words_kind kind, const fg_str *words, uint32_t n) {
    uint32_t first = c->pairs.n;
    for (uint32_t i = 0; i < n; i++) {
        fg_name_words w = fg_trie_split(&c->trie, words[i]);
        if (!w.words.n) continue;
        fg_image_words pair = {.first = fg_u24_to(fg_trie_stem(&c->trie, w.words.at[0]) << 2 | kind),
                               .second = fg_u24_to(w.words.n > 1 ? fg_trie_stem(&c->trie, w.words.at[1]) + 1 : 0)};
        fg_image_words *p = has_pair(c, first, pair) ? NULL : FG_PUSH(&c->arena, &c->pairs);
        if (p) *p = pair;
    }
}

/* ---- concepts and how they hang together ---- */

static uint32_t find_class(compiler *c, const fg_source_concept *sc) {
    if (!sc->klass.len) return 0;
    for (uint32_t i = 0; i < c->src.classes.n; i++)
        if (fg_str_eq(c->src.classes.at[i].name, sc->klass)) return i + 1;
    fg_source_fault(&c->src, &sc->place, "unknown class '%.*s'", FG_STR_ARG(sc->klass));
    return 0;
}

/* What a later layer has dropped is no fault of those that name it. */
static bool is_dropped(const compiler *c, fg_str id, uint32_t layer) {
    const fg_source_concept *m = fg_source_find(&c->moved, id);
    return m && m->gone && m->place.layer > layer;
}

static void tell_unknown(compiler *c, const fg_source_link *l, bool implied) {
    if (is_dropped(c, l->target, l->place.layer)) return;
    fg_source_fault(&c->src, &l->place, implied ? "implies unknown '%.*s'" : "unknown parent '%.*s'",
                    FG_STR_ARG(l->target));
}

static void add_parents(compiler *c, const fg_source_concept *sc) {
    for (uint32_t k = 0; k < sc->parents.n; k++) {
        const fg_source_link *p = &sc->parents.at[k];
        uint32_t to = find_concept(c, p->target);
        if (to == FG_NONE) {
            tell_unknown(c, p, false);
            continue;
        }
        fg_u24 *link = FG_PUSH(&c->arena, &c->links);
        if (link) *link = fg_u24_to(to);
    }
    for (uint32_t k = 0; k < sc->implies.n; k++)
        if (find_concept(c, sc->implies.at[k].target) == FG_NONE) tell_unknown(c, &sc->implies.at[k], true);
}

static void add_concept(compiler *c, uint32_t i) {
    fg_source_concept *sc = concept_at(c, i);
    if (!sc->name.len) fg_source_fault(&c->src, &sc->place, "'%.*s' has no name", FG_STR_ARG(sc->id));
    if (!sc->has_kind) fg_source_fault(&c->src, &sc->place, "'%.*s' has no kind", FG_STR_ARG(sc->id));
    fg_image_concept *out = FG_PUSH(&c->arena, &c->concepts);
    if (!out) return;
    *out = (fg_image_concept){.id = fg_u24_to(fg_trie_string(&c->trie, sc->id)),
                              .name = fg_u24_to(fg_trie_string(&c->trie, sc->name)),
                              .kind = (uint8_t)sc->kind,
                              .traits = sc->kind == FG_KIND_TITLE ? FG_TRAIT_TITLE : 0,
                              .class_plus_1 = (uint8_t)find_class(c, sc),
                              .first_parent = fg_u24_to(c->links.n)};
    out->first_words = fg_u24_to(c->pairs.n);
    add_word_pairs(c, FG_WORDS_NEAR, sc->near.at, sc->near.n);
    add_word_pairs(c, FG_WORDS_NOT_BEFORE, sc->not_before.at, sc->not_before.n);
    add_word_pairs(c, FG_WORDS_NOT_AFTER, sc->not_after.at, sc->not_after.n);
    add_parents(c, sc);
}

static void add_sentinel(compiler *c) {
    fg_image_concept *end = FG_PUSH(&c->arena, &c->concepts);
    if (!end) return;
    *end = (fg_image_concept){.first_parent = fg_u24_to(c->links.n),
                              .first_credit = fg_u24_to(c->closures.credits.n),
                              .first_words = fg_u24_to(c->pairs.n)};
}

static void tell_lost(compiler *c, const fg_source_concept *m) {
    bool circle;
    (void)fg_source_resolve(&c->src, &c->moved, m->id, &circle);
    fg_source_fault(&c->src, &m->place, circle ? "moved in a circle, to '%.*s'" : "moved to unknown '%.*s'",
                    FG_STR_ARG(m->moved_to));
}

static void add_forwards(compiler *c) {
    for (uint32_t i = 0; i < c->moved.n; i++) {
        const fg_source_concept *m = &c->moved.at[i];
        uint32_t to = m->moved_to.len ? find_concept(c, m->moved_to) : FG_NONE;
        if (m->moved_to.len && to == FG_NONE) tell_lost(c, m);
        fg_image_moved *f = FG_PUSH(&c->arena, &c->forwards);
        if (f) *f = (fg_image_moved){fg_trie_string(&c->trie, m->id), to == FG_NONE ? 0 : to + 1};
    }
}

static void add_patterns(compiler *c, uint32_t i) {
    fg_source_concept *sc = concept_at(c, i);
    for (uint32_t k = 0; k < sc->patterns.n; k++) {
        char message[120];
        fg_str literal = {0};
        if (!fg_pattern_check(sc->patterns.at[k].text, message, sizeof message, &c->arena, &literal)) {
            fg_source_fault(&c->src, &sc->patterns.at[k].place, "%s", message);
            continue;
        }
        fg_image_pattern *p = FG_PUSH(&c->arena, &c->patterns);
        if (p)
            *p = (fg_image_pattern){i, fg_trie_string(&c->trie, sc->patterns.at[k].text),
                                    fg_trie_string(&c->trie, literal)};
    }
}

static void add_closures(compiler *c) {
    fg_closures_find(&c->closures, &c->arena, &c->src, &c->moved);
    for (uint32_t i = 0; !c->arena.failed && i < c->src.concepts.n; i++)
        c->concepts.at[i].first_credit = fg_u24_to(c->closures.first[i]);
}

enum { NEW, ON_THE_WAY, DONE };

#define ANCESTORS_MAX 100 /* far more than any order of things has */

typedef struct {
    uint8_t *state;                  /* of each concept */
    uint32_t way[ANCESTORS_MAX + 2]; /* from where the walk began */
    uint32_t depth;
} climber;

/* "a > b > a": from where the way met itself, or all of one that does not end. */
static fg_str way_of(compiler *c, const climber *w) {
    uint32_t last = w->way[w->depth - 1], from = 0;
    fg_buf out;
    fg_buf_init(&out, &c->arena);
    while (from + 1 < w->depth && w->way[from] != last) from++;
    if (from + 1 == w->depth) from = 0;
    for (uint32_t i = from; i < w->depth && out.n < 160; i++)
        fg_buf_printf(&out, "%s%.*s", i > from ? " > " : "", FG_STR_ARG(concept_at(c, w->way[i])->id));
    return fg_buf_str(&out);
}

/* Walks parents depth first; false: it has come back to where it was, or does not end, which is told. */
static bool climb(compiler *c, climber *w, uint32_t i) {
    if (w->state[i] == DONE) return true;
    w->way[w->depth++] = i;
    if (w->state[i] == ON_THE_WAY || w->depth > ANCESTORS_MAX) {
        fg_str way = way_of(c, w);
        fg_source_fault(&c->src, &concept_at(c, i)->place, "'%.*s' is its own ancestor, or has more than %d: %.*s",
                        FG_STR_ARG(concept_at(c, i)->id), ANCESTORS_MAX, FG_STR_ARG(way));
        return false;
    }
    bool good = true;
    w->state[i] = ON_THE_WAY;
    const fg_image_concept *concept = &c->concepts.at[i];
    for (uint32_t k = fg_first_parent(&concept[0]); k < fg_first_parent(&concept[1]) && good; k++)
        good = climb(c, w, fg_u24_of(c->links.at[k]));
    w->state[i] = DONE;
    w->depth--;
    return good;
}

static void check_cycles(compiler *c) {
    climber w = {.state = FG_NEW_N(&c->arena, uint8_t, c->concepts.n + 1)};
    for (uint32_t i = 0; w.state && i < c->src.concepts.n; i++) {
        w.depth = 0;
        (void)climb(c, &w, i);
    }
}

/* ---- lexicon and policy ---- */

static uint32_t group_of(compiler *c, fg_lex tag, uint32_t arg) {
    for (uint32_t i = 0; i < c->groups.n; i++)
        if (c->groups.at[i].tag == (uint32_t)tag && c->groups.at[i].arg == arg) return i;
    fg_image_group *g = FG_PUSH(&c->arena, &c->groups);
    if (g) *g = (fg_image_group){(uint32_t)tag, arg};
    return c->groups.n ? c->groups.n - 1 : 0;
}

/* A concept that is named for an argument becomes its number. */
static bool settle_argument(compiler *c, fg_source_phrase *p) {
    if (!fg_lex_names_concept(p->tag)) return true;
    p->arg = find_concept(c, p->concept);
    if (p->arg == FG_NONE && !is_dropped(c, p->concept, p->place.layer))
        fg_source_fault(&c->src, &p->place, "no concept '%.*s'", FG_STR_ARG(p->concept));
    return p->arg != FG_NONE;
}

static void add_phrases(compiler *c) {
    for (uint32_t i = 0; i < c->src.phrases.n; i++) {
        fg_source_phrase *p = &c->src.phrases.at[i];
        if (!settle_argument(c, p)) continue;
        fg_source_name *name = FG_NEW(&c->arena, fg_source_name);
        if (!name) return;
        *name = (fg_source_name){p->text, p->flags, p->place};
        fg_root root = p->tag <= FG_LEX_H_LAST        ? FG_ROOT_HEADING
                       : fg_lex_names_concept(p->tag) ? FG_ROOT_ACT
                                                      : FG_ROOT_CUE;
        add_name(c, root, group_of(c, p->tag, p->arg), name);
    }
}

static void add_classes(compiler *c) {
    for (uint32_t i = 0; i < c->src.classes.n; i++) {
        fg_image_class *k = FG_PUSH(&c->arena, &c->classes);
        if (k) *k = (fg_image_class){fg_trie_string(&c->trie, c->src.classes.at[i].name), c->src.classes.at[i].credit};
    }
}

/* ---- writing ---- */

static void add_section(fg_buf *out, fg_image_header *h, fg_section id, const void *data, size_t count) {
    while (out->n % 8) fg_buf_add_char(out, '\0');
    h->sections[id].offset = (uint32_t)out->n;
    h->sections[id].count = (uint32_t)count;
    fg_buf_add(out, (fg_str){data, count * fg_section_size[id]});
}

static uint32_t top_layer(const compiler *c) {
    uint32_t top = 0;
    for (uint32_t i = 0; i < c->files.n; i++)
        if (c->files.at[i].layer > top) top = c->files.at[i].layer;
    return top;
}

static uint32_t count_names(const compiler *c) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->trie.names.n; i++) {
        const fg_trie_name *name = &c->trie.names.at[i];
        n += !name->dropped && (name->root == FG_ROOT_CONCEPT || name->root == FG_ROOT_FIELD);
    }
    return n;
}

static fg_str write_image(compiler *c) {
    fg_trie_arrays t;
    fg_str packed = fg_sources_pack(&c->arena, &c->files);
    if (!packed.len || !fg_trie_lay(&c->trie, &t)) return (fg_str){0};
    fg_buf out;
    fg_buf_init(&out, &c->arena);
    fg_image_header h = {.version = FG_IMAGE_VERSION,
                         .order = 0x01020304u,
                         .policy_hash = c->src.policy_hash,
                         .names = count_names(c),
                         .lexicon = c->lexicon,
                         .layers = top_layer(c) + 1};
    memcpy(h.magic, FG_IMAGE_MAGIC, sizeof h.magic);
    fg_buf_add(&out, (fg_str){(const char *)&h, sizeof h});
    add_section(&out, &h, FG_SEC_STRINGS, c->trie.strings.at, c->trie.strings.n);
    add_section(&out, &h, FG_SEC_CONCEPTS, c->concepts.at, c->concepts.n);
    add_section(&out, &h, FG_SEC_NAMES, t.names.at, t.names.n);
    add_section(&out, &h, FG_SEC_VOCAB, t.vocab, t.vocab_slots);
    add_section(&out, &h, FG_SEC_WORDS, t.words, t.n_words);
    add_section(&out, &h, FG_SEC_ROOTS, t.roots, t.n_roots);
    add_section(&out, &h, FG_SEC_NODES, t.nodes, t.n_nodes);
    add_section(&out, &h, FG_SEC_EDGES, t.edges, t.n_edges);
    add_section(&out, &h, FG_SEC_LINKS, c->links.at, c->links.n);
    add_section(&out, &h, FG_SEC_CREDITS, c->closures.credits.at, c->closures.credits.n);
    add_section(&out, &h, FG_SEC_CONDITIONS, c->pairs.at, c->pairs.n);
    add_section(&out, &h, FG_SEC_GROUPS, c->groups.at, c->groups.n);
    add_section(&out, &h, FG_SEC_CLASSES, c->classes.at, c->classes.n);
    add_section(&out, &h, FG_SEC_PATTERNS, c->patterns.at, c->patterns.n);
    add_section(&out, &h, FG_SEC_POLICY, c->src.policy, FG_POLICY_COUNT);
    add_section(&out, &h, FG_SEC_MOVED, c->forwards.at, c->forwards.n);
    add_section(&out, &h, FG_SEC_SOURCES, packed.ptr, packed.len);
    while (out.n % 8) fg_buf_add_char(&out, '\0');
    if (c->arena.failed) return (fg_str){0};
    h.size = out.n;
    memcpy(out.at, &h, sizeof h);
    size_t from = offsetof(fg_image_header, size);
    h.hash = fg_hash64(out.at + from, out.n - from, 0);
    memcpy(out.at, &h, sizeof h);
    return fg_buf_str(&out);
}

/* What the image can hold (dict/image.h). */
static void check_sizes(compiler *c) {
    fg_source_place place = {"dictionary", 0, 0};
    if (c->trie.strings.n >> 24) fg_source_fault(&c->src, &place, "more than 16 MiB of names");
    if (c->src.classes.n > UINT8_MAX) fg_source_fault(&c->src, &place, "more than 255 substitution classes");
    if (c->closures.credits.n > FG_U24_MAX || c->links.n > FG_U24_MAX || c->pairs.n > FG_U24_MAX)
        fg_source_fault(&c->src, &place, "more than 16 million links between concepts");
    if (c->src.concepts.n > FG_CONCEPTS_MAX) fg_source_fault(&c->src, &place, "more than 262,143 concepts");
    if (c->trie.edges.n > FG_U24_MAX / 2 || c->trie.words.n > FG_U24_MAX / 4 || c->trie.names.n > FG_REF_PLAIN / 2)
        fg_source_fault(&c->src, &place, "more than eight million words of names");
}

static void compile_all(compiler *c, bool strict) {
    fg_source_merge(&c->src, &c->moved);
    fg_trie_init(&c->trie, &c->arena, c->stemmer);
    if (c->arena.failed) return;
    add_classes(c);
    for (uint32_t i = 0; i < c->src.concepts.n; i++) add_concept(c, i);
    for (uint32_t i = 0; i < c->src.concepts.n && !c->arena.failed; i++) add_names(c, i);
    for (uint32_t i = 0; i < c->src.concepts.n; i++) add_patterns(c, i);
    add_forwards(c);
    add_sentinel(c);
    if (c->arena.failed) return;
    check_cycles(c);
    if (strict) fg_dict_lint(&c->src, &c->trie, c->layer);
    if (!c->src.n_faults) add_closures(c);
    c->concepts.at[c->src.concepts.n].first_credit = fg_u24_to(c->closures.credits.n);
    uint32_t names = c->trie.names.n;
    add_phrases(c);
    c->lexicon = c->trie.names.n - names;
    check_sizes(c);
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

static void add_files(compiler *c, const fg_source_file *at, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fg_source_file *f = FG_PUSH(&c->arena, &c->files);
        if (f) *f = at[i];
    }
}

/* Adds the layers of a dictionary; `from`: the least of them. */
static bool add_dictionary(compiler *c, const fg_dict *d, uint32_t from, uint32_t up, fg_error *err) {
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

static void tell_empty(compiler *c, const fg_source_file *f) {
    fg_source_place place = {f->name, 1, f->layer};
    fg_source_fault(&c->src, &place, "no entries");
}

/* The new sources must have entries, in order, if they are to be clean; what lies below them is taken as it is. */
static void read_all(compiler *c, bool strict) {
    if (c->files.n) qsort(c->files.at, c->files.n, sizeof *c->files.at, by_layer_and_name);
    for (uint32_t i = 0; i < c->files.n; i++) {
        const fg_source_file *f = &c->files.at[i];
        uint32_t before = c->src.concepts.n + c->src.hidden.n + c->src.n_faults;
        c->src.unsorted = f->layer < c->layer || (c->layer && !strict);
        fg_source_read(&c->src, f);
        bool skills = fg_str_ends(fg_str_of(f->name), FG_LIT(".skills"));
        if (strict && f->layer >= c->layer && skills && c->src.concepts.n + c->src.hidden.n + c->src.n_faults == before)
            tell_empty(c, f);
    }
    fg_source_place place = {"policy.txt", 0, 0};
    if (!c->src.has_policy) fg_source_fault(&c->src, &place, "no policy.txt among the sources");
    for (uint32_t i = 0; i < c->files.n; i++) c->files.at[i].name = base_name(c->files.at[i].name);
}

static fg_status finish(compiler *c, fg_str *image, const fg_allocator *alloc, fg_error *err) {
    if (c->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary");
    if (c->src.n_faults)
        return fg_fail(err, FG_EDICT, "the dictionary has %u fault%s", c->src.n_faults,
                       c->src.n_faults == 1 ? "" : "s");
    fg_str made = write_image(c);
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
    compiler c = {0};
    fg_arena_init(&c.arena, &a);
    c.src.arena = &c.arena;
    c.src.faults = opt->faults;
    c.stemmer = fg_stemmer_new("english", &a);
    if (!c.stemmer) c.arena.failed = true;
    bool good = !opt->base || add_dictionary(&c, opt->base, 0, 0, err);
    uint32_t top = top_layer(&c);
    if (good && opt->over) good = add_dictionary(&c, opt->over, opt->base ? 1 : 0, top, err);
    c.layer = opt->base || opt->over ? top_layer(&c) + 1 : 0;
    for (size_t i = 0; i < n; i++) {
        fg_source_file f = {sources[i].name, sources[i].text, c.layer};
        add_files(&c, &f, 1);
    }
    fg_status status = c.arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary")
                       : good         ? FG_OK
                                      : FG_EDICT;
    if (status == FG_OK) {
        read_all(&c, opt->strict);
        if (!c.arena.failed) compile_all(&c, opt->strict);
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
