/* Words with dots, signs and apostrophes inside: Node.js, C++, R&D, O'Reilly. */
#include "text/scanner.h"

static bool is_glued_suffix(fg_str s) {
    static const char *const known[] = {"js", "net", "io", "ai", "ml", "py"};
    for (size_t i = 0; i < FG_COUNT(known); i++)
        if (fg_str_eq_nocase(s, fg_str_of(known[i]))) return true;
    return false;
}

/* Does the full stop at `dot` belong inside the word (Node.js, B.Sc) or end a sentence whose space was lost? */
static bool dot_joins(const fg_scanner *s, size_t segment, size_t dot) {
    if (!fg_is_alnum_at(s, dot + 1)) return false;
    size_t end = fg_run_end(s, dot + 1);
    fg_str left = {s->text.ptr + segment, dot - segment}, right = {s->text.ptr + dot + 1, end - dot - 1};
    if (is_glued_suffix(right)) return true;
    bool left_lower = left.len >= 3 && fg_is_lower(left.ptr[left.len - 1]);
    bool right_title = right.len >= 2 && fg_is_upper(right.ptr[0]) && fg_is_lower(right.ptr[1]);
    if (left_lower && (right_title || (right.len >= 1 && fg_is_upper(right.ptr[0])))) return false;
    return left.len <= 4 || right.len <= 4;
}

/* All segments short and of letters: an abbreviation, whose dots mean nothing (B.S., Ph.D, e.g.). */
static bool is_abbreviation(fg_str word) {
    size_t segments = 0, len = 0;
    for (size_t i = 0; i <= word.len; i++) {
        if (i == word.len || word.ptr[i] == '.') {
            bool last = i == word.len || i + 1 == word.len;
            if (!len || len > (last ? 4u : 2u)) return false;
            segments++;
            len = 0;
            if (i + 1 == word.len) break;
            continue;
        }
        if (fg_is_digit(word.ptr[i])) return false;
        len++;
    }
    return segments >= 2;
}

static size_t sign_end(const fg_scanner *s, size_t start, size_t i) {
    size_t len = i - start;
    if (fg_byte_at(s, i) == '+' && fg_byte_at(s, i + 1) == '+' && !fg_is_alnum_at(s, i + 2)) return i + 2;
    if (fg_byte_at(s, i) == '+' && len == 1 && fg_is_upper(fg_byte_at(s, start)) && !fg_is_alnum_at(s, i + 1))
        return i + 1;
    if (fg_byte_at(s, i) == '#' && len <= 2 && !fg_is_alnum_at(s, i + 1)) return i + 1;
    return i;
}

static size_t ampersand_end(const fg_scanner *s, size_t start, size_t i) {
    if (fg_byte_at(s, i) != '&' || i - start > 2 || !fg_is_upper(fg_byte_at(s, start)) ||
        !fg_is_upper(fg_byte_at(s, i + 1)))
        return i;
    size_t end = fg_run_end(s, i + 1);
    return end - i - 1 <= 2 ? end : i;
}

/* Length in bytes of an apostrophe at i, 0 if there is none. */
static size_t apostrophe_at(const fg_scanner *s, size_t i) {
    if (fg_byte_at(s, i) == '\'') return 1;
    fg_str rest = {s->text.ptr + i, i < s->text.len ? s->text.len - i : 0};
    if (fg_str_starts(rest, FG_LIT("\xE2\x80\x99")) || fg_str_starts(rest, FG_LIT("\xE2\x80\x98"))) return 3;
    return 0;
}

void fg_scan_word(fg_scanner *s) {
    size_t start = s->at, segment = start, i = start;
    if (fg_byte_at(s, i) == '.') i++; /* .NET */
    bool dotted = false;
    for (;;) {
        i = fg_run_end(s, i);
        size_t end = sign_end(s, start, i);
        if (end > i) {
            fg_add_word(s, start, end, end, false);
            return;
        }
        end = ampersand_end(s, start, i);
        if (end > i) {
            i = end;
            continue;
        }
        if (fg_byte_at(s, i) == '.' && dot_joins(s, segment, i)) {
            dotted = true;
            segment = ++i;
            continue;
        }
        break;
    }
    size_t quote = apostrophe_at(s, i);
    if (quote && fg_is_letter_at(s, i + quote)) {
        size_t end = fg_run_end(s, i + quote);
        bool owner = end == i + quote + 1 && (fg_byte_at(s, i + quote) | 32) == 's';
        fg_add_word(s, start, owner ? i : end, end, false);
        return;
    }
    if (dotted && is_abbreviation((fg_str){s->text.ptr + start, i - start})) {
        size_t end = fg_byte_at(s, i) == '.' ? i + 1 : i;
        fg_add_word(s, start, end, end, true);
        return;
    }
    fg_add_word(s, start, i, i, false);
}
