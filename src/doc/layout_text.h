/* A page's rows, and how each becomes a line: shared by layout.c and layout_text.c. */
#ifndef FG_LAYOUT_TEXT_H
#define FG_LAYOUT_TEXT_H
#include "doc/layout.h"

typedef struct {
    uint32_t first, end; /* into `order`, the boxes from left to right */
    int32_t y0, y1;
    bool dropped;
} fg_layout_row;
typedef FG_VEC(fg_layout_row) fg_layout_rows;

typedef struct {
    fg_arena *arena;
    const fg_box *boxes;
    uint32_t n;
    fg_buf *out;
    fg_marks *marks;
    int32_t body;    /* usual size of the font */
    int32_t last_y1; /* of the row written last; negative: none on this page */
    int32_t last_height;
} fg_layout;

static inline int32_t fg_least(int32_t a, int32_t b) { return a < b ? a : b; }
static inline int32_t fg_most(int32_t a, int32_t b) { return a > b ? a : b; }
static inline bool fg_is_blank(fg_str s) { return fg_str_trim(s).len == 0; }

/* Writes a row as a line of its own, or as the rest of a word that the line before parted. */
void fg_layout_write_row(fg_layout *l, const uint32_t *order, const fg_layout_row *r);

#endif
