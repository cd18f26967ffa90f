/*
 * From words on pages to text in reading order: rows, columns, paragraphs. Formats that place text (PDF) use it.
 * Coordinates are points (1/72 inch) from the top left corner of the page.
 */
#ifndef FG_LAYOUT_H
#define FG_LAYOUT_H
#include "doc/source.h"

typedef struct {
    int32_t x0, y0, x1, y1;
    int32_t size; /* of the font */
    bool bold;
    bool pale;   /* white, or nearly */
    bool unseen; /* nobody who looks at the page sees it, and why (fg_hidden_why) */
    uint8_t why;
    fg_str text; /* one run of one font, as it stands */
} fg_box;
typedef FG_VEC(fg_box) fg_boxes;

typedef struct {
    uint32_t first, end; /* boxes */
    int32_t width, height;
} fg_page;
typedef FG_VEC(fg_page) fg_pages;

/* Appends the pages' text to the body of `source`, one row a line, with marks of what each line looks like. Headers and footers that
 * pages share are left out but for the first. Failure is the arena's. */
void fg_layout_text(const fg_boxes *boxes, const fg_pages *pages, fg_source *source);

#endif
