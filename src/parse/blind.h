/* Blind reading of résumés. */
#ifndef FG_BLIND_H
#define FG_BLIND_H
#include "parse/roles.h"

/* Masks, in a copy of the text that the résumé points to from then on, what tells who the person is: names, contacts,
 * birth, sex, origin, schools, years of graduation. Places stay what they were. Call it last. */
void fg_resume_blind(fg_resume_reading *x);

#endif
