/*
 * A host such as a database server: it keeps packed bytes, gives them back in any state and at any address, lends its own
 * memory, and wants scores without a call to the allocator. Only fitgap.h is used; malloc is watched by the linker's --wrap.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fitgap/fitgap.h>

static int faults;
#define EXPECT(what)                                                                                                   \
    do {                                                                                                               \
        if (what) break;                                                                                               \
        printf("not ok line %d: %s\n", __LINE__, #what);                                                               \
        faults++;                                                                                                      \
    } while (0)

/* ---- memory ---- */

static size_t calls;
void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *at, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *at, size_t n);
void *__wrap_malloc(size_t n) { return calls++, __real_malloc(n); }
void *__wrap_calloc(size_t n, size_t size) { return calls++, __real_calloc(n, size); }
void *__wrap_realloc(void *at, size_t n) { return calls++, __real_realloc(at, n); }

/* The host's own memory: what is out is counted, and after `left` calls there is none. */
typedef struct {
    size_t out, calls, left;
} purse;

static void *lend(void *ctx, void *at, size_t before, size_t n) {
    purse *p = ctx;
    if (n == 0) {
        p->out -= at ? before : 0;
        free(at);
        return NULL;
    }
    p->calls++;
    if (p->left == 0) return NULL;
    p->left--;
    void *fresh = realloc(at, n);
    if (fresh) p->out += n - (at ? before : 0);
    return fresh;
}

/* ---- texts ---- */

static const char *const postings[] = {
    "Data Engineer\nRequirements\n- 3+ years of experience with Python and SQL\n- Airflow, Dagster or a similar "
    "tool\n- Kafka a "
    "plus\n- Bachelor's degree in Computer Science or equivalent experience\n",
    "Nurse\nRequirements\n- Registered Nurse licence\n- Two years in intensive care\n- Patience and clear "
    "communication\n",
    "Cook\nRequirements\n- Food safety certificate\n",
    "We drink tea.\n",
};
static const char *const resumes[] = {
    "Ann Lee\nExperience\nData Engineer, Globex, Jan 2019 - Dec 2023\n- Built pipelines in Python, SQL and "
    "Airflow\n\nEducation\nBSc "
    "Computer Science, 2018\n\nSkills\nKafka, Docker\n",
    "Bob Ray\nExperience\nStaff Nurse, City Hospital, Mar 2015 - Present\n- Cared for patients in intensive "
    "care\n\nCertificates\nRegistered Nurse\n",
    "Nobody\n\nI like tea.\n",
};
enum {
    POSTINGS = sizeof postings / sizeof *postings,
    RESUMES = sizeof resumes / sizeof *resumes,
    AS_OF = 2026 * 12 + 10
};

static fg_dict *dict;
static fg_str packed[POSTINGS], profiles[RESUMES];
static fg_score matched[POSTINGS][RESUMES];

static fg_doc *doc_of(const char *text) {
    fg_doc *doc = NULL;
    EXPECT(fg_doc_parse(&doc, (fg_str){text, strlen(text)}, NULL, NULL, NULL, NULL) == FG_OK);
    return doc;
}

static void prepare(void) {
    fg_engine *engine;
    fg_doc *docs[POSTINGS + RESUMES];
    fg_posting *p[POSTINGS];
    fg_resume *r[RESUMES];
    fg_options options = {.size = sizeof options, .as_of = AS_OF};
    EXPECT(fg_dict_open(&dict, NULL, NULL, NULL) == FG_OK);
    EXPECT(fg_engine_new(&engine, dict, &options, NULL, NULL) == FG_OK);
    for (int i = 0; i < POSTINGS; i++) {
        docs[i] = doc_of(postings[i]);
        EXPECT(fg_posting_parse(&p[i], engine, docs[i], NULL) == FG_OK);
        EXPECT(fg_posting_pack(&packed[i], p[i], NULL, NULL) == FG_OK);
    }
    for (int k = 0; k < RESUMES; k++) {
        docs[POSTINGS + k] = doc_of(resumes[k]);
        EXPECT(fg_resume_parse(&r[k], engine, docs[POSTINGS + k], NULL) == FG_OK);
        EXPECT(fg_profile_pack(&profiles[k], r[k], NULL, NULL) == FG_OK);
    }
    for (int i = 0; i < POSTINGS; i++)
        for (int k = 0; k < RESUMES; k++) {
            fg_result *result;
            EXPECT(fg_match(&result, engine, p[i], r[k], NULL) == FG_OK);
            fg_result_score(result, &matched[i][k]);
            fg_result_free(result);
        }
    for (int i = 0; i < POSTINGS; i++) fg_posting_free(p[i]);
    for (int k = 0; k < RESUMES; k++) fg_resume_free(r[k]);
    for (int i = 0; i < POSTINGS + RESUMES; i++) fg_doc_free(docs[i]);
    fg_engine_free(engine);
}

static bool same(const fg_score *a, const fg_score *b) {
    return a->scored == b->scored && a->low == b->low && a->high == b->high && a->required == b->required &&
           a->preferred == b->preferred && a->rank == b->rank;
}

/* ---- what is looked at ---- */

static void score_all(fg_scorer *s, bool by_profile) {
    fg_packed_score out;
    for (int k = 0; k < (by_profile ? RESUMES : POSTINGS); k++) {
        EXPECT((by_profile ? fg_scorer_set_profile(s, profiles[k], NULL) : fg_scorer_set_posting(s, packed[k], NULL)) ==
               FG_OK);
        for (int round = 0; round < 2; round++) { /* the first may take memory: it sees what is largest */
            size_t before = calls;
            for (int i = 0; i < (by_profile ? POSTINGS : RESUMES); i++) {
                EXPECT((by_profile ? fg_scorer_score(s, packed[i], &out, NULL)
                                   : fg_scorer_score_profile(s, profiles[i], &out, NULL)) == FG_OK);
                fg_score text = by_profile ? matched[i][k] : matched[k][i];
                if (!by_profile) text.rank = text.low; /* profiles stand in the order of their scores */
                EXPECT(same(&out.score, &text));
                EXPECT(out.lost == 0);
            }
            if (round) EXPECT(calls == before);
        }
    }
}

static void scores_as_texts_do_without_allocating(void) {
    fg_scorer *s;
    EXPECT(fg_scorer_new(&s, dict, NULL, NULL, NULL) == FG_OK);
    score_all(s, true);
    score_all(s, false);
    fg_scorer_free(s);
}

/* Whatever stands in front of it in a row of the host. */
static void reads_at_any_address(void) {
    char *room = malloc(packed[0].len + 16);
    fg_scorer *s;
    fg_packed_score out;
    EXPECT(fg_scorer_new(&s, dict, NULL, NULL, NULL) == FG_OK);
    EXPECT(fg_scorer_set_profile(s, profiles[0], NULL) == FG_OK);
    for (size_t at = 0; at < 8; at++) {
        memcpy(room + at, packed[0].ptr, packed[0].len);
        EXPECT(fg_scorer_score(s, (fg_str){room + at, packed[0].len}, &out, NULL) == FG_OK);
        EXPECT(same(&out.score, &matched[0][0]));
    }
    fg_scorer_free(s);
    free(room);
}

static bool is_an_answer(fg_status status, const fg_error *err) {
    return status == FG_OK || (status == FG_EINPUT && err->message[0]);
}

/* A score of changed bytes is some score in its bounds, or an error. */
static void try_bytes(fg_scorer *s, fg_str bytes) {
    fg_packed_score out;
    fg_error err;
    fg_status status = fg_scorer_score(s, bytes, &out, &err);
    EXPECT(is_an_answer(status, &err));
    EXPECT(status != FG_OK || (out.score.low >= -1 && out.score.low <= 10000 && out.score.low <= out.score.high));
    status = fg_scorer_set_profile(s, bytes, &err);
    EXPECT(is_an_answer(status, &err));
    status = fg_scorer_set_posting(s, bytes, &err);
    EXPECT(is_an_answer(status, &err));
    EXPECT(fg_scorer_set_profile(s, profiles[0], NULL) == FG_OK);
}

static void answers_to_any_bytes(void) {
    fg_scorer *s;
    fg_error err;
    fg_packed_score out;
    uint64_t seed = 42;
    EXPECT(fg_scorer_new(&s, dict, NULL, NULL, NULL) == FG_OK);
    EXPECT(fg_scorer_score(s, packed[0], &out, &err) == FG_EINVAL); /* for nobody yet */
    EXPECT(fg_scorer_set_profile(s, profiles[0], NULL) == FG_OK);
    try_bytes(s, (fg_str){NULL, 0});
    for (int i = 0; i < 4; i++) {
        fg_str whole = i < 2 ? packed[i] : profiles[i - 2];
        char *copy = malloc(whole.len);
        for (size_t n = 0; n < whole.len; n++) {
            memcpy(copy, whole.ptr, whole.len);
            try_bytes(s, (fg_str){copy, n}); /* cut off */
            for (int bit = 0; bit < 8; bit++) {
                copy[n] = (char)(whole.ptr[n] ^ 1 << bit);
                try_bytes(s, (fg_str){copy, whole.len});
            }
        }
        for (int round = 0; round < 2000; round++) { /* a good beginning, and anything behind it */
            for (size_t n = 4; n < whole.len; n++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                copy[n] = (char)(seed >> 56);
            }
            try_bytes(s, (fg_str){copy, whole.len});
        }
        free(copy);
    }
    fg_scorer_free(s);
}

/* Bytes of another version, and of the other kind, are told and not guessed at. */
static void tells_versions_and_kinds(void) {
    enum { VERSION = 3 };
    fg_scorer *s;
    fg_error err;
    fg_packed_score out;
    char *copy = malloc(packed[0].len);
    EXPECT(fg_scorer_new(&s, dict, NULL, NULL, NULL) == FG_OK);
    EXPECT(fg_scorer_set_profile(s, packed[0], &err) == FG_EINPUT && err.message[0]);
    EXPECT(fg_scorer_set_posting(s, profiles[0], &err) == FG_EINPUT && err.message[0]);
    EXPECT(fg_scorer_set_profile(s, profiles[0], &err) == FG_OK);
    memcpy(copy, packed[0].ptr, packed[0].len);
    copy[VERSION]++;
    EXPECT(fg_scorer_score(s, (fg_str){copy, packed[0].len}, &out, &err) == FG_EINPUT && err.message[0]);
    fg_scorer_free(s);
    free(copy);
}

/* All memory comes from the host's allocator, its end is an error, and all of it comes back. */
static void lives_on_lent_memory(void) {
    purse p = {0};
    const fg_allocator alloc = {lend, &p};
    bool done = false;
    for (size_t most = 0; !done && most < 100000; most++) {
        fg_scorer *s;
        fg_packed_score out;
        p.left = most;
        fg_status status = fg_scorer_new(&s, dict, NULL, &alloc, NULL);
        if (status == FG_OK) status = fg_scorer_set_profile(s, profiles[0], NULL);
        if (status == FG_OK) status = fg_scorer_score(s, packed[0], &out, NULL);
        EXPECT(status == FG_OK || status == FG_ENOMEM);
        done = status == FG_OK;
        if (done) EXPECT(same(&out.score, &matched[0][0]));
        fg_scorer_free(s);
        EXPECT(p.out == 0);
    }
    EXPECT(done);
}

static bool at_once(void *ctx) {
    ++*(int *)ctx;
    return true;
}

/* A host that is asked to stop says so to whatever may take long. */
static void stops_when_asked(void) {
    int asked = 0;
    fg_engine *engine;
    fg_posting *posting;
    fg_options options = {.size = sizeof options, .as_of = AS_OF, .cancel = at_once, .cancel_ctx = &asked};
    EXPECT(fg_engine_new(&engine, dict, &options, NULL, NULL) == FG_OK);
    fg_doc *doc = doc_of(postings[0]);
    EXPECT(fg_posting_parse(&posting, engine, doc, NULL) == FG_ECANCELED);
    EXPECT(posting == NULL && asked > 0);
    fg_doc_free(doc);
    fg_engine_free(engine);
}

int main(void) {
    prepare();
    EXPECT(calls > 0);
    scores_as_texts_do_without_allocating();
    reads_at_any_address();
    answers_to_any_bytes();
    tells_versions_and_kinds();
    lives_on_lent_memory();
    stops_when_asked();
    for (int i = 0; i < POSTINGS; i++) fg_bytes_free(packed[i], NULL);
    for (int k = 0; k < RESUMES; k++) fg_bytes_free(profiles[k], NULL);
    fg_dict_free(dict);
    return faults != 0;
}
