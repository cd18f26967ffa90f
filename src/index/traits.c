#include "index/traits.h"

/* ---- months, deeds ---- */

enum { LEVELS = 16, DEEDS = 16, ANY_MONTHS = 12 * 1000 };

static void raise(uint32_t *to, uint32_t value) {
    if (value > *to) *to = value;
}

/* Whatever is counted: dates, what is stated, of one skill or of all. */
static uint32_t most_months(const fg_resume *r, fg_arena *arena) {
    uint32_t most = fg_roles_union(r->roles.at, r->roles.n, NULL, NULL, arena);
    raise(&most, r->experience_months);
    raise(&most, r->stated_months);
    raise(&most, r->assumed_months);
    for (uint32_t i = 0; i < r->proofs.n; i++) raise(&most, r->proofs.at[i].stated_months);
    return most < FG_TRAIT_MONTHS_MOST ? most : FG_TRAIT_MONTHS_MOST;
}

static uint32_t mark_of_education(const fg_education *e) {
    return (e->level < LEVELS ? e->level : LEVELS - 1u) * 2 + e->in_progress;
}

fg_education fg_education_of(uint32_t mark) {
    uint32_t level = mark / 2;
    return (fg_education){
        .level = level == LEVELS - 1 ? UINT8_MAX : (uint8_t)level, .in_progress = mark % 2, .field = FG_NONE};
}

static uint32_t mark_of_deed(const fg_deed *d) { return d->kind % DEEDS * 2u + d->named_venue; }

fg_deed fg_deed_of(uint32_t mark) { return (fg_deed){.kind = (uint8_t)(mark / 2), .named_venue = mark % 2}; }

/* ---- traits ---- */

static uint32_t value_of(const fg_proof *p) { return p->place * 2u + (p->polarity == FG_WEAK); }

static void add(fg_traits *out, const fg_dict *dict, uint32_t concept, uint32_t mode, uint32_t value, fg_arena *arena) {
    fg_str id = concept == FG_NONE ? (fg_str){0} : fg_concept_id(dict, concept);
    fg_term_key *key = FG_PUSH(arena, out);
    if (key) *key = (fg_term_key){id.len ? fg_hash64(id.ptr, id.len, 0) : 0, mode, value};
}

static void add_degrees(fg_traits *out, const fg_resume *r, const fg_dict *dict, fg_arena *arena) {
    for (uint32_t i = 0; i < r->education.n; i++) {
        const fg_education *e = &r->education.at[i];
        uint32_t before = 0, mark = mark_of_education(e);
        while (before < i &&
               (r->education.at[before].field != e->field || mark_of_education(&r->education.at[before]) != mark))
            before++;
        if (before == i) add(out, dict, e->field, FG_TRAIT_DEGREE, mark, arena);
    }
}

static bool is_stated(const fg_proof *p) { return p->polarity == FG_HAS && p->place != FG_IN_INTERESTS; }

/* What counts is the best proof by its place and, of some leaves, any that is stated. */
static void add_skill(fg_traits *out, const fg_matcher *m, const fg_skill *s, fg_arena *arena) {
    uint32_t best = fg_match_best_proof(m, s);
    if (best == FG_NONE) return;
    add(out, m->dict, s->concept, FG_TRAIT_SKILL, value_of(&m->r->proofs.at[best]), arena);
    for (uint32_t i = s->first; i < s->first + s->n && !is_stated(&m->r->proofs.at[best]); i++)
        if (is_stated(&m->r->proofs.at[i])) {
            add(out, m->dict, s->concept, FG_TRAIT_SKILL, value_of(&m->r->proofs.at[i]), arena);
            return;
        }
}

void fg_traits_of(const fg_resume *r, const fg_dict *dict, const fg_policy *policy, fg_arena *arena, fg_traits *out,
                  fg_trait_head *head) {
    fg_matcher m = {.r = r, .dict = dict, .policy = policy, .scratch = arena};
    *head = (fg_trait_head){.months = most_months(r, arena)};
    for (uint32_t i = 0; i < r->deeds.n; i++) head->deeds |= 1u << mark_of_deed(&r->deeds.at[i]);
    for (uint32_t i = 0; i < r->skills.n; i++) add_skill(out, &m, &r->skills.at[i], arena);
    for (uint32_t i = 0; i < r->shown.n; i++)
        if (!i || r->shown.at[i].concept != r->shown.at[i - 1].concept)
            add(out, dict, r->shown.at[i].concept, FG_TRAIT_SHOWN, 0, arena);
    add_degrees(out, r, dict, arena);
}

/* ---- one trait ---- */

void fg_trait_profile_init(fg_trait_profile *p, const fg_dict *dict) {
    *p = (fg_trait_profile){.profile.dict = dict};
    p->profile.roles.at = &p->role;
    p->profile.roles.n = 1;
    p->profile.skills.at = &p->skill;
    p->profile.proofs.at = &p->proof;
    p->profile.shown.at = &p->shown;
    fg_trait_profile_months(p, FG_TRAIT_MONTHS_MOST);
}

void fg_trait_profile_months(fg_trait_profile *p, uint32_t months) {
    p->role.months = months < FG_TRAIT_MONTHS_MOST ? months : ANY_MONTHS;
    p->profile.experience_months = p->role.months;
}

void fg_trait_profile_set(fg_trait_profile *p, uint32_t concept, uint32_t mode, uint32_t value) {
    bool shown = mode == FG_TRAIT_SHOWN;
    p->profile.skills.n = p->profile.proofs.n = !shown;
    p->profile.shown.n = shown;
    p->shown = (fg_shown){.concept = concept, .role = FG_NONE};
    p->skill = (fg_skill){.concept = concept, .n = 1, .last_used = FG_NO_MONTH};
    p->proof = (fg_proof){
        .concept = concept, .place = (uint8_t)(value / 2), .polarity = value % 2 ? FG_WEAK : FG_HAS, .role = 0};
}
