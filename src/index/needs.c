#include "index/needs.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SAMPLE = 4 /* of so many runs of FG_TOGETHER one is counted */ };

bool fg_needs_begin(fg_needs *k, fg_seeker *seek) {
    k->seek = seek;
    k->at = FG_NEW_N(seek->arena, uint8_t, fg_rests_of(seek->s->header->n));
    return k->at != NULL;
}

#ifdef __SSE2__
static void subtract_rests(uint8_t *needs, const uint16_t *rests, size_t n, uint16_t least, uint16_t scale) {
    __m128i all = _mm_set1_epi16((short)least), times = _mm_set1_epi16((short)scale), two[2];
    for (size_t i = 0; i < n; i += 16) {
        for (int half = 0; half < 2; half++) {
            __m128i rest = _mm_loadu_si128((const __m128i *)(const void *)(rests + i + 8 * half));
            two[half] = _mm_mulhi_epu16(_mm_subs_epu16(all, rest), times);
        }
        _mm_storeu_si128((__m128i *)(void *)(needs + i), _mm_packus_epi16(two[0], two[1]));
    }
}
#else
static void subtract_rests(uint8_t *needs, const uint16_t *rests, size_t n, uint16_t least, uint16_t scale) {
    for (size_t i = 0; i < n; i++) {
        uint32_t need = rests[i] < least ? (uint32_t)least - rests[i] : 0;
        needs[i] = (uint8_t)(need * scale >> FG_NEED_BITS);
    }
}
#endif

void fg_needs_set(fg_needs *k, const uint16_t *rests, uint32_t least) {
    size_t n = fg_rests_of(k->seek->s->header->n);
    uint32_t whole = least > FG_NEED_MOST ? least : FG_NEED_MOST;
    uint32_t scale = (FG_NEED_MOST << FG_NEED_BITS) / whole; /* least is about FG_NEED_MOST */
    k->scale = scale + 1;
    if (rests)
        subtract_rests(k->at, rests, n, (uint16_t)least, (uint16_t)(scale < UINT16_MAX ? scale : UINT16_MAX));
    else
        memset(k->at, (int)(least * scale >> FG_NEED_BITS), n);
}

/* It needs no more. */
__attribute__((noinline)) static void fill(fg_needs *k, uint32_t i) {
    if (!k->at[i]) return;
    k->at[i] = 0;
    fg_seek_meet(k->seek, i);
}

void fg_needs_add(fg_needs *k, const uint32_t *entry, const uint32_t *end, uint32_t credit) {
    const uint32_t up = (1u << FG_NEED_BITS) - 1, factor = (credit * k->scale + FG_SHARE_ONE - 1) / FG_SHARE_ONE;
    uint8_t *needs = k->at;
    for (; entry < end; entry++) {
        uint32_t i = FG_ENTRY_POSTING(*entry), part = (FG_ENTRY_SHARE(*entry) * factor + up) >> FG_NEED_BITS;
        int32_t need = (int32_t)needs[i] - (int32_t)part;
        if (need > 0)
            needs[i] = (uint8_t)need;
        else
            fill(k, i);
    }
}

/* Does one of FG_TOGETHER need no more than that? */
static bool has_such(const uint8_t *needs, uint8_t most) {
    uint8_t any = 0;
    for (uint32_t i = 0; i < FG_TOGETHER; i++) any |= (uint8_t)(needs[i] <= most);
    return any;
}

void fg_needs_meet(fg_needs *k, uint32_t most) {
    for (uint32_t i = 0, n = k->seek->s->header->n; i < n; i += FG_TOGETHER) {
        if (!has_such(k->at + i, (uint8_t)most)) continue;
        for (uint32_t at = i; at < i + FG_TOGETHER && at < n; at++)
            if (k->at[at] <= most) fg_seek_meet(k->seek, at);
    }
}

void fg_needs_meet_best(fg_needs *k, uint64_t wanted) {
    uint64_t having[UINT8_MAX + 1] = {0}, n = 0;
    uint32_t most = 0;
    for (uint32_t i = 0; i < k->seek->s->header->n;
         i += i % FG_TOGETHER < FG_TOGETHER - 1 ? 1 : (SAMPLE - 1) * FG_TOGETHER + 1)
        having[k->at[i]] += SAMPLE * fg_may_be_found(k->seek->part->allowed, i);
    for (; most < FG_NEED_MOST && (n += having[most]) < wanted; most++) {}
    if (most == FG_NEED_MOST) most--;
    fg_needs_meet(k, most);
}
