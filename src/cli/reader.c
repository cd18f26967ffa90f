#include "cli/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "cli/memory.h"

enum { INPUT = 1 << 16, GZIP_BITS = 15 + 16 };

struct fg_cli_reader {
    int fd;
    bool sniffed, packed, ended; /* ended: nothing more comes from fd */
    bool inside;                 /* of a gzip member */
    z_stream z;
    size_t from, n; /* input that is not used yet */
    unsigned char in[INPUT];
};

static ssize_t read_raw(int fd, void *to, size_t n) {
    ssize_t got;
    do got = read(fd, to, n);
    while (got < 0 && errno == EINTR);
    return got;
}

fg_cli_reader *fg_cli_reader_open(const char *path) {
    int fd = STDIN_FILENO;
    if (strcmp(path, "-") != 0) {
        do fd = open(path, O_RDONLY | O_CLOEXEC);
        while (fd < 0 && errno == EINTR);
        if (fd < 0) return NULL;
    }
    fg_cli_reader *r = fg_cli_resize(NULL, sizeof *r);
    memset(r, 0, offsetof(fg_cli_reader, in));
    r->fd = fd;
    return r;
}

void fg_cli_reader_close(fg_cli_reader *r) {
    if (!r) return;
    if (r->packed) inflateEnd(&r->z);
    if (r->fd != STDIN_FILENO) close(r->fd);
    fg_cli_resize(r, 0);
}

/* More input behind what is there; false on a fault. */
static bool fill(fg_cli_reader *r) {
    if (r->from) memmove(r->in, r->in + r->from, r->n - r->from);
    r->n -= r->from;
    r->from = 0;
    ssize_t got = read_raw(r->fd, r->in + r->n, INPUT - r->n);
    if (got < 0) return false;
    r->n += (size_t)got;
    r->ended = got == 0;
    return true;
}

static bool is_gzip(const fg_cli_reader *r) {
    return r->n - r->from >= 2 && r->in[r->from] == 0x1f && r->in[r->from + 1] == 0x8b;
}

static bool sniff(fg_cli_reader *r) {
    while (r->n < 2 && !r->ended)
        if (!fill(r)) return false;
    r->sniffed = true;
    if (!is_gzip(r)) return true;
    if (inflateInit2(&r->z, GZIP_BITS) != Z_OK) {
        errno = ENOMEM;
        return false;
    }
    r->packed = r->inside = true;
    return true;
}

static ssize_t read_plain(fg_cli_reader *r, char *to, size_t n) {
    size_t have = r->n - r->from;
    if (!have) return r->ended ? 0 : read_raw(r->fd, to, n);
    if (have > n) have = n;
    memcpy(to, r->in + r->from, have);
    r->from += have;
    return (ssize_t)have;
}

/* Behind a member: another one, or the end. Padding is passed over as gzip does. */
static bool next_member(fg_cli_reader *r) {
    while (r->n - r->from < 2 && !r->ended)
        if (!fill(r)) return false;
    if (!is_gzip(r)) {
        r->from = r->n;
        return true;
    }
    r->inside = inflateReset(&r->z) == Z_OK;
    return true;
}

static ssize_t read_packed(fg_cli_reader *r, char *to, size_t n) {
    r->z.next_out = (Bytef *)to;
    r->z.avail_out = n > 1u << 30 ? 1u << 30 : (uInt)n;
    uInt room = r->z.avail_out;
    while (r->inside && r->z.avail_out == room) {
        if (r->from == r->n && !r->ended && !fill(r)) return -1;
        r->z.next_in = r->in + r->from;
        r->z.avail_in = (uInt)(r->n - r->from);
        int code = inflate(&r->z, Z_NO_FLUSH);
        r->from = r->n - r->z.avail_in;
        if (code == Z_STREAM_END) {
            r->inside = false;
            if (!next_member(r)) return -1;
        } else if (code != Z_OK) {
            errno = code == Z_MEM_ERROR ? ENOMEM : EBADMSG; /* damaged, or it ends too early */
            return -1;
        }
    }
    return (ssize_t)(room - r->z.avail_out);
}

ssize_t fg_cli_reader_read(fg_cli_reader *r, char *to, size_t n) {
    if (!r->sniffed && !sniff(r)) return -1;
    return r->packed ? read_packed(r, to, n) : read_plain(r, to, n);
}
