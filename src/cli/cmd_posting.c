/* fitgap posting FILE... */
#include "cli/cli.h"

static fg_status one(fg_cli *cli, const fg_doc *doc, const fg_report_options *opt, bool *written, fg_error *err) {
    fg_posting *posting;
    fg_status status = fg_posting_parse(&posting, cli->engine, doc, err);
    *written = status == FG_OK;
    if (status == FG_OK) status = fg_posting_write(posting, fg_cli_format(cli), opt, fg_cli_sink(&cli->out), err);
    fg_posting_free(posting);
    return status;
}

int fg_cli_cmd_posting(fg_cli *cli) { return fg_cli_each(cli, one); }
