/* What matching needs to know of a posting's words, told at its leaves. */
#ifndef FG_MARKS_H
#define FG_MARKS_H
#include "parse/requirement.h"

/* Sets `titled` and `particular` of all nodes. Matching then needs no text of the posting. */
void fg_mark_leaves(fg_posting *p);

#endif
