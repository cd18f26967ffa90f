/*
 * Things turned round: of each, its record tells the terms that it has; of each term a segment tells who has it. Terms are
 * numbered as they come, then in the order of their keys.
 */
#ifndef FG_TURN_H
#define FG_TURN_H
#include "index/segment_format.h"
#include "index/terms.h"

typedef struct {
    fg_term_key key;
    uint32_t n, sorted; /* who has it; place in the order of the keys */
    uint64_t common;    /* of postings: index/common.h */
} fg_known_term;

typedef struct {
    fg_arena *arena;
    fg_segment_bounds *out;
    FG_VEC(fg_known_term) terms;
    uint32_t *slots; /* open addressing: term + 1 */
    uint32_t mask;
} fg_turning;

/* The record of the next thing begins. */
void fg_turn_begin(fg_turning *t);
void fg_turn_word(fg_turning *t, uint32_t word);
/* A word for a term that the thing has; joined and share are those of FG_WORD. */
void fg_turn_term(fg_turning *t, const fg_term_key *key, bool joined, uint32_t share);
/* All records are there: writes concepts and terms in their order, and lists with room for their entries: one for each term, or
 * for all of one concept and mode. */
fg_status fg_turn_end(fg_turning *t, bool by_mode, fg_error *err);
/* The number of a record's word in that order. */
static inline uint32_t fg_turn_sorted(const fg_turning *t, uint32_t word) {
    return FG_WORD(t->terms.at[FG_WORD_TERM(word)].sorted, FG_WORD_JOINED(word), FG_WORD_SHARE(word));
}

#endif
