/* The inside of the logic grammar: operands, what joins them, and how heads take examples. */
#ifndef FG_LOGIC_H
#define FG_LOGIC_H
#include "parse/clause.h"

typedef enum {
    FG_JOINT_BREAK, /* a new head begins: "..., and experience with" */
    FG_JOINT_AND,
    FG_JOINT_OR,
    FG_JOINT_COMMA,
    FG_JOINT_SLASH,
    FG_JOINT_SUCH_AS,
    FG_JOINT_INCLUDING,
    FG_JOINT_NAMELY,
    FG_JOINT_COLON
} fg_joint;

/* Do the members of a head leave a choice? */
typedef enum {
    FG_CHOICE_NONE,   /* "and" joins them */
    FG_CHOICE_COMMAS, /* nothing but commas */
    FG_CHOICE_SAID    /* "or", "or similar", "etc." */
} fg_choice;

/* A leaf, or a leaf with what stands in parentheses behind it. */
typedef struct {
    uint32_t node;
    uint32_t first, end;      /* tokens, of the leaf itself */
    fg_joint before;          /* how it is joined to the operand in front */
    bool comma_before;        /* ", and", ", or" */
    uint32_t quantifier;      /* "two of" in front of it */
    bool unnamed_kind;        /* a kind without a concept and "such as" stand in front: "tools like Jira" */
    bool others;              /* "or another" stands in front: it is the kind of those before it */
    bool open, open_by_comma; /* "or similar", "etc." behind it, behind a comma */
    bool has_members;         /* parentheses were folded into it */
    bool length;              /* years */
    bool job;                 /* named by the title of a job */
    uint32_t count_behind;    /* "(at least two of them)" behind it */
} fg_operand;
typedef FG_VEC(fg_operand) fg_operands;

/* ---- joints.c ---- */
/* Cue of a group that lies in tokens [from, to); NULL: none. */
const fg_cue *fg_cue_within(const fg_clause *c, uint32_t from, uint32_t to, fg_lex tag);
/* Fills in what stands in tokens [from, first of the operand). `leading`: no operand stands in front of it. */
void fg_operand_look_before(const fg_clause *c, fg_operand *o, uint32_t from, bool leading);
/* Fills in what stands in tokens [end of the operand, to). */
void fg_operand_look_behind(const fg_clause *c, fg_operand *o, uint32_t to);
fg_joint fg_joint_of(const fg_clause *c, uint32_t from, uint32_t to);
/* Words in [from, to), outside parentheses, that join nothing. */
uint32_t fg_plain_words(const fg_clause *c, uint32_t from, uint32_t to);

/* ---- examples.c ---- */
/* Is the node, or something in it, one of the kind `concept`? */
bool fg_is_of_kind(const fg_clause *c, uint32_t concept, uint32_t node);
/* What a head asks together with the members behind it; `how` is the joint between them, FG_JOINT_BREAK for bare
 * parentheses. */
uint32_t fg_with_members(fg_clause *c, const fg_operand *head, uint32_t members, fg_joint how, fg_choice choice);

/* ---- lists.c ---- */
/* A group over nodes of one type is that group; a concept stands once in a group. */
void fg_group_adopt(fg_clause *c, uint32_t group, uint32_t node);
/* Operands [a, b) in a group; a single one needs none, unless something else may stand for it. */
uint32_t fg_group_of(fg_clause *c, fg_node_type type, const fg_operands *list, uint32_t a, uint32_t b);
/* Operands [a, b) become one, with `node`. */
void fg_fold_operands(fg_operands *list, uint32_t a, uint32_t b, uint32_t node);
/* Is one of operands (a, b) joined so to the one before it? */
bool fg_has_joint(const fg_operands *list, uint32_t a, uint32_t b, fg_joint joint);
/* The tree over operands [a, b), which are one list; of those k are enough. */
uint32_t fg_list_tree(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b);
uint32_t fg_counted_tree(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b, uint32_t k);
/* Where a list ends that a head or a count opened at operand a. */
uint32_t fg_list_end(const fg_operands *list, uint32_t a);

/* ---- attach.c ---- */
/* Years find the skill that they are asked of, skills the level. */
void fg_attach_years(fg_clause *c);
void fg_attach_levels(fg_clause *c);
/* When it is known how much each is asked: "3 years of Python, Kafka preferred" asks no years of Kafka. */
void fg_release_months(fg_clause *c);

/* ---- choices.c ---- */
/* "BS and 5 years or MS and 3 years": alternatives of pairs. */
void fg_pair_degrees(fg_clause *c, fg_operands *list);
bool fg_pair_in_parentheses(fg_clause *c, fg_operands *list, const fg_operands *inner, uint32_t open);
void fg_pair_with_years(fg_clause *c, fg_operands *list);
void fg_pair_lower_degree(fg_clause *c, fg_operands *list);
/* Years that stay in the list, with the skills that they are asked of. */
void fg_fold_years(fg_clause *c, fg_operands *list);
void fg_choose_without_degree(fg_clause *c, fg_operands *list);
void fg_choose_if_no_degree(fg_clause *c, fg_operands *list);

/* ---- necessity_missing.c ---- */
void fg_clause_rule_missing(fg_clause *c);
void fg_clause_rule_learned(fg_clause *c);

#endif
