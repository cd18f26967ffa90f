#include "doc/json_value.h"

#include <stdio.h>

#include "doc/jvalue.h"

struct fg_json_value {
    fg_arena arena;
    const fg_jvalue *root;
};

fg_status fg_json_value_open(fg_json_value **out, fg_str bytes, const fg_allocator *alloc, fg_error *err) {
    fg_error fault = {0};
    fg_allocator a = fg_allocator_or_default(alloc);
    *out = NULL;
    fg_json_value *v = fg_alloc(&a, sizeof *v);
    if (!v) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&v->arena, &a);
    fg_str copy = fg_arena_copy(&v->arena, bytes);
    fg_status status = fg_jvalue_read(&v->root, copy, NULL, &v->arena, NULL, &fault);
    if (status == FG_OK) {
        *out = v;
        return FG_OK;
    }
    fg_json_value_free(v);
    if (status != FG_EINPUT) return fg_fail(err, status, "%s", fault.message);
    return fg_fail_at(err, FG_EINPUT, fault.line, 0, "no JSON: line %u: %s", fault.line, fault.message);
}

void fg_json_value_free(fg_json_value *v) {
    if (!v) return;
    fg_allocator a = v->arena.alloc;
    fg_arena_free(&v->arena);
    fg_release(&a, v, sizeof *v);
}

/* ---- looking up ---- */

static const fg_jvalue *find(const fg_json_value *v, const char *path) {
    const fg_jvalue *at = v->root;
    for (fg_str rest = fg_str_of(path); at && rest.len;) at = fg_jvalue_find(at, fg_str_cut(&rest, '.'));
    return at;
}

bool fg_json_value_has(const fg_json_value *v, const char *path) { return find(v, path) != NULL; }
bool fg_json_value_true(const fg_json_value *v, const char *path) {
    return fg_jvalue_is(find(v, path), FG_JVALUE_TRUE);
}
fg_str fg_json_value_text(const fg_json_value *v, const char *path) { return fg_jvalue_text(find(v, path)); }

bool fg_json_value_number(const fg_json_value *v, const char *path, double *number) {
    const fg_jvalue *at = find(v, path);
    if (!fg_jvalue_is_number(at)) return false;
    *number = fg_jvalue_number(at);
    return true;
}

bool fg_json_value_text_at(const fg_json_value *v, const char *path, size_t i, fg_str *text) {
    const fg_jvalue *at = fg_jvalue_at(find(v, path), i);
    *text = fg_jvalue_text(at);
    return fg_jvalue_is(at, FG_JVALUE_STRING);
}

/* ---- comparing ---- */

typedef struct {
    char path[160];
    size_t n; /* of the path */
    char *where;
    size_t size;
} comparison;

enum { SHOWN = 48 };

/* How much of a text is shown: whole characters. */
static int shown_of(fg_str s) {
    size_t n = s.len < SHOWN ? s.len : SHOWN;
    while (n && n < s.len && ((unsigned char)s.ptr[n] & 0xC0) == 0x80) n--;
    return (int)n;
}

/* A value on one line, shortened. */
static void say(char out[SHOWN + 16], const fg_jvalue *v) {
    fg_str s = v->text;
    if (fg_jvalue_is(v, FG_JVALUE_STRING))
        snprintf(out, SHOWN + 16, "\"%.*s\"%s", shown_of(s), s.ptr, s.len > SHOWN ? " ..." : "");
    else if (fg_jvalue_is(v, FG_JVALUE_OBJECT) || fg_jvalue_is(v, FG_JVALUE_ARRAY))
        snprintf(out, SHOWN + 16, "%s", fg_jvalue_is(v, FG_JVALUE_OBJECT) ? "an object" : "a list");
    else
        snprintf(out, SHOWN + 16, "%.*s", shown_of(s), s.ptr);
}

static bool tell(comparison *c, const fg_jvalue *a, const fg_jvalue *b) {
    char left[SHOWN + 16], right[SHOWN + 16];
    const char *path = c->n ? c->path : "the document";
    if (a) say(left, a);
    if (b) say(right, b);
    if (!b)
        snprintf(c->where, c->size, "%s is too many", path);
    else if (!a)
        snprintf(c->where, c->size, "%s is not there, it should be %s", path, right);
    else
        snprintf(c->where, c->size, "%s is %s, it should be %s", path, left, right);
    return true;
}

/* Goes down into a member, of which `step` is the name; what is over the path's room is left out. The length to go back to. */
static size_t enter(comparison *c, fg_str step) {
    size_t before = c->n, room = sizeof c->path - c->n;
    int n =
        snprintf(c->path + c->n, room, "%s%.*s", c->n && step.len && step.ptr[0] != '[' ? "." : "", FG_STR_ARG(step));
    if (n > 0) c->n += (size_t)n < room ? (size_t)n : room - 1;
    return before;
}

static void leave(comparison *c, size_t before) { c->path[c->n = before] = '\0'; }

static bool differ(comparison *c, const fg_jvalue *a, const fg_jvalue *b, fg_str apart);

static bool member_differs(comparison *c, fg_str key, const fg_jvalue *a, const fg_jvalue *b) {
    size_t before = enter(c, key);
    bool found = a && b ? differ(c, a, b, (fg_str){0}) : tell(c, a, b);
    leave(c, before);
    return found;
}

static bool objects_differ(comparison *c, const fg_jvalue *a, const fg_jvalue *b, fg_str apart) {
    for (uint32_t i = 0; i < b->n; i++) {
        fg_str key = b->all[i].key;
        if (apart.len && fg_str_eq(key, apart)) continue;
        if (member_differs(c, key, fg_jvalue_find(a, key), &b->all[i])) return true;
    }
    for (uint32_t i = 0; i < a->n; i++) {
        fg_str key = a->all[i].key;
        if (apart.len && fg_str_eq(key, apart)) continue;
        if (!fg_jvalue_find(b, key)) return member_differs(c, key, &a->all[i], NULL);
    }
    return false;
}

static bool lists_differ(comparison *c, const fg_jvalue *a, const fg_jvalue *b) {
    char step[24];
    size_t n = fg_jvalue_size(a) > fg_jvalue_size(b) ? fg_jvalue_size(a) : fg_jvalue_size(b);
    for (size_t i = 0; i < n; i++) {
        const fg_jvalue *x = fg_jvalue_at(a, i), *y = fg_jvalue_at(b, i);
        snprintf(step, sizeof step, "[%zu]", i);
        size_t before = enter(c, fg_str_of(step));
        bool found = x && y ? differ(c, x, y, (fg_str){0}) : tell(c, x, y);
        leave(c, before);
        if (found) return true;
    }
    return false;
}

static bool differ(comparison *c, const fg_jvalue *a, const fg_jvalue *b, fg_str apart) {
    if (fg_jvalue_is_number(a) && fg_jvalue_is_number(b))
        return fg_jvalue_number(a) != fg_jvalue_number(b) && tell(c, a, b);
    if (a->type != b->type) return tell(c, a, b);
    if (fg_jvalue_is(a, FG_JVALUE_OBJECT)) return objects_differ(c, a, b, apart);
    if (fg_jvalue_is(a, FG_JVALUE_ARRAY)) return lists_differ(c, a, b);
    return !fg_str_eq(a->text, b->text) && tell(c, a, b);
}

bool fg_json_values_differ(const fg_json_value *a, const fg_json_value *b, const char *apart, char *where,
                           size_t size) {
    comparison c = {.where = where, .size = size};
    return differ(&c, a->root, b->root, fg_str_of(apart));
}
