/* What any skill can say about the concepts that one posting names: told once for all résumés that are held against it. */
#ifndef FG_GIVINGS_H
#define FG_GIVINGS_H
#include "match/kin.h"
#include "match/memo.h"

typedef struct {
    uint32_t giver, wanted; /* concepts */
    fg_relation relation;   /* of no skill yet */
} fg_giving;

typedef struct {
    FG_VEC(fg_giving) all; /* by giver, then wanted */
    uint32_t *first;       /* by concept: the place of the first that it gives + 1, 0: none */
} fg_givings;

/* Of the matcher's posting. False: out of memory. */
bool fg_givings_find(fg_givings *out, const fg_matcher *m, const fg_kin *kin, fg_arena *arena);
/* Fills the memo of the matcher, which is empty, with all that its résumé's skills say about those concepts. */
void fg_givings_relate(const fg_givings *givings, const fg_matcher *m);

#endif
