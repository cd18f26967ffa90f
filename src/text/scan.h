/*
 * What each byte of a text is, as far as it can be told from the byte and its neighbours: one bit a byte of several
 * kinds, 64 bytes at a time, by the widest instructions that the machine has. All ways give the same bits.
 */
#ifndef FG_SCAN_H
#define FG_SCAN_H
#include "base/base.h"

typedef enum { FG_SCAN_PORTABLE, FG_SCAN_AVX2, FG_SCAN_AVX512, FG_SCAN_NEON, FG_SCAN_COUNT } fg_scan_kind;

enum { FG_SCAN_BLOCK = 64 /* bytes that share an element of the arrays */ };

/* Bits of bytes [64 i, 64 i + 64). Behind the text all are 0 but `odd`, which is 1. */
typedef struct {
    uint64_t words;  /* ASCII letters and digits */
    uint64_t digits; /* of these, digits */
    uint64_t spaces; /* ' ' */
    uint64_t marks;  /* '@' and ':', which addresses hold */
    uint64_t
        odd; /* what is none of these and no sign that stands for itself wherever it is: must be looked at closely */
} fg_scan_block;

/* Elements that a text needs: one more than it has blocks, so that 64 bits can be read from any place. */
static inline size_t fg_scan_size(size_t bytes) { return bytes / FG_SCAN_BLOCK + 2; }

void fg_scan(fg_str text, fg_scan_block *blocks);

/* The same in one way, and whether this machine can go it. */
bool fg_scan_can(fg_scan_kind kind);
void fg_scan_by(fg_scan_kind kind, fg_str text, fg_scan_block *blocks);

/* The bits of one kind for the 64 bytes from byte i on: FG_SCAN_FROM(blocks, odd, i). */
#define FG_SCAN_FROM(blocks, kind, i) fg_scan_join((blocks)[(i) / 64].kind, (blocks)[(i) / 64 + 1].kind, (i) % 64)
static inline uint64_t fg_scan_join(uint64_t low, uint64_t high, unsigned shift) {
    return low >> shift | high << 1 << (63 - shift);
}

#endif
