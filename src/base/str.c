/* Borrowed slices and UTF-8. */
#include "base/base.h"

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

bool fg_str_eq_nocase(fg_str a, fg_str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i])) return false;
    return true;
}

int fg_str_cmp(fg_str a, fg_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    if (order == 0) order = (a.len > b.len) - (a.len < b.len);
    return order;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool fg_str_holds(fg_str s, fg_str part) {
    if (!part.len || part.len > s.len) return !part.len;
    const char *at = s.ptr, *end = s.ptr + s.len;
    while ((size_t)(end - at) >= part.len) {
        at = memchr(at, part.ptr[0], (size_t)(end - at) - part.len + 1);
        if (!at) return false;
        if (memcmp(at, part.ptr, part.len) == 0) return true;
        at++;
    }
    return false;
}

fg_str fg_str_trim(fg_str s) {
    while (s.len && is_blank(s.ptr[s.len - 1])) s.len--;
    while (s.len && is_blank(*s.ptr)) {
        s.ptr++;
        s.len--;
    }
    return s;
}

fg_str fg_str_cut(fg_str *rest, char at) {
    if (rest->len == 0) return *rest;
    const char *mark = memchr(rest->ptr, at, rest->len);
    fg_str head = {rest->ptr, mark ? (size_t)(mark - rest->ptr) : rest->len};
    size_t used = head.len + (mark ? 1 : 0);
    *rest = (fg_str){rest->ptr + used, rest->len - used};
    return head;
}

bool fg_str_to_u32(fg_str s, uint32_t *value) {
    uint64_t sum = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
        sum = sum * 10 + (uint64_t)(s.ptr[i] - '0');
        if (sum > UINT32_MAX) return false;
    }
    if (s.len == 0) return false;
    *value = (uint32_t)sum;
    return true;
}

/* The length its first byte promises, 0 for a byte that starts nothing. */
static size_t promised(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

uint32_t fg_utf8_next(fg_str s, size_t *i) {
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *p = (const unsigned char *)s.ptr + *i;
    size_t left = s.len - *i, n = promised(*p);
    /* A broken sequence costs one byte, which tells it from a U+FFFD that stands in the text. */
    *i += 1;
    if (n == 1) return *p;
    if (n == 0 || n > left) return 0xFFFD;
    uint32_t cp = *p & (0x7FU >> n);
    for (size_t k = 1; k < n; k++) {
        if ((p[k] & 0xC0) != 0x80) return 0xFFFD;
        cp = cp << 6 | (p[k] & 0x3FU);
    }
    if (cp < smallest[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) return 0xFFFD;
    *i += n - 1;
    return cp;
}
