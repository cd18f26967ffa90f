/*
 * The score: S = 100 * sum(w * credit) / sum(w) over required items and, scaled down, preferred ones. Weights depend on
 * the posting alone, so adding evidence never lowers a score.
 */
#include "match/copied.h"

const char *const fg_verdict_names[] = {"met", "partial", "missing", "cannot_tell"};
const char *const fg_rule_names[] = {"none",         "exact",   "alias",      "child", "implied",
                                     "open-sibling", "sibling", "parent",     "title", "years",
                                     "stated-years", "degree",  "experience", "deed",  "assumed"};

/* ---- what a tree weighs ---- */

typedef struct {
    int32_t base; /* of its heaviest leaf */
    int32_t sum, leaves;
    bool strong, basic, titled, has_soft, soft_only, any;
} heft;

static bool in_title(const fg_matcher *m, uint32_t concept) {
    fg_span t = m->p->header.title;
    fg_str name = concept == FG_NONE ? (fg_str){0} : fg_concept_name(m->dict, concept),
           title = fg_doc_slice(m->p->doc, t.start, t.end);
    for (size_t i = 0; name.len > 1 && i + name.len <= title.len; i++)
        if (fg_str_eq_nocase((fg_str){title.ptr + i, name.len}, name)) return true;
    return false;
}

static void weigh(const fg_matcher *m, uint32_t node, uint8_t inherited, uint8_t wanted, heft *h) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    if (n->type < FG_NODE_SKILL) {
        for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) weigh(m, k, inherited, wanted, h);
        return;
    }
    if (inherited != wanted) return;
    int32_t base = fg_match_weight(m, n->type);
    if (!h->any) *h = (heft){.soft_only = true, .any = true};
    if (base > h->base) h->base = base;
    h->sum += base;
    h->leaves++;
    h->has_soft |= n->type == FG_NODE_SOFT;
    h->soft_only &= n->type == FG_NODE_SOFT;
    h->strong |= n->level == FG_LEVEL_STRONG && n->type == FG_NODE_SKILL;
    h->basic |= n->level == FG_LEVEL_BASIC && n->type == FG_NODE_SKILL;
    h->titled |= n->type == FG_NODE_SKILL && in_title(m, n->concept);
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

/* ---- items ---- */

static void add_item(fg_matcher *m, fg_result *x, uint32_t requirement, uint8_t wanted, uint8_t as, char suffix,
                     bool *soft) {
    const fg_requirement *q = &m->p->requirements.at[requirement];
    heft h = {0};
    weigh(m, q->root, q->necessity, wanted, &h);
    fg_item *item = h.any ? FG_PUSH(&x->arena, &x->items) : NULL;
    if (!item) return;
    *item = (fg_item){.requirement = requirement, .suffix = suffix, .necessity = as, .weight = weight_of(m, &h)};
    soft[x->items.n - 1] = h.soft_only;
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
    for (uint32_t i = 0; i < m->p->requirements.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[i];
        if (q->necessity == FG_IMPLIED) {
            if (!stated) add_item(m, x, i, FG_IMPLIED, FG_REQUIRED, 0, soft);
            continue;
        }
        uint32_t before = x->items.n;
        add_item(m, x, i, FG_REQUIRED, FG_REQUIRED, 0, soft);
        add_item(m, x, i, FG_PREFERRED, FG_PREFERRED, x->items.n > before ? 'b' : 0, soft);
    }
    if (!stated && x->items.n) {
        const char **w = FG_PUSH(&x->arena, &x->warnings);
        if (w) *w = "the posting states no requirements; the skills of its duties were scored instead";
    }
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

/* ---- outcome of an item ---- */

bool fg_match_item(fg_matcher *m, const fg_item *item, fg_outcome *out) {
    const fg_requirement *q = &m->p->requirements.at[item->requirement];
    m->root = q->root;
    return fg_match_tree(m, q->root, q->necessity, q->necessity == FG_IMPLIED ? FG_IMPLIED : item->necessity, out);
}

static void collect(fg_matcher *m, fg_result *x, uint32_t node, uint8_t inherited, uint8_t wanted) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) collect(m, x, k, inherited, wanted);
    if (n->type < FG_NODE_SKILL || inherited != wanted) return;
    fg_outcome o = fg_match_leaf(m, node);
    fg_finding *f =
        (o.span.end > o.span.start || o.rule == FG_RULE_ASSUMED) && o.low > 0 ? FG_PUSH(&x->arena, &x->findings) : NULL;
    if (f)
        *f = (fg_finding){.span = o.span,
                          .rule = o.rule,
                          .node = node,
                          .place = o.place,
                          .role = o.proof == FG_NONE ? FG_NONE : m->r->proofs.at[o.proof].role};
}

/* An alternative that no member of the list shows itself: the proof is another of its kind. */
static void collect_other(fg_matcher *m, fg_result *x, const fg_item *item, const fg_outcome *o) {
    bool told = o->span.end > o->span.start || o->rule == FG_RULE_ASSUMED;
    if (x->findings.n > item->first_finding || !told) return;
    fg_finding *f = FG_PUSH(&x->arena, &x->findings);
    if (f)
        *f = (fg_finding){.span = o->span,
                          .rule = o->rule,
                          .node = m->root,
                          .place = o->place,
                          .role = o->proof == FG_NONE ? FG_NONE : m->r->proofs.at[o->proof].role};
}

static bool is_shown(const fg_result *x, const fg_item *item) {
    for (uint32_t i = item->first_finding; i < item->first_finding + item->findings; i++)
        if (x->findings.at[i].place <= FG_IN_CERTIFICATES) return true;
    return item->findings == 0;
}

static void judge_item(fg_matcher *m, fg_result *x, fg_item *item) {
    fg_outcome o;
    const fg_requirement *q = &m->p->requirements.at[item->requirement];
    if (!fg_match_item(m, item, &o)) return;
    item->low = o.low;
    item->high = o.high;
    item->verdict = o.verdict;
    item->first_finding = x->findings.n;
    collect(m, x, q->root, q->necessity, q->necessity == FG_IMPLIED ? FG_IMPLIED : item->necessity);
    collect_other(m, x, item, &o);
    if (item->low == 0) x->findings.n = item->first_finding; /* nothing is proved */
    item->findings = x->findings.n - item->first_finding;
    item->listed_only = item->verdict == FG_MET && !is_shown(x, item);
}

/* ---- points ---- */

/* Rounds parts[i] / whole * total to integers that add up to the rounded sum: largest remainder, earlier first, and
 * none above its cap (NULL: no caps). The caps leave room, since they were dealt out the same way to larger parts. */
static int32_t apportion(const int64_t *parts, uint32_t n, int64_t whole, int32_t total, const int32_t *cap,
                         int32_t *out, fg_arena *scratch) {
    int64_t sum = 0, given = 0;
    int64_t *rest = FG_NEW_N(scratch, int64_t, n + 1);
    if (!rest || whole <= 0) return 0;
    for (uint32_t i = 0; i < n; i++) {
        out[i] = (int32_t)(parts[i] * total / whole);
        rest[i] = parts[i] * total % whole;
        sum += parts[i];
        given += out[i];
    }
    int32_t all = (int32_t)((sum * total + whole / 2) / whole);
    for (; given < all; given++) {
        uint32_t best = n;
        for (uint32_t i = 0; i < n; i++)
            if ((!cap || out[i] < cap[i]) && (best == n || rest[i] > rest[best])) best = i;
        if (best == n) break;
        out[best]++;
        rest[best] = -1;
    }
    return all;
}

static int64_t total_weight(const fg_result *x, int necessity) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < x->items.n; i++)
        if (necessity < 0 || x->items.at[i].necessity == necessity) sum += x->items.at[i].weight;
    return sum;
}

static int32_t part_score(const fg_result *x, uint8_t necessity) {
    int64_t weight = total_weight(x, necessity), sum = 0;
    if (!weight) return -1;
    for (uint32_t i = 0; i < x->items.n; i++)
        if (x->items.at[i].necessity == necessity) sum += (int64_t)x->items.at[i].weight * x->items.at[i].low;
    return (int32_t)((sum + weight / 2) / weight);
}

/* Prices first, then what could be had of them, then what is had. */
static void add_points(fg_result *x, fg_arena *scratch) {
    uint32_t n = x->items.n;
    int64_t whole = total_weight(x, -1) * FG_ONE, *parts = FG_NEW_N(scratch, int64_t, n + 1);
    int32_t *of = FG_NEW_N(scratch, int32_t, n + 1), *high = FG_NEW_N(scratch, int32_t, n + 1);
    int32_t *low = FG_NEW_N(scratch, int32_t, n + 1);
    if (!parts || !of || !high || !low) return;
    for (uint32_t i = 0; i < n; i++) parts[i] = (int64_t)x->items.at[i].weight * FG_ONE;
    apportion(parts, n, whole, 10000, NULL, of, scratch);
    for (uint32_t i = 0; i < n; i++) parts[i] = (int64_t)x->items.at[i].weight * x->items.at[i].high;
    x->score.high = apportion(parts, n, whole, 10000, of, high, scratch);
    for (uint32_t i = 0; i < n; i++) parts[i] = (int64_t)x->items.at[i].weight * x->items.at[i].low;
    x->score.low = apportion(parts, n, whole, 10000, high, low, scratch);
    for (uint32_t i = 0; i < n; i++) {
        x->items.at[i].of = of[i];
        x->items.at[i].high_points = high[i];
        x->items.at[i].points = low[i];
    }
}

int32_t fg_match_low(fg_matcher *m, const fg_result *x) {
    int64_t weight = total_weight(x, -1), sum = 0;
    for (uint32_t i = 0; i < x->items.n && weight; i++) {
        fg_outcome o;
        const fg_item *item = &x->items.at[i];
        if (item->weight && fg_match_item(m, item, &o)) sum += (int64_t)item->weight * o.low;
    }
    return weight ? (int32_t)((sum + weight / 2) / weight) : 0;
}

/* S_rank = (sum(w * low) + k * mu) / (sum(w) + k), k in items of weight 1. */
static int32_t rank_score(const fg_matcher *m, const fg_result *x) {
    int64_t k = fg_match_number(m, FG_P_RANK_PRIOR_WEIGHT), mu = fg_match_number(m, FG_P_RANK_PRIOR_SCORE),
            weight = total_weight(x, -1), sum = k * mu;
    for (uint32_t i = 0; i < x->items.n; i++) sum += (int64_t)x->items.at[i].weight * x->items.at[i].low;
    return (int32_t)((sum + (weight + k) / 2) / (weight + k));
}

/* ---- gates ---- */

static bool is_gate(uint8_t type) {
    return type == FG_NODE_LICENCE || type == FG_NODE_SPOKEN || type >= FG_NODE_CLEARANCE;
}

static void add_gates(fg_matcher *m, fg_result *x, uint32_t item, uint32_t node, uint8_t inherited) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) add_gates(m, x, item, k, inherited);
    if (!is_gate(n->type) || inherited != FG_REQUIRED || x->items.at[item].necessity != FG_REQUIRED) return;
    fg_gate *g = FG_PUSH(&x->arena, &x->gates);
    if (!g) return;
    fg_outcome o = fg_match_leaf(m, node);
    *g = (fg_gate){.type = n->type,
                   .item = item,
                   .posting_span = {n->start, n->end},
                   .verdict = FG_GATE_UNKNOWN,
                   .first_finding = x->items.at[item].first_finding};
    if (o.verdict == FG_MET) {
        g->verdict = FG_GATE_PASS;
        g->findings = x->items.at[item].findings;
    }
}

/* ---- all of it ---- */

static void count_statements(const fg_matcher *m, fg_result *x) {
    for (uint32_t i = 0; i < m->p->requirements.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[i];
        if (q->necessity == FG_IMPLIED) continue;
        if (q->parts)
            x->in_part++;
        else
            x->read++;
    }
    x->statements = x->read + x->in_part + m->p->unread.n;
}

static void score_items(fg_matcher *m, fg_result *x) {
    bool *soft = FG_NEW_N(m->scratch, bool, (size_t)m->p->requirements.n * 2 + 1);
    if (!soft) return;
    make_items(m, x, soft);
    cap_soft(m, x, soft);
    scale_preferred(m, x, soft);
    for (uint32_t i = 0; i < x->items.n; i++) judge_item(m, x, &x->items.at[i]);
    for (uint32_t i = 0; i < x->items.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[x->items.at[i].requirement];
        if (q->necessity != FG_IMPLIED) add_gates(m, x, i, q->root, q->necessity);
    }
    x->score = (fg_score){
        .low = -1, .high = -1, .required = -1, .preferred = -1, .rank = -1, .with_left_out = -1, .unassumed = -1};
    if (!total_weight(x, -1)) return;
    x->score.scored = true;
    add_points(x, m->scratch);
    x->score.required = part_score(x, FG_REQUIRED);
    x->score.preferred = part_score(x, FG_PREFERRED);
    x->score.rank = rank_score(m, x);
}

static void add_warnings(const fg_matcher *m, fg_result *x) {
    uint32_t listed = 0, met = 0;
    for (uint32_t i = 0; i < x->items.n; i++) {
        met += x->items.at[i].verdict == FG_MET && x->items.at[i].findings;
        listed += x->items.at[i].listed_only;
    }
    const char **w = NULL;
    if (listed >= 3 && listed * 2 > met) {
        w = FG_PUSH(&x->arena, &x->warnings);
        if (w) *w = "most of what is met is only listed, not shown in a role or project";
    }
    if (!x->score.scored) {
        w = FG_PUSH(&x->arena, &x->warnings);
        if (w) *w = "no requirement was understood, so there is no score";
    } else if (x->score.high - x->score.low > 1500 || m->p->confidence == FG_LOW) {
        w = FG_PUSH(&x->arena, &x->warnings);
        if (w) *w = "much of this cannot be judged from the texts: it needs a human look";
    }
    for (uint32_t i = 0; i < m->r->warnings.n; i++) {
        w = FG_PUSH(&x->arena, &x->warnings);
        if (w) *w = m->r->warnings.at[i];
    }
}

bool fg_match_start(fg_matcher *m, const fg_result *x, fg_engine *engine) {
    *m = (fg_matcher){
        .p = x->posting, .r = x->resume, .dict = engine->dict, .policy = engine->policy, .scratch = &engine->scratch};
    m->known = FG_NEW_N(m->scratch, fg_outcome, m->p->nodes.n + 1);
    if (!m->known) return false;
    for (uint32_t i = 0; i < m->p->nodes.n; i++) m->known[i].verdict = UINT8_MAX;
    m->relevant_months = fg_match_relevant_months(m);
    if (m->r->assumed_months > m->relevant_months) m->relevant_months = m->r->assumed_months;
    return true;
}

static void match_one(fg_result *x, fg_engine *engine, bool steps) {
    fg_matcher m;
    if (!fg_match_start(&m, x, engine)) return;
    count_statements(&m, x);
    score_items(&m, x);
    if (steps && x->score.scored) fg_match_steps(&m, x);
    if (steps) add_warnings(&m, x);
}

/* The low score of another form of the résumé. */
static int32_t low_of(fg_result *x, fg_engine *engine, const fg_resume *other) {
    fg_result *with = FG_NEW(&engine->scratch, fg_result);
    if (!with || !x->score.scored) return -1;
    fg_arena_init(&with->arena, &engine->alloc);
    with->posting = x->posting;
    with->resume = other;
    match_one(with, engine, false);
    x->arena.failed |= with->arena.failed;
    fg_arena_free(&with->arena);
    return with->score.low;
}

static void match_all(fg_result *x, fg_engine *engine) {
    const fg_resume *resume = x->resume;
    fg_spans copied;
    fg_match_copied(x->posting, resume, &engine->scratch, &copied);
    for (uint32_t i = 0; i < copied.n; i++) {
        fg_span *s = FG_PUSH(&x->arena, &x->copied);
        if (s) *s = copied.at[i];
    }
    if (copied.n) x->resume = fg_match_without(resume, &copied, &x->arena);
    match_one(x, engine, true);
    if (copied.n || resume->whole) x->score.with_left_out = low_of(x, engine, resume->whole ? resume->whole : resume);
    if (!resume->base) return;
    const fg_resume *base = copied.n ? fg_match_without(resume->base, &copied, &x->arena) : resume->base;
    x->score.unassumed = low_of(x, engine, base);
}

fg_status fg_match(fg_result **out, fg_engine *engine, const fg_posting *posting, const fg_resume *resume,
                   fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    if (!posting || !resume || posting->dict != engine->dict || resume->dict != engine->dict)
        return fg_fail(err, FG_EINVAL, "posting, résumé and engine must share one dictionary");
    fg_result *x = fg_alloc(&engine->alloc, sizeof *x);
    if (!x) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&x->arena, &engine->alloc);
    fg_engine_begin(engine);
    x->posting = posting;
    x->resume = resume;
    x->target = -1;
    x->policy_version = engine->policy->number[FG_P_VERSION];
    x->policy_hash = engine->policy->hash;
    match_all(x, engine);
    if (x->arena.failed || engine->scratch.failed) {
        fg_result_free(x);
        return fg_fail(err, FG_ENOMEM, "out of memory");
    }
    *out = x;
    return FG_OK;
}

void fg_result_free(fg_result *x) {
    if (!x) return;
    fg_allocator a = x->arena.alloc;
    fg_arena_free(&x->arena);
    fg_release(&a, x, sizeof *x);
}

void fg_result_score(const fg_result *x, fg_score *score) { *score = x->score; }

static int down(int32_t a, int32_t b) { return (a < b) - (a > b); }

int fg_result_compare(const fg_result *a, const fg_result *b) {
    if (a->gate_failed != b->gate_failed) return a->gate_failed ? 1 : -1;
    int order = down(a->score.rank, b->score.rank);
    if (!order) order = down(a->score.required, b->score.required);
    if (!order) order = down(a->score.high, b->score.high);
    if (!order) order = down(-(int32_t)a->posting->confidence, -(int32_t)b->posting->confidence);
    return order;
}
