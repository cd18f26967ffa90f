/* fitgap dict compile | check | show | stats */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/memory.h"

static bool has_ending(const char *name, const char *ending) {
    size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static bool is_source(const char *name) { return has_ending(name, ".skills") || has_ending(name, ".txt"); }

static void tell_fault(void *ctx, const char *file, uint32_t line, const char *message) {
    (void)ctx;
    if (line)
        fprintf(stderr, "%s:%u: %s\n", file, line, message);
    else
        fprintf(stderr, "%s: %s\n", file, message);
}

typedef struct {
    fg_cli_paths paths;
    fg_dict_source *at;
    size_t n;
} sources;

static int read_sources(fg_cli *cli, sources *s, int from) {
    fg_error err;
    for (int i = from; i < cli->opt.n; i++)
        if (!fg_cli_walk(&s->paths, cli->opt.operands[i], is_source)) return FG_CLI_INPUT;
    s->at = fg_cli_resize(NULL, s->paths.n * sizeof *s->at);
    for (size_t i = 0; i < s->paths.n; i++) {
        s->at[i] = (fg_dict_source){.name = s->paths.at[i]};
        if (!fg_cli_slurp(s->paths.at[i], &s->at[i].text, &err)) return fg_cli_fail(cli, s->paths.at[i], &err);
        s->n++;
    }
    return FG_CLI_DONE;
}

static void release(sources *s) {
    for (size_t i = 0; i < s->n; i++) fg_cli_resize((void *)(uintptr_t)s->at[i].text.ptr, 0);
    fg_cli_resize(s->at, 0);
    fg_cli_paths_free(&s->paths);
}

static int compile(fg_cli *cli, fg_str *image, int from) {
    sources s = {0};
    fg_error err;
    fg_dict_faults faults = {tell_fault, NULL};
    int code = read_sources(cli, &s, from);
    if (code == FG_CLI_DONE && fg_dict_compile(image, s.at, s.n, &faults, NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, NULL, &err);
    release(&s);
    return code;
}

static void put_count(fg_cli *cli, uint32_t n, const char *what) {
    char line[64];
    snprintf(line, sizeof line, "%8u %s\n", n, what);
    fg_cli_put(&cli->out, line);
}

int fg_cli_cmd_dict_compile(fg_cli *cli) {
    fg_str image = {0};
    fg_error err;
    int code = compile(cli, &image, 1);
    if (code == FG_CLI_DONE && !fg_cli_spill(cli->opt.operands[0], image, &err)) {
        fg_cli_say("%s", err.message);
        code = FG_CLI_INTERNAL;
    }
    fg_bytes_free(image, NULL);
    return code;
}

int fg_cli_cmd_dict_check(fg_cli *cli) {
    fg_str image = {0};
    fg_error err;
    fg_dict_info info;
    int code = compile(cli, &image, 0);
    if (code == FG_CLI_DONE && fg_dict_open_memory(&cli->dict, image, NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, NULL, &err);
    if (code == FG_CLI_DONE) {
        char line[96];
        fg_dict_describe(cli->dict, &info);
        snprintf(line, sizeof line, "no faults in %u concepts with %u names\n", info.concepts, info.names);
        fg_cli_put(&cli->out, line);
    }
    fg_dict_free(cli->dict);
    cli->dict = NULL;
    fg_bytes_free(image, NULL);
    return code;
}

static int show(fg_cli *cli, const char *name) {
    fg_error err;
    bool found = false;
    fg_status status = fg_dict_show(cli->dict, (fg_str){name, strlen(name)}, &found, fg_cli_sink(&cli->out), &err);
    if (status != FG_OK) return fg_cli_written(cli, status, &err);
    if (!found) fg_cli_say("not in the dictionary: %s", name);
    return found ? FG_CLI_DONE : FG_CLI_INPUT;
}

int fg_cli_cmd_dict_show(fg_cli *cli) {
    int code = fg_cli_open_dict(cli), found = 0;
    if (code != FG_CLI_DONE) return code;
    for (int i = 0; i < cli->opt.n; i++) {
        code = show(cli, cli->opt.operands[i]);
        if (code == FG_CLI_INTERNAL) return code;
        found += code == FG_CLI_DONE;
    }
    return found ? FG_CLI_DONE : FG_CLI_INPUT;
}

int fg_cli_cmd_dict_stats(fg_cli *cli) {
    fg_dict_info info;
    char line[160];
    int code = fg_cli_open_dict(cli);
    if (code != FG_CLI_DONE) return code;
    fg_dict_describe(cli->dict, &info);
    put_count(cli, info.concepts, "concepts:");
    for (unsigned k = 0; fg_kind_name(k); k++)
        if (info.kinds[k]) put_count(cli, info.kinds[k], fg_kind_name(k));
    put_count(cli, info.names, "names of concepts");
    put_count(cli, info.lexicon, "headings, cue words and other names of the lexicon");
    put_count(cli, info.patterns, "patterns");
    snprintf(line, sizeof line, "image: %zu bytes, %016llx; policy: version %u, %016llx\n", info.bytes,
             (unsigned long long)info.hash, info.policy_version, (unsigned long long)info.policy_hash);
    fg_cli_put(&cli->out, line);
    return FG_CLI_DONE;
}
