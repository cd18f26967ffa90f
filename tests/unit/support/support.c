#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>

static int run_case(const char *path, uint32_t line, fg_str text, fg_case run, void *ctx) {
    size_t cut = 0;
    while (cut + 4 <= text.len && memcmp(text.ptr + cut, " => ", 4) != 0) cut++;
    if (cut + 4 > text.len) {
        fprintf(stderr, "%s:%u: no ' => '\n", path, line);
        return 1;
    }
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_str input = {text.ptr, cut}, expected = {text.ptr + cut + 4, text.len - cut - 4};
    fg_str got = run(ctx, &arena, input);
    bool same = fg_str_eq(got, expected);
    if (!same)
        fprintf(stderr, "%s:%u: %.*s\n  expected %.*s\n  got      %.*s\n", path, line, FG_STR_ARG(input),
                FG_STR_ARG(expected), FG_STR_ARG(got));
    fg_arena_free(&arena);
    return !same;
}

int run_cases(const char *path, fg_case run, void *ctx) {
    fg_arena arena;
    fg_error err;
    fg_str rest;
    fg_arena_init(&arena, NULL);
    fg_str full = fg_arena_printf(&arena, "%s/%s", FG_TEST_DATA, path);
    int failed = 0, cases = 0;
    if (fg_file_read(&rest, &arena, full.ptr, 1 << 22, &err) != FG_OK)
        fprintf(stderr, "%s\n", err.message);
    else
        for (uint32_t line = 1; rest.len; line++) {
            fg_str text = fg_str_trim(fg_str_cut(&rest, '\n'));
            if (!text.len || text.ptr[0] == '#') continue;
            cases++;
            failed += run_case(path, line, text, run, ctx);
        }
    fg_arena_free(&arena);
    return cases ? failed : failed + 1;
}

void open_tools(tools *t) {
    fg_error err;
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    cr_assert_eq(fg_dict_open(&t->dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_engine_new(&t->engine, t->dict, &opt, NULL, &err), FG_OK, "%s", err.message);
}

void close_tools(tools *t) {
    fg_engine_free(t->engine);
    fg_dict_free(t->dict);
}

static fg_doc *parse(const char *text) {
    fg_doc *doc;
    fg_error err;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    return doc;
}

fg_str pack_posting(const tools *t, const char *text) {
    fg_doc *doc = parse(text);
    fg_posting *posting;
    fg_str out;
    fg_error err;
    cr_assert_eq(fg_posting_parse(&posting, t->engine, doc, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_posting_pack(&out, posting, NULL, &err), FG_OK, "%s", err.message);
    fg_posting_free(posting);
    fg_doc_free(doc);
    return out;
}

fg_str pack_profile(const tools *t, const char *text) {
    fg_doc *doc = parse(text);
    fg_resume *resume;
    fg_str out;
    fg_error err;
    cr_assert_eq(fg_resume_parse(&resume, t->engine, doc, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_profile_pack(&out, resume, NULL, &err), FG_OK, "%s", err.message);
    fg_resume_free(resume);
    fg_doc_free(doc);
    return out;
}

size_t show_lines(const fg_doc *doc, bool blank, char *out, size_t size) {
    size_t n = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < doc->lines.n && n < size; i++) {
        const fg_line *l = &doc->lines.at[i];
        char mark[8] = "";
        if (l->flags & FG_LINE_HEADING)
            snprintf(mark, sizeof mark, "#%u ", l->level % 10U);
        else if (l->flags & FG_LINE_BULLET)
            snprintf(mark, sizeof mark, "*%u ", l->level % 10U);
        n += (size_t)snprintf(out + n, size - n, "%s%s%s%.*s\n", blank && i && l->blank_before ? "\n" : "", mark,
                              l->flags & FG_LINE_BOLD ? "B " : "", FG_STR_ARG(fg_doc_slice(doc, l->start, l->end)));
    }
    return n;
}
