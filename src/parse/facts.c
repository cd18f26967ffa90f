/*
 * What is known of every token before anything is read: one pass over the tokens of a document answers what many rules
 * would ask of each of them, and rows of the cues are put together where a rule looks for several at once.
 */
#include "parse/mentions.h"

#define TOKENS_A_WORD 64u

/* The cues that a clause is judged by; all others are asked for where they may stand. */
static const bool is_of_clauses[FG_LEX_COUNT] = {[FG_LEX_PREFERRED] = true,
                                                 [FG_LEX_REQUIRED] = true,
                                                 [FG_LEX_NOT_REQUIRED] = true,
                                                 [FG_LEX_STRONG] = true,
                                                 [FG_LEX_BASIC] = true,
                                                 [FG_LEX_HEAD] = true,
                                                 [FG_LEX_TYPED_HEAD] = true,
                                                 [FG_LEX_SUCH_AS] = true,
                                                 [FG_LEX_NAMELY] = true,
                                                 [FG_LEX_OPEN] = true,
                                                 [FG_LEX_EITHER] = true,
                                                 [FG_LEX_GENERAL_SCOPE] = true,
                                                 [FG_LEX_EXPERIENCE] = true,
                                                 [FG_LEX_QUANTIFIER] = true,
                                                 [FG_LEX_CLEARANCE] = true,
                                                 [FG_LEX_TRAVEL] = true,
                                                 [FG_LEX_AUTHORIZATION] = true,
                                                 [FG_LEX_PHYSICAL] = true,
                                                 [FG_LEX_ASKS] = true,
                                                 [FG_LEX_DUTY] = true,
                                                 [FG_LEX_COMPANY] = true,
                                                 [FG_LEX_BOILERPLATE] = true,
                                                 [FG_LEX_PAY] = true,
                                                 [FG_LEX_CANDIDATE] = true,
                                                 [FG_LEX_STARTER] = true,
                                                 [FG_LEX_TOOLS] = true,
                                                 [FG_LEX_STATE_VERB] = true,
                                                 [FG_LEX_STATED_LEVEL] = true,
                                                 [FG_LEX_NO] = true,
                                                 [FG_LEX_GATE_KEY] = true,
                                                 [FG_LEX_TO_LEARN] = true,
                                                 [FG_LEX_TO_OBTAIN] = true,
                                                 [FG_LEX_GROUND] = true};

bool fg_is_clause_cue(fg_lex tag) { return is_of_clauses[tag]; }

/* ---- tokens ---- */

enum { ORDINAL_MOST = 4 /* letters of "14th" */ };

typedef struct {
    uint64_t cap, name, number, amount, article, date;
} token_bits;

/* Signs that ASCII lacks are read as a question mark. */
static bool may_be_currency(const fg_token *t) { return t->value == '$' || (t->value == '?' && t->end > t->start + 1); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_article(const fg_tokens *tokens, const fg_token *t) {
    return t->norm_len == 1 && tokens->forms->pool.at[t->norm] == 'a';
}

static void look_at(const fg_tokens *tokens, const fg_token *t, uint64_t bit, token_bits *b) {
    if (t->flags & FG_TOK_CAP) b->cap |= bit;
    if (t->cls == FG_TOK_WORD) {
        if (t->flags & (FG_TOK_CAP | FG_TOK_MIXED)) b->name |= bit;
        if (t->flags & FG_TOK_MIXED && is_digit(tokens->text.ptr[t->start])) b->amount |= bit;
        if (t->flags & FG_TOK_MIXED && t->norm_len <= ORDINAL_MOST) b->date |= bit; /* "14th", "Q3" */
        if (is_article(tokens, t)) b->article |= bit;
    } else if (t->cls == FG_TOK_NUMBER) {
        b->number |= bit;
        b->date |= bit;
    } else if (t->cls == FG_TOK_PUNCT && t->value == '\'') {
        b->date |= bit; /* "'16-'18" */
    } else if (t->cls == FG_TOK_PUNCT && may_be_currency(t)) {
        b->amount |= t->value == '$' ? bit | bit >> 1 : bit; /* "US$" */
    }
}

/* ---- rows ---- */

static uint64_t *row_of(const fg_reading *r, unsigned row) { return r->cues->rows + (size_t)row * r->cues->words; }

static uint64_t any_of(const fg_reading *r, uint32_t word, const uint8_t *tags, size_t n) {
    uint64_t bits = 0;
    for (size_t i = 0; i < n; i++) bits |= row_of(r, tags[i])[word];
    return bits;
}

static uint64_t any_of_clauses(const fg_reading *r, uint32_t word) {
    uint64_t bits = 0;
    for (unsigned tag = 0; tag < FG_LEX_COUNT; tag++)
        if (is_of_clauses[tag]) bits |= row_of(r, tag)[word];
    return bits;
}

static void join_rows(const fg_reading *r, uint32_t word, const token_bits *b) {
    static const uint8_t of_leaves[] = {FG_LEX_DEGREE, FG_LEX_EVIDENCE, FG_LEX_NUMBER, FG_LEX_YEARS, FG_LEX_MONTHS};
    static const uint8_t of_places[] = {FG_LEX_PLACE, FG_LEX_PLACE_LEAD};
    static const uint8_t of_dates[] = {FG_LEX_MONTH, FG_LEX_SEASON, FG_LEX_SINCE};
    row_of(r, FG_FACT_CAP)[word] = b->cap;
    row_of(r, FG_FACT_NAME)[word] = b->name;
    row_of(r, FG_FACT_AMOUNT)[word] |= b->amount | b->number | row_of(r, FG_LEX_PAY_CURRENCY)[word];
    row_of(r, FG_FACT_LEAF)[word] = b->number | b->article | any_of(r, word, of_leaves, FG_COUNT(of_leaves));
    row_of(r, FG_FACT_PLACE)[word] = any_of(r, word, of_places, FG_COUNT(of_places));
    row_of(r, FG_FACT_DATE)[word] = b->date | any_of(r, word, of_dates, FG_COUNT(of_dates));
    row_of(r, FG_FACT_CLAUSE)[word] = any_of_clauses(r, word);
}

void fg_find_facts(fg_reading *r) {
    const fg_tokens *tokens = r->tokens;
    uint32_t n = tokens->list.n;
    for (uint32_t word = 0; word < r->cues->words; word++) {
        uint32_t first = word * TOKENS_A_WORD, end = first + TOKENS_A_WORD < n ? first + TOKENS_A_WORD : n;
        token_bits b = {0};
        for (uint32_t i = first; i < end; i++) look_at(tokens, &tokens->list.at[i], 1ull << (i - first), &b);
        if (word && first < n && fg_is(r, first, '$')) row_of(r, FG_FACT_AMOUNT)[word - 1] |= 1ull << 63;
        join_rows(r, word, &b);
    }
}

uint32_t fg_next_set_in_words(const uint64_t *row, uint32_t from, uint32_t to) {
    for (; from < to; from += TOKENS_A_WORD) {
        if (!row[from / TOKENS_A_WORD]) continue;
        uint32_t i = from + (uint32_t)__builtin_ctzll(row[from / TOKENS_A_WORD]);
        return i < to ? i : to;
    }
    return to;
}

uint32_t fg_count_bits_of(const fg_reading *r, uint32_t from, uint32_t to, unsigned row) {
    uint32_t n = 0;
    for (uint32_t i = from; (i = fg_next_bit(r, i, to, row)) < to; i++) n++;
    return n;
}
