/* The stemmer: the only user of libstemmer. One per thread; libstemmer takes its memory from malloc, fg_stemmer owns it. */
#ifndef FG_STEM_H
#define FG_STEM_H
#include "base/base.h"

typedef struct fg_stemmer fg_stemmer;

/* NULL: out of memory or no such language ("english"). */
fg_stemmer *fg_stemmer_new(const char *language, const fg_allocator *alloc);
void fg_stemmer_free(fg_stemmer *stemmer);
/* The stem of a normalised word, valid until the next call: the same for all its inflections, but not for words derived
 * from it (product, production). Words with digits or signs come back as they are. */
fg_str fg_stemmer_stem(fg_stemmer *stemmer, fg_str word);

#endif
