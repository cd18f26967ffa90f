/*
 * The parts of reading a header, for header*.c only. Its marks are cues of the groups of header.txt.
 */
#ifndef FG_HEADER_PARTS_H
#define FG_HEADER_PARTS_H
#include "parse/header.h"

typedef struct {
    fg_reading *r;
    fg_header *h;
    fg_arena *arena; /* of the posting */
} fg_header_reader;

/* [first, end) of tokens. */
typedef struct {
    uint32_t first, end;
} fg_tokens_range;

/* Has token i, or the line, a mark of the group? It may yet end too late. */
static inline bool fg_may_mark(const fg_header_reader *x, uint32_t i, fg_lex tag) {
    return fg_may_begin_cue(x->r, i, tag);
}
/* The first line from `line` on in which the row of a tag or fact has a bit; their number: none. */
uint32_t fg_next_line_with(const fg_header_reader *x, uint32_t line, unsigned row);
static inline bool fg_line_may_mark(const fg_header_reader *x, uint32_t line, fg_lex tag) {
    uint32_t end = x->r->dt.line_first[line + 1];
    return fg_next_cue(x->r, x->r->dt.line_first[line], end, tag) < end;
}
/* The end of the longest mark of a group that starts at token i and ends by `to`; 0: none. arg may be NULL. */
static inline uint32_t fg_mark_at(const fg_header_reader *x, uint32_t i, uint32_t to, fg_lex tag, uint32_t *arg) {
    fg_hit h;
    return fg_cue_at(x->r, i, to, tag, &h, arg) ? h.end : 0;
}
enum { FG_MARK_MOST = 12 /* tokens of the longest phrase of header.txt */ };
uint32_t fg_find_mark_before(const fg_header_reader *x, uint32_t from, uint32_t end, fg_lex tag);
/* The first token of a mark of the group that ends at `end` and starts at `from` or later; FG_NONE: none. */
static inline uint32_t fg_mark_before(const fg_header_reader *x, uint32_t from, uint32_t end, fg_lex tag) {
    if (end - from > FG_MARK_MOST) from = end - FG_MARK_MOST;
    return fg_next_cue(x->r, from, end, tag) == end ? FG_NONE : fg_find_mark_before(x, from, end, tag);
}
bool fg_has_mark(const fg_header_reader *x, uint32_t from, uint32_t to, fg_lex tag);

/* Of a token; its first one, and the one behind it. */
uint32_t fg_line_of(const fg_header_reader *x, uint32_t i);
static inline uint32_t fg_line_start(const fg_header_reader *x, uint32_t i) {
    return x->r->dt.line_first[fg_line_of(x, i)];
}
static inline uint32_t fg_line_end(const fg_header_reader *x, uint32_t i) {
    return x->r->dt.line_first[fg_line_of(x, i) + 1];
}
static inline bool fg_span_is_empty(fg_span s) { return s.end <= s.start; }
static inline bool fg_range_is_empty(fg_tokens_range t) { return t.end <= t.first; }
static inline fg_str fg_token_text(const fg_reading *r, uint32_t i) {
    return fg_doc_slice(r->doc, fg_tok(r, i)->start, fg_tok(r, i)->end);
}
static inline bool fg_is_separator(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '|') || fg_is(r, i, FG_DASH) || fg_is(r, i, FG_BULLET) || fg_is(r, i, ';') || fg_is(r, i, ':');
}
/* The text without punctuation at its ends; an opening bracket inside is closed or left out. */
fg_span fg_header_span(const fg_reading *r, fg_tokens_range t);

/* header_key.c: the value of "Key: value", of a key's line alone and the next, or of a key within running text. */
typedef enum {
    FG_KEY_TITLE = 1,
    FG_KEY_COMPANY,
    FG_KEY_LOCATION,
    FG_KEY_SALARY,
    FG_KEY_DEADLINE,
    FG_KEY_TYPE,
    FG_KEY_LEVEL,
    FG_KEY_IGNORE,
    FG_KEY_WORKPLACE,
    FG_KEY_POSTED
} fg_header_key;
typedef struct {
    uint8_t key; /* fg_header_key */
    bool given;  /* a field of a structured source: it is what its key says */
    uint32_t key_first;
    fg_tokens_range value;
} fg_header_pair;
typedef FG_VEC(fg_header_pair) fg_header_pairs;
void fg_header_pairs_find(const fg_header_reader *x, fg_header_pairs *out);

/* header_candidates.c: names that the text gives several times, each with what speaks for it. */
typedef struct {
    fg_tokens_range t;
    uint32_t weight;
} fg_header_candidate;
typedef struct {
    const fg_header_reader *x;
    fg_header_candidate at[32];
    uint32_t n;
} fg_header_candidates;
/* Adds t with its weight; where it is there already, `again`. What is too much is left out. */
void fg_header_candidates_add(fg_header_candidates *c, fg_tokens_range t, uint32_t weight, uint32_t again);
/* The one of most weight, the first of equals; empty: none has `least`. */
fg_tokens_range fg_header_candidates_best(const fg_header_candidates *c, uint32_t least);
/* Do the words of t stand at token `at` too? */
bool fg_same_words(const fg_reading *r, fg_tokens_range t, uint32_t at);

/* header_title.c */
void fg_header_title(fg_header_reader *x, const fg_header_pairs *pairs);
/* The title in a stretch of a line, without place, pay and codes; empty: none. */
fg_tokens_range fg_title_in(const fg_header_reader *x, uint32_t from, uint32_t to);
/* header_phrase.c: titles in sentences ("looking for a ...", "the ... will"); empty: none. */
fg_tokens_range fg_title_in_sentences(const fg_header_reader *x);
/* Is it more than a word such as "manager" or "team member"? */
bool fg_is_title(const fg_header_reader *x, fg_tokens_range t);

/* header_company.c */
void fg_header_company(fg_header_reader *x, const fg_header_pairs *pairs);

/* header_place.c */
void fg_header_place(fg_header_reader *x, const fg_header_pairs *pairs);
/* The place at token i ("Duluth, MN, USA"); empty: none. `loose`: a word in capitals before a state or country is a
 * place too. */
fg_tokens_range fg_place_at(const fg_header_reader *x, uint32_t i, uint32_t to, bool loose);

/* header_terms.c: workplace, kind of employment */
void fg_header_terms(fg_header_reader *x, const fg_header_pairs *pairs);

/* header_amount.c */
#define FG_AMOUNT_WHOLE 100ull /* one unit of currency */
typedef struct {
    uint32_t first, end;
    uint64_t value;          /* in hundredths */
    uint32_t currency;       /* 0: not said */
    bool scaled, huge, bare; /* "k" stood behind it, or "m"; no currency beside it */
} fg_amount;
bool fg_amount_at(const fg_header_reader *x, uint32_t i, uint32_t to, fg_amount *a);
/* The currency that token i is the sign of; 0: none. */
uint32_t fg_currency_sign(const fg_reading *r, uint32_t i);
/* The end of the currency at token i; 0: none. */
uint32_t fg_currency_at(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t *currency);
bool fg_is_pay(const fg_header_reader *x, uint32_t i, uint32_t to);

/* header_pay.c */
void fg_header_pay(fg_header_reader *x, const fg_header_pairs *pairs);

/* header_deadline.c */
void fg_header_deadline(fg_header_reader *x, const fg_header_pairs *pairs);
/* header_deadline.c: since when. */
void fg_header_posted(fg_header_reader *x, const fg_header_pairs *pairs);

#endif
