#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "doc/doc.h"

static fg_status read_json(fg_doc **doc, fg_str bytes, fg_error *err) {
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_JSON};
    return fg_doc_parse(doc, bytes, "f.json", &opt, NULL, err);
}

static const struct {
    const char *json, *text;
} postings[] = {
    /* a flat object */
    {"{\"job_title\": \"Baker\", \"employer\": \"Crumb\", \"jobLocation\": \"Hull\", \"job_description\": \"Bread.\","
     "\"salary\": \"low\", \"employmentType\": \"part time\"}",
     "Baker\nCompany: Crumb\nLocation: Hull\nEmployment type: Part-time\nPay: low\n\nBread."},
    {"[{\"text\": \"&lt;p&gt;Bread &amp;amp; rolls&lt;/p&gt;\"}]", "Bread & rolls\n"},
    {"{\"title\": \"Baker\", \"company\": {\"name\": \"Crumb\"}, \"text\": \"Bread.\", \"isRemote\": true,"
     "\"location\": {\"city\": \"Hull\", \"state\": \"Yorkshire\", \"country\": \"England\"},"
     "\"locations\": [\"York\", {\"city\": \"Hull\", \"region\": \"Yorkshire\", \"country\": {\"name\": \"England\"}}, "
     "1],"
     "\"employment_type\": [\"Full-time\", null, \"CONTRACTOR\"],"
     "\"salary\": {\"min\": 20000, \"max\": \"25,000\", \"currency\": \"GBP\", \"period\": \"annum\"}}",
     "Baker\nCompany: Crumb\nLocation: Hull, Yorkshire, England\nLocation: York\nWorkplace: Remote\n"
     "Employment type: Full-time, Contract\nPay: GBP 20000 - 25000 per year\n\nBread."},
    {"{\"salary\": 50000, \"salary_currency\": \"USD\", \"salary_period\": \"YEARLY\", \"text\": \"Bread.\", "
     "\"remote\": false}",
     "Pay: USD 50000 per year\n\nBread."},
    {"{\"salary\": null, \"salary_min\": 12.5, \"salary_max\": 14.0, \"salary_currency\": \"GBP\", \"pay_period\": "
     "\"HOURLY\","
     "\"text\": \"Bread.\", \"remote_allowed\": 1.0, \"location\": [\"Hull\", \"York\"]}",
     "Location: Hull\nLocation: York\nWorkplace: Remote\nPay: GBP 12.50 - 14 per hour\n\nBread."},
    {"{\"salary\": [300, 400], \"text\": \"Bread.\"}", "Pay: 300 - 400\n\nBread."},
    {"{\"title\": \"Baker\", \"content\": \"Bread.\", \"location\": {\"city\": \"Hull\"}, \"salary\": 20000}",
     "Baker\nLocation: Hull\nPay: 20000\n\nBread."},
    /* schema.org */
    {"{\"@context\": \"https://schema.org\", \"@type\": \"JobPosting\", \"title\": \"Baker\","
     "\"hiringOrganization\": {\"@type\": \"Organization\", \"name\": \"Crumb\"},"
     "\"jobLocation\": [{\"address\": {\"addressLocality\": \"Hull\", \"addressRegion\": \"Yorkshire\","
     "\"addressCountry\": \"GB\"}}, {\"address\": {\"addressCountry\": {\"name\": \"Ireland\"}}}],"
     "\"jobLocationType\": \"TELECOMMUTE\", \"employmentType\": [\"FULL_TIME\", \"PART_TIME\"],"
     "\"baseSalary\": {\"currency\": \"GBP\", \"value\": {\"minValue\": 12.5, \"maxValue\": \"14\", \"unitText\": "
     "\"HOUR\"}},"
     "\"validThrough\": \"2026-12-31T23:59\", \"description\": \"<p>We "
     "bake.</p><p><b>Skills</b></p><ul><li>Bread</ul>\","
     "\"qualifications\": \"Patience\", \"skills\": [\"Rolls\", {\"name\": \"Cake\"}, 3], \"responsibilities\": \"We "
     "bake.\","
     "\"experienceRequirements\": {\"monthsOfExperience\": 12},"
     "\"educationRequirements\": {\"credentialCategory\": \"bachelor degree\"}}",
     "Baker\nCompany: Crumb\nLocation: Hull, Yorkshire\nLocation: Ireland\nWorkplace: Remote\n"
     "Employment type: Full-time, Part-time\nPay: GBP 12.50 - 14 per hour\nDeadline: 2026-12-31\n\n"
     "We bake.\n\nSkills\n\n\xE2\x80\xA2 Bread\n\nQualifications\n\nPatience\n\nSkills\n\n\xE2\x80\xA2 Rolls\n"
     "\xE2\x80\xA2 Cake\n\nEducation\n\nbachelor degree\n\nRequirements\n\xE2\x80\xA2 12 months of experience\n"},
    {"{\"@type\": [\"https://schema.org/JobPosting\"], \"title\": \"Baker\", \"description\": \"Bread.\","
     "\"educationRequirements\": [{\"credentialCategory\": \"bachelor degree\"}, \"Baking school\"],"
     "\"experienceInPlaceOfEducation\": true}",
     "Baker\n\nBread.\n\nEducation\n\n\xE2\x80\xA2 bachelor degree or equivalent experience\n"
     "\xE2\x80\xA2 Baking school or equivalent experience\n"},
    {"{\"@graph\": [{\"@type\": \"WebPage\"}, {\"@type\": [\"Thing\", \"JobPosting\"], \"description\": \"Bread.\","
     "\"baseSalary\": {\"currency\": \"USD\", \"value\": {\"value\": 50000, \"unitText\": \"YEAR\"}}}]}",
     "Pay: USD 50000 per year\n\nBread."},
    /* job boards */
    {"{\"title\": \"Baker\", \"location\": {\"name\": \"Hull\"}, \"content\": \"&lt;p&gt;Bread.&lt;/p&gt;\", "
     "\"offices\": [],"
     "\"metadata\": [{\"name\": \"Employment Type\", \"value\": \"Intern\"}, null, {\"name\": 1}],"
     "\"pay_input_ranges\": [{\"min_cents\": 1500000, \"max_cents\": 2000000, \"currency_type\": \"GBP\"}]}",
     "Baker\nLocation: Hull\nEmployment type: Internship\nPay: GBP 15000 - 20000\n\nBread.\n"},
    {"{\"text\": \"Baker\", \"categories\": {\"location\": \"Hull\", \"commitment\": \"Permanent\"}, "
     "\"workplaceType\": "
     "\"on-site\", \"description\": \"<div>We bake.</div><br>\", \"lists\": [{\"text\": \"Requirements\", \"content\": "
     "\"<li>Bread</li><li>Rolls</li>\"}, 1], \"additional\": \"<p>Apply.</p>\", \"salaryRange\": {\"min\": 20000, "
     "\"max\": "
     "25000, \"currency\": \"EUR\", \"interval\": \"per-year-salary\"}}",
     "Baker\nLocation: Hull\nWorkplace: On-site\nEmployment type: Permanent\nPay: EUR 20000 - 25000 per year\n\n"
     "We bake.\n\nRequirements\n\n\xE2\x80\xA2 Bread\n\xE2\x80\xA2 Rolls\n\nApply.\n"},
    {"{\"text\": \"Baker\", \"categories\": {\"location\": \"Hull\", \"allLocations\": [\"Hull\", \"York\", 1]},"
     "\"descriptionPlain\": \"We bake.\"}",
     "Baker\nLocation: Hull\nLocation: York\n\nWe bake."},
    {"{\"jobs\": [{\"title\": \"Baker\", \"location\": \"Hull\", \"secondaryLocations\": [{\"location\": \"York\"}],"
     "\"employmentType\": \"FullTime\", \"isRemote\": true, \"workplaceType\": null, \"descriptionHtml\": "
     "\"<p>Bread.</p>\","
     "\"compensation\": {\"summaryComponents\": [{\"compensationType\": \"Salary\", \"interval\": \"1 YEAR\", "
     "\"currencyCode\": \"USD\", \"minValue\": 80000, \"maxValue\": 90000}]}}]}",
     "Baker\nLocation: Hull\nLocation: York\nWorkplace: Remote\nEmployment type: Full-time\n"
     "Pay: USD 80000 - 90000 per year\n\nBread.\n"},
};

Test(json_posting, texts) {
    for (size_t i = 0; i < FG_COUNT(postings); i++) {
        fg_doc *doc = NULL;
        fg_error err = {0};
        cr_assert_eq(read_json(&doc, fg_str_of(postings[i].json), &err), FG_OK, "%zu: %s", i, err.message);
        cr_expect(fg_str_eq(doc->text, fg_str_of(postings[i].text)), "%zu:\n%.*s", i, FG_STR_ARG(doc->text));
        for (uint32_t k = 0; k < doc->given.n; k++) {
            fg_str value = fg_doc_slice(doc, doc->given.at[k].start, doc->given.at[k].end);
            cr_expect(value.len && !memchr(value.ptr, '\n', value.len), "%.*s", FG_STR_ARG(value));
        }
        fg_doc_free(doc);
    }
}

static fg_str repeated(const char *s, size_t times) {
    size_t n = strlen(s);
    char *at = malloc(n * times + 1);
    for (size_t i = 0; i < times; i++) memcpy(at + i * n, s, n);
    return (fg_str){at, n * times};
}

Test(json_posting, days) {
    static const struct {
        const char *date;
        uint32_t day;
    } rows[] = {
        {"\"2026-01-31\"", 20260131},
        {"\"2026-01-31T23:59:00Z\"", 20260131},
        {"\"2026-01-31+01:00\"", 20260131},
        {"\"2026/1/31 08:00\"", 20260131},
        {"\"20260131\"", 20260131},
        {"20260131", 20260131},
        {"\"8/31/2023\"", 20230831},
        {"\" 08/31/2023, 2:05 PM\"", 20230831},
        {"\"31/8/2023\"", 20230831},
        {"\"5.8.2023\"", 20230805},
        {"\"2024-02\"", 20240229},
        {"\"2013\"", 20131231},
        {"\"31 January 2026\"", 20260131},
        {"\"January 31st, 2026\"", 20260131},
        {"\"Posted on Sept 5, 2025\"", 20250905},
        {"\"5-Aug-2025\"", 20250805},
        {"\"Sat, 31 Jan 2026 10:00:00 GMT\"", 20260131},
        {"\"February 2024\"", 20240229},
        {"\"31 February 2024\"", FG_POSTED_UNREAD},
        {"\"10 jobs, 2024\"", FG_POSTED_UNREAD},
        {"2013", 20131231},
        {"2013.0", 20131231},
        {"1582934400", 20200229},
        {"1582934400000", 20200229},
        {"1.5829344e12", 20200229},
        {"\"1583020799\"", 20200229},
        {"1583020800000", 20200301},
        {"null", 0},
        {"\" \"", 0},
        {"\"2020-13-40\"", FG_POSTED_UNREAD},
        {"\"2023-02-29\"", FG_POSTED_UNREAD},
        {"\"2023-W05\"", FG_POSTED_UNREAD},
        {"\"2023\\u000005\\u000006\"", FG_POSTED_UNREAD},
        {"\"1-2-3-4\"", FG_POSTED_UNREAD},
        {"\"3 days ago\"", FG_POSTED_UNREAD},
        {"\"99999999999999999999\"", FG_POSTED_UNREAD},
        {"1e300", FG_POSTED_UNREAD},
        {"-1", FG_POSTED_UNREAD},
        {"{}", FG_POSTED_UNREAD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fg_doc *doc;
        fg_error err;
        char json[128];
        snprintf(json, sizeof json, "{\"text\": \"Bread.\", \"date\": %s}", rows[i].date);
        cr_assert_eq(read_json(&doc, fg_str_of(json), &err), FG_OK, "%s: %s", json, err.message);
        cr_expect_eq(doc->posted, rows[i].day, "%s: %u", json, doc->posted);
        fg_doc_free(doc);
    }
}

Test(json_posting, refused) {
    static const struct {
        const char *json, *message;
    } rows[] = {
        {"{\"text\": \"a\"", "f.json: line 1 is not JSON: '}' expected near end of file"},
        {"{\"text\": \"a\"}\n{\"text\": \"b\"}",
         "f.json: holds a text a line: save one of them, or read all as JSON Lines (--format jsonl)"},
        {"[{\"text\": \"a\"}, {\"text\": \"b\"}]",
         "f.json: holds 2 postings: save one of them, or write one a line and read them as JSON Lines"},
        {"{\"jobs\": [{\"title\": \"a\", \"descriptionPlain\": \"b\"}, {\"title\": \"a\", \"descriptionPlain\": "
         "\"b\"}]}",
         "f.json: holds 2 postings: save one of them, or write one a line and read them as JSON Lines"},
        {"[1]", "f.json: is JSON, but no posting"},
        {"\"text\"", NULL},
        {"{\"name\": \"a\"}", "f.json: no string 'text', 'description', 'content' or 'body' in it"},
        {"{\"text\": \" \"}", "f.json: no text in it"},
        {"{\"@type\": \"JobPosting\", \"title\": \"a\"}", "f.json: no text in it"},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = NULL;
        fg_error err = {0};
        cr_expect_eq(read_json(&doc, fg_str_of(rows[i].json), &err), FG_EINPUT, "%s", rows[i].json);
        cr_expect_null(doc);
        if (rows[i].message) cr_expect_str_eq(err.message, rows[i].message);
    }
}

Test(json_posting, depth) {
    fg_error err = {0};
    static const char *const pieces[] = {"[", "{\"text\":", "{\"@graph\":[", "[{\"jobs\":"};
    for (size_t i = 0; i < FG_COUNT(pieces); i++) {
        fg_str json = repeated(pieces[i], 1000000);
        fg_doc *doc = NULL;
        cr_expect_eq(read_json(&doc, json, &err), FG_EINPUT);
        cr_expect_str_eq(err.message, "f.json: line 1: JSON is nested too deep");
        free((void *)json.ptr);
    }
}

/* Every value replaced by one of another type, at every place. */
Test(json_posting, wrong_types) {
    static const char *const others[] = {
        "null", "1",  "-2.5e300", "true",  "\"x\"",
        "[]",   "{}", "[{}]",     "[[1]]", "{\"name\": [], \"value\": {\"minValue\": {}}}"};
    for (size_t i = 0; i < FG_COUNT(postings); i++) {
        const char *json = postings[i].json;
        for (const char *colon = strchr(json, ':'); colon; colon = strchr(colon + 1, ':')) {
            for (size_t k = 0; k < FG_COUNT(others); k++) {
                char changed[3000];
                /* The rest becomes a field of its own that is never read. */
                snprintf(changed, sizeof changed, "%.*s: %s}", (int)(colon - json), json, others[k]);
                fg_doc *doc = NULL;
                read_json(&doc, fg_str_of(changed), NULL);
                fg_doc_free(doc);
            }
        }
    }
}

/* ---- pages that describe their job ---- */

#define LONG "Bread and rolls and cake and tarts and pies, every day of the week from four in the morning. "
#define LD(s) "<script type='application/ld+json'>" s "</script>"

Test(linked_data, of_a_page) {
    static const struct {
        const char *html, *text;
    } rows[] = {
        /* the description is better than the page; line ends in strings are forgiven */
        {"<p>Skip</p>" LD(
             "{\"@type\":\"JobPosting\",\"title\":\"Baker\",\"description\":\"<p>a</p><p>b</p>\n<p>" LONG LONG LONG
             "</p><p>c</p>\"}"),
         "Baker\n\na\n\nb\n\n" LONG LONG LONG "\nc\n"},
        /* a teaser: the page is read, and the fields are taken */
        {"<p>Bread</p>" LD("{\"@type\":\"JobPosting\",\"title\":\"Baker\",\"description\":\"B\"}"), "Baker\n\nBread\n"},
        /* several postings, or broken data: only the page counts */
        {"<p>Bread</p>" LD("[{\"@type\":\"JobPosting\",\"title\":\"a\"},{\"@type\":\"JobPosting\",\"title\":\"b\"}]"),
         "Bread\n"},
        {"<p>Bread</p>" LD("{\"@type\":\"JobPosting\",") LD("{\"@type\":\"Organization\",\"name\":\"x\"}"), "Bread\n"},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = NULL;
        fg_error err = {0};
        cr_assert_eq(fg_doc_parse(&doc, fg_str_of(rows[i].html), "page.html", NULL, NULL, &err), FG_OK, "%s",
                     err.message);
        fg_str want = fg_str_of(rows[i].text);
        cr_expect_eq(doc->text.len, i ? want.len : doc->text.len);
        cr_expect(i == 0 || fg_str_eq(doc->text, want), "%zu:\n%.*s", i, FG_STR_ARG(doc->text));
        cr_expect(i || fg_str_starts(doc->text, FG_LIT("Baker\n\na\n\nb\n\nBread and")), "%.*s", FG_STR_ARG(doc->text));
        fg_doc_free(doc);
    }
}

Test(linked_data, told_where_it_is_of_no_use) {
    static const char broken[] = "<p>Bread</p>" LD("{\"@type\":\"JobPosting\",");
    static const char two[] = LD("{\"@type\":\"JobPosting\",\"title\":\"a\"}") LD("{\"@type\":\"JobPosting\"}");
    fg_doc *doc = NULL;
    fg_error err = {0};
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(broken), "page.html", NULL, NULL, &err), FG_OK);
    cr_expect(doc->broken_data);
    fg_doc_free(doc);
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(two), "page.html", NULL, NULL, &err), FG_EINPUT);
    cr_expect_str_eq(err.message, "page.html: holds 2 postings: save one of them, or write one a line and read them as "
                                  "JSON Lines");
}
