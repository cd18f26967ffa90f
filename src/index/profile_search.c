/*
 * The units of the posting stand in an order, those first that few profiles have anything of for what they weigh. Unit by unit
 * it is added up what the profiles have of them, until too little is left in the units behind for who has little so far. Who
 * may still come in is bounded by its record, and the promising are scored.
 */
#include <stdlib.h>

#include "index/segment_search.h"

enum {
    SUM_BITS = 14,
    UNITS_MOST = 255, /* are added: so many marks there are */
    TRIED = 16,       /* times the wanted are tried for a worst of the best, */
    TRY_LEAST = 256,  /* or so many */
    DEAR = 32,        /* times as much as an entry that is added costs a profile that is bounded, */
    CHEAP = 8,        /* and a part of it to count who may come in */
    CHUNK = 4096,
    AHEAD = 32, /* things to ask memory for before they are looked at, */
    LINES = 4   /* of 16 words */
};

/* What a trait gives of a unit, beyond what everybody may have of it. */
typedef struct {
    uint32_t unit; /* its place in the order */
    uint32_t part; /* in 2^-SUM_BITS, rounded up */
    uint32_t trait;
} given;

typedef struct {
    fg_seeker seek;
    fg_demand *demand;
    uint32_t *gifts;         /* of each trait: the first + 1; 0: none */
    FG_VEC(uint32_t) traits; /* that give something */
    FG_VEC(given) given;     /* unit by unit, in each the most first */
    uint32_t *rank_of_unit;  /* its place in the order */
    uint64_t *rest;          /* by place: all that units from there on give beyond what everybody may have */
    uint64_t everybody;      /* who has no trait that gives anything comes to no more */
    uint32_t added, next;    /* units, and what is given of them, that are added to the sums */
    fg_score top;            /* nobody comes to more */
    uint8_t *marks;          /* of each profile: the last unit of which it was given something */
} seeker;

/* ---- what the traits of a segment give ---- */

/* How many profiles have a trait. */
static uint32_t holders_of(const seeker *k, uint32_t trait) {
    return k->seek.s->lists[trait].end[0] - k->seek.s->lists[trait].first;
}

static void count_gifts(seeker *k, uint32_t trait) {
    fg_demand *d = k->demand;
    uint32_t last = FG_NONE;
    for (const fg_gift *g = &d->gifts.at[k->gifts[trait] - 1]; g->credit; g++) {
        fg_demand_unit *u = &d->units.at[g->unit];
        uint64_t value = g->value;
        if (value > u->most) u->most = value;
        if (g->unit != last) u->having += holders_of(k, trait);
        last = g->unit;
    }
}

static void add_concept(seeker *k, uint32_t place, uint32_t concept) {
    const fg_segment *s = k->seek.s;
    for (uint32_t t = s->first_term[place]; t < s->first_term[place + 1]; t++) {
        k->gifts[t] = fg_demand_trait(k->demand, concept, s->terms[t].mode, s->terms[t].value);
        uint32_t *trait = k->gifts[t] && holders_of(k, t) ? FG_PUSH(k->seek.arena, &k->traits) : NULL;
        if (!trait) continue;
        *trait = t;
        count_gifts(k, t);
    }
}

/* What gives something is looked for among the concepts of the segment, or, where the segment is of another dictionary and may name
 * it by an id that has moved, the other way round. */
static void add_all(seeker *k) {
    const fg_segment *s = k->seek.s;
    const fg_dict *dict = k->seek.scorer->dict;
    bool same = s->header->dict_hash == dict->header->hash;
    for (uint32_t i = 0; i < k->demand->units.n; i++) k->demand->units.at[i].having = 0;
    for (uint32_t i = 0; !same && i < s->n_concepts; i++) {
        add_concept(k, i, fg_ids_find(k->seek.scorer->ids, s->concepts[i]));
    }
    const fg_demand_giver *givers = k->demand->givers.at;
    uint32_t n = k->demand->givers.n;
    for (uint32_t i = 0; same && i < n; i++) {
        if (i + AHEAD < n) fg_segment_prefetch_concept(s, givers[i + AHEAD].hash);
        uint32_t place = fg_segment_concept(s, givers[i].hash);
        if (place != FG_NONE) add_concept(k, place, givers[i].concept);
    }
}

/* What somebody had who has all traits of the segment at once: nobody in it comes to more. */
static void find_top(seeker *k) {
    static const fg_trait_head all = {FG_TRAIT_MONTHS_MOST, UINT32_MAX};
    fg_demand *d = k->demand;
    fg_demand_clear(d);
    for (uint32_t i = 0; i < k->traits.n; i++) fg_demand_add(d, k->gifts[k->traits.at[i]]);
    k->top = fg_demand_score(d, &all);
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
    k->rest = FG_NEW_N(k->seek.arena, uint64_t, (size_t)n + 1);
    if (!order || !k->rank_of_unit || !k->rest) return false;
    for (uint32_t i = 0; i < n; i++) {
        const fg_demand_unit *u = &d->units.at[i];
        order[i] = (ordered){u->most > u->common ? (double)u->having / (double)(u->most - u->common) : 1e300, i};
    }
    if (n) qsort(order, n, sizeof *order, by_cost);
    for (uint32_t i = n; i-- > 0;) {
        const fg_demand_unit *u = &d->units.at[order[i].unit];
        k->rank_of_unit[order[i].unit] = i;
        k->rest[i] = k->rest[i + 1] + (u->most - u->common);
    }
    k->everybody = d->common;
    return true;
}

/* ---- sums ---- */

/* In 2^-SUM_BITS, rounded up. */
static uint32_t part_of(uint64_t sum) { return (uint32_t)((sum >> (FG_FINE_BITS - SUM_BITS)) / FG_ONE) + 1; }

static int by_unit(const void *a, const void *b) {
    const given *x = a, *y = b;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    if (x->part != y->part) return x->part < y->part ? 1 : -1;
    return (x->trait > y->trait) - (x->trait < y->trait);
}

/* What each trait gives of each unit. */
static void list_given(seeker *k) {
    const fg_demand *d = k->demand;
    for (uint32_t i = 0; i < k->traits.n; i++)
        for (const fg_gift *g = &d->gifts.at[k->gifts[k->traits.at[i]] - 1]; g->credit; g++) {
            const fg_demand_unit *u = &d->units.at[g->unit];
            given *x = g->value > u->common ? FG_PUSH(k->seek.arena, &k->given) : NULL;
            if (x) *x = (given){k->rank_of_unit[g->unit], part_of(g->value - u->common), k->traits.at[i]};
        }
    if (k->given.n) qsort(k->given.at, k->given.n, sizeof *k->given.at, by_unit);
}

/* Of the next unit each profile is given what the best of its traits gives: the most stand first. */
static void add_unit(seeker *k) {
    const fg_segment *s = k->seek.s;
    uint8_t mark = (uint8_t)++k->added;
    for (; k->next < k->given.n && k->given.at[k->next].unit < k->added; k->next++) {
        const given *x = &k->given.at[k->next];
        if (k->next + 1 < k->given.n) {
            const uint32_t *soon = s->entries + s->lists[k->given.at[k->next + 1].trait].first;
            for (uint32_t line = 0; line < LINES; line++) __builtin_prefetch(soon + line * 16);
        }
        const uint32_t *entry = s->entries + s->lists[x->trait].first, *end = entry + holders_of(k, x->trait);
        for (; entry < end; entry++) {
            fg_seek_add(&k->seek, *entry, k->marks[*entry] == mark ? 0 : x->part);
            k->marks[*entry] = mark;
        }
    }
}

/* How many entries the next unit has; FG_NONE: there is none. */
static uint32_t entries_of_next(const seeker *k) {
    uint32_t n = 0;
    if (k->added == k->demand->units.n || k->added == UNITS_MOST) return FG_NONE;
    for (uint32_t i = k->next; i < k->given.n && k->given.at[i].unit == k->added; i++)
        n += holders_of(k, k->given.at[i].trait);
    return n;
}

/* The sum below which nobody comes in, by the units that are added; 0: anybody may. */
static uint32_t least_sum(const seeker *k) {
    const fg_best *best = k->seek.best;
    const fg_demand *d = k->demand;
    int64_t rank = best->n < best->k ? 0 : best->at[0].score.score.rank - (d->has_means ? 2 : 0);
    int64_t least = (rank << FG_FINE_BITS) - (1 << (FG_FINE_BITS - 1)) - (int64_t)(k->everybody + k->rest[k->added]);
    if (rank <= 0 || least <= 0) return 0;
    uint32_t sum = (uint32_t)((least >> (FG_FINE_BITS - SUM_BITS)) / FG_ONE);
    return sum < FG_SUM_MOST ? sum : FG_SUM_MOST;
}

/* ---- profiles ---- */

/* First a bound that costs little, then one that costs more. */
static void bound_profile(seeker *k, uint32_t profile) {
    const fg_segment *s = k->seek.s;
    const uint32_t *first = s->records + s->record_at[profile], *end = s->records + s->record_at[profile + 1];
    const fg_trait_head head = {first[0], first[1]};
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

/* Bounds and scores those that were found, some at a time: after each the worst of the best may be better. */
static fg_status score_found(seeker *k, fg_error *err) {
    const fg_segment *s = k->seek.s;
    const uint32_t *found = k->seek.found.at;
    uint32_t n = k->seek.found.n;
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < n && status == FG_OK;) {
        uint32_t end = n - i < CHUNK ? n : i + CHUNK, least = least_sum(k);
        for (; i < end; i++) {
            if (i + 2 * AHEAD < n) __builtin_prefetch(&s->record_at[found[i + 2 * AHEAD]]);
            if (i + AHEAD < n) {
                const uint32_t *record = &s->records[s->record_at[found[i + AHEAD]]];
                for (uint32_t line = 0; line < LINES; line++) __builtin_prefetch(record + line * 16);
            }
            if (k->seek.sums[found[i]] >= least) bound_profile(k, found[i]);
        }
        status = fg_seek_score(&k->seek, err);
        if (i < n && fg_best_is_out(k->seek.best, &k->top, s->ids[found[i]])) break; /* and so are all behind it */
    }
    fg_seek_bounded(&k->seek);
    return status;
}
static fg_status score_from(seeker *k, uint32_t least, fg_error *err) {
    fg_seek_meet_from(&k->seek, least);
    return score_found(k, err);
}

/* Of a posting that asks nothing that counts: all are alike, and ids decide. */
static fg_status score_alike(seeker *k, fg_error *err) {
    const fg_score none = {.rank = -1, .required = -1, .high = -1};
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < k->seek.s->header->n && status == FG_OK; i++) {
        if (fg_best_is_out(k->seek.best, &none, k->seek.s->ids[i])) return FG_OK;
        if (fg_may_be_found(k->seek.part->allowed, i))
            status = fg_best_try(k->seek.best, k->seek.scorer, k->seek.s, i, err);
    }
    return status;
}

/* For a worst of the best: the highest sums, when half of all that may be given is added. */
static fg_status score_some(seeker *k, fg_error *err) {
    uint64_t wanted = (uint64_t)k->seek.best->k * TRIED;
    while (entries_of_next(k) != FG_NONE && k->rest[k->added] > k->rest[0] / 2) add_unit(k);
    return score_from(k, fg_seek_sum_of_best(&k->seek, wanted > TRY_LEAST ? wanted : TRY_LEAST, 1), err);
}

/* Units are added as long as that costs less than to bound who may still come in. */
static fg_status score_units(seeker *k, fg_error *err) {
    fg_status status = k->seek.best->n < k->seek.best->k ? score_some(k, err) : FG_OK;
    if (status != FG_OK) return status;
    for (uint32_t n; (n = entries_of_next(k)) != FG_NONE; add_unit(k)) {
        uint32_t least = least_sum(k);
        bool is_cheap = n < k->seek.s->header->n / CHEAP;
        if (least && !is_cheap && (uint64_t)fg_seek_count_from(&k->seek, least) * DEAR < n) break;
    }
    return score_from(k, least_sum(k), err);
}

fg_status fg_profiles_search(fg_best *best, const fg_search *search, fg_scorer *scorer, fg_demand *demand,
                             const fg_search_part *part, fg_error *err) {
    const fg_segment *s = part->segment;
    if (!s->header->n || !search->k) return FG_OK;
    fg_arena_reset(&scorer->search);
    seeker k = {.seek = {.s = s, .part = part, .search = search, .best = best, .scorer = scorer}, .demand = demand};
    k.seek.arena = &scorer->search;
    if (!demand->scored) return score_alike(&k, err);
    k.gifts = FG_NEW_N(k.seek.arena, uint32_t, (size_t)s->n_terms + 1);
    k.marks = FG_NEW_N(k.seek.arena, uint8_t, s->header->n);
    k.seek.sums = FG_NEW_N(k.seek.arena, uint16_t, fg_rests_of(s->header->n));
    if (!fg_seek_begin(&k.seek) || !k.seek.sums || !k.gifts || !k.marks)
        return fg_fail(err, FG_ENOMEM, "out of memory");
    add_all(&k);
    if (k.seek.arena->failed || demand->arena->failed || !order_units(&k))
        return fg_fail(err, FG_ENOMEM, "out of memory");
    find_top(&k);
    if (fg_best_is_out(best, &k.top, s->ids[0])) return FG_OK;
    list_given(&k);
    fg_status status = score_units(&k, err);
    if (status == FG_OK && k.seek.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
