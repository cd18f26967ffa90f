/*
 * What one résumé has for each concept: found when it is first asked, kept for all that ask again, in one posting or in
 * many. Nothing in it hangs on the posting.
 */
#ifndef FG_MEMO_H
#define FG_MEMO_H
#include "match/match.h"

/* What a skill of the résumé says about a concept. */
typedef struct {
    uint32_t skill;
    uint32_t next;  /* relation of the next skill + 1, 0: none */
    int32_t credit; /* fg_match_relation */
    int32_t gives;  /* fg_dict_credit */
    uint8_t rule;
    bool alike; /* another thing like it */
} fg_relation;

enum { FG_KNOWN_RELATIONS = 1, FG_KNOWN_OUTCOME = 2, FG_KNOWN_MONTHS = 4 };

typedef struct {
    uint32_t concept;
    uint8_t known;        /* which of these */
    uint32_t first, last; /* relations + 1, in the order of the skills */
    fg_outcome outcome;
    uint32_t months;
} fg_remembered;

struct fg_memo {
    fg_arena *arena;
    uint32_t *place; /* by concept: entry + 1 */
    bool complete;   /* all relations are known: what has no entry has none */
    FG_VEC(fg_remembered) entries;
    FG_VEC(fg_relation) relations;
};

/* Empty, over a dictionary. All of it is in `arena`. */
bool fg_memo_init(fg_memo *memo, const fg_dict *dict, fg_arena *arena);
/* For another résumé. */
void fg_memo_clear(fg_memo *memo);
/* The entry of a concept; NULL: out of memory. Good until the next call. */
fg_remembered *fg_memo_at(fg_memo *memo, uint32_t concept);
/* What having one concept says about another, of no skill yet; does it say nothing? */
fg_relation fg_relation_of(const fg_matcher *m, uint32_t has, uint32_t wanted);
static inline bool fg_relation_is_none(const fg_relation *r) { return !r->credit && !r->gives && !r->alike; }
/* Adds it as what a skill says, behind what is there. */
void fg_memo_add(fg_memo *memo, uint32_t skill, uint32_t concept, const fg_relation *relation);
/* Adds what a skill says about a concept, if it says anything. */
void fg_memo_relate(const fg_matcher *m, uint32_t skill, uint32_t concept);
/* What the skills of the résumé say about a concept: the first relation, NULL: none; then each next one. */
const fg_relation *fg_memo_related(const fg_matcher *m, uint32_t concept);
static inline const fg_relation *fg_memo_next(const fg_matcher *m, const fg_relation *r) {
    return r->next ? &m->memo->relations.at[r->next - 1] : NULL;
}

#endif
