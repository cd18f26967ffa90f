/* Verdicts: what each statement comes to, with the lines that prove it, and the conditions among them. */
#include "match/match.h"

bool fg_match_item(fg_matcher *m, const fg_item *item, fg_outcome *out) {
    const fg_requirement *q = &m->p->requirements.at[item->requirement];
    fg_match_look_at(m, q);
    return fg_match_tree(m, q->root, q->necessity, fg_match_wanted(q, item), out);
}

static bool is_told(const fg_outcome *o) { return o->span.end > o->span.start || o->rule == FG_RULE_ASSUMED; }

static void add_finding(const fg_matcher *m, fg_result *x, uint32_t node, const fg_outcome *o) {
    fg_finding *f = is_told(o) ? FG_PUSH(&x->arena, &x->findings) : NULL;
    if (f)
        *f = (fg_finding){.span = o->span,
                          .rule = o->rule,
                          .node = node,
                          .place = o->place,
                          .role = o->proof == FG_NONE ? FG_NONE : m->r->proofs.at[o->proof].role};
}

/* A condition is worth nothing, and met all the same. */
static bool is_answered(const fg_node *n, const fg_outcome *o) {
    return n->type >= FG_NODE_CLEARANCE && o->verdict == FG_MET;
}

static void collect(fg_matcher *m, fg_result *x, uint32_t node, uint8_t inherited, uint8_t wanted) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) collect(m, x, k, inherited, wanted);
    if (n->type < FG_NODE_SKILL || inherited != wanted) return;
    bool told_by_skill = n->type == FG_NODE_YEARS && fg_match_is_silent(m, node, wanted);
    if (told_by_skill) return; /* whatever the longest job was */
    fg_outcome o = fg_match_leaf(m, node);
    if (o.low > 0 || is_answered(n, &o)) add_finding(m, x, node, &o);
}

/* An alternative that no member of the list shows itself: the proof is another of its kind. */
static void collect_other(fg_matcher *m, fg_result *x, const fg_item *item, const fg_outcome *o) {
    if (x->findings.n == item->first_finding) add_finding(m, x, m->root, o);
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
    collect(m, x, q->root, q->necessity, fg_match_wanted(q, item));
    collect_other(m, x, item, &o);
    if (item->low == 0 && item->verdict != FG_MET) x->findings.n = item->first_finding; /* nothing is proved */
    item->findings = x->findings.n - item->first_finding;
    item->listed_only = item->verdict == FG_MET && item->weight && !is_shown(x, item);
}

/* ---- gates ---- */

static bool is_gate(uint8_t type) {
    return type == FG_NODE_LICENCE || type == FG_NODE_SPOKEN || type >= FG_NODE_CLEARANCE;
}

/* Only what is said outright fails: a condition that is refused, a language at a lower level than is asked. */
static uint8_t gate_verdict(const fg_node *n, const fg_outcome *o) {
    if (o->verdict == FG_MET) return FG_GATE_PASS;
    bool lower = n->type == FG_NODE_SPOKEN && o->verdict == FG_PARTIAL && o->rule != FG_RULE_SIBLING;
    bool refused = n->type >= FG_NODE_CLEARANCE && o->verdict == FG_MISSING;
    return lower || refused ? FG_GATE_FAIL : FG_GATE_UNKNOWN;
}

/* Of body and clock only what is known by its kind: other words may say something else. */
static bool asks_the_same(const fg_node *a, const fg_node *b) {
    bool vague = a->type >= FG_NODE_TRAVEL && !a->conditions;
    return a->type == b->type && !vague && a->concept == b->concept && a->spoken_level == b->spoken_level &&
           a->conditions == b->conditions && a->amount == b->amount && a->obtainable == b->obtainable;
}

/* "EIT or PE", "EIT required": a condition is told once. */
static bool is_told_already(const fg_matcher *m, const fg_result *x, const fg_node *n) {
    for (uint32_t i = 0; i < x->gates.n; i++)
        if (asks_the_same(fg_match_node(m, x->gates.at[i].node), n)) return true;
    return false;
}

enum { LABEL_MOST = 60, LEAD_MOST = 4 /* bytes; between a level and its language: " in " */ };

/* "German (C1)": a language with its level, where the two stand together. */
static fg_span words_of(const fg_matcher *m, const fg_node *n) {
    fg_span s = {n->start, n->end};
    if (n->type != FG_NODE_SPOKEN || !n->spoken_level) return s;
    if (n->of_end <= s.start && s.start - n->of_end > LEAD_MOST) return s;
    if (n->of_start < s.start) s.start = n->of_start;
    if (n->of_end > s.end) s.end = n->of_end;
    fg_str text = fg_doc_text(m->p->doc);
    bool opened = false;
    for (uint32_t i = s.start; i < s.end; i++) opened = text.ptr[i] == '(' || (opened && text.ptr[i] != ')');
    while (opened && s.end < text.len && s.end - s.start <= LABEL_MOST) opened = text.ptr[s.end++] != ')';
    return !opened && s.end - s.start <= LABEL_MOST ? s : (fg_span){n->start, n->end};
}

static uint8_t verdict_of(const fg_matcher *m, uint32_t node, fg_outcome *o) {
    const fg_node *n = fg_match_node(m, node);
    *o = fg_match_leaf(m, node);
    return is_gate(n->type) ? gate_verdict(n, o) : FG_GATE_UNKNOWN;
}

/* Does what the résumé says outright rule it out? Of alternatives each but so few as are asked. */
static bool is_refused(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node);
    fg_outcome o;
    if (n->type >= FG_NODE_SKILL) return verdict_of(m, node, &o) == FG_GATE_FAIL;
    uint32_t all = 0, refused = 0;
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) {
        all++;
        refused += is_refused(m, k);
    }
    if (n->type == FG_NODE_ALL) return refused > 0;
    uint32_t least = n->type == FG_NODE_AT_LEAST && n->k > 1 ? n->k : 1;
    return refused > 0 && all - refused < least;
}

/* `open`: it is one of alternatives of which another is left, and rules out nobody. */
static void add_gates(fg_matcher *m, fg_result *x, uint32_t item, uint32_t node, uint8_t inherited, bool open) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    open |= n->type < FG_NODE_SKILL && n->type != FG_NODE_ALL && !is_refused(m, node);
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) add_gates(m, x, item, k, inherited, open);
    if (!is_gate(n->type) || inherited != FG_REQUIRED || x->items.at[item].necessity != FG_REQUIRED) return;
    if (is_told_already(m, x, n)) return;
    fg_gate *g = FG_PUSH(&x->arena, &x->gates);
    if (!g) return;
    fg_outcome o;
    uint8_t verdict = verdict_of(m, node, &o);
    if (open && verdict == FG_GATE_FAIL) verdict = FG_GATE_UNKNOWN;
    *g = (fg_gate){.type = n->type,
                   .item = item,
                   .node = node,
                   .posting_span = words_of(m, n),
                   .verdict = verdict,
                   .first_finding = x->findings.n};
    if (g->verdict != FG_GATE_UNKNOWN) add_finding(m, x, node, &o);
    g->findings = x->findings.n - g->first_finding;
    if (g->verdict != FG_GATE_FAIL) return;
    x->gate_failed = true;
    fg_str *words = FG_PUSH(&x->arena, &x->refused);
    if (words) *words = fg_doc_slice(m->p->doc, g->posting_span.start, g->posting_span.end);
}

void fg_match_judge(fg_matcher *m, fg_result *x) {
    for (uint32_t i = 0; i < x->items.n; i++) judge_item(m, x, &x->items.at[i]);
    for (uint32_t i = 0; i < x->items.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[x->items.at[i].requirement];
        if (q->necessity != FG_IMPLIED) add_gates(m, x, i, q->root, q->necessity, false);
    }
}
