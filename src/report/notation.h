/* Requirement trees on one line, as tests/cases/requirements.txt writes them. */
#ifndef FG_NOTATION_H
#define FG_NOTATION_H
#include "parse/requirement.h"

/* Leaves that are not required, and groups of nothing else, carry "?preferred", "?implied". */
void fg_notation_add(fg_buf *out, const fg_posting *posting, const fg_requirement *requirement);
/* The same with the words of the leaves that have no name: physical "lift 40 pounds". */
void fg_notation_add_quoted(fg_buf *out, const fg_posting *posting, const fg_requirement *requirement);

#endif
