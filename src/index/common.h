/*
 * How common it is to have something of a term: as many as name what answers it, by what that is worth. Postings tell it of
 * candidates, too, about: what many ask many have.
 */
#ifndef FG_COMMON_H
#define FG_COMMON_H
#include "index/turn.h"

/* Sets `common` of all known terms. False: out of memory. */
bool fg_common_find(fg_turning *t, const fg_ids *ids, const fg_dict *dict, const fg_policy *policy, fg_arena *scratch);

#endif
