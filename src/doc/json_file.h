/* JSON with a posting in it: a file of its own, or data linked to a page. */
#ifndef FG_JSON_FILE_H
#define FG_JSON_FILE_H
#include "doc/source.h"

/* FG_EINPUT: it is no JSON, has no posting, or has several. */
fg_status fg_json_read_file(fg_source *source, fg_str text, fg_error *err);
/* How many postings JSON-LD describes; the only one is read. What is no JSON is passed over, and noted in source->broken. */
uint32_t fg_json_read_linked(fg_source *source, const fg_str *data, size_t n);
/* FG_EINPUT: n postings where one was expected. */
fg_status fg_json_tell_several(size_t n, fg_error *err);

#endif
