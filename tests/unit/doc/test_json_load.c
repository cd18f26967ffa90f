#include <criterion/criterion.h>
#include <stdlib.h>

#include "doc/json_load.h"

static bool equal(json_t *a, json_t *b) { return a && b ? json_equal(a, b) != 0 : a == b; }

static void check(fg_str line) {
    json_error_t fault = {0}, expected_fault = {0};
    json_t *expected = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &expected_fault);
    json_t *value = fg_json_load_line(line, &fault);
    cr_assert(equal(value, expected), "%.*s", FG_STR_ARG(line));
    if (!value) cr_assert_str_eq(fault.text, expected_fault.text);
    json_decref(value);
    json_decref(expected);
}

static void check_string(const char *middle) {
    char line[1200], many[200];
    memset(many, 'x', sizeof many);
    many[sizeof many - 1] = '\0';
    int n =
        snprintf(line, sizeof line, "{\"a\": \"%s%s%s\", \"b\": [\"%s\", \"%s\"]}", many, middle, many, middle, many);
    check((fg_str){line, (size_t)n});
}

/* What stands in a long string is decoded as jansson decodes it, or refused as it refuses it. */
Test(json_load, long_strings_are_read_as_jansson_reads_them) {
    static const char *const middles[] = {"",
                                          "\\n",
                                          "\\\"",
                                          "\\\\",
                                          "\\\\\\\"",
                                          "\\/\\b\\f\\r\\t",
                                          "\\u00e9",
                                          "\\u0000",
                                          "\\uD83D\\uDE00",
                                          "\\uD83D",
                                          "\\uDE00",
                                          "\\uD83Dx",
                                          "\\uD83D\\n",
                                          "\\uD83D\\u0041",
                                          "\\u12",
                                          "\\u12g4",
                                          "\\x",
                                          "\\",
                                          "\x01",
                                          "\t",
                                          "\x7F",
                                          "\xC3\xA9",
                                          "\xC3",
                                          "\xC0\x80",
                                          "\xED\xA0\x80",
                                          "\xF0\x9F\x98\x80",
                                          "\xF4\x90\x80\x80",
                                          "\xFF",
                                          "\xEF\xBF\xBF",
                                          "\", \"c\": \"",
                                          "\"",
                                          "\\u007f0"};
    for (size_t i = 0; i < FG_COUNT(middles); i++) check_string(middles[i]);
}

/* A line may hold what stands for its long strings. */
Test(json_load, a_stand_in_of_the_line_is_its_own) {
    check_string("\", \"c\": \"\x7F"
                 "0");
    check_string("\", \"c\": \"\x7F"
                 "1");
    check_string("\", \"c\": \"\\u007f0");
    check_string("\", \"\x7F"
                 "0\": \"");
}

Test(json_load, any_line_is_read_as_jansson_reads_it) {
    static const char *const parts[] = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        " ",
        "\\",
        "\\n",
        "\\u0041",
        "\\uD83D",
        "\xC3\xA9",
        "\xE2",
        "\x7F"
        "0",
        "1",
        "null",
        "\"text\": ",
        "\"id\": ",
        "{\"a\": \"",
        "\"}",
        "\", \"b\": \"",
        "\"]}",
        "Bakes bread before dawn, sweeps the mill and keeps its ledgers. Bakes bread before dawn, sweeps the mill and "
        "keeps its ledgers. It is a long string."};
    uint64_t random = 88172645463325252ull;
    char line[2000];
    for (int round = 0; round < 20000; round++) {
        size_t n = 0, most = 1 + (size_t)(round % 24);
        for (size_t k = 0; k < most; k++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            const char *part = parts[(random >> 20) % FG_COUNT(parts)];
            size_t len = strlen(part);
            if (n + len > sizeof line) break;
            memcpy(line + n, part, len);
            n += len;
        }
        check((fg_str){line, n});
    }
}
