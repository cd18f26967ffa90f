/* The best of one segment, by bounds. */
#ifndef FG_SEGMENT_SEARCH_H
#define FG_SEGMENT_SEARCH_H
#include "index/best.h"
#include "index/segment_format.h"
#include "index/terms.h"

/* Scores the i-th and offers it. */
fg_status fg_best_try(fg_best *best, fg_scorer *scorer, const fg_segment *s, uint32_t i, fg_error *err);

/* Do the bounds of a segment hold under a policy? */
bool fg_segment_is_bounded(const fg_segment *segment, const fg_policy *policy);
/* What the scorer's profile may be given; good until something else is set. */
fg_status fg_scorer_bounds(fg_scorer *scorer, fg_bounds *out, fg_error *err);
/* Offers all that may be among the best. */
fg_status fg_segment_search(fg_best *best, const fg_search *search, fg_scorer *scorer, const fg_bounds *bounds,
                            const fg_search_part *part, fg_error *err);

#endif
