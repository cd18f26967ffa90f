/* fitgap dict suggest POSTINGS... */
#include "cli/cli.h"
#include "cli/corpus.h"

typedef struct {
    fg_suggest *terms;
    uint32_t postings;
    fg_sink out;
    bool any; /* something was written */
} suggesting;

static bool pass_on(void *ctx, fg_str piece) {
    suggesting *s = ctx;
    s->any = true;
    return s->out.write(s->out.ctx, piece);
}

static fg_status collect(void *ctx, fg_cli *cli, const fg_doc *doc, const char *where, fg_error *err) {
    (void)where;
    suggesting *s = ctx;
    fg_posting *posting = NULL;
    fg_status status = fg_posting_parse(&posting, cli->engine, doc, err);
    if (status == FG_OK) status = fg_suggest_add(s->terms, cli->engine, posting, err);
    s->postings++;
    fg_posting_free(posting);
    return status;
}

static int put_terms(fg_cli *cli, suggesting *s) {
    fg_error err;
    s->out = fg_cli_sink(&cli->out);
    fg_status status =
        fg_suggest_write(s->terms, cli->opt.top ? cli->opt.top : 500, fg_cli_format(cli), (fg_sink){pass_on, s}, &err);
    if (status == FG_OK && !s->any) fg_cli_say("no unknown term stands in two of %u postings", s->postings);
    return fg_cli_written(cli, status, &err);
}

int fg_cli_cmd_dict_suggest(fg_cli *cli) {
    fg_error err;
    suggesting s = {0};
    int code = fg_cli_open(cli);
    if (code != FG_CLI_DONE) return code;
    if (fg_suggest_new(&s.terms, cli->dict, NULL, &err) != FG_OK) return fg_cli_fail(cli, NULL, &err);
    code = fg_cli_corpus(cli, cli->opt.operands, cli->opt.n, collect, &s);
    if (code == FG_CLI_DONE) code = put_terms(cli, &s);
    fg_suggest_free(s.terms);
    return code;
}
