#include "text/scan.h"

/* What the bytes of a block are by themselves. */
typedef struct {
    uint64_t word, digit, space, mark;
    uint64_t low;    /* up to ' ': white space, and what no text has */
    uint64_t sign;   /* stands for itself behind all and before all */
    uint64_t joiner; /* a sign too, but behind a word it may belong to it: C++, C#, don't */
    uint64_t dot, dash;
} bytes;

/* A way looks at `n` whole blocks. */
typedef void way(const char *p, size_t n, bytes *out);

/* ---- portable: eight bytes in a register ---- */

#define EACH(byte) (0x0101010101010101ull * (byte))

/* The top bit of each byte that lies in [low, high]; the bytes are ASCII. */
static inline uint64_t between(uint64_t b, unsigned low, unsigned high) {
    return (b + EACH(0x80 - low)) & ~(b + EACH(0x7F - high));
}

static inline uint64_t is(uint64_t b, char c) { return between(b, (unsigned char)c, (unsigned char)c); }

static inline uint64_t gather(uint64_t tops) { return ((tops >> 7 & EACH(1)) * 0x0102040810204080ull) >> 56; }

static inline uint64_t is_sign(uint64_t b) {
    return between(b, '!', '"') | between(b, '$', '%') | between(b, '(', ')') | is(b, ',') | is(b, '/') |
           between(b, ':', ';') | is(b, '=') | is(b, '?') | is(b, '[') | is(b, ']') | is(b, '_') | is(b, '|');
}

static void scan_portable(const char *p, size_t n, bytes *out) {
    for (bytes *b = out; b < out + n; b++) {
        *b = (bytes){0};
        for (unsigned i = 0; i < FG_SCAN_BLOCK; i += 8, p += 8) {
            uint64_t all;
            memcpy(&all, p, sizeof all);
            uint64_t ascii = all & EACH(0x7F), wide = all & EACH(0x80), digit = between(ascii, '0', '9');
            b->word |= gather((between(ascii | EACH(0x20), 'a', 'z') | digit) & ~wide) << i;
            b->digit |= gather(digit & ~wide) << i;
            b->space |= gather(is(ascii, ' ') & ~wide) << i;
            b->mark |= gather((is(ascii, '@') | is(ascii, ':')) & ~wide) << i;
            b->low |= gather(between(ascii, 0, ' ') & ~wide) << i;
            b->sign |= gather(is_sign(ascii) & ~wide) << i;
            b->joiner |= gather((is(ascii, '#') | is(ascii, '\'') | is(ascii, '+')) & ~wide) << i;
            b->dot |= gather(is(ascii, '.') & ~wide) << i;
            b->dash |= gather(is(ascii, '-') & ~wide) << i;
        }
    }
}

/* ---- signs by their halves ---- */

/* A byte is a sign where the entries of its two halves share one of these bits; one bit for each row of ASCII. */
enum { ROW_2 = 1, ROW_3 = 2, ROW_5 = 4, ROW_7 = 8, SIGNS = 15, JOINERS = 16 };
#define LOW_HALVES                                                                                                     \
    0, ROW_2, ROW_2, JOINERS, ROW_2, ROW_2, 0, JOINERS, ROW_2, ROW_2, ROW_3, ROW_3 | ROW_5 | JOINERS, ROW_2 | ROW_7,   \
        ROW_3 | ROW_5, 0, ROW_2 | ROW_3 | ROW_5
#define HIGH_HALVES 0, 0, ROW_2 | JOINERS, ROW_3, 0, ROW_5, 0, ROW_7, 0, 0, 0, 0, 0, 0, 0, 0

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define HAS_X86

/* Bytes in [low, low + n), by an unsigned comparison that AVX2 lacks. */
__attribute__((target("avx2"))) static inline __m256i in_range(__m256i v, char low, char n) {
    __m256i d = _mm256_sub_epi8(v, _mm256_set1_epi8(low));
    return _mm256_cmpeq_epi8(d, _mm256_min_epu8(d, _mm256_set1_epi8((char)(n - 1))));
}

__attribute__((target("avx2"))) static inline uint64_t bits_avx2(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2"))) static inline __m256i letters_avx2(__m256i v) {
    return in_range(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), 'a', 26);
}

__attribute__((target("avx2"))) static inline __m256i halves_avx2(__m256i v) {
    const __m256i low = _mm256_setr_epi8(LOW_HALVES, LOW_HALVES), high = _mm256_setr_epi8(HIGH_HALVES, HIGH_HALVES);
    const __m256i half = _mm256_set1_epi8(15);
    return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(v, half)),
                            _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), half)));
}

__attribute__((target("avx2"))) static inline __m256i marks_avx2(__m256i v) {
    return _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('@')), _mm256_cmpeq_epi8(v, _mm256_set1_epi8(':')));
}

/* Bytes of halves in [1, n]. */
__attribute__((target("avx2"))) static inline __m256i up_to(__m256i halves, char n) { return in_range(halves, 1, n); }

__attribute__((target("avx2"))) static void scan_avx2(const char *p, size_t n, bytes *out) {
    const __m256i space = _mm256_set1_epi8(' '), dot = _mm256_set1_epi8('.'), dash = _mm256_set1_epi8('-');
    const __m256i joiner = _mm256_set1_epi8(JOINERS);
    for (bytes *b = out; b < out + n; b++, p += FG_SCAN_BLOCK) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
        __m256i w = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
        __m256i v_halves = halves_avx2(v), w_halves = halves_avx2(w);
        b->digit = bits_avx2(in_range(v, '0', 10), in_range(w, '0', 10));
        b->word = bits_avx2(letters_avx2(v), letters_avx2(w)) | b->digit;
        b->space = bits_avx2(_mm256_cmpeq_epi8(v, space), _mm256_cmpeq_epi8(w, space));
        b->mark = bits_avx2(marks_avx2(v), marks_avx2(w));
        b->low = bits_avx2(in_range(v, 0, ' ' + 1), in_range(w, 0, ' ' + 1));
        b->sign = bits_avx2(up_to(v_halves, SIGNS), up_to(w_halves, SIGNS));
        b->joiner = bits_avx2(_mm256_cmpeq_epi8(v_halves, joiner), _mm256_cmpeq_epi8(w_halves, joiner));
        b->dot = bits_avx2(_mm256_cmpeq_epi8(v, dot), _mm256_cmpeq_epi8(w, dot));
        b->dash = bits_avx2(_mm256_cmpeq_epi8(v, dash), _mm256_cmpeq_epi8(w, dash));
    }
}

__attribute__((target("avx512f,avx512bw"))) static inline uint64_t equal_avx512(__m512i v, char c) {
    return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(c));
}

__attribute__((target("avx512f,avx512bw"))) static inline uint64_t range_avx512(__m512i v, char low, char n) {
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8(low)), _mm512_set1_epi8(n));
}

__attribute__((target("avx512f,avx512bw"))) static void scan_avx512(const char *p, size_t n, bytes *out) {
    const __m512i half = _mm512_set1_epi8(15);
    const __m512i low = _mm512_broadcast_i32x4(_mm_setr_epi8(LOW_HALVES));
    const __m512i high = _mm512_broadcast_i32x4(_mm_setr_epi8(HIGH_HALVES));
    for (bytes *b = out; b < out + n; b++, p += FG_SCAN_BLOCK) {
        __m512i v = _mm512_loadu_si512(p);
        __m512i halves = _mm512_and_si512(_mm512_shuffle_epi8(low, _mm512_and_si512(v, half)),
                                          _mm512_shuffle_epi8(high, _mm512_and_si512(_mm512_srli_epi16(v, 4), half)));
        b->digit = range_avx512(v, '0', 10);
        b->word = range_avx512(_mm512_or_si512(v, _mm512_set1_epi8(0x20)), 'a', 26) | b->digit;
        b->space = equal_avx512(v, ' ');
        b->mark = equal_avx512(v, '@') | equal_avx512(v, ':');
        b->low = range_avx512(v, 0, ' ' + 1);
        b->sign = _mm512_test_epi8_mask(halves, _mm512_set1_epi8(SIGNS));
        b->joiner = _mm512_test_epi8_mask(halves, _mm512_set1_epi8(JOINERS));
        b->dot = equal_avx512(v, '.');
        b->dash = equal_avx512(v, '-');
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

static inline uint8x16_t range_neon(uint8x16_t v, uint8_t low, uint8_t n) {
    return vcltq_u8(vsubq_u8(v, vdupq_n_u8(low)), vdupq_n_u8(n));
}

static inline uint8x16_t equal_neon(uint8x16_t v, char c) { return vceqq_u8(v, vdupq_n_u8((uint8_t)c)); }

static void scan_neon(const char *p, size_t n, bytes *out) {
    static const uint8_t low_halves[16] = {LOW_HALVES}, high_halves[16] = {HIGH_HALVES};
    const uint8x16_t low = vld1q_u8(low_halves), high = vld1q_u8(high_halves);
    for (bytes *b = out; b < out + n; b++) {
        uint8x16_t word[4], digit[4], space[4], mark[4], below[4], sign[4], joiner[4], dot[4], dash[4];
        for (int i = 0; i < 4; i++, p += 16) {
            uint8x16_t v = vld1q_u8((const uint8_t *)p);
            uint8x16_t halves =
                vandq_u8(vqtbl1q_u8(low, vandq_u8(v, vdupq_n_u8(15))), vqtbl1q_u8(high, vshrq_n_u8(v, 4)));
            digit[i] = range_neon(v, '0', 10);
            word[i] = vorrq_u8(range_neon(vorrq_u8(v, vdupq_n_u8(0x20)), 'a', 26), digit[i]);
            space[i] = equal_neon(v, ' ');
            mark[i] = vorrq_u8(equal_neon(v, '@'), equal_neon(v, ':'));
            below[i] = range_neon(v, 0, ' ' + 1);
            sign[i] = vtstq_u8(halves, vdupq_n_u8(SIGNS));
            joiner[i] = vtstq_u8(halves, vdupq_n_u8(JOINERS));
            dot[i] = equal_neon(v, '.');
            dash[i] = equal_neon(v, '-');
        }
        *b = (bytes){.word = bits_of(word),
                     .digit = bits_of(digit),
                     .space = bits_of(space),
                     .mark = bits_of(mark),
                     .low = bits_of(below),
                     .sign = bits_of(sign),
                     .joiner = bits_of(joiner),
                     .dot = bits_of(dot),
                     .dash = bits_of(dash)};
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

/* ---- bytes beside one another ---- */

/* A full stop ends a sentence only where white space follows (Node.js, .NET); a hyphen behind white space may be a dash. */
static fg_scan_block look(const bytes *before, const bytes *b, bool low_behind) {
    uint64_t low_next = b->low >> 1 | (uint64_t)low_behind << 63;
    uint64_t low_before = b->low << 1 | before->low >> 63, word_before = b->word << 1 | before->word >> 63;
    uint64_t plain =
        b->word | b->space | b->sign | (b->joiner & ~word_before) | (b->dot & low_next) | (b->dash & ~low_before);
    return (fg_scan_block){.words = b->word, .digits = b->digit, .spaces = b->space, .marks = b->mark, .odd = ~plain};
}

enum { AT_ONCE = 32 /* blocks */ };

void fg_scan_by(fg_scan_kind kind, fg_str text, fg_scan_block *blocks) {
    way *scan = way_of(kind);
    size_t n = fg_scan_size(text.len), whole = text.len / FG_SCAN_BLOCK;
    char end[2 * FG_SCAN_BLOCK] = {0};
    if (text.len % FG_SCAN_BLOCK) memcpy(end, text.ptr + whole * FG_SCAN_BLOCK, text.len % FG_SCAN_BLOCK);
    bytes some[AT_ONCE], before = {.low = UINT64_MAX};
    for (size_t from = 0, to; from < n; from = to) {
        size_t left = from < whole ? whole - from : n - from;
        to = from + (left < AT_ONCE ? left : AT_ONCE);
        scan(from < whole ? text.ptr + from * FG_SCAN_BLOCK : end, to - from, some);
        for (size_t i = from; i < to; i++) {
            size_t next = (i + 1) * FG_SCAN_BLOCK;
            blocks[i] = look(&before, &some[i - from], next >= text.len || (unsigned char)text.ptr[next] <= ' ');
            before = some[i - from];
        }
    }
}

void fg_scan(fg_str text, fg_scan_block *blocks) {
    fg_scan_kind best = FG_SCAN_PORTABLE;
    for (fg_scan_kind k = FG_SCAN_PORTABLE; k < FG_SCAN_COUNT; k++)
        if (fg_scan_can(k)) best = k;
    fg_scan_by(best, text, blocks);
}
