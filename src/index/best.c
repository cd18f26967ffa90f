#include "index/best.h"

static int order(const fg_found *a, const fg_found *b) {
    int o = fg_packed_compare(&a->score, &b->score);
    return o ? o : (a->id > b->id) - (a->id < b->id);
}

static void swap(fg_found *a, fg_found *b) {
    fg_found t = *a;
    *a = *b;
    *b = t;
}

static void sink(fg_found *at, uint32_t i, uint32_t n) {
    for (;;) {
        uint32_t worst = i;
        for (uint32_t c = 2 * i + 1; c <= 2 * i + 2 && c < n; c++)
            if (order(&at[c], &at[worst]) > 0) worst = c;
        if (worst == i) return;
        swap(&at[i], &at[worst]);
        i = worst;
    }
}

static void rise(fg_found *at, uint32_t i) {
    for (; i && order(&at[i], &at[(i - 1) / 2]) > 0; i = (i - 1) / 2) swap(&at[i], &at[(i - 1) / 2]);
}

void fg_best_offer(fg_best *h, const fg_found *found) {
    if (h->n < h->k) {
        h->at[h->n] = *found;
        rise(h->at, h->n++);
    } else if (h->k && order(found, &h->at[0]) < 0) {
        h->at[0] = *found;
        sink(h->at, 0, h->n);
    }
}

void fg_best_settle(fg_best *h) {
    for (uint32_t n = h->n; n > 1; n--) {
        swap(&h->at[0], &h->at[n - 1]);
        sink(h->at, 0, n - 1);
    }
}
