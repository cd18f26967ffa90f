/* One text against many: a résumé against postings, or a posting against résumés. */
#ifndef FG_CLI_RANKING_H
#define FG_CLI_RANKING_H
#include "cli/subject.h"

typedef struct {
    const char *path;
    uint32_t line;   /* of JSON Lines; 0: the whole file */
    uint32_t number; /* in the order in which they were given */
    fg_cli_subject text;
    fg_result *result; /* NULL: err tells why */
    fg_error err;
} fg_cli_entry;

typedef struct {
    bool people;        /* résumés are ranked for a posting */
    fg_cli_subject one; /* that all are matched with */
    fg_cli_paths paths;
    fg_cli_entry *entries;
    size_t n, cap;
    size_t matched; /* these stand first, best first; then what failed, in the order of the paths */
} fg_cli_ranking;

/* Reads and matches all that the operands name, and orders it. */
int fg_cli_rank_all(fg_cli *cli, fg_cli_ranking *ranking);
/* Writes it, and tells what failed. */
int fg_cli_rank_write(fg_cli *cli, const fg_cli_ranking *ranking);
/* Writes which skills open most of the postings. */
int fg_cli_rank_gaps(fg_cli *cli, const fg_cli_ranking *ranking);
/* Writes ids and scores to the file that --audit names. */
int fg_cli_rank_audit(fg_cli *cli, const fg_cli_ranking *ranking);
void fg_cli_ranking_free(fg_cli_ranking *ranking);

#endif
