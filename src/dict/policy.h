/* The numbers that turn findings into points, as one object: those of a dictionary, or of a file in their place. */
#ifndef FG_POLICY_H
#define FG_POLICY_H
#include "dict/dict.h"
#include "dict/lexicon.h"

struct fg_policy {
    fg_arena arena;
    const fg_dict *dict;
    int32_t number[FG_POLICY_COUNT];
    int32_t *sibling; /* credit of a class of the dictionary */
    uint64_t hash;    /* of the text */
    fg_str text;      /* of the file; empty: the dictionary's own */
};

/* The text of the file that the numbers come from, in `arena`; empty if it cannot be had. */
fg_str fg_policy_text(const fg_policy *policy, fg_arena *arena);
/* "credit exact" ...; NULL past the last. A count is a whole number, all else ten-thousandths. */
const char *fg_policy_name(unsigned key);
bool fg_policy_is_count(unsigned key);

#endif
