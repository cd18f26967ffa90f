/* Sources of a dictionary: skills, words of a language, places or a policy, by their first line; rewritten, compiled and opened. */
#include "fuzz_dict.h"

#include <string.h>

static void ignore(void *ctx, const char *file, uint32_t line, const char *message) {
    *(size_t *)ctx += strlen(file) + line + strlen(message);
}

static bool begins(fg_str s, const char *with) {
    return s.len > strlen(with) && memcmp(s.ptr, with, strlen(with)) == 0;
}

static const char *name_of(fg_str text) {
    if (begins(text, "# fitgap-skills ")) return "a.skills";
    if (begins(text, "# fitgap-places ")) return "places.txt";
    return begins(text, "# fitgap-policy ") ? "policy.txt" : "a.txt";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    size_t n = 0;
    fg_str text = {(const char *)data, size}, out;
    fg_dict_source sources[] = {{name_of(text), text}, fuzz_policy()};
    fg_dict_faults faults = {ignore, &n};
    fg_dict_compile_options opt = {.size = sizeof opt, .faults = &faults, .strict = true};
    fg_dict *dict;
    if (fg_dict_format(&out, &sources[0], NULL, NULL) == FG_OK) fg_bytes_free(out, NULL);
    size_t used = strcmp(sources[0].name, "policy.txt") == 0 ? 1 : 2;
    if (fg_dict_compile(&out, sources, used, &opt, NULL, NULL) != FG_OK) return 0;
    if (fg_dict_open_copy(&dict, out, NULL, NULL) != FG_OK) __builtin_trap();
    fg_dict_free(dict);
    fg_bytes_free(out, NULL);
    return 0;
}
