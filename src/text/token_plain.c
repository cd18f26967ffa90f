/* What most of a text is: words and numbers of ASCII letters and digits, signs that stand for themselves, and spaces. The
 * walk over it is what the speed of all depends on: it reads no bytes but only what they are, many at a time, and each
 * token costs it the finding of two bits. */
#include "text/scanner.h"

/* Finds the next sign of an address behind `at`, and from where on it can be one's. */
static void find_mark(fg_scanner *s, size_t at) {
    size_t i = at, end = s->text.len;
    for (; i < end; i++) {
        uint64_t bits = FG_SCAN_FROM(s->out->bytes, marks, i);
        if (!bits) {
            i += FG_SCAN_BLOCK - 1;
            continue;
        }
        i += (size_t)__builtin_ctzll(bits);
        if (i >= end || s->text.ptr[i] == '@' || (fg_byte_at(s, i + 1) == '/' && fg_byte_at(s, i + 2) == '/')) break;
    }
    s->mark = s->mark_from = i < end ? i : SIZE_MAX;
    if (s->mark == SIZE_MAX) return;
    while (s->mark_from > at && (unsigned char)s->text.ptr[s->mark_from - 1] > ' ') s->mark_from--;
}

/* Where what stands at hand may belong to an address, if nothing else stops before. ("www." has no sign of one.) */
static inline size_t address_from(fg_scanner *s) {
    if (s->at > s->mark) find_mark(s, s->at);
    return s->mark_from < s->text.len ? s->mark_from : s->text.len;
}

/* Bytes from the one at hand on that hold whole plain tokens, and what they are. */
typedef struct {
    uint64_t words, digits, spaces;
    size_t n;
} window;

enum { WINDOW = FG_SCAN_BLOCK - 1 /* bytes: a token's end is a bit too */ };

static inline uint64_t first_bits(size_t n) { return (1ull << n) - 1; }

static inline void shorten(window *w, size_t n) {
    w->n = n;
    w->words &= first_bits(n);
    w->digits &= first_bits(n);
    w->spaces &= first_bits(n);
}

/* Where the first number begins to which more may belong than its digits: 4th, 1,200, 401(k). Else the window's end. */
static size_t before_odd_numbers(const fg_scanner *s, const window *w, uint64_t numbers) {
    uint64_t ends = (w->digits + numbers) & ~w->digits; /* carries run through the digits of each */
    for (; numbers; numbers &= numbers - 1, ends &= ends - 1) {
        size_t end = (size_t)__builtin_ctzll(ends);
        char c = fg_byte_at(s, s->at + end);
        if (w->words >> end & 1 || c == '(' || (c == ',' && fg_is_digit(fg_byte_at(s, s->at + end + 1))))
            return (size_t)__builtin_ctzll(numbers);
    }
    return w->n;
}

/* Without a word at the end that may go on. */
static inline size_t before_last_word(const window *w) {
    uint64_t others = ~w->words & first_bits(w->n);
    return others ? 64 - (size_t)__builtin_clzll(others) : 0;
}

static inline window look(fg_scanner *s) {
    const fg_scan_block *bytes = s->out->bytes;
    size_t at = s->at, end = address_from(s);
    window w = {FG_SCAN_FROM(bytes, words, at), FG_SCAN_FROM(bytes, digits, at), FG_SCAN_FROM(bytes, spaces, at), 0};
    uint64_t odd = FG_SCAN_FROM(bytes, odd, at) | 1ull << WINDOW;
    size_t n = (size_t)__builtin_ctzll(odd);
    if (end < at + n) n = end > at ? end - at : 0;
    if (s->flags & FG_TOK_SPACE && s->text.ptr[at] == '-') n = 0; /* a dash, behind white space that is not ASCII */
    shorten(&w, n);
    if (at + n < s->text.len && w.words << 1 >> n & 1) shorten(&w, before_last_word(&w));
    uint64_t numbers = w.words & ~(w.words << 1) & w.digits;
    if (numbers) shorten(&w, before_odd_numbers(s, &w, numbers));
    return w;
}

_Static_assert(FG_TOK_SPACE == 1, "a bit of spaces is the flag");

static bool add_tokens(fg_scanner *s, const window *w) {
    fg_tokens *t = s->out;
    if (t->list.cap - t->list.n < WINDOW && !FG_RESERVE(t->arena, &t->list, WINDOW + t->list.n)) return false;
    uint64_t signs = ~(w->words | w->spaces) & first_bits(w->n);
    uint64_t starts = (w->words & ~(w->words << 1)) | signs, ends = (w->words << 1 & ~w->words) | signs << 1;
    fg_token *token = &t->list.at[t->list.n];
    uint32_t at = (uint32_t)s->at;
    for (; starts; starts &= starts - 1, ends &= ends - 1, token++) {
        uint32_t start = (uint32_t)__builtin_ctzll(starts);
        token->start = at + start;
        token->end = at + (uint32_t)__builtin_ctzll(ends);
        token->form = FG_NONE;
        token->flags = (uint8_t)(w->spaces << 1 >> start & FG_TOK_SPACE);
    }
    bool space = (w->spaces >> (w->n - 1) & 1) != 0;
    if (token > &t->list.at[t->list.n]) {
        t->list.at[t->list.n].flags |= s->flags;
        s->flags = 0;
    }
    if (space) s->flags |= FG_TOK_SPACE;
    t->list.n = (uint32_t)(token - t->list.at);
    s->at += w->n;
    return true;
}

void fg_scan_plain(fg_scanner *s) {
    while (s->at < s->text.len) {
        window w = look(s);
        if (!w.n || !add_tokens(s, &w)) break;
        if (s->out->list.n - s->out->settled >= FG_SETTLE_MOST) fg_tokens_settle(s->out);
    }
}
