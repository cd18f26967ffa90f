/* What stands for what: a degree and its years for another pair, years of one skill for years of another. */
#include "parse/logic.h"

static uint8_t operand_type(const fg_clause *c, const fg_operands *list, uint32_t i) {
    return i < list->n ? fg_node_at(c->p, list->at[i].node)->type : FG_NODE_ALL;
}

/* Do a degree and its years, in this order or `years_first`, stand at operand i? */
static bool is_pair(const fg_clause *c, const fg_operands *list, uint32_t i, bool years_first) {
    return operand_type(c, list, i) == (years_first ? FG_NODE_YEARS : FG_NODE_DEGREE) &&
           operand_type(c, list, i + 1) == (years_first ? FG_NODE_DEGREE : FG_NODE_YEARS);
}

/* Is the node, or the first leaf in it, what the years are asked of? */
static bool is_of_years(const fg_clause *c, uint32_t node, const fg_node *years) {
    const fg_node *n = fg_node_at(c->p, node);
    while (!fg_is_leaf(n) && (n->head || n->child)) n = fg_node_at(c->p, n->head ? n->head : n->child);
    return n->type != FG_NODE_YEARS && n->min_months == years->min_months && n->start < years->of_end;
}

/* Where the alternative that begins with the pair at operand i ends: at the next pair; without one, behind the pair. */
static uint32_t alternative_end(const fg_clause *c, const fg_operands *list, uint32_t i, bool years_first) {
    for (uint32_t k = i + 2; k < list->n; k++) {
        if (is_pair(c, list, k, years_first) && list->at[k].before != FG_JOINT_AND) return k;
        if (operand_type(c, list, k) == FG_NODE_DEGREE || operand_type(c, list, k) == FG_NODE_YEARS) break;
    }
    return i + 2;
}

/* "BS and 8 years, MS and 6 years": of two pairs, does the later one ask for a higher degree with fewer years? */
static bool is_later_rung(const fg_clause *c, const fg_operand *pair, const fg_operand *later) {
    uint32_t degree = 0, months = 0, higher = 0, fewer = 0;
    for (uint32_t k = 0; k < 2; k++) {
        const fg_node *a = fg_node_at(c->p, pair[k].node), *b = fg_node_at(c->p, later[k].node);
        degree += a->degree, months += a->min_months;
        higher += b->degree, fewer += b->min_months;
    }
    return higher > degree && fewer < months;
}

/* Do pairs from operand i on stand for each other? One "or" among them is enough, or commas alone. */
static bool are_alternatives(const fg_clause *c, const fg_operands *list, uint32_t i, bool years_first) {
    uint32_t next = alternative_end(c, list, i, years_first);
    for (; is_pair(c, list, next, years_first); next = alternative_end(c, list, next, years_first)) {
        fg_joint before = list->at[next].before;
        if (before == FG_JOINT_OR || before == FG_JOINT_COMMA || is_later_rung(c, &list->at[next - 2], &list->at[next]))
            return true;
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

/* The last pair has skills of its own where one before it has: "BS and 5 years of Java or MS and 3 years of Go". */
static uint32_t own_skills_end(const fg_clause *c, const fg_operands *list, uint32_t i, uint32_t end) {
    const fg_node *years = fg_node_at(c->p, list->at[operand_type(c, list, i) == FG_NODE_YEARS ? i : i + 1].node);
    while (end < list->n && is_of_years(c, list->at[end].node, years)) end++;
    return end;
}

static bool is_higher(const fg_clause *c, const fg_operand *a, const fg_operand *b) {
    const fg_node *x = fg_node_at(c->p, a->node), *y = fg_node_at(c->p, b->node);
    return x->type == FG_NODE_DEGREE && y->type == FG_NODE_DEGREE && x->degree > y->degree;
}

/* "BS and 5 years or MS": a higher degree without years stands for both. */
static void pair_below_higher(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i + 2 < list->n; i++) {
        bool pair = is_pair(c, list, i, false) && list->at[i + 1].before != FG_JOINT_OR;
        if (!pair || list->at[i + 2].before != FG_JOINT_OR || !is_higher(c, &list->at[i + 2], &list->at[i])) continue;
        if (!is_pair(c, list, i + 2, false)) fold_alternative(c, list, i, i + 2);
    }
}

/* "BS and 5 years, MS and 3 years or PhD and 1 year": alternatives of pairs. */
void fg_pair_degrees(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i + 3 < list->n; i++) {
        bool years_first = operand_type(c, list, i) == FG_NODE_YEARS, own = false;
        if (!is_pair(c, list, i, years_first) || !are_alternatives(c, list, i, years_first)) continue;
        for (uint32_t a = i; is_pair(c, list, a, years_first); a++) {
            uint32_t end = alternative_end(c, list, a, years_first);
            if (own && end == a + 2) end = own_skills_end(c, list, a, end);
            own |= end > a + 2;
            fold_alternative(c, list, a, end);
            if (a > i) list->at[a].before = FG_JOINT_OR;
        }
    }
    pair_below_higher(c, list);
}

/* The pair at the end of the list and `other` become one of which either will do. */
static bool choose_last_pair(fg_clause *c, fg_operands *list, uint32_t other) {
    uint32_t pair = list->n - 2;
    uint32_t any =
        fg_node_new(c->p, FG_NODE_ANY, fg_node_at(c->p, list->at[pair].node)->start, fg_node_at(c->p, other)->end);
    if (!any) return false;
    fold_alternative(c, list, pair, pair + 2);
    fg_group_adopt(c, any, list->at[pair].node);
    fg_group_adopt(c, any, other);
    list->at[pair].node = any;
    return true;
}

/* "Bachelor's and 5 years (or Master's)" */
static bool pair_with_higher(fg_clause *c, fg_operands *list, const fg_operand *other, uint32_t open) {
    uint32_t pair = list->n - 2;
    return fg_word_is(c->r, open, "or") && is_pair(c, list, pair, false) && is_higher(c, other, &list->at[pair]) &&
           choose_last_pair(c, list, other->node);
}

/* "Bachelor's and 8 years (or Master's and 6 years)": a pair in parentheses that begin with "or" at token `open`. */
bool fg_pair_in_parentheses(fg_clause *c, fg_operands *list, const fg_operands *inner, uint32_t open) {
    if (list->n < 2) return false;
    if (inner->n == 1) return pair_with_higher(c, list, &inner->at[0], open);
    uint32_t pair = list->n - 2;
    if (inner->n != 2) return false;
    bool years_first = operand_type(c, inner, 0) == FG_NODE_YEARS;
    bool outer_first = operand_type(c, list, pair) == FG_NODE_YEARS;
    if (!is_pair(c, inner, 0, years_first) || !is_pair(c, list, pair, outer_first)) return false;
    if (!fg_word_is(c->r, open, "or") && !is_later_rung(c, &list->at[pair], inner->at)) return false;
    uint32_t all = fg_node_new(c->p, FG_NODE_ALL, fg_tok(c->r, open)->end, fg_node_at(c->p, inner->at[1].node)->end);
    if (!all) return false;
    for (uint32_t k = 0; k < 2; k++) fg_group_adopt(c, all, inner->at[k].node);
    return choose_last_pair(c, list, all);
}

/* ---- years that stay in the list ---- */

/* "3 years of SQL or Python": years and what they are asked of become one. */
void fg_fold_years(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        const fg_node *years = fg_node_at(c->p, list->at[i].node);
        uint32_t end = i + 1;
        if (years->type != FG_NODE_YEARS) continue;
        while (end < list->n && is_of_years(c, list->at[end].node, years)) end++;
        if (end == i + 1) continue;
        uint32_t all = fg_node_new(c->p, FG_NODE_ALL, years->start, fg_node_at(c->p, list->at[end - 1].node)->end);
        if (!all) return;
        fg_group_adopt(c, all, list->at[i].node);
        fg_group_adopt(c, all, fg_list_tree(c, list, i + 1, end));
        fg_fold_operands(list, i, end, all);
        list->at[i].open = false; /* "or similar" speaks of the skills */
    }
}

/* Months that the operand asks: of years, or of years folded with their skills; 0: none. */
static uint32_t months_of(const fg_clause *c, const fg_operands *list, uint32_t i) {
    if (i >= list->n) return 0;
    const fg_node *n = fg_node_at(c->p, list->at[i].node);
    if (n->type == FG_NODE_ALL && n->child) n = fg_node_at(c->p, n->child);
    return n->type == FG_NODE_YEARS ? n->min_months : 0;
}

/* "BS and 3 years, or 7 years": the longer time, or what a comma parts, stands for both. */
void fg_pair_with_years(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i + 2 < list->n; i++) {
        uint32_t with = months_of(c, list, i + 1), without = months_of(c, list, i + 2);
        if (operand_type(c, list, i) != FG_NODE_DEGREE || !with || !without) continue;
        if (list->at[i + 1].before == FG_JOINT_OR || list->at[i + 2].before != FG_JOINT_OR) continue;
        if (without > with || list->at[i + 2].comma_before) fold_alternative(c, list, i, i + 2);
    }
}

/* "MS OR BS with 4 years": set apart by its capitals. */
static bool is_shouted(const fg_clause *c, const fg_operand *before, const fg_operand *o) {
    for (uint32_t i = before->end; i < o->first; i++)
        if (fg_word_is(c->r, i, "or") && fg_tok(c->r, i)->flags & FG_TOK_UPPER)
            return !(fg_tok(c->r, c->st->first)->flags & FG_TOK_UPPER);
    return false;
}

/* "PhD, or MS and 4 years": the years go with the lower degree. */
void fg_pair_lower_degree(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i + 2 < list->n; i++) {
        if (operand_type(c, list, i) != FG_NODE_DEGREE || operand_type(c, list, i + 1) != FG_NODE_DEGREE) continue;
        if (!months_of(c, list, i + 2)) continue;
        const fg_operand *lower = &list->at[i + 1];
        bool apart = lower->comma_before || is_shouted(c, &list->at[i], lower);
        if (lower->before != FG_JOINT_OR || !apart || list->at[i + 2].before == FG_JOINT_OR) continue;
        if (fg_node_at(c->p, list->at[i].node)->degree > fg_node_at(c->p, lower->node)->degree)
            fold_alternative(c, list, i + 1, i + 3);
    }
}

enum { WITHOUT_REACH = 8 /* tokens between "without a degree" and the years that stand for one */ };

/* "3 years if you have a degree, 6 years otherwise" */
static uint32_t otherwise_in(const fg_clause *c) {
    for (uint32_t i = c->st->first; i < c->st->end; i++)
        if (fg_word_is(c->r, i, "otherwise")) return i;
    return 0;
}

static bool names_years(const fg_clause *c, const fg_operands *list) {
    for (uint32_t i = 0; i < list->n; i++)
        if (operand_type(c, list, i) == FG_NODE_YEARS) return true;
    return false;
}

/* The years nearest to "without a degree", first or last of the operands; list->n if there are none. */
static uint32_t years_without(const fg_clause *c, const fg_operands *list) {
    if (!names_years(c, list)) return list->n;
    uint32_t best = list->n, least = WITHOUT_REACH + 1, without = c->without ? c->without : otherwise_in(c);
    for (uint32_t i = 0; i < list->n && without; i++) {
        const fg_operand *o = &list->at[i];
        uint32_t gap = o->end <= without ? without - o->end : o->first - without;
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

/* "Sales experience if no degree": the degree stands for what is in front. */
void fg_choose_if_no_degree(fg_clause *c, fg_operands *list) {
    uint32_t i = 0;
    while (i < list->n && list->at[i].node != c->lacking) i++;
    if (!c->lacking || i == 0 || i == list->n) return;
    uint32_t any = fg_node_new(c->p, FG_NODE_ANY, fg_node_at(c->p, list->at[0].node)->start,
                               fg_node_at(c->p, list->at[i].node)->end);
    if (!any) return;
    if (i > 1) fold_alternative(c, list, 0, i);
    uint32_t degree = list->at[i > 1 ? 1 : i].node;
    fg_group_adopt(c, any, list->at[0].node);
    fg_group_adopt(c, any, degree);
    fg_fold_operands(list, 0, 2, any);
}
