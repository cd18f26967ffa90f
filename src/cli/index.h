/* What the verbs of an index share. */
#ifndef FG_CLI_INDEX_H
#define FG_CLI_INDEX_H
#include "cli/cli.h"

/* How the program opens an index: today is the day on which what is added now was posted, if nothing else is said. */
fg_index_options fg_cli_index_options(const fg_cli *cli, bool write);
int fg_cli_index_open(fg_cli *cli, bool write, fg_index **index);
/* Tells why an index could not be written; the exit code, which is that of output that cannot be. */
int fg_cli_index_fail(fg_cli *cli, const char *path, const fg_error *err);

/* What was done to an index. */
typedef struct {
    uint64_t added, replaced; /* of those added, had an id that was there */
    uint64_t refreshed, removed;
    uint64_t failed; /* could not be read, or are not there */
} fg_cli_index_change;
/* On standard output, now: as JSON, or the line. */
void fg_cli_index_tell(fg_cli *cli, const fg_cli_index_change *change, const char *line);

/* Adds what the operands from `first` on name, and tells how many. */
int fg_cli_index_add(fg_cli *cli, fg_index *index, bool people, int first);
/* Reads again, from their stored texts, what another dictionary or version of fitgap read, and tells how many. */
int fg_cli_index_refresh(fg_cli *cli, fg_index *index, bool people);

#endif
