#include "index/seek.h"

#include <stdlib.h>

enum { BETWEEN_QUESTIONS = 64 };

bool fg_seek_begin(fg_seeker *k) {
    k->met = FG_NEW_N(k->arena, uint64_t, k->s->header->n / 64 + 1);
    return k->met != NULL;
}

/* ---- sums, FG_TOGETHER at a time ---- */

static bool reach(const uint16_t *sums, int16_t least) {
    int16_t any = 0;
    for (uint32_t i = 0; i < FG_TOGETHER; i++) any |= (int16_t)((int16_t)sums[i] >= least);
    return any;
}

static uint32_t count_of(const uint16_t *sums, int16_t least) {
    int16_t n = 0;
    for (uint32_t i = 0; i < FG_TOGETHER; i++) n = (int16_t)(n + ((int16_t)sums[i] >= least));
    return (uint32_t)n;
}

static int16_t most_of(uint32_t sum) { return (int16_t)(sum < INT16_MAX ? sum : INT16_MAX); }

void fg_seek_meet_from(fg_seeker *k, uint32_t least) {
    for (uint32_t i = 0, n = k->s->header->n; i < n; i += FG_TOGETHER)
        for (uint32_t at = i; at < i + FG_TOGETHER && at < n && (at > i || reach(k->sums + i, most_of(least))); at++)
            if (k->sums[at] >= least) fg_seek_meet(k, at);
}

uint32_t fg_seek_count_from(const fg_seeker *k, uint32_t least) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < k->s->header->n; i += FG_TOGETHER) count += count_of(k->sums + i, most_of(least));
    return count;
}

uint32_t fg_seek_sum_of_best(const fg_seeker *k, uint64_t wanted, uint32_t lowest) {
    uint32_t *having = FG_NEW_N(k->arena, uint32_t, FG_SUM_MOST + 1), sum = FG_SUM_MOST;
    if (!having) return lowest;
    for (uint32_t i = 0, n = k->s->header->n; i < n; i += FG_TOGETHER)
        for (uint32_t at = i; at < i + FG_TOGETHER && at < n && (at > i || reach(k->sums + i, most_of(lowest))); at++)
            if (fg_may_be_found(k->part->allowed, at)) having[k->sums[at]]++;
    for (uint64_t n = having[sum]; sum > lowest && n < wanted; n += having[sum]) sum--;
    return sum;
}

/* ---- the best ---- */

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
        if (i + 1 < k->next.n) fg_segment_prefetch_blob(k->s, k->next.at[i + 1].at);
        status = fg_best_try(k->best, k->scorer, k->s, p->at, err);
    }
    k->next.n = 0;
    return status;
}
