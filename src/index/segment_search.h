/* The best of one segment, by bounds. */
#ifndef FG_SEGMENT_SEARCH_H
#define FG_SEGMENT_SEARCH_H
#include "index/demand.h"
#include "index/seek.h"

/* Do the bounds of a segment hold for what the scorer has? */
bool fg_segment_is_bounded(const fg_segment *segment, const fg_scorer *scorer);
/* What the scorer's profile may be given; good until something else is set. */
typedef struct {
    uint64_t hash; /* of the id of the bound's concept */
    fg_bound bound;
} fg_sought;
typedef struct {
    fg_sought *at; /* by rising hashes */
    uint32_t n;
    uint8_t *needs; /* room for those of one segment (needs.h) */
} fg_wanted;
/* The largest segment has that many postings. */
fg_status fg_scorer_bounds(fg_scorer *scorer, uint32_t largest, fg_wanted *out, fg_error *err);
/* Offers all that may be among the best: of postings, */
fg_status fg_segment_search(fg_best *best, const fg_search *search, fg_scorer *scorer, const fg_wanted *wanted,
                            const fg_search_part *part, fg_error *err);
/* and of profiles (profile_search.c). */
fg_status fg_profiles_search(fg_best *best, const fg_search *search, fg_scorer *scorer, fg_demand *demand,
                             const fg_search_part *part, fg_error *err);

#endif
