/* Trees: all is the mean by what its parts weigh, any the best, at least k the mean of the best k, examples the best of members and kind. */
#include "match/match.h"

static fg_policy_key weight_key(uint8_t type) {
    switch (type) {
    case FG_NODE_SOFT: return FG_P_WEIGHT_SOFT;
    case FG_NODE_DOMAIN: return FG_P_WEIGHT_DOMAIN;
    case FG_NODE_CERTIFICATE: return FG_P_WEIGHT_CERTIFICATE;
    case FG_NODE_LICENCE: return FG_P_WEIGHT_LICENCE;
    case FG_NODE_SPOKEN: return FG_P_WEIGHT_SPOKEN;
    case FG_NODE_YEARS: return FG_P_WEIGHT_YEARS;
    case FG_NODE_DEGREE: return FG_P_WEIGHT_DEGREE;
    case FG_NODE_EVIDENCE: return FG_P_WEIGHT_EVIDENCE;
    case FG_NODE_SKILL: return FG_P_WEIGHT_SKILL;
    default: return FG_P_WEIGHT_GATE;
    }
}

/* "Less than 3 years" asks nothing of anybody. */
int32_t fg_match_weight(const fg_matcher *m, const fg_node *leaf) {
    bool asks_nothing = leaf->type == FG_NODE_YEARS && !leaf->min_months;
    return asks_nothing ? 0 : fg_match_number(m, weight_key(leaf->type));
}

typedef struct {
    uint32_t n, met, missing, unknown;
    int64_t low, high, weight, met_weight; /* each part times its weight */
    int32_t lows[32], highs[32];           /* sorted down, for "at least k" */
    fg_outcome best;
} sum;

uint8_t fg_match_necessity(const fg_matcher *m, uint32_t node, uint8_t inherited) {
    uint8_t own = fg_match_node(m, node)->necessity;
    return own == FG_INHERIT ? inherited : own;
}

/* Does something else that is wanted, too, carry months of its own? */
static bool has_months(const fg_matcher *m, uint32_t node, uint8_t inherited, uint8_t wanted) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    if (n->type >= FG_NODE_SKILL) return n->type != FG_NODE_YEARS && n->min_months > 0 && inherited == wanted;
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next)
        if (has_months(m, k, inherited, wanted)) return true;
    return n->head && has_months(m, n->head, inherited, wanted);
}

/* Years of a skill are counted once: by the years leaf for a profession, by the skill otherwise. */
bool fg_match_is_silent(const fg_matcher *m, uint32_t node, uint8_t wanted) {
    const fg_node *n = fg_match_node(m, node), *root = fg_match_node(m, m->root);
    if (root->type != FG_NODE_ALL) return false;
    if (n->type == FG_NODE_YEARS) return n->concept == FG_NONE && has_months(m, m->root, m->necessity, wanted);
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

static void add(sum *s, const fg_outcome *o, int32_t weight) {
    if (!s->n || o->low > s->best.low || (o->low == s->best.low && order_of(o->verdict) > order_of(s->best.verdict))) {
        int32_t high = s->n ? s->best.high : 0;
        s->best = *o;
        if (high > s->best.high) s->best.high = high;
    } else if (o->high > s->best.high) {
        s->best.high = o->high;
    }
    s->n++;
    s->low += (int64_t)o->low * weight;
    s->high += (int64_t)o->high * weight;
    s->weight += weight;
    s->met += o->verdict == FG_MET;
    s->met_weight += o->verdict == FG_MET ? weight : 0;
    s->missing += o->verdict == FG_MISSING;
    s->unknown += o->verdict == FG_CANNOT_TELL;
    insert(s->lows, s->n, o->low);
    insert(s->highs, s->n, o->high);
}

/* Of its heaviest leaf; what has no price takes no share of one either. */
int32_t fg_match_node_weight(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node);
    if (n->type >= FG_NODE_SKILL) return fg_match_weight(m, n);
    int32_t most = 0;
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next)
        if (fg_match_node_weight(m, k) > most) most = fg_match_node_weight(m, k);
    return most;
}

static fg_outcome mean_of(const fg_matcher *m, const sum *s) {
    fg_outcome o = s->best;
    if (s->weight) {
        o.low = (int32_t)((s->low + s->weight / 2) / s->weight);
        o.high = (int32_t)((s->high + s->weight / 2) / s->weight);
    }
    int64_t enough = s->weight * fg_match_number(m, FG_P_VERDICT_MET_FROM);
    bool met = s->met == s->n || (s->weight && s->met_weight * FG_ONE >= enough) ||
               (!s->missing && s->met && s->low >= enough);
    o.verdict = met                               ? FG_MET
                : s->unknown == s->n              ? FG_CANNOT_TELL
                : s->missing + s->unknown == s->n ? FG_MISSING
                                                  : FG_PARTIAL;
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
    int32_t credit = fg_match_number(m, n->open ? FG_P_CREDIT_OPEN_SIBLING : FG_P_CREDIT_CLOSED_SIBLING);
    const fg_node *head = n->head ? fg_match_node(m, n->head) : NULL;
    if (head && head->concept != FG_NONE) {
        fg_outcome o = fg_match_kind(m, head->concept, credit);
        if (o.low > s->best.low) add(s, &o, FG_ONE);
        return;
    }
    if (!n->open) return;
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) {
        const fg_node *c = fg_match_node(m, k);
        if (c->type != FG_NODE_SKILL || c->concept == FG_NONE) continue;
        fg_outcome o = fg_match_alike(m, c->concept, credit);
        if (o.low > s->best.low) add(s, &o, FG_ONE);
    }
}

static void add_children(const fg_matcher *m, const fg_node *n, uint8_t inherited, uint8_t wanted, sum *s) {
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) {
        fg_outcome o;
        if (fg_match_is_silent(m, k, wanted) || !fg_match_tree(m, k, inherited, wanted, &o)) continue;
        add(s, &o, fg_match_node_weight(m, k));
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
    *out = n->type == FG_NODE_ALL                    ? mean_of(m, &s)
           : n->type == FG_NODE_AT_LEAST && n->k > 1 ? at_least(&s, n->k)
                                                     : s.best;
    return true;
}

/* ---- what is asked twice ---- */

static bool same_fields(const fg_matcher *m, const fg_node *x, const fg_node *y) {
    if (x->fields != y->fields) return false;
    for (uint32_t i = 0; i < x->fields; i++) {
        uint32_t concept = m->p->fields.at[x->first_field + i].concept;
        if (concept == FG_NONE || concept != m->p->fields.at[y->first_field + i].concept) return false;
    }
    return true;
}

static bool same_node(const fg_matcher *m, const fg_node *x, const fg_node *y) {
    return x->type == y->type && x->necessity == y->necessity && x->concept == y->concept && x->level == y->level &&
           x->spoken_level == y->spoken_level && x->degree == y->degree && x->related_ok == y->related_ok &&
           x->experience_ok == y->experience_ok && x->in_progress == y->in_progress && x->min_months == y->min_months &&
           x->k == y->k && x->open == y->open && !x->head == !y->head && same_fields(m, x, y);
}

/* "3 years of cooking" is years and a skill with as many, "Cooking: 3 years" the skill alone: that skill, else the node. */
static uint32_t without_years(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node);
    if (n->type != FG_NODE_ALL || !n->child) return node;
    uint32_t second = fg_match_node(m, n->child)->next;
    const fg_node *years = fg_match_node(m, n->child), *skill = fg_match_node(m, second);
    bool pair = second && !skill->next && years->type == FG_NODE_YEARS && skill->type == FG_NODE_SKILL;
    return pair && years->min_months == skill->min_months && years->necessity == skill->necessity ? second : node;
}

bool fg_match_is_same(const fg_matcher *m, uint32_t a, uint32_t b) {
    a = without_years(m, a);
    b = without_years(m, b);
    const fg_node *x = fg_match_node(m, a), *y = fg_match_node(m, b);
    if (!same_node(m, x, y) || (x->head && !fg_match_is_same(m, x->head, y->head))) return false;
    uint32_t i = x->child, k = y->child;
    while (i && k && fg_match_is_same(m, i, k)) i = fg_match_node(m, i)->next, k = fg_match_node(m, k)->next;
    return !i && !k;
}
