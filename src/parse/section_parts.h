/* The parts of finding sections, for sections.c and section_run.c only. */
#ifndef FG_SECTION_PARTS_H
#define FG_SECTION_PARTS_H
#include "parse/roles.h"

/* The kind of the section that was opened last; FG_LEX_COUNT: none. */
fg_lex fg_section_now(const fg_resume_reading *x);
/* Opens a section; `first`: its first token behind the heading. */
void fg_section_add(fg_resume_reading *x, uint32_t heading, uint32_t first, fg_lex tag);

/* Are the words of two letters and more all in capitals? */
bool fg_section_is_upper(const fg_reading *r, uint32_t a, uint32_t b);
/* Do words begin with capitals, but for those that join others? */
bool fg_section_has_caps(const fg_reading *r, uint32_t a, uint32_t b);
bool fg_section_joins(const fg_reading *r, uint32_t i);

/* section_run.c: opens the sections whose headings stand inside a line. */
void fg_section_read_run(fg_resume_reading *x, uint32_t line);

#endif
