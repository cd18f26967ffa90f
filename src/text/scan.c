#include "text/scan.h"

/* A way reads `blocks` whole blocks. */
typedef void way(const char *p, size_t blocks, uint64_t *words, uint64_t *marks);

/* ---- portable: eight bytes in a register ---- */

#define EACH(byte) (0x0101010101010101ull * (byte))

/* The top bit of each byte that lies in [low, high]; the bytes are ASCII. */
static inline uint64_t between(uint64_t bytes, unsigned low, unsigned high) {
    return (bytes + EACH(0x80 - low)) & ~(bytes + EACH(0x7F - high));
}

static inline uint64_t gather(uint64_t tops) { return ((tops >> 7 & EACH(1)) * 0x0102040810204080ull) >> 56; }

static void scan_portable(const char *p, size_t blocks, uint64_t *words, uint64_t *marks) {
    for (size_t b = 0; b < blocks; b++) {
        uint64_t word = 0, mark = 0;
        for (unsigned i = 0; i < FG_SCAN_BLOCK; i += 8, p += 8) {
            uint64_t all, ascii;
            memcpy(&all, p, sizeof all);
            ascii = all & EACH(0x7F);
            uint64_t plain = between(ascii | EACH(0x20), 'a', 'z') | between(ascii, '0', '9');
            word |= gather(plain & ~all) << i;
            mark |= gather((between(ascii, '@', '@') | between(ascii, ':', ':')) & ~all) << i;
        }
        words[b] = word;
        marks[b] = mark;
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define HAS_X86

/* Bytes in [low, low + n), by an unsigned comparison that AVX2 lacks. */
__attribute__((target("avx2"))) static inline __m256i in_range(__m256i v, char low, char n) {
    __m256i d = _mm256_sub_epi8(v, _mm256_set1_epi8(low));
    return _mm256_cmpeq_epi8(d, _mm256_min_epu8(d, _mm256_set1_epi8((char)(n - 1))));
}

__attribute__((target("avx2"))) static inline uint32_t words_avx2(__m256i v) {
    __m256i lower = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(in_range(lower, 'a', 26), in_range(v, '0', 10)));
}

__attribute__((target("avx2"))) static inline uint32_t marks_avx2(__m256i v) {
    return (uint32_t)_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('@')), _mm256_cmpeq_epi8(v, _mm256_set1_epi8(':'))));
}

__attribute__((target("avx2"))) static void scan_avx2(const char *p, size_t blocks, uint64_t *words, uint64_t *marks) {
    for (size_t b = 0; b < blocks; b++, p += FG_SCAN_BLOCK) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
        __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
        words[b] = words_avx2(low) | (uint64_t)words_avx2(high) << 32;
        marks[b] = marks_avx2(low) | (uint64_t)marks_avx2(high) << 32;
    }
}

__attribute__((target("avx512f,avx512bw"))) static void scan_avx512(const char *p, size_t blocks, uint64_t *words,
                                                                    uint64_t *marks) {
    const __m512i space = _mm512_set1_epi8(0x20);
    for (size_t b = 0; b < blocks; b++, p += FG_SCAN_BLOCK) {
        __m512i v = _mm512_loadu_si512(p);
        __m512i letter = _mm512_sub_epi8(_mm512_or_si512(v, space), _mm512_set1_epi8('a'));
        __m512i digit = _mm512_sub_epi8(v, _mm512_set1_epi8('0'));
        words[b] =
            _mm512_cmplt_epu8_mask(letter, _mm512_set1_epi8(26)) | _mm512_cmplt_epu8_mask(digit, _mm512_set1_epi8(10));
        marks[b] = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('@')) | _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(':'));
    }
}
#endif

#if defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>

#define HAS_NEON

/* One bit a byte of four vectors of all or nothing. */
static inline uint64_t bits_of(const uint8x16_t v[4]) {
    static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t w = vld1q_u8(weights);
    uint8x16_t low = vpaddq_u8(vandq_u8(v[0], w), vandq_u8(v[1], w));
    uint8x16_t high = vpaddq_u8(vandq_u8(v[2], w), vandq_u8(v[3], w));
    uint8x16_t all = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}

static void scan_neon(const char *p, size_t blocks, uint64_t *words, uint64_t *marks) {
    for (size_t b = 0; b < blocks; b++) {
        uint8x16_t word[4], mark[4];
        for (int i = 0; i < 4; i++, p += 16) {
            uint8x16_t v = vld1q_u8((const uint8_t *)p);
            uint8x16_t letter = vsubq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
            uint8x16_t digit = vsubq_u8(v, vdupq_n_u8('0'));
            word[i] = vorrq_u8(vcltq_u8(letter, vdupq_n_u8(26)), vcltq_u8(digit, vdupq_n_u8(10)));
            mark[i] = vorrq_u8(vceqq_u8(v, vdupq_n_u8('@')), vceqq_u8(v, vdupq_n_u8(':')));
        }
        words[b] = bits_of(word);
        marks[b] = bits_of(mark);
    }
}
#endif

/* ---- the choice ---- */

bool fg_scan_can(fg_scan_kind kind) {
    switch (kind) {
    case FG_SCAN_PORTABLE: return true;
#ifdef HAS_X86
    case FG_SCAN_AVX2: return __builtin_cpu_supports("avx2");
    case FG_SCAN_AVX512: return __builtin_cpu_supports("avx512bw");
#endif
#ifdef HAS_NEON
    case FG_SCAN_NEON: return true;
#endif
    default: return false;
    }
}

static way *way_of(fg_scan_kind kind) {
    switch (kind) {
#ifdef HAS_X86
    case FG_SCAN_AVX2: return scan_avx2;
    case FG_SCAN_AVX512: return scan_avx512;
#endif
#ifdef HAS_NEON
    case FG_SCAN_NEON: return scan_neon;
#endif
    default: return scan_portable;
    }
}

void fg_scan_by(fg_scan_kind kind, fg_str text, uint64_t *words, uint64_t *marks) {
    size_t blocks = text.len / FG_SCAN_BLOCK, rest = text.len % FG_SCAN_BLOCK;
    char last[FG_SCAN_BLOCK] = {0};
    way *scan = way_of(kind);
    scan(text.ptr, blocks, words, marks);
    if (rest) memcpy(last, text.ptr + blocks * FG_SCAN_BLOCK, rest);
    scan(last, 1, words + blocks, marks + blocks);
    words[blocks + 1] = marks[blocks + 1] = 0;
}

void fg_scan(fg_str text, uint64_t *words, uint64_t *marks) {
    fg_scan_kind best = FG_SCAN_PORTABLE;
    for (fg_scan_kind k = FG_SCAN_PORTABLE; k < FG_SCAN_COUNT; k++)
        if (fg_scan_can(k)) best = k;
    fg_scan_by(best, text, words, marks);
}
