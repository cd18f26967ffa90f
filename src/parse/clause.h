/* One statement to a requirement tree: what is named in it, how the parts hang together, how much each is asked. */
#ifndef FG_CLAUSE_H
#define FG_CLAUSE_H
#include "parse/statements.h"

/* One leaf on its way into the tree. */
typedef struct {
    uint32_t first, end; /* tokens */
    uint32_t node;       /* in posting->nodes */
    uint32_t depth;      /* of parentheses */
    uint32_t segment;    /* between ; sentence ends and dashes */
    bool aside;          /* years of a named skill: stands beside the list, not in it */
    bool job;            /* named by the title of a job: "experience as a welder" */
} fg_leaf;

typedef struct {
    fg_reading *r;
    fg_posting *p;
    const fg_statement *st;
    FG_VEC(fg_leaf) leaves;           /* in text order */
    fg_cues cues;                     /* of the statement, in text order */
    uint16_t first_cue[FG_LEX_COUNT]; /* by tag: 1 + the place of its first; 0: none */
    fg_mentions mentions;
    uint8_t necessity;                    /* the statement's default */
    bool has_cue;                         /* a cue decided some necessity */
    uint32_t cue_first, cue_end;          /* tokens of the last cue that did */
    bool ideal;                           /* that cue was "the ideal candidate", and no other */
    bool asks;                            /* it has words that ask */
    bool boilerplate, company, pay, duty; /* what else its words say */
    bool by_name;                         /* it begins with the name of whoever hires, who is told of */
    bool history;                         /* how long whoever hires has done something */
    uint32_t hard;                        /* leaves that can be checked: no soft skill, industry or gate */
    bool addressed;                       /* it speaks of whom is sought: "you must", "looking for someone" */
    bool legal;                           /* it names a licence, clearance or right to work */
    uint32_t without;                     /* the token of "no" or "without" in front of a degree; 0: none */
    uint32_t lacking;                     /* the node of the degree in "if no degree", "in lieu of a degree"; 0: none */
    uint32_t instead;                     /* the node of the years in "or 8 years in lieu of a degree"; 0: none */
    bool measured;                        /* it names years, a degree, a certificate or a licence */
} fg_clause;

/* Arguments of [travel]: asked in so many words; where the work itself is done. */
enum { FG_TRAVEL_ASKED = 1, FG_TRAVEL_WORKPLACE };

/* leaves.c: finds cues and leaves; false: out of memory. `c` is all zeros or that of a statement before, whose lists'
 * memory is used again. */
bool fg_clause_read(fg_clause *c, fg_reading *r, fg_posting *p, const fg_statement *st);
/* A leaf of tokens [first, end); its node, 0: out of memory. */
uint32_t fg_clause_add_leaf(fg_clause *c, fg_node_type type, uint32_t first, uint32_t end);
/* gates.c: the gates among the leaves, which are in text order then. */
void fg_clause_read_gates(fg_clause *c);
/* to_obtain.c: certificates and licences that may come later */
void fg_clause_mark_to_obtain(fg_clause *c);
/* Depth in parentheses and segment (between ; sentence ends and dashes) of a token. */
void fg_clause_locate(const fg_clause *c, uint32_t token, uint32_t *depth, uint32_t *segment);
/* The first token in [from, to) that stands in the segment; `to`: none. */
uint32_t fg_clause_segment_from(const fg_clause *c, uint32_t from, uint32_t to, uint32_t segment);
/* spoken.c: the levels of the languages among the leaves. */
void fg_clause_read_spoken(fg_clause *c);
/* past_jobs.c: is the title of a mention what one is to have been: "experience as a welder", "worked as a cook or waiter", "barber
 * experience"? */
bool fg_clause_is_past_job(const fg_clause *c, const fg_mention *m);
/* logic.c: the tree over the leaves; its root, 0 if there is none. Sets necessity and level of leaves. */
uint32_t fg_clause_tree(fg_clause *c);
/* necessity.c */
void fg_clause_necessity(fg_clause *c);
/* wording.c: the cues, and the flags that follow from them. */
void fg_clause_find_cues(fg_clause *c);
void fg_clause_judge_words(fg_clause *c);
static inline bool fg_clause_has_cue(const fg_clause *c, fg_lex tag) { return c->first_cue[tag] != 0; }
static inline const fg_cue *fg_clause_cue(const fg_clause *c, uint16_t place_plus_1) {
    return place_plus_1 ? &c->cues.at[place_plus_1 - 1] : NULL;
}
/* The cues of one tag, in text order. */
#define FG_EACH_CUE(c, q, tag)                                                                                         \
    for (const fg_cue *q = fg_clause_cue((c), (c)->first_cue[tag]); q; q = fg_clause_cue((c), q->next))

uint32_t fg_node_new(fg_posting *p, fg_node_type type, uint32_t start, uint32_t end);
void fg_node_append(fg_posting *p, uint32_t parent, uint32_t child);
static inline fg_node *fg_node_at(fg_posting *p, uint32_t i) { return &p->nodes.at[i]; }
static inline bool fg_is_leaf(const fg_node *n) { return n->type >= FG_NODE_SKILL; }

#endif
