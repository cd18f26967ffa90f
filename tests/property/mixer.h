/* What mix_postings.c and mix_profiles.c share: chance, who has which concept, and the making of one after another. */
#ifndef FG_MIXER_H
#define FG_MIXER_H
#include "index/pack.h"

typedef struct {
    uint32_t concept, owner;
} mixer_entry;

typedef struct {
    FG_VEC(mixer_entry) entries;
    uint64_t state; /* of chance: not 0 */
} mixer;

uint32_t mixer_below(mixer *m, uint32_t n);
void mixer_add(mixer *m, uint32_t concept, uint32_t owner, fg_arena *arena);
/* All are added. */
void mixer_sort(mixer *m);
/* One of those that have a concept; FG_NONE: nobody has it. */
uint32_t mixer_owner(mixer *m, uint32_t concept);
/* Fills out[from, n) with copies, in `arena`, of what `make` makes. False: out of memory. */
bool mixer_fill(fg_str *out, uint32_t from, uint32_t n, fg_str (*make)(void *ctx, fg_arena *scratch), void *ctx,
                fg_arena *arena);

#endif
