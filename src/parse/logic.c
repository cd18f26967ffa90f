/*
 * How the leaves of a statement hang together.
 *
 * Leaves outside parentheses form runs: lists joined by commas, "and", "or" and slashes. A run ends where a new head
 * begins ("..., and experience with"). Inside a run a slash binds closest, then "or" with the commas before it, then
 * "and". What stands in parentheses belongs to the leaf in front. Runs are all needed.
 */
#include "parse/clause.h"

typedef enum { BY_BREAK, BY_AND, BY_OR, BY_COMMA, BY_SLASH, BY_SUCH_AS } joint;

typedef struct {
    uint32_t node;
    uint32_t first, end; /* tokens, of the leaf itself */
    joint before;        /* how it is joined to the item in front */
    uint32_t quantifier; /* "two of" in front of it */
    bool open_behind;    /* "or similar", "etc." behind it */
    bool head_words;     /* an unnamed head and "such as" stand in front */
} item;
typedef FG_VEC(item) items;

static bool cue_in(const fg_clause *c, uint32_t from, uint32_t to, fg_lex tag, uint32_t *arg) {
    for (uint32_t i = 0; i < c->cues.n; i++) {
        const fg_cue *q = &c->cues.at[i];
        if (q->tag != tag || q->first < from || q->end > to) continue;
        if (arg) *arg = q->arg;
        return true;
    }
    return false;
}

static bool sign_in(const fg_clause *c, uint32_t from, uint32_t to, char sign) {
    uint32_t depth = 0;
    for (uint32_t i = from; i < to; i++) {
        if (fg_is(c->r, i, ')') && depth) depth--;
        if (!depth && fg_is(c->r, i, sign)) return true;
        if (fg_is(c->r, i, '(')) depth++;
    }
    return false;
}

/* Words between two leaves that neither join nor open anything. */
static uint32_t plain_words(const fg_clause *c, uint32_t from, uint32_t to) {
    uint32_t n = 0, depth = 0;
    for (uint32_t i = from; i < to; i++) {
        if (fg_is(c->r, i, '(')) depth++;
        if (fg_is(c->r, i, ')') && depth) depth--;
        if (depth || fg_tok(c->r, i)->cls == FG_TOK_PUNCT) continue;
        n += !fg_word_is(c->r, i, "and") && !fg_word_is(c->r, i, "or") && !fg_word_is(c->r, i, "and/or") &&
             !fg_word_is(c->r, i, "the") && !fg_word_is(c->r, i, "a");
    }
    return n;
}

static bool has_word(const fg_clause *c, uint32_t from, uint32_t to, const char *word) {
    for (uint32_t i = from; i < to; i++)
        if (fg_word_is(c->r, i, word)) return true;
    return false;
}

static bool opens_run(const fg_clause *c, uint32_t from, uint32_t to) {
    return cue_in(c, from, to, FG_LEX_STRONG, NULL) || cue_in(c, from, to, FG_LEX_BASIC, NULL) ||
           cue_in(c, from, to, FG_LEX_QUANTIFIER, NULL) || has_word(c, from, to, "with") ||
           has_word(c, from, to, "in") || has_word(c, from, to, "of") || has_word(c, from, to, "for") ||
           has_word(c, from, to, "using") || has_word(c, from, to, "to");
}

static joint joint_between(const fg_clause *c, uint32_t from, uint32_t to) {
    bool either = cue_in(c, from, to, FG_LEX_OR, NULL) || has_word(c, from, to, "or");
    bool both = has_word(c, from, to, "and") && !sign_in(c, from, to, '/');
    uint32_t words = plain_words(c, from, to);
    if (has_word(c, from, to, "and") && has_word(c, from, to, "or") && sign_in(c, from, to, '/'))
        either = true; /* and / or */
    if (cue_in(c, from, to, FG_LEX_SUCH_AS, NULL) && words <= 6) return BY_SUCH_AS;
    if (either && words <= 5) return BY_OR;
    if (opens_run(c, from, to)) return BY_BREAK;
    if (both && words <= 3) return BY_AND;
    if (sign_in(c, from, to, '/') && words == 0 && !sign_in(c, from, to, ',')) return BY_SLASH;
    if (sign_in(c, from, to, ',') && words <= 3) return BY_COMMA;
    if (words == 0 && from < to && (sign_in(c, from, to, '&') || sign_in(c, from, to, '+'))) return BY_AND;
    return BY_BREAK;
}

/* ---- groups ---- */

/* Does the group already ask the same of the same concept? */
static bool has_leaf_like(const fg_clause *c, uint32_t group, const fg_node *leaf) {
    for (uint32_t k = fg_node_at(c->p, group)->child; k && leaf->concept != FG_NONE; k = fg_node_at(c->p, k)->next) {
        const fg_node *n = fg_node_at(c->p, k);
        if (n->concept == leaf->concept && n->type == leaf->type && n->necessity == leaf->necessity) return true;
    }
    return false;
}

/* ANY of ANY is one ANY; a concept stands once in a group. */
static void adopt(fg_clause *c, uint32_t group, uint32_t node) {
    if (node && fg_is_leaf(fg_node_at(c->p, node)) && has_leaf_like(c, group, fg_node_at(c->p, node))) return;
    if (node && fg_node_at(c->p, node)->type == fg_node_at(c->p, group)->type &&
        fg_node_at(c->p, node)->type <= FG_NODE_ANY) {
        fg_node_append(c->p, group, fg_node_at(c->p, node)->child);
        return;
    }
    fg_node_append(c->p, group, node);
}

static uint32_t group_of(fg_clause *c, fg_node_type type, const items *list, uint32_t a, uint32_t b) {
    const fg_node *first = fg_node_at(c->p, list->at[a].node), *last = fg_node_at(c->p, list->at[b - 1].node);
    uint32_t group = fg_node_new(c->p, type, first->start, last->end);
    for (uint32_t i = a; i < b; i++) adopt(c, group, list->at[i].node);
    return group;
}

static void merge_slashes(fg_clause *c, items *list) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n;) {
        uint32_t k = i + 1;
        while (k < list->n && list->at[k].before == BY_SLASH) k++;
        item merged = list->at[i];
        if (k - i > 1) {
            merged.node = group_of(c, FG_NODE_ANY, list, i, k);
            merged.end = list->at[k - 1].end;
            merged.open_behind = list->at[k - 1].open_behind;
        }
        list->at[kept++] = merged;
        i = k;
    }
    list->n = kept;
}

/* Items [a, b) without "and" between them. */
static uint32_t either_part(fg_clause *c, const items *list, uint32_t a, uint32_t b, bool any) {
    if (b - a == 1 && !list->at[a].open_behind) return list->at[a].node;
    bool open = list->at[b - 1].open_behind;
    for (uint32_t i = a + 1; i < b; i++) any |= list->at[i].before == BY_OR;
    uint32_t group = fg_node_new(c->p, open ? FG_NODE_EXAMPLES : any ? FG_NODE_ANY : FG_NODE_ALL, 0, 0);
    if (!group) return 0;
    for (uint32_t i = a; i < b; i++) adopt(c, group, list->at[i].node);
    fg_node *g = fg_node_at(c->p, group);
    g->open = open;
    g->start = fg_node_at(c->p, list->at[a].node)->start;
    g->end = fg_node_at(c->p, list->at[b - 1].node)->end;
    return group;
}

static uint32_t counted_group(fg_clause *c, const items *list, uint32_t a, uint32_t b) {
    uint32_t k = list->at[a].quantifier;
    if (b - a == 1 && !list->at[a].open_behind) return list->at[a].node;
    bool open = list->at[b - 1].open_behind;
    uint32_t group = group_of(c, k > 1 ? FG_NODE_AT_LEAST : open ? FG_NODE_EXAMPLES : FG_NODE_ANY, list, a, b);
    if (!group) return 0;
    fg_node_at(c->p, group)->k = k > 1 ? k : 0;
    fg_node_at(c->p, group)->open = open;
    return group;
}

/* One list [a, b): no break, no "such as" inside. */
static uint32_t run_tree(fg_clause *c, const items *list, uint32_t a, uint32_t b) {
    if (list->at[a].quantifier) return counted_group(c, list, a, b);
    bool either = false, both = false;
    for (uint32_t i = a + 1; i < b; i++) {
        either |= list->at[i].before == BY_OR;
        both |= list->at[i].before == BY_AND;
    }
    if (list->at[b - 1].open_behind && !(either && both)) return either_part(c, list, a, b, true);
    if (!both) return either_part(c, list, a, b, list->at[a].head_words);
    if (!either) return b - a > 1 ? group_of(c, FG_NODE_ALL, list, a, b) : list->at[a].node;
    uint32_t all = fg_node_new(c->p, FG_NODE_ALL, fg_node_at(c->p, list->at[a].node)->start,
                               fg_node_at(c->p, list->at[b - 1].node)->end);
    for (uint32_t i = a; i < b && all;) {
        uint32_t k = i + 1;
        while (k < b && list->at[k].before != BY_AND) k++;
        adopt(c, all, either_part(c, list, i, k, false));
        i = k;
    }
    return all;
}

/* ---- heads and their examples ---- */

static bool is_category_of(const fg_clause *c, uint32_t head, uint32_t node) {
    const fg_node *n = fg_node_at(c->p, node);
    if (fg_is_leaf(n)) {
        if (n->concept == FG_NONE || n->concept == head) return n->concept == head;
        return fg_dict_credit(c->r->dict, n->concept, head) > 0 && fg_dict_is_child(c->r->dict, n->concept, head);
    }
    for (uint32_t k = n->child; k; k = fg_node_at(c->p, k)->next)
        if (is_category_of(c, head, k)) return true;
    return false;
}

static bool is_plural_head(const fg_clause *c, const item *it) {
    const fg_node *n = fg_node_at(c->p, it->node);
    if (!fg_is_leaf(n) || n->concept == FG_NONE) return false;
    fg_kind kind = fg_kind_of(c->r, n->concept);
    fg_str last = fg_token_norm(c->r->tokens, it->end - 1);
    return (kind == FG_KIND_KNOWLEDGE || kind == FG_KIND_METHOD) && last.len > 3 && last.ptr[last.len - 1] == 's' &&
           !fg_str_ends(last, FG_LIT("ss")) && !fg_str_ends(last, FG_LIT("ics"));
}

static bool is_bare_leaf(const fg_clause *c, uint32_t node) { return fg_is_leaf(fg_node_at(c->p, node)); }

/* Head and members: alternatives of one kind, or (Python (pandas, NumPy)) the head and something of the members. */
static uint32_t examples_of(fg_clause *c, const item *head, uint32_t members, bool open) {
    if (!members) return head->node;
    const fg_node *h = fg_node_at(c->p, head->node);
    uint32_t end = fg_node_at(c->p, members)->end;
    if (fg_is_leaf(h) && h->concept != FG_NONE && is_bare_leaf(c, members) &&
        fg_node_at(c->p, members)->concept == h->concept)
        return head->node;
    bool category = fg_is_leaf(h) && h->type != FG_NODE_YEARS && h->type != FG_NODE_DEGREE && h->concept != FG_NONE &&
                    (is_category_of(c, h->concept, members) || is_plural_head(c, head));
    uint32_t start = h->start, group = fg_node_new(c->p, category ? FG_NODE_EXAMPLES : FG_NODE_ALL, start, end);
    if (!group) return 0;
    if (!category) {
        fg_node_append(c->p, group, head->node);
        fg_node_append(c->p, group, members);
        return group;
    }
    fg_node *g = fg_node_at(c->p, group);
    g->head = head->node;
    g->open = open;
    fg_node *m = fg_node_at(c->p, members);
    g->child = fg_is_leaf(m) ? members : m->child;
    return group;
}

/* Members of a list of examples are alternatives, whatever word joins them, unless "namely" says all. */
static uint32_t members_of(fg_clause *c, items *list, uint32_t a, uint32_t b, bool all) {
    if (b - a == 1) return list->at[a].node;
    uint32_t group = fg_node_new(c->p, all ? FG_NODE_ALL : FG_NODE_ANY, fg_node_at(c->p, list->at[a].node)->start,
                                 fg_node_at(c->p, list->at[b - 1].node)->end);
    for (uint32_t i = a; i < b && group; i++) adopt(c, group, list->at[i].node);
    return group;
}

/* ---- items of one segment ---- */

static void note_surroundings(const fg_clause *c, item *it, uint32_t from) {
    it->quantifier = 0;
    uint32_t k = 0;
    if (cue_in(c, from, it->first, FG_LEX_QUANTIFIER, &k))
        it->quantifier = k;
    else if (cue_in(c, from, it->first, FG_LEX_EITHER, NULL))
        it->quantifier = 1;
    it->head_words = it->before == BY_BREAK && cue_in(c, from, it->first, FG_LEX_SUCH_AS, NULL) &&
                     !cue_in(c, from, it->first, FG_LEX_NAMELY, NULL);
}

/* Leaves inside the parentheses behind item `it` (from leaf *i on) become one members node. */
static uint32_t read_parenthesis(fg_clause *c, uint32_t *i, uint32_t segment) {
    items inner = {0};
    uint32_t from = c->leaves.at[*i].first;
    for (; *i < c->leaves.n && c->leaves.at[*i].segment == segment && c->leaves.at[*i].depth > 0; ++*i) {
        fg_leaf *l = &c->leaves.at[*i];
        if (l->aside) continue;
        item *it = FG_PUSH(c->r->scratch, &inner);
        if (!it) return 0;
        *it = (item){.node = l->node,
                     .first = l->first,
                     .end = l->end,
                     .before = inner.n > 1 ? joint_between(c, inner.at[inner.n - 2].end, l->first) : BY_BREAK};
        if (inner.n > 1 && sign_in(c, inner.at[inner.n - 2].end, l->first, ')')) it->before = BY_BREAK;
    }
    if (!inner.n) return 0;
    bool all = from >= 2 && cue_in(c, from >= c->st->first + 4 ? from - 4 : c->st->first, from, FG_LEX_NAMELY, NULL);
    merge_slashes(c, &inner);
    return members_of(c, &inner, 0, inner.n, all);
}

static uint32_t paren_end(const fg_clause *c, uint32_t from, uint32_t to) {
    uint32_t depth = 0;
    for (uint32_t i = from; i < to; i++) {
        if (fg_is(c->r, i, '(')) depth++;
        if (fg_is(c->r, i, ')') && depth && --depth == 0) return i + 1;
    }
    return from;
}

static bool paren_is_open(const fg_clause *c, uint32_t from, uint32_t to) {
    return !cue_in(c, from, to, FG_LEX_NAMELY, NULL);
}

/* Fills `list` with the segment's leaves outside parentheses; what stands in parentheses is folded into its leaf. */
static uint32_t read_segment(fg_clause *c, uint32_t i, items *list) {
    uint32_t segment = c->leaves.at[i].segment, at = c->leaves.at[i].first;
    if (i == 0)
        at = c->st->first;
    else
        at = c->leaves.at[i - 1].end;
    while (i < c->leaves.n && c->leaves.at[i].segment == segment) {
        fg_leaf *l = &c->leaves.at[i];
        if (l->depth > 0) {
            uint32_t open_from = at, members = read_parenthesis(c, &i, segment);
            uint32_t last = c->leaves.at[i - 1].end,
                     end = paren_end(c, open_from, i < c->leaves.n ? c->leaves.at[i].first : c->st->end);
            if (!members) continue;
            if (list->n && fg_node_at(c->p, members)->necessity == FG_INHERIT) {
                item *head = &list->at[list->n - 1];
                bool near = plain_words(c, head->end, l->first) <= 6;
                if (near) head->node = examples_of(c, head, members, paren_is_open(c, open_from, last));
                at = end > last ? end : last;
                if (near) continue;
            }
            item *it = FG_PUSH(c->r->scratch, list);
            if (it) *it = (item){.node = members, .first = l->first, .end = last, .before = BY_BREAK};
            at = end > last ? end : last;
            continue;
        }
        i++;
        if (l->aside) continue;
        item *it = FG_PUSH(c->r->scratch, list);
        if (!it) return i;
        *it = (item){.node = l->node,
                     .first = l->first,
                     .end = l->end,
                     .before = list->n > 1 ? joint_between(c, at, l->first) : BY_BREAK};
        note_surroundings(c, it, at);
        uint32_t to = i < c->leaves.n ? c->leaves.at[i].first : c->st->end;
        it->open_behind = cue_in(c, l->end, to, FG_LEX_OPEN, NULL);
        at = l->end;
    }
    return i;
}

/* ---- years ---- */

/* A field that people work in by trade; a tool is a skill, even where a job is named after it. */
static bool is_profession(const fg_clause *c, uint32_t concept) {
    fg_kind kind = fg_kind_of(c->r, concept);
    return (kind == FG_KIND_KNOWLEDGE || kind == FG_KIND_METHOD) && fg_dict_has_title(c->r->dict, concept);
}

/* Years whose words name a skill stand beside it; the skill carries the months. */
static void attach_years(fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *y = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, y->node);
        if (n->type != FG_NODE_YEARS || !n->min_months) continue;
        uint32_t last = 0;
        for (uint32_t k = i + 1; k < c->leaves.n; k++) {
            fg_leaf *l = &c->leaves.at[k];
            fg_node *m = fg_node_at(c->p, l->node);
            if (m->start >= n->of_end || m->type == FG_NODE_YEARS || m->type == FG_NODE_DEGREE) break;
            if (last && joint_between(c, last, l->first) == BY_BREAK && l->depth == 0) break;
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

/* "BS and 5 years or MS and 3 years": alternatives of pairs. */
static void pair_degrees(fg_clause *c, items *list) {
    for (uint32_t i = 0; i + 3 < list->n; i++) {
        bool pairs = fg_node_at(c->p, list->at[i].node)->type == FG_NODE_DEGREE &&
                     fg_node_at(c->p, list->at[i + 1].node)->type == FG_NODE_YEARS &&
                     fg_node_at(c->p, list->at[i + 2].node)->type == FG_NODE_DEGREE &&
                     fg_node_at(c->p, list->at[i + 3].node)->type == FG_NODE_YEARS;
        if (!pairs || !(list->at[i + 2].before == BY_OR || list->at[i + 2].before == BY_COMMA)) continue;
        list->at[i].node = group_of(c, FG_NODE_ALL, list, i, i + 2);
        list->at[i].end = list->at[i + 1].end;
        list->at[i + 2].node = group_of(c, FG_NODE_ALL, list, i + 2, i + 4);
        list->at[i + 2].end = list->at[i + 3].end;
        list->at[i + 2].before = BY_OR;
        for (uint32_t k = i + 1; k + 1 < list->n; k++) list->at[k] = list->at[k + 1];
        list->n--;
        for (uint32_t k = i + 2; k + 1 < list->n; k++) list->at[k] = list->at[k + 1];
        list->n--;
    }
}

/* ---- level of skill ---- */

static void set_levels(fg_clause *c) {
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

/* ---- all of it ---- */

/* "..., including A, B and C" names parts, not examples. */
static bool lists_all(const fg_clause *c, const item *head, const item *first) {
    uint32_t how = 0;
    return cue_in(c, head->end, first->first, FG_LEX_SUCH_AS, &how) && how == 1;
}

static void append_runs(fg_clause *c, uint32_t root, items *list) {
    pair_degrees(c, list);
    merge_slashes(c, list);
    for (uint32_t a = 0; a < list->n;) {
        uint32_t b = a + 1;
        while (b < list->n && list->at[b].before != BY_BREAK && list->at[b].before != BY_SUCH_AS) b++;
        if (b < list->n && list->at[b].before == BY_SUCH_AS) {
            /* the last item of the run is a head; what follows are its examples */
            uint32_t e = b + 1;
            while (e < list->n &&
                   (list->at[e].before == BY_COMMA || list->at[e].before == BY_AND || list->at[e].before == BY_OR))
                e++;
            bool all = lists_all(c, &list->at[b - 1], &list->at[b]) && list->at[e - 1].before == BY_AND;
            list->at[b - 1].node = examples_of(c, &list->at[b - 1], members_of(c, list, b, e, all), true);
            list->at[b - 1].end = list->at[e - 1].end;
            uint32_t gone = e - b;
            for (uint32_t k = b; k + gone < list->n; k++) list->at[k] = list->at[k + gone];
            list->n -= gone;
            if (b < list->n && list->at[b].before != BY_BREAK && list->at[b].before != BY_SUCH_AS) continue;
        }
        adopt(c, root, run_tree(c, list, a, b));
        a = b;
    }
}

uint32_t fg_clause_tree(fg_clause *c) {
    if (!c->leaves.n) return 0;
    attach_years(c);
    set_levels(c);
    fg_clause_necessity(c);
    uint32_t root = fg_node_new(c->p, FG_NODE_ALL, fg_tok(c->r, c->leaves.at[0].first)->start,
                                fg_tok(c->r, c->leaves.at[c->leaves.n - 1].end - 1)->end);
    if (!root) return 0;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (c->leaves.at[i].aside) fg_node_append(c->p, root, c->leaves.at[i].node);
    for (uint32_t i = 0; i < c->leaves.n;) {
        items list = {0};
        i = read_segment(c, i, &list);
        append_runs(c, root, &list);
    }
    const fg_node *all = fg_node_at(c->p, root);
    if (all->child && !fg_node_at(c->p, all->child)->next) return all->child;
    return root;
}
