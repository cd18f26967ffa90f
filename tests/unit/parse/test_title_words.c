/* Words of job titles: by their stems, rising, each once, and none that tells no work. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "parse/profile.h"
#include "support.h"

static fg_posting *titled(const tools *t, const char *title) {
    char text[200];
    fg_posting *p;
    fg_doc *doc;
    snprintf(text, sizeof text, "Job title: %s\n\nRequirements\n- Python\n", title);
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), NULL, NULL, NULL, NULL), FG_OK);
    cr_assert_eq(fg_posting_parse(&p, t->engine, doc, NULL), FG_OK);
    fg_doc_free(doc);
    return p;
}

static bool same_words(const fg_title_words *a, const fg_title_words *b) {
    return a->n == b->n && (!a->n || memcmp(a->at, b->at, a->n * sizeof *a->at) == 0);
}

Test(title_words, are_those_of_the_work) {
    static const struct {
        const char *title, *same;
        uint32_t n;
    } known[] = {
        {"Senior Data Engineer (m/f/d)", "Data Engineering", 2},
        {"Head of Data Engineering", "Engineer, Data", 2},
        {"Registered Nurse - Night Shift, Full-time", "Registered Nurse", 2},
        {"Pastry Chef", "Pastries Chef", 2},
        {"Senior Associate", "Manager", 0},
        {"HR Business Partner", "Human Resources Partner, Business", 3},
        {"IT Support", "Information Technology Support", 2},
    };
    static const char *const others[][2] = {{"Account Manager", "Accountant"}, {"Key Account Executive", "Accounting"}};
    tools t;
    open_tools(&t);
    for (size_t i = 0; i < FG_COUNT(known); i++) {
        fg_posting *a = titled(&t, known[i].title), *b = titled(&t, known[i].same);
        cr_expect_eq(a->title_words.n, known[i].n, "%s: %u", known[i].title, a->title_words.n);
        cr_expect(same_words(&a->title_words, &b->title_words), "%s, %s: %u", known[i].title, known[i].same,
                  b->title_words.n);
        fg_posting_free(a);
        fg_posting_free(b);
    }
    for (size_t i = 0; i < FG_COUNT(others); i++) {
        fg_posting *a = titled(&t, others[i][0]), *b = titled(&t, others[i][1]);
        for (uint32_t k = 0; k < a->title_words.n; k++)
            cr_expect(!fg_has_title_word(&b->title_words, a->title_words.at[k]), "%s", others[i][0]);
        fg_posting_free(a);
        fg_posting_free(b);
    }
    close_tools(&t);
}

Test(title_words, rise_and_are_not_too_many) {
    fg_title_words words = {0};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    for (uint32_t i = 0; i < 3 * FG_TITLE_WORDS_MOST; i++) fg_add_title_word(&words, i * 2654435761u >> 8, &arena);
    fg_add_title_word(&words, words.at[3], &arena);
    cr_expect_eq(words.n, FG_TITLE_WORDS_MOST);
    for (uint32_t i = 1; i < words.n; i++) cr_expect_lt(words.at[i - 1], words.at[i]);
    cr_expect(fg_has_title_word(&words, words.at[0]) && !fg_has_title_word(&words, words.at[0] + 1));
    fg_arena_free(&arena);
}
