#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { FIRST_READ = 1 << 16, LARGEST_READ = 1 << 30 };

typedef struct {
    int fd;
    size_t size; /* as the folder says; 0 where it does not know */
    bool regular;
    const char *name; /* in messages */
} opened;

/* strerror is not thread safe and speaks the language of the locale. */
static const char *reason(int code) {
    switch (code) {
    case EACCES: return "Permission denied";
    case EPERM: return "Operation not permitted";
    case EIO: return "Input/output error";
    case EMFILE: return "Too many open files";
    case ENFILE: return "Too many open files in system";
    case ENAMETOOLONG: return "File name too long";
    case ELOOP: return "Too many levels of symbolic links";
    case EBADF: return "Not open";
    case ENXIO: return "No such device";
    case ENODEV: return "No such device";
    case ENOMEM: return "Out of memory";
    default: return NULL;
    }
}

static fg_status fail(fg_error *err, int code, const char *name) {
    if (code == ENOENT || code == ENOTDIR) return fg_fail(err, FG_EIO, "no such file: %s", name);
    if (code == EISDIR) return fg_fail(err, FG_EIO, "is a folder: %s", name);
    const char *why = reason(code);
    if (why) return fg_fail(err, FG_EIO, "cannot read %s: %s", name, why);
    return fg_fail(err, FG_EIO, "cannot read %s: error %d", name, code);
}

static void close_file(const opened *f) {
    if (f->fd != STDIN_FILENO) close(f->fd);
}

static fg_status open_file(opened *f, const char *path, fg_error *err) {
    bool standard = strcmp(path, "-") == 0;
    *f = (opened){.fd = STDIN_FILENO, .name = standard ? "standard input" : path};
    if (!standard) {
        do f->fd = open(path, O_RDONLY | O_CLOEXEC);
        while (f->fd < 0 && errno == EINTR);
        if (f->fd < 0) return fail(err, errno, f->name);
    }
    struct stat st;
    int code = fstat(f->fd, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
    if (code) {
        close_file(f);
        return fail(err, code, f->name);
    }
    f->regular = S_ISREG(st.st_mode);
    if (f->regular && st.st_size > 0) f->size = (uint64_t)st.st_size < SIZE_MAX ? (size_t)st.st_size : SIZE_MAX;
    return FG_OK;
}

/* How many bytes were read; -1 leaves errno. */
static ssize_t read_some(int fd, char *to, size_t n) {
    ssize_t got;
    do got = read(fd, to, n < LARGEST_READ ? n : LARGEST_READ);
    while (got < 0 && errno == EINTR);
    return got;
}

static fg_status over_limit(fg_error *err, size_t max, const char *name) {
    return fg_fail(err, FG_EINPUT, "file is over the limit of %zu bytes: %s", max, name);
}

static fg_status read_all(fg_str *out, fg_arena *arena, const opened *f, size_t max, fg_error *err) {
    if (f->size > max) return over_limit(err, max, f->name);
    /* One byte more than promised, so that the end is seen without growing. */
    size_t cap = f->size ? f->size + 1 : FIRST_READ, n = 0;
    char *at = fg_arena_alloc(arena, cap);
    while (at) {
        ssize_t got = read_some(f->fd, at + n, cap - n);
        if (got < 0) return fail(err, errno, f->name);
        if (got == 0) break;
        n += (size_t)got;
        if (n > max) return over_limit(err, max, f->name);
        if (n < cap) continue;
        size_t bigger = cap <= SIZE_MAX / 2 ? cap * 2 : SIZE_MAX;
        at = fg_arena_resize(arena, at, cap, bigger);
        cap = bigger;
    }
    if (!at) return fg_fail(err, FG_ENOMEM, "out of memory while reading %s", f->name);
    *out = (fg_str){at, n};
    return FG_OK;
}

fg_status fg_file_read(fg_str *out, fg_arena *arena, const char *path, size_t max, fg_error *err) {
    *out = (fg_str){0};
    opened f;
    fg_status status = open_file(&f, path, err);
    if (status != FG_OK) return status;
    status = read_all(out, arena, &f, max < SIZE_MAX - 1 ? max : SIZE_MAX - 1, err);
    close_file(&f);
    return status;
}

/* ---- mapping ---- */

enum { PIPED_MOST = 64 << 20 /* of what cannot be mapped and may have no end */ };

static fg_status copy_file(fg_mapping *out, const fg_allocator *alloc, const opened *f, fg_error *err) {
    fg_arena arena;
    fg_arena_init(&arena, alloc);
    fg_str bytes;
    fg_status status = read_all(&bytes, &arena, f, PIPED_MOST, err);
    if (status == FG_OK && bytes.len > 0) {
        fg_allocator a = fg_allocator_or_default(alloc);
        char *copy = fg_alloc(&a, bytes.len);
        if (copy) {
            memcpy(copy, bytes.ptr, bytes.len);
            out->bytes = (fg_str){copy, bytes.len};
        } else {
            status = fg_fail(err, FG_ENOMEM, "out of memory while reading %s", f->name);
        }
    }
    fg_arena_free(&arena);
    return status;
}

fg_status fg_file_map(fg_mapping *out, const fg_allocator *alloc, const char *path, fg_error *err) {
    *out = (fg_mapping){0};
    opened f;
    fg_status status = open_file(&f, path, err);
    if (status != FG_OK) return status;
    void *at = f.regular && f.size ? mmap(NULL, f.size, PROT_READ, MAP_PRIVATE, f.fd, 0) : MAP_FAILED;
    if (at != MAP_FAILED)
        *out = (fg_mapping){.bytes = {at, f.size}, .mapped = true};
    else
        status = copy_file(out, alloc, &f, err);
    close_file(&f);
    return status;
}

void fg_file_unmap(fg_mapping *mapping, const fg_allocator *alloc) {
    if (!mapping || !mapping->bytes.ptr) return;
    fg_allocator a = fg_allocator_or_default(alloc);
    if (mapping->mapped)
        munmap((void *)(uintptr_t)mapping->bytes.ptr, mapping->bytes.len);
    else
        fg_release(&a, (void *)(uintptr_t)mapping->bytes.ptr, mapping->bytes.len);
    *mapping = (fg_mapping){0};
}
