/* "BSc in Biology (incomplete)", "dropped out of Hill College": begun, and neither had nor going on. */
#include "parse/unfinished.h"

enum { UNFINISHED = 6 /* argument of [unclaimed] */, BEFORE = 4, BEHIND = 24 };

static bool is_told_at(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_hit *h) {
    uint32_t arg;
    return fg_cue_at(&x->reading, i, to, FG_LEX_UNCLAIMED, h, &arg) && arg == UNFINISHED;
}

/* "unfinished works of" tells of no degree: nothing goes on behind the words but a date, or why. */
static bool ends_there(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    if (i >= to) return true;
    const fg_token *t = fg_tok(&x->reading, i);
    return t->cls != FG_TOK_WORD || t->flags & FG_TOK_LINE || fg_resume_cue(x, i, to, FG_LEX_STOP) ||
           fg_resume_cue(x, i, to, FG_LEX_MONTH) || fg_resume_cue(x, i, to, FG_LEX_DEGREE_WORD);
}

bool fg_is_unfinished(const fg_resume_reading *x, uint32_t first, uint32_t end, uint32_t to) {
    fg_hit h;
    for (uint32_t i = first; i-- > 0 && first - i <= BEFORE && !(fg_tok(&x->reading, i + 1)->flags & FG_TOK_LINE);)
        if (is_told_at(x, i, first, &h) && (h.end == first || h.end + 1 == first)) return true;
    if (to > end + BEHIND) to = end + BEHIND;
    for (uint32_t i = end; i < to && !fg_is(&x->reading, i, FG_BULLET); i++)
        if (is_told_at(x, i, to, &h) && ends_there(x, h.end, to)) return true;
    return false;
}
