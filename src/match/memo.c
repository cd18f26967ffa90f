#include "match/memo.h"

bool fg_memo_init(fg_memo *memo, const fg_dict *dict, fg_arena *arena) {
    *memo = (fg_memo){.arena = arena, .place = FG_NEW_N(arena, uint32_t, dict->n_concepts + 1)};
    return memo->place != NULL;
}

void fg_memo_clear(fg_memo *memo) {
    for (uint32_t i = 0; i < memo->entries.n; i++) memo->place[memo->entries.at[i].concept] = 0;
    memo->entries.n = memo->relations.n = 0;
    memo->complete = false;
}

fg_remembered *fg_memo_at(fg_memo *memo, uint32_t concept) {
    if (memo->place[concept]) return &memo->entries.at[memo->place[concept] - 1];
    fg_remembered *k = FG_PUSH(memo->arena, &memo->entries);
    if (!k) return NULL;
    k->concept = concept;
    memo->place[concept] = memo->entries.n;
    return k;
}

fg_relation fg_relation_of(const fg_matcher *m, uint32_t has, uint32_t wanted) {
    uint8_t rule;
    fg_relation r = {.credit = fg_match_relation(m, has, wanted, &rule),
                     .gives = fg_dict_credit(m->dict, has, wanted),
                     .alike = has != wanted && fg_match_are_alike(m->dict, has, wanted)};
    r.rule = rule;
    return r;
}

void fg_memo_add(fg_memo *memo, uint32_t skill, uint32_t concept, const fg_relation *relation) {
    fg_remembered *k = fg_memo_at(memo, concept);
    if (!k || (k->last && memo->relations.at[k->last - 1].skill == skill)) return;
    fg_relation *to = FG_PUSH(memo->arena, &memo->relations);
    if (!to) return;
    *to = *relation;
    to->skill = skill;
    if (k->last)
        memo->relations.at[k->last - 1].next = memo->relations.n;
    else
        k->first = memo->relations.n;
    k->last = memo->relations.n;
}

void fg_memo_relate(const fg_matcher *m, uint32_t skill, uint32_t concept) {
    fg_relation r = fg_relation_of(m, m->r->skills.at[skill].concept, concept);
    if (!fg_relation_is_none(&r)) fg_memo_add(m->memo, skill, concept, &r);
}

const fg_relation *fg_memo_related(const fg_matcher *m, uint32_t concept) {
    fg_memo *memo = m->memo;
    if (memo->complete && !memo->place[concept]) return NULL;
    fg_remembered *k = fg_memo_at(memo, concept);
    if (!k) return NULL;
    if (!memo->complete && !(k->known & FG_KNOWN_RELATIONS)) {
        k->known |= FG_KNOWN_RELATIONS;
        for (uint32_t i = 0; i < m->r->skills.n; i++) fg_memo_relate(m, i, concept);
        k = fg_memo_at(memo, concept);
    }
    return k && k->first ? &memo->relations.at[k->first - 1] : NULL;
}
