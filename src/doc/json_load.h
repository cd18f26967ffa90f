#ifndef FG_JSON_LOAD_H
#define FG_JSON_LOAD_H
#include <jansson.h>

#include "base/base.h"

/* json_loadb of a line, with JSON_ALLOW_NUL and JSON_REJECT_DUPLICATES: the same values and the same faults, but long
 * strings do not take jansson's way, a byte at a time. `fault` may be NULL. */
json_t *fg_json_load_line(fg_str line, json_error_t *fault);

#endif
