/* tests/cases/headers.txt: what a posting says of itself. */
#include <criterion/criterion.h>

#include "parse/requirement.h"
#include "support.h"

static const char *const workplaces[] = {"", "on site", "hybrid", "remote"};
static const char *const employments[] = {"", "full-time", "part-time", "contract", "internship", "temporary"};
static const char *const seniorities[] = {"",          "intern", "junior",  "mid",      "senior", "lead",
                                          "principal", "staff",  "manager", "director", "vp",     "chief"};

static void say(fg_buf *out, const char *label, fg_str value) {
    if (!value.len) return;
    if (out->n) fg_buf_add(out, FG_LIT("; "));
    fg_buf_printf(out, "%s%s%.*s", label, *label ? " " : "", FG_STR_ARG(value));
}

/* "hybrid or remote": all that are offered, the one that counts in front. */
static void say_kinds(fg_buf *out, const char *const *names, uint32_t n, uint8_t first, uint8_t set) {
    say(out, "", fg_str_of(names[first]));
    for (uint32_t k = 1; k < n; k++)
        if (k != first && set >> k & 1) fg_buf_printf(out, " or %s", names[k]);
}

static fg_str span_text(const fg_posting *p, fg_span s) { return fg_doc_slice(p->doc, s.start, s.end); }

static void say_places(fg_buf *out, const fg_posting *p) {
    fg_str location = span_text(p, p->header.location);
    say(out, "location", location);
    for (uint32_t i = 0; i < p->header.places; i++) {
        fg_str place = span_text(p, p->header.place[i]);
        if (!fg_str_eq(place, location) && p->header.places > 1) fg_buf_printf(out, " and %.*s", FG_STR_ARG(place));
    }
}

static void add_money(fg_buf *out, uint32_t hundredths) {
    fg_buf_printf(out, "%u", hundredths / 100);
    if (hundredths % 100) fg_buf_printf(out, ".%02u", hundredths % 100);
}

static fg_str pay_text(fg_arena *arena, const fg_header *h) {
    fg_buf b;
    fg_buf_init(&b, arena);
    if (!h->has_salary) return (fg_str){0};
    if (!h->salary_min) fg_buf_add(&b, FG_LIT("up to "));
    if (!h->salary_max) fg_buf_add(&b, FG_LIT("from "));
    add_money(&b, h->salary_min ? h->salary_min : h->salary_max);
    if (h->salary_min && h->salary_max > h->salary_min) {
        fg_buf_add(&b, FG_LIT(" to "));
        add_money(&b, h->salary_max);
    }
    if (h->currency[0]) fg_buf_printf(&b, " %s", h->currency);
    fg_buf_printf(&b, h->period[0] == 'h' ? " an %s" : " a %s", h->period);
    return fg_buf_str(&b);
}

static fg_str with_lines(fg_arena *arena, fg_str input) {
    fg_buf b;
    fg_buf_init(&b, arena);
    for (size_t i = 0; i < input.len; i++) {
        bool cut = input.ptr[i] == '\\' && i + 1 < input.len && input.ptr[i + 1] == 'n';
        fg_buf_add_char(&b, cut ? '\n' : input.ptr[i]);
        i += cut;
    }
    return fg_buf_str(&b);
}

static fg_str header_of(void *ctx, fg_arena *arena, fg_str input) {
    tools *t = ctx;
    fg_doc *doc;
    fg_posting *p;
    fg_error err;
    fg_buf out;
    fg_buf_init(&out, arena);
    cr_assert_eq(fg_doc_parse(&doc, with_lines(arena, input), NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_posting_parse(&p, t->engine, doc, &err), FG_OK, "%s", err.message);
    const fg_header *h = &p->header;
    say(&out, "title", span_text(p, h->title));
    say(&out, "company", span_text(p, h->company));
    say_places(&out, p);
    say_kinds(&out, workplaces, FG_COUNT(workplaces), h->workplace, h->workplaces);
    say_kinds(&out, employments, FG_COUNT(employments), h->employment, h->employments);
    say(&out, "", fg_str_of(seniorities[h->seniority]));
    say(&out, "pay", pay_text(arena, h));
    say(&out, "until", fg_str_of(h->deadline));
    if (h->posted) say(&out, "posted", fg_arena_printf(arena, "%u", h->posted));
    fg_posting_free(p);
    fg_doc_free(doc);
    return out.n ? fg_buf_str(&out) : FG_LIT("nothing");
}

Test(headers, cases) {
    tools t;
    open_tools(&t);
    cr_assert_eq(run_cases("cases/headers.txt", header_of, &t), 0);
    close_tools(&t);
}

/* The name of who hires is no skill, unless it is asked for. */
Test(headers, own_name_is_no_skill) {
    static const struct {
        const char *text;
        uint32_t asked;
    } of[] = {
        {"Oracle is an equal opportunity employer.\n\nRequirements\n- Passion for what we build at Oracle\n- SQL\n", 1},
        {"Oracle is an equal opportunity employer.\n\nRequirements\n- Experience with Oracle databases\n- SQL\n", 2}};
    tools t;
    fg_error err;
    open_tools(&t);
    for (size_t i = 0; i < FG_COUNT(of); i++) {
        fg_doc *doc;
        fg_posting *p;
        cr_assert_eq(fg_doc_parse(&doc, fg_str_of(of[i].text), NULL, NULL, NULL, &err), FG_OK);
        cr_assert_eq(fg_posting_parse(&p, t.engine, doc, &err), FG_OK);
        uint32_t asked = 0;
        for (uint32_t k = 1; k < p->nodes.n; k++) asked += p->nodes.at[k].type == FG_NODE_SKILL;
        cr_assert_eq(asked, of[i].asked, "%zu: %u", i, asked);
        fg_posting_free(p);
        fg_doc_free(doc);
    }
    close_tools(&t);
}
