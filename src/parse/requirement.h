/*
 * What a posting asks: requirements, each a tree of groups and typed leaves. All spans are offsets into the
 * document's text. Nodes live in one array and name each other by index; node 0 is none.
 */
#ifndef FG_REQUIREMENT_H
#define FG_REQUIREMENT_H
#include "parse/engine.h"
#include "parse/title_words.h"

typedef enum { FG_REQUIRED, FG_PREFERRED, FG_IMPLIED, FG_NOT_ASKED, FG_INHERIT } fg_necessity;
typedef enum { FG_HIGH, FG_MEDIUM, FG_LOW } fg_confidence;
typedef enum { FG_LEVEL_NONE, FG_LEVEL_BASIC, FG_LEVEL_STRONG, FG_LEVEL_INTEREST } fg_level;

typedef enum {
    FG_NODE_NONE,
    FG_NODE_ALL,
    FG_NODE_ANY,
    FG_NODE_AT_LEAST,
    FG_NODE_EXAMPLES,
    FG_NODE_SKILL,
    FG_NODE_SOFT,
    FG_NODE_DOMAIN,
    FG_NODE_CERTIFICATE,
    FG_NODE_LICENCE,
    FG_NODE_SPOKEN,
    FG_NODE_YEARS,
    FG_NODE_DEGREE,
    FG_NODE_EVIDENCE,
    FG_NODE_CLEARANCE,
    FG_NODE_AUTHORIZATION,
    FG_NODE_TRAVEL,
    FG_NODE_PHYSICAL
} fg_node_type;

typedef enum {
    FG_EV_PUBLICATION = 1,
    FG_EV_OPEN_SOURCE,
    FG_EV_PORTFOLIO,
    FG_EV_PATENT,
    FG_EV_WORK_PERMIT = 6,
    FG_EV_CLEARANCE
} fg_evidence_kind;

typedef struct {
    uint8_t type;                   /* fg_node_type */
    uint8_t necessity;              /* fg_necessity; FG_INHERIT: the requirement's */
    uint8_t level;                  /* leaf: fg_level that is asked */
    uint8_t spoken_level;           /* FG_NODE_SPOKEN: fg_said_level, 0: not said */
    uint8_t degree;                 /* FG_NODE_DEGREE: fg_degree_level, the lowest that is accepted */
    bool open;                      /* FG_NODE_EXAMPLES: "or similar"; FG_NODE_DEGREE: any field */
    bool related_ok, experience_ok; /* FG_NODE_DEGREE; the second of a certificate, too: "or equivalent experience" */
    bool in_progress; /* FG_NODE_DEGREE: one that is not finished will do; a certificate: it may come later */
    bool titled;      /* FG_NODE_SKILL: the posting's title names it */
    bool particular;  /* FG_NODE_YEARS: something is said of what they are in */
    uint32_t start, end;
    uint32_t concept;     /* leaf: FG_NONE where the dictionary has none; FG_NODE_YEARS: the profession they are in */
    uint32_t child, next; /* first child, next sibling */
    uint32_t head;        /* FG_NODE_EXAMPLES: the leaf that names the kind, 0: none */
    uint32_t k;           /* FG_NODE_AT_LEAST; FG_NODE_EVIDENCE: fg_evidence_kind */
    uint32_t min_months, max_months; /* FG_NODE_YEARS, and a skill with years; max_months 0: none */
    uint32_t of_start, of_end;    /* FG_NODE_YEARS: what the years are in, FG_NODE_SPOKEN: its level; equal: not said */
    uint32_t first_field, fields; /* FG_NODE_DEGREE: into fg_posting.fields */
    /* From FG_NODE_CLEARANCE on: what is asked, 1 << fg_condition_kind or fg_permit each, and how much: percent of travel,
     * pounds, the [clearance-rank], of FG_NODE_AUTHORIZATION the countries (fg_countries_in); 0: not said. They carry no points, and are not packed. */
    uint32_t conditions, amount;
    bool obtainable; /* FG_NODE_CLEARANCE: it need not be there yet */
} fg_node;

typedef struct {
    uint32_t start, end;
} fg_span;
typedef FG_VEC(fg_span) fg_spans;

typedef struct {
    uint32_t id; /* from 1, in text order */
    uint32_t start, end;
    uint8_t necessity, confidence;
    uint8_t section;            /* fg_lex of its heading, FG_SECTION_NONE before the first */
    uint32_t root;              /* node */
    const char *rule;           /* what decided the necessity: "heading", "cue", "ideal", "duty" ... */
    fg_span cue;                /* the words of a cue that ruled it or a part; equal ends: none */
    uint32_t first_part, parts; /* what it names that was not understood: into fg_posting.parts */
} fg_requirement;

#define FG_SECTION_NONE 0xFFu

/* A statement that gives no requirement. */
typedef struct {
    uint32_t start, end;
    uint8_t section;
    const char *reason; /* "company", "benefits", "legal" ... */
} fg_passage;
typedef FG_VEC(fg_passage) fg_passages;
#define FG_FOREIGN "another language" /* reason of an unread statement in a script that is not read */

typedef struct {
    uint32_t concept, start, end;
} fg_field; /* a field of study; concept FG_NONE: only its text */
typedef FG_VEC(fg_field) fg_fields;

#define FG_PLACES_MOST 8u

typedef enum {
    FG_SENIORITY_NONE,
    FG_SENIORITY_INTERN,
    FG_SENIORITY_JUNIOR,
    FG_SENIORITY_MID,
    FG_SENIORITY_SENIOR,
    FG_SENIORITY_LEAD,
    FG_SENIORITY_PRINCIPAL,
    FG_SENIORITY_STAFF,
    FG_SENIORITY_MANAGER,
    FG_SENIORITY_DIRECTOR,
    FG_SENIORITY_VP,
    FG_SENIORITY_CHIEF
} fg_seniority; /* as the arguments of [title-grade] */

enum { FG_EMPLOYMENTS = 6 };
extern const char *const fg_employment_names[FG_EMPLOYMENTS]; /* NULL, "full-time", "part-time", "contract" ... */

typedef struct {
    fg_span title, company, location;
    fg_span place[FG_PLACES_MOST]; /* every place that the location names */
    uint32_t places;
    uint8_t workplace;               /* 0 not said, 1 onsite, 2 hybrid, 3 remote */
    uint8_t employment;              /* 0 not said; its name in fg_employment_names */
    uint8_t workplaces, employments; /* 1 << each that is offered, these among them */
    uint8_t seniority;               /* fg_seniority, by the title alone */
    bool has_salary, several_pay;    /* several_pay: other ranges are named, too */
    uint32_t salary_min, salary_max; /* hundredths of the currency; 0: not said */
    char currency[4];
    const char *period; /* "year" ... or NULL */
    char deadline[11];  /* YYYY-MM-DD or empty */
    uint32_t posted;    /* as in fg_doc, or as the text says */
} fg_header;

struct fg_posting {
    fg_arena arena;
    const fg_doc *doc;
    const fg_dict *dict;
    fg_header header;
    FG_VEC(fg_node) nodes;
    fg_fields fields;
    FG_VEC(fg_requirement) requirements;
    fg_title_words title_words;
    fg_spans parts;      /* of requirements: members of their lists in which nothing was understood */
    fg_passages unread;  /* requirement statements in which nothing was understood */
    fg_passages skipped; /* statements that ask nothing */
    FG_VEC(const char *) warnings;
    uint8_t confidence;
};

#endif
