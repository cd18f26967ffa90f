/*
 * bench_dict [FILE.dict]: how long a dictionary takes to compile and to open, beside reading its bytes once.
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
    printf("%-34s %9.3f ms median, %9.3f worst of %d\n", what, ms[n / 2], ms[n - 1], n);
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
    print(sum ? "limit: adding up its words" : "limit", ms, OPENS);
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
    printf("%u concepts, %u names, %zu bytes\n", info.concepts, info.names, info.bytes);
    fg_dict_compile_options opt = {.size = sizeof opt, .base = d};
    for (int i = 0; i < COMPILES; i++) {
        fg_bytes_free(image, NULL);
        double t = now();
        if (fg_dict_compile(&image, NULL, 0, &opt, NULL, &err) != FG_OK) fail(&err);
        ms[i] = now() - t;
    }
    print("compile", ms, COMPILES);
    time_opens(path ? "open the file (checked)" : "open the built-in image", path, (fg_str){0});
    time_opens("open from memory (checked)", NULL, image);
    time_read(image);
    fg_bytes_free(image, NULL);
    fg_dict_free(d);
    return 0;
}
