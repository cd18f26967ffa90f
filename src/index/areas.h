/*
 * Places that have several names ("TX", "Texas") or lie in one another ("England" in "UK"), so that a filter finds them by
 * any. Names are folded (fg_fold_places) without the spaces at their ends.
 */
#ifndef FG_AREAS_H
#define FG_AREAS_H
#include "base/base.h"

typedef struct {
    fg_str words;
    bool code; /* "OR": counts only where a place ends, or its country or post code follows */
} fg_area_name;
typedef struct {
    fg_area_name *at; /* by their first bytes: those of byte b from first[b] up to first[b + 1] */
    uint32_t n, cap;
    uint32_t first[257];
} fg_area_names;

/* Into an empty list: all names of what `words` name, and of what lies in it; itself where nothing is known of it. */
void fg_area_names_of(fg_str words, fg_area_names *out, fg_arena *arena);
/* Where the last place begins that `words` name behind another: of "austin tx" that is 7. 0: nowhere. */
size_t fg_area_name_behind(fg_str words);
/* Does one of the names stand in a place, folded, with a space on both sides of every word? */
bool fg_area_is_in(fg_str place, const fg_area_names *names);

#endif
