/*
 * bench_scan fitgap|vectorscan CORPUS PHRASES RUNS THREADS: finds phrases (one a line) in texts (one a line) and writes
 * the seconds of each run as a line of JSON. run.py runs it beside others and compares.
 *
 * One thread is timed by its processor time, several by the clock on the wall.
 */
#include <fitgap/fitgap.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef HAVE_HS
#include <hs/hs.h>
#endif

enum { MOST_THREADS = 64 };

typedef struct {
    char *bytes;
    size_t n;
    fg_str *lines;
    size_t n_lines;
} lines;

static double seconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void stop(const char *what, const char *why) {
    fprintf(stderr, "bench_scan: %s: %s\n", what, why);
    exit(3);
}

static void *need(void *p) {
    if (!p) stop("memory", "there is not enough");
    return p;
}

static lines read_lines(const char *path) {
    lines l = {0};
    FILE *f = fopen(path, "rb");
    if (!f) stop(path, "cannot be read");
    size_t cap = 1 << 20;
    l.bytes = need(malloc(cap));
    for (size_t got; (got = fread(l.bytes + l.n, 1, cap - l.n, f)) > 0;) {
        l.n += got;
        if (l.n == cap) l.bytes = need(realloc(l.bytes, cap *= 2));
    }
    fclose(f);
    for (size_t i = 0; i < l.n; i++) l.n_lines += l.bytes[i] == '\n';
    l.lines = need(calloc(l.n_lines + 1, sizeof *l.lines));
    size_t k = 0;
    for (char *at = l.bytes, *end; (end = memchr(at, '\n', (size_t)(l.bytes + l.n - at))); at = end + 1)
        l.lines[k++] = (fg_str){at, (size_t)(end - at)};
    return l;
}

/* ---- what finds ---- */

typedef struct {
    const lines *corpus;
    size_t from, to; /* lines of it */
    void *finder;    /* this thread's own */
    size_t hits;
} job;

typedef struct {
    const char *name;
    void *(*open)(const lines *phrases); /* once */
    void *(*share)(void *opened);        /* once a thread */
    void *(*run)(void *job);
} peer;

/* ---- fitgap ---- */

typedef struct {
    char *at;
    size_t n, cap;
} text;

static bool append(void *ctx, fg_str s) {
    text *t = ctx;
    while (t->cap - t->n < s.len) t->at = need(realloc(t->at, t->cap = t->cap * 2 + 4096));
    memcpy(t->at + t->n, s.ptr, s.len);
    t->n += s.len;
    return true;
}

/* A table of one column, for the importer of lists. */
static text table_of(const lines *phrases) {
    text t = {0};
    append(&t, (fg_str){"name\n", 5});
    for (size_t i = 0; i < phrases->n_lines; i++) {
        append(&t, (fg_str){"\"", 1});
        for (size_t k = 0; k < phrases->lines[i].len; k++) {
            char c = phrases->lines[i].ptr[k];
            append(&t, c == '"' ? (fg_str){"\"\"", 2} : (fg_str){&c, 1});
        }
        append(&t, (fg_str){"\"\n", 2});
    }
    return t;
}

/* A dictionary holds a policy: that of the built-in one. */
static text policy(void) {
    text t = {0};
    fg_error err = {0};
    fg_dict *built_in = NULL;
    fg_policy *p = NULL;
    if (fg_dict_open(&built_in, NULL, NULL, &err) != FG_OK ||
        fg_policy_open(&p, built_in, NULL, NULL, NULL, &err) != FG_OK ||
        fg_policy_write(p, FG_TEXT, (fg_sink){append, &t}, &err) != FG_OK)
        stop("policy", err.message);
    fg_policy_free(p);
    fg_dict_free(built_in);
    return t;
}

static void report(void *ctx, const char *file, uint32_t line, const char *message) {
    (void)ctx;
    fprintf(stderr, "bench_scan: %s:%u: %s\n", file, line, message);
}

static void *open_fitgap(const lines *phrases) {
    fg_error err = {0};
    text table = table_of(phrases), skills = {0}, numbers = policy();
    fg_dict_source list = {"phrases.csv", {table.at, table.n}};
    if (fg_dict_import(FG_IMPORT_CSV, &list, 1, NULL, (fg_sink){append, &skills}, NULL, NULL, &err) != FG_OK)
        stop("import", err.message);
    fg_dict_faults faults = {report, NULL};
    fg_dict_compile_options opt = {.size = sizeof opt, .faults = &faults};
    fg_dict_source sources[] = {{"phrases.skills", {skills.at, skills.n}}, {"policy.txt", {numbers.at, numbers.n}}};
    fg_str image;
    fg_dict *dict = NULL;
    if (fg_dict_compile(&image, sources, 2, &opt, NULL, &err) != FG_OK ||
        fg_dict_open_memory(&dict, image, NULL, &err) != FG_OK)
        stop("dictionary", err.message);
    free(table.at);
    free(skills.at);
    free(numbers.at);
    return dict;
}

static void *share_fitgap(void *dict) {
    fg_engine *engine = NULL;
    fg_error err = {0};
    if (fg_engine_new(&engine, dict, NULL, NULL, &err) != FG_OK) stop("engine", err.message);
    return engine;
}

static void *run_fitgap(void *ctx) {
    job *j = ctx;
    j->hits = 0;
    for (size_t i = j->from; i < j->to; i++) {
        const fg_name_span *spans;
        size_t n;
        if (fg_names_find(&spans, &n, j->finder, j->corpus->lines[i], NULL) == FG_OK) j->hits += n;
    }
    return NULL;
}

static const peer fitgap = {"fitgap", open_fitgap, share_fitgap, run_fitgap};

/* ---- Vectorscan ---- */

#ifdef HAVE_HS
typedef struct {
    hs_database_t *db;
    hs_scratch_t *scratch;
    const lines *phrases;
} vectorscan_finder;

static void *open_vectorscan(const lines *phrases) {
    size_t n = phrases->n_lines;
    const char **literals = need(calloc(n, sizeof *literals));
    unsigned *flags = need(calloc(n, sizeof *flags)), *ids = need(calloc(n, sizeof *ids));
    size_t *sizes = need(calloc(n, sizeof *sizes));
    for (size_t i = 0; i < n; i++) {
        literals[i] = phrases->lines[i].ptr;
        sizes[i] = phrases->lines[i].len;
        flags[i] = HS_FLAG_CASELESS;
        ids[i] = (unsigned)i;
    }
    vectorscan_finder *f = need(calloc(1, sizeof *f));
    hs_compile_error_t *err;
    f->phrases = phrases;
    if (hs_compile_lit_multi(literals, flags, ids, sizes, (unsigned)n, HS_MODE_BLOCK, NULL, &f->db, &err) != HS_SUCCESS)
        stop("Vectorscan", err->message);
    return f;
}

static void *share_vectorscan(void *opened) {
    vectorscan_finder *f = need(malloc(sizeof *f));
    *f = *(vectorscan_finder *)opened;
    f->scratch = NULL;
    if (hs_alloc_scratch(f->db, &f->scratch) != HS_SUCCESS) stop("Vectorscan", "no scratch");
    return f;
}

static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

typedef struct {
    const vectorscan_finder *finder;
    fg_str text;
    size_t hits;
} vectorscan_call;

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *ctx) {
    vectorscan_call *c = ctx;
    size_t start = (size_t)to - c->finder->phrases->lines[id].len;
    (void)from;
    (void)flags;
    c->hits += (to >= c->text.len || !is_word(c->text.ptr[to])) && (start == 0 || !is_word(c->text.ptr[start - 1]));
    return 0;
}

static void *run_vectorscan(void *ctx) {
    job *j = ctx;
    const vectorscan_finder *f = j->finder;
    j->hits = 0;
    for (size_t i = j->from; i < j->to; i++) {
        vectorscan_call call = {f, j->corpus->lines[i], 0};
        hs_scan(f->db, call.text.ptr, (unsigned)call.text.len, 0, f->scratch, on_match, &call);
        j->hits += call.hits;
    }
    return NULL;
}

static const peer vectorscan = {"vectorscan", open_vectorscan, share_vectorscan, run_vectorscan};
#else
static const peer vectorscan = {.name = "vectorscan"};
#endif

/* ---- runs ---- */

/* The corpus in pieces of about as many bytes. */
static void deal(job *jobs, int n, const lines *corpus, const peer *p, void *opened) {
    size_t line = 0, bytes = 0;
    for (int k = 0; k < n; k++) {
        jobs[k] = (job){.corpus = corpus, .from = line, .finder = p->share(opened)};
        while (line < corpus->n_lines && (k == n - 1 || bytes < corpus->n / (size_t)n * (size_t)(k + 1)))
            bytes += corpus->lines[line++].len + 1;
        jobs[k].to = line;
    }
}

static double run(const peer *p, job *jobs, int n) {
    if (n == 1) {
        double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
        p->run(&jobs[0]);
        return seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    }
    pthread_t threads[MOST_THREADS];
    double start = seconds(CLOCK_MONOTONIC);
    for (int k = 0; k < n; k++)
        if (pthread_create(&threads[k], NULL, p->run, &jobs[k]) != 0) stop("threads", "cannot be started");
    for (int k = 0; k < n; k++) pthread_join(threads[k], NULL);
    return seconds(CLOCK_MONOTONIC) - start;
}

int main(int argc, char **argv) {
    int runs = argc == 6 ? atoi(argv[4]) : 0, threads = argc == 6 ? atoi(argv[5]) : 0;
    if (runs < 1 || threads < 1 || threads > MOST_THREADS) {
        fputs("usage: bench_scan fitgap|vectorscan CORPUS PHRASES RUNS THREADS\n", stderr);
        return 2;
    }
    const peer *p = strcmp(argv[1], "vectorscan") == 0 ? &vectorscan : &fitgap;
    if (!p->open) stop(p->name, "was not there when this was built");
    lines corpus = read_lines(argv[2]), phrases = read_lines(argv[3]);
    double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
    void *opened = p->open(&phrases);
    double built = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    job jobs[MOST_THREADS];
    deal(jobs, threads, &corpus, p, opened);
    printf("{\"what\": \"%s\", \"threads\": %d, \"phrases\": %zu, \"texts\": %zu, \"bytes\": %zu, \"build\": %.4f, "
           "\"runs\": [",
           p->name, threads, phrases.n_lines, corpus.n_lines, corpus.n, built);
    for (int i = 0; i < runs; i++) printf("%s%.6f", i ? ", " : "", run(p, jobs, threads));
    size_t hits = 0;
    for (int k = 0; k < threads; k++) hits += jobs[k].hits;
    printf("], \"hits\": %zu}\n", hits);
    return 0;
}
