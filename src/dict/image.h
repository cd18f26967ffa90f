/*
 * The image of a dictionary: plain arrays that are mapped, checked once and then trusted.
 *
 * Names and fields of study are paths of stems, cue phrases and headings paths of words, in one trie with four roots
 * whose branches share their common ends. A node's edges stand together, sorted by label; an edge leads to a node, or,
 * where nothing follows, straight to a name. What is only needed to edit the dictionary (the sources themselves) is kept
 * compressed at the end.
 */
#ifndef FG_IMAGE_H
#define FG_IMAGE_H
#include "base/base.h"

typedef enum { FG_ROOT_CONCEPT = 1, FG_ROOT_CUE, FG_ROOT_HEADING, FG_ROOT_FIELD, FG_ROOT_ACT, FG_ROOT_END } fg_root;
/* Do the names under a root belong to concepts, and not to groups of the lexicon? */
static inline bool fg_root_names_concepts(uint32_t root) { return root == FG_ROOT_CONCEPT || root == FG_ROOT_FIELD; }
/* Names, and what shows qualities, are found in any inflection; of cues and headings every word counts as it is. */
static inline bool fg_root_takes_stems(uint32_t root) { return fg_root_names_concepts(root) || root == FG_ROOT_ACT; }

typedef struct {
    uint8_t at[3];
} fg_u24;
#define FG_U24_MAX 0xffffffu

/* How a name may match. */
typedef enum {
    FG_NAME_EXACT = 1,    /* in exactly this case */
    FG_NAME_LICENSED = 2, /* needs company */
    FG_NAME_STEM = 4,     /* one word, in any inflection */
    FG_NAME_TITLE = 8,    /* a job title that shows the concept */
    FG_NAME_START = 16,   /* cue: only at the start of a clause */
    FG_NAME_FIXED = 16,   /* concept: in no inflection but the plural of its last word; shares the bit of cues;
                           * exact and licensed: only near one of its words */
    FG_NAME_END = 32,     /* cue: only at its end */
    FG_NAME_LAST = 64     /* the last name of its node */
} fg_name_flag;

static inline bool fg_is_near_only(uint32_t flags) {
    const uint32_t all = FG_NAME_EXACT | FG_NAME_LICENSED | FG_NAME_FIXED;
    return (flags & all) == all;
}

/* Everything is made of uint32_t in the machine's order (little-endian hosts only), or of three bytes where most of the
 * image's bytes are. A string is the offset of its
 * length and bytes in the strings section; 0 is the empty one. The length is one byte, or 255 and two bytes. */
typedef uint32_t fg_image_str;

typedef enum {
    FG_TRAIT_TITLE = 1,       /* a job title shows it */
    FG_TRAIT_ORDINARY = 2,    /* a name of a tool is an ordinary word, which alone its vetoes are for */
    FG_TRAIT_GENERAL = 4,     /* too general to tell by itself what somebody can do */
    FG_TRAIT_SELDOM_TOLD = 8, /* most people have it, and few write it down */
    FG_TRAIT_HAD_BY = 16,     /* times how many people have it, in steps of 4 %, up to 15 */
} fg_concept_trait;
#define FG_HAD_BY_STEP 4u /* percent */
static inline uint32_t fg_had_by_bits(uint32_t percent) {
    uint32_t steps = (percent + FG_HAD_BY_STEP / 2) / FG_HAD_BY_STEP;
    return (steps < 15 ? steps : 15) * FG_TRAIT_HAD_BY;
}
/* Percent of people, about. */
static inline uint32_t fg_had_by(uint8_t traits) { return traits / FG_TRAIT_HAD_BY * FG_HAD_BY_STEP; }

/* Each `first_` counts up from one concept to the next; the last record is a sentinel that only ends the lists. */
typedef struct {
    fg_u24 id, name;      /* strings */
    uint8_t kind, traits; /* traits: fg_concept_trait */
    uint8_t class_plus_1; /* substitution class + 1, 0: none */
    fg_u24 first_parent;  /* links: concepts */
    fg_u24 first_credit;  /* credits: everything that having this concept gives, best credit, sorted by concept */
    fg_u24 first_words;   /* words: conditions */
} fg_image_concept;

typedef struct {
    uint32_t owner_root; /* concept or lexicon group << 3 | root */
    uint32_t text_flags; /* string << 7 | fg_name_flag. EXACT: as written; else the normalised words of a concept's name
                            where they count (names of one word, FIXED), or nothing */
} fg_image_name;

/* What a node or an edge says of names: nothing (0), the number of the first in the names section + 1, or, with the
 * top bit, a concept whose plain name of several words ends here (with the next bit: whose job title). */
#define FG_REF_PLAIN 0x800000u
#define FG_REF_TITLE 0x400000u
#define FG_REF_CONCEPT 0x3fffffu

typedef struct {
    fg_u24 first_edge; /* counts up; the last node is a sentinel */
    fg_u24 names;
} fg_image_node;

typedef struct {
    fg_u24 label_leaf; /* stem or word << 1 | 1 if nothing follows */
    fg_u24 to;         /* a node; of a leaf: its names */
} fg_image_edge;

/* Edges of a root: one bit a label, and how many bits stand before these 32. */
typedef struct {
    uint32_t bits, before;
} fg_image_bits;

typedef struct { /* from the low bit up, as every compiler for little-endian machines lays it out */
    uint32_t concept : 18;
    uint32_t credit : 14; /* ten-thousandths */
} fg_image_credit;
#define FG_CONCEPTS_MAX ((1u << 18) - 1)
#define FG_CREDIT_MAX ((1u << 14) - 1)
typedef enum { FG_WORDS_NEAR, FG_WORDS_NOT_BEFORE, FG_WORDS_NOT_AFTER } fg_words_kind;
typedef struct {
    fg_u24 first;  /* stem << 2 | fg_words_kind */
    fg_u24 second; /* stem + 1; 0: one word */
} fg_image_words;
typedef struct {
    uint32_t tag, arg; /* of the lexicon: fg_lex, number behind it */
} fg_image_group;
typedef struct {
    fg_image_str name;
    int32_t credit;
} fg_image_class;
typedef struct {
    uint32_t concept;
    fg_image_str source, literal;
} fg_image_pattern;
typedef struct {
    fg_image_str id;         /* once a concept */
    uint32_t concept_plus_1; /* what it is now; 0: nothing */
} fg_image_moved;

/* What lies in what (places.txt): each behind what it lies in. */
#define FG_AREA_NONE UINT16_MAX
#define FG_AREA_WITHIN 3
typedef enum { FG_AREA_CITY, FG_AREA_REGION, FG_AREA_STATE, FG_AREA_COUNTRY, FG_AREA_LEVELS } fg_area_level;
typedef struct {
    uint16_t within[FG_AREA_WITHIN]; /* FG_AREA_NONE: nothing more */
    uint16_t level;                  /* fg_area_level */
} fg_image_area;
/* When a name of an area counts. */
typedef enum {
    FG_AREA_CODE = 1,   /* where a place ends */
    FG_AREA_SHARED = 2, /* by itself, or behind what lies in it */
    FG_AREA_BEHIND = 4  /* behind what lies in it */
} fg_area_mark;
typedef struct {
    fg_u24 words; /* string: normalised */
    uint8_t mark; /* fg_area_mark */
    uint16_t area;
} fg_image_area_name;

typedef enum {
    FG_SEC_STRINGS,
    FG_SEC_CONCEPTS,
    FG_SEC_NAMES,
    FG_SEC_VOCAB, /* open addressing: number of a stem or word + 1, 0: empty */
    FG_SEC_WORDS, /* string of each */
    FG_SEC_ROOTS, /* fg_image_bits: all of the first root, all of the second ... */
    FG_SEC_PAIRS, /* bits, a power of two of them: may two words begin a name (fg_pair_bit)? */
    FG_SEC_NODES,
    FG_SEC_EDGES,
    FG_SEC_LINKS,
    FG_SEC_CREDITS,
    FG_SEC_CONDITIONS,
    FG_SEC_GROUPS,
    FG_SEC_CLASSES,
    FG_SEC_PATTERNS,
    FG_SEC_POLICY,
    FG_SEC_MOVED, /* sorted by id */
    FG_SEC_AREAS,
    FG_SEC_AREA_NAMES, /* sorted by words */
    FG_SEC_SOURCES,
    FG_SEC_COUNT
} fg_section;

#define FG_IMAGE_MAGIC "FGDICT\r\n"
#define FG_IMAGE_VERSION 9u

typedef struct {
    char magic[8];
    uint32_t version, order; /* order: 0x01020304 as the writer saw it */
    uint64_t hash;           /* of all bytes behind this field */
    uint64_t size;
    uint64_t policy_hash;    /* of policy.txt */
    uint32_t names, lexicon; /* how many of concepts, and of the lexicon, for who asks */
    uint32_t layers, zero;
    struct {
        uint32_t offset, count;
    } sections[FG_SEC_COUNT];
} fg_image_header;

#define FG_PAIRS_MOST (1u << 24) /* elements of FG_SEC_PAIRS */

extern const size_t fg_section_size[FG_SEC_COUNT]; /* bytes an element */

#define FG_ONE 10000 /* fixed point: 1.0 */

#define FG_STRING_LONG 255 /* the first byte of a length of three */
static inline fg_str fg_image_string(const char *strings, fg_image_str s) {
    const unsigned char *p = (const unsigned char *)strings + s;
    if (p[0] < FG_STRING_LONG) return (fg_str){(const char *)p + 1, p[0]};
    return (fg_str){(const char *)p + 3, (size_t)p[1] | (size_t)p[2] << 8};
}

static inline uint32_t fg_u24_of(fg_u24 n) { return n.at[0] | (uint32_t)n.at[1] << 8 | (uint32_t)n.at[2] << 16; }
static inline fg_u24 fg_u24_to(uint32_t n) { return (fg_u24){{(uint8_t)n, (uint8_t)(n >> 8), (uint8_t)(n >> 16)}}; }
static inline uint32_t fg_first_parent(const fg_image_concept *c) { return fg_u24_of(c->first_parent); }
static inline uint32_t fg_first_credit(const fg_image_concept *c) { return fg_u24_of(c->first_credit); }
static inline uint32_t fg_first_words(const fg_image_concept *c) { return fg_u24_of(c->first_words); }
static inline uint32_t fg_first_edge(const fg_image_node *n) { return fg_u24_of(n->first_edge); }
static inline uint32_t fg_edge_label(const fg_image_edge *e) { return fg_u24_of(e->label_leaf) >> 1; }
static inline bool fg_edge_is_leaf(const fg_image_edge *e) { return e->label_leaf.at[0] & 1; }
static inline uint32_t fg_edge_to(const fg_image_edge *e) { return fg_u24_of(e->to); }
static inline uint32_t fg_name_root(const fg_image_name *n) { return n->owner_root & 7; }
static inline uint32_t fg_name_owner(const fg_image_name *n) { return n->owner_root >> 3; }
/* Of a section of pairs with 2^(64 - shift) bits the one that is set if names under `root` begin with these labels; some
 * others share it. */
static inline uint32_t fg_pair_bit(uint32_t root, uint32_t first, uint32_t second, uint32_t shift) {
    uint64_t key = (uint64_t)first << 32 | root << 24 | second;
    return (uint32_t)(key * 0x9E3779B97F4A7C15ull >> shift);
}
/* Where a string of the vocabulary is looked for first. */
static inline uint32_t fg_vocab_slot(fg_str word, uint32_t slots) {
    return (uint32_t)((fg_hash64(word.ptr, word.len, 0) >> 32) * slots >> 32);
}

#endif
