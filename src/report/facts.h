/* What a posting says of itself beside what it asks, in words. Made ones are in `arena`. */
#ifndef FG_FACTS_H
#define FG_FACTS_H
#include "parse/requirement.h"

/* All places where there are several, a ; between them; else the location as it stands. */
fg_str fg_facts_places(const fg_posting *posting, fg_arena *arena);
/* "hybrid or remote"; empty: not said. */
fg_str fg_facts_workplaces(const fg_posting *posting, fg_arena *arena);
/* "full-time or contract" */
fg_str fg_facts_employments(const fg_posting *posting, fg_arena *arena);
/* "60000 to 75000 EUR a year", "from 20 USD an hour" */
fg_str fg_facts_pay(const fg_posting *posting, fg_arena *arena);
/* The day that the source names: "2026-11-28"; empty: none that can be read. */
fg_str fg_facts_posted(const fg_posting *posting, fg_arena *arena);
/* Where it names none, the day on which an index took it in; empty: not known. */
fg_str fg_facts_added(const fg_posting *posting, fg_arena *arena);
/* Company and all of the above, a dot between them. */
fg_str fg_facts_line(const fg_posting *posting, fg_arena *arena);

/* The words of the kinds of a set, `first` before the others; `names` by their numbers, of which there are `n`. */
fg_str fg_facts_set(const char *const *names, uint32_t n, uint8_t first, uint8_t set, fg_arena *arena);

#endif
