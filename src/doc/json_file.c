#include "doc/json_file.h"

#include "doc/json_posting.h"
#include "doc/json_resume.h"

/* ---- a file ---- */

/* Does one value end with its line, and another begin? */
static bool is_lines(fg_str text, size_t end) {
    fg_str rest = fg_str_trim((fg_str){text.ptr + end, text.len - end});
    return rest.len && rest.ptr[0] == '{';
}

/* `fault`: why the whole is no JSON. */
static fg_status tell_fault(fg_str text, const fg_error *fault, fg_arena *arena, fg_error *err) {
    const fg_jvalue *first;
    const fg_jvalue_options options = {.with_more = true};
    size_t end;
    if (fault->status != FG_EINPUT) return fg_fail(err, fault->status, "%s", fault->message);
    bool lines = fg_jvalue_read(&first, text, &options, arena, &end, NULL) == FG_OK &&
                 fg_jvalue_is(first, FG_JVALUE_OBJECT) && is_lines(text, end);
    if (lines) return fg_fail(err, FG_EINPUT, "holds a posting a line: read it as JSON Lines (--format jsonl)");
    return fg_fail_at(err, FG_EINPUT, fault->line, 0, "line %u is not JSON: %.120s", fault->line, fault->message);
}

fg_status fg_json_tell_several(size_t n, fg_error *err) {
    return fg_fail(err, FG_EINPUT,
                   "holds %zu postings: save one of them, or write one a line and read them as JSON Lines", n);
}

static fg_status read_value(fg_source *source, const fg_jvalue *value, fg_error *err) {
    uint32_t n = 0;
    if (fg_json_is_resume(value)) return fg_json_resume_read(source, value, err);
    const fg_jvalue *posting = fg_json_posting_find(value, &n);
    if (n > 1) return fg_json_tell_several(n, err);
    if (!posting && fg_jvalue_size(value) > 1) return fg_json_tell_several(fg_jvalue_size(value), err);
    if (!posting) posting = fg_jvalue_is(value, FG_JVALUE_ARRAY) ? fg_jvalue_at(value, 0) : value;
    if (!fg_jvalue_is(posting, FG_JVALUE_OBJECT)) return fg_fail(err, FG_EINPUT, "is JSON, but no posting");
    return fg_json_posting_read(source, posting, err);
}

fg_status fg_json_read_file(fg_source *source, fg_str text, fg_error *err) {
    fg_error fault = {0};
    const fg_jvalue_options options = {.twice = true};
    const fg_jvalue *value;
    if (fg_jvalue_read(&value, text, &options, source->arena, NULL, &fault) != FG_OK)
        return tell_fault(text, &fault, source->arena, err);
    return read_value(source, value, err);
}

/* ---- data linked to a page ---- */

/* Pages write line ends and tabs into strings, which JSON forbids: as spaces they do no harm. */
static const fg_jvalue *load_loosely(fg_str data, fg_arena *arena) {
    const fg_jvalue_options options = {.twice = true};
    const fg_jvalue *value;
    fg_str copy = fg_arena_copy(arena, data);
    char *s = copy.len ? (char *)(uintptr_t)copy.ptr : NULL;
    for (size_t i = 0; i < copy.len; i++)
        if ((unsigned char)s[i] < 0x20) s[i] = ' ';
    return fg_jvalue_read(&value, copy, &options, arena, NULL, NULL) == FG_OK ? value : NULL;
}

uint32_t fg_json_read_linked(fg_source *source, const fg_str *data, size_t n) {
    const fg_jvalue *posting = NULL;
    uint32_t found = 0;
    for (size_t i = 0; i < n; i++) {
        const fg_jvalue *value = load_loosely(data[i], source->arena);
        const fg_jvalue *one = fg_json_posting_find(value, &found);
        source->broken |= !value && fg_str_holds(data[i], FG_LIT("JobPosting"));
        if (!posting) posting = one;
    }
    if (found == 1 && fg_json_posting_read(source, posting, NULL) == FG_EINVAL) found = 0;
    return found;
}
