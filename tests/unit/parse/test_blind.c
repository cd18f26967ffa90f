/* Blind reading: nothing that tells who somebody is stands in any output, and the score is the same. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "parse/profile.h"
#include "support.h"

/* What must not be seen. */
typedef struct {
    const char *first, *last, *mail, *school, *town, *birth, *nation, *year;
} person;

static const person people[] = {
    {"Ottoline", "Hollowell", "o.hollowell@example.org", "Ashgrove", "Wexcombe", "12 March 1984", "Danish", "2006"},
    {"Grace", "Baker", "grace_baker@example.org", "Fernhill", "Oxmoor", "01/02/1979", "Kenyan", "2001"},
    {"Jos\xC3\xA9",
     "Ib\xC3\xA1\xC3\xB1"
     "ez-Luna",
     "joseibanez@example.org", "Castellmar", "Vallrubia", "1990-07-30", "Chilean", "2012"},
    {"ADAEZE", "OKWUOSA", "adaeze.okwuosa@example.org", "Brightwater", "Umuoma", "3 Oct 1988", "Nigerian", "2010"},
    {"Mei-Ling", "Tsu", "meiling.tsu@example.org", "Palefield", "Hsinmen", "1 January 1995", "Taiwanese", "2017"},
    {"Young", "Cook", "young.cook@example.org", "Thornbury Vale", "Kirkhaven", "9.9.1969", "Maltese", "1991"},
};

/* %1 first, %2 last, %3 mail, %4 school, %5 town, %6 birth, %7 nation, %8 year */
static const char *const layouts[] = {
    "%1 %2\nSenior Accountant\n14 Mill Lane, %5 | +44 7700 900123 | %3 | https://example.org/in/%2\n\n"
    "Summary\n%1 is an accountant with 12 years of experience; she graduated from %4 University in %8.\n\n"
    "Experience\nSenior Accountant, Harbor Books Ltd, March 2015 - present\n"
    "- Mrs. %2 keeps the general ledger in QuickBooks\nTeaching Assistant, %4 University, 09/2013 - 06/2014\n"
    "- Taught Microsoft Excel\n\nEducation\nBSc in Accounting, %4 University, %5, %8\n\nSkills\nQuickBooks, SQL\n",
    "CURRICULUM VITAE\n%1 %2\nE-mail: %3\nPhone: (555) 123-4567\nDate of birth: %6\nNationality: %7\nGender: female\n"
    "EDUCATION\n%8  Bachelor of Science, Accounting\n%4 College\nWORK EXPERIENCE\nAccountant\nHarbor Books Ltd\n"
    "2015 - 2020\n- Ran payroll in SAP\n- Used QuickBooks\nSKILLS\nSQL\n",
    "Resume of %1 %2\n%3\n\n## Experience\n**Payroll clerk**, Tern Ltd (January 2016 to May 2021)\n"
    "- Ran payroll in QuickBooks, as %1 %2 does still\n\n## Education\n- %4 School of Business: Master of Finance, "
    "%8\n\n"
    "## Personal details\nBorn %6 in %5, %7 citizen, married\n\n## References\nOn request: %2, 555 123 4567\n",
    "Senior Accountant\n%1 %2\n%5\n%3\nPROFILE\nHe is a %7 citizen, born in %5 on %6. Class of %8 at %4 University.\n"
    "EXPERIENCE\nSenior Accountant, Harbor Books Ltd, 03/2015 - 06/2018\nKept the ledger in Xero and SQL.\n"
    "EDUCATION\n%4 University, BA Accounting, graduated %8\n",
};

static void fill(char *to, size_t size, const char *layout, const person *p) {
    const char *const values[] = {p->first, p->last, p->mail, p->school, p->town, p->birth, p->nation, p->year};
    size_t n = 0;
    for (const char *s = layout; *s && n + 1 < size; s++) {
        if (s[0] == '%' && s[1] >= '1' && s[1] <= '8')
            n += (size_t)snprintf(to + n, size - n, "%s", values[*++s - '1']);
        else
            to[n++] = *s;
    }
    to[n] = '\0';
}

typedef struct {
    char text[60000];
    size_t n;
} output;

static bool take(void *ctx, fg_str s) {
    output *o = ctx;
    cr_assert_lt(o->n + s.len, sizeof o->text);
    memcpy(o->text + o->n, s.ptr, s.len);
    o->n += s.len;
    o->text[o->n] = '\0';
    return true;
}

static const char posting[] =
    "Accountant\nHarbor Books\nRequirements\n- Bachelor's degree in Accounting or Finance\n- QuickBooks or Xero\n"
    "- 3+ years of accounting experience\n- Experience with payroll processing and SQL\n- Power BI is a plus\n";

typedef struct {
    fg_engine *engine;
    fg_score score;
    output out;
} run;

/* All that can be written of a résumé, and of how it fits. */
static void write_all(run *r, const char *text) {
    fg_sink sink = {take, &r->out};
    fg_doc *doc, *post;
    fg_resume *resume;
    fg_posting *p;
    fg_result *x;
    r->out.n = 0;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), "Hollowell Baker Okwuosa.txt", NULL, NULL, NULL), FG_OK);
    cr_assert_eq(fg_doc_parse(&post, fg_str_of(posting), "posting.txt", NULL, NULL, NULL), FG_OK);
    cr_assert_eq(fg_resume_parse(&resume, r->engine, doc, NULL), FG_OK);
    cr_assert_eq(fg_posting_parse(&p, r->engine, post, NULL), FG_OK);
    cr_assert_eq(fg_match(&x, r->engine, p, resume, NULL), FG_OK);
    fg_result_score(x, &r->score);
    for (int format = FG_TEXT; format <= FG_JSON; format++) {
        fg_report_options missing = {.size = sizeof missing, .missing_only = true};
        cr_assert_eq(fg_resume_write(resume, (fg_format)format, NULL, sink, NULL), FG_OK);
        cr_assert_eq(fg_result_write(x, (fg_format)format, NULL, sink, NULL), FG_OK);
        cr_assert_eq(fg_result_write(x, (fg_format)format, &missing, sink, NULL), FG_OK);
        cr_assert_eq(fg_result_write_ranked(x, 1, (fg_format)format, NULL, sink, NULL), FG_OK);
    }
    take(&r->out, resume->doc->text);
    fg_result_free(x);
    fg_posting_free(p);
    fg_resume_free(resume);
    fg_doc_free(post);
    fg_doc_free(doc);
}

/* Outside other words. */
static bool holds(const char *text, const char *word) {
    size_t n = strlen(word);
    for (const char *at = text; (at = strstr(at, word)); at++)
        if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[n])) return true;
    return false;
}

static int leaks(const char *out, const char *value, size_t layout, size_t who) {
    if (!holds(out, value)) return 0;
    fprintf(stderr, "layout %zu, person %zu: '%s' is seen\n", layout, who, value);
    return 1;
}

Test(blind, nothing_leaks) {
    static run seen, masked;
    static char text[4000];
    tools t;
    int leaked = 0;
    open_tools(&t);
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10, .blind = true};
    seen.engine = t.engine;
    cr_assert_eq(fg_engine_new(&masked.engine, t.dict, &opt, NULL, NULL), FG_OK);
    for (size_t l = 0; l < FG_COUNT(layouts); l++)
        for (size_t i = 0; i < FG_COUNT(people); i++) {
            const person *p = &people[i];
            fill(text, sizeof text, layouts[l], p);
            write_all(&seen, text);
            write_all(&masked, text);
            cr_expect_eq(memcmp(&seen.score, &masked.score, sizeof seen.score), 0, "layout %zu, person %zu", l, i);
            cr_expect_gt(masked.score.low, 0);
            const char *const hidden[] = {p->first,  p->last,  p->mail,   p->school, p->town, p->birth,
                                          p->nation, p->year,  "900123",  "4567",    "she",   "He",
                                          "Mrs",     "female", "14 Mill", "married"};
            for (size_t k = 0; k < FG_COUNT(hidden); k++) leaked += leaks(masked.out.text, hidden[k], l, i);
            cr_expect(holds(seen.out.text, p->last) && holds(seen.out.text, p->school));
            cr_expect(strstr(masked.out.text, "QuickBooks") || strstr(masked.out.text, "Xero"));
        }
    cr_expect_eq(leaked, 0);
    fg_engine_free(masked.engine);
    close_tools(&t);
}
