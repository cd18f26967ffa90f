/* What a résumé has to show for one concept: the best relation times the best place, never a sum. */
#include "match/memo.h"

static fg_policy_key place_key(uint8_t place) {
    static const fg_policy_key keys[FG_IN_COUNT] = {
        FG_P_EVIDENCE_ROLE,   FG_P_EVIDENCE_PROJECT, FG_P_EVIDENCE_EDUCATION, FG_P_EVIDENCE_CERTIFICATE,
        FG_P_EVIDENCE_SKILLS, FG_P_EVIDENCE_SUMMARY, FG_P_EVIDENCE_INTERESTS, FG_P_EVIDENCE_OTHER};
    return keys[place];
}

int32_t fg_match_quality(const fg_matcher *m, const fg_proof *p) {
    int32_t q = fg_match_number(m, place_key(p->place));
    int32_t weak = fg_match_number(m, FG_P_EVIDENCE_WEAK);
    return p->polarity == FG_WEAK && q > weak ? weak : q;
}

/* By its place; of equals words go before the title of a job. */
static bool is_better(const fg_matcher *m, const fg_proof *a, const fg_proof *b) {
    int32_t better = fg_match_quality(m, a) - fg_match_quality(m, b);
    return better > 0 || (better == 0 && a->polarity == b->polarity && b->by_title && !a->by_title);
}

uint32_t fg_match_best_proof(const fg_matcher *m, const fg_skill *s) {
    uint32_t best = FG_NONE;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const fg_proof *p = &m->r->proofs.at[i];
        if (p->polarity == FG_LACKS) continue;
        if (best == FG_NONE || is_better(m, p, &m->r->proofs.at[best])) best = i;
    }
    return best;
}

static bool is_direct_parent(const fg_dict *d, uint32_t child, uint32_t parent) {
    const fg_image_concept *c = &d->concepts[child];
    for (uint32_t k = fg_first_parent(&c[0]); k < fg_first_parent(&c[1]); k++)
        if (fg_u24_of(d->links[k]) == parent) return true;
    return false;
}

static bool stands_in(fg_kind kind) {
    return kind != FG_KIND_SPOKEN && kind != FG_KIND_CERTIFICATE && kind != FG_KIND_LICENCE && kind != FG_KIND_SOFT;
}

/* Do both stand right under one parent, as things that are done or used? */
static bool share_parent(const fg_dict *d, uint32_t a, uint32_t b) {
    const fg_image_concept *x = &d->concepts[a], *y = &d->concepts[b];
    if (x->kind != y->kind || y->kind > FG_KIND_METHOD) return false;
    for (uint32_t k = fg_first_parent(&y[0]); k < fg_first_parent(&y[1]); k++)
        if (is_direct_parent(d, a, fg_u24_of(d->links[k]))) return true;
    return false;
}

/* How much having `has` says about `wanted`, and why. */
int32_t fg_match_relation(const fg_matcher *m, uint32_t has, uint32_t wanted, uint8_t *rule) {
    const fg_dict *d = m->dict;
    *rule = FG_RULE_EXACT;
    if (has == wanted) return fg_match_number(m, FG_P_CREDIT_EXACT);
    int32_t credit = fg_dict_credit(d, has, wanted);
    if (credit) {
        bool child = fg_dict_is_child(d, has, wanted);
        *rule = child ? FG_RULE_CHILD : FG_RULE_IMPLIED;
        return child ? fg_share(credit, fg_match_number(m, FG_P_CREDIT_CHILD)) : credit;
    }
    const fg_image_concept *a = &d->concepts[has], *b = &d->concepts[wanted];
    int32_t best = 0;
    if (a->class_plus_1 && a->class_plus_1 == b->class_plus_1 && stands_in((fg_kind)b->kind)) {
        *rule = FG_RULE_SIBLING;
        best = m->policy->sibling[a->class_plus_1 - 1];
    }
    if (stands_in((fg_kind)b->kind) && is_direct_parent(d, wanted, has) &&
        fg_match_number(m, FG_P_CREDIT_PARENT_ONLY) > best) {
        *rule = FG_RULE_PARENT;
        best = fg_match_number(m, FG_P_CREDIT_PARENT_ONLY);
    }
    if (fg_match_number(m, FG_P_CREDIT_SAME_PARENT) > best && share_parent(d, has, wanted)) {
        *rule = FG_RULE_SIBLING;
        best = fg_match_number(m, FG_P_CREDIT_SAME_PARENT);
    }
    return best;
}

static bool says_itself(uint8_t rule) {
    return rule == FG_RULE_EXACT || rule == FG_RULE_ALIAS || rule == FG_RULE_CHILD || rule == FG_RULE_IMPLIED ||
           rule == FG_RULE_TITLE;
}

static void consider(const fg_matcher *m, fg_outcome *best, const fg_skill *s, int32_t credit, uint8_t rule) {
    uint32_t proof = credit > 0 ? fg_match_best_proof(m, s) : FG_NONE;
    if (proof == FG_NONE) return;
    const fg_proof *p = &m->r->proofs.at[proof];
    int32_t value = fg_share(credit, fg_match_quality(m, p));
    bool stated = says_itself(rule) && p->polarity == FG_HAS;
    bool word = rule == FG_RULE_EXACT && best->rule != FG_RULE_EXACT; /* the word that is asked proves it best */
    bool better = value > best->low || (value == best->low && (stated == best->stated ? word : stated));
    /* how near a thing is does not hang on how well it is proved */
    bool near = (p->place == FG_IN_INTERESTS ? value : credit) >= fg_match_number(m, FG_P_VERDICT_NEAR_FROM);
    if (!better) return;
    if (p->by_title) rule = FG_RULE_TITLE;
    if (p->assumed) rule = FG_RULE_ASSUMED;
    *best = (fg_outcome){.low = value,
                         .high = value,
                         .verdict = stated ? FG_MET
                                    : near ? FG_PARTIAL
                                           : FG_MISSING,
                         .rule = rule,
                         .place = p->place,
                         .stated = stated,
                         .proof = proof,
                         .span = p->span};
}

static fg_outcome find_concept(const fg_matcher *m, uint32_t concept) {
    fg_outcome best = {.verdict = FG_MISSING, .proof = FG_NONE};
    for (const fg_relation *r = fg_memo_related(m, concept); r; r = fg_memo_next(m, r))
        consider(m, &best, &m->r->skills.at[r->skill], r->credit, r->rule);
    return best;
}

fg_outcome fg_match_concept(const fg_matcher *m, uint32_t concept) {
    fg_remembered *k = fg_memo_at(m->memo, concept);
    if (k && k->known & FG_KNOWN_OUTCOME) return k->outcome;
    fg_outcome found = find_concept(m, concept);
    if (!(k = fg_memo_at(m->memo, concept))) return found;
    k->outcome = found;
    k->known |= FG_KNOWN_OUTCOME;
    return found;
}

/* In full, by a proof that says it itself. */
static fg_outcome said(const fg_matcher *m, const fg_relation *r, uint32_t proof) {
    const fg_proof *p = &m->r->proofs.at[proof];
    return (fg_outcome){.low = FG_ONE,
                        .high = FG_ONE,
                        .verdict = FG_MET,
                        .rule = p->assumed ? FG_RULE_ASSUMED : r->rule,
                        .place = p->place,
                        .stated = true,
                        .proof = proof,
                        .span = p->span};
}

bool fg_match_is_stated(const fg_matcher *m, uint32_t concept, fg_outcome *o) {
    for (const fg_relation *r = fg_memo_related(m, concept); r; r = fg_memo_next(m, r)) {
        const fg_skill *s = &m->r->skills.at[r->skill];
        if (r->credit < FG_ONE || !says_itself(r->rule)) continue;
        for (uint32_t k = s->first; k < s->first + s->n; k++) {
            const fg_proof *p = &m->r->proofs.at[k];
            if (p->polarity != FG_HAS || p->place == FG_IN_INTERESTS) continue;
            *o = said(m, r, k);
            return true;
        }
    }
    return false;
}

/* What proofs tell of how well a language is spoken: a level goes before a mention without one, and that before a weak
 * mention, so that more mentions never take anything away. */
enum { SPOKEN_WEAKLY = 1, SPOKEN, SPOKEN_AT /* and the level */ };

static unsigned telling(const fg_proof *p) {
    bool weak = p->polarity == FG_WEAK;
    if (p->level == FG_SAYS_NO_LEVEL) return weak ? SPOKEN_WEAKLY : SPOKEN;
    return SPOKEN_AT + (weak ? FG_SAYS_BASIC : p->level);
}

uint8_t fg_match_spoken(const fg_matcher *m, uint32_t concept, fg_outcome *o) {
    unsigned best = 0;
    o->proof = FG_NONE;
    for (const fg_relation *r = fg_memo_related(m, concept); r; r = fg_memo_next(m, r)) {
        const fg_skill *s = &m->r->skills.at[r->skill];
        if (r->credit < FG_ONE || !says_itself(r->rule)) continue;
        for (uint32_t k = s->first; k < s->first + s->n; k++) {
            const fg_proof *p = &m->r->proofs.at[k];
            if (p->polarity == FG_LACKS || p->place == FG_IN_INTERESTS) continue;
            if (telling(p) <= best) continue;
            best = telling(p);
            *o = said(m, r, k);
        }
    }
    if (best > SPOKEN_AT) return (uint8_t)(best - SPOKEN_AT);
    return best == SPOKEN_WEAKLY ? FG_SAYS_BASIC : FG_SAYS_NO_LEVEL;
}

fg_outcome fg_match_kind(const fg_matcher *m, uint32_t head, int32_t credit) {
    fg_outcome best = {.verdict = FG_MISSING, .proof = FG_NONE};
    for (const fg_relation *r = fg_memo_related(m, head); r; r = fg_memo_next(m, r)) {
        const fg_skill *s = &m->r->skills.at[r->skill];
        if (r->gives == FG_ONE)
            consider(m, &best, s, credit, s->concept == head ? FG_RULE_EXACT : FG_RULE_OPEN_SIBLING);
    }
    for (uint32_t i = 0; i < m->n_closed; i++) {
        uint32_t closed = m->closed[i].concept;
        if (closed != FG_NONE && credit > best.low && fg_dict_credit(m->dict, closed, head) == FG_ONE)
            best.low = best.high = credit;
    }
    if (best.proof != FG_NONE && m->r->proofs.at[best.proof].polarity == FG_HAS) {
        best.verdict = FG_MET;
        best.stated = true;
    }
    return best;
}

static bool is_marked(const void *ctx, uint32_t role) { return ((const bool *)ctx)[role]; }

/* Of the roles that show it, or what gives nearly all of it. */
static uint32_t find_months(const fg_matcher *m, uint32_t concept) {
    const fg_relation *first = fg_memo_related(m, concept);
    bool *roles = first ? FG_NEW_N(m->scratch, bool, m->r->roles.n + 1) : NULL;
    uint32_t stated = 0;
    if (!roles) return 0;
    for (const fg_relation *r = first; r; r = fg_memo_next(m, r)) {
        const fg_skill *s = &m->r->skills.at[r->skill];
        for (uint32_t i = s->first; r->gives >= FG_ONE * 9 / 10 && i < s->first + s->n; i++) {
            const fg_proof *p = &m->r->proofs.at[i];
            if (p->polarity != FG_LACKS && p->role != FG_NONE) roles[p->role] = true;
            if (s->concept == concept && p->polarity == FG_HAS && p->stated_months > stated) stated = p->stated_months;
        }
    }
    uint32_t months = fg_roles_union(m->r->roles.at, m->r->roles.n, is_marked, roles, m->scratch);
    return months > stated ? months : stated;
}

uint32_t fg_match_months(const fg_matcher *m, uint32_t concept) {
    fg_remembered *k = fg_memo_at(m->memo, concept);
    if (k && k->known & FG_KNOWN_MONTHS) return k->months;
    uint32_t found = find_months(m, concept);
    if (!(k = fg_memo_at(m->memo, concept))) return found;
    k->months = found;
    k->known |= FG_KNOWN_MONTHS;
    return found;
}

bool fg_match_are_alike(const fg_dict *d, uint32_t a, uint32_t b) {
    const fg_image_concept *x = &d->concepts[a], *y = &d->concepts[b];
    if (x->class_plus_1 && x->class_plus_1 == y->class_plus_1) return true;
    for (uint32_t k = fg_first_parent(&y[0]); k < fg_first_parent(&y[1]); k++)
        if (is_direct_parent(d, a, fg_u24_of(d->links[k])) && x->kind == y->kind) return true;
    return false;
}

fg_outcome fg_match_alike(const fg_matcher *m, uint32_t concept, int32_t credit) {
    fg_outcome best = {.verdict = FG_MISSING, .proof = FG_NONE};
    for (const fg_relation *r = fg_memo_related(m, concept); r; r = fg_memo_next(m, r))
        if (r->alike) consider(m, &best, &m->r->skills.at[r->skill], credit, FG_RULE_OPEN_SIBLING);
    if (best.proof != FG_NONE && m->r->proofs.at[best.proof].polarity == FG_HAS) best.verdict = FG_MET;
    return best;
}
