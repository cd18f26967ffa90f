/*
 * What a report of a result says, in its order and words, whatever the format: one walk over the result, which all writers
 * for people share. Everything lives as long as the arena it was made in and the result.
 */
#ifndef FG_OUTLINE_H
#define FG_OUTLINE_H
#include "match/result.h"

/* In the order of the report. */
typedef enum {
    FG_GROUP_MET,
    FG_GROUP_PARTIAL,
    FG_GROUP_MISSING, /* what gains most first */
    FG_GROUP_CANNOT_TELL,
    FG_GROUP_GATES,   /* conditions: no points */
    FG_GROUP_IMPLIED, /* no points either */
    FG_GROUPS
} fg_group_kind;

/* A line of the résumé that shows something asked. */
typedef struct {
    uint32_t finding; /* index */
    bool assumed;     /* it stands nowhere */
    fg_span span;
    fg_str place; /* the job's title, "projects" ...; may be empty */
} fg_outline_proof;

typedef struct {
    const fg_item *item;
    uint32_t index;                  /* of the item */
    fg_verdict standing;             /* of a gate: met, missing (contradicted) or cannot tell (not said) */
    const char *word;                /* the verdict in words */
    const char *tags;                /* "preferred, listed only"; NULL: none */
    fg_span asked;                   /* in the posting */
    FG_VEC(fg_outline_proof) proofs; /* a line is told once */
} fg_outline_entry;

typedef struct {
    const char *title;
    FG_VEC(fg_outline_entry) entries;
} fg_outline_group;

typedef struct {
    fg_str line; /* the statement, or what of it was not understood */
    fg_span span;
} fg_outline_unread;

typedef struct {
    const fg_result *result;
    fg_str title;      /* of the posting, or its file's name */
    fg_str company;    /* may be empty */
    fg_str understood; /* "The posting states 10 requirements; all were understood." */
    fg_str assumed;    /* "Kubernetes; 2 years of SQL"; empty: nothing */
    fg_outline_group groups[FG_GROUPS];
    FG_VEC(const fg_miss *) steps; /* the missing list, or the plan where one was made */
    fg_str plan;                   /* "From 50.0 to 80.5 by 3 steps"; empty: no plan was made */
    FG_VEC(fg_outline_unread) unread;
    FG_VEC(fg_str) integrity; /* of the résumé */
} fg_outline;

/* Out of memory is told by the arena. */
void fg_outline_make(fg_outline *out, const fg_result *result, fg_arena *arena);

/* What is said of a miss behind its name: " partly there" ...; NULL: nothing, it is missing. */
const char *fg_miss_words(const fg_miss *miss);
/* What is listed but not shown, or cannot be told, is not missing. */
bool fg_miss_is_missing(const fg_miss *miss);
/* "Kafka, dbt and 3 more" of what is missing, each once, at most `most` names; *left is how many more there are. */
uint32_t fg_missing_names(const fg_result *result, fg_str *names, uint32_t most, uint32_t *left);

/* The line of a document that a span stands in, without indent and bullet; the span itself where it goes over several. */
fg_span fg_outline_line(const fg_doc *doc, fg_span span);

/* What the score is and is not, for the foot of a report. */
extern const char fg_score_meaning[];

#endif
