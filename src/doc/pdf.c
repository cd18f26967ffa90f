#include "doc/pdf.h"

#include "doc/late.h"

enum {
    SECONDS = 5,
    MEMORY = 512 << 20,
    OUTPUT = 24 << 20,
    MOST_PAGES = 200,
    FEW_LETTERS = 40,    /* less than this is no text of a page */
    FEW_WORDS = 20,      /* less than this tells nothing of the fonts */
    GARBLED_PERCENT = 40 /* of words that look like none */
};

static fg_status refuse(const fg_pdf *pdf, const char *why) {
    return fg_fail(pdf->err, FG_EINPUT, "%.*s: %s", FG_STR_ARG(pdf->name), why);
}

fg_status fg_pdf_run(const fg_pdf *pdf, const char *const *argv, fg_child_result *result) {
    fg_child child = {.argv = argv, .seconds = SECONDS, .memory = MEMORY, .output = OUTPUT};
    fg_status status = fg_child_run(&child, pdf->bytes, pdf->arena, result, pdf->err);
    if (status != FG_OK) return status;
    pdf->source->weak_sandbox |= result->weak;
    switch (result->end) {
    case FG_CHILD_DONE: return FG_OK;
    case FG_CHILD_ABSENT: return refuse(pdf, "a PDF file: install poppler-utils to read it (pdftohtml is missing)");
    case FG_CHILD_SLOW: return refuse(pdf, "this PDF takes longer than 5 seconds to read");
    case FG_CHILD_LONG: return refuse(pdf, "this PDF holds more text than any posting or résumé");
    case FG_CHILD_CRASHED: return refuse(pdf, "this PDF needs more than 512 MiB to read, or is damaged");
    }
    return FG_OK;
}

/* Without -q, which would keep it from saying that a password is wanted. */
static fg_status read_boxes(const fg_pdf *pdf, bool with_hidden, fg_pdf_text_boxes *text) {
    static const char *const seen[] = {"pdftohtml", "-xml", "-i",  "-zoom",      "1",
                                       "-stdout",   "-l",   "200", "/dev/stdin", NULL};
    static const char *const all[] = {"pdftohtml", "-xml", "-i",  "-hidden",    "-zoom", "1",
                                      "-stdout",   "-l",   "200", "/dev/stdin", NULL};
    fg_child_result result;
    fg_status status = fg_pdf_run(pdf, with_hidden ? all : seen, &result);
    if (status != FG_OK) return status;
    if (fg_str_holds(result.errors, FG_LIT("Incorrect password")))
        return refuse(pdf, "a PDF with a password: save it without one");
    if (!fg_xml_load()) return refuse(pdf, "a PDF file: libxml2, with which it is read, cannot be loaded");
    bool read = fg_pdf_boxes(result.output, pdf->arena, &text->boxes, &text->pages);
    if (pdf->arena->failed) return fg_fail(pdf->err, FG_ENOMEM, "out of memory");
    return read ? FG_OK : refuse(pdf, "a damaged or truncated PDF file");
}

/* All text, what is not seen of it marked. */
static fg_status read_text(const fg_pdf *pdf, fg_pdf_text_boxes *text) {
    fg_status status = read_boxes(pdf, false, text);
    if (status == FG_OK && fg_pdf_may_hide(pdf->bytes)) {
        fg_pdf_text_boxes seen = *text;
        *text = (fg_pdf_text_boxes){0};
        status = read_boxes(pdf, true, text);
        if (status == FG_OK) fg_pdf_mark_undrawn(text, &seen, pdf->arena);
    }
    return status == FG_OK ? fg_pdf_mark_pale(pdf, text) : status;
}

/* Sets the unseen boxes aside, so that only the others are laid out. */
static void part(const fg_pdf_text_boxes *text, fg_pdf_text_boxes *seen, fg_source *source) {
    for (uint32_t p = 0; p < text->pages.n; p++) {
        fg_page page = text->pages.at[p];
        uint32_t first = seen->boxes.n;
        source->apart = true;
        for (uint32_t i = page.first; i < page.end; i++) {
            const fg_box *b = &text->boxes.at[i];
            if (b->unseen && !source->all) {
                fg_source_hide(source, b->text, (fg_hidden_why)b->why);
                fg_source_hide(source, FG_LIT(" "), (fg_hidden_why)b->why);
                continue;
            }
            fg_box *out = FG_PUSH(source->arena, &seen->boxes);
            if (out) *out = *b;
        }
        fg_page *out = FG_PUSH(source->arena, &seen->pages);
        if (out) *out = (fg_page){first, seen->boxes.n, page.width, page.height};
    }
}

static uint32_t count_letters(const fg_boxes *boxes) {
    size_t n = 0;
    for (uint32_t i = 0; i < boxes->n; i++) n += fg_str_trim(boxes->at[i].text).len;
    return n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
}

static fg_status check(const fg_pdf *pdf, const fg_pdf_text_boxes *seen, fg_str text) {
    uint32_t letters = count_letters(&seen->boxes);
    if (letters < FEW_LETTERS * seen->pages.n && letters < FEW_LETTERS * 4)
        return refuse(pdf, "a PDF without text, only pictures of it (a scan): it needs text recognition first");
    fg_doc_quality quality;
    fg_text_measure(text, &quality);
    if (quality.words >= FEW_WORDS && quality.odd_words * 100 > quality.words * GARBLED_PERCENT)
        return refuse(
            pdf, "the fonts of this PDF do not say which letters they show: save it again from where it was written");
    return FG_OK;
}

fg_status fg_pdf_text(fg_str bytes, fg_str name, fg_source *source, fg_error *err) {
    fg_pdf pdf = {bytes, name, source->arena, source, err};
    fg_pdf_text_boxes all = {0}, seen = {0};
    fg_status status = read_text(&pdf, &all);
    if (status != FG_OK) return status;
    if (all.pages.n >= MOST_PAGES) return refuse(&pdf, "a PDF of more than 200 pages is no posting or résumé");
    size_t from = source->body.n;
    part(&all, &seen, source);
    fg_layout_text(&seen.boxes, &seen.pages, source);
    if (pdf.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return check(&pdf, &seen, (fg_str){source->body.at + from, source->body.n - from});
}
