/*
 * Abbreviations that the text itself spells out: "Federal Aviation Regulations (FAR)", "CDP (Community Development
 * Program)". From there on, and before, they mean that, and not whatever else they stand for.
 */
#include "parse/mentions.h"

#define AMBIGUOUS_LETTERS 3 /* longer abbreviations seldom have two meanings, and are spelt out in many ways */

static bool is_abbreviation(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    return t->flags & FG_TOK_UPPER && t->norm_len <= AMBIGUOUS_LETTERS;
}

/* Words that give an abbreviation no letter: "of", "and", a hyphen. */
static bool is_passed_over(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_PUNCT) return t->value == '&' || t->value == '/' || t->value == '-';
    return t->cls == FG_TOK_WORD && t->norm_len <= 3 && !(t->flags & FG_TOK_CAP);
}

/* Does the word begin with the first of the letters, and hold the others behind it in their order? */
static bool gives(fg_str word, fg_str letters) {
    if (!word.len || word.ptr[0] != letters.ptr[0]) return false;
    size_t n = 1;
    for (size_t i = 1; i < word.len && n < letters.len; i++) n += word.ptr[i] == letters.ptr[n];
    return n == letters.len;
}

/* Where the words begin that spell the letters and end at token `end`; FG_NONE: none do. A word may give several
 * letters ("TableSpaces"), but one word alone spells nothing. */
static uint32_t spelt_from(const fg_reading *r, fg_str letters, uint32_t least, uint32_t end, bool first_word) {
    if (!letters.len) return end;
    uint32_t i = end;
    while (i > least && !(fg_tok(r, i)->flags & FG_TOK_LINE) && is_passed_over(r, i - 1) &&
           !gives(fg_token_norm(r->tokens, i - 1), (fg_str){letters.ptr + letters.len - 1, 1}))
        i--;
    if (i == least || fg_tok(r, i)->flags & FG_TOK_LINE || fg_tok(r, i - 1)->cls != FG_TOK_WORD) return FG_NONE;
    for (size_t n = 1; n <= letters.len - first_word; n++) {
        fg_str own = {letters.ptr + letters.len - n, n};
        if (!gives(fg_token_norm(r->tokens, i - 1), own)) continue;
        uint32_t from = spelt_from(r, (fg_str){letters.ptr, letters.len - n}, least, i - 1, false);
        if (from != FG_NONE) return from;
    }
    return FG_NONE;
}

static void add(fg_reading *r, uint32_t abbreviation, uint32_t first, uint32_t end) {
    fg_gloss *g = FG_PUSH(r->scratch, &r->glosses);
    if (g) *g = (fg_gloss){abbreviation, first, end};
}

static void look_before(fg_reading *r, uint32_t bracket) {
    uint32_t at = bracket + 1, least = bracket > 12 ? bracket - 12 : 0;
    if (!is_abbreviation(r, at) || !fg_is(r, at + 1, ')')) return;
    uint32_t first = spelt_from(r, fg_token_norm(r->tokens, at), least, bracket, true);
    if (first != FG_NONE) add(r, at, first, bracket);
}

static void look_behind(fg_reading *r, uint32_t bracket) {
    uint32_t end = bracket + 1;
    if (bracket == 0 || !is_abbreviation(r, bracket - 1)) return;
    while (end < r->tokens->list.n && end < bracket + 12 && !fg_is(r, end, ')')) end++;
    if (!fg_is(r, end, ')')) return;
    uint32_t first = spelt_from(r, fg_token_norm(r->tokens, bracket - 1), bracket + 1, end, true);
    if (first == bracket + 1) add(r, bracket - 1, first, end);
}

void fg_find_glosses(fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    r->glosses.n = 0;
    if (n < 3) return;
    const char *text = r->tokens->text.ptr, *at = text + fg_tok(r, 0)->start, *end = text + fg_tok(r, n - 1)->start;
    for (; (at = memchr(at, '(', (size_t)(end - at))); at++) {
        uint32_t i = fg_token_from(r, (uint32_t)(at - text));
        if (i + 2 >= n || !fg_is(r, i, '(')) continue;
        look_before(r, i);
        look_behind(r, i);
    }
}

/* Do the words name the concept, or one that it gives credit to or gets credit from? */
static bool means(const fg_reading *r, const fg_gloss *g, uint32_t concept) {
    for (uint32_t i = g->first; i < g->end; i++) {
        fg_hit words;
        if (fg_dict_match(r->dict, r->tokens, i, g->end, FG_ROOT_CONCEPT, &words) &&
            (fg_dict_credit(r->dict, words.owner, concept) || fg_dict_credit(r->dict, concept, words.owner)))
            return true;
    }
    return false;
}

bool fg_is_spelt_otherwise(const fg_reading *r, const fg_mention *m) {
    if (!r->glosses.n || m->end != m->first + 1 || !is_abbreviation(r, m->first)) return false;
    bool otherwise = false;
    for (uint32_t i = 0; i < r->glosses.n; i++) {
        const fg_gloss *g = &r->glosses.at[i];
        if (!fg_str_eq(fg_token_norm(r->tokens, g->abbreviation), fg_token_norm(r->tokens, m->first))) continue;
        if (means(r, g, m->concept)) return false;
        otherwise = true;
    }
    return otherwise;
}

bool fg_is_spelt_without(const fg_reading *r, uint32_t i, fg_lex tag) {
    bool spelt = false;
    if (!r->glosses.n || !is_abbreviation(r, i)) return false;
    for (uint32_t k = 0; k < r->glosses.n; k++) {
        const fg_gloss *g = &r->glosses.at[k];
        fg_hit h;
        if (!fg_str_eq(fg_token_norm(r->tokens, g->abbreviation), fg_token_norm(r->tokens, i))) continue;
        for (uint32_t word = g->first; word < g->end; word++)
            if (fg_cue_at(r, word, g->end, tag, &h, NULL)) return false;
        spelt = true;
    }
    return spelt;
}
