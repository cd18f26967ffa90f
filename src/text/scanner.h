/* How a text is walked to cut it into tokens; token.c walks, the others know kinds of tokens. */
#ifndef FG_SCANNER_H
#define FG_SCANNER_H
#include "text/token.h"

typedef enum { FG_CH_OTHER, FG_CH_SPACE, FG_CH_LETTER, FG_CH_DIGIT, FG_CH_IGNORED } fg_char_class;

typedef struct {
    fg_tokens *out;
    fg_str text; /* up to the end of the range */
    size_t at;
    size_t start;     /* of the range */
    size_t mark;      /* the next sign that an address holds, as far as was looked */
    size_t mark_from; /* no white space stands between here and it */
    uint8_t flags;    /* of the next token: FG_TOK_SPACE, FG_TOK_LINE */
} fg_scanner;

fg_char_class fg_class_of_wide(uint32_t cp);

static inline fg_char_class fg_class_of_ascii(unsigned char c) {
    if ((unsigned char)((c | 32) - 'a') < 26) return FG_CH_LETTER;
    if ((unsigned char)(c - '0') < 10) return FG_CH_DIGIT;
    return c <= ' ' || c == 0x7F ? FG_CH_SPACE : FG_CH_OTHER;
}

/* Class of the character at i and the index behind it. */
static inline fg_char_class fg_class_at(const fg_scanner *s, size_t i, size_t *next) {
    *next = i;
    if (i >= s->text.len) return FG_CH_SPACE;
    unsigned char c = (unsigned char)s->text.ptr[i];
    if (c >= 0x80) return fg_class_of_wide(fg_utf8_next(s->text, next));
    *next = i + 1;
    return fg_class_of_ascii(c);
}

static inline bool fg_is_letter_at(const fg_scanner *s, size_t i) {
    size_t next;
    return i < s->text.len && fg_class_at(s, i, &next) == FG_CH_LETTER;
}
static inline bool fg_is_alnum_at(const fg_scanner *s, size_t i) {
    size_t next;
    fg_char_class c = fg_class_at(s, i, &next);
    return i < s->text.len && (c == FG_CH_LETTER || c == FG_CH_DIGIT);
}
static inline char fg_byte_at(const fg_scanner *s, size_t i) { return i < s->text.len ? s->text.ptr[i] : '\0'; }
static inline bool fg_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool fg_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool fg_is_lower(char c) { return c >= 'a' && c <= 'z'; }

/* The end of the letters and digits that stand at i. */
size_t fg_run_end(const fg_scanner *s, size_t i);

/* The next token: text[start, end) of a form (FG_NONE: out of memory), of which NULL is returned. */
fg_token *fg_add_token(fg_scanner *s, fg_token_class cls, size_t start, size_t end, uint32_t form);
/* The word text[start, end), of which what stands before `kept` is normalised. */
void fg_add_word(fg_scanner *s, size_t start, size_t kept, size_t end, bool drop_dots);

/* token_plain.c: walks over plain words, signs and spaces up to what must be looked at closely, or out of memory. */
void fg_scan_plain(fg_scanner *s);
/* token_word.c: the word at hand, with dots, signs and apostrophes that belong to it. */
void fg_scan_word(fg_scanner *s);
/* token_number.c: a number, also where a unit is glued to it (5yrs); false: digits that belong to a word (3D, 4th). */
bool fg_scan_number(fg_scanner *s);
/* token_address.c: an e-mail address or URL; false: there is none. */
bool fg_scan_address(fg_scanner *s);
/* Is this an address behind an opening sign, as in Markdown's links? */
bool fg_is_bracketed_address(const fg_scanner *s);

#endif
