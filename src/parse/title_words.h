/* The words of job titles that tell the line of work: hashes of their stems, the same with any dictionary. */
#ifndef FG_TITLE_WORDS_H
#define FG_TITLE_WORDS_H
#include "base/base.h"

typedef FG_VEC(uint32_t) fg_title_words; /* rising, each once */

enum { FG_TITLE_WORDS_MOST = 64 };

bool fg_has_title_word(const fg_title_words *words, uint32_t word);
/* Adds one in its place, unless they are too many. */
void fg_add_title_word(fg_title_words *words, uint32_t word, fg_arena *arena);

#endif
