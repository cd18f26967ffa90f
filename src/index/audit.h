/*
 * How groups of people fare under scores. Terms are those of New York City's rules on automated employment decision tools
 * (6 RCNY 5-300 and 5-301, to Local Law 144 of 2021): the scoring rate of a category is the share of its people whose score is
 * above the median of all; its impact ratio is that rate divided by the highest one; a category of less than 2 % of the
 * people may be left out.
 */
#ifndef FG_AUDIT_H
#define FG_AUDIT_H
#include "base/base.h"

typedef struct {
    fg_str name; /* "female", "female, Black" */
    uint32_t people, above;
    double rate, low, high; /* share above the median, with its 95 % interval */
    double ratio;           /* to the reference; -1: the reference's rate is 0 */
    double p;               /* Fisher's exact test against the reference */
    bool small;             /* less than 2 % of the people: never the reference */
    bool reference;         /* the highest rate */
    bool below_four_fifths; /* 29 CFR 1607.4 D, the rule of thumb of the Uniform Guidelines of 1978 */
} fg_audit_group;

typedef struct {
    fg_str by;                     /* "sex", "sex, race" */
    FG_VEC(fg_audit_group) groups; /* by name */
    uint32_t unknown;              /* people of whom it is not said; no group */
} fg_audit_table;

typedef struct {
    uint32_t people;               /* with a score and a line in the table of groups: all that follows is of them */
    uint32_t unscored;             /* left out: they have no score */
    uint32_t alone;                /* left out: they stand in one of the tables only */
    int32_t median2;               /* twice the median, in hundredths: it may lie between two scores */
    FG_VEC(fg_audit_table) tables; /* one a column, then one a pair of columns */
} fg_audit;

/* Two tables with a header: `id` and `score`; `id` and one or more columns of groups. FG_EINPUT names table and line. */
fg_status fg_audit_make(fg_audit *audit, const char *scores_name, fg_str scores, const char *groups_name, fg_str groups,
                        fg_arena *arena, fg_error *err);

#endif
