#include "compose.h"

#include "words.h"

/* splitmix64 (Steele, Lea and Flood 2014): every seed is a good one. */
static uint64_t chance_next(chance *c) {
    uint64_t z = c->state += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

uint32_t chance_below(chance *c, uint32_t n) { return (uint32_t)(chance_next(c) % n); }
bool chance_one_in(chance *c, uint32_t n) { return chance_below(c, n) == 0; }
static uint8_t any_of(chance *c, const char *const *list) { return (uint8_t)chance_below(c, words_count(list)); }

uint32_t compose_skills(void) {
    uint32_t n = 0;
    while (word_skills[n][0]) n++;
    return n;
}

const char *compose_name(use u) { return word_skills[u.skill][u.alias]; }

static use any_skill(chance *c) {
    return (use){(uint8_t)chance_below(c, compose_skills()), (uint8_t)chance_below(c, 2)};
}

#define SHUFFLE(c, at, n)                                                                                              \
    do {                                                                                                               \
        for (uint32_t i_ = (n); i_ > 1; i_--) {                                                                        \
            uint32_t j_ = chance_below((c), i_);                                                                       \
            __typeof__((at)[0]) t_ = (at)[j_];                                                                         \
            (at)[j_] = (at)[i_ - 1];                                                                                   \
            (at)[i_ - 1] = t_;                                                                                         \
        }                                                                                                              \
    } while (0)

/* ---- résumés ---- */

static void compose_role(chance *c, role *r, uint16_t from) {
    *r = (role){.title = any_of(c, word_titles),
                .employer = any_of(c, word_employers),
                .from = from,
                .to = (uint16_t)(from + 5 + chance_below(c, 40)),
                .n_bullets = (uint8_t)(1 + chance_below(c, MAX_BULLETS - 1))};
    for (uint32_t i = 0; i < r->n_bullets; i++) r->bullets[i] = (bullet){any_of(c, word_verbs), any_skill(c)};
}

static void compose_degree(chance *c, degree *d) {
    *d = (degree){any_of(c, word_levels), any_of(c, word_fields), any_of(c, word_schools),
                  (uint16_t)(1995 + chance_below(c, 25))};
}

void swap_person(chance *c, cv *v) {
    v->who = (person){.name = any_of(c, word_names),
                      .pronoun = any_of(c, word_pronouns),
                      .address = any_of(c, word_addresses),
                      .nationality = any_of(c, word_nationalities),
                      .birth_year = (uint16_t)(chance_one_in(c, 3) ? 0 : 1955 + chance_below(c, 50)),
                      .photo = chance_one_in(c, 2)};
    for (uint32_t i = 0; i < v->n_degrees; i++) {
        v->degrees[i].school = any_of(c, word_schools);
        v->degrees[i].year = (uint16_t)(1975 + chance_below(c, 45));
    }
}

void compose_cv(chance *c, cv *out) {
    *out = (cv){.n_roles = (uint8_t)(1 + chance_below(c, MAX_ROLES - 1)),
                .n_degrees = (uint8_t)chance_below(c, MAX_DEGREES),
                .n_listed = (uint8_t)(1 + chance_below(c, MAX_LISTED - 2)),
                .summary = chance_one_in(c, 2),
                .about = any_skill(c),
                .certificates = (uint8_t)(chance_one_in(c, 3) ? 1u << any_of(c, word_certificates) : 0),
                .languages = (uint8_t)(chance_one_in(c, 3) ? 1u << any_of(c, word_languages) : 0)};
    swap_person(c, out);
    for (uint32_t i = 0; i < PART_COUNT; i++) out->order[i] = (cv_part)i;
    for (uint32_t i = 0; i < out->n_roles; i++)
        compose_role(c, &out->roles[i], (uint16_t)(60 * i + chance_below(c, 12)));
    for (uint32_t i = 0; i < out->n_degrees; i++) compose_degree(c, &out->degrees[i]);
    for (uint32_t i = 0; i < out->n_listed; i++) out->listed[i] = any_skill(c);
}

void shuffle_cv(chance *c, cv *v) {
    SHUFFLE(c, v->order, PART_COUNT);
    SHUFFLE(c, v->roles, v->n_roles);
    for (uint32_t i = 0; i < v->n_roles; i++) SHUFFLE(c, v->roles[i].bullets, v->roles[i].n_bullets);
    SHUFFLE(c, v->degrees, v->n_degrees);
    SHUFFLE(c, v->listed, v->n_listed);
}

void rename_cv(cv *v) {
    v->about.alias ^= 1;
    for (uint32_t i = 0; i < v->n_listed; i++) v->listed[i].alias ^= 1;
    for (uint32_t i = 0; i < v->n_roles; i++)
        for (uint32_t k = 0; k < v->roles[i].n_bullets; k++) v->roles[i].bullets[k].skill.alias ^= 1;
}

bool add_evidence(chance *c, cv *v) {
    role *r = &v->roles[chance_below(c, v->n_roles)];
    switch (chance_below(c, 6)) {
    case 0:
        if (v->n_listed == MAX_LISTED) return false;
        v->listed[v->n_listed++] = any_skill(c);
        return true;
    case 1:
        if (r->n_bullets == MAX_BULLETS) return false;
        r->bullets[r->n_bullets++] = (bullet){any_of(c, word_verbs), any_skill(c)};
        return true;
    case 2:
        if (v->n_roles == MAX_ROLES) return false;
        compose_role(c, &v->roles[v->n_roles], (uint16_t)(60 * v->n_roles));
        v->n_roles++;
        return true;
    case 3:
        if (v->n_degrees == MAX_DEGREES) return false;
        compose_degree(c, &v->degrees[v->n_degrees++]);
        return true;
    case 4: v->certificates |= (uint8_t)(1u << any_of(c, word_certificates)); return true;
    default: v->languages |= (uint8_t)(1u << any_of(c, word_languages)); return true;
    }
}

/* ---- postings ---- */

static void compose_ask(chance *c, ask *a) {
    *a = (ask){.kind = (uint8_t)chance_below(c, ASK_COUNT),
               .number = (uint8_t)(1 + chance_below(c, 8)),
               .preferred = chance_one_in(c, 3),
               .n_named = 1};
    if (a->kind == ASK_ANY || a->kind == ASK_ALL || a->kind == ASK_YEARS_ANY)
        a->n_named = (uint8_t)(2 + chance_below(c, MAX_NAMED - 1));
    if (a->kind == ASK_CERTIFICATE) a->number = any_of(c, word_certificates);
    if (a->kind == ASK_LANGUAGE) a->number = any_of(c, word_languages);
    if (a->kind == ASK_DEGREE) a->number = any_of(c, word_fields);
    for (uint32_t i = 0; i < a->n_named; i++) a->named[i] = any_skill(c);
}

void compose_job(chance *c, job *out) {
    *out = (job){.title = any_of(c, word_titles),
                 .company = any_of(c, word_companies),
                 .n_asks = (uint8_t)(2 + chance_below(c, MAX_ASKS - 3))};
    for (uint32_t i = 0; i < out->n_asks; i++) compose_ask(c, &out->asks[i]);
    out->asks[0].preferred = false;
}

void shuffle_job(chance *c, job *j) { SHUFFLE(c, j->asks, j->n_asks); }

void rename_job(job *j) {
    for (uint32_t i = 0; i < j->n_asks; i++)
        for (uint32_t k = 0; k < j->asks[i].n_named; k++) j->asks[i].named[k].alias ^= 1;
}
