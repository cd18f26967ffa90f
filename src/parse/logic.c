/*
 * How the leaves of a statement hang together: a small grammar over its operands, the leaves with what joins them.
 *
 *   statement   part part ...                            all; a part begins with a new head or a count
 *   part        [at least k of] list
 *   list        run "and" run "and" ...                  all
 *   run         operand ("," operand) ["or" operand]     any with an "or", all without
 *   operand     leaf | leaf "/" leaf | head (list) | head "such as" list | run "or another" kind
 *
 * Each step folds the operands that it has understood into one, closest binding first.
 */
#include "parse/logic.h"

#define PARENTHESES_MAX 6 /* deeper ones are read as if they were not there */

typedef struct {
    uint32_t leaf;          /* the next to read */
    uint32_t depth;         /* of parentheses */
    FG_VEC(uint32_t) apart; /* nodes asked otherwise than the list in which they stand in parentheses */
} reader;

/* ---- operands ---- */

/* "Bilingual English/Spanish": in both. */
static bool is_bilingual(const fg_clause *c, const fg_operand *o) {
    bool spoken = fg_node_at(c->p, o->node)->type == FG_NODE_SPOKEN;
    for (uint32_t i = o->first; spoken && i-- > c->st->first && o->first - i <= 3;)
        if (fg_word_is(c->r, i, "bilingual")) return true;
    return false;
}

static void fold_slashes(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        uint32_t k = i + 1;
        while (k < list->n && list->at[k].before == FG_JOINT_SLASH) k++;
        fg_node_type type = is_bilingual(c, &list->at[i]) ? FG_NODE_ALL : FG_NODE_ANY;
        if (k - i > 1) fg_fold_operands(list, i, k, fg_group_of(c, type, list, i, k));
    }
}

static bool takes_members(fg_joint joint) {
    return joint == FG_JOINT_SUCH_AS || joint == FG_JOINT_INCLUDING || joint == FG_JOINT_NAMELY ||
           joint == FG_JOINT_COLON;
}

/* From right to left, so that a head further right is one before it could become a member. */
static void fold_examples(fg_clause *c, fg_operands *list) {
    for (uint32_t i = list->n; i-- > 1;) {
        if (!takes_members(list->at[i].before)) continue;
        uint32_t e = fg_list_end(list, i);
        for (uint32_t k = i + 1; k < e; k++)
            if (list->at[k].length) e = k; /* "such as Perl, or 5 years of Java" */
        bool said = list->at[e - 1].open || fg_has_joint(list, i, e, FG_JOINT_OR);
        list->at[e - 1].open = false;
        uint32_t members = fg_list_tree(c, list, i, e);
        uint32_t node =
            fg_with_members(c, &list->at[i - 1], members, list->at[i].before, said ? FG_CHOICE_SAID : FG_CHOICE_NONE);
        fg_fold_operands(list, i - 1, e, node);
        list->at[i - 1].has_members = true;
    }
}

/* Something to work with by its name: "Excel", "Python", "Excel or Sheets". */
static bool is_tool(const fg_clause *c, uint32_t node) {
    const fg_node *n = fg_node_at(c->p, node);
    while (!fg_is_leaf(n) && n->child && !n->head) n = fg_node_at(c->p, n->child);
    if (!fg_is_leaf(n) || n->type != FG_NODE_SKILL || n->concept == FG_NONE) return false;
    fg_kind kind = fg_kind_of(c->r, n->concept);
    return fg_is_tool(kind);
}

/* Operands before `kind` that are of it, or with `tools` tools of the same list; the nearest is taken for one. */
static uint32_t first_of_kind(const fg_clause *c, const fg_operands *list, uint32_t kind_concept, uint32_t end,
                              bool tools) {
    uint32_t a = end - 1;
    while (a > 0 && (list->at[a].before == FG_JOINT_COMMA || list->at[a].before == FG_JOINT_OR) &&
           (fg_is_of_kind(c, kind_concept, list->at[a - 1].node) ||
            (tools && is_tool(c, list->at[a - 1].node) && is_tool(c, list->at[end - 1].node))))
        a--;
    return a;
}

/* "Java, C++ or another object-oriented language": the kind is the head of those before it. */
static void fold_others(fg_clause *c, fg_operands *list) {
    for (uint32_t i = 1; i < list->n; i++) {
        const fg_node *kind = fg_node_at(c->p, list->at[i].node);
        if (!list->at[i].others || list->at[i].before != FG_JOINT_OR || !fg_is_leaf(kind) || kind->concept == FG_NONE)
            continue;
        uint32_t a = first_of_kind(c, list, kind->concept, i, true);
        fg_operand head = list->at[i];
        uint32_t members = fg_group_of(c, FG_NODE_ANY, list, a, i);
        fg_fold_operands(list, a, i + 1, fg_with_members(c, &head, members, FG_JOINT_SUCH_AS, FG_CHOICE_SAID));
        list->at[a].has_members = true;
        i = a;
    }
}

/* "Tools like Jira and Confluence": any of them, or something similar. */
static uint32_t as_examples(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t b, uint32_t node) {
    const fg_node *n = fg_node_at(c->p, node);
    if (fg_is_leaf(n)) return fg_group_of(c, FG_NODE_EXAMPLES, list, a, b);
    if (n->type > FG_NODE_ANY) return node;
    fg_node_at(c->p, node)->type = FG_NODE_EXAMPLES;
    fg_node_at(c->p, node)->open = true;
    return node;
}

/* The part that begins at operand a; *b: where it ends. */
static uint32_t part_tree(fg_clause *c, const fg_operands *list, uint32_t a, uint32_t *b) {
    uint32_t end = a + 1;
    while (end < list->n && list->at[end].before != FG_JOINT_BREAK && !list->at[end].quantifier) end++;
    *b = end;
    if (list->at[a].quantifier) {
        uint32_t counted = fg_list_end(list, a);
        if (counted < end) *b = counted;
        return fg_counted_tree(c, list, a, *b, list->at[a].quantifier);
    }
    uint32_t node = fg_list_tree(c, list, a, end);
    return list->at[a].unnamed_kind && node ? as_examples(c, list, a, end, node) : node;
}

/* "A degree; 8 years are accepted in lieu of it" */
static void join_instead(const fg_clause *c, fg_operands *list) {
    for (uint32_t i = 1; i < list->n && c->instead; i++)
        if (list->at[i].node == c->instead) list->at[i].before = FG_JOINT_OR;
}

static uint32_t operands_tree(fg_clause *c, fg_operands *list) {
    join_instead(c, list);
    fold_slashes(c, list);
    fold_examples(c, list);
    fold_others(c, list);
    fg_pair_degrees(c, list);
    fg_fold_years(c, list);
    fg_pair_with_years(c, list);
    fg_pair_lower_degree(c, list);
    fg_choose_without_degree(c, list);
    fg_choose_if_no_degree(c, list);
    uint32_t all = 0, b;
    for (uint32_t a = 0; a < list->n; a = b) {
        uint32_t node = part_tree(c, list, a, &b);
        if (a == 0 && b == list->n) return node;
        if (!all) all = fg_node_new(c->p, FG_NODE_ALL, fg_node_at(c->p, list->at[0].node)->start, 0);
        if (!all) return 0;
        fg_group_adopt(c, all, node);
        fg_node_at(c->p, all)->end = fg_node_at(c->p, node)->end;
    }
    return all;
}

/* ---- parentheses ---- */

static bool opens(const fg_clause *c, uint32_t i) { return fg_is(c->r, i, '(') || fg_is(c->r, i, '['); }
static bool closes(const fg_clause *c, uint32_t i) { return fg_is(c->r, i, ')') || fg_is(c->r, i, ']'); }

/* The token that closes the parenthesis at `open`; `to` if none does. */
static uint32_t closing(const fg_clause *c, uint32_t open, uint32_t to) {
    uint32_t depth = 0;
    for (uint32_t i = open; (i = fg_next_mark(c->r, i, to)) < to; i++) {
        if (opens(c, i)) depth++;
        if (closes(c, i) && --depth == 0) return i;
    }
    return to;
}

/* The first parenthesis in [from, first) that is still open at `first`; `first` if none is. */
static uint32_t open_before(const fg_clause *c, uint32_t from, uint32_t first, uint32_t to, uint32_t *close) {
    for (uint32_t i = from; (i = fg_next_mark(c->r, i, first)) < first; i++) {
        if (!opens(c, i)) continue;
        *close = closing(c, i, to);
        if (*close > first) return i;
        i = *close;
    }
    return first;
}

/* Of the first leaf in it. */
static uint8_t necessity_in(const fg_clause *c, uint32_t node) {
    const fg_node *n = fg_node_at(c->p, node);
    while (!fg_is_leaf(n) && (n->head || n->child)) n = fg_node_at(c->p, n->head ? n->head : n->child);
    return n->necessity;
}

/* "A CPA or at least 3 years": a word of asking beside one of them parts nothing; a preference does. */
static bool are_asked_alike(const fg_clause *c, uint32_t a, uint32_t b) {
    uint8_t x = necessity_in(c, a), y = necessity_in(c, b);
    bool said = x == FG_REQUIRED || y == FG_REQUIRED, silent = x == FG_INHERIT || y == FG_INHERIT;
    return x == y || (said && silent && c->st->section != FG_LEX_H_PREFERRED);
}

/* "(or another scripting language)" behind operands that are some. */
static bool fold_others_behind(fg_clause *c, fg_operands *list, const fg_operands *inner) {
    const fg_node *kind = fg_node_at(c->p, inner->at[0].node);
    if (inner->n != 1 || !inner->at[0].others || !fg_is_leaf(kind) || kind->concept == FG_NONE) return false;
    uint32_t a = first_of_kind(c, list, kind->concept, list->n, false);
    uint32_t members = fg_group_of(c, FG_NODE_ANY, list, a, list->n);
    fg_fold_operands(list, a, list->n, fg_with_members(c, &inner->at[0], members, FG_JOINT_SUCH_AS, FG_CHOICE_SAID));
    return true;
}

/* What operands `inner` in parentheses are to the operand in front of them. */
static void fold_parenthesis(fg_clause *c, reader *w, fg_operands *list, fg_operands *inner, uint32_t open) {
    if (fold_others_behind(c, list, inner) || fg_pair_in_parentheses(c, list, inner, open)) return;
    fg_operand *head = &list->at[list->n - 1];
    uint32_t first = inner->at[0].first;
    fg_operand *last = &inner->at[inner->n - 1];
    fg_choice choice = last->open || fg_has_joint(inner, 0, inner->n, FG_JOINT_OR) ? FG_CHOICE_SAID
                       : fg_has_joint(inner, 0, inner->n, FG_JOINT_AND)            ? FG_CHOICE_NONE
                                                                                   : FG_CHOICE_COMMAS;
    /* "i.e. A, B, etc.": meant was "e.g." */
    bool namely = choice != FG_CHOICE_SAID && fg_cue_within(c, open, first, FG_LEX_NAMELY);
    fg_joint how = namely                                          ? FG_JOINT_NAMELY
                   : fg_cue_within(c, open, first, FG_LEX_SUCH_AS) ? FG_JOINT_SUCH_AS
                                                                   : FG_JOINT_BREAK;
    last->open = inner->at[0].unnamed_kind = false;
    uint32_t members = operands_tree(c, inner);
    if (!members) return;
    bool alike = choice == FG_CHOICE_SAID ? are_asked_alike(c, head->node, members)
                                          : necessity_in(c, head->node) == necessity_in(c, members);
    if (!alike) { /* "Docker or Podman (Helm a plus)" */
        fg_node *m = fg_node_at(c->p, members);
        if (choice == FG_CHOICE_SAID && m->type == FG_NODE_ALL && !m->head) m->type = FG_NODE_ANY;
        uint32_t *apart = FG_PUSH(c->r->scratch, &w->apart);
        if (apart) *apart = members;
        return;
    }
    head->node = fg_with_members(c, head, members, how, choice);
    head->has_members = true;
}

/* Is the last operand the head of a parenthesis that opens at `open`? */
static bool is_head_of(const fg_clause *c, const fg_operands *list, uint32_t open) {
    if (!list->n) return false;
    uint32_t end = list->at[list->n - 1].end;
    for (uint32_t i = end; i < open; i++)
        if (fg_is(c->r, i, ',') || fg_is(c->r, i, '/') || fg_word_is(c->r, i, "and") || fg_word_is(c->r, i, "or"))
            return false;
    return fg_plain_words(c, end, open) <= 5;
}

static void read_operands(fg_clause *c, reader *w, uint32_t from, uint32_t to, fg_operands *list);

/* Parentheses [open, close) around the next leaf. */
static void read_parenthesis(fg_clause *c, reader *w, uint32_t open, uint32_t close, fg_operands *list) {
    fg_operands inner = {0};
    w->depth++;
    read_operands(c, w, open, close, &inner);
    w->depth--;
    if (!inner.n) return;
    if (is_head_of(c, list, open)) {
        fold_parenthesis(c, w, list, &inner, open);
        return;
    }
    fg_operand o = {.first = inner.at[0].first, .end = close, .before = FG_JOINT_BREAK, .has_members = true};
    if (list->n) o.before = fg_joint_of(c, list->at[list->n - 1].end, open);
    bool open_list = inner.n > 1 && !is_bilingual(c, &inner.at[0]) && !fg_has_joint(&inner, 0, inner.n, FG_JOINT_AND);
    if (open_list && !fg_cue_within(c, open, inner.at[0].first, FG_LEX_NAMELY)) inner.at[0].unnamed_kind = true;
    o.node = operands_tree(c, &inner);
    fg_operand *new = o.node ? FG_PUSH(c->r->scratch, list) : NULL;
    if (new) *new = o;
}

static void read_leaf(fg_clause *c, const fg_leaf *l, uint32_t from, uint32_t to, fg_operands *list) {
    fg_operand *o = FG_PUSH(c->r->scratch, list);
    if (!o) return;
    *o = (fg_operand){.node = l->node, .first = l->first, .end = l->end, .job = l->job};
    o->length = fg_node_at(c->p, l->node)->type == FG_NODE_YEARS;
    fg_operand_look_before(c, o, from, list->n == 1);
    bool listed = o->before == FG_JOINT_COMMA || o->before == FG_JOINT_AND || o->before == FG_JOINT_OR;
    if (listed && !are_asked_alike(c, list->at[list->n - 2].node, l->node)) o->before = FG_JOINT_BREAK;
    fg_operand_look_behind(c, o, to);
}

/* Where the words behind leaf w->leaf end that may belong to it: at the next leaf, or at the parenthesis around it. */
static uint32_t reach(const fg_clause *c, const reader *w, uint32_t to) {
    uint32_t next = w->leaf + 1, close;
    if (next >= c->leaves.n || c->leaves.at[next].first >= to) return to;
    return open_before(c, c->leaves.at[w->leaf].end, c->leaves.at[next].first, to, &close);
}

/* The leaves that begin in tokens [from, to). */
static void read_operands(fg_clause *c, reader *w, uint32_t from, uint32_t to, fg_operands *list) {
    for (uint32_t at = from; w->leaf < c->leaves.n && c->leaves.at[w->leaf].first < to;) {
        const fg_leaf *l = &c->leaves.at[w->leaf];
        uint32_t close = to, open = w->depth < PARENTHESES_MAX ? open_before(c, at, l->first, to, &close) : l->first;
        if (open < l->first) {
            read_parenthesis(c, w, open + 1, close, list);
            at = close;
            continue;
        }
        if (!l->aside) {
            read_leaf(c, l, at, reach(c, w, to), list);
            at = l->end;
        }
        w->leaf++;
    }
}

/* ---- all of it ---- */

/* The first token of the segment in which `leaf` stands. */
static uint32_t segment_start(const fg_clause *c, uint32_t leaf) {
    if (!leaf) return c->st->first;
    const fg_leaf *l = &c->leaves.at[leaf];
    return fg_clause_segment_from(c, l[-1].end, l->first, l->segment);
}

static uint32_t segment_end(const fg_clause *c, uint32_t leaf) {
    for (uint32_t i = leaf; i < c->leaves.n; i++)
        if (c->leaves.at[i].segment != c->leaves.at[leaf].segment) return segment_start(c, i);
    return c->st->end;
}

/* "Or willingness to learn": a way out, nothing that is asked. */
static bool is_way_out(const fg_clause *c, uint32_t i) {
    const fg_leaf *l = &c->leaves.at[i];
    if (fg_node_at(c->p, l->node)->type != FG_NODE_SOFT) return false;
    if (i == 0) return c->leaves.n > 1 && l->first > c->st->first && fg_word_is(c->r, l->first - 1, "or");
    const fg_leaf *a = &c->leaves.at[i - 1];
    if (fg_node_at(c->p, a->node)->type == FG_NODE_SOFT || l->segment != a->segment) return false;
    for (uint32_t t = a->end; t < l->first; t++)
        if (fg_word_is(c->r, t, "or")) return true;
    return false;
}

static void drop_leaves(fg_clause *c) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        bool asked = fg_node_at(c->p, c->leaves.at[i].node)->necessity != FG_NOT_ASKED;
        if (asked && !is_way_out(c, i)) c->leaves.at[kept++] = c->leaves.at[i];
    }
    c->leaves.n = kept;
}

/* Into the group: what the segment asks that begins at leaf w->leaf, years beside their skills first. */
static void adopt_segment(fg_clause *c, reader *w, uint32_t group) {
    fg_operands list = {0};
    uint32_t from = segment_start(c, w->leaf);
    read_operands(c, w, from, segment_end(c, w->leaf), &list);
    if (list.n) fg_group_adopt(c, group, operands_tree(c, &list));
    for (uint32_t i = 0; i < w->apart.n; i++) fg_group_adopt(c, group, w->apart.at[i]);
    w->apart.n = 0;
}

/* "6 months as a teller; or 1 year of retail": semicolons part alternatives, and "or" stands behind the last. */
static bool has_alternatives(const fg_clause *c) {
    bool last = false;
    for (uint32_t i = 1; i < c->leaves.n; i++) {
        if (c->leaves.at[i].segment == c->leaves.at[i - 1].segment) continue;
        uint32_t at = segment_start(c, i);
        if (at == c->st->first || !fg_is(c->r, at - 1, ';')) return false;
        if (necessity_in(c, c->leaves.at[i].node) != necessity_in(c, c->leaves.at[i - 1].node)) return false;
        last = fg_word_is(c->r, at, "or");
    }
    return last;
}

static uint32_t alternatives_tree(fg_clause *c) {
    uint32_t any = fg_node_new(c->p, FG_NODE_ANY, fg_tok(c->r, c->leaves.at[0].first)->start,
                               fg_tok(c->r, c->leaves.at[c->leaves.n - 1].end - 1)->end);
    for (reader w = {0}; w.leaf < c->leaves.n && any;) {
        const fg_leaf *first = &c->leaves.at[w.leaf];
        const fg_node *n = fg_node_at(c->p, first->node);
        uint32_t all = fg_node_new(c->p, FG_NODE_ALL, n->start, n->end), segment = first->segment;
        if (!all) return 0;
        for (uint32_t i = w.leaf; i < c->leaves.n && c->leaves.at[i].segment == segment; i++) {
            fg_node_at(c->p, all)->end = fg_node_at(c->p, c->leaves.at[i].node)->end;
            if (c->leaves.at[i].aside) fg_node_append(c->p, all, c->leaves.at[i].node);
        }
        adopt_segment(c, &w, all);
        const fg_node *group = fg_node_at(c->p, all);
        bool single = group->child && !fg_node_at(c->p, group->child)->next;
        fg_group_adopt(c, any, single ? group->child : all);
    }
    return any;
}

uint32_t fg_clause_tree(fg_clause *c) {
    if (!c->leaves.n) return 0;
    fg_attach_years(c);
    fg_attach_levels(c);
    fg_clause_necessity(c);
    fg_release_months(c);
    drop_leaves(c);
    if (!c->leaves.n) return 0;
    if (has_alternatives(c)) return alternatives_tree(c);
    uint32_t root = fg_node_new(c->p, FG_NODE_ALL, fg_tok(c->r, c->leaves.at[0].first)->start,
                                fg_tok(c->r, c->leaves.at[c->leaves.n - 1].end - 1)->end);
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (c->leaves.at[i].aside) fg_node_append(c->p, root, c->leaves.at[i].node);
    for (reader w = {0}; w.leaf < c->leaves.n && root;) adopt_segment(c, &w, root);
    const fg_node *all = root ? fg_node_at(c->p, root) : NULL;
    if (all && all->child && !fg_node_at(c->p, all->child)->next) return all->child;
    return root;
}
