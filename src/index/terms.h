/*
 * A posting as units of weighted terms, for a bound on its rank: whatever the candidate,
 *   rank <= base + sum over units of the highest share * credit of a term of the unit,
 * with credits as fg_terms_credit tells them. Parts that are all asked are units of their own, by their weights; of
 * alternatives, at least k of them and whatever groups are among them, the leaves are one unit, since no mean is above its
 * highest part. What hangs on the posting as a whole (which months are relevant) is taken at its best, and so is a field of
 * study.
 */
#ifndef FG_TERMS_H
#define FG_TERMS_H
#include "index/scorer.h"
#include "match/kin.h"

#define FG_SHARE_ONE 4095u

typedef enum {
    FG_TERM_LEAF,        /* a leaf, with or without a concept, without its fields of study */
    FG_TERM_EXAMPLE,     /* the same in an open list of examples */
    FG_TERM_KIND,        /* the head of an open list of examples */
    FG_TERM_CLOSED_KIND, /* of a closed one */
    FG_TERM_TITLE        /* a word of the title, which stands for a concept (fg_title_key) */
} fg_term_mode;

/* The same in every segment; `concept` is the hash of the concept's id, 0: none; `value` is what else a leaf tells. */
typedef struct {
    uint64_t concept;
    uint32_t mode, value;
} fg_term_key;

typedef struct {
    fg_term_key key;
    uint32_t concept; /* FG_NONE: it names none */
    double share;     /* of the rank, 0 to 1 */
    bool joined;      /* in one unit with the term before */
    bool open;        /* somebody of whom it is not known may be thought to have it: the high score has it in full */
    uint32_t item;
    int32_t weight; /* of its unit in the item */
    uint32_t node;  /* of the posting; FG_NONE: a word of its title */
} fg_term;
typedef FG_VEC(fg_term) fg_terms;

/* An item of the result, whose low score is a mean of its units, or one. */
typedef struct {
    int32_t weight;
    int64_t whole, unknown; /* of the weights of its units; of those that nobody can be told to have */
    bool required;
    bool nested; /* there are means in its mean: units tell it by their shares alone */
} fg_asked_item;

typedef struct {
    fg_terms terms; /* unit by unit */
    FG_VEC(fg_asked_item) items;
    double base;    /* what everybody has, 0 to 1 */
    bool scored;    /* is anything asked that has a weight? */
    bool has_means; /* of some parts a mean is taken, and rounded, before they are added up */
} fg_asked;

/* The terms of a posting, of its rank among postings or of a low score, by which profiles are ordered. `scratch` is for
 * working memory; *out is in it, too. Items are told of a score only. */
void fg_terms_of_rank(const fg_posting *posting, const fg_dict *dict, const fg_policy *policy, fg_arena *scratch,
                      fg_asked *out);
void fg_terms_of_score(const fg_posting *posting, const fg_dict *dict, const fg_policy *policy, fg_arena *scratch,
                       fg_asked *out);
static inline uint64_t fg_title_key(uint32_t word) {
    return ((uint64_t)0x7469746C << 32 | word) * 0x9E3779B97F4A7C15u; /* spread as evenly as the hashes of ids */
}

/* The most that a term can be given, with the matcher's relevant months: `bound` is what is known of its concept (NULL: it
 * names none). The matcher's posting is of no account. */
int32_t fg_terms_credit(fg_matcher *m, const fg_bound *bound, uint32_t mode, uint32_t value);
/* What a node of a posting is given, its fields of study and all. */
int32_t fg_terms_credit_of(fg_matcher *m, const fg_posting *posting, uint32_t node);
static inline uint32_t fg_term_type(uint32_t value) { return value & 31; }
static inline uint32_t fg_term_without_months(uint32_t value) { return value & 0xFFFF; }
/* What the high score has of a leaf. */
int32_t fg_terms_high(fg_matcher *m, uint32_t concept, uint32_t value);

/* In FG_SHARE_ONE-ths, rounded up. */
static inline uint32_t fg_share_up(int64_t part, int64_t whole) {
    return part >= whole ? FG_SHARE_ONE : (uint32_t)((part * FG_SHARE_ONE + whole - 1) / whole);
}
static inline uint32_t fg_share_units(double share) {
    uint32_t units = share >= 1 ? FG_SHARE_ONE : (uint32_t)(share * FG_SHARE_ONE) + 1;
    return units > FG_SHARE_ONE ? FG_SHARE_ONE : units;
}

#endif
