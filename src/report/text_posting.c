/* A posting as it was understood, for reading. */
#include "report/facts.h"
#include "report/posting_words.h"
#include "report/report.h"
#include "report/text.h"

typedef struct {
    fg_text out;
    const fg_posting *p;
    fg_arena scratch;
} writer;

/* ---- what the posting says of itself ---- */

static void put_fact(writer *w, const char *label, fg_str value) {
    if (!value.len) return;
    fg_text_style(&w->out, FG_DIM);
    fg_text_say(&w->out, label);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_pad(&w->out, 12);
    fg_text_words(&w->out, value, 12);
    fg_text_say(&w->out, "\n");
}

static fg_str words_of(const fg_posting *p, fg_span s) { return fg_doc_slice(p->doc, s.start, s.end); }

static void put_header(writer *w) {
    static const char *const seniorities[] = {"",          "intern", "junior",  "mid-level", "senior",         "lead",
                                              "principal", "staff",  "manager", "director",  "vice president", "chief"};
    const fg_header *h = &w->p->header;
    fg_text_style(&w->out, FG_BOLD);
    fg_text_words(&w->out, h->title.end > h->title.start ? words_of(w->p, h->title) : FG_LIT("(title not found)"), 0);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
    put_fact(w, "Company", words_of(w->p, h->company));
    put_fact(w, "Location", fg_facts_places(w->p, &w->scratch));
    put_fact(w, "Seniority", fg_str_of(seniorities[h->seniority]));
    put_fact(w, "Workplace", fg_facts_workplaces(w->p, &w->scratch));
    put_fact(w, "Employment", fg_facts_employments(w->p, &w->scratch));
    put_fact(w, "Pay", fg_facts_pay(w->p, &w->scratch));
    put_fact(w, "Posted", fg_facts_posted(w->p, &w->scratch));
    put_fact(w, "Deadline", fg_str_of(h->deadline));
    put_fact(w, "Confidence", fg_str_of(fg_confidence_name(w->p->confidence)));
}

/* ---- lists ---- */

static void put_title(writer *w, const char *title) {
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_BOLD);
    fg_text_say(&w->out, title);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

static void put_parts(writer *w, const fg_requirement *q) {
    fg_buf parts;
    if (!q->parts) return;
    fg_buf_init(&parts, &w->scratch);
    fg_words_add_parts(&parts, w->p, q);
    fg_text_pad(&w->out, 4);
    fg_text_style(&w->out, FG_YELLOW);
    fg_text_say(&w->out, "? not understood: ");
    fg_text_words(&w->out, fg_buf_str(&parts), 6);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

static void put_requirement(writer *w, const fg_requirement *q, uint8_t necessity) {
    fg_text_printf(&w->out, "%3u ", q->id);
    fg_text_words(&w->out, fg_doc_slice(w->p->doc, q->start, q->end), 4);
    fg_text_say(&w->out, "\n");
    fg_text_pad(&w->out, 4);
    fg_text_style(&w->out, FG_GREEN);
    fg_buf tree;
    fg_buf_init(&tree, &w->scratch);
    fg_words_add(&tree, w->p, q, necessity);
    fg_text_say(&w->out, "= ");
    fg_text_words(&w->out, fg_buf_str(&tree), 6);
    fg_text_style(&w->out, FG_PLAIN);
    if (q->confidence != FG_HIGH && necessity != FG_IMPLIED) {
        fg_text_style(&w->out, FG_DIM);
        fg_text_printf(&w->out, "  [%s confidence]", fg_confidence_name(q->confidence));
        fg_text_style(&w->out, FG_PLAIN);
    }
    fg_text_say(&w->out, "\n");
    put_parts(w, q);
}

static void put_requirements(writer *w, uint8_t necessity, const char *title) {
    bool any = false;
    for (uint32_t i = 0; i < w->p->requirements.n; i++) {
        const fg_requirement *q = &w->p->requirements.at[i];
        if (fg_words_necessity(w->p, q) != necessity) continue;
        if (!any) put_title(w, title);
        any = true;
        put_requirement(w, q, necessity);
    }
}

static void put_passage(writer *w, const fg_passage *n, int column) {
    fg_text_pad(&w->out, column);
    fg_text_words(&w->out, fg_doc_slice(w->p->doc, n->start, n->end), column);
    fg_text_say(&w->out, "\n");
}

static void put_unread(writer *w) {
    if (w->p->unread.n) put_title(w, "Asked, but not understood");
    for (uint32_t i = 0; i < w->p->unread.n; i++) put_passage(w, &w->p->unread.at[i], 4);
}

static void put_skipped(writer *w) {
    put_title(w, "Left out");
    for (uint32_t i = 0; i < w->p->skipped.n; i++) {
        const fg_passage *n = &w->p->skipped.at[i];
        fg_text_style(&w->out, FG_DIM);
        fg_text_printf(&w->out, "%s / %s", fg_section_name(n->section), n->reason);
        fg_text_style(&w->out, FG_PLAIN);
        fg_text_say(&w->out, "\n");
        put_passage(w, n, 4);
    }
    if (!w->p->skipped.n) fg_text_say(&w->out, "    nothing\n");
}

static void put_warnings(writer *w) {
    if (w->p->doc->repaired_bytes || w->p->warnings.n) put_title(w, "Warnings");
    if (w->p->doc->repaired_bytes) fg_text_printf(&w->out, "    %s\n", fg_repaired_warning);
    for (uint32_t i = 0; i < w->p->warnings.n; i++) {
        fg_text_say(&w->out, "    ");
        fg_text_words(&w->out, fg_str_of(w->p->warnings.at[i]), 4);
        fg_text_say(&w->out, "\n");
    }
}

fg_status fg_posting_write_text(const fg_posting *p, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    if (opt->explain) return fg_posting_write_explained(p, opt, sink, err);
    writer w = {.p = p};
    fg_text_start(&w.out, opt, sink);
    fg_arena_init(&w.scratch, &p->arena.alloc);
    put_header(&w);
    put_requirements(&w, FG_REQUIRED, "Required");
    put_requirements(&w, FG_PREFERRED, "Preferred");
    put_requirements(&w, FG_IMPLIED, "Only mentioned in duties, title or tools");
    if (!p->requirements.n) fg_text_say(&w.out, "\nNo requirement was understood.\n");
    put_unread(&w);
    if (opt->skipped) put_skipped(&w);
    put_warnings(&w);
    bool failed = w.scratch.failed;
    fg_arena_free(&w.scratch);
    fg_status status = fg_text_finish(&w.out, err);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : status;
}
