/* fitgap diff OLD NEW POSTING */
#include "cli/cli.h"

typedef struct {
    fg_doc *doc;
    fg_resume *resume;
    fg_result *result;
} side;

typedef struct {
    fg_doc *doc;
    fg_posting *posting;
    side sides[2];
} comparison;

static void release(comparison *c) {
    for (int i = 0; i < 2; i++) {
        fg_result_free(c->sides[i].result);
        fg_resume_free(c->sides[i].resume);
        fg_doc_free(c->sides[i].doc);
    }
    fg_posting_free(c->posting);
    fg_doc_free(c->doc);
}

static int read_posting(fg_cli *cli, comparison *c) {
    fg_error err = {0};
    const char *path = cli->opt.operands[2];
    fg_status status = fg_cli_read(cli, path, &c->doc, &err);
    if (status == FG_OK) status = fg_posting_parse(&c->posting, cli->engine, c->doc, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

static int match_side(fg_cli *cli, comparison *c, int i) {
    fg_error err = {0};
    side *s = &c->sides[i];
    const char *path = cli->opt.operands[i];
    fg_status status = fg_cli_read_resume(cli, path, &s->doc, &err);
    if (status == FG_OK) status = fg_resume_parse(&s->resume, cli->engine, s->doc, &err);
    if (status == FG_OK) status = fg_match(&s->result, cli->engine, c->posting, s->resume, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

int fg_cli_cmd_diff(fg_cli *cli) {
    comparison c = {0};
    fg_error err = {0};
    fg_report_options options = fg_cli_report_options(cli);
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = read_posting(cli, &c);
    for (int i = 0; i < 2 && code == FG_CLI_DONE; i++) code = match_side(cli, &c, i);
    if (code == FG_CLI_DONE)
        code = fg_cli_written(cli,
                              fg_result_write_diff(c.sides[0].result, c.sides[1].result, fg_cli_format(cli), &options,
                                                   fg_cli_sink(&cli->out), &err),
                              &err);
    release(&c);
    return code;
}
