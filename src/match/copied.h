/* What a résumé copied from the posting, and the résumé without it. */
#ifndef FG_COPIED_H
#define FG_COPIED_H
#include "match/match.h"

/* Runs of the posting's words, if together they are enough to call it pasted in; else none. In `scratch`. */
void fg_match_copied(const fg_posting *posting, const fg_resume *resume, fg_arena *scratch, fg_spans *out);
/* The same résumé without what stands in these places: a shallow copy in `arena`, never freed by itself. */
const fg_resume *fg_match_without(const fg_resume *resume, const fg_spans *copied, fg_arena *arena);

#endif
