/* fitgap diff OLD NEW POSTING */
#include "cli/subject.h"

typedef struct {
    fg_cli_subject posting, resumes[2];
    fg_result *results[2];
} comparison;

static void release(comparison *c) {
    for (int i = 0; i < 2; i++) {
        fg_result_free(c->results[i]);
        fg_cli_subject_free(&c->resumes[i]);
    }
    fg_cli_subject_free(&c->posting);
}

static int read_posting(fg_cli *cli, comparison *c) {
    fg_error err = {0};
    const char *path = cli->opt.operands[2];
    fg_status status = fg_cli_take(cli, &c->posting, path, false, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

static int match_side(fg_cli *cli, comparison *c, int i) {
    fg_error err = {0};
    const char *path = cli->opt.operands[i];
    fg_status status = fg_cli_take(cli, &c->resumes[i], path, true, &err);
    if (status == FG_OK) status = fg_match(&c->results[i], cli->engine, c->posting.posting, c->resumes[i].resume, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

static void notice(fg_cli *cli, const comparison *c) {
    char **paths = cli->opt.operands;
    for (int i = 0; i < 2; i++) fg_cli_notice(cli, &c->resumes[i], paths[i]);
    fg_cli_notice(cli, &c->posting, paths[2]);
    fg_cli_notice_twice(paths[0], paths[1], "old and new r\xC3\xA9sum\xC3\xA9");
}

int fg_cli_cmd_diff(fg_cli *cli) {
    comparison c = {0};
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = read_posting(cli, &c);
    for (int i = 0; i < 2 && code == FG_CLI_DONE; i++) code = match_side(cli, &c, i);
    if (code == FG_CLI_DONE) notice(cli, &c);
    if (code == FG_CLI_DONE)
        code = fg_cli_written(cli,
                              fg_result_write_diff(c.results[0], c.results[1], fg_cli_format(cli), &options,
                                                   fg_cli_sink(&cli->out), &err),
                              &err);
    release(&c);
    return code;
}
