/* fitgap rank RESUME POSTING... */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/memory.h"

typedef struct {
    const char *path;
    fg_doc *doc;
    fg_posting *posting;
    fg_result *result; /* NULL: err tells why */
    fg_error err;
} entry;

typedef struct {
    fg_doc *doc;
    fg_resume *resume;
    fg_cli_paths paths;
    entry *entries;
} ranking;

static void release(ranking *r) {
    for (size_t i = 0; r->entries && i < r->paths.n; i++) {
        fg_result_free(r->entries[i].result);
        fg_posting_free(r->entries[i].posting);
        fg_doc_free(r->entries[i].doc);
    }
    fg_cli_resize(r->entries, 0);
    fg_cli_paths_free(&r->paths);
    fg_resume_free(r->resume);
    fg_doc_free(r->doc);
}

static int read_resume(fg_cli *cli, ranking *r) {
    fg_error err = {0};
    fg_status status = fg_cli_read_resume(cli, cli->opt.operands[0], &r->doc, &err);
    if (status == FG_OK) status = fg_resume_parse(&r->resume, cli->engine, r->doc, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, cli->opt.operands[0], &err);
}

static int find_postings(fg_cli *cli, ranking *r) {
    for (int i = 1; i < cli->opt.n; i++) fg_cli_walk(&r->paths, cli->opt.operands[i], NULL);
    if (!r->paths.n) return FG_CLI_INPUT;
    r->entries = fg_cli_resize(NULL, r->paths.n * sizeof *r->entries);
    for (size_t i = 0; i < r->paths.n; i++) r->entries[i] = (entry){.path = r->paths.at[i]};
    return FG_CLI_DONE;
}

static void match(fg_cli *cli, const ranking *r, entry *e) {
    fg_status status = fg_cli_read(cli, e->path, &e->doc, &e->err);
    if (status == FG_OK) status = fg_posting_parse(&e->posting, cli->engine, e->doc, &e->err);
    if (status == FG_OK) fg_match(&e->result, cli->engine, e->posting, r->resume, &e->err);
}

static int by_rank(const void *a, const void *b) {
    const entry *x = a, *y = b;
    if (!x->result != !y->result) return x->result ? -1 : 1;
    int order = x->result ? fg_result_compare(x->result, y->result) : 0;
    return order ? order : strcmp(x->path, y->path);
}

static int write_ranked(fg_cli *cli, const ranking *r) {
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    int code = FG_CLI_DONE;
    for (uint32_t i = 0; i < r->paths.n && r->entries[i].result && code == FG_CLI_DONE; i++) {
        if (cli->opt.top && i >= cli->opt.top) break;
        fg_status status = fg_result_write_ranked(r->entries[i].result, i + 1, fg_cli_format(cli), &options,
                                                  fg_cli_sink(&cli->out), &err);
        code = fg_cli_written(cli, status, &err);
    }
    return code;
}

static int tell_failed(fg_cli *cli, const ranking *r) {
    int code = r->entries[0].result ? FG_CLI_DONE : FG_CLI_INPUT;
    for (size_t i = 0; i < r->paths.n; i++) {
        if (r->entries[i].result) continue;
        if (fg_cli_fail(cli, r->entries[i].path, &r->entries[i].err) == FG_CLI_INTERNAL) return FG_CLI_INTERNAL;
    }
    return code;
}

int fg_cli_cmd_rank(fg_cli *cli) {
    ranking r = {0};
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = read_resume(cli, &r);
    if (code == FG_CLI_DONE) code = find_postings(cli, &r);
    if (code == FG_CLI_DONE) {
        for (size_t i = 0; i < r.paths.n; i++) match(cli, &r, &r.entries[i]);
        qsort(r.entries, r.paths.n, sizeof *r.entries, by_rank);
        code = write_ranked(cli, &r);
    }
    if (code == FG_CLI_DONE) code = tell_failed(cli, &r);
    release(&r);
    return code;
}
