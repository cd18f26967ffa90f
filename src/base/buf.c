/* A text buffer that grows in an arena. */
#include <stdio.h>

#include "base/base.h"

enum { FIRST_SIZE = 64 };

void fg_buf_init(fg_buf *buf, fg_arena *arena) { *buf = (fg_buf){.arena = arena}; }

/* Room for `more` bytes behind the text, or NULL. */
static char *room(fg_buf *buf, size_t more) {
    if (buf->arena->failed) return NULL;
    if (more <= buf->cap - buf->n) return buf->at ? buf->at + buf->n : NULL;
    size_t cap = buf->cap ? buf->cap : FIRST_SIZE;
    while (cap - buf->n < more && cap <= SIZE_MAX / 2) cap *= 2;
    if (cap - buf->n < more) {
        buf->arena->failed = true;
        return NULL;
    }
    char *at = fg_arena_resize(buf->arena, buf->at, buf->cap, cap);
    if (!at) return NULL;
    buf->at = at;
    buf->cap = cap;
    return at + buf->n;
}

void fg_buf_add(fg_buf *buf, fg_str s) {
    if (s.len == 0) return;
    char *to = room(buf, s.len);
    if (!to) return;
    memcpy(to, s.ptr, s.len);
    buf->n += s.len;
}

void fg_buf_add_char(fg_buf *buf, char c) {
    char *to = room(buf, 1);
    if (!to) return;
    *to = c;
    buf->n++;
}

void fg_buf_printf(fg_buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0) {
        buf->arena->failed = true;
        return;
    }
    char *to = room(buf, (size_t)n + 1);
    if (!to) return;
    va_start(args, format);
    vsnprintf(to, (size_t)n + 1, format, args);
    va_end(args);
    buf->n += (size_t)n;
}

fg_str fg_buf_str(const fg_buf *buf) { return (fg_str){buf->at, buf->n}; }
