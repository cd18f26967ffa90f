/* Text to lines: where each begins and ends, and what its layout says. Plain text and Markdown are read alike. */
#include "doc/bytes.h"
#include "doc/doc.h"

enum {
    NEIGHBOURS = 3, /* lines to both sides that may repeat a doubtful bullet */
    MOST_MARKS = 8, /* bullets in a row: "> > - " */
    LONGEST_UNDERLINED = 80,
    DEEPEST = 16
};

static fg_str raw_of(const fg_doc *doc, const fg_line *l) { return fg_doc_slice(doc, l->from, l->to); }

static fg_str text_of(const fg_doc *doc, const fg_line *l) { return fg_doc_slice(doc, l->start, l->end); }

/* ---- characters ---- */

static uint32_t at(fg_str s, size_t i) { return i < s.len ? fg_utf8_next(s, &i) : 0; }

static size_t after(fg_str s, size_t i) {
    if (i < s.len) fg_utf8_next(s, &i);
    return i;
}

static bool is_invisible(uint32_t cp) { return (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 || cp == 0xFEFF; }

static bool is_space(uint32_t cp) {
    return cp == ' ' || cp == '\t' || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000 || is_invisible(cp);
}

static bool is_digit(uint32_t cp) { return cp >= '0' && cp <= '9'; }

static bool is_upper(uint32_t cp) { return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7); }

static bool is_letter(uint32_t cp) {
    if (cp < 0x80) return (cp >= 'a' && cp <= 'z') || is_upper(cp);
    return cp >= 0xC0 && cp != 0xD7 && cp != 0xF7 && (cp < 0x2000 || cp >= 0x3040);
}

/* What most lines begin and end with. */
static bool is_ink(char c) { return c > ' ' && (unsigned char)c < 0x80; }

static size_t skip_spaces(fg_str s, size_t i) {
    while (i < s.len && is_space(at(s, i))) i = after(s, i);
    return i;
}

/* Position of the last character. */
static size_t last_at(fg_str s) {
    size_t i = s.len;
    if (i > 0) i--;
    while (i > 0 && ((unsigned char)s.ptr[i] & 0xC0) == 0x80) i--;
    return i;
}

static void trim_end(const fg_doc *doc, fg_line *l) {
    for (;;) {
        fg_str s = text_of(doc, l);
        if (s.len && is_ink(s.ptr[s.len - 1])) return;
        size_t last = last_at(s);
        if (s.len == 0 || !is_space(at(s, last))) return;
        l->end = l->start + (uint32_t)last;
    }
}

static void skip_start(const fg_doc *doc, fg_line *l, size_t n) {
    fg_str s = text_of(doc, l);
    l->start += (uint32_t)skip_spaces(s, n);
}

/* ---- line ends ---- */

/* The length of a line end at i, 0 if there is none. */
static size_t line_end(fg_str s, size_t i) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c == '\r') return i + 1 < s.len && s.ptr[i + 1] == '\n' ? 2 : 1;
    if (c == '\n' || c == '\v' || c == '\f') return 1;
    if (c != 0xC2 && c != 0xE2) return 0;
    uint32_t cp = at(s, i);
    return cp == 0x85 ? 2 : cp == 0x2028 || cp == 0x2029 ? 3 : 0;
}

static void measure_indent(const fg_doc *doc, fg_line *l) {
    fg_str s = raw_of(doc, l);
    uint32_t columns = 0;
    size_t i = 0;
    for (; i < s.len && !is_ink(s.ptr[i]) && is_space(at(s, i)); i = after(s, i)) {
        uint32_t cp = at(s, i);
        columns += cp == '\t' ? 4 : is_invisible(cp) ? 0 : 1;
    }
    l->indent = (uint16_t)(columns < UINT16_MAX ? columns : UINT16_MAX);
    l->start = l->from + (uint32_t)i;
    l->end = l->to;
    trim_end(doc, l);
}

/* Where a line may end. */
static fg_bytes ends_of(fg_bytes v) {
    return fg_bytes_among(v, '\n', '\r' - '\n' + 1) | fg_bytes_equal(v, '\xC2') | fg_bytes_equal(v, '\xE2');
}

/* The first place at or behind i where a line may end. */
static size_t skip_line(fg_str s, size_t i) {
    static const bool may_end[256] = {
        ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true, [0xC2] = true, [0xE2] = true};
    while (i + FG_BYTES <= s.len && !fg_bytes_any(ends_of(fg_bytes_at(s.ptr + i)))) i += FG_BYTES;
    while (i < s.len && !may_end[(unsigned char)s.ptr[i]]) i++;
    return i;
}

static void split(fg_doc *doc) {
    fg_str s = doc->text;
    bool blank = true;
    for (size_t from = 0, i = 0; (i = skip_line(s, i)) <= s.len; i++) {
        size_t n = i < s.len ? line_end(s, i) : 0;
        if (n == 0 && i < s.len) continue;
        fg_line l = {.from = (uint32_t)from, .to = (uint32_t)i, .blank_before = blank};
        measure_indent(doc, &l);
        blank = l.start == l.end;
        if (!blank) {
            fg_line *made = FG_PUSH(&doc->arena, &doc->lines);
            if (!made) return;
            *made = l;
        }
        from = i + (n ? n : 1);
        i = from - 1;
    }
}

/* ---- bullets ---- */

/* Signs that are bullets whatever follows. Private use characters are what symbol fonts leave behind. */
static bool is_symbol(uint32_t cp) {
    static const uint32_t symbols[] = {0xB7,   0x2022, 0x2023, 0x2027, 0x2043, 0x2219, 0x2192, 0x25A0,  0x25A1,
                                       0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25C6, 0x25C7, 0x25CB,  0x25CF,
                                       0x25E6, 0x25FE, 0x2605, 0x2606, 0x2610, 0x2611, 0x2612, 0x2666,  0x26AB,
                                       0x2705, 0x2713, 0x2714, 0x2726, 0x2751, 0x2752, 0x274F, 0x2750,  0x2756,
                                       0x2764, 0x2794, 0x27A1, 0x27A2, 0x27A4, 0x2B1B, 0x2B25, 0x1F538, 0x1F539};
    for (size_t i = 0; cp >= symbols[0] && i < FG_COUNT(symbols); i++)
        if (symbols[i] == cp) return true;
    return cp >= 0xE000 && cp <= 0xF8FF;
}

static bool is_dash(uint32_t cp) { return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212; }

/* Letters that stand for a bullet of a symbol font, and what is left of one that was lost. */
static bool is_lost_symbol(uint32_t cp) {
    return cp == 'o' || cp == 'v' || cp == 'q' || cp == 0xD8 || cp == 0xFC || cp == 0xA7 || cp == 0xFFFD || cp == '?';
}

/* Behind a sign of one kind: "--", "->", ">>". */
static size_t behind_sign(fg_str s) {
    uint32_t cp = at(s, 0);
    size_t i = after(s, 0);
    while (i < s.len && (cp == '>' || (cp == '-' && i < 3)) && (unsigned char)s.ptr[i] == cp) i++;
    if (cp == '-' && at(s, i) == '>') i++;
    return i;
}

static bool is_sign(uint32_t cp) { return is_dash(cp) || cp == '*' || cp == '+' || cp == '>' || cp == 0xBB; }

/* Does a line near this one begin with the same mark, and after it a space, or behind a sign a letter or digit? */
static bool is_repeated(const fg_doc *doc, uint32_t index, uint32_t mark, bool digits) {
    uint32_t first = index > NEIGHBOURS ? index - NEIGHBOURS : 0;
    for (uint32_t i = first; i < doc->lines.n && i <= index + NEIGHBOURS; i++) {
        fg_str s = raw_of(doc, &doc->lines.at[i]);
        size_t start = skip_spaces(s, 0);
        s = (fg_str){s.ptr + start, s.len - start};
        if (i == index || at(s, 0) != mark) continue;
        uint32_t next = at(s, behind_sign(s));
        if (is_space(next) || (is_sign(mark) && (is_letter(next) || (digits && is_digit(next))))) return true;
    }
    return false;
}

/* "-Python" among others of its kind, but not "-5 degrees", "*emphasis*" or a lonely "*required". */
static bool is_glued(const fg_doc *doc, uint32_t index, fg_str s, size_t behind) {
    uint32_t cp = at(s, 0), next = at(s, behind);
    if (cp == '*' && s.ptr[s.len - 1] == '*') return false;
    if (cp == '+' && !is_letter(next)) return false;
    bool starts_text = is_letter(next) || is_digit(next) || next == '(' || next == '"' || next == '.' || next == '$';
    return starts_text && is_repeated(doc, index, cp, is_letter(next));
}

static size_t sign_length(const fg_doc *doc, uint32_t index, fg_str s) {
    uint32_t cp = at(s, 0);
    if (cp == '\\' && s.len > 2 && strchr("-*+", s.ptr[1]) && is_space(at(s, 2))) return 2;
    if (!is_sign(cp)) return 0;
    size_t i = behind_sign(s);
    if (i == s.len || is_space(at(s, i))) return i;
    return is_glued(doc, index, s, i) ? i : 0;
}

/* "o Text": sure with a tab or two spaces, else only before a capital and among others. */
static size_t lost_symbol_length(const fg_doc *doc, uint32_t index, fg_str s) {
    uint32_t cp = at(s, 0);
    size_t i = after(s, 0);
    if (!is_lost_symbol(cp) || !is_space(at(s, i))) return 0;
    bool wide = at(s, i) == '\t' || is_space(at(s, after(s, i)));
    if (cp == 0xFFFD || (wide && cp != '?')) return i;
    return is_upper(at(s, after(s, i))) && is_repeated(doc, index, cp, false) ? i : 0;
}

static bool is_roman(fg_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(s.ptr[0] < 'a' ? "IVX" : "ivx", s.ptr[i])) return false;
    return s.len >= 2 && s.len <= 5;
}

/* "1." "1)" "(a)" "a." "iv.". A capital and a dot is an initial: "C. elegans". */
static size_t ordinal_length(fg_str s) {
    bool opened = s.len > 0 && s.ptr[0] == '(';
    size_t from = opened ? 1 : 0, i = from;
    while (i < s.len && i - from < 6 && (is_digit((unsigned char)s.ptr[i]) || is_letter((unsigned char)s.ptr[i]))) i++;
    fg_str name = {s.ptr + from, i - from};
    if (i + 1 >= s.len || name.len == 0 || !is_space(at(s, i + 1))) return 0;
    char close = s.ptr[i];
    if (close != ')' && (close != '.' || opened)) return 0;
    uint32_t number;
    bool letter = name.len == 1 && is_letter((unsigned char)name.ptr[0]) &&
                  (close == ')' || !is_upper((unsigned char)name.ptr[0]));
    bool good = letter || is_roman(name) || (name.len <= 2 && fg_str_to_u32(name, &number));
    return good ? i + 1 : 0;
}

static size_t box_length(fg_str s) {
    bool box = s.len > 3 && s.ptr[0] == '[' && strchr(" xX", s.ptr[1]) && s.ptr[2] == ']' && is_space(at(s, 3));
    return box ? 3 : 0;
}

static size_t symbol_length(fg_str s) {
    size_t i = 0;
    while (i < s.len && is_symbol(at(s, i))) i = after(s, i);
    if (i && at(s, i) == 0xFE0F) i = after(s, i); /* "show this as an emoji" */
    return i;
}

/* Marks that may stand behind another: "> - [ ] text". */
static size_t mark_length(const fg_doc *doc, uint32_t index, fg_str s) {
    size_t n = symbol_length(s);
    if (n == 0) n = sign_length(doc, index, s);
    return n ? n : box_length(s);
}

static void read_bullet(fg_doc *doc, uint32_t index) {
    fg_line *l = &doc->lines.at[index];
    for (int marks = 0; marks < MOST_MARKS; marks++) {
        fg_str s = text_of(doc, l);
        size_t n = s.len ? mark_length(doc, index, s) : 0;
        if (n == 0) break;
        l->flags |= FG_LINE_BULLET;
        skip_start(doc, l, n);
    }
    fg_str s = text_of(doc, l);
    size_t n = l->flags & FG_LINE_BULLET ? 0 : lost_symbol_length(doc, index, s);
    if (n == 0) n = ordinal_length(s);
    if (n == 0) return;
    l->flags |= FG_LINE_BULLET;
    skip_start(doc, l, n);
}

/* ---- Markdown ---- */

static bool is_rule(fg_str s) {
    for (size_t i = 0; i < s.len; i = after(s, i)) {
        uint32_t cp = at(s, i);
        bool mark =
            cp < 0x80 ? cp && strchr("-*_=~+|:.#>`\\ \t", (int)cp) : is_dash(cp) || (cp >= 0x2500 && cp <= 0x259F);
        if (!mark && !is_space(cp)) return false;
    }
    return true;
}

static bool is_table(fg_str s) { return s.len >= 3 && s.ptr[0] == '|' && s.ptr[s.len - 1] == '|'; }

static void read_table(const fg_doc *doc, fg_line *l) {
    l->flags |= FG_LINE_TABLE;
    l->end--;
    skip_start(doc, l, 1);
    trim_end(doc, l);
}

static bool read_heading(const fg_doc *doc, fg_line *l) {
    fg_str s = text_of(doc, l);
    size_t n = 0;
    while (n < s.len && s.ptr[n] == '#') n++;
    if (n == 0 || n > 6 || !is_space(at(s, n))) return false;
    l->flags |= FG_LINE_HEADING;
    l->level = (uint8_t)n;
    skip_start(doc, l, n);
    s = text_of(doc, l);
    size_t end = s.len;
    while (end > 0 && s.ptr[end - 1] == '#') end--;
    if (end > 0 && end < s.len && s.ptr[end - 1] == ' ') l->end = l->start + (uint32_t)end; /* "## Skills ##", not C# */
    trim_end(doc, l);
    return true;
}

static size_t run_of(fg_str s, size_t i, char c) {
    size_t n = 0;
    while (i + n < s.len && s.ptr[i + n] == c) n++;
    return n;
}

/* **Text**, **Text:** and **Text**: over the whole line, but not **one** and **two**. */
static void read_bold(const fg_doc *doc, fg_line *l) {
    fg_str s = text_of(doc, l);
    if (s.len < 5 || (s.ptr[0] != '*' && s.ptr[0] != '_')) return;
    char mark = s.ptr[0];
    size_t n = run_of(s, 0, mark), end = s.len;
    if (s.ptr[end - 1] == ':') end--;
    while (end > 0 && s.ptr[end - 1] == ' ') end--;
    if (n < 2 || n > 3 || end < 2 * n + 1) return;
    for (size_t i = n; i < end - n; i++)
        if (run_of(s, i, mark) >= 2) return;
    if (run_of(s, end - n, mark) < n) return;
    l->flags |= FG_LINE_BOLD;
    l->end = l->start + (uint32_t)(end - n);
    skip_start(doc, l, n);
    trim_end(doc, l);
}

/* Most lines begin with a letter that is no mark, and nothing that could be an ordinal. */
static bool is_plain(fg_str s) {
    enum { ORDINAL_MOST = 7 /* letters and what closes them */ };
    if (s.len <= ORDINAL_MOST || !is_letter((unsigned char)s.ptr[0]) || is_lost_symbol((unsigned char)s.ptr[0]))
        return false;
    unsigned closed = 0;
    for (size_t i = 1; i < ORDINAL_MOST; i++) closed |= (s.ptr[i] == '.') | (s.ptr[i] == ')');
    return !closed && (unsigned char)s.ptr[0] < 0x80;
}

static void classify(fg_doc *doc, uint32_t index) {
    fg_line *l = &doc->lines.at[index];
    fg_str s = text_of(doc, l);
    if (is_plain(s)) return;
    if (is_table(s)) read_table(doc, l);
    bool lone_bullet = is_sign(at(s, 0)) && after(s, 0) == s.len;
    if (is_rule(s) && !lone_bullet) {
        l->flags |= FG_LINE_RULE;
        l->start = l->end;
        return;
    }
    if (l->flags & FG_LINE_TABLE) return;
    if (!read_heading(doc, l)) read_bullet(doc, index);
    read_bold(doc, l);
}

/* ---- what takes more than one line ---- */

/* A bullet alone on its line, as PDF and HTML tools leave it, belongs to the text of the next. */
static void join_lone_bullets(fg_doc *doc) {
    uint32_t kept = 0;
    bool pending = false, blank = false;
    uint16_t indent = 0;
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        fg_line l = doc->lines.at[i];
        if (l.start == l.end && !(l.flags & FG_LINE_RULE)) {
            blank = l.blank_before || (pending && blank);
            pending = (l.flags & FG_LINE_BULLET) != 0;
            indent = l.indent;
            continue;
        }
        if (pending && !l.blank_before && !(l.flags & (FG_LINE_BULLET | FG_LINE_RULE | FG_LINE_HEADING))) {
            l.flags |= FG_LINE_BULLET;
            l.indent = indent;
        }
        if (pending) l.blank_before = l.blank_before || blank;
        pending = false;
        doc->lines.at[kept++] = l;
    }
    doc->lines.n = kept;
}

static uint8_t underline_level(const fg_doc *doc, const fg_line *l) {
    fg_str s = raw_of(doc, l);
    s = fg_str_trim(s);
    if (s.len < 3 || run_of(s, 0, s.ptr[0]) != s.len) return 0;
    return s.ptr[0] == '=' ? 1 : s.ptr[0] == '-' ? 2 : 0;
}

static void mark_underlined(fg_doc *doc) {
    for (uint32_t i = 1; i < doc->lines.n; i++) {
        fg_line *rule = &doc->lines.at[i], *l = rule - 1;
        uint8_t level = rule->flags & FG_LINE_RULE && !rule->blank_before ? underline_level(doc, rule) : 0;
        fg_str s = text_of(doc, l);
        bool title = s.len > 0 && s.len <= LONGEST_UNDERLINED && !strchr(".,;", s.ptr[s.len - 1]);
        if (level == 0 || !title || (l->flags & ~FG_LINE_BOLD)) continue;
        l->flags |= FG_LINE_HEADING;
        l->level = level;
    }
}

static void set_levels(fg_doc *doc) {
    uint16_t indents[DEEPEST];
    uint8_t n = 0;
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        fg_line *l = &doc->lines.at[i];
        if (!(l->flags & FG_LINE_BULLET)) {
            bool ends_list =
                l->flags & (FG_LINE_HEADING | FG_LINE_RULE) || (l->blank_before && n && l->indent <= indents[0]);
            if (ends_list) n = 0;
            continue;
        }
        /* One column of difference comes from numbers set flush right. */
        while (n > 0 && l->indent + 1 < indents[n - 1]) n--;
        if (n == 0 || (l->indent > indents[n - 1] + 1 && n < DEEPEST)) indents[n++] = l->indent;
        l->level = (uint8_t)(n - 1);
    }
}

fg_status fg_doc_split_lines(fg_doc *doc, fg_error *err) {
    split(doc);
    if (doc->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < doc->lines.n; i++) classify(doc, i);
    join_lone_bullets(doc);
    mark_underlined(doc);
    set_levels(doc);
    return FG_OK;
}
