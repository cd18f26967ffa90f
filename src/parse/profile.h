/*
 * What a résumé tells: roles with dates, education, and for every concept the places that prove it.
 * Months are counted from year 0 (year * 12 + month - 1); spans are offsets into the document's text.
 */
#ifndef FG_PROFILE_H
#define FG_PROFILE_H
#include "parse/engine.h"
#include "parse/requirement.h"

#define FG_NO_MONTH INT32_MIN

typedef enum { FG_PRECISION_NONE, FG_PRECISION_YEAR, FG_PRECISION_MONTH } fg_precision;

typedef struct {
    int32_t month; /* FG_NO_MONTH: unknown. A bare year counts as its January. */
    uint8_t precision;
} fg_date;

/* Unknown dates are neither. A year is over when it ends. */
static inline bool fg_date_is_over(fg_date d, int32_t as_of) {
    return d.month != FG_NO_MONTH && d.month + (d.precision == FG_PRECISION_YEAR ? 11 : 0) < as_of;
}
static inline bool fg_date_is_to_come(fg_date d, int32_t as_of) { return d.month != FG_NO_MONTH && d.month > as_of; }

typedef struct {
    fg_span span;            /* the line or lines that name the job and its dates */
    fg_span title, employer; /* equal ends: not found */
    fg_date start, end;
    bool open; /* still going on: end is the engine's as_of */
    bool internship, volunteer;
    bool again;        /* the job before it, at another time: its title, employer and text are those of that one */
    uint32_t months;   /* 0 where the dates are unknown */
    uint32_t from, to; /* text that tells of this role, its heading lines included */
} fg_role;

typedef struct {
    fg_span span;
    uint8_t level;      /* fg_degree_level */
    uint32_t field;     /* concept of kind field, FG_NONE if not in the dictionary */
    fg_span field_span; /* equal ends: not found */
    fg_date end;
    bool in_progress; /* expected, or ends after as_of */
} fg_education;

typedef enum {
    FG_IN_ROLE,
    FG_IN_PROJECT,
    FG_IN_EDUCATION,
    FG_IN_CERTIFICATES,
    FG_IN_SKILLS,
    FG_IN_SUMMARY,
    FG_IN_INTERESTS,
    FG_IN_OTHER,
    FG_IN_COUNT
} fg_place;
extern const char *const fg_place_names[FG_IN_COUNT]; /* "role", "project", "education", "certificate", "skills" ... */

typedef enum { FG_HAS, FG_WEAK, FG_LACKS } fg_polarity;

typedef enum {
    FG_SAYS_NO_LEVEL,
    FG_SAYS_BASIC,
    FG_SAYS_INTERMEDIATE,
    FG_SAYS_ADVANCED,
    FG_SAYS_EXPERT,
    FG_SAYS_BILINGUAL /* printed as native; where it is asked, fluent is enough */
} fg_said_level;      /* arguments of [stated-level] */

typedef struct {
    uint32_t concept;
    fg_span span;
    uint8_t place, polarity;
    uint8_t level; /* fg_said_level: "Python (advanced)"; native is expert */
    fg_span level_span;
    bool assumed;           /* what would be if it were said: there is no span */
    bool lapsed;            /* a certificate or licence that was held once */
    bool by_title;          /* a job title shows it */
    uint32_t role;          /* index, FG_NONE outside roles */
    uint32_t stated_months; /* "Python (5 years)", 0: not said */
} fg_proof;

typedef struct {
    uint32_t concept;
    uint32_t first, n; /* proofs */
    uint32_t months;   /* union of the dated roles that name it */
    int32_t last_used; /* month, FG_NO_MONTH */
} fg_skill;

/* What is said of a certificate or licence. */
typedef struct {
    uint32_t concept;
    fg_span span, issuer; /* issuer: equal ends: not said */
    fg_date issued, expires;
} fg_credential;

typedef struct {
    uint8_t kind;
    bool named_venue;
    fg_span span;
} fg_deed; /* fg_evidence_kind: publications ... */

/* How somebody stands to a condition of work, said outright: "willing to travel up to 50 %", "clearance expired 2019". */
typedef struct {
    uint8_t kind;       /* fg_condition_kind */
    bool refused;       /* "not willing to", or it has lapsed */
    bool assumed;       /* there is no span */
    uint32_t amount;    /* as that of a node; FG_COND_PERMIT: fg_permit */
    uint32_t countries; /* FG_COND_PERMIT: as fg_countries_in tells */
    fg_span span;
} fg_condition;

/* What is odd about a résumé as a text: hidden words, or words that are there for a program and not for a reader. */
typedef enum {
    FG_ODD_HIDDEN,    /* words that nobody sees; `why` tells how */
    FG_ODD_ORDERS,    /* orders to whoever reads by machine */
    FG_ODD_POSTING,   /* lines that speak as a posting does */
    FG_ODD_REPEATED,  /* the same words again and again */
    FG_ODD_LETTERS,   /* words with letters of another script that look like Latin ones */
    FG_ODD_WIDTHLESS, /* words with signs inside that have no width, or whose order is turned round */
    FG_ODD_LISTED,    /* a long list of skills that no role, project or education shows */
    FG_ODD_COUNT
} fg_odd_kind;

typedef struct {
    uint8_t kind;
    uint8_t why;  /* fg_hidden_why of FG_ODD_HIDDEN, and of orders that are hidden */
    bool hidden;  /* nobody sees it: `text` stands nowhere in the document's text */
    uint32_t n;   /* words; of FG_ODD_POSTING lines, of FG_ODD_LISTED skills */
    fg_span span; /* equal ends: none */
    fg_str text;  /* an example of it; lives as long as the résumé */
} fg_oddity;

/* What somebody did in a job or a project that shows a quality. */
typedef struct {
    uint32_t concept; /* of kind soft */
    uint8_t place;
    uint32_t role; /* index, FG_NONE outside roles */
    fg_span span;
} fg_shown;

struct fg_resume {
    fg_arena arena;
    const fg_doc *doc;    /* what is quoted: masked where it is read blind */
    const fg_doc *source; /* the same as it was read */
    const fg_dict *dict;
    int32_t as_of;
    FG_VEC(fg_role) roles; /* in text order */
    FG_VEC(fg_education) education;
    FG_VEC(fg_proof) proofs; /* sorted by concept, then position */
    FG_VEC(fg_skill)
    skills; /* one a concept of any kind but field, sorted by concept; proofs with polarity lacks included */
    FG_VEC(fg_credential) credentials; /* of which more is said than their names, in text order */
    FG_VEC(fg_deed) deeds;
    FG_VEC(fg_condition) conditions; /* in text order */
    FG_VEC(fg_shown) shown;          /* sorted by concept, then position; the first of each role */
    fg_title_words title_words;      /* of the titles of all roles */
    FG_VEC(const char *) warnings;
    uint32_t experience_months; /* union of all dated roles */
    uint32_t stated_months;     /* "8 years of experience", 0: not said */
    fg_span stated_span;
    FG_VEC(fg_oddity) oddities;
    FG_VEC(fg_str) assumed;       /* what was assumed, thing by thing, in words */
    uint32_t assumed_months;      /* of work */
    const struct fg_resume *base; /* the one that things are assumed of; NULL: nothing is */
    struct fg_resume *own_base;   /* the same, if it is released with this one */
    struct fg_resume *whole;      /* the same with the words that nobody sees; NULL if there are none */
    bool of_later;                /* its jobs are of years after `as_of` */
    bool blind;                   /* the text is masked, and what tells who it is is left out */
    bool has_education, has_experience, has_skills; /* a section for it was found */
    bool mixed_columns;                             /* lines of two columns seem to follow in turns */
    uint32_t mended_words;                          /* that had lost letters */
};

/* Months of the union of the dated roles for which keep(ctx, role index) says yes; whose job goes on `again` is asked once. */
uint32_t fg_roles_union(const fg_role *roles, uint32_t n, bool (*keep)(const void *ctx, uint32_t role), const void *ctx,
                        fg_arena *scratch);

/* The same résumé, read again as if nothing stood in these places; places and what was assumed stay as they are. */
fg_status fg_resume_read_without(fg_resume **out, fg_engine *engine, const fg_resume *resume, const fg_span *spans,
                                 uint32_t n, fg_error *err);

#endif
