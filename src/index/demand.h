/*
 * What a posting asks of profiles, ready to bound their ranks by their traits (index/traits.h). Credits are told by the code
 * that scores leaves, once for each kind of trait; ranks are summed up in fine shares, so that a bound on a profile that has
 * all that is asked is its rank.
 */
#ifndef FG_DEMAND_H
#define FG_DEMAND_H
#include "index/traits.h"

enum { FG_FINE_BITS = 30, FG_MARKS = 32 };

/* A term of the posting. */
typedef struct {
    fg_term_key key;
    uint32_t concept;
    uint64_t share; /* in 2^-FG_FINE_BITS, rounded up */
    uint32_t item;
    int32_t weight;
    bool open;
    bool by_months; /* is less given for fewer months? */
    bool free;      /* it names no concept: months and deeds tell all of it */
    bool degree;    /* but for degrees */
    uint32_t node;
    int32_t base; /* the credit of everybody */
    uint16_t
        of_months[FG_TRAIT_MONTHS_MOST + 1]; /* 1 more than the part of it that so many months get; 0: not known yet */
    int32_t of_deed[FG_MARKS];
} fg_demand_term;

/* Alternatives: terms of which the best counts. */
typedef struct {
    uint32_t from, to;
    uint64_t common; /* what anybody may have of it whatever the traits, */
    uint64_t most;   /* and with traits that were asked for so far */
    uint64_t having; /* profiles that have a trait for it, about: of the segment at hand */
} fg_demand_unit;

typedef struct {
    uint32_t term, unit;
    int32_t credit;
    uint64_t value; /* share * credit */
} fg_gift;

/* A concept that gives something. */
typedef struct {
    uint64_t hash; /* of its id */
    uint32_t concept;
} fg_demand_giver;

typedef struct {
    fg_scorer *scorer;
    fg_arena *arena;
    fg_trait_profile *profile;
    fg_matcher matcher;
    bool scored, has_means;
    uint64_t common;             /* what anybody may have whatever the traits */
    FG_VEC(uint32_t) free_units; /* of which no trait gives anything */
    FG_VEC(fg_asked_item) items;
    uint32_t n_terms;
    fg_demand_term *terms;
    uint32_t *unit_of; /* by term */
    FG_VEC(fg_demand_unit) units;
    const fg_givings *givings;
    FG_VEC(fg_demand_giver) givers; /* by rising hashes */
    FG_VEC(uint32_t) kinds;         /* by distinct giver and kind of trait: range + 1; 0: not known yet */
    uint32_t *kinds_of;             /* by concept: where its kinds begin */
    FG_VEC(uint32_t) degrees;       /* by field and mark: as kinds */
    uint32_t
        *degrees_of; /* by field, that of degrees without one last: where they begin + 1; NULL: no degree is asked */
    FG_VEC(fg_gift) gifts; /* range by range, each ended by a credit of 0 */
    /* of the profile at hand: */
    uint64_t sum;
    uint64_t *best_of_unit;   /* never below what is common */
    FG_VEC(uint32_t) changed; /* units of which it has more or less; there is room for all, twice */
    int32_t *best;            /* by term, for fg_demand_sum and fg_demand_score */
} fg_demand;

/* Of the scorer's posting; good until something else is set. */
fg_status fg_demand_make(fg_demand *out, fg_scorer *scorer, fg_error *err);

/* The gifts of a trait (concept FG_NONE: of a degree without a field that is known); 0: it gives nothing, or the place of the
 * first among `gifts` + 1. */
uint32_t fg_demand_trait(fg_demand *demand, uint32_t concept, uint32_t mode, uint32_t value);

/* A bound on a profile: begin, give it the gifts of each of its traits, ask for its sum. Skills have all the months that are
 * asked. */
void fg_demand_begin(fg_demand *demand, const fg_trait_head *head);
static inline void fg_demand_give(fg_demand *demand, uint32_t first_gift) {
    for (const fg_gift *g = &demand->gifts.at[first_gift - 1]; g->credit; g++) {
        uint64_t *best = &demand->best_of_unit[g->unit];
        if (g->value <= *best) continue;
        if (*best == demand->units.at[g->unit].common) demand->changed.at[demand->changed.n++] = g->unit;
        demand->sum += g->value - *best;
        *best = g->value;
    }
}
/* The highest rank that a sum allows. */
int32_t fg_demand_rank(const fg_demand *demand, uint64_t sum);

/* What takes longer and is nearer, by the head of a profile and the gifts of all its traits: clear, add them, then ask for
 * the sum, or for the best that its score may be, rounded as scores are. */
void fg_demand_clear(fg_demand *demand);
static inline void fg_demand_add(fg_demand *demand, uint32_t first_gift) {
    for (const fg_gift *g = &demand->gifts.at[first_gift - 1]; g->credit; g++)
        if (g->credit > demand->best[g->term]) demand->best[g->term] = g->credit;
}
uint64_t fg_demand_sum(fg_demand *demand, const fg_trait_head *head);
fg_score fg_demand_score(fg_demand *demand, const fg_trait_head *head);

#endif
