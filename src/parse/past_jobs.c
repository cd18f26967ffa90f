/* Job titles that are asked for as what one has been. */
#include "parse/clause.h"

enum {
    PAST_REACH = 4, /* tokens between "experience" and "as a" */
    JOBS_REACH = 8, /* of a list of jobs that have no name here */
    JOB_WORDS = 3   /* of one of them, with its article */
};

static bool joins_jobs(const fg_clause *c, uint32_t i) {
    return fg_is(c->r, i, ',') || fg_is(c->r, i, '/') || fg_word_is(c->r, i, "or") || fg_word_is(c->r, i, "and");
}

/* Is `as` what experience or work is in front of? */
static bool has_worked_as(const fg_clause *c, uint32_t as) {
    uint32_t from = as > c->st->first + PAST_REACH ? as - PAST_REACH : c->st->first;
    fg_hit h;
    if (as > c->st->first && fg_word_is(c->r, as - 1, "such")) return false;
    for (uint32_t k = from; k < as; k++)
        if (fg_word_is(c->r, k, "worked") || fg_cue_at(c->r, k, as, FG_LEX_EXPERIENCE, &h, NULL) ||
            fg_cue_at(c->r, k, as, FG_LEX_YEARS, &h, NULL))
            return true;
    return false;
}

/* "Welder experience", "cook or waiter experience" */
static bool names_experience(const fg_clause *c, const fg_mention *m) {
    uint32_t behind = m->end;
    if (behind < c->st->end && fg_word_is(c->r, behind, "experience")) return true;
    while (behind < c->st->end && joins_jobs(c, behind)) behind++;
    const fg_mention *next = m + 1 < c->mentions.at + c->mentions.n ? m + 1 : NULL;
    return next && behind > m->end && next->first == behind && next->flags & FG_NAME_TITLE && names_experience(c, next);
}

/* The "as" of "as a director, fitter or", which ends with token `joint`; else the start of the statement. */
static uint32_t as_before_jobs(const fg_clause *c, uint32_t joint) {
    uint32_t least = joint > c->st->first + JOBS_REACH ? joint - JOBS_REACH : c->st->first, words = 0;
    for (uint32_t k = joint; k-- > least && words <= JOB_WORDS;) {
        if (fg_word_is(c->r, k, "as")) return k;
        words = joins_jobs(c, k) ? 0 : words + 1;
        if (!joins_jobs(c, k) && fg_tok(c->r, k)->cls != FG_TOK_WORD) break;
    }
    return c->st->first;
}

/* Some of the jobs before it in a list may have no name here. */
bool fg_clause_is_past_job(const fg_clause *c, const fg_mention *m) {
    uint32_t i = m->first;
    if (names_experience(c, m)) return true;
    if (i > c->st->first && (fg_word_is(c->r, i - 1, "a") || fg_word_is(c->r, i - 1, "an"))) i--;
    if (i > c->st->first && fg_word_is(c->r, i - 1, "as")) return has_worked_as(c, i - 1);
    if (i == c->st->first || !joins_jobs(c, i - 1)) return false;
    if (m > c->mentions.at && m[-1].flags & FG_NAME_TITLE && m[-1].end + JOBS_REACH > i &&
        fg_clause_is_past_job(c, m - 1))
        return true;
    return has_worked_as(c, as_before_jobs(c, i - 1));
}
