/* What a résumé copied from the posting. */
#ifndef FG_COPIED_H
#define FG_COPIED_H
#include "match/match.h"

/* Runs of the posting's words, if together they are enough to call it pasted in; else none. In `arena`. */
void fg_match_copied(const fg_posting *posting, const fg_resume *resume, fg_arena *arena, fg_arena *scratch,
                     fg_spans *out);

#endif
