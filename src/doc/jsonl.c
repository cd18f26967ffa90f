#include "doc/jsonl.h"

#include "doc/json_fields.h"
#include "doc/json_posting.h"
#include "doc/json_resume.h"

static fg_status fail(fg_error *err, uint32_t number, const char *what, const char *why) {
    return fg_fail_at(err, FG_EINPUT, number, 0, "%s%.150s", what, why);
}

/* A field by its name, else what "a.b" says: b inside of a. */
static const fg_jvalue *find(const fg_jvalue *object, const char *path) {
    const fg_jvalue *at = fg_jvalue_get(object, path);
    const char *point = strchr(path, '.');
    if (at || !point) return at;
    at = fg_jvalue_find(object, (fg_str){path, (size_t)(point - path)});
    return at ? find(at, point + 1) : NULL;
}

/* The id as a name; false if it is neither a string nor a whole number. */
static bool name_of(fg_arena *arena, const fg_jvalue *id, uint32_t number, fg_str *name) {
    if (!id || fg_jvalue_is(id, FG_JVALUE_NULL))
        *name = fg_arena_printf(arena, "%u", number);
    else if (fg_jvalue_is(id, FG_JVALUE_STRING))
        *name = fg_arena_copy(arena, id->text);
    else if (fg_jvalue_is(id, FG_JVALUE_INTEGER))
        *name = fg_arena_printf(arena, "%.*s", FG_STR_ARG(id->text));
    else
        return false;
    return true;
}

typedef struct {
    uint32_t number;
    const char *text_field; /* NULL: the usual ones */
    const char *id_field;
    bool only_text;
} line_options;

static line_options options_of(const fg_read_options *opt, uint32_t number) {
    line_options of = {.number = number, .id_field = "id"};
    if (!opt || opt->size < sizeof *opt) return of;
    of.text_field = opt->text_field;
    if (opt->id_field) of.id_field = opt->id_field;
    of.only_text = opt->only_text;
    return of;
}

static fg_status read_source(fg_source *source, const fg_jvalue *object, const line_options *of, fg_error *err) {
    if (!of->text_field)
        return fg_json_is_resume(object) ? fg_json_resume_read(source, object, err)
                                         : fg_json_posting_read(source, object, err);
    const fg_jvalue *text = find(object, of->text_field);
    if (!fg_jvalue_is(text, FG_JVALUE_STRING))
        return fg_fail(err, FG_EINPUT, "no string '%.100s' in it", of->text_field);
    return fg_json_posting_read_text(source, object, fg_jvalue_text(text), err);
}

static fg_status read_object(fg_doc **out, const fg_jvalue *object, const line_options *of, const fg_read_options *opt,
                             fg_arena *arena, fg_error *err) {
    if (!fg_jvalue_is(object, FG_JVALUE_OBJECT)) return fail(err, of->number, "not a JSON object", "");
    fg_str name;
    fg_source source;
    if (!name_of(arena, find(object, of->id_field), of->number, &name))
        return fg_fail_at(err, FG_EINPUT, of->number, 0, "'%.100s' is neither a string nor a whole number",
                          of->id_field);
    fg_source_init(&source, arena);
    fg_status status = read_source(&source, object, of, err);
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (of->only_text) source.fields.n = 0;
    if (status == FG_OK) status = fg_doc_of_source(out, &source, name.ptr, opt, &arena->alloc, err);
    if (status != FG_OK && err) err->line = of->number;
    const fg_jvalue *id = find(object, of->id_field);
    if (status == FG_OK) (*out)->numbered = !id || fg_jvalue_is(id, FG_JVALUE_NULL);
    return status;
}

fg_status fg_jsonl_read(fg_doc **out, fg_str line, uint32_t number, const fg_read_options *opt,
                        const fg_allocator *alloc, fg_error *err) {
    if (!out) return fg_fail(err, FG_EINVAL, "fg_jsonl_read: out is NULL");
    *out = NULL;
    fg_error_clear(err);
    const fg_jvalue *object;
    fg_error fault = {0};
    fg_arena arena;
    line_options of = options_of(opt, number);
    fg_arena_init(&arena, alloc);
    fg_status status = fg_jvalue_read(&object, line, NULL, &arena, NULL, &fault);
    if (status == FG_EINPUT)
        fail(err, number, "not JSON: ", fault.message);
    else if (status != FG_OK)
        fg_fail(err, status, "%s", fault.message);
    else
        status = read_object(out, object, &of, opt, &arena, err);
    fg_arena_free(&arena);
    return status;
}

fg_str fg_jsonl_id(fg_str line, const fg_read_options *opt, fg_arena *arena) {
    const fg_jvalue *object;
    fg_str id = {0};
    line_options of = options_of(opt, 0);
    if (fg_jvalue_read(&object, line, NULL, arena, NULL, NULL) != FG_OK) return id;
    const fg_jvalue *value = find(object, of.id_field);
    if (value && !fg_jvalue_is(value, FG_JVALUE_NULL)) name_of(arena, value, 0, &id);
    return id;
}
