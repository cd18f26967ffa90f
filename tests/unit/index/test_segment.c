/* Bytes of segments that are not as they were written. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "index/segment.h"
#include "support.h"

typedef struct {
    tools tools;
    fg_str bytes, blobs[2];
} built;

static void build(built *t) {
    fg_error err;
    static const uint64_t ids[] = {3, 9};
    open_tools(&t->tools);
    t->blobs[0] = pack_posting(&t->tools, "Cook\nRequirements\n- 2 years of cooking\n- Knife skills or baking\n");
    t->blobs[1] = pack_posting(&t->tools, "Clerk\nRequirements\n- Microsoft Excel\n- Filing\n- A driving licence\n");
    cr_assert_eq(fg_segment_build(&t->bytes, FG_PACK_POSTING, t->blobs, ids, 2, t->tools.dict, NULL, NULL, &err), FG_OK,
                 "%s", err.message);
}

static void release(built *t) {
    for (int i = 0; i < 2; i++) fg_bytes_free(t->blobs[i], NULL);
    fg_bytes_free(t->bytes, NULL);
    close_tools(&t->tools);
}

Test(segment, gives_back_what_it_was_built_of) {
    built t;
    fg_segment *s;
    build(&t);
    cr_assert_eq(fg_segment_open(&s, t.bytes, t.tools.dict, NULL, NULL, NULL), FG_OK);
    cr_expect_eq(fg_segment_count(s), 2);
    cr_expect_eq(fg_segment_kind(s), FG_PACK_POSTING);
    for (uint32_t i = 0; i < 2; i++) cr_expect(fg_str_eq(fg_segment_blob(s, i), t.blobs[i]));
    cr_expect_eq(fg_segment_id(s, 0), 3);
    cr_expect_eq(fg_segment_id(s, 1), 9);
    fg_segment_free(s);
    release(&t);
}

Test(segment, refuses_ids_that_do_not_rise_and_bytes_of_another_kind) {
    built t;
    fg_str out;
    static const uint64_t same[] = {4, 4}, rising[] = {4, 5};
    build(&t);
    cr_expect_eq(fg_segment_build(&out, FG_PACK_POSTING, t.blobs, same, 2, t.tools.dict, NULL, NULL, NULL), FG_EINVAL);
    cr_expect_eq(fg_segment_build(&out, FG_PACK_PROFILE, t.blobs, rising, 2, t.tools.dict, NULL, NULL, NULL),
                 FG_EINPUT);
    release(&t);
}

Test(segment, refuses_every_truncation) {
    built t;
    fg_segment *s;
    build(&t);
    for (size_t n = 0; n < t.bytes.len; n++) {
        char *copy = malloc(n + !n);
        cr_assert(copy);
        if (n) memcpy(copy, t.bytes.ptr, n);
        cr_expect_eq(fg_segment_open(&s, (fg_str){copy, n}, t.tools.dict, NULL, NULL, NULL), FG_EINPUT, "%zu", n);
        free(copy);
    }
    release(&t);
}

Test(segment, sees_every_changed_byte) {
    built t;
    build(&t);
    char *copy = malloc(t.bytes.len);
    cr_assert(copy);
    memcpy(copy, t.bytes.ptr, t.bytes.len);
    for (size_t i = 0; i < t.bytes.len; i++) {
        fg_segment *s = NULL;
        copy[i] = (char)(copy[i] ^ 0x20);
        bool good = fg_segment_open(&s, (fg_str){copy, t.bytes.len}, t.tools.dict, NULL, NULL, NULL) == FG_OK;
        cr_expect(!good || !fg_segment_blob(s, 0).len || !fg_segment_blob(s, 1).len, "byte %zu", i);
        fg_segment_free(s);
        copy[i] = (char)(copy[i] ^ 0x20);
    }
    free(copy);
    release(&t);
}
