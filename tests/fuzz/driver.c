/* Drives a target where the compiler brings no libFuzzer: every seed as it is, then changed copies until time is over. The
 * same seeds give the same changes. Takes -max_total_time=SECONDS and folders of seeds, as libFuzzer does. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fuzz.h"

#define MOST_SEEDS 256
#define MOST_BYTES (64 << 10)
#define MOST_CHANGES 8

typedef struct {
    uint8_t *bytes;
    size_t n;
} seed;

static seed seeds[MOST_SEEDS + 1]; /* the first is empty */
static size_t n_seeds = 1;
static uint64_t state = 0x9E3779B97F4A7C15;

static size_t below(size_t n) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return n ? (size_t)(state % n) : 0;
}

static void add_file(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f || n_seeds > MOST_SEEDS) exit(2);
    seed *s = &seeds[n_seeds++];
    s->bytes = malloc(MOST_BYTES);
    if (!s->bytes) exit(2);
    s->n = fread(s->bytes, 1, MOST_BYTES, f);
    fclose(f);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void add_folder(const char *folder) {
    char *paths[MOST_SEEDS];
    size_t n = 0;
    DIR *d = opendir(folder);
    if (!d) {
        fprintf(stderr, "no such folder: %s\n", folder);
        exit(2);
    }
    for (struct dirent *e; n < MOST_SEEDS && (e = readdir(d));) {
        if (e->d_name[0] == '.') continue;
        size_t size = strlen(folder) + strlen(e->d_name) + 2;
        paths[n] = malloc(size);
        if (!paths[n]) exit(2);
        snprintf(paths[n++], size, "%s/%s", folder, e->d_name);
    }
    closedir(d);
    qsort(paths, n, sizeof *paths, by_name);
    for (size_t i = 0; i < n; i++) {
        add_file(paths[i]);
        free(paths[i]);
    }
}

/* Makes room for n bytes at `at`, as far as there is any. */
static size_t open_gap(uint8_t *b, size_t *size, size_t at, size_t n) {
    if (n > MOST_BYTES - *size) n = MOST_BYTES - *size;
    memmove(b + at + n, b + at, *size - at);
    *size += n;
    return n;
}

static void change(uint8_t *b, size_t *size) {
    size_t at = below(*size + 1), n = below(32) + 1, k = below(6);
    const seed *other = &seeds[below(n_seeds)];
    if (k == 0 && at < *size) {
        b[at] ^= (uint8_t)(1 << below(8));
    } else if (k == 1 && at < *size) {
        b[at] = (uint8_t)below(256);
    } else if (k == 2) { /* a piece less */
        if (n > *size - at) n = *size - at;
        memmove(b + at, b + at + n, *size - at - n);
        *size -= n;
    } else if (k == 3 && other->n) { /* a piece of another */
        size_t from = below(other->n);
        if (n > other->n - from) n = other->n - from;
        memcpy(b + at, other->bytes + from, open_gap(b, size, at, n));
    } else if (k == 4) { /* one byte again and again */
        uint8_t c = at < *size ? b[at] : (uint8_t)below(256);
        memset(b + at, c, open_gap(b, size, at, n * n));
    } else if (at < *size) { /* the end is lost */
        if (below(8) == 0) *size = at;
    }
}

static void run_changed(uint8_t *room) {
    const seed *s = &seeds[below(n_seeds)];
    size_t size = s->n;
    if (size) memcpy(room, s->bytes, size);
    for (size_t left = 1 + below(MOST_CHANGES); left; left--) change(room, &size);
    uint8_t *exact = malloc(size ? size : 1); /* so that a sanitizer sees who reads behind the end */
    if (!exact) exit(2);
    memcpy(exact, room, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

int main(int argc, char **argv) {
    static const char option[] = "-max_total_time=";
    long seconds = 0, runs = 0;
    uint8_t *room = malloc(MOST_BYTES);
    time_t began = time(NULL);
    if (!room) return 2;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], option, sizeof option - 1) == 0)
            seconds = strtol(argv[i] + sizeof option - 1, NULL, 10);
        else
            add_folder(argv[i]);
    }
    for (size_t i = 0; i < n_seeds; i++, runs++) LLVMFuzzerTestOneInput(seeds[i].bytes, seeds[i].n);
    for (; time(NULL) - began < seconds; runs++) run_changed(room);
    printf("%ld inputs read\n", runs);
    for (size_t i = 0; i < n_seeds; i++) free(seeds[i].bytes);
    free(room);
    return 0;
}
