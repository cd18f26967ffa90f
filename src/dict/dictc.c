/* fitgap-dictc OUTPUT SOURCE...: compiles the built-in dictionary while fitgap is built. */
#include <stdio.h>

#include "dict/dict.h"

static void say(void *ctx, const char *file, uint32_t line, const char *message) {
    (void)ctx;
    fprintf(stderr, "%s:%u: %s\n", file, line, message);
}

static int write_file(const char *path, fg_str bytes) {
    FILE *f = fopen(path, "wb");
    if (!f) {
        fprintf(stderr, "fitgap-dictc: cannot write %s\n", path);
        return 1;
    }
    bool good = fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;
    good &= fclose(f) == 0;
    if (!good) fprintf(stderr, "fitgap-dictc: cannot write %s\n", path);
    return !good;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: fitgap-dictc OUTPUT SOURCE...\n", stderr);
        return 2;
    }
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    size_t n = (size_t)argc - 2;
    fg_dict_source *sources = FG_NEW_N(&arena, fg_dict_source, n);
    fg_error err = {0};
    int failed = !sources;
    for (size_t i = 0; i < n && !failed; i++) {
        sources[i].name = argv[i + 2];
        failed = fg_file_read(&sources[i].text, &arena, argv[i + 2], (size_t)16 << 20, &err) != FG_OK;
    }
    fg_str image = {0};
    fg_dict_faults faults = {say, NULL};
    fg_dict_compile_options opt = {.size = sizeof opt, .faults = &faults};
    if (!failed) failed = fg_dict_compile(&image, sources, n, &opt, NULL, &err) != FG_OK;
    if (failed)
        fprintf(stderr, "fitgap-dictc: %s\n", err.message);
    else
        failed = write_file(argv[1], image);
    fg_bytes_free(image, NULL);
    fg_arena_free(&arena);
    return failed ? 3 : 0;
}
