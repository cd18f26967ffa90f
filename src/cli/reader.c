#include "cli/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "cli/interrupt.h"
#include "cli/memory.h"

enum { INPUT = 1 << 16, GZIP_BITS = 15 + 16, MARK = 4 /* bytes that tell how it is packed */ };

struct fg_cli_reader {
    int fd;
    bool sniffed, ended;  /* ended: nothing more comes from fd */
    bool inside;          /* of a gzip member or a zstd frame */
    bool foreign;         /* something else stands behind them */
    bool damaged;         /* so is the one behind `sound` of them */
    uint64_t sound, past; /* past: those that were read to their ends */
    z_stream *gzip;       /* at most one of the two */
    ZSTD_DStream *zstd;
    uint64_t taken; /* bytes that came from fd */
    size_t from, n; /* input that is not used yet */
    unsigned char in[INPUT];
};

static ssize_t read_raw(fg_cli_reader *r, void *to, size_t n) {
    ssize_t got = -1;
    errno = EINTR;
    while (got < 0 && errno == EINTR && fg_cli_interrupt_wait(r->fd)) got = read(r->fd, to, n);
    if (got > 0) r->taken += (uint64_t)got;
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
    if (r->gzip) inflateEnd(r->gzip);
    fg_cli_resize(r->gzip, 0);
    ZSTD_freeDStream(r->zstd);
    if (r->fd != STDIN_FILENO) close(r->fd);
    fg_cli_resize(r, 0);
}

uint64_t fg_cli_reader_taken(const fg_cli_reader *r) { return r->taken; }

uint64_t fg_cli_reader_size(const fg_cli_reader *r) {
    struct stat st;
    return fstat(r->fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (uint64_t)st.st_size : 0;
}

/* More input behind what is there; false on a fault. */
static bool fill(fg_cli_reader *r) {
    if (r->from) memmove(r->in, r->in + r->from, r->n - r->from);
    r->n -= r->from;
    r->from = 0;
    ssize_t got = read_raw(r, r->in + r->n, INPUT - r->n);
    if (got < 0) return false;
    r->n += (size_t)got;
    r->ended = got == 0;
    return true;
}

/* Enough bytes to see a mark, if that many come. */
static bool fill_mark(fg_cli_reader *r) {
    while (r->n - r->from < MARK && !r->ended)
        if (!fill(r)) return false;
    return true;
}

/* ---- how it is packed ---- */

static bool begins_with(const fg_cli_reader *r, const char *mark, size_t n) {
    return r->n - r->from >= n && memcmp(r->in + r->from, mark, n) == 0;
}

static bool is_gzip(const fg_cli_reader *r) { return begins_with(r, "\x1F\x8B", 2); }

/* A frame, or one to be passed over. */
static bool is_zstd(const fg_cli_reader *r) {
    return begins_with(r, "\x28\xB5\x2F\xFD", MARK) || (r->n - r->from >= MARK && (r->in[r->from] & 0xF0) == 0x50 &&
                                                        memcmp(r->in + r->from + 1, "\x2A\x4D\x18", MARK - 1) == 0);
}

static bool out_of_memory(void) {
    errno = ENOMEM;
    return false;
}

static bool sniff(fg_cli_reader *r) {
    /* What comes slowly and is no mark is not waited for. */
    while (r->n < MARK && !r->ended && (!r->n || r->in[0] == 0x1F || r->in[0] == 0x28 || r->in[0] >> 4 == 5))
        if (!fill(r)) return false;
    r->sniffed = true;
    if (is_gzip(r)) {
        r->gzip = fg_cli_resize(NULL, sizeof *r->gzip);
        memset(r->gzip, 0, sizeof *r->gzip);
        if (inflateInit2(r->gzip, GZIP_BITS) != Z_OK) return out_of_memory();
    } else if (is_zstd(r)) {
        r->zstd = ZSTD_createDStream();
        if (!r->zstd || ZSTD_isError(ZSTD_initDStream(r->zstd))) return out_of_memory();
    }
    r->inside = r->gzip || r->zstd;
    return true;
}

/* ---- reading ---- */

static ssize_t read_plain(fg_cli_reader *r, char *to, size_t n) {
    size_t have = r->n - r->from;
    if (!have) return r->ended ? 0 : read_raw(r, to, n);
    if (have > n) have = n;
    memcpy(to, r->in + r->from, have);
    r->from += have;
    return (ssize_t)have;
}

/* Behind a member or frame: another one, padding of zeros, or the end. What is none of these would be lost. */
static bool next_member(fg_cli_reader *r) {
    r->past++;
    if (!fill_mark(r)) return false;
    r->inside = r->gzip ? is_gzip(r) && inflateReset(r->gzip) == Z_OK : is_zstd(r);
    if (r->inside) return true;
    for (; r->from < r->n; r->from++) r->foreign |= r->in[r->from] != 0;
    return true;
}

/* Unpacks what is there: 1 inside of a member, 0 at its end, -1 with errno. */
static int unpack_gzip(fg_cli_reader *r, char *to, size_t n, size_t *done) {
    z_stream *z = r->gzip;
    z->next_out = (Bytef *)to;
    z->avail_out = n > 1u << 30 ? 1u << 30 : (uInt)n;
    uInt room = z->avail_out;
    z->next_in = r->in + r->from;
    z->avail_in = (uInt)(r->n - r->from);
    int code = inflate(z, Z_NO_FLUSH);
    r->from = r->n - z->avail_in;
    *done = room - z->avail_out;
    if (code == Z_OK || code == Z_BUF_ERROR) return 1;
    errno = code == Z_MEM_ERROR ? ENOMEM : EBADMSG;
    return code == Z_STREAM_END ? 0 : -1;
}

static int unpack_zstd(fg_cli_reader *r, char *to, size_t n, size_t *done) {
    ZSTD_inBuffer in = {r->in + r->from, r->n - r->from, 0};
    ZSTD_outBuffer out = {to, n, 0};
    size_t left = ZSTD_decompressStream(r->zstd, &out, &in);
    r->from += in.pos;
    *done = out.pos;
    if (!ZSTD_isError(left)) return left != 0;
    errno = ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation ? ENOMEM : EBADMSG;
    return -1;
}

static ssize_t read_packed(fg_cli_reader *r, char *to, size_t n) {
    size_t done = 0;
    while (r->inside && !done) {
        if (r->damaged && r->past == r->sound) {
            errno = EBADMSG;
            return -1;
        }
        if (r->from == r->n && !r->ended && !fill(r)) return -1;
        bool at_end = r->from == r->n && r->ended;
        int more = r->gzip ? unpack_gzip(r, to, n, &done) : unpack_zstd(r, to, n, &done);
        if (more < 0) return -1;
        if (more == 0 && !next_member(r)) return -1;
        if (more && at_end && !done) {
            errno = ENODATA;
            return -1;
        }
    }
    if (done || !r->foreign) return (ssize_t)done;
    errno = EBADMSG;
    return -1;
}

/* A checksum stands behind what it is of, so that only what was read to its end is known to be sound. */
void fg_cli_reader_check(fg_cli_reader *r, const char *path) {
    fg_cli_reader *first = fg_cli_reader_size(r) ? fg_cli_reader_open(path) : NULL;
    bool packed = first && sniff(first) && first->inside;
    char *room = packed ? fg_cli_resize(NULL, INPUT) : NULL;
    ssize_t got = packed;
    while (got > 0) got = read_packed(first, room, INPUT);
    r->damaged = got < 0 && errno == EBADMSG;
    r->sound = packed ? first->past : 0;
    fg_cli_resize(room, 0);
    fg_cli_reader_close(first);
}

ssize_t fg_cli_reader_read(fg_cli_reader *r, char *to, size_t n) {
    if (!r->sniffed && !sniff(r)) return -1;
    return r->gzip || r->zstd ? read_packed(r, to, n) : read_plain(r, to, n);
}
