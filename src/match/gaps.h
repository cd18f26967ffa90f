/* What is missing over many postings, one entry a concept. */
#ifndef FG_GAPS_H
#define FG_GAPS_H
#include "match/result.h"

enum {
    FG_IN_REACH = 5000, /* of the required part, in hundredths: further off, one skill opens nothing */
    FG_GAPS_LEAST = 3   /* things with a price that a posting must ask: of one alone, one skill is all */
};

typedef struct {
    uint32_t concept;
    fg_str name; /* of the dictionary */
    uint32_t postings;
    int64_t gain; /* hundredths, over all of them */
} fg_gap;
typedef FG_VEC(fg_gap) fg_gap_list;

/* Those that gain most first. In `arena`; *reachable (may be NULL): of the postings, those within reach
 * that ask enough. */
void fg_gaps_find(const fg_result *const *results, size_t n, fg_arena *arena, fg_gap_list *out, uint32_t *reachable);

#endif
