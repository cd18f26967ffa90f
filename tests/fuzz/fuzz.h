/*
 * One file a target: it reads any bytes as one kind of input. Built by clang, libFuzzer drives it; built by another
 * compiler, driver.c does. Both take the folder of seeds: `fuzz_rtf -max_total_time=60 tests/fuzz/seeds/rtf`.
 */
#ifndef FG_FUZZ_H
#define FG_FUZZ_H
#include <fitgap/fitgap.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline bool fuzz_swallow(void *ctx, fg_str piece) {
    *(size_t *)ctx += piece.len;
    return true;
}

/* Made once, over the built-in dictionary, as a program that reads many texts does. */
static inline fg_engine *fuzz_engine(void) {
    static fg_dict *dict;
    static fg_engine *engine;
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    if (!engine && (fg_dict_open(&dict, NULL, NULL, NULL) != FG_OK || fg_engine_new(&engine, dict, &opt, NULL, NULL)))
        __builtin_trap();
    return engine;
}

#endif
