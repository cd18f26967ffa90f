/* PDF through poppler's pdftohtml, run as a child. */
#ifndef FG_PDF_H
#define FG_PDF_H
#include "doc/layout.h"

/* The text of a PDF in reading order; `hidden` counts the words that a reader of the page does not see: they are left
 * out. FG_EINPUT with one clear line where there is no text to be had: a scan, a password, fonts without letters, damage,
 * too much of it, no pdftohtml. */
fg_status fg_pdf_text(fg_str bytes, fg_str name, fg_source *source, uint32_t *hidden, fg_error *err);
/* pdf_xml.c: what pdftohtml -xml writes, as boxes on pages. False: it is no such thing, or memory is out. */
bool fg_pdf_boxes(fg_str xml, fg_arena *arena, fg_boxes *boxes, fg_pages *pages);

#endif
