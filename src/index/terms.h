/*
 * A posting as units of weighted terms, for a bound on its rank: whatever the candidate,
 *   rank <= base + sum over units of the highest share * credit of a term of the unit,
 * with credits as fg_terms_credit tells them. Parts that are all asked are units of their own, by their weights; of
 * alternatives, at least k of them and whatever groups are among them, the leaves are one unit, since no mean is above its
 * highest part. What hangs on the posting as a whole (which months are relevant) is taken at its best, and so is a field of
 * study. Shares, base and credits are in FG_SHARE_ONE-ths, rounded up.
 */
#ifndef FG_TERMS_H
#define FG_TERMS_H
#include "index/scorer.h"
#include "match/kin.h"

#define FG_SHARE_ONE 4095u

typedef enum {
    FG_TERM_LEAF,       /* a leaf, with or without a concept, without its fields of study */
    FG_TERM_EXAMPLE,    /* the same in an open list of examples */
    FG_TERM_KIND,       /* the head of an open list of examples */
    FG_TERM_CLOSED_KIND /* of a closed one */
} fg_term_mode;

/* The same in every segment; `concept` is the hash of the concept's id, 0: none; `value` is what else a leaf tells. */
typedef struct {
    uint64_t concept;
    uint32_t mode, value;
} fg_term_key;

typedef struct {
    fg_term_key key;
    uint32_t share;
    bool joined; /* in one unit with the term before */
} fg_term;
typedef FG_VEC(fg_term) fg_terms;

/* The terms of a posting, unit by unit, and what everybody has. `scratch` is for working memory; *out is in it, too. */
void fg_terms_of(const fg_posting *posting, const fg_dict *dict, const fg_policy *policy, fg_arena *scratch,
                 fg_terms *out, uint32_t *base);

/* The most that a term can be given, with the matcher's relevant months: `bound` is what is known of its concept (NULL: it
 * names none). The matcher's posting is of no account. */
int32_t fg_terms_credit(fg_matcher *m, const fg_bound *bound, uint32_t mode, uint32_t value);
static inline uint32_t fg_share_up(int64_t part, int64_t whole) {
    return part >= whole ? FG_SHARE_ONE : (uint32_t)((part * FG_SHARE_ONE + whole - 1) / whole);
}

#endif
