/* The inside of the résumé reader: sections, the words of roles, and the passes over them. */
#ifndef FG_ROLES_H
#define FG_ROLES_H
#include "parse/dates.h"
#include "parse/mentions.h"
#include "parse/profile.h"

/* A section: its text is tokens [first, end), its heading [heading, first). */
typedef struct {
    uint32_t heading, first, end;
    fg_lex tag; /* a résumé heading; FG_LEX_COUNT: before the first heading */
} fg_part;

/* Tokens of a role, one entry a role of the résumé. */
typedef struct {
    uint32_t head_first, head_end; /* the words that name the job, its dates included */
    uint32_t range_first, range_end;
    uint32_t stop_first, stop_end; /* their second date where it stands apart from the first; equal: it does not */
    uint32_t end;                  /* of its text, which begins with the head */
    uint32_t part;
} fg_role_words;

typedef struct {
    fg_reading reading;
    fg_resume *resume;
    fg_arena *scratch;
    uint32_t n;        /* tokens */
    uint32_t *line_of; /* of each token, and one more behind the last */
    uint64_t *begins;  /* bits of tokens: does a statement begin there? */
    FG_VEC(fg_part) parts;
    bool margin; /* headings stand in the margin, beside what they are over */
    FG_VEC(fg_role_words) words;
    const char *senseless; /* the warning of dates that make no sense, if there are any */
} fg_resume_reading;

bool fg_resume_find_parts(fg_resume_reading *x);                                       /* parse/sections.c */
void fg_resume_find_columns(fg_resume_reading *x);                                     /* parse/columns.c */
void fg_resume_find_roles(fg_resume_reading *x);                                       /* parse/roles.c */
void fg_resume_name_role(fg_resume_reading *x, const fg_role_words *w, fg_role *role); /* parse/role_name.c */
void fg_resume_find_education(fg_resume_reading *x);                                   /* parse/education.c */
void fg_resume_find_employers(fg_resume_reading *x);                                   /* parse/employers.c */
void fg_resume_find_proofs(fg_resume_reading *x);                                      /* parse/proofs.c */
/* parse/qualities.c: what is done in tokens [from, to) of a job or project that shows qualities; `named` stand there */
void fg_resume_read_shown(fg_resume_reading *x, const fg_mentions *named, uint32_t from, uint32_t to, uint8_t place,
                          uint32_t role);
void fg_resume_sort_shown(fg_resume *resume);
void fg_resume_find_deeds(fg_resume_reading *x);      /* parse/deeds.c */
void fg_resume_find_conditions(fg_resume_reading *x); /* parse/conditions.c */
/* Where the countries end that are named behind a right to work whose words end at token i; i: none are. */
uint32_t fg_resume_permit_end(const fg_resume_reading *x, uint32_t i, uint32_t to);
/* What the statement of tokens [from, to), which stands in no résumé, says of them; false: nothing. */
bool fg_resume_assume_conditions(fg_resume_reading *x, uint32_t from, uint32_t to);

void fg_resume_find_oddities(fg_resume_reading *x); /* parse/integrity.c */
/* The fields and lists of words by which it is told. */
bool fg_resume_sign(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_sign sign, fg_hit *hit);

/* ---- how well a mention is known: how_well.c; a statement is tokens [from, to) ---- */

uint8_t fg_stated_polarity(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mentions *found,
                           uint32_t mention);
/* Of a certificate or licence that is weak: was it held once? */
bool fg_stated_lapsed(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mentions *found,
                      uint32_t mention);
/* "The developers who used Java": others know it. */
bool fg_is_of_others(const fg_resume_reading *x, uint32_t from, const fg_mentions *found, uint32_t mention);
/* "German C1", "Polish: reading B2": does a level of a scale stand behind the mention? */
bool fg_has_scale_level(const fg_resume_reading *x, const fg_mention *m, uint32_t to);
/* "Python (5 years)", "Java - experience - 24 months": months behind the mention that ends at token i; 0: none. */
uint32_t fg_stated_months(const fg_resume_reading *x, uint32_t i, uint32_t to);
/* fg_stated_level_name; *span is the words that say it. */
uint8_t fg_stated_level(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mentions *found,
                        uint32_t mention, fg_span *span);

/* credentials.c: is the certificate or licence `m`, in the statement [from, to), the person's own? `listed`: in a section
 * of them. */
typedef enum { FG_CLAIMED, FG_SOUGHT, FG_OF_OTHERS } fg_claim;
fg_claim fg_resume_read_claim(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mention *m, bool listed);
/* In the text of a job many have it, and many words are short forms: is it said to be held, or an item of its own? */
bool fg_resume_holds_in_job(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mention *m);
/* In the words that name a job: is it that of the helper of one? */
bool fg_resume_is_helper(const fg_resume_reading *x, uint32_t to, const fg_mention *m);
/* who gave the certificate or licence `mention`, when, and until when. `listed`: in a section of them.
 * False: it has expired, or is still to come. */
bool fg_resume_read_credential(fg_resume_reading *x, uint32_t to, const fg_mentions *found, uint32_t mention,
                               bool listed);

/* ---- text as sections.c sees it ---- */

/* The end of the statement that begins at token i: a line with the lines that continue it, or a sentence of prose. */
uint32_t fg_resume_statement_end(const fg_resume_reading *x, uint32_t i, uint32_t to);
/* Does a heading of a résumé begin at token i? The longest, and what it is over. */
bool fg_resume_heading_at(const fg_resume_reading *x, uint32_t i, uint32_t to, uint32_t *end, fg_lex *tag);
/* The argument of [h-other] that the heading of tokens [first, end) has; 0: none. */
uint32_t fg_resume_other_section(const fg_resume_reading *x, uint32_t first, uint32_t end);
/* A line so long that line breaks were lost. */
bool fg_resume_is_run(const fg_resume_reading *x, uint32_t line);
uint32_t fg_resume_part_at(const fg_resume_reading *x, uint32_t token);
/* The heading that ends the words before it: "Work Experience" in running text. */
static inline bool fg_resume_cue(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_lex tag) {
    fg_hit h;
    return i < to && fg_cue_at(&x->reading, i, to, tag, &h, NULL);
}
/* Does a cue of this group stand in tokens [from, to)? */
bool fg_resume_has_cue(const fg_resume_reading *x, uint32_t from, uint32_t to, fg_lex tag);
fg_span fg_resume_span(const fg_resume_reading *x, uint32_t first, uint32_t end);
void fg_resume_warn(fg_resume_reading *x, const char *text);

#endif
