#include "match/memo.h"

bool fg_memo_init(fg_memo *memo, const fg_dict *dict, fg_arena *arena) {
    *memo = (fg_memo){.arena = arena, .place = FG_NEW_N(arena, uint32_t, dict->n_concepts + 1)};
    return memo->place != NULL;
}

void fg_memo_clear(fg_memo *memo) {
    for (uint32_t i = 0; i < memo->entries.n; i++) memo->place[memo->entries.at[i].concept] = 0;
    memo->entries.n = memo->givers.n = 0;
}

fg_remembered *fg_memo_at(fg_memo *memo, uint32_t concept) {
    if (memo->place[concept]) return &memo->entries.at[memo->place[concept] - 1];
    fg_remembered *k = FG_PUSH(memo->arena, &memo->entries);
    if (!k) return NULL;
    k->concept = concept;
    memo->place[concept] = memo->entries.n;
    return k;
}
