/*
 * The entries of what the candidate has are added up, posting by posting, from the highest levels down to one that leaves too
 * little to the rest: it is known of each posting what is left of it below a level. The few that may still come in by sum and
 * rest are bounded once more by their whole records, and what may then be among the best is scored, the highest first.
 */
#include "index/segment_search.h"

enum {
    FIRST_LEVELS = 6, /* are looked at before anything is scored */
    TRIED = 16,       /* times the wanted are then tried, for a worst of the best */
    FEW = 512,        /* are not worth adding up anything */
    AHEAD = 8
};

typedef struct {
    uint32_t term, at; /* the first entry that is not added yet */
} cursor;

typedef struct {
    fg_seeker seek;
    uint16_t *credit; /* of each term, in FG_SHARE_ONE-ths */
    FG_VEC(cursor) cursors;
    uint32_t levels; /* that are added */
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
    s->told = FG_NEW_N(&s->kept, fg_told_share, 1u << FG_TOLD_BITS);
    return s->kept.failed || s->known.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* ---- what the candidate has of each term ---- */

static void add_term(seeker *k, uint32_t term, uint32_t share) {
    const fg_segment_term *t = &k->seek.s->terms[term];
    cursor *c = share && !k->credit[term] && t->n ? FG_PUSH(k->seek.arena, &k->cursors) : NULL;
    if (c) *c = (cursor){term, t->first};
    k->credit[term] = (uint16_t)share;
}

/* The terms of a concept of the segment, by the place-th bound; NULL: of none. */
static void add_terms(seeker *k, fg_matcher *m, uint32_t concept, const fg_bound *b, uint32_t place) {
    const fg_segment *s = k->seek.s;
    for (uint32_t t = s->first_term[concept]; t < s->first_term[concept + 1]; t++) {
        uint64_t term = (place + 1ull) << 40 | (uint64_t)s->terms[t].mode << 32 | s->terms[t].value;
        fg_told_share *told = &k->seek.scorer->told[term * 0x9E3779B97F4A7C15u >> (64 - FG_TOLD_BITS)];
        if (told->term != term)
            *told =
                (fg_told_share){term, fg_share_up(fg_terms_credit(m, b, s->terms[t].mode, s->terms[t].value), FG_ONE)};
        add_term(k, t, told->share);
    }
}

static void add_title_words(seeker *k, const fg_title_words *words) {
    const fg_segment *s = k->seek.s;
    for (uint32_t i = 0; i < words->n; i++) {
        uint32_t concept = fg_segment_concept(s, fg_title_key(words->at[i]));
        if (concept == FG_NONE) continue;
        for (uint32_t t = s->first_term[concept]; t < s->first_term[concept + 1]; t++)
            if (s->terms[t].mode == FG_TERM_TITLE) add_term(k, t, FG_SHARE_ONE);
    }
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
                fg_seek_meet(&k->seek, FG_ENTRY_POSTING(s->entries[s->terms[t].first + e]));
    }
    for (uint32_t i = 0; i < k->seek.found.n; i++) fg_seek_promise(&k->seek, k->seek.found.at[i], &any);
    k->seek.found.n = 0;
}

static void add_all(seeker *k, const fg_bounds *bounds) {
    fg_scorer *s = k->seek.scorer;
    fg_matcher m = {.r = &s->profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    m.relevant_months = s->profile.experience_months > s->profile.assumed_months ? s->profile.experience_months
                                                                                 : s->profile.assumed_months;
    for (uint32_t i = 0; i < bounds->n; i++) {
        fg_str id = fg_concept_id(m.dict, bounds->at[i].concept);
        uint32_t concept = fg_segment_concept(k->seek.s, fg_hash64(id.ptr, id.len, 0));
        if (concept != FG_NONE) add_terms(k, &m, concept, &bounds->at[i], i);
    }
    add_title_words(k, &s->profile.title_words);
    if (k->seek.s->n_concepts && !k->seek.s->concepts[0]) add_terms(k, &m, 0, NULL, bounds->n);
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

/* The bound of a posting by its record; 0 as soon as it is seen to be below `least`. */
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

/* ---- sums ---- */

static void add_entries(fg_seeker *k, const uint32_t *entry, const uint32_t *end, uint32_t credit) {
    const uint32_t bits = 12, factor = ((credit << bits) + FG_SHARE_ONE - 1) / FG_SHARE_ONE;
    for (; entry < end; entry++)
        fg_seek_add(k, FG_ENTRY_POSTING(*entry), (FG_ENTRY_SHARE(*entry) * factor + (1u << bits) - 1) >> bits);
}

static void add_levels(seeker *k, uint32_t levels) {
    const uint32_t *entries = k->seek.s->entries;
    for (uint32_t i = 0; i < k->cursors.n && levels > k->levels; i++) {
        cursor *c = &k->cursors.at[i];
        uint32_t end = k->seek.s->terms[c->term].end[levels - 1];
        if (i + AHEAD < k->cursors.n) {
            const cursor *next = &k->cursors.at[i + AHEAD];
            for (uint32_t line = 0; line < 3; line++) __builtin_prefetch(&entries[next->at + line * 16]);
            __builtin_prefetch(&k->seek.s->terms[next->term].end[levels - 1]);
        }
        add_entries(&k->seek, entries + c->at, entries + end, k->credit[c->term]);
        c->at = end;
    }
    if (levels > k->levels) k->levels = levels;
}

/* ---- the best ---- */

/* Scores who reaches a bound by sum and rest (NULL: by its sum alone). */
static fg_status score_from(seeker *k, const uint16_t *rests, uint32_t least, fg_error *err) {
    fg_seek_meet_from(&k->seek, rests, least);
    pick(k);
    return fg_seek_score(&k->seek, err);
}

static bool is_full(const fg_best *best) { return best->n == best->k; }

/* How many levels to add: those below, down to three quarters of the worst of the best, would cost more than they rule out. */
static uint32_t levels_wanted(const seeker *k) {
    uint32_t least = least_bound(k->seek.best), levels = 1;
    if (!is_full(k->seek.best)) return k->levels ? k->levels + 1 : FIRST_LEVELS;
    while (fg_level_from[levels - 1] > least - least / 4) levels++;
    return levels;
}

static fg_status score_levels(seeker *k, fg_error *err) {
    fg_status status = FG_OK;
    const fg_best *best = k->seek.best;
    while (status == FG_OK && !is_full(best) && k->levels < FG_LEVELS) {
        add_levels(k, levels_wanted(k));
        uint32_t lowest = FG_SHARE_ONE >> k->levels;
        lowest = fg_seek_sum_of_best(&k->seek, (uint64_t)best->k * TRIED, lowest ? lowest : 1);
        status = score_from(k, NULL, lowest, err);
    }
    if (status != FG_OK) return status;
    if (is_full(best)) add_levels(k, levels_wanted(k));
    const uint16_t *rests = k->seek.s->rests + fg_rests_of(k->seek.s->header->n) * (k->levels - 1);
    return score_from(k, rests, least_bound(best), err);
}

static bool are_few(const fg_search_part *part) {
    uint32_t n = 0;
    for (uint32_t i = 0; part->allowed && i < part->segment->header->n && n <= FEW; i += 64)
        n += (uint32_t)__builtin_popcountll(part->allowed[i / 64]);
    return part->allowed ? n <= FEW : part->segment->header->n <= FEW;
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
    doubt(&k, scorer->dict);
    fg_status status = fg_seek_score(&k.seek, err);
    if (status == FG_OK) status = are_few(part) ? score_from(&k, NULL, 0, err) : score_levels(&k, err);
    if (status == FG_OK && k.seek.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
