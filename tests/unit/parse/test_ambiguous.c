/* tests/cases/ambiguous.txt: names that are ordinary words as well, in both senses. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "parse/mentions.h"
#include "support.h"

#define PRECISION_LEAST 98 /* hundredths */
#define RECALL_LEAST 92

typedef struct {
    uint32_t true_pos, false_pos, false_neg, sentences, names;
} counts;

/* Is the concept seen in the sentence? */
static bool sees(tools *t, fg_str sentence, uint32_t concept) {
    fg_doc *doc;
    fg_error err;
    fg_reading r;
    fg_mentions found = {0};
    bool seen = false;
    cr_assert_eq(fg_doc_parse(&doc, sentence, NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    fg_arena_reset(&t->engine->scratch);
    cr_assert(fg_reading_start(&r, t->engine, doc));
    fg_find_mentions(&r, 0, r.tokens->list.n, false, &found);
    for (uint32_t i = 0; i < found.n; i++) seen |= found.at[i].concept == concept;
    fg_doc_free(doc);
    return seen;
}

static void judge(tools *t, fg_str line, uint32_t concept, counts *c) {
    fg_str sentence = fg_str_trim((fg_str){line.ptr + 1, line.len - 1});
    bool meant = line.ptr[0] == '+', seen = sees(t, sentence, concept);
    c->sentences++;
    c->true_pos += meant && seen;
    c->false_neg += meant && !seen;
    c->false_pos += !meant && seen;
    if (meant != seen)
        fprintf(stderr, "%.*s: %s: %.*s\n", FG_STR_ARG(fg_concept_id(t->dict, concept)), seen ? "seen" : "missed",
                FG_STR_ARG(sentence));
}

Test(ambiguous, both_senses) {
    tools t;
    fg_arena arena;
    fg_error err;
    fg_str text;
    counts c = {0};
    uint32_t concept = FG_NONE;
    open_tools(&t);
    fg_arena_init(&arena, NULL);
    cr_assert_eq(fg_file_read(&text, &arena, FG_TEST_DATA "/cases/ambiguous.txt", 1 << 20, &err), FG_OK);
    while (text.len) {
        fg_str line = fg_str_trim(fg_str_cut(&text, '\n'));
        if (!line.len || line.ptr[0] == '#') continue;
        if (line.ptr[0] == '[') {
            fg_str id = {line.ptr + 1, line.len - 2};
            concept = fg_dict_find_concept(t.dict, id);
            cr_assert_neq(concept, FG_NONE, "no concept %.*s", FG_STR_ARG(id));
            c.names++;
        } else {
            judge(&t, line, concept, &c);
        }
    }
    fprintf(stderr, "%u sentences, %u names: %u right, %u seen wrongly, %u missed\n", c.sentences, c.names, c.true_pos,
            c.false_pos, c.false_neg);
    cr_assert_geq(c.names, 60u);
    cr_assert_geq(c.sentences, 500u);
    cr_assert_geq(c.true_pos * 100, PRECISION_LEAST * (c.true_pos + c.false_pos));
    cr_assert_geq(c.true_pos * 100, RECALL_LEAST * (c.true_pos + c.false_neg));
    fg_arena_free(&arena);
    close_tools(&t);
}
