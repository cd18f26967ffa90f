/* fitgap dict diff OLD NEW --on POSTINGS */
#include <string.h>

#include "cli/cli.h"
#include "cli/corpus.h"

enum { USUAL_PLACES = 3 };

/* One of the two dictionaries, and what it makes of a posting. */
typedef struct {
    fg_engine *engine;
    fg_resume *resume; /* NULL without --resume */
    fg_posting *posting;
    fg_result *result;
} side;

typedef struct {
    fg_dict *newer; /* the older is the program's own */
    side old, new;
    fg_doc *resume;
    fg_dict_diff *diff;
} comparison;

static void release_posting(side *s) {
    fg_result_free(s->result);
    fg_posting_free(s->posting);
    s->result = NULL;
    s->posting = NULL;
}

static fg_status read_side(side *s, const fg_doc *doc, fg_error *err) {
    fg_status status = fg_posting_parse(&s->posting, s->engine, doc, err);
    if (status == FG_OK && s->resume) status = fg_match(&s->result, s->engine, s->posting, s->resume, err);
    return status;
}

static fg_status compare(void *ctx, fg_cli *cli, const fg_doc *doc, const char *where, fg_error *err) {
    comparison *c = ctx;
    (void)cli;
    fg_str name = {where, strlen(where)};
    fg_status status = read_side(&c->old, doc, err);
    if (status == FG_OK) status = read_side(&c->new, doc, err);
    if (status == FG_OK) status = fg_dict_diff_add(c->diff, name, c->old.posting, c->new.posting, err);
    if (status == FG_OK && c->resume)
        status = fg_dict_diff_add_scores(c->diff, name, c->old.result, c->new.result, err);
    release_posting(&c->old);
    release_posting(&c->new);
    return status;
}

static int open_newer(fg_cli *cli, comparison *c) {
    fg_error err;
    fg_options options = {.size = sizeof options, .as_of = cli->opt.as_of};
    int code = fg_cli_lay_dict(cli, &c->newer, cli->opt.operands[1]);
    c->old.engine = cli->engine;
    if (code == FG_CLI_DONE && fg_engine_new(&c->new.engine, c->newer, &options, NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, NULL, &err);
    return code;
}

static int read_resume(fg_cli *cli, comparison *c) {
    fg_error err;
    if (!cli->opt.resume) return FG_CLI_DONE;
    fg_status status = fg_cli_read_resume(cli, cli->opt.resume, &c->resume, &err);
    if (status == FG_OK) status = fg_resume_parse(&c->old.resume, c->old.engine, c->resume, &err);
    if (status == FG_OK) status = fg_resume_parse(&c->new.resume, c->new.engine, c->resume, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, cli->opt.resume, &err);
}

static int put(fg_cli *cli, comparison *c) {
    fg_error err;
    fg_report_options options = fg_cli_report_options(cli);
    uint32_t places = cli->opt.places ? cli->opt.places : USUAL_PLACES;
    return fg_cli_written(
        cli,
        fg_dict_diff_write(c->diff, cli->opt.top, places, fg_cli_format(cli), &options, fg_cli_sink(&cli->out), &err),
        &err);
}

static void release(comparison *c) {
    fg_dict_diff_free(c->diff);
    fg_resume_free(c->old.resume);
    fg_resume_free(c->new.resume);
    fg_doc_free(c->resume);
    fg_engine_free(c->new.engine);
    fg_dict_free(c->newer);
}

int fg_cli_cmd_dict_diff(fg_cli *cli) {
    comparison c = {0};
    fg_error err;
    if (!cli->opt.on) {
        fg_cli_say("dict diff needs --on POSTINGS (see fitgap dict diff --help)");
        return FG_CLI_USAGE;
    }
    int code = fg_cli_lay_dict(cli, &cli->dict, cli->opt.operands[0]);
    if (code == FG_CLI_DONE) code = fg_cli_open_engine(cli);
    if (code == FG_CLI_DONE) code = open_newer(cli, &c);
    if (code == FG_CLI_DONE) code = read_resume(cli, &c);
    if (code == FG_CLI_DONE && fg_dict_diff_new(&c.diff, NULL, &err) != FG_OK) code = fg_cli_fail(cli, NULL, &err);
    if (code == FG_CLI_DONE) code = fg_cli_corpus(cli, &cli->opt.on, 1, compare, &c);
    if (code == FG_CLI_DONE) code = put(cli, &c);
    release(&c);
    return code;
}
