#include "match/givings.h"

#include <stdlib.h>

static void add(fg_givings *out, const fg_matcher *m, uint32_t giver, uint32_t wanted, fg_arena *arena) {
    fg_relation relation = fg_relation_of(m, giver, wanted);
    fg_giving *g = fg_relation_is_none(&relation) ? NULL : FG_PUSH(arena, &out->all);
    if (g) *g = (fg_giving){giver, wanted, relation};
}

static int by_giver(const void *a, const void *b) {
    const fg_giving *x = a, *y = b;
    if (x->giver != y->giver) return x->giver < y->giver ? -1 : 1;
    return (x->wanted > y->wanted) - (x->wanted < y->wanted);
}

/* Sorted, each once. */
static void sort(fg_givings *g) {
    uint32_t n = 0;
    if (g->all.n) qsort(g->all.at, g->all.n, sizeof *g->all.at, by_giver);
    for (uint32_t i = 0; i < g->all.n; i++) {
        if (i && by_giver(&g->all.at[i], &g->all.at[n - 1]) == 0) continue;
        g->all.at[n++] = g->all.at[i];
        if (!g->first[g->all.at[i].giver]) g->first[g->all.at[i].giver] = n;
    }
    g->all.n = n;
}

bool fg_givings_find(fg_givings *out, const fg_matcher *m, const fg_kin *kin, fg_arena *arena) {
    fg_concepts givers = {0};
    bool *seen = FG_NEW_N(arena, bool, (size_t)m->dict->n_concepts + 1);
    *out = (fg_givings){.first = FG_NEW_N(arena, uint32_t, (size_t)m->dict->n_concepts + 1)};
    if (!seen || !out->first) return false;
    for (uint32_t i = 1; i < m->p->nodes.n; i++) {
        uint32_t wanted = m->p->nodes.at[i].concept;
        if (wanted == FG_NONE || seen[wanted]) continue;
        seen[wanted] = true;
        givers.n = 0;
        fg_kin_givers(kin, m->dict, wanted, arena, &givers);
        for (uint32_t k = 0; k < givers.n; k++) add(out, m, givers.at[k], wanted, arena);
    }
    if (!arena->failed) sort(out);
    return !arena->failed;
}

void fg_givings_relate(const fg_givings *g, const fg_matcher *m) {
    for (uint32_t i = 0; i < m->r->skills.n; i++) {
        uint32_t has = m->r->skills.at[i].concept;
        for (uint32_t k = g->first[has]; k && k <= g->all.n && g->all.at[k - 1].giver == has; k++)
            fg_memo_add(m->memo, i, g->all.at[k - 1].wanted, &g->all.at[k - 1].relation);
    }
    m->memo->complete = true;
}
