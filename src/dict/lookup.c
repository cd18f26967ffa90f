/* Finds names in tokens: one probe a token into the surface-form cache, then longest match along the trie. */
#include "dict/dict.h"

#define CACHE_SLOTS (1u << 14)

typedef struct {
    uint64_t key; /* hash of the normalised word, 0: empty */
    uint32_t stem;
} cache_slot;

struct fg_lookup {
    fg_allocator alloc;
    const fg_dict *dict;
    fg_stemmer *stemmer;
    cache_slot *cache;
};

fg_lookup *fg_lookup_new(const fg_dict *dict, const fg_allocator *alloc) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_lookup *l = fg_alloc(&a, sizeof *l);
    if (!l) return NULL;
    l->alloc = a;
    l->dict = dict;
    l->stemmer = fg_stemmer_new("english", &a);
    l->cache = fg_alloc(&a, sizeof *l->cache * CACHE_SLOTS);
    if (l->stemmer && l->cache) return l;
    fg_lookup_free(l);
    return NULL;
}

void fg_lookup_free(fg_lookup *l) {
    if (!l) return;
    fg_stemmer_free(l->stemmer);
    fg_allocator a = l->alloc;
    if (l->cache) fg_release(&a, l->cache, sizeof *l->cache * CACHE_SLOTS);
    fg_release(&a, l, sizeof *l);
}

static uint32_t find_word(const fg_dict *d, fg_str stem) {
    uint32_t hash = (uint32_t)fg_hash64(stem.ptr, stem.len, 0), mask = d->n[FG_SEC_VOCAB] - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        const fg_image_vocab *v = &d->vocab[i];
        if (!v->word.len) return FG_NONE;
        if (v->hash == hash && fg_str_eq(fg_dict_str(d, v->word), stem)) return v->stem;
    }
}

/* The cache is direct mapped: a newer word takes the place of an older one. */
void fg_lookup_stems(fg_lookup *l, fg_tokens *tokens, uint32_t from) {
    for (uint32_t i = from; i < tokens->list.n; i++) {
        fg_str norm = fg_token_norm(tokens, i);
        if (!norm.len) continue;
        uint64_t key = fg_hash64(norm.ptr, norm.len, 0) | 1;
        cache_slot *slot = &l->cache[(key >> 8) & (CACHE_SLOTS - 1)];
        if (slot->key != key) *slot = (cache_slot){key, find_word(l->dict, fg_stemmer_stem(l->stemmer, norm))};
        tokens->list.at[i].stem = slot->stem;
    }
}

/* ---- walking the trie ---- */

static uint32_t find_edge(const fg_dict *d, uint32_t node, uint32_t stem) {
    uint32_t mask = d->n[FG_SEC_EDGES] - 1;
    for (uint32_t i = (node * 0x9E3779B1u ^ stem * 0x85EBCA77u) & mask;; i = (i + 1) & mask) {
        const fg_image_edge *e = &d->edges[i];
        if (!e->node) return 0;
        if (e->node == node && e->stem == stem) return e->child;
    }
}

static bool is_joint(const fg_tokens *t, uint32_t i) {
    const fg_token *p = &t->list.at[i];
    if (p->cls != FG_TOK_PUNCT) return false;
    if (p->value == '/') return true;
    return !(p->flags & FG_TOK_SPACE) && (p->value == '-' || p->value == '_' || p->value == '.' || p->value == '\'');
}

/* The next token of a phrase behind i, over one joint; limit if there is none. */
static uint32_t next_word(const fg_tokens *t, uint32_t i, uint32_t limit) {
    i++;
    if (i + 1 < limit && is_joint(t, i)) {
        bool dot = t->list.at[i].value == '.';
        if (dot && (t->list.at[i + 1].flags & FG_TOK_SPACE)) return limit;
        i++;
    }
    return i;
}

/* ---- conditions of one name ---- */

static char fold_joint(char c) { return c == '-' || c == '/' || c == '_' ? ' ' : c; }

/* Same letters in the same case; hyphens, slashes and spaces are alike. */
static bool same_case(fg_str a, fg_str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (fold_joint(a.ptr[i]) != fold_joint(b.ptr[i])) return false;
    return true;
}

/* Equal, or apart by a plural ending. */
static bool same_number(fg_str a, fg_str b) {
    if (a.len > b.len) {
        fg_str t = a;
        a = b;
        b = t;
    }
    if (b.len - a.len > 3 || a.len < 2) return fg_str_eq(a, b);
    if (fg_str_starts(b, a)) {
        fg_str end = {b.ptr + a.len, b.len - a.len};
        return !end.len || (a.len > 2 && (fg_str_eq(end, FG_LIT("s")) || fg_str_eq(end, FG_LIT("es"))));
    }
    return a.len > 2 && b.len == a.len + 2 && a.ptr[a.len - 1] == 'y' && fg_str_ends(b, FG_LIT("ies")) &&
           memcmp(a.ptr, b.ptr, a.len - 1) == 0;
}

static bool same_norms(const fg_tokens *t, const fg_hit *h, fg_str norms) {
    for (uint32_t i = h->first; i < h->end; i++) {
        if (i > h->first && is_joint(t, i)) continue;
        fg_str word = fg_str_cut(&norms, ' ');
        if (!fg_str_eq(word, fg_token_norm(t, i))) return false;
    }
    return norms.len == 0;
}

static bool at_clause_start(const fg_tokens *t, uint32_t i) {
    if (i == 0 || (t->list.at[i].flags & FG_TOK_LINE)) return true;
    const fg_token *p = &t->list.at[i - 1];
    return p->cls == FG_TOK_PUNCT && p->value != '-' && p->value != '/' && p->value != '\'';
}

static bool at_clause_end(const fg_tokens *t, uint32_t end, uint32_t limit) {
    if (end >= limit || (t->list.at[end].flags & FG_TOK_LINE)) return true;
    const fg_token *p = &t->list.at[end];
    return p->cls == FG_TOK_PUNCT && p->value != '-' && p->value != '/' && p->value != '\'' && p->value != '+';
}

static bool has_pair(const fg_dict *d, fg_image_list list, uint32_t first, uint32_t second) {
    for (uint32_t k = 0; k < list.n; k++) {
        const fg_image_words *w = &d->words[list.first + k];
        if (w->first == first && (w->second == FG_NONE || w->second == second)) return true;
    }
    return false;
}

static bool is_vetoed(const fg_dict *d, const fg_tokens *t, const fg_image_concept *c, const fg_hit *h,
                      uint32_t limit) {
    if (c->not_before.n && h->end < limit) {
        uint32_t a = h->end + (h->end + 1 < limit && is_joint(t, h->end)), b = next_word(t, a, limit);
        if (has_pair(d, c->not_before, t->list.at[a].stem, b < limit ? t->list.at[b].stem : FG_NONE - 1)) return true;
    }
    if (!c->not_after.n || h->first == 0 || (t->list.at[h->first].flags & FG_TOK_LINE)) return false;
    uint32_t a = h->first - 1;
    if (a > 0 && is_joint(t, a)) a--;
    for (uint32_t k = 0; k < c->not_after.n; k++) {
        const fg_image_words *w = &d->words[c->not_after.first + k];
        uint32_t last = w->second == FG_NONE ? w->first : w->second;
        if (t->list.at[a].stem != last) continue;
        if (w->second == FG_NONE || (a > 0 && t->list.at[a - 1].stem == w->first)) return true;
    }
    return false;
}

static bool fits(const fg_dict *d, const fg_tokens *t, const fg_image_name *n, const fg_hit *h, uint32_t limit) {
    if (n->flags & FG_NAME_START && !at_clause_start(t, h->first)) return false;
    if (n->flags & FG_NAME_END && !at_clause_end(t, h->end, limit)) return false;
    if (n->flags & FG_NAME_EXACT) {
        uint32_t start = t->list.at[h->first].start, end = t->list.at[h->end - 1].end;
        if (t->list.at[h->end - 1].flags & FG_TOK_OWNER) end = start + (uint32_t)fg_dict_str(d, n->surface).len;
        if (end > t->text.len || !same_case((fg_str){t->text.ptr + start, end - start}, fg_dict_str(d, n->surface)))
            return false;
    }
    if (n->root == FG_ROOT_CUE || n->root == FG_ROOT_HEADING) return same_norms(t, h, fg_dict_str(d, n->norms));
    if (h->end == h->first + 1 && !(n->flags & (FG_NAME_STEM | FG_NAME_EXACT)) &&
        !same_number(fg_token_norm(t, h->first), fg_dict_str(d, n->norms)))
        return false;
    return !is_vetoed(d, t, &d->concepts[n->owner], h, limit);
}

/* Of the names that end here, the first that fits; a plain name goes before a job title. */
static bool choose(const fg_dict *d, const fg_tokens *t, uint32_t node, uint32_t limit, fg_hit *h) {
    uint32_t found = 0, flags = 0;
    for (uint32_t i = d->nodes[node].name_plus_1; i; i = d->names[i - 1].next_plus_1) {
        if (!fits(d, t, &d->names[i - 1], h, limit)) continue;
        /* A cue's hit carries the conditions of all names that fit, so that fg_hit_has_tag can find each. */
        if (d->names[i - 1].root == FG_ROOT_CUE) {
            if (!found) found = i;
            flags |= d->names[i - 1].flags;
            continue;
        }
        if (!found || (d->names[found - 1].flags & (FG_NAME_TITLE | FG_NAME_LICENSED))) found = i;
        if (!(d->names[found - 1].flags & (FG_NAME_TITLE | FG_NAME_LICENSED))) break;
    }
    if (!found) return false;
    h->name = found - 1;
    h->owner = d->names[found - 1].owner;
    h->flags = (uint8_t)(d->names[found - 1].flags | flags);
    return true;
}

bool fg_dict_match(const fg_dict *d, const fg_tokens *t, uint32_t i, uint32_t limit, fg_root root, fg_hit *hit) {
    uint32_t node = root;
    bool found = false;
    for (uint32_t at = i; at < limit;) {
        if (t->list.at[at].stem == FG_NONE) break;
        node = find_edge(d, node, t->list.at[at].stem);
        if (!node) break;
        fg_hit h = {.first = i, .end = at + 1};
        if (d->nodes[node].name_plus_1 && choose(d, t, node, limit, &h)) {
            *hit = h;
            found = true;
        }
        at = next_word(t, at, limit);
    }
    return found;
}

bool fg_hit_has_tag(const fg_dict *d, const fg_hit *hit, fg_lex tag, uint32_t *arg) {
    fg_str norms = fg_dict_str(d, d->names[hit->name].norms);
    for (uint32_t i = hit->name + 1; i; i = d->names[i - 1].next_plus_1) {
        const fg_image_name *n = &d->names[i - 1];
        const fg_image_group *g = &d->groups[n->owner];
        bool same =
            i == hit->name + 1 || ((n->flags & hit->flags) == n->flags && fg_str_eq(fg_dict_str(d, n->norms), norms));
        if (!same || g->tag != (uint32_t)tag) continue;
        if (arg) *arg = g->arg;
        return true;
    }
    return false;
}

bool fg_dict_has_near(const fg_dict *d, const fg_tokens *t, uint32_t concept, uint32_t from, uint32_t to) {
    fg_image_list near = d->concepts[concept].near;
    if (!near.n) return false;
    for (uint32_t i = from; i < to; i++) {
        uint32_t b = next_word(t, i, to);
        if (t->list.at[i].stem != FG_NONE &&
            has_pair(d, near, t->list.at[i].stem, b < to ? t->list.at[b].stem : FG_NONE - 1))
            return true;
    }
    return false;
}
