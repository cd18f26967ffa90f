/*
 * Postings are met in the order of their entries' bounds, the highest first, and each is bounded once more by its whole
 * record; only what may still be among the best is scored. Whoever has nothing of the units before an entry's cannot come
 * to more than its bound, so when the bounds fall below the worst of the best k, all others are out.
 */
#include "index/segment_search.h"

enum { STEP = 96 /* bounds that are taken together */, AHEAD = 8 };

typedef struct {
    uint32_t at, end; /* entries of a term that the candidate has */
    uint32_t bound;   /* of the next */
    uint32_t lost;    /* of the term, for the candidate: FG_SHARE_ONE less its credit */
} cursor;

typedef struct {
    fg_seeker seek;
    uint16_t *credit; /* of each term, in FG_SHARE_ONE-ths */
    FG_VEC(cursor) cursors;
} seeker;

bool fg_segment_is_bounded(const fg_segment *s, const fg_scorer *scorer) {
    char wanted = scorer->has_profile ? FG_PACK_POSTING : FG_PACK_PROFILE;
    return fg_segment_kind(s) == wanted && s->header->policy_hash == scorer->policy->hash;
}

fg_status fg_scorer_bounds(fg_scorer *s, fg_bounds *out, fg_error *err) {
    fg_matcher m = {.r = &s->profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    *out = (fg_bounds){0};
    if (!s->kin.first_member && !fg_kin_init(&s->kin, s->dict, &s->always))
        return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_memo_clear(&s->memo);
    fg_match_relate_all(&m, &s->kin);
    fg_match_bounds(&m, s->kin.english, &s->kept, out);
    return s->kept.failed || s->known.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* ---- what the candidate has of each term ---- */

/* The place of a concept among those of the segment. */
static uint32_t find_concept(const fg_segment *s, uint64_t hash) {
    uint32_t low = 0, high = s->n_concepts;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (s->concepts[mid] < hash)
            low = mid + 1;
        else
            high = mid;
    }
    return low < s->n_concepts && s->concepts[low] == hash ? low : FG_NONE;
}

static void add_term(seeker *k, uint32_t term, int32_t credit) {
    const fg_segment_term *t = &k->seek.s->terms[term];
    uint32_t share = fg_share_up(credit, FG_ONE);
    cursor *c = share && !k->credit[term] && t->n ? FG_PUSH(k->seek.arena, &k->cursors) : NULL;
    if (c) *c = (cursor){t->first, t->first + t->n, k->seek.s->entries[t->first] >> 20, FG_SHARE_ONE - share};
    k->credit[term] = (uint16_t)share;
}

static void add_concept(seeker *k, fg_matcher *m, const fg_bound *b, fg_str id) {
    uint32_t concept = find_concept(k->seek.s, fg_hash64(id.ptr, id.len, 0));
    if (concept == FG_NONE) return;
    for (uint32_t t = k->seek.s->first_term[concept]; t < k->seek.s->first_term[concept + 1]; t++)
        add_term(k, t, fg_terms_credit(m, b, k->seek.s->terms[t].mode, k->seek.s->terms[t].value));
}

static void add_title_words(seeker *k, const fg_title_words *words) {
    const fg_segment *s = k->seek.s;
    for (uint32_t i = 0; i < words->n; i++) {
        uint32_t concept = find_concept(s, fg_title_key(words->at[i]));
        if (concept == FG_NONE) continue;
        for (uint32_t t = s->first_term[concept]; t < s->first_term[concept + 1]; t++)
            if (s->terms[t].mode == FG_TERM_TITLE) add_term(k, t, FG_ONE);
    }
}

static void add_leaves(seeker *k, fg_matcher *m) {
    if (!k->seek.s->n_concepts || k->seek.s->concepts[0]) return;
    for (uint32_t t = k->seek.s->first_term[0]; t < k->seek.s->first_term[1]; t++)
        add_term(k, t, fg_terms_credit(m, NULL, k->seek.s->terms[t].mode, k->seek.s->terms[t].value));
}

/* Nothing is known of it but its rank. */
static fg_score any_score(int32_t rank) { return (fg_score){.rank = rank, .required = FG_ONE, .high = FG_ONE}; }

/* Postings that name what this dictionary knows otherwise than the one of the segment: their bounds may not hold. */
static void doubt(seeker *k, const fg_dict *d) {
    const fg_segment *s = k->seek.s;
    const fg_score any = any_score(FG_ONE);
    if (s->header->dict_hash == d->header->hash) return;
    for (uint32_t c = 0; c < s->n_concepts; c++) {
        uint64_t hash = s->concepts[c];
        uint32_t concept = hash ? fg_ids_find(k->seek.scorer->ids, hash) : FG_NONE;
        fg_str id = concept == FG_NONE ? (fg_str){0} : fg_concept_id(d, concept);
        if (s->terms[s->first_term[c]].mode == FG_TERM_TITLE) continue;
        if (!hash || (concept != FG_NONE && fg_hash64(id.ptr, id.len, 0) == hash)) continue;
        for (uint32_t t = s->first_term[c]; t < s->first_term[c + 1]; t++)
            for (uint32_t e = 0; e < s->terms[t].n; e++)
                fg_seek_meet(&k->seek, s->entries[s->terms[t].first + e] & (FG_SEGMENT_MOST - 1));
    }
    for (uint32_t i = 0; i < k->seek.found.n; i++) fg_seek_promise(&k->seek, k->seek.found.at[i], &any);
    k->seek.found.n = 0;
}

static void add_all(seeker *k, const fg_bounds *bounds) {
    fg_scorer *s = k->seek.scorer;
    fg_matcher m = {.r = &s->profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    m.relevant_months = s->profile.experience_months > s->profile.assumed_months ? s->profile.experience_months
                                                                                 : s->profile.assumed_months;
    for (uint32_t i = 0; i < bounds->n; i++)
        add_concept(k, &m, &bounds->at[i], fg_concept_id(m.dict, bounds->at[i].concept));
    add_title_words(k, &s->profile.title_words);
    add_leaves(k, &m);
}

/* ---- what may be among the best ---- */

/* The highest rank that a bound allows: ranks round to the nearest, and so do credits on their way to it. */
static int32_t rank_of(uint32_t bound) { return (int32_t)(bound * (uint64_t)FG_ONE / FG_SHARE_ONE) + 2; }

/* The lowest bound that may still come in. */
static uint32_t least_bound(const fg_best *best) {
    if (best->n < best->k) return 0;
    int32_t rank = best->at[0].score.score.rank - 2;
    return rank <= 0 ? 0 : (uint32_t)((int64_t)rank * FG_SHARE_ONE / FG_ONE);
}

/* The bound of a posting by its record; 0 as soon as it is seen to be below `least`. The rarest come first, of which most
 * have nothing. */
static uint32_t bound_of(const seeker *k, uint32_t posting, uint32_t least) {
    const uint32_t *word = k->seek.s->records + k->seek.s->record_at[posting],
                   *end = k->seek.s->records + k->seek.s->record_at[posting + 1];
    uint32_t left = *word++ * FG_SHARE_ONE; /* if all that follows were there */
    while (word < end) {
        uint32_t share = 0, most = 0;
        do {
            uint32_t product = FG_WORD_SHARE(*word) * k->credit[FG_WORD_TERM(*word)];
            most = product > most ? product : most;
            share = FG_WORD_SHARE(*word) > share ? FG_WORD_SHARE(*word) : share;
        } while (++word < end && FG_WORD_JOINED(*word));
        left -= share * FG_SHARE_ONE - most;
        if (left < least * FG_SHARE_ONE) return 0;
    }
    return (left + FG_SHARE_ONE - 1) / FG_SHARE_ONE;
}

/* Meets what stands under one term down to a bound. What cannot come in by this entry is passed over: it can come in by none,
 * since the first unit of which the candidate has anything bounds it. */
static void meet_term(seeker *k, cursor *c, uint32_t level, uint32_t least) {
    const uint32_t *entries = k->seek.s->entries;
    for (; c->at < c->end && entries[c->at] >> 20 >= level; c->at++) {
        uint32_t loss = k->seek.s->shares[c->at] * c->lost / FG_SHARE_ONE;
        if ((entries[c->at] >> 20) - loss >= least) fg_seek_meet(&k->seek, entries[c->at] & (FG_SEGMENT_MOST - 1));
    }
    if (c->at < c->end) c->bound = entries[c->at] >> 20;
}

static void meet_level(seeker *k, uint32_t level) {
    uint32_t least = least_bound(k->seek.best);
    for (uint32_t i = 0; i < k->cursors.n;) {
        cursor *c = &k->cursors.at[i];
        if (c->bound >= level) meet_term(k, c, level, least);
        if (c->at == c->end)
            *c = k->cursors.at[--k->cursors.n];
        else
            i++;
    }
}

/* Of those that were met, those that may come in. */
static void pick(seeker *k) {
    const fg_segment *s = k->seek.s;
    const uint32_t *found = k->seek.found.at;
    uint32_t least = least_bound(k->seek.best), n = k->seek.found.n;
    for (uint32_t i = 0; i < n; i++) {
        if (i + 2 * AHEAD < n) __builtin_prefetch(&s->record_at[found[i + 2 * AHEAD]]);
        if (i + AHEAD < n) __builtin_prefetch(&s->records[s->record_at[found[i + AHEAD]]]);
        uint32_t bound = bound_of(k, found[i], least);
        const fg_score most = any_score(rank_of(bound));
        if (bound >= least) fg_seek_promise(&k->seek, found[i], &most);
    }
    fg_seek_bounded(&k->seek);
}

/* Those of which the candidate has nothing come to their base. */
static fg_status score_others(seeker *k, fg_error *err) {
    if (fg_best_is_below(k->seek.best, rank_of(k->seek.s->header->most_base))) return FG_OK;
    for (uint32_t i = 0; i < k->seek.s->header->n; i++) fg_seek_meet(&k->seek, i);
    pick(k);
    return fg_seek_score(&k->seek, err);
}

static fg_status score_levels(seeker *k, fg_error *err) {
    doubt(k, k->seek.scorer->dict);
    fg_status doubtful = fg_seek_score(&k->seek, err);
    if (doubtful != FG_OK) return doubtful;
    for (uint32_t below = FG_SHARE_ONE + 1; below > 0;) {
        if (below <= least_bound(k->seek.best)) return FG_OK;
        uint32_t level = below > STEP ? below - STEP : 0;
        meet_level(k, level);
        pick(k);
        fg_status status = fg_seek_score(&k->seek, err);
        if (status != FG_OK) return status;
        below = level;
    }
    return score_others(k, err);
}

fg_status fg_segment_search(fg_best *best, const fg_search *search, fg_scorer *scorer, const fg_bounds *bounds,
                            const fg_search_part *part, fg_error *err) {
    const fg_segment *s = part->segment;
    if (!s->header->n || !search->k) return FG_OK;
    fg_arena_reset(&scorer->search);
    seeker k = {.seek = {.s = s, .part = part, .search = search, .best = best, .scorer = scorer}};
    k.seek.arena = &scorer->search;
    k.credit = FG_NEW_N(k.seek.arena, uint16_t, (size_t)s->n_terms + 1);
    if (!fg_seek_begin(&k.seek) || !k.credit) return fg_fail(err, FG_ENOMEM, "out of memory");
    add_all(&k, bounds);
    fg_status status = score_levels(&k, err);
    if (status == FG_OK && k.seek.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
