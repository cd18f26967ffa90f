/* "BSc in Biology (incomplete)", "dropped out of Hill College": begun, and neither had nor going on. */
#include "parse/unfinished.h"

enum { UNFINISHED = 6, CREDITS = 9 /* arguments of [unclaimed] */, BEFORE = 4, BEHIND = 24 };

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

/* "(48 credits completed)": fewer than the degree takes, as far as that is the same everywhere? */
static bool are_too_few(const fg_resume_reading *x, uint32_t i, uint32_t to, uint8_t level) {
    enum { ASSOCIATE = 6000, BACHELOR = 12000 /* numbers are in hundredths */ };
    fg_hit h;
    uint32_t arg;
    if (i == 0 || fg_tok(&x->reading, i - 1)->cls != FG_TOK_NUMBER) return false;
    if (!fg_cue_at(&x->reading, i, to, FG_LEX_UNCLAIMED, &h, &arg) || arg != CREDITS || !ends_there(x, h.end, to))
        return false;
    uint32_t n = fg_tok(&x->reading, i - 1)->value;
    return (level == FG_DEGREE_ASSOCIATE && n < ASSOCIATE) || (level == FG_DEGREE_BACHELOR && n < BACHELOR);
}

bool fg_is_unfinished(const fg_resume_reading *x, uint32_t first, uint32_t end, uint32_t to, uint8_t level) {
    fg_hit h;
    for (uint32_t i = first; i-- > 0 && first - i <= BEFORE && !(fg_tok(&x->reading, i + 1)->flags & FG_TOK_LINE);)
        if (is_told_at(x, i, first, &h) && (h.end == first || h.end + 1 == first)) return true;
    if (to > end + BEHIND) to = end + BEHIND;
    for (uint32_t i = end; i < to && !fg_is(&x->reading, i, FG_BULLET); i++)
        if ((is_told_at(x, i, to, &h) && ends_there(x, h.end, to)) || are_too_few(x, i, to, level)) return true;
    return false;
}
