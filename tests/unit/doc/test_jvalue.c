/* JSON into a tree: what is taken, what is refused and where. */
#include <criterion/criterion.h>

#include "doc/jvalue.h"
#include "support.h"

static fg_status read_text(const char *text, const fg_jvalue **v, fg_arena *arena, fg_error *err) {
    return fg_jvalue_read(v, fg_str_of(text), NULL, arena, NULL, err);
}

/* A string comes out as the bytes that it says; NULL: it is refused. */
static const struct {
    const char *json, *says;
} strings[] = {
    {"\"\"", ""},
    {"\"plain\"", "plain"},
    {"\"long enough for several steps of eight bytes\"", "long enough for several steps of eight bytes"},
    {"\"a\\nb\\t\\\"c\\\" \\\\ \\/ \\b\\f\\r\"", "a\nb\t\"c\" \\ / \b\f\r"},
    {"\"seven b\\n\"", "seven b\n"},
    {"\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00\"", "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"},
    {"\"\\uD83D\\uDE00 \\u00E9\"", "\xF0\x9F\x98\x80 \xC3\xA9"},
    {"\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"},
    {"\"\\\\\\\\\\\"\"", "\\\\\""},
    {"\"\x7F\"", "\x7F"},
    {"\"", NULL},
    {"\"abc", NULL},
    {"\"abc\\\"", NULL},
    {"\"\\x\"", NULL},
    {"\"\\u12\"", NULL},
    {"\"\\u12g4\"", NULL},
    {"\"\\ud83d\"", NULL},
    {"\"\\ud83d\\u0041\"", NULL},
    {"\"\\ude00\"", NULL},
    {"\"a\nb\"", NULL},
    {"\"a\tb and some more\"", NULL},
    {"\"\x80\"", NULL},
    {"\"\xC0\xAF\"", NULL},
    {"\"\xE0\x80\xAF\"", NULL},
    {"\"\xED\xA0\x80\"", NULL},
    {"\"\xF4\x90\x80\x80\"", NULL},
    {"\"\xF5\x80\x80\x80\"", NULL},
    {"\"\xE2\x82\"", NULL},
    {"\"\xE2\x82", NULL},
};

Test(jvalue, strings) {
    for (size_t i = 0; i < FG_COUNT(strings); i++) {
        fg_arena arena;
        const fg_jvalue *v;
        fg_error err;
        fg_arena_init(&arena, NULL);
        fg_status status = read_text(strings[i].json, &v, &arena, &err);
        if (strings[i].says) {
            cr_assert(status == FG_OK, "%s: %s", strings[i].json, err.message);
            cr_assert(fg_str_eq(fg_jvalue_text(v), fg_str_of(strings[i].says)), "%s", strings[i].json);
        } else {
            cr_assert(status == FG_EINPUT && !v, "%s", strings[i].json);
        }
        fg_arena_free(&arena);
    }
}

/* A NUL may be said, and counts. */
Test(jvalue, nul) {
    fg_arena arena;
    const fg_jvalue *v;
    fg_arena_init(&arena, NULL);
    cr_assert(read_text("\"a\\u0000b\"", &v, &arena, NULL) == FG_OK);
    cr_assert(fg_str_eq(fg_jvalue_text(v), (fg_str){"a\0b", 3}));
    fg_arena_free(&arena);
}

static const struct {
    const char *json;
    double number;
    bool taken, integer;
} numbers[] = {
    {"0", 0, true, true},
    {"-0", 0, true, true},
    {"12", 12, true, true},
    {"-7", -7, true, true},
    {"9223372036854775807", 9223372036854775807.0, true, true},
    {"9223372036854775808", 0, false, false},
    {"12.30", 12.3, true, false},
    {"86.7", 86.7, true, false},
    {"-0.001", -0.001, true, false},
    {"1e3", 1000, true, false},
    {"1.5E+2", 150, true, false},
    {"25e-1", 2.5, true, false},
    {"123456789012345.25", 123456789012345.25, true, false},
    {"1e308", 1e308, true, false},
    {"0e999", 0, true, false},
    {"1e-999", 0, true, false},
    {"1e999", 0, false, false},
    {"-1e400", 0, false, false},
    {"1e99999999999999999999", 0, false, false},
    {"01", 0, false, false},
    {"-", 0, false, false},
    {"1.", 0, false, false},
    {".5", 0, false, false},
    {"1e", 0, false, false},
    {"+1", 0, false, false},
    {"NaN", 0, false, false},
};

Test(jvalue, numbers) {
    for (size_t i = 0; i < FG_COUNT(numbers); i++) {
        fg_arena arena;
        const fg_jvalue *v;
        fg_arena_init(&arena, NULL);
        fg_status status = read_text(numbers[i].json, &v, &arena, NULL);
        cr_assert((status == FG_OK) == numbers[i].taken, "%s", numbers[i].json);
        if (v) {
            double number = fg_jvalue_number(v), wanted = numbers[i].number;
            cr_assert(number >= wanted * (wanted < 0 ? 1.000000000001 : 0.999999999999) &&
                          number <= wanted * (wanted < 0 ? 0.999999999999 : 1.000000000001),
                      "%s is %.17g", numbers[i].json, number);
            cr_assert(fg_jvalue_is(v, FG_JVALUE_INTEGER) == numbers[i].integer, "%s", numbers[i].json);
            if (numbers[i].integer && wanted < 1000) cr_assert(fg_jvalue_integer(v) == (int64_t)wanted);
        }
        fg_arena_free(&arena);
    }
}

Test(jvalue, looked_up) {
    fg_arena arena;
    const fg_jvalue *v;
    fg_arena_init(&arena, NULL);
    cr_assert(read_text(" { \"a\" : [1, {\"b\": null}, true, false ,\"c\"], \"\": {} }\r\n", &v, &arena, NULL) ==
              FG_OK);
    const fg_jvalue *a = fg_jvalue_get(v, "a");
    cr_assert(fg_jvalue_size(a) == 5 && fg_jvalue_integer(fg_jvalue_at(a, 0)) == 1);
    cr_assert(fg_jvalue_is(fg_jvalue_get(fg_jvalue_at(a, 1), "b"), FG_JVALUE_NULL));
    cr_assert(fg_str_eq(fg_jvalue_text(fg_jvalue_at(a, 4)), FG_LIT("c")));
    cr_assert(fg_str_eq(fg_jvalue_at(a, 1)->text, FG_LIT("{\"b\": null}")));
    cr_assert(fg_jvalue_is(fg_jvalue_get(v, ""), FG_JVALUE_OBJECT) && fg_jvalue_size(fg_jvalue_get(v, "")) == 0);
    cr_assert_null(fg_jvalue_at(a, 5));
    cr_assert_null(fg_jvalue_get(v, "b"));
    cr_assert_null(fg_jvalue_get(NULL, "b"));
    cr_assert_null(fg_jvalue_get(a, "b"));
    fg_arena_free(&arena);
}

static const struct {
    const char *json, *why;
} faults[] = {
    {"", "a value expected at the end"},
    {"  \n ", "a value expected at the end"},
    {"no", "a value expected near 'no'"},
    {"{\"a\": 1,}", "a name in quotes expected near '}'"},
    {"[1,]", "a value expected near ']'"},
    {"[1 2]", "',' or ']' expected near '2]'"},
    {"{\"a\" 1}", "':' expected near '1}'"},
    {"{\"a\": 1 \"b\"", "',' or '}' expected near '\"b\"'"},
    {"{\"a\": 1, \"a\": 2}", "a name stands twice in an object near '}'"},
    {"{} x", "something stands behind it near 'x'"},
    {"[tru]", "a value expected near 'tru]'"},
    {"{a: 1}", "a name in quotes expected near 'a:'"},
    {"[\"a\x01\"]", "a control character in a string"},
};

Test(jvalue, faults_are_told) {
    for (size_t i = 0; i < FG_COUNT(faults); i++) {
        fg_arena arena;
        const fg_jvalue *v;
        fg_error err;
        fg_arena_init(&arena, NULL);
        cr_assert(read_text(faults[i].json, &v, &arena, &err) == FG_EINPUT, "%s", faults[i].json);
        cr_assert_str_eq(err.message, faults[i].why);
        fg_arena_free(&arena);
    }
}

/* Among few names and among many. */
Test(jvalue, names_that_stand_twice) {
    for (unsigned n = 1; n < 60; n++) {
        fg_arena arena;
        fg_buf text;
        const fg_jvalue *v;
        const fg_jvalue_options twice = {.twice = true};
        fg_arena_init(&arena, NULL);
        fg_buf_init(&text, &arena);
        fg_buf_add_char(&text, '{');
        for (unsigned i = 0; i < n; i++) fg_buf_printf(&text, "\"k%u\": %u, ", i, i);
        size_t before = text.n;
        fg_buf_add(&text, FG_LIT("\"k\": 5}"));
        cr_assert(fg_jvalue_read(&v, fg_buf_str(&text), NULL, &arena, NULL, NULL) == FG_OK && v->n == n + 1);
        text.n = before;
        fg_buf_add(&text, FG_LIT("\"k0\": 5}"));
        cr_assert(fg_jvalue_read(&v, fg_buf_str(&text), NULL, &arena, NULL, NULL) == FG_EINPUT);
        cr_assert(fg_jvalue_read(&v, fg_buf_str(&text), &twice, &arena, NULL, NULL) == FG_OK);
        cr_assert(fg_jvalue_integer(fg_jvalue_get(v, "k0")) == 5);
        fg_arena_free(&arena);
    }
}

Test(jvalue, deep_and_behind) {
    char deep[10001];
    fg_arena arena;
    const fg_jvalue *v;
    fg_error err;
    size_t end = 0;
    const fg_jvalue_options more = {.with_more = true};
    fg_arena_init(&arena, NULL);
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    cr_assert(read_text(deep, &v, &arena, &err) == FG_EINPUT && strstr(err.message, "too deep"));
    cr_assert(fg_jvalue_read(&v, FG_LIT("{\"a\": 1}\n{\"b\": 2}"), &more, &arena, &end, NULL) == FG_OK && end == 8);
    fg_arena_free(&arena);
}

/* Whatever is cut off is refused, and read no further than it goes. */
Test(jvalue, every_beginning) {
    static const char whole[] = "{\"a\": [1, -2.5e3, \"x\\u20ac\\n\xC3\xA9\", null, true], \"b\": {\"c\": false}}";
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        fg_arena arena;
        const fg_jvalue *v;
        fg_arena_init(&arena, NULL);
        char *exact = malloc(n + 1);
        memcpy(exact, whole, n);
        cr_assert(fg_jvalue_read(&v, (fg_str){exact, n}, NULL, &arena, NULL, NULL) == FG_EINPUT, "%zu", n);
        free(exact);
        fg_arena_free(&arena);
    }
}
