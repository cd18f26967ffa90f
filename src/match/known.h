/* What an engine keeps of a résumé that it holds: with many postings it is found once. */
#ifndef FG_KNOWN_H
#define FG_KNOWN_H
#include "match/copied.h"
#include "match/memo.h"

typedef struct {
    const fg_resume *resume;
    fg_arena arena; /* of all below */
    fg_memo memo;
    fg_copying words; /* of the résumé as it was read */
} fg_known;

/* Of this résumé; NULL: it is not held. */
const fg_known *fg_match_known(const fg_engine *engine, const fg_resume *resume);
/* The memo of a résumé: the one that is kept, or a new one in the engine's scratch memory. NULL: out of memory. */
fg_memo *fg_match_memo(fg_engine *engine, const fg_resume *resume);

#endif
