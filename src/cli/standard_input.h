/* Standard input can be read once only: what it holds is told by its beginning. */
#ifndef FG_CLI_STANDARD_INPUT_H
#define FG_CLI_STANDARD_INPUT_H
#include "cli/cli.h"

/* May a file hold several documents, whatever --format says? */
bool fg_cli_may_be_list(const fg_cli *cli);
/* Opens it: *objects, it is JSON Lines, of which none has been taken; else *bytes are all of it, in `lines`, which must be
 * closed in any case. `one`: a single line is JSON Lines, too, so that its id counts. False: err tells why it cannot be
 * read. */
bool fg_cli_standard_input(const fg_cli *cli, fg_cli_lines *lines, bool one, bool *objects, fg_str *bytes,
                           fg_error *err);
/* A document of its bytes. */
fg_status fg_cli_standard_document(const fg_cli_lines *lines, fg_str bytes, const fg_read_options *options,
                                   fg_doc **doc, fg_error *err);

#endif
