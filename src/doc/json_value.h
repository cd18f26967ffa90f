/*
 * Any JSON document: looking values up, and where two of them are not alike. Its memory is jansson's, which knows no
 * allocator, until it is freed.
 */
#ifndef FG_JSON_VALUE_H
#define FG_JSON_VALUE_H
#include "base/base.h"

typedef struct fg_json_value fg_json_value;

/* FG_EINPUT tells where it is none; names may stand once only. */
fg_status fg_json_value_open(fg_json_value **out, fg_str bytes, const fg_allocator *alloc, fg_error *err);
void fg_json_value_free(fg_json_value *value);

/* `path` is keys with points between them: "inputs.resume". */
bool fg_json_value_has(const fg_json_value *value, const char *path);
bool fg_json_value_true(const fg_json_value *value, const char *path);
fg_str fg_json_value_text(const fg_json_value *value, const char *path);                 /* empty: none, or no string */
bool fg_json_value_number(const fg_json_value *value, const char *path, double *number); /* false: there is none */
/* The i-th text of a list; false past the last, and of what is no text. */
bool fg_json_value_text_at(const fg_json_value *value, const char *path, size_t i, fg_str *text);

/* The first place where `b` says something else than `a`, in one line; false: they are alike. Numbers are compared as
 * numbers, objects by their keys. `apart` (NULL: none) is a key of the outermost object that may differ. */
bool fg_json_values_differ(const fg_json_value *a, const fg_json_value *b, const char *apart, char *where, size_t size);

#endif
