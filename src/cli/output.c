#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/memory.h"

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 40, MOST_WIDTH = 110, FIRST_BYTES = 1 << 16 };

static void flush(fg_cli_output *out) {
    for (size_t at = 0; at < out->n && !out->code;) {
        ssize_t got = write(STDOUT_FILENO, out->buffer + at, out->n - at);
        if (got >= 0)
            at += (size_t)got;
        else if (errno != EINTR)
            out->code = errno;
    }
    out->n = 0;
}

static bool take(void *ctx, fg_str piece) {
    fg_cli_output *out = ctx;
    while (piece.len && !out->code) {
        if (out->n == sizeof out->buffer) flush(out);
        size_t room = sizeof out->buffer - out->n, part = piece.len < room ? piece.len : room;
        memcpy(out->buffer + out->n, piece.ptr, part);
        out->n += part;
        piece = (fg_str){piece.ptr + part, piece.len - part};
    }
    return !out->code;
}

fg_sink fg_cli_sink(fg_cli_output *out) { return (fg_sink){take, out}; }

void fg_cli_put(fg_cli_output *out, const char *s) { take(out, (fg_str){s, strlen(s)}); }

bool fg_cli_send(fg_cli_output *out, fg_str bytes) {
    take(out, bytes);
    flush(out);
    return !out->code;
}

bool fg_cli_out_finish(fg_cli_output *out) {
    bool used = out->n > 0 || out->code;
    flush(out);
    /* Some file systems tell of a full disk only here. */
    if (used && close(STDOUT_FILENO) != 0 && !out->code) out->code = errno;
    if (out->code && out->code != EPIPE) fg_cli_say("cannot write the output: %s", strerror(out->code));
    return !out->code;
}

static bool collect(void *ctx, fg_str piece) {
    fg_cli_bytes *b = ctx;
    if (!b->cap) b->at = fg_cli_resize(NULL, b->cap = FIRST_BYTES);
    while (b->cap - b->n < piece.len) b->at = fg_cli_reserve(b->at, b->cap, &b->cap, 1);
    memcpy(b->at + b->n, piece.ptr, piece.len);
    b->n += piece.len;
    return true;
}

fg_sink fg_cli_collect(fg_cli_bytes *bytes) { return (fg_sink){collect, bytes}; }

bool fg_cli_use_color(int when) {
    if (when != FG_CLI_COLOR_AUTO) return when == FG_CLI_COLOR_ALWAYS;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if ((no && *no) || !term || strcmp(term, "dumb") == 0) return false;
    return isatty(STDOUT_FILENO);
}

bool fg_cli_use_bars(int when) { return when == FG_CLI_COLOR_ALWAYS || isatty(STDOUT_FILENO); }

static int kept(long width) { return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : (int)width; }

int fg_cli_width(void) {
    const char *columns = getenv("COLUMNS");
    char *end;
    long width = columns ? strtol(columns, &end, 10) : 0;
    if (columns && *columns && !*end && width > 0) return kept(width);
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return kept(size.ws_col);
    return USUAL_WIDTH;
}
