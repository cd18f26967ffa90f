/* Years find the skill that they are asked of, skills the level; degrees and years pair up. */
#include "parse/logic.h"

/* A field that people work in by trade; a tool is a skill, even where a job is named after it. */
static bool is_profession(const fg_clause *c, uint32_t concept) {
    fg_kind kind = fg_kind_of(c->r, concept);
    return (kind == FG_KIND_KNOWLEDGE || kind == FG_KIND_METHOD) && fg_dict_has_title(c->r->dict, concept);
}

static uint8_t type_at(const fg_clause *c, uint32_t leaf) { return fg_node_at(c->p, c->leaves.at[leaf].node)->type; }

static bool starts_pair(const fg_clause *c, uint32_t i) {
    return i + 1 < c->leaves.n && type_at(c, i) == FG_NODE_DEGREE && type_at(c, i + 1) == FG_NODE_YEARS;
}

/* Years of one of several degrees ("BS and 5 years or MS and 3 years"): they stay with their degree. */
static bool is_of_degree(const fg_clause *c, uint32_t years) {
    if (years == 0 || !starts_pair(c, years - 1)) return false;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (i != years - 1 && starts_pair(c, i)) return true;
    return false;
}

/* "Python 2+ years | Java 3+ years": nothing stands between the skill and its years, nor behind them. */
static bool closes_entry(const fg_clause *c, const fg_leaf *skill, const fg_leaf *years) {
    if (years->first != skill->end) return false;
    return years->end >= c->st->end || fg_tok(c->r, years->end)->cls == FG_TOK_PUNCT;
}

/* "SQL: 3 years", "SQL (3 years)", "SQL 3 years" */
static void attach_years_behind(fg_clause *c, uint32_t i) {
    fg_leaf *y = &c->leaves.at[i], *l = &c->leaves.at[i - 1];
    fg_node *n = fg_node_at(c->p, y->node), *m = fg_node_at(c->p, l->node);
    bool colon = y->first > l->end && y->first - l->end <= 2 &&
                 (fg_is(c->r, l->end, ':') || fg_is(c->r, l->end, '(') || fg_is(c->r, l->end, FG_DASH));
    if (m->type != FG_NODE_SKILL || !(colon || closes_entry(c, l, y))) return;
    m->min_months = n->min_months;
    n->of_start = m->start;
    n->of_end = m->end;
    y->aside = true;
}

/* Years whose words name a skill stand beside it; the skill carries the months. */
void fg_attach_years(fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *y = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, y->node);
        if (n->type != FG_NODE_YEARS || !n->min_months) continue;
        if (i && closes_entry(c, &c->leaves.at[i - 1], y)) {
            attach_years_behind(c, i);
            if (y->aside) continue;
        }
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
            y->aside = !is_of_degree(c, i);
        }
        if (i && !last) attach_years_behind(c, i);
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

static uint8_t operand_type(const fg_clause *c, const fg_operands *list, uint32_t i) {
    return i < list->n ? fg_node_at(c->p, list->at[i].node)->type : FG_NODE_ALL;
}

/* Do a degree and its years, in this order or `years_first`, stand at operand i? */
static bool is_pair(const fg_clause *c, const fg_operands *list, uint32_t i, bool years_first) {
    return operand_type(c, list, i) == (years_first ? FG_NODE_YEARS : FG_NODE_DEGREE) &&
           operand_type(c, list, i + 1) == (years_first ? FG_NODE_DEGREE : FG_NODE_YEARS);
}

/* Where the alternative that begins with the pair at operand i ends: at the next pair; without one, behind the pair. */
static uint32_t alternative_end(const fg_clause *c, const fg_operands *list, uint32_t i, bool years_first) {
    for (uint32_t k = i + 2; k < list->n; k++) {
        if (is_pair(c, list, k, years_first) && list->at[k].before != FG_JOINT_AND) return k;
        if (operand_type(c, list, k) == FG_NODE_DEGREE || operand_type(c, list, k) == FG_NODE_YEARS) break;
    }
    return i + 2;
}

/* Do pairs from operand i on stand for each other? One "or" among them is enough, or commas alone. */
static bool are_alternatives(const fg_clause *c, const fg_operands *list, uint32_t i, bool years_first) {
    uint32_t next = alternative_end(c, list, i, years_first);
    for (; is_pair(c, list, next, years_first); next = alternative_end(c, list, next, years_first)) {
        fg_joint before = list->at[next].before;
        if (before == FG_JOINT_OR || before == FG_JOINT_COMMA) return true;
    }
    return false;
}

/* Operands [a, b) become one that asks for all of them. */
static void fold_alternative(fg_clause *c, fg_operands *list, uint32_t a, uint32_t b) {
    uint32_t group = fg_node_new(c->p, FG_NODE_ALL, fg_node_at(c->p, list->at[a].node)->start,
                                 fg_node_at(c->p, list->at[b - 1].node)->end);
    if (!group) return;
    for (uint32_t k = a; k < b; k++) fg_group_adopt(c, group, list->at[k].node);
    list->at[a].node = group;
    list->at[a].end = list->at[b - 1].end;
    for (uint32_t k = b; k < list->n; k++) list->at[a + 1 + k - b] = list->at[k];
    list->n -= b - a - 1;
}

/* "BS and 5 years, MS and 3 years or PhD and 1 year": alternatives of pairs. */
void fg_pair_degrees(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i + 3 < list->n; i++) {
        bool years_first = operand_type(c, list, i) == FG_NODE_YEARS;
        if (!is_pair(c, list, i, years_first) || !are_alternatives(c, list, i, years_first)) continue;
        for (uint32_t a = i; is_pair(c, list, a, years_first); a++) {
            fold_alternative(c, list, a, alternative_end(c, list, a, years_first));
            if (a > i) list->at[a].before = FG_JOINT_OR;
        }
    }
}

/* "Bachelor's and 8 years (or Master's and 6 years)": a pair in parentheses that begin with "or" at token `open`. */
bool fg_pair_in_parentheses(fg_clause *c, fg_operands *list, const fg_operands *inner, uint32_t open) {
    uint32_t last = list->n - 1;
    if (list->n < 2 || inner->n != 2 || !fg_word_is(c->r, open, "or")) return false;
    bool years_first = operand_type(c, inner, 0) == FG_NODE_YEARS;
    bool outer_first = operand_type(c, list, last - 1) == FG_NODE_YEARS;
    if (!is_pair(c, inner, 0, years_first) || !is_pair(c, list, last - 1, outer_first)) return false;
    uint32_t any =
        fg_node_new(c->p, FG_NODE_ANY, fg_node_at(c->p, list->at[last - 1].node)->start, fg_tok(c->r, open)->end);
    uint32_t all = fg_node_new(c->p, FG_NODE_ALL, fg_tok(c->r, open)->end, fg_node_at(c->p, inner->at[1].node)->end);
    if (!any || !all) return false;
    fold_alternative(c, list, last - 1, last + 1);
    for (uint32_t k = 0; k < 2; k++) fg_group_adopt(c, all, inner->at[k].node);
    fg_group_adopt(c, any, list->at[last - 1].node);
    fg_group_adopt(c, any, all);
    fg_node_at(c->p, any)->end = fg_node_at(c->p, all)->end;
    list->at[last - 1].node = any;
    return true;
}

enum { WITHOUT_REACH = 8 /* tokens between "without a degree" and the years that stand for one */ };

/* The years nearest to "without a degree", first or last of the operands; list->n if there are none. */
static uint32_t years_without(const fg_clause *c, const fg_operands *list) {
    uint32_t best = list->n, least = WITHOUT_REACH + 1;
    for (uint32_t i = 0; i < list->n && c->without; i++) {
        const fg_operand *o = &list->at[i];
        uint32_t gap = o->end <= c->without ? c->without - o->end : o->first - c->without;
        if (operand_type(c, list, i) == FG_NODE_YEARS && gap < least) best = i, least = gap;
    }
    return best == 0 || best + 1 == list->n ? best : list->n;
}

/* "2 years with a BS or 6 years without a degree": the years stand for what the others ask together. */
void fg_choose_without_degree(fg_clause *c, fg_operands *list) {
    uint32_t i = years_without(c, list), a = i == 0, b = list->n - (i > 0), degrees = 0;
    if (i == list->n || list->n < 2) return;
    for (uint32_t k = a; k < b; k++) {
        uint8_t type = operand_type(c, list, k);
        degrees += type == FG_NODE_DEGREE || type == FG_NODE_ALL;
        if (type != FG_NODE_DEGREE && type != FG_NODE_YEARS && type != FG_NODE_ALL) return;
    }
    if (!degrees) return;
    uint32_t years = list->at[i].node, end = list->at[list->n - 1].end;
    uint32_t any = fg_node_new(c->p, FG_NODE_ANY, fg_node_at(c->p, list->at[0].node)->start,
                               fg_node_at(c->p, list->at[list->n - 1].node)->end);
    if (b - a > 1 && list->at[a + 1].before != FG_JOINT_OR) fold_alternative(c, list, a, b);
    for (uint32_t k = 0; k < list->n && any; k++)
        if (list->at[k].node != years) fg_group_adopt(c, any, list->at[k].node);
    fg_group_adopt(c, any, years);
    if (!any) return;
    list->at[0].node = any;
    list->at[0].end = end;
    list->n = 1;
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
