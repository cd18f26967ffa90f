/* A JSON writer to a sink. Commas and layout are its business; a failed sink is sticky and told by fg_json_finish. */
#ifndef FG_JSON_H
#define FG_JSON_H
#include "parse/profile.h"
#include "report/out.h"

typedef struct {
    fg_out out;
    bool comma;           /* a value stands before in this object or array */
    bool pretty;          /* a value a line, indented by two spaces; spans stay on one line */
    unsigned depth, flat; /* open brackets; flat: how many of the innermost stay on one line */
} fg_json;

void fg_json_start(fg_json *j, fg_sink sink); /* on one line, unless `pretty` is set then */
/* Starts a document of a schema, laid out as the options say, with the name of its source. */
void fg_json_document(fg_json *j, const char *schema, const fg_doc *doc, const fg_report_options *opt, fg_sink sink);
/* Sends what is buffered and ends the line. FG_EIO if the sink stopped. */
fg_status fg_json_finish(fg_json *j, fg_error *err);

/* `key` NULL: an element of an array, or the outermost value. */
void fg_json_open(fg_json *j, const char *key, char bracket);      /* '{' or '[' */
void fg_json_close(fg_json *j, char bracket);                      /* '}' or ']' */
void fg_json_str(fg_json *j, const char *key, fg_str value);       /* invalid UTF-8 becomes U+FFFD */
void fg_json_name(fg_json *j, const char *key, const char *value); /* NULL: null */
void fg_json_int(fg_json *j, const char *key, int64_t value);
void fg_json_fixed(fg_json *j, const char *key, int64_t value, unsigned places); /* 1234, 2 places: 12.34; 1200: 12.0 */
void fg_json_points(fg_json *j, const char *key, int32_t hundredths); /* null where there are none: below 0 */
void fg_json_bool(fg_json *j, const char *key, bool value);
void fg_json_null(fg_json *j, const char *key);
/* [start, end) in the original bytes. */
void fg_json_span(fg_json *j, const char *key, const fg_doc *doc, uint32_t start, uint32_t end);
/* The text of [start, end) as read. */
void fg_json_slice(fg_json *j, const char *key, const fg_doc *doc, uint32_t start, uint32_t end);
/* "2011-07", or "2011" where only the year is known; null for FG_NO_MONTH. */
void fg_json_date(fg_json *j, const char *key, fg_date date);

#endif
