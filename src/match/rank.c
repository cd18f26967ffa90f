/*
 * The order of postings for one person. A score says how much of what is asked somebody has, whatever that is: who has
 * worked anywhere has most of what is asked of a cashier. So what many people have counts for less here, and what tells the
 * line of work counts, too: the duties and the title.
 */
#include "match/match.h"

/* What is left of a leaf's weight. */
static int32_t telling(const fg_matcher *m, const fg_node *n) {
    switch (n->type) {
    case FG_NODE_SOFT: return fg_match_number(m, FG_P_RANK_SOFT);
    case FG_NODE_YEARS: return fg_match_number(m, FG_P_RANK_YEARS);
    case FG_NODE_DEGREE: return fg_match_number(m, FG_P_RANK_DEGREE);
    default: break;
    }
    if (n->concept == FG_NONE) return FG_ONE;
    int64_t had_by = fg_had_by(m->dict->concepts[n->concept].traits);
    int64_t less = fg_match_number(m, FG_P_RANK_HAD_BY) * had_by / 100;
    return less < FG_ONE ? (int32_t)(FG_ONE - less) : 0;
}

typedef struct {
    int64_t sum;
    uint32_t n;
} leaves;

static void look(const fg_matcher *m, uint32_t node, uint8_t inherited, uint8_t wanted, leaves *out) {
    const fg_node *n = fg_match_node(m, node);
    inherited = fg_match_necessity(m, node, inherited);
    for (uint32_t k = n->child; k; k = fg_match_node(m, k)->next) look(m, k, inherited, wanted, out);
    if (n->type < FG_NODE_SKILL || inherited != wanted || !fg_match_weight(m, n)) return;
    out->sum += telling(m, n);
    out->n++;
}

/* ---- what is said twice ---- */

/* Texts are pasted twice: what an earlier part asks in the same way counts once. */
static bool is_repeated(const fg_matcher *m, const fg_rank_parts *parts, const fg_rank_part *part) {
    uint32_t root = m->p->requirements.at[part->requirement].root;
    for (uint32_t i = 0; i < parts->n; i++)
        if (parts->at[i].weight && parts->at[i].wanted == part->wanted &&
            fg_match_is_same(m, m->p->requirements.at[parts->at[i].requirement].root, root))
            return true;
    return false;
}

static void add_part(const fg_matcher *m, fg_rank_part part, fg_arena *arena, fg_rank_parts *out) {
    if (part.weight && is_repeated(m, out, &part)) part.weight = 0;
    fg_rank_part *to = FG_PUSH(arena, out);
    if (to) *to = part;
}

static int32_t weight_of(const fg_matcher *m, const fg_requirement *q, uint8_t wanted, int32_t weight) {
    leaves l = {0};
    look(m, q->root, q->necessity, wanted, &l);
    return l.n ? fg_share(weight, (int32_t)(l.sum / l.n)) : 0;
}

void fg_match_rank_parts(const fg_matcher *m, const fg_result *x, fg_arena *arena, fg_rank_parts *out) {
    const fg_posting *p = m->p;
    bool duties = false;
    for (uint32_t i = 0; i < x->items.n; i++) {
        const fg_item *item = &x->items.at[i];
        const fg_requirement *q = &p->requirements.at[item->requirement];
        uint8_t wanted = fg_match_wanted(q, item);
        duties |= q->necessity == FG_IMPLIED;
        add_part(m, (fg_rank_part){item->requirement, wanted, weight_of(m, q, wanted, item->weight)}, arena, out);
    }
    for (uint32_t i = 0; i < p->requirements.n && !duties; i++) {
        const fg_requirement *q = &p->requirements.at[i];
        if (q->necessity != FG_IMPLIED) continue;
        int32_t weight = fg_share(fg_match_price_of(m, q, FG_IMPLIED), fg_match_number(m, FG_P_RANK_DUTIES));
        weight = weight ? weight_of(m, q, FG_IMPLIED, weight) : 0;
        if (weight) add_part(m, (fg_rank_part){i, FG_IMPLIED, weight}, arena, out);
    }
}

int32_t fg_match_title(const fg_posting *posting, const fg_resume *resume) {
    uint32_t had = 0, n = posting->title_words.n;
    for (uint32_t i = 0; i < n; i++) had += fg_has_title_word(&resume->title_words, posting->title_words.at[i]);
    return n ? (int32_t)(((int64_t)had * FG_ONE + n / 2) / n) : 0;
}

/* What the title counts beside what is covered of the rest: titles of other trades share a word. */
static int64_t title_of(const fg_matcher *m, int64_t sum, int64_t weight) {
    int64_t alone = fg_match_number(m, FG_P_RANK_TITLE_ALONE), full = fg_match_number(m, FG_P_RANK_TITLE_FULL);
    int64_t title = fg_match_title(m->p, m->r);
    if (!full) return title;
    if (!weight) return title * alone / FG_ONE;
    if (sum >= full * weight) return title;
    return title * (alone + (FG_ONE - alone) * sum / (full * weight)) / FG_ONE;
}

int32_t fg_match_rank(fg_matcher *m, const fg_result *x) {
    int64_t k = fg_match_number(m, FG_P_RANK_PRIOR_WEIGHT), mu = fg_match_number(m, FG_P_RANK_PRIOR_SCORE),
            t = fg_match_number(m, FG_P_RANK_TITLE), weight = 0, sum = 0;
    fg_rank_parts parts = {0};
    fg_match_rank_parts(m, x, m->scratch, &parts);
    for (uint32_t i = 0; i < parts.n; i++) {
        const fg_rank_part *part = &parts.at[i];
        const fg_requirement *q = &m->p->requirements.at[part->requirement];
        fg_outcome o = {.low = i < x->items.n ? x->items.at[i].low : 0};
        weight += part->weight;
        fg_match_look_at(m, q);
        if (i >= x->items.n && part->weight) fg_match_tree(m, q->root, q->necessity, part->wanted, &o);
        sum += (int64_t)part->weight * o.low;
    }
    sum += k * mu + t * (m->p->title_words.n ? title_of(m, sum, weight) : mu);
    weight += k + t;
    return weight ? (int32_t)((sum + weight / 2) / weight) : 0;
}
