#include "index/rates.h"

/* Of the normal distribution: 2.5 % lie above. */
static const double z = 1.959963984540054;

/* Newton's method; x from 0 to 1. */
static double root(double x) {
    double y = 1;
    for (int i = 0; x > 0 && i < 60; i++) y = (y + x / y) / 2;
    return x > 0 ? y : 0;
}

fg_interval fg_wilson(uint32_t above, uint32_t n) {
    double p = (double)above / n, zz = z * z / n;
    double middle = p + zz / 2, half = z * root(p * (1 - p) / n + zz / (4.0 * n));
    fg_interval i = {(middle - half) / (1 + zz), (middle + half) / (1 + zz)};
    if (above == 0) i.low = 0; /* and not a rounding error beside it */
    if (above == n) i.high = 1;
    return i;
}

/* p(k + 1) / p(k) of the hypergeometric distribution: k of n_a are above, `above` of all are. */
static double step(double k, double n_a, double n_b, double above) {
    return (n_a - k) * (above - k) / ((k + 1) * (n_b - above + k + 1));
}

double fg_fisher(uint32_t above_a, uint32_t n_a, uint32_t above_b, uint32_t n_b) {
    uint32_t above = above_a + above_b, least = above > n_b ? above - n_b : 0, most = above < n_a ? above : n_a;
    uint32_t mode = (uint32_t)(((double)n_a + 1) * ((double)above + 1) / ((double)n_a + n_b + 2));
    if (mode < least) mode = least;
    if (mode > most) mode = most;
    /* Relative to the likeliest table, so that nothing overflows; far tails become 0, which is what they are. */
    double here = 1, at = 1, all = 1, rare = 0;
    for (uint32_t k = mode; k < above_a; k++) here *= step(k, n_a, n_b, above);
    for (uint32_t k = mode; k > above_a; k--) here /= step(k - 1.0, n_a, n_b, above);
    double bound = here * (1 + 1e-7); /* equally likely tables count, whatever their rounding */
    if (at <= bound) rare += at;
    for (uint32_t k = mode; k < most; k++) {
        at *= step(k, n_a, n_b, above);
        all += at;
        if (at <= bound) rare += at;
    }
    at = 1;
    for (uint32_t k = mode; k > least; k--) {
        at /= step(k - 1.0, n_a, n_b, above);
        all += at;
        if (at <= bound) rare += at;
    }
    return rare >= all ? 1 : rare / all;
}
