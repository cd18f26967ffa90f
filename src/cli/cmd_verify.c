/* fitgap verify RESULT RESUME POSTING */
#include <string.h>

#include "cli/pair.h"

/* The same options as those that the result was made with. */
static void take_options(fg_cli *cli, const fg_record *record) {
    fg_recorded made;
    fg_record_describe(record, &made);
    cli->opt.as_of = made.as_of;
    cli->opt.blind = made.blind;
    cli->opt.target = made.target;
    cli->opt.with = made.with;
}

static int open_record(fg_cli *cli, fg_record **record) {
    fg_error err = {0};
    fg_str bytes = {0};
    char message[sizeof err.message];
    const char *path = cli->opt.operands[0];
    fg_status status = fg_cli_slurp(path, &bytes, &err) ? FG_OK : err.status;
    if (status == FG_OK && (status = fg_record_open(record, bytes, NULL, &err)) != FG_OK) {
        memcpy(message, err.message, sizeof message);
        snprintf(err.message, sizeof err.message, "%.80s: %.150s", fg_cli_shown_name(path), message);
    }
    fg_cli_slurped_free(bytes);
    if (status != FG_OK) return fg_cli_fail(cli, path, &err);
    take_options(cli, *record);
    return FG_CLI_DONE;
}

static int compare(fg_cli *cli, const fg_record *record, const fg_result *result) {
    fg_error err = {0};
    bool agrees;
    fg_report_options options = fg_cli_report_options(cli);
    fg_status status =
        fg_record_verify(&agrees, record, result, fg_cli_format(cli), &options, fg_cli_sink(&cli->out), &err);
    int code = fg_cli_written(cli, status, &err);
    return code == FG_CLI_DONE && !agrees ? FG_CLI_BELOW : code;
}

int fg_cli_cmd_verify(fg_cli *cli) {
    fg_record *record = NULL;
    fg_cli_pair pair = {0};
    int code = open_record(cli, &record);
    if (code == FG_CLI_DONE) code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = fg_cli_match_pair(cli, &pair, cli->opt.operands[1], cli->opt.operands[2]);
    if (code == FG_CLI_DONE) code = compare(cli, record, pair.result);
    fg_cli_pair_free(&pair);
    fg_record_free(record);
    return code;
}
