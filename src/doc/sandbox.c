#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "doc/child.h"

/* ---- system calls that turning bytes into text has no need of ---- */

static const int denied[] = {
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(truncate),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(bpf),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(memfd_create),
};

/* New threads share the address space; new processes do not, and are refused. */
static bool add_rules(scmp_filter_ctx filter) {
    for (size_t i = 0; i < FG_COUNT(denied); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), denied[i], 0) != 0) return false;
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, 0x100 /* CLONE_VM */, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

/* libseccomp writes the program to a file; one in memory will do. */
static void export_filter(scmp_filter_ctx filter, fg_sandbox *sandbox, fg_arena *arena) {
    int fd = memfd_create("filter", MFD_CLOEXEC);
    struct stat st;
    if (fd < 0) return;
    if (seccomp_export_bpf(filter, fd) == 0 && fstat(fd, &st) == 0 && st.st_size > 0) {
        size_t size = (size_t)st.st_size;
        void *program = fg_arena_alloc(arena, size);
        if (program && pread(fd, program, size, 0) == (ssize_t)size) {
            sandbox->filter = program;
            sandbox->filter_length = (uint16_t)(size / sizeof(struct sock_filter));
        }
    }
    close(fd);
}

void fg_sandbox_prepare(fg_sandbox *sandbox, const char *program, fg_arena *arena) {
    *sandbox = (fg_sandbox){.program = program};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter) return;
    if (add_rules(filter)) export_filter(filter, sandbox, arena);
    seccomp_release(filter);
}

/* ---- files ---- */

static int landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static void allow_reading(int rules, const char *path) {
    struct landlock_path_beneath_attr under = {
        .allowed_access = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR};
    struct stat st;
    under.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (under.parent_fd < 0) return;
    if (fstat(under.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode)) under.allowed_access &= ~LANDLOCK_ACCESS_FS_READ_DIR;
    (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &under, 0);
    close(under.parent_fd);
}

static void close_files(const char *program) {
    static const char *const readable[] = {"/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/etc/ld.so.cache"};
    struct landlock_ruleset_attr all = {.handled_access_fs = (1ull << 13) - 1}; /* all of the first version */
    if (landlock_version() < 1) return;
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0) return;
    for (size_t i = 0; i < FG_COUNT(readable); i++) allow_reading(rules, readable[i]);
    allow_reading(rules, program);
    (void)syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

/* ---- entering ---- */

static bool limit(int what, rlim_t most) {
    struct rlimit l = {most, most};
    return setrlimit((__rlimit_resource_t)what, &l) == 0;
}

bool fg_sandbox_enter(const fg_sandbox *sandbox, uint32_t seconds, size_t memory) {
    bool bounded =
        limit(RLIMIT_CPU, seconds) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 64);
#ifndef FG_SANITIZED
    bounded = bounded && limit(RLIMIT_AS, memory);
#else
    (void)memory;
#endif
    if (!bounded || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    (void)prctl(PR_SET_PDEATHSIG, 9 /* SIGKILL */, 0, 0, 0);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    close_files(sandbox->program);
    if (sandbox->filter) {
        struct sock_fprog program = {sandbox->filter_length, sandbox->filter};
        (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
    }
    return true;
}

bool fg_sandbox_is_whole(void) { return landlock_version() >= 1 && prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0; }
