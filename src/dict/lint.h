/* What makes a dictionary worse without making it wrong: names that add nothing, ordinary words, lonely classes. */
#ifndef FG_LINT_H
#define FG_LINT_H
#include "dict/trie.h"

/* Reports faults of concepts and their names that stand in layers from `layer` on. `sources` are merged, their names laid
 * in `trie`. */
void fg_dict_lint(fg_sources *sources, const fg_trie *trie, uint32_t layer);

#endif
