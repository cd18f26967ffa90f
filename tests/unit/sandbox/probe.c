/* Tries what a program behind the sandbox must not be able to do, and says which of it worked. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int can_open(void) { return open("/etc/passwd", O_RDONLY) >= 0; }

static int can_create(void) { return open("sandbox-probe-was-here", O_WRONLY | O_CREAT, 0600) >= 0; }

static int can_connect(void) { return socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }

static int can_fork(void) {
    pid_t pid = fork();
    if (pid == 0) _exit(0);
    if (pid > 0) waitpid(pid, NULL, 0);
    return pid > 0;
}

static int can_take(size_t bytes) {
    char *p = malloc(bytes);
    if (p) *(volatile char *)p = 1;
    free(p);
    return p != NULL;
}

/* The input, or for ever: what the first argument says. */
int main(int argc, char **argv) {
    if (argc > 1 && argv[1][0] == 's') pause();
    while (argc > 1 && argv[1][0] == 'l') puts("long");
    char line[64] = "";
    if (!fgets(line, sizeof line, stdin)) return 1;
    printf("input=%s open=%d create=%d socket=%d fork=%d memory=%d\n", line, can_open(), can_create(), can_connect(),
           can_fork(), can_take((size_t)1 << 30));
    return 0;
}
