#include "match/memo.h"

bool fg_memo_init(fg_memo *memo, const fg_dict *dict, fg_arena *arena) {
    *memo = (fg_memo){.arena = arena, .place = FG_NEW_N(arena, uint32_t, dict->n_concepts + 1)};
    return memo->place != NULL;
}

fg_remembered *fg_memo_at(fg_memo *memo, uint32_t concept) {
    if (!memo->place[concept] && FG_PUSH(memo->arena, &memo->entries)) memo->place[concept] = memo->entries.n;
    return memo->place[concept] ? &memo->entries.at[memo->place[concept] - 1] : NULL;
}
