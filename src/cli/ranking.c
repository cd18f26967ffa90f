#include "cli/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"

enum { USUAL_LINE = 64 << 20 };

void fg_cli_ranking_free(fg_cli_ranking *r) {
    for (size_t i = 0; i < r->n; i++) {
        fg_result_free(r->entries[i].result);
        fg_cli_subject_free(&r->entries[i].text);
    }
    fg_cli_resize(r->entries, 0);
    fg_cli_paths_free(&r->paths);
    fg_cli_subject_free(&r->one);
}

/* ---- the one ---- */

static int read_one(fg_cli *cli, fg_cli_ranking *r) {
    fg_error err = {0};
    const char *path = cli->opt.operands[0];
    fg_status status = fg_cli_take(cli, &r->one, path, !r->people, &err);
    if (status != FG_OK) return fg_cli_fail(cli, path, &err);
    fg_cli_notice(cli, &r->one, path);
    return FG_CLI_DONE;
}

/* ---- the many ---- */

static fg_cli_entry *add_entry(fg_cli_ranking *r, const char *path, uint32_t line) {
    r->entries = fg_cli_reserve(r->entries, r->n, &r->cap, sizeof *r->entries);
    r->entries[r->n] = (fg_cli_entry){.path = path, .line = line, .number = (uint32_t)r->n + 1};
    return &r->entries[r->n++];
}

static void match(fg_cli *cli, const fg_cli_ranking *r, fg_cli_entry *e, fg_status status) {
    const fg_cli_subject *posting = r->people ? &r->one : &e->text, *resume = r->people ? &e->text : &r->one;
    if (status == FG_OK) fg_match(&e->result, cli->engine, posting->posting, resume->resume, &e->err);
    if (e->line) e->err.line = e->line;
}

static void do_file(fg_cli *cli, fg_cli_ranking *r, const char *path) {
    fg_cli_entry *e = add_entry(r, path, 0);
    match(cli, r, e, fg_cli_take(cli, &e->text, path, r->people, &e->err));
}

static void do_line(fg_cli *cli, fg_cli_ranking *r, fg_cli_entry *e, fg_str line) {
    fg_read_options options = fg_cli_read_options(cli);
    options.only_text = r->people;
    fg_status status = fg_jsonl_read(&e->text.doc, line, e->line, &options, NULL, &e->err);
    if (status == FG_OK) status = fg_cli_parse_subject(cli, &e->text, r->people, &e->err);
    match(cli, r, e, status);
}

static void do_lines(fg_cli *cli, fg_cli_ranking *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    fg_str line;
    fg_cli_line_state state;
    if (!fg_cli_lines_open(&lines, path, cli->opt.max_bytes ? cli->opt.max_bytes : USUAL_LINE, &err)) {
        add_entry(r, path, 0)->err = err;
        return;
    }
    while ((state = fg_cli_lines_next(&lines, &line, &err)) < FG_CLI_LINES_END) {
        fg_cli_entry *e = add_entry(r, path, lines.number);
        if (state == FG_CLI_LINE)
            do_line(cli, r, e, line);
        else
            e->err = (fg_error){.status = FG_EINPUT, .line = lines.number, .message = "the line is over the limit"};
    }
    if (state == FG_CLI_LINES_FAILED) add_entry(r, path, 0)->err = err;
    fg_cli_lines_close(&lines);
}

static int by_path(const void *a, const void *b) {
    const char *const *x = *(const char *const *const *)a, *const *y = *(const char *const *const *)b;
    int order = strcmp(*x, *y);
    return order ? order : (x > y) - (x < y);
}

/* What is named twice is ranked once: where it is named first. */
static bool *find_repeated(const fg_cli_paths *paths) {
    char ***sorted = fg_cli_resize(NULL, (paths->n + 1) * sizeof *sorted);
    bool *repeated = fg_cli_resize(NULL, paths->n + 1);
    for (size_t i = 0; i < paths->n; i++) sorted[i] = &paths->at[i];
    qsort(sorted, paths->n, sizeof *sorted, by_path);
    for (size_t i = 0; i < paths->n; i++)
        repeated[sorted[i] - paths->at] = i && strcmp(*sorted[i], *sorted[i - 1]) == 0;
    fg_cli_resize(sorted, 0);
    return repeated;
}

static void do_path(fg_cli *cli, fg_cli_ranking *r, const char *path) {
    if (cli->opt.jsonl || fg_cli_is_jsonl(path))
        do_lines(cli, r, path);
    else
        do_file(cli, r, path);
}

static int read_many(fg_cli *cli, fg_cli_ranking *r) {
    for (int i = 1; i < cli->opt.n; i++) fg_cli_walk(&r->paths, cli->opt.operands[i], NULL);
    if (!r->paths.n) return FG_CLI_INPUT;
    bool *repeated = find_repeated(&r->paths);
    for (size_t i = 0; i < r->paths.n; i++) {
        if (repeated[i])
            fg_cli_say("given twice, ranked once: %s", r->paths.at[i]);
        else
            do_path(cli, r, r->paths.at[i]);
    }
    fg_cli_resize(repeated, 0);
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

/* The first `top` (0: all) that have a result, and perhaps those that have none. */
static fg_ranked *list_entries(const fg_cli_ranking *r, size_t top, bool failed, size_t *n) {
    fg_ranked *list = fg_cli_resize(NULL, (r->n + 1) * sizeof *list);
    *n = 0;
    for (size_t i = 0; i < r->n; i++) {
        const fg_cli_entry *e = &r->entries[i];
        if (e->result ? top && i >= top : !failed) continue;
        list[(*n)++] = (fg_ranked){e->result, e->path, e->line, e->number, e->err.message};
    }
    return list;
}

/* A page and a table tell themselves what failed. */
static bool tells_failed(fg_format format) { return format == FG_HTML || format == FG_CSV; }

int fg_cli_rank_write(fg_cli *cli, const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    fg_format format = fg_cli_format(cli);
    size_t n;
    fg_ranked *list = list_entries(r, cli->opt.top, tells_failed(format), &n);
    options.people = r->people;
    fg_status status = fg_ranking_write(list, n, format, &options, fg_cli_sink(&cli->out), &err);
    fg_cli_resize(list, 0);
    int code = fg_cli_written(cli, status, &err);
    return code == FG_CLI_DONE ? tell_failed(cli, r) : code;
}

int fg_cli_rank_audit(fg_cli *cli, const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_cli_bytes table = {0};
    size_t n;
    fg_ranked *list = list_entries(r, 0, false, &n);
    fg_status status = fg_ranking_write_scores(list, n, fg_cli_collect(&table), &err);
    fg_cli_resize(list, 0);
    bool good = status == FG_OK && fg_cli_spill(cli->opt.audit, (fg_str){table.at, table.n}, &err);
    fg_cli_resize(table.at, 0);
    if (good) return FG_CLI_DONE;
    fg_cli_say("%s", err.message);
    return FG_CLI_INTERNAL;
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
