/* Inside the reading of degrees: what degree.c and degree_fields.c share. */
#ifndef FG_DEGREE_PARTS_H
#define FG_DEGREE_PARTS_H
#include "parse/mentions.h"

enum { ALIKE_EXPERIENCE = 1, ALIKE_FIELD, ALIKE_INSTEAD, ALIKE_SAID, ALIKE_TAKEN }; /* arguments of [alike] */

typedef struct {
    const fg_reading *r;
    uint32_t to;
    fg_arena *arena;
    fg_fields *fields;
    fg_degree *d;
} fg_degree_reader;

/* Words of a level at token i, up to *end. */
bool fg_degree_level_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *level, uint32_t *end);

/* ---- degree_fields.c ---- */

/* Fields from token i on, behind the level, with a few joining words between them; returns their end. */
uint32_t fg_degree_read_fields(fg_degree_reader *x, uint32_t i);
/* "Computer Science degree": the field stands in front. */
void fg_degree_read_field_before(fg_degree_reader *x);
/* "BSN": the degree's own name, which ends at `end`, says what it is in, unless other words have. */
void fg_degree_read_own_field(fg_degree_reader *x, uint32_t end);
/* What is said of fields and experience behind token i, up to the end of the part that names the degree. */
void fg_degree_read_tail(fg_degree_reader *x, uint32_t i);

#endif
