/* A head and what is named behind it: examples of a kind, parts of a thing, or more that is asked. */
#include "parse/logic.h"

bool fg_is_of_kind(const fg_clause *c, uint32_t concept, uint32_t node) {
    const fg_node *n = fg_node_at(c->p, node);
    if (fg_is_leaf(n)) {
        if (n->concept == FG_NONE || n->concept == concept) return n->concept == concept;
        return fg_dict_is_child(c->r->dict, n->concept, concept);
    }
    for (uint32_t k = n->child; k; k = fg_node_at(c->p, k)->next)
        if (fg_is_of_kind(c, concept, k)) return true;
    return false;
}

static bool is_tool(const fg_clause *c, uint32_t concept) {
    fg_kind kind = fg_kind_of(c->r, concept);
    return fg_is_tool(kind);
}

/* A product has a name of its own (Microsoft Office) or stands in for others (AWS); "BI tools" and HRIS are kinds. */
static bool is_product(const fg_clause *c, uint32_t concept) {
    if (!is_tool(c, concept)) return false;
    if (c->r->dict->concepts[concept].class_plus_1) return true;
    fg_str name = fg_concept_name(c->r->dict, concept);
    size_t last = name.len;
    while (last > 0 && name.ptr[last - 1] != ' ') last--;
    if (last + 1 >= name.len) return true;
    bool capital = name.ptr[last] >= 'A' && name.ptr[last] <= 'Z';
    bool lower = name.ptr[last + 1] >= 'a' && name.ptr[last + 1] <= 'z';
    return capital && lower;
}

static bool is_plural(const fg_clause *c, const fg_operand *o) {
    fg_str last = fg_token_norm(c->r->tokens, o->end - 1);
    return last.len > 3 && last.ptr[last.len - 1] == 's' && !fg_str_ends(last, FG_LIT("ss")) &&
           !fg_str_ends(last, FG_LIT("ics"));
}

/* Something to work with: a tool or a certificate is an example of a field or a technique, never a part of it. */
static bool has_tool(const fg_clause *c, uint32_t node) {
    const fg_node *n = fg_node_at(c->p, node);
    if (fg_is_leaf(n)) return n->concept != FG_NONE && n->type == FG_NODE_SKILL && is_tool(c, n->concept);
    for (uint32_t k = n->child; k; k = fg_node_at(c->p, k)->next)
        if (has_tool(c, k)) return true;
    return false;
}

/* "Hadoop tools such as": the product only says which tools. */
static bool is_kind_of_product(const fg_clause *c, const fg_operand *head) {
    fg_hit h;
    return fg_cue_at(c->r, head->end, c->st->end, FG_LEX_KIND_NOUN, &h, NULL);
}

static bool names_kind(const fg_clause *c, const fg_operand *head) {
    const fg_node *h = fg_node_at(c->p, head->node);
    return fg_is_leaf(h) && h->concept != FG_NONE && h->type != FG_NODE_YEARS && h->type != FG_NODE_DEGREE &&
           h->type != FG_NODE_SOFT;
}

/* "5 years of software development, including 2 years with React or Angular": asked beside the kind. */
static bool has_own_years(const fg_clause *c, const fg_operand *head, uint32_t members) {
    const fg_node *n = fg_node_at(c->p, members);
    if (!fg_is_leaf(n) && n->child) n = fg_node_at(c->p, n->child);
    return n->min_months && n->min_months != fg_node_at(c->p, head->node)->min_months;
}

static bool takes_examples(const fg_clause *c, const fg_operand *head, uint32_t members, fg_joint how,
                           fg_choice choice) {
    bool open = choice == FG_CHOICE_SAID;
    if (how == FG_JOINT_NAMELY || !names_kind(c, head) || has_own_years(c, head, members)) return false;
    uint32_t concept = fg_node_at(c->p, head->node)->concept;
    bool product = is_product(c, concept), of_kind = fg_is_of_kind(c, concept, members);
    if (how == FG_JOINT_SUCH_AS) return !product || of_kind || is_kind_of_product(c, head);
    if (product) return open && of_kind;
    if (how == FG_JOINT_COLON) return open && (of_kind || is_plural(c, head));
    if (how == FG_JOINT_INCLUDING) return open || (of_kind && is_plural(c, head));
    return open || of_kind || is_plural(c, head) || has_tool(c, members);
}

static uint32_t examples_of(fg_clause *c, const fg_operand *head, uint32_t members) {
    const fg_node *h = fg_node_at(c->p, head->node);
    uint32_t group = fg_node_new(c->p, FG_NODE_EXAMPLES, h->start, h->end);
    if (!group) return 0;
    fg_node *g = fg_node_at(c->p, group), *m = fg_node_at(c->p, members);
    g->head = head->node;
    g->open = true;
    if (m->end > g->end) g->end = m->end;
    g->child = fg_is_leaf(m) || m->head ? members : m->child;
    return group;
}

/* "Python (pandas, NumPy)": of what goes with a product, one will do; of its own parts, all are meant. */
static bool is_loose(const fg_clause *c, const fg_operand *head, uint32_t members, fg_joint how, fg_choice choice) {
    if (how == FG_JOINT_NAMELY || choice != FG_CHOICE_COMMAS || fg_node_at(c->p, members)->type != FG_NODE_ALL)
        return false;
    uint32_t concept = names_kind(c, head) ? fg_node_at(c->p, head->node)->concept : FG_NONE;
    return concept != FG_NONE && is_product(c, concept) && !fg_is_of_kind(c, concept, members);
}

uint32_t fg_with_members(fg_clause *c, const fg_operand *head, uint32_t members, fg_joint how, fg_choice choice) {
    if (!members) return head->node;
    const fg_node *h = fg_node_at(c->p, head->node), *m = fg_node_at(c->p, members);
    if (fg_is_leaf(h) && fg_is_leaf(m) && h->concept != FG_NONE && h->concept == m->concept) return head->node;
    if (takes_examples(c, head, members, how, choice)) return examples_of(c, head, members);
    if (is_loose(c, head, members, how, choice)) fg_node_at(c->p, members)->type = FG_NODE_ANY;
    uint32_t group = fg_node_new(c->p, FG_NODE_ALL, h->start, m->end > h->end ? m->end : h->end);
    if (!group) return 0;
    fg_group_adopt(c, group, head->node);
    fg_group_adopt(c, group, members);
    return group;
}
