/* What each gap costs, found by evaluating again with the gap closed, and the list in the order to work on it. */
#include <stdlib.h>
#include <string.h>

#include "match/match.h"

enum { SUBJECT_MOST = 80 /* bytes of what years are in */ };

typedef struct {
    fg_matcher *m;
    fg_result *x;
    uint32_t item;
} walker;

static fg_step step_for(const walker *w, uint32_t node) {
    const fg_node *n = fg_match_node(w->m, node);
    bool concept = n->concept != FG_NONE && (n->type == FG_NODE_SKILL || n->type == FG_NODE_DOMAIN ||
                                             n->type == FG_NODE_CERTIFICATE || n->type == FG_NODE_LICENCE);
    return (fg_step){node, concept ? n->concept : FG_NONE};
}

static int32_t gain_of(walker *w, const fg_step *step) {
    int32_t before = fg_match_low(w->m, w->x);
    w->m->closed = step;
    w->m->n_closed = 1;
    int32_t after = fg_match_low(w->m, w->x);
    w->m->n_closed = 0;
    return after > before ? after - before : 0;
}

/* ---- names ---- */

static fg_str words_of(const walker *w, uint32_t start, uint32_t end) { return fg_doc_slice(w->m->p->doc, start, end); }

static fg_str leaf_name(const walker *w, const fg_node *n) {
    if (n->type == FG_NODE_DEGREE || n->concept == FG_NONE) return words_of(w, n->start, n->end);
    return fg_concept_name(w->m->dict, n->concept);
}

/* What years are in, in the posting's words where they say it in short; no numbers: they would be of something else. */
static fg_str years_in(const walker *w, const fg_node *n, fg_str otherwise) {
    fg_str of = fg_str_trim(words_of(w, n->of_start, n->of_end));
    bool plain = of.len && of.len <= SUBJECT_MOST && !memchr(of.ptr, '\n', of.len);
    for (size_t i = 0; plain && i < of.len; i++) plain = of.ptr[i] < '0' || of.ptr[i] > '9';
    if (plain) return of;
    return n->concept != FG_NONE ? fg_concept_name(w->m->dict, n->concept) : otherwise;
}

static fg_str length_of(walker *w, uint32_t months, const char *more) {
    const char *unit = months % 12 && months < 24 ? "month" : "year";
    uint32_t n = *unit == 'm' ? months : (months + 11) / 12;
    return fg_arena_printf(&w->x->arena, "%u %s%s%s", n, more, unit, n == 1 ? "" : "s");
}

/* "2 more years of SQL"; of somebody with years enough, all in other work or not known to be in this, "2 years of SQL" */
static fg_str years_name(walker *w, uint32_t node) {
    const fg_node *n = fg_match_node(w->m, node);
    uint32_t have = n->concept != FG_NONE ? fg_match_months(w->m, n->concept) : w->m->r->experience_months;
    bool some = have && n->min_months > have;
    fg_str length = length_of(w, some ? n->min_months - have : n->min_months, some ? "more " : ""),
           in = years_in(w, n, some ? FG_LIT("experience") : FG_LIT("relevant experience"));
    return fg_arena_printf(&w->x->arena, "%.*s of %.*s", FG_STR_ARG(length), FG_STR_ARG(in));
}

/* "German (C1)": it is known, but not as well as is asked. */
static fg_str spoken_name(walker *w, const fg_node *n) {
    fg_str level = words_of(w, n->of_start, n->of_end), name = leaf_name(w, n);
    if (!level.len) return name;
    return fg_arena_printf(&w->x->arena, "%.*s (%.*s)", FG_STR_ARG(name), FG_STR_ARG(level));
}

/* "Biostatistics (study design, data analysis" ends inside of a parenthesis: without it. */
static fg_str outside(fg_str words) {
    size_t open = words.len;
    for (size_t i = 0; i < words.len; i++) {
        if (words.ptr[i] == '(') open = i;
        if (words.ptr[i] == ')') open = words.len;
    }
    return fg_str_trim((fg_str){words.ptr, open});
}

/* "Python, C++ or Go" */
static fg_str group_name(walker *w, const fg_node *g) {
    fg_buf out;
    fg_buf_init(&out, &w->x->arena);
    for (uint32_t k = g->child, n = 0; k && n < 6; k = fg_match_node(w->m, k)->next, n++) {
        const fg_node *c = fg_match_node(w->m, k);
        if (n) fg_buf_add(&out, c->next ? FG_LIT(", ") : FG_LIT(" or "));
        fg_buf_add(&out, c->type < FG_NODE_SKILL ? outside(words_of(w, c->start, c->end)) : leaf_name(w, c));
    }
    return fg_buf_str(&out);
}

/* ---- the list ---- */

static void add_miss(walker *w, fg_miss_kind kind, fg_str name, uint32_t concept, uint32_t node) {
    fg_step step = step_for(w, node);
    int32_t gain = gain_of(w, &step);
    fg_miss *miss = FG_PUSH(&w->x->arena, &w->x->missing);
    if (miss)
        *miss = (fg_miss){.kind = (uint8_t)kind,
                          .name = name,
                          .concept = concept,
                          .item = w->item,
                          .necessity = w->x->items.at[w->item].necessity,
                          .node = step.node,
                          .shown = step.concept,
                          .gain = gain};
}

static fg_miss_kind kind_of(const fg_outcome *o) {
    if (o->verdict == FG_MET) return o->place <= FG_IN_CERTIFICATES ? FG_MISS_WORDING : FG_MISS_LISTED;
    if (o->verdict == FG_PARTIAL) return FG_MISS_PARTLY;
    return o->verdict == FG_CANNOT_TELL ? FG_MISS_CANNOT_TELL : FG_MISS_MISSING;
}

/* "5 years of SQL" where SQL is known, but for fewer: the years are what is missing. */
static bool is_short_of_years(walker *w, const fg_node *n, const fg_outcome *o) {
    return n->min_months && n->concept != FG_NONE && o->stated && fg_match_months(w->m, n->concept) < n->min_months;
}

static void miss_leaf(walker *w, uint32_t node) {
    const fg_node *n = fg_match_node(w->m, node);
    fg_outcome o = fg_match_leaf(w->m, node);
    if (o.low >= FG_ONE || n->type >= FG_NODE_CLEARANCE) return;
    bool short_of_years = n->type == FG_NODE_YEARS || (n->type == FG_NODE_SKILL && is_short_of_years(w, n, &o));
    fg_str name = short_of_years                                         ? years_name(w, node)
                  : n->type == FG_NODE_SPOKEN && o.verdict == FG_PARTIAL ? spoken_name(w, n)
                                                                         : leaf_name(w, n);
    add_miss(w, kind_of(&o), name, n->concept, node);
}

/* The alternative that is nearest: the one with the best outcome, the first of equals. */
static uint32_t nearest(walker *w, const fg_node *g) {
    uint32_t best = g->child;
    int32_t low = -1;
    for (uint32_t k = g->child; k; k = fg_match_node(w->m, k)->next) {
        fg_outcome o;
        const fg_node *c = fg_match_node(w->m, k);
        if (c->type >= FG_NODE_SKILL)
            o = fg_match_leaf(w->m, k);
        else if (!fg_match_tree(w->m, k, FG_REQUIRED, FG_REQUIRED, &o))
            continue;
        if (o.low <= low) continue;
        low = o.low;
        best = k;
    }
    return best;
}

static void miss_group(walker *w, uint32_t node, uint8_t inherited, uint8_t wanted) {
    const fg_node *g = fg_match_node(w->m, node);
    fg_outcome o;
    if (!fg_match_tree(w->m, node, inherited, wanted, &o) || o.low >= FG_ONE) return;
    uint32_t near = nearest(w, g);
    const fg_node *n = fg_match_node(w->m, near);
    bool started = o.low > 0 && n->type >= FG_NODE_SKILL && fg_match_leaf(w->m, near).low > 0;
    fg_str name = started ? leaf_name(w, n) : group_name(w, g);
    add_miss(w, kind_of(&o), name, n->type >= FG_NODE_SKILL ? n->concept : FG_NONE, near);
}

static void walk(walker *w, uint32_t node, uint8_t inherited, uint8_t wanted) {
    const fg_node *n = fg_match_node(w->m, node);
    inherited = fg_match_necessity(w->m, node, inherited);
    fg_outcome o;
    if (!fg_match_tree(w->m, node, inherited, wanted, &o)) return;
    if (n->type >= FG_NODE_SKILL) {
        miss_leaf(w, node);
    } else if (n->type == FG_NODE_ALL) {
        for (uint32_t k = n->child; k; k = fg_match_node(w->m, k)->next) walk(w, k, inherited, wanted);
    } else {
        miss_group(w, node, inherited, wanted);
    }
}

static int by_priority(const void *a, const void *b) {
    const fg_miss *x = a, *y = b;
    if (x->necessity != y->necessity) return x->necessity < y->necessity ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->gain != y->gain) return x->gain > y->gain ? -1 : 1;
    if (x->item != y->item) return x->item < y->item ? -1 : 1;
    return (x->concept > y->concept) - (x->concept < y->concept);
}

/* Entries that cost nothing are no work; the same concept stands once, where it gains most. */
static void drop_idle(fg_result *x) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < x->missing.n; i++) {
        bool again = false;
        for (uint32_t k = 0; k < kept; k++)
        again |= x->missing.at[k].concept != FG_NONE && x->missing.at[k].concept == x->missing.at[i].concept;
        if (!again && x->missing.at[i].gain > 0) x->missing.at[kept++] = x->missing.at[i];
    }
    x->missing.n = kept;
}

static fg_str next_step(walker *w, const fg_miss *miss) {
    fg_arena *a = &w->x->arena;
    switch (miss->kind) {
    case FG_MISS_LISTED: return fg_arena_printf(a, "show %.*s in a role or project", FG_STR_ARG(miss->name));
    case FG_MISS_CANNOT_TELL:
        if (fg_match_node(w->m, miss->node)->type == FG_NODE_SOFT)
            return fg_arena_printf(a, "give an example of %.*s", FG_STR_ARG(miss->name));
        return fg_arena_printf(a, "name %.*s if you have it", FG_STR_ARG(miss->name));
    case FG_MISS_WORDING: return fg_arena_printf(a, "name %.*s too, if true", FG_STR_ARG(miss->name));
    default: return miss->name;
    }
}

void fg_match_steps(fg_matcher *m, fg_result *x) {
    walker w = {m, x, 0};
    for (uint32_t i = 0; i < x->items.n && !x->arena.failed; i++) {
        fg_item *item = &x->items.at[i];
        const fg_requirement *q = &m->p->requirements.at[item->requirement];
        int32_t full = item->of - item->points;
        item->gain = full > 0 ? full : 0;
        if (item->low >= FG_ONE || !item->weight) continue;
        uint32_t first = x->missing.n;
        w.item = i;
        fg_match_look_at(m, q);
        walk(&w, q->root, q->necessity, q->necessity == FG_IMPLIED ? FG_IMPLIED : item->necessity);
        uint32_t best = first;
        for (uint32_t k = first + 1; k < x->missing.n; k++)
            if (x->missing.at[k].gain > x->missing.at[best].gain) best = k;
        if (best < x->missing.n) x->items.at[i].next = next_step(&w, &x->missing.at[best]);
    }
    if (x->missing.n) qsort(x->missing.at, x->missing.n, sizeof *x->missing.at, by_priority);
    drop_idle(x);
}
