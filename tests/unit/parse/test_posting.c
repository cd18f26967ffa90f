#include <criterion/criterion.h>

#include "report/notation.h"
#include "report/posting_words.h"
#include "support.h"

/* ---- tests/cases/requirements*.txt ---- */

/* A statement, or several lines: a pilcrow begins a line, ** behind it is a bullet under a bullet. */
static fg_str lines_of(fg_arena *arena, fg_str statement) {
    fg_buf text;
    fg_buf_init(&text, arena);
    fg_buf_printf(&text, "Requirements\n- ");
    for (size_t i = 0; i < statement.len; i++) {
        if (statement.ptr[i] != '\xC2' || i + 1 >= statement.len || statement.ptr[i + 1] != '\xB6') {
            fg_buf_add_char(&text, statement.ptr[i]);
            continue;
        }
        size_t stars = 0;
        while (i + 2 < statement.len && statement.ptr[i + 2] == '*' && stars < 2) i++, stars++;
        fg_buf_printf(&text, "\n%s", stars == 2 ? "    -" : stars == 1 ? "-" : "");
        i++;
    }
    fg_buf_add_char(&text, '\n');
    return fg_buf_str(&text);
}

static fg_str tree_of(void *ctx, fg_arena *arena, fg_str statement) {
    tools *t = ctx;
    fg_doc *doc;
    fg_posting *p;
    fg_error err;
    fg_buf out;
    fg_buf_init(&out, arena);
    cr_assert_eq(fg_doc_parse(&doc, lines_of(arena, statement), NULL, NULL, NULL, &err), FG_OK);
    cr_assert_eq(fg_posting_parse(&p, t->engine, doc, &err), FG_OK);
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        const fg_requirement *q = &p->requirements.at[i];
        if (i) fg_buf_printf(&out, "; ");
        fg_notation_add(&out, p, q);
        if (q->parts) fg_buf_printf(&out, " ? ");
        fg_words_add_parts(&out, p, q);
    }
    if (!p->requirements.n) fg_buf_printf(&out, p->unread.n ? "unread" : "none");
    fg_posting_free(p);
    fg_doc_free(doc);
    return fg_buf_str(&out);
}

static const char *const requirement_cases[] = {
    "cases/requirements.txt",           "cases/requirements-logic.txt",  "cases/requirements-lists.txt",
    "cases/requirements-necessity.txt", "cases/requirements-groups.txt", "cases/requirements-years.txt",
    "cases/requirements-degrees.txt",   "cases/requirements-other.txt",  "cases/requirements-parts.txt",
};

Test(posting, statements) {
    tools t;
    int failed = 0;
    open_tools(&t);
    for (size_t i = 0; i < FG_COUNT(requirement_cases); i++) failed += run_cases(requirement_cases[i], tree_of, &t);
    cr_assert_eq(failed, 0);
    close_tools(&t);
}

static fg_posting *parse(tools *t, const char *text, fg_doc **doc) {
    fg_posting *p;
    fg_error err;
    cr_assert_eq(fg_doc_parse(doc, fg_str_of(text), NULL, NULL, NULL, &err), FG_OK);
    cr_assert_eq(fg_posting_parse(&p, t->engine, *doc, &err), FG_OK, "%s", err.message);
    return p;
}

Test(posting, benefits_and_company_text_ask_nothing) {
    tools t;
    fg_doc *doc;
    open_tools(&t);
    fg_posting *p =
        parse(&t,
              "About us\nFor over 50 years, Acme has built excellent tools in Python.\n\nRequirements\n- SQL\n\n"
              "Benefits\n- Dental, vision and 401(k)\n- Access to excel at your own pace\n",
              &doc);
    uint32_t stated = 0;
    for (uint32_t i = 0; i < p->requirements.n; i++) stated += p->requirements.at[i].necessity != FG_IMPLIED;
    cr_assert_eq(stated, 1);
    fg_posting_free(p);
    fg_doc_free(doc);
    close_tools(&t);
}

Test(posting, every_span_lies_in_the_text) {
    tools t;
    fg_doc *doc;
    open_tools(&t);
    fg_posting *p = parse(&t,
                          "Looking for a data engineer. Must have 3+ years with SQL and either Snowflake or BigQuery. "
                          "Airflow would be nice.",
                          &doc);
    cr_assert_gt(p->requirements.n, 1);
    for (uint32_t i = 1; i < p->nodes.n; i++) cr_assert_leq(p->nodes.at[i].end, doc->text.len);
    for (uint32_t i = 0; i < p->requirements.n; i++)
        cr_assert_lt(p->requirements.at[i].start, p->requirements.at[i].end);
    fg_posting_free(p);
    fg_doc_free(doc);
    close_tools(&t);
}

Test(posting, other_languages_are_named) {
    tools t;
    fg_doc *doc;
    fg_posting *p;
    fg_error err;
    open_tools(&t);
    fg_str text =
        FG_LIT("Wir suchen eine Person, die mit uns an der Zukunft der Bahn arbeitet und sich nicht vor Daten scheut. "
               "Sie haben "
               "Erfahrung mit SQL und Python und sind bereit, auch auf dem Bahnhof zu arbeiten, wenn es sein muss.");
    cr_assert_eq(fg_doc_parse(&doc, text, "stelle.txt", NULL, NULL, &err), FG_OK);
    cr_assert_eq(fg_posting_parse(&p, t.engine, doc, &err), FG_ELANGUAGE);
    cr_assert_null(p);
    cr_assert(strstr(err.message, "German") != NULL);
    fg_doc_free(doc);
    close_tools(&t);
}
