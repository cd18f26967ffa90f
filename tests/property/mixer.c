#include "mixer.h"

#include <stdlib.h>

enum { OWNERS_MOST = 5000 /* of one concept that are drawn from */ };

uint32_t mixer_below(mixer *m, uint32_t n) {
    m->state ^= m->state << 13;
    m->state ^= m->state >> 7;
    m->state ^= m->state << 17;
    return (uint32_t)((m->state >> 16) % n);
}

void mixer_add(mixer *m, uint32_t concept, uint32_t owner, fg_arena *arena) {
    mixer_entry *e = FG_PUSH(arena, &m->entries);
    if (e) *e = (mixer_entry){concept, owner};
}

static int by_concept(const void *a, const void *b) {
    const mixer_entry *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    return (x->owner > y->owner) - (x->owner < y->owner);
}

void mixer_sort(mixer *m) {
    if (m->entries.n) qsort(m->entries.at, m->entries.n, sizeof *m->entries.at, by_concept);
}

uint32_t mixer_owner(mixer *m, uint32_t concept) {
    uint32_t low = 0, high = m->entries.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (m->entries.at[mid].concept < concept)
            low = mid + 1;
        else
            high = mid;
    }
    uint32_t end = low;
    while (end < m->entries.n && m->entries.at[end].concept == concept && end - low < OWNERS_MOST) end++;
    return end > low ? m->entries.at[low + mixer_below(m, end - low)].owner : FG_NONE;
}

bool mixer_fill(fg_str *out, uint32_t from, uint32_t n, fg_str (*make)(void *ctx, fg_arena *scratch), void *ctx,
                fg_arena *arena) {
    fg_arena scratch;
    fg_arena_init(&scratch, NULL);
    for (uint32_t i = from; i < n && !arena->failed; i++) {
        fg_arena_reset(&scratch);
        fg_str packed = make(ctx, &scratch);
        out[i] = fg_arena_copy(arena, packed);
        fg_bytes_free(packed, NULL);
    }
    fg_arena_free(&scratch);
    return !arena->failed;
}
