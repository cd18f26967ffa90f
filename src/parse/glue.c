/*
 * Words that run into each other where a line break was lost: "in productionExperience with", "a related field5+ years".
 * A capital inside an unknown word, and what begins there is a word with which lines begin; or a number of years at its
 * end.
 */
#include "parse/splitter.h"

typedef struct {
    fg_reading *r;
    fg_tokens half; /* the second one of a doubtful word, looked at alone */
} gluer;

enum { FIRST_LEAST = 3 /* letters of the first; "WeWork" and "DeWalt" are names */ };

/* Unknown words in which a capital or a digit stands. */
static bool may_be_glued(const fg_token *t) {
    return t->flags & FG_TOK_MIXED && t->cls == FG_TOK_WORD && t->stem == FG_NONE;
}

/* Where the second of two glued words begins in the text; 0: the token is one word. */
static uint32_t seam(const gluer *g, const fg_token *t) {
    const char *s = g->r->doc->text.ptr;
    for (uint32_t i = t->start + FIRST_LEAST; i + 2 < t->end; i++) {
        bool capital = s[i] >= 'A' && s[i] <= 'Z' && s[i + 1] >= 'a' && s[i + 1] <= 'z';
        if (capital && s[i - 1] >= 'a' && s[i - 1] <= 'z') return i;
    }
    return 0;
}

/* Bytes [start, end) alone, as one token: what it is as a cue; NULL: nothing. */
static const fg_cue_set *cues_of(gluer *g, uint32_t start, uint32_t end) {
    fg_tokens_cut(&g->half, 0);
    fg_tokenize(&g->half, start, end);
    fg_tokens_settle(&g->half);
    return g->half.list.n == 1 ? fg_lookup_cues(g->r->engine->lookup, &g->half, 0, g->r->scratch) : NULL;
}

static bool begins_lines(gluer *g, uint32_t start, uint32_t end) {
    static const fg_lex tags[] = {FG_LEX_SENTENCE_START, FG_LEX_HEAD,   FG_LEX_STARTER,
                                  FG_LEX_DUTY_VERB,      FG_LEX_STRONG, FG_LEX_HEADING_WORD};
    const fg_cue_set *cues = cues_of(g, start, end);
    for (uint32_t k = 0; cues && k < cues->n; k++)
        for (size_t i = 0; i < FG_COUNT(tags); i++)
            if (cues->at[k].tag == tags[i] && fg_cue_fits(&g->half, 0, &cues->at[k], 1)) return true;
    return false;
}

/* "RequiredBachelor's", "QualificationsPatience": the first half ends a heading, whatever the other one is. */
static bool ends_heading(gluer *g, uint32_t start, uint32_t end) {
    enum { NOUN, FILLER, PREFERRED }; /* arguments of [heading-word] */
    const fg_cue_set *cues = cues_of(g, start, end);
    bool filler = false, required = false, ends = false;
    for (uint32_t k = 0; cues && k < cues->n; k++) {
        const fg_cue_name *q = &cues->at[k];
        if (!fg_cue_fits(&g->half, 0, q, 1)) continue;
        bool word = q->tag == FG_LEX_HEADING_WORD;
        filler |= word && q->arg == FILLER;
        required |= q->tag == FG_LEX_REQUIRED;
        ends |= q->tag == FG_LEX_HEADING_END || (word && q->arg == PREFERRED) ||
                (word && q->arg == NOUN && g->r->tokens->text.ptr[end - 1] == 's');
    }
    return ends || (filler && required);
}

#define DIGITS_MOST 2 /* of years */

/* Where the digits at the end of an unknown word begin; 0: there are none. */
static uint32_t digits_of(const gluer *g, const fg_token *t) {
    const char *s = g->r->doc->text.ptr;
    uint32_t i = t->end;
    while (i > t->start && s[i - 1] >= '0' && s[i - 1] <= '9') i--;
    bool lower = i > t->start + 2 && s[i - 1] >= 'a' && s[i - 1] <= 'z';
    return lower && i < t->end && t->end - i <= DIGITS_MOST ? i : 0;
}

/* Do token i and those up to it end in "2+ years", "2 - 4 years"? */
static bool counts_years(const gluer *g, uint32_t i) {
    uint32_t n = g->r->tokens->list.n, k = i + 1;
    while (k < n && k < i + 4 &&
           (fg_tok(g->r, k)->cls == FG_TOK_NUMBER || fg_token_is(g->r->tokens, k, '+') ||
            fg_token_is(g->r->tokens, k, '-') || fg_token_is(g->r->tokens, k, FG_DASH)))
        k++;
    fg_hit h;
    return k < n && fg_cue_at(g->r, k, n, FG_LEX_YEARS, &h, NULL);
}

static uint32_t glued_at(gluer *g, uint32_t i) {
    const fg_token *t = fg_tok(g->r, i);
    if (!may_be_glued(t)) return 0;
    uint32_t at = seam(g, t);
    if (at && (begins_lines(g, at, t->end) || ends_heading(g, t->start, at))) return at;
    at = digits_of(g, t);
    return at && counts_years(g, i) ? at : 0;
}

typedef FG_VEC(fg_token) token_list;

/* Token i in two, each of them perhaps several tokens (5yrs), which are made at the end of the list and taken from there. */
static void part(gluer *g, uint32_t i, uint32_t at, token_list *out) {
    fg_tokens *all = g->r->tokens;
    uint32_t n = all->list.n;
    fg_token whole = all->list.at[i];
    fg_tokenize(all, whole.start, at);
    fg_tokenize(all, at, whole.end);
    fg_tokens_settle(all);
    uint8_t place = FG_TOK_SPACE | FG_TOK_LINE;
    for (uint32_t k = n; k < all->list.n; k++) {
        fg_token *t = FG_PUSH(g->r->scratch, out);
        if (!t) break;
        *t = all->list.at[k];
        uint8_t own = k == n ? whole.flags & place : t->start == at ? FG_TOK_GLUED : 0;
        t->flags = (uint8_t)((t->flags & ~place) | own);
    }
    fg_tokens_cut(all, n);
}

static void part_all(gluer *g, uint32_t first) {
    fg_reading *r = g->r;
    fg_tokens *all = r->tokens;
    uint32_t n = all->list.n, line = 0, lines = r->doc->lines.n;
    token_list made = {0};
    for (uint32_t i = 0; i < n && !r->scratch->failed; i++) {
        while (line <= lines && r->dt.line_first[line] == i) r->dt.line_first[line++] = made.n;
        uint32_t at = i < first ? 0 : glued_at(g, i);
        fg_token *whole = at ? NULL : FG_PUSH(r->scratch, &made);
        if (whole)
            *whole = all->list.at[i];
        else if (at)
            part(g, i, at, &made);
    }
    while (line <= lines) r->dt.line_first[line++] = made.n;
    fg_tokens_cut(all, 0);
    for (uint32_t i = 0; i < made.n && !r->scratch->failed; i++) {
        fg_token *t = FG_PUSH(all->arena, &all->list);
        if (t) *t = made.at[i];
    }
    all->settled = all->list.n;
}

bool fg_part_glued_words(fg_reading *r) {
    gluer g = {.r = r};
    fg_tokens_init(&g.half, r->scratch, r->tokens->forms, r->doc->text);
    uint32_t n = r->tokens->list.n;
    for (uint32_t i = 0; (i = fg_next_bit(r, i, n, FG_FACT_NAME)) < n; i++) {
        if (!glued_at(&g, i)) continue;
        part_all(&g, i);
        if (!r->scratch->failed) fg_reading_renew(r);
        break;
    }
    return !r->scratch->failed;
}
