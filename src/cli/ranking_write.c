/* What a ranking tells. */
#include <string.h>

#include "cli/memory.h"
#include "cli/ranking.h"

/* Neither a posting nor a line that could not be read. */
static void tell_nothing(const fg_cli_ranking *r) {
    const fg_cli_options *o = &r->cli->opt;
    const char *many = r->people ? "r\xC3\xA9sum\xC3\xA9s" : "postings", *path = o->operands[1];
    if (o->n == 2)
        fg_cli_say("there are no %s in %s", many, fg_cli_shown_name(path));
    else
        fg_cli_say("there are no %s in what was given", many);
}

/* With JSON all in records, in messages only the first of them. */
static int tell_failed(const fg_cli_ranking *r) {
    const fg_cli_options *o = &r->cli->opt;
    /* What was given may hold none, an index nothing that passes a filter, and a shard may be empty. */
    bool none = r->all.n && !r->matched && !o->index;
    if (!r->all.n && r->paths.n && !o->index && !o->shards && !r->pool.lost) tell_nothing(r);
    int code = none || r->pool.lost ? FG_CLI_INPUT : FG_CLI_DONE;
    size_t failed = r->all.n - r->matched, told = failed > FG_CLI_MOST_TOLD ? FG_CLI_MOST_TOLD : failed;
    for (size_t i = 0; i < failed; i++) {
        const fg_cli_entry *e = &r->all.at[r->matched + i];
        fg_error err = {.status = FG_EINPUT, .line = e->line};
        snprintf(err.message, sizeof err.message, "%s", e->error);
        r->cli->lines = e->line > 0;
        bool good = i < told ? fg_cli_fail(r->cli, e->path, &err) != FG_CLI_INTERNAL
                             : fg_cli_fail_record(r->cli, e->path, &err);
        if (!good) return FG_CLI_INTERNAL;
    }
    if (told < failed) fg_cli_say("%zu more like these could not be read", failed - told);
    return code;
}

/* The first `top` (0: all) that have a result, and perhaps those that have none. */
static fg_ranked *list_entries(const fg_cli_ranking *r, size_t top, bool failed, size_t *n) {
    fg_ranked *list = fg_cli_resize(NULL, (r->all.n + 1) * sizeof *list);
    *n = 0;
    for (size_t i = 0; i < r->all.n; i++) {
        const fg_cli_entry *e = &r->all.at[i];
        if (e->result ? top && i >= top : !failed) continue;
        list[(*n)++] = (fg_ranked){e->result, e->path, e->line, e->number, e->error};
    }
    return list;
}

/* A page and a table tell themselves what failed. */
static bool tells_failed(fg_format format) { return format == FG_HTML || format == FG_CSV; }

int fg_cli_rank_write(const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_cli *cli = r->cli;
    fg_report_options options = fg_cli_report_options(cli);
    fg_format format = fg_cli_format(cli);
    size_t n;
    fg_ranked *list = list_entries(r, cli->opt.top, tells_failed(format), &n);
    options.people = r->people;
    if (cli->opt.index) options.name_key = "id";
    fg_status status = fg_ranking_write(list, n, format, &options, fg_cli_sink(&cli->out), &err);
    fg_cli_resize(list, 0);
    int code = fg_cli_written(cli, status, &err);
    return code == FG_CLI_DONE ? tell_failed(r) : code;
}

int fg_cli_rank_audit(const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_cli_bytes table = {0};
    size_t n;
    fg_ranked *list = list_entries(r, 0, false, &n);
    fg_status status = fg_ranking_write_scores(list, n, fg_cli_collect(&table), &err);
    fg_cli_resize(list, 0);
    bool good = status == FG_OK && fg_cli_spill(r->cli->opt.audit, (fg_str){table.at, table.n}, &err);
    fg_cli_resize(table.at, 0);
    if (good) return FG_CLI_DONE;
    fg_cli_say("%s", err.message);
    return FG_CLI_INTERNAL;
}

int fg_cli_rank_gaps(const fg_cli_ranking *r) {
    fg_error err = {0};
    fg_cli *cli = r->cli;
    fg_report_options options = fg_cli_report_options(cli);
    const fg_result **results = fg_cli_resize(NULL, (r->matched + 1) * sizeof *results);
    for (size_t i = 0; i < r->matched; i++) results[i] = r->all.at[i].result;
    fg_status status = FG_OK;
    if (r->matched)
        status = fg_results_write_gaps(results, r->matched, cli->opt.top, fg_cli_format(cli), &options,
                                       fg_cli_sink(&cli->out), &err);
    fg_cli_resize(results, 0);
    int code = fg_cli_written(cli, status, &err);
    return code == FG_CLI_DONE ? tell_failed(r) : code;
}
