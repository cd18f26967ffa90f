/* Terms that postings ask for and that no name of the dictionary covers: how the dictionary grows. */
#ifndef FG_SUGGEST_H
#define FG_SUGGEST_H
#include "parse/mentions.h"

#define FG_SUGGEST_CONTEXTS 3
#define FG_SUGGEST_WORDS 4 /* the longest term */

typedef struct {
    fg_str key;  /* normalised words */
    fg_str text; /* as first seen */
    uint32_t n_words;
    uint32_t postings, last; /* how many; the last that counted */
    uint32_t asked;          /* how often it was all that is asked there: between commas, or behind "experience with" */
    uint32_t around[3];      /* what stood beside it lately, as hashes; 0: nothing */
    uint32_t capitals;       /* how often it looked like a name */
    bool ordinary;           /* one word, and an ordinary one */
    fg_str contexts[FG_SUGGEST_CONTEXTS];
    uint32_t n_contexts;
    fg_str acronym_of; /* id of the concept that stands before it: "good laboratory practice (GLP)" */
} fg_term;

/* Why a term may be a name of a known concept. */
typedef enum { FG_ALIAS_NONE, FG_ALIAS_ACRONYM, FG_ALIAS_SPELLING, FG_ALIAS_LETTER, FG_ALIAS_VERSION } fg_alias_reason;

typedef struct {
    const fg_term *term;
    uint64_t weight;
    fg_str concept; /* id, empty: none */
    fg_str name;    /* the known name */
    fg_alias_reason reason;
} fg_suggestion;

struct fg_suggest {
    fg_arena arena;
    const fg_dict *dict;
    fg_sources src;
    struct {
        uint32_t n, cap;
        uint32_t *at; /* term + 1 */
    } table;
    FG_VEC(fg_term) terms;
    struct {
        uint32_t n, cap;
        uint64_t *at;
    } statements; /* hashes of those seen: what an employer repeats counts once */
    struct {
        uint32_t n, cap;
        fg_str *at;
    } common; /* stems of ordinary words */
    fg_stemmer *stemmer;
    uint32_t postings;
};

/* The best `top`, likely names of known concepts first, in the arena of s. */
typedef FG_VEC(fg_suggestion) fg_suggestions;
/* Any term by its words; NULL: not seen. */
const fg_term *fg_suggest_find(const fg_suggest *s, fg_str key);
bool fg_suggest_rank(fg_suggest *s, uint32_t top, fg_suggestions *out);

#endif
