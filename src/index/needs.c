#include "index/needs.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SAMPLE = 4 /* of so many runs of FG_TOGETHER one is counted */ };

#ifdef __SSE2__
static void subtract_rests(uint8_t *needs, const uint8_t *rests, size_t n, uint8_t least) {
    const __m128i all = _mm_set1_epi8((char)least);
    for (size_t i = 0; i < n; i += sizeof all) {
        __m128i some = _mm_loadu_si128((const __m128i *)(const void *)(rests + i));
        _mm_storeu_si128((__m128i *)(void *)(needs + i), _mm_subs_epu8(all, some));
    }
}
#else
static void subtract_rests(uint8_t *needs, const uint8_t *rests, size_t n, uint8_t least) {
    for (size_t i = 0; i < n; i++) needs[i] = rests[i] < least ? (uint8_t)(least - rests[i]) : 0;
}
#endif

void fg_needs_set_all(fg_needs *k) {
    k->scale = fg_need_scale(0);
    memset(k->at, FG_NEED_MOST, fg_rests_of(k->seek->s->header->n));
}

void fg_needs_set(fg_needs *k, uint32_t level, uint32_t least) {
    size_t n = fg_rests_of(k->seek->s->header->n);
    k->scale = fg_need_scale(level);
    uint32_t wanted = least * k->scale >> FG_NEED_BITS;
    subtract_rests(k->at, k->seek->s->rests + n * level, n, (uint8_t)(wanted < UINT8_MAX ? wanted : UINT8_MAX));
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
