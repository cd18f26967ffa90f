/* Requirements that belong together across lines. */
#ifndef FG_GROUPS_H
#define FG_GROUPS_H
#include "parse/clause.h"

/* Joins what "one of the following:" governs, and lets "one of these" open the requirement before it. Requirements are
 * numbered anew. */
void fg_join_groups(fg_reading *r, fg_posting *p);

#endif
