/*
 * What a stretch of text names: concepts of the dictionary (ambiguous names only in company), cue phrases, years and
 * degrees. Shared by postings and résumés.
 */
#ifndef FG_MENTIONS_H
#define FG_MENTIONS_H
#include "parse/requirement.h"

typedef struct {
    uint32_t first, end; /* tokens */
    uint32_t concept;
    uint8_t flags; /* fg_name_flag, FG_OTHER_CASE */
} fg_mention;
typedef FG_VEC(fg_mention) fg_mentions;
/* A tool or language is written in another case than its name needs ("tableau"): only in company, as if licensed. */
#define FG_OTHER_CASE FG_NAME_LAST

typedef struct {
    uint32_t first, end;
    uint32_t arg;
    uint8_t tag;   /* fg_lex */
    uint16_t next; /* in a clause: 1 + the place of the next one of the tag; 0: none */
} fg_cue;
typedef FG_VEC(fg_cue) fg_cues;

/* Tokens [first, end) name the company that hires, or one that has hired. */
typedef struct {
    uint32_t first, end;
} fg_own_name;

/* An abbreviation with the words [first, end) that spell it. */
typedef struct {
    uint32_t abbreviation, first, end;
} fg_gloss;

/* What else is known of all tokens before anything is read (facts.c): more rows of bits behind those of the tags. */
typedef enum {
    FG_FACT_CLAUSE = FG_LEX_COUNT, /* one of the cues that a clause is judged by */
    FG_FACT_CAP,                   /* FG_TOK_CAP */
    FG_FACT_NAME,                  /* a word with a capital, or of letters and digits (i9, eBay) */
    FG_FACT_AMOUNT,                /* an amount of money may begin: a sign, digits, letters before "$", a currency */
    FG_FACT_LEAF,                  /* a degree, a length of experience or a proof may begin */
    FG_FACT_PLACE,                 /* a place, or words that lead to one */
    FG_FACT_DATE,                  /* a date, or a range of dates, may begin */
    FG_FACT_MENTION,               /* a name of a concept, or a pattern's hit, may begin */
    FG_ROWS
} fg_fact;

/* The cues of all tokens, and for each tag or fact a row of bits, one a token: does one of its cues start there (whether
 * or not it fits into its clause)? Most questions are answered by a bit, and most searches by skipping words of bits.
 * What is asked of one place lies together: the words of bits of all rows for 64 tokens, and behind them those for the
 * next 64. */
typedef struct {
    const fg_cue_set **at; /* one a token */
    uint64_t *bits;        /* of `blocks` times 64 tokens, FG_ROWS words each */
    uint32_t blocks;
} fg_cue_table;

/* Rows of bits of a posting's tokens. */
typedef struct {
    uint64_t *marks;  /* punctuation */
    uint64_t *joints; /* where a statement may begin or end, or a heading begin */
    uint64_t *dashes;
    uint64_t *heading_ends; /* behind a heading inside a line: a colon, dash, bullet, or a word that ran into it */
} fg_sign_rows;

/* One document being read: its tokens and what was found in all of it. */
typedef struct {
    fg_engine *engine;
    const fg_dict *dict;
    const fg_doc *doc;
    fg_arena *scratch;
    fg_doc_tokens dt;
    fg_tokens *tokens;  /* &dt.tokens */
    fg_cue_table *cues; /* of these tokens; whoever changes them begins another (fg_reading_renew) */
    fg_sign_rows signs; /* of a posting, once its tokens change no more */
    fg_pattern_hits patterns;
    FG_VEC(fg_gloss) glosses; /* of these tokens */
    FG_VEC(fg_own_name) own; /* in text order: the company of a posting, employers in a résumé, which are no skills */
    uint32_t mended_words;   /* that had lost letters (lost_letters.c) */
    bool days_first;         /* of a résumé: "04/03/2016" is in March */
    bool is_resume;          /* in its lists of skills ordinary words are entries, too */
} fg_reading;

/* A number behind a title: "Engineer II", "Clerk 3". */
bool fg_is_title_number(const fg_reading *r, uint32_t i);

/* title_words.c: adds those of a title that stands in the text. */
void fg_find_title_words(const fg_reading *r, fg_span title, fg_arena *arena, fg_title_words *out);

/* Tokenizes and finds patterns. False: out of memory. */
bool fg_reading_start(fg_reading *r, fg_engine *engine, const fg_doc *doc);

/* lost_letters.c: reads words that lost letters as those that they were. Failure is scratch's. */
void fg_reading_mend_letters(fg_reading *r);

/* The tokens have changed: what is known of them is found anew. False: out of memory. */
bool fg_reading_renew(fg_reading *r);

/* Concepts in tokens [from, to), left to right, longest match, without overlaps; appended to out.
 * `listing`: an entry between commas stands alone (a skills section). */
void fg_find_mentions(fg_reading *r, uint32_t from, uint32_t to, bool listing, fg_mentions *out);
/* licences.c: of mentions [first, n), which lie in tokens [from, to), ambiguous names stay only in company. */
void fg_judge_licences(fg_reading *r, fg_mentions *all, uint32_t first, uint32_t from, uint32_t to, bool listing);
/* Do only commas, "and" and the like stand between two names of a kind? */
bool fg_are_coordinated(const fg_reading *r, const fg_mention *a, const fg_mention *b);
/* A typed head of at least `words` words that ends right before the mention: "experience with Go". */
bool fg_has_head_before(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t words);
/* Does a cue of the tag follow right behind it ("Go developer")? */
bool fg_has_cue_behind(const fg_reading *r, const fg_mention *m, uint32_t to, fg_lex tag);
/* adjectives.c: languages that say where something comes from ("Japanese sales") are none. */
void fg_drop_adjectives(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all);
/* look_alikes.c: money ("CAD 90,000"), initials and people ("R. Jones", "Ruby Johnson, lead") are none. */
void fg_drop_look_alikes(const fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all);
/* partners.c: departments with whom somebody works are none. */
void fg_drop_partners(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all);
/* shared_heads.c: mentions that share a word with mentions [first, n), which lie in tokens [from, to). */
void fg_find_shared_heads(fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all);
/* glosses.c: all of them, and whether the text spells out a mention as something else than its concept. */
void fg_find_glosses(fg_reading *r);
bool fg_is_spelt_otherwise(const fg_reading *r, const fg_mention *m);
/* Does the text spell out the abbreviation at token i, and never in words that have the tag? */
bool fg_is_spelt_without(const fg_reading *r, uint32_t i, fg_lex tag);
/* All cue phrases, longest at each token; a token can start several groups' cues and they may overlap. */
void fg_find_cues(fg_reading *r, uint32_t from, uint32_t to, fg_cues *out);
/* The same, but only those that a clause is judged by. */
void fg_find_clause_cues(fg_reading *r, uint32_t from, uint32_t to, fg_cues *out);
/* facts.c: fills the bits of the table, when the cues of all tokens are known. */
void fg_find_facts(fg_reading *r);
/* The first bit in [from, to) that is set in words of bits that stand `stride` words apart; `to`: none. `from` begins a
 * word of bits. */
uint32_t fg_next_set_in_words(const uint64_t *words, size_t stride, uint32_t from, uint32_t to);
/* The same from anywhere. Mostly one word tells. */
static inline uint32_t fg_next_set(const uint64_t *words, size_t stride, uint32_t from, uint32_t to) {
    if (from >= to) return to;
    uint64_t bits = words[from / 64 * stride] >> from % 64;
    if (!bits) return fg_next_set_in_words(words, stride, (from / 64 + 1) * 64, to);
    uint32_t i = from + (uint32_t)__builtin_ctzll(bits);
    return i < to ? i : to;
}
/* The first token in [from, to) for which the row of a tag or fact has a bit; `to`: none. */
static inline uint32_t fg_next_bit(const fg_reading *r, uint32_t from, uint32_t to, unsigned row) {
    return fg_next_set(r->cues->bits + row, FG_ROWS, from, to);
}
/* signs.c: fills the rows of signs. False: out of memory. */
bool fg_find_signs(fg_reading *r);
/* The first punctuation in tokens [from, to); `to`: none. */
static inline uint32_t fg_next_mark(const fg_reading *r, uint32_t from, uint32_t to) {
    return fg_next_set(r->signs.marks, 1, from, to);
}
/* How many tokens in [from, to) have one. */
uint32_t fg_count_bits_of(const fg_reading *r, uint32_t from, uint32_t to, unsigned row);
/* The first token in [from, to) at which a cue of the tag may start; `to`: none. */
static inline uint32_t fg_next_cue(const fg_reading *r, uint32_t from, uint32_t to, fg_lex tag) {
    return fg_next_bit(r, from, to, tag);
}

/* ---- years (parse/years.c) ---- */
typedef struct {
    uint32_t first, end; /* "5+ years" */
    uint32_t min_months, max_months;
    uint32_t of_first, of_end; /* tokens of what they are in; equal: not said */
} fg_years;
/* A length of experience that starts at token i (numbers, words, ranges, "at least"). */
bool fg_years_at(const fg_reading *r, uint32_t i, uint32_t to, fg_years *years);

/* ---- degrees (parse/degree.c) ---- */
typedef struct {
    uint32_t first, end;
    uint8_t level; /* the lowest named */
    bool open, related_ok, experience_ok, in_progress;
    bool combination;             /* behind it, "or any equivalent combination of education and experience" */
    bool instead;                 /* experience is taken in its place: "in lieu of a degree" */
    uint32_t first_field, fields; /* into the list given */
} fg_degree;
/* A degree phrase with its fields that starts at token i. `loose`: short abbreviations need no degree context. */
bool fg_degree_at(const fg_reading *r, uint32_t i, uint32_t to, bool loose, fg_arena *arena, fg_fields *fields,
                  fg_degree *degree);

/* ---- statements too long to be read in one piece ---- */

/* The work on a statement grows with the square of its length, so that none is longer; people write far shorter ones. */
#define FG_STATEMENT_MOST 400 /* tokens */
/* Where to cut a statement that begins at token `from` and has reached FG_STATEMENT_MOST at `to`: behind the last comma,
 * semicolon or line of its second half, else at `to`. */
uint32_t fg_statement_cut(const fg_reading *r, uint32_t from, uint32_t to);

/* ---- helpers ---- */

/* The first token that begins at byte `start` or behind it. */
uint32_t fg_token_from(const fg_reading *r, uint32_t start);
static inline const fg_token *fg_tok(const fg_reading *r, uint32_t i) { return &r->tokens->list.at[i]; }
static inline bool fg_is_mark(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_PUNCT; }
static inline bool fg_is(const fg_reading *r, uint32_t i, char c) { return fg_token_is(r->tokens, i, c); }
static inline bool fg_word_is(const fg_reading *r, uint32_t i, const char *word) {
    return i < r->tokens->list.n && fg_str_eq(fg_token_norm(r->tokens, i), fg_str_of(word));
}
static inline bool fg_has_cap(const fg_reading *r, uint32_t i) { return (fg_tok(r, i)->flags & FG_TOK_CAP) != 0; }
static inline bool fg_has_bit(const fg_reading *r, uint32_t i, unsigned row) {
    return (r->cues->bits[(size_t)(i / 64) * FG_ROWS + row] >> i % 64 & 1) != 0;
}
static inline bool fg_may_begin_cue(const fg_reading *r, uint32_t i, fg_lex tag) { return fg_has_bit(r, i, tag); }
bool fg_find_cue(const fg_reading *r, uint32_t i, uint32_t to, fg_lex tag, fg_hit *hit, uint32_t *arg);
/* The longest cue of group `tag` that starts at token i and ends before `to`; false: none. `arg` may be NULL. */
static inline bool fg_cue_at(const fg_reading *r, uint32_t i, uint32_t to, fg_lex tag, fg_hit *hit, uint32_t *arg) {
    return i < to && fg_may_begin_cue(r, i, tag) && fg_find_cue(r, i, to, tag, hit, arg);
}
/* Does a level of a scale begin at token i: "B2", "N1"? As fg_cue_at. */
bool fg_is_scale_level(const fg_reading *r, uint32_t i, uint32_t to, fg_hit *hit, uint32_t *level);
static inline fg_kind fg_kind_of(const fg_reading *r, uint32_t concept) {
    return (fg_kind)r->dict->concepts[concept].kind;
}
static inline bool fg_is_credential(fg_kind k) { return k == FG_KIND_CERTIFICATE || k == FG_KIND_LICENCE; }
/* Something to work with: a tool or a programming language. */
static inline bool fg_is_tool(fg_kind k) { return k == FG_KIND_TOOL || k == FG_KIND_LANGUAGE; }
static inline bool fg_is_technical(fg_kind k) {
    return fg_is_tool(k) || k == FG_KIND_KNOWLEDGE || k == FG_KIND_METHOD || k == FG_KIND_CERTIFICATE;
}

#endif
