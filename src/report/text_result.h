/* Parts of the report of a result for reading. */
#ifndef FG_TEXT_RESULT_H
#define FG_TEXT_RESULT_H
#include "report/outline.h"
#include "report/text.h"

/* The missing list, or the plan where one was made. */
void fg_text_missing(fg_text *out, const fg_outline *outline);

#endif
