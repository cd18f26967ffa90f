#include "doc/json_value.h"

#include <jansson.h>
#include <stdio.h>

struct fg_json_value {
    fg_allocator alloc;
    json_t *root;
};

fg_status fg_json_value_open(fg_json_value **out, fg_str bytes, const fg_allocator *alloc, fg_error *err) {
    json_error_t fault;
    fg_allocator a = fg_allocator_or_default(alloc);
    *out = NULL;
    fg_json_value *v = fg_alloc(&a, sizeof *v);
    if (!v) return fg_fail(err, FG_ENOMEM, "out of memory");
    *v = (fg_json_value){
        a, json_loadb(bytes.ptr ? bytes.ptr : "", bytes.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault)};
    if (v->root) {
        *out = v;
        return FG_OK;
    }
    fg_release(&a, v, sizeof *v);
    return fg_fail_at(err, FG_EINPUT, fault.line > 0 ? (uint32_t)fault.line : 0, 0, "no JSON: line %d: %s", fault.line,
                      fault.text);
}

void fg_json_value_free(fg_json_value *v) {
    if (!v) return;
    fg_allocator a = v->alloc;
    json_decref(v->root);
    fg_release(&a, v, sizeof *v);
}

/* ---- looking up ---- */

static const json_t *find(const fg_json_value *v, const char *path) {
    const json_t *at = v->root;
    char key[64];
    while (at && *path) {
        size_t n = strcspn(path, ".");
        if (n >= sizeof key) return NULL;
        memcpy(key, path, n);
        key[n] = '\0';
        at = json_object_get(at, key);
        path += n + (path[n] == '.');
    }
    return at;
}

static fg_str text_of(const json_t *at) {
    return json_is_string(at) ? (fg_str){json_string_value(at), json_string_length(at)} : (fg_str){0};
}

bool fg_json_value_has(const fg_json_value *v, const char *path) { return find(v, path) != NULL; }
bool fg_json_value_true(const fg_json_value *v, const char *path) { return json_is_true(find(v, path)); }
fg_str fg_json_value_text(const fg_json_value *v, const char *path) { return text_of(find(v, path)); }

bool fg_json_value_number(const fg_json_value *v, const char *path, double *number) {
    const json_t *at = find(v, path);
    if (!json_is_number(at)) return false;
    *number = json_number_value(at);
    return true;
}

bool fg_json_value_text_at(const fg_json_value *v, const char *path, size_t i, fg_str *text) {
    const json_t *at = json_array_get(find(v, path), i);
    *text = text_of(at);
    return json_is_string(at);
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
static void say(char out[SHOWN + 16], const json_t *v) {
    char number[SHOWN];
    fg_str s = text_of(v);
    if (json_is_string(v)) {
        snprintf(out, SHOWN + 16, "\"%.*s\"%s", shown_of(s), s.ptr, s.len > SHOWN ? " ..." : "");
    } else if (json_is_object(v) || json_is_array(v)) {
        snprintf(out, SHOWN + 16, "%s", json_is_object(v) ? "an object" : "a list");
    } else {
        size_t n = json_dumpb(v, number, sizeof number, JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
        snprintf(out, SHOWN + 16, "%.*s", n < sizeof number ? (int)n : 0, number);
    }
}

static bool tell(comparison *c, const json_t *a, const json_t *b) {
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
static size_t enter(comparison *c, const char *step) {
    size_t before = c->n, room = sizeof c->path - c->n;
    int n = snprintf(c->path + c->n, room, "%s%s", c->n && step[0] != '[' ? "." : "", step);
    if (n > 0) c->n += (size_t)n < room ? (size_t)n : room - 1;
    return before;
}

static void leave(comparison *c, size_t before) { c->path[c->n = before] = '\0'; }

static bool differ(comparison *c, const json_t *a, const json_t *b, const char *apart);

static bool member_differs(comparison *c, const char *key, const json_t *a, const json_t *b) {
    size_t before = enter(c, key);
    bool found = a && b ? differ(c, a, b, NULL) : tell(c, a, b);
    leave(c, before);
    return found;
}

static bool objects_differ(comparison *c, const json_t *a, const json_t *b, const char *apart) {
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)b, key, value) {
        if (apart && strcmp(key, apart) == 0) continue;
        if (member_differs(c, key, json_object_get(a, key), value)) return true;
    }
    json_object_foreach((json_t *)a, key, value) {
        if (apart && strcmp(key, apart) == 0) continue;
        if (!json_object_get(b, key)) return member_differs(c, key, value, NULL);
    }
    return false;
}

static bool lists_differ(comparison *c, const json_t *a, const json_t *b) {
    char step[24];
    size_t n = json_array_size(a) > json_array_size(b) ? json_array_size(a) : json_array_size(b);
    for (size_t i = 0; i < n; i++) {
        const json_t *x = json_array_get(a, i), *y = json_array_get(b, i);
        snprintf(step, sizeof step, "[%zu]", i);
        size_t before = enter(c, step);
        bool found = x && y ? differ(c, x, y, NULL) : tell(c, x, y);
        leave(c, before);
        if (found) return true;
    }
    return false;
}

static bool differ(comparison *c, const json_t *a, const json_t *b, const char *apart) {
    if (json_is_number(a) && json_is_number(b)) return json_number_value(a) != json_number_value(b) && tell(c, a, b);
    if (json_typeof(a) != json_typeof(b)) return tell(c, a, b);
    if (json_is_object(a)) return objects_differ(c, a, b, apart);
    if (json_is_array(a)) return lists_differ(c, a, b);
    return !json_equal(a, b) && tell(c, a, b);
}

bool fg_json_values_differ(const fg_json_value *a, const fg_json_value *b, const char *apart, char *where,
                           size_t size) {
    comparison c = {.where = where, .size = size};
    return differ(&c, a->root, b->root, apart);
}
