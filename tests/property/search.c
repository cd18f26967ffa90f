/* The best of a segment by bounds are the best by scoring every one, with the same keys, at every size and under filters. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "compose.h"
#include "index/segment.h"
#include "judge.h"
#include "mix_postings.h"
#include "mix_profiles.h"

enum { REAL = 200, MOST = 6000, ASKED = 40, K_MOST = 64 };

/* Postings for profiles, or profiles for postings. */
typedef struct {
    judge judge;
    fg_arena arena;
    bool people; /* are they who is found? */
    fg_str *found, asking[ASKED];
    uint64_t ids[MOST], allowed[MOST / 64 + 1];
} bench;

/* A posting, or a résumé, as packed bytes. */
static fg_str pack(const bench *b, bool of_person, fg_str text) {
    fg_doc *doc;
    fg_posting *posting = NULL;
    fg_resume *resume = NULL;
    fg_str packed = {0};
    cr_assert_eq(fg_doc_parse(&doc, text, NULL, NULL, NULL, NULL), FG_OK);
    if (of_person) {
        cr_assert_eq(fg_resume_parse(&resume, b->judge.engine, doc, NULL), FG_OK);
        cr_assert_eq(fg_profile_pack(&packed, resume, NULL, NULL), FG_OK);
    } else {
        cr_assert_eq(fg_posting_parse(&posting, b->judge.engine, doc, NULL), FG_OK);
        cr_assert_eq(fg_posting_pack(&packed, posting, NULL, NULL), FG_OK);
    }
    fg_posting_free(posting);
    fg_resume_free(resume);
    fg_doc_free(doc);
    return packed;
}

static fg_str pack_job(bench *b, uint64_t seed) {
    chance c = {seed};
    job j = {0};
    fg_buf text;
    compose_job(&c, &j);
    fg_buf_init(&text, &b->arena);
    job_write(&j, &text);
    return pack(b, false, fg_buf_str(&text));
}

static fg_str pack_cv(bench *b, uint64_t seed) {
    chance c = {seed};
    cv v = {0};
    fg_buf text;
    compose_cv(&c, &v);
    fg_buf_init(&text, &b->arena);
    cv_write(&v, &text);
    return pack(b, true, fg_buf_str(&text));
}

static bench *open_bench(bool people) {
    bench *b = calloc(1, sizeof *b);
    fg_str real[REAL];
    cr_assert(b);
    cr_assert_null(judge_open(&b->judge));
    fg_arena_init(&b->arena, NULL);
    b->people = people;
    for (uint32_t i = 0; i < REAL; i++) real[i] = (people ? pack_cv : pack_job)(b, i + 1);
    for (uint32_t i = 0; i < ASKED; i++) b->asking[i] = (people ? pack_job : pack_cv)(b, i + 1000);
    for (uint32_t i = 0; i < MOST; i++) b->ids[i] = i * 3 + 7;
    b->found = FG_NEW_N(&b->arena, fg_str, MOST);
    cr_assert(b->found &&
              (people ? mix_profiles : mix_postings)(b->found, MOST, real, REAL, b->judge.dict, 77, &b->arena));
    for (uint32_t i = 0; i < REAL; i++) {
        b->found[i] = fg_arena_copy(&b->arena, real[i]);
        fg_bytes_free(real[i], NULL);
    }
    return b;
}

static void close_bench(bench *b) {
    for (uint32_t i = 0; i < ASKED; i++) fg_bytes_free(b->asking[i], NULL);
    judge_close(&b->judge);
    fg_arena_free(&b->arena);
    free(b);
}

/* Both ways of ranking what lies in `parts`. */
static void compare(bench *b, fg_search_part *parts, size_t n_parts, uint32_t k, uint32_t asking) {
    fg_found fast[K_MOST], slow[K_MOST];
    uint32_t n_fast, n_slow;
    fg_error err;
    fg_search search = {.k = k}, all = {.k = k, .all = true};
    fg_status (*set)(fg_scorer *, fg_str, fg_error *) = b->people ? fg_scorer_set_posting : fg_scorer_set_profile;
    cr_assert_eq(set(b->judge.scorer, b->asking[asking], &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_segments_rank(slow, &n_slow, &all, b->judge.scorer, parts, n_parts, &err), FG_OK);
    cr_assert_eq(fg_segments_rank(fast, &n_fast, &search, b->judge.scorer, parts, n_parts, &err), FG_OK);
    cr_assert_eq(n_fast, n_slow);
    for (uint32_t i = 0; i < n_fast; i++) {
        cr_assert_eq(fast[i].id, slow[i].id, "asking %u, k %u, place %u: %llu, not %llu", asking, k, i,
                     (unsigned long long)fast[i].id, (unsigned long long)slow[i].id);
        cr_assert_eq(memcmp(&fast[i].score, &slow[i].score, sizeof fast[i].score), 0);
    }
}

static fg_segment *build(bench *b, uint32_t from, uint32_t n, fg_str *bytes) {
    fg_segment *s;
    fg_error err;
    cr_assert_eq(fg_segment_build(bytes, b->people ? FG_PACK_PROFILE : FG_PACK_POSTING, b->found + from, b->ids + from,
                                  n, b->judge.dict, NULL, NULL, &err),
                 FG_OK, "%s", err.message);
    cr_assert_eq(fg_segment_open(&s, *bytes, b->judge.dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    return s;
}

static void compare_sizes(bool people) {
    static const uint32_t sizes[] = {0, 1, 2, 63, 64, 65, 500, MOST};
    bench *b = open_bench(people);
    for (size_t i = 0; i < FG_COUNT(sizes); i++) {
        fg_str bytes;
        fg_search_part part = {build(b, 0, sizes[i], &bytes), NULL};
        for (uint32_t p = 0; p < ASKED; p++) compare(b, &part, 1, p % 4 == 0 ? 1 : p % 4 == 1 ? 5 : 20, p);
        compare(b, &part, 1, 0, 0);
        compare(b, &part, 1, K_MOST, 1);
        fg_segment_free((fg_segment *)part.segment);
        fg_bytes_free(bytes, NULL);
    }
    close_bench(b);
}

Test(search, finds_what_scoring_every_one_finds) { compare_sizes(false); }
Test(search, of_people_finds_what_scoring_every_one_finds) { compare_sizes(true); }

static void compare_parts(bool people) {
    bench *b = open_bench(people);
    fg_str bytes[3];
    fg_search_part parts[3] = {{build(b, 0, 1000, &bytes[0]), NULL},
                               {build(b, 1000, 4000, &bytes[1]), b->allowed},
                               {build(b, 5000, 1000, &bytes[2]), NULL}};
    for (uint32_t i = 0; i < FG_COUNT(b->allowed); i++) b->allowed[i] = 0x8421084210842108u * (i % 7);
    for (uint32_t p = 0; p < ASKED; p++) compare(b, parts, 3, 20, p);
    for (int i = 0; i < 3; i++) {
        fg_segment_free((fg_segment *)parts[i].segment);
        fg_bytes_free(bytes[i], NULL);
    }
    close_bench(b);
}

Test(search, keeps_to_filters_and_goes_over_parts) { compare_parts(false); }
Test(search, of_people_keeps_to_filters_and_goes_over_parts) { compare_parts(true); }

/* A posting that asks what nobody has, and one that asks nothing: all are alike, and ids decide. */
Test(search, of_people_where_all_are_alike_tells_the_first) {
    static const char *const texts[] = {
        "Cook\nRequirements\n- 3 years of falconry\n- Glassblowing\n",
        "Driver\nRequirements\n- A driver's license\n- Glassblowing\n- An interest in history\n",
        "Helper\nCome and see us.\n", "Clerk\nRequirements\n- Communication skills\n"};
    bench *b = open_bench(true);
    fg_str bytes;
    fg_search_part part = {build(b, 0, 2000, &bytes), NULL};
    for (size_t i = 0; i < FG_COUNT(texts); i++) {
        fg_bytes_free(b->asking[0], NULL);
        b->asking[0] = pack(b, false, fg_str_of(texts[i]));
        compare(b, &part, 1, 20, 0);
        compare(b, &part, 1, K_MOST, 0);
    }
    fg_segment_free((fg_segment *)part.segment);
    fg_bytes_free(bytes, NULL);
    close_bench(b);
}

Test(search, of_who_has_nothing_tells_all) {
    bench *b = open_bench(false);
    fg_str bytes;
    fg_search_part part = {build(b, 0, 300, &bytes), NULL};
    fg_bytes_free(b->asking[0], NULL);
    b->asking[0] = pack(b, true, FG_LIT("Nobody Known\nWhat I did is hard to tell.\n"));
    compare(b, &part, 1, 20, 0);
    compare(b, &part, 1, K_MOST, 0);
    fg_segment_free((fg_segment *)part.segment);
    fg_bytes_free(bytes, NULL);
    close_bench(b);
}
