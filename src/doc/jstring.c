/* Strings of JSON: where they end, and what they say. */
#include <stddef.h>

#include "doc/jvalue.h"

typedef struct {
    fg_str text;
    size_t at;
    char *out; /* NULL: nothing was escaped yet, all stands in the text */
    size_t n;
    const char *fault;
} reader;

#define EACH_BYTE 0x0101010101010101ull
#define HIGH_BITS 0x8080808080808080ull

/* The lowest byte that is marked is right; those above it may be marked by a borrow. */
static uint64_t marks_zero(uint64_t word) { return (word - EACH_BYTE) & ~word & HIGH_BITS; }

/* Is one of eight bytes a quote, a backslash, a control sign or no ASCII? */
static bool has_special(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t below_space = (word - EACH_BYTE * 0x20) & ~word & HIGH_BITS;
    return ((word & HIGH_BITS) | below_space | marks_zero(word ^ EACH_BYTE * '"') |
            marks_zero(word ^ EACH_BYTE * '\\')) != 0;
}

static bool is_special(unsigned char c) { return c < 0x20 || c >= 0x80 || c == '"' || c == '\\'; }

static size_t skip_plain(fg_str s, size_t at) {
    while (s.len - at >= sizeof(uint64_t) && !has_special(s.ptr + at)) at += sizeof(uint64_t);
    while (at < s.len && !is_special((unsigned char)s.ptr[at])) at++;
    return at;
}

static bool is_continuation(unsigned char c) { return (c & 0xC0) == 0x80; }

/* Bytes of the character that begins here, by the table of RFC 3629; 0: it is none. */
static size_t utf8_length(fg_str s, size_t at) {
    const unsigned char *c = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at, n = c[0] < 0xC2 ? 0 : c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : c[0] < 0xF5 ? 4 : 0;
    if (!n || left < n) return 0;
    for (size_t i = 1; i < n; i++)
        if (!is_continuation(c[i])) return 0;
    if ((c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] > 0x9F)) return 0;
    if ((c[0] == 0xF0 && c[1] < 0x90) || (c[0] == 0xF4 && c[1] > 0x8F)) return 0;
    return n;
}

/* ---- escapes ---- */

static int hex_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits at r->at; -1: they are none. */
static int32_t read_unit(reader *r) {
    int32_t unit = 0;
    if (r->text.len - r->at < 4) return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_of(r->text.ptr[r->at + (size_t)i]);
        if (digit < 0) return -1;
        unit = unit << 4 | digit;
    }
    r->at += 4;
    return unit;
}

static bool is_high(int32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
static bool is_low(int32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/* Behind "\u". */
static bool read_code_point(reader *r, uint32_t *cp) {
    int32_t unit = read_unit(r), low = -1;
    r->fault = "a bad \\u escape";
    if (unit < 0) return false;
    *cp = (uint32_t)unit;
    if (!is_high(unit) && !is_low(unit)) return true;
    r->fault = "half a character in a \\u escape";
    if (is_low(unit) || r->text.len - r->at < 2 || memcmp(r->text.ptr + r->at, "\\u", 2) != 0) return false;
    r->at += 2;
    low = read_unit(r);
    *cp = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
    return is_low(low);
}

static void put_code_point(reader *r, uint32_t cp) {
    char *out = r->out + r->n;
    if (cp < 0x80) {
        out[0] = (char)cp;
        r->n += 1;
    } else if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        r->n += 2;
    } else if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        r->n += 3;
    } else {
        out[0] = (char)(0xF0 | cp >> 18);
        out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
        out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[3] = (char)(0x80 | (cp & 0x3F));
        r->n += 4;
    }
}

/* At a backslash. What it stands for is never longer than it is. */
static bool read_escape(reader *r) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    uint32_t cp;
    char c = r->text.len - r->at > 1 ? r->text.ptr[r->at + 1] : '\0';
    const char *name = c ? strchr(names, c) : NULL;
    r->at += 2;
    r->fault = "a bad escape";
    if (name)
        r->out[r->n++] = values[name - names];
    else if (c != 'u' || !read_code_point(r, &cp))
        return false;
    else
        put_code_point(r, cp);
    return true;
}

/* ---- the whole ---- */

static void copy(reader *r, size_t from) {
    if (!r->out || r->at == from) return;
    memcpy(r->out + r->n, r->text.ptr + from, r->at - from);
    r->n += r->at - from;
}

/* Bytes up to the closing quote, at least. */
static size_t most_bytes(const reader *r, size_t start) {
    size_t at = r->at;
    while (at < r->text.len) {
        const char *quote = memchr(r->text.ptr + at, '"', r->text.len - at);
        if (!quote) return r->text.len - start;
        at = (size_t)(quote - r->text.ptr);
        size_t slashes = 0;
        while (slashes < at - r->at && quote[-1 - (ptrdiff_t)slashes] == '\\') slashes++;
        if (slashes % 2 == 0) return at - start;
        at++;
    }
    return r->text.len - start;
}

/* From the first escape on what is said is no more what is written. */
static bool begin_copy(reader *r, size_t start, fg_arena *arena) {
    if (r->out) return true;
    r->out = fg_arena_alloc(arena, most_bytes(r, start) + 1);
    r->fault = "out of memory";
    if (!r->out) return false;
    memcpy(r->out, r->text.ptr + start, r->at - start);
    r->n = r->at - start;
    return true;
}

static const char *fault_at(fg_str text, size_t at) {
    if (at == text.len) return "a string has no end";
    return (unsigned char)text.ptr[at] < 0x20 ? "a control character in a string" : "not UTF-8";
}

const char *fg_jstring_read(fg_str text, size_t *at, fg_arena *arena, fg_str *out) {
    reader r = {.text = text, .at = *at};
    size_t start = *at;
    for (;;) {
        size_t from = r.at;
        r.at = skip_plain(text, from);
        unsigned char c = r.at < text.len ? (unsigned char)text.ptr[r.at] : 0;
        size_t n = c >= 0x80 ? utf8_length(text, r.at) : 0;
        r.at += n;
        copy(&r, from);
        if (n) continue;
        if (c == '"') break;
        if (c == '\\' && begin_copy(&r, start, arena) && read_escape(&r)) continue;
        *at = r.at < text.len ? r.at : text.len;
        return c == '\\' ? r.fault : fault_at(text, *at);
    }
    *out = r.out ? (fg_str){r.out, r.n} : (fg_str){text.ptr + start, r.at - start};
    *at = r.at + 1;
    return NULL;
}
