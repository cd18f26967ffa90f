/* fitgap posting FILE... */
#include "cli/cli.h"

static fg_status one(fg_cli_task *task, const fg_doc *doc, fg_error *err) {
    fg_posting *posting;
    fg_status status = fg_posting_parse(&posting, task->engine, doc, err);
    task->written = status == FG_OK;
    if (status == FG_OK) status = fg_posting_write(posting, fg_cli_format(task->cli), task->options, task->sink, err);
    fg_posting_free(posting);
    return status;
}

int fg_cli_cmd_posting(fg_cli *cli) { return fg_cli_each(cli, one); }
