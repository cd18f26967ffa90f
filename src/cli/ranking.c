#include "cli/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"

enum { USUAL_LINE = 64 << 20 };

void fg_cli_ranking_free(fg_cli_ranking *r) {
    for (size_t i = 0; i < r->n; i++) {
        fg_result_free(r->entries[i].result);
        fg_posting_free(r->entries[i].posting);
        fg_resume_free(r->entries[i].resume);
        fg_doc_free(r->entries[i].doc);
    }
    fg_cli_resize(r->entries, 0);
    fg_cli_paths_free(&r->paths);
    fg_posting_free(r->posting);
    fg_resume_free(r->resume);
    fg_doc_free(r->doc);
}

/* ---- the one ---- */

static int read_one(fg_cli *cli, fg_cli_ranking *r) {
    fg_error err = {0};
    const char *path = cli->opt.operands[0];
    fg_status status = r->people ? fg_cli_read(cli, path, &r->doc, &err) : fg_cli_read_resume(cli, path, &r->doc, &err);
    if (status == FG_OK)
        status = r->people ? fg_posting_parse(&r->posting, cli->engine, r->doc, &err)
                           : fg_resume_parse(&r->resume, cli->engine, r->doc, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

/* ---- the many ---- */

static fg_cli_entry *add_entry(fg_cli_ranking *r, const char *path, uint32_t line) {
    r->entries = fg_cli_reserve(r->entries, r->n, &r->cap, sizeof *r->entries);
    r->entries[r->n] = (fg_cli_entry){.path = path, .line = line, .number = (uint32_t)r->n + 1};
    return &r->entries[r->n++];
}

static void match(fg_cli *cli, const fg_cli_ranking *r, fg_cli_entry *e, fg_status status) {
    if (status == FG_OK)
        status = r->people ? fg_resume_parse(&e->resume, cli->engine, e->doc, &e->err)
                           : fg_posting_parse(&e->posting, cli->engine, e->doc, &e->err);
    if (status == FG_OK)
        fg_match(&e->result, cli->engine, r->people ? r->posting : e->posting, r->people ? e->resume : r->resume,
                 &e->err);
    if (e->line) e->err.line = e->line;
}

static void do_file(fg_cli *cli, fg_cli_ranking *r, const char *path) {
    fg_cli_entry *e = add_entry(r, path, 0);
    fg_status status =
        r->people ? fg_cli_read_resume(cli, path, &e->doc, &e->err) : fg_cli_read(cli, path, &e->doc, &e->err);
    match(cli, r, e, status);
}

static void do_lines(fg_cli *cli, fg_cli_ranking *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    fg_str line;
    fg_cli_line_state state;
    fg_read_options options = fg_cli_read_options(cli);
    options.only_text = r->people;
    if (!fg_cli_lines_open(&lines, path, cli->opt.max_bytes ? cli->opt.max_bytes : USUAL_LINE, &err)) {
        add_entry(r, path, 0)->err = err;
        return;
    }
    while ((state = fg_cli_lines_next(&lines, &line, &err)) < FG_CLI_LINES_END) {
        fg_cli_entry *e = add_entry(r, path, lines.number);
        if (state == FG_CLI_LINE)
            match(cli, r, e, fg_jsonl_read(&e->doc, line, lines.number, &options, NULL, &e->err));
        else
            e->err = (fg_error){.status = FG_EINPUT, .line = lines.number, .message = "the line is over the limit"};
    }
    if (state == FG_CLI_LINES_FAILED) add_entry(r, path, 0)->err = err;
    fg_cli_lines_close(&lines);
}

/* What is named twice is ranked once. */
static bool is_again(const fg_cli_ranking *r, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(r->paths.at[k], r->paths.at[i]) == 0) return true;
    return false;
}

static int read_many(fg_cli *cli, fg_cli_ranking *r) {
    for (int i = 1; i < cli->opt.n; i++) fg_cli_walk(&r->paths, cli->opt.operands[i], NULL);
    if (!r->paths.n) return FG_CLI_INPUT;
    for (size_t i = 0; i < r->paths.n; i++) {
        const char *path = r->paths.at[i];
        if (is_again(r, i)) {
            fg_cli_say("given twice, ranked once: %s", path);
            continue;
        }
        if (cli->opt.jsonl || fg_cli_is_jsonl(path))
            do_lines(cli, r, path);
        else
            do_file(cli, r, path);
    }
    return FG_CLI_DONE;
}

/* ---- order ---- */

/* Equal keys stand in the order of their paths, and in a file in that of its lines. */
static int by_rank(const void *a, const void *b) {
    const fg_cli_entry *x = a, *y = b;
    if (!x->result != !y->result) return x->result ? -1 : 1;
    int order = x->result ? fg_result_compare(x->result, y->result) : 0;
    if (!order) order = strcmp(x->path, y->path);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

int fg_cli_rank_all(fg_cli *cli, fg_cli_ranking *r) {
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = read_one(cli, r);
    if (code == FG_CLI_DONE) code = read_many(cli, r);
    if (code != FG_CLI_DONE) return code;
    qsort(r->entries, r->n, sizeof *r->entries, by_rank);
    while (r->matched < r->n && r->entries[r->matched].result) r->matched++;
    return FG_CLI_DONE;
}

/* ---- writing ---- */

static int tell_failed(fg_cli *cli, const fg_cli_ranking *r) {
    int code = r->matched ? FG_CLI_DONE : FG_CLI_INPUT;
    for (size_t i = r->matched; i < r->n; i++) {
        cli->lines = r->entries[i].line > 0;
        if (fg_cli_fail(cli, r->entries[i].path, &r->entries[i].err) == FG_CLI_INTERNAL) return FG_CLI_INTERNAL;
    }
    return code;
}

int fg_cli_rank_write(fg_cli *cli, const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    int code = FG_CLI_DONE;
    options.people = r->people;
    for (size_t i = 0; i < r->matched && code == FG_CLI_DONE; i++) {
        if (cli->opt.top && i >= cli->opt.top) break;
        const fg_cli_entry *e = &r->entries[i];
        options.line = e->line;
        options.number = e->number;
        fg_status status = fg_result_write_ranked(e->result, (uint32_t)i + 1, fg_cli_format(cli), &options,
                                                  fg_cli_sink(&cli->out), &err);
        code = fg_cli_written(cli, status, &err);
    }
    return code == FG_CLI_DONE ? tell_failed(cli, r) : code;
}

int fg_cli_rank_gaps(fg_cli *cli, const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    const fg_result **results = fg_cli_resize(NULL, (r->matched + 1) * sizeof *results);
    for (size_t i = 0; i < r->matched; i++) results[i] = r->entries[i].result;
    fg_status status = FG_OK;
    if (r->matched)
        status = fg_results_write_gaps(results, r->matched, cli->opt.top, fg_cli_format(cli), &options,
                                       fg_cli_sink(&cli->out), &err);
    fg_cli_resize(results, 0);
    int code = fg_cli_written(cli, status, &err);
    return code == FG_CLI_DONE ? tell_failed(cli, r) : code;
}
