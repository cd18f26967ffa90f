/* The steps that verbs share. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/cli.h"

void fg_cli_say(const char *format, ...) {
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    /* A path may hold anything; a line stays one line, and no terminal is told to do something. */
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F) *c = '?';
    fprintf(stderr, "fitgap: %s\n", message);
}

int32_t fg_cli_this_month(void) {
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local)) return 2000 * 12;
    return (local.tm_year + 1900) * 12 + local.tm_mon;
}

static int code_of(fg_status status) {
    switch (status) {
    case FG_OK: return FG_CLI_DONE;
    case FG_EIO:
    case FG_EINPUT:
    case FG_ELANGUAGE:
    case FG_EDICT: return FG_CLI_INPUT;
    default: return FG_CLI_INTERNAL;
    }
}

const char *fg_cli_shown_name(const char *path) {
    return path && strcmp(path, "-") == 0 ? FG_CLI_STANDARD_INPUT : path;
}

int fg_cli_fail(fg_cli *cli, const char *path, const fg_error *err) {
    int code = code_of(err->status);
    if (err->line && (cli->opt.lines || cli->lines))
        fg_cli_say("%s: line %u: %s", fg_cli_shown_name(path), err->line, err->message);
    else
        fg_cli_say("%s", err->message);
    if (code == FG_CLI_INPUT && !fg_cli_fail_record(cli, path, err)) return FG_CLI_INTERNAL;
    return code;
}

bool fg_cli_fail_record(fg_cli *cli, const char *path, const fg_error *err) {
    return fg_cli_format(cli) != FG_JSON || fg_error_write(err, fg_cli_shown_name(path), fg_cli_sink(&cli->out));
}

int fg_cli_written(fg_cli *cli, fg_status status, const fg_error *err) {
    if (status == FG_OK) return FG_CLI_DONE;
    if (!cli->out.code) fg_cli_say("%s", err->message);
    return FG_CLI_INTERNAL;
}

fg_status fg_cli_new_engine(const fg_cli *cli, fg_engine **engine, fg_error *err) {
    fg_options options = {
        .size = sizeof options, .as_of = cli->opt.as_of, .blind = cli->opt.blind, .policy = cli->policy};
    return fg_engine_new(engine, cli->dict, &options, NULL, err);
}

int fg_cli_open_engine(fg_cli *cli) {
    fg_error err;
    if (cli->opt.as_of < 0) cli->opt.as_of = fg_cli_this_month();
    if (fg_cli_new_engine(cli, &cli->engine, &err) == FG_OK) return FG_CLI_DONE;
    return fg_cli_fail(cli, NULL, &err);
}

int fg_cli_open(fg_cli *cli) {
    int code = fg_cli_open_dict(cli);
    if (code == FG_CLI_DONE && cli->opt.policy) code = fg_cli_open_policy(cli);
    return code == FG_CLI_DONE ? fg_cli_open_engine(cli) : code;
}

fg_read_options fg_cli_read_options(const fg_cli *cli) {
    return (fg_read_options){.size = sizeof(fg_read_options),
                             .max_bytes = cli->opt.max_bytes,
                             .only_text = cli->resumes,
                             .input = cli->opt.input,
                             .text_field = cli->opt.text_field,
                             .id_field = cli->opt.id_field,
                             .programs = true};
}

fg_status fg_cli_read(fg_cli *cli, const char *path, fg_doc **doc, fg_error *err) {
    fg_read_options options = fg_cli_read_options(cli);
    return fg_doc_read(doc, path, &options, NULL, err);
}

fg_status fg_cli_read_resume(fg_cli *cli, const char *path, fg_doc **doc, fg_error *err) {
    fg_read_options options = fg_cli_read_options(cli);
    options.only_text = true;
    options.input = FG_INPUT_AUTO;
    return fg_doc_read(doc, path, &options, NULL, err);
}

const char *fg_cli_file_name(const char *path) { return strcmp(path, "-") == 0 ? "stdin" : path; }

bool fg_cli_is_jsonl(const char *path) {
    static const char *const endings[] = {".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t m = strlen(endings[i]);
        if (n > m && strcmp(path + n - m, endings[i]) == 0) return true;
    }
    return false;
}

fg_format fg_cli_format(const fg_cli *cli) {
    const fg_cli_options *o = &cli->opt;
    if (o->html) return FG_HTML;
    if (o->markdown) return FG_MARKDOWN;
    if (o->csv) return FG_CSV;
    return o->json || o->jsonl ? FG_JSON : FG_TEXT;
}

fg_report_options fg_cli_report_options(const fg_cli *cli) {
    return (fg_report_options){.size = sizeof(fg_report_options),
                               .color = fg_cli_use_color(cli->opt.color),
                               .bars = fg_cli_use_bars(cli->opt.color),
                               .width = cli->opt.width ? cli->opt.width : fg_cli_width(),
                               .skipped = cli->opt.skipped,
                               .explain = cli->opt.explain};
}
