/* What most of a text is: words and numbers of ASCII letters and digits, signs that stand for themselves, and spaces. The
 * loop that walks over it is what the speed of all depends on: it keeps its state in registers and asks of each byte
 * that it looks at only what a table says. */
#include "text/scan.h"
#include "text/scanner.h"

typedef enum { AT_OTHER, AT_SPACE, AT_LETTER, AT_DIGIT, AT_SIGN } byte_kind;

#define FIVE(c, k) [(c)] = (k), [(c) + 1] = (k), [(c) + 2] = (k), [(c) + 3] = (k), [(c) + 4] = (k)
/* What begins with a byte. Signs that can mean several things are others. */
static const uint8_t begins[256] = {
    FIVE('a', AT_LETTER), FIVE('f', AT_LETTER), FIVE('k', AT_LETTER), FIVE('p', AT_LETTER), FIVE('u', AT_LETTER),
    FIVE('A', AT_LETTER), FIVE('F', AT_LETTER), FIVE('K', AT_LETTER), FIVE('P', AT_LETTER), FIVE('U', AT_LETTER),
    FIVE('0', AT_DIGIT),  FIVE('5', AT_DIGIT),  ['z'] = AT_LETTER,    ['Z'] = AT_LETTER,    [' '] = AT_SPACE,
    [','] = AT_SIGN,      [';'] = AT_SIGN,      [':'] = AT_SIGN,      ['!'] = AT_SIGN,      ['?'] = AT_SIGN,
    ['('] = AT_SIGN,      [')'] = AT_SIGN,      ['/'] = AT_SIGN,      ['"'] = AT_SIGN,      ['\''] = AT_SIGN,
    ['$'] = AT_SIGN,      ['%'] = AT_SIGN,      ['+'] = AT_SIGN,      ['#'] = AT_SIGN,      ['|'] = AT_SIGN,
    ['['] = AT_SIGN,      [']'] = AT_SIGN,      ['_'] = AT_SIGN,      ['='] = AT_SIGN};

/* What a byte behind the letters and digits of a word says of the word's end. */
typedef enum {
    END_UNSURE, /* it may belong to the word */
    END_SURE,
    END_CLOSED, /* where white space follows it */
    END_SIGN,   /* where white space follows it, or if this is no address */
    END_OTHER   /* if this is no address */
} word_end;

#define FOUR(c, k) [(c)] = (k), [(c) + 1] = (k), [(c) + 2] = (k), [(c) + 3] = (k)
static const uint8_t ends_word[256] = {
    FOUR(0, END_SURE),  FOUR(4, END_SURE),  FOUR(8, END_SURE),  FOUR(12, END_SURE), FOUR(16, END_SURE),
    FOUR(20, END_SURE), FOUR(24, END_SURE), FOUR(28, END_SURE), [' '] = END_SURE,   [','] = END_SURE,
    [';'] = END_SURE,   ['.'] = END_CLOSED, [')'] = END_SIGN,   [':'] = END_SIGN,   ['!'] = END_SIGN,
    ['?'] = END_SIGN,   ['"'] = END_SIGN,   ['$'] = END_OTHER,  ['%'] = END_OTHER,  ['('] = END_OTHER,
    ['*'] = END_OTHER,  ['-'] = END_OTHER,  ['/'] = END_OTHER,  ['<'] = END_OTHER,  ['='] = END_OTHER,
    ['>'] = END_OTHER,  ['['] = END_OTHER,  [']'] = END_OTHER,  ['\\'] = END_OTHER, ['^'] = END_OTHER,
    ['_'] = END_OTHER,  ['`'] = END_OTHER,  ['{'] = END_OTHER,  ['|'] = END_OTHER,  ['}'] = END_OTHER,
    ['~'] = END_OTHER};

static inline bool is_space(char c) { return (unsigned char)c <= ' '; }

/* Finds the next sign of an address behind `at`, and from where on it can be one's. */
static void find_mark(fg_scanner *s, size_t at) {
    size_t i = at, end = s->text.len;
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
    while (s->mark_from > at && !is_space(s->text.ptr[s->mark_from - 1])) s->mark_from--;
}

/* May what stands at hand belong to an address, which has a sign of one further on? ("www." has none.) */
static inline bool may_be_address(fg_scanner *s, size_t at) {
    if (at > s->mark) find_mark(s, at);
    return at >= s->mark_from;
}

static inline bool closes(const fg_scanner *s, size_t i) { return is_space(fg_byte_at(s, i + 1)); }

/* Does the word text[at, end) end there, before `end` of the range? */
static inline bool is_word_end(fg_scanner *s, size_t at, size_t end) {
    switch (ends_word[(unsigned char)s->text.ptr[end]]) {
    case END_SURE: return true;
    case END_CLOSED: return closes(s, end);
    case END_SIGN: return closes(s, end) || !may_be_address(s, at);
    case END_OTHER: return !may_be_address(s, at);
    default: return false;
    }
}

enum { DIGITS_MOST = 4 };

/* Is text[at, end) a number, to which nothing behind it belongs? */
static bool is_number(fg_scanner *s, size_t at, size_t end, uint32_t *value) {
    *value = 0;
    if (end - at > DIGITS_MOST) return false;
    for (size_t i = at; i < end; i++) {
        if (!fg_is_digit(s->text.ptr[i])) return false;
        *value = *value * 10 + (uint32_t)(s->text.ptr[i] - '0');
    }
    *value *= 100;
    char c = fg_byte_at(s, end);
    if (c == '.' || c == ',') return !fg_is_digit(fg_byte_at(s, end + 1)) && !may_be_address(s, at);
    return is_space(c) || (c != '(' && (unsigned char)c < 0x80 && !may_be_address(s, at));
}

static inline void wait_for_form(fg_tokens *t, uint32_t token, size_t start, size_t n) {
    fg_pending *p = &t->pending[t->n_pending++];
    p->token = token;
    if (n > FG_WORD_SHORT) {
        p->tag = fg_word_long_tag((fg_str){t->text.ptr + start, n});
    } else {
        p->bits = fg_word_bits_of(t->text.ptr + start, n, start + FG_WORD_SHORT <= t->text.len);
        p->tag = fg_word_tag(p->bits, n);
    }
    if (t->forms->n_slots) __builtin_prefetch(fg_forms_slot(t->forms, p->tag));
}

/* The end of the letters and digits at `at`; 0: they are too many. */
static inline size_t run_end(const fg_scanner *s, size_t at) {
    size_t n = (size_t)__builtin_ctzll(~fg_scan_bits(s->out->words, at) | 1ull << 63);
    size_t end = at + n;
    return n >= FG_SCAN_KNOWN ? 0 : end < s->text.len ? end : s->text.len;
}

/* One sign or word at `at`: the place behind it; 0: it must be looked at closely. Tells all but a word's form. */
static inline size_t scan_one(fg_scanner *s, size_t at, byte_kind kind, fg_token *t, bool *is_word) {
    fg_forms *forms = s->out->forms;
    if (kind == AT_SIGN) {
        uint32_t form = forms->signs[(unsigned char)s->text.ptr[at]];
        if (!form) return 0;
        *t = forms->list.at[form - 1].token;
        return at + 1;
    }
    size_t end = run_end(s, at);
    t->cls = FG_TOK_WORD;
    *is_word = true;
    if (!end) return 0;
    if (kind == AT_LETTER) return end == s->text.len || is_word_end(s, at, end) ? end : 0;
    t->cls = FG_TOK_NUMBER;
    return is_number(s, at, end, &t->value) ? end : 0;
}

void fg_scan_plain(fg_scanner *s) {
    fg_tokens *tokens = s->out;
    size_t at = s->at, range_end = s->text.len;
    uint8_t flags = s->flags;
    uint32_t n = tokens->list.n, cap = tokens->list.cap;
    while (at < range_end) {
        byte_kind kind = begins[(unsigned char)s->text.ptr[at]];
        if (kind == AT_SPACE) {
            flags |= FG_TOK_SPACE;
            at++;
            continue;
        }
        if (kind == AT_OTHER) break;
        if (n == cap) {
            if (!fg_vec_grow(tokens->arena, (void **)&tokens->list.at, n, &tokens->list.cap, sizeof(fg_token))) break;
            cap = tokens->list.cap;
        }
        fg_token *t = &tokens->list.at[n];
        bool is_word = false;
        size_t end = scan_one(s, at, kind, t, &is_word);
        if (!end) break;
        t->start = (uint32_t)at;
        t->end = (uint32_t)end;
        t->flags = flags;
        tokens->list.n = ++n;
        if (is_word) wait_for_form(tokens, n - 1, at, end - at);
        if (tokens->n_pending == FG_PENDING_MOST) fg_tokens_settle(tokens);
        flags = 0;
        at = end;
    }
    s->at = at;
    s->flags = flags;
}
