/* The fewest gaps to close to reach a score. */
#include <stdlib.h>

#include "match/match.h"

enum { TRIES_MOST = 20000 }; /* scores that are looked at for a smaller set than the first that was found */

typedef struct {
    fg_matcher *m;
    fg_result *x;
    int32_t before, target;
    uint32_t *order; /* entries of the missing list, those that gain most first */
    fg_step *steps;  /* being tried */
    uint32_t *taken; /* their places in `order` */
    uint32_t n, tries;
} planner;

static fg_step step_of(const planner *p, uint32_t at) {
    const fg_miss *miss = &p->x->missing.at[p->order[at]];
    return (fg_step){miss->node, miss->shown};
}

static int32_t low_with(planner *p, uint32_t n) {
    p->tries++;
    p->m->closed = p->steps;
    p->m->n_closed = n;
    int32_t low = fg_match_low(p->m, p->x);
    p->m->n_closed = 0;
    return low;
}

static void take(planner *p, uint32_t place, uint32_t at) {
    p->steps[place] = step_of(p, at);
    p->taken[place] = at;
}

/* Always the one that brings most by then. How many it took; where the target is out of reach all that bring anything. */
static uint32_t climb(planner *p, int32_t *low) {
    uint32_t n = 0;
    *low = p->before;
    while (*low < p->target && n < p->n) {
        uint32_t best = p->n;
        int32_t highest = -1;
        for (uint32_t i = 0; i < p->n; i++) {
            bool used = false;
            for (uint32_t k = 0; k < n; k++) used |= p->taken[k] == i;
            if (used) continue;
            p->steps[n] = step_of(p, i);
            int32_t with = low_with(p, n + 1);
            if (with > highest) {
                highest = with;
                best = i;
            }
        }
        if (highest <= *low) break;
        take(p, n++, best);
        *low = highest;
    }
    return n;
}

static int32_t gain_at(const planner *p, uint32_t at) { return p->x->missing.at[p->order[at]].gain; }

/* Is there a set of `size` entries from `from` on that, with `n` that are taken, reaches the target? Gains seldom grow by
 * other steps; where what single steps gain cannot be enough, nothing is tried. */
static bool search(planner *p, uint32_t n, uint32_t size, uint32_t from, int32_t hope) {
    if (!size) return low_with(p, n) >= p->target;
    for (uint32_t i = from; i + size <= p->n && p->tries < TRIES_MOST; i++) {
        int32_t most = hope;
        for (uint32_t k = 0; k < size; k++) most += gain_at(p, i + k);
        if (most < p->target) return false;
        take(p, n, i);
        if (search(p, n + 1, size - 1, i + 1, hope + gain_at(p, i))) return true;
    }
    return false;
}

static void keep(planner *p, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *entry = FG_PUSH(&p->x->arena, &p->x->plan);
        if (entry) *entry = p->order[p->taken[i]];
    }
    p->x->planned = n ? low_with(p, n) : p->before;
}

static int by_place(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* By gain, equals as they stand: by insertion, for the list is short. */
static void sort_gains(planner *p) {
    p->n = p->x->missing.n;
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t k = i;
        for (; k && p->x->missing.at[p->order[k - 1]].gain < p->x->missing.at[i].gain; k--)
            p->order[k] = p->order[k - 1];
        p->order[k] = i;
    }
}

static void make_plan(planner *p) {
    int32_t low;
    sort_gains(p);
    uint32_t n = climb(p, &low), size = 1;
    if (low < p->target) {
        keep(p, n);
        return;
    }
    p->tries = 0;
    while (size < n && !search(p, 0, size, 0, p->before)) size++;
    if (size >= n) n = climb(p, &low); /* what was tried has overwritten it */
    keep(p, size < n ? size : n);
}

fg_status fg_result_plan(fg_result *x, fg_engine *engine, int32_t target, fg_error *err) {
    fg_error_clear(err);
    if (!x || target < 0 || target > 10000 || x->posting->dict != engine->dict)
        return fg_fail(err, FG_EINVAL, "a plan needs a result of this engine's dictionary, and a score of 0 to 10000");
    fg_matcher m;
    fg_engine_begin(engine);
    x->plan.n = 0;
    x->target = target;
    x->planned = x->score.low;
    uint32_t room = x->missing.n + 1;
    planner p = {.m = &m, .x = x, .target = target, .before = x->score.low};
    p.order = FG_NEW_N(&engine->scratch, uint32_t, room);
    p.taken = FG_NEW_N(&engine->scratch, uint32_t, room);
    p.steps = FG_NEW_N(&engine->scratch, fg_step, room);
    if (p.order && p.taken && p.steps && fg_match_start(&m, x, engine) && x->score.scored) make_plan(&p);
    if (x->plan.n) qsort(x->plan.at, x->plan.n, sizeof *x->plan.at, by_place);
    if (x->arena.failed || engine->scratch.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return FG_OK;
}

int32_t fg_result_planned(const fg_result *x) { return x->target < 0 ? -1 : x->planned; }
