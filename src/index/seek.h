/*
 * One segment asked for the best: sums tell which things to meet; these are bounded, and scored from the highest bounds down as
 * long as they may come in. What is added up and how things are bounded is told by segment_search.c for postings and by
 * profile_search.c for profiles.
 */
#ifndef FG_SEEK_H
#define FG_SEEK_H
#include "index/best.h"
#include "index/segment_format.h"

typedef struct {
    fg_score most; /* it comes to no more: rank, required, high */
    uint32_t at;
} fg_promising;

typedef struct {
    const fg_segment *s;
    const fg_search_part *part;
    const fg_search *search;
    fg_best *best;
    fg_scorer *scorer;
    fg_arena *arena;
    uint64_t *met;  /* bit of each */
    uint16_t *sums; /* of each profile, with room for fg_rests_of them; up to FG_SUM_MOST */
    FG_VEC(uint32_t) found;
    FG_VEC(fg_promising) next;
} fg_seeker;

enum { FG_SUM_MOST = INT16_MAX };

/* False: out of memory. */
bool fg_seek_begin(fg_seeker *k);
/* The i-th is found, unless it was met before. */
static inline void fg_seek_meet(fg_seeker *k, uint32_t i) {
    uint64_t bit = (uint64_t)1 << i % 64;
    if (k->met[i / 64] & bit) return;
    k->met[i / 64] |= bit;
    uint32_t *found = fg_may_be_found(k->part->allowed, i) ? FG_PUSH(k->arena, &k->found) : NULL;
    if (found) *found = i;
}
static inline void fg_seek_add(fg_seeker *k, uint32_t i, uint32_t more) {
    uint32_t sum = k->sums[i] + more;
    k->sums[i] = (uint16_t)(sum < FG_SUM_MOST ? sum : FG_SUM_MOST);
}
/* Meets all whose sums come to `least`. */
void fg_seek_meet_from(fg_seeker *k, uint32_t least);
/* How many sums come to that, which is not 0. */
uint32_t fg_seek_count_from(const fg_seeker *k, uint32_t least);
/* The sum that about so many reach that may be found, or `lowest`. */
uint32_t fg_seek_sum_of_best(const fg_seeker *k, uint64_t wanted, uint32_t lowest);
/* What was found has been looked at: counts it, and forgets it. */
void fg_seek_bounded(fg_seeker *k);
/* The i-th comes to no more than that. */
void fg_seek_promise(fg_seeker *k, uint32_t i, const fg_score *most);
/* Scores those that promise to come in, the best first, and forgets them. */
fg_status fg_seek_score(fg_seeker *k, fg_error *err);

/* segment_rank.c: scores the i-th and offers it */
fg_status fg_best_try(fg_best *best, fg_scorer *scorer, const fg_segment *s, uint32_t i, fg_error *err);

#endif
