#include "dict/closure.h"

#include <stdlib.h>

typedef struct {
    uint32_t to;
    int32_t credit;
    bool implied;
} edge;

/* `best` is 0 but for what is in `reached`; `through` is the concept from which that credit comes. */
typedef struct {
    edge *edges;
    uint32_t *first; /* edge of each concept, and the end */
    int32_t *best;
    uint32_t *through, *stack, *reached, n;
    uint32_t room; /* of the stack */
} walk;

static uint32_t count_links(const fg_sources *s) {
    uint32_t n = s->concepts.n; /* one more of each for what it is a kind of */
    for (uint32_t i = 0; i < s->concepts.n; i++) n += s->concepts.at[i].parents.n + s->concepts.at[i].implies.n;
    return n;
}

/* ---- kinds by their last word: "regression testing" is testing ---- */

typedef struct {
    fg_str word;
    uint32_t concept;
} head;
typedef FG_VEC(head) heads;

static void find_heads(const fg_sources *s, fg_arena *arena, heads *out) {
    for (uint32_t i = 0; i < s->concepts.n; i++) {
        const fg_source_concept *c = &s->concepts.at[i];
        for (uint32_t k = 0; k < c->kinds.n; k++) {
            head *h = FG_PUSH(arena, out);
            if (h) *h = (head){c->kinds.at[k], i};
        }
    }
}

static fg_str last_word(fg_str name) {
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ') at--;
    return (fg_str){name.ptr + at, name.len - at};
}

/* The concept that `i` is a kind of; FG_NONE if there is none. Tools and certificates are called as they like. */
static uint32_t kind_of(const fg_sources *s, const heads *all, uint32_t i) {
    const fg_source_concept *c = &s->concepts.at[i];
    bool able = c->kind == FG_KIND_METHOD || c->kind == FG_KIND_KNOWLEDGE;
    fg_str word = last_word(c->name);
    for (uint32_t k = 0; able && word.len < c->name.len && k < all->n; k++)
        if (fg_str_eq_nocase(word, all->at[k].word) && all->at[k].concept != i) return all->at[k].concept;
    return FG_NONE;
}

static void lay_edges(walk *w, const fg_sources *s, const fg_source_concepts *moved, fg_arena *arena) {
    heads kinds = {0};
    uint32_t n = 0;
    find_heads(s, arena, &kinds);
    for (uint32_t i = 0; i < s->concepts.n; i++) {
        const fg_source_concept *c = &s->concepts.at[i];
        w->first[i] = n;
        for (uint32_t k = 0; k < c->parents.n + c->implies.n; k++) {
            bool implied = k >= c->parents.n;
            const fg_source_link *l = implied ? &c->implies.at[k - c->parents.n] : &c->parents.at[k];
            const fg_source_concept *to = fg_source_resolve(s, moved, l->target);
            if (to) w->edges[n++] = (edge){(uint32_t)(to - s->concepts.at), l->credit, implied};
        }
        uint32_t wider = kind_of(s, &kinds, i);
        if (wider != FG_NONE) w->edges[n++] = (edge){wider, FG_ONE, true};
    }
    w->first[s->concepts.n] = n;
}

static bool has_edge(const walk *w, uint32_t from, uint32_t to, bool implied) {
    for (uint32_t k = w->first[from]; k < w->first[from + 1]; k++)
        if (w->edges[k].to == to && w->edges[k].implied == implied) return true;
    return false;
}

/* Office implies Word, and Excel has Office for a parent: one part of a whole shows nothing of the other parts. */
static bool leads_to_other_part(const walk *w, uint32_t at, const edge *e) {
    uint32_t part = w->through[at];
    return e->implied && part != FG_NONE && has_edge(w, at, part, true) && has_edge(w, e->to, at, false);
}

static void visit(walk *w, uint32_t to, int32_t credit, uint32_t through, uint32_t *n_stack) {
    if (credit < FG_ONE / 10 || credit <= w->best[to]) return;
    if (!w->best[to]) w->reached[w->n++] = to;
    w->best[to] = credit;
    w->through[to] = through;
    w->stack[(*n_stack)++] = to;
}

/* A concept is on the stack again only when its credit has grown. */
static void relax(walk *w, uint32_t from) {
    uint32_t n = 0;
    w->n = 0;
    visit(w, from, FG_ONE, FG_NONE, &n);
    while (n) {
        uint32_t at = w->stack[--n];
        for (uint32_t k = w->first[at]; k < w->first[at + 1] && n + 1 < w->room; k++) {
            const edge *e = &w->edges[k];
            if (leads_to_other_part(w, at, e)) continue;
            visit(w, e->to, (int32_t)((int64_t)w->best[at] * e->credit / FG_ONE), at, &n);
        }
    }
}

static int by_number(const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_credits(fg_closures *out, fg_arena *arena, walk *w, uint32_t from) {
    qsort(w->reached, w->n, sizeof *w->reached, by_number);
    out->first[from] = out->credits.n;
    for (uint32_t k = 0; k < w->n; k++) {
        uint32_t to = w->reached[k];
        fg_image_credit *c = to == from ? NULL : FG_PUSH(arena, &out->credits);
        if (c) *c = (fg_image_credit){.concept = to & FG_CONCEPTS_MAX, .credit = (uint32_t)w->best[to] & FG_CREDIT_MAX};
        w->best[to] = 0;
    }
}

void fg_closures_find(fg_closures *out, fg_arena *arena, const fg_sources *s, const fg_source_concepts *moved) {
    uint32_t n = s->concepts.n, room = n * 4 + 16;
    *out = (fg_closures){.first = FG_NEW_N(arena, uint32_t, n + 1)};
    walk w = {.edges = FG_NEW_N(arena, edge, count_links(s) + 1),
              .first = FG_NEW_N(arena, uint32_t, n + 1),
              .best = FG_NEW_N(arena, int32_t, n + 1),
              .through = FG_NEW_N(arena, uint32_t, n + 1),
              .stack = FG_NEW_N(arena, uint32_t, room),
              .reached = FG_NEW_N(arena, uint32_t, n + 1),
              .room = room};
    if (arena->failed) return;
    lay_edges(&w, s, moved, arena);
    for (uint32_t i = 0; i < n; i++) {
        relax(&w, i);
        add_credits(out, arena, &w, i);
    }
    out->first[n] = out->credits.n;
}
