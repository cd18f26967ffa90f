/* A JSON document that holds several postings as lines of JSON, one each. */
#include "doc/json_posting.h"

typedef FG_VEC(const fg_jvalue *) objects;

static bool are_objects(const fg_jvalue *value) {
    for (size_t i = 0; i < fg_jvalue_size(value); i++)
        if (!fg_jvalue_is(fg_jvalue_at(value, i), FG_JVALUE_OBJECT)) return false;
    return fg_jvalue_size(value) > 0;
}

typedef struct {
    fg_arena arena;
    objects list;
} collection;

static void collect(void *ctx, const fg_jvalue *posting) {
    collection *c = ctx;
    const fg_jvalue **one = FG_PUSH(&c->arena, &c->list);
    if (one) *one = posting;
}

/* Postings of known shapes wherever they are, else the objects of an array. */
static void find_all(const fg_jvalue *value, collection *c) {
    fg_json_posting_each(value, collect, c);
    if (c->list.n || !are_objects(value)) return;
    for (size_t i = 0; i < fg_jvalue_size(value); i++) collect(c, fg_jvalue_at(value, i));
}

/* As it is written, on one line: line breaks stand between values only. */
static bool write_flat(fg_str written, fg_sink lines) {
    size_t from = 0;
    for (size_t i = 0; i < written.len; i++) {
        if (written.ptr[i] != '\n' && written.ptr[i] != '\r') continue;
        if (!lines.write(lines.ctx, (fg_str){written.ptr + from, i - from})) return false;
        from = i + 1;
    }
    return lines.write(lines.ctx, (fg_str){written.ptr + from, written.len - from});
}

static fg_status write_line(const fg_jvalue *object, fg_sink lines, fg_error *err) {
    if (write_flat(object->text, lines) && lines.write(lines.ctx, FG_LIT("\n"))) return FG_OK;
    return fg_fail(err, FG_EIO, "the output could not be written");
}

fg_status fg_json_lines(fg_str bytes, fg_sink lines, uint32_t *n, fg_error *err) {
    const fg_jvalue_options options = {.twice = true};
    const fg_jvalue *value;
    collection all = {0};
    fg_error_clear(err);
    if (!n) return fg_fail(err, FG_EINVAL, "fg_json_lines: n is NULL");
    *n = 0;
    fg_arena_init(&all.arena, NULL);
    fg_status status = fg_jvalue_read(&value, bytes, &options, &all.arena, NULL, NULL);
    if (status == FG_OK) find_all(value, &all);
    if (status == FG_EINPUT) status = FG_OK;
    if (all.arena.failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (all.list.n > 1) *n = all.list.n;
    for (uint32_t i = 0; i < *n && status == FG_OK; i++) status = write_line(all.list.at[i], lines, err);
    fg_arena_free(&all.arena);
    return status;
}
