/*
 * Words that look like others: Cyrillic and Greek letters among Latin ones (the look-alikes of Unicode's confusables that
 * are the same to the eye), signs without width inside words, letters that only programs see, and text turned round.
 */
#include "parse/integrity.h"

static bool is_latin(uint32_t cp) {
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
           (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7);
}

static bool is_look_alike(uint32_t cp) {
    static const uint16_t list[] = {/* Cyrillic */ 0x405,
                                    0x406,
                                    0x408,
                                    0x410,
                                    0x412,
                                    0x415,
                                    0x41A,
                                    0x41C,
                                    0x41D,
                                    0x41E,
                                    0x420,
                                    0x421,
                                    0x422,
                                    0x423,
                                    0x425,
                                    0x430,
                                    0x435,
                                    0x43E,
                                    0x440,
                                    0x441,
                                    0x443,
                                    0x445,
                                    0x455,
                                    0x456,
                                    0x458,
                                    0x501,
                                    0x51B,
                                    0x51D,
                                    /* Greek */ 0x391,
                                    0x392,
                                    0x395,
                                    0x396,
                                    0x397,
                                    0x399,
                                    0x39A,
                                    0x39C,
                                    0x39D,
                                    0x39F,
                                    0x3A1,
                                    0x3A4,
                                    0x3A5,
                                    0x3A7,
                                    0x3BF};
    for (size_t i = 0; i < FG_COUNT(list); i++)
        if (list[i] == cp) return true;
    return false;
}

static bool has_no_width(uint32_t cp) {
    return (cp >= 0x200B && cp <= 0x200D) || (cp >= 0x2060 && cp <= 0x2064) || cp == 0xFEFF;
}

/* Letters of tags, which nothing draws; and what turns the order of letters round. */
static bool is_trick(uint32_t cp) { return (cp >= 0xE0020 && cp <= 0xE007F) || cp == 0x202E || cp == 0x202D; }

typedef struct {
    uint32_t latin, alike, widthless, tricks;
} letters;

static letters letters_of(fg_str word) {
    letters n = {0};
    uint32_t before = 0;
    for (size_t i = 0; i < word.len;) {
        uint32_t cp = fg_utf8_next(word, &i);
        size_t next = i;
        n.latin += is_latin(cp);
        n.alike += is_look_alike(cp);
        n.tricks += is_trick(cp);
        n.widthless += has_no_width(cp) && is_latin(before) && i < word.len && is_latin(fg_utf8_next(word, &next));
        before = cp;
    }
    return n;
}

static void tell(fg_resume_reading *x, fg_odd_kind kind, uint32_t n, fg_span first) {
    if (n) fg_resume_add_oddity(x, kind, n, first);
}

/* The next byte that begins a sign behind those of Latin script (U+0300); the end if there is none. */
static size_t next_strange(fg_str text, size_t i) {
    while (i < text.len && (unsigned char)text.ptr[i] < 0xCC) i++;
    return i;
}

static bool is_space(fg_str text, size_t i) {
    unsigned char c = (unsigned char)text.ptr[i];
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '/' ||
           (c == 0xA0 && i > 0 && (unsigned char)text.ptr[i - 1] == 0xC2);
}

static fg_span word_around(fg_str text, size_t i) {
    size_t from = i, to = i;
    while (from > 0 && !is_space(text, from - 1)) from--;
    while (to < text.len && !is_space(text, to)) to++;
    if (to < text.len && (unsigned char)text.ptr[to] == 0xA0) to--; /* its first byte */
    return (fg_span){(uint32_t)from, (uint32_t)to};
}

void fg_resume_find_letters(fg_resume_reading *x) {
    fg_str text = x->resume->doc->text;
    fg_span alike = {0, 0}, widthless = {0, 0};
    uint32_t n_alike = 0, n_widthless = 0;
    for (size_t i = next_strange(text, 0); i < text.len;) {
        fg_span word = word_around(text, i);
        letters n = letters_of(fg_doc_slice(x->resume->doc, word.start, word.end));
        if (n.latin >= 2 && n.alike && n_alike++ == 0) alike = word;
        if ((n.widthless || n.tricks) && n_widthless++ == 0) widthless = word;
        i = next_strange(text, word.end);
    }
    tell(x, FG_ODD_LETTERS, n_alike, alike);
    tell(x, FG_ODD_WIDTHLESS, n_widthless, widthless);
}
