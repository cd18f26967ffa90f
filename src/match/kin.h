/* Which concepts a résumé has any credit for, found from what it has and not by asking for every concept. */
#ifndef FG_KIN_H
#define FG_KIN_H
#include "match/match.h"

/* Of a dictionary: what stands under each concept, what is in each class and what gives each concept anything, which an
 * image tells the other way round. */
typedef struct {
    const uint32_t *first_child, *children; /* first_child: n_concepts + 1 */
    const uint32_t *first_member, *members; /* first_member: classes + 1 */
    const uint32_t *first_giver, *givers;   /* first_giver: n_concepts + 1 */
    uint32_t english; /* which a résumé shows where it says nothing of it; FG_NONE: it is not there */
} fg_kin;
typedef FG_VEC(uint32_t) fg_concepts;
bool fg_kin_init(fg_kin *kin, const fg_dict *dict, fg_arena *arena);

/* Fills the memo of the matcher, which is empty, with all relations there are. */
void fg_match_relate_all(const fg_matcher *m, const fg_kin *kin);

/* Whatever can say anything about a concept, behind what is in *out; some may stand in it twice. */
void fg_kin_givers(const fg_kin *kin, const fg_dict *dict, uint32_t wanted, fg_arena *arena, fg_concepts *out);

/* What the résumé can be given for a concept, whatever else a posting says. */
typedef struct {
    uint32_t concept;
    bool has;                  /* something for it where it is asked by itself */
    int32_t alike;             /* a thing like it, in an open list of examples */
    int32_t kind, closed_kind; /* one of its kind, where it is the head of an open or a closed list */
} fg_bound;
typedef FG_VEC(fg_bound) fg_bounds;

/* Of all concepts that the memo, which is complete, has relations for, or that its work shows, and of `english` (FG_NONE:
 * not). In `arena`. */
void fg_match_bounds(const fg_matcher *m, uint32_t english, fg_arena *arena, fg_bounds *out);

#endif
