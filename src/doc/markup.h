/* HTML pages and JSON files as documents. */
#ifndef FG_MARKUP_H
#define FG_MARKUP_H
#include "doc/source.h"

/* What a text is: FG_INPUT_TEXT, _MARKDOWN, _HTML or _JSON. */
fg_input fg_markup_kind(fg_str text, fg_str name);
/* Takes the text and the fields of HTML or JSON, UTF-8 both. FG_EINPUT, naming `name`: there is none, or it cannot be read
 * whole. jansson's memory is released before this returns. */
fg_status fg_markup_read(fg_source *source, fg_input kind, fg_str text, fg_str name, fg_error *err);

#endif
