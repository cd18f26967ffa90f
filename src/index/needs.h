/*
 * What postings of a segment still need to come in, in a byte each: what is wanted, less what is left of each whatever the
 * candidate has, less what has been added up so far. All of that is rounded so that nobody needs too much.
 */
#ifndef FG_NEEDS_H
#define FG_NEEDS_H
#include "index/seek.h"
#include "index/terms.h"

enum { FG_NEED_MOST = 250, FG_NEED_BITS = 16 };

typedef struct {
    fg_seeker *seek;
    uint8_t *at;
    uint32_t scale; /* of a share, in 2^-FG_NEED_BITS */
} fg_needs;

/* False: out of memory. */
bool fg_needs_begin(fg_needs *needs, fg_seeker *seek);
/* They want `least`, in FG_SHARE_ONE-ths, of which they have their rests (NULL: nothing). */
void fg_needs_set(fg_needs *needs, const uint16_t *rests, uint32_t least);
/* Adds the shares of entries, times a credit in FG_SHARE_ONE-ths; who needs no more is met. */
void fg_needs_add(fg_needs *needs, const uint32_t *entry, const uint32_t *end, uint32_t credit);
/* Meets those that need no more than `most`. */
void fg_needs_meet(fg_needs *needs, uint32_t most);
/* Meets those that need least, about so many of those that may be found and need less than all. */
void fg_needs_meet_best(fg_needs *needs, uint64_t wanted);

#endif
