/* From requirements and a profile to credits. All credits and shares are ten-thousandths. */
#ifndef FG_MATCH_H
#define FG_MATCH_H
#include "dict/policy.h"
#include "match/result.h"

/* What one leaf or tree is worth to this résumé. */
typedef struct {
    int32_t low, high;
    uint8_t verdict; /* fg_verdict */
    uint8_t rule;    /* fg_rule of the best proof */
    uint8_t place;   /* fg_place of the best proof */
    bool stated;     /* the résumé says it itself: no sibling, parent or weak mention */
    uint32_t proof;  /* of the résumé, FG_NONE: the span says it */
    fg_span span;    /* in the résumé, equal ends: none */
} fg_outcome;

/* A gap closed: the leaf is fully shown, and a concept is shown in a role. */
typedef struct {
    uint32_t node;    /* 0: none */
    uint32_t concept; /* FG_NONE: none */
} fg_step;

typedef struct fg_memo fg_memo;

typedef struct {
    const fg_posting *p;
    const fg_resume *r;
    const fg_dict *dict;
    const fg_policy *policy;
    fg_memo *memo; /* of the résumé */
    fg_arena *scratch;
    fg_outcome *known;     /* by node; verdict 255: not yet looked at */
    uint32_t root;         /* of the requirement being looked at, */
    uint8_t necessity;     /* and what rules its tree where nothing else does */
    const fg_step *closed; /* gaps that are treated as closed */
    uint32_t n_closed;
    uint32_t relevant_months;
} fg_matcher;

static inline int32_t fg_share(int32_t a, int32_t b) { return (int32_t)(((int64_t)a * b + FG_ONE / 2) / FG_ONE); }
static inline const fg_node *fg_match_node(const fg_matcher *m, uint32_t i) { return &m->p->nodes.at[i]; }
static inline void fg_match_look_at(fg_matcher *m, const fg_requirement *q) {
    m->root = q->root;
    m->necessity = q->necessity;
}
/* Which leaves of a requirement an item is made of: of duties there are no others, whatever they are scored as. */
static inline uint8_t fg_match_wanted(const fg_requirement *q, const fg_item *item) {
    return q->necessity == FG_IMPLIED ? FG_IMPLIED : item->necessity;
}
static inline int32_t fg_match_number(const fg_matcher *m, fg_policy_key key) { return m->policy->number[key]; }

/* evidence.c: what the résumé has to show for a concept */
fg_outcome fg_match_concept(const fg_matcher *m, uint32_t concept);
/* Is the concept, or what is one, said outside interests without reserve? Then *o is full credit with that proof. */
bool fg_match_is_stated(const fg_matcher *m, uint32_t concept, fg_outcome *o);
/* The highest level (fg_said_level) at which a language is said to be spoken, as full credit with that proof; o->proof is
 * FG_NONE where no proof outside interests says that it is spoken. */
uint8_t fg_match_spoken(const fg_matcher *m, uint32_t concept, fg_outcome *o);
/* Another member of `head`'s kind than the concepts named in the group. */
fg_outcome fg_match_kind(const fg_matcher *m, uint32_t head, int32_t credit);
/* Months of the roles that show the concept, or anything that gives it in full. */
uint32_t fg_match_months(const fg_matcher *m, uint32_t concept);
/* Of the proofs of a skill the best by its place; FG_NONE if the résumé only says that it is lacking. */
uint32_t fg_match_best_proof(const fg_matcher *m, const fg_skill *s);
/* What a proof is worth by its place and reserve. */
int32_t fg_match_quality(const fg_matcher *m, const fg_proof *p);
/* Credit of having `has` where `wanted` is asked. */
int32_t fg_match_relation(const fg_matcher *m, uint32_t has, uint32_t wanted, uint8_t *rule);
/* The same class of tools or the same kind of thing. */
bool fg_match_are_alike(const fg_dict *dict, uint32_t a, uint32_t b);
fg_outcome fg_match_alike(const fg_matcher *m, uint32_t concept, int32_t credit);

/* relevant.c: months of the jobs that have to do with the posting */
uint32_t fg_match_relevant_months(const fg_matcher *m);

/* trees.c: what a leaf of a type weighs; and a node, by its heaviest leaf */
/* Of a leaf. */
int32_t fg_match_weight(const fg_matcher *m, const fg_node *leaf);
int32_t fg_match_node_weight(const fg_matcher *m, uint32_t node);
/* Does a part of an all-of group stay out of it, since its years are counted by another? */
bool fg_match_is_silent(const fg_matcher *m, uint32_t node, uint8_t wanted);

/* credits.c */
fg_outcome fg_match_leaf(const fg_matcher *m, uint32_t node);
/* conditions.c: how the résumé stands to a gate (from FG_NODE_CLEARANCE on); low is 0 whatever it says */
fg_outcome fg_match_condition(const fg_matcher *m, const fg_node *n);
/* trees.c: the outcome of a node, leaving out leaves whose necessity is not `wanted` (FG_INHERIT: all);
 * false if nothing is left. */
bool fg_match_tree(const fg_matcher *m, uint32_t node, uint8_t inherited, uint8_t wanted, fg_outcome *out);
uint8_t fg_match_necessity(const fg_matcher *m, uint32_t node, uint8_t inherited);
/* Do two trees ask for the same, whatever the necessity of their requirements? */
bool fg_match_is_same(const fg_matcher *m, uint32_t a, uint32_t b);

/* price.c: an item for each thing asked, with its weight */
void fg_match_price(fg_matcher *m, fg_result *result);
/* What is wanted of a requirement weighs; 0: nothing of it is. */
int32_t fg_match_price_of(const fg_matcher *m, const fg_requirement *q, uint8_t wanted);

/* rank.c: what the order of postings goes by, each with its weight there: the items of a priced result in their order, then
 * duties beside them */
typedef struct {
    uint32_t requirement;
    uint8_t wanted;
    int32_t weight;
} fg_rank_part;
typedef FG_VEC(fg_rank_part) fg_rank_parts;
void fg_match_rank_parts(const fg_matcher *m, const fg_result *result, fg_arena *arena, fg_rank_parts *out);
/* rank = (sum(w * low) + t * title + k * mu) / (sum(w) + t + k) of a result with credits: `title` is the share of the words of
 * the posting's title that titles of the résumé's jobs have, t, k and mu the policy's. */
int32_t fg_match_rank(fg_matcher *m, const fg_result *result);
int32_t fg_match_title(const fg_posting *posting, const fg_resume *resume);

/* judge.c: verdicts, findings and gates of priced items; the outcome of one (false: nothing of it is scored) */
void fg_match_judge(fg_matcher *m, fg_result *result);
bool fg_match_item(fg_matcher *m, const fg_item *item, fg_outcome *out);
/* points.c: the score but for its rank; the points of every item, which add up to it; low of the whole result, in
 * hundredths, under the matcher's assumption */
void fg_match_points(fg_result *result);
void fg_match_share_out(fg_matcher *m, fg_result *result);
int32_t fg_match_low(fg_matcher *m, const fg_result *result);

/* score.c: ready for the matcher's posting, of which nothing is known yet; false: out of memory */
bool fg_match_begin(fg_matcher *m);
/* The same over the posting and résumé of a result, in the engine's scratch memory. */
bool fg_match_start(fg_matcher *m, const fg_result *result, fg_engine *engine);
/* The score alone, without reasons: items with weights and credits, and `score` but for its rank. */
void fg_match_total(fg_matcher *m, fg_result *result);
/* Of rankings: negative if a goes before b. Confidence is that in the reading of the posting (fg_confidence). */
int fg_match_order(const fg_score *a, int confidence_a, const fg_score *b, int confidence_b);

/* steps.c: gains, next steps and the missing list of a scored result */
void fg_match_steps(fg_matcher *m, fg_result *result);

#endif
