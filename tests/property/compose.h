/*
 * Postings and résumés made at random, as plans: a property changes a plan in one place and has it written again.
 * The same seed gives the same plans on every machine.
 */
#ifndef FG_TEST_COMPOSE_H
#define FG_TEST_COMPOSE_H
#include "base/base.h"

/* ---- chance ---- */

typedef struct {
    uint64_t state;
} chance;

/* A number below n. */
uint32_t chance_below(chance *c, uint32_t n);
/* In one of n cases. */
bool chance_one_in(chance *c, uint32_t n);

/* ---- what texts are made of ---- */

/* A skill, and which of its names is written. */
typedef struct {
    uint8_t skill;
    uint8_t alias; /* 0 or 1 */
} use;

uint32_t compose_skills(void); /* how many there are */
const char *compose_name(use u);

/* ---- a résumé ---- */

enum { MAX_ROLES = 4, MAX_BULLETS = 4, MAX_LISTED = 10, MAX_DEGREES = 2, MAX_EXTRA = 4 };

typedef enum {
    PART_SUMMARY,
    PART_WORK,
    PART_EDUCATION,
    PART_SKILLS,
    PART_CERTIFICATES,
    PART_LANGUAGES,
    PART_COUNT
} cv_part;

typedef struct {
    uint8_t verb;
    use skill;
} bullet;

typedef struct {
    uint8_t title, employer;
    uint16_t from, to; /* months since 2000-01 */
    bullet bullets[MAX_BULLETS];
    uint8_t n_bullets;
} role;

typedef struct {
    uint8_t level, field, school;
    uint16_t year;
} degree;

/* What must not matter. */
typedef struct {
    uint8_t name, pronoun, address, nationality;
    uint16_t birth_year; /* 0: none is written */
    bool photo;
} person;

typedef struct {
    person who;
    cv_part order[PART_COUNT];
    bool summary;
    use about; /* of the summary */
    role roles[MAX_ROLES];
    degree degrees[MAX_DEGREES];
    use listed[MAX_LISTED];
    uint8_t n_roles, n_degrees, n_listed;
    uint8_t certificates, languages; /* bits */
    const char *extra;               /* a bullet that says nothing, at the end of each role; NULL: none */
    bool twice;                      /* every bullet and the list of skills stand there twice */
} cv;

void compose_cv(chance *c, cv *out);
/* Adds text to `out`; as HTML, `unseen` (may be empty) is put in where nobody sees it. */
void cv_write(const cv *v, fg_buf *out);
void cv_write_html(const cv *v, fg_str unseen, fg_buf *out);

/* ---- a posting ---- */

enum { MAX_ASKS = 10, MAX_NAMED = 3 };

typedef enum {
    ASK_ONE,
    ASK_STRONG,
    ASK_ANY,
    ASK_ALL,
    ASK_YEARS,
    ASK_YEARS_ANY,
    ASK_CAREER, /* years without a skill */
    ASK_DEGREE,
    ASK_CERTIFICATE,
    ASK_LANGUAGE,
    ASK_COUNT
} ask_kind;

typedef struct {
    uint8_t kind, number; /* years, or which certificate, language or field */
    uint8_t n_named;
    bool preferred;
    use named[MAX_NAMED];
} ask;

typedef struct {
    uint8_t title, company;
    ask asks[MAX_ASKS];
    uint8_t n_asks;
} job;

void compose_job(chance *c, job *out);
void job_write(const job *j, fg_buf *out);

/* ---- changes ---- */

void shuffle_cv(chance *c, cv *v);
void shuffle_job(chance *c, job *j);
/* Every name is written the other way. */
void rename_cv(cv *v);
void rename_job(job *j);
void swap_person(chance *c, cv *v);
/* Something more to show; false: there was no room. */
bool add_evidence(chance *c, cv *v);

#endif
