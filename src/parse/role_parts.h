/*
 * The parts of reading roles, for role*.c only: dates open a role (role_dates.c), words around them name it (role_head.c),
 * and the rest of its text follows (roles.c).
 */
#ifndef FG_ROLE_PARTS_H
#define FG_ROLE_PARTS_H
#include "parse/roles.h"

#define FG_HEAD_WORDS 14u /* the longest line that names a job */

/* Dates that open a role. */
typedef struct {
    fg_range range;
    uint32_t part;
    bool run;       /* in running text, whose line breaks were lost */
    bool below;     /* the words that name the job follow the dates */
    bool undated;   /* no dates say how long */
    bool whole;     /* the dates of an employer whose jobs follow, each with its own */
    bool again;     /* the job of the dates right before it, once more: "2015-2018; 2019-2021" */
    bool senseless; /* the dates can be those of no job */
    uint32_t lines; /* of an undated or stacked one: those that name the job */
    bool foot;      /* the dates end the text of the job, which begins with line `name` */
    uint32_t name;
    uint32_t stop_first, stop_end; /* stacked: the second date begins the line below that of the first */
} fg_anchor;
typedef FG_VEC(fg_anchor) fg_anchors;

/* ---- role_dates.c, role_lone.c, role_head.c ---- */
void fg_role_find_anchors(fg_resume_reading *x, fg_anchors *all);
/* In running text a role's dates follow "Title Company - City, ST". */
bool fg_role_fits_run(const fg_resume_reading *x, const fg_range *g);
/* A date that no range is made of, not even one that runs backwards. */
bool fg_single_date_at(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_dated *d);
/* Into the list from `first` on, in the order of the text. */
void fg_role_insert(fg_resume_reading *x, fg_anchors *all, uint32_t first, fg_anchor new);
bool fg_role_is_taken(const fg_resume_reading *x, const fg_anchors *all, uint32_t first, uint32_t line);
/* No date is without a number, and none begins far before it. */
bool fg_role_is_near_number(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *number);
/* role_lone.c: adds those of one date */
void fg_role_find_lone_dates(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first);
/* role_foot.c: do the dates of this part, from `first` on, end the texts of its jobs? Marks them. */
bool fg_role_mark_feet(const fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first);
/* role_undated.c: adds those that no dates open; `first`: the first of this part */
void fg_role_find_undated(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first);
/* Adds the words of each role to x->words. */
void fg_role_place_heads(fg_resume_reading *x, fg_anchors *all);

/* ---- role_words.c: what words look like ---- */
uint32_t fg_count_words(const fg_reading *r, uint32_t from, uint32_t to);
/* Words in lower case that are no joints: many of them make a sentence, not the name of a job. */
uint32_t fg_count_prose(const fg_reading *r, uint32_t from, uint32_t to);
/* "of", "and"; not the states OR and IN. */
bool fg_is_joint(const fg_reading *r, uint32_t i);
bool fg_is_plural(const fg_reading *r, uint32_t i);
/* A state in capitals: "or" and "in" are words. */
bool fg_is_state(const fg_reading *r, uint32_t i);
bool fg_names_job(const fg_resume_reading *x, uint32_t from, uint32_t to);
/* Could this line of the section be the name of a job or an employer? */
bool fg_is_head_line(const fg_resume_reading *x, uint32_t line, const fg_part *part, uint32_t floor);
/* Does the line end with a place that is known, behind a comma: "Haifa, Israel", "Tulsa, OK"? */
bool fg_ends_in_place(const fg_resume_reading *x, uint32_t line);
/* Tokens that are a place and nothing else; role_name.c. */
bool fg_is_place(const fg_resume_reading *x, uint32_t first, uint32_t end);
/* Does token i stand far from the one before it in its line, as in a table: two blanks, or a tab? */
bool fg_is_apart(const fg_reading *r, uint32_t i);
/* Does a degree stand in tokens [from, to), said in whole words: "Master's"; MA and ME are also states? */
bool fg_tells_degree(const fg_resume_reading *x, uint32_t from, uint32_t to);
/* The short form at the end of a company's name, as the full stop of "Acme, Inc. May 2015" tells. */
bool fg_ends_company(const fg_resume_reading *x, uint32_t stop);

/* role_service.c: words between the keys of a form for military service, in front of the token where its dates begin; not
 * before `from`. Equal ends: not said. */
typedef struct {
    uint32_t first; /* of the first key */
    uint32_t title_first, title_end;
    uint32_t employer_first, employer_end;
} fg_service;
bool fg_role_service_at(const fg_resume_reading *x, uint32_t dates, uint32_t from, fg_service *out);

/* role_keys.c: lines such as "Client: Elm Bank", "Role: Developer", "Duration: Jan 2018 - Mar 2020" that together name a job
 * and for whom it was. The lines around the dates, from token `floor` on; false: there are none. */
bool fg_role_keys_around(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor, uint32_t *head_first,
                         uint32_t *head_end);
/* How many lines, from this one on; 0: they do not. */
uint32_t fg_role_count_keys(const fg_resume_reading *x, uint32_t line, const fg_part *part);
/* Title and employer in them, but for the dates; false: tokens [first, end) are no such lines. */
bool fg_role_name_by_keys(const fg_resume_reading *x, const fg_role_words *w, fg_span *title, fg_span *employer);

static inline bool fg_is_word(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_WORD; }
static inline uint32_t fg_line_first(const fg_resume_reading *x, uint32_t line) {
    return x->reading.dt.line_first[line];
}

#endif
