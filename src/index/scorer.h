/* Scores of packed postings and profiles, by the same rules as fg_match. */
#ifndef FG_SCORER_H
#define FG_SCORER_H
#include "index/pack.h"
#include "match/givings.h"

/* What the profile is given for a term, told once for all segments. */
typedef struct {
    uint64_t term; /* and for which bound; 0: none */
    uint32_t share;
} fg_told_share;
enum { FG_TOLD_BITS = 13 };

struct fg_scorer {
    fg_allocator alloc;
    const fg_dict *dict;
    const fg_policy *policy; /* the one given, or `own` */
    fg_policy *own;
    fg_ids *ids;
    fg_arena known;          /* of the memo */
    fg_arena kept;           /* of the profile or posting that was set */
    fg_arena scratch, items; /* of one pair */
    fg_arena always;         /* of the dictionary */
    fg_arena search;         /* of one segment that is searched */
    fg_kin kin;              /* its lists are NULL until they are needed */
    fg_resume profile;
    fg_posting posting;
    fg_memo memo;        /* of the profile at hand */
    fg_told_share *told; /* 2 to the power of FG_TOLD_BITS, each with room for the last that fell there; in `kept` */
    fg_givings givings;  /* of the posting that was set; empty until a search needs them */
    uint32_t lost;
    bool has_profile, has_posting;
};

#endif
