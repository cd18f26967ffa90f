/* Files: the only place of the library that opens one. */
#ifndef FG_FILE_H
#define FG_FILE_H
#include "base/base.h"

/* The whole file into the arena. FG_EIO: cannot be opened or read, is a folder. FG_EINPUT: larger than max. */
fg_status fg_file_read(fg_str *out, fg_arena *arena, const char *path, size_t max, fg_error *err);

/* A read-only mapping (or a copy where mapping is not possible). */
typedef struct {
    fg_str bytes;
    bool mapped;
} fg_mapping;
fg_status fg_file_map(fg_mapping *out, const fg_allocator *alloc, const char *path, fg_error *err);
void fg_file_unmap(fg_mapping *mapping, const fg_allocator *alloc);
#endif
