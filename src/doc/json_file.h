/* JSON with a posting in it: a file of its own, or data linked to a page. */
#ifndef FG_JSON_FILE_H
#define FG_JSON_FILE_H
#include "doc/source.h"

/* FG_EINPUT: it is no JSON, has no posting, or has several. */
fg_status fg_json_read_file(fg_source *source, fg_str text, fg_error *err);
/* The one posting that JSON-LD describes; false if there is none, or several. What is no JSON is passed over. */
bool fg_json_read_linked(fg_source *source, const fg_str *data, size_t n);

#endif
