/*
 * Memory, slices, typed arrays, text buffers and errors that every layer uses.
 *
 * Memory comes in two forms. An arena belongs to one object and is released as a whole. Failure is sticky: after
 * the first allocation that fails, `failed` stays set, pushes do nothing and return NULL, and the function that
 * owns the arena returns FG_ENOMEM when its step is done. So inner code checks only the pointers it writes through.
 */
#ifndef FG_BASE_H
#define FG_BASE_H

#include <stdarg.h>
#include <string.h>

#include <fitgap/fitgap.h>

#ifdef NDEBUG
#define FG_ASSERT(x) ((void)0)
#else
#include <assert.h>
#define FG_ASSERT(x) assert(x)
#endif

#define FG_COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define FG_NONE UINT32_MAX
#if defined(__GNUC__)
#define FG_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define FG_PRINTF(f, a)
#endif

/* ---- errors ---- */
/* Fills err (may be NULL) and returns status. */
fg_status fg_fail(fg_error *err, fg_status status, const char *format, ...) FG_PRINTF(3, 4);
fg_status fg_fail_at(fg_error *err, fg_status status, uint32_t line, size_t offset, const char *format, ...)
    FG_PRINTF(5, 6);
void fg_error_clear(fg_error *err);

/* ---- allocation ---- */
/* The allocator to use: a copy of *alloc, or malloc's for NULL. */
fg_allocator fg_allocator_or_default(const fg_allocator *alloc);
void *fg_alloc(const fg_allocator *a, size_t size); /* zeroed; NULL on failure */
void fg_release(const fg_allocator *a, void *ptr, size_t size);

typedef struct fg_arena_block fg_arena_block;
typedef struct {
    fg_allocator alloc;
    fg_arena_block *head;
    char *at, *end;
    size_t last; /* bytes of all blocks when it was last reset */
    bool failed;
} fg_arena;

void fg_arena_init(fg_arena *arena, const fg_allocator *alloc);
/* The same for so many bytes: what is needed then comes from one block of about that size. */
void fg_arena_init_for(fg_arena *arena, const fg_allocator *alloc, size_t size);
void fg_arena_free(fg_arena *arena);  /* everything; the arena can be used again */
void fg_arena_reset(fg_arena *arena); /* everything; what is needed next comes from one block as large as all were */
/* Zeroed, aligned to 8 bytes. NULL on failure. */
void *fg_arena_alloc(fg_arena *arena, size_t size);
/* The same, not zeroed: for what is filled at once. */
void *fg_arena_take(fg_arena *arena, size_t size);
/* Grows the last allocation in place where possible, copies otherwise. What is new is not zeroed. */
void *fg_arena_resize(fg_arena *arena, void *ptr, size_t old_size, size_t new_size);
fg_str fg_arena_copy(fg_arena *arena, fg_str s); /* also NUL-terminated; empty on failure */
fg_str fg_arena_printf(fg_arena *arena, const char *format, ...) FG_PRINTF(2, 3);
#define FG_NEW(arena, type) ((type *)fg_arena_alloc((arena), sizeof(type)))
#define FG_NEW_N(arena, type, n) ((type *)fg_arena_alloc_n((arena), sizeof(type), (n)))
#define FG_TAKE_N(arena, type, n) ((type *)fg_arena_take_n((arena), sizeof(type), (n)))
void *fg_arena_alloc_n(fg_arena *arena, size_t size, size_t n); /* checked multiplication */
void *fg_arena_take_n(fg_arena *arena, size_t size, size_t n);  /* the same, not zeroed */

/* ---- typed arrays in an arena ----
 * FG_VEC(type) declares { type *at; uint32_t n, cap; }. Zero-initialised is empty. */
#define FG_VEC(type)                                                                                                   \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t n, cap;                                                                                               \
    }
/* Room for one more: a pointer to a zeroed element, or NULL on failure. */
#define FG_PUSH(arena, vec)                                                                                            \
    (((vec)->n < (vec)->cap && !(arena)->failed) ||                                                                    \
             fg_vec_grow((arena), (void **)&(vec)->at, (vec)->n, &(vec)->cap, sizeof *(vec)->at)                       \
         ? (memset((vec)->at + (vec)->n, 0, sizeof *(vec)->at), (vec)->at + (vec)->n++)                                \
         : NULL)
/* Room for `more` elements behind those there are, not zeroed; false on failure. */
#define FG_RESERVE(arena, vec, more)                                                                                   \
    fg_vec_reserve((arena), (void **)&(vec)->at, (vec)->n, (more), &(vec)->cap, sizeof *(vec)->at)
/* Makes room for more than n elements. */
bool fg_vec_grow(fg_arena *arena, void **at, uint32_t n, uint32_t *cap, size_t size);
bool fg_vec_reserve(fg_arena *arena, void **at, uint32_t n, size_t more, uint32_t *cap, size_t size);

/* ---- slices ---- */
#define FG_LIT(s) ((fg_str){(s), sizeof(s) - 1})
#define FG_STR_ARG(s) (int)((s).len > 2000 ? 2000 : (s).len), ((s).ptr ? (s).ptr : "")
/* Of a NUL-terminated string; NULL is empty. */
static inline fg_str fg_str_of(const char *s) { return s ? (fg_str){s, strlen(s)} : (fg_str){NULL, 0}; }
static inline bool fg_str_eq(fg_str a, fg_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
bool fg_str_eq_nocase(fg_str a, fg_str b); /* ASCII case */
int fg_str_cmp(fg_str a, fg_str b);        /* bytes, shorter first */
static inline bool fg_str_starts(fg_str s, fg_str prefix) {
    return s.len >= prefix.len && fg_str_eq((fg_str){s.ptr, prefix.len}, prefix);
}
static inline bool fg_str_ends(fg_str s, fg_str suffix) {
    return s.len >= suffix.len &&
           (!suffix.len || fg_str_eq((fg_str){s.ptr + (s.len - suffix.len), suffix.len}, suffix));
}
bool fg_str_holds(fg_str s, fg_str part);
fg_str fg_str_trim(fg_str s);             /* spaces, tabs, CR, LF */
fg_str fg_str_cut(fg_str *rest, char at); /* takes up to `at` (or all) off *rest */
/* Decimal digits only; false if empty, too large for uint32_t, or something else stands there. */
bool fg_str_to_u32(fg_str s, uint32_t *value);
/* Next code point; advances *i by at least 1. Invalid bytes give U+FFFD. */
uint32_t fg_utf8_next(fg_str s, size_t *i);

/* ---- a text buffer, sticky on failure like an arena ---- */
typedef struct {
    fg_arena *arena;
    char *at;
    size_t n, cap;
} fg_buf;
void fg_buf_init(fg_buf *buf, fg_arena *arena);
void fg_buf_add(fg_buf *buf, fg_str s);
void fg_buf_add_char(fg_buf *buf, char c);
void fg_buf_printf(fg_buf *buf, const char *format, ...) FG_PRINTF(2, 3);
fg_str fg_buf_str(const fg_buf *buf);

/* ---- hashing ---- */
uint64_t fg_hash64(const void *data, size_t n, uint64_t seed); /* XXH64; the same on every platform */

#endif
