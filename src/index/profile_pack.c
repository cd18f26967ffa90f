/* What a résumé shows as bytes, and back. */
#include "index/pack.h"

#include <stdlib.h>

enum { HAS_EDUCATION = 1, HAS_EXPERIENCE = 2, SUMMARY_END = 4 };
enum { POLARITY = 1 << 3, BY_TITLE = 1 << 5, ASSUMED = 1 << 6, LEVEL = 1 << 7, PROOF_END = 1 << 10 };
/* below POLARITY: fg_place; LEVEL times fg_said_level, of spoken languages only */
enum { MONTHS_END = 24000, LAST_MONTH = 12 * 10000 };

/* ---- packing ---- */

static void pack_roles(fg_packer *p, const fg_resume *r) {
    fg_pack_number(p, r->roles.n);
    for (uint32_t i = 0; i < r->roles.n; i++) {
        const fg_role *role = &r->roles.at[i];
        uint32_t months = role->months < MONTHS_END ? role->months : MONTHS_END - 1;
        bool dated = role->start.month >= 0 && role->start.month < LAST_MONTH;
        fg_pack_number(p, months);
        if (months) fg_pack_number(p, dated ? (uint32_t)role->start.month + 1 : 0);
    }
}

static void pack_rest(fg_packer *p, const fg_resume *r) {
    fg_pack_number(p, r->education.n);
    for (uint32_t i = 0; i < r->education.n; i++) {
        fg_pack_number(p, r->education.at[i].level * 2u + r->education.at[i].in_progress);
        fg_pack_concept(p, r->education.at[i].field);
    }
    fg_pack_number(p, r->deeds.n);
    for (uint32_t i = 0; i < r->deeds.n; i++) fg_pack_number(p, r->deeds.at[i].kind * 2u + r->deeds.at[i].named_venue);
    fg_pack_number(p, r->shown.n);
    for (uint32_t i = 0; i < r->shown.n; i++) {
        fg_pack_concept(p, r->shown.at[i].concept);
        fg_pack_number(p, r->shown.at[i].place);
    }
}

static uint32_t flags_of(const fg_dict *dict, const fg_proof *p) {
    bool spoken = dict->concepts[p->concept].kind == FG_KIND_SPOKEN;
    return p->place + p->polarity * (uint32_t)POLARITY + (p->by_title ? BY_TITLE : 0u) + (p->assumed ? ASSUMED : 0u) +
           (spoken ? p->level * (uint32_t)LEVEL : 0u);
}

static bool prove_alike(const fg_dict *dict, const fg_proof *a, const fg_proof *b) {
    return flags_of(dict, a) == flags_of(dict, b) && a->role == b->role && a->stated_months == b->stated_months;
}

/* Does an earlier proof of the skill say the same? */
static bool is_repeated(const fg_resume *r, const fg_skill *s, uint32_t proof) {
    for (uint32_t i = s->first; i < proof; i++)
        if (prove_alike(r->dict, &r->proofs.at[i], &r->proofs.at[proof])) return true;
    return false;
}

static void pack_skill(fg_packer *p, const fg_resume *r, const fg_skill *s) {
    uint32_t n = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) n += !is_repeated(r, s, i);
    fg_pack_concept(p, s->concept);
    fg_pack_number(p, n);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const fg_proof *proof = &r->proofs.at[i];
        if (is_repeated(r, s, i)) continue;
        fg_pack_number(p, flags_of(r->dict, proof));
        fg_pack_number(p, proof->role == FG_NONE ? 0 : proof->role + 1);
        fg_pack_number(p, proof->stated_months);
    }
}

fg_status fg_profile_pack(fg_str *out, const fg_resume *r, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = (fg_str){0};
    if (!r) return fg_fail(err, FG_EINVAL, "there is no résumé to pack");
    fg_arena scratch;
    fg_packer p;
    fg_arena_init(&scratch, alloc);
    fg_pack_begin(&p, r->dict, &scratch);
    fg_pack_number(&p, (r->has_education ? HAS_EDUCATION : 0u) | (r->has_experience ? HAS_EXPERIENCE : 0u));
    fg_pack_number(&p, r->experience_months);
    fg_pack_number(&p, r->stated_months);
    fg_pack_number(&p, r->assumed_months);
    fg_pack_words(&p, &r->title_words);
    pack_roles(&p, r);
    pack_rest(&p, r);
    fg_pack_number(&p, r->skills.n);
    for (uint32_t i = 0; i < r->skills.n; i++) pack_skill(&p, r, &r->skills.at[i]);
    fg_status status = fg_pack_end(&p, FG_PACK_PROFILE, out, alloc, err);
    fg_arena_free(&scratch);
    return status;
}

/* ---- unpacking ---- */

static void unpack_roles(fg_unpacker *u, fg_resume *out) {
    uint32_t n = fg_unpack_count(u);
    for (uint32_t i = 0; i < n && !u->bad; i++) {
        fg_role *role = FG_PUSH(u->arena, &out->roles);
        uint32_t months = fg_unpack_below(u, MONTHS_END), start = months ? fg_unpack_below(u, LAST_MONTH + 1) : 0;
        if (role) *role = (fg_role){.months = months, .start.month = start ? (int32_t)start - 1 : FG_NO_MONTH};
    }
}

static void unpack_rest(fg_unpacker *u, fg_resume *out) {
    bool none;
    for (uint32_t n = fg_unpack_count(u); n > 0 && !u->bad; n--) {
        fg_education *e = FG_PUSH(u->arena, &out->education);
        uint32_t level = fg_unpack_below(u, 512), field = fg_unpack_concept(u, NULL);
        if (e) *e = (fg_education){.level = (uint8_t)(level / 2), .in_progress = level % 2, .field = field};
    }
    for (uint32_t n = fg_unpack_count(u); n > 0 && !u->bad; n--) {
        fg_deed *d = FG_PUSH(u->arena, &out->deeds);
        uint32_t kind = fg_unpack_below(u, 512);
        if (d) *d = (fg_deed){.kind = (uint8_t)(kind / 2), .named_venue = kind % 2};
    }
    for (uint32_t n = fg_unpack_count(u); n > 0 && !u->bad; n--) {
        uint32_t concept = fg_unpack_concept(u, &none), place = fg_unpack_below(u, FG_IN_COUNT);
        fg_shown *s = concept == FG_NONE ? NULL : FG_PUSH(u->arena, &out->shown);
        u->bad |= none;
        if (s) *s = (fg_shown){.concept = concept, .place = (uint8_t)place, .role = FG_NONE};
    }
}

static void unpack_proof(fg_unpacker *u, fg_resume *out, uint32_t concept) {
    uint32_t flags = fg_unpack_below(u, PROOF_END), role = fg_unpack_below(u, out->roles.n + 1),
             stated = fg_unpack_number(u);
    uint8_t polarity = (uint8_t)(flags / POLARITY % 4);
    u->bad |= polarity > FG_LACKS || flags / LEVEL > FG_SAYS_BILINGUAL;
    fg_proof *p = concept == FG_NONE ? NULL : FG_PUSH(u->arena, &out->proofs);
    if (p)
        *p = (fg_proof){.concept = concept,
                        .place = (uint8_t)(flags % POLARITY),
                        .polarity = polarity,
                        .level = (uint8_t)(flags / LEVEL),
                        .by_title = flags & BY_TITLE,
                        .assumed = flags & ASSUMED,
                        .role = role - 1, /* 0 becomes FG_NONE */
                        .stated_months = stated};
}

static int by_concept(const void *a, const void *b) {
    const fg_skill *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Skills in the order of this dictionary; where two have become one they stand side by side. */
static void unpack_skills(fg_unpacker *u, fg_resume *out) {
    bool none;
    for (uint32_t n = fg_unpack_count(u); n > 0 && !u->bad; n--) {
        uint32_t concept = fg_unpack_concept(u, &none), first = out->proofs.n;
        for (uint32_t proofs = fg_unpack_count(u); proofs > 0 && !u->bad; proofs--) unpack_proof(u, out, concept);
        fg_skill *s = concept == FG_NONE ? NULL : FG_PUSH(u->arena, &out->skills);
        u->bad |= none;
        if (s)
            *s = (fg_skill){.concept = concept, .first = first, .n = out->proofs.n - first, .last_used = FG_NO_MONTH};
    }
    if (out->skills.n) qsort(out->skills.at, out->skills.n, sizeof *out->skills.at, by_concept);
}

fg_status fg_profile_unpack(fg_resume *out, fg_str bytes, const fg_dict *dict, const fg_ids *ids, fg_arena *arena,
                            uint32_t *lost, fg_error *err) {
    fg_unpacker u;
    *out = (fg_resume){.dict = dict};
    fg_unpack_begin(&u, bytes, FG_PACK_PROFILE, ids, arena);
    uint32_t flags = fg_unpack_below(&u, SUMMARY_END);
    out->has_education = flags & HAS_EDUCATION;
    out->has_experience = flags & HAS_EXPERIENCE;
    out->experience_months = fg_unpack_number(&u);
    out->stated_months = fg_unpack_number(&u);
    out->assumed_months = fg_unpack_number(&u);
    fg_unpack_words(&u, &out->title_words);
    unpack_roles(&u, out);
    unpack_rest(&u, out);
    unpack_skills(&u, out);
    return fg_unpack_end(&u, lost, err);
}
