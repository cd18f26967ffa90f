/* Which language a text is written in, by its most frequent short words. */
#ifndef FG_LANGUAGE_H
#define FG_LANGUAGE_H
#include "base/base.h"

/* "English", "German" ...; NULL if the text is too short to tell. */
const char *fg_language_guess(fg_str text);
/* What a text in which nothing was understood, though it may be too short to tell, is likely written in; NULL: English, or
 * nothing tells. */
const char *fg_language_suspect(fg_str text);

#endif
