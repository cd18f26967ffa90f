/* What a posting says of itself beside what it asks, as fields of an object. */
#ifndef FG_JSON_FACTS_H
#define FG_JSON_FACTS_H
#include "parse/requirement.h"
#include "report/json.h"

/* Null where the span is empty. */
void fg_json_words(fg_json *j, const char *key, const fg_doc *doc, fg_span span);
/* "company", "location", "locations", "workplace", "workplaces", "employment_type", "employment_types" */
void fg_json_terms(fg_json *j, const fg_posting *posting);
void fg_json_salary(fg_json *j, const fg_header *header);
/* "posted", and "added" where it is known and counts in place of it. */
void fg_json_posted(fg_json *j, const fg_posting *posting);

#endif
