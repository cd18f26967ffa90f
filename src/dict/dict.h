/*
 * The dictionary: an image of plain arrays that is mapped, checked once and then trusted.
 *
 * Names, cue phrases, headings and fields of study are paths of stems in one trie with four roots. The same trie is
 * written by compile.c and walked by lookup.c; both turn words into stems with the same tokenizer and stemmer.
 */
#ifndef FG_DICT_H
#define FG_DICT_H
#include "base/base.h"
#include "base/file.h"
#include "dict/lexicon.h"
#include "text/stem.h"
#include "text/token.h"

typedef enum {
    FG_KIND_TOOL,
    FG_KIND_LANGUAGE,
    FG_KIND_KNOWLEDGE,
    FG_KIND_METHOD,
    FG_KIND_DOMAIN,
    FG_KIND_SOFT,
    FG_KIND_CERTIFICATE,
    FG_KIND_LICENCE,
    FG_KIND_SPOKEN,
    FG_KIND_FIELD,
    FG_KIND_COUNT
} fg_kind;

typedef enum { FG_ROOT_CONCEPT = 1, FG_ROOT_CUE, FG_ROOT_HEADING, FG_ROOT_FIELD, FG_ROOT_END } fg_root;

/* How a name may match. */
typedef enum {
    FG_NAME_EXACT = 1,    /* in exactly this case */
    FG_NAME_LICENSED = 2, /* needs company */
    FG_NAME_STEM = 4,     /* one word, in any inflection */
    FG_NAME_TITLE = 8,    /* a job title that shows the concept */
    FG_NAME_START = 16,   /* cue: only at the start of a clause */
    FG_NAME_END = 32      /* cue: only at its end */
} fg_name_flag;

/* ---- the image: every structure is made of uint32_t in the machine's order (little-endian hosts only) ---- */

typedef struct {
    uint32_t at, len;
} fg_image_str; /* into the strings section */
typedef struct {
    uint32_t first, n;
} fg_image_list;

typedef struct {
    fg_image_str id, name;
    uint32_t kind, class_plus_1; /* substitution class + 1, 0: none */
    fg_image_list parents;       /* links: concept */
    fg_image_list closure; /* credits: everything that having this concept gives, best credit, sorted by concept */
    fg_image_list near, not_before, not_after; /* words: stem pairs */
    uint32_t first_name, names;                /* in section names, as in the sources */
} fg_image_concept;

typedef struct {
    uint32_t owner;       /* a concept, or a lexicon group */
    fg_image_str surface; /* as written in the sources where its case matters, else the same as norms */
    fg_image_str norms;   /* its normalised words joined by spaces */
    uint32_t flags;       /* fg_name_flag */
    uint32_t root;
    uint32_t next_plus_1; /* next name that ends in the same node, 0: none */
} fg_image_name;

typedef struct {
    uint32_t stem, hash;
    fg_image_str word;
} fg_image_vocab; /* open addressing, word.len 0: empty */
typedef struct {
    uint32_t node, stem, child;
} fg_image_edge; /* open addressing, node 0: empty */
typedef struct {
    uint32_t name_plus_1;
} fg_image_node;
typedef struct {
    uint32_t concept;
    int32_t credit;
} fg_image_credit; /* credit in ten-thousandths; how: exact/child */
typedef struct {
    uint32_t first, second;
} fg_image_words; /* stems; FG_NONE: one word */
typedef struct {
    uint32_t tag, arg;
} fg_image_group; /* of the lexicon: fg_lex, number behind it */
typedef struct {
    fg_image_str name;
    int32_t credit;
} fg_image_class;
typedef struct {
    uint32_t concept;
    fg_image_str source, literal;
} fg_image_pattern;

typedef enum {
    FG_SEC_STRINGS,
    FG_SEC_CONCEPTS,
    FG_SEC_NAMES,
    FG_SEC_VOCAB,
    FG_SEC_EDGES,
    FG_SEC_NODES,
    FG_SEC_LINKS,
    FG_SEC_CREDITS,
    FG_SEC_WORDS,
    FG_SEC_GROUPS,
    FG_SEC_CLASSES,
    FG_SEC_PATTERNS,
    FG_SEC_POLICY,
    FG_SEC_COUNT
} fg_section;

#define FG_IMAGE_MAGIC "FGDICT\r\n"
#define FG_IMAGE_VERSION 1u

typedef struct {
    char magic[8];
    uint32_t version, order; /* order: 0x01020304 as the writer saw it */
    uint64_t hash;           /* of all bytes behind this field */
    uint64_t size;
    uint64_t policy_hash; /* of policy.txt */
    struct {
        uint32_t offset, count;
    } sections[FG_SEC_COUNT];
} fg_image_header;

extern const size_t fg_section_size[FG_SEC_COUNT]; /* bytes an element */

#define FG_ONE 10000 /* fixed point: 1.0 */

struct fg_dict {
    fg_allocator alloc;
    fg_mapping mapping;
    fg_str image;
    const fg_image_header *header;
    const char *strings;
    const fg_image_concept *concepts;
    const fg_image_name *names;
    const fg_image_vocab *vocab;
    const fg_image_edge *edges;
    const fg_image_node *nodes;
    const uint32_t *links;
    const fg_image_credit *credits;
    const fg_image_words *words;
    const fg_image_group *groups;
    const fg_image_class *classes;
    const fg_image_pattern *patterns;
    const int32_t *policy; /* by fg_policy_key */
    uint32_t n[FG_SEC_COUNT];
    struct fg_patterns *compiled; /* PCRE2 code, made at open */
};

static inline fg_str fg_dict_str(const fg_dict *d, fg_image_str s) { return (fg_str){d->strings + s.at, s.len}; }
static inline fg_str fg_concept_id(const fg_dict *d, uint32_t c) { return fg_dict_str(d, d->concepts[c].id); }
static inline fg_str fg_concept_name(const fg_dict *d, uint32_t c) { return fg_dict_str(d, d->concepts[c].name); }
/* FG_NONE if there is no such id. */
uint32_t fg_dict_find_concept(const fg_dict *dict, fg_str id);
/* Credit (ten-thousandths) that having `has` gives for `wanted`; 0: none. */
int32_t fg_dict_credit(const fg_dict *dict, uint32_t has, uint32_t wanted);
/* Is there a job title that shows the concept? Then it is a profession, and years of it are years of work. */
bool fg_dict_has_title(const fg_dict *dict, uint32_t concept);
bool fg_dict_is_child(const fg_dict *dict, uint32_t child, uint32_t parent); /* by `parent` only, itself excluded */

/* ---- lookup ---- */

/* One thread's access: the surface-form cache in front of the stemmer. */
typedef struct fg_lookup fg_lookup;
fg_lookup *fg_lookup_new(const fg_dict *dict, const fg_allocator *alloc); /* NULL: out of memory */
void fg_lookup_free(fg_lookup *lookup);
/* Fills in the stem of tokens [from, n). */
void fg_lookup_stems(fg_lookup *lookup, fg_tokens *tokens, uint32_t from);

typedef struct {
    uint32_t first, end; /* tokens [first, end) */
    uint32_t owner;      /* concept, or lexicon group */
    uint32_t name;
    uint8_t flags; /* fg_name_flag of the name */
} fg_hit;

/* The longest name under `root` that starts at token i and whose words, case and vetoes fit; false if none.
 * `limit`: tokens from there on are out of reach. Licences are the caller's to judge. */
bool fg_dict_match(const fg_dict *dict, const fg_tokens *tokens, uint32_t i, uint32_t limit, fg_root root, fg_hit *hit);
/* All groups of the lexicon that end in the same longest match, by tag: true if one has `tag` (arg may be NULL). */
bool fg_hit_has_tag(const fg_dict *dict, const fg_hit *hit, fg_lex tag, uint32_t *arg);
/* Is one of the concept's `near` words among tokens [from, to)? */
bool fg_dict_has_near(const fg_dict *dict, const fg_tokens *tokens, uint32_t concept, uint32_t from, uint32_t to);

/* dict/pattern.c: hits of all patterns in text[from, to), as byte spans, in order of position. */
typedef struct {
    uint32_t start, end, concept;
} fg_pattern_hit;
typedef FG_VEC(fg_pattern_hit) fg_pattern_hits;
fg_status fg_patterns_open(fg_dict *dict, fg_error *err);
void fg_patterns_close(fg_dict *dict);
void fg_patterns_find(const fg_dict *dict, fg_arena *arena, fg_str text, uint32_t from, uint32_t to,
                      fg_pattern_hits *out);
/* Checks that a pattern compiles; finds the longest literal that every match contains. */
bool fg_pattern_check(fg_str source, char *message, size_t size, fg_str *literal);

/* ---- sources (dict/source.c, lexicon.c, policy.c), read by compile.c ---- */

typedef struct {
    fg_str text;
    uint32_t flags, line;
} fg_source_name;
typedef struct {
    fg_str target;
    int32_t credit;
    uint32_t line;
} fg_source_link;

typedef struct {
    const char *file;
    uint32_t line;
    fg_str id, name, klass;
    fg_kind kind;
    bool has_kind, display_only;
    FG_VEC(fg_source_name) names;
    FG_VEC(fg_source_link) parents, implies;
    FG_VEC(fg_str) near, not_before, not_after;
    FG_VEC(fg_source_name) patterns;
} fg_source_concept;

typedef struct {
    const char *file;
    uint32_t line, flags;
    fg_lex tag;
    uint32_t arg;
    fg_str text; /* alternatives already expanded */
} fg_source_phrase;

typedef struct {
    fg_str name;
    int32_t credit;
} fg_source_class;

typedef struct {
    fg_arena *arena;
    const fg_dict_faults *faults;
    uint32_t n_faults;
    FG_VEC(fg_source_concept) concepts;
    FG_VEC(fg_source_phrase) phrases;
    FG_VEC(fg_source_class) classes;
    int32_t policy[FG_POLICY_COUNT];
    bool has_policy;
    uint64_t policy_hash;
} fg_sources;

void fg_source_fault(fg_sources *s, const char *file, uint32_t line, const char *format, ...) FG_PRINTF(4, 5);
/* Reads one file into s, by the ending of its name: .skills, policy.txt, or a lexicon. Faults are counted. */
void fg_source_read(fg_sources *s, const fg_dict_source *source);
void fg_source_read_skills(fg_sources *s, const fg_dict_source *source);
void fg_source_read_lexicon(fg_sources *s, const fg_dict_source *source);
void fg_source_read_policy(fg_sources *s, const fg_dict_source *source);
/* A decimal with at most four places; false if it is none or lies outside 0 .. max (ten-thousandths). */
bool fg_source_decimal(fg_str text, int32_t max, int32_t *value);

#endif
