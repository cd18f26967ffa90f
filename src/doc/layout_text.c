/* Rows of a page as lines: tabs where text stands far apart, words that a line end parted put together again. */
#include "doc/layout_text.h"
#include "doc/writer.h"

/* The row's text; far apart means a tab. */
static fg_str row_text(fg_layout *l, const uint32_t *order, const fg_layout_row *r) {
    fg_buf out;
    bool spaced = true; /* nothing stands in front, or a space */
    int32_t at = 0;
    fg_buf_init(&out, l->arena);
    for (uint32_t i = r->first; i < r->end; i++) {
        const fg_box *b = &l->boxes[order[i]];
        fg_str text = fg_str_trim(b->text);
        int32_t gap = b->x0 - at, height = fg_most(b->y1 - b->y0, 1);
        if (i > r->first && gap >= 2 * height)
            fg_buf_add_char(&out, '\t');
        else if (i > r->first && (spaced || text.ptr > b->text.ptr || gap * 8 > height))
            fg_buf_add_char(&out, ' ');
        fg_buf_add(&out, text);
        spaced = text.ptr + text.len < b->text.ptr + b->text.len;
        at = b->x1;
    }
    return fg_unspaced(fg_buf_str(&out), l->arena);
}

/* ---- words that a line end parts ---- */

#define SOFT_HYPHEN "\xC2\xAD"
#define HYPHEN "\xE2\x80\x90"

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static size_t ending_hyphen(fg_str s) {
    size_t n = fg_str_ends(s, FG_LIT("-"))           ? 1
               : fg_str_ends(s, FG_LIT(SOFT_HYPHEN)) ? 2
               : fg_str_ends(s, FG_LIT(HYPHEN))      ? 3
                                                     : 0;
    return n && s.len > n && is_word_byte(s.ptr[s.len - n - 1]) ? n : 0;
}

/* Does the word stand somewhere by itself? */
static bool stands_alone(const fg_layout *l, fg_str word) {
    for (uint32_t i = 0; i < l->n; i++) {
        fg_str text = l->boxes[i].text;
        for (size_t k = 0; k + word.len <= text.len; k++) {
            if (memcmp(text.ptr + k, word.ptr, word.len) != 0) continue;
            bool left = k > 0 && (is_word_byte(text.ptr[k - 1]) || text.ptr[k - 1] == '-');
            bool right =
                k + word.len < text.len && (is_word_byte(text.ptr[k + word.len]) || text.ptr[k + word.len] == '-');
            if (!left && !right) return true;
        }
    }
    return false;
}

/* "cloud-native" keeps its hyphen, "develop-ment" does not: what is no word by itself was only parted by the line end. */
static bool is_compound(const fg_layout *l, fg_str before, fg_str behind) {
    size_t from = before.len, to = 0;
    while (from > 0 && is_word_byte(before.ptr[from - 1])) from--;
    while (to < behind.len && is_word_byte(behind.ptr[to])) to++;
    fg_str first = {before.ptr + from, before.len - from}, second = {behind.ptr, to};
    return stands_alone(l, first) && stands_alone(l, second);
}

/* Takes the line end, and perhaps the hyphen, off what was written; true if `text` goes on there. */
static bool join_word(fg_layout *l, fg_str text) {
    fg_str written = {l->out->at, l->out->n ? l->out->n - 1 : 0};
    size_t n = ending_hyphen(written);
    if (!n || !text.len || text.ptr[0] < 'a' || text.ptr[0] > 'z') return false;
    written.len -= n;
    bool compound = n != 2 && is_compound(l, written, text);
    l->out->n = written.len;
    if (compound) fg_buf_add_char(l->out, '-');
    return true;
}

/* Some programs write every hyphen as a soft one. */
static void add_line(fg_layout *l, fg_str text) {
    for (size_t i = 0; i < text.len; i++) {
        bool soft = i + 2 < text.len && text.ptr[i] == SOFT_HYPHEN[0] && text.ptr[i + 1] == SOFT_HYPHEN[1];
        fg_buf_add_char(l->out, soft ? '-' : text.ptr[i]);
        i += soft;
    }
    fg_buf_add_char(l->out, '\n');
}

/* ---- lines ---- */

static void mark_line(fg_layout *l, const uint32_t *order, const fg_layout_row *r, size_t offset) {
    bool bold = true, large = true;
    for (uint32_t i = r->first; i < r->end; i++) {
        const fg_box *b = &l->boxes[order[i]];
        if (fg_is_blank(b->text)) continue;
        bold &= b->bold;
        large &= b->size * 10 >= l->body * 12;
    }
    if (!bold && !large) return;
    fg_mark *m = FG_PUSH(l->arena, l->marks);
    if (m) *m = (fg_mark){(uint32_t)offset, FG_LINE_BOLD, 0};
}

/* Does a wider gap than between lines, a column or a page lie between the row and what was written last? */
static bool begins_paragraph(const fg_layout *l, const fg_layout_row *r) {
    int32_t height = r->y1 - r->y0;
    if (l->last_y1 < 0) return l->out->n > 0;
    return (r->y0 - l->last_y1) * 10 > fg_most(height, l->last_height) * 9 || r->y0 < l->last_y1 - height;
}

void fg_layout_write_row(fg_layout *l, const uint32_t *order, const fg_layout_row *r) {
    if (r->dropped) return;
    fg_str text = row_text(l, order, r);
    bool apart = begins_paragraph(l, r);
    l->last_y1 = r->y1;
    l->last_height = r->y1 - r->y0;
    if (!text.len) return;
    if (apart) fg_buf_add_char(l->out, '\n');
    if (apart || !join_word(l, text)) mark_line(l, order, r, l->out->n);
    add_line(l, text);
}
