/* fitgap missing RESUME POSTING */
#include "cli/pair.h"

int fg_cli_cmd_missing(fg_cli *cli) { return fg_cli_pair_report(cli, true); }
