#include "mix_profiles.h"

#include <stdlib.h>

typedef struct {
    uint32_t concept, profile;
} having;

typedef struct {
    fg_resume *real;
    uint32_t n;
    FG_VEC(having) had; /* sorted by concept */
    uint64_t state;
} mixer;

static uint32_t below(mixer *m, uint32_t n) {
    m->state ^= m->state << 13;
    m->state ^= m->state >> 7;
    m->state ^= m->state << 17;
    return (uint32_t)((m->state >> 16) % n);
}

static int by_concept(const void *a, const void *b) {
    const having *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    return (x->profile > y->profile) - (x->profile < y->profile);
}

/* Another that has a skill of this one; itself if it has none. */
static uint32_t neighbour_of(mixer *m, uint32_t profile) {
    const fg_resume *r = &m->real[profile];
    if (!r->skills.n) return profile;
    uint32_t concept = r->skills.at[below(m, r->skills.n)].concept, low = 0, high = m->had.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (m->had.at[mid].concept < concept)
            low = mid + 1;
        else
            high = mid;
    }
    uint32_t end = low;
    while (end < m->had.n && m->had.at[end].concept == concept && end - low < 5000) end++;
    return m->had.at[low + below(m, end - low)].profile;
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

static fg_str mix_one(mixer *m, fg_arena *scratch) {
    uint32_t a = below(m, m->n), b = neighbour_of(m, a);
    const fg_resume *r = &m->real[a], *other = &m->real[b];
    fg_resume mixed = *r;
    fg_str out = {0};
    mixed.skills.n = mixed.skills.cap = mixed.proofs.n = mixed.proofs.cap = 0;
    mixed.skills.at = NULL;
    mixed.proofs.at = NULL;
    for (uint32_t i = 0; i < r->skills.n; i++) {
        bool exchange = other->skills.n && below(m, 10) < 4;
        copy_skill(&mixed, exchange ? other : r, exchange ? below(m, other->skills.n) : i, scratch);
    }
    fg_profile_pack(&out, &mixed, NULL, NULL);
    return out;
}

bool mix_profiles(fg_str *out, uint32_t n, const fg_str *real, uint32_t n_real, const fg_dict *dict, uint64_t seed,
                  fg_arena *arena) {
    mixer m = {.real = FG_NEW_N(arena, fg_resume, n_real), .n = n_real, .state = seed};
    fg_ids *ids = fg_ids_new(dict, NULL);
    fg_arena scratch;
    fg_arena_init(&scratch, NULL);
    for (uint32_t i = 0; m.real && ids && i < n_real; i++) {
        if (i < n) out[i] = real[i];
        if (fg_profile_unpack(&m.real[i], real[i], dict, ids, arena, NULL, NULL) != FG_OK) return false;
        for (uint32_t k = 0; k < m.real[i].skills.n; k++) {
            having *h = FG_PUSH(arena, &m.had);
            if (h) *h = (having){m.real[i].skills.at[k].concept, i};
        }
    }
    fg_ids_free(ids);
    if (m.had.n) qsort(m.had.at, m.had.n, sizeof *m.had.at, by_concept);
    for (uint32_t i = n_real; i < n && !arena->failed; i++) {
        fg_arena_reset(&scratch);
        fg_str packed = mix_one(&m, &scratch);
        out[i] = fg_arena_copy(arena, packed);
        fg_bytes_free(packed, NULL);
    }
    fg_arena_free(&scratch);
    return !arena->failed;
}
