/* As many packed postings as are wanted, made of real ones. */
#ifndef FG_MIX_POSTINGS_H
#define FG_MIX_POSTINGS_H
#include "index/pack.h"

/* Fills out[0, n): the real ones first, each once, then ones of which each is a real one with some of its requirements
 * exchanged for those of another that names a concept of it, too. So skills a posting, how often each skill is asked and
 * what is asked together stay as they are. The same seed gives the same postings. In `arena`. */
bool mix_postings(fg_str *out, uint32_t n, const fg_str *real, uint32_t n_real, const fg_dict *dict, uint64_t seed,
                  fg_arena *arena);

#endif
