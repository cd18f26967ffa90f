/* fitgap.error/1 */
#include "report/json.h"

bool fg_error_write(const fg_error *error, const char *path, fg_sink sink) {
    if (!error || !sink.write) return false;
    fg_json j;
    fg_json_start(&j, sink);
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.error/1");
    if (path) fg_json_name(&j, "path", path);
    if (error->line) fg_json_int(&j, "line", error->line);
    fg_json_name(&j, "error", error->message);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, NULL) == FG_OK;
}
