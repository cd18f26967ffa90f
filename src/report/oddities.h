/* The integrity report of a résumé: what is odd about it as a text. */
#ifndef FG_ODDITIES_H
#define FG_ODDITIES_H
#include "parse/profile.h"
#include "report/json.h"

/* "12 words are white on white: ..." without a line end, in `arena`. */
fg_str fg_oddity_say(const fg_oddity *odd, fg_arena *arena);
/* "integrity": [ ... ] */
void fg_oddities_write_json(fg_json *j, const fg_resume *resume);

#endif
