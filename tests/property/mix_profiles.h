/* As many packed profiles as are wanted, made of real ones. */
#ifndef FG_MIX_PROFILES_H
#define FG_MIX_PROFILES_H
#include "index/pack.h"

/* Fills out[0, n): the real ones first, each once, then ones of which each is a real one with some of its skills exchanged
 * for those of another that shares a skill with it. So skills a profile, how often each stands and what stands together stay
 * as they are. The same seed gives the same profiles. In `arena`. */
bool mix_profiles(fg_str *out, uint32_t n, const fg_str *real, uint32_t n_real, const fg_dict *dict, uint64_t seed,
                  fg_arena *arena);

#endif
