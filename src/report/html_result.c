/* A result as a page: the score, what to work on, each verdict with its proof, and both texts side by side. */
#include "report/html_texts.h"
#include "report/report.h"

enum { MOST_PROOFS = 3, MOST_AROUND = 90, MOST_ASKED = 120 };

typedef struct {
    fg_out out;
    const fg_result *r;
    const fg_outline *o;
    const fg_html_marks *marks;
    bool missing_only;
} page;

static fg_str posting_words(const page *p, fg_span s) { return fg_doc_slice(p->r->posting->doc, s.start, s.end); }

static void open_card(page *p, const char *id, const char *title) {
    fg_out_printf(&p->out, "<section class=\"card\" aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
}

static void close_card(page *p) { fg_out_say(&p->out, "</section>\n"); }

/* ---- the score ---- */

static void put_part(page *p, const char *label, int32_t low, int32_t high) {
    if (low < 0) return;
    fg_out_printf(&p->out, "<div class=\"part\"><dt>%s</dt><dd>", label);
    fg_html_bar(&p->out, low, high, 10000);
    fg_out_say(&p->out, "</dd><dd class=\"value\">");
    fg_out_points(&p->out, low);
    fg_out_say(&p->out, "</dd></div>\n");
}

static void put_parts(page *p) {
    const fg_score *s = &p->r->score;
    fg_out_say(&p->out, "<dl>\n");
    put_part(p, "Required", s->required, s->required);
    put_part(p, "Preferred", s->preferred, s->preferred);
    int32_t with = fg_score_with_left_out(s);
    put_part(p, "Left out", with, with);
    fg_out_say(&p->out, "</dl>\n");
    if (s->high > s->low) {
        fg_out_say(&p->out, "<p class=\"note\">Up to ");
        fg_out_points(&p->out, s->high);
        fg_out_say(&p->out, " if what cannot be told is true.</p>\n");
    }
    if (with >= 0)
        fg_out_say(&p->out, "<p class=\"note\">Left out: the score with what was left out (see Integrity).</p>\n");
}

static void put_tally(page *p) {
    static const char *const words[] = {"met", "partly met", "missing", "cannot tell"};
    fg_out_say(&p->out, "<ul class=\"tally\">\n");
    for (int g = FG_GROUP_MET; g <= FG_GROUP_CANNOT_TELL; g++) {
        uint32_t n = p->o->groups[g].entries.n;
        if (!n) continue;
        fg_out_printf(&p->out, "<li><%s class=\"chip %s\"", p->missing_only ? "span" : "a",
                      fg_html_class((fg_verdict)g));
        if (!p->missing_only) fg_out_printf(&p->out, " href=\"#g%d\"", g);
        fg_out_say(&p->out, ">");
        fg_html_icon(&p->out, (fg_verdict)g, NULL);
        fg_out_printf(&p->out, "%u %s</%s></li>\n", n, words[g], p->missing_only ? "span" : "a");
    }
    fg_out_say(&p->out, "</ul>\n");
}

static void put_score(page *p) {
    open_card(p, "score", "Score");
    fg_out_say(&p->out, "<div class=\"score\">\n");
    fg_html_ring(&p->out, &p->r->score);
    fg_out_say(&p->out, "<div class=\"facts\">\n");
    if (p->r->score.scored) {
        put_parts(p);
        put_tally(p);
    } else {
        fg_out_say(&p->out, "<p>No score: ");
        fg_out_say(&p->out, fg_no_score(p->r));
        fg_out_say(&p->out, ".</p>\n");
    }
    fg_out_say(&p->out, "<p class=\"note\">");
    fg_html_words(&p->out, p->o->understood);
    fg_out_say(&p->out, "</p>\n</div>\n</div>\n");
    close_card(p);
}

/* Nobody should take such a score for one of the résumé. */
static void put_assumed(page *p) {
    if (!p->o->assumed.len) return;
    fg_out_say(&p->out, "<p class=\"card alert\" role=\"note\"><b>Assumed, not in the résumé:</b> ");
    fg_html_words(&p->out, p->o->assumed);
    fg_out_say(&p->out, ".");
    if (p->r->score.unassumed >= 0) {
        fg_out_say(&p->out, " Without it the score is ");
        fg_out_points(&p->out, p->r->score.unassumed);
        fg_out_say(&p->out, ".");
    }
    fg_out_say(&p->out, "</p>\n");
}

/* ---- what to work on ---- */

/* A statement, or what of it fits into `most` bytes, as a link to where it stands on the page. */
static void put_item_link(page *p, uint32_t item, fg_span asked, size_t most) {
    fg_str words = posting_words(p, asked);
    size_t n = words.len;
    if (n > most)
        for (n = most; n > 0 && words.ptr[n] != ' ';) n--;
    if (!p->missing_only) fg_out_printf(&p->out, "<a href=\"#p%u\">", p->marks->posting_of[item]);
    fg_html_words(&p->out, (fg_str){words.ptr, n});
    if (n < words.len) fg_out_say(&p->out, "\xE2\x80\xA6");
    if (!p->missing_only) fg_out_say(&p->out, "</a>");
}

static void put_step(page *p, const fg_miss *miss, int32_t most) {
    const fg_requirement *q = &p->r->posting->requirements.at[p->r->items.at[miss->item].requirement];
    const char *words = fg_miss_words(miss);
    fg_out_say(&p->out, "<li><div class=\"gain\">+");
    fg_out_points(&p->out, miss->gain);
    fg_html_bar(&p->out, miss->gain, 0, most);
    fg_out_say(&p->out, "</div><div><b>");
    fg_html_words(&p->out, miss->name);
    fg_out_say(&p->out, "</b>");
    if (words) fg_out_printf(&p->out, ":%s", words);
    if (miss->necessity == FG_PREFERRED) fg_out_say(&p->out, " <span class=\"tag\">preferred</span>");
    fg_out_say(&p->out, "<p class=\"asked\">asked: ");
    put_item_link(p, miss->item, (fg_span){q->start, q->end}, MOST_ASKED);
    fg_out_say(&p->out, "</p></div></li>\n");
}

static void put_step_list(page *p) {
    const fg_outline *o = p->o;
    int32_t most = 1;
    for (uint32_t i = 0; i < o->steps.n; i++)
        if (o->steps.at[i]->gain > most) most = o->steps.at[i]->gain;
    fg_out_say(&p->out, "<ol class=\"steps\">\n");
    for (uint32_t i = 0; i < o->steps.n; i++) put_step(p, o->steps.at[i], most);
    fg_out_say(&p->out, "</ol>\n<p class=\"note\">Each number is what the score would gain with that gap closed. Gains "
                        "overlap, so they can add up to more than is missing.</p>\n");
}

static void put_steps(page *p) {
    const fg_outline *o = p->o;
    open_card(p, "steps", "What to work on, in this order");
    if (o->plan.len || !o->steps.n) {
        fg_out_say(&p->out, "<p>");
        fg_out_put(&p->out, o->plan.len ? o->plan : FG_LIT("Nothing is missing"));
        fg_out_say(&p->out, o->steps.n ? ":</p>\n" : ".</p>\n");
    }
    if (o->steps.n) put_step_list(p);
    close_card(p);
}

/* ---- verdicts ---- */

/* What of a line one takes in at a glance, cut between words. */
static fg_span around(const fg_doc *doc, fg_span s) {
    fg_span line = fg_outline_line(doc, s);
    const char *text = doc->text.ptr;
    if (s.start - line.start > MOST_AROUND) {
        line.start = s.start - MOST_AROUND;
        while (line.start < s.start && text[line.start] != ' ') line.start++;
    }
    if (line.end - s.end > MOST_AROUND) {
        line.end = s.end + MOST_AROUND;
        while (line.end > s.end && text[line.end] != ' ') line.end--;
    }
    return line;
}

static void put_quote(page *p, fg_span s) {
    const fg_doc *doc = p->r->as_read->doc;
    fg_span line = fg_outline_line(doc, s), shown = around(doc, s);
    if (shown.start > line.start) fg_out_say(&p->out, "\xE2\x80\xA6");
    fg_html_text(&p->out, fg_doc_slice(doc, shown.start, s.start));
    fg_out_say(&p->out, "<b>");
    fg_html_words(&p->out, fg_doc_slice(doc, s.start, s.end));
    fg_out_say(&p->out, "</b>");
    fg_html_text(&p->out, fg_doc_slice(doc, s.end, shown.end));
    if (shown.end < line.end) fg_out_say(&p->out, "\xE2\x80\xA6");
}

static void put_proof(page *p, const fg_outline_proof *proof) {
    if (proof->assumed) {
        fg_out_say(&p->out, "<li>assumed, not in the résumé</li>\n");
        return;
    }
    fg_out_printf(&p->out, "<li><a href=\"#r%u\">", p->marks->resume_of[proof->finding]);
    put_quote(p, proof->span);
    fg_out_say(&p->out, "</a>");
    if (proof->place.len) {
        fg_out_say(&p->out, " <span class=\"place\">(");
        fg_html_words(&p->out, proof->place);
        fg_out_say(&p->out, ")</span>");
    }
    fg_out_say(&p->out, "</li>\n");
}

static void put_proofs(page *p, const fg_outline_entry *e) {
    if (!e->proofs.n) return;
    fg_out_say(&p->out, "<ul class=\"proofs\">\n");
    for (uint32_t i = 0; i < e->proofs.n && i < MOST_PROOFS; i++) put_proof(p, &e->proofs.at[i]);
    if (e->proofs.n > MOST_PROOFS) {
        uint32_t left = e->proofs.n - MOST_PROOFS;
        fg_out_printf(&p->out, "<li>and %u more line%s, marked below</li>\n", left, left == 1 ? "" : "s");
    }
    fg_out_say(&p->out, "</ul>\n");
}

static void put_asked(page *p, const fg_outline_entry *e, const char *id) {
    fg_out_printf(&p->out, "<p class=\"asked\"><span class=\"no\">%s</span>", id);
    put_item_link(p, e->index, e->asked, SIZE_MAX);
    if (e->tags) fg_out_printf(&p->out, " <span class=\"tag\">%s</span>", e->tags);
    fg_out_say(&p->out, "</p>\n");
}

static void put_price(page *p, const fg_item *item) {
    fg_out_say(&p->out, "<div class=\"price\"><b>");
    fg_out_points(&p->out, item->points);
    fg_out_say(&p->out, "</b> <span>of ");
    fg_out_points(&p->out, item->of);
    fg_out_say(&p->out, "</span>");
    fg_html_bar(&p->out, item->points, item->high_points, item->of);
    fg_out_say(&p->out, "</div>");
}

static void put_entry(page *p, const fg_outline_entry *e) {
    char id[16];
    fg_item_id(p->r, e->item, id);
    fg_out_printf(&p->out, "<li class=\"entry\" id=\"i%s\">", id);
    put_price(p, e->item);
    fg_out_say(&p->out, "<div>\n");
    put_asked(p, e, id);
    put_proofs(p, e);
    if (e->item->next.len) {
        fg_out_say(&p->out, "<p class=\"next\"><b>next:</b> ");
        fg_html_words(&p->out, e->item->next);
        fg_out_say(&p->out, "</p>\n");
    }
    fg_out_say(&p->out, "</div></li>\n");
}

static void put_group(page *p, fg_group_kind kind) {
    const fg_outline_group *g = &p->o->groups[kind];
    if (!g->entries.n) return;
    fg_out_printf(&p->out, "<section class=\"group %s\" aria-labelledby=\"g%d\">\n<h3 id=\"g%d\">",
                  fg_html_class((fg_verdict)kind), (int)kind, (int)kind);
    fg_html_icon(&p->out, (fg_verdict)kind, NULL);
    fg_out_printf(&p->out, "%s <span class=\"count\">%u</span></h3>\n<ol>\n", g->title, g->entries.n);
    for (uint32_t i = 0; i < g->entries.n; i++) put_entry(p, &g->entries.at[i]);
    fg_out_say(&p->out, "</ol>\n</section>\n");
}

static void put_verdicts(page *p) {
    open_card(p, "verdicts", "Every requirement and its proof");
    for (int g = FG_GROUP_MET; g <= FG_GROUP_CANNOT_TELL; g++) put_group(p, (fg_group_kind)g);
    close_card(p);
}

/* ---- what has no points ---- */

/* A condition of an item that is scored, too, stands in both lists: the id is the other's. */
static void put_unpriced(page *p, const fg_outline_entry *e, bool has_id) {
    char id[16];
    fg_item_id(p->r, e->item, id);
    fg_out_printf(&p->out, "<li class=\"entry %s\"", fg_html_class(e->standing));
    if (has_id) fg_out_printf(&p->out, " id=\"i%s\"", id);
    fg_out_say(&p->out, "><p class=\"word\">");
    fg_html_icon(&p->out, e->standing, NULL);
    fg_out_printf(&p->out, " %s</p><div>\n", e->word);
    put_asked(p, e, id);
    put_proofs(p, e);
    fg_out_say(&p->out, "</div></li>\n");
}

static void put_unpriced_group(page *p, fg_group_kind kind, const char *id) {
    const fg_outline_group *g = &p->o->groups[kind];
    if (!g->entries.n) return;
    open_card(p, id, g->title);
    fg_out_say(&p->out, "<ul>\n");
    for (uint32_t i = 0; i < g->entries.n; i++) {
        const fg_outline_entry *e = &g->entries.at[i];
        bool first = !i || g->entries.at[i - 1].index != e->index;
        put_unpriced(p, e, first && (kind == FG_GROUP_IMPLIED || fg_item_is_gate(p->r, e->index)));
    }
    fg_out_say(&p->out, "</ul>\n");
    close_card(p);
}

static void put_unread(page *p) {
    if (!p->o->unread.n) return;
    open_card(p, "unread", "Not understood, so not counted");
    fg_out_say(&p->out, "<ul class=\"plain dots\">\n");
    for (uint32_t i = 0; i < p->o->unread.n; i++) {
        fg_out_say(&p->out, "<li>");
        fg_html_words(&p->out, p->o->unread.at[i].line);
        fg_out_say(&p->out, "</li>\n");
    }
    fg_out_say(&p->out, "</ul>\n");
    close_card(p);
}

static void put_remarks(page *p) {
    uint32_t lines = p->o->integrity.n, warnings = p->r->warnings.n;
    if (!lines && !warnings) return;
    open_card(p, "remarks", lines ? "Integrity of the résumé, and warnings" : "Warnings");
    fg_out_say(&p->out, "<ul class=\"plain dots\">\n");
    for (uint32_t i = 0; i < lines + warnings; i++) {
        fg_out_say(&p->out, "<li>");
        fg_html_words(&p->out, i < lines ? p->o->integrity.at[i] : fg_str_of(p->r->warnings.at[i - lines]));
        fg_out_say(&p->out, "</li>\n");
    }
    fg_out_say(&p->out, "</ul>\n");
    close_card(p);
}

/* ---- the texts ---- */

static void put_texts(page *p, fg_arena *arena) {
    static const char *const words[] = {"met", "partly met", "missing", "cannot tell"};
    open_card(p, "texts", "Posting and résumé");
    fg_out_say(&p->out,
               "<p class=\"note\">Marked text leads to the other side: from what is asked to the line that shows it, "
               "and back. Numbers lead to the verdict.</p>\n<p class=\"legend\">");
    for (int v = FG_MET; v <= FG_CANNOT_TELL; v++) {
        fg_out_printf(&p->out, "<span class=\"%s\">", fg_html_class((fg_verdict)v));
        fg_html_icon(&p->out, (fg_verdict)v, NULL);
        fg_out_printf(&p->out, "%s</span>", words[v]);
    }
    fg_out_say(&p->out, "</p>\n");
    fg_html_texts(&p->out, p->marks, arena);
    close_card(p);
}

/* ---- the page ---- */

static void put_navigation(page *p) {
    const fg_outline *o = p->o;
    const struct {
        const char *id, *title;
        bool there;
    } parts[] = {{"steps", "What to work on", p->r->score.scored},
                 {"verdicts", "Verdicts", p->r->score.scored},
                 {"conditions", "Conditions", o->groups[FG_GROUP_GATES].entries.n > 0},
                 {"unread", "Not understood", o->unread.n > 0},
                 {"texts", "Posting and résumé", true}};
    fg_out_say(&p->out, "<nav aria-label=\"Parts of the report\">\n<ul>\n");
    for (size_t i = 0; i < FG_COUNT(parts); i++)
        if (parts[i].there) fg_out_printf(&p->out, "<li><a href=\"#%s\">%s</a></li>\n", parts[i].id, parts[i].title);
    fg_out_say(&p->out, "</ul>\n</nav>\n");
}

/* Files are called after people: of a blind résumé the name is not told. */
static fg_str subtitle(const page *p, fg_arena *arena) {
    fg_buf b;
    fg_buf_init(&b, arena);
    fg_buf_add(&b, p->o->company);
    if (p->o->company.len) fg_buf_add(&b, FG_LIT(" \xC2\xB7 "));
    fg_buf_add(&b, FG_LIT("r\xC3\xA9sum\xC3\xA9: "));
    fg_buf_add(&b, p->r->resume->blind ? FG_LIT("not named") : fg_html_file(p->r->resume->doc));
    return fg_buf_str(&b);
}

static void put_full(page *p, fg_arena *arena) {
    put_navigation(p);
    put_score(p);
    if (p->r->score.scored) {
        put_steps(p);
        put_verdicts(p);
    }
    put_unpriced_group(p, FG_GROUP_GATES, "conditions");
    put_unread(p);
    put_remarks(p);
    put_texts(p, arena);
    put_unpriced_group(p, FG_GROUP_IMPLIED, "implied");
}

static void put_missing_only(page *p) {
    put_score(p);
    if (p->r->score.scored) put_steps(p);
    put_unread(p);
    put_remarks(p);
}

static void put_page(page *p, fg_arena *arena) {
    fg_html_begin(&p->out, p->missing_only ? "What to work on" : "Match report", p->o->title, subtitle(p, arena));
    put_assumed(p);
    if (p->missing_only)
        put_missing_only(p);
    else
        put_full(p, arena);
    fg_html_foot(&p->out, p->r);
    fg_out_printf(&p->out, "<p>r\xC3\xA9sum\xC3\xA9 <code>%016llx</code>, posting <code>%016llx</code></p>\n",
                  (unsigned long long)p->r->resume->doc->hash, (unsigned long long)p->r->posting->doc->hash);
    fg_html_end(&p->out);
}

fg_status fg_result_write_html(const fg_result *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_arena arena;
    fg_outline outline;
    fg_html_marks marks;
    page p = {.r = r, .o = &outline, .marks = &marks, .missing_only = opt->missing_only};
    fg_arena_init(&arena, &r->arena.alloc);
    fg_outline_make(&outline, r, &arena);
    fg_html_marks_make(&marks, &outline, &arena);
    fg_out_start(&p.out, sink);
    if (!arena.failed) put_page(&p, &arena);
    fg_status status = arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_out_finish(&p.out, err);
    fg_arena_free(&arena);
    return status;
}
