#include "doc/pdf.h"

#include "doc/child.h"

enum {
    SECONDS = 5,
    MEMORY = 512 << 20,
    OUTPUT = 24 << 20,
    MOST_PAGES = 200,
    FEW_LETTERS = 40,    /* less than this is no text of a page */
    FEW_WORDS = 20,      /* less than this tells nothing of the fonts */
    GARBLED_PERCENT = 40 /* of words that look like none */
};

typedef struct {
    fg_str bytes, name;
    fg_arena *arena;
    fg_error *err;
} reader;

static fg_status refuse(const reader *r, const char *why) {
    return fg_fail(r->err, FG_EINPUT, "%.*s: %s", FG_STR_ARG(r->name), why);
}

static fg_status run(const reader *r, const char *const *argv, fg_child_result *result) {
    fg_child child = {.argv = argv, .seconds = SECONDS, .memory = MEMORY, .output = OUTPUT};
    fg_status status = fg_child_run(&child, r->bytes, r->arena, result, r->err);
    if (status != FG_OK) return status;
    switch (result->end) {
    case FG_CHILD_DONE: return FG_OK;
    case FG_CHILD_ABSENT: return refuse(r, "a PDF file: install poppler-utils to read it (pdftohtml is missing)");
    case FG_CHILD_SLOW: return refuse(r, "this PDF takes longer than 5 seconds to read");
    case FG_CHILD_LONG: return refuse(r, "this PDF holds more text than any posting or résumé");
    case FG_CHILD_CRASHED: return refuse(r, "this PDF needs more than 512 MiB to read, or is damaged");
    }
    return FG_OK;
}

static fg_status to_boxes(const reader *r, bool with_hidden, fg_boxes *boxes, fg_pages *pages) {
    static const char *const seen[] = {"pdftohtml", "-q", "-xml", "-i",         "-zoom", "1",
                                       "-stdout",   "-l", "200",  "/dev/stdin", NULL};
    static const char *const all[] = {"pdftohtml", "-q",      "-xml", "-i",  "-hidden",    "-zoom",
                                      "1",         "-stdout", "-l",   "200", "/dev/stdin", NULL};
    fg_child_result result;
    fg_status status = run(r, with_hidden ? all : seen, &result);
    if (status != FG_OK) return status;
    if (fg_str_holds(result.errors, FG_LIT("Incorrect password")))
        return refuse(r, "a PDF with a password: save it without one");
    bool read = fg_pdf_boxes(result.output, r->arena, boxes, pages);
    if (r->arena->failed) return fg_fail(r->err, FG_ENOMEM, "out of memory");
    return read ? FG_OK : refuse(r, "a damaged or truncated PDF file");
}

static uint32_t count_letters(const fg_boxes *boxes) {
    size_t n = 0;
    for (uint32_t i = 0; i < boxes->n; i++) n += fg_str_trim(boxes->at[i].text).len;
    return n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
}

static fg_status check(const reader *r, const fg_pages *pages, const fg_boxes *boxes, fg_str text) {
    if (count_letters(boxes) < FEW_LETTERS * pages->n && count_letters(boxes) < FEW_LETTERS * 4)
        return refuse(r, "a PDF without text, only pictures of it (a scan): it needs text recognition first");
    fg_doc_quality quality;
    fg_text_measure(text, &quality);
    if (quality.words >= FEW_WORDS && quality.odd_words * 100 > quality.words * GARBLED_PERCENT)
        return refuse(
            r, "the fonts of this PDF do not say which letters they show: save it again from where it was written");
    return FG_OK;
}

fg_status fg_pdf_text(fg_str bytes, fg_str name, fg_source *source, uint32_t *hidden, fg_error *err) {
    reader r = {bytes, name, source->arena, err};
    fg_boxes boxes = {0}, all = {0};
    fg_pages pages = {0}, all_pages = {0};
    fg_status status = to_boxes(&r, false, &boxes, &pages);
    if (status == FG_OK) status = to_boxes(&r, true, &all, &all_pages);
    if (status != FG_OK) return status;
    if (pages.n >= MOST_PAGES) return refuse(&r, "a PDF of more than 200 pages is no posting or résumé");
    size_t from = source->body.n;
    fg_layout_text(&boxes, &pages, source);
    *hidden = all.n > boxes.n ? all.n - boxes.n : 0;
    if (r.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return check(&r, &pages, &boxes, (fg_str){source->body.at + from, source->body.n - from});
}
