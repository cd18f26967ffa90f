/* A ranking for reading: a few lines an entry. */
#include "report/facts.h"
#include "report/outline.h"
#include "report/report.h"
#include "report/text.h"

enum { INDENT = 34, INDENT_PEOPLE = 23 /* of the title */, INDENT_BELOW = 6 /* of what follows */, MOST_NAMES = 6 };

static void put_list(fg_text *out, int indent, const char *label, const fg_str *names, uint32_t n, uint32_t left) {
    if (!n) return;
    fg_text_pad(out, indent);
    fg_text_style(out, FG_DIM);
    fg_text_say(out, label);
    for (uint32_t i = 0; i < n; i++) {
        if (i) fg_text_say(out, ",");
        if (i && out->column + fg_text_columns(names[i]) + 2 > out->width) {
            fg_text_say(out, "\n");
            fg_text_pad(out, indent);
        } else if (i) {
            fg_text_say(out, " ");
        }
        fg_text_words(out, names[i], indent);
    }
    if (left) fg_text_printf(out, " and %u more", left);
    fg_text_style(out, FG_PLAIN);
    fg_text_say(out, "\n");
}

static void put_names(fg_text *out, const fg_result *r, int indent) {
    fg_str names[MOST_NAMES];
    uint32_t left, n = fg_missing_names(r, names, MOST_NAMES, &left);
    put_list(out, indent, "missing: ", names, n, left);
    n = r->refused.n < MOST_NAMES ? r->refused.n : MOST_NAMES;
    put_list(out, indent, "not met: ", r->refused.at, n, r->refused.n - n);
}

/* A posting by its title and name, a résumé by its name, or by its number if nobody may know whose it is. */
static void put_name(fg_text *out, const fg_result *r, const fg_report_options *opt, int indent) {
    const fg_doc *doc = opt->people ? r->resume->doc : r->posting->doc;
    fg_span title = opt->people ? (fg_span){0, 0} : r->posting->header.title;
    bool titled = title.end > title.start;
    fg_text_style(out, FG_BOLD);
    if (titled) fg_text_words(out, fg_doc_slice(r->posting->doc, title.start, title.end), indent);
    if (titled) fg_text_style(out, FG_PLAIN);
    bool apart = titled && out->column + fg_text_columns(doc->name) + 3 > out->width;
    if (apart) fg_text_say(out, "\n");
    if (apart) fg_text_pad(out, indent);
    fg_text_say(out, apart ? "(" : titled ? " (" : "");
    if (opt->people && r->resume->blind)
        fg_text_printf(out, "résumé %u", opt->number);
    else
        fg_text_words(out, doc->name, indent);
    fg_text_style(out, FG_PLAIN);
    fg_text_say(out, titled ? ")\n" : "\n");
}

/* Where, how, for how much and since when. */
static void put_facts(fg_text *out, const fg_posting *p, int indent, fg_arena *arena) {
    fg_str line = fg_facts_line(p, arena);
    if (!line.len) return;
    fg_text_pad(out, indent);
    fg_text_style(out, FG_DIM);
    fg_text_words(out, line, indent);
    fg_text_style(out, FG_PLAIN);
    fg_text_say(out, "\n");
}

fg_status fg_ranked_write_text(const fg_result *r, uint32_t rank, const fg_report_options *opt, fg_sink sink,
                               fg_error *err) {
    fg_text out;
    fg_arena scratch;
    int indent = opt->people ? INDENT_PEOPLE : INDENT;
    fg_text_start(&out, opt, sink);
    fg_arena_init(&scratch, &r->arena.alloc);
    if (rank == 1)
        fg_text_say(&out,
                    opt->people ? "Rank  Score  Required  Résumé\n" : "Rank  Sorted by  Score  Required  Posting\n");
    fg_text_printf(&out, "%4u", rank);
    if (!opt->people) fg_text_points(&out, r->score.rank, 11);
    fg_text_points(&out, r->score.low, 7);
    fg_text_points(&out, r->score.required, 10);
    fg_text_pad(&out, indent);
    put_name(&out, r, opt, indent);
    if (!opt->people) put_facts(&out, r->posting, INDENT_BELOW, &scratch);
    if (!r->score.scored) {
        fg_text_pad(&out, INDENT_BELOW);
        fg_text_printf(&out, "no score: %s\n", fg_no_score(r));
    }
    put_names(&out, r, INDENT_BELOW);
    bool failed = scratch.failed;
    fg_arena_free(&scratch);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_text_finish(&out, err);
}
