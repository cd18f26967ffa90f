/* What the writers of rankings have in common. */
#ifndef FG_RANKING_H
#define FG_RANKING_H
#include "match/result.h"

/* What an entry is called: a file's name or the id in a file of many; a blind résumé has a number, in `arena`. */
fg_str fg_ranked_name(const fg_ranked *entry, bool people, fg_arena *arena);
/* The posting's title; empty: none, or résumés are ranked. */
fg_str fg_ranked_title(const fg_ranked *entry, bool people);

/* What it is sorted by, in hundredths: postings by their rank, résumés by what they cover. */
static inline int32_t fg_sorted_by(const fg_score *score, bool people) { return people ? score->low : score->rank; }

#endif
