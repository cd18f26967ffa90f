/*
 * From credits to points: S = 100 * sum(w * credit) / sum(w) over required items and, scaled down, preferred ones.
 */
#include "match/match.h"

/* Rounds parts[i] / whole * total to integers that add up to the rounded sum: largest remainder, earlier first, and
 * none above its cap (NULL: no caps). The caps leave room, since they were dealt out the same way to larger parts. */
static void apportion(const int64_t *parts, uint32_t n, int64_t whole, int32_t total, const int32_t *cap, int32_t *out,
                      fg_arena *scratch) {
    int64_t sum = 0, given = 0;
    int64_t *rest = FG_NEW_N(scratch, int64_t, n + 1);
    if (!rest || whole <= 0) return;
    for (uint32_t i = 0; i < n; i++) {
        out[i] = (int32_t)(parts[i] * total / whole);
        rest[i] = parts[i] * total % whole;
        sum += parts[i];
        given += out[i];
    }
    int32_t all = (int32_t)((sum * total + whole / 2) / whole);
    for (; given < all; given++) {
        uint32_t best = n;
        for (uint32_t i = 0; i < n; i++)
            if ((!cap || out[i] < cap[i]) && (best == n || rest[i] > rest[best])) best = i;
        if (best == n) break;
        out[best]++;
        rest[best] = -1;
    }
}

static int64_t total_weight(const fg_result *x, int necessity) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < x->items.n; i++)
        if (necessity < 0 || x->items.at[i].necessity == necessity) sum += x->items.at[i].weight;
    return sum;
}

/* sum(w * credit) / sum(w) of the items of a necessity (-1: of all); -1 if there are none. */
static int32_t mean_credit(const fg_result *x, int necessity, bool high) {
    int64_t weight = total_weight(x, necessity), sum = 0;
    if (!weight) return -1;
    for (uint32_t i = 0; i < x->items.n; i++) {
        const fg_item *item = &x->items.at[i];
        if (necessity < 0 || item->necessity == necessity)
            sum += (int64_t)item->weight * (high ? item->high : item->low);
    }
    return (int32_t)((sum + weight / 2) / weight);
}

/* Prices first, then what could be had of them, then what is had. */
void fg_match_share_out(fg_matcher *m, fg_result *x) {
    if (!x->score.scored) return;
    fg_arena *scratch = m->scratch;
    uint32_t n = x->items.n;
    int64_t whole = total_weight(x, -1) * FG_ONE, *parts = FG_NEW_N(scratch, int64_t, n + 1);
    int32_t *of = FG_NEW_N(scratch, int32_t, n + 1), *high = FG_NEW_N(scratch, int32_t, n + 1);
    int32_t *low = FG_NEW_N(scratch, int32_t, n + 1);
    if (!parts || !of || !high || !low) return;
    for (uint32_t i = 0; i < n; i++) parts[i] = (int64_t)x->items.at[i].weight * FG_ONE;
    apportion(parts, n, whole, 10000, NULL, of, scratch);
    for (uint32_t i = 0; i < n; i++) parts[i] = (int64_t)x->items.at[i].weight * x->items.at[i].high;
    apportion(parts, n, whole, 10000, of, high, scratch);
    for (uint32_t i = 0; i < n; i++) parts[i] = (int64_t)x->items.at[i].weight * x->items.at[i].low;
    apportion(parts, n, whole, 10000, high, low, scratch);
    for (uint32_t i = 0; i < n; i++) {
        x->items.at[i].of = of[i];
        x->items.at[i].high_points = high[i];
        x->items.at[i].points = low[i];
    }
}

int32_t fg_match_low(fg_matcher *m, const fg_result *x) {
    int64_t weight = total_weight(x, -1), sum = 0;
    for (uint32_t i = 0; i < x->items.n && weight; i++) {
        fg_outcome o;
        const fg_item *item = &x->items.at[i];
        if (item->weight && fg_match_item(m, item, &o)) sum += (int64_t)item->weight * o.low;
    }
    return weight ? (int32_t)((sum + weight / 2) / weight) : 0;
}

void fg_match_points(fg_result *x) {
    x->score = (fg_score){
        .low = -1, .high = -1, .required = -1, .preferred = -1, .rank = -1, .with_left_out = -1, .unassumed = -1};
    if (!total_weight(x, -1)) return;
    x->score.scored = true;
    x->score.low = mean_credit(x, -1, false);
    x->score.high = mean_credit(x, -1, true);
    x->score.required = mean_credit(x, FG_REQUIRED, false);
    x->score.preferred = mean_credit(x, FG_PREFERRED, false);
}
