/* White text is legitimate on a dark sidebar: whether it is seen there, the drawn page tells. */
#include <stdio.h>

#include "doc/pdf.h"

enum { MOST_DRAWN = 12 /* pages */, LEAST_RANGE = 32 /* of grey, between letters and what stands behind them */ };

typedef struct {
    int32_t width, height;
    const unsigned char *at;
} picture;

/* A number of a picture's head; *s moves behind it and one space. */
static int32_t number(fg_str *s) {
    int32_t n = 0;
    size_t i = 0;
    while (i < s->len && (s->ptr[i] == ' ' || s->ptr[i] == '\n')) i++;
    while (i < s->len && s->ptr[i] >= '0' && s->ptr[i] <= '9' && n < 100000) n = n * 10 + (s->ptr[i++] - '0');
    if (i < s->len) i++;
    *s = (fg_str){s->ptr + i, s->len - i};
    return n;
}

/* The next of the grey pictures (PGM) that stand one behind the other. */
static bool next_picture(fg_str *s, picture *p) {
    if (!fg_str_starts(*s, FG_LIT("P5"))) return false;
    *s = (fg_str){s->ptr + 2, s->len - 2};
    p->width = number(s);
    p->height = number(s);
    if (number(s) != 255 || p->width <= 0 || p->height <= 0) return false;
    size_t size = (size_t)p->width * (size_t)p->height;
    if (s->len < size) return false;
    p->at = (const unsigned char *)s->ptr;
    *s = (fg_str){s->ptr + size, s->len - size};
    return true;
}

static int32_t within(int32_t x, int32_t most) { return x < 0 ? 0 : x > most ? most : x; }

/* One pixel is one point. */
static bool shows(const picture *p, const fg_box *b) {
    int darkest = 255, lightest = 0;
    for (int32_t y = within(b->y0, p->height); y < within(b->y1, p->height); y++)
        for (int32_t x = within(b->x0, p->width); x < within(b->x1, p->width); x++) {
            int grey = p->at[(size_t)y * (size_t)p->width + (size_t)x];
            if (grey < darkest) darkest = grey;
            if (grey > lightest) lightest = grey;
        }
    return lightest - darkest >= LEAST_RANGE;
}

static bool is_suspect(const fg_pdf_text_boxes *text, uint32_t page) {
    for (uint32_t i = text->pages.at[page].first; i < text->pages.at[page].end; i++)
        if (text->boxes.at[i].pale && !text->boxes.at[i].unseen) return true;
    return false;
}

/* The pages from the first suspect one to the last, as far as they are drawn. */
static bool find_suspects(const fg_pdf_text_boxes *text, uint32_t *first, uint32_t *end) {
    bool found = false;
    for (uint32_t p = 0; p < text->pages.n && (!found || p - *first < MOST_DRAWN); p++) {
        if (!is_suspect(text, p)) continue;
        if (!found) *first = p;
        *end = p + 1;
        found = true;
    }
    return found;
}

static void mark(fg_pdf_text_boxes *text, uint32_t page, const picture *p) {
    for (uint32_t i = text->pages.at[page].first; i < text->pages.at[page].end; i++) {
        fg_box *b = &text->boxes.at[i];
        if (b->pale && !b->unseen && !shows(p, b)) b->unseen = true, b->why = FG_HIDDEN_PALE;
    }
}

fg_status fg_pdf_mark_pale(const fg_pdf *pdf, fg_pdf_text_boxes *text) {
    uint32_t first = 0, end = 0;
    if (!find_suspects(text, &first, &end)) return FG_OK;
    char from[16], to[16];
    snprintf(from, sizeof from, "%u", first + 1);
    snprintf(to, sizeof to, "%u", end);
    const char *const argv[] = {"pdftoppm", "-q", "-gray", "-r", "72", "-f", from, "-l", to, "/dev/stdin", NULL};
    fg_child_result result;
    fg_pdf quiet = *pdf;
    quiet.err = NULL;
    fg_status status = fg_pdf_run(&quiet, argv, &result);
    if (status == FG_ENOMEM) return fg_fail(pdf->err, status, "out of memory");
    picture p;
    fg_str rest = status == FG_OK ? result.output : (fg_str){0};
    uint32_t page = first;
    for (; page < end && next_picture(&rest, &p); page++) mark(text, page, &p);
    pdf->source->undrawn |= page < end;
    return FG_OK;
}
