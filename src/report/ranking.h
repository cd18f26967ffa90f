/* What the writers of rankings have in common. */
#ifndef FG_RANKING_H
#define FG_RANKING_H
#include "match/result.h"

/* What an entry is called: a file's name or the id in a file of many; a blind résumé has a number, in `arena`. */
fg_str fg_ranked_name(const fg_ranked *entry, bool people, fg_arena *arena);
/* The posting's title; empty: none, or résumés are ranked. */
fg_str fg_ranked_title(const fg_ranked *entry, bool people);

#endif
