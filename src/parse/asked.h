/* Does a statement ask anything, and if not, why? */
#ifndef FG_ASKED_H
#define FG_ASKED_H
#include "parse/clause.h"

typedef struct {
    uint8_t necessity; /* FG_REQUIRED, FG_PREFERRED, FG_IMPLIED or FG_NOT_ASKED */
    const char *rule;  /* what decided it; where nothing is asked: why */
} fg_verdict;

/* Of a clause that has been read. */
fg_verdict fg_clause_asked(const fg_clause *c);
/* "This is an on-site role", "3 days in office": told of the work, and asked of whoever does it, but for what is offered. */
bool fg_clause_states_workplace(const fg_clause *c);
/* "We do not offer visa sponsorship": whoever says so asks for those who need none. */
bool fg_clause_refuses_sponsor(const fg_clause *c);
/* "Seeking a nurse with a license to run the ward": takes out what tells of work. False: nothing else is named. */
bool fg_clause_cut_work(fg_clause *c);
/* "We are looking for a clerk to keep the books": whom it seeks, and for what work. */
bool fg_clause_tells_work(const fg_clause *c);
/* sought.c: "to apply for this role you must have experience in": behind the words that ask, what a person has. */
bool fg_clause_must_bring(const fg_clause *c);
/* Why a clause that asks nothing is left out: "company", "benefits", "duty" ... */
const char *fg_clause_reason(const fg_clause *c);
/* Is a statement in which nothing was understood to be listed as unread, because it asks or is in a script that is not
 * read? *rule becomes why or why not. */
bool fg_clause_is_unread(const fg_clause *c, const fg_verdict *v, const char **rule);

#endif
