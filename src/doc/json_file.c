#include "doc/json_file.h"

#include "doc/json_posting.h"
#include "doc/json_resume.h"

/* ---- a file ---- */

/* Does one value end with its line, and another begin? */
static bool is_lines(fg_str text, size_t end) {
    fg_str rest = fg_str_trim((fg_str){text.ptr + end, text.len - end});
    return rest.len && rest.ptr[0] == '{';
}

static fg_status tell_fault(fg_str text, const json_error_t *fault, fg_error *err) {
    json_error_t unused;
    if (json_error_code(fault) == json_error_out_of_memory) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (json_error_code(fault) == json_error_stack_overflow)
        return fg_fail_at(err, FG_EINPUT, (uint32_t)fault->line, 0, "line %d: JSON is nested too deep", fault->line);
    json_t *first = json_loadb(text.ptr, text.len, JSON_DISABLE_EOF_CHECK, &unused);
    bool lines = json_is_object(first) && unused.position > 0 && is_lines(text, (size_t)unused.position);
    json_decref(first);
    if (lines)
        return fg_fail(err, FG_EINPUT,
                       "holds a text a line: save one of them, or read all as JSON Lines (--format jsonl)");
    return fg_fail_at(err, FG_EINPUT, fault->line > 0 ? (uint32_t)fault->line : 0, 0, "line %d is not JSON: %.120s",
                      fault->line, fault->text);
}

fg_status fg_json_tell_several(size_t n, fg_error *err) {
    return fg_fail(err, FG_EINPUT,
                   "holds %zu postings: save one of them, or write one a line and read them as JSON Lines", n);
}

static fg_status read_value(fg_source *source, const json_t *value, fg_error *err) {
    uint32_t n = 0;
    if (fg_json_is_resume(value)) return fg_json_resume_read(source, value, err);
    const json_t *posting = fg_json_posting_find(value, &n);
    if (n > 1) return fg_json_tell_several(n, err);
    if (!posting && json_array_size(value) > 1) return fg_json_tell_several(json_array_size(value), err);
    if (!posting) posting = json_is_array(value) ? json_array_get(value, 0) : value;
    if (!json_is_object(posting)) return fg_fail(err, FG_EINPUT, "is JSON, but no posting");
    return fg_json_posting_read(source, posting, err);
}

fg_status fg_json_read_file(fg_source *source, fg_str text, fg_error *err) {
    json_error_t fault;
    json_t *value = json_loadb(text.ptr ? text.ptr : "", text.len, JSON_ALLOW_NUL, &fault);
    if (!value) return tell_fault(text, &fault, err);
    fg_status status = read_value(source, value, err);
    json_decref(value);
    return status;
}

/* ---- data linked to a page ---- */

/* Pages write line ends and tabs into strings, which JSON forbids: as spaces they do no harm. */
static json_t *load_loosely(fg_str data, fg_arena *arena) {
    json_error_t unused;
    fg_str copy = fg_arena_copy(arena, data);
    char *s = copy.len ? (char *)(uintptr_t)copy.ptr : NULL;
    for (size_t i = 0; i < copy.len; i++)
        if ((unsigned char)s[i] < 0x20) s[i] = ' ';
    return s ? json_loadb(s, copy.len, JSON_ALLOW_NUL, &unused) : NULL;
}

uint32_t fg_json_read_linked(fg_source *source, const fg_str *data, size_t n) {
    const json_t *posting = NULL;
    json_t *owner = NULL;
    uint32_t found = 0;
    for (size_t i = 0; i < n; i++) {
        json_t *value = load_loosely(data[i], source->arena);
        const json_t *one = fg_json_posting_find(value, &found);
        source->broken |= !value && fg_str_holds(data[i], FG_LIT("JobPosting"));
        if (one && !posting) {
            posting = one;
            owner = value;
        } else {
            json_decref(value);
        }
    }
    if (found == 1 && fg_json_posting_read(source, posting, NULL) == FG_EINVAL) found = 0;
    json_decref(owner);
    return found;
}
