/* Reads one line of JSON Lines. */
#include "doc/json_posting.h"
#include "doc/json_resume.h"

static fg_status fail(fg_error *err, uint32_t number, const char *why) {
    return fg_fail_at(err, FG_EINPUT, number, 0, "%s", why);
}

/* The id as a name; false if it is neither a string nor a whole number. */
static bool name_of(fg_arena *arena, const json_t *id, uint32_t number, fg_str *name) {
    if (!id || json_is_null(id))
        *name = fg_arena_printf(arena, "%u", number);
    else if (json_is_string(id))
        *name = fg_str_of(json_string_value(id));
    else if (json_is_integer(id))
        *name = fg_arena_printf(arena, "%lld", (long long)json_integer_value(id));
    else
        return false;
    return true;
}

static fg_status read_object(fg_doc **out, const json_t *object, uint32_t number, const fg_read_options *opt,
                             fg_arena *arena, fg_error *err) {
    if (!json_is_object(object)) return fail(err, number, "not a JSON object");
    fg_str name;
    fg_source source;
    if (!name_of(arena, json_object_get(object, "id"), number, &name))
        return fail(err, number, "'id' is neither a string nor a whole number");
    fg_source_init(&source, arena);
    fg_status status = fg_json_is_resume(object) ? fg_json_resume_read(&source, object, err)
                                                 : fg_json_posting_read(&source, object, err);
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (opt && opt->size >= sizeof *opt && opt->only_text) source.fields.n = 0;
    if (status == FG_OK) status = fg_doc_of_source(out, &source, name.ptr, opt, &arena->alloc, err);
    if (status != FG_OK && err) err->line = number;
    return status;
}

fg_status fg_jsonl_read(fg_doc **out, fg_str line, uint32_t number, const fg_read_options *opt,
                        const fg_allocator *alloc, fg_error *err) {
    if (!out) return fg_fail(err, FG_EINVAL, "fg_jsonl_read: out is NULL");
    *out = NULL;
    fg_error_clear(err);
    json_error_t fault;
    json_t *object = json_loadb(line.ptr ? line.ptr : "", line.len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &fault);
    if (!object) {
        if (json_error_code(&fault) == json_error_out_of_memory) return fg_fail(err, FG_ENOMEM, "out of memory");
        if (json_error_code(&fault) == json_error_stack_overflow) return fail(err, number, "JSON is nested too deep");
        return fg_fail_at(err, FG_EINPUT, number, 0, "not JSON: %s", fault.text);
    }
    fg_arena arena;
    fg_arena_init(&arena, alloc);
    fg_status status = read_object(out, object, number, opt, &arena, err);
    fg_arena_free(&arena);
    json_decref(object);
    return status;
}
