/* A result for reading: the score, and each thing asked with the line that shows it. */
#include <stdio.h>

#include "report/oddities.h"
#include "report/report.h"
#include "report/text.h"

enum {
    INDENT = 16,
    RANK_INDENT = 34,
    BAR = 16,
    MOST_PROOFS = 3,
    MOST_NAMES = 6,
    PLACE_COLUMNS = 28,
    HIGH_COLUMNS = 44
};

typedef struct {
    fg_text out;
    const fg_result *r;
} writer;

static fg_str posting_words(const writer *w, uint32_t start, uint32_t end) {
    return fg_doc_slice(w->r->posting->doc, start, end);
}

static const fg_requirement *requirement_of(const writer *w, const fg_item *item) {
    return &w->r->posting->requirements.at[item->requirement];
}

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
    const fg_posting *p = w->r->posting;
    const fg_header *h = &p->header;
    bool titled = h->title.end > h->title.start;
    fg_text_style(&w->out, FG_BOLD);
    fg_text_words(&w->out, titled ? posting_words(w, h->title.start, h->title.end) : p->doc->name, 0);
    fg_text_style(&w->out, FG_PLAIN);
    if (titled && h->company.end > h->company.start) {
        fg_text_say(&w->out, ", ");
        fg_text_words(&w->out, posting_words(w, h->company.start, h->company.end), 0);
    }
    fg_text_say(&w->out, "\n");
}

static void put_part(writer *w, const char *label, int32_t hundredths) {
    if (hundredths < 0) return;
    fg_text_printf(&w->out, "  %-10s", label);
    fg_text_points(&w->out, hundredths, 5);
    fg_text_say(&w->out, "  ");
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
    put_part(w, "Left out", s->with_left_out);
    if (s->with_left_out < 0) return;
    fg_text_words(&w->out, FG_LIT("  the score with what was left out (see Integrity)"), INDENT + 3);
    fg_text_say(&w->out, "\n");
}

/* What was assumed stands first: nobody should take such a score for one of the résumé. */
static void put_assumed(writer *w) {
    const fg_resume *r = w->r->resume;
    if (!r->assumed.n) return;
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_YELLOW);
    fg_text_words(&w->out, FG_LIT("Assumed, not in the résumé:"), 0);
    fg_text_style(&w->out, FG_PLAIN);
    for (uint32_t i = 0; i < r->assumed.n; i++) {
        fg_text_say(&w->out, i ? "; " : " ");
        fg_text_words(&w->out, r->assumed.at[i], 2);
    }
    if (w->r->score.unassumed >= 0) {
        fg_text_say(&w->out, ". Without it the score is ");
        fg_text_points(&w->out, w->r->score.unassumed, 0);
        fg_text_say(&w->out, ".");
    }
    fg_text_say(&w->out, "\n");
}

static void put_understood(writer *w) {
    uint32_t all = w->r->statements, read = w->r->read, in_part = w->r->in_part;
    char out[128];
    int n = snprintf(out, sizeof out, "The posting states %u requirement%s; ", all, all == 1 ? "" : "s");
    if (read == all)
        snprintf(out + n, sizeof out - (size_t)n, "%s understood.", all == 1 ? "it was" : "all were");
    else if (!in_part)
        snprintf(out + n, sizeof out - (size_t)n, "%u of them %s understood.", read, read == 1 ? "was" : "were");
    else
        snprintf(out + n, sizeof out - (size_t)n, "%u of them %s understood, %u in part.", read,
                 read == 1 ? "was" : "were", in_part);
    fg_text_say(&w->out, "\n");
    fg_text_words(&w->out, fg_str_of(out), 0);
    fg_text_say(&w->out, "\n");
}

/* ---- proofs ---- */

static fg_str place_of(const writer *w, const fg_finding *f) {
    static const char *const places[FG_IN_COUNT] = {"experience",  "projects", "education", "certificates",
                                                    "skills list", "summary",  "interests", ""};
    const fg_resume *resume = w->r->resume;
    if (f->role != FG_NONE) {
        fg_span title = resume->roles.at[f->role].title;
        if (title.end > title.start) return fg_doc_slice(resume->doc, title.start, title.end);
    }
    return fg_str_of(places[f->place]);
}

static void put_proof(writer *w, const fg_finding *f) {
    if (f->rule == FG_RULE_ASSUMED) {
        fg_text_pad(&w->out, INDENT);
        put_styled(w, FG_YELLOW, "> assumed\n");
        return;
    }
    fg_str place = place_of(w, f);
    int columns = fg_text_columns(place), most = (w->out.width - INDENT) / 3;
    if (most > PLACE_COLUMNS) most = PLACE_COLUMNS;
    if (columns > most) columns = most;
    int room = w->out.width - INDENT - 2 - (columns ? columns + 3 : 0);
    fg_text_pad(&w->out, INDENT);
    put_styled(w, FG_GREEN, "> ");
    fg_text_quote(&w->out, w->r->resume->doc, f->span.start, f->span.end, room);
    if (columns) {
        fg_text_style(&w->out, FG_DIM);
        fg_text_say(&w->out, " (");
        fg_text_cut(&w->out, place, columns);
        fg_text_say(&w->out, ")");
        fg_text_style(&w->out, FG_PLAIN);
    }
    fg_text_say(&w->out, "\n");
}

/* Whether an earlier proof of the list already quotes the same line. */
static bool is_repeated(const writer *w, uint32_t first, uint32_t i) {
    const fg_doc *doc = w->r->resume->doc;
    const fg_finding *f = w->r->findings.at;
    for (uint32_t k = first; k < i; k++) {
        bool assumed = f[k].rule == FG_RULE_ASSUMED;
        if (assumed && f[i].rule == FG_RULE_ASSUMED) return true;
        if (assumed || f[i].rule == FG_RULE_ASSUMED) continue;
        uint32_t low = f[k].span.start < f[i].span.start ? f[k].span.start : f[i].span.start;
        uint32_t high = f[k].span.start < f[i].span.start ? f[i].span.start : f[k].span.start;
        if (!memchr(doc->text.ptr + low, '\n', high - low)) return true;
    }
    return false;
}

static void put_proofs(writer *w, uint32_t first, uint32_t n) {
    uint32_t shown = 0, left = 0;
    for (uint32_t i = first; i < first + n; i++) {
        if (is_repeated(w, first, i)) continue;
        if (shown < MOST_PROOFS)
            put_proof(w, &w->r->findings.at[i]);
        else
            left++;
        shown++;
    }
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

static void put_tags(writer *w, const fg_item *item) {
    const char *tag = item->necessity == FG_PREFERRED
                          ? (item->listed_only ? " (preferred, listed only)" : " (preferred)")
                      : item->listed_only ? " (listed only)"
                                          : NULL;
    if (!tag) return;
    fg_text_style(&w->out, FG_DIM);
    fg_text_words(&w->out, fg_str_of(tag), INDENT);
    fg_text_style(&w->out, FG_PLAIN);
}

static void put_item(writer *w, const fg_item *item) {
    const fg_requirement *q = requirement_of(w, item);
    if (item->verdict == FG_MISSING) {
        fg_text_gain(&w->out, item->gain, 6);
    } else {
        fg_text_points(&w->out, item->points, 6);
        fg_text_say(&w->out, " of ");
        fg_text_points(&w->out, item->of, 0);
    }
    fg_text_pad(&w->out, INDENT);
    fg_text_words(&w->out, posting_words(w, q->start, q->end), INDENT);
    put_tags(w, item);
    fg_text_say(&w->out, "\n");
    put_proofs(w, item->first_finding, item->findings);
    put_note(w, "next: ", item->next);
}

static bool is_scored(const writer *w, uint32_t i) {
    return w->r->items.at[i].necessity != FG_IMPLIED && !fg_item_is_gate(w->r, i);
}

static void put_group(writer *w, uint8_t verdict, fg_style style, const char *title) {
    bool any = false;
    for (uint32_t i = 0; i < w->r->items.n; i++) {
        if (w->r->items.at[i].verdict != verdict || !is_scored(w, i)) continue;
        if (!any) put_heading(w, style, title);
        any = true;
        put_item(w, &w->r->items.at[i]);
    }
}

/* Position of an item's first entry in the list of what is missing; its length if it has none. */
static uint32_t first_miss(const writer *w, uint32_t item) {
    uint32_t k = 0;
    while (k < w->r->missing.n && w->r->missing.at[k].item != item) k++;
    return k;
}

/* In the order to work on them, which is that of the missing list. */
static void put_missing_items(writer *w) {
    bool any = false;
    for (uint32_t k = 0; k <= w->r->missing.n; k++) {
        for (uint32_t i = 0; i < w->r->items.n; i++) {
            if (w->r->items.at[i].verdict != FG_MISSING || !is_scored(w, i) || first_miss(w, i) != k) continue;
            if (!any) put_heading(w, FG_RED, "Missing, in the order to work on");
            any = true;
            put_item(w, &w->r->items.at[i]);
        }
    }
}

/* ---- what has no points ---- */

static void put_gates(writer *w) {
    static const char *const verdicts[] = {"met", "not met", "not said"};
    static const fg_style styles[] = {FG_GREEN, FG_RED, FG_YELLOW};
    if (w->r->gates.n) put_heading(w, FG_PLAIN, "Conditions");
    for (uint32_t i = 0; i < w->r->gates.n; i++) {
        const fg_gate *g = &w->r->gates.at[i];
        fg_text_say(&w->out, "  ");
        put_styled(w, styles[g->verdict], verdicts[g->verdict]);
        fg_text_pad(&w->out, INDENT);
        fg_text_words(&w->out, posting_words(w, g->posting_span.start, g->posting_span.end), INDENT);
        fg_text_say(&w->out, "\n");
        put_proofs(w, g->first_finding, g->findings);
    }
}

static void put_implied(writer *w) {
    static const char *const verdicts[] = {"shown", "partly", "not shown", "cannot tell"};
    bool any = false;
    for (uint32_t i = 0; i < w->r->items.n; i++) {
        const fg_item *item = &w->r->items.at[i];
        if (item->necessity != FG_IMPLIED || fg_item_is_gate(w->r, i)) continue;
        if (!any) put_heading(w, FG_PLAIN, "Named in duties, title or tools (no points)");
        any = true;
        const fg_requirement *q = requirement_of(w, item);
        fg_text_printf(&w->out, "  %s", verdicts[item->verdict]);
        fg_text_pad(&w->out, INDENT);
        fg_text_cut(&w->out, posting_words(w, q->start, q->end), w->out.width - INDENT);
        fg_text_say(&w->out, "\n");
    }
}

/* "Foobarix", "Quuxly" in item 3 */
static void put_unread_parts(writer *w, const fg_requirement *q) {
    for (uint32_t i = q->first_part; i < q->first_part + q->parts; i++) {
        fg_span s = w->r->posting->parts.at[i];
        fg_text_say(&w->out, i == q->first_part ? "  \"" : ", \"");
        fg_text_words(&w->out, posting_words(w, s.start, s.end), 2);
        fg_text_say(&w->out, "\"");
    }
    if (q->parts) fg_text_printf(&w->out, " in item %u\n", q->id);
}

static void put_unread(writer *w) {
    const fg_posting *p = w->r->posting;
    if (p->unread.n || p->parts.n) put_heading(w, FG_PLAIN, "Not understood, so not counted");
    for (uint32_t i = 0; i < p->requirements.n; i++) put_unread_parts(w, &p->requirements.at[i]);
    for (uint32_t i = 0; i < p->unread.n; i++) {
        fg_text_say(&w->out, "  ");
        fg_text_words(&w->out, posting_words(w, p->unread.at[i].start, p->unread.at[i].end), 2);
        fg_text_say(&w->out, "\n");
    }
}

static void put_warnings(writer *w) {
    if (!w->r->score.scored && w->r->warnings.n < 2) return; /* the head has said it */
    if (w->r->warnings.n) put_heading(w, FG_YELLOW, "Warnings");
    for (uint32_t i = 0; i < w->r->warnings.n; i++) {
        fg_text_say(&w->out, "  ");
        fg_text_words(&w->out, fg_str_of(w->r->warnings.at[i]), 2);
        fg_text_say(&w->out, "\n");
    }
}

static void put_integrity(writer *w) {
    fg_arena arena;
    const fg_resume *r = w->r->resume;
    fg_arena_init(&arena, &w->r->arena.alloc);
    if (r->oddities.n || w->r->copied.n) put_heading(w, FG_YELLOW, "Integrity of the résumé");
    for (uint32_t i = 0; i < r->oddities.n; i++) {
        fg_text_say(&w->out, "  ");
        fg_text_words(&w->out, fg_oddity_say(&r->oddities.at[i], &arena), 2);
        fg_text_say(&w->out, "\n");
    }
    if (w->r->copied.n) fg_text_say(&w->out, "  the posting is pasted in: what stands there counts for nothing\n");
    for (uint32_t i = 0; i < w->r->copied.n && i < MOST_PROOFS; i++) {
        fg_text_pad(&w->out, INDENT);
        put_styled(w, FG_DIM, "> ");
        fg_text_cut(&w->out, fg_doc_slice(r->doc, w->r->copied.at[i].start, w->r->copied.at[i].end),
                    w->out.width - INDENT - 2);
        fg_text_say(&w->out, "\n");
    }
    fg_arena_free(&arena);
}

static void put_foot(writer *w) {
    int32_t as_of = w->r->resume->as_of;
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_DIM);
    fg_text_printf(&w->out, "As of %04d-%02d. ", (int)(as_of / 12), (int)(as_of % 12 + 1));
    fg_text_words(&w->out,
                  FG_LIT("The score is the share of the posting's stated requirements that the résumé shows. It is no "
                         "judgement of a person."),
                  0);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

/* ---- the missing list ---- */

static void put_miss(writer *w, uint32_t rank, const fg_miss *miss) {
    static const char *const kinds[] = {NULL, " partly there", " listed, but not shown in any work",
                                        " cannot be told from the résumé", " there in other words"};
    const fg_item *item = &w->r->items.at[miss->item];
    const fg_requirement *q = requirement_of(w, item);
    fg_text_printf(&w->out, "%3u", rank);
    fg_text_gain(&w->out, miss->gain, 7);
    fg_text_pad(&w->out, 12);
    fg_text_style(&w->out, FG_BOLD);
    fg_text_words(&w->out, miss->name, 12);
    fg_text_style(&w->out, FG_PLAIN);
    if (miss->necessity == FG_PREFERRED) fg_text_words(&w->out, FG_LIT(" (preferred)"), 12);
    if (kinds[miss->kind]) {
        fg_text_say(&w->out, ":");
        fg_text_words(&w->out, fg_str_of(kinds[miss->kind]), 12);
    }
    fg_text_say(&w->out, "\n");
    fg_text_pad(&w->out, 12);
    put_styled(w, FG_DIM, "asked: ");
    fg_text_cut(&w->out, posting_words(w, q->start, q->end), w->out.width - 19);
    fg_text_say(&w->out, "\n");
}

/* What it takes to reach a score. */
static void put_plan(writer *w) {
    const fg_result *r = w->r;
    bool reached = r->planned >= r->target;
    fg_text_say(&w->out, "\n");
    if (!r->plan.n) {
        fg_text_say(&w->out, reached ? "The score is " : "Nothing more can be gained: the score is ");
        fg_text_points(&w->out, r->score.low, 0);
        fg_text_say(&w->out, reached ? " already.\n" : ".\n");
        return;
    }
    fg_text_say(&w->out, reached ? "From " : "Out of reach; from ");
    fg_text_points(&w->out, r->score.low, 0);
    fg_text_printf(&w->out, " to ");
    fg_text_points(&w->out, r->planned, 0);
    fg_text_printf(&w->out, " by %u step%s:\n\n", r->plan.n, r->plan.n == 1 ? "" : "s");
    for (uint32_t i = 0; i < r->plan.n; i++) put_miss(w, i + 1, &r->missing.at[r->plan.at[i]]);
}

static void put_missing(writer *w) {
    if (w->r->target >= 0) {
        put_plan(w);
        return;
    }
    fg_text_say(&w->out, "\n");
    if (!w->r->missing.n) fg_text_say(&w->out, "Nothing is missing.\n");
    for (uint32_t i = 0; i < w->r->missing.n; i++) put_miss(w, i + 1, &w->r->missing.at[i]);
}

/* ---- reports ---- */

static void put_unscored(writer *w) {
    fg_text_say(&w->out, "no score: no requirement of the posting was understood\n");
    put_unread(w);
    put_warnings(w);
}

static void put_result(writer *w) {
    put_score(w);
    put_understood(w);
    put_group(w, FG_MET, FG_GREEN, "Met");
    put_group(w, FG_PARTIAL, FG_YELLOW, "Partly met");
    put_missing_items(w);
    put_group(w, FG_CANNOT_TELL, FG_YELLOW, "Cannot tell");
    put_gates(w);
    put_implied(w);
    put_unread(w);
    put_integrity(w);
    put_warnings(w);
    put_foot(w);
}

fg_status fg_result_write_text(const fg_result *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    writer w = {.r = r};
    fg_text_start(&w.out, opt, sink);
    put_title(&w);
    put_assumed(&w);
    if (!r->score.scored)
        put_unscored(&w);
    else if (opt->missing_only)
        put_missing(&w);
    else
        put_result(&w);
    return fg_text_finish(&w.out, err);
}

/* What is listed but not shown, or cannot be told, is not missing. */
static bool is_missing(const fg_miss *miss) { return miss->kind == FG_MISS_MISSING || miss->kind == FG_MISS_PARTLY; }

static void put_ranked_names(writer *w) {
    uint32_t all = 0, n = 0;
    for (uint32_t i = 0; i < w->r->missing.n; i++) all += is_missing(&w->r->missing.at[i]);
    if (!all) return;
    fg_text_pad(&w->out, RANK_INDENT);
    fg_text_style(&w->out, FG_DIM);
    fg_text_say(&w->out, "missing: ");
    for (uint32_t i = 0; i < w->r->missing.n && n < MOST_NAMES; i++) {
        const fg_miss *miss = &w->r->missing.at[i];
        if (!is_missing(miss)) continue;
        if (n) fg_text_say(&w->out, ",");
        if (w->out.column + fg_text_columns(miss->name) + 2 > w->out.width && n) {
            fg_text_say(&w->out, "\n");
            fg_text_pad(&w->out, RANK_INDENT);
        } else if (n) {
            fg_text_say(&w->out, " ");
        }
        fg_text_words(&w->out, miss->name, RANK_INDENT);
        n++;
    }
    if (n < all) fg_text_printf(&w->out, " and %u more", all - n);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

/* A posting by its title and name, a résumé by its name, or by its number if nobody may know whose it is. */
static void put_ranked_name(writer *w, const fg_report_options *opt) {
    const fg_doc *doc = opt->people ? w->r->resume->doc : w->r->posting->doc;
    fg_span title = opt->people ? (fg_span){0, 0} : w->r->posting->header.title;
    bool titled = title.end > title.start;
    fg_text_style(&w->out, FG_BOLD);
    if (titled) fg_text_words(&w->out, posting_words(w, title.start, title.end), RANK_INDENT);
    if (titled) fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, titled ? " (" : "");
    if (opt->people && w->r->resume->blind)
        fg_text_printf(&w->out, "résumé %u", opt->number);
    else
        fg_text_words(&w->out, doc->name, RANK_INDENT);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, titled ? ")\n" : "\n");
}

fg_status fg_ranked_write_text(const fg_result *r, uint32_t rank, const fg_report_options *opt, fg_sink sink,
                               fg_error *err) {
    writer w = {.r = r};
    fg_text_start(&w.out, opt, sink);
    if (rank == 1) fg_text_printf(&w.out, "Rank  Sorted by  Score  Required  %s\n", opt->people ? "Résumé" : "Posting");
    fg_text_printf(&w.out, "%4u", rank);
    fg_text_points(&w.out, r->score.rank, 11);
    fg_text_points(&w.out, r->score.low, 7);
    fg_text_points(&w.out, r->score.required, 10);
    fg_text_pad(&w.out, RANK_INDENT);
    put_ranked_name(&w, opt);
    if (!r->score.scored) {
        fg_text_pad(&w.out, RANK_INDENT);
        fg_text_say(&w.out, "no score: no requirement was understood\n");
    }
    put_ranked_names(&w);
    return fg_text_finish(&w.out, err);
}
