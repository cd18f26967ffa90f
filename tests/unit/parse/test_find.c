/* Names as they stand. */
#include <criterion/criterion.h>

#include "parse/engine.h"
#include "support.h"

static const struct {
    const char *text, *found; /* each as: id start-end */
} cases[] = {
    {"", ""},
    {"Nothing of that kind.\n\n", ""},
    {"Knows Python and\nmachine\nlearning", "python 6-12"},
    {"SQL, data pipelines; Machine-Learning", "sql 0-3, data-pipelines 5-19, machine-learning 21-37"},
    {"machine learning machine learning", "machine-learning 0-16, machine-learning 17-33"},
};

Test(find, names_as_they_stand) {
    tools t;
    open_tools(&t);
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    for (size_t i = 0; i < FG_COUNT(cases); i++) {
        const fg_name_span *spans;
        size_t n;
        fg_buf out;
        fg_buf_init(&out, &arena);
        cr_assert_eq(fg_names_find(&spans, &n, t.engine, fg_str_of(cases[i].text), NULL), FG_OK);
        for (size_t k = 0; k < n; k++)
            fg_buf_printf(&out, "%s%.*s %u-%u", k ? ", " : "", FG_STR_ARG(fg_dict_concept(t.dict, spans[k].concept)),
                          spans[k].start, spans[k].end);
        fg_str found = fg_buf_str(&out);
        cr_assert(fg_str_eq(found, fg_str_of(cases[i].found)), "'%s': %.*s", cases[i].text, FG_STR_ARG(found));
    }
    cr_assert_eq(fg_dict_concept(t.dict, FG_NONE).len, 0);
    fg_arena_free(&arena);
    close_tools(&t);
}
