/* Packed postings and profiles: hostile bytes are refused or scored, and never read past. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "index/scorer.h"

typedef struct {
    fg_dict *dict;
    fg_engine *engine;
    fg_scorer *scorer;
    fg_str posting, profile;
} tools;

static fg_str pack_posting(fg_engine *engine, const char *text) {
    fg_doc *doc;
    fg_posting *posting;
    fg_str out;
    fg_error err;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_posting_parse(&posting, engine, doc, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_posting_pack(&out, posting, NULL, &err), FG_OK, "%s", err.message);
    fg_posting_free(posting);
    fg_doc_free(doc);
    return out;
}

static fg_str pack_profile(fg_engine *engine, const char *text) {
    fg_doc *doc;
    fg_resume *resume;
    fg_str out;
    fg_error err;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_resume_parse(&resume, engine, doc, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_profile_pack(&out, resume, NULL, &err), FG_OK, "%s", err.message);
    fg_resume_free(resume);
    fg_doc_free(doc);
    return out;
}

static void open_tools(tools *t) {
    fg_error err;
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    cr_assert_eq(fg_dict_open(&t->dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_engine_new(&t->engine, t->dict, &opt, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_scorer_new(&t->scorer, t->dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    t->posting = pack_posting(t->engine, "Data Engineer\nRequirements\n- 3+ years of Python\n- SQL, Spark or similar\n"
                                         "- At least two of AWS, Azure, GCP\n- Bachelor's degree in mathematics\n"
                                         "Nice to have\n- Kubernetes or Docker\n");
    t->profile =
        pack_profile(t->engine, "Ann Lee\nExperience\nData Analyst, Globex, Jan 2019 - Dec 2023\n- Built reports "
                                "in Python and SQL on AWS\nEducation\nBSc Physics, 2018\nSkills\nDocker, Git\n");
}

static void close_tools(tools *t) {
    fg_bytes_free(t->posting, NULL);
    fg_bytes_free(t->profile, NULL);
    fg_scorer_free(t->scorer);
    fg_engine_free(t->engine);
    fg_dict_free(t->dict);
}

Test(pack, scores_what_was_packed) {
    tools t;
    fg_error err;
    fg_packed_score score;
    open_tools(&t);
    cr_expect_eq(fg_scorer_score(t.scorer, t.posting, &score, &err), FG_EINVAL, "there is no profile yet");
    cr_assert_eq(fg_scorer_set_profile(t.scorer, t.profile, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_scorer_score(t.scorer, t.posting, &score, &err), FG_OK, "%s", err.message);
    cr_expect(score.score.scored && score.score.low > 3000 && score.score.low < 9000, "%d", score.score.low);
    cr_expect_eq(score.lost, 0);
    close_tools(&t);
}

Test(pack, takes_no_kind_for_the_other) {
    tools t;
    fg_error err;
    fg_packed_score score;
    open_tools(&t);
    cr_expect_eq(fg_scorer_set_profile(t.scorer, t.posting, &err), FG_EINPUT);
    cr_expect_eq(fg_scorer_set_profile(t.scorer, (fg_str){0}, &err), FG_EINPUT);
    cr_assert_eq(fg_scorer_set_profile(t.scorer, t.profile, &err), FG_OK);
    cr_expect_eq(fg_scorer_score(t.scorer, t.profile, &score, &err), FG_EINPUT);
    close_tools(&t);
}

/* A copy that ends where its memory ends, so that a sanitizer sees a read past it. */
static char *exact_copy(fg_str s, size_t n) {
    char *copy = malloc(n + !n);
    cr_assert(copy);
    if (n) memcpy(copy, s.ptr, n);
    return copy;
}

Test(pack, refuses_every_truncation) {
    tools t;
    fg_error err;
    fg_packed_score score;
    open_tools(&t);
    for (size_t n = 0; n < t.profile.len; n++) {
        char *copy = exact_copy(t.profile, n);
        cr_expect_eq(fg_scorer_set_profile(t.scorer, (fg_str){copy, n}, &err), FG_EINPUT, "%zu", n);
        free(copy);
    }
    cr_assert_eq(fg_scorer_set_profile(t.scorer, t.profile, &err), FG_OK);
    for (size_t n = 0; n < t.posting.len; n++) {
        char *copy = exact_copy(t.posting, n);
        cr_expect_eq(fg_scorer_score(t.scorer, (fg_str){copy, n}, &score, &err), FG_EINPUT, "%zu", n);
        free(copy);
    }
    close_tools(&t);
}

Test(pack, survives_every_changed_byte) {
    tools t;
    fg_error err;
    fg_packed_score score;
    open_tools(&t);
    cr_assert_eq(fg_scorer_set_profile(t.scorer, t.profile, &err), FG_OK);
    for (size_t i = 0; i < t.posting.len; i++)
        for (unsigned x = 1; x < 256; x += 2) {
            char *copy = exact_copy(t.posting, t.posting.len);
            copy[i] = (char)(copy[i] ^ (char)x);
            fg_status s = fg_scorer_score(t.scorer, (fg_str){copy, t.posting.len}, &score, &err);
            cr_expect(s == FG_OK || s == FG_EINPUT);
            cr_expect(s != FG_OK || !score.score.scored || (score.score.low >= 0 && score.score.low <= 10000));
            free(copy);
        }
    for (size_t i = 0; i < t.profile.len; i++)
        for (unsigned x = 1; x < 256; x += 2) {
            char *copy = exact_copy(t.profile, t.profile.len);
            copy[i] = (char)(copy[i] ^ (char)x);
            fg_status s = fg_scorer_set_profile(t.scorer, (fg_str){copy, t.profile.len}, &err);
            cr_expect(s == FG_OK || s == FG_EINPUT);
            if (s == FG_OK) cr_expect_eq(fg_scorer_score(t.scorer, t.posting, &score, &err), FG_OK);
            free(copy);
        }
    close_tools(&t);
}
