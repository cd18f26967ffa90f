/* Résumés as JSON: JSON Resume 1.0 (jsonresume.org). Sections become headings, entries lines under them. Values of
 * unexpected types are read as far as they hold text, else passed over. */
#ifndef FG_JSON_RESUME_H
#define FG_JSON_RESUME_H
#include <jansson.h>

#include "doc/source.h"

/* Has the value the sections of that schema? */
bool fg_json_is_resume(const json_t *value);
/* FG_EINPUT: there is no text in it. */
fg_status fg_json_resume_read(fg_source *source, const json_t *resume, fg_error *err);

#endif
