/* What each statement weighs. Weights depend on the posting alone, so adding evidence never lowers a score. */
#include "match/match.h"

/* ---- what a tree weighs ---- */

typedef struct {
    int32_t base; /* of its heaviest leaf */
    int32_t sum, leaves;
    bool strong, basic, titled, has_soft, soft_only, any;
} heft;

static void weigh(const fg_matcher *m, uint32_t node, uint8_t inherited, uint8_t wanted, heft *h) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    if (n->type < FG_NODE_SKILL) {
        for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) weigh(m, k, inherited, wanted, h);
        return;
    }
    if (inherited != wanted) return;
    int32_t base = fg_match_weight(m, n);
    if (!h->any) *h = (heft){.soft_only = true, .any = true};
    if (base > h->base) h->base = base;
    h->sum += base;
    h->leaves++;
    h->has_soft |= n->type == FG_NODE_SOFT;
    h->soft_only &= n->type == FG_NODE_SOFT;
    h->strong |= n->level == FG_LEVEL_STRONG && n->type == FG_NODE_SKILL;
    bool basic = n->level == FG_LEVEL_BASIC || n->level == FG_LEVEL_INTEREST;
    h->basic |= basic && n->type == FG_NODE_SKILL;
    h->titled |= n->titled;
}

static int32_t weight_of(const fg_matcher *m, const heft *h) {
    int32_t emphasis = FG_ONE, cap = fg_match_number(m, FG_P_EMPHASIS_CAP);
    if (h->strong)
        emphasis = fg_match_number(m, FG_P_EMPHASIS_STRONG);
    else if (h->basic)
        emphasis = fg_match_number(m, FG_P_EMPHASIS_BASIC);
    if (h->titled) emphasis = fg_share(emphasis, fg_match_number(m, FG_P_EMPHASIS_TITLE));
    /* qualities beside a skill draw the price of the statement down */
    int32_t base = h->has_soft ? (h->sum + h->leaves / 2) / h->leaves : h->base;
    return fg_share(base, emphasis > cap ? cap : emphasis);
}

int32_t fg_match_price_of(const fg_matcher *m, const fg_requirement *q, uint8_t wanted) {
    heft h = {0};
    weigh(m, q->root, q->necessity, wanted, &h);
    return h.any ? weight_of(m, &h) : 0;
}

/* ---- items ---- */

/* Postings say what matters twice, in a text and in a list under it: it counts once, as strictly as it is asked. */
static void drop_repeated(const fg_matcher *m, fg_result *x) {
    fg_item *last = &x->items.at[x->items.n - 1];
    uint32_t root = m->p->requirements.at[last->requirement].root;
    for (uint32_t i = 0; i + 1 < x->items.n; i++) {
        fg_item *item = &x->items.at[i];
        if (item->repeated || item->requirement == last->requirement) continue;
        if (!fg_match_is_same(m, m->p->requirements.at[item->requirement].root, root)) continue;
        bool stricter = last->necessity == FG_REQUIRED && item->necessity == FG_PREFERRED;
        fg_item *less = stricter ? item : last;
        less->repeated = true;
        less->weight = 0;
        return;
    }
}

static void add_item(fg_matcher *m, fg_result *x, uint32_t requirement, uint8_t wanted, uint8_t as, char suffix,
                     bool *soft) {
    const fg_requirement *q = &m->p->requirements.at[requirement];
    heft h = {0};
    weigh(m, q->root, q->necessity, wanted, &h);
    fg_item *item = h.any ? FG_PUSH(&x->arena, &x->items) : NULL;
    if (!item) return;
    *item = (fg_item){.requirement = requirement, .suffix = suffix, .necessity = as, .weight = weight_of(m, &h)};
    soft[x->items.n - 1] = h.soft_only;
    drop_repeated(m, x);
}

static bool states_anything(const fg_matcher *m) {
    for (uint32_t i = 0; i < m->p->requirements.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[i];
        heft h = {0};
        if (q->necessity == FG_IMPLIED) continue;
        weigh(m, q->root, q->necessity, FG_REQUIRED, &h);
        if (h.any && h.base) return true;
        h = (heft){0};
        weigh(m, q->root, q->necessity, FG_PREFERRED, &h);
        if (h.any && h.base) return true;
    }
    return false;
}

/* Duties count as requirements only where a posting states none. */
static void make_items(fg_matcher *m, fg_result *x, bool *soft) {
    bool stated = states_anything(m);
    uint32_t of_duties = 0;
    for (uint32_t i = 0; i < m->p->requirements.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[i];
        uint32_t before = x->items.n;
        if (q->necessity == FG_IMPLIED) {
            if (!stated) add_item(m, x, i, FG_IMPLIED, FG_REQUIRED, 0, soft);
            of_duties += x->items.n - before;
            continue;
        }
        add_item(m, x, i, FG_REQUIRED, FG_REQUIRED, 0, soft);
        add_item(m, x, i, FG_PREFERRED, FG_PREFERRED, x->items.n > before ? 'b' : 0, soft);
    }
    const char **w = of_duties ? FG_PUSH(&x->arena, &x->warnings) : NULL;
    if (w)
        *w = of_duties == x->items.n
                 ? "the posting states no requirements; the skills of its duties were scored instead"
                 : "what the posting requires has no points; the skills of its duties were scored instead";
}

static int64_t sum_weights(const fg_result *x, uint8_t necessity, const bool *soft, int want_soft) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < x->items.n; i++)
        if (x->items.at[i].necessity == necessity && (want_soft < 0 || soft[i] == (want_soft == 1)))
            sum += x->items.at[i].weight;
    return sum;
}

static void scale_weights(fg_result *x, uint8_t necessity, const bool *soft, bool soft_only, int64_t to, int64_t from) {
    for (uint32_t i = 0; i < x->items.n; i++) {
        fg_item *item = &x->items.at[i];
        if (item->necessity == necessity && (!soft_only || soft[i]))
            item->weight = (int32_t)((item->weight * to + from / 2) / from);
    }
}

/* Soft skills: at most their cap of all required weight. With hard weight H: s / (H + s) <= cap. */
static void cap_soft(const fg_matcher *m, fg_result *x, const bool *soft) {
    int64_t cap = fg_match_number(m, FG_P_MIX_SOFT_CAP);
    for (uint8_t n = FG_REQUIRED; n <= FG_PREFERRED; n++) {
        int64_t s = sum_weights(x, n, soft, 1), hard = sum_weights(x, n, soft, 0), most = hard * cap / (FG_ONE - cap);
        if (hard && s > most) scale_weights(x, n, soft, true, most, s);
    }
}

/* lambda = min(share, cap / (1 - cap) * W_required / W_preferred) */
static void scale_preferred(const fg_matcher *m, fg_result *x, const bool *soft) {
    int64_t req = sum_weights(x, FG_REQUIRED, soft, -1), pref = sum_weights(x, FG_PREFERRED, soft, -1);
    if (!req || !pref) return;
    int64_t cap = fg_match_number(m, FG_P_MIX_PREFERRED_CAP), share = fg_match_number(m, FG_P_MIX_PREFERRED_SHARE);
    int64_t most = req * cap / (FG_ONE - cap), usual = pref * share / FG_ONE;
    scale_weights(x, FG_PREFERRED, soft, false, usual < most ? usual : most, pref);
}

void fg_match_price(fg_matcher *m, fg_result *x) {
    bool *soft = FG_NEW_N(m->scratch, bool, (size_t)m->p->requirements.n * 2 + 1);
    if (!soft) return;
    make_items(m, x, soft);
    cap_soft(m, x, soft);
    scale_preferred(m, x, soft);
}
