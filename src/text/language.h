/* Which language a text is written in, by its most frequent short words. */
#ifndef FG_LANGUAGE_H
#define FG_LANGUAGE_H
#include "base/base.h"

enum { FG_LANGUAGE_SLOTS = 512 };

/* The telling words, with a bit for each language that they tell of. Zeroed before fg_languages_init; read-only after. */
typedef struct {
    struct {
        fg_str word;
        uint32_t hash;
        uint16_t languages;
    } at[FG_LANGUAGE_SLOTS];
    unsigned char lower[256]; /* of a byte of a word; 0: it is of none */
} fg_languages;

void fg_languages_init(fg_languages *languages);
/* "English", "German" ...; NULL if the text is too short to tell. */
const char *fg_language_guess(const fg_languages *languages, fg_str text);
/* What a text in which nothing was understood, though it may be too short to tell, is likely written in; NULL: English, or
 * nothing tells. */
const char *fg_language_suspect(const fg_languages *languages, fg_str text);

#endif
