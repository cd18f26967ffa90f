/* Normalised forms of words: case folded, compatibility forms taken apart, marks dropped. */
#include <utf8proc.h>

#include "text/token.h"

static bool is_dropped(utf8proc_int32_t cp) {
    if (cp == 0x131) return false;
    if (cp == 0x2122 || cp == 0xAE || cp == 0xA9) return true;
    utf8proc_category_t c = utf8proc_category(cp);
    return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME || c == UTF8PROC_CATEGORY_CF;
}

static void add_code_point(fg_buf *out, utf8proc_int32_t cp) {
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char(cp, bytes);
    fg_buf_add(out, (fg_str){(const char *)bytes, (size_t)n});
}

static void add_folded(fg_buf *out, uint32_t cp) {
    if (cp == 0x2019 || cp == 0x2BC || cp == 0x2018) {
        fg_buf_add_char(out, '\'');
        return;
    }
    if (is_dropped((utf8proc_int32_t)cp) || utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_NO) return;
    utf8proc_int32_t parts[16];
    int boundary = 0;
    const utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, FG_COUNT(parts), how, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < (utf8proc_ssize_t)FG_COUNT(parts); i++) {
        if (parts[i] == 0x131) parts[i] = 'i'; /* dotless i + mark, as old LaTeX fonts give it */
        if (!is_dropped(parts[i])) add_code_point(out, parts[i]);
    }
}

void fg_normalize_word(fg_buf *out, fg_str word) {
    for (size_t i = 0; i < word.len;) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c < 0x80) {
            fg_buf_add_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
            i++;
        } else {
            add_folded(out, fg_utf8_next(word, &i));
        }
    }
}

static bool is_part_of_word(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void fg_normalize_words(fg_buf *out, fg_str text) {
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        while (i < text.len && is_part_of_word((unsigned char)text.ptr[i])) i++;
        if (i > from) {
            fg_buf_add_char(out, ' ');
            fg_normalize_word(out, (fg_str){text.ptr + from, i - from});
        } else {
            i++;
        }
    }
    fg_buf_add_char(out, ' ');
}
