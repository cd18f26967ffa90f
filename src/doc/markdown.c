/*
 * Signs of Markdown, and of HTML inside it, that stand between words: links keep their words only, emphasis and escapes
 * go. What is cut keeps its place among the origins, so that places in the original bytes stay right. Whole lines in bold,
 * headings, bullets and tables are for lines.c.
 */
#include <stdlib.h>

#include "doc/bytes.h"
#include "doc/doc.h"
#include "doc/html_tree.h"

enum { LONGEST_LINK = 2000, LONGEST_TAG = 300, LONGEST_CODE = 60, LONGEST_LIGHT = 80 };

typedef struct {
    fg_doc *doc;
    fg_arena scratch;
    FG_VEC(fg_cut) cuts;       /* apart from one another; sorted at the end */
    size_t bold_end, code_end; /* in the line: marks that a pair was cut with */
} editor;

static void add_cut(editor *e, size_t from, size_t to, char put) {
    fg_cut *c = FG_PUSH(&e->scratch, &e->cuts);
    if (c) *c = (fg_cut){(uint32_t)from, (uint32_t)to, put};
}

static bool is_gap(char c) { return c == ' ' || c == '\t'; }

static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static char at(fg_str line, size_t i) { return i < line.len ? line.ptr[i] : '\n'; }

static bool starts_at(fg_str line, size_t i, fg_str word) {
    return i + word.len <= line.len && memcmp(line.ptr + i, word.ptr, word.len) == 0;
}

/* The place of `c` from i on, at most `most` away; 0: there is none. */
static size_t find(fg_str line, size_t i, char c, size_t most) {
    size_t n = line.len - i < most ? line.len - i : most;
    const char *found = n ? memchr(line.ptr + i, c, n) : NULL;
    return found ? (size_t)(found - line.ptr) : 0;
}

/* ---- links ---- */

/* Behind the bracket that closes what was opened before i, brackets inside counted; 0: it is not closed. */
static size_t behind_bracket(fg_str line, size_t i, char open, char close) {
    size_t depth = 1, end = line.len - i < LONGEST_LINK ? line.len : i + LONGEST_LINK;
    for (; i < end; i++) {
        if (line.ptr[i] == open) depth++;
        if (line.ptr[i] == close && --depth == 0) return i + 1;
    }
    return 0;
}

/* An address, perhaps with a title behind it: not "[sic](as they say)". */
static bool is_target(fg_str s) {
    fg_str address = fg_str_cut(&s, ' ');
    for (size_t i = 0; i < address.len; i++)
        if (strchr("/#.:@", address.ptr[i])) return true;
    return false;
}

/* "[words](target)" and "![picture](target)" at i: where to go on. */
static size_t cut_link(editor *e, size_t base, fg_str line, size_t i) {
    bool picture = at(line, i) == '!';
    size_t from = i + (picture ? 2 : 1), words = behind_bracket(line, from, '[', ']');
    if (!words || at(line, words) != '(') return from;
    size_t end = behind_bracket(line, words + 1, '(', ')');
    if (!end || !is_target((fg_str){line.ptr + words + 1, end - words - 2})) return from;
    if (picture) {
        add_cut(e, base + i, base + end, 0);
        return end;
    }
    add_cut(e, base + i, base + from, 0);
    add_cut(e, base + words - 1, base + end, 0);
    return from;
}

/* ---- emphasis ---- */

static size_t run_at(fg_str line, size_t i) {
    size_t n = 0;
    while (at(line, i + n) == line.ptr[i]) n++;
    return n;
}

static bool has_words(fg_str line, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (is_word(line.ptr[i])) return true;
    return false;
}

/* Does nothing but a bullet, heading or number stand before i? */
static bool begins_line(fg_str line, size_t i) {
    size_t k = 0, digits = 0;
    while (k < i && (strchr(" \t>*+-#", line.ptr[k]) || (unsigned char)line.ptr[k] >= 0x80)) k++;
    while (k + digits < i && digits < 2 && line.ptr[k + digits] >= '0' && line.ptr[k + digits] <= '9') digits++;
    if (digits && k + digits < i && strchr(".)", line.ptr[k + digits])) k += digits + 1;
    while (k < i && is_gap(line.ptr[k])) k++;
    return k == i;
}

/* The closing marks for those at i, of the same length; 0: none. */
static size_t closing(fg_str line, size_t i, size_t n, size_t most) {
    char mark = line.ptr[i];
    for (size_t k = i + n + 1; k < line.len && k < i + most; k++) {
        if (line.ptr[k] != mark) continue;
        size_t run = run_at(line, k);
        if (run == n && !is_gap(line.ptr[k - 1])) return k;
        k += run - 1;
    }
    return 0;
}

/* "so *or* so": one star or line on both sides of a few words. Whole lines between such marks stay as they are. */
static size_t cut_light(editor *e, size_t base, fg_str line, size_t i) {
    size_t next = i + 1;
    bool opens = next < line.len && (is_word(line.ptr[next]) || strchr("\"'([", line.ptr[next]));
    if ((i && is_word(line.ptr[i - 1])) || !opens) return next;
    size_t close = closing(line, i, 1, LONGEST_LIGHT);
    if (!close || is_word(at(line, close + 1)) || !has_words(line, next, close)) return next;
    if (begins_line(line, i) && !has_words(line, close + 1, line.len)) return next;
    add_cut(e, base + i, base + next, 0);
    add_cut(e, base + close, base + close + 1, 0);
    return close + 1;
}

/* "~~so~~" was struck out: it no longer holds. */
static size_t cut_struck(editor *e, size_t base, fg_str line, size_t i) {
    size_t n = run_at(line, i), next = i + n, close = n == 2 ? closing(line, i, n, line.len) : 0;
    if (!close || is_gap(at(line, next))) return next;
    add_cut(e, base + i, base + close + n, 0);
    return close + n;
}

/* Marks in pairs, "**so**" and "`so`". Bold over a whole line says what the line is, and stays. */
static size_t cut_pair(editor *e, size_t base, fg_str line, size_t i) {
    bool code = line.ptr[i] == '`';
    size_t n = run_at(line, i), next = i + n, *end = code ? &e->code_end : &e->bold_end;
    bool inside = i && is_word(line.ptr[i - 1]), opens = next < line.len && !is_gap(line.ptr[next]);
    if (i == *end || !opens || (code ? n > 2 || inside : n < 2 || n > 3)) return next;
    size_t close = closing(line, i, n, code ? LONGEST_CODE : line.len);
    if (!close || (code && is_word(at(line, close + n)))) return next;
    *end = close;
    if (!code && begins_line(line, i) && !has_words(line, close + n, line.len)) return next;
    add_cut(e, base + i, base + next, 0);
    add_cut(e, base + close, base + close + n, 0);
    return next;
}

/* ---- tags, entities, escapes ---- */

static size_t cut_tag(editor *e, size_t base, fg_str line, size_t i) {
    if (starts_at(line, i, FG_LIT("<!--"))) {
        for (size_t k = i + 4; k + 3 <= line.len; k++) {
            if (!starts_at(line, k, FG_LIT("-->"))) continue;
            add_cut(e, base + i, base + k + 3, 0);
            return k + 3;
        }
        return i + 1;
    }
    uint8_t what;
    size_t end = find(line, i, '>', LONGEST_TAG);
    if (!end || !fg_html_tag_at(line, i, &what)) return i + 1;
    bool apart = what == FG_HTML_BREAK || what >= FG_HTML_BLOCK;
    add_cut(e, base + i, base + end + 1, apart ? ' ' : 0);
    return end + 1;
}

static size_t cut_entity(editor *e, size_t base, fg_str line, size_t i) {
    const struct {
        fg_str entity;
        char c;
    } entities[] = {{FG_LIT("&amp;"), '&'},  {FG_LIT("&lt;"), '<'},   {FG_LIT("&gt;"), '>'},   {FG_LIT("&nbsp;"), ' '},
                    {FG_LIT("&quot;"), '"'}, {FG_LIT("&#39;"), '\''}, {FG_LIT("&#039;"), '\''}};
    for (size_t k = 0; k < FG_COUNT(entities); k++) {
        if (!starts_at(line, i, entities[k].entity)) continue;
        add_cut(e, base + i, base + i + entities[k].entity.len, entities[k].c);
        return i + entities[k].entity.len;
    }
    return i + 1;
}

static size_t cut_escape(editor *e, size_t base, fg_str line, size_t i) {
    char next = at(line, i + 1);
    if (next == '\n' || !strchr("-*+_#.!()[]~>|&`", next)) return i + 1;
    add_cut(e, base + i, base + i + 1, 0);
    return i + 2;
}

static size_t edit_at(editor *e, size_t base, fg_str line, size_t i) {
    switch (line.ptr[i]) {
    case '\\': return cut_escape(e, base, line, i);
    case '&': return cut_entity(e, base, line, i);
    case '<': return cut_tag(e, base, line, i);
    case '[': return cut_link(e, base, line, i);
    case '!': return at(line, i + 1) == '[' ? cut_link(e, base, line, i) : i + 1;
    case '~': return cut_struck(e, base, line, i);
    case '_': return run_at(line, i) == 1 ? cut_light(e, base, line, i) : i + run_at(line, i);
    case '*':
        if (run_at(line, i) == 1) return cut_light(e, base, line, i);
        return cut_pair(e, base, line, i);
    case '`': return cut_pair(e, base, line, i);
    default: return i + 1;
    }
}

static const bool is_sign[256] = {['\\'] = true, ['&'] = true, ['<'] = true, ['['] = true, ['!'] = true,
                                  ['~'] = true,  ['_'] = true, ['*'] = true, ['`'] = true};

/* Where a sign may stand: from '[' to '`' there are signs and two others. */
static fg_bytes signs_of(fg_bytes v) {
    return fg_bytes_among(v, '[', '`' - '[' + 1) | fg_bytes_equal(v, '&') | fg_bytes_equal(v, '<') |
           fg_bytes_equal(v, '!') | fg_bytes_equal(v, '~') | fg_bytes_equal(v, '*');
}

/* The first sign at or behind i; most lines have none. */
static size_t next_sign(fg_str text, size_t i) {
    const char *p = text.ptr;
    for (; i + 2 * FG_BYTES <= text.len; i += 2 * FG_BYTES) {
        if (!fg_bytes_any(signs_of(fg_bytes_at(p + i)) | signs_of(fg_bytes_at(p + i + FG_BYTES)))) continue;
        for (size_t k = i; k < i + 2 * FG_BYTES; k++)
            if (is_sign[(unsigned char)p[k]]) return k;
    }
    while (i < text.len && !is_sign[(unsigned char)p[i]]) i++;
    return i;
}

static void edit_line(editor *e, size_t base, fg_str line) {
    e->bold_end = e->code_end = line.len;
    for (size_t i = 0; (i = next_sign(line, i)) < line.len;) i = edit_at(e, base, line, i);
}

static void find_cuts(editor *e) {
    fg_str text = e->doc->text;
    for (size_t i = 0; (i = next_sign(text, i)) < text.len;) {
        size_t from = i, to = find(text, i, '\n', text.len);
        while (from > 0 && text.ptr[from - 1] != '\n') from--;
        if (!to) to = text.len;
        edit_line(e, from, (fg_str){text.ptr + from, to - from});
        i = to;
    }
}

static int by_place(const void *a, const void *b) {
    const fg_cut *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

void fg_doc_cut_marks(fg_doc *doc) {
    editor e = {.doc = doc};
    fg_arena_init(&e.scratch, &doc->arena.alloc);
    find_cuts(&e);
    if (e.cuts.n && !e.scratch.failed) {
        qsort(e.cuts.at, e.cuts.n, sizeof *e.cuts.at, by_place);
        fg_doc_cut(doc, e.cuts.at, e.cuts.n);
    }
    if (e.scratch.failed) doc->arena.failed = true;
    fg_arena_free(&e.scratch);
}
