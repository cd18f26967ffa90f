/* The best of segments. */
#include "index/segment_search.h"

enum { BETWEEN_QUESTIONS = 256 };

fg_status fg_best_try(fg_best *h, fg_scorer *scorer, const fg_segment *s, uint32_t i, fg_error *err) {
    fg_str blob = fg_segment_blob(s, i);
    fg_found found = {.id = s->ids[i]};
    fg_status status = fg_segment_kind(s) == FG_PACK_POSTING ? fg_scorer_score(scorer, blob, &found.score, err)
                                                             : fg_scorer_score_profile(scorer, blob, &found.score, err);
    if (status == FG_OK) fg_best_offer(h, &found);
    return status;
}

static fg_status score_all(fg_best *h, const fg_search *search, fg_scorer *scorer, const fg_search_part *part,
                           fg_error *err) {
    for (uint32_t i = 0; i < part->segment->header->n; i++) {
        if (i % BETWEEN_QUESTIONS == 0 && search->cancel && search->cancel(search->cancel_ctx))
            return fg_fail(err, FG_ECANCELED, "stopped");
        if (!fg_may_be_found(part->allowed, i)) continue;
        fg_status status = fg_best_try(h, scorer, part->segment, i, err);
        if (status != FG_OK) return status;
    }
    return FG_OK;
}

static uint32_t largest_of(const fg_search_part *parts, size_t n) {
    uint32_t largest = 0;
    for (size_t i = 0; i < n; i++)
        if (parts[i].segment->header->n > largest) largest = parts[i].segment->header->n;
    return largest;
}

fg_status fg_segments_rank(fg_found *out, uint32_t *n, const fg_search *search, fg_scorer *scorer,
                           const fg_search_part *parts, size_t n_parts, fg_error *err) {
    fg_best h = {.at = out, .k = search->k};
    fg_status status = FG_OK;
    fg_error_clear(err);
    *n = 0;
    fg_wanted wanted = {0};
    fg_demand demand = {0};
    if (!search->all && scorer->has_profile)
        status = fg_scorer_bounds(scorer, largest_of(parts, n_parts), &wanted, err);
    if (!search->all && scorer->has_posting) status = fg_demand_make(&demand, scorer, err);
    for (size_t i = 0; i < n_parts && status == FG_OK; i++) {
        bool bounded = !search->all && fg_segment_is_bounded(parts[i].segment, scorer);
        status = !bounded              ? score_all(&h, search, scorer, &parts[i], err)
                 : scorer->has_profile ? fg_segment_search(&h, search, scorer, &wanted, &parts[i], err)
                                       : fg_profiles_search(&h, search, scorer, &demand, &parts[i], err);
    }
    if (status != FG_OK) return status;
    fg_best_settle(&h);
    *n = h.n;
    return FG_OK;
}
