/*
 * What is known of every token before anything is read: one pass over the tokens of a document answers what many rules
 * would ask of each of them, and rows of the cues are put together where a rule looks for several at once.
 */
#include "parse/mentions.h"

#define TOKENS_A_BLOCK 64u

#define ALL (~0ull)

/* Other cues are asked for where they may stand. */
const uint64_t fg_clause_cues[FG_LEX_COUNT] = {[FG_LEX_PREFERRED] = ALL,
                                               [FG_LEX_REQUIRED] = ALL,
                                               [FG_LEX_NOT_REQUIRED] = ALL,
                                               [FG_LEX_STRONG] = ALL,
                                               [FG_LEX_BASIC] = ALL,
                                               [FG_LEX_HEAD] = ALL,
                                               [FG_LEX_TYPED_HEAD] = ALL,
                                               [FG_LEX_SUCH_AS] = ALL,
                                               [FG_LEX_NAMELY] = ALL,
                                               [FG_LEX_OPEN] = ALL,
                                               [FG_LEX_EITHER] = ALL,
                                               [FG_LEX_GENERAL_SCOPE] = ALL,
                                               [FG_LEX_EXPERIENCE] = ALL,
                                               [FG_LEX_QUANTIFIER] = ALL,
                                               [FG_LEX_CLEARANCE] = ALL,
                                               [FG_LEX_TRAVEL] = ALL,
                                               [FG_LEX_AUTHORIZATION] = ALL,
                                               [FG_LEX_PHYSICAL] = ALL,
                                               [FG_LEX_ASKS] = ALL,
                                               [FG_LEX_DUTY] = ALL,
                                               [FG_LEX_COMPANY] = ALL,
                                               [FG_LEX_BOILERPLATE] = ALL,
                                               [FG_LEX_PAY] = ALL,
                                               [FG_LEX_CANDIDATE] = ALL,
                                               [FG_LEX_STARTER] = ALL,
                                               [FG_LEX_TOOLS] = ALL,
                                               [FG_LEX_STATE_VERB] = ALL,
                                               [FG_LEX_STATED_LEVEL] = ALL,
                                               [FG_LEX_NO] = ALL,
                                               [FG_LEX_GATE_KEY] = ALL,
                                               [FG_LEX_TO_LEARN] = ALL,
                                               [FG_LEX_TO_OBTAIN] = ALL,
                                               [FG_LEX_GROUND] = ALL};

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

/* Most tokens are words in small letters, of which nothing is told. */
static bool is_plain(const fg_token *t) {
    return t->cls == FG_TOK_WORD && !(t->flags & (FG_TOK_CAP | FG_TOK_MIXED)) && t->norm_len != 1;
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

static uint64_t *block_of(const fg_reading *r, uint32_t block) { return r->cues->bits + (size_t)block * FG_ROWS; }

static uint64_t any_of(const uint64_t *rows, const uint8_t *tags, size_t n) {
    uint64_t bits = 0;
    for (size_t i = 0; i < n; i++) bits |= rows[tags[i]];
    return bits;
}

static uint64_t any_of_clauses(const uint64_t *rows) {
    uint64_t bits = 0;
    for (size_t tag = 0; tag < FG_LEX_COUNT; tag++) bits |= rows[tag] & fg_clause_cues[tag];
    return bits;
}

static void fill_tags(const fg_reading *r, uint32_t first, uint32_t end, uint64_t *rows) {
    memset(rows, 0, sizeof *rows * FG_ROWS);
    for (uint32_t i = first; i < end; i++) {
        const fg_cue_name *cue = r->cues->at[i]->at, *last = cue + r->cues->at[i]->n;
        uint64_t bit = 1ull << (i - first);
        for (; cue < last; cue++) rows[cue->tag] |= bit;
    }
}

static void join_rows(uint64_t *rows, const token_bits *b) {
    static const uint8_t of_leaves[] = {FG_LEX_DEGREE, FG_LEX_EVIDENCE, FG_LEX_NUMBER, FG_LEX_YEARS, FG_LEX_MONTHS};
    static const uint8_t of_places[] = {FG_LEX_PLACE, FG_LEX_PLACE_LEAD};
    static const uint8_t of_dates[] = {FG_LEX_MONTH, FG_LEX_SEASON, FG_LEX_SINCE};
    rows[FG_FACT_CAP] = b->cap;
    rows[FG_FACT_NAME] = b->name;
    rows[FG_FACT_AMOUNT] = b->amount | b->number | rows[FG_LEX_PAY_CURRENCY];
    rows[FG_FACT_LEAF] = b->number | b->article | any_of(rows, of_leaves, FG_COUNT(of_leaves));
    rows[FG_FACT_PLACE] = any_of(rows, of_places, FG_COUNT(of_places));
    rows[FG_FACT_DATE] = b->date | any_of(rows, of_dates, FG_COUNT(of_dates));
    rows[FG_FACT_CLAUSE] = any_of_clauses(rows);
}

void fg_find_facts(fg_reading *r) {
    const fg_tokens *tokens = r->tokens;
    uint32_t n = tokens->list.n;
    for (uint32_t block = 0; block < r->cues->blocks; block++) {
        uint32_t first = block * TOKENS_A_BLOCK, end = first + TOKENS_A_BLOCK < n ? first + TOKENS_A_BLOCK : n;
        token_bits b = {0};
        for (uint32_t i = first; i < end; i++) {
            const fg_token *t = &tokens->list.at[i];
            if (!is_plain(t)) look_at(tokens, t, 1ull << (i - first), &b);
        }
        if (block && first < n && fg_is(r, first, '$')) block_of(r, block - 1)[FG_FACT_AMOUNT] |= 1ull << 63;
        fill_tags(r, first, end, block_of(r, block));
        join_rows(block_of(r, block), &b);
    }
}

uint32_t fg_next_set_in_words(const uint64_t *words, size_t stride, uint32_t from, uint32_t to) {
    for (; from < to; from += TOKENS_A_BLOCK) {
        uint64_t bits = words[from / TOKENS_A_BLOCK * stride];
        if (!bits) continue;
        uint32_t i = from + (uint32_t)__builtin_ctzll(bits);
        return i < to ? i : to;
    }
    return to;
}

uint32_t fg_count_bits_of(const fg_reading *r, uint32_t from, uint32_t to, unsigned row) {
    uint32_t n = 0;
    for (uint32_t i = from; (i = fg_next_bit(r, i, to, row)) < to; i++) n++;
    return n;
}
