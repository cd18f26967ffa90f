/*
 * The dictionary: a mapped image (dict/image.h), and how names are found in tokens.
 *
 * compile*.c write the image from sources, lookup.c and match.c find names; both turn words into stems with the same
 * tokenizer and stemmer.
 */
#ifndef FG_DICT_H
#define FG_DICT_H
#include "base/file.h"
#include "dict/source.h"
#include "text/stem.h"
#include "text/token.h"

struct fg_dict {
    fg_allocator alloc;
    fg_mapping mapping;
    fg_str image;
    const fg_image_header *header;
    const char *strings;
    const fg_image_concept *concepts;
    const fg_image_name *names;
    const fg_u24 *vocab, *words;
    const fg_image_bits *roots;
    const uint32_t *pairs;
    uint32_t pair_shift; /* for fg_pair_bit */
    const fg_image_node *nodes;
    const fg_image_edge *edges;
    const fg_u24 *links;
    const fg_image_credit *credits;
    const fg_image_words *conditions;
    const fg_image_group *groups;
    const fg_image_class *classes;
    const fg_image_pattern *patterns;
    const int32_t *policy; /* by fg_policy_key */
    const fg_image_moved *moved;
    const fg_image_area *areas;
    const fg_image_area_name *area_names;
    fg_str sources;               /* compressed */
    uint32_t n[FG_SEC_COUNT];     /* elements of each section */
    uint32_t n_concepts;          /* without the sentinel */
    void *owned;                  /* an image that belongs to this handle */
    struct fg_patterns *compiled; /* PCRE2 code, made at open */
};

static inline fg_str fg_dict_str(const fg_dict *d, fg_image_str s) { return fg_image_string(d->strings, s); }
static inline fg_str fg_concept_id(const fg_dict *d, uint32_t c) {
    return fg_dict_str(d, fg_u24_of(d->concepts[c].id));
}
static inline fg_str fg_concept_name(const fg_dict *d, uint32_t c) {
    return fg_dict_str(d, fg_u24_of(d->concepts[c].name));
}
/* The concept of an id, or what it has become; FG_NONE if there is no such id. */
uint32_t fg_dict_find_concept(const fg_dict *dict, fg_str id);
/* Credit (ten-thousandths) that having `has` gives for `wanted`; 0: none. */
int32_t fg_dict_credit(const fg_dict *dict, uint32_t has, uint32_t wanted);
/* Is there a job title that shows the concept? Then it is a profession, and years of it are years of work. */
bool fg_dict_has_title(const fg_dict *dict, uint32_t concept);
bool fg_dict_is_child(const fg_dict *dict, uint32_t child, uint32_t parent); /* by `parent` only, itself excluded */

/* ---- areas.c: places and what they lie in ---- */

/* Names of areas, a run of the section: all that are written so. */
typedef struct {
    uint32_t first, end;
} fg_area_run;
static inline fg_str fg_area_words(const fg_dict *d, uint32_t name) {
    return fg_dict_str(d, fg_u24_of(d->area_names[name].words));
}
/* `words`: normalised (fg_normalize_words), without the spaces at both ends. *more (NULL: not asked): do longer names begin with
 * them? */
fg_area_run fg_dict_areas(const fg_dict *dict, fg_str words, bool *more);
bool fg_dict_lies_in(const fg_dict *dict, uint32_t area, uint32_t in); /* or is it */

/* Writes which layer took a name away ("a name of ID until FILE:LINE hides it"); *found: did one? */
fg_status fg_dict_tell_loss(const fg_dict *dict, fg_str name, bool *found, fg_sink sink, fg_error *err);

/* ---- lookup.c: one thread's access ---- */

/* What is known of written forms: their stems, what begins with them, the cues that they are. */
typedef struct fg_lookup fg_lookup;
fg_lookup *fg_lookup_new(const fg_dict *dict, const fg_allocator *alloc); /* NULL: out of memory */
void fg_lookup_free(fg_lookup *lookup);
/* No tokens made before are in use any more: forgets forms if there are too many. */
void fg_lookup_begin(fg_lookup *lookup);
/* For fg_tokens_init: tokens made with them have their stems and roots. */
fg_forms *fg_lookup_forms(fg_lookup *lookup);

/* Is it, or its stem, a word of the dictionary? */
bool fg_lookup_knows(fg_lookup *lookup, fg_str norm);
/* The stem of a normalised word, with a mark of what it was derived from behind '~'; lasts until the next is asked for. */
fg_str fg_lookup_stem(fg_lookup *lookup, fg_str norm);

/* A cue that may stand at a token: its words fit, whether its place in the clause does is told by fg_cue_fits. */
typedef struct {
    uint32_t name; /* as in fg_hit */
    uint32_t group, arg;
    uint16_t length; /* tokens */
    uint8_t tag;     /* fg_lex */
    uint8_t flags;   /* FG_NAME_START, FG_NAME_END */
} fg_cue_name;

enum {
    FG_CUE_TAGS = 8,                      /* most sets have no more, so that they can be read without a loop */
    FG_CUE_OF_CLAUSE = FG_LEX_COUNT,      /* among the tags: one of them judges a clause */
    FG_CUE_NO_TAG = FG_CUE_OF_CLAUSE + 1, /* so many numbers, of which each set has others, stand behind its tags */
    FG_CUE_NO_TAGS = FG_CUE_TAGS - 1
};

typedef struct {
    const fg_cue_name *at;        /* the longest first */
    const fg_cue_name *of_clause; /* the same, but only those that a clause is judged by */
    uint32_t n, n_of_clause;
    uint8_t tags[2 * FG_CUE_TAGS]; /* each once, as many as there is room for */
} fg_cue_set;

/* All cues whose words start at token i; what is not the lookup's own is made in `arena`. NULL: out of memory, as
 * `arena` then says too. */
const fg_cue_set *fg_lookup_cues(fg_lookup *lookup, const fg_tokens *tokens, uint32_t i, fg_arena *arena);
/* Those of every token, one element of `out` each. False: out of memory. */
bool fg_lookup_all_cues(fg_lookup *lookup, const fg_tokens *tokens, fg_arena *arena, const fg_cue_set **out);

/* ---- match.c: names in tokens ---- */

typedef struct {
    uint32_t first, end; /* tokens [first, end) */
    uint32_t owner;      /* concept, or lexicon group */
    uint32_t name;       /* of a cue, heading or field; FG_NONE: a plain name of a concept */
    uint8_t flags;       /* fg_name_flag of the name */
} fg_hit;

bool fg_dict_match_from(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t limit, fg_root root,
                        fg_hit *hit);
/* The longest name under `root` that starts at token i and whose words, case and vetoes fit; false if none.
 * `limit`: tokens from there on are out of reach. Licences are the caller's to judge. */
static inline bool fg_dict_match(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t limit, fg_root root,
                                 fg_hit *hit) {
    return i < limit && (tokens->list.at[i].roots >> (uint32_t)root & 1) &&
           fg_dict_match_from(dict, tokens, i, limit, root, hit);
}
/* What a token's roots tell beside bits of fg_root. */
#define FG_ROOTS_OTHER_CASE 1u /* in another case it would be the name of a tool or language that needs its case */
#define FG_ROOTS_ALONE 64u     /* by itself it may be a concept's name */
#define FG_ROOTS_PATTERN 128u  /* the literal of a pattern may begin in it */
#define FG_ROOTS_EDGE(roots) ((roots) >> 8) /* number of the edge of FG_ROOT_CONCEPT, where its bit is set */
bool fg_dict_find_other_case(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t limit, fg_hit *hit);
/* Such a name at token i, whose vetoes do not hold. Whether it is meant is the caller's to judge. */
static inline bool fg_dict_match_other_case(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t limit,
                                            fg_hit *hit) {
    return i < limit && (tokens->list.at[i].roots & FG_ROOTS_OTHER_CASE) &&
           fg_dict_find_other_case(dict, tokens, i, limit, hit);
}
/* The tokens in [from, end) with which names of concepts may begin, in one straight pass; all others cannot. `out` has room
 * for all of them. Returns how many there are. */
uint32_t fg_dict_candidates(const fg_dict *dict, const fg_tokens *tokens, uint32_t from, uint32_t end, uint32_t *out);
/* Of tokens from `first` on, one a bit of `which`: with which of them and the word behind may a name of a concept begin?
 * `signs`: which are punctuation. */
uint64_t fg_dict_may_go_on(const fg_dict *dict, const fg_tokens *tokens, uint32_t first, uint64_t which,
                           uint64_t signs);
/* Are two words, or two names in their last one, equal or apart by a plural ending? */
bool fg_same_number(fg_str a, fg_str b);
/* match.c: may a form be a concept's name by itself, wherever it stands? `edge`: of FG_ROOT_CONCEPT. */
bool fg_dict_may_stand_alone(const fg_dict *dict, const fg_image_edge *edge, fg_str raw, fg_str norm);
/* How token i would have to be written to be a name of one word; false: it is none in any case. */
bool fg_dict_find_spelling(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t *concept,
                           fg_str *spelling);
bool fg_cue_is_placed(const fg_tokens *tokens, uint32_t i, const fg_cue_name *cue, uint32_t limit);
/* Does the cue at token i fit where tokens from `limit` on are out of reach? */
static inline bool fg_cue_fits(const fg_tokens *tokens, uint32_t i, const fg_cue_name *cue, uint32_t limit) {
    return i + cue->length <= limit && (!cue->flags || fg_cue_is_placed(tokens, i, cue, limit));
}

/* What may show a quality: the words that start at token i and end before `limit`, shorter ones first. */
typedef struct {
    uint32_t first, end, group;
} fg_act;
typedef FG_VEC(fg_act) fg_acts;
void fg_dict_acts_at(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t limit, fg_arena *arena,
                     fg_acts *out);

/* The k-th group of the lexicon that ends in the same longest match; NULL past the last. */
const fg_image_group *fg_hit_group(const fg_dict *dict, const fg_hit *hit, uint32_t k);
/* Is one of them of `tag` (arg may be NULL)? */
bool fg_hit_has_tag(const fg_dict *dict, const fg_hit *hit, fg_lex tag, uint32_t *arg);
/* Is one of the concept's `near` words among tokens [from, to)? */
bool fg_dict_has_near(const fg_dict *dict, const fg_tokens *tokens, uint32_t concept, uint32_t from, uint32_t to);

/* dict/pattern.c: hits of all patterns in the text of tokens, as byte spans, in no order. */
typedef struct {
    uint32_t start, end, concept;
} fg_pattern_hit;
typedef FG_VEC(fg_pattern_hit) fg_pattern_hits;
fg_status fg_patterns_open(fg_dict *dict, fg_error *err);
void fg_patterns_close(fg_dict *dict);
void fg_patterns_find(const fg_dict *dict, fg_arena *arena, const fg_tokens *tokens, fg_pattern_hits *out);
/* May the literal of a pattern begin in a word that is written so? */
bool fg_patterns_may_begin(const fg_dict *dict, fg_str raw);
/* Checks that a pattern compiles; finds the longest literal, in lower case, that every match contains. */
bool fg_pattern_check(fg_str source, char *message, size_t size, fg_arena *arena, fg_str *literal);

#endif
