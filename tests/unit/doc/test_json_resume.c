#include <criterion/criterion.h>

#include "doc/doc.h"

static fg_status read_json(fg_doc **doc, const char *bytes, fg_error *err) {
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_JSON};
    return fg_doc_parse(doc, fg_str_of(bytes), "f.json", &opt, NULL, err);
}

static const struct {
    const char *json, *text;
} resumes[] = {
    {"{\"basics\": {\"name\": \"Pat Doe\", \"label\": \"Clerk\", \"summary\": \"Files\\n things.\"},"
     "\"work\": [{\"name\": \"Elm Company\", \"position\": \"Clerk\", \"startDate\": \"2015-03-01\","
     "\"summary\": \"The yard.\", \"highlights\": [\"Bills\", \"Mail\"]},"
     "{\"company\": \"Oak\", \"position\": \"Porter\", \"startDate\": 2013, \"endDate\": \"2014\"}]}",
     "Pat Doe\nClerk\n\nSummary\nFiles things.\n\nExperience\nClerk | Elm Company | 2015-03-01 - Present\nThe yard.\n"
     "\xE2\x80\xA2 Bills\n\xE2\x80\xA2 Mail\nPorter | Oak | 2013 - 2014\n"},
    {"{\"basics\": {}, \"work\": [{\"name\": \"Elm\", \"position\": \"Cook\", \"startDate\": 2014, \"endDate\": {}}]}",
     "Experience\nCook | Elm | 2014\n"},
    {"{\"education\": [{\"institution\": \"Hill\", \"studyType\": \"BSc\", \"area\": \"Botany\", \"endDate\": \"2014\","
     "\"courses\": [\"Trees\", \"Moss\"]}], \"skills\": [{\"name\": \"Gardens\", \"level\": \"Expert\", \"keywords\": "
     "[\"Roses\", 1]}, \"Mowing\"]}",
     "Education\nBSc in Botany | Hill | 2014\nCoursework: Trees, Moss\n\nSkills\nGardens (Expert): Roses, 1\nMowing\n"},
    {"{\"volunteer\": [{\"organization\": \"Food Bank\", \"position\": \"Cook\", \"startDate\": \"2016\", "
     "\"endDate\": \"2017\"}], \"certificates\": [{\"name\": \"CPA\", \"issuer\": \"Board\", \"date\": \"2016-05\"}],"
     "\"languages\": [{\"language\": \"Spanish\", \"fluency\": \"B2\"}], \"interests\": [{\"name\": \"Boats\"}],"
     "\"publications\": [{\"name\": \"On moss\", \"publisher\": \"Leaf\", \"releaseDate\": \"2018\", \"summary\": "
     "\"Green.\"}], \"awards\": [{\"title\": \"Rake\", \"awarder\": \"Hill\"}], \"projects\": [{\"name\": \"Pond\", "
     "\"startDate\": \"2019\", \"description\": \"Deep.\", \"keywords\": [\"Frogs\"]}]}",
     "Volunteer Experience\nCook | Food Bank | 2016 - 2017\n\nCertifications\nCPA | Board | 2016-05\n\nProjects\n"
     "Pond | 2019\nDeep.\nKeywords: Frogs\n\nPublications\nOn moss | Leaf | 2018 | Green.\n\nAwards\nRake | Hill\n\n"
     "Languages\nSpanish (B2)\n\nInterests\nBoats\n"},
    /* other types than the schema's */
    {"{\"basics\": {\"name\": 7}, \"work\": [\"Cook at Elm\", null, {\"name\": [\"Elm\", \"Oak\"], \"position\": "
     "{\"name\": \"Cook\"}, \"startDate\": true, \"highlights\": \"Soup\"}], \"education\": \"Hill College\", "
     "\"skills\": {\"name\": \"Soup\"}}",
     "7\n\nExperience\nCook at Elm\nCook | Elm, Oak\n\xE2\x80\xA2 Soup\n\nEducation\nHill College\n\nSkills\nSoup\n"},
};

Test(json_resume, text) {
    for (size_t i = 0; i < FG_COUNT(resumes); i++) {
        fg_doc *doc = NULL;
        fg_error err = {.status = FG_OK};
        cr_assert_eq(read_json(&doc, resumes[i].json, &err), FG_OK, "%zu: %s", i, err.message);
        cr_expect(fg_str_eq(doc->text, fg_str_of(resumes[i].text)), "%zu: %.*s", i, FG_STR_ARG(doc->text));
        fg_doc_free(doc);
    }
}

/* Every field with every type: read or refused with a message, never worse. */
Test(json_resume, wrong_types) {
    static const char *const values[] = {"null",
                                         "true",
                                         "1",
                                         "-1.5e300",
                                         "\"x\"",
                                         "[]",
                                         "{}",
                                         "[[[[[1]]]]]",
                                         "[null, 1, {\"name\": {}}]",
                                         "{\"name\": [{\"name\": 2}]}"};
    static const char *const outer[] = {"basics",       "work",      "volunteer",    "education",
                                        "certificates", "projects",  "publications", "awards",
                                        "skills",       "languages", "interests",    "references"};
    static const char *const inner[] = {
        "name",    "position", "company",     "organization", "institution", "studyType", "area",     "startDate",
        "endDate", "date",     "releaseDate", "summary",      "highlights",  "courses",   "keywords", "roles",
        "level",   "language", "fluency",     "title",        "issuer",      "publisher", "awarder"};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    for (size_t o = 0; o < FG_COUNT(outer); o++)
        for (size_t v = 0; v < FG_COUNT(values); v++)
            for (size_t k = 0; k <= FG_COUNT(inner); k++) {
                fg_doc *doc = NULL;
                fg_error err = {.status = FG_OK};
                fg_str json =
                    k < FG_COUNT(inner)
                        ? fg_arena_printf(&arena, "{\"basics\": {}, \"%s\": [{\"%s\": %s}]}", outer[o], inner[k],
                                          values[v])
                        : fg_arena_printf(&arena, "{\"work\": [], \"basics\": {}, \"%s\": %s}", outer[o], values[v]);
                fg_status status = read_json(&doc, json.ptr, &err);
                cr_expect(status == FG_OK || (status == FG_EINPUT && err.message[0]), "%s", json.ptr);
                fg_doc_free(doc);
                fg_arena_reset(&arena);
            }
    fg_arena_free(&arena);
}
