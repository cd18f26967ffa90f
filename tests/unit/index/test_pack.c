/* Packed postings and profiles: hostile bytes are refused or scored, and never read past. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "index/scorer.h"
#include "support.h"

typedef struct {
    tools tools;
    fg_scorer *scorer;
    fg_str posting, profile;
} pair;

static void open_pair(pair *t) {
    fg_error err;
    open_tools(&t->tools);
    cr_assert_eq(fg_scorer_new(&t->scorer, t->tools.dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    t->posting = pack_posting(&t->tools, "Data Engineer\nRequirements\n- 3+ years of Python\n- SQL, Spark or similar\n"
                                         "- At least two of AWS, Azure, GCP\n- Bachelor's degree in mathematics\n"
                                         "Nice to have\n- Kubernetes or Docker\n");
    t->profile =
        pack_profile(&t->tools, "Ann Lee\nExperience\nData Analyst, Globex, Jan 2019 - Dec 2023\n- Built reports "
                                "in Python and SQL on AWS\nEducation\nBSc Physics, 2018\nSkills\nDocker, Git\n");
}

static void close_pair(pair *t) {
    fg_bytes_free(t->posting, NULL);
    fg_bytes_free(t->profile, NULL);
    fg_scorer_free(t->scorer);
    close_tools(&t->tools);
}

Test(pack, scores_what_was_packed) {
    pair t;
    fg_error err;
    fg_packed_score score;
    open_pair(&t);
    cr_expect_eq(fg_scorer_score(t.scorer, t.posting, &score, &err), FG_EINVAL, "there is no profile yet");
    cr_assert_eq(fg_scorer_set_profile(t.scorer, t.profile, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_scorer_score(t.scorer, t.posting, &score, &err), FG_OK, "%s", err.message);
    cr_expect(score.score.scored && score.score.low > 3000 && score.score.low < 9000, "%d", score.score.low);
    cr_expect_eq(score.lost, 0);
    close_pair(&t);
}

Test(pack, takes_no_kind_for_the_other) {
    pair t;
    fg_error err;
    fg_packed_score score;
    open_pair(&t);
    cr_expect_eq(fg_scorer_set_profile(t.scorer, t.posting, &err), FG_EINPUT);
    cr_expect_eq(fg_scorer_set_profile(t.scorer, (fg_str){0}, &err), FG_EINPUT);
    cr_assert_eq(fg_scorer_set_profile(t.scorer, t.profile, &err), FG_OK);
    cr_expect_eq(fg_scorer_score(t.scorer, t.profile, &score, &err), FG_EINPUT);
    close_pair(&t);
}

/* A copy that ends where its memory ends, so that a sanitizer sees a read past it. */
static char *exact_copy(fg_str s, size_t n) {
    char *copy = malloc(n + !n);
    cr_assert(copy);
    if (n) memcpy(copy, s.ptr, n);
    return copy;
}

Test(pack, refuses_every_truncation) {
    pair t;
    fg_error err;
    fg_packed_score score;
    open_pair(&t);
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
    close_pair(&t);
}

Test(pack, survives_every_changed_byte) {
    pair t;
    fg_error err;
    fg_packed_score score;
    open_pair(&t);
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
    close_pair(&t);
}
