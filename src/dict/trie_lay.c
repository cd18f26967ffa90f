/* Lays the trie into the arrays of the image. Phrases of the lexicon are written as choices and multiplied out; their
 * common ends, nodes with the same names and edges, are laid once. */
#include <stdlib.h>

#include "dict/trie.h"

/* Edges by node and label; first[node] is where a node's edges begin. */
typedef struct {
    fg_trie_edge *edges;
    uint32_t *first;  /* by node, one more than there are nodes */
    uint32_t *names;  /* by node: what the image says of its names */
    uint32_t *same;   /* by node: the node that stands for all with the same names and edges */
    uint32_t *number; /* of nodes that have edges, in the order in which they are laid; 0: has none */
    uint32_t *order;  /* those nodes */
    uint32_t n, nodes;
} layout;

static int by_node_and_label(const void *a, const void *b) {
    const fg_trie_edge *x = a, *y = b;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    return (x->label > y->label) - (x->label < y->label);
}

static bool sort_edges(fg_trie *t, layout *l) {
    uint32_t k = 0;
    l->nodes = t->first_name.n;
    l->edges = FG_NEW_N(t->arena, fg_trie_edge, t->edges.n + 1);
    l->first = FG_NEW_N(t->arena, uint32_t, l->nodes + 1);
    l->names = FG_NEW_N(t->arena, uint32_t, l->nodes + 1);
    l->same = FG_NEW_N(t->arena, uint32_t, l->nodes + 1);
    l->number = FG_NEW_N(t->arena, uint32_t, l->nodes + 1);
    l->order = FG_NEW_N(t->arena, uint32_t, l->nodes + 1);
    if (!l->edges || !l->first || !l->names || !l->same || !l->number || !l->order) return false;
    for (uint32_t i = 0; i < t->edges.cap; i++)
        if (t->edges.at[i].node) l->edges[k++] = t->edges.at[i];
    qsort(l->edges, k, sizeof *l->edges, by_node_and_label);
    for (uint32_t i = 0; i < k; i++) l->first[l->edges[i].node + 1] = i + 1;
    for (uint32_t i = 1; i <= l->nodes; i++)
        if (l->first[i] < l->first[i - 1]) l->first[i] = l->first[i - 1];
    return true;
}

/* ---- what is alike is laid once ---- */

typedef struct {
    uint32_t *at, mask; /* open addressing; 0: empty */
} seen;

static bool seen_init(seen *s, fg_arena *arena, uint32_t most) {
    uint32_t cap = 1024;
    while (cap < most * 2) cap *= 2;
    *s = (seen){FG_NEW_N(arena, uint32_t, cap), cap - 1};
    return s->at != NULL;
}

/* The names from `first` on, which were laid last: forgotten again if they stand somewhere already. */
static uint32_t share_names(fg_trie_arrays *out, seen *runs, uint32_t first) {
    const fg_image_name *mine = out->names.at + first;
    size_t bytes = (out->names.n - first) * sizeof *mine;
    uint32_t i = (uint32_t)fg_hash64(mine, bytes, 0) & runs->mask;
    for (; runs->at[i]; i = (i + 1) & runs->mask) {
        if (memcmp(out->names.at + runs->at[i] - 1, mine, bytes) != 0) continue;
        out->names.n = first;
        return runs->at[i];
    }
    return runs->at[i] = first + 1;
}

static bool same_node(const layout *l, uint32_t a, uint32_t b) {
    uint32_t n = l->first[a + 1] - l->first[a];
    if (l->names[a] != l->names[b] || l->first[b + 1] - l->first[b] != n) return false;
    for (uint32_t k = 0; k < n; k++) {
        const fg_trie_edge *x = &l->edges[l->first[a] + k], *y = &l->edges[l->first[b] + k];
        if (x->label != y->label || x->child != y->child) return false;
    }
    return true;
}

static uint64_t hash_node(const layout *l, uint32_t node) {
    uint64_t hash = fg_hash64(&l->names[node], sizeof l->names[node], 0);
    for (uint32_t e = l->first[node]; e < l->first[node + 1]; e++) {
        uint32_t edge[2] = {l->edges[e].label, l->edges[e].child};
        hash = fg_hash64(edge, sizeof edge, hash);
    }
    return hash;
}

/* Children are made after their parents: from the last node back, each node's children are settled before it. */
static bool share_nodes(fg_trie *t, layout *l) {
    seen nodes;
    if (!seen_init(&nodes, t->arena, l->nodes)) return false;
    for (uint32_t node = l->nodes; node-- > 1;) {
        for (uint32_t e = l->first[node]; e < l->first[node + 1]; e++) l->edges[e].child = l->same[l->edges[e].child];
        l->same[node] = node;
        if (node < FG_ROOT_END) continue;
        uint32_t i = (uint32_t)hash_node(l, node) & nodes.mask;
        while (nodes.at[i] && !same_node(l, nodes.at[i], node)) i = (i + 1) & nodes.mask;
        if (nodes.at[i])
            l->same[node] = nodes.at[i];
        else
            nodes.at[i] = node;
    }
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
            if (l->number[child] || l->first[child] == l->first[child + 1]) continue;
            l->number[child] = l->n;
            l->order[l->n++] = child;
        }
    }
}

/* ---- names ---- */

/* A plain name of several words needs no record of its own where nothing else ends in its node. */
static uint32_t plain_name(const fg_trie_name *n, bool alone) {
    if (!alone || !fg_root_names_concepts(n->root) || n->n_words < 2 || (n->flags & ~(uint32_t)FG_NAME_TITLE)) return 0;
    return FG_REF_PLAIN | (n->flags & FG_NAME_TITLE ? FG_REF_TITLE : 0) | n->owner;
}

static void lay_name(fg_trie *t, fg_trie_arrays *out, const fg_trie_name *n, bool last) {
    fg_image_name *o = FG_PUSH(t->arena, &out->names);
    if (!o) return;
    uint32_t text = 0;
    if (n->flags & FG_NAME_EXACT)
        text = fg_trie_string(t, n->origin->text);
    else if (n->root == FG_ROOT_ACT ? !(n->flags & FG_NAME_STEM)
                                    : fg_root_takes_stems(n->root) && (n->n_words == 1 || n->flags & FG_NAME_FIXED))
        text = fg_trie_string(t, n->norms);
    o->owner_root = n->owner << 3 | n->root;
    o->text_flags = text << 7 | n->flags | (last ? FG_NAME_LAST : 0);
}

/* What a node says of names. */
static uint32_t lay_names(fg_trie *t, fg_trie_arrays *out, seen *runs, uint32_t node) {
    uint32_t count = 0, only = 0, first = out->names.n, k = 0;
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
    return t->arena->failed ? 0 : share_names(out, runs, first);
}

static bool lay_all_names(fg_trie *t, layout *l, fg_trie_arrays *out) {
    seen runs;
    if (!seen_init(&runs, t->arena, l->nodes)) return false;
    for (uint32_t node = FG_ROOT_END; node < l->nodes; node++) l->names[node] = lay_names(t, out, &runs, node);
    return !t->arena->failed;
}

/* ---- the arrays ---- */

static bool lay_nodes(fg_trie *t, const layout *l, fg_trie_arrays *out) {
    out->n_nodes = l->n + 1;
    out->nodes = FG_NEW_N(t->arena, fg_image_node, out->n_nodes);
    out->edges = FG_NEW_N(t->arena, fg_image_edge, t->edges.n + 1);
    if (!out->nodes || !out->edges) return false;
    for (uint32_t i = 1; i < l->n; i++) {
        uint32_t node = l->order[i];
        out->nodes[i] = (fg_image_node){fg_u24_to(out->n_edges), fg_u24_to(l->names[node])};
        for (uint32_t e = l->first[node]; e < l->first[node + 1]; e++) {
            uint32_t child = l->edges[e].child;
            bool leaf = !l->number[child];
            out->edges[out->n_edges++] = (fg_image_edge){fg_u24_to(l->edges[e].label << 1 | leaf),
                                                         fg_u24_to(leaf ? l->names[child] : l->number[child])};
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
            uint32_t label = fg_edge_label(&out->edges[e]);
            bits[label / 32].bits |= 1u << label % 32;
        }
        for (uint32_t i = 1; i < a_root; i++)
            bits[i].before = bits[i - 1].before + (uint32_t)__builtin_popcount(bits[i - 1].bits);
    }
    return true;
}

enum { BITS_A_PAIR = 8 /* so that one in eight other pairs passes at most */ };

/* Calls for each two labels with which names begin; `bits` NULL: only counts them. */
static uint32_t mark_pairs(const fg_trie_arrays *out, uint32_t *bits, uint32_t shift) {
    uint32_t n = 0;
    for (uint32_t r = 1; r < FG_ROOT_END; r++) {
        for (uint32_t e = fg_first_edge(&out->nodes[r]); e < fg_first_edge(&out->nodes[r + 1]); e++) {
            if (fg_edge_is_leaf(&out->edges[e])) continue;
            const fg_image_node *node = &out->nodes[fg_edge_to(&out->edges[e])];
            for (uint32_t k = fg_first_edge(&node[0]); k < fg_first_edge(&node[1]); k++, n++) {
                uint32_t bit = fg_pair_bit(r, fg_edge_label(&out->edges[e]), fg_edge_label(&out->edges[k]), shift);
                if (bits) bits[bit / 32] |= 1u << bit % 32;
            }
        }
    }
    return n;
}

static bool lay_pairs(fg_trie *t, fg_trie_arrays *out) {
    uint32_t most = mark_pairs(out, NULL, 32), shift = 64 - 5;
    for (out->n_pairs = 1; out->n_pairs < most / 32 * BITS_A_PAIR && out->n_pairs < FG_PAIRS_MOST; shift--)
        out->n_pairs *= 2;
    out->pairs = FG_NEW_N(t->arena, uint32_t, out->n_pairs);
    if (!out->pairs) return false;
    mark_pairs(out, out->pairs, shift);
    return true;
}

static bool lay_words(fg_trie *t, fg_trie_arrays *out) {
    out->n_words = t->words.n;
    out->vocab_slots = t->words.n / 3 * 4 + 4; /* three quarters full */
    out->vocab = FG_NEW_N(t->arena, fg_u24, out->vocab_slots);
    out->words = FG_NEW_N(t->arena, fg_u24, out->n_words + 1);
    if (!out->vocab || !out->words) return false;
    for (uint32_t i = 0; i < t->words.cap; i++)
        if (t->words.at[i].word.len) out->words[t->words.at[i].id] = fg_u24_to(fg_trie_string(t, t->words.at[i].word));
    for (uint32_t id = 0; id < out->n_words; id++) { /* by number, so that the table is the same every time */
        uint32_t slot = fg_vocab_slot(fg_image_string(t->strings.at, fg_u24_of(out->words[id])), out->vocab_slots);
        while (fg_u24_of(out->vocab[slot])) slot = slot + 1 < out->vocab_slots ? slot + 1 : 0;
        out->vocab[slot] = fg_u24_to(id + 1);
    }
    return !t->arena->failed;
}

bool fg_trie_lay(fg_trie *t, fg_trie_arrays *out) {
    layout l = {0};
    *out = (fg_trie_arrays){0};
    if (!sort_edges(t, &l) || !lay_all_names(t, &l, out) || !share_nodes(t, &l)) return false;
    number_nodes(&l);
    return lay_nodes(t, &l, out) && lay_roots(t, out) && lay_pairs(t, out) && lay_words(t, out);
}
