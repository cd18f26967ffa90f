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

void fg_memo_relate(const fg_matcher *m, uint32_t skill, uint32_t concept) {
    uint32_t has = m->r->skills.at[skill].concept;
    uint8_t rule;
    fg_relation r = {.skill = skill,
                     .credit = fg_match_relation(m, has, concept, &rule),
                     .gives = fg_dict_credit(m->dict, has, concept),
                     .rule = rule,
                     .alike = has != concept && fg_match_are_alike(m->dict, has, concept)};
    if (!r.credit && !r.gives && !r.alike) return;
    fg_remembered *k = fg_memo_at(m->memo, concept);
    if (!k || (k->last && m->memo->relations.at[k->last - 1].skill == skill)) return;
    fg_relation *to = FG_PUSH(m->memo->arena, &m->memo->relations);
    if (!to) return;
    *to = r;
    if (k->last)
        m->memo->relations.at[k->last - 1].next = m->memo->relations.n;
    else
        k->first = m->memo->relations.n;
    k->last = m->memo->relations.n;
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
