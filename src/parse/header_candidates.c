#include "parse/header_parts.h"

bool fg_same_words(const fg_reading *r, fg_tokens_range t, uint32_t at) {
    if (at + (t.end - t.first) > r->tokens->list.n) return false;
    for (uint32_t k = t.first; k < t.end; k++)
        if (!fg_str_eq(fg_token_norm(r->tokens, k), fg_token_norm(r->tokens, at + k - t.first))) return false;
    return true;
}

void fg_header_candidates_add(fg_header_candidates *c, fg_tokens_range t, uint32_t weight, uint32_t again) {
    for (uint32_t i = 0; i < c->n; i++) {
        fg_tokens_range o = c->at[i].t;
        if (o.end - o.first != t.end - t.first || !fg_same_words(c->x->r, o, t.first)) continue;
        c->at[i].weight += again;
        return;
    }
    if (c->n < FG_COUNT(c->at)) c->at[c->n++] = (fg_header_candidate){t, weight};
}

fg_tokens_range fg_header_candidates_best(const fg_header_candidates *c, uint32_t least) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < c->n; i++)
        if (c->at[i].weight > c->at[best].weight) best = i;
    return c->n && c->at[best].weight >= least ? c->at[best].t : (fg_tokens_range){0, 0};
}
