/* A JSON document that holds several postings as lines of JSON, one each. */
#include "doc/json_posting.h"

typedef FG_VEC(const json_t *) objects;

static bool are_objects(const json_t *value) {
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!json_is_object(json_array_get(value, i))) return false;
    return json_array_size(value) > 0;
}

typedef struct {
    fg_arena arena;
    objects list;
} collection;

static void collect(void *ctx, const json_t *posting) {
    collection *c = ctx;
    const json_t **one = FG_PUSH(&c->arena, &c->list);
    if (one) *one = posting;
}

/* The document itself, or what stands under the one name by which such lists go: {"jobs": [...]}. */
static const json_t *list_in(const json_t *value) {
    static const char *const names[] = {"jobs", "postings", "data", "results", "items"};
    const json_t *found = are_objects(value) ? value : NULL;
    for (size_t i = 0; i < FG_COUNT(names) && !found; i++) {
        const json_t *inner = json_object_get(value, names[i]);
        if (are_objects(inner)) found = inner;
    }
    return found;
}

/* Postings of known shapes wherever they are, else the objects of a list. *one: a list was meant, even of one. */
static void find_all(const json_t *value, collection *c, bool *one) {
    const json_t *list = list_in(value);
    fg_json_posting_each(value, collect, c);
    *one = json_is_array(value) || (list && !c->list.n);
    if (c->list.n) return;
    for (size_t i = 0; i < json_array_size(list); i++) collect(c, json_array_get(list, i));
}

static int write_piece(const char *piece, size_t n, void *ctx) {
    const fg_sink *lines = ctx;
    return lines->write(lines->ctx, (fg_str){piece, n}) ? 0 : -1;
}

static fg_status write_line(const json_t *object, fg_sink lines, fg_error *err) {
    bool written = json_dump_callback(object, write_piece, &lines, JSON_COMPACT) == 0;
    if (written && lines.write(lines.ctx, FG_LIT("\n"))) return FG_OK;
    return fg_fail(err, FG_EIO, "the output could not be written");
}

fg_status fg_json_lines(fg_str bytes, fg_sink lines, uint32_t *n, fg_error *err) {
    json_error_t unused;
    fg_error_clear(err);
    if (!n) return fg_fail(err, FG_EINVAL, "fg_json_lines: n is NULL");
    *n = 0;
    json_t *value = json_loadb(bytes.ptr ? bytes.ptr : "", bytes.len, JSON_ALLOW_NUL, &unused);
    if (!value) return FG_OK;
    collection all = {0};
    fg_arena_init(&all.arena, NULL);
    bool one;
    find_all(value, &all, &one);
    fg_status status = all.arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
    if (all.list.n > !one) *n = all.list.n;
    for (uint32_t i = 0; i < *n && status == FG_OK; i++) status = write_line(all.list.at[i], lines, err);
    fg_arena_free(&all.arena);
    json_decref(value);
    return status;
}
