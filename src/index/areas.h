/*
 * Places as a filter looks for them: by any of their names ("TX", "Texas"), and by what lies in them ("Munich" in "Germany"), as
 * dictionaries/places.txt tells. A name that several places have is judged by what stands beside it: "Berlin, CT" lies in
 * Connecticut, "Berlin, DE" in Germany, and so does no place in Delaware.
 */
#ifndef FG_AREAS_H
#define FG_AREAS_H
#include "dict/dict.h"

typedef struct {
    fg_str words;
    uint32_t name; /* in the dictionary; FG_NONE: what was asked, as it stands */
} fg_area_name;
typedef struct {
    const fg_dict *dict;
    fg_area_name *at; /* by their first bytes: those of byte b from first[b] up to first[b + 1] */
    uint32_t n, cap;
    uint32_t first[257];
} fg_area_names;

/* What somebody asks for, "Austin, TX", as parts that must all stand in one place, each by one of its names. At most `most`;
 * returns how many, all in `arena`. */
uint32_t fg_area_parts(const fg_dict *dict, fg_str said, fg_area_names *parts, uint32_t most, fg_arena *arena);
/* Does one of the names stand in a place, normalised (fg_normalize_words)? */
bool fg_area_is_in(fg_str place, const fg_area_names *names);

#endif
