/* Trees: all is the mean, any the best, at least k the mean of the best k, examples the best of members and kind. */
#include "match/match.h"

typedef struct {
    uint32_t n, met, missing, unknown;
    int64_t low, high;
    int32_t lows[32], highs[32]; /* sorted down, for "at least k" */
    fg_outcome best;
} sum;

uint8_t fg_match_necessity(const fg_matcher *m, uint32_t node, uint8_t inherited) {
    uint8_t own = fg_match_node(m, node)->necessity;
    return own == FG_INHERIT ? inherited : own;
}

static bool has_months(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node);
    if (n->type >= FG_NODE_SKILL) return n->type != FG_NODE_YEARS && n->min_months > 0;
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next)
        if (has_months(m, k)) return true;
    return n->head && has_months(m, n->head);
}

/* Years of a skill are counted once: by the years leaf for a profession, by the skill otherwise. */
static bool is_silent(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node), *root = fg_match_node(m, m->root);
    if (root->type != FG_NODE_ALL) return false;
    if (n->type == FG_NODE_YEARS) return n->concept == FG_NONE && has_months(m, m->root);
    if (n->type != FG_NODE_SKILL || !n->min_months) return false;
    for (uint32_t k = root->child; k; k = fg_match_node(m, k)->next) {
        const fg_node *y = fg_match_node(m, k);
        if (y->type == FG_NODE_YEARS && y->concept == n->concept) return true;
    }
    return false;
}

static void insert(int32_t *list, uint32_t n, int32_t value) {
    for (uint32_t i = 0; i < n && i < 32; i++)
        if (value > list[i]) {
            int32_t t = list[i];
            list[i] = value;
            value = t;
        }
}

static int order_of(uint8_t verdict) {
    return verdict == FG_MET ? 3 : verdict == FG_PARTIAL ? 2 : verdict == FG_CANNOT_TELL ? 1 : 0;
}

static void add(sum *s, const fg_outcome *o) {
    if (!s->n || o->low > s->best.low || (o->low == s->best.low && order_of(o->verdict) > order_of(s->best.verdict))) {
        int32_t high = s->n ? s->best.high : 0;
        s->best = *o;
        if (high > s->best.high) s->best.high = high;
    } else if (o->high > s->best.high) {
        s->best.high = o->high;
    }
    s->n++;
    s->low += o->low;
    s->high += o->high;
    s->met += o->verdict == FG_MET;
    s->missing += o->verdict == FG_MISSING;
    s->unknown += o->verdict == FG_CANNOT_TELL;
    insert(s->lows, s->n, o->low);
    insert(s->highs, s->n, o->high);
}

static fg_outcome mean_of(const sum *s) {
    fg_outcome o = s->best;
    o.low = (int32_t)((s->low + s->n / 2) / s->n);
    o.high = (int32_t)((s->high + s->n / 2) / s->n);
    o.verdict = s->met == s->n       ? FG_MET
                : s->missing == s->n ? FG_MISSING
                : s->unknown == s->n ? FG_CANNOT_TELL
                                     : FG_PARTIAL;
    if (s->met == 0 && s->missing + s->unknown == s->n && o.verdict == FG_PARTIAL) o.verdict = FG_MISSING;
    return o;
}

static fg_outcome at_least(const sum *s, uint32_t k) {
    int64_t low = 0, high = 0;
    for (uint32_t i = 0; i < k && i < 32; i++) {
        low += s->lows[i];
        high += s->highs[i];
    }
    fg_outcome o = s->best;
    o.low = (int32_t)(low / k);
    o.high = (int32_t)(high / k);
    o.verdict = s->met >= k ? FG_MET : low > 0 ? FG_PARTIAL : s->unknown ? FG_CANNOT_TELL : FG_MISSING;
    return o;
}

/* Another of the kind: whatever is one of the head, or alike to a member of an open list. */
static void add_others(const fg_matcher *m, const fg_node *n, sum *s) {
    int32_t credit = fg_policy(m, n->open ? FG_P_CREDIT_OPEN_SIBLING : FG_P_CREDIT_CLOSED_SIBLING);
    const fg_node *head = n->head ? fg_match_node(m, n->head) : NULL;
    if (head && head->concept != FG_NONE) {
        fg_outcome o = fg_match_kind(m, head->concept, credit);
        if (o.low > s->best.low) add(s, &o);
        return;
    }
    if (!n->open) return;
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) {
        const fg_node *c = fg_match_node(m, k);
        if (c->type != FG_NODE_SKILL || c->concept == FG_NONE) continue;
        fg_outcome o = fg_match_alike(m, c->concept, credit);
        if (o.low > s->best.low) add(s, &o);
    }
}

static void add_children(const fg_matcher *m, const fg_node *n, uint8_t inherited, uint8_t wanted, sum *s) {
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) {
        fg_outcome o;
        if (is_silent(m, k) || !fg_match_tree(m, k, inherited, wanted, &o)) continue;
        add(s, &o);
    }
}

bool fg_match_tree(const fg_matcher *m, uint32_t node, uint8_t inherited, uint8_t wanted, fg_outcome *out) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    if (n->type >= FG_NODE_SKILL) {
        if (inherited != wanted) return false;
        *out = fg_match_leaf(m, node);
        return true;
    }
    sum s = {0};
    add_children(m, n, inherited, wanted, &s);
    if (!s.n) return false;
    if (n->type == FG_NODE_EXAMPLES) add_others(m, n, &s);
    *out = n->type == FG_NODE_ALL ? mean_of(&s) : n->type == FG_NODE_AT_LEAST && n->k > 1 ? at_least(&s, n->k) : s.best;
    return true;
}
