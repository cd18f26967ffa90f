/* Says which requirements of a posting cannot both be meant. */
#ifndef FG_CONTRADICTIONS_H
#define FG_CONTRADICTIONS_H
#include "parse/requirement.h"

/* Words for the first pair that contradicts each other; empty: none does. In the posting's arena. */
fg_str fg_find_contradiction(fg_posting *p);

#endif
