/*
 * Conditions of work: what a posting asks of body, clock, place and papers beside what the résumé says outright. Where it
 * says nothing, nothing is known. No answer carries points.
 */
#include "match/match.h"

static fg_outcome answer(uint8_t verdict, const fg_condition *c) {
    fg_outcome o = {.verdict = verdict, .high = FG_ONE, .proof = FG_NONE, .place = FG_IN_OTHER, .stated = true};
    if (!c) return o;
    o.rule = c->assumed ? FG_RULE_ASSUMED : FG_RULE_DEED;
    o.span = c->span;
    return o;
}

/* ---- body, clock and place ---- */

/* A yes, or as much as is asked, goes before a no: who cannot lift 50 pounds alone may lift them with another. */
static uint8_t weigh(const fg_condition *c, uint32_t asked) {
    if (c->refused) return FG_MISSING;
    return c->amount && asked > c->amount ? FG_MISSING : FG_MET;
}

static const fg_condition *find(const fg_matcher *m, uint32_t kind, uint32_t asked, uint8_t verdict) {
    for (uint32_t i = 0; i < m->r->conditions.n; i++) {
        const fg_condition *c = &m->r->conditions.at[i];
        if (c->kind == kind && weigh(c, asked) == verdict) return c;
    }
    return NULL;
}

/* Each thing that is asked must be said; one that is refused is enough. */
static fg_outcome demands_leaf(const fg_matcher *m, const fg_node *n) {
    const fg_condition *said = NULL;
    bool all = n->conditions != 0;
    for (uint32_t kind = 1; kind < FG_COND_CLEARANCE; kind++) {
        if (!(n->conditions >> kind & 1)) continue;
        uint32_t asked = kind == FG_COND_TRAVEL || kind == FG_COND_LIFTING ? n->amount : 0;
        const fg_condition *yes = find(m, kind, asked, FG_MET), *no = find(m, kind, asked, FG_MISSING);
        if (no && !yes) return answer(FG_MISSING, no);
        all &= yes != NULL;
        if (yes) said = yes;
    }
    return answer(all ? FG_MET : FG_CANNOT_TELL, all ? said : NULL);
}

/* ---- papers ---- */

enum { FAMILY = 10 /* ranks of one country's clearances */ };

/* A clearance that has lapsed or is a lesser one is none, unless one that can be had is enough. */
static fg_outcome clearance_leaf(const fg_matcher *m, const fg_node *n) {
    const fg_condition *lesser = NULL, *other = NULL;
    for (uint32_t i = 0; i < m->r->conditions.n; i++) {
        const fg_condition *c = &m->r->conditions.at[i];
        if (c->kind != FG_COND_CLEARANCE) continue;
        bool same = !n->amount || n->amount / FAMILY == c->amount / FAMILY;
        if (!c->refused && same && c->amount >= n->amount) return answer(FG_MET, c);
        if (same && c->amount)
            lesser = c;
        else if (c->refused)
            lesser = c;
        else
            other = c;
    }
    if (lesser && !other && !n->obtainable) return answer(FG_MISSING, lesser);
    return answer(FG_CANNOT_TELL, NULL);
}

static bool is_asked(const fg_node *n, fg_permit permit) { return n->conditions >> permit & 1; }

/* The last, since what is assumed stands behind what is said. */
static const fg_condition *permit_of(const fg_matcher *m, const fg_node *n, uint32_t least, uint32_t most,
                                     bool refused) {
    for (uint32_t i = m->r->conditions.n; i-- > 0;) {
        const fg_condition *c = &m->r->conditions.at[i];
        bool elsewhere =
            n->amount && c->countries && !(n->amount & c->countries); /* a country's papers are good there */
        if (c->kind == FG_COND_PERMIT && c->amount >= least && c->amount <= most && c->refused == refused && !elsewhere)
            return c;
    }
    return NULL;
}

/* Who needs a sponsor has no right to work where none is offered; a right to work tells nothing of citizenship. */
static fg_outcome authorization_leaf(const fg_matcher *m, const fg_node *n) {
    uint32_t least = FG_PERMIT_WORK;
    if (!is_asked(n, FG_PERMIT_WORK) && is_asked(n, FG_PERMIT_CITIZEN)) least = FG_PERMIT_CITIZEN;
    if (!is_asked(n, FG_PERMIT_WORK) && is_asked(n, FG_PERMIT_RESIDENT)) least = FG_PERMIT_RESIDENT;
    const fg_condition *needs = permit_of(m, n, FG_PERMIT_NEEDS_SPONSOR, FG_PERMIT_NEEDS_SPONSOR, false),
                       *has = permit_of(m, n, least, FG_PERMIT_CITIZEN, false);
    if (needs && is_asked(n, FG_PERMIT_UNSPONSORED) && !(has && has->assumed)) return answer(FG_MISSING, needs);
    if (has) return answer(FG_MET, has);
    if (is_asked(n, FG_PERMIT_SPONSORED)) return answer(FG_CANNOT_TELL, NULL);
    const fg_condition *lesser =
        least == FG_PERMIT_CITIZEN ? permit_of(m, n, FG_PERMIT_RESIDENT, FG_PERMIT_RESIDENT, false) : NULL;
    const fg_condition *denied = permit_of(m, n, FG_PERMIT_WORK, least, true);
    if (denied) lesser = denied;
    if (needs) lesser = needs;
    return lesser ? answer(FG_MISSING, lesser) : answer(FG_CANNOT_TELL, NULL);
}

fg_outcome fg_match_condition(const fg_matcher *m, const fg_node *n) {
    switch ((fg_node_type)n->type) {
    case FG_NODE_CLEARANCE: return clearance_leaf(m, n);
    case FG_NODE_AUTHORIZATION: return authorization_leaf(m, n);
    default: return demands_leaf(m, n);
    }
}
