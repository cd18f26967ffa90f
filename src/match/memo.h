/*
 * What one résumé has for each concept: found when it is first asked, kept for all that ask again, in one posting or in
 * many. Nothing in it hangs on the posting.
 */
#ifndef FG_MEMO_H
#define FG_MEMO_H
#include "match/match.h"

enum { FG_KNOWN_OUTCOME = 1, FG_KNOWN_MONTHS = 2, FG_KNOWN_GIVERS = 4 };

typedef struct {
    uint32_t concept;
    fg_outcome outcome;
    uint32_t months;
    uint32_t first_giver,
        n_givers;  /* skills of the résumé that are, or give in full, the concept, and are not lacking */
    uint8_t known; /* which of these */
} fg_remembered;

struct fg_memo {
    fg_arena *arena;
    uint32_t *place; /* by concept: entry + 1 */
    FG_VEC(fg_remembered) entries;
    FG_VEC(uint32_t) givers;
};

/* Empty, over a dictionary. All of it is in `arena`. */
bool fg_memo_init(fg_memo *memo, const fg_dict *dict, fg_arena *arena);
/* For another résumé. */
void fg_memo_clear(fg_memo *memo);
/* The entry of a concept; NULL: out of memory. Good until the next call. */
fg_remembered *fg_memo_at(fg_memo *memo, uint32_t concept);

#endif
