/*
 * JSON Lines, done by several threads and answered in the order of the lines. What is held in memory does not grow with the
 * input: each thread has one batch of lines, and a few batches that are done wait for those before them.
 */
#ifndef FG_CLI_STREAM_H
#define FG_CLI_STREAM_H
#include "cli/cli.h"

/* What one thread has of its own. */
typedef struct {
    const fg_cli *cli;
    unsigned index;
    fg_engine *engine;  /* the first one's is that of the program */
    fg_cli_bytes out;   /* goes to standard output in its turn */
    fg_cli_bytes notes; /* the same for standard error, a line each */
} fg_cli_worker;

/* The threads of a run, over all its files. */
typedef struct {
    fg_cli *cli;
    fg_cli_worker *workers;
    unsigned n;
    uint64_t passed; /* lines and files so far, of all shards */
    uint32_t given;  /* texts so far: lines that have something, and files */
    uint64_t good, bad;
    bool lost; /* the end of an input, after lines of it were read */
} fg_cli_pool;

typedef struct {
    fg_str text;
    uint32_t number;  /* in its file */
    uint32_t ordinal; /* among all texts of the run, from 1 */
} fg_cli_line;

typedef struct {
    /* Does one line that has something; what it writes to worker->out is dropped where it fails. */
    fg_status (*line)(void *ctx, fg_cli_worker *worker, const fg_cli_line *line, fg_error *err);
    /* Told of a line that failed, by the thread that had it. NULL: an error record in its place, and a message. */
    void (*failed)(void *ctx, fg_cli_worker *worker, const fg_cli_line *line, const fg_error *err);
    /* Takes what was written to worker->out, in the order of the lines, one thread at a time; false stops. NULL: it goes to
     * standard output. */
    bool (*answer)(void *ctx, fg_str bytes);
    void *ctx;
} fg_cli_line_visit;

void fg_cli_pool_open(fg_cli_pool *pool, fg_cli *cli);
void fg_cli_pool_close(fg_cli_pool *pool);
/* Is the next line, or file of its own, one of this shard? */
bool fg_cli_pool_is_ours(fg_cli_pool *pool);
/* How many threads are asked for: --threads, or the processors that may be used. */
unsigned fg_cli_threads(const fg_cli *cli);

/* Does all lines of the shard. INTERNAL where it had to stop, also by a signal. */
int fg_cli_stream(fg_cli_pool *pool, fg_cli_lines *lines, const fg_cli_line_visit *visit);
/* The exit code of what was read: INPUT if nothing could be, or if not all of it was there. */
int fg_cli_pool_code(const fg_cli_pool *pool);

/* Bytes that a line may have. */
size_t fg_cli_line_limit(const fg_cli *cli);
/* A message on standard error, in its turn. */
void fg_cli_note(fg_cli_worker *worker, const char *format, ...);

#endif
