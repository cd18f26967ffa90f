/* How far a run is, on a terminal that is not the output too. */
#ifndef FG_CLI_PROGRESS_H
#define FG_CLI_PROGRESS_H
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    bool shown; /* is there something on the line */
    bool wanted;
    int64_t began, last; /* milliseconds */
} fg_cli_progress;

void fg_cli_progress_begin(fg_cli_progress *p);
/* `taken` of `size` bytes are read (size 0: not known). Writes a few times a second at most. */
void fg_cli_progress_show(fg_cli_progress *p, uint64_t lines, uint64_t taken, uint64_t size);
/* Takes it away, before something else is said. */
void fg_cli_progress_clear(fg_cli_progress *p);

#endif
