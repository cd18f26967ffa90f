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

/* ---- file_write.c ---- */

/* Makes `folder/name` the pieces one after the other: written under another name, brought to the disk, then renamed, and the
 * folder brought to the disk. On failure it is as before. */
fg_status fg_file_put(const char *folder, const char *name, const fg_str *pieces, size_t n, fg_error *err);
bool fg_file_exists(const char *path);
/* An empty file where there is none. FG_EINVAL: there is something. */
fg_status fg_file_create(const char *path, fg_error *err);
/* A folder that is not there yet (then it is *made), or is empty. FG_EINVAL: there is something. */
fg_status fg_folder_create(const char *path, bool *made, fg_error *err);
/* Removes a folder that is empty; else it stays. */
void fg_folder_remove(const char *path);
/* Removes the files of a folder that `wanted` has no use for; what cannot be removed stays. */
void fg_folder_sweep(const char *path, bool (*wanted)(void *ctx, const char *name), void *ctx);
#endif
