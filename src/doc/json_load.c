/*
 * A line of JSON is mostly one long string. Long strings are read here and jansson is given a short one in place of
 * each, which is put right in what it made. Where anything is out of order, jansson reads the line as it is: whether it
 * is JSON, and what is wrong with it, is for jansson alone to say.
 */
#include "doc/json_load.h"

#include <utf8proc.h>

#include "doc/bytes.h"

enum {
    FLAGS = JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES,
    LONG = 128 /* bytes of a string from which on this is worth it */
};

#define STAND_IN '\x7F' /* begins what stands for a long string; its number follows */

typedef struct {
    fg_arena arena;
    fg_buf line; /* with short strings in place of long ones */
    FG_VEC(fg_str) strings;
    uint32_t found; /* of them, in what jansson made */
} lift;

/* ---- one string ---- */

/* The end of what needs neither decoding nor checking: ASCII without control characters and backslashes. */
static size_t plain_end(fg_str s, size_t i) {
    for (; i + FG_BYTES <= s.len; i += FG_BYTES) {
        fg_bytes v = fg_bytes_at(s.ptr + i);
        if (fg_bytes_any(~fg_bytes_among(v, ' ', 0x60) | fg_bytes_equal(v, '\\'))) break;
    }
    while (i < s.len && (unsigned char)(s.ptr[i] - ' ') < 0x60 && s.ptr[i] != '\\') i++;
    return i;
}

/* Four hexadecimal digits at i; -1: there are none. */
static int32_t hex_at(fg_str s, size_t i) {
    int32_t value = 0;
    if (s.len < 4 || i > s.len - 4) return -1;
    for (size_t k = i; k < i + 4; k++) {
        char c = s.ptr[k];
        bool digit = c >= '0' && c <= '9', letter = (c | 32) >= 'a' && (c | 32) <= 'f';
        if (!digit && !letter) return -1;
        value = value * 16 + (digit ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

static bool is_in(int32_t cp, int32_t first, int32_t last) { return cp >= first && cp <= last; }

/* "\u00e9", or the two halves of a character; *i moves behind it. */
static bool add_code_point(fg_buf *out, fg_str s, size_t *i) {
    utf8proc_uint8_t bytes[4];
    int32_t cp = hex_at(s, *i + 2);
    *i += 6;
    if (is_in(cp, 0xD800, 0xDBFF)) {
        bool follows = *i + 1 < s.len && s.ptr[*i] == '\\' && s.ptr[*i + 1] == 'u';
        int32_t low = follows ? hex_at(s, *i + 2) : -1;
        if (!is_in(low, 0xDC00, 0xDFFF)) return false;
        cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
        *i += 6;
    }
    if (cp < 0 || is_in(cp, 0xDC00, 0xDFFF)) return false;
    utf8proc_ssize_t n = utf8proc_encode_char(cp, bytes);
    fg_buf_add(out, (fg_str){(const char *)bytes, (size_t)n});
    return true;
}

static bool add_escape(fg_buf *out, fg_str s, size_t *i) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (*i + 1 >= s.len) return false;
    char c = s.ptr[*i + 1];
    if (c == 'u') return add_code_point(out, s, i);
    const char *found = c ? strchr(from, c) : NULL;
    if (!found) return false;
    fg_buf_add_char(out, to[found - from]);
    *i += 2;
    return true;
}

/* Behind a character that is not ASCII; 0: there is none. */
static size_t wide_end(fg_str s, size_t i) {
    utf8proc_int32_t cp;
    size_t left = s.len - i;
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)s.ptr + i;
    utf8proc_ssize_t n = utf8proc_iterate(at, left < 4 ? (utf8proc_ssize_t)left : 4, &cp);
    return n > 1 ? i + (size_t)n : 0;
}

/* What stands between its quotes, decoded; false: jansson would not take it. */
static bool decode(fg_str raw, fg_buf *out) {
    for (size_t i = 0, end; i < raw.len; i = end) {
        end = plain_end(raw, i);
        while (end < raw.len && (unsigned char)raw.ptr[end] >= 0x80) {
            size_t next = wide_end(raw, end);
            if (!next) return false;
            end = plain_end(raw, next);
        }
        fg_buf_add(out, (fg_str){raw.ptr + i, end - i});
        if (end < raw.len && (raw.ptr[end] != '\\' || !add_escape(out, raw, &end))) return false;
    }
    return true;
}

/* ---- all strings of a line ---- */

/* The quote that ends the string from i on; its length: none does. */
static size_t quote_end(fg_str s, size_t i) {
    for (const char *at; i < s.len && (at = memchr(s.ptr + i, '"', s.len - i)); i++) {
        size_t slashes = 0;
        i = (size_t)(at - s.ptr);
        while (slashes < i && s.ptr[i - 1 - slashes] == '\\') slashes++;
        if (slashes % 2 == 0) return i;
    }
    return s.len;
}

static bool is_key(fg_str s, size_t quote) {
    size_t i = quote + 1;
    while (i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == '\t' || s.ptr[i] == '\n' || s.ptr[i] == '\r')) i++;
    return i < s.len && s.ptr[i] == ':';
}

static bool take_out(lift *l, fg_str raw) {
    fg_buf text;
    fg_str *string = FG_PUSH(&l->arena, &l->strings);
    fg_buf_init(&text, &l->arena);
    if (!string || !decode(raw, &text)) return false;
    *string = fg_buf_str(&text);
    fg_buf_printf(&l->line, "%c%u", STAND_IN, l->strings.n - 1);
    return true;
}

/* False: there is nothing to lift, or it cannot be. */
static bool lift_strings(lift *l, fg_str line) {
    size_t copied = 0;
    for (size_t i = 0, end; i < line.len; i = end + 1) {
        const char *quote = memchr(line.ptr + i, '"', line.len - i);
        if (!quote) break;
        size_t start = (size_t)(quote - line.ptr) + 1;
        end = quote_end(line, start);
        if (end == line.len) return false;
        if (end - start < LONG || is_key(line, end)) continue;
        fg_buf_add(&l->line, (fg_str){line.ptr + copied, start - copied});
        if (!take_out(l, (fg_str){line.ptr + start, end - start})) return false;
        copied = end;
    }
    fg_buf_add(&l->line, (fg_str){line.ptr + copied, line.len - copied});
    return l->strings.n && !l->arena.failed;
}

/* ---- back into what jansson made ---- */

static bool put_back(lift *l, json_t *value);

static bool put_string_back(lift *l, json_t *value) {
    fg_str s = {json_string_value(value), json_string_length(value)};
    uint32_t number;
    if (!s.len || s.ptr[0] != STAND_IN || !fg_str_to_u32((fg_str){s.ptr + 1, s.len - 1}, &number)) return true;
    if (number != l->found || number >= l->strings.n) return false; /* the line has such a string of its own */
    l->found++;
    return json_string_setn_nocheck(value, l->strings.at[number].ptr, l->strings.at[number].len) == 0;
}

static bool put_members_back(lift *l, json_t *object) {
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        if (!put_back(l, value)) return false;
    }
    return true;
}

static bool put_back(lift *l, json_t *value) {
    if (json_is_string(value)) return put_string_back(l, value);
    if (json_is_object(value)) return put_members_back(l, value);
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!put_back(l, json_array_get(value, i))) return false;
    return true;
}

static json_t *load_lifted(lift *l) {
    fg_str line = fg_buf_str(&l->line);
    json_t *value = json_loadb(line.ptr, line.len, FLAGS, NULL);
    if (value && put_back(l, value) && l->found == l->strings.n) return value;
    json_decref(value);
    return NULL;
}

json_t *fg_json_load_line(fg_str line, json_error_t *fault) {
    lift l = {0};
    fg_arena_init(&l.arena, NULL);
    fg_buf_init(&l.line, &l.arena);
    json_t *value = lift_strings(&l, line) ? load_lifted(&l) : NULL;
    fg_arena_free(&l.arena);
    return value ? value : json_loadb(line.ptr, line.len, FLAGS, fault);
}
