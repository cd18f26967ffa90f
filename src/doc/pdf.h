/* PDF through poppler's pdftohtml, run as a child. */
#ifndef FG_PDF_H
#define FG_PDF_H
#include "doc/child.h"
#include "doc/layout.h"

typedef struct {
    fg_boxes boxes;
    fg_pages pages;
} fg_pdf_text_boxes;

typedef struct {
    fg_str bytes, name;
    fg_arena *arena;
    fg_source *source; /* is told what could not be done */
    fg_error *err;
} fg_pdf;

/* The text of a PDF in reading order; words that a reader of the page does not see go to the source's hidden ones.
 * FG_EINPUT with one clear line where there is no text to be had: a scan, a password, fonts without letters, damage,
 * too much of it, no pdftohtml. */
fg_status fg_pdf_text(fg_str bytes, fg_str name, fg_source *source, fg_error *err);
/* Runs a program of poppler on the file. FG_EINPUT where it is missing or could not end by itself. */
fg_status fg_pdf_run(const fg_pdf *pdf, const char *const *argv, fg_child_result *result);

/* pdf_xml.c: what pdftohtml -xml writes, as boxes on pages, those off the page marked so. False: it is no such thing, or
 * memory is out. */
bool fg_pdf_boxes(fg_str xml, fg_arena *arena, fg_boxes *boxes, fg_pages *pages);

/* pdf_scan.c: may some text be written without being drawn? False only if the whole file could be looked through. */
bool fg_pdf_may_hide(fg_str bytes);

/* pdf_hidden.c: marks in `all` the text that `seen` lacks, which was written without being drawn. */
void fg_pdf_mark_undrawn(fg_pdf_text_boxes *all, const fg_pdf_text_boxes *seen, fg_arena *arena);
/* pdf_render.c: marks pale text that nothing dark stands behind, by drawing the pages that have some. What cannot be
 * drawn counts as seen. */
fg_status fg_pdf_mark_pale(const fg_pdf *pdf, fg_pdf_text_boxes *text);

#endif
