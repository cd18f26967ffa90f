/*
 * What matching found. Scores and points are integers: hundredths of a point of 100. All credits are in
 * ten-thousandths. The printed points of all items add up to the score exactly.
 */
#ifndef FG_RESULT_H
#define FG_RESULT_H
#include "parse/profile.h"
#include "parse/requirement.h"

typedef enum { FG_MET, FG_PARTIAL, FG_MISSING, FG_CANNOT_TELL } fg_verdict;
extern const char *const fg_verdict_names[]; /* "met", "partial", "missing", "cannot_tell" */

/* Why a leaf got its credit. */
typedef enum {
    FG_RULE_NONE,
    FG_RULE_EXACT,
    FG_RULE_ALIAS,
    FG_RULE_CHILD,
    FG_RULE_IMPLIED,
    FG_RULE_OPEN_SIBLING,
    FG_RULE_SIBLING,
    FG_RULE_PARENT,
    FG_RULE_TITLE,
    FG_RULE_YEARS,
    FG_RULE_STATED_YEARS,
    FG_RULE_DEGREE,
    FG_RULE_EXPERIENCE,
    FG_RULE_DEED,
    FG_RULE_ASSUMED
} fg_rule;
extern const char *const fg_rule_names[]; /* "none", "exact", "alias", "child", "implied", "open-sibling" ... */

typedef struct {
    fg_span span; /* in the résumé */
    uint8_t rule;
    uint32_t node; /* the leaf that it proves */
    uint8_t place; /* fg_place */
    uint32_t role; /* index, FG_NONE */
} fg_finding;

typedef struct {
    uint32_t requirement; /* index into the posting's */
    char suffix;          /* 0, or 'b' for the preferred part of a mixed statement */
    uint8_t necessity;    /* FG_REQUIRED or FG_PREFERRED as scored, FG_IMPLIED: shown, 0 points */
    uint8_t verdict;
    bool repeated;                   /* another item asks for the same, as strictly: this one weighs nothing */
    bool listed_only;                /* met, but no role or project shows it */
    int32_t weight;                  /* ten-thousandths */
    int32_t low, high;               /* credit */
    int32_t of, points, high_points; /* hundredths */
    int32_t gain;                    /* hundredths: what full evidence would add, by evaluating again */
    uint32_t first_finding, findings;
    fg_str next; /* what to do or show next; empty if met */
} fg_item;

typedef enum { FG_GATE_PASS, FG_GATE_FAIL, FG_GATE_UNKNOWN } fg_gate_verdict;
typedef struct {
    uint8_t type; /* fg_node_type: LICENCE, SPOKEN, CLEARANCE, AUTHORIZATION, TRAVEL, PHYSICAL */
    uint8_t verdict;
    uint32_t item; /* index */
    uint32_t node;
    fg_span posting_span;
    uint32_t first_finding, findings;
} fg_gate;

typedef enum { FG_MISS_MISSING, FG_MISS_PARTLY, FG_MISS_LISTED, FG_MISS_CANNOT_TELL, FG_MISS_WORDING } fg_miss_kind;
typedef struct {
    uint8_t kind;
    fg_str name;      /* "Kubernetes", "2 more years of SQL" */
    uint32_t concept; /* FG_NONE for years and degrees */
    uint32_t item;
    uint8_t necessity;
    int32_t gain;         /* hundredths */
    uint32_t node, shown; /* what closing it does: the leaf is fully shown, and the concept (FG_NONE: none) in a role */
} fg_miss;

struct fg_result {
    fg_arena arena;
    const fg_posting *posting;
    const fg_resume *resume;  /* what is scored: */
    const fg_resume *as_read; /* the one that was given, or */
    fg_resume *cleaned;       /* the same without what it copied from the posting; released with the result */
    fg_score score;
    fg_spans copied; /* of the résumé: the posting's own words, which prove nothing */
    int32_t policy_version;
    uint64_t policy_hash;
    uint32_t statements;    /* of the posting, that ask something; among them: */
    uint32_t read, in_part; /* understood, understood but for members of their lists */
    bool gate_failed;
    FG_VEC(fg_item) items; /* in posting order */
    FG_VEC(fg_finding) findings;
    FG_VEC(fg_gate) gates;
    FG_VEC(fg_str) refused;  /* the posting's words of those that fail */
    FG_VEC(fg_miss) missing; /* in the order to work on them */
    FG_VEC(const char *) warnings;
    int32_t target;        /* of the plan; -1: none was asked */
    int32_t planned;       /* the low score once all of it is done */
    FG_VEC(uint32_t) plan; /* entries of `missing`, in the order to work on them */
};

#endif
