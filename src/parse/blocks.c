/* Lists of work that stand under a heading of requirements: "What we expect of you: Write ..., Edit ..., Plan ...". */
#include "parse/statements.h"

enum { BLOCK_LEAST = 4 /* statements in a row that begin with a verb of work */ };

/* "Write clear reports"; "Be", "Have" and "Demonstrate" ask for what a person is. */
static bool begins_with_work(const fg_reading *r, const fg_statement *st) {
    fg_hit h;
    uint32_t kind = 0;
    if (st->section != FG_LEX_H_REQUIRED || st->end - st->first < 3) return false;
    uint32_t i = st->first;
    bool verb = fg_cue_at(r, i, st->end, FG_LEX_DUTY_VERB, &h, &kind);
    if (!verb && fg_str_ends(fg_token_norm(r->tokens, i), FG_LIT("ly"))) /* "Occasionally edit" */
        verb = fg_cue_at(r, ++i, st->end, FG_LEX_DUTY_VERB, &h, &kind);
    if (!verb) return false;
    static const fg_lex asks[] = {FG_LEX_REQUIRED, FG_LEX_PREFERRED, FG_LEX_PHYSICAL, FG_LEX_TRAVEL};
    for (size_t t = 0; t < FG_COUNT(asks); t++)
        for (uint32_t k = st->first; (k = fg_next_cue(r, k, st->end, asks[t])) < st->end; k++)
            if (fg_cue_at(r, k, st->end, asks[t], &h, NULL)) return false;
    return !fg_cue_at(r, i, st->end, FG_LEX_HEAD, &h, NULL) && !fg_cue_at(r, i, st->end, FG_LEX_STARTER, &h, NULL);
}

void fg_find_blocks_of_work(fg_reading *r, fg_statements *statements) {
    for (uint32_t a = 0; a < statements->n;) {
        uint32_t b = a;
        while (b < statements->n && statements->at[b].run == statements->at[a].run &&
               begins_with_work(r, &statements->at[b]))
            b++;
        for (uint32_t i = a; b - a >= BLOCK_LEAST && i < b; i++) statements->at[i].section = FG_LEX_H_DUTIES;
        a = b > a ? b : a + 1;
    }
}
