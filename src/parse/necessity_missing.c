/* What is named as what nobody needs to bring: "no travel", "eager to learn Go". */
#include "parse/logic.h"

/* "No travel", "no cold calling or weekends": what is named as missing. A clean record is asked. */
void fg_clause_rule_missing(fg_clause *c) {
    bool missing = false, seen = false;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, l->node);
        fg_hit h;
        uint32_t check = 0;
        bool no = l->first > c->st->first && fg_word_is(c->r, l->first - 1, "no");
        no |= seen && fg_word_is(c->r, l->first - 2, "no"); /* "no monthly targets", behind another */
        bool listed = missing && fg_joint_of(c, c->leaves.at[i - 1].end, l->first) == FG_JOINT_OR;
        bool gate = n->type == FG_NODE_PHYSICAL && fg_cue_at(c->r, l->first, l->end, FG_LEX_PHYSICAL, &h, &check);
        missing = (no || listed) && l->node != c->lacking && !(gate && check == 1) &&
                  n->type != FG_NODE_AUTHORIZATION && n->type != FG_NODE_CLEARANCE && n->type != FG_NODE_YEARS;
        if (missing) n->necessity = FG_NOT_ASKED;
        seen |= missing;
    }
}

enum { LEARN_REACH = 4 /* tokens between "to learn" and what is learned */ };

/* "Experience in or desire to learn Go": asked, with a way out. */
static bool is_alternative(const fg_clause *c, const fg_cue *q) {
    uint32_t from = q->first > c->st->first + 3 ? q->first - 3 : c->st->first;
    for (uint32_t i = from; i < q->first; i++)
        if (fg_word_is(c->r, i, "or")) return true;
    return false;
}

/* Where the words end that say what is learned: at a comma or "and" with a new head behind it. */
static uint32_t end_of_learned(const fg_clause *c, const fg_cue *q) {
    uint32_t end = q->end, depth, segment, leaf_segment;
    fg_clause_locate(c, q->first, &depth, &segment);
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->first < q->end) continue;
        leaf_segment = l->segment;
        bool first = end == q->end;
        if (leaf_segment != segment || (first && l->first > end + LEARN_REACH)) break;
        if (!first && fg_joint_of(c, end, l->first) == FG_JOINT_BREAK) break;
        end = l->end;
    }
    return end;
}

/* "Interest in learning Docker" */
void fg_clause_rule_learned(fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_TO_LEARN) {
        if (is_alternative(c, q) || fg_word_is(c->r, q->end, "and")) continue; /* "to learn and work in" */
        uint32_t end = end_of_learned(c, q);
        for (uint32_t i = 0; i < c->leaves.n; i++) {
            const fg_leaf *l = &c->leaves.at[i];
            fg_node *n = fg_node_at(c->p, l->node);
            if (l->first >= q->end && l->end <= end && n->type == FG_NODE_SKILL) n->necessity = FG_NOT_ASKED;
        }
    }
}
