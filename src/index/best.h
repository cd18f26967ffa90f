/* The best so far: a heap whose root is the worst of them. */
#ifndef FG_BEST_H
#define FG_BEST_H
#include "index/segment.h"

typedef struct {
    fg_found *at; /* room for k */
    uint32_t n, k;
} fg_best;

void fg_best_offer(fg_best *best, const fg_found *found);
/* Sorts it, the best first. Nothing can be offered any more. */
void fg_best_settle(fg_best *best);
/* Is there no room for one of this rank, whatever its other keys? */
static inline bool fg_best_is_below(const fg_best *best, int32_t rank) {
    return best->n == best->k && (!best->k || rank < best->at[0].score.score.rank);
}
/* Is there no room for one that scores no better than this? Only the rank, what is required and the high score are looked at. */
static inline bool fg_best_is_out(const fg_best *best, const fg_score *most, uint64_t id) {
    if (fg_best_is_below(best, most->rank)) return true;
    if (best->n < best->k) return false;
    const fg_score *worst = &best->at[0].score.score;
    if (most->rank != worst->rank) return false;
    if (most->required != worst->required) return most->required < worst->required;
    return most->high != worst->high ? most->high < worst->high : id > best->at[0].id;
}

#endif
