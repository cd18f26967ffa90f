/*
 * Programs of others (pdftohtml, catdoc) run as children that can do nothing but turn their standard input into text:
 * no network, no files but the system's own libraries and fonts, bounded memory, time and output. What the kernel lacks
 * of Landlock or seccomp is left out, and `weak` says so; limits and no-new-privileges hold everywhere.
 */
#ifndef FG_CHILD_H
#define FG_CHILD_H
#include "base/base.h"

typedef struct {
    const char *const
        *argv;        /* argv[0] is a path, or looked for in /usr/bin, /bin and /usr/local/bin; NULL at the end */
    uint32_t seconds; /* of wall clock, and of processor time */
    size_t memory;    /* bytes of address space */
    size_t output;    /* most bytes that are taken from its standard output */
} fg_child;

typedef enum {
    FG_CHILD_DONE,   /* it ended by itself; `code` tells how */
    FG_CHILD_ABSENT, /* there is no such program */
    FG_CHILD_SLOW,   /* it took too long and was stopped */
    FG_CHILD_LONG,   /* it wrote too much and was stopped */
    FG_CHILD_CRASHED /* a signal ended it: a fault of its own or the memory limit */
} fg_child_end;

typedef struct {
    fg_child_end end;
    int code;      /* exit code */
    fg_str output; /* in the arena; what there was before it was stopped */
    fg_str errors; /* the first bytes of its standard error */
    bool weak;     /* the kernel has no Landlock or no seccomp */
} fg_child_result;

/* Runs it with `input` as its standard input (in memory: no temporary file). FG_EIO: it could not be started; FG_ENOMEM.
 * May be called from any thread; the caller's files, signals and environment are left as they are. */
fg_status fg_child_run(const fg_child *child, fg_str input, fg_arena *arena, fg_child_result *result, fg_error *err);

/* sandbox.c: what is prepared before the fork, because little may be done behind it. */
typedef struct {
    const char *program; /* may be read and run wherever it lies */
    void *filter;        /* a seccomp program, in the arena; NULL: none */
    uint16_t filter_length;
} fg_sandbox;
void fg_sandbox_prepare(fg_sandbox *sandbox, const char *program, fg_arena *arena);
/* In the child, behind the fork: only calls that are safe there. False: not even the least could be had. */
bool fg_sandbox_enter(const fg_sandbox *sandbox, uint32_t seconds, size_t memory);
/* The sanitizer's own maps are larger than any limit on memory. */
#if defined(__SANITIZE_ADDRESS__)
#define FG_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FG_SANITIZED 1
#endif
#endif

/* Does the kernel have Landlock and seccomp? */
bool fg_sandbox_is_whole(void);

#endif
