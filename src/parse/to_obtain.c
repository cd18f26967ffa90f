/* Certificates and licences that need not be there yet: "CDL or ability to obtain one within 90 days". */
#include "parse/clause.h"

static bool ends_sentence_between(const fg_clause *c, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (fg_is(c->r, i, ';') || (fg_is(c->r, i, '.') && fg_has_cap(c->r, i + 1))) return true;
    return false;
}

static bool is_near(const fg_clause *c, const fg_cue *q, const fg_leaf *l) {
    enum { BEFORE = 14, BEHIND = 8 /* tokens between */ };
    if (l->end <= q->first) return q->first - l->end <= BEFORE && !ends_sentence_between(c, l->end, q->first);
    return l->first >= q->end && l->first - q->end <= BEHIND && !ends_sentence_between(c, q->end, l->first);
}

void fg_clause_mark_to_obtain(fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_TO_OBTAIN) {
        for (uint32_t i = 0; i < c->leaves.n; i++) {
            fg_node *n = fg_node_at(c->p, c->leaves.at[i].node);
            bool paper = n->type == FG_NODE_CERTIFICATE || n->type == FG_NODE_LICENCE;
            if (paper && is_near(c, q, &c->leaves.at[i])) n->in_progress = true;
        }
    }
}
