#include "doc/writer.h"

void fg_writer_init(fg_writer *w, fg_source *source) {
    *w = (fg_writer){.arena = source->arena, .source = source, .out = &source->body, .marks = &source->marks};
}

static size_t character(fg_str s, size_t i) {
    size_t at = i;
    fg_utf8_next(s, &at);
    return at - i;
}

static bool is_gap(char c) { return c == ' ' || c == '\t'; }

/* How many characters of a line stand alone between single spaces; 0: some word has several. */
static uint32_t lone_characters(fg_str line) {
    uint32_t n = 0;
    for (size_t i = 0; i < line.len;) {
        if (is_gap(line.ptr[i])) {
            i++;
            continue;
        }
        i += character(line, i);
        if (i < line.len && !is_gap(line.ptr[i])) return 0;
        n++;
    }
    return n;
}

fg_str fg_unspaced(fg_str line, fg_arena *arena) {
    if (lone_characters(line) < 4) return line;
    fg_buf out;
    fg_buf_init(&out, arena);
    for (size_t i = 0; i < line.len;) {
        size_t gap = i;
        while (gap < line.len && is_gap(line.ptr[gap])) gap++;
        if (gap > i + 1 || (gap > i && line.ptr[i] == '\t')) fg_buf_add_char(&out, ' ');
        size_t n = character(line, gap);
        fg_buf_add(&out, (fg_str){line.ptr + gap, n});
        i = gap + n;
    }
    return fg_buf_str(&out);
}

static fg_paragraph *innermost(fg_writer *w) { return w->open.n ? &w->open.at[w->open.n - 1] : NULL; }

void fg_writer_open(fg_writer *w) {
    fg_paragraph *p = FG_PUSH(w->arena, &w->open);
    if (!p) return;
    *p = (fg_paragraph){0};
    fg_buf_init(&p->text, w->arena);
}

void fg_writer_add(fg_writer *w, fg_str s, bool bold) {
    fg_paragraph *p = innermost(w);
    if (!p) return;
    for (size_t i = 0; i < s.len; i++) fg_buf_add_char(&p->text, s.ptr[i] == '\n' || s.ptr[i] == '\r' ? ' ' : s.ptr[i]);
    if (!bold && fg_str_trim(s).len) p->plain = true;
}

void fg_writer_add_char(fg_writer *w, char c) {
    fg_paragraph *p = innermost(w);
    if (p) fg_buf_add_char(&p->text, c);
}

void fg_writer_hide(fg_writer *w, fg_str s, bool bold, fg_hidden_why why) {
    if (w->source->all)
        fg_writer_add(w, s, bold);
    else
        fg_source_hide(w->source, s, why);
}

static void mark(fg_writer *w, const fg_paragraph *p, const fg_paragraph_style *style) {
    bool bold = !p->plain && !style->bullet;
    if (!style->heading && !bold) return;
    fg_mark *m = FG_PUSH(w->arena, w->marks);
    if (m) *m = (fg_mark){(uint32_t)w->out->n, style->heading ? FG_LINE_HEADING : FG_LINE_BOLD, style->heading};
}

static void write_line(fg_writer *w, const fg_paragraph *p, fg_str line, const fg_paragraph_style *style) {
    mark(w, p, style);
    for (uint8_t i = 0; style->bullet && i < style->level; i++) fg_buf_add(w->out, FG_LIT("  "));
    if (style->bullet) fg_buf_add(w->out, FG_LIT("\xE2\x80\xA2 "));
    fg_buf_add(w->out, line);
    fg_buf_add_char(w->out, '\n');
}

static bool is_blank(fg_str s) { return fg_str_trim(s).len == 0; }

void fg_writer_put(fg_writer *w, fg_str s, fg_words_look look) {
    if (look.vanished)
        fg_writer_hide(w, s, look.bold, FG_HIDDEN_MARKED);
    else if (look.tiny)
        fg_writer_hide(w, s, look.bold, FG_HIDDEN_TINY);
    else if (look.pale)
        fg_writer_hide(w, s, look.bold, FG_HIDDEN_PALE);
    else
        fg_writer_add(w, s, look.bold);
}

void fg_writer_close(fg_writer *w, const fg_paragraph_style *style) {
    if (!w->open.n) return;
    w->source->apart = true;
    fg_paragraph p = w->open.at[--w->open.n];
    fg_str text = fg_buf_str(&p.text);
    fg_paragraph_style s = *style;
    if (is_blank(text)) {
        if (w->out->n && !w->rows.n) fg_buf_add_char(w->out, '\n');
        return;
    }
    if (w->rows.n && ++w->rows.at[w->rows.n - 1].paragraphs > 1) w->rows.at[w->rows.n - 1].tall = true;
    while (text.len) {
        fg_str line = fg_str_trim(fg_str_cut(&text, '\n'));
        if (line.len) write_line(w, &p, fg_unspaced(line, w->arena), &s);
        s.bullet = false; /* of the first line only */
        if (w->rows.n && text.len) w->rows.at[w->rows.n - 1].tall = true;
    }
}

/* ---- tables ---- */

void fg_writer_open_row(fg_writer *w) {
    fg_row *r = FG_PUSH(w->arena, &w->rows);
    if (r) *r = (fg_row){.offset = (uint32_t)w->out->n, .marks = w->marks->n};
}

void fg_writer_next_cell(fg_writer *w) {
    if (w->rows.n) w->rows.at[w->rows.n - 1].paragraphs = 0;
}

void fg_writer_close_row(fg_writer *w) {
    if (!w->rows.n) return;
    fg_row r = w->rows.at[--w->rows.n];
    if (w->rows.n) w->rows.at[w->rows.n - 1].tall = true; /* a table in a cell */
    if (r.tall || w->out->n <= r.offset) return;
    uint32_t lines = 0;
    for (size_t i = r.offset; i + 1 < w->out->n; i++) {
        if (w->out->at[i] != '\n') continue;
        w->out->at[i] = '\t';
        lines++;
    }
    if (lines) w->marks->n = r.marks + (w->marks->n == r.marks + lines + 1); /* the row is bold if all cells are */
}

/* No header is longer than that; more is neither looked for nor looked at, because to compare would take time. */
enum { LONGEST_HEADER = 1 << 10, NEAR = 8 << 10 };

void fg_writer_take_back_repeated(fg_writer *w, size_t first, size_t from, uint32_t marks) {
    const fg_buf *out = w->out;
    size_t n = out->n - from;
    if (!n || n > LONGEST_HEADER) return;
    for (size_t at = first; at + n <= from && at < first + NEAR; at++) {
        if (memcmp(out->at + at, out->at + from, n) != 0) continue;
        w->out->n = from;
        w->marks->n = marks;
        return;
    }
}
