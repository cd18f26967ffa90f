/*
 * "Supervised and unsupervised learning", "legal research and writing": two names that share a word, which stands once.
 * The missing word is borrowed; the short half is a name only if the dictionary knows it with the borrowed word.
 */
#include "dict/walk.h"
#include "parse/mentions.h"

#define HALF_WORDS 4 /* of the half that lacks the word; hyphens count */
#define HALVES 6     /* behind one name */

static bool is_junction(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '/') || fg_is(r, i, '&') || fg_word_is(r, i, "and") || fg_word_is(r, i, "or") ||
           fg_word_is(r, i, "and/or");
}

/* Does a name begin with token a, and one with both where no sign stands second? */
static bool may_begin_name(const fg_reading *r, uint32_t a, uint32_t second) {
    if (!(fg_tok(r, a)->roots >> FG_ROOT_CONCEPT & 1)) return false;
    return fg_is_mark(r, second) || fg_may_begin(r->dict, FG_ROOT_CONCEPT, fg_tok(r, a)->stem, fg_tok(r, second)->stem);
}

/* Tokens [a, b) and behind them [c, d), as if they stood together: the name that covers all of them. */
static bool name_of(const fg_reading *r, uint32_t a, uint32_t b, uint32_t c, uint32_t d, fg_hit *hit) {
    fg_token words[2 * HALF_WORDS];
    uint32_t n = 0;
    if (!may_begin_name(r, a, a + 1 < b ? a + 1 : c)) return false;
    for (uint32_t i = a; i < b; i++) words[n++] = *fg_tok(r, i);
    for (uint32_t i = c; i < d; i++) words[n++] = *fg_tok(r, i);
    fg_tokens joined = *r->tokens;
    joined.list.at = words;
    joined.list.n = n;
    return fg_dict_match(r->dict, &joined, 0, n, FG_ROOT_CONCEPT, hit) && hit->end == n &&
           !(hit->flags & (FG_NAME_TITLE | FG_NAME_LICENSED));
}

/* Names that count only near words of their own, or in another case, are mostly no names. */
static bool may_be_none(const fg_mention *m) {
    return (m->flags & FG_NAME_LICENSED) && (m->flags & FG_OTHER_CASE || fg_is_near_only(m->flags));
}

static const fg_mention *mention_over(const fg_mentions *all, uint32_t first, uint32_t a, uint32_t b) {
    for (uint32_t i = first; i < all->n; i++)
        if (all->at[i].first < b && all->at[i].end > a && !may_be_none(&all->at[i])) return &all->at[i];
    return NULL;
}

/* A name that may be none gives way: "white and black box testing" has no "Box". How many more there are now. */
static uint32_t insert(fg_reading *r, fg_mentions *all, uint32_t first, fg_mention m) {
    for (uint32_t i = first; i < all->n; i++) {
        if (all->at[i].first >= m.end || all->at[i].end <= m.first) continue;
        all->at[i] = m;
        return 0;
    }
    const fg_mention *room = FG_PUSH(r->scratch, all);
    if (!room) return 0;
    uint32_t i = all->n - 1;
    for (; i > first && all->at[i - 1].first > m.first; i--) all->at[i] = all->at[i - 1];
    all->at[i] = m;
    return 1;
}

/* The half that ends at token `end`, before a name whose last word stands at `head`; its first token, `end` if none. */
static uint32_t half_before(const fg_reading *r, uint32_t from, uint32_t end, uint32_t head, fg_hit *hit) {
    for (uint32_t n = HALF_WORDS; n > 0; n--)
        if (end >= from + n && fg_tok(r, end - n)->cls == FG_TOK_WORD && name_of(r, end - n, end, head, head + 1, hit))
            return end - n;
    return end;
}

/* "Updates" do not share the records of "maintaining records". */
static bool is_other_form(const fg_reading *r, uint32_t half, uint32_t name) {
    return fg_str_ends(fg_token_norm(r->tokens, name), FG_LIT("ing")) &&
           fg_str_ends(fg_token_norm(r->tokens, half), FG_LIT("s"));
}

static bool is_modifier(const fg_reading *r, uint32_t i) {
    static const char *const joins[] = {"in", "of", "with", "for", "on", "to", "by", "the", "a", "an", "including"};
    for (size_t k = 0; k < FG_COUNT(joins); k++)
        if (fg_word_is(r, i, joins[k])) return false;
    return fg_tok(r, i)->cls == FG_TOK_WORD && !is_junction(r, i);
}

/* "Sweep programs and liquidity management": what stands in the plural behind a word of its own needs none from elsewhere,
 * unless the name has it so ("retail operations and sales management"). */
static bool is_whole(const fg_reading *r, uint32_t from, uint32_t start, uint32_t end, uint32_t concept) {
    fg_str word = fg_token_norm(r->tokens, end - 1), name = fg_concept_name(r->dict, concept);
    bool plural = fg_str_ends(word, FG_LIT("s")) && !fg_str_ends(word, FG_LIT("ss"));
    if (!plural || start == from || !is_modifier(r, start - 1)) return false;
    for (size_t i = 0; i + word.len <= name.len; i++)
        if (fg_str_eq_nocase((fg_str){name.ptr + i, word.len}, word)) return false;
    return true;
}

/* "Read and comprehend instructions": no skill beside a quality. */
static bool is_other_sort(const fg_reading *r, uint32_t half, uint32_t name) {
    return (fg_kind_of(r, half) == FG_KIND_SOFT) != (fg_kind_of(r, name) == FG_KIND_SOFT);
}

/* "Italian or Asian cuisine": no language is asked. */
static bool replace_language(const fg_reading *r, fg_mentions *all, uint32_t first, fg_mention half) {
    for (uint32_t i = first; i < all->n; i++) {
        fg_mention *m = &all->at[i];
        if (m->first != half.first || m->end != half.end || fg_kind_of(r, m->concept) != FG_KIND_SPOKEN) continue;
        if (fg_kind_of(r, half.concept) == FG_KIND_SPOKEN) return false;
        *m = half;
        return true;
    }
    return false;
}

/* Halves in front of mention i, over commas: "corporate, employment, and contract law". How many were added. */
static uint32_t add_before(fg_reading *r, fg_mentions *all, uint32_t first, uint32_t i, uint32_t from) {
    uint32_t head = all->at[i].end - 1, at = all->at[i].first, added = 0;
    if (at == from || !is_junction(r, at - 1)) return 0;
    while (at > from && (is_junction(r, at - 1) || fg_is(r, at - 1, ','))) {
        while (at > from && (is_junction(r, at - 1) || fg_is(r, at - 1, ','))) at--;
        fg_hit hit;
        uint32_t start = half_before(r, from, at, head, &hit);
        if (start == at || is_other_sort(r, hit.owner, all->at[i + added].concept)) break;
        if (is_whole(r, from, start, at, hit.owner)) break;
        if (replace_language(r, all, first, (fg_mention){start, at, hit.owner, hit.flags})) {
            at = start;
            continue;
        }
        if (mention_over(all, first, start, at) || is_other_form(r, at - 1, all->at[i + added].first)) break;
        added += insert(r, all, first, (fg_mention){start, at, hit.owner, hit.flags});
        at = start;
    }
    return added;
}

/* "Schedule management and creation of flyers": what is created is told behind. */
static bool ends_phrase(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (i < to && fg_word_is(r, i, "of")) return false;
    return i >= to || fg_tok(r, i)->cls != FG_TOK_WORD || is_junction(r, i) ||
           fg_cue_at(r, i, to, FG_LEX_STOP, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_HEAD, &h, NULL);
}

/* "Amazon Web Services, Linux": a product goes by its own name. */
static bool is_own_name(const fg_reading *r, const fg_mention *m) {
    fg_kind kind = fg_kind_of(r, m->concept);
    return fg_is_tool(kind);
}

/* "Embedded C and C++": a name of its own, which does not need the other's words. */
static bool is_name_of_software(const fg_reading *r, const fg_mention *m) {
    fg_kind k = fg_kind_of(r, m->concept);
    return fg_is_tool(k) && !(m->flags & FG_NAME_LICENSED);
}

/* Behind what a half takes from mention m: "machine learning pipelines and tools" are no machine tools, where the words in
 * front of the last one are a name themselves. */
static uint32_t borrowed_end(const fg_reading *r, const fg_mention *m) {
    fg_hit hit;
    bool name = m->end - m->first > 2 &&
                fg_dict_match(r->dict, r->tokens, m->first, m->end - 1, FG_ROOT_CONCEPT, &hit) && hit.end == m->end - 1;
    return name ? m->end - 1 : m->first + 1;
}

/* The half at token `at`, behind mention m whose first word it borrows. What stood there as a wider name gives way. */
static void add_half(fg_reading *r, fg_mentions *all, uint32_t first, const fg_mention *m, uint32_t at) {
    fg_hit hit;
    if (!name_of(r, m->first, borrowed_end(r, m), at, at + 1, &hit) || hit.owner == m->concept) return;
    fg_mention half = {at, at + 1, hit.owner, hit.flags};
    const fg_mention *there = mention_over(all, first, half.first, half.end);
    if (there && is_name_of_software(r, there)) return;
    if (!there)
        (void)insert(r, all, first, half);
    else if (there->first == half.first && there->end == half.end && !is_own_name(r, there))
        all->at[there - all->at] = half;
}

static bool is_half(const fg_reading *r, const fg_mention *m, uint32_t at) {
    fg_hit hit;
    return name_of(r, m->first, borrowed_end(r, m), at, at + 1, &hit) && hit.owner != m->concept;
}

/* The halves behind mention i: "legal research and writing", "data cleaning, labeling, and validation". Those of a list
 * without a junction are told by nothing; "financial projections, IT, management and marketing" goes on with other things. */
static void add_behind(fg_reading *r, fg_mentions *all, uint32_t first, uint32_t i, uint32_t to) {
    const fg_mention m = all->at[i];
    uint32_t halves[HALVES], n = 0;
    bool joined = false;
    for (uint32_t at = m.end; !joined && n < HALVES; at = halves[n - 1] + 1) {
        uint32_t start = at;
        while (start < to && start < at + 2 && (fg_is(r, start, ',') || is_junction(r, start)))
            joined |= is_junction(r, start++);
        if (start == at || start >= to || fg_tok(r, start)->cls != fg_tok(r, m.end - 1)->cls) return;
        bool number = fg_tok(r, start)->cls == FG_TOK_NUMBER; /* "Series 7 and 63 licenses" */
        bool goes_on = start + 1 < to && (fg_is(r, start + 1, ',') || is_junction(r, start + 1));
        if (joined ? !number && !ends_phrase(r, start + 1, to) : !goes_on) return;
        halves[n++] = start;
    }
    uint32_t known = 0;
    for (uint32_t k = 0; joined && k < n; k++) known += is_half(r, &m, halves[k]);
    for (uint32_t k = 0; joined && 2 * known >= n && k < n; k++) add_half(r, all, first, &m, halves[k]);
}

void fg_find_shared_heads(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all) {
    for (uint32_t i = first; i < all->n; i++) {
        uint32_t words = all->at[i].end - all->at[i].first;
        if (words < 2 || words > HALF_WORDS + 1 || (all->at[i].flags & FG_NAME_TITLE)) continue;
        i += add_before(r, all, first, i, from);
        add_behind(r, all, first, i, to);
    }
}
