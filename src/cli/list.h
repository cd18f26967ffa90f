/* Files that hold several documents without saying so by their names: a list of jobs in JSON, or an object a line. */
#ifndef FG_CLI_LIST_H
#define FG_CLI_LIST_H
#include "cli/cli.h"

typedef struct {
    fg_cli_lines lines; /* each document as a line */
    fg_str bytes;       /* of the file; empty: another's */
    fg_cli_bytes jobs;
} fg_cli_list;

/* False: it is none, whatever else it is, and nothing is to be closed. `one`: a list of one is one, too, so that its id
 * counts. */
bool fg_cli_list_open(const fg_cli *cli, const char *path, bool one, fg_cli_list *list);
/* The same over bytes that are there, which must outlive it. */
bool fg_cli_list_over(const fg_cli *cli, const char *name, fg_str bytes, bool one, fg_cli_list *list);
void fg_cli_list_close(fg_cli_list *list);

#endif
