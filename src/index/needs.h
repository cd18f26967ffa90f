/*
 * What postings of a segment still need to come in, in a byte each: what is wanted, less what is left of each whatever the
 * candidate has, less what has been added up so far. All of that is rounded so that nobody needs too much.
 */
#ifndef FG_NEEDS_H
#define FG_NEEDS_H
#include "index/seek.h"

typedef struct {
    fg_seeker *seek;
    uint8_t *at;    /* room for fg_rests_of the segment */
    uint32_t scale; /* fg_need_scale */
} fg_needs;

/* They want all, and have nothing; */
void fg_needs_set_all(fg_needs *needs);
/* they want `least`, in FG_SHARE_ONE-ths, and have what is left below a level. */
void fg_needs_set(fg_needs *needs, uint32_t level, uint32_t least);
/* Adds the shares of entries, times a credit in FG_SHARE_ONE-ths; who needs no more is met. */
void fg_needs_add(fg_needs *needs, const uint32_t *entry, const uint32_t *end, uint32_t credit);
/* Meets those that need no more than `most`. */
void fg_needs_meet(fg_needs *needs, uint32_t most);
/* Meets those that need least, about so many of those that may be found and need less than all. */
void fg_needs_meet_best(fg_needs *needs, uint64_t wanted);

#endif
