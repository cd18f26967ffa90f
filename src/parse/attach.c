/* Years find the skill that they are asked of, skills the level; degrees and years pair up. */
#include "parse/logic.h"

/* A field that people work in by trade; a tool is a skill, even where a job is named after it. */
static bool is_profession(const fg_clause *c, uint32_t concept) {
    fg_kind kind = fg_kind_of(c->r, concept);
    return (kind == FG_KIND_KNOWLEDGE || kind == FG_KIND_METHOD) && fg_dict_has_title(c->r->dict, concept);
}

/* Years whose words name a skill stand beside it; the skill carries the months. */
void fg_attach_years(fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *y = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, y->node);
        if (n->type != FG_NODE_YEARS || !n->min_months) continue;
        uint32_t last = 0;
        for (uint32_t k = i + 1; k < c->leaves.n; k++) {
            fg_leaf *l = &c->leaves.at[k];
            fg_node *m = fg_node_at(c->p, l->node);
            if (m->start >= n->of_end || m->type == FG_NODE_YEARS || m->type == FG_NODE_DEGREE) break;
            if (last && fg_joint_of(c, last, l->first) == FG_JOINT_BREAK && l->depth == 0) break;
            if (m->type == FG_NODE_SKILL || m->type == FG_NODE_DOMAIN) m->min_months = n->min_months;
            if (!y->aside && m->type == FG_NODE_SKILL && m->concept != FG_NONE && is_profession(c, m->concept))
            n->concept = m->concept;
            if (l->depth == 0) last = l->end;
            y->aside = true;
        }
        if (y->aside || i == 0) continue;
        /* "SQL: 3 years", "SQL (3 years)" */
        fg_leaf *l = &c->leaves.at[i - 1];
        fg_node *m = fg_node_at(c->p, l->node);
        bool colon = y->first > l->end && y->first - l->end <= 2 &&
                     (fg_is(c->r, l->end, ':') || fg_is(c->r, l->end, '(') || fg_is(c->r, l->end, FG_DASH));
        if (!colon || m->type != FG_NODE_SKILL) continue;
        m->min_months = n->min_months;
        n->of_start = m->start;
        n->of_end = m->end;
        y->aside = true;
    }
}

void fg_release_months(fg_clause *c) {
    const fg_node *years = NULL;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_node *n = fg_node_at(c->p, c->leaves.at[i].node);
        if (n->type == FG_NODE_YEARS)
            years = n;
        else if (years && n->min_months && n->necessity != years->necessity)
            n->min_months = 0;
    }
}

static uint32_t pair_of(fg_clause *c, const fg_operands *list, uint32_t a) {
    uint32_t group = fg_node_new(c->p, FG_NODE_ALL, fg_node_at(c->p, list->at[a].node)->start,
                                 fg_node_at(c->p, list->at[a + 1].node)->end);
    if (!group) return 0;
    fg_group_adopt(c, group, list->at[a].node);
    fg_group_adopt(c, group, list->at[a + 1].node);
    return group;
}

/* "BS and 5 years or MS and 3 years": alternatives of pairs. */
void fg_pair_degrees(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i + 3 < list->n; i++) {
        bool pairs = fg_node_at(c->p, list->at[i].node)->type == FG_NODE_DEGREE &&
                     fg_node_at(c->p, list->at[i + 1].node)->type == FG_NODE_YEARS &&
                     fg_node_at(c->p, list->at[i + 2].node)->type == FG_NODE_DEGREE &&
                     fg_node_at(c->p, list->at[i + 3].node)->type == FG_NODE_YEARS;
        if (!pairs || !(list->at[i + 2].before == FG_JOINT_OR || list->at[i + 2].before == FG_JOINT_COMMA)) continue;
        list->at[i].node = pair_of(c, list, i);
        list->at[i].end = list->at[i + 1].end;
        list->at[i + 2].node = pair_of(c, list, i + 2);
        list->at[i + 2].end = list->at[i + 3].end;
        list->at[i + 2].before = FG_JOINT_OR;
        for (uint32_t k = i + 1; k + 1 < list->n; k++) list->at[k] = list->at[k + 1];
        list->n--;
        for (uint32_t k = i + 2; k + 1 < list->n; k++) list->at[k] = list->at[k + 1];
        list->n--;
    }
}

/* ---- level of skill ---- */

void fg_attach_levels(fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        uint8_t level = FG_LEVEL_NONE;
        for (uint32_t k = 0; k < c->cues.n && c->cues.at[k].end <= c->leaves.at[i].first; k++) {
            const fg_cue *q = &c->cues.at[k];
            if (c->leaves.at[i].first - q->end > 14) continue;
            if (q->tag == FG_LEX_STRONG) level = FG_LEVEL_STRONG;
            if (q->tag == FG_LEX_BASIC) level = FG_LEVEL_BASIC;
        }
        fg_node_at(c->p, c->leaves.at[i].node)->level = level;
    }
}
