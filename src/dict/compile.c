/* Sources to image: checks what belongs together, numbers the words, lays the trie and writes the arrays. */
#include <stdlib.h>

#include "dict/dict.h"

typedef struct {
    uint32_t n, cap; /* cap is a power of two */
    fg_image_vocab *at;
} word_map;

typedef struct {
    uint32_t n, cap;
    fg_image_edge *at;
} edge_map;

typedef struct {
    fg_sources src;
    fg_arena arena;
    fg_stemmer *stemmer;
    fg_buf strings;
    uint32_t *order; /* concepts sorted by id */
    word_map words;
    edge_map edges;
    FG_VEC(fg_image_concept) concepts;
    FG_VEC(fg_image_name) names;
    FG_VEC(fg_image_node) nodes;
    FG_VEC(uint32_t) links;
    FG_VEC(fg_image_credit) credits;
    FG_VEC(fg_image_words) pairs;
    FG_VEC(fg_image_group) groups;
    FG_VEC(fg_image_class) classes;
    FG_VEC(fg_image_pattern) patterns;
    FG_VEC(const fg_source_name *) origins; /* of names, for messages */
    FG_VEC(const char *) files;             /* the same */
} compiler;

static fg_source_concept *concept_at(compiler *c, uint32_t i) { return &c->src.concepts.at[c->order[i]]; }

static fg_image_str add_string(compiler *c, fg_str s) {
    fg_image_str out = {(uint32_t)c->strings.n, (uint32_t)s.len};
    fg_buf_add(&c->strings, s);
    return out;
}

/* ---- words ---- */

static uint32_t find_slot(const compiler *c, fg_str word, uint32_t hash) {
    uint32_t i = hash & (c->words.cap - 1);
    for (;; i = (i + 1) & (c->words.cap - 1)) {
        const fg_image_vocab *v = &c->words.at[i];
        if (!v->word.len) return i;
        if (v->hash == hash && fg_str_eq((fg_str){c->strings.at + v->word.at, v->word.len}, word)) return i;
    }
}

static bool grow_words(compiler *c) {
    word_map old = c->words;
    c->words.cap = old.cap ? old.cap * 2 : 1u << 14;
    c->words.at = FG_NEW_N(&c->arena, fg_image_vocab, c->words.cap);
    if (!c->words.at) return false;
    for (uint32_t i = 0; i < old.cap; i++) {
        if (!old.at[i].word.len) continue;
        uint32_t slot = find_slot(c, (fg_str){c->strings.at + old.at[i].word.at, old.at[i].word.len}, old.at[i].hash);
        c->words.at[slot] = old.at[i];
    }
    return true;
}

static uint32_t word_id(compiler *c, fg_str stem) {
    if (c->words.n * 2 >= c->words.cap && !grow_words(c)) return FG_NONE;
    uint32_t hash = (uint32_t)fg_hash64(stem.ptr, stem.len, 0);
    fg_image_vocab *v = &c->words.at[find_slot(c, stem, hash)];
    if (!v->word.len) *v = (fg_image_vocab){c->words.n++, hash, add_string(c, stem)};
    return v->stem;
}

/* ---- trie ---- */

static uint32_t edge_slot(const edge_map *m, uint32_t node, uint32_t stem) {
    uint32_t i = (node * 0x9E3779B1u ^ stem * 0x85EBCA77u) & (m->cap - 1);
    while (m->at[i].node && (m->at[i].node != node || m->at[i].stem != stem)) i = (i + 1) & (m->cap - 1);
    return i;
}

static bool grow_edges(compiler *c) {
    edge_map old = c->edges;
    c->edges.cap = old.cap ? old.cap * 2 : 1u << 14;
    c->edges.at = FG_NEW_N(&c->arena, fg_image_edge, c->edges.cap);
    if (!c->edges.at) return false;
    for (uint32_t i = 0; i < old.cap; i++)
        if (old.at[i].node) c->edges.at[edge_slot(&c->edges, old.at[i].node, old.at[i].stem)] = old.at[i];
    return true;
}

static uint32_t step(compiler *c, uint32_t node, uint32_t stem) {
    if (c->edges.n * 4 >= (size_t)c->edges.cap * 3 && !grow_edges(c)) return 0;
    fg_image_edge *e = &c->edges.at[edge_slot(&c->edges, node, stem)];
    if (!e->node) {
        fg_image_node *made = FG_PUSH(&c->arena, &c->nodes);
        if (!made) return 0;
        *e = (fg_image_edge){node, stem, c->nodes.n - 1};
        c->edges.n++;
    }
    return e->child;
}

static bool is_separator(const fg_token *t) {
    return t->cls == FG_TOK_PUNCT &&
           (t->value == '-' || t->value == '/' || t->value == '_' || t->value == '.' || t->value == '\'' ||
            t->value == FG_DASH || t->value == ',' || t->value == '(' || t->value == ')');
}

/* The words of a name, and a second form in which words joined by hyphens are one. */
typedef struct {
    FG_VEC(fg_str) words;
    FG_VEC(fg_str) joined;
    bool has_joined;
} name_words;

static void add_joined(compiler *c, name_words *w, fg_str word, bool glue) {
    if (glue && w->joined.n) {
        fg_str *last = &w->joined.at[w->joined.n - 1];
        *last = fg_arena_printf(&c->arena, "%.*s%.*s", FG_STR_ARG(*last), FG_STR_ARG(word));
        w->has_joined = true;
        return;
    }
    fg_str *s = FG_PUSH(&c->arena, &w->joined);
    if (s) *s = word;
}

static name_words split_name(compiler *c, fg_str text) {
    name_words w = {0};
    fg_tokens t;
    fg_tokens_init(&t, &c->arena, text);
    fg_tokenize(&t, 0, (uint32_t)text.len);
    bool glue = false;
    for (uint32_t i = 0; i < t.list.n; i++) {
        if (is_separator(&t.list.at[i])) {
            glue = t.list.at[i].value == '-';
            continue;
        }
        fg_str norm = fg_arena_copy(&c->arena, fg_token_norm(&t, i));
        fg_str *s = FG_PUSH(&c->arena, &w.words);
        if (s) *s = norm;
        add_joined(c, &w, norm, glue);
        glue = false;
    }
    return w;
}

static uint32_t lay_path(compiler *c, fg_root root, const fg_str *words, uint32_t n, fg_image_str *norms) {
    fg_buf joined;
    fg_buf_init(&joined, &c->arena);
    uint32_t node = root;
    for (uint32_t i = 0; i < n && node; i++) {
        if (i) fg_buf_add_char(&joined, ' ');
        fg_buf_add(&joined, words[i]);
        node = step(c, node, word_id(c, fg_stemmer_stem(c->stemmer, words[i])));
    }
    *norms = add_string(c, fg_buf_str(&joined));
    return node;
}

/* ---- names ---- */

static fg_str string_at(const compiler *c, fg_image_str s) { return (fg_str){c->strings.at + s.at, s.len}; }

static bool same_condition(uint32_t a, uint32_t b) {
    const uint32_t mask = FG_NAME_EXACT | FG_NAME_LICENSED | FG_NAME_TITLE;
    return (a & mask) == (b & mask);
}

/* A name of another concept with the same words under the same condition: nothing could tell them apart. */
static void check_claim(compiler *c, const fg_image_name *name, uint32_t node, const char *file,
                        const fg_source_name *origin) {
    for (uint32_t i = c->nodes.at[node].name_plus_1; i; i = c->names.at[i - 1].next_plus_1) {
        const fg_image_name *other = &c->names.at[i - 1];
        if (other->owner == name->owner || !same_condition(other->flags, name->flags) || (name->flags & FG_NAME_TITLE))
            continue;
        fg_str mine = (name->flags & FG_NAME_EXACT) ? origin->text : string_at(c, name->norms);
        fg_str theirs = (name->flags & FG_NAME_EXACT) ? string_at(c, other->surface) : string_at(c, other->norms);
        if (!fg_str_eq(mine, theirs)) continue;
        fg_source_fault(&c->src, file, origin->line, "'%.*s' is claimed by %.*s as well (%s:%u)",
                        FG_STR_ARG(origin->text), FG_STR_ARG(concept_at(c, other->owner)->id), c->files.at[i - 1],
                        c->origins.at[i - 1]->line);
        return;
    }
}

static bool is_known_name(compiler *c, const fg_image_name *name, uint32_t node) {
    for (uint32_t i = c->nodes.at[node].name_plus_1; i; i = c->names.at[i - 1].next_plus_1) {
        const fg_image_name *other = &c->names.at[i - 1];
        if (other->owner == name->owner && other->flags == name->flags &&
            fg_str_eq(string_at(c, other->norms), string_at(c, name->norms)) &&
            fg_str_eq(string_at(c, other->surface), string_at(c, name->surface)))
            return true;
    }
    return false;
}

static void add_path(compiler *c, fg_image_name name, const fg_str *words, uint32_t n, const char *file,
                     const fg_source_name *origin) {
    uint32_t node = lay_path(c, (fg_root)name.root, words, n, &name.norms);
    name.surface =
        name.flags & FG_NAME_EXACT ? add_string(c, origin->text) : name.norms; /* the case matters only there */
    if (!node || is_known_name(c, &name, node)) return;
    if (name.root == FG_ROOT_CONCEPT) check_claim(c, &name, node, file, origin);
    fg_image_name *out = FG_PUSH(&c->arena, &c->names);
    const fg_source_name **o = FG_PUSH(&c->arena, &c->origins);
    const char **f = FG_PUSH(&c->arena, &c->files);
    if (!out || !o || !f) return;
    *out = name;
    *o = origin;
    *f = file;
    /* appended: the first name in the sources is the first in the chain */
    uint32_t *link = &c->nodes.at[node].name_plus_1;
    while (*link) link = &c->names.at[*link - 1].next_plus_1;
    *link = c->names.n;
}

/* A-CSM joined would be another abbreviation. */
static bool has_lower(fg_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return true;
    return false;
}

static void add_name(compiler *c, fg_root root, uint32_t owner, uint32_t flags, const char *file,
                     const fg_source_name *origin) {
    name_words w = split_name(c, origin->text);
    if (!w.words.n) {
        fg_source_fault(&c->src, file, origin->line, "nothing is left of the name '%.*s'", FG_STR_ARG(origin->text));
        return;
    }
    fg_image_name name = {.owner = owner, .flags = flags, .root = root};
    add_path(c, name, w.words.at, w.words.n, file, origin);
    if (w.has_joined && !(flags & FG_NAME_EXACT) && has_lower(origin->text))
        add_path(c, name, w.joined.at, w.joined.n, file, origin);
}

static bool has_condition(const fg_source_concept *sc) {
    for (uint32_t i = 0; i < sc->names.n; i++)
        if ((sc->names.at[i].flags & (FG_NAME_EXACT | FG_NAME_STEM)) && fg_str_eq(sc->names.at[i].text, sc->name))
            return true;
    return sc->display_only;
}

static void add_names(compiler *c, uint32_t i) {
    fg_source_concept *sc = concept_at(c, i);
    fg_image_concept *out = &c->concepts.at[i];
    fg_root root = sc->kind == FG_KIND_FIELD ? FG_ROOT_FIELD : FG_ROOT_CONCEPT;
    out->first_name = c->names.n;
    if (!has_condition(sc)) {
        fg_source_name *own = FG_NEW(&c->arena, fg_source_name);
        if (!own) return;
        *own = (fg_source_name){sc->name, 0, sc->line};
        add_name(c, root, i, 0, sc->file, own);
    }
    for (uint32_t k = 0; k < sc->names.n; k++) add_name(c, root, i, sc->names.at[k].flags, sc->file, &sc->names.at[k]);
    c->concepts.at[i].names = c->names.n - c->concepts.at[i].first_name;
}

static fg_image_list add_word_pairs(compiler *c, const fg_str *words, uint32_t n) {
    fg_image_list list = {c->pairs.n, 0};
    for (uint32_t i = 0; i < n; i++) {
        name_words w = split_name(c, words[i]);
        fg_image_words *p = w.words.n ? FG_PUSH(&c->arena, &c->pairs) : NULL;
        if (!p) continue;
        p->first = word_id(c, fg_stemmer_stem(c->stemmer, w.words.at[0]));
        p->second = w.words.n > 1 ? word_id(c, fg_stemmer_stem(c->stemmer, w.words.at[1])) : FG_NONE;
        list.n++;
    }
    return list;
}

/* ---- concepts and how they hang together ---- */

static int by_id(const void *a, const void *b) {
    const fg_source_concept *const *x = a, *const *y = b;
    int order = fg_str_cmp((*x)->id, (*y)->id);
    return order ? order : ((*x) > (*y)) - ((*x) < (*y));
}

static void sort_concepts(compiler *c) {
    uint32_t n = c->src.concepts.n;
    const fg_source_concept **p = FG_NEW_N(&c->arena, const fg_source_concept *, n + 1);
    c->order = FG_NEW_N(&c->arena, uint32_t, n + 1);
    if (!p || !c->order) return;
    for (uint32_t i = 0; i < n; i++) p[i] = &c->src.concepts.at[i];
    qsort(p, n, sizeof *p, by_id);
    for (uint32_t i = 0; i < n; i++) {
        c->order[i] = (uint32_t)(p[i] - c->src.concepts.at);
        if (i && fg_str_eq(p[i]->id, p[i - 1]->id))
            fg_source_fault(&c->src, p[i]->file, p[i]->line, "'%.*s' stands in %s:%u as well", FG_STR_ARG(p[i]->id),
                            p[i - 1]->file, p[i - 1]->line);
    }
}

static uint32_t find_concept(compiler *c, fg_str id) {
    uint32_t low = 0, high = c->src.concepts.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (fg_str_cmp(concept_at(c, mid)->id, id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low < c->src.concepts.n && fg_str_eq(concept_at(c, low)->id, id) ? low : FG_NONE;
}

static uint32_t find_class(compiler *c, const fg_source_concept *sc) {
    if (!sc->klass.len) return 0;
    for (uint32_t i = 0; i < c->src.classes.n; i++)
        if (fg_str_eq(c->src.classes.at[i].name, sc->klass)) return i + 1;
    fg_source_fault(&c->src, sc->file, sc->line, "unknown class '%.*s'", FG_STR_ARG(sc->klass));
    return 0;
}

static void add_concept(compiler *c, uint32_t i) {
    fg_source_concept *sc = concept_at(c, i);
    if (!sc->name.len) fg_source_fault(&c->src, sc->file, sc->line, "'%.*s' has no name", FG_STR_ARG(sc->id));
    if (!sc->has_kind) fg_source_fault(&c->src, sc->file, sc->line, "'%.*s' has no kind", FG_STR_ARG(sc->id));
    fg_image_concept *out = FG_PUSH(&c->arena, &c->concepts);
    if (!out) return;
    out->id = add_string(c, sc->id);
    out->name = add_string(c, sc->name);
    out->kind = sc->kind;
    out->class_plus_1 = find_class(c, sc);
    out->near = add_word_pairs(c, sc->near.at, sc->near.n);
    out->not_before = add_word_pairs(c, sc->not_before.at, sc->not_before.n);
    out->not_after = add_word_pairs(c, sc->not_after.at, sc->not_after.n);
    out->parents.first = c->links.n;
    for (uint32_t k = 0; k < sc->parents.n; k++) {
        uint32_t p = find_concept(c, sc->parents.at[k].target);
        uint32_t *l = p == FG_NONE ? NULL : FG_PUSH(&c->arena, &c->links);
        if (p == FG_NONE)
            fg_source_fault(&c->src, sc->file, sc->parents.at[k].line, "unknown parent '%.*s'",
                            FG_STR_ARG(sc->parents.at[k].target));
        if (!l) continue;
        *l = p;
        out->parents.n++;
    }
    for (uint32_t k = 0; k < sc->implies.n; k++)
        if (find_concept(c, sc->implies.at[k].target) == FG_NONE)
            fg_source_fault(&c->src, sc->file, sc->implies.at[k].line, "implies unknown '%.*s'",
                            FG_STR_ARG(sc->implies.at[k].target));
}

static void add_patterns(compiler *c, uint32_t i) {
    fg_source_concept *sc = concept_at(c, i);
    for (uint32_t k = 0; k < sc->patterns.n; k++) {
        char message[120];
        fg_str literal = {0};
        if (!fg_pattern_check(sc->patterns.at[k].text, message, sizeof message, &literal)) {
            fg_source_fault(&c->src, sc->file, sc->patterns.at[k].line, "%s", message);
            continue;
        }
        fg_image_pattern *p = FG_PUSH(&c->arena, &c->patterns);
        if (p) *p = (fg_image_pattern){i, add_string(c, sc->patterns.at[k].text), add_string(c, literal)};
    }
}

/* Best credit of everything reachable from `from` by parents (in full) and implications (by their credit). */
static void relax(compiler *c, uint32_t from, int32_t *best, uint32_t *stack) {
    uint32_t n = 0;
    stack[n++] = from;
    best[from] = FG_ONE;
    while (n) {
        uint32_t at = stack[--n];
        const fg_source_concept *sc = concept_at(c, at);
        for (uint32_t k = 0; k < sc->parents.n + sc->implies.n; k++) {
            const fg_source_link *l = k < sc->parents.n ? &sc->parents.at[k] : &sc->implies.at[k - sc->parents.n];
            uint32_t to = find_concept(c, l->target);
            if (to == FG_NONE) continue;
            int32_t credit = (int32_t)((int64_t)best[at] * l->credit / FG_ONE);
            if (credit < FG_ONE / 10 || credit <= best[to]) continue;
            best[to] = credit;
            if (n < c->concepts.n * 4) stack[n++] = to;
        }
    }
}

static void add_closures(compiler *c) {
    uint32_t n = c->concepts.n;
    int32_t *best = FG_NEW_N(&c->arena, int32_t, n + 1);
    uint32_t *stack = FG_NEW_N(&c->arena, uint32_t, (size_t)n * 4 + 1);
    if (!best || !stack) return;
    for (uint32_t i = 0; i < n; i++) {
        memset(best, 0, sizeof *best * n);
        relax(c, i, best, stack);
        fg_image_list list = {c->credits.n, 0};
        for (uint32_t k = 0; k < n; k++) {
            if (!best[k] || k == i) continue;
            fg_image_credit *out = FG_PUSH(&c->arena, &c->credits);
            if (!out) return;
            *out = (fg_image_credit){k, best[k]};
            list.n++;
        }
        c->concepts.at[i].closure = list;
    }
}

/* Walks parents depth first; state: 0 new, 1 on the way, 2 done. */
static bool has_cycle(compiler *c, uint32_t i, uint8_t *state, int depth) {
    if (state[i] == 1 || depth > 60) return true;
    if (state[i] == 2) return false;
    state[i] = 1;
    fg_image_list parents = c->concepts.at[i].parents;
    for (uint32_t k = 0; k < parents.n; k++)
        if (has_cycle(c, c->links.at[parents.first + k], state, depth + 1)) return true;
    state[i] = 2;
    return false;
}

static void check_cycles(compiler *c) {
    uint8_t *state = FG_NEW_N(&c->arena, uint8_t, c->concepts.n + 1);
    for (uint32_t i = 0; state && i < c->concepts.n; i++) {
        if (!has_cycle(c, i, state, 0)) continue;
        fg_source_fault(&c->src, concept_at(c, i)->file, concept_at(c, i)->line, "'%.*s' is its own ancestor",
                        FG_STR_ARG(concept_at(c, i)->id));
        memset(state, 2, c->concepts.n);
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

static void add_phrases(compiler *c) {
    for (uint32_t i = 0; i < c->src.phrases.n; i++) {
        const fg_source_phrase *p = &c->src.phrases.at[i];
        fg_source_name *name = FG_NEW(&c->arena, fg_source_name);
        if (!name) return;
        *name = (fg_source_name){p->text, p->flags, p->line};
        fg_root root = p->tag <= FG_LEX_H_LAST ? FG_ROOT_HEADING : FG_ROOT_CUE;
        add_name(c, root, group_of(c, p->tag, p->arg), p->flags, p->file, name);
    }
}

static void add_classes(compiler *c) {
    for (uint32_t i = 0; i < c->src.classes.n; i++) {
        fg_image_class *k = FG_PUSH(&c->arena, &c->classes);
        if (k) *k = (fg_image_class){add_string(c, c->src.classes.at[i].name), c->src.classes.at[i].credit};
    }
}

/* ---- writing ---- */

static void add_section(fg_buf *out, fg_image_header *h, fg_section id, const void *data, size_t count) {
    while (out->n % 8) fg_buf_add_char(out, '\0');
    h->sections[id].offset = (uint32_t)out->n;
    h->sections[id].count = (uint32_t)count;
    fg_buf_add(out, (fg_str){data, count * fg_section_size[id]});
}

static fg_str write_image(compiler *c) {
    fg_buf out;
    fg_buf_init(&out, &c->arena);
    fg_image_header h = {.version = FG_IMAGE_VERSION, .order = 0x01020304u, .policy_hash = c->src.policy_hash};
    memcpy(h.magic, FG_IMAGE_MAGIC, sizeof h.magic);
    fg_buf_add(&out, (fg_str){(const char *)&h, sizeof h});
    add_section(&out, &h, FG_SEC_STRINGS, c->strings.at, c->strings.n);
    add_section(&out, &h, FG_SEC_CONCEPTS, c->concepts.at, c->concepts.n);
    add_section(&out, &h, FG_SEC_NAMES, c->names.at, c->names.n);
    add_section(&out, &h, FG_SEC_VOCAB, c->words.at, c->words.cap);
    add_section(&out, &h, FG_SEC_EDGES, c->edges.at, c->edges.cap);
    add_section(&out, &h, FG_SEC_NODES, c->nodes.at, c->nodes.n);
    add_section(&out, &h, FG_SEC_LINKS, c->links.at, c->links.n);
    add_section(&out, &h, FG_SEC_CREDITS, c->credits.at, c->credits.n);
    add_section(&out, &h, FG_SEC_WORDS, c->pairs.at, c->pairs.n);
    add_section(&out, &h, FG_SEC_GROUPS, c->groups.at, c->groups.n);
    add_section(&out, &h, FG_SEC_CLASSES, c->classes.at, c->classes.n);
    add_section(&out, &h, FG_SEC_PATTERNS, c->patterns.at, c->patterns.n);
    add_section(&out, &h, FG_SEC_POLICY, c->src.policy, FG_POLICY_COUNT);
    while (out.n % 8) fg_buf_add_char(&out, '\0');
    if (c->arena.failed) return (fg_str){0};
    h.size = out.n;
    memcpy(out.at, &h, sizeof h);
    size_t from = offsetof(fg_image_header, size);
    h.hash = fg_hash64(out.at + from, out.n - from, 0);
    memcpy(out.at, &h, sizeof h);
    return fg_buf_str(&out);
}

static void compile_all(compiler *c) {
    sort_concepts(c);
    for (int i = 0; i < FG_ROOT_END; i++) (void)FG_PUSH(&c->arena, &c->nodes);
    if (c->arena.failed || !grow_words(c) || !grow_edges(c)) return;
    add_classes(c);
    for (uint32_t i = 0; i < c->src.concepts.n; i++) add_concept(c, i);
    for (uint32_t i = 0; i < c->concepts.n && !c->arena.failed; i++) add_names(c, i);
    for (uint32_t i = 0; i < c->concepts.n; i++) add_patterns(c, i);
    check_cycles(c);
    if (!c->src.n_faults) add_closures(c);
    add_phrases(c);
}

static int by_name(const void *a, const void *b) {
    const fg_dict_source *const *x = a, *const *y = b;
    return strcmp((*x)->name, (*y)->name);
}

static void read_all(compiler *c, const fg_dict_source *sources, size_t n) {
    const fg_dict_source **sorted = FG_NEW_N(&c->arena, const fg_dict_source *, n + 1);
    if (!sorted) return;
    for (size_t i = 0; i < n; i++) sorted[i] = &sources[i];
    qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 0; i < n; i++) fg_source_read(&c->src, sorted[i]);
    if (!c->src.has_policy) fg_source_fault(&c->src, "policy.txt", 0, "no policy.txt among the sources");
}

static fg_status finish(compiler *c, fg_str *image, const fg_allocator *alloc, fg_error *err) {
    if (c->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary");
    if (c->src.n_faults) return fg_fail(err, FG_EDICT, "the dictionary has %u faults", c->src.n_faults);
    fg_str made = write_image(c);
    char *copy = made.len ? fg_alloc(alloc, made.len) : NULL;
    if (!copy) return fg_fail(err, FG_ENOMEM, "out of memory while compiling a dictionary");
    memcpy(copy, made.ptr, made.len);
    *image = (fg_str){copy, made.len};
    return FG_OK;
}

fg_status fg_dict_compile(fg_str *image, const fg_dict_source *sources, size_t n, const fg_dict_faults *faults,
                          const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *image = (fg_str){0};
    compiler c = {0};
    fg_arena_init(&c.arena, &a);
    c.src.arena = &c.arena;
    c.src.faults = faults;
    fg_buf_init(&c.strings, &c.arena);
    c.stemmer = fg_stemmer_new("english", &a);
    if (c.stemmer) {
        read_all(&c, sources, n);
        if (!c.arena.failed) compile_all(&c);
    } else {
        c.arena.failed = true;
    }
    fg_status status = finish(&c, image, &a, err);
    fg_stemmer_free(c.stemmer);
    fg_arena_free(&c.arena);
    return status;
}

void fg_bytes_free(fg_str bytes, const fg_allocator *alloc) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_release(&a, (void *)(uintptr_t)bytes.ptr, bytes.len);
}
