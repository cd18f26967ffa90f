#include "index/seek.h"

#include <stdlib.h>

enum { BETWEEN_QUESTIONS = 64 };

bool fg_seek_begin(fg_seeker *k) {
    k->met = FG_NEW_N(k->arena, uint64_t, k->s->header->n / 64 + 1);
    return k->met != NULL;
}

void fg_seek_bounded(fg_seeker *k) {
    if (k->search->counts) k->search->counts->met += k->found.n;
    k->found.n = 0;
}

void fg_seek_promise(fg_seeker *k, uint32_t i, const fg_score *most) {
    if (fg_best_is_out(k->best, most, k->s->ids[i])) return;
    fg_promising *p = FG_PUSH(k->arena, &k->next);
    if (p) *p = (fg_promising){*most, i};
}

static int by_score(const void *a, const void *b) {
    const fg_promising *x = a, *y = b;
    int order = fg_match_order(&x->most, 0, &y->most, 0);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

fg_status fg_seek_score(fg_seeker *k, fg_error *err) {
    fg_status status = FG_OK;
    if (k->next.n) qsort(k->next.at, k->next.n, sizeof *k->next.at, by_score);
    for (uint32_t i = 0; i < k->next.n && status == FG_OK; i++) {
        const fg_promising *p = &k->next.at[i];
        if (fg_best_is_out(k->best, &p->most, k->s->ids[p->at])) break;
        if (i % BETWEEN_QUESTIONS == 0 && k->search->cancel && k->search->cancel(k->search->cancel_ctx))
            return fg_fail(err, FG_ECANCELED, "stopped");
        if (k->search->counts) k->search->counts->scored++;
        status = fg_best_try(k->best, k->scorer, k->s, p->at, err);
    }
    k->next.n = 0;
    return status;
}
