/* Bytes of segments that are not as they were written. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "index/segment.h"

typedef struct {
    fg_dict *dict;
    fg_str bytes, blobs[2];
} tools;

static fg_str pack(fg_engine *engine, const char *text) {
    fg_doc *doc;
    fg_posting *posting;
    fg_str out;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), NULL, NULL, NULL, NULL), FG_OK);
    cr_assert_eq(fg_posting_parse(&posting, engine, doc, NULL), FG_OK);
    cr_assert_eq(fg_posting_pack(&out, posting, NULL, NULL), FG_OK);
    fg_posting_free(posting);
    fg_doc_free(doc);
    return out;
}

static void open_tools(tools *t) {
    fg_engine *engine;
    fg_error err;
    static const uint64_t ids[] = {3, 9};
    cr_assert_eq(fg_dict_open(&t->dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_engine_new(&engine, t->dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    t->blobs[0] = pack(engine, "Cook\nRequirements\n- 2 years of cooking\n- Knife skills or baking\n");
    t->blobs[1] = pack(engine, "Clerk\nRequirements\n- Microsoft Excel\n- Filing\n- A driving licence\n");
    cr_assert_eq(fg_segment_build(&t->bytes, FG_PACK_POSTING, t->blobs, ids, 2, t->dict, NULL, NULL, &err), FG_OK, "%s",
                 err.message);
    fg_engine_free(engine);
}

static void close_tools(tools *t) {
    for (int i = 0; i < 2; i++) fg_bytes_free(t->blobs[i], NULL);
    fg_bytes_free(t->bytes, NULL);
    fg_dict_free(t->dict);
}

Test(segment, gives_back_what_it_was_built_of) {
    tools t;
    fg_segment *s;
    open_tools(&t);
    cr_assert_eq(fg_segment_open(&s, t.bytes, t.dict, NULL, NULL, NULL), FG_OK);
    cr_expect_eq(fg_segment_count(s), 2);
    cr_expect_eq(fg_segment_kind(s), FG_PACK_POSTING);
    for (uint32_t i = 0; i < 2; i++) cr_expect(fg_str_eq(fg_segment_blob(s, i), t.blobs[i]));
    cr_expect_eq(fg_segment_id(s, 0), 3);
    cr_expect_eq(fg_segment_id(s, 1), 9);
    fg_segment_free(s);
    close_tools(&t);
}

Test(segment, refuses_ids_that_do_not_rise_and_bytes_of_another_kind) {
    tools t;
    fg_str out;
    static const uint64_t same[] = {4, 4}, rising[] = {4, 5};
    open_tools(&t);
    cr_expect_eq(fg_segment_build(&out, FG_PACK_POSTING, t.blobs, same, 2, t.dict, NULL, NULL, NULL), FG_EINVAL);
    cr_expect_eq(fg_segment_build(&out, FG_PACK_PROFILE, t.blobs, rising, 2, t.dict, NULL, NULL, NULL), FG_EINPUT);
    close_tools(&t);
}

Test(segment, refuses_every_truncation) {
    tools t;
    fg_segment *s;
    open_tools(&t);
    for (size_t n = 0; n < t.bytes.len; n++) {
        char *copy = malloc(n + !n);
        cr_assert(copy);
        if (n) memcpy(copy, t.bytes.ptr, n);
        cr_expect_eq(fg_segment_open(&s, (fg_str){copy, n}, t.dict, NULL, NULL, NULL), FG_EINPUT, "%zu", n);
        free(copy);
    }
    close_tools(&t);
}

Test(segment, sees_every_changed_byte) {
    tools t;
    open_tools(&t);
    char *copy = malloc(t.bytes.len);
    cr_assert(copy);
    memcpy(copy, t.bytes.ptr, t.bytes.len);
    for (size_t i = 0; i < t.bytes.len; i++) {
        fg_segment *s = NULL;
        copy[i] = (char)(copy[i] ^ 0x20);
        bool good = fg_segment_open(&s, (fg_str){copy, t.bytes.len}, t.dict, NULL, NULL, NULL) == FG_OK;
        cr_expect(!good || !fg_segment_blob(s, 0).len || !fg_segment_blob(s, 1).len, "byte %zu", i);
        fg_segment_free(s);
        copy[i] = (char)(copy[i] ^ 0x20);
    }
    free(copy);
    close_tools(&t);
}
