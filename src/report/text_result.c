/* A result for reading: the score, and each thing asked with the line that shows it. */
#include "report/outline.h"
#include "report/report.h"
#include "report/text.h"
#include "report/text_result.h"

enum { INDENT = 16, BAR = 16, MOST_PROOFS = 3, PLACE_COLUMNS = 28, HIGH_COLUMNS = 44, POINTS_COLUMNS = 8 };

typedef struct {
    fg_text out;
    const fg_result *r;
    const fg_outline *outline;
} writer;

static fg_str posting_words(const writer *w, fg_span s) { return fg_doc_slice(w->r->posting->doc, s.start, s.end); }

static void put_styled(writer *w, fg_style style, const char *s) {
    fg_text_style(&w->out, style);
    fg_text_say(&w->out, s);
    fg_text_style(&w->out, FG_PLAIN);
}

static void put_heading(writer *w, fg_style style, const char *title) {
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_BOLD);
    if (style != FG_PLAIN) fg_text_style(&w->out, style);
    fg_text_words(&w->out, fg_str_of(title), 0);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

/* ---- the head ---- */

static void put_title(writer *w) {
    const fg_outline *o = w->outline;
    fg_text_style(&w->out, FG_BOLD);
    fg_text_words(&w->out, o->title, 0);
    fg_text_style(&w->out, FG_PLAIN);
    if (o->company.len) {
        fg_text_say(&w->out, ", ");
        fg_text_words(&w->out, o->company, 0);
    }
    fg_text_say(&w->out, "\n");
}

static void put_part(writer *w, const char *label, int32_t hundredths) {
    if (hundredths < 0) return;
    fg_text_printf(&w->out, "  %-10s", label);
    fg_text_points(&w->out, hundredths, 5);
    if (w->out.bars) fg_text_say(&w->out, "  ");
    fg_text_bar(&w->out, hundredths, 10000, BAR);
}

static void put_score(writer *w) {
    const fg_score *s = &w->r->score;
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_BOLD);
    put_part(w, "Score", s->low);
    if (s->high > s->low) {
        if (w->out.column + HIGH_COLUMNS > w->out.width) {
            fg_text_say(&w->out, "\n");
            fg_text_pad(&w->out, INDENT + 1);
        }
        fg_text_say(&w->out, "  up to ");
        fg_text_points(&w->out, s->high, 0);
        fg_text_words(&w->out, FG_LIT(" if what cannot be told is true"), INDENT + 3);
    }
    fg_text_say(&w->out, "\n");
    put_part(w, "Required", s->required);
    if (s->required >= 0) fg_text_say(&w->out, "\n");
    put_part(w, "Preferred", s->preferred);
    if (s->preferred >= 0) fg_text_say(&w->out, "\n");
    int32_t with = fg_score_with_left_out(s);
    put_part(w, "Left out", with);
    if (with < 0) return;
    fg_text_say(&w->out, "  ");
    fg_text_words(&w->out, FG_LIT("the score with what was left out (see Integrity)"), INDENT + 3);
    fg_text_say(&w->out, "\n");
}

/* What was assumed stands first: nobody should take such a score for one of the résumé. */
static void put_assumed(writer *w) {
    if (!w->outline->assumed.len) return;
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_YELLOW);
    fg_text_words(&w->out, FG_LIT("Assumed, not in the résumé:"), 0);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, " ");
    fg_text_words(&w->out, w->outline->assumed, 2);
    fg_text_say(&w->out, ".");
    if (w->r->score.unassumed >= 0) {
        fg_text_words(&w->out, FG_LIT(" Without it the score is"), 2);
        if (w->out.column + POINTS_COLUMNS > w->out.width)
            fg_text_say(&w->out, "\n  ");
        else
            fg_text_say(&w->out, " ");
        fg_text_points(&w->out, w->r->score.unassumed, 0);
        fg_text_say(&w->out, ".");
    }
    fg_text_say(&w->out, "\n");
}

static void put_understood(writer *w) {
    fg_text_say(&w->out, "\n");
    fg_text_words(&w->out, w->outline->understood, 0);
    fg_text_say(&w->out, "\n");
}

/* ---- proofs ---- */

static void put_proof(writer *w, const fg_outline_proof *p) {
    if (p->assumed) {
        fg_text_pad(&w->out, INDENT);
        put_styled(w, FG_YELLOW, "> assumed\n");
        return;
    }
    int columns = fg_text_columns(p->place), most = (w->out.width - INDENT) / 3;
    if (most > PLACE_COLUMNS) most = PLACE_COLUMNS;
    if (columns > most) columns = most;
    int room = w->out.width - INDENT - 2 - (columns ? columns + 3 : 0);
    fg_text_pad(&w->out, INDENT);
    put_styled(w, FG_GREEN, "> ");
    fg_text_quote(&w->out, w->r->resume->doc, p->span.start, p->span.end, room);
    if (columns) {
        fg_text_style(&w->out, FG_DIM);
        fg_text_say(&w->out, " (");
        fg_text_cut(&w->out, p->place, columns);
        fg_text_say(&w->out, ")");
        fg_text_style(&w->out, FG_PLAIN);
    }
    fg_text_say(&w->out, "\n");
}

static void put_proofs(writer *w, const fg_outline_entry *e) {
    uint32_t n = e->proofs.n < MOST_PROOFS ? e->proofs.n : MOST_PROOFS, left = e->proofs.n - n;
    for (uint32_t i = 0; i < n; i++) put_proof(w, &e->proofs.at[i]);
    if (!left) return;
    fg_text_pad(&w->out, INDENT);
    fg_text_style(&w->out, FG_DIM);
    fg_text_printf(&w->out, "and %u more line%s", left, left == 1 ? "" : "s");
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

/* ---- items ---- */

static void put_note(writer *w, const char *label, fg_str text) {
    if (!text.len) return;
    fg_text_pad(&w->out, INDENT);
    put_styled(w, FG_DIM, label);
    fg_text_words(&w->out, text, INDENT);
    fg_text_say(&w->out, "\n");
}

static void put_tags(writer *w, const char *tags) {
    if (!tags) return;
    fg_text_style(&w->out, FG_DIM);
    fg_text_say(&w->out, " (");
    fg_text_words(&w->out, fg_str_of(tags), INDENT);
    fg_text_say(&w->out, ")");
    fg_text_style(&w->out, FG_PLAIN);
}

static void put_entry(writer *w, const fg_outline_entry *e) {
    if (e->standing == FG_MISSING) {
        fg_text_gain(&w->out, e->item->gain, 6);
    } else {
        fg_text_points(&w->out, e->item->points, 6);
        fg_text_say(&w->out, " of ");
        fg_text_points(&w->out, e->item->of, 0);
    }
    fg_text_pad(&w->out, INDENT);
    fg_text_words(&w->out, posting_words(w, e->asked), INDENT);
    put_tags(w, e->tags);
    fg_text_say(&w->out, "\n");
    put_proofs(w, e);
    put_note(w, "next: ", e->item->next);
}

static void put_group(writer *w, fg_group_kind kind, fg_style style) {
    const fg_outline_group *g = &w->outline->groups[kind];
    if (g->entries.n) put_heading(w, style, g->title);
    for (uint32_t i = 0; i < g->entries.n; i++) put_entry(w, &g->entries.at[i]);
}

/* ---- what has no points ---- */

static void put_gates(writer *w) {
    static const fg_style styles[] = {FG_GREEN, FG_YELLOW, FG_RED, FG_YELLOW};
    const fg_outline_group *g = &w->outline->groups[FG_GROUP_GATES];
    if (g->entries.n) put_heading(w, FG_PLAIN, g->title);
    for (uint32_t i = 0; i < g->entries.n; i++) {
        const fg_outline_entry *e = &g->entries.at[i];
        fg_text_say(&w->out, "  ");
        put_styled(w, styles[e->standing], e->word);
        fg_text_pad(&w->out, INDENT);
        fg_text_words(&w->out, posting_words(w, e->asked), INDENT);
        fg_text_say(&w->out, "\n");
        put_proofs(w, e);
    }
}

static void put_implied(writer *w) {
    const fg_outline_group *g = &w->outline->groups[FG_GROUP_IMPLIED];
    if (g->entries.n) put_heading(w, FG_PLAIN, g->title);
    for (uint32_t i = 0; i < g->entries.n; i++) {
        fg_text_printf(&w->out, "  %s", g->entries.at[i].word);
        fg_text_pad(&w->out, INDENT);
        fg_text_cut(&w->out, posting_words(w, g->entries.at[i].asked), w->out.width - INDENT);
        fg_text_say(&w->out, "\n");
    }
}

static void put_line(writer *w, fg_str line) {
    fg_text_say(&w->out, "  ");
    fg_text_words(&w->out, line, 2);
    fg_text_say(&w->out, "\n");
}

static void put_unread(writer *w) {
    const fg_outline *o = w->outline;
    if (o->unread.n) put_heading(w, FG_PLAIN, "Not understood, so not counted");
    for (uint32_t i = 0; i < o->unread.n; i++) put_line(w, o->unread.at[i].line);
}

static void put_warnings(writer *w) {
    if (!w->r->score.scored && w->r->warnings.n < 2) return; /* the head has said it */
    if (w->r->warnings.n) put_heading(w, FG_YELLOW, "Warnings");
    for (uint32_t i = 0; i < w->r->warnings.n; i++) put_line(w, fg_str_of(w->r->warnings.at[i]));
}

static void put_integrity(writer *w) {
    const fg_doc *doc = w->r->as_read->doc;
    if (w->outline->integrity.n) put_heading(w, FG_YELLOW, "Integrity of the résumé");
    for (uint32_t i = 0; i < w->outline->integrity.n; i++) put_line(w, w->outline->integrity.at[i]);
    for (uint32_t i = 0; i < w->r->copied.n && i < MOST_PROOFS; i++) {
        fg_span s = w->r->copied.at[i];
        fg_text_pad(&w->out, INDENT);
        put_styled(w, FG_DIM, "> ");
        fg_text_cut(&w->out, fg_doc_slice(doc, s.start, s.end), w->out.width - INDENT - 2);
        fg_text_say(&w->out, "\n");
    }
}

static void put_foot(writer *w) {
    int32_t as_of = w->r->resume->as_of;
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_DIM);
    fg_text_printf(&w->out, "As of %04d-%02d. ", (int)(as_of / 12), (int)(as_of % 12 + 1));
    fg_text_words(&w->out, fg_str_of(fg_score_meaning), 0);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

/* ---- the report ---- */

static void put_unscored(writer *w) {
    fg_text_printf(&w->out, "no score: %s\n", fg_no_score(w->r));
    put_gates(w);
    put_unread(w);
    put_warnings(w);
}

static void put_result(writer *w) {
    put_score(w);
    put_understood(w);
    put_group(w, FG_GROUP_MET, FG_GREEN);
    put_group(w, FG_GROUP_PARTIAL, FG_YELLOW);
    put_group(w, FG_GROUP_MISSING, FG_RED);
    put_group(w, FG_GROUP_CANNOT_TELL, FG_YELLOW);
    put_gates(w);
    put_implied(w);
    put_unread(w);
    put_integrity(w);
    put_warnings(w);
    put_foot(w);
}

static void put_missing(writer *w) {
    fg_text_missing(&w->out, w->outline);
    put_warnings(w);
}

static void put_report(writer *w, const fg_report_options *opt) {
    put_title(w);
    put_assumed(w);
    if (!w->r->score.scored)
        put_unscored(w);
    else if (opt->missing_only)
        put_missing(w);
    else
        put_result(w);
}

fg_status fg_result_write_text(const fg_result *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_arena arena;
    fg_outline outline;
    writer w = {.r = r, .outline = &outline};
    fg_arena_init(&arena, &r->arena.alloc);
    fg_outline_make(&outline, r, &arena);
    fg_text_start(&w.out, opt, sink);
    if (!arena.failed) put_report(&w, opt);
    fg_status status = arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_text_finish(&w.out, err);
    fg_arena_free(&arena);
    return status;
}
