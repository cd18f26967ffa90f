/* fitgap resume FILE... */
#include "cli/cli.h"

static fg_status one(fg_cli_task *task, const fg_doc *doc, fg_error *err) {
    fg_resume *resume;
    fg_status status = fg_resume_parse(&resume, task->engine, doc, err);
    task->written = status == FG_OK;
    if (status == FG_OK) status = fg_resume_write(resume, fg_cli_format(task->cli), task->options, task->sink, err);
    fg_resume_free(resume);
    return status;
}

int fg_cli_cmd_resume(fg_cli *cli) {
    cli->resumes = true;
    return fg_cli_each(cli, one);
}
