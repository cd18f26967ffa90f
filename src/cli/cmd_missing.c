/* fitgap missing RESUME POSTING */
#include "cli/cli.h"

int fg_cli_cmd_missing(fg_cli *cli) { return fg_cli_pair(cli, true); }
