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

#endif
