/* A comparison for reading: the scores, what got better, what got worse. */
#include <stdio.h>

#include "report/diff.h"
#include "report/text.h"

enum { LABEL = 12, INDENT = 18 };

typedef struct {
    fg_text out;
    const fg_result *before, *after;
} writer;

static fg_str posting_words(const writer *w, uint32_t start, uint32_t end) {
    return fg_doc_slice(w->after->posting->doc, start, end);
}

static void put_change(writer *w, int32_t change, int columns) {
    if (change < 0) {
        char out[16];
        int tenths = (5 - change) / 10;
        snprintf(out, sizeof out, "-%d.%d", tenths / 10, tenths % 10);
        fg_text_printf(&w->out, "%*s", columns, out);
    } else {
        fg_text_gain(&w->out, change, columns);
    }
}

static void put_score(writer *w, const char *label, int32_t before, int32_t after) {
    if (before < 0 || after < 0) return;
    fg_text_printf(&w->out, "  %-10s", label);
    fg_text_points(&w->out, before, 5);
    fg_text_say(&w->out, "  to");
    fg_text_points(&w->out, after, 7);
    put_change(w, after - before, 9);
    fg_text_say(&w->out, "\n");
}

static void put_proof(writer *w, const fg_result *r, const fg_item *item) {
    if (!item->findings) return;
    const fg_finding *f = &r->findings.at[item->first_finding];
    fg_text_pad(&w->out, INDENT);
    fg_text_style(&w->out, FG_GREEN);
    fg_text_say(&w->out, "> ");
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_quote(&w->out, r->resume->doc, f->span.start, f->span.end, w->out.width - INDENT - 2);
    fg_text_say(&w->out, "\n");
}

static void put_item(writer *w, uint32_t i) {
    static const char *const verdicts[] = {"met", "partly met", "missing", "cannot tell"};
    const fg_item *a = &w->before->items.at[i], *b = &w->after->items.at[i];
    const fg_requirement *q = &w->after->posting->requirements.at[b->requirement];
    put_change(w, b->points - a->points, LABEL - 4);
    fg_text_pad(&w->out, INDENT);
    fg_text_words(&w->out, posting_words(w, q->start, q->end), INDENT);
    fg_text_say(&w->out, "\n");
    fg_text_pad(&w->out, INDENT);
    fg_text_style(&w->out, FG_DIM);
    if (a->verdict == b->verdict)
        fg_text_printf(&w->out, "still %s", verdicts[b->verdict]);
    else
        fg_text_printf(&w->out, "%s, now %s", verdicts[a->verdict], verdicts[b->verdict]);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
    put_proof(w, b->points >= a->points ? w->after : w->before, b->points >= a->points ? b : a);
}

/* sign 1: what got better, -1: worse, 0: labels that changed without points. Returns how many. */
static uint32_t put_group(writer *w, int sign, fg_style style, const char *title) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->after->items.n; i++) {
        int32_t change = w->after->items.at[i].points - w->before->items.at[i].points;
        if ((change > 0) - (change < 0) != sign || !fg_diff_item(w->before, w->after, i)) continue;
        if (!n++) {
            fg_text_say(&w->out, "\n");
            fg_text_style(&w->out, style);
            fg_text_say(&w->out, title);
            fg_text_style(&w->out, FG_PLAIN);
            fg_text_say(&w->out, "\n");
        }
        put_item(w, i);
    }
    return n;
}

static void put_gates(writer *w) {
    static const char *const verdicts[] = {"met", "not met", "not said"};
    bool any = false;
    for (uint32_t i = 0; i < w->after->gates.n; i++) {
        if (!fg_diff_gate(w->before, w->after, i)) continue;
        const fg_gate *g = &w->after->gates.at[i];
        if (!any) fg_text_say(&w->out, "\nConditions\n");
        any = true;
        fg_text_printf(&w->out, "  %s, now %s: ", verdicts[w->before->gates.at[i].verdict], verdicts[g->verdict]);
        fg_text_words(&w->out, posting_words(w, g->posting_span.start, g->posting_span.end), INDENT);
        fg_text_say(&w->out, "\n");
    }
}

fg_status fg_diff_write_text(const fg_result *before, const fg_result *after, const fg_report_options *opt,
                             fg_sink sink, fg_error *err) {
    writer w = {.before = before, .after = after};
    const fg_header *h = &after->posting->header;
    fg_text_start(&w.out, opt, sink);
    fg_text_style(&w.out, FG_BOLD);
    fg_text_words(
        &w.out,
        h->title.end > h->title.start ? posting_words(&w, h->title.start, h->title.end) : after->posting->doc->name, 0);
    fg_text_style(&w.out, FG_PLAIN);
    fg_text_say(&w.out, "\n\n");
    if (!after->score.scored) fg_text_printf(&w.out, "no score: %s\n", fg_no_score(after));
    put_score(&w, "Score", before->score.low, after->score.low);
    put_score(&w, "Required", before->score.required, after->score.required);
    put_score(&w, "Preferred", before->score.preferred, after->score.preferred);
    uint32_t n = put_group(&w, 1, FG_GREEN, "Better") + put_group(&w, -1, FG_RED, "Worse") +
                 put_group(&w, 0, FG_YELLOW, "Told otherwise, for the same points");
    put_gates(&w);
    fg_text_printf(&w.out, "\nThe same in both: %u of %u.\n", after->items.n - n, after->items.n);
    return fg_text_finish(&w.out, err);
}
