/* What a résumé copied from the posting. */
#ifndef FG_COPIED_H
#define FG_COPIED_H
#include "match/match.h"

typedef struct {
    uint32_t start, end;
    uint64_t hash;
} fg_copied_word;
typedef FG_VEC(fg_copied_word) fg_copied_words;

/* Runs of words that are compared at once, as a table of their hashes. */
typedef struct {
    uint64_t *at; /* 0: free */
    size_t mask;
} fg_shingles;

/* The text that may have copied. */
typedef struct {
    fg_str text;
    fg_copied_words words;
    fg_shingles shingles;
} fg_copying;

/* All but the text is in `arena`. */
bool fg_copying_init(fg_copying *copying, fg_str text, fg_arena *arena);
/* Runs of words of `from` in it, if together they are enough to call it pasted in; else none. In `arena`. */
void fg_match_copied(const fg_copying *copying, fg_str from, fg_arena *arena, fg_arena *scratch, fg_spans *out);

#endif
