#include "index/common.h"

#include "match/kin.h"
#include "match/memo.h"

typedef struct {
    uint64_t asked, alike; /* who has something of it where it is asked; of an open list of examples */
    bool known;
} common;

typedef struct {
    fg_matcher m;
    fg_kin kin;
    fg_arena *arena;
    uint64_t *naming; /* by concept: how often it is named */
    uint32_t *seen;   /* by concept: the last one that it was seen as a giver of, + 1 */
    common *of;       /* by concept */
    fg_concepts givers;
} finder;

static bool begin(finder *f, const fg_dict *dict, const fg_policy *policy, fg_arena *arena) {
    size_t n = (size_t)dict->n_concepts + 1;
    *f = (finder){.m = {.dict = dict, .policy = policy, .scratch = arena}, .arena = arena};
    f->naming = FG_NEW_N(arena, uint64_t, n);
    f->seen = FG_NEW_N(arena, uint32_t, n);
    f->of = FG_NEW_N(arena, common, n);
    return f->naming && f->seen && f->of && fg_kin_init(&f->kin, dict, arena);
}

static common *common_of(finder *f, uint32_t concept) {
    common *c = &f->of[concept];
    if (c->known) return c;
    c->known = true;
    f->givers.n = 0;
    fg_kin_givers(&f->kin, f->m.dict, concept, f->arena, &f->givers);
    for (uint32_t i = 0; i < f->givers.n; i++) {
        uint32_t giver = f->givers.at[i];
        if (f->seen[giver] == concept + 1 || !f->naming[giver]) continue;
        f->seen[giver] = concept + 1;
        fg_relation r = fg_relation_of(&f->m, giver, concept);
        int32_t alike = r.alike ? fg_match_number(&f->m, FG_P_CREDIT_OPEN_SIBLING) : 0;
        c->asked += f->naming[giver] * (uint64_t)r.credit / FG_ONE;
        c->alike += f->naming[giver] * (uint64_t)(alike > r.credit ? alike : r.credit) / FG_ONE;
    }
    return c;
}

bool fg_common_find(fg_turning *t, const fg_ids *ids, const fg_dict *dict, const fg_policy *policy, fg_arena *arena) {
    finder f;
    uint64_t everybody = t->out->record_at.n; /* has worked, or gone to school */
    if (!begin(&f, dict, policy, arena)) return false;
    for (uint32_t i = 0; i < t->terms.n; i++) {
        uint32_t concept = fg_ids_find(ids, t->terms.at[i].key.concept);
        if (concept != FG_NONE) f.naming[concept] += t->terms.at[i].n;
    }
    for (uint32_t i = 0; i < t->terms.n; i++) {
        fg_known_term *k = &t->terms.at[i];
        uint32_t concept = fg_ids_find(ids, k->key.concept);
        k->common = k->key.concept ? k->n : everybody;
        if (concept == FG_NONE) continue;
        const common *c = common_of(&f, concept);
        k->common = 1 + (k->key.mode == FG_TERM_LEAF ? c->asked : c->alike);
    }
    return !arena->failed;
}
