/* Text that is in a PDF without being drawn: what pdftohtml gives with -hidden and not without. */
#include <stdlib.h>

#include "doc/pdf.h"

enum { LOOK_AHEAD = 64 /* boxes; both lists go the same way over the page */ };

/* Where `part` stands in `whole`; whole.len if nowhere. */
static size_t find(fg_str whole, fg_str part) {
    for (size_t i = 0; i + part.len <= whole.len; i++)
        if (memcmp(whole.ptr + i, part.ptr, part.len) == 0) return i;
    return whole.len;
}

static bool is_within(const fg_box *seen, const fg_box *b) {
    return abs(seen->y0 - b->y0) <= 1 && seen->x0 >= b->x0 - 1 && seen->x1 <= b->x1 + 1;
}

/* A run may hold seen and undrawn words that stand beside each other. Takes out of `rest` what is seen of it. */
static bool take(const fg_box *b, fg_str *rest, const fg_box *seen, fg_arena *arena) {
    fg_str part = fg_str_trim(seen->text);
    size_t at = is_within(seen, b) && part.len ? find(*rest, part) : rest->len;
    if (at == rest->len) return false;
    fg_buf left;
    fg_buf_init(&left, arena);
    fg_buf_add(&left, (fg_str){rest->ptr, at});
    fg_buf_add(&left, (fg_str){rest->ptr + at + part.len, rest->len - at - part.len});
    *rest = fg_buf_str(&left);
    return true;
}

static void add(fg_boxes *out, const fg_box *like, fg_str text, bool undrawn, fg_arena *arena) {
    fg_box *b = fg_str_trim(text).len ? FG_PUSH(arena, out) : NULL;
    if (!b) return;
    *b = *like;
    b->text = text;
    if (undrawn) b->unseen = true, b->why = FG_HIDDEN_UNDRAWN;
}

/* Seen boxes stay as they are; what is left of the others is undrawn. */
static void mark_page(fg_boxes *out, const fg_page *page, const fg_boxes *all, const fg_page *seen_page,
                      const fg_boxes *seen, fg_arena *arena) {
    uint32_t at = seen_page->first;
    for (uint32_t i = page->first; i < page->end && !arena->failed; i++) {
        const fg_box *b = &all->at[i];
        fg_str rest = b->text;
        uint32_t next = at;
        for (uint32_t k = at; k < seen_page->end && k - at < LOOK_AHEAD && fg_str_trim(rest).len; k++) {
            if (!take(b, &rest, &seen->at[k], arena)) continue;
            add(out, &seen->at[k], seen->at[k].text, false, arena);
            next = k + 1;
        }
        at = next;
        add(out, b, rest, true, arena);
    }
}

void fg_pdf_mark_undrawn(fg_pdf_text_boxes *all, const fg_pdf_text_boxes *seen, fg_arena *arena) {
    fg_boxes out = {0};
    fg_page none = {0};
    for (uint32_t p = 0; p < all->pages.n; p++) {
        fg_page *page = &all->pages.at[p];
        uint32_t first = out.n;
        mark_page(&out, page, &all->boxes, p < seen->pages.n ? &seen->pages.at[p] : &none, &seen->boxes, arena);
        page->first = first;
        page->end = out.n;
    }
    all->boxes.at = out.at;
    all->boxes.n = out.n;
    all->boxes.cap = out.cap;
}
