#include "cli/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t came;
/* Whichever thread a signal comes to, the one that waits for input sees this end of a pipe. */
static int wakes[2] = {-1, -1};

static void keep(int number) {
    int before = errno;
    came = number;
    ssize_t unused = write(wakes[1], "", 1);
    (void)unused;
    errno = before;
}

void fg_cli_interrupt_catch(void) {
    static const int numbers[] = {SIGINT, SIGTERM};
    struct sigaction action = {.sa_handler = keep, .sa_flags = (int)SA_RESETHAND}, before;
    if (wakes[0] >= 0 || pipe(wakes) != 0) return;
    for (int i = 0; i < 2; i++) {
        fcntl(wakes[i], F_SETFD, FD_CLOEXEC);
        fcntl(wakes[i], F_SETFL, O_NONBLOCK);
    }
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        /* nohup and a shell's & leave signals ignored, and mean it */
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(numbers[i], &action, NULL);
    }
}

bool fg_cli_interrupted(void) { return came != 0; }

bool fg_cli_interrupt_wait(int fd) {
    struct pollfd of[] = {{.fd = fd, .events = POLLIN}, {.fd = wakes[0], .events = POLLIN}};
    while (!came && wakes[0] >= 0 && poll(of, 2, -1) < 0 && errno == EINTR) continue;
    return !came;
}

void fg_cli_interrupt_obey(void) {
    if (!came) return;
    signal(came, SIG_DFL);
    raise(came);
}
