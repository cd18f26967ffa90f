/* Postings as JSON: a flat object with its text in a field, schema.org JobPosting, and what the public pages of the job
 * boards Greenhouse, Lever and Ashby give. Values of unexpected types are passed over. */
#ifndef FG_JSON_POSTING_H
#define FG_JSON_POSTING_H
#include <jansson.h>

#include "doc/source.h"

/* Takes text and fields from an object. FG_EINPUT: it has no text. */
fg_status fg_json_posting_read(fg_source *source, const json_t *object, fg_error *err);
/* The same of a flat object, of which this is the text. */
fg_status fg_json_posting_read_text(fg_source *source, const json_t *object, fg_str text, fg_error *err);
/* Visits the postings of known shapes in it and in its lists. */
void fg_json_posting_each(const json_t *value, void (*visit)(void *ctx, const json_t *posting), void *ctx);
/* The first posting of a known shape in it or in its lists, and how many there are (added to *n). */
const json_t *fg_json_posting_find(const json_t *value, uint32_t *n);

#endif
