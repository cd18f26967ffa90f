#include <criterion/criterion.h>

#include "doc/doc.h"

Test(jsonl, reads_text_and_id) {
    static const struct {
        const char *line, *text, *name;
    } rows[] = {
        {"{\"text\": \"one\", \"id\": \"x\"}", "one", "x"},
        {"{\"id\": 12, \"text\": \"tw\\u00f6\", \"more\": [1, {}]}", "tw\xC3\xB6", "12"},
        {"{\"text\": \"three\"}", "three", "5"},
        {"{\"text\": \"four\", \"id\": null}\r", "four", "5"},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = NULL;
        cr_assert_eq(fg_jsonl_read(&doc, fg_str_of(rows[i].line), 5, NULL, NULL, NULL), FG_OK);
        cr_assert(fg_str_eq(doc->text, fg_str_of(rows[i].text)));
        cr_assert(fg_str_eq(doc->name, fg_str_of(rows[i].name)));
        fg_doc_free(doc);
    }
}

Test(jsonl, tells_what_is_wrong_and_where) {
    static const char *const rows[] = {"",
                                       "nothing",
                                       "[1]",
                                       "{}",
                                       "{\"text\": 1}",
                                       "{\"text\": \"a\", \"id\": []}",
                                       "{\"text\": \"\"}",
                                       "{\"text\": \"a\"} x",
                                       "{\"text\": \"\xFF\"}"};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = NULL;
        fg_error err = {0};
        cr_assert_eq(fg_jsonl_read(&doc, fg_str_of(rows[i]), 9, NULL, NULL, &err), FG_EINPUT, "%s", rows[i]);
        cr_assert_null(doc);
        cr_assert_eq(err.line, 9);
        cr_assert_neq(err.message[0], '\0');
    }
}

/* Fields become lines in front, unless the text begins with them; places count from the text's own start. */
Test(jsonl, fields) {
    static const struct {
        const char *line, *text;
        const char *given[4]; /* in the order of fg_given_kind */
    } rows[] = {
        {"{\"title\": \"Baker\", \"text\": \"Bread.\"}", "Baker\n\nBread.", {"Baker"}},
        {"{\"text\": \"Baker\\nBread.\", \"title\": \" baker \", \"company\": \"Crumb\\nCo\"}",
         "Company: Crumb Co\n\nBaker\nBread.",
         {"Baker", "Crumb Co"}},
        {"{\"text\": \"Bread.\", \"title\": 3, \"company\": null, \"location\": \"\"}", "Bread.", {NULL}},
        {"{\"description\": \"Caf\xC3\x83\xC2\xA9\", \"title\": \"Chef\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s aid\"}",
         "Chef\xE2\x80\x99s aid\n\nCaf\xC3\xA9",
         {"Chef\xE2\x80\x99s aid"}},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = NULL;
        cr_assert_eq(fg_jsonl_read(&doc, fg_str_of(rows[i].line), 5, NULL, NULL, NULL), FG_OK);
        cr_assert(fg_str_eq(doc->text, fg_str_of(rows[i].text)), "%zu: %.*s", i, FG_STR_ARG(doc->text));
        uint32_t n = 0;
        for (; n < FG_COUNT(rows[i].given) && rows[i].given[n]; n++) {
            cr_assert_lt(n, doc->given.n);
            const fg_given *g = &doc->given.at[n];
            cr_assert_eq(g->kind, n);
            cr_assert(fg_str_eq(fg_doc_slice(doc, g->start, g->end), fg_str_of(rows[i].given[n])), "%zu", i);
        }
        cr_assert_eq(doc->given.n, n);
        fg_doc_free(doc);
    }
}

Test(jsonl, places_count_from_the_text) {
    fg_doc *doc = NULL;
    fg_str line =
        FG_LIT("{\"title\": \"Baker\", \"text\": \"ab \xC3\x83\xC2\xA9 cd\"}"); /* mojibake: 4 bytes become 2 */
    cr_assert_eq(fg_jsonl_read(&doc, line, 1, NULL, NULL, NULL), FG_OK);
    size_t body = strlen("Baker\n\n");
    cr_assert_eq(fg_doc_origin(doc, 0), 0);
    cr_assert_eq(fg_doc_origin(doc, 3), 0);
    cr_assert_eq(fg_doc_origin(doc, body), 0);
    cr_assert_eq(fg_doc_origin(doc, body + 1), 1);
    cr_assert_eq(fg_doc_origin(doc, body + 3), 3);
    cr_assert_eq(fg_doc_origin(doc, body + 5), 7);
    cr_assert_eq(fg_doc_origin(doc, doc->text.len), 10);
    fg_doc_free(doc);
}

Test(jsonl, only_text) {
    fg_doc *doc = NULL;
    fg_read_options opt = {.size = sizeof opt, .only_text = true};
    fg_str line = FG_LIT("{\"title\": \"Baker\", \"text\": \"Bread.\"}");
    cr_assert_eq(fg_jsonl_read(&doc, line, 1, &opt, NULL, NULL), FG_OK);
    cr_assert(fg_str_eq(doc->text, FG_LIT("Bread.")));
    cr_assert_eq(doc->given.n, 0);
    fg_doc_free(doc);
}

static bool gather(void *ctx, fg_str piece) {
    fg_buf_add(ctx, piece);
    return true;
}

Test(jsonl, lists_as_lines) {
    static const struct {
        const char *json, *lines;
        uint32_t n;
    } rows[] = {
        {"[{\"text\": \"a\"}, {\"text\": \"b\\nc\"}]", "{\"text\":\"a\"}\n{\"text\":\"b\\nc\"}\n", 2},
        {"{\"jobs\": [{\"@type\": \"JobPosting\", \"id\": 1}, {\"@type\": \"JobPosting\", \"id\": 2}]}",
         "{\"@type\":\"JobPosting\",\"id\":1}\n{\"@type\":\"JobPosting\",\"id\":2}\n", 2},
        {"[{\"text\": \"a\"}]", "{\"text\":\"a\"}\n", 1},
        {"{\"jobs\": [{\"text\": \"a\"}]}", "{\"text\":\"a\"}\n", 1},
        {"{\"text\": \"a\"}", "", 0},
        {"[{\"text\": \"a\"}, 3]", "", 0},
        {"{\"text\": \"a\"}\n{\"text\": \"b\"}", "", 0},
        {"", "", 0},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_arena arena;
        fg_buf out;
        uint32_t n = 9;
        fg_arena_init(&arena, NULL);
        fg_buf_init(&out, &arena);
        cr_assert_eq(fg_json_lines(fg_str_of(rows[i].json), (fg_sink){gather, &out}, &n, NULL), FG_OK);
        cr_assert_eq(n, rows[i].n, "%zu: %u", i, n);
        cr_assert(fg_str_eq(fg_buf_str(&out), fg_str_of(rows[i].lines)), "%zu", i);
        fg_arena_free(&arena);
    }
}
