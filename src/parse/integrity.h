/* The inside of the integrity report. */
#ifndef FG_INTEGRITY_H
#define FG_INTEGRITY_H
#include "parse/roles.h"

/* The span is its example, shortened. NULL: out of memory. */
fg_oddity *fg_resume_add_oddity(fg_resume_reading *x, fg_odd_kind kind, uint32_t n, fg_span span);
/* integrity_letters.c: letters that look like others, and signs that nobody sees. */
void fg_resume_find_letters(fg_resume_reading *x);

#endif
