/*
 * The units of the posting stand in an order, those first that few profiles have anything of for what they weigh. Who has
 * nothing of the units before a trait's first one cannot come to more than what that trait gives of it, all that the units
 * behind it come to, and of those before what everybody may have. So traits are asked by falling bounds for the profiles that
 * have them, and when these bounds fall below the worst of the best k, all others are out.
 */
#include <stdlib.h>

#include "index/segment_search.h"

enum { FIRST_CHUNK = 256, CHUNK = 4096, AHEAD = 8 };

/* A trait that gives something. */
typedef struct {
    uint64_t bound; /* of who has this and nothing of the units before; a sum as of fg_demand_sum */
    uint32_t trait;
} offer;

typedef struct {
    fg_seeker seek;
    fg_demand *demand;
    uint32_t *gifts; /* of each trait: the first + 1; 0: none */
    FG_VEC(offer) offers;
    uint32_t *rank_of_unit; /* its place in the order */
    uint64_t *before;       /* by place: what everybody may have of the units before, and all of those behind it */
    uint64_t everybody;     /* who has no trait that gives anything comes to no more */
} seeker;

/* ---- what the traits of a segment give ---- */

static void count_gifts(seeker *k, uint32_t trait) {
    fg_demand *d = k->demand;
    uint32_t last = FG_NONE;
    for (const fg_gift *g = &d->gifts.at[k->gifts[trait] - 1]; g->credit; g++) {
        fg_demand_unit *u = &d->units.at[g->unit];
        uint64_t value = g->value;
        if (value > u->most) u->most = value;
        if (g->unit != last) u->having += k->seek.s->terms[trait].n;
        last = g->unit;
    }
}

static void add_concept(seeker *k, uint32_t place, uint32_t concept) {
    const fg_segment *s = k->seek.s;
    for (uint32_t t = s->first_term[place]; t < s->first_term[place + 1]; t++) {
        k->gifts[t] = fg_demand_trait(k->demand, concept, s->terms[t].mode, s->terms[t].value);
        offer *o = k->gifts[t] && s->terms[t].n ? FG_PUSH(k->seek.arena, &k->offers) : NULL;
        if (!o) continue;
        o->trait = t;
        count_gifts(k, t);
    }
}

static void add_all(seeker *k) {
    for (uint32_t i = 0; i < k->demand->units.n; i++) k->demand->units.at[i].having = 0;
    for (uint32_t i = 0; i < k->seek.s->n_concepts; i++) {
        uint32_t concept = fg_ids_find(k->seek.scorer->ids, k->seek.s->concepts[i]);
        if (concept != FG_NONE) add_concept(k, i, concept);
    }
}

/* ---- the order of units ---- */

typedef struct {
    double cost; /* profiles that are asked for what the unit weighs */
    uint32_t unit;
} ordered;

static int by_cost(const void *a, const void *b) {
    const ordered *x = a, *y = b;
    if (x->cost != y->cost) return x->cost < y->cost ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static bool order_units(seeker *k) {
    const fg_demand *d = k->demand;
    uint32_t n = d->units.n;
    ordered *order = FG_NEW_N(k->seek.arena, ordered, (size_t)n + 1);
    k->rank_of_unit = FG_NEW_N(k->seek.arena, uint32_t, (size_t)n + 1);
    k->before = FG_NEW_N(k->seek.arena, uint64_t, (size_t)n + 1);
    if (!order || !k->rank_of_unit || !k->before) return false;
    for (uint32_t i = 0; i < n; i++) {
        const fg_demand_unit *u = &d->units.at[i];
        order[i] = (ordered){u->most > u->common ? (double)u->having / (double)(u->most - u->common) : 1e300, i};
    }
    if (n) qsort(order, n, sizeof *order, by_cost);
    uint64_t left = 0;
    for (uint32_t i = 0; i < n; i++) left += d->units.at[i].most;
    for (uint32_t i = 0; i < n; i++) {
        const fg_demand_unit *u = &d->units.at[order[i].unit];
        k->rank_of_unit[order[i].unit] = i;
        k->before[i] = left - u->most;
        left -= u->most - u->common;
    }
    k->everybody = left;
    return true;
}

static uint64_t bound_of_trait(const seeker *k, uint32_t trait) {
    const fg_demand *d = k->demand;
    uint64_t bound = 0;
    for (const fg_gift *g = &d->gifts.at[k->gifts[trait] - 1]; g->credit; g++) {
        const fg_demand_unit *u = &d->units.at[g->unit];
        uint64_t value = g->value;
        uint64_t here = k->before[k->rank_of_unit[g->unit]] + (value > u->common ? value : u->common);
        if (here > bound) bound = here;
    }
    return bound;
}

static int by_bound(const void *a, const void *b) {
    const offer *x = a, *y = b;
    if (x->bound != y->bound) return x->bound < y->bound ? 1 : -1;
    return (x->trait > y->trait) - (x->trait < y->trait);
}

static bool order_offers(seeker *k) {
    if (!order_units(k)) return false;
    for (uint32_t i = 0; i < k->offers.n; i++) k->offers.at[i].bound = bound_of_trait(k, k->offers.at[i].trait);
    if (k->offers.n) qsort(k->offers.at, k->offers.n, sizeof *k->offers.at, by_bound);
    return true;
}

/* ---- profiles ---- */

/* First a bound that costs little, then one that costs more. */
static void bound_profile(seeker *k, uint32_t profile) {
    const fg_segment *s = k->seek.s;
    const uint32_t *first = s->records + s->record_at[profile], *end = s->records + s->record_at[profile + 1];
    const fg_trait_head head = {first[0], first[1], first[2]};
    fg_demand *d = k->demand;
    fg_demand_begin(d, &head);
    for (const uint32_t *word = first + FG_TRAIT_HEAD; word < end; word++)
        if (k->gifts[*word]) fg_demand_give(d, k->gifts[*word]);
    if (fg_best_is_below(k->seek.best, fg_demand_rank(d, d->sum))) return;
    fg_demand_clear(d);
    for (const uint32_t *word = first + FG_TRAIT_HEAD; word < end; word++)
        if (k->gifts[*word]) fg_demand_add(d, k->gifts[*word]);
    if (fg_best_is_below(k->seek.best, fg_demand_rank(d, fg_demand_sum(d, &head)))) return;
    const fg_score most = fg_demand_score(d, &head);
    fg_seek_promise(&k->seek, profile, &most);
}

static fg_status score_found(seeker *k, fg_error *err) {
    const fg_segment *s = k->seek.s;
    const uint32_t *found = k->seek.found.at;
    uint32_t n = k->seek.found.n;
    for (uint32_t i = 0; i < n; i++) {
        if (i + 2 * AHEAD < n) __builtin_prefetch(&s->record_at[found[i + 2 * AHEAD]]);
        if (i + AHEAD < n) {
            __builtin_prefetch(&s->records[s->record_at[found[i + AHEAD]]]);
            __builtin_prefetch(&s->records[s->record_at[found[i + AHEAD]] + 16]);
        }
        bound_profile(k, found[i]);
    }
    fg_seek_bounded(&k->seek);
    return fg_seek_score(&k->seek, err);
}

static bool is_done(const seeker *k, uint64_t bound) {
    return fg_best_is_below(k->seek.best, fg_demand_rank(k->demand, bound));
}

/* Some at a time: after each the worst of the best may be better. */
static fg_status score_list(seeker *k, const uint32_t *profiles, uint32_t n, uint64_t bound, fg_error *err) {
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < n && status == FG_OK && !is_done(k, bound);) {
        uint32_t chunk = k->seek.best->n < k->seek.best->k ? FIRST_CHUNK : CHUNK;
        for (; i < n && k->seek.found.n < chunk; i++) fg_seek_meet(&k->seek, profiles[i]);
        status = score_found(k, err);
    }
    return status;
}

static fg_status score_others(seeker *k, fg_error *err) {
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < k->seek.s->header->n && status == FG_OK && !is_done(k, k->everybody);) {
        for (; i < k->seek.s->header->n && k->seek.found.n < CHUNK; i++) fg_seek_meet(&k->seek, i);
        status = score_found(k, err);
    }
    return status;
}

fg_status fg_profiles_search(fg_best *best, const fg_search *search, fg_scorer *scorer, fg_demand *demand,
                             const fg_search_part *part, fg_error *err) {
    const fg_segment *s = part->segment;
    fg_status status = FG_OK;
    if (!s->header->n || !search->k) return FG_OK;
    fg_arena_reset(&scorer->search);
    seeker k = {.seek = {.s = s, .part = part, .search = search, .best = best, .scorer = scorer}, .demand = demand};
    k.seek.arena = &scorer->search;
    k.gifts = FG_NEW_N(k.seek.arena, uint32_t, (size_t)s->n_terms + 1);
    if (!fg_seek_begin(&k.seek) || !k.gifts) return fg_fail(err, FG_ENOMEM, "out of memory");
    add_all(&k);
    if (k.seek.arena->failed || demand->arena->failed || !order_offers(&k))
        return fg_fail(err, FG_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < k.offers.n && status == FG_OK; i++) {
        const fg_segment_term *t = &s->terms[k.offers.at[i].trait];
        status = score_list(&k, s->entries + t->first, t->n, k.offers.at[i].bound, err);
    }
    if (status == FG_OK) status = score_others(&k, err);
    if (status == FG_OK && k.seek.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
