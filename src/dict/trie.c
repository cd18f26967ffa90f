#include "dict/trie.h"

#include <stdlib.h>

#include "text/token.h"

/* ---- strings, each once ---- */

static fg_str string_at(const fg_trie *t, fg_image_str s) { return fg_image_string(t->strings.at, s); }

static uint32_t string_slot(const fg_trie *t, fg_str s) {
    uint32_t mask = t->interned.cap - 1, i = (uint32_t)fg_hash64(s.ptr, s.len, 0) & mask;
    while (t->interned.at[i] && !fg_str_eq(string_at(t, t->interned.at[i]), s)) i = (i + 1) & mask;
    return i;
}

static bool grow_strings(fg_trie *t) {
    uint32_t *old = t->interned.at, cap = t->interned.cap;
    t->interned.cap = cap ? cap * 2 : 1u << 15;
    t->interned.at = FG_NEW_N(t->arena, uint32_t, t->interned.cap);
    if (!t->interned.at) return false;
    for (uint32_t i = 0; i < cap; i++)
        if (old[i]) t->interned.at[string_slot(t, string_at(t, old[i]))] = old[i];
    return true;
}

static fg_image_str append_string(fg_trie *t, fg_str s) {
    uint32_t at = (uint32_t)t->strings.n;
    fg_buf_add_char(&t->strings, (char)(s.len < FG_STRING_LONG ? s.len : FG_STRING_LONG));
    if (s.len >= FG_STRING_LONG) {
        fg_buf_add_char(&t->strings, (char)(s.len & 0xff));
        fg_buf_add_char(&t->strings, (char)(s.len >> 8 & 0xff));
    }
    fg_buf_add(&t->strings, s);
    return at;
}

fg_image_str fg_trie_string(fg_trie *t, fg_str s) {
    if (!s.len || s.len > UINT16_MAX) return 0;
    if (t->interned.n * 2 >= t->interned.cap && !grow_strings(t)) return 0;
    uint32_t slot = string_slot(t, s);
    if (!t->interned.at[slot]) {
        t->interned.at[slot] = append_string(t, s);
        t->interned.n++;
    }
    return t->interned.at[slot];
}

/* ---- words ---- */

static uint32_t word_slot(const fg_trie_word *at, uint32_t cap, fg_str word, uint32_t hash) {
    uint32_t i = hash & (cap - 1);
    while (at[i].word.len && (at[i].hash != hash || !fg_str_eq(at[i].word, word))) i = (i + 1) & (cap - 1);
    return i;
}

/* The place of a word in a map that has room for it; NULL: out of memory. */
static fg_trie_word *find_word(fg_arena *arena, fg_trie_word **at, uint32_t *cap, uint32_t n, fg_str word) {
    if (n * 2 >= *cap) {
        uint32_t more = *cap ? *cap * 2 : 1u << 14;
        fg_trie_word *grown = FG_NEW_N(arena, fg_trie_word, more);
        if (!grown) return NULL;
        for (uint32_t i = 0; i < *cap; i++)
            if ((*at)[i].word.len) grown[word_slot(grown, more, (*at)[i].word, (*at)[i].hash)] = (*at)[i];
        *at = grown;
        *cap = more;
    }
    uint32_t hash = (uint32_t)fg_hash64(word.ptr, word.len, 0);
    fg_trie_word *w = &(*at)[word_slot(*at, *cap, word, hash)];
    w->hash = hash;
    return w;
}

static uint32_t stem_id(fg_trie *t, fg_str stem) {
    fg_trie_word *w = find_word(t->arena, &t->words.at, &t->words.cap, t->words.n, stem);
    if (!w) return FG_NONE;
    if (!w->word.len) {
        w->word = fg_arena_copy(t->arena, stem);
        w->id = t->words.n++;
    }
    return w->id;
}

/* A word is stemmed once; most stand in many names. */
uint32_t fg_trie_stem(fg_trie *t, fg_str word) {
    fg_trie_word *w = find_word(t->arena, &t->known.at, &t->known.cap, t->known.n, word);
    if (!w) return FG_NONE;
    if (!w->word.len) {
        w->id = stem_id(t, fg_stemmer_stem(t->stemmer, word));
        w->word = fg_arena_copy(t->arena, word);
        t->known.n++;
    }
    return w->id;
}

static bool is_separator(const fg_token *t) {
    return t->cls == FG_TOK_PUNCT &&
           (t->value == '-' || t->value == '/' || t->value == '_' || t->value == '.' || t->value == '\'' ||
            t->value == FG_DASH || t->value == ',' || t->value == '(' || t->value == ')');
}

static void add_joined(fg_trie *t, fg_name_words *w, fg_str word, bool glue) {
    if (glue && w->joined.n) {
        fg_str *last = &w->joined.at[w->joined.n - 1];
        *last = fg_arena_printf(&t->scratch, "%.*s%.*s", FG_STR_ARG(*last), FG_STR_ARG(word));
        w->has_joined = true;
        return;
    }
    fg_str *s = FG_PUSH(&t->scratch, &w->joined);
    if (s) *s = word;
}

fg_name_words fg_trie_split(fg_trie *t, fg_str name) {
    fg_name_words w = {0};
    fg_arena_reset(&t->scratch);
    fg_tokens tokens;
    fg_tokens_init(&tokens, &t->scratch, &t->forms, name);
    fg_tokenize(&tokens, 0, (uint32_t)name.len);
    bool glue = false;
    for (uint32_t i = 0; i < tokens.list.n; i++) {
        if (is_separator(&tokens.list.at[i])) {
            glue = tokens.list.at[i].value == '-';
            continue;
        }
        fg_str norm = fg_arena_copy(&t->scratch, fg_token_norm(&tokens, i));
        fg_str *s = FG_PUSH(&t->scratch, &w.words);
        if (s) *s = norm;
        add_joined(t, &w, norm, glue);
        glue = false;
    }
    t->arena->failed |= t->scratch.failed;
    return w;
}

/* ---- paths ---- */

static uint32_t edge_slot(const fg_trie *t, uint32_t node, uint32_t stem) {
    uint32_t i = (node * 0x9E3779B1u ^ stem * 0x85EBCA77u) & (t->edges.cap - 1);
    while (t->edges.at[i].node && (t->edges.at[i].node != node || t->edges.at[i].stem != stem))
        i = (i + 1) & (t->edges.cap - 1);
    return i;
}

static bool grow_edges(fg_trie *t) {
    fg_trie_edge *old = t->edges.at;
    uint32_t cap = t->edges.cap;
    t->edges.cap = cap ? cap * 2 : 1u << 16;
    t->edges.at = FG_NEW_N(t->arena, fg_trie_edge, t->edges.cap);
    if (!t->edges.at) return false;
    for (uint32_t i = 0; i < cap; i++)
        if (old[i].node) t->edges.at[edge_slot(t, old[i].node, old[i].stem)] = old[i];
    return true;
}

static uint32_t step(fg_trie *t, uint32_t node, uint32_t stem) {
    if (stem == FG_NONE || (t->edges.n * 2 >= t->edges.cap && !grow_edges(t))) return 0;
    fg_trie_edge *e = &t->edges.at[edge_slot(t, node, stem)];
    if (!e->node) {
        uint32_t *made = FG_PUSH(t->arena, &t->first_name);
        if (!made) return 0;
        *e = (fg_trie_edge){node, stem, t->first_name.n - 1};
        t->edges.n++;
    }
    return e->child;
}

void fg_trie_init(fg_trie *t, fg_arena *arena, fg_stemmer *stemmer) {
    *t = (fg_trie){.arena = arena, .stemmer = stemmer};
    fg_arena_init(&t->scratch, &arena->alloc);
    fg_forms_init(&t->forms, arena);
    fg_buf_init(&t->strings, arena);
    append_string(t, (fg_str){0}); /* string 0 is the empty one */
    for (int i = 0; i < FG_ROOT_END; i++) (void)FG_PUSH(arena, &t->first_name);
    if (grow_strings(t)) (void)grow_edges(t);
}

void fg_trie_free(fg_trie *t) { fg_arena_free(&t->scratch); }

uint32_t fg_trie_path(fg_trie *t, fg_root root, const fg_str *words, uint32_t n) {
    uint32_t node = root;
    for (uint32_t i = 0; i < n && node; i++) node = step(t, node, fg_trie_stem(t, words[i]));
    return node;
}

uint32_t fg_trie_child(const fg_trie *t, uint32_t node, fg_str word) {
    fg_str stem = fg_stemmer_stem(t->stemmer, word);
    uint32_t hash = (uint32_t)fg_hash64(stem.ptr, stem.len, 0);
    const fg_trie_word *w = &t->words.at[word_slot(t->words.at, t->words.cap, stem, hash)];
    return w->word.len ? t->edges.at[edge_slot(t, node, w->id)].child : 0;
}

/* Appended: the first name in the sources is the first in the chain. */
void fg_trie_add(fg_trie *t, uint32_t node, const fg_trie_name *name) {
    fg_trie_name *n = FG_PUSH(t->arena, &t->names);
    if (!n) return;
    *n = *name;
    uint32_t *link = &t->first_name.at[node];
    while (*link) link = &t->names.at[*link - 1].next_plus_1;
    *link = t->names.n;
}

/* ---- laying it all into arrays ---- */

/* Edges by node and stem; first[node] is where a node's edges begin. */
typedef struct {
    fg_trie_edge *edges;
    uint32_t *first;  /* by node, one more than there are nodes */
    uint32_t *number; /* of nodes that have edges, in the order in which they are laid; 0: has none */
    uint32_t *order;  /* those nodes */
    uint32_t n;
} layout;

static int by_node_and_stem(const void *a, const void *b) {
    const fg_trie_edge *x = a, *y = b;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    return (x->stem > y->stem) - (x->stem < y->stem);
}

static bool sort_edges(fg_trie *t, layout *l) {
    uint32_t nodes = t->first_name.n, k = 0;
    l->edges = FG_NEW_N(t->arena, fg_trie_edge, t->edges.n + 1);
    l->first = FG_NEW_N(t->arena, uint32_t, nodes + 1);
    l->number = FG_NEW_N(t->arena, uint32_t, nodes + 1);
    l->order = FG_NEW_N(t->arena, uint32_t, nodes + 1);
    if (!l->edges || !l->first || !l->number || !l->order) return false;
    for (uint32_t i = 0; i < t->edges.cap; i++)
        if (t->edges.at[i].node) l->edges[k++] = t->edges.at[i];
    qsort(l->edges, k, sizeof *l->edges, by_node_and_stem);
    for (uint32_t i = 0; i < k; i++) l->first[l->edges[i].node + 1] = i + 1;
    for (uint32_t i = 1; i <= nodes; i++)
        if (l->first[i] < l->first[i - 1]) l->first[i] = l->first[i - 1];
    return true;
}

/* Breadth first from the roots, which keep their numbers; number 0 stays free. */
static void number_nodes(layout *l) {
    for (uint32_t r = 1; r < FG_ROOT_END; r++) {
        l->order[r] = r;
        l->number[r] = r;
    }
    l->n = FG_ROOT_END;
    for (uint32_t i = 1; i < l->n; i++) {
        uint32_t node = l->order[i];
        for (uint32_t e = l->first[node]; e < l->first[node + 1]; e++) {
            uint32_t child = l->edges[e].child;
            if (l->first[child] == l->first[child + 1]) continue;
            l->number[child] = l->n;
            l->order[l->n++] = child;
        }
    }
}

static bool names_concepts(uint32_t root) { return root == FG_ROOT_CONCEPT || root == FG_ROOT_FIELD; }

/* A plain name of several words needs no record of its own where nothing else ends in its node. */
static uint32_t plain_name(const fg_trie_name *n, bool alone) {
    if (!alone || !names_concepts(n->root) || n->n_words < 2 || (n->flags & ~(uint32_t)FG_NAME_TITLE)) return 0;
    return FG_REF_PLAIN | (n->flags & FG_NAME_TITLE ? FG_REF_TITLE : 0) | n->owner;
}

static void lay_name(fg_trie *t, fg_trie_arrays *out, const fg_trie_name *n, bool last) {
    fg_image_name *o = FG_PUSH(t->arena, &out->names);
    if (!o) return;
    uint32_t text = 0;
    if (names_concepts(n->root)) {
        if (n->flags & FG_NAME_EXACT)
            text = fg_trie_string(t, n->origin->text);
        else if (n->n_words == 1 || n->flags & FG_NAME_FIXED)
            text = fg_trie_string(t, n->norms);
    } else if (n->flags & FG_NAME_EXACT) {
        text = append_string(t, n->origin->text);
        append_string(t, n->norms);
    } else {
        text = fg_words_key(n->norms);
    }
    o->owner_root = n->owner << 3 | n->root;
    o->text_flags = text << 7 | n->flags | (last ? FG_NAME_LAST : 0);
}

/* What a node says of names. */
static uint32_t lay_names(fg_trie *t, fg_trie_arrays *out, uint32_t node) {
    uint32_t count = 0, only = 0, first = out->names.n + 1, k = 0;
    for (uint32_t i = t->first_name.at[node]; i; i = t->names.at[i - 1].next_plus_1) {
        if (t->names.at[i - 1].dropped) continue;
        only = i;
        count++;
    }
    if (!count) return 0;
    uint32_t plain = plain_name(&t->names.at[only - 1], count == 1);
    if (plain) return plain;
    for (uint32_t i = t->first_name.at[node]; i; i = t->names.at[i - 1].next_plus_1)
        if (!t->names.at[i - 1].dropped) lay_name(t, out, &t->names.at[i - 1], ++k == count);
    return first;
}

static bool lay_nodes(fg_trie *t, const layout *l, fg_trie_arrays *out) {
    out->n_nodes = l->n + 1;
    out->nodes = FG_NEW_N(t->arena, fg_image_node, out->n_nodes);
    out->edges = FG_NEW_N(t->arena, fg_image_edge, t->edges.n + 1);
    if (!out->nodes || !out->edges) return false;
    for (uint32_t i = 1; i < l->n; i++) {
        uint32_t node = l->order[i];
        out->nodes[i] =
            (fg_image_node){fg_u24_to(out->n_edges), fg_u24_to(i < FG_ROOT_END ? 0 : lay_names(t, out, node))};
        for (uint32_t e = l->first[node]; e < l->first[node + 1]; e++) {
            uint32_t child = l->edges[e].child, stem = l->edges[e].stem;
            bool leaf = !l->number[child];
            out->edges[out->n_edges++] = (fg_image_edge){fg_u24_to(stem << 1 | leaf),
                                                         fg_u24_to(leaf ? lay_names(t, out, child) : l->number[child])};
        }
    }
    out->nodes[l->n].first_edge = fg_u24_to(out->n_edges);
    return !t->arena->failed;
}

static bool lay_roots(fg_trie *t, fg_trie_arrays *out) {
    uint32_t a_root = t->words.n / 32 + 1;
    out->n_roots = a_root * (FG_ROOT_END - 1);
    out->roots = FG_NEW_N(t->arena, fg_image_bits, out->n_roots);
    if (!out->roots) return false;
    for (uint32_t r = 1; r < FG_ROOT_END; r++) {
        fg_image_bits *bits = out->roots + (r - 1) * a_root;
        for (uint32_t e = fg_first_edge(&out->nodes[r]); e < fg_first_edge(&out->nodes[r + 1]); e++) {
            uint32_t stem = fg_edge_stem(&out->edges[e]);
            bits[stem / 32].bits |= 1u << stem % 32;
        }
        for (uint32_t i = 1; i < a_root; i++)
            bits[i].before = bits[i - 1].before + (uint32_t)__builtin_popcount(bits[i - 1].bits);
    }
    return true;
}

static bool lay_stems(fg_trie *t, fg_trie_arrays *out) {
    out->n_stems = t->words.n;
    out->vocab_slots = 1024;
    while (out->vocab_slots * 3ull < out->n_stems * 4ull) out->vocab_slots *= 2;
    out->vocab = FG_NEW_N(t->arena, fg_u24, out->vocab_slots);
    out->stems = FG_NEW_N(t->arena, fg_u24, out->n_stems + 1);
    if (!out->vocab || !out->stems) return false;
    for (uint32_t i = 0; i < t->words.cap; i++)
        if (t->words.at[i].word.len) out->stems[t->words.at[i].id] = fg_u24_to(fg_trie_string(t, t->words.at[i].word));
    for (uint32_t id = 0; id < out->n_stems; id++) { /* by number, so that the table is the same every time */
        uint32_t slot = fg_vocab_slot(string_at(t, fg_u24_of(out->stems[id])), out->vocab_slots);
        while (fg_u24_of(out->vocab[slot])) slot = (slot + 1) & (out->vocab_slots - 1);
        out->vocab[slot] = fg_u24_to(id + 1);
    }
    return !t->arena->failed;
}

bool fg_trie_lay(fg_trie *t, fg_trie_arrays *out) {
    layout l = {0};
    *out = (fg_trie_arrays){0};
    if (!sort_edges(t, &l)) return false;
    number_nodes(&l);
    return lay_nodes(t, &l, out) && lay_roots(t, out) && lay_stems(t, out);
}
