/* fitgap resume FILE... */
#include "cli/cli.h"

static fg_status one(fg_cli *cli, const fg_doc *doc, const fg_report_options *opt, bool *written, fg_error *err) {
    fg_resume *resume;
    fg_status status = fg_resume_parse(&resume, cli->engine, doc, err);
    *written = status == FG_OK;
    if (status == FG_OK) status = fg_resume_write(resume, fg_cli_format(cli), opt, fg_cli_sink(&cli->out), err);
    fg_resume_free(resume);
    return status;
}

int fg_cli_cmd_resume(fg_cli *cli) {
    cli->resumes = true;
    return fg_cli_each(cli, one);
}
