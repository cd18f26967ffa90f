/* Allocators and arenas: the only file that calls malloc. */
#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, LARGEST_KEPT = 8 << 20, FIRST_ELEMENTS = 8 };

static void *malloc_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    (void)ctx;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

fg_allocator fg_allocator_or_default(const fg_allocator *alloc) {
    return alloc && alloc->resize ? *alloc : (fg_allocator){.resize = malloc_resize};
}

/* Size 0 means "free" to an allocator, so nothing is asked for as one byte. */
static size_t asked(size_t size) { return size ? size : 1; }

void *fg_alloc(const fg_allocator *a, size_t size) {
    void *p = a->resize(a->ctx, NULL, 0, asked(size));
    if (p) memset(p, 0, asked(size));
    return p;
}

void fg_release(const fg_allocator *a, void *ptr, size_t size) {
    if (ptr) a->resize(a->ctx, ptr, asked(size), 0);
}

/* ---- arena ---- */

struct fg_arena_block {
    fg_arena_block *older;
    size_t size; /* with this header */
    _Alignas(8) char data[];
};

void fg_arena_init(fg_arena *arena, const fg_allocator *alloc) {
    *arena = (fg_arena){.alloc = fg_allocator_or_default(alloc)};
}

static void free_blocks(fg_arena *arena, fg_arena_block *block) {
    while (block) {
        fg_arena_block *older = block->older;
        arena->alloc.resize(arena->alloc.ctx, block, block->size, 0);
        block = older;
    }
}

void fg_arena_free(fg_arena *arena) {
    if (!arena) return;
    free_blocks(arena, arena->head);
    arena->head = NULL;
    arena->at = arena->end = NULL;
    arena->failed = false;
}

#ifdef FG_ARENA_EXACT
void fg_arena_reset(fg_arena *arena) { fg_arena_free(arena); }
#else
/* One block is kept; several are given back, and the next is as large as they were together. */
void fg_arena_reset(fg_arena *arena) {
    arena->failed = false;
    if (!arena->head) return;
    if (!arena->head->older) {
        arena->at = arena->head->data;
        return;
    }
    size_t all = 0;
    for (const fg_arena_block *b = arena->head; b; b = b->older) all += b->size;
    fg_arena_free(arena);
    arena->last = all < LARGEST_KEPT ? all : LARGEST_KEPT;
}
#endif

static void *fail(fg_arena *arena) {
    arena->failed = true;
    return NULL;
}

static bool add_block(fg_arena *arena, size_t size) {
    fg_arena_block *block = arena->alloc.resize(arena->alloc.ctx, NULL, 0, size);
    if (!block) return false;
    block->older = arena->head;
    block->size = size;
    arena->head = block;
    arena->at = block->data;
    arena->end = (char *)block + size;
    return true;
}

#ifdef FG_ARENA_EXACT
void *fg_arena_take(fg_arena *arena, size_t size) {
    size = asked(size);
    if (arena->failed || size > SIZE_MAX - sizeof(fg_arena_block)) return fail(arena);
    if (!add_block(arena, sizeof(fg_arena_block) + size)) return fail(arena);
    arena->at = arena->end;
    return arena->head->data;
}

static bool grow_in_place(fg_arena *arena, const char *ptr, size_t old_size, size_t new_size) {
    (void)arena;
    (void)ptr;
    (void)old_size;
    (void)new_size;
    return false;
}
#else
static size_t rounded(size_t size) { return (size + 7) & ~(size_t)7; }

static size_t next_block_size(const fg_arena *arena, size_t needed) {
    size_t size = arena->last > FIRST_BLOCK ? arena->last : FIRST_BLOCK;
    if (arena->head) size = arena->head->size < LARGEST_BLOCK / 2 ? arena->head->size * 2 : LARGEST_BLOCK;
    needed += sizeof(fg_arena_block);
    return size > needed ? size : needed;
}

void *fg_arena_take(fg_arena *arena, size_t size) {
    if (arena->failed || size > SIZE_MAX - sizeof(fg_arena_block) - 8) return fail(arena);
    size = rounded(asked(size));
    if (size > (size_t)(arena->end - arena->at) && !add_block(arena, next_block_size(arena, size))) return fail(arena);
    char *p = arena->at;
    arena->at += size;
    return p;
}

static bool grow_in_place(fg_arena *arena, const char *ptr, size_t old_size, size_t new_size) {
    if (new_size > SIZE_MAX - 8 || ptr + rounded(asked(old_size)) != arena->at) return false;
    size_t more = rounded(new_size) - rounded(asked(old_size));
    if (more > (size_t)(arena->end - arena->at)) return false;
    arena->at += more;
    return true;
}
#endif

void *fg_arena_alloc(fg_arena *arena, size_t size) {
    void *p = fg_arena_take(arena, size);
    return p ? memset(p, 0, asked(size)) : NULL;
}

void *fg_arena_resize(fg_arena *arena, void *ptr, size_t old_size, size_t new_size) {
    if (!ptr) return fg_arena_take(arena, new_size);
    if (arena->failed) return NULL;
    if (new_size <= old_size || grow_in_place(arena, ptr, old_size, new_size)) return ptr;
    void *bigger = fg_arena_take(arena, new_size);
    if (bigger && old_size) memcpy(bigger, ptr, old_size);
    return bigger;
}

void *fg_arena_alloc_n(fg_arena *arena, size_t size, size_t n) {
    if (size && n > SIZE_MAX / size) return fail(arena);
    return fg_arena_alloc(arena, size * n);
}

void *fg_arena_take_n(fg_arena *arena, size_t size, size_t n) {
    if (size && n > SIZE_MAX / size) return fail(arena);
    return fg_arena_take(arena, size * n);
}

fg_str fg_arena_copy(fg_arena *arena, fg_str s) {
    if (s.len == SIZE_MAX) {
        fail(arena);
        return (fg_str){0};
    }
    char *p = fg_arena_take(arena, s.len + 1);
    if (!p) return (fg_str){0};
    if (s.len) memcpy(p, s.ptr, s.len);
    p[s.len] = '\0';
    return (fg_str){p, s.len};
}

fg_str fg_arena_printf(fg_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *p = n < 0 ? fail(arena) : fg_arena_alloc(arena, (size_t)n + 1);
    if (!p) return (fg_str){0};
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    return (fg_str){p, (size_t)n};
}

#ifdef FG_ARENA_EXACT
void fg_arena_init_for(fg_arena *arena, const fg_allocator *alloc, size_t size) {
    (void)size;
    fg_arena_init(arena, alloc);
}
#else
void fg_arena_init_for(fg_arena *arena, const fg_allocator *alloc, size_t size) {
    fg_arena_init(arena, alloc);
    if (size > SIZE_MAX - sizeof(fg_arena_block) - 8 || !add_block(arena, sizeof(fg_arena_block) + rounded(size)))
        arena->failed = true;
}
#endif

/* ---- typed arrays ---- */

static bool resize_vec(fg_arena *arena, void **at, uint32_t *cap, uint32_t bigger, size_t size) {
    if (bigger > SIZE_MAX / size) return fail(arena) != NULL;
    /* `at` is a pointer to some other pointer type: read and written as bytes to keep to the aliasing rules. */
    char *elements;
    memcpy(&elements, at, sizeof elements);
    elements = fg_arena_resize(arena, elements, *cap * size, bigger * size);
    if (!elements) return false;
    memcpy(at, &elements, sizeof elements);
    *cap = bigger;
    return true;
}

bool fg_vec_grow(fg_arena *arena, void **at, uint32_t n, uint32_t *cap, size_t size) {
    if (arena->failed) return false;
    if (n < *cap) return true;
    uint32_t bigger = *cap == 0 ? FIRST_ELEMENTS : *cap > UINT32_MAX / 2 ? UINT32_MAX : *cap * 2;
    return bigger == *cap ? fail(arena) != NULL : resize_vec(arena, at, cap, bigger, size);
}

bool fg_vec_reserve(fg_arena *arena, void **at, uint32_t n, size_t more, uint32_t *cap, size_t size) {
    if (arena->failed) return false;
    if (more <= *cap - n) return true;
    return more > UINT32_MAX - n ? fail(arena) != NULL : resize_vec(arena, at, cap, n + (uint32_t)more, size);
}
