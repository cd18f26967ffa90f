/* The policy of the project, without which no dictionary is whole. */
#ifndef FG_FUZZ_DICT_H
#define FG_FUZZ_DICT_H
#include <stdio.h>

#include "fuzz.h"

static inline fg_dict_source fuzz_policy(void) {
    static char text[64 << 10];
    static size_t n;
    if (!n) {
        FILE *f = fopen(FUZZ_POLICY, "rb");
        if (!f || (n = fread(text, 1, sizeof text, f)) == 0) __builtin_trap();
        fclose(f);
    }
    return (fg_dict_source){"policy.txt", {text, n}};
}

#endif
