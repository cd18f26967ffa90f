/* What a degree is in, where the degree does not say it itself. */
#ifndef FG_EDUCATION_FIELD_H
#define FG_EDUCATION_FIELD_H

#include "parse/roles.h"

/* A field that the dictionary does not know: the words behind ":", "in" or "of". */
fg_span fg_unknown_field(const fg_resume_reading *x, uint32_t i, uint32_t to);
/* A field of the dictionary behind the sign, the school or the years that follow a degree; FG_NONE: there is none. */
uint32_t fg_field_behind(const fg_resume_reading *x, uint32_t end, uint32_t to, fg_span *span);

#endif
