/*
 * bench_rank CORPUS RESUME THREADS: matches every text of a file (separated by form feeds), which is in memory, with a résumé,
 * keeps the best, and prints wall and processor time as a line of JSON.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <fitgap/fitgap.h>

enum { MOST_THREADS = 64, TOP = 20 };

typedef struct {
    const fg_dict *dict;
    const fg_resume *resume;
    fg_str *texts;
    size_t n;
    int threads;
} job;

typedef struct {
    const job *job;
    int number;
    size_t matched, kept;
    fg_result *best[TOP]; /* best first */
} worker;

static double seconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool read_file(const char *path, fg_str *bytes) {
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0) return false;
    long size = ftell(f);
    char *at = size >= 0 ? malloc((size_t)size + 1) : NULL;
    rewind(f);
    bool good = at && fread(at, 1, (size_t)size, f) == (size_t)size;
    fclose(f);
    *bytes = (fg_str){at, (size_t)size};
    return good;
}

static size_t split(fg_str all, fg_str *texts) {
    size_t n = 0;
    for (size_t at = 0; at < all.len;) {
        const char *end = memchr(all.ptr + at, '\f', all.len - at);
        size_t len = end ? (size_t)(end - all.ptr) - at : all.len - at;
        if (len > 1) {
            if (texts) texts[n] = (fg_str){all.ptr + at, len};
            n++;
        }
        at += len + 2;
    }
    return n;
}

/* Takes its place among the best, if it has one. */
static void keep(worker *w, fg_engine *engine, const fg_posting *posting, const fg_result *result) {
    size_t i = w->kept;
    fg_result *whole, *brief;
    if (i == TOP && fg_result_compare(result, w->best[TOP - 1]) >= 0) return;
    if (fg_match(&whole, engine, posting, w->job->resume, NULL) != FG_OK) return;
    fg_status status = fg_result_brief(&brief, whole, NULL, NULL);
    fg_result_free(whole);
    if (status != FG_OK) return;
    if (i == TOP)
        fg_result_free(w->best[--i]);
    else
        w->kept++;
    for (; i && fg_result_compare(brief, w->best[i - 1]) < 0; i--) w->best[i] = w->best[i - 1];
    w->best[i] = brief;
}

static void match(worker *w, fg_engine *engine, fg_str text) {
    fg_doc *doc = NULL;
    fg_posting *posting = NULL;
    fg_result *result = NULL;
    fg_status status = fg_doc_parse(&doc, text, NULL, NULL, NULL, NULL);
    if (status == FG_OK) status = fg_posting_parse(&posting, engine, doc, NULL);
    if (status == FG_OK) status = fg_match_score(&result, engine, posting, w->job->resume, NULL);
    if (status == FG_OK) {
        w->matched++;
        keep(w, engine, posting, result);
    }
    fg_result_free(result);
    fg_posting_free(posting);
    fg_doc_free(doc);
}

static void *work(void *arg) {
    worker *w = arg;
    const job *j = w->job;
    fg_engine *engine;
    const fg_options options = {.size = sizeof options, .as_of = 2026 * 12 + 10};
    if (fg_engine_new(&engine, j->dict, &options, NULL, NULL) != FG_OK) return NULL;
    for (size_t i = (size_t)w->number; i < j->n; i += (size_t)j->threads) match(w, engine, j->texts[i]);
    fg_engine_free(engine);
    return NULL;
}

static size_t run(const job *j) {
    static worker workers[MOST_THREADS];
    pthread_t threads[MOST_THREADS];
    size_t matched = 0;
    int started = 0;
    for (; started < j->threads; started++) {
        workers[started] = (worker){.job = j, .number = started};
        if (pthread_create(&threads[started], NULL, work, &workers[started]) != 0) break;
    }
    for (int i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
        matched += workers[i].matched;
        for (size_t k = 0; k < workers[i].kept; k++) fg_result_free(workers[i].best[k]);
    }
    return matched;
}

int main(int argc, char **argv) {
    job j = {.threads = argc == 4 ? atoi(argv[3]) : 0};
    fg_str corpus;
    fg_dict *dict = NULL;
    fg_engine *engine = NULL;
    fg_doc *doc = NULL;
    fg_resume *resume = NULL;
    const fg_options options = {.size = sizeof options, .as_of = 2026 * 12 + 10};
    if (j.threads < 1 || j.threads > MOST_THREADS) {
        fputs("usage: bench_rank CORPUS RESUME THREADS\n", stderr);
        return 2;
    }
    if (!read_file(argv[1], &corpus) || fg_dict_open(&dict, NULL, NULL, NULL) != FG_OK ||
        fg_engine_new(&engine, dict, &options, NULL, NULL) != FG_OK ||
        fg_doc_read(&doc, argv[2], NULL, NULL, NULL) != FG_OK || fg_resume_parse(&resume, engine, doc, NULL) != FG_OK) {
        fputs("bench_rank: cannot read the corpus or the r\xC3\xA9sum\xC3\xA9\n", stderr);
        return 3;
    }
    j.n = split(corpus, NULL);
    j.texts = malloc((j.n + 1) * sizeof *j.texts);
    if (!j.texts) return 4;
    split(corpus, j.texts);
    j.dict = dict;
    j.resume = resume;
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    size_t matched = run(&j);
    printf("{\"wall\": %.6f, \"cpu\": %.6f, \"n\": %zu, \"matched\": %zu}\n", seconds(CLOCK_MONOTONIC) - wall,
           seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, j.n, matched);
    fg_resume_free(resume);
    fg_doc_free(doc);
    fg_engine_free(engine);
    fg_dict_free(dict);
    free(j.texts);
    free((void *)corpus.ptr);
    return 0;
}
