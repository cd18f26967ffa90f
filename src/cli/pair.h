/* A résumé against one posting: what score, missing and verify begin with. */
#ifndef FG_CLI_PAIR_H
#define FG_CLI_PAIR_H
#include "cli/subject.h"

typedef struct {
    fg_cli_subject resume, posting;
    fg_resume *assumed; /* NULL: nothing is */
    fg_result *result;
} fg_cli_pair;

/* Reads both files, assumes what --with says, matches, and plans what --to says. What was made is in *pair also on failure. */
int fg_cli_match_pair(fg_cli *cli, fg_cli_pair *pair, const char *resume, const char *posting);
void fg_cli_pair_free(fg_cli_pair *pair);

/* score and missing */
int fg_cli_pair_report(fg_cli *cli, bool missing_only);

#endif
