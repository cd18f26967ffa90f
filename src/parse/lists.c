/* Operands that are one list: which of them are alternatives, how many are enough, where the list ends. */
#include "parse/logic.h"

/* ---- groups ---- */

/* Does the group already ask the same of the same concept? */
static bool has_leaf_like(const fg_clause *c, uint32_t group, const fg_node *leaf) {
    for (uint32_t k = fg_node_at(c->p, group)->child; k && leaf->concept != FG_NONE; k = fg_node_at(c->p, k)->next) {
        const fg_node *n = fg_node_at(c->p, k);
        if (n->concept == leaf->concept && n->type == leaf->type && n->necessity == leaf->necessity) return true;
    }
    return false;
}

void fg_group_adopt(fg_clause *c, uint32_t group, uint32_t node) {
    if (!node || !group) return;
    fg_node *n = fg_node_at(c->p, node), *g = fg_node_at(c->p, group);
    if (fg_is_leaf(n) && has_leaf_like(c, group, n)) return;
    if (n->type != g->type || n->type > FG_NODE_ANY) {
        fg_node_append(c->p, group, node);
        return;
    }
    for (uint32_t child = n->child, next; child; child = next) {
        next = fg_node_at(c->p, child)->next;
        if (fg_is_leaf(fg_node_at(c->p, child)) && has_leaf_like(c, group, fg_node_at(c->p, child))) continue;
        fg_node_at(c->p, child)->next = 0;
        fg_node_append(c->p, group, child);
    }
}

/* A single one needs no group, unless something else may stand for it. */
uint32_t fg_group_of(fg_clause *c, fg_node_type type, const fg_operands *list, uint32_t a, uint32_t b) {
    if (b - a == 1 && type != FG_NODE_EXAMPLES) return list->at[a].node;
    const fg_node *first = fg_node_at(c->p, list->at[a].node), *last = fg_node_at(c->p, list->at[b - 1].node);
    if (b - a == 1 && first->type == FG_NODE_EXAMPLES) return list->at[a].node;
    uint32_t group = fg_node_new(c->p, type, first->start, last->end);
    for (uint32_t i = a; i < b; i++) fg_group_adopt(c, group, list->at[i].node);
    if (group) fg_node_at(c->p, group)->open = type == FG_NODE_EXAMPLES;
    return group;
}

void fg_fold_operands(fg_operands *list, uint32_t a, uint32_t b, uint32_t node) {
    fg_operand *o = &list->at[a];
    const fg_operand *last = &list->at[b - 1];
    o->node = node;
    o->end = last->end;
    o->open = last->open;
    o->open_by_comma = last->open_by_comma;
    uint32_t gone = b - a - 1;
    for (uint32_t i = a + 1; i + gone < list->n; i++) list->at[i] = list->at[i + gone];
    list->n -= gone;
}

bool fg_has_joint(const fg_operands *list, uint32_t a, uint32_t b, fg_joint joint) {
    for (uint32_t i = a + 1; i < b; i++)
        if (list->at[i].before == joint) return true;
    return false;
}

/* ---- lists ---- */

/* Alternatives are of one sort: "communication, SQL or Python" has two. */
static bool are_alike(const fg_clause *c, const fg_operand *a, const fg_operand *b) {
    const fg_node *x = fg_node_at(c->p, a->node), *y = fg_node_at(c->p, b->node);
    if (!fg_is_leaf(x) || !fg_is_leaf(y)) return true;
    bool soft = x->type == FG_NODE_SOFT, other_soft = y->type == FG_NODE_SOFT;
    bool measure = x->type == FG_NODE_YEARS || x->type == FG_NODE_DEGREE;
    return soft == other_soft && (!measure || x->type == y->type);
}

/* "Worked as a baker, pastry cook": hardly anybody has been all of it. */
static bool are_jobs(const fg_operands *list, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (!list->at[i].job) return false;
    return true;
}

/* Operands [a, b) without "and" among them. `more`: an "and" stands elsewhere in the list, so that a comma behind
 * "or" goes on with something else. */
static uint32_t run_tree(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b, bool more) {
    bool open = list->at[b - 1].open;
    uint32_t from = a, to = a + 1;
    while (to < b && list->at[to].before != FG_JOINT_OR) to++;
    if (to == b)
        return fg_group_of(c, open ? FG_NODE_EXAMPLES : are_jobs(list, a, b) ? FG_NODE_ANY : FG_NODE_ALL, list, a, b);
    from = to - 1;
    while (from > a && list->at[from].before == FG_JOINT_COMMA && are_alike(c, &list->at[from - 1], &list->at[from]))
        from--;
    for (to++; to < b && (!more || list->at[to].before == FG_JOINT_OR);) to++;
    open = list->at[to - 1].open;
    uint32_t any = fg_group_of(c, open ? FG_NODE_EXAMPLES : FG_NODE_ANY, list, from, to);
    if (from == a && to == b) return any;
    uint32_t all = fg_node_new(c->p, FG_NODE_ALL, fg_node_at(c->p, list->at[a].node)->start,
                               fg_node_at(c->p, list->at[b - 1].node)->end);
    for (uint32_t i = a; i < from; i++) fg_group_adopt(c, all, list->at[i].node);
    fg_group_adopt(c, all, any);
    if (to < b) fg_group_adopt(c, all, run_tree(c, list, to, b, more));
    return all;
}

uint32_t fg_counted_tree(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b, uint32_t k) {
    bool open = list->at[b - 1].open;
    if (b - a == 1 && !open) return list->at[a].node;
    uint32_t group = fg_group_of(c, k > 1 ? FG_NODE_AT_LEAST : open ? FG_NODE_EXAMPLES : FG_NODE_ANY, list, a, b);
    if (group && k > 1) fg_node_at(c->p, group)->k = k;
    return group;
}

/* "Tableau and Looker or similar tools": things that stand in for each other make one list. */
static bool stand_in(const fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i + 1 < b; i++) {
        const fg_node *x = fg_node_at(c->p, list->at[i].node), *y = fg_node_at(c->p, list->at[i + 1].node);
        if (!fg_is_leaf(x) || !fg_is_leaf(y) || x->concept == FG_NONE || y->concept == FG_NONE) return false;
        uint8_t class = c->r->dict->concepts[x->concept].class_plus_1;
        if (!class || class != c->r->dict->concepts[y->concept].class_plus_1) return false;
    }
    return true;
}

uint32_t fg_list_tree(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b) {
    const fg_operand *last = &list->at[b - 1];
    if (last->count_behind) return fg_counted_tree(c, list, a, b, last->count_behind);
    if (!fg_has_joint(list, a, b, FG_JOINT_AND)) return run_tree(c, list, a, b, false);
    if (last->open && !fg_has_joint(list, a, b, FG_JOINT_OR) && (last->open_by_comma || stand_in(c, list, a, b)))
        return fg_group_of(c, FG_NODE_EXAMPLES, list, a, b);
    uint32_t all =
        fg_node_new(c->p, FG_NODE_ALL, fg_node_at(c->p, list->at[a].node)->start, fg_node_at(c->p, last->node)->end);
    for (uint32_t i = a, k; i < b && all; i = k) {
        for (k = i + 1; k < b && list->at[k].before != FG_JOINT_AND;) k++;
        fg_group_adopt(c, all, run_tree(c, list, i, k, true));
    }
    return all;
}

/* Where a list ends that a head or a count opened at operand a: behind its last "and" or "or", and before what is a
 * head itself. */
uint32_t fg_list_end(const fg_operands *list, uint32_t a) {
    bool last = false;
    uint32_t e = a + 1;
    for (; e < list->n; e++) {
        const fg_operand *o = &list->at[e];
        bool listed = o->before == FG_JOINT_COMMA || o->before == FG_JOINT_AND || o->before == FG_JOINT_OR;
        if (!listed || o->quantifier || (o->has_members && o->before != FG_JOINT_OR)) break;
        if (last && o->before != FG_JOINT_OR) break;
        if (o->before == FG_JOINT_AND && o->comma_before && e == a + 1) break; /* "such as AWS, and SQL" */
        last |= o->before != FG_JOINT_COMMA;
    }
    return e;
}
