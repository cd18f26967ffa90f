/* What is missing, in the order to work on it, and what it takes to reach a score. */
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

void fg_text_missing(fg_text *out, const fg_outline *o) {
    fg_text_say(out, "\n");
    fg_text_words(out, o->plan, 0);
    if (o->plan.len) fg_text_say(out, o->steps.n ? ":\n\n" : ".\n");
    if (!o->plan.len && !o->steps.n) fg_text_say(out, "Nothing is missing.\n");
    for (uint32_t i = 0; i < o->steps.n; i++) put_miss(out, o->result, i + 1, o->steps.at[i]);
}
