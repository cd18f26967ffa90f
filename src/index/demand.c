#include "index/demand.h"

#include <stdlib.h>

#include "match/memo.h"

static uint64_t fine(double share) { return (uint64_t)(share * (double)(1u << FG_FINE_BITS)) + 1; }

/* ---- credits of one trait ---- */

/* Everything the trait profile can be given for what the posting names. */
static void relate(fg_demand *d, uint32_t english, fg_bounds *bounds) {
    fg_memo_clear(d->matcher.memo);
    fg_givings_relate(d->givings, &d->matcher);
    bounds->n = 0;
    fg_match_bounds(&d->matcher, english, d->arena, bounds);
}

static int32_t credit_of(fg_demand *d, const fg_demand_term *t, const fg_bound *b) {
    return fg_terms_credit(&d->matcher, b, t->key.mode, t->key.value);
}

static void set_months(fg_demand *d, uint32_t months) {
    fg_trait_profile_months(d->profile, months);
    d->matcher.relevant_months = d->profile->profile.experience_months;
}

/* A skill's years may be those of another trait than the one that it is best proved by: they are counted by the months of the
 * whole, for all of its traits alike. */
static uint32_t value_of_gift(const fg_term_key *key) {
    return fg_term_type(key->value) == FG_NODE_SKILL ? fg_term_without_months(key->value) : key->value;
}

/* Ends what was added from `first` on. */
static uint32_t end_gifts(fg_demand *d, uint32_t first) {
    if (d->gifts.n == first) return 0;
    (void)FG_PUSH(d->arena, &d->gifts);
    return first + 1;
}

/* Everything that a trait gives, as a range of gifts. */
static uint32_t find_gifts(fg_demand *d, uint32_t concept, uint32_t mode, uint32_t value) {
    fg_bounds bounds = {0};
    uint32_t first = d->gifts.n;
    fg_trait_profile_set(d->profile, concept, mode, value);
    relate(d, FG_NONE, &bounds);
    for (uint32_t i = 0; i < bounds.n; i++)
        for (uint32_t t = 0; t < d->n_terms; t++) {
            if (d->terms[t].concept != bounds.at[i].concept) continue;
            const fg_term_key *key = &d->terms[t].key;
            int32_t credit = fg_terms_credit(&d->matcher, &bounds.at[i], key->mode, value_of_gift(key));
            fg_gift *gift = credit > d->terms[t].base ? FG_PUSH(d->arena, &d->gifts) : NULL;
            if (gift) *gift = (fg_gift){t, d->unit_of[t], credit, d->terms[t].share * (uint64_t)credit};
        }
    return end_gifts(d, first);
}

/* By itself: months in its place are told of all profiles (of_months). */
static uint32_t find_gifts_of_degree(fg_demand *d, uint32_t field, uint32_t mark) {
    fg_education e = fg_education_of(mark);
    fg_resume *r = &d->profile->profile;
    uint32_t first = d->gifts.n;
    e.field = field;
    set_months(d, 0);
    r->education.at = &e;
    r->education.n = 1;
    for (uint32_t t = 0; t < d->n_terms; t++) {
        const fg_demand_term *term = &d->terms[t];
        int32_t credit = term->degree ? fg_terms_credit_of(&d->matcher, &d->scorer->posting, term->node) : 0;
        fg_gift *gift = credit > term->base ? FG_PUSH(d->arena, &d->gifts) : NULL;
        if (gift) *gift = (fg_gift){t, d->unit_of[t], credit, term->share * (uint64_t)credit};
    }
    r->education.n = 0;
    set_months(d, FG_TRAIT_MONTHS_MOST);
    return end_gifts(d, first);
}

static uint32_t gifts_of_degree(fg_demand *d, uint32_t field, uint32_t mark) {
    uint32_t from = d->degrees_of[field == FG_NONE ? d->scorer->dict->n_concepts : field];
    if (!from || mark >= FG_MARKS) return find_gifts_of_degree(d, field, mark);
    uint32_t *kept = &d->degrees.at[from - 1 + mark];
    if (!*kept) *kept = find_gifts_of_degree(d, field, mark) + 1;
    return *kept - 1;
}

uint32_t fg_demand_trait(fg_demand *d, uint32_t concept, uint32_t mode, uint32_t value) {
    if (mode == FG_TRAIT_DEGREE) return d->degrees_of ? gifts_of_degree(d, concept, value) : 0;
    uint32_t kind = fg_trait_kind(mode, value);
    if (concept == FG_NONE || !d->givings->first[concept] || kind >= FG_TRAIT_KINDS) return 0;
    uint32_t place = d->kinds_of[concept] + kind;
    if (!d->kinds.at[place]) {
        uint32_t found = find_gifts(d, concept, mode, value);
        d->kinds.at[place] = found + 1;
    }
    return d->kinds.at[place] - 1;
}

/* ---- terms ---- */

static int32_t free_credit(fg_demand *d, const fg_demand_term *t, uint32_t months, uint32_t deed) {
    fg_deed k = fg_deed_of(deed);
    fg_resume *r = &d->profile->profile;
    set_months(d, months);
    r->deeds.at = &k;
    r->deeds.n = deed < FG_MARKS;
    int32_t credit = credit_of(d, t, NULL);
    r->deeds.n = 0;
    set_months(d, FG_TRAIT_MONTHS_MOST);
    return credit;
}

/* What of the whole is left with so many months: the same part of every trait's credit, for it is multiplied by it. */
static uint32_t part_of_months(fg_demand *d, const fg_demand_term *t, uint32_t months) {
    fg_bounds bounds = {0};
    int32_t full = 0, credit = 0;
    fg_trait_profile_set(d->profile, t->concept, FG_TRAIT_SKILL, FG_IN_ROLE * 2);
    for (int pass = 0; pass < 2; pass++) {
        set_months(d, pass ? FG_TRAIT_MONTHS_MOST : months);
        relate(d, FG_NONE, &bounds);
        for (uint32_t i = 0; i < bounds.n; i++)
            if (bounds.at[i].concept == t->concept) *(pass ? &full : &credit) = credit_of(d, t, &bounds.at[i]);
    }
    if (credit >= full) return FG_ONE;
    uint32_t part = (uint32_t)(((int64_t)(credit + 1) * FG_ONE + full - 1) / full);
    return part < FG_ONE ? part : FG_ONE;
}

static uint32_t of_months(fg_demand *d, fg_demand_term *t, uint32_t months) {
    if (months > FG_TRAIT_MONTHS_MOST) months = FG_TRAIT_MONTHS_MOST;
    if (!t->of_months[months])
        t->of_months[months] =
            (uint16_t)(1 + (t->free ? (uint32_t)free_credit(d, t, months, FG_MARKS) : part_of_months(d, t, months)));
    return t->of_months[months] - 1u;
}

static int32_t most_of_free(const fg_demand *d, fg_demand_term *t) {
    int32_t most = t->base;
    for (uint32_t i = 0; i < FG_MARKS; i++)
        if (t->of_deed[i] > most) most = t->of_deed[i];
    int32_t by_months = (int32_t)of_months((fg_demand *)(uintptr_t)d, t, FG_TRAIT_MONTHS_MOST);
    return by_months > most ? by_months : most;
}

static void price_term(fg_demand *d, fg_demand_term *t, const fg_bounds *nothing) {
    t->by_months = !t->free && t->key.mode == FG_TERM_LEAF && t->key.value >> 16;
    for (uint32_t i = 0; i < nothing->n; i++)
        if (nothing->at[i].concept == t->concept) t->base = credit_of(d, t, &nothing->at[i]);
    if (!t->free && t->key.mode == FG_TERM_LEAF)
        t->open |= fg_terms_high(&d->matcher, t->concept, t->key.value) > t->base;
    if (!t->free) return;
    t->base = free_credit(d, t, 0, FG_MARKS);
    for (uint32_t i = 0; i < FG_MARKS; i++) t->of_deed[i] = free_credit(d, t, 0, i);
}

static void take_terms(fg_demand *d, const fg_asked *asked) {
    d->n_terms = asked->terms.n;
    d->terms = FG_NEW_N(d->arena, fg_demand_term, (size_t)d->n_terms + 1);
    d->unit_of = FG_NEW_N(d->arena, uint32_t, (size_t)d->n_terms + 1);
    d->best = FG_NEW_N(d->arena, int32_t, (size_t)d->n_terms + 1);
    if (!d->terms || !d->unit_of || !d->best) return;
    for (uint32_t i = 0; i < d->n_terms; i++) {
        const fg_term *t = &asked->terms.at[i];
        if (!t->joined || !i) {
            fg_demand_unit *u = FG_PUSH(d->arena, &d->units);
            if (!u) return;
            u->from = i;
        }
        d->units.at[d->units.n - 1].to = i + 1;
        d->unit_of[i] = d->units.n - 1;
        d->terms[i].key = t->key;
        d->terms[i].concept = t->concept;
        d->terms[i].free = t->concept == FG_NONE;
        d->terms[i].degree = t->key.mode == FG_TERM_LEAF && fg_term_type(t->key.value) == FG_NODE_DEGREE;
        d->terms[i].node = t->node;
        d->terms[i].share = fine(t->share);
        d->terms[i].item = t->item;
        d->terms[i].weight = t->weight;
        d->terms[i].open = t->open;
    }
}

/* ---- who can give anything ---- */

static int by_hash(const void *a, const void *b) {
    uint64_t x = ((const fg_demand_giver *)a)->hash, y = ((const fg_demand_giver *)b)->hash;
    return (x > y) - (x < y);
}

static bool asks_degree(const fg_demand *d) {
    for (uint32_t t = 0; t < d->n_terms; t++)
        if (d->terms[t].degree) return true;
    return false;
}

static void place_degrees(fg_demand *d, uint32_t field, uint32_t place) {
    fg_str id = field == FG_NONE ? (fg_str){0} : fg_concept_id(d->scorer->dict, field);
    bool gives = field != FG_NONE && d->givings->first[field];
    fg_demand_giver *g = gives ? NULL : FG_PUSH(d->arena, &d->givers);
    if (g) *g = (fg_demand_giver){id.len ? fg_hash64(id.ptr, id.len, 0) : 0, field};
    d->degrees_of[place] = d->degrees.n + 1;
    d->degrees.n += FG_MARKS;
}

/* Who has a degree of any field may be given something, where one is asked. */
static void place_fields(fg_demand *d) {
    const fg_dict *dict = d->scorer->dict;
    d->degrees_of = FG_NEW_N(d->arena, uint32_t, (size_t)dict->n_concepts + 1);
    if (!d->degrees_of) return;
    for (uint32_t i = 0; i < dict->n_concepts; i++)
        if (dict->concepts[i].kind == FG_KIND_FIELD) place_degrees(d, i, i);
    place_degrees(d, FG_NONE, dict->n_concepts);
    d->degrees.at = FG_NEW_N(d->arena, uint32_t, d->degrees.n);
}

static void place_kinds(fg_demand *d) {
    uint32_t kinds = 0, last = FG_NONE;
    d->kinds_of = FG_NEW_N(d->arena, uint32_t, (size_t)d->scorer->dict->n_concepts + 1);
    for (uint32_t i = 0; d->kinds_of && i < d->givings->all.n; i++) {
        uint32_t giver = d->givings->all.at[i].giver;
        if (giver == last) continue;
        last = giver;
        d->kinds_of[giver] = kinds;
        kinds += FG_TRAIT_KINDS;
        fg_str id = fg_concept_id(d->scorer->dict, giver);
        fg_demand_giver *g = FG_PUSH(d->arena, &d->givers);
        if (g) *g = (fg_demand_giver){fg_hash64(id.ptr, id.len, 0), giver};
    }
    if (asks_degree(d)) place_fields(d);
    if (d->givers.n) qsort(d->givers.at, d->givers.n, sizeof *d->givers.at, by_hash);
    d->kinds.at = FG_NEW_N(d->arena, uint32_t, (size_t)kinds + 1);
    d->kinds.n = kinds;
}

/* ---- all of it ---- */

static bool is_free(const fg_demand *d, const fg_demand_unit *u) {
    for (uint32_t t = u->from; t < u->to; t++)
        if (!d->terms[t].free) return false;
    return true;
}

static void find_common(fg_demand *d) {
    fg_bounds nothing = {0};
    fg_trait_profile_set(d->profile, 0, FG_TRAIT_SKILL, 0);
    d->profile->profile.skills.n = d->profile->profile.proofs.n = 0;
    d->best_of_unit = FG_NEW_N(d->arena, uint64_t, (size_t)d->units.n + 1);
    if (!d->best_of_unit || !FG_RESERVE(d->arena, &d->changed, 2 * d->units.n)) return;
    d->common = 0;
    relate(d, d->scorer->kin.english, &nothing);
    for (uint32_t t = 0; t < d->n_terms; t++) price_term(d, &d->terms[t], &nothing);
    for (uint32_t i = 0; i < d->units.n; i++) {
        fg_demand_unit *u = &d->units.at[i];
        for (uint32_t t = u->from; t < u->to; t++) {
            fg_demand_term *term = &d->terms[t];
            uint64_t most = term->share * (uint64_t)(term->free ? most_of_free(d, term) : term->base);
            if (most > u->common) u->common = most;
        }
        u->most = u->common;
        d->best_of_unit[i] = u->common;
        d->common += u->common;
        uint32_t *free_unit = is_free(d, u) ? FG_PUSH(d->arena, &d->free_units) : NULL;
        if (free_unit) *free_unit = i;
    }
}

static bool find_givings(fg_scorer *s) {
    fg_matcher m = {.p = &s->posting, .dict = s->dict, .policy = s->policy};
    return s->givings.first || fg_givings_find(&s->givings, &m, &s->kin, &s->kept);
}

fg_status fg_demand_make(fg_demand *d, fg_scorer *s, fg_error *err) {
    fg_asked asked;
    *d = (fg_demand){.scorer = s, .arena = &s->kept};
    if (!s->kin.first_member && !fg_kin_init(&s->kin, s->dict, &s->always))
        return fg_fail(err, FG_ENOMEM, "out of memory");
    d->profile = FG_NEW(d->arena, fg_trait_profile);
    fg_arena_reset(&s->scratch);
    fg_terms_of_score(&s->posting, s->dict, s->policy, &s->scratch, &asked);
    if (d->profile) take_terms(d, &asked);
    d->scored = asked.scored;
    d->has_means = asked.has_means;
    for (uint32_t i = 0; i < asked.items.n; i++) {
        fg_asked_item *item = FG_PUSH(d->arena, &d->items);
        if (item) *item = asked.items.at[i];
    }
    d->givings = &s->givings;
    if (!d->arena->failed && find_givings(s)) place_kinds(d);
    if (d->arena->failed || s->scratch.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_trait_profile_init(d->profile, s->dict);
    d->matcher = (fg_matcher){
        .r = &d->profile->profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    set_months(d, FG_TRAIT_MONTHS_MOST);
    find_common(d);
    return d->arena->failed || s->scratch.failed || s->known.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* ---- profiles ---- */

void fg_demand_clear(fg_demand *d) {
    for (uint32_t t = 0; t < d->n_terms; t++) d->best[t] = d->terms[t].base;
}

static int32_t best_of_marks(const int32_t *credits, uint32_t marks, int32_t best) {
    for (; marks; marks &= marks - 1) {
        int32_t credit = credits[__builtin_ctz(marks)];
        if (credit > best) best = credit;
    }
    return best;
}

/* Without what traits give. */
static int32_t best_of_free(fg_demand *d, fg_demand_term *t, const fg_trait_head *head) {
    int32_t by_months = (int32_t)of_months(d, t, head->months);
    return best_of_marks(t->of_deed, head->deeds, by_months > t->base ? by_months : t->base);
}

static int32_t best_of(fg_demand *d, uint32_t term, const fg_trait_head *head) {
    fg_demand_term *t = &d->terms[term];
    int32_t best = d->best[term];
    if (t->free) {
        int32_t free = best_of_free(d, t, head);
        return t->degree && best > free ? best : free;
    }
    if (!t->by_months || best <= t->base) return best;
    uint32_t part = of_months(d, t, head->months);
    return part == FG_ONE ? best : (int32_t)(((int64_t)best * part + FG_ONE - 1) / FG_ONE) + 1;
}

static uint64_t sum_unit(fg_demand *d, const fg_demand_unit *u, const fg_trait_head *head) {
    uint64_t best = 0;
    for (uint32_t t = u->from; t < u->to; t++) {
        uint64_t value = d->terms[t].share * (uint64_t)best_of(d, t, head);
        if (value > best) best = value;
    }
    return best;
}

uint64_t fg_demand_sum(fg_demand *d, const fg_trait_head *head) {
    uint64_t sum = 0;
    for (uint32_t i = 0; i < d->units.n; i++) sum += sum_unit(d, &d->units.at[i], head);
    return sum;
}

/* It may have less of the unit than anybody may. */
static void begin_free_unit(fg_demand *d, uint32_t unit, const fg_trait_head *head) {
    const fg_demand_unit *u = &d->units.at[unit];
    uint64_t best = 0;
    for (uint32_t t = u->from; t < u->to; t++) {
        uint64_t value = d->terms[t].share * (uint64_t)best_of_free(d, &d->terms[t], head);
        if (value > best) best = value;
    }
    if (best >= u->common) return;
    d->sum -= u->common - best;
    d->best_of_unit[unit] = best;
    d->changed.at[d->changed.n++] = unit;
}

void fg_demand_begin(fg_demand *d, const fg_trait_head *head) {
    for (uint32_t i = 0; i < d->changed.n; i++)
        d->best_of_unit[d->changed.at[i]] = d->units.at[d->changed.at[i]].common;
    d->changed.n = 0;
    d->sum = d->common;
    for (uint32_t i = 0; i < d->free_units.n; i++) begin_free_unit(d, d->free_units.at[i], head);
}

/* Ranks round to the nearest, and so do means on their way to them. */
int32_t fg_demand_rank(const fg_demand *d, uint64_t sum) {
    if (!d->scored) return -1;
    uint64_t rank = (sum + (1u << (FG_FINE_BITS - 1))) >> FG_FINE_BITS;
    return (int32_t)(rank < FG_ONE ? rank : FG_ONE) + (d->has_means ? 2 : 0);
}

/* ---- as scores are rounded ---- */

/* The best credit of a unit, low or high. */
static int64_t best_of_unit(fg_demand *d, const fg_demand_unit *u, const fg_trait_head *head, bool high) {
    int32_t best = 0;
    for (uint32_t t = u->from; t < u->to; t++) {
        int32_t credit = !high ? best_of(d, t, head) : d->terms[t].open ? FG_ONE : d->best[t];
        if (credit > best) best = credit;
    }
    return best;
}

static int32_t mean(int64_t sum, int64_t weight) { return (int32_t)((sum + weight / 2) / weight); }

/* Of an item whose units begin at *unit. */
static int32_t score_item(fg_demand *d, uint32_t item, uint32_t *unit, const fg_trait_head *head, bool high) {
    const fg_asked_item *a = &d->items.at[item];
    int64_t sum = high ? a->unknown * FG_ONE : 0;
    for (; *unit < d->units.n && d->terms[d->units.at[*unit].from].item == item; ++*unit) {
        const fg_demand_unit *u = &d->units.at[*unit];
        sum += d->terms[u->from].weight * best_of_unit(d, u, head, high);
    }
    int32_t credit = a->nested ? FG_ONE : mean(sum, a->whole);
    return credit < FG_ONE ? credit : FG_ONE;
}

fg_score fg_demand_score(fg_demand *d, const fg_trait_head *head) {
    int64_t low = 0, high = 0, required = 0, weight = 0, required_weight = 0;
    uint32_t unit = 0;
    int32_t rank = fg_demand_rank(d, fg_demand_sum(d, head)), exact;
    if (!d->scored) return (fg_score){.rank = -1, .required = -1, .high = -1};
    for (uint32_t i = 0; i < d->items.n; i++) {
        uint32_t again = unit;
        int64_t w = d->items.at[i].weight, here = w * score_item(d, i, &unit, head, false);
        high += w * score_item(d, i, &again, head, true);
        low += here;
        weight += w;
        if (!d->items.at[i].required) continue;
        required += here;
        required_weight += w;
    }
    exact = mean(low, weight);
    return (fg_score){.rank = exact < rank ? exact : rank,
                      .required = required_weight ? mean(required, required_weight) : -1,
                      .high = mean(high, weight)};
}
