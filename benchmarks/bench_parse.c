/*
 * bench_parse posting|resume CORPUS: reads every text of a file (separated by form feeds) in one process and prints
 * the processor time beside that of `wc -w` in the C locale on the same file, as a line of JSON.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fitgap/fitgap.h>

typedef struct {
    size_t texts, parsed, refused, languages;
} tally;

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static char *read_file(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    size_t cap = 1 << 20, n = 0;
    char *bytes = malloc(cap);
    while (bytes) {
        n += fread(bytes + n, 1, cap - n, f);
        if (n < cap) break;
        char *more = realloc(bytes, cap *= 2);
        if (!more) free(bytes);
        bytes = more;
    }
    fclose(f);
    *size = n;
    return bytes;
}

/* Processor time of `wc -w`; negative: it could not be run. */
static double count_words(const char *path) {
    pid_t child = fork();
    if (child == 0) {
        setenv("LC_ALL", "C", 1);
        if (freopen("/dev/null", "w", stdout)) execlp("wc", "wc", "-w", path, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    if (child < 0 || waitpid(child, &status, 0) != child || status || getrusage(RUSAGE_CHILDREN, &used) != 0) return -1;
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void parse(fg_engine *engine, fg_str text, bool posting, tally *t) {
    fg_doc *doc = NULL;
    fg_posting *p = NULL;
    fg_resume *r = NULL;
    fg_status status = fg_doc_parse(&doc, text, NULL, NULL, NULL, NULL);
    if (status == FG_OK)
        status = posting ? fg_posting_parse(&p, engine, doc, NULL) : fg_resume_parse(&r, engine, doc, NULL);
    t->texts++;
    t->parsed += status == FG_OK;
    t->languages += status == FG_ELANGUAGE;
    t->refused += status != FG_OK && status != FG_ELANGUAGE;
    fg_posting_free(p);
    fg_resume_free(r);
    fg_doc_free(doc);
}

static void parse_all(fg_engine *engine, const char *s, size_t n, bool posting, tally *t) {
    for (size_t at = 0; at < n;) {
        const char *end = memchr(s + at, '\f', n - at);
        size_t len = end ? (size_t)(end - s) - at : n - at;
        if (len > 1) parse(engine, (fg_str){s + at, len}, posting, t);
        at += len + 2;
    }
}

int main(int argc, char **argv) {
    size_t n = 0;
    bool posting = argc == 3 && strcmp(argv[1], "posting") == 0;
    if (argc != 3 || (!posting && strcmp(argv[1], "resume") != 0)) {
        fputs("usage: bench_parse posting|resume CORPUS\n", stderr);
        return 2;
    }
    char *text = read_file(argv[2], &n);
    fg_dict *dict = NULL;
    fg_engine *engine = NULL;
    fg_error err = {0};
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    if (!text || fg_dict_open(&dict, NULL, NULL, &err) != FG_OK ||
        fg_engine_new(&engine, dict, &opt, NULL, &err) != FG_OK) {
        fprintf(stderr, "bench_parse: %s\n", text ? err.message : "cannot read the corpus");
        return 3;
    }
    tally t = {0};
    fflush(stdout);
    double count = count_words(argv[2]), start = seconds();
    parse_all(engine, text, n, posting, &t);
    double parsing = seconds() - start;
    printf("{\"texts\": %zu, \"parsed\": %zu, \"other languages\": %zu, \"refused\": %zu, \"bytes\": %zu, \"parse\": "
           "%.6f, "
           "\"wc\": %.6f, \"ratio\": %.3f}\n",
           t.texts, t.parsed, t.languages, t.refused, n, parsing, count, count / parsing);
    fg_engine_free(engine);
    fg_dict_free(dict);
    free(text);
    return 0;
}
