#include "doc/jsonl.h"

#include "doc/json_fields.h"
#include "doc/json_load.h"
#include "doc/json_posting.h"
#include "doc/json_resume.h"

static fg_status fail(fg_error *err, uint32_t number, const char *why) {
    return fg_fail_at(err, FG_EINPUT, number, 0, "%s", why);
}

/* A field by its name, else what "a.b" says: b inside of a. */
static const json_t *find(const json_t *object, const char *path) {
    const json_t *at = json_object_get(object, path);
    const char *point = strchr(path, '.');
    char first[128];
    if (at || !point || (size_t)(point - path) >= sizeof first) return at;
    memcpy(first, path, (size_t)(point - path));
    first[point - path] = '\0';
    at = json_object_get(object, first);
    return at ? find(at, point + 1) : NULL;
}

static bool has_no_id(const json_t *id) {
    return !id || json_is_null(id) || (json_is_string(id) && json_string_length(id) == 0);
}

/* What stands in the field; where none is named and there is none, that of a schema.org JobPosting. */
static const json_t *id_of(const json_t *object, const char *field) {
    static const char *const usual[] = {"id", "identifier.value", "identifier"};
    if (field) return find(object, field);
    for (size_t i = 0; i < FG_COUNT(usual); i++) {
        const json_t *id = find(object, usual[i]);
        if (!has_no_id(id) && !json_is_object(id)) return id;
    }
    return find(object, usual[0]);
}

/* The id as a name; false if it is neither a string nor a whole number. */
static bool name_of(fg_arena *arena, const json_t *id, const char *file, uint32_t number, fg_str *name) {
    if (has_no_id(id))
        *name = file ? fg_arena_printf(arena, "%s:%u", file, number) : fg_arena_printf(arena, "%u", number);
    else if (json_is_string(id) && strlen(json_string_value(id)) == json_string_length(id))
        *name = fg_str_of(json_string_value(id));
    else if (json_is_integer(id))
        *name = fg_arena_printf(arena, "%lld", (long long)json_integer_value(id));
    else
        return false;
    return true;
}

typedef struct {
    uint32_t number;
    const char *text_field; /* NULL: the usual ones */
    const char *id_field;   /* NULL: the usual one */
    const char *file;       /* NULL: not told */
    bool only_text;
} line_options;

static line_options options_of(const fg_read_options *opt, uint32_t number) {
    line_options of = {.number = number};
    if (!opt || opt->size < sizeof *opt) return of;
    of.text_field = opt->text_field;
    of.id_field = opt->id_field;
    of.only_text = opt->only_text;
    of.file = opt->file;
    return of;
}

static fg_status read_source(fg_source *source, const json_t *object, const line_options *of, fg_error *err) {
    if (!of->text_field)
        return fg_json_is_resume(object) ? fg_json_resume_read(source, object, err)
                                         : fg_json_posting_read(source, object, err);
    const json_t *text = find(object, of->text_field);
    if (!json_is_string(text)) return fg_fail(err, FG_EINPUT, "no string '%.100s' in it", of->text_field);
    return fg_json_posting_read_text(source, object, fg_json_text(text), err);
}

static fg_status read_object(fg_doc **out, const json_t *object, const line_options *of, const fg_read_options *opt,
                             fg_arena *arena, fg_error *err) {
    if (!json_is_object(object)) return fail(err, of->number, "not a JSON object");
    fg_str name;
    fg_source source;
    const json_t *id = id_of(object, of->id_field);
    if (!name_of(arena, id, of->file, of->number, &name))
        return fg_fail_at(err, FG_EINPUT, of->number, 0, "'%.100s' is neither a string nor a whole number",
                          of->id_field ? of->id_field : "id");
    fg_source_init(&source, arena);
    fg_status status = read_source(&source, object, of, err);
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (of->only_text) source.fields.n = 0;
    if (status == FG_OK) status = fg_doc_of_source(out, &source, name.ptr, opt, &arena->alloc, err);
    if (status != FG_OK && err) err->line = of->number;
    if (status == FG_OK) (*out)->numbered = has_no_id(id);
    return status;
}

/* A file may begin with a byte order mark. Never without a pointer. */
static fg_str without_mark(fg_str line) {
    const fg_str mark = FG_LIT("\xEF\xBB\xBF");
    if (!line.len) return FG_LIT("");
    return fg_str_starts(line, mark) ? (fg_str){line.ptr + mark.len, line.len - mark.len} : line;
}

fg_status fg_jsonl_read(fg_doc **out, fg_str line, uint32_t number, const fg_read_options *opt,
                        const fg_allocator *alloc, fg_error *err) {
    if (!out) return fg_fail(err, FG_EINVAL, "fg_jsonl_read: out is NULL");
    *out = NULL;
    fg_error_clear(err);
    json_error_t fault;
    line = without_mark(line);
    json_t *object = fg_json_load_line(line, &fault);
    if (!object) {
        if (json_error_code(&fault) == json_error_out_of_memory) return fg_fail(err, FG_ENOMEM, "out of memory");
        if (json_error_code(&fault) == json_error_stack_overflow) return fail(err, number, "JSON is nested too deep");
        return fg_fail_at(err, FG_EINPUT, number, 0, "not JSON: %s", fault.text);
    }
    fg_arena arena;
    line_options of = options_of(opt, number);
    fg_arena_init(&arena, alloc);
    fg_status status = read_object(out, object, &of, opt, &arena, err);
    fg_arena_free(&arena);
    json_decref(object);
    return status;
}

fg_str fg_jsonl_id(fg_str line, const fg_read_options *opt, fg_arena *arena) {
    fg_str id = {0};
    line_options of = options_of(opt, 0);
    line = without_mark(line);
    json_t *object = fg_json_load_line(line, NULL);
    const json_t *value = object ? id_of(object, of.id_field) : NULL;
    if (!has_no_id(value)) name_of(arena, value, NULL, 0, &id);
    if (id.ptr) id = fg_arena_copy(arena, id);
    json_decref(object);
    return id;
}
