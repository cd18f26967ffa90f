/*
 * Rich Text Format. Control words, groups and code pages as Word and others write them; what a reader does not see
 * (font tables, pictures, fields' instructions, hidden text) is left out.
 */
#include "doc/rtf.h"

enum { DEEPEST = 256, LONGEST_WORD = 32, NO_NUMBER = INT32_MIN, MOST_COLORS = 64, TINY = 8 /* half points */ };

/* What a group inherits and gives back. */
typedef struct {
    bool skip, hidden, bold, deleted, tiny, colors; /* colors: in the table of colours */
    bool shaded;                                    /* characters have a background of their own */
    bool header;                                    /* of pages */
    uint32_t color;                                 /* of the table */
    int32_t unicode_skip;                           /* characters that stand for \u where Unicode is unknown */
} state;

typedef struct {
    fg_str in;
    size_t at;
    fg_writer *w;
    state now, stack[DEEPEST];
    uint32_t depth;
    bool started; /* a paragraph is open */
    bool star;    /* \* : an unknown destination behind it is left out */
    bool bullet;
    int32_t to_skip;            /* characters behind \u */
    uint32_t high;              /* the first half of a surrogate pair */
    bool cyrillic;              /* \ansicpg1251 */
    bool shaded;                /* paragraph, cell or shape: white words may stand on it */
    uint8_t white[MOST_COLORS]; /* of the colours, how many of red, green and blue are full */
    uint32_t colors;
    size_t header_from; /* where the header that is open begins in the writer's text, */
    uint32_t header_marks;
    const char *fault;
} reader;

static bool is_white(const reader *r, uint32_t color) { return color < MOST_COLORS && r->white[color] == 3; }

/* ---- characters ---- */

static void add_seen(reader *r, fg_str s) {
    const state *now = &r->now;
    bool pale = is_white(r, now->color) && !now->shaded && !r->shaded;
    fg_writer_put(r->w, s, (fg_words_look){now->hidden, now->tiny, pale, now->bold});
}

static void add_code_point(reader *r, uint32_t cp) {
    char s[4];
    size_t n = 0;
    if (cp < 0x80) {
        s[n++] = (char)cp;
    } else if (cp < 0x800) {
        s[n++] = (char)(0xC0 | cp >> 6);
        s[n++] = (char)(0x80 | (cp & 63));
    } else if (cp < 0x10000) {
        s[n++] = (char)(0xE0 | cp >> 12);
        s[n++] = (char)(0x80 | (cp >> 6 & 63));
        s[n++] = (char)(0x80 | (cp & 63));
    } else {
        s[n++] = (char)(0xF0 | (cp >> 18 & 7));
        s[n++] = (char)(0x80 | (cp >> 12 & 63));
        s[n++] = (char)(0x80 | (cp >> 6 & 63));
        s[n++] = (char)(0x80 | (cp & 63));
    }
    if (r->now.skip || r->now.deleted) return;
    if (!r->started) fg_writer_open(r->w);
    r->started = true;
    add_seen(r, (fg_str){s, n});
}

/* The characters of Windows-1252 that Latin-1 has not. */
static uint32_t of_code_page(const reader *r, uint32_t byte) {
    static const uint16_t latin[] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                     0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    if (r->cyrillic && byte >= 0xC0) return byte - 0xC0 + 0x410;
    return byte >= 0x80 && byte < 0xA0 ? latin[byte - 0x80] : byte;
}

static void add_byte(reader *r, uint32_t byte) {
    if (r->to_skip > 0)
        r->to_skip--;
    else
        add_code_point(r, of_code_page(r, byte));
}

static void add_unicode(reader *r, int32_t value) {
    uint32_t unit = value < 0 ? (uint32_t)(value + 65536) : (uint32_t)value;
    r->to_skip = r->now.unicode_skip;
    if (unit >= 0xD800 && unit < 0xDC00) {
        r->high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        if (r->high) add_code_point(r, 0x10000 + ((r->high - 0xD800) << 10) + (unit - 0xDC00));
        r->high = 0;
    } else {
        add_code_point(r, unit);
    }
}

/* ---- paragraphs ---- */

static void end_paragraph(reader *r) {
    fg_paragraph_style style = {.bullet = r->bullet};
    if (r->now.skip) return;
    if (!r->started) fg_writer_open(r->w);
    fg_writer_close(r->w, &style);
    r->started = false;
    r->bullet = false;
}

static void end_row(reader *r) {
    if (r->started) end_paragraph(r);
    fg_writer_close_row(r->w);
}

static void end_cell(reader *r) {
    if (!r->w->rows.n) fg_writer_open_row(r->w);
    if (r->started) end_paragraph(r);
    fg_writer_next_cell(r->w);
}

/* ---- control words ---- */

static bool is(fg_str word, const char *what) { return fg_str_eq(word, fg_str_of(what)); }

static bool is_one_of(fg_str word, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (is(word, list[i])) return true;
    return false;
}

static bool is_unseen_destination(fg_str word) {
    static const char *const list[] = {"fonttbl",      "colortbl",          "stylesheet", "info",      "pict",
                                       "fldinst",      "listtable",         "generator",  "footerl",   "footer",
                                       "object",       "listoverridetable", "xmlnstbl",   "themedata", "datastore",
                                       "latentstyles", "rsidtbl",           "filetbl",    "revtbl",    "nonshppict",
                                       "footnote",     "annotation",        "atnid",      "atnauthor", "bkmkstart",
                                       "bkmkend",      "shpinst",           "sp",         "footerr",   "footerf"};
    return is_one_of(word, list, FG_COUNT(list));
}

static void set_state(reader *r, fg_str word, int32_t n) {
    bool on = n != 0;
    if (is(word, "plain"))
        r->now.bold = r->now.hidden = r->now.deleted = r->now.tiny = r->now.shaded = false, r->now.color = 0;
    if (is(word, "b")) r->now.bold = on;
    if (is(word, "v")) r->now.hidden = on;
    if (is(word, "deleted")) r->now.deleted = on;
    if (is(word, "uc")) r->now.unicode_skip = n == NO_NUMBER || n < 0 ? 1 : n;
    if (is(word, "ansicpg")) r->cyrillic = n == 1251;
    if (is(word, "pard")) r->bullet = r->shaded = false;
    if (is(word, "ls") && n > 0) r->bullet = true;
}

/* What makes words unseen, and what may make white ones seen. */
static void set_look(reader *r, fg_str word, int32_t n) {
    static const char *const shades[] = {"cbpat", "clcbpat", "shptxt", "rawclcbpat"};
    bool full = is(word, "red") || is(word, "green") || is(word, "blue");
    if (is(word, "colortbl")) r->now.colors = true;
    if (full && r->now.colors && n >= 0xFE && r->colors < MOST_COLORS) r->white[r->colors]++;
    if (is(word, "cf")) r->now.color = n > 0 ? (uint32_t)n : 0;
    if (is(word, "fs") && n > 0) r->now.tiny = n < TINY;
    if (is(word, "highlight") || is(word, "chcbpat") || is(word, "cb")) r->now.shaded = n > 0;
    if (is_one_of(word, shades, FG_COUNT(shades)) && n != 0) r->shaded = true;
}

static void add_sign(reader *r, fg_str word) {
    static const struct {
        const char *word;
        uint32_t cp;
    } signs[] = {{"tab", '\t'},      {"emdash", 0x2014}, {"endash", 0x2013},    {"bullet", 0x2022},
                 {"lquote", 0x2018}, {"rquote", 0x2019}, {"ldblquote", 0x201C}, {"rdblquote", 0x201D},
                 {"emspace", ' '},   {"enspace", ' '}};
    for (size_t i = 0; i < FG_COUNT(signs); i++)
        if (is(word, signs[i].word)) add_code_point(r, signs[i].cp);
}

/* Inside a paragraph it would part it. */
static void open_header(reader *r) {
    if (r->started || r->now.skip || r->w->rows.n) {
        r->now.skip = true;
        return;
    }
    r->now.header = true;
    r->header_from = r->w->out->n;
    r->header_marks = r->w->marks->n;
}

/* Each section has its own, mostly the same, and first pages and even ones do. */
static void close_header(reader *r) {
    while (r->w->rows.n) fg_writer_close_row(r->w);
    if (r->started) end_paragraph(r);
    fg_writer_take_back_repeated(r->w, 0, r->header_from, r->header_marks);
}

static bool is_header(fg_str word) {
    static const char *const list[] = {"header", "headerf", "headerl", "headerr"};
    return is_one_of(word, list, FG_COUNT(list));
}

static void do_word(reader *r, fg_str word, int32_t n) {
    if (is(word, "listtext") || is(word, "pntext")) {
        r->bullet = true;
        r->now.skip = true;
    }
    if (is_unseen_destination(word) || (r->star && !is(word, "shptxt"))) r->now.skip = true;
    if (is(word, "shptxt")) r->now.skip = false;
    if (is_header(word)) open_header(r);
    r->star = false;
    if (is(word, "u") && n != NO_NUMBER) add_unicode(r, n);
    if (is(word, "par") || is(word, "sect") || is(word, "page")) end_paragraph(r);
    if (is(word, "line") && r->started && !r->now.skip) fg_writer_add_char(r->w, '\n');
    if (is(word, "cell")) end_cell(r);
    if (is(word, "row")) end_row(r);
    if (is(word, "bin") && n > 0) r->at = r->in.len - r->at > (size_t)n ? r->at + (size_t)n : r->in.len;
    set_state(r, word, n);
    set_look(r, word, n);
    add_sign(r, word);
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void read_word(reader *r) {
    size_t from = r->at;
    while (r->at < r->in.len && is_letter(r->in.ptr[r->at]) && r->at - from < LONGEST_WORD) r->at++;
    fg_str word = {r->in.ptr + from, r->at - from};
    int32_t n = NO_NUMBER;
    bool minus = r->at + 1 < r->in.len && r->in.ptr[r->at] == '-' && is_digit(r->in.ptr[r->at + 1]);
    if (minus) r->at++;
    for (; r->at < r->in.len && is_digit(r->in.ptr[r->at]); r->at++) {
        if (n == NO_NUMBER) n = 0;
        if (n < 100000000) n = n * 10 + (r->in.ptr[r->at] - '0');
    }
    if (minus && n != NO_NUMBER) n = -n;
    if (r->at < r->in.len && r->in.ptr[r->at] == ' ') r->at++;
    do_word(r, word, n);
}

static int hex(char c) {
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void read_symbol(reader *r) {
    char c = r->in.ptr[r->at++];
    if (c == '\'' && r->at + 1 < r->in.len && hex(r->in.ptr[r->at]) >= 0 && hex(r->in.ptr[r->at + 1]) >= 0) {
        add_byte(r, (uint32_t)(hex(r->in.ptr[r->at]) * 16 + hex(r->in.ptr[r->at + 1])));
        r->at += 2;
    } else if (c == '*') {
        r->star = true;
    } else if (c == '~') {
        add_byte(r, ' ');
    } else if (c == '_') {
        add_byte(r, '-');
    } else if (c == '\n' || c == '\r') {
        end_paragraph(r);
    } else if (c == '\\' || c == '{' || c == '}') {
        add_byte(r, (uint32_t)c);
    }
}

static void open_group(reader *r) {
    if (r->depth == DEEPEST) {
        r->fault = "an RTF file that is nested too deeply";
        return;
    }
    r->stack[r->depth++] = r->now;
}

static void close_group(reader *r) {
    if (r->depth && r->now.header && !r->stack[r->depth - 1].header) close_header(r);
    if (r->depth) r->now = r->stack[--r->depth];
    r->star = false;
}

static void read_all(reader *r) {
    while (r->at < r->in.len && !r->fault) {
        char c = r->in.ptr[r->at++];
        if (c == '{')
            open_group(r);
        else if (c == '}')
            close_group(r);
        else if (c == '\\' && r->at < r->in.len)
            (is_letter(r->in.ptr[r->at]) ? read_word : read_symbol)(r);
        else if (c == ';' && r->now.colors)
            r->colors++;
        else if (c != '\r' && c != '\n' && c != 0)
            add_byte(r, (unsigned char)c);
    }
}

fg_status fg_rtf_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err) {
    reader *r = FG_NEW(arena, reader);
    if (!r) return fg_fail(err, FG_ENOMEM, "out of memory");
    *r = (reader){.in = bytes, .w = w, .now = {.unicode_skip = 1}};
    read_all(r);
    r->now.skip = false;
    if (r->started) end_paragraph(r);
    while (w->rows.n) fg_writer_close_row(w);
    if (!r->fault && r->depth > 1) r->fault = "a truncated RTF file: groups are never closed";
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return r->fault ? fg_fail(err, FG_EINPUT, "%.*s: %s", FG_STR_ARG(name), r->fault) : FG_OK;
}
