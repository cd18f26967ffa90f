/* The trie while it is made: words become stems, names become paths; at the end all is laid into the image's arrays. */
#ifndef FG_TRIE_H
#define FG_TRIE_H
#include "dict/source.h"
#include "text/forms.h"
#include "text/stem.h"

/* A name under way. */
typedef struct {
    uint32_t owner, root, flags;
    const fg_source_name *origin;
    fg_str norms; /* its normalised words joined by spaces */
    uint32_t n_words;
    uint32_t next_plus_1; /* next name that ends in the same node */
    bool dropped;         /* a later layer claims it */
} fg_trie_name;

/* A name that was left out because another of its concept does the same. */
typedef struct {
    const fg_source_name *name, *by;
} fg_trie_repeat;

typedef struct {
    uint32_t node, label, child; /* label: number of a stem, or of a word (fg_root_takes_stems) */
} fg_trie_edge;
typedef struct {
    fg_str word;
    uint32_t hash, id;
} fg_trie_word;

typedef struct {
    fg_arena *arena;
    fg_arena scratch;    /* of the name that was split last */
    fg_stemmer *stemmer; /* not owned */
    fg_forms forms;      /* of the words of names */
    fg_buf strings;      /* each with its length before it */
    struct {
        uint32_t n, cap;
        uint32_t *at;
    } interned; /* strings by their bytes */
    struct {
        uint32_t n, cap;
        fg_trie_word *at;
    } words; /* stems, and words of the lexicon, in one numbering */
    struct {
        uint32_t n, cap;
        fg_trie_word *at;
    } known; /* words whose stem was asked for: the number of their stem */
    struct {
        uint32_t n, cap;
        fg_trie_edge *at;
    } edges;
    FG_VEC(fg_trie_name) names;
    FG_VEC(fg_trie_repeat) repeated;
    FG_VEC(uint32_t) first_name; /* of each node, + 1 */
} fg_trie;

/* Ready for use; failure is the arena's. */
void fg_trie_init(fg_trie *trie, fg_arena *arena, fg_stemmer *stemmer);
/* What it holds outside the arena. */
void fg_trie_free(fg_trie *trie);
fg_image_str fg_trie_string(fg_trie *trie, fg_str s);
/* The number of a normalised word's stem. */
uint32_t fg_trie_stem(fg_trie *trie, fg_str word);

/* The words of a name, and a second form in which words joined by hyphens are one; both last until the next is split. */
typedef struct {
    FG_VEC(fg_str) words;
    FG_VEC(fg_str) joined;
    bool has_joined;
} fg_name_words;
fg_name_words fg_trie_split(fg_trie *trie, fg_str name);

/* The node in which a path of words ends; 0: out of memory. */
uint32_t fg_trie_path(fg_trie *trie, fg_root root, const fg_str *words, uint32_t n);
/* The node behind `node`, of a root that takes stems, for a normalised word; 0: there is none. */
uint32_t fg_trie_child(const fg_trie *trie, uint32_t node, fg_str word);
void fg_trie_add(fg_trie *trie, uint32_t node, const fg_trie_name *name);

/* The arrays of the image (dict/trie_lay.c). */
typedef struct {
    FG_VEC(fg_image_name) names;
    fg_u24 *vocab;
    uint32_t vocab_slots;
    fg_u24 *words;
    uint32_t n_words;
    fg_image_bits *roots;
    uint32_t n_roots;
    uint32_t *pairs;
    uint32_t n_pairs;
    fg_image_node *nodes;
    uint32_t n_nodes;
    fg_image_edge *edges;
    uint32_t n_edges;
} fg_trie_arrays;
bool fg_trie_lay(fg_trie *trie, fg_trie_arrays *out);

#endif
