/* Inside the search for statements: what headings.c and sentences.c tell statements.c of a line. */
#ifndef FG_SPLITTER_H
#define FG_SPLITTER_H
#include "parse/statements.h"

typedef struct {
    fg_reading *r;
    fg_statements *out;
    uint8_t section;
    uint32_t run;      /* counts the headings */
    uint32_t heading;  /* its first token */
    uint32_t label;    /* first token of the heading in front of the next statement, or FG_NONE */
    bool inherited;    /* the last heading was not understood */
    bool bulleted;     /* a bullet stood under the last heading */
    bool unbroken;     /* the line has lost its line breaks */
    bool crowded;      /* it is long and has no full stop */
    bool listed;       /* " - " stands in it before several capitals */
    bool over_bullets; /* the next line is a bullet */
} fg_splitter;

/* What most tokens are not. */
static inline bool fg_may_open_heading(const fg_reading *r, uint32_t i) {
    return fg_has_cap(r, i) && fg_tok(r, i)->roots >> FG_ROOT_HEADING & 1;
}

/* Does anything behind token i end a heading inside the line? */
static inline bool fg_may_end_heading(const fg_splitter *s, uint32_t i, uint32_t to) {
    return s->unbroken || s->over_bullets || fg_next_set(s->r->signs.heading_ends, 1, i + 1, to) < to;
}

/* ---- headings.c ---- */
typedef enum {
    FG_NO_HEADING,
    FG_UNKNOWN_HEADING,
    FG_KNOWN_HEADING,
    FG_LEADING_SENTENCE /* it says something itself, and heads the list under it */
} fg_heading_kind;
fg_heading_kind fg_heading_of_line(const fg_reading *r, uint32_t line, uint8_t *section);
/* A heading at token i of running text, which may open one, and the text behind it at *next. `at_start`: a sentence
 * begins here. */
bool fg_heading_inside(const fg_splitter *s, uint32_t i, uint32_t to, bool at_start, uint8_t *section, uint32_t *next);
/* Where a sentence begins that ends at a colon and names a heading, in text without lines; the colon itself if there is
 * none. */
uint32_t fg_heading_before_colon(const fg_splitter *s, uint32_t start, uint32_t colon, uint8_t *section);
/* A heading after which what is said is of another kind than before it, also inside a line. */
bool fg_is_strong_heading(uint8_t section);

/* ---- sentences.c ---- */
bool fg_opens_statement(const fg_reading *r, uint32_t i, uint32_t to);
bool fg_is_last_of_sentence(const fg_reading *r, uint32_t i, uint32_t to);
/* Does a sentence end with token i? */
static inline bool fg_ends_sentence(const fg_reading *r, uint32_t i, uint32_t to) {
    if (i + 1 >= to || fg_is(r, i + 1, FG_BULLET)) return true;
    const fg_token *t = fg_tok(r, i);
    bool stop = t->cls == FG_TOK_PUNCT ? t->value == '.' || t->value == '!' || t->value == '?' : t->flags & FG_TOK_DOT;
    return stop && fg_is_last_of_sentence(r, i, to);
}
/* Does token i begin what was a line of its own, in text that lost its line breaks? No word in small letters does, unless it
 * was parted from another. */
bool fg_is_lost_line(const fg_splitter *s, uint32_t i, uint32_t start, uint32_t to);
static inline bool fg_may_hold_lost_lines(const fg_splitter *s) { return s->unbroken || s->crowded || s->listed; }
static inline bool fg_starts_lost_line(const fg_splitter *s, uint32_t i, uint32_t start, uint32_t to) {
    const fg_token *t = fg_tok(s->r, i);
    if (i == start || (t->cls == FG_TOK_WORD && !(t->flags & (FG_TOK_CAP | FG_TOK_GLUED)))) return false;
    bool may = fg_may_hold_lost_lines(s) || (t->flags & FG_TOK_GLUED);
    return (may || fg_is(s->r, i - 1, ')')) && fg_is_lost_line(s, i, start, to);
}
bool fg_has_lost_bullets(const fg_reading *r, uint32_t a, uint32_t to);
bool fg_is_crowded(const fg_reading *r, uint32_t line);
bool fg_is_unbroken(const fg_reading *r, uint32_t line);
/* Does the line go on where the one before it ends? */
bool fg_continues_line(const fg_reading *r, uint32_t line);

/* ---- glue.c: parts words that run into each other ("productionExperience"). False: out of memory. ---- */
bool fg_part_glued_words(fg_reading *r);

#endif
