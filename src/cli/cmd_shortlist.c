/* fitgap shortlist POSTING RESUME... */
#include "cli/ranking.h"

int fg_cli_cmd_shortlist(fg_cli *cli) {
    fg_cli_ranking r = {.people = true};
    int code = fg_cli_rank_all(cli, &r);
    if (code == FG_CLI_DONE && cli->opt.audit) code = fg_cli_rank_audit(cli, &r);
    if (code == FG_CLI_DONE) code = fg_cli_rank_write(cli, &r);
    fg_cli_ranking_free(&r);
    return code;
}
