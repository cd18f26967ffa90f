/* fitgap score RESUME POSTING */
#include "cli/pair.h"

int fg_cli_cmd_score(fg_cli *cli) { return fg_cli_pair_report(cli, false); }
