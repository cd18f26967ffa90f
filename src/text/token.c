#include "text/token.h"

#include <utf8proc.h>

#include "text/scan.h"
#include "text/scanner.h"

fg_char_class fg_class_of_wide(uint32_t cp) {
    if (cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x3000) return FG_CH_SPACE;
    if (cp == 0xAD)
        return FG_CH_IGNORED; /* a place where a line may break; readers of placed text make hyphens of them */
    if (cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0xFEFF || cp == 0x2060) return FG_CH_IGNORED;
    if (cp == 0xAE || cp == 0xA9 || cp == 0x2122) return FG_CH_IGNORED;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    if (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) return FG_CH_LETTER;
    if (c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC) return FG_CH_LETTER;
    if (c == UTF8PROC_CATEGORY_ND) return FG_CH_DIGIT;
    if (c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP) return FG_CH_SPACE;
    if (c == UTF8PROC_CATEGORY_NO) return FG_CH_IGNORED; /* superscripts: C², footnote marks */
    return FG_CH_OTHER;
}

size_t fg_run_end(const fg_scanner *s, size_t i) {
    size_t next = i;
    while (i < s->text.len) {
        fg_char_class c = fg_class_at(s, i, &next);
        if (c != FG_CH_LETTER && c != FG_CH_DIGIT && c != FG_CH_IGNORED) break;
        i = next;
    }
    return i;
}

/* ---- one token ---- */

static inline fg_token *push(fg_tokens *t) {
    bool room = (t->list.n < t->list.cap && !t->arena->failed) ||
                fg_vec_grow(t->arena, (void **)&t->list.at, t->list.n, &t->list.cap, sizeof *t->list.at);
    return room ? &t->list.at[t->list.n++] : NULL;
}

/* A token as its form has it, whose place in the text is told. */
static inline fg_token *place_token(fg_scanner *s, size_t start, size_t end, uint32_t form) {
    fg_token *t = form == FG_NONE ? NULL : push(s->out);
    if (!t) return NULL;
    *t = s->out->forms->list.at[form].token;
    t->start = (uint32_t)start;
    t->end = (uint32_t)end;
    t->flags |= (uint8_t)((s->space ? FG_TOK_SPACE : 0) | (s->first ? FG_TOK_LINE : 0));
    s->first = s->space = false;
    return t;
}

fg_token *fg_add_token(fg_scanner *s, fg_token_class cls, size_t start, size_t end, uint32_t form) {
    fg_token *t = place_token(s, start, end, form);
    if (!t) return NULL;
    t->cls = (uint8_t)cls;
    t->flags &= FG_TOK_SPACE | FG_TOK_LINE;
    return t;
}

void fg_add_word(fg_scanner *s, size_t start, size_t kept, size_t end, bool drop_dots) {
    fg_str raw = {s->text.ptr + start, end - start};
    fg_token *t = place_token(s, start, end, fg_forms_word(s->out->forms, raw, kept - start, drop_dots));
    s->at = end;
    if (!t) return;
    if (kept < end) t->flags |= FG_TOK_OWNER;
    if (drop_dots && s->text.ptr[end - 1] == '.') t->flags |= FG_TOK_DOT;
}

/* ---- signs ---- */

/* Signs that mean the same. */
static char plain_sign(uint32_t cp) {
    switch (cp) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2BC:
    case 0xB4: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2212: return '-';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return FG_DASH;
    case 0x2022:
    case 0xB7:
    case 0x25AA:
    case 0x25E6:
    case 0x25CF:
    case 0x25CB:
    case 0x2023:
    case 0x2043:
    case 0x27A2:
    case 0x2713:
    case 0x2714:
    case 0x2756:
    case 0x25A0:
    case 0xF0B7:
    case 0x2219: return FG_BULLET;
    case 0x2026: return '.';
    case 0x2044:
    case 0x2215: return '/';
    case 0xFF0C:
    case 0x3001: return ',';
    case 0xFF1A: return ':';
    case 0xFF08: return '(';
    case 0xFF09: return ')';
    default: return '?';
    }
}

/* "SQL*Plus": the star joins; in "teams*Led a crew" it is a bullet. */
static bool is_star_in_name(const fg_scanner *s, size_t next) {
    size_t at = s->at;
    return s->text.ptr[at] == '*' && !s->space && at >= 2 && fg_is_upper(fg_byte_at(s, at - 1)) &&
           fg_is_upper(fg_byte_at(s, at - 2)) && next < s->text.len && fg_is_upper(fg_byte_at(s, next));
}

static void add_sign(fg_scanner *s, char sign, size_t end) {
    fg_token *t = place_token(s, s->at, end, fg_forms_sign(s->out->forms, sign));
    if (t && sign != '&') {
        t->cls = FG_TOK_PUNCT;
        t->value = (uint8_t)sign;
    }
    s->at = end;
}

static void scan_sign(fg_scanner *s) {
    size_t next = s->at;
    char sign = s->text.ptr[next];
    if ((unsigned char)sign < 0x80)
        next++;
    else
        sign = plain_sign(fg_utf8_next(s->text, &next));
    if (sign == '-' && s->space && (next >= s->text.len || fg_byte_at(s, next) == ' ')) sign = FG_DASH;
    if (is_star_in_name(s, next)) sign = '_';
    add_sign(s, sign, next);
}

/* ---- plain words ---- */

/* What a byte behind the letters and digits of a word says of the word's end. */
typedef enum {
    END_UNSURE, /* it may belong to the word */
    END_SURE,
    END_CLOSED, /* where white space follows it */
    END_SIGN    /* if this is no address */
} word_end;

#define SPACES(first) [first] = END_SURE, [(first) + 1] = END_SURE, [(first) + 2] = END_SURE, [(first) + 3] = END_SURE
/* Letters and digits are behind those that are looked at in one go. */
static const uint8_t ends_word[256] = {
    SPACES(0),        SPACES(4),        SPACES(8),        SPACES(12),       SPACES(16),        SPACES(20),
    SPACES(24),       SPACES(28),       [' '] = END_SURE, [','] = END_SURE, [';'] = END_SURE,  ['.'] = END_CLOSED,
    ['!'] = END_SIGN, ['"'] = END_SIGN, ['$'] = END_SIGN, ['%'] = END_SIGN, ['('] = END_SIGN,  [')'] = END_SIGN,
    ['*'] = END_SIGN, ['-'] = END_SIGN, ['/'] = END_SIGN, [':'] = END_SIGN, ['<'] = END_SIGN,  ['='] = END_SIGN,
    ['>'] = END_SIGN, ['?'] = END_SIGN, ['['] = END_SIGN, [']'] = END_SIGN, ['\\'] = END_SIGN, ['^'] = END_SIGN,
    ['_'] = END_SIGN, ['`'] = END_SIGN, ['{'] = END_SIGN, ['|'] = END_SIGN, ['}'] = END_SIGN,  ['~'] = END_SIGN};

/* Finds the next sign of an address behind `at`, and from where on it can be one's. */
static void find_mark(fg_scanner *s) {
    size_t i = s->at, end = s->text.len;
    for (uint64_t bits; i < end; i++) {
        bits = fg_scan_bits(s->out->marks, i);
        if (!bits) {
            i += FG_SCAN_KNOWN - 1;
            continue;
        }
        i += (size_t)__builtin_ctzll(bits);
        if (i >= end || s->text.ptr[i] == '@' || (fg_byte_at(s, i + 1) == '/' && fg_byte_at(s, i + 2) == '/')) break;
    }
    s->mark = s->mark_from = i < end ? i : SIZE_MAX;
    if (s->mark == SIZE_MAX) return;
    while (s->mark_from > s->at && (unsigned char)s->text.ptr[s->mark_from - 1] > ' ') s->mark_from--;
}

/* May what stands at hand belong to an address, which has a sign of one further on? ("www." has none.) */
static inline bool may_be_address(fg_scanner *s) {
    if (s->at > s->mark) find_mark(s);
    return s->at >= s->mark_from;
}

/* Most words are ASCII letters and digits, and what follows shows that nothing belongs to them. Their end; 0: to be
 * looked at closely. */
static inline size_t plain_word_end(fg_scanner *s) {
    uint64_t others = ~fg_scan_bits(s->out->words, s->at);
    size_t n = (size_t)__builtin_ctzll(others), end = s->at + n;
    if (n >= FG_SCAN_KNOWN) return 0;
    if (end >= s->text.len) return s->text.len;
    switch (ends_word[(unsigned char)s->text.ptr[end]]) {
    case END_SURE: return end;
    case END_UNSURE: return 0;
    case END_SIGN:
        if (!may_be_address(s)) return end;
        return strchr(")!?:\"", s->text.ptr[end]) && (unsigned char)fg_byte_at(s, end + 1) <= ' ' ? end : 0;
    default: return (unsigned char)fg_byte_at(s, end + 1) <= ' ' ? end : 0;
    }
}

static void add_plain_word(fg_scanner *s, size_t end) {
    fg_tokens *t = s->out;
    bool room = s->at + FG_WORD_SHORT <= t->text.len;
    (void)place_token(s, s->at, end, fg_forms_plain(t->forms, t->text.ptr + s->at, end - s->at, room));
    s->at = end;
}

/* ---- the walk ---- */

void fg_tokens_init(fg_tokens *tokens, fg_arena *arena, fg_forms *forms, fg_str text) {
    *tokens = (fg_tokens){.arena = arena, .forms = forms, .text = text};
    size_t n = fg_scan_size(text.len);
    tokens->words = FG_NEW_N(arena, uint64_t, n);
    tokens->marks = FG_NEW_N(arena, uint64_t, n);
    if (tokens->words && tokens->marks) fg_scan(text, tokens->words, tokens->marks);
}

static bool is_sign_before(const fg_scanner *s) {
    char c = s->text.ptr[s->at - 1];
    return c == '/' || c == '(' || c == ',' || c == '"';
}

/* ".NET" */
static bool is_dot_name(const fg_scanner *s) {
    return s->text.ptr[s->at] == '.' && fg_is_letter_at(s, s->at + 1) &&
           (s->space || (s->at > s->start && is_sign_before(s)));
}

/* A token that is no plain word. */
static void scan_closely(fg_scanner *s, fg_char_class c) {
    bool word = c == FG_CH_LETTER || c == FG_CH_DIGIT;
    if (word && (s->space || fg_is_bracketed_address(s)) && fg_scan_address(s)) return;
    if (c == FG_CH_DIGIT && fg_is_digit(s->text.ptr[s->at]) && fg_scan_number(s)) return;
    if (word || is_dot_name(s))
        fg_scan_word(s);
    else
        scan_sign(s);
}

static bool skip_space(fg_scanner *s, fg_char_class c, size_t next) {
    if (c == FG_CH_SPACE) s->space = true;
    if (c != FG_CH_SPACE && c != FG_CH_IGNORED) return false;
    s->at = next;
    return true;
}

void fg_tokenize(fg_tokens *tokens, uint32_t start, uint32_t end) {
    fg_scanner s = {
        .out = tokens, .text = {tokens->text.ptr, end}, .at = start, .start = start, .space = true, .first = true};
    while (s.at < end && !tokens->arena->failed && !tokens->forms->arena->failed) {
        size_t next, plain;
        if (s.text.ptr[s.at] == ' ') {
            s.space = true;
            s.at++;
            continue;
        }
        fg_char_class c = fg_class_at(&s, s.at, &next);
        if (skip_space(&s, c, next)) continue;
        if (c == FG_CH_LETTER && (plain = plain_word_end(&s)))
            add_plain_word(&s, plain);
        else
            scan_closely(&s, c);
    }
    if (tokens->forms->arena->failed) tokens->arena->failed = true;
}
