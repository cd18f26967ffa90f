/*
 * The entries of what the candidate has are added up, posting by posting, from the highest levels down to one that leaves too
 * little to the rest: it is known of each posting what is left of it below a level. The few that may still come in by sum and
 * rest are bounded once more by their whole records, and what may then be among the best is scored, the highest first.
 */
#include "index/needs.h"
#include "index/segment_search.h"

#include <stdlib.h>

enum {
    FIRST_LEVELS = 6, /* are looked at before anything is scored */
    TRIED = 16,       /* times the wanted are then tried, for a worst of the best */
    FEW = 512,        /* are not worth adding up anything */
    AHEAD = 32,       /* things to ask memory for before they are looked at */
    LINES_AHEAD = 64, /* of entries, */
    LINES_MOST = 8,   /* so many of one list: what follows comes by itself */
    LINE = 64,
    UNTOLD = UINT16_MAX
};

/* A list of which the candidate has something. */
typedef struct {
    uint32_t list, credit; /* no term of it is given more */
} had;

/* A concept of which the candidate has something. */
typedef struct {
    uint32_t first_term, place; /* the place-th sought */
} known;

typedef struct {
    fg_seeker seek;
    fg_needs needs;
    fg_matcher m;
    const fg_wanted *wanted;
    uint16_t *credit; /* of each term, in FG_SHARE_ONE-ths, or UNTOLD */
    FG_VEC(had) had;
    FG_VEC(known) known; /* by rising terms */
} seeker;

bool fg_segment_is_bounded(const fg_segment *s, const fg_scorer *scorer) {
    char wanted = scorer->has_profile ? FG_PACK_POSTING : FG_PACK_PROFILE;
    return fg_segment_kind(s) == wanted && s->header->policy_hash == scorer->policy->hash;
}

/* In the order in which segments have their concepts. */
static int by_hash(const void *a, const void *b) {
    uint64_t x = ((const fg_sought *)a)->hash, y = ((const fg_sought *)b)->hash;
    return (x > y) - (x < y);
}

fg_status fg_scorer_bounds(fg_scorer *s, uint32_t largest, fg_wanted *out, fg_error *err) {
    fg_matcher m = {.r = &s->profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    fg_bounds bounds = {0};
    *out = (fg_wanted){0};
    if (!s->kin.first_member && !fg_kin_init(&s->kin, s->dict, &s->always))
        return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_memo_clear(&s->memo);
    fg_match_relate_all(&m, &s->kin);
    fg_match_bounds(&m, s->kin.english, &s->kept, &bounds);
    out->needs = FG_NEW_N(&s->kept, uint8_t, fg_rests_of(largest));
    out->at = FG_NEW_N(&s->kept, fg_sought, (size_t)bounds.n + 1);
    for (uint32_t i = 0; out->at && i < bounds.n; i++) {
        fg_str id = fg_concept_id(s->dict, bounds.at[i].concept);
        out->at[out->n++] = (fg_sought){fg_hash64(id.ptr, id.len, 0), bounds.at[i]};
    }
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_hash);
    s->told = FG_NEW_N(&s->kept, fg_told_share, 1u << FG_TOLD_BITS);
    return s->kept.failed || s->known.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* ---- what the candidate has of each term ---- */

static uint32_t tell(seeker *k, uint32_t place, uint32_t mode, uint32_t value) {
    const fg_bound *b = place < k->wanted->n ? &k->wanted->at[place].bound : NULL;
    uint64_t term = (place + 1ull) << 40 | (uint64_t)mode << 32 | value;
    fg_told_share *told = &k->seek.scorer->told[term * 0x9E3779B97F4A7C15u >> (64 - FG_TOLD_BITS)];
    if (told->term != term) *told = (fg_told_share){term, fg_share_up(fg_terms_credit(&k->m, b, mode, value), FG_ONE)};
    return told->share;
}

/* The credit of a term that is looked at for the first time. */
static uint32_t tell_term(seeker *k, uint32_t term) {
    uint32_t low = 0, high = k->known.n;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        *(k->known.at[mid].first_term <= term ? &low : &high) = mid;
    }
    const fg_segment_term *t = &k->seek.s->terms[term];
    return k->credit[term] = (uint16_t)tell(k, k->known.at[low].place, t->mode, t->value);
}

static void add_had(seeker *k, uint32_t list, uint32_t credit) {
    had *h = k->had.n && k->had.at[k->had.n - 1].list == list ? &k->had.at[k->had.n - 1] : NULL;
    if (!h && (h = FG_PUSH(k->seek.arena, &k->had))) *h = (had){list, 0};
    if (h && credit > h->credit) h->credit = credit;
}

/* The lists of a concept of the segment, by the place-th sought: whoever has a skill has all the years of it that are asked. */
static void add_concept(seeker *k, uint32_t concept, uint32_t place) {
    const fg_segment *s = k->seek.s;
    uint32_t first = s->first_term[concept], end = s->first_term[concept + 1], last_mode = UINT32_MAX, last = 0,
             n = k->had.n;
    for (uint32_t t = first; t < end; t++) {
        uint32_t mode = s->terms[t].mode, value = s->terms[t].value;
        if (fg_term_type(value) == FG_NODE_SKILL) value = fg_term_without_months(value);
        if (mode == last_mode && value == last) continue;
        uint32_t credit = tell(k, place, mode, value);
        if (credit) add_had(k, s->terms[t].list, credit);
        last_mode = mode;
        last = value;
    }
    known *one = k->had.n > n ? FG_PUSH(k->seek.arena, &k->known) : NULL;
    if (!one) return;
    *one = (known){first, place};
    memset(&k->credit[first], UNTOLD & 0xFF, (end - first) * sizeof *k->credit);
}

static void add_title_words(seeker *k, const fg_title_words *words) {
    const fg_segment *s = k->seek.s;
    for (uint32_t i = 0; i < words->n; i++) {
        uint32_t concept = fg_segment_concept(s, fg_title_key(words->at[i]));
        uint32_t term = concept == FG_NONE ? FG_NONE : s->first_term[concept];
        if (term == FG_NONE || s->terms[term].mode != FG_TERM_TITLE) continue;
        k->credit[term] = FG_SHARE_ONE;
        add_had(k, s->terms[term].list, FG_SHARE_ONE);
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
        const fg_segment_list *first = &s->lists[s->terms[s->first_term[c]].list],
                              *last = &s->lists[s->terms[s->first_term[c + 1] - 1].list];
        for (uint32_t e = first->first; e < last->end[FG_LEVELS - 1]; e++)
            fg_seek_meet(&k->seek, FG_ENTRY_POSTING(s->entries[e]));
    }
    for (uint32_t i = 0; i < k->seek.found.n; i++) fg_seek_promise(&k->seek, k->seek.found.at[i], &any);
    k->seek.found.n = 0;
}

static void add_all(seeker *k) {
    fg_scorer *s = k->seek.scorer;
    const fg_segment *segment = k->seek.s;
    const fg_wanted *wanted = k->wanted;
    uint32_t *concepts = FG_NEW_N(k->seek.arena, uint32_t, (size_t)wanted->n + 1);
    k->m =
        (fg_matcher){.r = &s->profile, .dict = s->dict, .policy = s->policy, .memo = &s->memo, .scratch = &s->scratch};
    k->m.relevant_months = s->profile.experience_months > s->profile.assumed_months ? s->profile.experience_months
                                                                                    : s->profile.assumed_months;
    if (!concepts) return;
    for (uint32_t i = 0; i < wanted->n; i++) {
        if (i + AHEAD < wanted->n) fg_segment_prefetch_concept(segment, wanted->at[i + AHEAD].hash);
        uint32_t concept = concepts[i] = fg_segment_concept(segment, wanted->at[i].hash);
        if (concept != FG_NONE) __builtin_prefetch(&segment->first_term[concept]);
    }
    if (segment->n_concepts && !segment->concepts[0]) add_concept(k, 0, wanted->n);
    for (uint32_t i = 0; i < wanted->n; i++) {
        uint32_t next = i + AHEAD < wanted->n ? concepts[i + AHEAD] : FG_NONE;
        if (next != FG_NONE) __builtin_prefetch(&segment->terms[segment->first_term[next]]);
        if (concepts[i] != FG_NONE) add_concept(k, concepts[i], i);
    }
    add_title_words(k, &s->profile.title_words);
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
static uint32_t bound_of(seeker *k, uint32_t posting, uint32_t least) {
    const uint32_t *word = k->seek.s->records + k->seek.s->record_at[posting],
                   *end = k->seek.s->records + k->seek.s->record_at[posting + 1];
    uint32_t left = *word++ * FG_SHARE_ONE; /* if all that follows were there */
    while (word < end) {
        uint32_t share = 0, most = 0;
        do {
            uint32_t credit = k->credit[FG_WORD_TERM(*word)];
            if (credit == UNTOLD) credit = tell_term(k, FG_WORD_TERM(*word));
            uint32_t product = FG_WORD_SHARE(*word) * credit;
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
        if (i + AHEAD < n) {
            const uint32_t *record = &s->records[s->record_at[found[i + AHEAD]]];
            __builtin_prefetch(record);
            __builtin_prefetch(record + LINE / sizeof *record);
        }
        uint32_t bound = bound_of(k, found[i], least);
        const fg_score most = any_score(rank_of(bound));
        if (bound >= least) fg_seek_promise(&k->seek, found[i], &most);
    }
    fg_seek_bounded(&k->seek);
}

/* ---- needs ---- */

typedef struct {
    const uint32_t *entry, *end;
    uint32_t credit;
} range;

/* Asks memory for a list, a while before it is added; returns for how much. */
static uint32_t fetch(const range *r) {
    uint32_t lines = 0;
    for (const uint32_t *at = r->entry; at < r->end && lines < LINES_MOST; at += LINE / sizeof *at, lines++)
        __builtin_prefetch(at);
    return lines;
}

/* The entries of the highest levels of what the candidate has. */
static void find_ranges(seeker *k, uint32_t levels, range *out) {
    const fg_segment *s = k->seek.s;
    for (uint32_t i = 0; i < k->had.n; i++) {
        const fg_segment_list *list = &s->lists[k->had.at[i].list];
        if (i + AHEAD < k->had.n) {
            const fg_segment_list *later = &s->lists[k->had.at[i + AHEAD].list];
            __builtin_prefetch(&later->first);
            __builtin_prefetch(&later->end[levels - 1]);
        }
        out[i] = (range){s->entries + list->first, s->entries + list->end[levels - 1], k->had.at[i].credit};
    }
}

static void add_levels(seeker *k, uint32_t levels) {
    range *ranges = FG_NEW_N(k->seek.arena, range, (size_t)k->had.n + 1);
    uint32_t *fetched = FG_NEW_N(k->seek.arena, uint32_t, (size_t)k->had.n + 1);
    uint32_t next = 0, ahead = 0;
    if (!ranges || !fetched) return;
    find_ranges(k, levels, ranges);
    for (uint32_t i = 0; i < k->had.n; i++) {
        for (; next < k->had.n && ahead < LINES_AHEAD; next++) ahead += fetched[next] = fetch(&ranges[next]);
        fg_needs_add(&k->needs, ranges[i].entry, ranges[i].end, ranges[i].credit);
        ahead -= fetched[i];
    }
}

/* ---- the best ---- */

static fg_status score_met(seeker *k, fg_error *err) {
    pick(k);
    return fg_seek_score(&k->seek, err);
}

static bool is_full(const fg_best *best) { return best->n == best->k; }

static fg_status score_all(seeker *k, fg_error *err) {
    for (uint32_t i = 0; i < k->seek.s->header->n; i++) fg_seek_meet(&k->seek, i);
    return score_met(k, err);
}

/* How many levels to add: those below, down to five eighths of the worst of the best, would cost more than they rule out. */
static uint32_t levels_for(uint32_t least) {
    uint32_t levels = 1;
    while (fg_level_from[levels - 1] > fg_level_sought(least)) levels++;
    return levels;
}

/* For a worst of the best: those that need least of a whole. */
static fg_status score_some(seeker *k, fg_error *err) {
    fg_status status = FG_OK;
    const fg_best *best = k->seek.best;
    for (uint32_t levels = FIRST_LEVELS; status == FG_OK && !is_full(best) && levels <= FG_LEVELS; levels += 2) {
        fg_needs_set_all(&k->needs);
        add_levels(k, levels);
        fg_needs_meet_best(&k->needs, (uint64_t)best->k * TRIED);
        status = score_met(k, err);
    }
    return status;
}

static fg_status score_levels(seeker *k, fg_error *err) {
    fg_status status = score_some(k, err);
    if (status != FG_OK) return status;
    uint32_t least = least_bound(k->seek.best), levels = levels_for(least);
    if (!is_full(k->seek.best)) return score_all(k, err);
    fg_needs_set(&k->needs, levels - 1, least);
    if (levels == FG_LEVELS) fg_needs_meet(&k->needs, 0);
    add_levels(k, levels);
    return score_met(k, err);
}

static bool are_few(const fg_search_part *part) {
    uint32_t n = 0;
    for (uint32_t i = 0; part->allowed && i < part->segment->header->n && n <= FEW; i += 64)
        n += (uint32_t)__builtin_popcountll(part->allowed[i / 64]);
    return part->allowed ? n <= FEW : part->segment->header->n <= FEW;
}

fg_status fg_segment_search(fg_best *best, const fg_search *search, fg_scorer *scorer, const fg_wanted *wanted,
                            const fg_search_part *part, fg_error *err) {
    const fg_segment *s = part->segment;
    if (!s->header->n || !search->k) return FG_OK;
    fg_arena_reset(&scorer->search);
    seeker k = {.seek = {.s = s, .part = part, .search = search, .best = best, .scorer = scorer}, .wanted = wanted};
    k.seek.arena = &scorer->search;
    k.needs = (fg_needs){.seek = &k.seek, .at = wanted->needs};
    k.credit = FG_NEW_N(k.seek.arena, uint16_t, (size_t)s->n_terms + 1);
    if (!fg_seek_begin(&k.seek) || !k.credit) return fg_fail(err, FG_ENOMEM, "out of memory");
    add_all(&k);
    doubt(&k, scorer->dict);
    fg_status status = fg_seek_score(&k.seek, err);
    if (status == FG_OK) status = are_few(part) ? score_all(&k, err) : score_levels(&k, err);
    if (status == FG_OK && k.seek.arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
