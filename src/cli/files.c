#include "cli/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/memory.h"
#include "cli/reader.h"

enum { DEEPEST = 32, FIRST_READ = 1 << 16 };

/* ---- folders ---- */

static void add(fg_cli_paths *paths, char *path) {
    paths->at = fg_cli_reserve(paths->at, paths->n, &paths->cap, sizeof *paths->at);
    paths->at[paths->n++] = path;
}

static void add_folder(fg_cli_paths *paths, const char *folder, bool (*wanted)(const char *name), int depth);

/* Its files are no texts. A new one may be empty still. */
static bool is_index(const char *folder) {
    static const char magic[16] = "SQLite format 3";
    char head[sizeof magic];
    char *path = fg_cli_join(folder, "index.db");
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(head, 1, sizeof head, f) : 1;
    if (f) fclose(f);
    fg_cli_resize(path, 0);
    bool is = n == 0 || (n == sizeof head && memcmp(head, magic, sizeof magic) == 0);
    if (is) fg_cli_say("passed over, since it is an index: %s", folder);
    return is;
}

static void add_entry(fg_cli_paths *paths, const char *folder, const char *name, bool (*wanted)(const char *name),
                      int depth) {
    struct stat st;
    if (name[0] == '.') return;
    char *path = fg_cli_join(folder, name);
    bool known = lstat(path, &st) == 0;
    bool linked = known && S_ISLNK(st.st_mode);
    if (linked) known = stat(path, &st) == 0;
    if (known && S_ISREG(st.st_mode) && (!wanted || wanted(name))) {
        add(paths, path);
        return;
    }
    /* A linked folder may lead back up. */
    if (known && S_ISDIR(st.st_mode) && !linked && !is_index(path)) add_folder(paths, path, wanted, depth + 1);
    fg_cli_resize(path, 0);
}

static void add_folder(fg_cli_paths *paths, const char *folder, bool (*wanted)(const char *name), int depth) {
    DIR *dir = depth < DEEPEST ? opendir(folder) : NULL;
    if (!dir) {
        /* Reading it as a file will tell why it cannot be read. */
        add(paths, fg_cli_copy(folder));
        return;
    }
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) add_entry(paths, folder, e->d_name, wanted, depth);
    closedir(dir);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

bool fg_cli_is_folder(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool fg_cli_walk(fg_cli_paths *paths, const char *operand, bool (*wanted)(const char *name)) {
    if (strcmp(operand, "-") == 0 || !fg_cli_is_folder(operand)) {
        add(paths, fg_cli_copy(operand));
        return true;
    }
    size_t first = paths->n;
    add_folder(paths, operand, wanted, 0);
    if (paths->n == first) {
        fg_cli_say("no files in folder: %s", operand);
        return false;
    }
    qsort(paths->at + first, paths->n - first, sizeof *paths->at, by_name);
    return true;
}

void fg_cli_paths_free(fg_cli_paths *paths) {
    for (size_t i = 0; i < paths->n; i++) fg_cli_resize(paths->at[i], 0);
    fg_cli_resize(paths->at, 0);
    *paths = (fg_cli_paths){0};
}

/* ---- whole files ---- */

/* `path` NULL: whoever tells it names the file. */
static bool fail(fg_error *err, const char *what, const char *path, int code) {
    const char *why = code == ENOENT && strcmp(what, "read") == 0 ? "no such file"
                      : code == EBADMSG                           ? "what is packed in it is damaged"
                      : code == ENODATA                           ? "ends too early for what is packed in it"
                      : code == EISDIR                            ? "is a folder"
                                                                  : NULL;
    const char *between = path ? why ? ": " : " " : "", *name = path ? path : "";
    *err = (fg_error){.status = FG_EIO};
    if (why)
        snprintf(err->message, sizeof err->message, "%s%s%s", why, between, name);
    else
        snprintf(err->message, sizeof err->message, "cannot %s%s%s: %s", what, between, name, strerror(code));
    return false;
}

bool fg_cli_slurp_most(const char *path, size_t max, fg_str *bytes, fg_error *err) {
    *bytes = (fg_str){0};
    size_t n = 0, cap = FIRST_READ;
    ssize_t got = 0;
    fg_cli_reader *file = fg_cli_reader_open(path);
    if (!file) return fail(err, "read", path, errno);
    char *at = fg_cli_resize(NULL, cap);
    while (n <= max && (got = fg_cli_reader_read(file, at + n, cap - n)) > 0) {
        n += (size_t)got;
        at = fg_cli_reserve(at, n, &cap, 1);
    }
    int code = errno;
    fg_cli_reader_close(file);
    if (got == 0) {
        *bytes = (fg_str){at, n};
        return true;
    }
    fg_cli_resize(at, 0);
    if (got < 0) return fail(err, "read", path, code);
    *err = (fg_error){.status = FG_EINPUT};
    snprintf(err->message, sizeof err->message, "%.150s: more than %zu MiB, unpacked, are too many for such a file",
             path, max >> 20);
    return false;
}

bool fg_cli_slurp(const char *path, fg_str *bytes, fg_error *err) {
    return fg_cli_slurp_most(path, (size_t)FG_CLI_SLURP_MOST, bytes, err);
}

void fg_cli_slurped_free(fg_str bytes) { fg_cli_resize((void *)(uintptr_t)bytes.ptr, 0); }

bool fg_cli_same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino && S_ISREG(x.st_mode);
}

bool fg_cli_spill(const char *path, fg_str bytes, fg_error *err) {
    FILE *f = fopen(path, "wb");
    if (!f) return fail(err, "write", path, errno);
    bool good = fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;
    int code = errno;
    if (fclose(f) != 0 && good) {
        good = false;
        code = errno;
    }
    if (good) return true;
    remove(path);
    return fail(err, "write", path, code);
}

/* ---- lines ---- */

bool fg_cli_lines_open(fg_cli_lines *lines, const char *path, size_t max, fg_error *err) {
    *lines = (fg_cli_lines){.name = fg_cli_shown_name(path), .max = max};
    lines->file = fg_cli_reader_open(path);
    if (!lines->file) return fail(err, "read", lines->name, errno);
    if (strcmp(path, "-") != 0) fg_cli_reader_check(lines->file, path);
    return true;
}

void fg_cli_lines_close(fg_cli_lines *lines) {
    fg_cli_reader_close(lines->file);
    if (!lines->borrowed) lines->at = fg_cli_resize(lines->at, 0);
}

void fg_cli_lines_over(fg_cli_lines *lines, const char *name, fg_str bytes, size_t max) {
    *lines = (fg_cli_lines){.name = name,
                            .at = (char *)(uintptr_t)bytes.ptr,
                            .n = bytes.len,
                            .cap = bytes.len,
                            .max = max,
                            .ended = true,
                            .borrowed = true};
}

/* More bytes behind those that are there; false at the end or on a fault (errno, else 0). */
static bool read_more(fg_cli_lines *l) {
    if (l->ended) return false;
    if (l->from > 0) {
        memmove(l->at, l->at + l->from, l->n - l->from);
        l->n -= l->from;
        l->from = 0;
    }
    if (!l->cap) l->at = fg_cli_resize(NULL, l->cap = FIRST_READ);
    l->at = fg_cli_reserve(l->at, l->n, &l->cap, 1);
    ssize_t got = fg_cli_reader_read(l->file, l->at + l->n, l->cap - l->n);
    if (got > 0) l->n += (size_t)got;
    l->ended = got <= 0;
    if (got == 0) errno = 0;
    return got > 0;
}

fg_cli_line_state fg_cli_lines_next(fg_cli_lines *l, fg_str *line, fg_error *err) {
    bool over = false;
    size_t seen = 0;
    const char *mark = NULL;
    l->number++;
    for (;;) {
        size_t have = l->n - l->from;
        mark = have > seen ? memchr(l->at + l->from + seen, '\n', have - seen) : NULL;
        if (mark) break;
        seen = have;
        if (seen > l->max) {
            over = true;
            l->from = l->n;
            seen = 0;
        }
        errno = 0;
        if (!read_more(l)) break;
    }
    if (!mark && errno) {
        fail(err, "read", NULL, errno);
        return FG_CLI_LINES_FAILED;
    }
    if (!mark && l->from == l->n && !over) return FG_CLI_LINES_END;
    l->open = !mark;
    size_t n = mark ? (size_t)(mark - (l->at + l->from)) : l->n - l->from;
    *line = (fg_str){l->at + l->from, n};
    l->from += n + (mark != NULL);
    return over || n > l->max ? FG_CLI_LINE_OVER : FG_CLI_LINE;
}

bool fg_cli_lines_ready(const fg_cli_lines *l) {
    return l->n > l->from && (l->ended || memchr(l->at + l->from, '\n', l->n - l->from));
}

/* ---- what stands there ---- */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* The first byte from `at` on that is no space; l->n if there is none yet. */
static size_t skip_space(const fg_cli_lines *l, size_t at) {
    while (at < l->n && is_space(l->at[at])) at++;
    return at;
}

/* 1 or 0; -1: not known yet. */
static int has_objects(const fg_cli_lines *l) {
    size_t first = skip_space(l, l->from);
    if (first == l->n) return -1;
    if (l->at[first] != '{') return 0;
    const char *end = memchr(l->at + first, '\n', l->n - first);
    if (!end) return -1;
    size_t last = (size_t)(end - l->at), next = skip_space(l, last);
    while (is_space(l->at[last - 1])) last--;
    if (l->at[last - 1] != '}') return 0;
    return next < l->n ? l->at[next] == '{' : -1;
}

bool fg_cli_lines_sniff(fg_cli_lines *l, bool *objects, fg_error *err) {
    int found = -1;
    do {
        errno = 0;
        found = has_objects(l);
    } while (found < 0 && l->n <= l->max && read_more(l));
    *objects = found > 0;
    return !errno || fail(err, "read", l->name, errno);
}

bool fg_cli_lines_rest(fg_cli_lines *l, fg_str *bytes, fg_error *err) {
    errno = 0;
    while (l->n - l->from <= l->max && read_more(l)) errno = 0;
    if (errno) return fail(err, "read", l->name, errno);
    *bytes = (fg_str){l->at + l->from, l->n - l->from};
    return true;
}
