/* fitgap audit SCORES GROUPS */
#include "cli/cli.h"

int fg_cli_cmd_audit(fg_cli *cli) {
    fg_error err = {0};
    fg_str bytes[2] = {{0}};
    int read = 0;
    fg_report_options options = fg_cli_report_options(cli);
    while (read < 2 && fg_cli_slurp(cli->opt.operands[read], &bytes[read], &err)) read++;
    const fg_dict_source scores = {fg_cli_shown_name(cli->opt.operands[0]), bytes[0]},
                         groups = {fg_cli_shown_name(cli->opt.operands[1]), bytes[1]};
    fg_status status = err.status;
    if (read == 2)
        status = fg_audit_write(&scores, &groups, fg_cli_format(cli), &options, fg_cli_sink(&cli->out), NULL, &err);
    for (int i = 0; i < 2; i++) fg_cli_slurped_free(bytes[i]);
    if (status == FG_OK) return FG_CLI_DONE;
    return status == FG_EIO && read == 2 ? fg_cli_written(cli, status, &err)
                                         : fg_cli_fail(cli, cli->opt.operands[read < 2 ? read : 0], &err);
}
