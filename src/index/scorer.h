/* Scores of packed postings and profiles, by the same rules as fg_match. */
#ifndef FG_SCORER_H
#define FG_SCORER_H
#include "index/pack.h"
#include "match/memo.h"

struct fg_scorer {
    fg_allocator alloc;
    const fg_dict *dict;
    const fg_policy *policy; /* the one given, or `own` */
    fg_policy *own;
    fg_ids *ids;
    fg_arena kept;           /* of the profile: what was read, and what is known of it */
    fg_arena scratch, items; /* of one posting */
    fg_resume profile;
    fg_memo memo;
    bool ready; /* there is a profile */
};

#endif
