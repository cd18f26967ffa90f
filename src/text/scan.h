/*
 * Which bytes of a text belong to plain words: one bit a byte, 64 bytes at a time, by the widest instructions that the
 * machine has. All ways give the same bits.
 */
#ifndef FG_SCAN_H
#define FG_SCAN_H
#include "base/base.h"

typedef enum { FG_SCAN_PORTABLE, FG_SCAN_AVX2, FG_SCAN_AVX512, FG_SCAN_NEON, FG_SCAN_COUNT } fg_scan_kind;

enum { FG_SCAN_BLOCK = 64 /* bytes that share an element of the arrays */ };

/* Elements that the arrays of a text need: one more than it has blocks, so that 64 bits can be read from any place. */
static inline size_t fg_scan_size(size_t bytes) { return bytes / FG_SCAN_BLOCK + 2; }

/* `words`: ASCII letters and digits; `marks`: '@' and ':', which addresses hold. Bits behind the text are 0. */
void fg_scan(fg_str text, uint64_t *words, uint64_t *marks);

/* The same in one way, and whether this machine can go it. */
bool fg_scan_can(fg_scan_kind kind);
void fg_scan_by(fg_scan_kind kind, fg_str text, uint64_t *words, uint64_t *marks);

/* The bits of the 57 bytes or more from byte i on, and 0 for what is not known. */
static inline uint64_t fg_scan_bits(const uint64_t *bits, size_t i) {
    uint64_t v;
    memcpy(&v, (const char *)bits + i / 8, sizeof v); /* images and hosts are little-endian */
    return v >> i % 8;
}
#define FG_SCAN_KNOWN 57

#endif
