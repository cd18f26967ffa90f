/* Credit of one leaf by its kind. Sources of the rules: README, "What the score is"; numbers: dictionaries/policy.txt. */
#include "match/match.h"

static fg_outcome missing(void) { return (fg_outcome){.verdict = FG_MISSING, .proof = FG_NONE}; }
static fg_outcome cannot_tell(void) {
    return (fg_outcome){.verdict = FG_CANNOT_TELL, .high = FG_ONE, .proof = FG_NONE};
}

static int32_t ratio(uint32_t have, uint32_t wanted) {
    if (!wanted || have >= wanted) return FG_ONE;
    return (int32_t)((uint64_t)have * FG_ONE / wanted);
}

static void label_share(const fg_matcher *m, fg_outcome *o) {
    o->verdict = o->low >= fg_match_number(m, FG_P_YEARS_MET_FROM) ? FG_MET
                 : o->low >= FG_ONE / 3                            ? FG_PARTIAL
                                                                   : FG_MISSING;
}

/* ---- skills ---- */

static bool has_only_lack(const fg_matcher *m, uint32_t concept) {
    for (uint32_t i = 0; i < m->r->proofs.n; i++)
        if (m->r->proofs.at[i].concept == concept && m->r->proofs.at[i].polarity == FG_LACKS) return true;
    return false;
}

/* c * (floor + (1 - floor) * min(1, y / Y)); where no role is dated the years are unknown. */
static void apply_years(const fg_matcher *m, const fg_node *n, fg_outcome *o) {
    int32_t floor = fg_match_number(m, FG_P_YEARS_SKILL_FLOOR);
    uint32_t months = fg_match_months(m, n->concept);
    int32_t known = ratio(months, n->min_months), full = o->low;
    bool dated = months > 0 || o->place == FG_IN_ROLE;
    o->low = fg_share(full, floor + fg_share(FG_ONE - floor, known));
    o->high = dated ? o->low
                    : fg_share(full, floor + fg_share(FG_ONE - floor, ratio(m->r->experience_months, n->min_months)));
    if (o->verdict == FG_MET && known < fg_match_number(m, FG_P_YEARS_MET_FROM)) o->verdict = FG_PARTIAL;
}

/* Who is interested in something need not have it, and seldom writes so. */
static fg_outcome wish_leaf(fg_outcome o) {
    if (o.verdict != FG_MISSING) return o;
    o.verdict = FG_CANNOT_TELL;
    o.high = FG_ONE;
    return o;
}

static fg_outcome skill_leaf(const fg_matcher *m, const fg_node *n) {
    if (n->concept == FG_NONE) return cannot_tell();
    fg_outcome o = fg_match_concept(m, n->concept);
    if (has_only_lack(m, n->concept) && o.rule != FG_RULE_EXACT) return missing();
    if (o.proof != FG_NONE && n->level == FG_LEVEL_STRONG && !o.stated && m->r->proofs.at[o.proof].polarity == FG_WEAK)
        o.low = o.high = fg_share(o.low, fg_match_number(m, FG_P_CREDIT_LEVEL_SHORT));
    if (n->min_months && o.low > 0 && n->type == FG_NODE_SKILL) apply_years(m, n, &o);
    return n->level == FG_LEVEL_INTEREST ? wish_leaf(o) : o;
}

static bool is_shown(const fg_matcher *m, const fg_outcome *o) {
    return o->proof != FG_NONE && (o->place == FG_IN_ROLE || o->place == FG_IN_PROJECT) &&
           m->r->proofs.at[o->proof].polarity == FG_HAS;
}

/* Work that shows a quality, or one that is a kind of it. */
static const fg_shown *shown_by_work(const fg_matcher *m, uint32_t quality) {
    for (uint32_t i = 0; i < m->r->shown.n; i++)
        if (fg_dict_credit(m->dict, m->r->shown.at[i].concept, quality) == FG_ONE) return &m->r->shown.at[i];
    return NULL;
}

static fg_outcome soft_leaf(const fg_matcher *m, const fg_node *n) {
    if (n->concept == FG_NONE) return cannot_tell();
    fg_outcome o = fg_match_concept(m, n->concept);
    const fg_shown *deed = shown_by_work(m, n->concept);
    if (deed && !is_shown(m, &o))
        return (fg_outcome){.low = fg_match_number(m, FG_P_SOFT_SHOWN),
                            .high = FG_ONE,
                            .verdict = FG_MET,
                            .rule = FG_RULE_DEED,
                            .place = deed->place,
                            .stated = true,
                            .proof = FG_NONE,
                            .span = deed->span};
    if (o.proof == FG_NONE) return cannot_tell();
    bool shown = is_shown(m, &o);
    o.low = fg_match_number(m, shown ? FG_P_SOFT_SHOWN : FG_P_SOFT_CLAIMED);
    o.high = FG_ONE;
    o.verdict = shown ? FG_MET : FG_PARTIAL;
    return o;
}

/* "Strong German" is fluent; who is fluent in two languages is bilingual. */
static uint8_t level_asked(const fg_node *n) {
    if (n->spoken_level == FG_SAYS_BILINGUAL) return FG_SAYS_ADVANCED;
    return n->spoken_level || n->level != FG_LEVEL_STRONG ? n->spoken_level : FG_SAYS_ADVANCED;
}

/* The highest level that is said counts; where none is, nothing is held against it. */
static void compare_levels(const fg_matcher *m, uint8_t asked, uint8_t said, fg_outcome *o) {
    bool basic = said == FG_SAYS_BASIC;
    if (said == FG_SAYS_NO_LEVEL || (asked ? said >= asked : !basic)) return;
    int32_t weak = fg_match_number(m, FG_P_EVIDENCE_WEAK), credit = fg_match_number(m, FG_P_CREDIT_LEVEL_SHORT);
    o->low = o->high = basic && (!asked || weak < credit) ? weak : credit;
    o->verdict = o->low >= fg_match_number(m, FG_P_VERDICT_NEAR_FROM) ? FG_PARTIAL : FG_MISSING;
    o->stated = false;
}

/* Told in a list of languages, or with how well; "English Teacher" tells of other people's. */
static bool tells_outright(uint8_t said, const fg_outcome *o) {
    return said != FG_SAYS_NO_LEVEL || o->place == FG_IN_SKILLS || o->place == FG_IN_SUMMARY;
}

/* A résumé in English shows English where it says nothing of it. */
static fg_outcome spoken_leaf(const fg_matcher *m, const fg_node *n) {
    bool english = n->concept != FG_NONE && fg_str_eq(fg_concept_id(m->dict, n->concept), FG_LIT("spoken-english"));
    fg_outcome o = n->concept == FG_NONE ? missing() : fg_match_concept(m, n->concept);
    if (o.proof != FG_NONE) {
        fg_outcome spoken;
        uint8_t said = fg_match_spoken(m, n->concept, &spoken);
        if (spoken.proof == FG_NONE) return o;
        compare_levels(m, level_asked(n), said, &spoken);
        if (!english || tells_outright(said, &spoken)) return spoken;
    }
    if (english)
        return (fg_outcome){.low = FG_ONE,
                            .high = FG_ONE,
                            .verdict = FG_MET,
                            .rule = FG_RULE_IMPLIED,
                            .place = FG_IN_ROLE,
                            .proof = FG_NONE,
                            .stated = true,
                            .span = m->r->doc && m->r->doc->lines.n
                                        ? (fg_span){m->r->doc->lines.at[0].start, m->r->doc->lines.at[0].end}
                                        : (fg_span){0, 0}};
    return o;
}

/* A driver's licence */
static bool is_seldom_told(const fg_matcher *m, uint32_t concept) {
    return concept != FG_NONE && m->dict->concepts[concept].traits & FG_TRAIT_SELDOM_TOLD;
}

static fg_outcome credential_leaf(const fg_matcher *m, const fg_node *n) {
    fg_outcome o = n->concept == FG_NONE ? missing() : fg_match_concept(m, n->concept);
    /* a certificate listed among the skills is as good as one in its own section */
    if (o.proof != FG_NONE) fg_match_is_stated(m, n->concept, &o);
    if (o.low == 0 && (n->in_progress || is_seldom_told(m, n->concept))) return cannot_tell();
    int32_t instead = n->experience_ok ? fg_match_number(m, FG_P_CERTIFICATE_OR_EXPERIENCE) : 0;
    if (o.low == 0 && o.high < instead) { /* which experience would be equivalent is not said */
        o = cannot_tell();
        o.high = instead;
    }
    return o;
}

/* ---- years ---- */

static uint32_t general_months(const fg_matcher *m, fg_outcome *o) {
    const fg_resume *r = m->r;
    if (r->assumed_months > r->stated_months && r->assumed_months > r->experience_months) {
        o->rule = FG_RULE_ASSUMED;
        return r->assumed_months;
    }
    if (r->stated_months > r->experience_months) {
        o->rule = FG_RULE_STATED_YEARS;
        o->span = r->stated_span;
        return r->stated_months;
    }
    o->rule = FG_RULE_YEARS;
    uint32_t longest = FG_NONE;
    for (uint32_t i = 0; i < r->roles.n; i++)
        if (r->roles.at[i].months && (longest == FG_NONE || r->roles.at[i].months > r->roles.at[longest].months))
            longest = i;
    if (longest != FG_NONE) o->span = r->roles.at[longest].span;
    return r->experience_months;
}

/* Months of work that has to do with the posting. Of what somebody states without dates half is taken as such work, and
 * as much again as the dates show; so more dates never count for less. */
static uint32_t relevant_months(const fg_matcher *m) {
    uint32_t dated = m->relevant_months, stated = m->r->stated_months, least = stated / 2;
    if (dated >= stated) return dated;
    if (2 * dated > least) least = 2 * dated;
    return least < stated ? least : stated;
}

/* Years in something are proved by a job that shows it, or by where it is listed, whatever the longest job was. */
static void quote_job_of(const fg_matcher *m, const fg_outcome *listed, fg_outcome *o) {
    if (o->rule == FG_RULE_ASSUMED || listed->proof == FG_NONE) return;
    uint32_t role = m->r->proofs.at[listed->proof].role;
    bool dated = role != FG_NONE && m->r->roles.at[role].months;
    o->rule = dated ? FG_RULE_YEARS : listed->rule;
    o->span = dated ? m->r->roles.at[role].span : listed->span;
    if (!dated) o->place = listed->place;
}

static fg_outcome years_leaf(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node);
    fg_outcome o = {.proof = FG_NONE, .place = FG_IN_ROLE, .stated = true};
    if (!n->min_months)
        return (fg_outcome){.low = FG_ONE, .high = FG_ONE, .verdict = FG_MET, .proof = FG_NONE, .stated = true};
    uint32_t months = general_months(m, &o);
    o.low = o.high = ratio(months, n->min_months);
    uint32_t concept = n->concept;
    if (concept != FG_NONE) {
        /* years of something else are no years of this; where it is only listed, half of them may be */
        uint32_t shown = fg_match_months(m, concept);
        fg_outcome listed = fg_match_concept(m, concept);
        if (!shown && !listed.stated) return missing();
        o.low = ratio(shown, n->min_months);
        if (listed.stated && fg_share(listed.low, o.high / 2) > o.low) o.low = fg_share(listed.low, o.high / 2);
        if (shown || o.low > o.high) o.high = o.low;
        quote_job_of(m, &listed, &o);
    } else {
        /* years of other work may or may not be meant */
        o.low = ratio(relevant_months(m), n->min_months);
        if (n->particular) o.low /= 2;
    }
    label_share(m, &o);
    /* years enough, but of other work as far as the résumé shows, while the posting does not say of what they are to be */
    if (o.verdict == FG_MISSING && concept == FG_NONE && !n->particular &&
        o.high >= fg_match_number(m, FG_P_YEARS_MET_FROM))
        o.verdict = o.low ? FG_PARTIAL : FG_CANNOT_TELL;
    if (!m->r->roles.n && !m->r->stated_months && !m->r->assumed_months) {
        o = cannot_tell();
        if (m->r->has_experience) o = missing();
    }
    return o;
}

/* ---- degrees ---- */

static bool reaches_field(const fg_dict *d, uint32_t has, uint32_t wanted) {
    return has == wanted || fg_dict_credit(d, has, wanted) > 0;
}

static bool share_group(const fg_dict *d, uint32_t a, uint32_t b) {
    const fg_image_concept *c = &d->concepts[a];
    for (uint32_t k = fg_first_credit(&c[0]); k < fg_first_credit(&c[1]); k++) {
        uint32_t group = d->credits[k].concept;
        fg_str id = fg_concept_id(d, group);
        if (fg_str_eq(id, FG_LIT("field-stem"))) continue;
        if (reaches_field(d, b, group)) return true;
    }
    return reaches_field(d, b, a) || reaches_field(d, a, b);
}

static bool is_quantitative(const fg_dict *d, uint32_t field) {
    uint32_t stem = fg_dict_find_concept(d, FG_LIT("field-stem")),
             quant = fg_dict_find_concept(d, FG_LIT("field-quantitative"));
    return (stem != FG_NONE && reaches_field(d, field, stem)) || (quant != FG_NONE && reaches_field(d, field, quant));
}

/* Economics is a quantitative field, and one of business: to computer science it is not as near as mathematics. */
static bool lies_outside_stem(const fg_dict *d, uint32_t field) {
    uint32_t stem = fg_dict_find_concept(d, FG_LIT("field-stem"));
    const fg_image_concept *c = &d->concepts[field];
    for (uint32_t k = fg_first_credit(&c[0]); stem != FG_NONE && k < fg_first_credit(&c[1]); k++) {
        uint32_t group = d->credits[k].concept;
        if (group != field && group != stem && !reaches_field(d, group, stem)) return true;
    }
    return false;
}

/* Is nothing known that ties the two but that both are quantitative? */
static bool share_numbers_only(const fg_dict *d, uint32_t has, uint32_t wanted) {
    return is_quantitative(d, has) && is_quantitative(d, wanted) && lies_outside_stem(d, has) &&
           !lies_outside_stem(d, wanted) && !reaches_field(d, has, wanted) && !reaches_field(d, wanted, has);
}

static int32_t field_credit(const fg_matcher *m, const fg_node *n, const fg_education *e) {
    if (!n->fields || n->open) return FG_ONE;
    if (e->field == FG_NONE) return fg_match_number(m, FG_P_DEGREE_FIELD_UNACCEPTED);
    bool related = false, near = false;
    for (uint32_t i = 0; i < n->fields; i++) {
        uint32_t wanted = m->p->fields.at[n->first_field + i].concept;
        if (wanted == FG_NONE) continue;
        if (reaches_field(m->dict, e->field, wanted)) return fg_match_number(m, FG_P_DEGREE_FIELD_LISTED);
        bool alike = share_group(m->dict, e->field, wanted) ||
                     (n->related_ok && is_quantitative(m->dict, e->field) && is_quantitative(m->dict, wanted));
        related |= alike;
        near |= alike && !share_numbers_only(m->dict, e->field, wanted);
    }
    if (related)
        return fg_match_number(m, n->related_ok && near ? FG_P_DEGREE_FIELD_RELATED : FG_P_DEGREE_FIELD_UNACCEPTED);
    return fg_match_number(m, is_quantitative(m->dict, e->field) ? FG_P_DEGREE_FIELD_QUANTITATIVE
                                                                 : FG_P_DEGREE_FIELD_OTHER);
}

static int32_t education_credit(const fg_matcher *m, const fg_node *n, const fg_education *e) {
    int wanted = n->degree, has = e->level;
    if (has == FG_DEGREE_NONE || (has == FG_DEGREE_OTHER && wanted > FG_DEGREE_OTHER)) return 0;
    int32_t level = has >= wanted ? FG_ONE : wanted - has == 1 ? fg_match_number(m, FG_P_DEGREE_ONE_SHORT) : 0;
    if (e->in_progress && !n->in_progress && level == FG_ONE && has == wanted)
        level = fg_match_number(m, FG_P_DEGREE_IN_PROGRESS);
    if (wanted <= FG_DEGREE_HIGH_SCHOOL) return level;
    return fg_share(level, field_credit(m, n, e));
}

/* Experience in place of a degree: months beyond the years asked beside it. */
static int32_t experience_credit(const fg_matcher *m, const fg_node *n) {
    uint32_t asked = (uint32_t)fg_match_number(m, n->degree >= FG_DEGREE_MASTER ? FG_P_DEGREE_EXPERIENCE_MASTER
                                                                                : FG_P_DEGREE_EXPERIENCE_BACHELOR);
    return ratio(relevant_months(m), asked);
}

static fg_outcome degree_leaf(const fg_matcher *m, const fg_node *n) {
    fg_outcome o = missing();
    for (uint32_t i = 0; i < m->r->education.n; i++) {
        const fg_education *e = &m->r->education.at[i];
        int32_t credit = education_credit(m, n, e);
        if (credit <= o.low) continue;
        o = (fg_outcome){.low = credit,
                         .high = credit,
                         .rule = e->span.end > e->span.start ? FG_RULE_DEGREE : FG_RULE_ASSUMED,
                         .place = FG_IN_EDUCATION,
                         .stated = true,
                         .proof = FG_NONE,
                         .span = e->span};
    }
    if (n->experience_ok && experience_credit(m, n) > o.low) {
        o = (fg_outcome){.proof = FG_NONE, .stated = true, .place = FG_IN_ROLE};
        general_months(m, &o);
        o.rule = FG_RULE_EXPERIENCE;
        o.low = o.high = experience_credit(m, n);
    }
    if (o.low == 0 && !m->r->has_education && !m->r->education.n) return cannot_tell();
    bool near = o.low >= fg_match_number(m, FG_P_VERDICT_NEAR_FROM);
    o.verdict = o.low >= FG_ONE * 95 / 100 ? FG_MET : near ? FG_PARTIAL : FG_MISSING;
    return o;
}

/* ---- deeds ---- */

static fg_outcome deed_leaf(const fg_matcher *m, const fg_node *n) {
    fg_outcome o = missing();
    for (uint32_t i = 0; i < m->r->deeds.n; i++) {
        const fg_deed *d = &m->r->deeds.at[i];
        if (d->kind != n->k) continue;
        int32_t credit = d->kind == FG_EV_PUBLICATION
                             ? fg_match_number(m, d->named_venue ? FG_P_PUBLICATION_NAMED_VENUE : FG_P_PUBLICATION_ANY)
                             : FG_ONE;
        if (credit > o.low)
            o = (fg_outcome){.low = credit,
                             .high = credit,
                             .verdict = credit == FG_ONE ? FG_MET : FG_PARTIAL,
                             .rule = FG_RULE_DEED,
                             .place = FG_IN_OTHER,
                             .stated = true,
                             .proof = FG_NONE,
                             .span = d->span};
    }
    return o;
}

static fg_outcome look_at(const fg_matcher *m, uint32_t node) {
    const fg_node *n = fg_match_node(m, node);
    switch (n->type) {
    case FG_NODE_SKILL:
    case FG_NODE_DOMAIN: return skill_leaf(m, n);
    case FG_NODE_SOFT: return soft_leaf(m, n);
    case FG_NODE_CERTIFICATE:
    case FG_NODE_LICENCE: return credential_leaf(m, n);
    case FG_NODE_SPOKEN: return spoken_leaf(m, n);
    case FG_NODE_YEARS: return years_leaf(m, node);
    case FG_NODE_DEGREE: return degree_leaf(m, n);
    case FG_NODE_EVIDENCE: return deed_leaf(m, n);
    default: return fg_match_condition(m, n);
    }
}

/* What the leaf would be worth if the concept were shown in a role. */
static void assume(const fg_matcher *m, uint32_t concept, const fg_node *n, fg_outcome *o) {
    uint8_t rule;
    if (n->concept == FG_NONE || n->type == FG_NODE_YEARS) return;
    int32_t credit = fg_match_relation(m, concept, n->concept, &rule);
    if (n->min_months && n->type == FG_NODE_SKILL) {
        int32_t floor = fg_match_number(m, FG_P_YEARS_SKILL_FLOOR);
        credit =
            fg_share(credit, floor + fg_share(FG_ONE - floor, ratio(fg_match_months(m, n->concept), n->min_months)));
    }
    if (credit <= o->low) return;
    o->low = credit;
    if (o->high < credit) o->high = credit;
}

fg_outcome fg_match_leaf(const fg_matcher *m, uint32_t node) {
    for (uint32_t i = 0; i < m->n_closed; i++)
        if (node == m->closed[i].node)
            return (fg_outcome){.low = FG_ONE, .high = FG_ONE, .verdict = FG_MET, .stated = true, .proof = FG_NONE};
    if (m->known[node].verdict == UINT8_MAX) m->known[node] = look_at(m, node);
    fg_outcome o = m->known[node];
    for (uint32_t i = 0; i < m->n_closed; i++)
        if (m->closed[i].concept != FG_NONE) assume(m, m->closed[i].concept, fg_match_node(m, node), &o);
    return o;
}
