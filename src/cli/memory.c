#include "cli/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

enum { FIRST = 16 };

static _Noreturn void give_up(void) {
    fputs("fitgap: out of memory\n", stderr);
    exit(FG_CLI_INTERNAL);
}

void *fg_cli_resize(void *ptr, size_t size) {
    if (size == 0) {
        free(ptr);
        return NULL;
    }
    void *bigger = realloc(ptr, size);
    if (!bigger) give_up();
    return bigger;
}

void *fg_cli_reserve(void *ptr, size_t n, size_t *cap, size_t size) {
    if (n < *cap) return ptr;
    size_t bigger = *cap ? *cap * 2 : FIRST;
    if (bigger > SIZE_MAX / size / 2) give_up();
    *cap = bigger;
    return fg_cli_resize(ptr, bigger * size);
}

char *fg_cli_join(const char *folder, const char *name) {
    size_t a = strlen(folder), b = strlen(name);
    while (a > 1 && folder[a - 1] == '/') a--;
    bool slash = !(a == 1 && folder[0] == '/');
    char *path = fg_cli_resize(NULL, a + b + 2);
    memcpy(path, folder, a);
    if (slash) path[a++] = '/';
    memcpy(path + a, name, b + 1);
    return path;
}

char *fg_cli_copy(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(fg_cli_resize(NULL, n), s, n);
}
