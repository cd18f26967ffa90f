/* A résumé against one posting. */
#include <string.h>

#include "cli/pair.h"

void fg_cli_pair_free(fg_cli_pair *p) {
    fg_result_free(p->result);
    fg_resume_free(p->assumed);
    fg_cli_subject_free(&p->posting);
    fg_cli_subject_free(&p->resume);
}

/* Things that cannot be assumed are a fault of the command line. */
static int assume(fg_cli *cli, fg_cli_pair *p) {
    fg_error err;
    fg_str things = {cli->opt.with, cli->opt.with ? strlen(cli->opt.with) : 0};
    if (!cli->opt.with) return FG_CLI_DONE;
    fg_status status = fg_resume_assume(&p->assumed, cli->engine, p->resume.resume, things, &err);
    if (status != FG_EINPUT) return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, "--with", &err);
    fg_cli_say("--with: %s", err.message);
    return FG_CLI_USAGE;
}

int fg_cli_match_pair(fg_cli *cli, fg_cli_pair *p, const char *resume, const char *posting) {
    fg_error err = {0};
    const char *path = resume;
    fg_status status = fg_cli_take(cli, &p->resume, path, true, &err);
    if (status == FG_OK) {
        int code = assume(cli, p);
        if (code != FG_CLI_DONE) return code;
        path = posting;
        status = fg_cli_take(cli, &p->posting, path, false, &err);
    }
    if (status == FG_OK)
        status =
            fg_match(&p->result, cli->engine, p->posting.posting, p->assumed ? p->assumed : p->resume.resume, &err);
    if (status == FG_OK && cli->opt.target >= 0) status = fg_result_plan(p->result, cli->engine, cli->opt.target, &err);
    if (status != FG_OK) return fg_cli_fail(cli, path, &err);
    fg_cli_notice(cli, &p->resume, resume);
    fg_cli_notice(cli, &p->posting, posting);
    fg_cli_notice_twice(resume, posting, "r\xC3\xA9sum\xC3\xA9 and posting");
    return FG_CLI_DONE;
}

static int compare(const fg_cli *cli, const fg_result *result) {
    fg_score score;
    if (cli->opt.target >= 0 && fg_result_planned(result) < cli->opt.target) return FG_CLI_BELOW;
    if (cli->opt.min_score < 0) return FG_CLI_DONE;
    fg_result_score(result, &score);
    return score.scored && score.low >= cli->opt.min_score ? FG_CLI_DONE : FG_CLI_BELOW;
}

int fg_cli_pair_report(fg_cli *cli, bool missing_only) {
    fg_cli_pair p = {0};
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    options.missing_only = missing_only;
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = fg_cli_match_pair(cli, &p, cli->opt.operands[0], cli->opt.operands[1]);
    if (code == FG_CLI_DONE)
        code = fg_cli_written(
            cli, fg_result_write(p.result, fg_cli_format(cli), &options, fg_cli_sink(&cli->out), &err), &err);
    if (code == FG_CLI_DONE) code = compare(cli, p.result);
    fg_cli_pair_free(&p);
    return code;
}
