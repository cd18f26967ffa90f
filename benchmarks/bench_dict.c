/*
 * bench_dict [FILE.dict]: how long a dictionary takes to compile and to open, beside reading its bytes once; medians in
 * milliseconds, as a line of JSON.
 *
 * Without a file: the built-in one. It is compiled from the sources that it carries (unpacking them included).
 */
#include <fitgap/fitgap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COMPILES = 5, OPENS = 200 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b) {
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void print(const char *what, double *ms, int n) {
    qsort(ms, (size_t)n, sizeof *ms, by_value);
    printf(", \"%s_ms\": %.4f, \"%s_worst_ms\": %.4f", what, ms[n / 2], what, ms[n - 1]);
}

static void fail(const fg_error *err) {
    fprintf(stderr, "bench_dict: %s\n", err->message);
    exit(1);
}

static void time_opens(const char *what, const char *path, fg_str image) {
    double ms[OPENS];
    fg_error err;
    for (int i = 0; i < OPENS; i++) {
        fg_dict *d;
        double t = now();
        fg_status status = image.ptr ? fg_dict_open_memory(&d, image, NULL, &err) : fg_dict_open(&d, path, NULL, &err);
        ms[i] = now() - t;
        if (status != FG_OK) fail(&err);
        fg_dict_free(d);
    }
    print(what, ms, OPENS);
}

static void time_read(fg_str image) {
    double ms[OPENS];
    volatile uint64_t kept; /* so that it is computed */
    uint64_t sum = 0;
    for (int i = 0; i < OPENS; i++) {
        double t = now();
        for (size_t k = 0; k + 8 <= image.len; k += 8) {
            uint64_t word;
            memcpy(&word, image.ptr + k, 8);
            sum += word;
        }
        ms[i] = now() - t;
    }
    kept = sum;
    (void)kept;
    print("read", ms, OPENS);
}

int main(int argc, char **argv) {
    const char *path = argc > 1 ? argv[1] : NULL;
    double ms[COMPILES];
    fg_error err;
    fg_dict *d;
    fg_str image = {0};
    fg_dict_info info;
    if (fg_dict_open(&d, path, NULL, &err) != FG_OK) fail(&err);
    fg_dict_describe(d, &info);
    printf("{\"concepts\": %u, \"names\": %u, \"bytes\": %zu", info.concepts, info.names, info.bytes);
    fg_dict_compile_options opt = {.size = sizeof opt, .base = d};
    for (int i = 0; i < COMPILES; i++) {
        fg_bytes_free(image, NULL);
        double t = now();
        if (fg_dict_compile(&image, NULL, 0, &opt, NULL, &err) != FG_OK) fail(&err);
        ms[i] = now() - t;
    }
    print("compile", ms, COMPILES);
    time_opens("open", path, (fg_str){0}); /* the built-in one was checked when it was built, a file is now */
    time_opens("open_checked", NULL, image);
    time_read(image);
    printf("}\n");
    fg_bytes_free(image, NULL);
    fg_dict_free(d);
    return 0;
}
