#include <criterion/criterion.h>

#include "parse/dates.h"
#include "support.h"

static void add_date(fg_buf *out, fg_date d, bool open) {
    if (open)
        fg_buf_printf(out, "now");
    else if (d.month == FG_NO_MONTH)
        fg_buf_printf(out, "?");
    else if (d.precision == FG_PRECISION_YEAR)
        fg_buf_printf(out, "%04d", d.month / 12);
    else
        fg_buf_printf(out, "%04d-%02d", d.month / 12, d.month % 12 + 1);
}

/* ---- dates ---- */

static fg_str read_range(void *ctx, fg_arena *arena, fg_str input) {
    tools *t = ctx;
    fg_doc *doc = NULL;
    fg_reading r;
    fg_buf out;
    fg_range g;
    fg_buf_init(&out, arena);
    fg_arena_reset(&t->engine->scratch);
    cr_assert_eq(fg_doc_parse(&doc, input, NULL, NULL, NULL, NULL), FG_OK);
    cr_assert(fg_reading_start(&r, t->engine, doc));
    bool found = false;
    for (uint32_t i = 0; i < r.tokens->list.n && !found; i++) found = fg_range_at(&r, i, r.tokens->list.n, &g);
    if (found) {
        add_date(&out, g.start, false);
        fg_buf_add_char(&out, ' ');
        add_date(&out, g.stop, g.open);
        fg_buf_printf(&out, " %d", fg_range_bound(&g.start, &g.stop, 2026 * 12 + 10) - g.start.month);
    } else {
        fg_buf_printf(&out, "none");
    }
    fg_doc_free(doc);
    return fg_buf_str(&out);
}

Test(dates, cases) {
    tools t;
    open_tools(&t);
    cr_expect_eq(run_cases("cases/dates.txt", read_range, &t), 0);
    close_tools(&t);
}

/* ---- small résumés: roles; months; degrees; skills ---- */

static const char *const places[] = {"role",   "project", "education", "certificate",
                                     "skills", "summary", "interests", "other"};

static void add_roles(fg_buf *out, const fg_resume *r) {
    for (uint32_t i = 0; i < r->roles.n; i++) {
        const fg_role *role = &r->roles.at[i];
        fg_str title = fg_doc_slice(r->doc, role->title.start, role->title.end);
        fg_buf_printf(out, "%s%.*s ", i ? ", " : "", FG_STR_ARG(title));
        add_date(out, role->start, false);
        fg_buf_add_char(out, ' ');
        add_date(out, role->end, role->open);
    }
    fg_buf_printf(out, "; %u; ", r->experience_months);
}

static void add_degrees(fg_buf *out, const fg_resume *r) {
    static const char *const levels[] = {"none",     "other",  "high_school", "associate",
                                         "bachelor", "master", "doctorate"};
    for (uint32_t i = 0; i < r->education.n; i++) {
        const fg_education *e = &r->education.at[i];
        fg_buf_printf(out, "%s%s ", i ? ", " : "", levels[e->level]);
        add_date(out, e->end, false);
        if (e->in_progress) fg_buf_printf(out, " in progress");
    }
    fg_buf_printf(out, "; ");
}

/* The asked skill: its months, and the place and polarity of each proof. */
static void add_skill(fg_buf *out, const fg_resume *r, const char *id) {
    static const char *const signs[] = {"", "?", "-"};
    uint32_t concept = fg_dict_find_concept(r->dict, fg_str_of(id));
    for (uint32_t i = 0; i < r->skills.n; i++) {
        const fg_skill *s = &r->skills.at[i];
        if (s->concept != concept) continue;
        fg_buf_printf(out, "%u", s->months);
        for (uint32_t k = 0; k < s->n; k++)
            fg_buf_printf(out, " %s%s", places[r->proofs.at[s->first + k].place],
                          signs[r->proofs.at[s->first + k].polarity]);
    }
}

typedef struct {
    const char *name, *text, *skill, *expected;
} small;

static const small smalls[] = {
    {"dates before the title",
     "Experience\n09/2015 to 08/2017\nStaff Accountant Brightwater Ltd\nKept the ledgers in QuickBooks.\n02/2012 to "
     "08/2015\nBookkeeper Elm Company\nFiled invoices.\n",
     "quickbooks", "Staff Accountant 2015-09 2017-08, Bookkeeper 2012-02 2015-08; 67; ; 24 role"},
    {"dates behind the title",
     "Work History\nStaff Accountant, Brightwater Ltd, Sep 2015 - Aug 2017\n- Kept the ledgers in "
     "QuickBooks\n\nBookkeeper, Elm Company, Feb 2012 - Aug 2015\n- Filed invoices\n",
     "quickbooks", "Staff Accountant 2015-09 2017-08, Bookkeeper 2012-02 2015-08; 67; ; 24 role"},
    {"title, then dates",
     "Experience\nStaff Accountant\nSeptember 2015 to August 2017 Brightwater Ltd\nKept the ledgers in QuickBooks.\n",
     "quickbooks", "Staff Accountant 2015-09 2017-08; 24; ; 24 role"},
    {"line breaks lost",
     "Pat Doe Accountant Authorized to work anywhere. Work Experience Staff Accountant Brightwater Ltd - Elmira, NY "
     "September 2015 to August 2017 \xE2\x80\xA2 Kept the ledgers in "
     "QuickBooks and reconciled the accounts of twelve branches at the end of every month \xE2\x80\xA2 Prepared the "
     "papers for the yearly audit Bookkeeper Elm Company - Elmira, NY "
     "February 2012 to August 2015 \xE2\x80\xA2 Filed invoices and sent reminders to customers who were late Education "
     "Bachelor of Science in Accounting State University - Elmira, NY "
     "May 2011 Skills QuickBooks (6 years), Payroll (2 years)",
     "quickbooks",
     "Staff Accountant 2015-09 2017-08, Bookkeeper 2012-02 2015-08; 67; bachelor 2011-05; 24 role skills"},
    {"sections in another order",
     "Skills\nQuickBooks\n\nEducation\nBachelor of Science in Accounting, State University, May "
     "2011\n\nExperience\nStaff Accountant, Brightwater Ltd, Sep 2015 - Aug 2017\nPayroll.\n",
     "quickbooks", "Staff Accountant 2015-09 2017-08; 24; bachelor 2011-05; 0 skills"},
    {"study is no work", "Education\nBachelor of Arts in History, State University, 2010 - 2014\n", "quickbooks",
     "; 0; bachelor 2014; "},
    {"a degree to come", "Education\nMaster of Science in Accounting, State University, May 2028\n", "quickbooks",
     "; 0; master 2028-05 in progress; "},
    {"overlaps count once",
     "Experience\nCook, Blue Restaurant, Jan 2015 - Dec 2016\nGrill.\n\nCashier, Corner Store, Jun 2016 - Jun "
     "2017\nTill.\n",
     "quickbooks", "Cook 2015-01 2016-12, Cashier 2016-06 2017-06; 30; ; "},
    {"projects are no jobs",
     "Experience\nCook, Blue Restaurant, Jan 2015 - Dec 2016\nGrill.\n\nProjects\nLedger tool, Jan 2018 - Mar "
     "2018\nBuilt with QuickBooks.\n",
     "quickbooks", "Cook 2015-01 2016-12; 24; ; 0 project"},
    {"weak and lacking", "Summary\nBasic knowledge of QuickBooks.\n", "quickbooks", "; 0; ; 0 summary?"},
    {"lacking", "Summary\nNo experience with QuickBooks.\n", "quickbooks", "; 0; ; 0 summary-"},
    {"references are not the person's", "References\nPat Doe, taught QuickBooks\n", "quickbooks", "; 0; ; "},
};

static fg_resume *parse(tools *t, const char *text, fg_doc **doc) {
    fg_resume *r = NULL;
    fg_error err = {.status = FG_OK};
    cr_assert_eq(fg_doc_parse(doc, fg_str_of(text), NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_resume_parse(&r, t->engine, *doc, &err), FG_OK, "%s", err.message);
    return r;
}

Test(resume, small) {
    tools t;
    open_tools(&t);
    for (size_t i = 0; i < FG_COUNT(smalls); i++) {
        fg_doc *doc = NULL;
        fg_resume *r = parse(&t, smalls[i].text, &doc);
        fg_arena arena;
        fg_buf out;
        fg_arena_init(&arena, NULL);
        fg_buf_init(&out, &arena);
        add_roles(&out, r);
        add_degrees(&out, r);
        add_skill(&out, r, smalls[i].skill);
        fg_str got = fg_buf_str(&out);
        cr_expect(fg_str_eq(got, fg_str_of(smalls[i].expected)), "%s: expected %s, got %.*s", smalls[i].name,
                  smalls[i].expected, FG_STR_ARG(got));
        fg_arena_free(&arena);
        fg_resume_free(r);
        fg_doc_free(doc);
    }
    close_tools(&t);
}

/* What a file could not be read with. */
Test(resume, warns_of_how_it_was_read) {
    tools t;
    fg_doc *doc = NULL;
    fg_resume *r = NULL;
    uint32_t told = 0;
    open_tools(&t);
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("Skills\nQuickBooks\n"), NULL, NULL, NULL, NULL), FG_OK);
    doc->undrawn = doc->weak_sandbox = true;
    cr_assert_eq(fg_resume_parse(&r, t.engine, doc, NULL), FG_OK);
    for (uint32_t i = 0; i < r->warnings.n; i++)
        told += r->warnings.at[i] == fg_undrawn_warning || r->warnings.at[i] == fg_sandbox_warning;
    cr_expect_eq(told, 2);
    fg_resume_free(r);
    fg_doc_free(doc);
    close_tools(&t);
}

/* Who somebody is must not change what is read: other name, address, year of birth and pronoun, the same profile. */
Test(resume, person_does_not_matter) {
    static const char *const heads[] = {"Pat Doe\n12 Elm Street, Elmira, NY 14901\npat@example.org\n",
                                        "Aaliyah Fernandez-Okoye\nPune 411014\n+91 98220 12345\n"};
    static const char *const tails[] = {"Personal Details\nDate of birth: 12/05/1990\nPronouns: she\n",
                                        "Personal Details\nDate of birth: 1961-03-01\nMarried, father of two\n"};
    tools t;
    open_tools(&t);
    uint32_t first = 0;
    for (int i = 0; i < 2; i++) {
        fg_arena arena;
        fg_arena_init(&arena, NULL);
        fg_str text = fg_arena_printf(
            &arena, "%s\nExperience\nCook, Blue Restaurant, Jan 2015 - Dec 2016\nGrill and inventory.\n\n%s", heads[i],
            tails[i]);
        fg_doc *doc = NULL;
        fg_resume *r = parse(&t, text.ptr, &doc);
        cr_expect_eq(r->experience_months, 24);
        cr_expect_eq(r->roles.n, 1);
        if (i == 0) first = r->proofs.n;
        cr_expect_eq(r->proofs.n, first);
        fg_resume_free(r);
        fg_doc_free(doc);
        fg_arena_free(&arena);
    }
    close_tools(&t);
}
