#include "mix_profiles.h"

#include "mixer.h"

typedef struct {
    mixer mixer;
    fg_resume *real;
    uint32_t n;
} profiles;

/* Another that has a skill of this one; itself if it has none. */
static uint32_t neighbour_of(profiles *all, uint32_t profile) {
    const fg_resume *r = &all->real[profile];
    if (!r->skills.n) return profile;
    return mixer_owner(&all->mixer, r->skills.at[mixer_below(&all->mixer, r->skills.n)].concept);
}

static bool has(const fg_resume *r, uint32_t concept) {
    for (uint32_t i = 0; i < r->skills.n; i++)
        if (r->skills.at[i].concept == concept) return true;
    return false;
}

static void copy_skill(fg_resume *to, const fg_resume *from, uint32_t i, fg_arena *arena) {
    fg_skill s = from->skills.at[i];
    uint32_t first = to->proofs.n;
    if (has(to, s.concept)) return;
    for (uint32_t k = s.first; k < s.first + s.n; k++) {
        fg_proof *p = FG_PUSH(arena, &to->proofs);
        if (!p) return;
        *p = from->proofs.at[k];
        if (p->role != FG_NONE) p->role = to->roles.n ? p->role % to->roles.n : FG_NONE;
    }
    s.first = first;
    fg_skill *copy = FG_PUSH(arena, &to->skills);
    if (copy) *copy = s;
}

static fg_str mix_one(void *ctx, fg_arena *scratch) {
    profiles *all = ctx;
    uint32_t a = mixer_below(&all->mixer, all->n), b = neighbour_of(all, a);
    const fg_resume *r = &all->real[a], *other = &all->real[b];
    fg_resume mixed = *r;
    fg_str out = {0};
    mixed.skills.n = mixed.skills.cap = mixed.proofs.n = mixed.proofs.cap = 0;
    mixed.skills.at = NULL;
    mixed.proofs.at = NULL;
    for (uint32_t i = 0; i < r->skills.n; i++) {
        bool exchange = other->skills.n && mixer_below(&all->mixer, 10) < 4;
        copy_skill(&mixed, exchange ? other : r, exchange ? mixer_below(&all->mixer, other->skills.n) : i, scratch);
    }
    fg_profile_pack(&out, &mixed, NULL, NULL);
    return out;
}

bool mix_profiles(fg_str *out, uint32_t n, const fg_str *real, uint32_t n_real, const fg_dict *dict, uint64_t seed,
                  fg_arena *arena) {
    profiles all = {.mixer.state = seed, .real = FG_NEW_N(arena, fg_resume, n_real), .n = n_real};
    fg_ids *ids = fg_ids_new(dict, NULL);
    fg_status status = FG_OK;
    for (uint32_t i = 0; all.real && ids && i < n_real && status == FG_OK; i++) {
        if (i < n) out[i] = real[i];
        status = fg_profile_unpack(&all.real[i], real[i], dict, ids, arena, NULL, NULL);
        for (uint32_t k = 0; status == FG_OK && k < all.real[i].skills.n; k++)
            mixer_add(&all.mixer, all.real[i].skills.at[k].concept, i, arena);
    }
    fg_ids_free(ids);
    mixer_sort(&all.mixer);
    return status == FG_OK && mixer_fill(out, n_real, n, mix_one, &all, arena);
}
