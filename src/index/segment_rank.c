/* The best of segments. */
#include "index/segment_format.h"

enum { BETWEEN_QUESTIONS = 256 };

/* ---- the best so far: a heap whose root is the worst of them ---- */

static int order(const fg_found *a, const fg_found *b) {
    int o = fg_packed_compare(&a->score, &b->score);
    return o ? o : (a->id > b->id) - (a->id < b->id);
}

typedef struct {
    fg_found *at;
    uint32_t n, k;
} heap;

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

static void offer(heap *h, const fg_found *found) {
    if (h->n < h->k) {
        h->at[h->n] = *found;
        rise(h->at, h->n++);
    } else if (h->k && order(found, &h->at[0]) < 0) {
        h->at[0] = *found;
        sink(h->at, 0, h->n);
    }
}

/* Best first. */
static void settle(heap *h) {
    for (uint32_t n = h->n; n > 1; n--) {
        swap(&h->at[0], &h->at[n - 1]);
        sink(h->at, 0, n - 1);
    }
}

/* ---- scoring every one ---- */

static fg_status score_one(heap *h, fg_scorer *scorer, const fg_segment *s, uint32_t i, fg_error *err) {
    fg_str blob = fg_segment_blob(s, i);
    fg_found found = {.id = s->ids[i]};
    fg_status status = fg_segment_kind(s) == FG_PACK_POSTING ? fg_scorer_score(scorer, blob, &found.score, err)
                                                             : fg_scorer_score_profile(scorer, blob, &found.score, err);
    if (status == FG_OK) offer(h, &found);
    return status;
}

static fg_status score_all(heap *h, const fg_search *search, fg_scorer *scorer, const fg_search_part *part,
                           fg_error *err) {
    for (uint32_t i = 0; i < part->segment->header->n; i++) {
        if (i % BETWEEN_QUESTIONS == 0 && search->cancel && search->cancel(search->cancel_ctx))
            return fg_fail(err, FG_ECANCELED, "stopped");
        if (part->allowed && !(part->allowed[i / 64] >> i % 64 & 1)) continue;
        fg_status status = score_one(h, scorer, part->segment, i, err);
        if (status != FG_OK) return status;
    }
    return FG_OK;
}

fg_status fg_segments_rank(fg_found *out, uint32_t *n, const fg_search *search, fg_scorer *scorer,
                           const fg_search_part *parts, size_t n_parts, fg_error *err) {
    heap h = {.at = out, .k = search->k};
    fg_status status = FG_OK;
    fg_error_clear(err);
    *n = 0;
    for (size_t i = 0; i < n_parts && status == FG_OK; i++) status = score_all(&h, search, scorer, &parts[i], err);
    if (status != FG_OK) return status;
    settle(&h);
    *n = h.n;
    return FG_OK;
}
