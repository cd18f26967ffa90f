/*
 * Looks through the streams of a PDF for the operator that writes text without drawing it ("3 Tr"), because asking
 * pdftohtml for such text takes as long as reading the file does. All that is not plain enough to be sure of counts as a
 * yes: other filters than Flate, encryption, too much of it.
 */
#include <zlib.h>

#include "doc/pdf.h"

enum { CHUNK = 16384, CARRY = 8, MOST = 48 << 20 /* bytes, unpacked */ };

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0; }

/* "3 Tr" and "7 Tr": neither filled nor stroked. */
static bool has_operator(fg_str s) {
    for (size_t i = 3; i + 1 < s.len; i++) {
        if (s.ptr[i] != 'T' || s.ptr[i + 1] != 'r' || !is_space(s.ptr[i - 1])) continue;
        size_t k = i - 1;
        while (k > 0 && is_space(s.ptr[k])) k--;
        if (s.ptr[k] == '3' || s.ptr[k] == '7') return true;
    }
    return false;
}

/* Unpacks as far as it goes; a stream that is damaged further on ends there for pdftohtml as well. */
static bool may_hide_packed(fg_str in, size_t *left) {
    char out[CARRY + CHUNK];
    size_t carried = 0;
    bool found = false;
    z_stream z = {.next_in = (Bytef *)(uintptr_t)in.ptr, .avail_in = (uInt)in.len};
    if (inflateInit(&z) != Z_OK) return true;
    for (int code = Z_OK; code == Z_OK && !found;) {
        z.next_out = (Bytef *)out + carried;
        z.avail_out = CHUNK;
        code = inflate(&z, Z_NO_FLUSH);
        size_t n = CHUNK - z.avail_out;
        found = n > *left || has_operator((fg_str){out, carried + n});
        *left -= n < *left ? n : *left;
        if (n == 0 && code == Z_OK) break;
        size_t keep = carried + n < CARRY ? carried + n : CARRY;
        memmove(out, out + carried + n - keep, keep);
        carried = keep;
    }
    inflateEnd(&z);
    return found;
}

static size_t find(fg_str s, size_t from, fg_str what) {
    while (from + what.len <= s.len) {
        const char *at = memchr(s.ptr + from, what.ptr[0], s.len - from - what.len + 1);
        if (!at) break;
        from = (size_t)(at - s.ptr);
        if (memcmp(at, what.ptr, what.len) == 0) return from;
        from++;
    }
    return s.len;
}

/* Pictures and fonts hold no text operators; of other filters only Flate can be looked through. */
static bool is_other(fg_str dictionary) {
    static const char *const none[] = {"/Image",         "/DCTDecode", "/Length1",  "/FontFile",
                                       "/CIDFontType0C", "/Type1C",    "/OpenType", "/XRef"};
    for (size_t i = 0; i < FG_COUNT(none); i++)
        if (fg_str_holds(dictionary, fg_str_of(none[i]))) return true;
    return false;
}

static bool may_hide(fg_str dictionary, fg_str stream, size_t *left) {
    static const char *const opaque[] = {"LZW", "ASCII", "RunLength", "/AHx", "/A85", "/RL", "/Crypt", "#"};
    if (is_other(dictionary)) return false;
    for (size_t i = 0; i < FG_COUNT(opaque); i++)
        if (fg_str_holds(dictionary, fg_str_of(opaque[i]))) return true;
    bool packed = fg_str_holds(dictionary, FG_LIT("/FlateDecode")) || fg_str_holds(dictionary, FG_LIT("/Fl"));
    return packed ? may_hide_packed(stream, left) : has_operator(stream);
}

bool fg_pdf_may_hide(fg_str bytes) {
    size_t left = MOST;
    if (fg_str_holds(bytes, FG_LIT("/Encrypt"))) return true;
    for (size_t at = 0, before = 0; at < bytes.len;) {
        size_t from = find(bytes, at, FG_LIT("stream"));
        if (from == bytes.len) return false;
        size_t start = from + 6;
        if (start < bytes.len && bytes.ptr[start] == '\r') start++;
        if (start < bytes.len && bytes.ptr[start] == '\n') start++;
        size_t end = find(bytes, start, FG_LIT("endstream"));
        if (may_hide((fg_str){bytes.ptr + before, from - before}, (fg_str){bytes.ptr + start, end - start}, &left))
            return true;
        at = before = end + 9;
    }
    return false;
}
