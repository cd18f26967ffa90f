/* Files that are there whole or not at all. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { LONGEST_PATH = 4096, LARGEST_WRITE = 1 << 30 };

static fg_status fail(fg_error *err, const char *path) {
    switch (errno) {
    case ENOSPC:
    case EDQUOT: return fg_fail(err, FG_EIO, "the disk is full: %s", path);
    case EFBIG: return fg_fail(err, FG_EIO, "no file may grow so large here: %s", path);
    case EACCES:
    case EPERM:
    case EROFS: return fg_fail(err, FG_EIO, "may not be written: %s", path);
    case ENOENT: return fg_fail(err, FG_EIO, "no such folder: %s", path);
    default: return fg_fail(err, FG_EIO, "cannot write %s: error %d", path, errno);
    }
}

static bool join(char *out, const char *folder, const char *name, const char *ending) {
    int n = snprintf(out, LONGEST_PATH, "%s/%s%s", folder, name, ending);
    return n > 0 && n < LONGEST_PATH;
}

static bool write_all(int fd, fg_str s) {
    while (s.len) {
        ssize_t n = write(fd, s.ptr, s.len < LARGEST_WRITE ? s.len : LARGEST_WRITE);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        s = (fg_str){s.ptr + n, s.len - (size_t)n};
    }
    return true;
}

static bool write_file(const char *path, const fg_str *pieces, size_t n) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return false;
    bool good = true;
    for (size_t i = 0; i < n && good; i++) good = write_all(fd, pieces[i]);
    good = good && fsync(fd) == 0;
    int code = errno;
    if (close(fd) != 0 && good) return false;
    errno = code;
    return good;
}

/* Not every file system can bring a folder to the disk. */
static bool sync_folder(const char *path) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    bool good = fsync(fd) == 0 || errno == EINVAL;
    close(fd);
    return good;
}

fg_status fg_file_put(const char *folder, const char *name, const fg_str *pieces, size_t n, fg_error *err) {
    char path[LONGEST_PATH], fresh[LONGEST_PATH];
    if (!join(path, folder, name, "") || !join(fresh, folder, name, ".new"))
        return fg_fail(err, FG_EINVAL, "the name is too long: %s", folder);
    if (write_file(fresh, pieces, n) && rename(fresh, path) == 0 && sync_folder(folder)) return FG_OK;
    fg_status status = fail(err, path);
    unlink(fresh);
    return status;
}

bool fg_file_exists(const char *path) {
    struct stat st;
    return stat(path, &st) == 0;
}

fg_status fg_file_create(const char *path, fg_error *err) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 && close(fd) == 0) return FG_OK;
    return errno == EEXIST ? fg_fail(err, FG_EINVAL, "is there already: %s", path) : fail(err, path);
}

static bool is_empty(const char *path) {
    DIR *dir = opendir(path);
    int n = 0;
    if (!dir) return false;
    while (n <= 2 && readdir(dir)) n++;
    closedir(dir);
    return n <= 2;
}

static void sync_parent(const char *path) {
    char parent[LONGEST_PATH];
    size_t n = strlen(path);
    while (n && path[n - 1] == '/') n--;
    while (n && path[n - 1] != '/') n--;
    if (n >= sizeof parent) return;
    memcpy(parent, n ? path : ".", n ? n : 1);
    parent[n ? n : 1] = '\0';
    (void)sync_folder(parent);
}

void fg_folder_remove(const char *path) { (void)rmdir(path); }

fg_status fg_folder_create(const char *path, bool *made, fg_error *err) {
    *made = mkdir(path, 0777) == 0;
    if (*made) {
        sync_parent(path);
        return FG_OK;
    }
    if (errno != EEXIST) return fail(err, path);
    return is_empty(path) ? FG_OK : fg_fail(err, FG_EINVAL, "is there already: %s", path);
}

void fg_folder_sweep(const char *path, bool (*wanted)(void *ctx, const char *name), void *ctx) {
    DIR *dir = opendir(path);
    if (!dir) return;
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir))
        if (!wanted(ctx, e->d_name)) (void)unlinkat(dirfd(dir), e->d_name, 0);
    closedir(dir);
}
