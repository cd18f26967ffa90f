#include "index/seek.h"

#include <stdlib.h>

enum { BETWEEN_QUESTIONS = 64 };

bool fg_seek_begin(fg_seeker *k) {
    k->met = FG_NEW_N(k->arena, uint64_t, k->s->header->n / 64 + 1);
    k->sums = FG_NEW_N(k->arena, uint16_t, fg_rests_of(k->s->header->n));
    return k->met && k->sums;
}

/* ---- sums, four at a time ---- */

static uint64_t four_of(const uint16_t *at) {
    uint64_t four;
    memcpy(&four, at, sizeof four);
    return four;
}

/* Is none of the four that high? */
static bool are_below(uint64_t four, uint32_t sum) {
    const uint64_t each = 0x0001000100010001, high = each << 15;
    return !(((four | high) - (sum <= INT16_MAX ? sum : INT16_MAX) * each) & high);
}

void fg_seek_meet_from(fg_seeker *k, const uint16_t *rests, uint32_t least) {
    for (uint32_t i = 0, n = k->s->header->n; i < n; i += 4) {
        if (are_below(four_of(k->sums + i) + (rests ? four_of(rests + i) : 0), least)) continue;
        for (uint32_t at = i; at < i + 4 && at < n; at++)
            if (k->sums[at] + (rests ? rests[at] : 0u) >= least) fg_seek_meet(k, at);
    }
}

uint32_t fg_seek_count_from(const fg_seeker *k, uint32_t least) {
    uint32_t count = 0;
    for (uint32_t i = 0, n = k->s->header->n; i < n; i += 4)
        for (uint32_t at = i; at < i + 4 && at < n && !are_below(four_of(k->sums + i), least); at++)
            count += k->sums[at] >= least;
    return count;
}

uint32_t fg_seek_sum_of_best(const fg_seeker *k, uint64_t wanted, uint32_t lowest) {
    uint32_t *having = FG_NEW_N(k->arena, uint32_t, FG_SUM_MOST + 1), sum = FG_SUM_MOST;
    if (!having) return lowest;
    for (uint32_t i = 0, n = k->s->header->n; i < n; i += 4)
        for (uint32_t at = i; at < i + 4 && at < n && !are_below(four_of(k->sums + i), lowest); at++)
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
        status = fg_best_try(k->best, k->scorer, k->s, p->at, err);
    }
    k->next.n = 0;
    return status;
}
