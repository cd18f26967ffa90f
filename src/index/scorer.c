#include "index/scorer.h"

fg_status fg_scorer_new(fg_scorer **out, const fg_dict *dict, const fg_policy *policy, const fg_allocator *alloc,
                        fg_error *err) {
    if (!out) return fg_fail(err, FG_EINVAL, "fg_scorer_new: out is NULL");
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *out = NULL;
    if (!dict || (policy && policy->dict != dict))
        return fg_fail(err, FG_EINVAL, "a scorer needs a dictionary, and a policy over the same one");
    fg_scorer *s = fg_alloc(&a, sizeof *s);
    if (!s) return fg_fail(err, FG_ENOMEM, "out of memory");
    s->alloc = a;
    s->dict = dict;
    s->policy = policy;
    fg_arena_init(&s->known, &a);
    fg_arena_init(&s->kept, &a);
    fg_arena_init(&s->scratch, &a);
    fg_arena_init(&s->items, &a);
    fg_arena_init(&s->always, &a);
    fg_arena_init(&s->search, &a);
    s->ids = fg_ids_new(dict, &a);
    if (!policy && fg_policy_open(&s->own, dict, NULL, NULL, &a, NULL) == FG_OK) s->policy = s->own;
    if (!s->ids || !s->policy || !fg_memo_init(&s->memo, dict, &s->known)) {
        fg_scorer_free(s);
        return fg_fail(err, FG_ENOMEM, "out of memory");
    }
    *out = s;
    return FG_OK;
}

void fg_scorer_free(fg_scorer *s) {
    if (!s) return;
    fg_ids_free(s->ids);
    fg_policy_free(s->own);
    fg_arena_free(&s->known);
    fg_arena_free(&s->kept);
    fg_arena_free(&s->scratch);
    fg_arena_free(&s->items);
    fg_arena_free(&s->always);
    fg_arena_free(&s->search);
    fg_allocator a = s->alloc;
    fg_release(&a, s, sizeof *s);
}

fg_status fg_scorer_set_profile(fg_scorer *s, fg_str profile, fg_error *err) {
    fg_error_clear(err);
    s->has_profile = s->has_posting = false;
    s->givings = (fg_givings){0};
    fg_arena_reset(&s->kept);
    fg_memo_clear(&s->memo);
    fg_status status = fg_profile_unpack(&s->profile, profile, s->dict, s->ids, &s->kept, NULL, err);
    s->has_profile = status == FG_OK;
    return status;
}

fg_status fg_scorer_set_posting(fg_scorer *s, fg_str posting, fg_error *err) {
    fg_error_clear(err);
    s->has_profile = s->has_posting = false;
    s->givings = (fg_givings){0};
    fg_arena_reset(&s->kept);
    fg_status status = fg_posting_unpack(&s->posting, posting, s->dict, s->ids, &s->kept, &s->lost, err);
    s->has_posting = status == FG_OK;
    return status;
}

static fg_status score(fg_scorer *s, const fg_posting *posting, const fg_resume *profile, fg_packed_score *out,
                       fg_error *err) {
    fg_arena_reset(&s->items);
    fg_result x = {.arena = s->items, .posting = posting, .resume = profile};
    fg_matcher m = {
        .p = posting, .r = profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    if (s->givings.first) fg_givings_relate(&s->givings, &m);
    if (fg_match_begin(&m)) fg_match_total(&m, &x);
    /* of one posting, profiles stand in the order of what they cover */
    x.score.rank = x.score.scored && s->has_profile ? fg_match_rank(&m, &x) : x.score.low;
    s->items = x.arena;
    out->score = x.score;
    out->confidence = posting->confidence;
    bool failed = s->known.failed || s->kept.failed || s->scratch.failed || s->items.failed;
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

fg_status fg_scorer_score(fg_scorer *s, fg_str posting, fg_packed_score *out, fg_error *err) {
    fg_posting p;
    fg_error_clear(err);
    *out = (fg_packed_score){0};
    if (!s->has_profile) return fg_fail(err, FG_EINVAL, "the scorer has no profile yet");
    fg_arena_reset(&s->scratch);
    fg_status status = fg_posting_unpack(&p, posting, s->dict, s->ids, &s->scratch, &out->lost, err);
    return status == FG_OK ? score(s, &p, &s->profile, out, err) : status;
}

fg_status fg_scorer_score_profile(fg_scorer *s, fg_str profile, fg_packed_score *out, fg_error *err) {
    fg_resume r;
    fg_error_clear(err);
    *out = (fg_packed_score){.lost = s->lost};
    if (!s->has_posting) return fg_fail(err, FG_EINVAL, "the scorer has no posting yet");
    fg_arena_reset(&s->scratch);
    fg_memo_clear(&s->memo);
    fg_status status = fg_profile_unpack(&r, profile, s->dict, s->ids, &s->scratch, NULL, err);
    return status == FG_OK ? score(s, &s->posting, &r, out, err) : status;
}

int fg_packed_compare(const fg_packed_score *a, const fg_packed_score *b) {
    return fg_match_order(&a->score, a->confidence, &b->score, b->confidence);
}
