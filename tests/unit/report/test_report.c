#include <criterion/criterion.h>
#include <stdio.h>

#include "report/json.h"
#include "report/text.h"

/* A sink into a fixed array, which stops once `room` is used up. */
typedef struct {
    char at[4096];
    size_t n, room;
} catcher;

static bool catch (void *ctx, fg_str piece) {
    catcher *c = ctx;
    if (piece.len > c->room - c->n) return false;
    memcpy(c->at + c->n, piece.ptr, piece.len);
    c->n += piece.len;
    c->at[c->n] = '\0';
    return true;
}

static fg_sink sink_of(catcher *c) { return (fg_sink){catch, c}; }

/* ---- JSON ---- */

Test(json, escapes_strings) {
    const struct {
        fg_str in;
        const char *out;
    } rows[] = {
        {FG_LIT(""), "\"\""},
        {FG_LIT("plain"), "\"plain\""},
        {FG_LIT("a\"b\\c/d"), "\"a\\\"b\\\\c/d\""},
        {FG_LIT("tab\tline\nnul\0del\x7F"), "\"tab\\u0009line\\u000anul\\u0000del\\u007f\""},
        {FG_LIT("r\xC3\xA9sum\xC3\xA9 \xF0\x9F\x98\x80"), "\"r\xC3\xA9sum\xC3\xA9 \xF0\x9F\x98\x80\""},
        {FG_LIT("bad \xFF\xC3 end \xE2\x82"), "\"bad \xEF\xBF\xBD\xEF\xBF\xBD end \xEF\xBF\xBD\xEF\xBF\xBD\""},
        {FG_LIT("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        catcher c = {.room = sizeof c.at - 1};
        fg_json j;
        fg_json_start(&j, sink_of(&c));
        fg_json_str(&j, NULL, rows[i].in);
        cr_assert_eq(fg_json_finish(&j, NULL), FG_OK);
        c.at[c.n - 1] = '\0';
        cr_assert_str_eq(c.at, rows[i].out);
    }
}

Test(json, writes_numbers_without_a_locale) {
    static const struct {
        int64_t value;
        unsigned places;
        const char *out;
    } rows[] = {{6040, 2, "60.4"}, {6000, 2, "60.0"}, {1429, 2, "14.29"}, {5, 2, "0.05"},    {0, 2, "0.0"},
                {-150, 2, "-1.5"}, {-5, 2, "-0.05"},  {10000, 4, "1.0"},  {7500, 4, "0.75"}, {12, 0, "12"}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        catcher c = {.room = sizeof c.at - 1};
        fg_json j;
        fg_json_start(&j, sink_of(&c));
        fg_json_fixed(&j, NULL, rows[i].value, rows[i].places);
        fg_json_finish(&j, NULL);
        c.at[c.n - 1] = '\0';
        cr_assert_str_eq(c.at, rows[i].out);
    }
}

static void write_sample(fg_json *j) {
    fg_json_open(j, NULL, '{');
    fg_json_int(j, "a", -1);
    fg_json_open(j, "b", '[');
    fg_json_null(j, NULL);
    fg_json_bool(j, NULL, true);
    fg_json_open(j, NULL, '{');
    fg_json_close(j, '}');
    fg_json_close(j, ']');
    fg_json_name(j, "c", NULL);
    fg_json_close(j, '}');
}

Test(json, lays_out_nested_values) {
    catcher c = {.room = sizeof c.at - 1};
    fg_json j;
    fg_json_start(&j, sink_of(&c));
    write_sample(&j);
    fg_json_finish(&j, NULL);
    cr_assert_str_eq(c.at, "{\"a\":-1,\"b\":[null,true,{}],\"c\":null}\n");
    c.n = 0;
    fg_json_start(&j, sink_of(&c));
    j.pretty = true;
    write_sample(&j);
    fg_json_finish(&j, NULL);
    cr_assert_str_eq(c.at, "{\n  \"a\": -1,\n  \"b\": [\n    null,\n    true,\n    {}\n  ],\n  \"c\": null\n}\n");
}

Test(json, maps_spans_to_the_original_bytes) {
    fg_doc *doc;
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("\xEF\xBB\xBFword"), NULL, NULL, NULL, NULL), FG_OK);
    catcher c = {.room = sizeof c.at - 1};
    fg_json j;
    fg_json_start(&j, sink_of(&c));
    j.pretty = true;
    fg_json_open(&j, NULL, '[');
    fg_json_span(&j, NULL, doc, 0, 4);
    fg_json_span(&j, NULL, doc, 1, 2);
    fg_json_close(&j, ']');
    fg_json_finish(&j, NULL);
    cr_assert_str_eq(c.at, "[\n  [3, 7],\n  [4, 5]\n]\n");
    fg_doc_free(doc);
}

Test(json, tells_of_a_sink_that_stopped) {
    for (size_t room = 0; room < 30; room += 7) {
        catcher c = {.room = room};
        fg_json j;
        fg_error err = {0};
        fg_json_start(&j, sink_of(&c));
        write_sample(&j);
        cr_assert_eq(fg_json_finish(&j, &err), FG_EIO);
        cr_assert_eq(err.status, FG_EIO);
    }
}

Test(json, writes_errors) {
    catcher c = {.room = sizeof c.at - 1};
    fg_error err;
    fg_fail_at(&err, FG_EINPUT, 7, 0, "no \"text\"");
    cr_assert(fg_error_write(&err, "a\nb", sink_of(&c)));
    cr_assert_str_eq(
        c.at, "{\"schema\":\"fitgap.error/1\",\"path\":\"a\\u000ab\",\"line\":7,\"error\":\"no \\\"text\\\"\"}\n");
    c.room = c.n = 0;
    cr_assert_not(fg_error_write(&err, NULL, sink_of(&c)));
}

Test(json, errors_of_lines_have_their_ids) {
    static const struct {
        const char *line, *field, *id;
    } rows[] = {{"{\"id\": \"a\\u00e9\"}", NULL, "\"id\":\"a\xC3\xA9\","},
                {"{\"id\": 12, \"text\": 3}", NULL, "\"id\":\"12\","},
                {"{\"id\": 12, \"job\": {\"key\": \"k\"}}", "job.key", "\"id\":\"k\","},
                {"{\"id\": null}", NULL, ""},
                {"{\"id\": [1]}", NULL, ""},
                {"{\"id\": \"a\"", NULL, ""},
                {"[1]", NULL, ""},
                {"", NULL, ""}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        catcher c = {.room = sizeof c.at - 1};
        char expected[200];
        fg_error err;
        const fg_read_options opt = {.size = sizeof opt, .id_field = rows[i].field};
        fg_fail_at(&err, FG_EINPUT, 7, 0, "why");
        cr_assert(fg_jsonl_error_write(&err, "p", fg_str_of(rows[i].line), &opt, sink_of(&c)));
        snprintf(expected, sizeof expected,
                 "{\"schema\":\"fitgap.error/1\",\"path\":\"p\",%s\"line\":7,\"error\":\"why\"}\n", rows[i].id);
        cr_assert_str_eq(c.at, expected);
    }
}

/* ---- text ---- */

static const char *wrapped(catcher *c, int width, int indent, const char *s) {
    fg_report_options opt = {.size = sizeof opt, .width = width};
    fg_text t;
    *c = (catcher){.room = sizeof c->at - 1};
    fg_text_start(&t, &opt, sink_of(c));
    fg_text_pad(&t, indent);
    fg_text_words(&t, fg_str_of(s), indent);
    fg_text_finish(&t, NULL);
    return c->at;
}

Test(text, wraps_words) {
    catcher c;
    cr_assert_str_eq(wrapped(&c, 40, 0, "a few words"), "a few words");
    cr_assert_str_eq(wrapped(&c, 40, 0, "  blanks \t\r\n of  any\xC2\xA0kind "), "blanks of any kind");
    cr_assert_str_eq(wrapped(&c, 40, 30, "one two three four"), "                              one two\n"
                                                                "                              three four");
    cr_assert_str_eq(wrapped(&c, 40, 30, "123456789012345"), "                              1234567890\n"
                                                             "                              12345");
}

Test(text, counts_columns_not_bytes) {
    cr_assert_eq(fg_text_columns(FG_LIT("r\xC3\xA9sum\xC3\xA9")), 6);
    cr_assert_eq(fg_text_columns(FG_LIT("\xE6\xBC\xA2\xE5\xAD\x97")), 4); /* two wide characters */
    cr_assert_eq(fg_text_columns(FG_LIT("e\xCC\x81")), 1);                /* a combining accent */
    cr_assert_eq(fg_text_columns(FG_LIT("a\xE2\x80\x8B"
                                        "b")),
                 2); /* a zero width space */
    catcher c;
    cr_assert_str_eq(wrapped(&c, 40, 34, "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2 x"),
                     "                                  \xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\n"
                     "                                  x");
}

Test(text, lets_no_control_character_through) {
    catcher c;
    cr_assert_str_eq(wrapped(&c, 40, 0,
                             "a\x1B[31mb\x07\x7F"
                             "c\xC2\x9B"
                             "d\xE2\x80\xAE"
                             "e"),
                     "a [31mb c de");
}

static const char *cut(catcher *c, const char *s, int columns) {
    fg_text t;
    *c = (catcher){.room = sizeof c->at - 1};
    fg_text_start(&t, NULL, sink_of(c));
    fg_text_cut(&t, fg_str_of(s), columns);
    fg_text_finish(&t, NULL);
    return c->at;
}

Test(text, cuts) {
    catcher c;
    cr_assert_str_eq(cut(&c, "exactly", 7), "exactly");
    cr_assert_str_eq(cut(&c, "exactly", 6), "exact\xE2\x80\xA6");
    cr_assert_str_eq(cut(&c, "\xE6\xBC\xA2\xE5\xAD\x97", 3), "\xE6\xBC\xA2\xE2\x80\xA6");
    cr_assert_str_eq(cut(&c, "any", 0), "");
}

static const char *quoted(catcher *c, const fg_doc *doc, const char *word, int columns) {
    fg_text t;
    uint32_t at = (uint32_t)(strstr(doc->text.ptr, word) - doc->text.ptr);
    *c = (catcher){.room = sizeof c->at - 1};
    fg_text_start(&t, NULL, sink_of(c));
    fg_text_quote(&t, doc, at, at + (uint32_t)strlen(word), columns);
    fg_text_finish(&t, NULL);
    return c->at;
}

Test(text, quotes_around_the_words_that_count) {
    fg_doc *doc;
    catcher c;
    const char *source = "First line\n- Kept the books of three shops in order and answered all calls of vendors\n";
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(source), NULL, NULL, NULL, NULL), FG_OK);
    cr_assert_str_eq(quoted(&c, doc, "First", 20), "First line");
    cr_assert_str_eq(quoted(&c, doc, "books", 20), "Kept the books of t\xE2\x80\xA6");
    cr_assert_str_eq(quoted(&c, doc, "vendors", 20), "\xE2\x80\xA6"
                                                     "calls of vendors");
    for (int columns = 1; columns < 90; columns++) {
        quoted(&c, doc, "answered", columns);
        cr_assert_leq(fg_text_columns((fg_str){c.at, c.n}), columns, "%d: %s", columns, c.at);
        if (columns > 12) cr_assert_not_null(strstr(c.at, "answered"), "%d: %s", columns, c.at);
    }
    fg_doc_free(doc);
}

Test(text, draws_bars_in_eighths) {
    static const struct {
        int32_t value;
        const char *out;
    } rows[] = {{0, "\xE2\x96\x91\xE2\x96\x91"},
                {1, "\xE2\x96\x8F\xE2\x96\x91"},
                {5000, "\xE2\x96\x88\xE2\x96\x91"},
                {7500, "\xE2\x96\x88\xE2\x96\x8C"},
                {10000, "\xE2\x96\x88\xE2\x96\x88"}};
    const fg_report_options bars = {.size = sizeof bars, .bars = true};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        catcher c = {.room = sizeof c.at - 1};
        fg_text t;
        fg_text_start(&t, &bars, sink_of(&c));
        fg_text_bar(&t, rows[i].value, 10000, 2);
        fg_text_finish(&t, NULL);
        cr_assert_str_eq(c.at, rows[i].out);
    }
}
