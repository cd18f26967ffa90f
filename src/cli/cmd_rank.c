/* fitgap rank RESUME POSTING... */
#include "cli/ranking.h"

int fg_cli_cmd_rank(fg_cli *cli) {
    fg_cli_ranking r = {.people = false};
    if (cli->opt.gaps && (cli->opt.html || cli->opt.csv)) {
        fg_cli_say("--gaps does not go with --html and --csv");
        return FG_CLI_USAGE;
    }
    int code = fg_cli_rank_all(cli, &r);
    if (code == FG_CLI_DONE) code = cli->opt.gaps ? fg_cli_rank_gaps(cli, &r) : fg_cli_rank_write(cli, &r);
    fg_cli_ranking_free(&r);
    return code;
}
