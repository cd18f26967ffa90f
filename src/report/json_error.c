/* fitgap.error/1 */
#include "doc/jsonl.h"
#include "report/json.h"

static bool write(const fg_error *error, const char *path, fg_str id, fg_sink sink) {
    fg_json j;
    fg_json_start(&j, sink);
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.error/1");
    if (path) fg_json_name(&j, "path", path);
    if (id.len) fg_json_str(&j, "id", id);
    if (error->line) fg_json_int(&j, "line", error->line);
    fg_json_name(&j, "error", error->message);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, NULL) == FG_OK;
}

bool fg_error_write(const fg_error *error, const char *path, fg_sink sink) {
    return error && sink.write && write(error, path, (fg_str){0}, sink);
}

bool fg_jsonl_error_write(const fg_error *error, const char *path, fg_str line, const fg_read_options *opt,
                          fg_sink sink) {
    fg_arena arena;
    if (!error || !sink.write) return false;
    fg_arena_init(&arena, NULL);
    bool written = write(error, path, fg_jsonl_id(line, opt, &arena), sink);
    fg_arena_free(&arena);
    return written;
}
