/* A résumé against one posting. */
#include <string.h>

#include "cli/subject.h"

typedef struct {
    fg_cli_subject resume, posting;
    fg_resume *assumed;
    fg_result *result;
} pair;

static void release(pair *p) {
    fg_result_free(p->result);
    fg_resume_free(p->assumed);
    fg_cli_subject_free(&p->posting);
    fg_cli_subject_free(&p->resume);
}

static int parse(fg_cli *cli, pair *p) {
    fg_error err = {0};
    const char *path = cli->opt.operands[0];
    fg_status status = fg_cli_take(cli, &p->resume, path, true, &err);
    if (status == FG_OK && cli->opt.with) {
        path = "--with";
        fg_str things = {cli->opt.with, strlen(cli->opt.with)};
        status = fg_resume_assume(&p->assumed, cli->engine, p->resume.resume, things, &err);
    }
    if (status == FG_OK) {
        path = cli->opt.operands[1];
        status = fg_cli_take(cli, &p->posting, path, false, &err);
    }
    if (status == FG_OK)
        status =
            fg_match(&p->result, cli->engine, p->posting.posting, p->assumed ? p->assumed : p->resume.resume, &err);
    if (status == FG_OK && cli->opt.target >= 0) status = fg_result_plan(p->result, cli->engine, cli->opt.target, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

static int compare(const fg_cli *cli, const fg_result *result) {
    fg_score score;
    if (cli->opt.target >= 0 && fg_result_planned(result) < cli->opt.target) return FG_CLI_BELOW;
    if (cli->opt.min_score < 0) return FG_CLI_DONE;
    fg_result_score(result, &score);
    return score.scored && score.low >= cli->opt.min_score ? FG_CLI_DONE : FG_CLI_BELOW;
}

int fg_cli_pair(fg_cli *cli, bool missing_only) {
    pair p = {0};
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    options.missing_only = missing_only;
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = parse(cli, &p);
    if (code == FG_CLI_DONE)
        code = fg_cli_written(
            cli, fg_result_write(p.result, fg_cli_format(cli), &options, fg_cli_sink(&cli->out), &err), &err);
    if (code == FG_CLI_DONE) code = compare(cli, p.result);
    release(&p);
    return code;
}
