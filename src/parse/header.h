/* What a posting says of itself: title, company, place, pay. */
#ifndef FG_HEADER_H
#define FG_HEADER_H
#include "parse/mentions.h"

void fg_header_read(fg_reading *r, fg_posting *p);

#endif
