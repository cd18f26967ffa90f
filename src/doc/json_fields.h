/* Values of JSON to the fields of a posting, in the words that fg_given_kind promises. NULL and unexpected types give
 * nothing. */
#ifndef FG_JSON_FIELDS_H
#define FG_JSON_FIELDS_H
#include <jansson.h>

#include "doc/source.h"

/* A string; empty for anything else. */
fg_str fg_json_text(const json_t *value);
/* The first of the keys, up to a NULL, whose value is a string, at best one with something in it. */
fg_str fg_json_first(const json_t *object, const char *const *keys);
/* The first of the keys, up to a NULL, whose value is neither null nor empty, of whatever type; NULL. */
const json_t *fg_json_any(const json_t *object, const char *const *keys);

void fg_give_workplace(fg_source *source, fg_str value);
void fg_give_remote(fg_source *source, const json_t *value); /* whether one may work remotely: true, 1, "yes" */
void fg_give_employment(fg_source *source, fg_str value);
void fg_give_employments(fg_source *source, const json_t *value); /* a string, or the first of several */
/* A string, an object with a name or with city, region (state) and country, or a schema.org Place or PostalAddress. One
 * that was given already is left out. */
void fg_give_place(fg_source *source, const json_t *value);
void fg_give_places(fg_source *source, const json_t *value); /* one or several */
void fg_give_date(fg_source *source, fg_str value);          /* of a time, the day */

/* Pay as the sources give it: schema.org MonetaryAmount; {min, max, currency, interval or period};
 * {min_cents, max_cents, currency_type}; and a summary with components. */
void fg_give_base_salary(fg_source *source, const json_t *value);
void fg_give_range(fg_source *source, const json_t *value);
void fg_give_cents(fg_source *source, const json_t *value);
void fg_give_compensation(fg_source *source, const json_t *value);
/* Of a flat object: "salary" and the like as words, as a number or as one of these, or "salary_min" and "salary_max". */
void fg_give_flat_pay(fg_source *source, const json_t *object);

#endif
