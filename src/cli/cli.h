/* What all verbs share: exit codes, the state of a run, and the steps from a path to a parsed object. */
#ifndef FG_CLI_H
#define FG_CLI_H
#include <fitgap/fitgap.h>

#include "cli/options.h"
#include "cli/output.h"

enum { FG_CLI_DONE, FG_CLI_BELOW, FG_CLI_USAGE, FG_CLI_INPUT, FG_CLI_INTERNAL };

typedef struct fg_cli {
    const fg_cli_verb *verb;
    fg_cli_options opt;
    fg_cli_output out;
    fg_dict *dict;
    fg_engine *engine;
} fg_cli;

/* All return an exit code. */
int fg_cli_cmd_score(fg_cli *cli);
int fg_cli_cmd_missing(fg_cli *cli);
int fg_cli_cmd_rank(fg_cli *cli);
int fg_cli_cmd_posting(fg_cli *cli);
int fg_cli_cmd_resume(fg_cli *cli);
int fg_cli_cmd_dict_compile(fg_cli *cli);
int fg_cli_cmd_dict_check(fg_cli *cli);
int fg_cli_cmd_dict_show(fg_cli *cli);
int fg_cli_cmd_dict_stats(fg_cli *cli);

/* ---- run.c ---- */

/* One line to stderr. */
void fg_cli_say(const char *format, ...);
/* The dictionary; the engine on top of it. What was opened is closed by main. */
int fg_cli_open_dict(fg_cli *cli);
int fg_cli_open(fg_cli *cli);
/* Tells of an input that failed, on stdout too with --json. */
int fg_cli_fail(fg_cli *cli, const char *path, const fg_error *err);
/* DONE, or INTERNAL if a report could not be written. */
int fg_cli_written(fg_cli *cli, fg_status status, const fg_error *err);

fg_status fg_cli_read(fg_cli *cli, const char *path, fg_doc **doc, fg_error *err);
fg_report_options fg_cli_report_options(const fg_cli *cli);
fg_format fg_cli_format(const fg_cli *cli);

/* ---- each.c: one document after the other ---- */

/* Parses a document and writes what was understood. Sets *written once it begins to write. */
typedef fg_status (*fg_cli_one)(fg_cli *cli, const fg_doc *doc, const fg_report_options *opt, bool *written,
                                fg_error *err);
int fg_cli_each(fg_cli *cli, fg_cli_one one);

/* ---- pair.c: a résumé against one posting ---- */

int fg_cli_pair(fg_cli *cli, bool missing_only);

#endif
