/* rank --jsonl and shortlist --jsonl: no ranking, but the scores of one line after the other. */
#include "cli/ranking.h"

typedef struct {
    const fg_cli_ranking *ranking;
    const char *name; /* of the file */
} file;

static fg_status do_line(void *ctx, fg_cli_worker *w, const fg_cli_line *line, fg_error *err) {
    const file *f = ctx;
    const fg_cli_ranking *r = f->ranking;
    fg_cli_subject s = {0};
    fg_result *result = NULL;
    fg_report_options options = {
        .size = sizeof options, .people = r->people, .line = line->number, .number = line->ordinal};
    fg_status status = fg_cli_rank_read(r, w, f->name, line, &s, err);
    if (status == FG_OK) fg_cli_note_mistake(w, &s, line->number);
    if (status == FG_OK) status = fg_cli_rank_match(r, w->engine, &s, &result, err);
    if (status == FG_OK) status = fg_result_write_ranked(result, 0, FG_JSON, &options, fg_cli_collect(&w->out), err);
    fg_result_free(result);
    fg_cli_subject_free(&s);
    return status;
}

static int do_file(fg_cli_ranking *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    file f = {r, path};
    const fg_cli_line_visit visit = {.line = do_line, .ctx = &f};
    if (!fg_cli_lines_open(&lines, path, fg_cli_line_limit(r->cli), &err)) {
        r->pool.bad++;
        int code = fg_cli_fail(r->cli, path, &err);
        return code == FG_CLI_INPUT ? FG_CLI_DONE : code;
    }
    int code = fg_cli_stream(&r->pool, &lines, &visit);
    fg_cli_lines_close(&lines);
    return code;
}

int fg_cli_rank_lines(fg_cli_ranking *r) {
    const fg_cli_options *o = &r->cli->opt;
    int code = o->n == 1 ? do_file(r, "-") : FG_CLI_DONE;
    for (int i = 1; i < o->n && code == FG_CLI_DONE; i++) code = do_file(r, o->operands[i]);
    return code == FG_CLI_DONE ? fg_cli_pool_code(&r->pool) : code;
}
