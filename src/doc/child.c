#define _GNU_SOURCE
#include "doc/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ERRORS_KEPT = 4096, FIRST_READ = 1 << 16, PATH_LENGTH = 1024 };

typedef struct {
    const fg_child *child;
    fg_arena *arena;
    fg_child_result *result;
    fg_sandbox sandbox;
    char path[PATH_LENGTH];
    int input, out[2], err[2]; /* -1: closed */
    pid_t pid;
} run;

static void close_fd(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void close_all(run *r) {
    close_fd(&r->input);
    for (int i = 0; i < 2; i++) {
        close_fd(&r->out[i]);
        close_fd(&r->err[i]);
    }
}

static bool find_program(run *r) {
    static const char *const folders[] = {"/usr/bin", "/bin", "/usr/local/bin"};
    if (strchr(r->child->argv[0], '/')) {
        int n = snprintf(r->path, sizeof r->path, "%s", r->child->argv[0]);
        return n > 0 && (size_t)n < sizeof r->path && access(r->path, X_OK) == 0;
    }
    for (size_t i = 0; i < FG_COUNT(folders); i++) {
        int n = snprintf(r->path, sizeof r->path, "%s/%s", folders[i], r->child->argv[0]);
        if (n > 0 && (size_t)n < sizeof r->path && access(r->path, X_OK) == 0) return true;
    }
    return false;
}

/* A file in memory: it can be opened again as /dev/stdin and sought in, where a pipe cannot. */
static bool open_input(run *r, fg_str input) {
    r->input = memfd_create("input", MFD_CLOEXEC);
    for (size_t done = 0; r->input >= 0 && done < input.len;) {
        ssize_t n = write(r->input, input.ptr + done, input.len - done);
        if (n < 0 && errno != EINTR) return false;
        if (n > 0) done += (size_t)n;
    }
    return r->input >= 0 && lseek(r->input, 0, SEEK_SET) == 0;
}

/* Behind the fork: nothing that takes memory or a lock. */
static void become_child(const run *r) {
    char path[] = "PATH=/usr/bin:/bin", locale[] = "LC_ALL=C.UTF-8", home[] = "HOME=/nonexistent";
    char *const environment[] = {path, locale, home, NULL};
    sigset_t none;
    sigemptyset(&none);
    if (dup2(r->input, 0) < 0 || dup2(r->out[1], 1) < 0 || dup2(r->err[1], 2) < 0) _exit(126);
    if (sigprocmask(SIG_SETMASK, &none, NULL) != 0 || signal(SIGPIPE, SIG_DFL) == SIG_ERR) _exit(126);
    if (!fg_sandbox_enter(&r->sandbox, r->child->seconds, r->child->memory)) _exit(126);
    execve(r->path, (char *const *)(uintptr_t)r->child->argv, environment);
    _exit(127);
}

static bool start(run *r, fg_str input) {
    if (!open_input(r, input) || pipe2(r->out, O_CLOEXEC) != 0 || pipe2(r->err, O_CLOEXEC) != 0) return false;
    r->pid = fork();
    if (r->pid == 0) become_child(r);
    close_fd(&r->input);
    close_fd(&r->out[1]);
    close_fd(&r->err[1]);
    return r->pid > 0;
}

/* ---- reading ---- */

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

typedef struct {
    char *at;
    size_t n, cap, most;
} sink;

/* False: the pipe has ended. What goes beyond `most` is dropped, and n is one more then. */
static bool drain(run *r, int *fd, sink *s) {
    char rest[4096];
    bool full = s->n >= s->most;
    if (!full && s->n == s->cap) {
        size_t cap = s->cap ? s->cap * 2 : FIRST_READ;
        s->at = fg_arena_resize(r->arena, s->at, s->cap, cap);
        if (!s->at) return false;
        s->cap = cap;
    }
    size_t room = full ? sizeof rest : s->cap - s->n < s->most - s->n ? s->cap - s->n : s->most - s->n;
    ssize_t n = read(*fd, full ? rest : s->at + s->n, room);
    if (n < 0 && errno == EINTR) return true;
    if (n <= 0) {
        close_fd(fd);
        return false;
    }
    if (full)
        s->n = s->most + 1;
    else
        s->n += (size_t)n;
    return true;
}

static void stop(run *r, fg_child_end why) {
    r->result->end = why;
    kill(r->pid, SIGKILL);
}

static void read_all(run *r) {
    sink out = {.most = r->child->output}, err = {.most = ERRORS_KEPT};
    int64_t deadline = now_ms() + (int64_t)r->child->seconds * 1000;
    while (r->out[0] >= 0 || r->err[0] >= 0) {
        struct pollfd fds[2] = {{.fd = r->out[0], .events = POLLIN}, {.fd = r->err[0], .events = POLLIN}};
        int64_t left = deadline - now_ms();
        int ready = left > 0 ? poll(fds, 2, (int)left) : 0;
        if (ready == 0) {
            stop(r, FG_CHILD_SLOW);
            break;
        }
        if (ready < 0 && errno != EINTR) break;
        if (ready > 0 && fds[0].revents) drain(r, &r->out[0], &out);
        if (ready > 0 && fds[1].revents) drain(r, &r->err[0], &err);
        if (out.n > out.most) {
            stop(r, FG_CHILD_LONG);
            break;
        }
        if (r->arena->failed) {
            stop(r, FG_CHILD_CRASHED);
            break;
        }
    }
    r->result->output = (fg_str){out.at, out.n < out.most ? out.n : out.most};
    r->result->errors = (fg_str){err.at, err.n < err.most ? err.n : err.most};
}

static void wait_for(run *r) {
    int status = 0;
    pid_t got;
    do got = waitpid(r->pid, &status, 0);
    while (got < 0 && errno == EINTR);
    if (r->result->end != FG_CHILD_DONE) return;
    if (got == r->pid && WIFEXITED(status)) {
        r->result->code = WEXITSTATUS(status);
    } else if (got == r->pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        r->result->end = FG_CHILD_SLOW;
    } else {
        r->result->end = FG_CHILD_CRASHED;
    }
}

fg_status fg_child_run(const fg_child *child, fg_str input, fg_arena *arena, fg_child_result *result, fg_error *err) {
    *result = (fg_child_result){.weak = !fg_sandbox_is_whole()};
    run r = {.child = child, .arena = arena, .result = result, .input = -1, .out = {-1, -1}, .err = {-1, -1}};
    if (!find_program(&r)) {
        result->end = FG_CHILD_ABSENT;
        return FG_OK;
    }
    fg_sandbox_prepare(&r.sandbox, r.path, arena);
    bool started = start(&r, input);
    if (started) {
        read_all(&r);
        wait_for(&r);
    }
    close_all(&r);
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (!started) return fg_fail(err, FG_EIO, "%s could not be started", child->argv[0]);
    return FG_OK;
}
