/*
 * bench_index [--people] POSTINGS.jsonl RESUMES.jsonl [QUERIES [SIZE...]]: the best 20 postings for a candidate out of
 * segments of SIZE packed postings (default: 100000 300000 1000000), beside scoring every one of the first size in the same
 * run, for candidates with about 5, 10, 30 and 60 skills; with --people the best profiles for a posting, by the things that
 * it asks. What is beyond the file is mixed of it (tests/property/mix_postings.h, mix_profiles.h). Times are of the
 * processor; every answer that is compared must be the same. Lines of JSON.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "index/segment.h"
#include "mix_postings.h"
#include "mix_profiles.h"

enum { TOP = 20, COMPARED = 8, SIZES_MOST = 8, MIXED_AT_ONCE = 1 << 18, PER_SEGMENT = 1 << 19 /* as in a store */ };

typedef FG_VEC(fg_str) packed_list;

typedef struct {
    fg_dict *dict;
    fg_engine *engine;
    fg_scorer *scorer;
    fg_arena arena;
    bool people; /* are they who is found? */
    packed_list postings, profiles;
    FG_VEC(uint32_t) skills, asked; /* of each profile, of each posting */
} bench;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void add_packed(bench *b, packed_list *to, fg_str packed) {
    fg_str *s = FG_PUSH(&b->arena, to);
    if (s) *s = fg_arena_copy(&b->arena, packed);
    fg_bytes_free(packed, NULL);
}

static void pack_posting(bench *b, const fg_doc *doc) {
    fg_posting *posting;
    fg_str packed;
    if (fg_posting_parse(&posting, b->engine, doc, NULL) != FG_OK) return;
    if (fg_posting_pack(&packed, posting, NULL, NULL) == FG_OK) {
        uint32_t *n = FG_PUSH(&b->arena, &b->asked);
        for (uint32_t i = 1; n && i < posting->nodes.n; i++) *n += posting->nodes.at[i].type >= FG_NODE_SKILL;
        add_packed(b, &b->postings, packed);
    }
    fg_posting_free(posting);
}

static void pack_profile(bench *b, const fg_doc *doc) {
    fg_resume *resume;
    fg_str packed;
    if (fg_resume_parse(&resume, b->engine, doc, NULL) != FG_OK) return;
    if (fg_profile_pack(&packed, resume, NULL, NULL) == FG_OK) {
        uint32_t *n = FG_PUSH(&b->arena, &b->skills);
        if (n) *n = resume->skills.n;
        add_packed(b, &b->profiles, packed);
    }
    fg_resume_free(resume);
}

static bool read_lines(bench *b, const char *path, bool people) {
    fg_arena text;
    fg_str rest;
    fg_error err;
    fg_read_options opt = {.size = sizeof opt, .only_text = people};
    fg_arena_init(&text, NULL);
    if (fg_file_read(&rest, &text, path, (size_t)1 << 31, &err) != FG_OK) {
        fprintf(stderr, "%s\n", err.message);
        return false;
    }
    double start = now();
    size_t bytes = rest.len;
    for (uint32_t line = 1; rest.len; line++) {
        fg_doc *doc;
        if (fg_jsonl_read(&doc, fg_str_cut(&rest, '\n'), line, &opt, NULL, NULL) != FG_OK) continue;
        people ? pack_profile(b, doc) : pack_posting(b, doc);
        fg_doc_free(doc);
    }
    uint32_t n = people ? b->profiles.n : b->postings.n;
    printf("{\"read and packed\": \"%s\", \"n\": %u, \"mb_s\": %.2f, \"us_each\": %.1f}\n",
           people ? "resumes" : "postings", n, (double)bytes / 1e6 / (now() - start), (now() - start) * 1e6 / (n + !n));
    fg_arena_free(&text);
    return n > 0;
}

/* ---- segments ---- */

typedef struct {
    fg_search_part parts[64];
    fg_str bytes[64];
    size_t n;
} segments;

/* Those from `from` on, the same whatever is in one segment. */
static bool mix(bench *b, fg_str *out, uint32_t from, uint32_t n, fg_arena *arena) {
    const packed_list *real = b->people ? &b->profiles : &b->postings;
    for (uint32_t at = 0; at < n; at += MIXED_AT_ONCE) {
        uint32_t some = n - at < MIXED_AT_ONCE ? n - at : MIXED_AT_ONCE;
        if (!(b->people ? mix_profiles : mix_postings)(out + at, some, real->at, real->n, b->dict, 1000 + from + at,
                                                       arena))
            return false;
    }
    return true;
}

static bool add_segment(bench *b, segments *s, const fg_str *blobs, uint32_t from, uint32_t n, fg_arena *arena) {
    fg_error err = {.message = "out of memory"};
    fg_segment *segment;
    uint64_t *ids = FG_NEW_N(arena, uint64_t, n);
    for (uint32_t i = 0; ids && i < n; i++) ids[i] = from + i + 1;
    if (!ids ||
        fg_segment_build(&s->bytes[s->n], b->people ? FG_PACK_PROFILE : FG_PACK_POSTING, blobs, ids, n, b->dict, NULL,
                         NULL, &err) != FG_OK ||
        fg_segment_open(&segment, s->bytes[s->n], b->dict, NULL, NULL, &err) != FG_OK) {
        fprintf(stderr, "%s\n", err.message);
        return false;
    }
    s->parts[s->n++] = (fg_search_part){segment, NULL};
    return true;
}

static bool build(bench *b, segments *s, uint32_t size) {
    size_t bytes = 0;
    double took = 0;
    for (uint32_t from = 0; from < size; from += PER_SEGMENT) {
        uint32_t n = size - from < PER_SEGMENT ? size - from : PER_SEGMENT;
        fg_arena arena;
        fg_arena_init(&arena, NULL);
        fg_str *blobs = FG_NEW_N(&arena, fg_str, n);
        if (!blobs || !mix(b, blobs, from, n, &arena)) return false;
        double began = now();
        if (!add_segment(b, s, blobs, from, n, &arena)) return false;
        took += now() - began;
        bytes += s->bytes[s->n - 1].len;
        fg_arena_free(&arena);
    }
    printf("{\"built\": \"%s\", \"n\": %u, \"us_each\": %.2f, \"bytes_each\": %.0f}\n",
           b->people ? "profiles" : "postings", size, took * 1e6 / size, (double)bytes / size);
    return true;
}

static void release(segments *s) {
    for (size_t i = 0; i < s->n; i++) {
        fg_segment_free((fg_segment *)s->parts[i].segment);
        fg_bytes_free(s->bytes[i], NULL);
    }
    s->n = 0;
}

/* ---- questions ---- */

static int rising(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double ask(bench *b, const segments *s, fg_str asking, fg_search *search, fg_found *out, uint32_t *n) {
    double start = now();
    fg_error err;
    if ((b->people ? fg_scorer_set_posting : fg_scorer_set_profile)(b->scorer, asking, &err) != FG_OK ||
        fg_segments_rank(out, n, search, b->scorer, s->parts, s->n, &err) != FG_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    return (now() - start) * 1e3;
}

static bool same(const fg_found *a, uint32_t n, const fg_found *b, uint32_t m) {
    if (n != m) return false;
    for (uint32_t i = 0; i < n; i++)
        if (a[i].id != b[i].id || fg_packed_compare(&a[i].score, &b[i].score) != 0) return false;
    return true;
}

typedef struct {
    uint32_t size, skills; /* skills 0: any number */
    uint32_t compared;     /* how many answers are to be compared */
} question;

/* As a line of JSON; the times are the fastest, the median and the 99th in a hundred. */
static void tell(const bench *b, const question *q, const double *ms, uint32_t n, const fg_search_counts *counts,
                 const double *every, uint32_t compared) {
    char with[32] = "any skills";
    if (q->skills) snprintf(with, sizeof with, "%u skills", q->skills);
    printf("{\"what\": \"best %d of %u %s, %s\", \"questions\": %u, \"ms\": [%.3f, %.3f, %.3f], \"bounded\": %llu, "
           "\"scored\": %llu, \"every_ms\": [",
           TOP, q->size, b->people ? "profiles" : "postings", with, n, ms[0], ms[n / 2], ms[n * 99 / 100],
           (unsigned long long)(counts->met / n), (unsigned long long)(counts->scored / n));
    for (uint32_t i = 0; i < compared; i++) printf("%s%.1f", i ? ", " : "", every[i]);
    printf("]}\n");
    fflush(stdout);
}

/* Those that ask, with about so many skills; returns the median, in ms. */
static double ask_many(bench *b, const segments *s, const question *q, uint32_t queries) {
    double *ms = calloc(queries + 1, sizeof *ms), every[COMPARED];
    fg_search_counts counts = {0};
    fg_search search = {.k = TOP, .counts = &counts}, all = {.k = TOP, .all = true};
    fg_found found[TOP], checked[TOP];
    uint32_t n = 0, found_n, checked_n, compared = 0;
    const packed_list *asking = b->people ? &b->postings : &b->profiles;
    for (uint32_t i = 0; ms && n < queries && i < asking->n; i++) {
        uint32_t has = b->people ? b->asked.at[i] : b->skills.at[i];
        if (q->skills && (has * 4 < q->skills * 3 || has * 4 > q->skills * 5)) continue;
        ms[n++] = ask(b, s, asking->at[i], &search, found, &found_n);
        if (compared >= q->compared) continue;
        every[compared++] = ask(b, s, asking->at[i], &all, checked, &checked_n);
        if (same(found, found_n, checked, checked_n)) continue;
        fprintf(stderr, "bench_index: question %u has another answer where everyone is scored\n", i);
        exit(1);
    }
    double median = 0;
    if (n) {
        qsort(ms, n, sizeof *ms, rising);
        median = ms[n / 2];
        tell(b, q, ms, n, &counts, every, compared);
    }
    free(ms);
    return median;
}

int main(int argc, char **argv) {
    static bench b;
    static segments s;
    static const uint32_t skills[] = {5, 10, 30, 60};
    uint32_t sizes[SIZES_MOST] = {100000, 300000, 1000000}, n_sizes = 3, queries = 300;
    double medians[SIZES_MOST];
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    b.people = argc > 1 && strcmp(argv[1], "--people") == 0;
    argc -= b.people;
    argv += b.people;
    if (argc < 3 || argc > 4 + SIZES_MOST) {
        fprintf(stderr, "usage: bench_index [--people] POSTINGS.jsonl RESUMES.jsonl [QUERIES [SIZE...]]\n");
        return 2;
    }
    if (argc > 3) queries = (uint32_t)strtoul(argv[3], NULL, 10);
    if (argc > 4) n_sizes = 0;
    for (int i = 4; i < argc; i++) sizes[n_sizes++] = (uint32_t)strtoul(argv[i], NULL, 10);
    fg_arena_init(&b.arena, NULL);
    if (fg_dict_open(&b.dict, NULL, NULL, NULL) != FG_OK ||
        fg_engine_new(&b.engine, b.dict, &opt, NULL, NULL) != FG_OK ||
        fg_scorer_new(&b.scorer, b.dict, NULL, NULL, NULL) != FG_OK || !read_lines(&b, argv[1], false) ||
        !read_lines(&b, argv[2], true))
        return 1;
    for (uint32_t i = 0; i < n_sizes; i++) {
        if (!build(&b, &s, sizes[i])) return 1;
        for (size_t k = 0; k < FG_COUNT(skills); k++)
            ask_many(&b, &s, &(question){sizes[i], skills[k], i == 0 ? COMPARED : 0}, queries);
        medians[i] = ask_many(&b, &s, &(question){sizes[i], 0, 1}, queries);
        release(&s);
    }
    if (n_sizes > 1)
        printf("{\"exponent\": %.2f}\n",
               log(medians[n_sizes - 1] / medians[0]) / log((double)sizes[n_sizes - 1] / sizes[0]));
    fg_scorer_free(b.scorer);
    fg_engine_free(b.engine);
    fg_dict_free(b.dict);
    fg_arena_free(&b.arena);
    return 0;
}
