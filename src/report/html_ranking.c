/* A ranking as a page: a table with a small bar an entry. */
#include "report/facts.h"
#include "report/html.h"
#include "report/outline.h"
#include "report/ranking.h"
#include "report/report.h"

enum { MOST_NAMES = 6 };

typedef struct {
    fg_out out;
    fg_arena arena;
    bool people;
} page;

static void put_name(page *p, const fg_ranked *e) {
    fg_str title = fg_ranked_title(e, p->people), name = fg_ranked_name(e, p->people, &p->arena);
    fg_out_say(&p->out, "<th scope=\"row\">");
    fg_html_words(&p->out, title.len ? title : name);
    if (title.len) {
        fg_out_say(&p->out, "<br/><span class=\"file\">");
        fg_html_words(&p->out, name);
        fg_out_say(&p->out, "</span>");
    }
    fg_str facts = p->people ? (fg_str){0} : fg_facts_line(e->result->posting, &p->arena);
    if (facts.len) {
        fg_out_say(&p->out, "<br/><span class=\"facts\">");
        fg_html_words(&p->out, facts);
        fg_out_say(&p->out, "</span>");
    }
    fg_out_say(&p->out, "</th>");
}

static void put_list(page *p, const char *label, const fg_str *names, uint32_t n, uint32_t left) {
    if (n) fg_out_say(&p->out, label);
    for (uint32_t i = 0; i < n; i++) {
        if (i) fg_out_say(&p->out, ", ");
        fg_html_words(&p->out, names[i]);
    }
    if (left) fg_out_printf(&p->out, " and %u more", left);
}

static void put_names(page *p, const fg_result *r) {
    fg_str names[MOST_NAMES];
    uint32_t left, n = fg_missing_names(r, names, MOST_NAMES, &left);
    fg_out_say(&p->out, "<td class=\"names\">");
    put_list(p, "<span class=\"label\">missing: </span>", names, n, left);
    if (n && r->refused.n) fg_out_say(&p->out, "<br/>");
    n = r->refused.n < MOST_NAMES ? r->refused.n : MOST_NAMES;
    put_list(p, "not met: ", r->refused.at, n, r->refused.n - n);
    if (!r->score.scored) {
        fg_out_say(&p->out, "no score: ");
        fg_out_say(&p->out, fg_no_score(r));
    }
    fg_out_say(&p->out, "</td>");
}

static void put_number(page *p, int32_t hundredths, const char *what) {
    fg_out_printf(&p->out, "<td class=\"%s\">", what);
    fg_out_points(&p->out, hundredths);
    if (hundredths < 0) fg_out_say(&p->out, "\xE2\x80\x93");
    fg_out_say(&p->out, "</td>");
}

static void put_row(page *p, const fg_ranked *e, size_t rank) {
    const fg_score *s = &e->result->score;
    fg_out_printf(&p->out, "<tr><td class=\"n\">%zu</td>", rank);
    put_name(p, e);
    fg_out_say(&p->out, "<td class=\"n scored\"><b>");
    fg_out_points(&p->out, s->low);
    fg_out_say(&p->out, s->scored ? "</b>" : "\xE2\x80\x93</b>");
    fg_html_bar(&p->out, s->low, s->high, 10000);
    fg_out_say(&p->out, "</td>");
    put_number(p, s->required, "n less");
    put_number(p, s->preferred, "n less");
    if (!p->people) put_number(p, s->rank, "n rank");
    put_names(p, e->result);
    fg_out_say(&p->out, "</tr>\n");
}

static void put_table(page *p, const fg_ranked *entries, size_t n) {
    fg_out_say(&p->out, "<section class=\"card\" aria-labelledby=\"ranking\">\n<h2 id=\"ranking\">Best first</h2>\n"
                        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"ranking\" tabindex=\"0\">\n"
                        "<table class=\"wide\">\n<thead><tr><th scope=\"col\" class=\"n\">Rank</th>");
    fg_out_printf(&p->out, "<th scope=\"col\">%s</th>", p->people ? "R\xC3\xA9sum\xC3\xA9" : "Posting");
    fg_out_say(&p->out, "<th scope=\"col\" class=\"n\">Score</th><th scope=\"col\" class=\"n\">Required</th>"
                        "<th scope=\"col\" class=\"n\">Preferred</th>");
    if (!p->people) fg_out_say(&p->out, "<th scope=\"col\" class=\"n\">Sorted by</th>");
    fg_out_say(&p->out, "<th scope=\"col\">Missing</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < n; i++)
        if (entries[i].result) put_row(p, &entries[i], i + 1);
    fg_out_say(&p->out,
               "</tbody>\n</table>\n</div>\n<p class=\"note\">The dark part of a bar is what is proved, the light part "
               "what could be true but cannot be told.");
    if (!p->people)
        fg_out_say(&p->out, " Sorted by: the score, in which what most people have counts less, with the title and the "
                            "duties beside it, drawn towards 10 where a posting states little.");
    fg_out_say(&p->out, "</p>\n</section>\n");
}

static void put_failed(page *p, const fg_ranked *entries, size_t n) {
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (entries[i].result) continue;
        if (!any)
            fg_out_say(&p->out, "<section class=\"card alert\" aria-labelledby=\"failed\">\n"
                                "<h2 id=\"failed\">Not read, so not ranked</h2>\n<ul class=\"plain dots\">\n");
        any = true;
        fg_out_say(&p->out, "<li>");
        fg_html_words(&p->out, fg_ranked_name(&entries[i], p->people, &p->arena));
        fg_out_say(&p->out, ": ");
        fg_html_words(&p->out, fg_str_of(entries[i].error));
        fg_out_say(&p->out, "</li>\n");
    }
    if (any) fg_out_say(&p->out, "</ul>\n</section>\n");
}

/* The one text that all are matched with. */
static fg_str heading(const page *p, const fg_result *r) {
    fg_span t = r->posting->header.title;
    if (p->people)
        return t.end > t.start ? fg_doc_slice(r->posting->doc, t.start, t.end) : fg_html_file(r->posting->doc);
    return r->resume->blind ? FG_LIT("A r\xC3\xA9sum\xC3\xA9") : fg_html_file(r->resume->doc);
}

static void put_page(page *p, const fg_ranked *entries, size_t n) {
    const fg_result *first = n ? entries[0].result : NULL;
    const char *kicker = p->people ? "R\xC3\xA9sum\xC3\xA9s for a posting" : "Postings for a r\xC3\xA9sum\xC3\xA9";
    fg_html_begin(&p->out, kicker, first ? heading(p, first) : FG_LIT("Nothing could be ranked"), (fg_str){0});
    if (first) put_table(p, entries, n);
    put_failed(p, entries, n);
    if (first)
        fg_html_foot(&p->out, first);
    else
        fg_out_say(&p->out, "</main>\n<footer>\n");
    fg_html_end(&p->out);
}

fg_status fg_ranking_write_html(const fg_ranked *entries, size_t n, const fg_report_options *opt, fg_sink sink,
                                fg_error *err) {
    page p = {.people = opt->people};
    fg_out_start(&p.out, sink);
    fg_arena_init(&p.arena, NULL);
    put_page(&p, entries, n);
    fg_status status = p.arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_out_finish(&p.out, err);
    fg_arena_free(&p.arena);
    return status;
}
