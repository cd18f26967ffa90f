/* Postings as JSON: a flat object with its text in a field, schema.org JobPosting, and what public job boards publish. */
#ifndef FG_JSON_POSTING_H
#define FG_JSON_POSTING_H
#include <jansson.h>

#include "doc/source.h"

/* Takes text and fields from an object. FG_EINPUT: it has no text. Values of unexpected types are passed over. */
fg_status fg_json_posting_read(fg_source *source, const json_t *object, fg_error *err);

#endif
