/* Gates: clearance, the right to work, travel, and what the body and the clock must bear, one leaf a kind (of the last
 * several), where nothing hard is asked beside. */
#include "parse/clause.h"
#include "parse/conditions.h"

#include <string.h>

static bool is_number(const fg_clause *c, uint32_t i) {
    return i < c->st->end && fg_tok(c->r, i)->cls == FG_TOK_NUMBER;
}

static bool is_unit(const fg_clause *c, uint32_t i) {
    static const char *const words[] = {"percent", "miles", "minutes", "km", "kilometers"};
    for (size_t k = 0; k < FG_COUNT(words); k++)
        if (fg_word_is(c->r, i, words[k])) return true;
    return fg_is(c->r, i, '%');
}

/* "Travel (up to) 25 to 50 %", "live within 50 miles": without how much, the words say too little. */
static uint32_t end_with_amount(const fg_clause *c, uint32_t end) {
    enum { LEAD = 4 /* tokens between the condition and its amount */ };
    uint32_t i = end;
    while (i < c->st->end && i < end + LEAD && !is_number(c, i)) i++;
    if (is_number(c, i) && (fg_is(c->r, i + 1, '-') || fg_is(c->r, i + 1, FG_DASH) || fg_word_is(c->r, i + 1, "to")) &&
        is_number(c, i + 2))
        i += 2;
    if (!is_number(c, i) || i + 1 >= c->st->end) return end;
    return is_unit(c, i + 1) ? i + 2 : end;
}

/* "2-3 | days in office" */
static uint32_t first_with_number(const fg_clause *c, uint32_t first) {
    fg_hit h;
    while (first > c->st->first &&
           (is_number(c, first - 1) || fg_cue_at(c->r, first - 1, first, FG_LEX_NUMBER, &h, NULL) ||
            (first > c->st->first + 1 && fg_is(c->r, first - 1, '-') && is_number(c, first - 2))))
        first--;
    return first;
}

static bool is_workplace(const fg_cue *q) { return q->tag == FG_LEX_TRAVEL && q->arg == FG_TRAVEL_WORKPLACE; }

/* "Fully remote or hybrid position": where one likes. */
static bool is_choice(const fg_clause *c, const fg_cue *q) {
    bool before = q->first > c->st->first + 1 && fg_word_is(c->r, q->first - 2, "remote") &&
                  (fg_word_is(c->r, q->first - 1, "or") || fg_is(c->r, q->first - 1, '/'));
    bool behind = q->end + 1 < c->st->end && fg_word_is(c->r, q->end + 1, "remote") &&
                  (fg_word_is(c->r, q->end, "or") || fg_is(c->r, q->end, '/'));
    return before || behind;
}

/* The longest words that name it: "travel is a must: out of town and overnight travel". */
static const fg_cue *longest(const fg_clause *c, fg_lex tag, bool workplace) {
    const fg_cue *best = NULL;
    FG_EACH_CUE (c, q, tag)
        if (is_workplace(q) == workplace && (!best || q->end - q->first > best->end - best->first)) best = q;
    return best;
}

static bool add_gate(fg_clause *c, fg_lex tag, fg_node_type type) {
    const fg_cue *best = longest(c, tag, false);
    if (!best) return false;
    uint32_t end = type == FG_NODE_TRAVEL ? end_with_amount(c, best->end) : best->end;
    fg_hit h; /* "On-site in" */
    while (type == FG_NODE_TRAVEL && end > best->first + 1 && fg_cue_at(c->r, end - 1, end, FG_LEX_STOP, &h, NULL))
        end--;
    return fg_clause_add_leaf(c, type, best->first, end) != 0;
}

static void add_workplace(fg_clause *c) {
    const fg_cue *best = longest(c, FG_LEX_TRAVEL, true);
    if (best && !is_choice(c, best))
        fg_clause_add_leaf(c, FG_NODE_TRAVEL, first_with_number(c, best->first), best->end);
}

#define DEMANDS_MAX 6 /* in one statement; a list of all that a body can do asks no more than that */

static bool is_weight(const fg_clause *c, const fg_cue *cue) {
    uint32_t last = cue->end - 1;
    return cue->end == cue->first + 1 && (fg_word_is(c->r, last, "lbs") || fg_word_is(c->r, last, "lb") ||
                                          fg_word_is(c->r, last, "pounds") || fg_word_is(c->r, last, "kg"));
}

/* "Lift and carry 30 to 50 lbs": the weight belongs to what is lifted; other demands go on over three words at most. */
static bool goes_on(const fg_clause *c, uint32_t end, const fg_cue *cue) {
    if (is_weight(c, cue)) return cue->first < end + 9;
    if (cue->first >= end + 4) return false;
    for (uint32_t k = end; k < cue->first; k++)
        if (fg_is(c->r, k, ',') || fg_word_is(c->r, k, "and") || fg_word_is(c->r, k, "or")) return false;
    return true;
}

/* "Handle mail weighing less than 20 pounds", "must not have a criminal record": how much, and whether at all, stands in
 * front of the word that names it. */
static uint32_t first_of_demand(const fg_clause *c, uint32_t first, bool weight) {
    static const char *const nots[] = {"not", "no", "without", "never", "cannot"};
    enum { FAR = 8, NEAR = 4 /* tokens */ };
    uint32_t begins = first;
    fg_hit h;
    for (uint32_t i = first; i > c->st->first && i + (weight ? FAR : NEAR) > first; i--) {
        if (fg_is(c->r, i - 1, ',') || fg_is(c->r, i - 1, ';') || fg_is(c->r, i - 1, '.') || fg_is(c->r, i - 1, '(') ||
            fg_is(c->r, i - 1, ':') || fg_word_is(c->r, i - 1, "and") || fg_word_is(c->r, i - 1, "or"))
            break;
        bool negates = false;
        for (size_t k = 0; k < FG_COUNT(nots); k++) negates |= fg_word_is(c->r, i - 1, nots[k]);
        if (negates || (weight && fg_tok(c->r, i - 1)->cls == FG_TOK_WORD)) begins = i - 1;
        if (negates) break;
    }
    bool must =
        begins < first && begins > c->st->first && fg_cue_at(c->r, begins - 1, begins, FG_LEX_REQUIRED, &h, NULL);
    return must ? begins - 1 : begins;
}

/* "Stand, bend and lift up to 50 pounds": a leaf each; words that follow each other closely are one. Beside skills only what
 * a résumé can answer counts: "lift 50 lbs and operate a forklift", but not "grasp technical concepts". */
static void add_demands(fg_clause *c) {
    const fg_cue *q = fg_clause_cue(c, c->first_cue[FG_LEX_PHYSICAL]);
    for (uint32_t n = 0; q && n < DEMANDS_MAX; n++) {
        uint32_t first = first_of_demand(c, q->first, is_weight(c, q)), end = q->end;
        while ((q = fg_clause_cue(c, q->next)) && goes_on(c, end, q))
            if (q->end > end) end = q->end;
        if (!c->hard || fg_conditions_in(c->r, first, end)) fg_clause_add_leaf(c, FG_NODE_PHYSICAL, first, end);
    }
}

static int by_first(const fg_leaf *a, const fg_leaf *b) { return a->first < b->first ? -1 : a->first > b->first; }

static void sort_leaves(fg_clause *c) {
    for (uint32_t i = 1; i < c->leaves.n; i++)
        for (uint32_t k = i; k > 0 && by_first(&c->leaves.at[k - 1], &c->leaves.at[k]) > 0; k--) {
            fg_leaf t = c->leaves.at[k];
            c->leaves.at[k] = c->leaves.at[k - 1];
            c->leaves.at[k - 1] = t;
        }
}

/* "Willing to travel": said in so many words, it counts beside skills too. */
static bool names_travel(const fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_TRAVEL)
        if (q->arg == FG_TRAVEL_ASKED) return true;
    return false;
}

/* "Able to lift 50 lbs in a warehouse": where the body must bear something is no trade that one must know. */
static bool is_setting(const fg_clause *c, uint32_t leaf) {
    if (fg_node_at(c->p, c->leaves.at[leaf].node)->type != FG_NODE_DOMAIN || fg_clause_has_cue(c, FG_LEX_EXPERIENCE))
        return false;
    for (uint32_t i = 0; i < leaf; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == FG_NODE_PHYSICAL) return true;
    return false;
}

/* Does the gate go on to token i without a sign or an "and" between? */
static bool reaches(const fg_clause *c, const fg_leaf *gate, uint32_t i) {
    for (uint32_t k = gate->end; k < i; k++)
        if (fg_is_mark(c->r, k) || fg_word_is(c->r, k, "and") || fg_word_is(c->r, k, "or")) return false;
    return gate->end <= i;
}

/* "Willing to travel to support customers", "lift 50 lbs to stock shelves": what it is for is asked by no word. */
static bool is_purpose(const fg_clause *c, uint32_t leaf) {
    const fg_leaf *l = &c->leaves.at[leaf];
    uint8_t type = fg_node_at(c->p, l->node)->type;
    if ((type != FG_NODE_SKILL && type != FG_NODE_DOMAIN) || l->first < c->st->first + 2) return false;
    uint32_t to = fg_word_is(c->r, l->first - 1, "to") ? l->first - 1 : l->first - 2;
    if (!fg_word_is(c->r, to, "to")) return false;
    for (uint32_t i = 0; i < leaf; i++) {
        uint8_t before = fg_node_at(c->p, c->leaves.at[i].node)->type;
        if ((before == FG_NODE_TRAVEL || before == FG_NODE_PHYSICAL) && reaches(c, &c->leaves.at[i], to)) return true;
    }
    return false;
}

/* "Because of export rules (ITAR) you must be a citizen": the law that asks for it is named, not asked. */
static bool is_ground(const fg_clause *c, uint32_t leaf) {
    uint8_t type = fg_node_at(c->p, c->leaves.at[leaf].node)->type;
    if (type != FG_NODE_SKILL && type != FG_NODE_DOMAIN) return false;
    for (uint32_t i = leaf + 1; i < c->leaves.n; i++) {
        if (fg_node_at(c->p, c->leaves.at[i].node)->type != FG_NODE_AUTHORIZATION) continue;
        FG_EACH_CUE (c, q, FG_LEX_GROUND)
            if (q->first < c->leaves.at[i].first) return true;
        return false;
    }
    return false;
}

static void drop_settings(fg_clause *c) {
    for (uint32_t i = c->leaves.n; i-- > 0;) {
        if (!is_setting(c, i) && !is_purpose(c, i) && !is_ground(c, i)) continue;
        memmove(&c->leaves.at[i], &c->leaves.at[i + 1], (c->leaves.n - i - 1) * sizeof *c->leaves.at);
        c->leaves.n--;
    }
}

static bool is_alone(const fg_clause *c, uint8_t type) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) n += fg_node_at(c->p, c->leaves.at[i].node)->type == type;
    return n == 1;
}

/* Of a kind that stands alone in its statement the leaf is but a part of the words: "willing to work weekends and holidays". */
static uint32_t demands_of(const fg_clause *c, const fg_leaf *l, uint8_t type) {
    const fg_cue *place = longest(c, FG_LEX_TRAVEL, true);
    if (place && place->end == l->end) return 1u << FG_COND_ON_SITE;
    static const uint32_t places = 1u << FG_COND_TRAVEL | 1u << FG_COND_RELOCATION | 1u << FG_COND_ON_SITE |
                                   1u << FG_COND_TRANSPORT | 1u << FG_COND_PASSPORT;
    uint32_t named =
        is_alone(c, type) ? fg_conditions_in(c->r, c->st->first, c->st->end) : fg_conditions_in(c->r, l->first, l->end);
    return type == FG_NODE_TRAVEL ? named & places : named & ~places;
}

/* What a gate asks, so that it can be held beside what a résumé says. */
static void read_demands(fg_clause *c, const fg_leaf *l) {
    fg_node *n = fg_node_at(c->p, l->node);
    uint32_t from = c->st->first, to = c->st->end;
    switch ((fg_node_type)n->type) {
    case FG_NODE_CLEARANCE:
        n->amount = fg_clearance_rank(c->r, from, to, false);
        n->obtainable = fg_has_stance(c->r, from, to, FG_STANCE_OBTAINABLE);
        return;
    case FG_NODE_AUTHORIZATION:
        n->conditions = fg_permits_in(c->r, from, to);
        n->amount = fg_countries_in(c->r, from, to);
        return;
    case FG_NODE_TRAVEL:
    case FG_NODE_PHYSICAL: break;
    default: return;
    }
    n->conditions = demands_of(c, l, n->type);
    for (uint32_t kind = FG_COND_TRAVEL; kind <= FG_COND_LIFTING; kind += FG_COND_LIFTING - FG_COND_TRAVEL)
        if (n->conditions >> kind & 1) n->amount = fg_condition_amount(c->r, from, to, (fg_condition_kind)kind, false);
}

void fg_clause_read_gates(fg_clause *c) {
    uint32_t others = c->leaves.n;
    add_gate(c, FG_LEX_CLEARANCE, FG_NODE_CLEARANCE);
    add_gate(c, FG_LEX_AUTHORIZATION, FG_NODE_AUTHORIZATION);
    if (c->hard && names_travel(c)) {
        add_gate(c, FG_LEX_TRAVEL, FG_NODE_TRAVEL);
    } else {
        bool beside_skills = c->hard && c->leaves.n > 0;
        if (beside_skills || !add_gate(c, FG_LEX_TRAVEL, FG_NODE_TRAVEL)) add_demands(c);
    }
    add_workplace(c);
    if (c->leaves.n == others) return;
    sort_leaves(c);
    /* a gate inside another leaf's words is that leaf */
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        if (kept && c->leaves.at[i].first < c->leaves.at[kept - 1].end) continue;
        c->leaves.at[kept++] = c->leaves.at[i];
    }
    c->leaves.n = kept;
    drop_settings(c);
    for (uint32_t i = 0; i < c->leaves.n; i++) read_demands(c, &c->leaves.at[i]);
}
