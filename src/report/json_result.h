/* What the JSON of results and of their differences has in common. */
#ifndef FG_JSON_RESULT_H
#define FG_JSON_RESULT_H
#include "match/result.h"
#include "report/json.h"

extern const char *const fg_gate_verdict_names[]; /* "pass", "fail", "unknown" */

/* span, quote and rule; of what is only assumed there is no place to quote */
void fg_json_finding(fg_json *j, const fg_result *result, const fg_finding *finding);
/* Opens an item with its id and necessity. */
void fg_json_open_item(fg_json *j, const fg_result *result, const fg_item *item);

#endif
