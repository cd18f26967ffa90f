/* --policy, and fitgap policy show */
#include <stdio.h>

#include "cli/cli.h"

int fg_cli_open_policy(fg_cli *cli) {
    fg_error err;
    fg_dict_source source = {.name = cli->opt.policy};
    if (source.name && !fg_cli_slurp(source.name, &source.text, &err)) return fg_cli_fail(cli, source.name, &err);
    fg_status status =
        fg_policy_open(&cli->policy, cli->dict, source.name ? &source : NULL, &fg_cli_faults, NULL, &err);
    if (source.name) fg_cli_slurped_free(source.text);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, source.name, &err);
}

int fg_cli_cmd_policy_show(fg_cli *cli) {
    fg_error err = {0};
    int code = fg_cli_open_dict(cli);
    if (code == FG_CLI_DONE) code = fg_cli_open_policy(cli);
    if (code != FG_CLI_DONE) return code;
    return fg_cli_written(cli, fg_policy_write(cli->policy, fg_cli_format(cli), fg_cli_sink(&cli->out), &err), &err);
}
