/* Degrees that were begun and never finished. */
#ifndef FG_UNFINISHED_H
#define FG_UNFINISHED_H
#include "parse/roles.h"

/* Is the degree of tokens [first, end), whose entry reaches to `to` at most, told to be one that was never finished? Of a level
 * for which credits are counted, too few of them tell it. */
bool fg_is_unfinished(const fg_resume_reading *x, uint32_t first, uint32_t end, uint32_t to, uint8_t level);

#endif
