/*
 * Shares of groups, and how sure they are. Plain arithmetic without libm: the same on every platform to the digits shown.
 */
#ifndef FG_RATES_H
#define FG_RATES_H
#include <stdint.h>

typedef struct {
    double low, high;
} fg_interval;

/* Of `above` out of n the 95 % score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", J. Am. Stat. Assoc. 22 (1927), 209-212: (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). n > 0. */
fg_interval fg_wilson(uint32_t above, uint32_t n);

/* Fisher's exact test of two groups, two-sided: the probability, with the sums of the table fixed, of all tables that are no
 * likelier than the one at hand (R. A. Fisher, "The logic of inductive inference", J. R. Stat. Soc. 98 (1935), 39-82). */
double fg_fisher(uint32_t above_a, uint32_t n_a, uint32_t above_b, uint32_t n_b);

#endif
