/* tests/cases/asked.txt: which statements of a posting ask anything, and why the others don't. */
#include <criterion/criterion.h>

#include "parse/requirement.h"
#include "support.h"

static const struct {
    const char *name, *heading;
} sections[] = {{"opening", ""},
                {"role", "About the role\n\n"},
                {"about", "About us\n\n"},
                {"requirements", "Requirements\n\n"},
                {"preferences", "Nice to have\n\n"},
                {"duties", "Responsibilities\n\n"},
                {"tools", "Tech stack\n\n"},
                {"benefits", "Benefits\n\n"},
                {"legal", "Equal opportunity\n\n"},
                {"application", "How to apply\n\n"},
                {"logistics", "Location\n\n"},
                {"text", ""}};

static fg_str text_of(fg_arena *arena, fg_str section, fg_str words) {
    fg_buf b;
    fg_buf_init(&b, arena);
    for (size_t i = 0; i < FG_COUNT(sections); i++)
        if (fg_str_eq(section, fg_str_of(sections[i].name))) fg_buf_add(&b, fg_str_of(sections[i].heading));
    for (size_t i = 0; i < words.len; i++) {
        bool line = words.ptr[i] == '/' && i + 2 < words.len && words.ptr[i + 1] == '/' && words.ptr[i - 1] == ' ';
        if (line) i += words.ptr[i + 2] == ' ' ? 2 : 1;
        fg_buf_add_char(&b, line ? '\n' : words.ptr[i]);
    }
    return fg_buf_str(&b);
}

typedef struct {
    uint32_t start;
    const char *name, *reason; /* the reason where it is left out */
} verdict;

static void add(verdict *list, size_t *n, verdict v) {
    size_t i = (*n)++;
    for (; i > 0 && list[i - 1].start > v.start; i--) list[i] = list[i - 1];
    list[i] = v;
}

/* Of all statements, in the order of the text. */
static void print_verdicts(const fg_posting *p, fg_arena *arena, fg_buf *b) {
    static const char *const names[] = {"required", "preferred", "implied"};
    verdict *list = FG_NEW_N(arena, verdict, (size_t)p->requirements.n + p->unread.n + p->skipped.n + 1);
    size_t n = 0;
    for (uint32_t i = 0; i < p->requirements.n; i++)
        add(list, &n, (verdict){p->requirements.at[i].start, names[p->requirements.at[i].necessity], NULL});
    for (uint32_t i = 0; i < p->unread.n; i++) add(list, &n, (verdict){p->unread.at[i].start, "unread", NULL});
    for (uint32_t i = 0; i < p->skipped.n; i++)
        add(list, &n, (verdict){p->skipped.at[i].start, "out", p->skipped.at[i].reason});
    for (size_t i = 0; i < n; i++)
        fg_buf_printf(b, list[i].reason ? "%s%s(%s)" : "%s%s", i ? ", " : "", list[i].name, list[i].reason);
}

static fg_str judge(void *ctx, fg_arena *arena, fg_str input) {
    tools *t = ctx;
    fg_error err;
    fg_doc *doc;
    fg_posting *p;
    fg_str section = fg_str_trim(fg_str_cut(&input, '|'));
    fg_str text = text_of(arena, section, fg_str_trim(input));
    cr_assert_eq(fg_doc_parse(&doc, text, NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_posting_parse(&p, t->engine, doc, &err), FG_OK, "%s", err.message);
    fg_buf b;
    fg_buf_init(&b, arena);
    print_verdicts(p, arena, &b);
    fg_posting_free(p);
    fg_doc_free(doc);
    return fg_buf_str(&b);
}

Test(asked, statements) {
    tools t;
    open_tools(&t);
    cr_assert_eq(run_cases("cases/asked.txt", judge, &t), 0);
    close_tools(&t);
}
