/* What is missing, in the order to work on it, and what it takes to reach a score. */
#include "report/outline.h"
#include "report/text_result.h"

enum { NAME = 12 };

static void put_miss(fg_text *out, const fg_result *r, uint32_t rank, const fg_miss *miss) {
    const char *words = fg_miss_words(miss);
    const fg_item *item = &r->items.at[miss->item];
    const fg_requirement *q = &r->posting->requirements.at[item->requirement];
    fg_text_printf(out, "%3u", rank);
    fg_text_gain(out, miss->gain, 7);
    fg_text_pad(out, NAME);
    fg_text_style(out, FG_BOLD);
    fg_text_words(out, miss->name, NAME);
    fg_text_style(out, FG_PLAIN);
    if (miss->necessity == FG_PREFERRED) fg_text_words(out, FG_LIT(" (preferred)"), NAME);
    if (words) {
        fg_text_say(out, ":");
        fg_text_words(out, fg_str_of(words), NAME);
    }
    fg_text_say(out, "\n");
    fg_text_pad(out, NAME);
    fg_text_style(out, FG_DIM);
    fg_text_say(out, "asked: ");
    fg_text_style(out, FG_PLAIN);
    fg_text_cut(out, fg_doc_slice(r->posting->doc, q->start, q->end), out->width - NAME - 7);
    fg_text_say(out, "\n");
}

static void put_plan(fg_text *out, const fg_result *r) {
    bool reached = r->planned >= r->target;
    fg_text_say(out, "\n");
    if (!r->plan.n) {
        fg_text_say(out, reached ? "The score is " : "Nothing more can be gained: the score is ");
        fg_text_points(out, r->score.low, 0);
        fg_text_say(out, reached ? " already.\n" : ".\n");
        return;
    }
    fg_text_say(out, reached ? "From " : "Out of reach; from ");
    fg_text_points(out, r->score.low, 0);
    fg_text_printf(out, " to ");
    fg_text_points(out, r->planned, 0);
    fg_text_printf(out, " by %u step%s:\n\n", r->plan.n, r->plan.n == 1 ? "" : "s");
    for (uint32_t i = 0; i < r->plan.n; i++) put_miss(out, r, i + 1, &r->missing.at[r->plan.at[i]]);
}

void fg_text_missing(fg_text *out, const fg_result *r) {
    if (r->target >= 0) {
        put_plan(out, r);
        return;
    }
    fg_text_say(out, "\n");
    if (!r->missing.n) fg_text_say(out, "Nothing is missing.\n");
    for (uint32_t i = 0; i < r->missing.n; i++) put_miss(out, r, i + 1, &r->missing.at[i]);
}
