/* Sixteen bytes looked at in one step, by vectors that a compiler turns into what the machine has. */
#ifndef FG_BYTES_H
#define FG_BYTES_H
#include "base/base.h"

typedef uint8_t fg_bytes __attribute__((vector_size(16)));

enum { FG_BYTES = sizeof(fg_bytes) };

static inline fg_bytes fg_bytes_at(const char *p) {
    fg_bytes v;
    memcpy(&v, p, sizeof v);
    return v;
}

/* All bits of those that are c. */
static inline fg_bytes fg_bytes_equal(fg_bytes v, char c) { return (fg_bytes)(v == (uint8_t)c); }

/* All bits of those that lie in [low, low + n). */
static inline fg_bytes fg_bytes_among(fg_bytes v, char low, uint8_t n) { return (fg_bytes)(v - (uint8_t)low < n); }

static inline bool fg_bytes_any(fg_bytes v) {
    uint64_t halves[2];
    memcpy(halves, &v, sizeof v);
    return (halves[0] | halves[1]) != 0;
}

#endif
