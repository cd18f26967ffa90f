#include "match/kin.h"

#include "match/memo.h"

/* ---- of a dictionary ---- */

static bool list_children(fg_kin *kin, const fg_dict *d, fg_arena *arena) {
    uint32_t links = fg_first_parent(&d->concepts[d->n_concepts]);
    uint32_t *first = FG_NEW_N(arena, uint32_t, d->n_concepts + 2), *all = FG_NEW_N(arena, uint32_t, links + 1);
    if (!first || !all) return false;
    for (uint32_t k = 0; k < links; k++) first[fg_u24_of(d->links[k]) + 2]++;
    for (uint32_t c = 0; c < d->n_concepts; c++) first[c + 2] += first[c + 1];
    for (uint32_t c = 0; c < d->n_concepts; c++)
        for (uint32_t k = fg_first_parent(&d->concepts[c]); k < fg_first_parent(&d->concepts[c + 1]); k++)
            all[first[fg_u24_of(d->links[k]) + 1]++] = c;
    kin->first_child = first;
    kin->children = all;
    return true;
}

static bool list_members(fg_kin *kin, const fg_dict *d, fg_arena *arena) {
    uint32_t classes = d->n[FG_SEC_CLASSES];
    uint32_t *first = FG_NEW_N(arena, uint32_t, classes + 2), *all = FG_NEW_N(arena, uint32_t, d->n_concepts + 1);
    if (!first || !all) return false;
    for (uint32_t c = 0; c < d->n_concepts; c++)
        if (d->concepts[c].class_plus_1) first[d->concepts[c].class_plus_1 + 1]++;
    for (uint32_t k = 0; k < classes; k++) first[k + 2] += first[k + 1];
    for (uint32_t c = 0; c < d->n_concepts; c++)
        if (d->concepts[c].class_plus_1) all[first[d->concepts[c].class_plus_1]++] = c;
    kin->first_member = first;
    kin->members = all;
    return true;
}

static bool list_givers(fg_kin *kin, const fg_dict *d, fg_arena *arena) {
    uint32_t credits = fg_first_credit(&d->concepts[d->n_concepts]);
    uint32_t *first = FG_NEW_N(arena, uint32_t, d->n_concepts + 2), *all = FG_NEW_N(arena, uint32_t, credits + 1);
    if (!first || !all) return false;
    for (uint32_t k = 0; k < credits; k++) first[d->credits[k].concept + 2]++;
    for (uint32_t c = 0; c < d->n_concepts; c++) first[c + 2] += first[c + 1];
    for (uint32_t c = 0; c < d->n_concepts; c++)
        for (uint32_t k = fg_first_credit(&d->concepts[c]); k < fg_first_credit(&d->concepts[c + 1]); k++)
            all[first[d->credits[k].concept + 1]++] = c;
    kin->first_giver = first;
    kin->givers = all;
    return true;
}

bool fg_kin_init(fg_kin *kin, const fg_dict *d, fg_arena *arena) {
    kin->english = fg_dict_find_concept(d, FG_LIT("spoken-english"));
    return list_children(kin, d, arena) && list_members(kin, d, arena) && list_givers(kin, d, arena);
}

static void add_range(fg_concepts *out, const uint32_t *list, uint32_t from, uint32_t to, fg_arena *arena) {
    if (from == to || !FG_RESERVE(arena, out, to - from)) return;
    memcpy(out->at + out->n, list + from, (to - from) * sizeof *list);
    out->n += to - from;
}

/* What relate() below looks at, from the other side. */
void fg_kin_givers(const fg_kin *kin, const fg_dict *d, uint32_t wanted, fg_arena *arena, fg_concepts *out) {
    const fg_image_concept *c = &d->concepts[wanted];
    add_range(out, &wanted, 0, 1, arena);
    add_range(out, kin->givers, kin->first_giver[wanted], kin->first_giver[wanted + 1], arena);
    if (c->class_plus_1)
        add_range(out, kin->members, kin->first_member[c->class_plus_1 - 1], kin->first_member[c->class_plus_1], arena);
    for (uint32_t k = fg_first_parent(&c[0]); k < fg_first_parent(&c[1]); k++) {
        uint32_t parent = fg_u24_of(d->links[k]);
        add_range(out, &parent, 0, 1, arena);
        add_range(out, kin->children, kin->first_child[parent], kin->first_child[parent + 1], arena);
    }
}

/* ---- of a résumé ---- */

static void relate_all(const fg_matcher *m, uint32_t skill, const uint32_t *list, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) fg_memo_relate(m, skill, list[i]);
}

/* Whatever a skill can say anything about: fg_match_relation and fg_match_are_alike look nowhere else. */
static void relate(const fg_matcher *m, const fg_kin *kin, uint32_t skill) {
    const fg_dict *d = m->dict;
    uint32_t has = m->r->skills.at[skill].concept;
    const fg_image_concept *c = &d->concepts[has];
    fg_memo_relate(m, skill, has);
    for (uint32_t k = fg_first_credit(&c[0]); k < fg_first_credit(&c[1]); k++)
        fg_memo_relate(m, skill, d->credits[k].concept);
    if (c->class_plus_1)
        relate_all(m, skill, kin->members, kin->first_member[c->class_plus_1 - 1], kin->first_member[c->class_plus_1]);
    relate_all(m, skill, kin->children, kin->first_child[has], kin->first_child[has + 1]);
    for (uint32_t k = fg_first_parent(&c[0]); k < fg_first_parent(&c[1]); k++) {
        uint32_t parent = fg_u24_of(d->links[k]);
        relate_all(m, skill, kin->children, kin->first_child[parent], kin->first_child[parent + 1]);
    }
}

void fg_match_relate_all(const fg_matcher *m, const fg_kin *kin) {
    for (uint32_t i = 0; i < m->r->skills.n; i++) relate(m, kin, i);
    m->memo->complete = true;
}

/* ---- bounds ---- */

/* Bounds stand in the order of the memo's entries, which tell their places. */
static fg_bound *bound_of(const fg_matcher *m, uint32_t concept, fg_arena *arena, fg_bounds *out) {
    if (!fg_memo_at(m->memo, concept)) return NULL;
    uint32_t place = m->memo->place[concept];
    while (out->n < place) {
        fg_bound *b = FG_PUSH(arena, out);
        if (!b) return NULL;
        b->concept = m->memo->entries.at[out->n - 1].concept;
    }
    return &out->at[place - 1];
}

static void raise(int32_t *to, int32_t value) {
    if (value > *to) *to = value;
}

static void consider(const fg_matcher *m, const fg_relation *r, fg_bound *b) {
    uint32_t proof = fg_match_best_proof(m, &m->r->skills.at[r->skill]);
    if (proof == FG_NONE) return;
    int32_t quality = fg_match_quality(m, &m->r->proofs.at[proof]),
            open = fg_share(fg_match_number(m, FG_P_CREDIT_OPEN_SIBLING), quality);
    b->has |= r->credit > 0;
    if (r->alike) raise(&b->alike, open);
    if (r->gives != FG_ONE) return;
    raise(&b->kind, open);
    raise(&b->closed_kind, fg_share(fg_match_number(m, FG_P_CREDIT_CLOSED_SIBLING), quality));
}

static void add_had(const fg_matcher *m, uint32_t concept, fg_arena *arena, fg_bounds *out) {
    fg_bound *b = bound_of(m, concept, arena, out);
    if (b) b->has = true;
}

static void add_shown(const fg_matcher *m, uint32_t concept, fg_arena *arena, fg_bounds *out) {
    const fg_image_concept *c = &m->dict->concepts[concept];
    add_had(m, concept, arena, out);
    for (uint32_t k = fg_first_credit(&c[0]); k < fg_first_credit(&c[1]); k++)
        if (m->dict->credits[k].credit == FG_ONE) add_had(m, m->dict->credits[k].concept, arena, out);
}

void fg_match_bounds(const fg_matcher *m, uint32_t english, fg_arena *arena, fg_bounds *out) {
    for (uint32_t i = 0; i < m->memo->entries.n; i++) {
        const fg_remembered *k = &m->memo->entries.at[i];
        fg_bound *b = bound_of(m, k->concept, arena, out);
        const fg_relation *r = k->first ? &m->memo->relations.at[k->first - 1] : NULL;
        for (; b && r; r = fg_memo_next(m, r)) consider(m, r, b);
    }
    for (uint32_t i = 0; i < m->r->shown.n; i++) add_shown(m, m->r->shown.at[i].concept, arena, out);
    if (english != FG_NONE) add_had(m, english, arena, out);
}
