/* Sources as one piece that an image carries along, so that layers can be laid over it later: the only user of zstd. */
#include <zstd.h>

#include "dict/source.h"

#define LEVEL 9                          /* a third of the time of 12 for 2 % more */
#define UNPACKED_MAX ((size_t)256 << 20) /* more than any image may claim */

static char *put(char *to, const void *from, size_t n) {
    memcpy(to, from, n);
    return to + n;
}

static char *put_u32(char *to, size_t n) {
    uint32_t value = (uint32_t)n;
    return put(to, &value, sizeof value);
}

/* Its size is known, so that megabytes need not be moved while they grow. */
static fg_str join(fg_arena *arena, const fg_source_files *files) {
    size_t size = 0;
    for (uint32_t i = 0; i < files->n; i++)
        size += 3 * sizeof(uint32_t) + strlen(files->at[i].name) + files->at[i].text.len;
    char *plain = fg_arena_alloc(arena, size), *to = plain;
    for (uint32_t i = 0; plain && i < files->n; i++) {
        const fg_source_file *f = &files->at[i];
        to = put_u32(to, f->layer);
        to = put_u32(to, strlen(f->name));
        to = put_u32(to, f->text.len);
        to = put(to, f->name, strlen(f->name));
        to = put(to, f->text.ptr, f->text.len);
    }
    return (fg_str){plain, size};
}

fg_str fg_sources_pack(fg_arena *arena, const fg_source_files *files) {
    fg_str plain = join(arena, files);
    size_t room = ZSTD_compressBound(plain.len);
    char *packed = plain.ptr ? fg_arena_alloc(arena, room) : NULL;
    if (!packed) return (fg_str){0};
    size_t n = ZSTD_compress(packed, room, plain.ptr, plain.len, LEVEL);
    if (ZSTD_isError(n)) {
        arena->failed = true;
        return (fg_str){0};
    }
    return (fg_str){packed, n};
}

static bool take_u32(fg_str *rest, uint32_t *n) {
    if (rest->len < sizeof *n) return false;
    memcpy(n, rest->ptr, sizeof *n);
    *rest = (fg_str){rest->ptr + sizeof *n, rest->len - sizeof *n};
    return true;
}

static bool take_bytes(fg_str *rest, uint32_t n, fg_str *out) {
    if (rest->len < n) return false;
    *out = (fg_str){rest->ptr, n};
    *rest = (fg_str){rest->ptr + n, rest->len - n};
    return true;
}

bool fg_sources_unpack(fg_arena *arena, fg_str packed, fg_source_files *files) {
    unsigned long long size = ZSTD_getFrameContentSize(packed.ptr, packed.len);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > UNPACKED_MAX) return false;
    char *plain = fg_arena_alloc(arena, (size_t)size + 1);
    if (!plain) return false;
    size_t n = ZSTD_decompress(plain, (size_t)size, packed.ptr, packed.len);
    if (ZSTD_isError(n) || n != size) return false;
    fg_str rest = {plain, n};
    while (rest.len) {
        uint32_t layer, name_len, text_len;
        fg_str name, text;
        if (!take_u32(&rest, &layer) || !take_u32(&rest, &name_len) || !take_u32(&rest, &text_len) ||
            !take_bytes(&rest, name_len, &name) || !take_bytes(&rest, text_len, &text))
            return false;
        fg_source_file *f = FG_PUSH(arena, files);
        if (!f) return false;
        *f = (fg_source_file){fg_arena_copy(arena, name).ptr, text, layer};
    }
    return true;
}
