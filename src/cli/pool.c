/* The threads of a run: how many, and what each has of its own. */
#define _GNU_SOURCE /* sched_getaffinity: the processors that this process was given, which may be a share of them */
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/stream.h"

enum { MOST_THREADS = 256, USUAL_LINE = 16 << 20 };

static unsigned processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return (unsigned)CPU_COUNT(&set);
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (unsigned)n : 1;
}

unsigned fg_cli_threads(const fg_cli *cli) {
    unsigned n = cli->opt.threads ? cli->opt.threads : processors();
    return n < MOST_THREADS ? n : MOST_THREADS;
}

size_t fg_cli_line_limit(const fg_cli *cli) { return cli->opt.max_bytes ? cli->opt.max_bytes : USUAL_LINE; }

void fg_cli_pool_open(fg_cli_pool *pool, fg_cli *cli) {
    *pool = (fg_cli_pool){.cli = cli, .n = fg_cli_threads(cli)};
    pool->workers = fg_cli_resize(NULL, pool->n * sizeof *pool->workers);
    memset(pool->workers, 0, pool->n * sizeof *pool->workers);
    for (unsigned i = 0; i < pool->n; i++) {
        pool->workers[i].cli = cli;
        pool->workers[i].index = i;
    }
}

void fg_cli_pool_close(fg_cli_pool *pool) {
    for (unsigned i = 0; i < pool->n; i++) {
        if (i) fg_engine_free(pool->workers[i].engine);
        fg_cli_resize(pool->workers[i].out.at, 0);
        fg_cli_resize(pool->workers[i].notes.at, 0);
    }
    fg_cli_resize(pool->workers, 0);
}

bool fg_cli_pool_is_ours(fg_cli_pool *pool) {
    const fg_cli_options *o = &pool->cli->opt;
    return !o->shards || pool->passed++ % o->shards == o->shard - 1;
}

int fg_cli_pool_code(const fg_cli_pool *pool) {
    return pool->lost || (pool->bad && !pool->good) ? FG_CLI_INPUT : FG_CLI_DONE;
}
