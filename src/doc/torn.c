/* "D eveloped s oftware i n a t eam": words whose first letters stand apart, as some programs write what they take out of
 * pages. */
#include "doc/doc.h"

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return is_small(c) || is_large(c); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
/* what may be a word of one letter */
static bool is_word(char c) { return c == 'a' || c == 'A' || c == 'I'; }

static size_t count_torn(fg_str text) {
    size_t torn = 0;
    const char *at = text.ptr, *end = text.ptr + text.len;
    while (at < end && (at = memchr(at, ' ', (size_t)(end - at)))) {
        size_t i = (size_t)(at++ - text.ptr);
        if (i == 0 || i + 1 == text.len || (i > 1 && !is_space(text.ptr[i - 2]))) continue;
        torn += is_letter(text.ptr[i - 1]) && is_small(text.ptr[i + 1]) && !is_word(text.ptr[i - 1]);
    }
    return torn;
}

bool fg_text_is_torn(fg_str text) {
    enum { LEAST = 5, ONE_IN = 40 /* bytes */ };
    size_t torn = count_torn(text);
    return torn >= LEAST && torn > text.len / ONE_IN;
}

/* A letter or digit of its own at `at`, in front of one blank. */
static bool stands_alone(fg_str line, size_t at) {
    return at + 1 < line.len && line.ptr[at + 1] == ' ' &&
           (at == 0 || is_space(line.ptr[at - 1]) || line.ptr[at - 1] == '(');
}

static size_t word_end(fg_str line, size_t at) {
    while (at < line.len && !is_space(line.ptr[at])) at++;
    return at;
}

/* Does the letter or digit at `at` belong to the two or more signs behind the blank? */
static bool opens_word(fg_str line, size_t at) {
    enum { YEAR_REST = 3 };
    char c = line.ptr[at], next = at + 2 < line.len ? line.ptr[at + 2] : 0;
    size_t end = word_end(line, at + 2);
    if (next == '#') return is_letter(c) && end <= at + 4;
    if (end <= at + 3) return false;
    if (is_digit(c))
        return (c == '1' || c == '2') && end - at - 2 == YEAR_REST && is_digit(next) && is_digit(line.ptr[at + 3]);
    if (!is_letter(c)) return false;
    return (is_small(next) && (is_letter(line.ptr[at + 3]) || !is_word(c))) || (is_large(c) && is_large(next)) ||
           (next == '+' && line.ptr[at + 3] == '+');
}

/* Marks, in `joined`, the blanks that stand inside words of which only letters of their own are left: "t o", "i n a". Of an
 * odd number one is a word by itself. */
static void pair_letters(fg_str line, size_t first, uint32_t n, char *joined) {
    uint32_t alone = n;
    if (n % 2)
        for (uint32_t i = 0; i < n; i += 2)
            if (is_word(line.ptr[first + 2 * i])) alone = i;
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        if (i == alone) i++;
        if (i + 1 >= n) break;
        char a = line.ptr[first + 2 * i], b = line.ptr[first + 2 * (i + 1)];
        if (is_small(a) ? is_small(b) : is_letter(b)) joined[first + 2 * i + 1] = 1;
    }
}

static void mark_line(fg_str line, char *joined) {
    for (size_t i = 0; i < line.len; i++) {
        if (!stands_alone(line, i)) continue;
        uint32_t n = 0; /* letters of their own that follow one another */
        size_t at = i;
        while (stands_alone(line, at) && is_letter(line.ptr[at]) && !opens_word(line, at)) {
            n++;
            at += 2;
        }
        bool last = at + 1 == line.len && is_letter(line.ptr[at]);
        pair_letters(line, i, n + last, joined);
        if (stands_alone(line, at) && opens_word(line, at)) joined[at + 1] = 1;
        if (at > i) i = at - 1;
    }
}

void fg_text_mend_torn(char *text, size_t n, char *joined) {
    for (size_t from = 0, end; from < n; from = end + 1) {
        end = from;
        while (end < n && text[end] != '\n') end++;
        fg_str line = {text + from, end - from};
        if (!count_torn(line)) continue; /* others are whole */
        mark_line(line, joined + from);
        size_t out = from;
        for (size_t i = from; i < end; i++)
            if (!joined[i]) text[out++] = text[i];
        while (out < end) text[out++] = ' ';
    }
}
