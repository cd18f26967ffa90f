#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_AFTER = 1000, PAUSE = 250 /* milliseconds */ };

static int64_t now(void) {
    struct timespec t;
    return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 : 0;
}

void fg_cli_progress_begin(fg_cli_progress *p) {
    *p = (fg_cli_progress){.wanted = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO)};
    if (p->wanted) p->began = now();
    p->last = p->began + FIRST_AFTER - PAUSE;
}

void fg_cli_progress_show(fg_cli_progress *p, uint64_t lines, uint64_t taken, uint64_t size) {
    if (!p->wanted) return;
    int64_t t = now(), passed = t - p->began;
    if (t - p->last < PAUSE || passed <= 0) return;
    p->last = t;
    p->shown = true;
    fprintf(stderr, "\r%llu lines, %llu a second", (unsigned long long)lines,
            (unsigned long long)lines * 1000 / (unsigned long long)passed);
    if (size) fprintf(stderr, ", %u %% done", (unsigned)(taken < size ? taken * 100 / size : 100));
    fputs("  ", stderr);
}

void fg_cli_progress_clear(fg_cli_progress *p) {
    if (p->shown) fprintf(stderr, "\r%*s\r", 60, "");
    p->shown = false;
}
