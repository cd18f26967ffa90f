/*
 * What is known of every token before anything is read: one pass over the tokens of a document answers what many rules
 * would ask of each of them, and rows of the cues are put together where a rule looks for several at once.
 */
#include "parse/mentions.h"

#define TOKENS_A_BLOCK 64u

/* ---- tokens ---- */

enum { ORDINAL_MOST = 4 /* letters of "14th" */ };

typedef struct {
    uint64_t cap, name, number, amount, article, date, mention;
} token_bits;

/* Up to 64 tokens, a byte each. */
typedef struct {
    uint8_t flags[TOKENS_A_BLOCK], roots[TOKENS_A_BLOCK];
    uint8_t kinds[TOKENS_A_BLOCK]; /* 1 << its class, and LETTER */
} token_bytes;

#define LETTER 128 /* a single one */

/* Signs that ASCII lacks are read as a question mark. */
static bool may_be_currency(const fg_token *t) { return t->value == '$' || (t->value == '?' && t->end > t->start + 1); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_article(const fg_tokens *tokens, const fg_token *t) {
    return t->norm_len == 1 && tokens->forms->pool.at[t->norm] == 'a';
}

static void look_closely(const fg_tokens *tokens, const fg_token *t, uint64_t bit, token_bits *b) {
    if (t->cls == FG_TOK_WORD) {
        if (t->flags & FG_TOK_MIXED && is_digit(tokens->text.ptr[t->start])) b->amount |= bit;
        if (t->flags & FG_TOK_MIXED && t->norm_len <= ORDINAL_MOST) b->date |= bit; /* "14th", "Q3" */
        if (is_article(tokens, t)) b->article |= bit;
    } else if (t->value == '\'') {
        b->date |= bit; /* "'16-'18" */
    } else if (may_be_currency(t)) {
        b->amount |= t->value == '$' ? bit | bit >> 1 : bit; /* "US$" */
    }
}

static token_bytes bytes_of(const fg_token *t, uint32_t n) {
    token_bytes bytes = {{0}, {0}, {0}};
    for (uint32_t i = 0; i < n; i++, t++) {
        bytes.flags[i] = t->flags;
        bytes.roots[i] = (uint8_t)t->roots;
        bytes.kinds[i] = (uint8_t)(1u << t->cls | (t->norm_len == 1 ? LETTER : 0));
    }
    return bytes;
}

/* Of each byte the bit that the mask has. */
static uint64_t row_of(const uint8_t *bytes, uint32_t mask) {
    uint64_t row = 0;
    for (uint32_t i = 0; i < TOKENS_A_BLOCK; i += 8) {
        uint64_t eight = fg_load64((const char *)bytes + i) >> __builtin_ctz(mask) & 0x0101010101010101ull;
        row |= (eight * 0x0102040810204080ull >> 56) << i;
    }
    return row;
}

/* Most of it is told by rows of bits: texts follow no pattern by which a processor could foretell their tokens. */
static token_bits look_at(const fg_reading *r, uint32_t first, uint32_t end) {
    const fg_token *at = fg_tok(r, first);
    token_bytes bytes = bytes_of(at, end - first);
    uint64_t words = row_of(bytes.kinds, 1u << FG_TOK_WORD), mixed = row_of(bytes.flags, FG_TOK_MIXED);
    uint64_t signs = row_of(bytes.kinds, 1u << FG_TOK_PUNCT);
    token_bits b = {.cap = row_of(bytes.flags, FG_TOK_CAP), .number = row_of(bytes.kinds, 1u << FG_TOK_NUMBER)};
    b.name = words & (b.cap | mixed);
    b.date = b.number;
    for (uint64_t rest = (words & (mixed | row_of(bytes.kinds, LETTER))) | signs; rest; rest &= rest - 1)
        look_closely(r->tokens, at + __builtin_ctzll(rest), rest & -rest, &b);
    b.mention = row_of(bytes.roots, FG_ROOTS_ALONE) | row_of(bytes.roots, FG_ROOTS_OTHER_CASE);
    uint64_t longer = row_of(bytes.roots, 1u << FG_ROOT_CONCEPT) & ~b.mention;
    b.mention |= fg_dict_may_go_on(r->dict, r->tokens, first, longer, signs);
    return b;
}

/* ---- rows ---- */

static uint64_t *block_of(const fg_reading *r, uint32_t block) { return r->cues->bits + (size_t)block * FG_ROWS; }

static inline uint64_t any_of(const uint64_t *rows, const uint8_t *tags, size_t n) {
    uint64_t bits = 0;
    for (size_t i = 0; i < n; i++) bits |= rows[tags[i]];
    return bits;
}

/* For a set of more than FG_CUE_TAGS tags. */
static void fill_more(const fg_cue_set *set, uint64_t bit, uint64_t *rows) {
    for (uint32_t k = FG_CUE_TAGS; k < FG_COUNT(set->tags); k++) rows[set->tags[k]] |= bit;
    if (set->tags[FG_COUNT(set->tags) - 1] < FG_CUE_NO_TAG)
        for (uint32_t k = 0; k < set->n; k++) rows[set->at[k].tag] |= bit;
}

_Static_assert(FG_FACT_CLAUSE == (int)FG_CUE_OF_CLAUSE && FG_ROWS > FG_CUE_NO_TAG + FG_CUE_NO_TAGS - 1,
               "all that a set has instead of a tag has a row");

/* The rows of other facts are nobody's yet, and take what a set has where it has no tag. */
static void fill_tags(const fg_reading *r, uint32_t first, uint32_t end, uint64_t *rows) {
    memset(rows, 0, sizeof *rows * FG_ROWS);
    for (uint32_t i = first; i < end; i++) {
        const fg_cue_set *set = r->cues->at[i];
        uint64_t bit = 1ull << (i - first);
#pragma GCC unroll 8
        for (uint32_t k = 0; k < FG_CUE_TAGS; k++) rows[set->tags[k]] |= bit;
        if (set->tags[FG_CUE_TAGS] < FG_CUE_NO_TAG) fill_more(set, bit, rows);
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
    rows[FG_FACT_MENTION] = b->mention;
}

void fg_find_facts(fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    for (uint32_t block = 0; block < r->cues->blocks; block++) {
        uint32_t first = block * TOKENS_A_BLOCK, end = first + TOKENS_A_BLOCK < n ? first + TOKENS_A_BLOCK : n;
        token_bits b = look_at(r, first, end);
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
