/* Steps through the trie of names and through tokens, for match.c, lookup.c and parse/shared_heads.c. */
#ifndef FG_WALK_H
#define FG_WALK_H
#include "dict/dict.h"

/* Not every processor that we build for counts bits in one instruction. */
static inline uint32_t fg_count_bits(uint32_t x) {
    x -= x >> 1 & 0x55555555;
    x = (x & 0x33333333) + (x >> 2 & 0x33333333);
    return ((x + (x >> 4)) & 0x0f0f0f0f) * 0x01010101 >> 24;
}

/* The edge of a root: its place is the number of set bits before its own. */
static inline const fg_image_edge *fg_root_edge(const fg_dict *d, uint32_t root, uint32_t label) {
    const fg_image_bits *b = &d->roots[(root - 1) * (d->n[FG_SEC_WORDS] / 32 + 1) + label / 32];
    uint32_t bit = 1u << label % 32;
    if (!(b->bits & bit)) return NULL;
    return &d->edges[fg_first_edge(&d->nodes[root]) + b->before + fg_count_bits(b->bits & (bit - 1))];
}

static inline const fg_image_edge *fg_find_edge(const fg_dict *d, uint32_t node, uint32_t label) {
    if (node < FG_ROOT_END) return fg_root_edge(d, node, label);
    const fg_image_edge *e = &d->edges[fg_first_edge(&d->nodes[node])];
    uint32_t n = fg_first_edge(&d->nodes[node + 1]) - fg_first_edge(&d->nodes[node]);
    if (!n) return NULL;
    for (; n > 1; n -= n / 2) /* without branches that depend on what is read */
        e += fg_edge_label(&e[n / 2]) <= label ? n / 2 : 0;
    return fg_edge_label(e) == label ? e : NULL;
}

/* May a name begin with these two? */
static inline bool fg_may_begin(const fg_dict *d, uint32_t root, uint32_t first, uint32_t second) {
    uint32_t bit = fg_pair_bit(root, first, second, d->pair_shift);
    return d->pairs[bit / 32] >> bit % 32 & 1;
}

static inline bool fg_is_joint(const fg_tokens *t, uint32_t i) {
    const fg_token *p = &t->list.at[i];
    if (p->cls != FG_TOK_PUNCT) return false;
    if (p->value == '/') return true;
    return !(p->flags & FG_TOK_SPACE) && (p->value == '-' || p->value == '_' || p->value == '.' || p->value == '\'');
}

/* "Ph. D", "B. Sc": the letters of one abbreviation, and not the end of a sentence. */
static inline bool fg_parts_abbreviation(const fg_token *left, const fg_token *right) {
    bool letters = left->norm_len == 1 || (left->norm_len == 2 && !(left->flags & FG_TOK_UPPER));
    return letters && (left->flags & FG_TOK_CAP) && (right->flags & FG_TOK_CAP) && right->norm_len <= 4;
}

/* The next token of a phrase behind i, over one joint; limit if there is none. */
static inline uint32_t fg_next_word(const fg_tokens *t, uint32_t i, uint32_t limit) {
    i++;
    if (i + 1 < limit && fg_is_joint(t, i)) {
        bool dot = t->list.at[i].value == '.';
        if (dot && (t->list.at[i + 1].flags & FG_TOK_SPACE) &&
            !fg_parts_abbreviation(&t->list.at[i - 1], &t->list.at[i + 1]))
            return limit;
        i++;
    }
    return i;
}

static inline bool fg_is_abbreviation(fg_str name) {
    size_t capitals = 0;
    while (capitals < name.len && name.ptr[capitals] >= 'A' && name.ptr[capitals] <= 'Z') capitals++;
    return name.len > 1 && capitals == name.len;
}

/* Is it the name of one word of a tool or language, which needs its case, and is written in another one? Abbreviations
 * in small letters are other words. */
static inline bool fg_is_in_other_case(const fg_dict *d, const fg_image_name *n, fg_str written) {
    uint32_t flags = n->text_flags;
    if (fg_name_root(n) != FG_ROOT_CONCEPT || !(flags & FG_NAME_EXACT) || flags & FG_NAME_FIXED) return false;
    fg_str name = fg_dict_str(d, flags >> 7);
    uint8_t kind = d->concepts[fg_name_owner(n)].kind;
    if (kind != FG_KIND_TOOL && kind != FG_KIND_LANGUAGE) return false;
    return fg_str_eq_nocase(name, written) && !fg_str_eq(name, written) && !fg_is_abbreviation(name);
}

/* match.c: does a cue or heading of these words stand there, in this case? */
bool fg_same_text(const fg_dict *d, const fg_tokens *t, const fg_hit *h, const fg_image_name *n);

#endif
