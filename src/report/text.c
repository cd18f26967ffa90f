#include "report/text.h"

#include <stdio.h>
#include <utf8proc.h>

enum { LEAST_WIDTH = 40, USUAL_WIDTH = 80, MOST_WIDTH = 1000 };

static const char ellipsis[] = "\xE2\x80\xA6";

static void put(fg_text *t, fg_str s) { fg_out_put(&t->out, s); }

void fg_text_start(fg_text *t, const fg_report_options *opt, fg_sink sink) {
    fg_out_start(&t->out, sink);
    t->color = opt && opt->color;
    t->bars = opt && opt->bars;
    t->width = opt && opt->width > 0 ? opt->width : USUAL_WIDTH;
    if (t->width < LEAST_WIDTH) t->width = LEAST_WIDTH;
    if (t->width > MOST_WIDTH) t->width = MOST_WIDTH;
    t->column = 0;
}

fg_status fg_text_finish(fg_text *t, fg_error *err) { return fg_out_finish(&t->out, err); }

void fg_text_style(fg_text *t, fg_style style) {
    static const char *const codes[FG_STYLES] = {"\x1B[0m",  "\x1B[1m",  "\x1B[2m", "\x1B[32m",
                                                 "\x1B[33m", "\x1B[31m", "\x1B[34m"};
    if (t->color) put(t, fg_str_of(codes[style]));
}

/* ---- characters and their columns ---- */

static bool is_blank(uint32_t cp) {
    return cp <= ' ' || (cp >= 0x7F && cp <= 0xA0) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x3000 ||
           (cp >= 0x2000 && cp <= 0x200A);
}

bool fg_text_is_unseen(uint32_t cp) {
    return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) ||
           cp == 0xAD || cp == 0xFEFF || (cp >= 0xE0000 && cp <= 0xE0FFF);
}

static int columns_of(uint32_t cp) {
    if (cp < 0x7F) return 1;
    return fg_text_is_unseen(cp) ? 0 : utf8proc_charwidth((utf8proc_int32_t)cp);
}

/* One character that may be shown; the rest of the text has none before it. */
typedef struct {
    fg_str bytes;
    int columns;
    bool blank;
} glyph;

/* Runs of blanks are one space; false at the end. */
static bool next_glyph(fg_str s, size_t *i, glyph *g) {
    bool blank = false;
    while (*i < s.len) {
        size_t from = *i;
        uint32_t cp = fg_utf8_next(s, i);
        if (fg_text_is_unseen(cp)) continue;
        if (is_blank(cp)) {
            blank = true;
            continue;
        }
        if (blank) {
            *i = from;
            break;
        }
        bool broken = cp == 0xFFFD;
        *g = (glyph){broken ? FG_LIT("\xEF\xBF\xBD") : (fg_str){s.ptr + from, *i - from}, columns_of(cp), false};
        return true;
    }
    *g = (glyph){FG_LIT(" "), 1, true};
    return blank;
}

int fg_text_columns(fg_str s) {
    int columns = 0;
    glyph g;
    for (size_t i = 0; next_glyph(s, &i, &g);) columns += g.columns;
    return columns;
}

static void put_glyph(fg_text *t, const glyph *g) {
    put(t, g->bytes);
    t->column += g->columns;
}

void fg_text_say(fg_text *t, const char *s) {
    fg_str rest = fg_str_of(s);
    put(t, rest);
    for (size_t i = 0; i < rest.len;) {
        uint32_t cp = fg_utf8_next(rest, &i);
        t->column = cp == '\n' ? 0 : t->column + columns_of(cp);
    }
}

void fg_text_printf(fg_text *t, const char *format, ...) {
    char out[200];
    va_list args;
    va_start(args, format);
    if (vsnprintf(out, sizeof out, format, args) > 0) fg_text_say(t, out);
    va_end(args);
}

void fg_text_pad(fg_text *t, int column) {
    while (t->column < column) fg_text_say(t, " ");
}

/* ---- words, cuts, quotes ---- */

/* The length in bytes and columns of the word at i. */
static size_t word_at(fg_str s, size_t i, int *columns) {
    glyph g;
    size_t end = i;
    *columns = 0;
    while (next_glyph(s, &i, &g) && !g.blank) {
        *columns += g.columns;
        end = i;
    }
    return end;
}

static void break_line(fg_text *t, int indent) {
    fg_text_say(t, "\n");
    fg_text_pad(t, indent);
}

/* The columns up to the next / in a word, and with it. */
static int columns_of_part(fg_str s, size_t i, size_t end) {
    int columns = 0;
    glyph g;
    while (i < end && next_glyph(s, &i, &g)) {
        columns += g.columns;
        if (fg_str_eq(g.bytes, FG_LIT("/"))) break;
    }
    return columns;
}

/* s from *i up to `end`, on lines of their own where it is longer than one: a path breaks between its folders. */
static void put_word(fg_text *t, fg_str s, size_t *i, size_t end, int indent) {
    glyph g;
    bool starts = true;
    while (*i < end) {
        bool breaks = starts && t->column > indent && t->column + columns_of_part(s, *i, end) > t->width;
        if (!next_glyph(s, i, &g)) return;
        if (breaks || t->column + g.columns > t->width) break_line(t, indent);
        put_glyph(t, &g);
        starts = fg_str_eq(g.bytes, FG_LIT("/"));
    }
}

void fg_text_words(fg_text *t, fg_str s, int indent) {
    /* A blank in front parts the words from what stands on the line. */
    bool first = !(s.len && s.ptr[0] == ' ' && t->column > indent);
    glyph g;
    s = fg_str_trim(s);
    for (size_t i = 0; i < s.len;) {
        int columns;
        size_t end = word_at(s, i, &columns);
        bool fits = t->column + columns + !first <= t->width;
        if (!fits && t->column > indent)
            break_line(t, indent);
        else if (!first)
            put_glyph(t, &(glyph){FG_LIT(" "), 1, true});
        put_word(t, s, &i, end, indent);
        first = false;
        if (!next_glyph(s, &i, &g)) break;
    }
}

void fg_text_cut(fg_text *t, fg_str s, int columns) {
    glyph g;
    s = fg_str_trim(s);
    bool whole = fg_text_columns(s) <= columns;
    int left = whole ? columns : columns - 1;
    for (size_t i = 0; next_glyph(s, &i, &g) && g.columns <= left; left -= g.columns) put_glyph(t, &g);
    if (!whole && columns > 0) fg_text_say(t, ellipsis);
}

static fg_str line_around(const fg_doc *doc, uint32_t start) {
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        const fg_line *line = &doc->lines.at[i];
        if (start >= line->from && start < line->to) return fg_doc_slice(doc, line->start, line->end);
    }
    return (fg_str){0};
}

/* Where a slice of s begins that leaves `room` columns in front of `at`, at a word if one is near. */
static size_t begin_before(fg_str s, size_t at, int room) {
    size_t from = 0;
    glyph g;
    int columns = fg_text_columns((fg_str){s.ptr, at});
    while (from < at && columns > room && next_glyph(s, &from, &g)) columns -= g.columns;
    if (from == 0 || s.ptr[from - 1] == ' ') return from;
    for (size_t i = from; i < at; i++)
        if (s.ptr[i] == ' ') return i + 1;
    return from;
}

void fg_text_quote(fg_text *t, const fg_doc *doc, uint32_t start, uint32_t end, int columns) {
    fg_str line = line_around(doc, start), words = fg_doc_slice(doc, start, end);
    bool inside = line.ptr && words.ptr >= line.ptr && words.ptr < line.ptr + line.len;
    /* Two lines or none that is known: the words alone. */
    if (!inside || words.ptr + words.len > line.ptr + line.len) {
        fg_text_cut(t, words, columns);
        return;
    }
    size_t at = (size_t)(words.ptr - line.ptr);
    int need = fg_text_columns((fg_str){line.ptr, at + words.len});
    if (need < columns || fg_text_columns(line) <= columns) {
        fg_text_cut(t, line, columns);
        return;
    }
    /* Two thirds of the room in front, and what the end of the line does not need. */
    int room = columns - fg_text_columns(words) - 2;
    int behind = fg_text_columns(line) - need;
    if (behind > room / 3) behind = room / 3;
    size_t from = begin_before(line, at, room > behind ? room - behind : 0);
    fg_text_say(t, ellipsis);
    fg_text_cut(t, (fg_str){line.ptr + from, line.len - from}, columns - 1);
}

/* ---- numbers ---- */

void fg_text_bar(fg_text *t, int32_t value, int32_t of, int cells) {
    if (!t->bars) return;
    int64_t eighths = of > 0 && value > 0 ? (int64_t)value * cells * 8 / of : 0;
    if (value > 0 && eighths == 0) eighths = 1;
    for (int i = 0; i < cells; i++) {
        int64_t part = eighths - (int64_t)i * 8;
        /* U+2588 is a full block, U+258F an eighth; the empty part is a light shade. */
        char block[4] = {(char)0xE2, (char)0x96, (char)(part >= 8 ? 0x88 : part > 0 ? 0x90 - part : 0x91), '\0'};
        fg_text_style(t, part > 0 ? FG_BLUE : FG_DIM);
        fg_text_say(t, block);
    }
    fg_text_style(t, FG_PLAIN);
}

static void put_number(fg_text *t, const char *sign, int32_t hundredths, int columns) {
    char out[24] = "-";
    int32_t tenths = (hundredths + 5) / 10;
    if (hundredths >= 0) snprintf(out, sizeof out, "%s%d.%d", sign, (int)(tenths / 10), (int)(tenths % 10));
    fg_text_pad(t, t->column + columns - (int)strlen(out));
    fg_text_say(t, out);
}

void fg_text_points(fg_text *t, int32_t hundredths, int columns) { put_number(t, "", hundredths, columns); }

void fg_text_gain(fg_text *t, int32_t hundredths, int columns) { put_number(t, "+", hundredths, columns); }
