/* What an engine keeps of the résumé that it matched last: with many postings it is found once. */
#ifndef FG_KNOWN_H
#define FG_KNOWN_H
#include "match/copied.h"
#include "match/memo.h"

typedef struct {
    uint64_t resume;       /* its number; 0: none */
    fg_arena memory, text; /* of the memo, which stays for the next résumé; of the words */
    fg_memo memo;
    fg_copying words; /* of the résumé as it was read */
} fg_known;

/* Of this résumé; NULL: out of memory. Good until another is asked for. */
const fg_known *fg_match_known(fg_engine *engine, const fg_resume *resume);
bool fg_match_known_failed(const fg_engine *engine); /* out of memory */
/* The memo of a résumé: what is kept, or a new one in the engine's scratch memory. NULL: out of memory. */
fg_memo *fg_match_memo(fg_engine *engine, const fg_resume *resume);

#endif
