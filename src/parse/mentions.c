#include "parse/mentions.h"

#include <stdlib.h>

static int by_position(const void *a, const void *b) {
    const fg_pattern_hit *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->concept > y->concept) - (x->concept < y->concept);
}

bool fg_reading_start(fg_reading *r, fg_engine *engine, const fg_doc *doc) {
    *r = (fg_reading){.engine = engine, .dict = engine->dict, .doc = doc, .scratch = &engine->scratch};
    if (!fg_engine_tokenize(engine, r->scratch, doc, &r->dt)) return false;
    r->tokens = &r->dt.tokens;
    if (!fg_reading_renew(r)) return false;
    fg_patterns_find(r->dict, r->scratch, doc->text, &r->patterns);
    if (r->patterns.n) qsort(r->patterns.at, r->patterns.n, sizeof *r->patterns.at, by_position);
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
    table->words = n / 64 + 1;
    table->at = FG_NEW_N(r->scratch, const fg_cue_set *, (size_t)n + 1);
    table->rows = FG_NEW_N(r->scratch, uint64_t, (size_t)table->words * FG_LEX_COUNT);
    if (!table->at || !table->rows) return false;
    for (uint32_t i = 0; i < n; i++) {
        const fg_cue_set *set = table->at[i] = fg_lookup_cues(r->engine->lookup, r->tokens, i, r->scratch);
        if (!set) return false;
        for (const fg_cue_name *cue = set->at; cue < set->at + set->n; cue++)
            table->rows[(size_t)cue->tag * table->words + i / 64] |= 1ull << i % 64;
    }
    return true;
}

bool fg_reading_renew(fg_reading *r) {
    if (find_all_cues(r)) fg_find_glosses(r);
    return !r->scratch->failed;
}

uint32_t fg_next_cue(const fg_reading *r, uint32_t from, uint32_t to, fg_lex tag) {
    const uint64_t *row = r->cues->rows + (size_t)tag * r->cues->words;
    if (from >= to) return to;
    uint64_t bits = row[from / 64] & ~0ull << from % 64;
    for (uint32_t w = from / 64;;) {
        if (bits) {
            uint32_t found = w * 64 + (uint32_t)__builtin_ctzll(bits);
            return found < to ? found : to;
        }
        if (++w * 64 >= to) return to;
        bits = row[w];
    }
}

bool fg_find_cue(const fg_reading *r, uint32_t i, uint32_t to, fg_lex tag, fg_hit *hit, uint32_t *arg) {
    const fg_cue_set *set = r->cues->at[i];
    for (const fg_cue_name *cue = set->at; cue < set->at + set->n; cue++) {
        if (cue->tag != (uint8_t)tag || !fg_cue_fits(r->tokens, i, cue, to)) continue;
        *hit = (fg_hit){i, i + cue->length, cue->group, cue->name, cue->flags};
        if (arg) *arg = cue->arg;
        return true;
    }
    return false;
}

void fg_find_cues(fg_reading *r, uint32_t from, uint32_t to, fg_cues *out) {
    uint32_t most = 0;
    for (uint32_t i = from; i < to; i++) most += r->cues->at[i]->n;
    if (!FG_RESERVE(r->scratch, out, most)) return;
    for (uint32_t i = from; i < to; i++) {
        const fg_cue_set *set = r->cues->at[i];
        for (const fg_cue_name *cue = set->at; cue < set->at + set->n; cue++) {
            if (fg_cue_fits(r->tokens, i, cue, to))
                out->at[out->n++] = (fg_cue){.first = i, .end = i + cue->length, .arg = cue->arg, .tag = cue->tag};
        }
    }
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

static bool is_connector(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_PUNCT)
        return t->value == ',' || t->value == '/' || t->value == '(' || t->value == ')' || t->value == '|' ||
               t->value == FG_BULLET || t->value == '+' || t->value == ';';
    fg_str n = fg_token_norm(r->tokens, i);
    return fg_str_eq(n, FG_LIT("and")) || fg_str_eq(n, FG_LIT("or")) || fg_str_eq(n, FG_LIT("and/or"));
}

static bool is_technical(const fg_reading *r, uint32_t concept) {
    fg_kind k = fg_kind_of(r, concept);
    return k == FG_KIND_TOOL || k == FG_KIND_LANGUAGE || k == FG_KIND_KNOWLEDGE || k == FG_KIND_METHOD ||
           k == FG_KIND_CERTIFICATE;
}

/* Things of a trade give each other company, and industries do; neither vouches for the other. */
static bool are_of_a_kind(const fg_reading *r, const fg_mention *a, const fg_mention *b) {
    if (is_technical(r, a->concept) && is_technical(r, b->concept)) return true;
    return fg_kind_of(r, a->concept) == FG_KIND_DOMAIN && fg_kind_of(r, b->concept) == FG_KIND_DOMAIN;
}

static bool are_coordinated(const fg_reading *r, const fg_mention *a, const fg_mention *b) {
    if (!are_of_a_kind(r, a, b) || b->first <= a->end || b->first - a->end > 3) return false;
    for (uint32_t i = a->end; i < b->first; i++)
        if (!is_connector(r, i)) return false;
    return true;
}

/* Behind "[Preferred]" or "(optional)"; `from` if no such tag stands there. */
static uint32_t behind_tag(const fg_reading *r, uint32_t from, uint32_t to) {
    fg_hit h;
    if (!fg_is(r, from, '(') && !fg_is(r, from, '[')) return from;
    bool asks =
        fg_cue_at(r, from + 1, to, FG_LEX_PREFERRED, &h, NULL) || fg_cue_at(r, from + 1, to, FG_LEX_REQUIRED, &h, NULL);
    return asks && h.end < to && (fg_is(r, h.end, ')') || fg_is(r, h.end, ']')) ? h.end + 1 : from;
}

static bool stands_alone(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    if (m->first != behind_tag(r, from, to)) return false;
    return m->end == to || (m->end + 1 == to && fg_tok(r, m->end)->cls == FG_TOK_PUNCT);
}

/* "Foobarix": a name that no dictionary has. */
static bool has_unknown_name(const fg_reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && fg_tok(r, i)->stem == FG_NONE && fg_has_cap(r, i)) return true;
    return false;
}

/* An entry of a list in which something else is a name: "Excel, Word" but not "Access, equity and inclusion". */
static bool is_entry(const fg_reading *r, const fg_mentions *all, uint32_t first, uint32_t i, uint32_t from,
                     uint32_t to) {
    const fg_mention *m = &all->at[i];
    bool left = m->first == from, right = m->end == to, company = false;
    if (!(m->flags & FG_NAME_EXACT) || m->flags & FG_NAME_FIXED) return false;
    if (right && !left && fg_is(r, m->first - 1, ':')) return true; /* "Office: Excel" */
    for (uint32_t k = first; k < all->n; k++) company |= k != i && are_of_a_kind(r, m, &all->at[k]);
    company |= has_unknown_name(r, from, to) || fg_next_cue(r, m->end, to, FG_LEX_REQUIRED) < to;
    if (!company) return false;
    if (!left)
        left =
            is_connector(r, m->first - 1) || fg_is(r, m->first - 1, ':') || (fg_tok(r, m->first)->flags & FG_TOK_LINE);
    if (!right) right = is_connector(r, m->end) || fg_is(r, m->end, '.') || (fg_tok(r, m->end)->flags & FG_TOK_LINE);
    return left && right;
}

/* A typed head of at least `words` words that ends right before the mention: "experience with Go". */
static bool has_head_before(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t words) {
    fg_hit h;
    uint32_t start = m->first >= from + 4 ? m->first - 4 : from;
    for (uint32_t i = start; i + words <= m->first; i++)
        if (fg_cue_at(r, i, m->first, FG_LEX_TYPED_HEAD, &h, NULL) && h.end == m->first) return true;
    return false;
}

static bool has_cue_behind(const fg_reading *r, const fg_mention *m, uint32_t to, fg_lex tag) {
    fg_hit h;
    return m->end < to && fg_tok(r, m->end)->cls == FG_TOK_WORD && fg_cue_at(r, m->end, to, tag, &h, NULL);
}

static bool ends_clause(const fg_reading *r, uint32_t i, uint32_t to) {
    return i >= to || fg_tok(r, i)->flags & FG_TOK_LINE || fg_tok(r, i)->cls == FG_TOK_PUNCT;
}

/* "Excel required", "Rust is a plus": the whole clause is a name and a word that asks for it. "Access required to the
 * vault" goes on. */
static bool is_all_that_is_asked(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_REQUIRED, FG_LEX_PREFERRED};
    fg_hit h;
    bool opens =
        m->first == from || fg_tok(r, m->first)->flags & FG_TOK_LINE || fg_tok(r, m->first - 1)->cls == FG_TOK_PUNCT;
    if (!opens || m->end >= to || fg_tok(r, m->end)->flags & FG_TOK_LINE) return false;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, m->end, to, tags[k], &h, NULL) && ends_clause(r, h.end, to)) return true;
    return false;
}

static bool is_amount(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_tok(r, i)->cls == FG_TOK_NUMBER || fg_is(r, i, '+') || fg_cue_at(r, i, i + 1, FG_LEX_NUMBER, &h, NULL);
}

/* "5 years of Excel", "3+ years Go" */
static bool has_years_before(const fg_reading *r, const fg_mention *m, uint32_t from) {
    fg_hit h;
    uint32_t i = m->first;
    if (i > from && fg_word_is(r, i - 1, "of")) i--;
    return i >= from + 2 && fg_cue_at(r, i - 1, i, FG_LEX_YEARS, &h, NULL) && is_amount(r, i - 2);
}

/* "Coaching: 2 years (Preferred)" */
static bool has_years_behind(const fg_reading *r, const fg_mention *m, uint32_t to) {
    fg_hit h;
    return m->end + 2 < to && fg_is(r, m->end, ':') && is_amount(r, m->end + 1) &&
           (fg_is(r, m->end + 2, '+') || fg_cue_at(r, m->end + 2, to, FG_LEX_YEARS, &h, NULL));
}

enum { NEAR = 60 /* tokens: words farther off say nothing of a name */ };

static bool has_word_near(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    if (m->first - from > NEAR) from = m->first - NEAR;
    if (to - m->end > NEAR) to = m->end + NEAR;
    return fg_dict_has_near(r->dict, r->tokens, m->concept, from, to);
}

/* An ordinary word counts only as what experience is in ("experience in operations", "operations experience"); a name
 * in its own case also beside any word that goes with names of its kind. */
static bool has_company(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    if (!(m->flags & FG_NAME_FIXED) && has_years_behind(r, m, to)) return true;
    if (!(m->flags & FG_NAME_EXACT))
        return (m->first == from && m->end == to) || has_head_before(r, m, from, 2) ||
               has_cue_behind(r, m, to, FG_LEX_EXPERIENCE);
    if (m->flags & FG_NAME_FIXED) return has_word_near(r, m, from, to);
    return stands_alone(r, m, from, to) || has_word_near(r, m, from, to) ||
           has_cue_behind(r, m, to, FG_LEX_TYPED_HEAD) || has_head_before(r, m, from, 1) ||
           is_all_that_is_asked(r, m, from, to) || has_years_before(r, m, from);
}

/* In "fleet management and sales" the first word belongs to the name, so that "management" is none of its own. */
static bool opens_item(const fg_reading *r, const fg_mention *m, uint32_t from) {
    static const fg_lex tags[] = {FG_LEX_STOP, FG_LEX_SUCH_AS, FG_LEX_DUTY_VERB};
    fg_hit h;
    if (m->first == from || m->flags & FG_NAME_EXACT || fg_tok(r, m->first)->flags & FG_TOK_LINE) return true;
    uint32_t i = m->first - 1;
    if (fg_tok(r, i)->cls == FG_TOK_PUNCT || is_connector(r, i)) return true;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, i, m->first, tags[k], &h, NULL)) return true;
    return false;
}

/* "Sales leads, monitoring market trends": a word that goes on to what is done to what is none of the list. */
static bool has_object(const fg_reading *r, const fg_mention *m, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_STOP, FG_LEX_TYPED_HEAD, FG_LEX_EXPERIENCE, FG_LEX_REQUIRED, FG_LEX_PREFERRED};
    bool doing = !(m->flags & FG_NAME_EXACT) && fg_str_ends(fg_token_norm(r->tokens, m->end - 1), FG_LIT("ing"));
    if (!doing || m->end == to || fg_tok(r, m->end)->flags & FG_TOK_LINE || fg_has_cap(r, m->end)) return false;
    if (fg_tok(r, m->end)->cls != FG_TOK_WORD || is_connector(r, m->end)) return false;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (has_cue_behind(r, m, to, tags[k])) return false;
    return true;
}

static bool may_join(const fg_mention *m) { return (m->flags & FG_NAME_LICENSED) && !(m->flags & FG_NAME_FIXED); }

/* Ambiguous names stay only in company; company spreads along a list in both directions. */
static void judge_licences(fg_reading *r, fg_mentions *all, uint32_t first, uint32_t from, uint32_t to, bool listing) {
    for (uint32_t i = first; i < all->n; i++)
        if ((all->at[i].flags & FG_NAME_LICENSED) &&
            (has_company(r, &all->at[i], from, to) || (listing && is_entry(r, all, first, i, from, to))))
            all->at[i].flags &= (uint8_t)~FG_NAME_LICENSED;
    for (uint32_t i = first + 1; i < all->n; i++)
        if (may_join(&all->at[i]) && !(all->at[i - 1].flags & FG_NAME_LICENSED) &&
            are_coordinated(r, &all->at[i - 1], &all->at[i]) && !has_object(r, &all->at[i], to))
            all->at[i].flags &= (uint8_t)~FG_NAME_LICENSED;
    for (uint32_t i = all->n; i-- > first + 1;)
        if (may_join(&all->at[i - 1]) && !(all->at[i].flags & FG_NAME_LICENSED) &&
            are_coordinated(r, &all->at[i - 1], &all->at[i]) && opens_item(r, &all->at[i - 1], from))
            all->at[i - 1].flags &= (uint8_t)~FG_NAME_LICENSED;
    uint32_t kept = first;
    for (uint32_t i = first; i < all->n; i++)
        if (!(all->at[i].flags & FG_NAME_LICENSED)) all->at[kept++] = all->at[i];
    all->n = kept;
}

/* ---- the company's own name ---- */

static bool is_in_list(const fg_reading *r, const fg_mentions *all, uint32_t i, uint32_t first) {
    return (i > first && are_coordinated(r, &all->at[i - 1], &all->at[i])) ||
           (i + 1 < all->n && are_coordinated(r, &all->at[i], &all->at[i + 1]));
}

/* "Oracle is an equal opportunity employer" names no skill at Oracle; "experience with Oracle databases" does. */
static bool is_own_name(const fg_reading *r, const fg_mentions *all, uint32_t i, uint32_t first, uint32_t from,
                        uint32_t to) {
    const fg_mention *m = &all->at[i];
    for (uint32_t k = 0; k < r->own.n && r->own.at[k].first <= m->first; k++) {
        if (m->end > r->own.at[k].end) continue;
        bool whole = r->own.at[k].first == m->first && r->own.at[k].end == m->end;
        return !whole || !(has_head_before(r, m, from, 1) || has_cue_behind(r, m, to, FG_LEX_TYPED_HEAD) ||
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

/* "Manage", "managed" */
static bool is_verb(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_str_ends(fg_token_norm(r->tokens, i), FG_LIT("ed")) || fg_cue_at(r, i, i + 1, FG_LEX_DUTY_VERB, &h, NULL);
}

/* "Managed data entry": a name that takes in the verb and half of what it governs gives way to all that it governs. */
static bool is_cut_short(const fg_reading *r, const fg_hit *h, uint32_t to) {
    fg_hit all;
    return h->end > h->first + 1 && is_verb(r, h->first) && !is_first_word_of_name(r, h->first, h->owner) &&
           fg_dict_match(r->dict, r->tokens, h->first + 1, to, FG_ROOT_CONCEPT, &all) && all.end > h->end &&
           is_technical(r, all.owner) && !(all.flags & (FG_NAME_TITLE | FG_NAME_LICENSED));
}

static void drop_spelt_otherwise(const fg_reading *r, fg_mentions *all, uint32_t first) {
    uint32_t kept = first;
    if (!r->glosses.n) return;
    for (uint32_t i = first; i < all->n; i++)
        if (!fg_is_spelt_otherwise(r, &all->at[i])) all->at[kept++] = all->at[i];
    all->n = kept;
}

void fg_find_mentions(fg_reading *r, uint32_t from, uint32_t to, bool listing, fg_mentions *out) {
    uint32_t first = out->n;
    for (uint32_t i = from; i < to;) {
        fg_hit h = {.end = i};
        uint32_t end = 0, concept = 0;
        bool hit = fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h) && !is_cut_short(r, &h, to);
        if (pattern_at(r, i, to, &end, &concept) && (!hit || end > h.end)) {
            add_mention(r, out, i, end, concept, 0);
            i = end;
        } else if (hit) {
            add_mention(r, out, i, h.end, h.owner, h.flags);
            i = h.end;
        } else {
            i++;
        }
    }
    drop_spelt_otherwise(r, out, first);
    fg_find_shared_heads(r, from, to, first, out);
    judge_licences(r, out, first, from, to, listing);
    drop_own_names(r, out, first, from, to, listing);
}
