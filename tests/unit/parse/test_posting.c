#include <criterion/criterion.h>

#include "parse/requirement.h"
#include "support.h"

/* ---- the compact notation of tests/cases/requirements.txt ---- */

static const char *kind_of(const fg_node *n) {
    static const char *const kinds[] = {"",        "all",      "any",          "at_least",      "examples", "",
                                        "soft:",   "domain:",  "certificate:", "licence:",      "spoken:",  "",
                                        "degree:", "evidence", "clearance",    "authorization", "travel",   "physical"};
    return kinds[n->type];
}

static void add_leaf(fg_buf *out, const fg_posting *p, const fg_node *n) {
    static const char *const levels[] = {"none",     "other",  "high_school", "associate",
                                         "bachelor", "master", "doctorate"};
    fg_buf_printf(out, "%s", kind_of(n));
    if (n->type == FG_NODE_YEARS)
        fg_buf_printf(out, "%umo", n->min_months);
    else if (n->type == FG_NODE_DEGREE)
        fg_buf_printf(out, "%s%s%s", levels[n->degree], n->related_ok ? "+related" : "",
                      n->experience_ok ? "+experience" : "");
    else if (n->concept != FG_NONE)
        fg_buf_add(out, fg_concept_id(p->dict, n->concept));
    if (n->type != FG_NODE_YEARS && n->min_months) fg_buf_printf(out, "/%u", n->min_months);
}

static void add_node(fg_buf *out, const fg_posting *p, uint32_t i, uint8_t necessity) {
    const fg_node *n = &p->nodes.at[i];
    if (n->necessity != FG_INHERIT) necessity = n->necessity;
    if (n->type >= FG_NODE_SKILL) {
        add_leaf(out, p, n);
        if (necessity == FG_PREFERRED) fg_buf_printf(out, "?preferred");
        return;
    }
    fg_buf_printf(out, "%s", kind_of(n));
    if (n->type == FG_NODE_AT_LEAST) fg_buf_printf(out, "%u", n->k);
    fg_buf_printf(out, "%s(", n->open ? "+" : "");
    if (n->head) {
        add_node(out, p, n->head, necessity);
        fg_buf_printf(out, ": ");
    }
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next) {
        if (k != n->child) fg_buf_printf(out, ", ");
        add_node(out, p, k, necessity);
    }
    fg_buf_add_char(out, ')');
}

static fg_str tree_of(void *ctx, fg_arena *arena, fg_str statement) {
    tools *t = ctx;
    fg_doc *doc;
    fg_posting *p;
    fg_error err;
    fg_buf out;
    fg_buf_init(&out, arena);
    fg_str text = fg_arena_printf(arena, "Requirements\n- %.*s\n", FG_STR_ARG(statement));
    cr_assert_eq(fg_doc_parse(&doc, text, NULL, NULL, NULL, &err), FG_OK);
    cr_assert_eq(fg_posting_parse(&p, t->engine, doc, &err), FG_OK);
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        if (i) fg_buf_printf(&out, "; ");
        add_node(&out, p, p->requirements.at[i].root, p->requirements.at[i].necessity);
    }
    if (!p->requirements.n) fg_buf_printf(&out, p->unread.n ? "unread" : "none");
    fg_posting_free(p);
    fg_doc_free(doc);
    return fg_buf_str(&out);
}

Test(posting, statements) {
    tools t;
    open_tools(&t);
    cr_assert_eq(run_cases("cases/requirements.txt", tree_of, &t), 0);
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
