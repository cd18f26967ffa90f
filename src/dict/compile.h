/* A dictionary being compiled. Each compile_*.c lays one kind of thing; faults are told to the sources, failed memory is
 * the arena's. */
#ifndef FG_COMPILE_H
#define FG_COMPILE_H
#include "dict/closure.h"
#include "dict/dict.h"
#include "dict/trie.h"

typedef struct {
    fg_sources src; /* concepts sorted by id once they are merged */
    fg_arena arena;
    fg_stemmer *stemmer;
    fg_trie trie;
    fg_source_files files;
    fg_source_concepts moved;
    uint32_t lexicon; /* phrases */
    uint32_t layer;   /* of the sources that are new */
    bool strict;
    FG_VEC(fg_image_concept) concepts;
    FG_VEC(fg_u24) links;
    fg_closures closures;
    FG_VEC(fg_image_words) pairs;
    FG_VEC(fg_image_group) groups;
    FG_VEC(fg_image_class) classes;
    FG_VEC(fg_image_pattern) patterns;
    FG_VEC(fg_image_moved) forwards;
    FG_VEC(fg_image_area) areas;
    FG_VEC(fg_image_area_name) area_names;
} fg_compiler;

static inline fg_source_concept *fg_compiled_concept(fg_compiler *c, uint32_t i) { return &c->src.concepts.at[i]; }
/* By its id or one that it had before; FG_NONE: there is none. */
uint32_t fg_compile_find(const fg_compiler *c, fg_str id);

/* compile_names.c */
void fg_compile_name(fg_compiler *c, fg_root root, uint32_t owner, const fg_source_name *origin);
void fg_compile_names(fg_compiler *c, uint32_t concept); /* all of a concept */

/* compile_concepts.c: concepts in their order, then the sentinel. */
void fg_compile_concept(fg_compiler *c, uint32_t concept);
void fg_compile_patterns(fg_compiler *c, uint32_t concept);
void fg_compile_forwards(fg_compiler *c);
void fg_compile_sentinel(fg_compiler *c);
void fg_compile_closures(fg_compiler *c);
/* Has a layer above this one dropped the concept? Then it is no fault of those that name it. */
bool fg_compile_is_dropped(const fg_compiler *c, fg_str id, uint32_t layer);

/* compile_cycles.c: once all concepts and moves are there. */
void fg_compile_cycles(fg_compiler *c);

/* compile_lexicon.c */
void fg_compile_classes(fg_compiler *c);
void fg_compile_phrases(fg_compiler *c);

/* compile_places.c */
void fg_compile_places(fg_compiler *c);

/* compile_image.c */
uint32_t fg_compile_top_layer(const fg_compiler *c);
void fg_compile_sizes(fg_compiler *c); /* what the image can hold */
fg_str fg_compile_image(fg_compiler *c);

#endif
