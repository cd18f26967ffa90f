/* fitgap dict import esco|onet|csv FILE... */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/memory.h"

static void tell_skipped(void *ctx, const char *file, uint32_t line, const char *message) {
    uint32_t *n = ctx;
    ++*n;
    fprintf(stderr, "%s:%u: %s\n", file, line, message);
}

static bool collect(void *ctx, fg_str piece) {
    fg_str *all = ctx;
    char *at = fg_cli_resize((void *)(uintptr_t)all->ptr, all->len + piece.len + 1);
    memcpy(at + all->len, piece.ptr, piece.len);
    *all = (fg_str){at, all->len + piece.len};
    return true;
}

static bool find_format(const char *name, fg_import *format) {
    static const char *const names[] = {"esco", "onet", "csv"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(name, names[i]) != 0) continue;
        *format = (fg_import)i;
        return true;
    }
    fg_cli_say("not a format: %s (esco, onet or csv)", name);
    return false;
}

static int import(fg_cli *cli, fg_import format, const fg_dict_source *files, size_t n) {
    fg_error err;
    fg_str text = {0};
    uint32_t left_out = 0;
    fg_dict_faults skipped = {tell_skipped, &left_out};
    fg_sink to_memory = {collect, &text};
    int code = FG_CLI_DONE;
    if (fg_dict_import(format, files, n, cli->dict, cli->opt.output ? to_memory : fg_cli_sink(&cli->out), &skipped,
                       NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, NULL, &err);
    if (code == FG_CLI_DONE && cli->opt.output && !fg_cli_spill(cli->opt.output, text, &err)) {
        fg_cli_say("%s", err.message);
        code = FG_CLI_INTERNAL;
    }
    if (code == FG_CLI_DONE && left_out) fg_cli_say("%u left out", left_out);
    fg_cli_slurped_free(text);
    return code;
}

static bool overwrites_input(const fg_cli *cli) {
    for (int i = 1; cli->opt.output && i < cli->opt.n; i++) {
        if (!fg_cli_same_file(cli->opt.output, cli->opt.operands[i])) continue;
        fg_cli_say("--output names a file that is read: %s", cli->opt.output);
        return true;
    }
    return false;
}

int fg_cli_cmd_dict_import(fg_cli *cli) {
    fg_import format;
    if (!find_format(cli->opt.operands[0], &format) || overwrites_input(cli)) return FG_CLI_USAGE;
    int n = cli->opt.n - 1, code = fg_cli_open_dict(cli);
    fg_dict_source *files = fg_cli_resize(NULL, (size_t)n * sizeof *files);
    int read = 0;
    for (; read < n && code == FG_CLI_DONE; read++) {
        fg_error err;
        files[read] = (fg_dict_source){.name = cli->opt.operands[read + 1]};
        if (fg_cli_slurp(files[read].name, &files[read].text, &err)) continue;
        code = fg_cli_fail(cli, files[read].name, &err);
        break;
    }
    if (code == FG_CLI_DONE) code = import(cli, format, files, (size_t)n);
    for (int i = 0; i < read; i++) fg_cli_slurped_free(files[i].text);
    fg_cli_resize(files, 0);
    return code;
}
