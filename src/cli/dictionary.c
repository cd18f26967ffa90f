/* --dictionary: images and sources laid over one another. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/memory.h"

static bool has_ending(const char *name, const char *ending) {
    size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static bool is_source(const char *name) { return has_ending(name, ".skills") || has_ending(name, ".txt"); }

static bool is_stdin(const char *path) { return strcmp(path, "-") == 0; }

static void tell_fault(void *ctx, const char *file, uint32_t line, const char *message) {
    (void)ctx;
    if (line)
        fprintf(stderr, "%s:%u: %s\n", file, line, message);
    else
        fprintf(stderr, "%s: %s\n", file, message);
}

const fg_dict_faults fg_cli_faults = {tell_fault, NULL};

int fg_cli_read_sources(fg_cli *cli, fg_cli_sources *s, char **operands, int n) {
    fg_error err;
    for (int i = 0; i < n; i++)
        if (!fg_cli_walk(&s->paths, operands[i], is_source)) return FG_CLI_INPUT;
    s->at = fg_cli_resize(NULL, s->paths.n * sizeof *s->at);
    for (size_t i = 0; i < s->paths.n; i++) {
        s->at[i] = (fg_dict_source){.name = is_stdin(s->paths.at[i]) ? FG_CLI_STDIN_SOURCE : s->paths.at[i]};
        if (!fg_cli_slurp(s->paths.at[i], &s->at[i].text, &err)) return fg_cli_fail(cli, s->paths.at[i], &err);
        s->n++;
    }
    return FG_CLI_DONE;
}

void fg_cli_sources_free(fg_cli_sources *s) {
    for (size_t i = 0; i < s->n; i++) fg_cli_slurped_free(s->at[i].text);
    fg_cli_resize(s->at, 0);
    fg_cli_paths_free(&s->paths);
    *s = (fg_cli_sources){0};
}

/* Sources with a policy are a dictionary of their own. */
static bool are_whole(const fg_cli_sources *s) {
    for (size_t i = 0; i < s->n; i++)
        if (has_ending(s->at[i].name, "policy.txt")) return true;
    return false;
}

int fg_cli_compile(fg_cli *cli, const fg_cli_sources *s, const fg_dict *base, bool strict, fg_str *image) {
    fg_error err;
    fg_dict *built_in = NULL;
    bool whole = are_whole(s);
    if (!whole && !base && fg_dict_open(&built_in, NULL, NULL, &err) != FG_OK) return fg_cli_fail(cli, NULL, &err);
    fg_dict_compile_options opt = {.size = sizeof opt,
                                   .faults = &fg_cli_faults,
                                   .base = whole  ? NULL
                                           : base ? base
                                                  : built_in,
                                   .strict = strict};
    fg_status status = fg_dict_compile(image, s->at, s->n, &opt, NULL, &err);
    fg_dict_free(built_in);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, NULL, &err);
}

/* ---- what --dictionary names ---- */

bool fg_cli_refuses_part(const char *path) {
    char policy[4096];
    struct stat st;
    int n = snprintf(policy, sizeof policy, "%s/../policy.txt", path);
    if (n < 0 || (size_t)n >= sizeof policy || stat(policy, &st) != 0) return false;
    int end = (int)strlen(path);
    while (end > 1 && path[end - 1] == '/') end--;
    while (end > 0 && path[end - 1] != '/') end--;
    while (end > 1 && path[end - 1] == '/') end--;
    fg_cli_say("only a part of a dictionary: %s; name the whole, with its policy.txt: %.*s", path, end ? end : 2,
               end                      ? path
               : strcmp(path, ".") == 0 ? ".."
                                        : ".");
    return true;
}

static int swap_in(fg_cli *cli, fg_dict **dict, fg_str image) {
    fg_error err;
    fg_dict *made = NULL;
    fg_status status = fg_dict_open_copy(&made, image, NULL, &err);
    fg_bytes_free(image, NULL);
    if (status != FG_OK) return fg_cli_fail(cli, NULL, &err);
    fg_dict_free(*dict);
    *dict = made;
    return FG_CLI_DONE;
}

int fg_cli_lay_sources(fg_cli *cli, fg_dict **dict, char *path) {
    fg_cli_sources s = {0};
    fg_str image = {0};
    int code = fg_cli_read_sources(cli, &s, &path, 1);
    if (code == FG_CLI_DONE) code = fg_cli_compile(cli, &s, *dict, false, &image);
    fg_cli_sources_free(&s);
    return code == FG_CLI_DONE ? swap_in(cli, dict, image) : code;
}

/* An image that was itself laid over another brings its upper layers; one that was not takes the place of all. */
static int lay_image(fg_cli *cli, fg_dict **dict, const char *path) {
    fg_error err;
    fg_dict *over = NULL;
    fg_dict_info info;
    fg_str image = {0};
    if (fg_dict_open(&over, path, NULL, &err) != FG_OK) return fg_cli_fail(cli, path, &err);
    fg_dict_describe(over, &info);
    if (!*dict || info.layers == 1) {
        fg_dict_free(*dict);
        *dict = over;
        return FG_CLI_DONE;
    }
    fg_dict_compile_options opt = {.size = sizeof opt, .faults = &fg_cli_faults, .base = *dict, .over = over};
    fg_status status = fg_dict_compile(&image, NULL, 0, &opt, NULL, &err);
    fg_dict_free(over);
    return status == FG_OK ? swap_in(cli, dict, image) : fg_cli_fail(cli, path, &err);
}

int fg_cli_lay_dict(fg_cli *cli, fg_dict **dict, char *path) {
    if (fg_cli_refuses_part(path)) return FG_CLI_USAGE;
    bool sources = has_ending(path, ".skills") || is_stdin(path) || fg_cli_is_folder(path);
    return sources ? fg_cli_lay_sources(cli, dict, path) : lay_image(cli, dict, path);
}

int fg_cli_open_base(fg_cli *cli) {
    int code = FG_CLI_DONE;
    for (int i = 0; i < cli->opt.dictionaries && code == FG_CLI_DONE; i++)
        code = fg_cli_lay_dict(cli, &cli->dict, cli->opt.dictionary[i]);
    return code;
}

int fg_cli_open_dict(fg_cli *cli) {
    fg_error err;
    int code = fg_cli_open_base(cli);
    if (code != FG_CLI_DONE || cli->dict) return code;
    return fg_dict_open(&cli->dict, NULL, NULL, &err) == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, NULL, &err);
}
