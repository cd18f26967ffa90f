#include "cli/corpus.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/files.h"
#include "cli/stream.h"

typedef struct {
    fg_cli *cli;
    fg_cli_visit visit;
    void *ctx;
    uint32_t good, bad;
    fg_error first; /* why the first bad one was bad */
    bool shows;     /* progress, to a terminal */
} run;

enum { A_LOOK = 100 /* texts between two looks at the progress */, PATH_ROOM = 1000 };

static void show_progress(const run *r) {
    uint32_t n = r->good + r->bad;
    if (r->shows && n % A_LOOK == 0) fprintf(stderr, "\r%u texts read", n);
}

static void end_progress(const run *r) {
    if (r->shows && r->good + r->bad >= A_LOOK) fprintf(stderr, "\r%*s\r", 40, "");
}

static int settle(run *r, const char *path, fg_status status, const fg_error *err) {
    if (status == FG_OK) {
        r->good++;
        show_progress(r);
        return FG_CLI_DONE;
    }
    if (status != FG_EIO && status != FG_EINPUT && status != FG_ELANGUAGE) return fg_cli_fail(r->cli, path, err);
    if (!r->bad++) r->first = *err;
    return FG_CLI_DONE;
}

static int do_file(run *r, const char *path) {
    fg_error err = {0};
    fg_doc *doc = NULL;
    fg_status status = fg_cli_read(r->cli, path, &doc, &err);
    if (status == FG_OK) status = r->visit(r->ctx, r->cli, doc, path, &err);
    fg_doc_free(doc);
    return settle(r, path, status, &err);
}

static int do_line(run *r, const fg_cli_lines *lines, fg_str line) {
    fg_error err = {0};
    fg_doc *doc = NULL;
    fg_read_options options = fg_cli_read_options(r->cli);
    char where[PATH_ROOM];
    snprintf(where, sizeof where, "%s:%u", lines->name, lines->number);
    fg_status status = fg_jsonl_read(&doc, line, lines->number, &options, NULL, &err);
    if (status == FG_OK) status = r->visit(r->ctx, r->cli, doc, where, &err);
    fg_doc_free(doc);
    return settle(r, lines->name, status, &err);
}

static int do_lines(run *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    fg_str line;
    fg_cli_line_state state = FG_CLI_LINE;
    int code = FG_CLI_DONE;
    if (!fg_cli_lines_open(&lines, path, fg_cli_line_limit(r->cli), &err)) return fg_cli_fail(r->cli, path, &err);
    while (code == FG_CLI_DONE && (state = fg_cli_lines_next(&lines, &line, &err)) < FG_CLI_LINES_END) {
        fg_error over = {.status = FG_EINPUT, .line = lines.number, .message = "a line is over the limit"};
        if (state == FG_CLI_LINE_OVER)
            code = settle(r, path, FG_EINPUT, &over);
        else if (line.len)
            code = do_line(r, &lines, line);
    }
    if (state == FG_CLI_LINES_FAILED) {
        fg_cli_say("%s: line %u: %s", path, lines.number, err.message);
        code = FG_CLI_INPUT;
    }
    fg_cli_lines_close(&lines);
    return code;
}

int fg_cli_corpus(fg_cli *cli, char **operands, int n, fg_cli_visit visit, void *ctx) {
    run r = {.cli = cli, .visit = visit, .ctx = ctx, .shows = isatty(STDERR_FILENO)};
    fg_cli_paths paths = {0};
    int code = FG_CLI_DONE;
    for (int i = 0; i < n && code == FG_CLI_DONE; i++)
        if (!fg_cli_walk(&paths, operands[i], NULL)) code = FG_CLI_INPUT;
    for (size_t i = 0; i < paths.n && code == FG_CLI_DONE; i++)
        code = cli->opt.lines || fg_cli_is_jsonl(paths.at[i]) ? do_lines(&r, paths.at[i]) : do_file(&r, paths.at[i]);
    fg_cli_paths_free(&paths);
    end_progress(&r);
    if (r.bad && code == FG_CLI_DONE)
        fg_cli_say("%u of %u texts left out, the first because %s", r.bad, r.good + r.bad, r.first.message);
    return code == FG_CLI_DONE && !r.good ? FG_CLI_INPUT : code;
}
