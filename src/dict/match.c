/* Finds names in tokens: the longest match along the trie whose conditions hold. */
#include "dict/walk.h"

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
bool fg_same_number(fg_str a, fg_str b) {
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

/* Is one of the concept's conditions of this kind two such words, or the first alone? */
static bool has_pair(const fg_dict *d, const fg_image_concept *c, fg_words_kind kind, uint32_t first, uint32_t second) {
    for (uint32_t k = fg_first_words(&c[0]); k < fg_first_words(&c[1]); k++) {
        uint32_t other = fg_u24_of(d->conditions[k].second);
        if (fg_u24_of(d->conditions[k].first) == (first << 2 | kind) && (!other || other == second + 1)) return true;
    }
    return false;
}

static bool is_vetoed_behind(const fg_dict *d, const fg_tokens *t, const fg_image_concept *c, const fg_hit *h,
                             uint32_t limit) {
    if (fg_first_words(&c[0]) == fg_first_words(&c[1]) || h->end >= limit) return false;
    uint32_t a = h->end + (h->end + 1 < limit && fg_is_joint(t, h->end)), b = fg_next_word(t, a, limit);
    return has_pair(d, c, FG_WORDS_NOT_BEFORE, t->list.at[a].stem, b < limit ? t->list.at[b].stem : FG_NONE - 1);
}

static bool is_vetoed_ahead(const fg_dict *d, const fg_tokens *t, const fg_image_concept *c, const fg_hit *h) {
    if (h->first == 0 || (t->list.at[h->first].flags & FG_TOK_LINE)) return false;
    uint32_t a = h->first - 1;
    if (a > 0 && fg_is_joint(t, a)) a--;
    for (uint32_t k = fg_first_words(&c[0]); k < fg_first_words(&c[1]); k++) {
        uint32_t kind = fg_u24_of(d->conditions[k].first) & 3, first = fg_u24_of(d->conditions[k].first) >> 2;
        uint32_t second = fg_u24_of(d->conditions[k].second);
        if (kind != FG_WORDS_NOT_AFTER || t->list.at[a].stem != (second ? second - 1 : first)) continue;
        if (!second || (a > 0 && t->list.at[a - 1].stem == first)) return true;
    }
    return false;
}

static bool is_vetoed(const fg_dict *d, const fg_tokens *t, uint32_t concept, const fg_hit *h, uint32_t limit) {
    const fg_image_concept *c = &d->concepts[concept];
    if (c->traits & FG_TRAIT_ORDINARY && h->end > h->first + 1 && !(h->flags & FG_NAME_TITLE)) return false;
    return is_vetoed_behind(d, t, c, h, limit) || is_vetoed_ahead(d, t, c, h);
}

static fg_str text_of(const fg_dict *d, const fg_image_name *n) { return fg_dict_str(d, n->text_flags >> 7); }

#define PLURAL_LETTERS 3 /* ICs are no incident command system */

/* FPGA, FPGAs. CPAs are people. */
static bool is_small_plural(const fg_dict *d, const fg_image_name *n, fg_str written, fg_str name) {
    if (fg_root_takes_stems(fg_name_root(n))) {
        uint8_t kind = d->concepts[fg_name_owner(n)].kind;
        if (kind == FG_KIND_CERTIFICATE || kind == FG_KIND_LICENCE) return false;
    }
    return name.len >= PLURAL_LETTERS && written.len == name.len + 1 && written.ptr[name.len] == 's' &&
           fg_is_abbreviation(name);
}

bool fg_same_text(const fg_dict *d, const fg_tokens *t, const fg_hit *h, const fg_image_name *n) {
    fg_str text = fg_dict_str(d, n->text_flags >> 7);
    uint32_t start = t->list.at[h->first].start, end = t->list.at[h->end - 1].end;
    if (t->list.at[h->end - 1].flags & FG_TOK_OWNER) end = start + (uint32_t)text.len;
    if (end > t->text.len) return false;
    fg_str written = {t->text.ptr + start, end - start};
    if (is_small_plural(d, n, written, text)) written.len--;
    return same_case(written, text);
}

#define LONG_CAPITALS 5 /* a word of so many capitals is no abbreviation: its text is in capitals */

static bool is_shouted(const fg_tokens *t, uint32_t i) {
    return i < t->list.n && t->list.at[i].flags & FG_TOK_UPPER && t->list.at[i].norm_len >= LONG_CAPITALS;
}

/* The plural of an abbreviation has a small s; with a capital one it is another (ACL, ACLS), but among capitals. */
static bool is_longer_abbreviation(const fg_tokens *t, uint32_t i, fg_str name) {
    const fg_token *token = &t->list.at[i];
    return token->flags & FG_TOK_UPPER && token->norm_len == name.len + 1 && token->norm_len <= LONG_CAPITALS &&
           !is_shouted(t, i + 1) && !(i > 0 && is_shouted(t, i - 1));
}

/* The words of a name as they are, but that the last may be in another number. */
static bool same_words(const fg_tokens *t, const fg_hit *h, fg_str words) {
    for (uint32_t i = h->first; i + 1 < h->end; i++) {
        if (i > h->first && fg_is_joint(t, i)) continue;
        if (!fg_str_eq(fg_token_norm(t, i), fg_str_cut(&words, ' '))) return false;
    }
    return !is_longer_abbreviation(t, h->end - 1, words) && fg_same_number(fg_token_norm(t, h->end - 1), words);
}

static bool fits(const fg_dict *d, const fg_tokens *t, const fg_image_name *n, const fg_hit *h, uint32_t limit) {
    uint32_t flags = n->text_flags, root = fg_name_root(n);
    if (flags & FG_NAME_EXACT && !fg_same_text(d, t, h, n)) return false;
    if (root == FG_ROOT_HEADING)
        return (!(flags & FG_NAME_START) || at_clause_start(t, h->first)) &&
               (!(flags & FG_NAME_END) || at_clause_end(t, h->end, limit));
    bool fixed = flags & FG_NAME_FIXED || h->end == h->first + 1;
    if (fixed && !(flags & (FG_NAME_STEM | FG_NAME_EXACT)) && !same_words(t, h, text_of(d, n))) return false;
    return !is_vetoed(d, t, fg_name_owner(n), h, limit);
}

/* A name that stands in for those to come: a plain name goes before a job title and one that needs company. */
static bool may_yield(uint32_t flags) { return (flags & (FG_NAME_TITLE | FG_NAME_LICENSED)) != 0; }

/* Does one of the words stand in its line that a name which is several concepts' has for this one? */
static bool has_near_in_line(const fg_dict *d, const fg_tokens *t, const fg_image_name *n, const fg_hit *h) {
    uint32_t from = h->first, to = h->end;
    while (from > 0 && !(t->list.at[from].flags & FG_TOK_LINE)) from--;
    while (to < t->list.n && !(t->list.at[to].flags & FG_TOK_LINE)) to++;
    return fg_dict_has_near(d, t, fg_name_owner(n), from, to);
}

/* Of two ambiguous names alike, does the first go before the second? One with words of its own does if they are there. */
static bool is_nearer(const fg_dict *d, const fg_tokens *t, const fg_image_name *n, const fg_image_name *found,
                      const fg_hit *h) {
    if (fg_is_near_only(n->text_flags)) return has_near_in_line(d, t, n, h);
    return !fg_is_near_only(found->text_flags) || !has_near_in_line(d, t, found, h);
}

/* Of the names that end here, the first that fits. */
static bool choose(const fg_dict *d, const fg_tokens *t, fg_root root, uint32_t names, uint32_t limit, fg_hit *h) {
    if (names & FG_REF_PLAIN) {
        h->owner = names & FG_REF_CONCEPT;
        h->name = FG_NONE;
        h->flags = names & FG_REF_TITLE ? FG_NAME_TITLE : 0;
        return !is_vetoed(d, t, h->owner, h, limit);
    }
    uint32_t found = 0;
    for (uint32_t i = names;; i++) {
        const fg_image_name *n = &d->names[i - 1];
        bool open = !found || may_yield(d->names[found - 1].text_flags);
        if (open && found) open = is_nearer(d, t, n, &d->names[found - 1], h);
        if (open && fg_name_root(n) == (uint32_t)root && fits(d, t, n, h, limit)) found = i;
        if (n->text_flags & FG_NAME_LAST) break;
    }
    if (!found) return false;
    h->name = found - 1;
    h->owner = fg_name_owner(&d->names[found - 1]);
    h->flags = (uint8_t)(d->names[found - 1].text_flags & (FG_NAME_LAST - 1));
    return true;
}

/* Names that end on the way along the trie; the last that fits is the longest. */
enum { ENDS_MOST = 8 };
typedef struct {
    uint32_t names[ENDS_MOST], end[ENDS_MOST], n;
    bool found;
} name_ends;

static void choose_longest(const fg_dict *d, const fg_tokens *t, fg_root root, uint32_t i, uint32_t limit,
                           name_ends *ends, fg_hit *hit) {
    while (ends->n) {
        fg_hit h = {.first = i, .end = ends->end[--ends->n]};
        if (!choose(d, t, root, ends->names[ends->n], limit, &h)) continue;
        *hit = h;
        ends->found = true;
        ends->n = 0;
    }
}

static inline uint32_t label_at(const fg_tokens *t, uint32_t i, bool stems) {
    return stems ? t->list.at[i].stem : fg_token_word(t, i);
}

bool fg_dict_match_from(const fg_dict *d, const fg_tokens *t, uint32_t i, uint32_t limit, fg_root root, fg_hit *hit) {
    bool stems = fg_root_takes_stems(root), concepts = root == FG_ROOT_CONCEPT;
    uint32_t roots = t->list.at[i].roots, first = label_at(t, i, stems), at = fg_next_word(t, i, limit);
    uint32_t label = at < limit ? label_at(t, at, stems) : FG_NONE;
    bool longer = label != FG_NONE && fg_may_begin(d, root, first, label);
    if (!longer && concepts && !(roots & FG_ROOTS_ALONE)) return false;
    const fg_image_edge *e = concepts ? &d->edges[FG_ROOTS_EDGE(roots)] : fg_root_edge(d, root, first);
    name_ends ends = {.n = 0};
    for (uint32_t end = i + 1; e; end = at + 1) {
        bool leaf = fg_edge_is_leaf(e);
        uint32_t to = fg_edge_to(e), names = leaf ? to : fg_u24_of(d->nodes[to].names);
        if (names && (end > i + 1 || !concepts || roots & FG_ROOTS_ALONE)) {
            if (ends.n == ENDS_MOST) choose_longest(d, t, root, i, limit, &ends, hit);
            ends.names[ends.n] = names;
            ends.end[ends.n++] = end;
        }
        if (leaf || (end == i + 1 && !longer)) break;
        if (end > i + 1) {
            at = fg_next_word(t, at, limit);
            label = at < limit ? label_at(t, at, stems) : FG_NONE;
        }
        e = label == FG_NONE ? NULL : fg_find_edge(d, to, label);
    }
    choose_longest(d, t, root, i, limit, &ends, hit);
    return ends.found;
}

/* Asks memory for what matching at these tokens reads first: a step of all of them before the next step. */
static void fetch(const fg_dict *d, const fg_tokens *t, const uint32_t *at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) __builtin_prefetch(&d->edges[FG_ROOTS_EDGE(t->list.at[at[i]].roots)]);
    for (uint32_t i = 0; i < n; i++) {
        const fg_image_edge *e = &d->edges[FG_ROOTS_EDGE(t->list.at[at[i]].roots)];
        if (!fg_edge_is_leaf(e)) __builtin_prefetch(&d->nodes[fg_edge_to(e)]);
    }
    for (uint32_t i = 0; i < n; i++) {
        const fg_image_edge *e = &d->edges[FG_ROOTS_EDGE(t->list.at[at[i]].roots)];
        if (fg_edge_is_leaf(e)) continue;
        const fg_image_node *node = &d->nodes[fg_edge_to(e)];
        uint32_t first = fg_first_edge(&node[0]), more = fg_first_edge(&node[1]) - first;
        __builtin_prefetch(&d->edges[first + more / 2]);
        __builtin_prefetch(&d->edges[first + more / 4]);
        __builtin_prefetch(&d->edges[first + more / 4 * 3]);
    }
}

/* As fg_is_joint, without a branch. */
static inline uint32_t is_joint(const fg_token *t) {
    uint32_t spaced = t->flags / FG_TOK_SPACE & 1, sign = t->cls == FG_TOK_PUNCT, v = t->value;
    uint32_t joins = (v == '-') | (v == '_') | (v == '.') | (v == '\'');
    return sign & ((v == '/') | (joins & ~spaced));
}

/* May a name of a concept begin with token i and the word behind it? Told without a branch. */
static inline uint32_t may_go_on(const fg_dict *d, const fg_token *list, uint32_t i, uint32_t end) {
    uint32_t next = i + (i + 1 < end);
    next += is_joint(&list[next]) & (next + 1 < end);
    return fg_may_begin(d, FG_ROOT_CONCEPT, list[i].stem, list[next].stem);
}

uint32_t fg_dict_candidates(const fg_dict *d, const fg_tokens *t, uint32_t from, uint32_t end, uint32_t *out) {
    uint32_t n = 0;
    for (uint32_t i = from; i < end; i++) {
        uint32_t roots = t->list.at[i].roots;
        out[n] = i;
        n += roots >> FG_ROOT_CONCEPT & (may_go_on(d, t->list.at, i, end) | roots / FG_ROOTS_ALONE) & 1;
    }
    fetch(d, t, out, n);
    return n;
}

uint64_t fg_dict_may_go_on(const fg_dict *d, const fg_tokens *t, uint32_t first, uint64_t which, uint64_t signs) {
    const fg_token *at = &t->list.at[first];
    uint32_t n = t->list.n - first;
    uint64_t last = n < 64 ? 1ull << n >> 1 : 1ull << 63, at_sign = which & (signs >> 1 | last), found = 0;
    for (uint64_t rest = which & ~at_sign; rest; rest &= rest - 1) {
        uint32_t i = (uint32_t)__builtin_ctzll(rest);
        found |= (uint64_t)fg_may_begin(d, FG_ROOT_CONCEPT, at[i].stem, at[i + 1].stem) << i;
    }
    for (uint64_t rest = at_sign; rest; rest &= rest - 1) {
        uint32_t i = (uint32_t)__builtin_ctzll(rest);
        found |= (uint64_t)may_go_on(d, at, i, n) << i;
    }
    return found;
}

bool fg_dict_may_stand_alone(const fg_dict *d, const fg_image_edge *e, fg_str raw, fg_str norm) {
    uint32_t to = fg_edge_to(e), names = fg_edge_is_leaf(e) ? to : fg_u24_of(d->nodes[to].names);
    if (!names || names & FG_REF_PLAIN) return names != 0;
    for (uint32_t i = names;; i++) {
        const fg_image_name *n = &d->names[i - 1];
        fg_str text = text_of(d, n);
        uint32_t flags = n->text_flags;
        bool may = flags & FG_NAME_EXACT  ? raw.len >= text.len && same_case((fg_str){raw.ptr, text.len}, text)
                   : flags & FG_NAME_STEM ? true
                                          : fg_same_number(norm, text);
        if (may && fg_name_root(n) == FG_ROOT_CONCEPT) return true;
        if (flags & FG_NAME_LAST) return false;
    }
}

bool fg_dict_find_other_case(const fg_dict *d, const fg_tokens *t, uint32_t i, uint32_t limit, fg_hit *hit) {
    const fg_image_edge *e = &d->edges[FG_ROOTS_EDGE(t->list.at[i].roots)];
    uint32_t to = fg_edge_to(e), names = fg_edge_is_leaf(e) ? to : fg_u24_of(d->nodes[to].names);
    fg_str written = {t->text.ptr + t->list.at[i].start, t->list.at[i].end - t->list.at[i].start};
    for (uint32_t k = names;; k++) {
        const fg_image_name *n = &d->names[k - 1];
        fg_hit h = {.first = i,
                    .end = i + 1,
                    .owner = fg_name_owner(n),
                    .name = k - 1,
                    .flags = n->text_flags & (FG_NAME_LAST - 1)};
        if (fg_is_in_other_case(d, n, written) && !is_vetoed(d, t, h.owner, &h, limit)) {
            *hit = h;
            return true;
        }
        if (n->text_flags & FG_NAME_LAST) return false;
    }
}

bool fg_dict_find_spelling(const fg_dict *d, const fg_tokens *t, uint32_t i, uint32_t *concept, fg_str *spelling) {
    const fg_image_edge *e =
        t->list.at[i].roots >> FG_ROOT_CONCEPT & 1 ? fg_root_edge(d, FG_ROOT_CONCEPT, t->list.at[i].stem) : NULL;
    uint32_t names = !e ? 0 : fg_edge_is_leaf(e) ? fg_edge_to(e) : fg_u24_of(d->nodes[fg_edge_to(e)].names);
    if (!names || names & FG_REF_PLAIN) return false;
    for (uint32_t k = names;; k++) {
        const fg_image_name *n = &d->names[k - 1];
        fg_str text = text_of(d, n);
        if (fg_name_root(n) == FG_ROOT_CONCEPT && n->text_flags & FG_NAME_EXACT &&
            fg_str_eq_nocase(text, fg_token_norm(t, i))) {
            *concept = fg_name_owner(n);
            *spelling = text;
            return true;
        }
        if (n->text_flags & FG_NAME_LAST) return false;
    }
}

/* ---- what shows qualities ---- */

static void add_acts(const fg_dict *d, const fg_tokens *t, const fg_hit *h, uint32_t names, fg_arena *arena,
                     fg_acts *out) {
    if (!names || names & FG_REF_PLAIN) return;
    for (uint32_t i = names;; i++) {
        const fg_image_name *n = &d->names[i - 1];
        uint32_t flags = n->text_flags;
        bool alike = flags & FG_NAME_STEM    ? true
                     : flags & FG_NAME_EXACT ? fg_same_text(d, t, h, n)
                                             : same_words(t, h, text_of(d, n));
        fg_act *a = alike && fg_name_root(n) == FG_ROOT_ACT ? FG_PUSH(arena, out) : NULL;
        if (a) *a = (fg_act){h->first, h->end, fg_name_owner(n)};
        if (flags & FG_NAME_LAST) return;
    }
}

void fg_dict_acts_at(const fg_dict *d, const fg_tokens *t, uint32_t i, uint32_t limit, fg_arena *arena, fg_acts *out) {
    if (!(t->list.at[i].roots >> FG_ROOT_ACT & 1)) return;
    uint32_t node = FG_ROOT_ACT;
    for (uint32_t at = i; at < limit && t->list.at[at].stem != FG_NONE; at = fg_next_word(t, at, limit)) {
        const fg_image_edge *e = fg_find_edge(d, node, t->list.at[at].stem);
        if (!e) return;
        bool leaf = fg_edge_is_leaf(e);
        uint32_t to = fg_edge_to(e);
        add_acts(d, t, &(fg_hit){.first = i, .end = at + 1}, leaf ? to : fg_u24_of(d->nodes[to].names), arena, out);
        if (leaf) return;
        node = to;
    }
}

/* ---- cues ---- */

/* Some cues count only where a clause begins or ends. */
bool fg_cue_is_placed(const fg_tokens *t, uint32_t i, const fg_cue_name *cue, uint32_t limit) {
    return (!(cue->flags & FG_NAME_START) || at_clause_start(t, i)) &&
           (!(cue->flags & FG_NAME_END) || at_clause_end(t, i + cue->length, limit));
}

const fg_image_group *fg_hit_group(const fg_dict *d, const fg_hit *hit, uint32_t k) {
    if (hit->name == FG_NONE) return NULL;
    const fg_image_name *first = &d->names[hit->name];
    for (const fg_image_name *n = first;; n++) {
        uint32_t flags = n->text_flags & (FG_NAME_LAST - 1);
        bool same = n == first || ((flags & hit->flags) == flags);
        if (same && k-- == 0) return &d->groups[fg_name_owner(n)];
        if (n->text_flags & FG_NAME_LAST) return NULL;
    }
}

bool fg_hit_has_tag(const fg_dict *d, const fg_hit *hit, fg_lex tag, uint32_t *arg) {
    const fg_image_group *g;
    for (uint32_t k = 0; (g = fg_hit_group(d, hit, k)); k++) {
        if (g->tag != (uint32_t)tag) continue;
        if (arg) *arg = g->arg;
        return true;
    }
    return false;
}

bool fg_dict_has_near(const fg_dict *d, const fg_tokens *t, uint32_t concept, uint32_t from, uint32_t to) {
    const fg_image_concept *c = &d->concepts[concept];
    if (fg_first_words(&c[0]) == fg_first_words(&c[1])) return false;
    for (uint32_t i = from; i < to; i++) {
        uint32_t b = fg_next_word(t, i, to);
        if (t->list.at[i].stem != FG_NONE &&
            has_pair(d, c, FG_WORDS_NEAR, t->list.at[i].stem, b < to ? t->list.at[b].stem : FG_NONE - 1))
            return true;
    }
    return false;
}
