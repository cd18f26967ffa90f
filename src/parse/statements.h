/* A posting's sections and the statements in them: a bullet, or a sentence of prose. */
#ifndef FG_STATEMENTS_H
#define FG_STATEMENTS_H
#include "parse/mentions.h"

enum { FG_OF_IDEAL = 2 }; /* argument of [preferred]: what is dreamt of */

typedef struct {
    uint32_t first, end; /* tokens */
    uint8_t section;     /* fg_lex of a heading, or FG_SECTION_NONE */
    bool bullet;
    bool unknown;     /* a heading that was not understood, and no statement */
    bool inherited;   /* an unknown heading stands between the known one and this */
    bool loose;       /* a paragraph behind the bullets of its section */
    uint32_t run;     /* the same for all statements under one heading */
    uint32_t heading; /* a token of that heading, or the one behind it */
    uint32_t label;   /* first token of what stands in front in its line ("Salary:"); its own first: nothing */
    uint32_t job;     /* which of several jobs it belongs to; 0: to all */
} fg_statement;
typedef FG_VEC(fg_statement) fg_statements;

/* Under headings of what is asked, a name between commas stands alone. */
static inline bool fg_lists_what_is_asked(const fg_statement *st) {
    return st->section == FG_LEX_H_REQUIRED || st->section == FG_LEX_H_PREFERRED || st->section == FG_LEX_H_STACK;
}

/* In text order, appended to out. Of heading lines only those not understood. */
void fg_find_statements(fg_reading *r, fg_statements *out);
/* blocks.c: statements of work in a row under a heading of requirements become duties. */
void fg_find_blocks_of_work(fg_reading *r, fg_statements *statements);

#endif
