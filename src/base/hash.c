/* XXH64, after the specification of its author (xxHash 0.1.1, "XXH64 algorithm description"). */
#include "base/base.h"

static const uint64_t P1 = 0x9E3779B185EBCA87U, P2 = 0xC2B2AE3D27D4EB4FU, P3 = 0x165667B19E3779F9U,
                      P4 = 0x85EBCA77C2B2AE63U, P5 = 0x27D4EB2F165667C5U;

static uint64_t rotated(uint64_t x, unsigned by) { return x << by | x >> (64 - by); }

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
static uint64_t read8(const unsigned char *p) {
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return __builtin_bswap64(x);
}
static uint32_t read4(const unsigned char *p) {
    uint32_t x;
    memcpy(&x, p, sizeof x);
    return __builtin_bswap32(x);
}
#else
static uint64_t read8(const unsigned char *p) {
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return x;
}
static uint32_t read4(const unsigned char *p) {
    uint32_t x;
    memcpy(&x, p, sizeof x);
    return x;
}
#endif

static uint64_t mixed(uint64_t lane, uint64_t input) { return rotated(lane + input * P2, 31) * P1; }

static uint64_t merged(uint64_t h, uint64_t lane) { return (h ^ mixed(0, lane)) * P1 + P4; }

/* All whole stripes of 32 bytes. */
static uint64_t hash_stripes(const unsigned char *p, size_t stripes, uint64_t seed) {
    uint64_t a = seed + P1 + P2, b = seed + P2, c = seed, d = seed - P1;
    for (; stripes > 0; stripes--, p += 32) {
        a = mixed(a, read8(p));
        b = mixed(b, read8(p + 8));
        c = mixed(c, read8(p + 16));
        d = mixed(d, read8(p + 24));
    }
    uint64_t h = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18);
    return merged(merged(merged(merged(h, a), b), c), d);
}

/* The last 0 to 31 bytes. */
static uint64_t hash_tail(uint64_t h, const unsigned char *p, size_t n) {
    for (; n >= 8; p += 8, n -= 8) h = rotated(h ^ mixed(0, read8(p)), 27) * P1 + P4;
    if (n >= 4) {
        h = rotated(h ^ read4(p) * P1, 23) * P2 + P3;
        p += 4;
        n -= 4;
    }
    for (; n > 0; p++, n--) h = rotated(h ^ *p * P5, 11) * P1;
    return h;
}

uint64_t fg_hash64(const void *data, size_t n, uint64_t seed) {
    static const unsigned char nothing[1];
    const unsigned char *p = n ? data : nothing;
    uint64_t h = n >= 32 ? hash_stripes(p, n / 32, seed) : seed + P5;
    h = hash_tail(h + n, p + n / 32 * 32, n % 32);
    h = (h ^ h >> 33) * P2;
    h = (h ^ h >> 29) * P3;
    return h ^ h >> 32;
}
