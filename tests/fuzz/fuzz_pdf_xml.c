/* What pdftohtml writes, laid out as text. */
#include "doc/late.h"
#include "doc/pdf.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fg_arena arena;
    fg_source source;
    fg_boxes boxes = {0};
    fg_pages pages = {0};
    fg_arena_init(&arena, NULL);
    fg_source_init(&source, &arena);
    if (fg_xml_load() && fg_pdf_boxes((fg_str){(const char *)data, size}, &arena, &boxes, &pages)) {
        fg_pdf_text_boxes all = {boxes, pages}, none = {{0}, {0}};
        fg_pdf_mark_undrawn(&all, &none, &arena);
        fg_layout_text(&boxes, &pages, &source);
    }
    fg_pdf_may_hide((fg_str){(const char *)data, size});
    fg_arena_free(&arena);
    return 0;
}
