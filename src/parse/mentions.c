#include "parse/mentions.h"

#include <stdlib.h>

static int by_position(const void *a, const void *b) {
    const fg_pattern_hit *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->concept > y->concept) - (x->concept < y->concept);
}

/* Patterns are found in the text, and begin where they like. */
static void note_patterns(const fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    for (uint32_t k = 0; k < r->patterns.n; k++) {
        uint32_t i = fg_token_from(r, r->patterns.at[k].start);
        if (i < n) r->cues->bits[(size_t)(i / 64) * FG_ROWS + FG_FACT_MENTION] |= 1ull << i % 64;
    }
}

bool fg_reading_start(fg_reading *r, fg_engine *engine, const fg_doc *doc) {
    *r = (fg_reading){.engine = engine, .dict = engine->dict, .doc = doc, .scratch = &engine->scratch};
    if (!fg_engine_tokenize(engine, r->scratch, doc, &r->dt)) return false;
    r->tokens = &r->dt.tokens;
    fg_reading_mend_letters(r);
    if (!fg_reading_renew(r)) return false;
    fg_patterns_find(r->dict, r->scratch, r->tokens, &r->patterns);
    if (r->patterns.n) qsort(r->patterns.at, r->patterns.n, sizeof *r->patterns.at, by_position);
    note_patterns(r);
    return !r->scratch->failed;
}

uint32_t fg_statement_cut(const fg_reading *r, uint32_t from, uint32_t to) {
    uint32_t least = from + (to - from) / 2;
    for (uint32_t i = to; i > least; i--)
        if (fg_is(r, i - 1, ',') || fg_is(r, i - 1, ';') || fg_tok(r, i)->flags & FG_TOK_LINE) return i;
    return to;
}

/* ---- cues ---- */

static bool find_all_cues(fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    fg_cue_table *table = r->cues = FG_NEW(r->scratch, fg_cue_table);
    if (!table) return false;
    table->blocks = n / 64 + 1;
    table->at = FG_TAKE_N(r->scratch, const fg_cue_set *, (size_t)n + 1);
    table->bits = FG_TAKE_N(r->scratch, uint64_t, (size_t)table->blocks * FG_ROWS);
    if (!table->at || !table->bits) return false;
    if (!fg_lookup_all_cues(r->engine->lookup, r->tokens, r->scratch, table->at)) return false;
    fg_find_facts(r);
    return true;
}

bool fg_reading_renew(fg_reading *r) {
    if (find_all_cues(r)) {
        note_patterns(r);
        fg_find_glosses(r);
    }
    return !r->scratch->failed;
}

bool fg_find_cue(const fg_reading *r, uint32_t i, uint32_t to, fg_lex tag, fg_hit *hit, uint32_t *arg) {
    const fg_cue_set *set = r->cues->at[i];
    const fg_cue_name *end = set->at + set->n;
    for (const fg_cue_name *cue = set->at; cue < end; cue++) {
        if (cue->tag != (uint8_t)tag || !fg_cue_fits(r->tokens, i, cue, to)) continue;
        *hit = (fg_hit){i, i + cue->length, cue->group, cue->name, cue->flags};
        if (arg) *arg = cue->arg;
        return true;
    }
    return false;
}

static fg_cue as_cue(uint32_t i, const fg_cue_name *cue) {
    return (fg_cue){.first = i, .end = i + cue->length, .arg = cue->arg, .tag = cue->tag};
}

void fg_find_cues(fg_reading *r, uint32_t from, uint32_t to, fg_cues *out) {
    uint32_t most = 0;
    for (uint32_t i = from; i < to; i++) most += r->cues->at[i]->n;
    if (!FG_RESERVE(r->scratch, out, most)) return;
    for (uint32_t i = from; i < to; i++) {
        const fg_cue_set *set = r->cues->at[i];
        for (const fg_cue_name *cue = set->at; cue < set->at + set->n; cue++)
            if (fg_cue_fits(r->tokens, i, cue, to)) out->at[out->n++] = as_cue(i, cue);
    }
}

void fg_find_clause_cues(fg_reading *r, uint32_t from, uint32_t to, fg_cues *out) {
    uint32_t most = 1; /* one that does not fit is written, too */
    for (uint32_t i = from; (i = fg_next_bit(r, i, to, FG_FACT_CLAUSE)) < to; i++) most += r->cues->at[i]->n_of_clause;
    if (!FG_RESERVE(r->scratch, out, most)) return;
    fg_cue *end = out->at + out->n;
    for (uint32_t i = from; (i = fg_next_bit(r, i, to, FG_FACT_CLAUSE)) < to; i++) {
        const fg_cue_name *cue = r->cues->at[i]->of_clause, *last = cue + r->cues->at[i]->n_of_clause;
        for (; cue < last; cue++) {
            *end = as_cue(i, cue);
            end += fg_cue_fits(r->tokens, i, cue, to);
        }
    }
    out->n = (uint32_t)(end - out->at);
}

/* ---- concepts ---- */

static void add_mention(fg_reading *r, fg_mentions *out, uint32_t first, uint32_t end, uint32_t concept,
                        uint8_t flags) {
    fg_mention *m = FG_PUSH(r->scratch, out);
    if (m) *m = (fg_mention){first, end, concept, flags};
}

/* The first hit of a pattern at byte `start` or behind it. */
static uint32_t first_hit_from(const fg_pattern_hits *hits, uint32_t start) {
    uint32_t low = 0, high = hits->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (hits->at[mid].start < start)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* A pattern's hit that starts at token i and ends before token `to`. */
static bool pattern_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *end, uint32_t *concept) {
    uint32_t start = fg_tok(r, i)->start;
    bool found = false;
    if (!r->patterns.n) return false;
    for (uint32_t p = first_hit_from(&r->patterns, start); p < r->patterns.n; p++) {
        const fg_pattern_hit *h = &r->patterns.at[p];
        if (h->start > start) break;
        uint32_t k = i;
        while (k < to && fg_tok(r, k)->start < h->end) k++;
        if (k > i && fg_tok(r, k - 1)->end >= h->end && (!found || k > *end)) {
            *end = k;
            *concept = h->concept;
            found = true;
        }
    }
    return found;
}

/* ---- the company's own name ---- */

static bool is_in_list(const fg_reading *r, const fg_mentions *all, uint32_t i, uint32_t first) {
    return (i > first && fg_are_coordinated(r, &all->at[i - 1], &all->at[i])) ||
           (i + 1 < all->n && fg_are_coordinated(r, &all->at[i], &all->at[i + 1]));
}

/* "Oracle is an equal opportunity employer" names no skill at Oracle; "experience with Oracle databases" does. */
static bool is_own_name(const fg_reading *r, const fg_mentions *all, uint32_t i, uint32_t first, uint32_t from,
                        uint32_t to) {
    const fg_mention *m = &all->at[i];
    fg_kind kind = fg_kind_of(r, m->concept);
    /* in whose industry one has worked, and what a society makes of its members */
    if (r->is_resume && (kind == FG_KIND_DOMAIN || fg_is_credential(kind))) return false;
    for (uint32_t k = 0; k < r->own.n && r->own.at[k].first <= m->first; k++) {
        if (m->end > r->own.at[k].end) continue;
        bool whole = r->own.at[k].first == m->first && r->own.at[k].end == m->end;
        return !whole || !(fg_has_head_before(r, m, from, 1) || fg_has_cue_behind(r, m, to, FG_LEX_TYPED_HEAD) ||
                           is_in_list(r, all, i, first));
    }
    return false;
}

static void drop_own_names(const fg_reading *r, fg_mentions *all, uint32_t first, uint32_t from, uint32_t to,
                           bool listing) {
    if (!r->own.n || all->n == first) return;
    bool alone = all->n == first + 1 && all->at[first].first == from && all->at[first].end == to;
    if (alone && listing) return; /* an entry of a list of what is asked */
    uint32_t kept = first;
    bool *drop = FG_NEW_N(r->scratch, bool, all->n - first);
    if (!drop) return;
    for (uint32_t i = first; i < all->n; i++) drop[i - first] = is_own_name(r, all, i, first, from, to);
    for (uint32_t i = first; i < all->n; i++)
        if (!drop[i - first]) all->at[kept++] = all->at[i];
    all->n = kept;
}

/* Does the concept's own name begin with this word? "Process improvement" is no processing of an improvement. */
static bool is_first_word_of_name(const fg_reading *r, uint32_t i, uint32_t concept) {
    fg_str name = fg_concept_name(r->dict, concept);
    uint32_t n = fg_tok(r, i)->end - fg_tok(r, i)->start;
    return name.len > n && name.ptr[n] == ' ' && fg_str_eq_nocase((fg_str){name.ptr, n}, fg_token_norm(r->tokens, i));
}

static bool is_past(const fg_reading *r, uint32_t i) { return fg_str_ends(fg_token_norm(r->tokens, i), FG_LIT("ed")); }

/* "Manage", "managed" */
static bool is_verb(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return is_past(r, i) || fg_cue_at(r, i, i + 1, FG_LEX_DUTY_VERB, &h, NULL);
}

/* "Managed data entry": a name that takes in the verb and half of what it governs gives way to all that it governs. */
static bool is_cut_short(const fg_reading *r, const fg_hit *h, uint32_t to) {
    fg_hit all;
    return h->end > h->first + 1 && is_verb(r, h->first) && !is_first_word_of_name(r, h->first, h->owner) &&
           fg_dict_match(r->dict, r->tokens, h->first + 1, to, FG_ROOT_CONCEPT, &all) && all.end > h->end &&
           fg_is_technical(fg_kind_of(r, all.owner)) && !(all.flags & (FG_NAME_TITLE | FG_NAME_LICENSED));
}

static bool has_slash(const fg_reading *r, uint32_t from, uint32_t to) {
    while (from < to && !fg_is(r, from, '/')) from++;
    return from < to;
}

/* "Sales/call centre": where a slash inside of the hit parts it from a longer one, else its end. Abbreviations are of
 * one piece: TCP/IP, PL/SQL. */
static uint32_t parting_slash(const fg_reading *r, const fg_hit *h, uint32_t to) {
    enum { LONG = 4 /* letters */ };
    fg_hit other;
    for (uint32_t k = h->first + 1; k + 1 < h->end; k++) {
        if (!fg_is(r, k, '/') || fg_tok(r, k - 1)->norm_len < LONG || fg_tok(r, k + 1)->norm_len < LONG) continue;
        if (fg_dict_match(r->dict, r->tokens, k + 1, to, FG_ROOT_CONCEPT, &other) && other.end > h->end &&
            !has_slash(r, k + 1, other.end) && !(other.flags & (FG_NAME_TITLE | FG_NAME_LICENSED)))
            return k;
    }
    return h->end;
}

static void drop_spelt_otherwise(const fg_reading *r, fg_mentions *all, uint32_t first) {
    uint32_t kept = first;
    if (!r->glosses.n) return;
    for (uint32_t i = first; i < all->n; i++)
        if (!fg_is_spelt_otherwise(r, &all->at[i])) all->at[kept++] = all->at[i];
    all->n = kept;
}

/* Does the word in front of a line end ask for another: "food and / Beverage"? */
static bool joins(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_tok(r, i)->cls != FG_TOK_WORD || fg_word_is(r, i, "and") || fg_cue_at(r, i, i + 1, FG_LEX_STOP, &h, NULL);
}

/* Where a line ends in small letters and the next one begins with a capital, one statement of a résumé ends and another
 * begins, and where a verb with a capital follows: "... programs / Monitored budgets", "upper management Trained staff".
 * The end of the hit, or that place inside it. */
static uint32_t parted_at(const fg_reading *r, const fg_hit *h) {
    for (uint32_t i = h->first + 1; i < h->end; i++)
        if ((fg_tok(r, i)->flags & FG_TOK_LINE || is_past(r, i)) && fg_has_cap(r, i) &&
            !(fg_tok(r, i)->flags & FG_TOK_UPPER) && !fg_has_cap(r, i - 1) && !joins(r, i - 1))
            return i;
    return h->end;
}

/* The longest name at token i that no line end, slash or name behind it parts. */
static bool name_at(const fg_reading *r, uint32_t i, uint32_t to, fg_hit *h) {
    if (!fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, h)) return false;
    if (h->end == i + 1) return true;
    uint32_t parted = r->is_resume ? parted_at(r, h) : h->end;
    if (parted == h->end) parted = parting_slash(r, h, to);
    if (parted < h->end && !fg_dict_match(r->dict, r->tokens, i, parted, FG_ROOT_CONCEPT, h)) return false;
    return !is_cut_short(r, h, to);
}

void fg_find_mentions(fg_reading *r, uint32_t from, uint32_t to, bool listing, fg_mentions *out) {
    uint32_t first = out->n;
    for (uint32_t i = from; (i = fg_next_bit(r, i, to, FG_FACT_MENTION)) < to;) {
        fg_hit h = {.end = i};
        uint32_t end = 0, concept = 0;
        bool hit = name_at(r, i, to, &h);
        if (pattern_at(r, i, to, &end, &concept) && (!hit || end > h.end)) {
            add_mention(r, out, i, end, concept, 0);
            i = end;
        } else if (hit) {
            add_mention(r, out, i, h.end, h.owner, h.flags);
            i = h.end;
        } else if (fg_dict_match_other_case(r->dict, r->tokens, i, to, &h)) {
            add_mention(r, out, i, h.end, h.owner, h.flags | FG_NAME_LICENSED | FG_OTHER_CASE);
            i = h.end;
        } else {
            i++;
        }
    }
    if (out->n == first) return;
    drop_spelt_otherwise(r, out, first);
    fg_find_shared_heads(r, from, to, first, out);
    fg_drop_look_alikes(r, from, to, first, out);
    fg_judge_licences(r, out, first, from, to, listing);
    drop_own_names(r, out, first, from, to, listing);
    fg_drop_partners(r, from, to, first, out);
    fg_drop_adjectives(r, from, to, first, out);
}

uint32_t fg_token_from(const fg_reading *r, uint32_t start) {
    uint32_t low = 0, high = r->tokens->list.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (fg_tok(r, mid)->start < start)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool fg_is_scale_level(const fg_reading *r, uint32_t i, uint32_t to, fg_hit *hit, uint32_t *level) {
    if (!fg_cue_at(r, i, to, FG_LEX_STATED_LEVEL, hit, level) || hit->end != i + 1) return false;
    const fg_token *t = fg_tok(r, i);
    char digit = r->doc->text.ptr[t->end - 1];
    return t->end == t->start + 2 && digit >= '1' && digit <= '5';
}
