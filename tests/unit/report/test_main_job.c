/* The main job from bytes to report, with every allocation failing in turn, and run twice for the same bytes. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/base.h"

static const char posting_text[] =
    "Data Engineer\n\nRequirements\n- 4+ years of experience in data engineering\n- Strong Python, SQL or Scala\n"
    "- Experience with a cloud data warehouse (Snowflake, BigQuery)\n- Bachelor's degree in Computer Science\n"
    "- Clear written communication\n\nNice to have\n- Kafka\n";
static const char resume_text[] =
    "Experience\nData Engineer, Brightwater\nMarch 2019 - June 2024\n- Python pipelines into BigQuery\n\n"
    "Education\nBSc Computer Science, 2018\n\nSkills\nSQL, Kafka (basic)\n";

typedef struct {
    size_t calls, fail_at; /* 0: never */
    long blocks;
} meter;

static void *resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    meter *m = ctx;
    (void)old_size;
    if (new_size == 0) {
        m->blocks -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (++m->calls == m->fail_at) return NULL;
    void *out = realloc(ptr, new_size);
    m->blocks += ptr == NULL && out;
    return out;
}

typedef struct {
    char bytes[65536];
    size_t n;
} output;

static bool keep(void *ctx, fg_str piece) {
    output *o = ctx;
    if (o->n + piece.len > sizeof o->bytes) return false;
    memcpy(o->bytes + o->n, piece.ptr, piece.len);
    o->n += piece.len;
    return true;
}

/* Two readings that have little in common. */
static fg_status compare(const fg_posting *posting, const fg_posting *other, const fg_result *result,
                         const fg_allocator *alloc, output *out) {
    fg_error err;
    fg_dict_diff *diff = NULL;
    fg_status s = fg_dict_diff_new(&diff, alloc, &err);
    if (s == FG_OK) s = fg_dict_diff_add(diff, fg_str_of("a"), posting, other, &err);
    if (s == FG_OK) s = fg_dict_diff_add_scores(diff, fg_str_of("a"), result, result, &err);
    if (s == FG_OK) s = fg_dict_diff_write(diff, 0, 3, FG_JSON, NULL, (fg_sink){keep, out}, &err);
    if (s == FG_OK) s = fg_dict_diff_write(diff, 0, 3, FG_TEXT, NULL, (fg_sink){keep, out}, &err);
    fg_dict_diff_free(diff);
    return s;
}

static fg_status run(const fg_allocator *alloc, output *out) {
    fg_error err;
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    fg_dict *dict = NULL;
    fg_engine *engine = NULL;
    fg_doc *a = NULL, *b = NULL;
    fg_posting *posting = NULL, *other = NULL;
    fg_resume *resume = NULL;
    fg_result *result = NULL;
    fg_status s = fg_dict_open(&dict, NULL, alloc, &err);
    if (s == FG_OK) s = fg_engine_new(&engine, dict, &opt, alloc, &err);
    if (s == FG_OK) s = fg_doc_parse(&a, fg_str_of(posting_text), "posting", NULL, alloc, &err);
    if (s == FG_OK) s = fg_doc_parse(&b, fg_str_of(resume_text), "resume", NULL, alloc, &err);
    if (s == FG_OK) s = fg_posting_parse(&posting, engine, a, &err);
    if (s == FG_OK) s = fg_posting_parse(&other, engine, b, &err);
    if (s == FG_OK) s = fg_resume_parse(&resume, engine, b, &err);
    if (s == FG_OK) s = fg_match(&result, engine, posting, resume, &err);
    if (s == FG_OK) s = fg_result_write(result, FG_JSON, NULL, (fg_sink){keep, out}, &err);
    if (s == FG_OK) s = fg_result_write(result, FG_TEXT, NULL, (fg_sink){keep, out}, &err);
    if (s == FG_OK) s = compare(posting, other, result, alloc, out);
    fg_result_free(result);
    fg_resume_free(resume);
    fg_posting_free(posting);
    fg_posting_free(other);
    fg_doc_free(a);
    fg_doc_free(b);
    fg_engine_free(engine);
    fg_dict_free(dict);
    return s;
}

Test(main_job, same_input_same_bytes) {
    static output one, two;
    cr_assert_eq(run(NULL, &one), FG_OK);
    cr_assert_eq(run(NULL, &two), FG_OK);
    cr_assert_eq(one.n, two.n);
    cr_assert_eq(memcmp(one.bytes, two.bytes, one.n), 0);
}

Test(main_job, every_failed_allocation_is_a_status, .timeout = 100) {
    static output out;
    size_t n = 0;
    for (;;) {
        meter m = {.fail_at = ++n};
        fg_allocator alloc = {resize, &m};
        out.n = 0;
        fg_status s = run(&alloc, &out);
        cr_assert_eq(m.blocks, 0, "%ld blocks leak when allocation %zu fails", m.blocks, n);
        if (m.calls < n) {
            cr_assert_eq(s, FG_OK);
            break;
        }
        cr_assert_eq(s, FG_ENOMEM, "allocation %zu: status %d", n, (int)s);
    }
    cr_assert_gt(n, 10);
}
