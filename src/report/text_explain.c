/* fitgap posting --explain: statement by statement, in the order of the text, what was made of it and why. */
#include "report/notation.h"
#include "report/posting_words.h"
#include "report/report.h"
#include "report/text.h"

typedef struct {
    fg_text out;
    const fg_posting *p;
    fg_arena scratch;
} writer;

static void put_head(writer *w, uint8_t section, const char *verdict, const char *why, fg_span cue,
                     const char *confidence) {
    fg_text_style(&w->out, FG_DIM);
    fg_text_printf(&w->out, "%s / %s", fg_section_name(section), verdict);
    if (why) fg_text_printf(&w->out, " / %s", why);
    if (cue.end > cue.start) {
        fg_text_say(&w->out, strcmp(why, "cue") == 0 ? " \"" : ", cue \"");
        fg_text_cut(&w->out, fg_doc_slice(w->p->doc, cue.start, cue.end), 40);
        fg_text_say(&w->out, "\"");
    }
    if (confidence) fg_text_printf(&w->out, " / confidence %s", confidence);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

static void put_quote(writer *w, uint32_t start, uint32_t end) {
    fg_text_pad(&w->out, 4);
    fg_text_words(&w->out, fg_doc_slice(w->p->doc, start, end), 4);
    fg_text_say(&w->out, "\n");
}

static void put_parts(writer *w, const fg_requirement *q) {
    fg_buf parts;
    if (!q->parts) return;
    fg_buf_init(&parts, &w->scratch);
    fg_words_add_parts(&parts, w->p, q);
    fg_text_say(&w->out, "  ? not understood: ");
    fg_text_words(&w->out, fg_buf_str(&parts), 6);
    fg_text_say(&w->out, "\n");
}

static void put_requirement(writer *w, const fg_requirement *q) {
    put_head(w, q->section, fg_necessity_names[q->necessity], q->rule, q->cue, fg_confidence_name(q->confidence));
    put_quote(w, q->start, q->end);
    fg_buf tree;
    fg_buf_init(&tree, &w->scratch);
    fg_notation_add_quoted(&tree, w->p, q);
    fg_text_say(&w->out, "  = ");
    fg_text_style(&w->out, FG_GREEN);
    fg_text_words(&w->out, fg_buf_str(&tree), 6);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
    put_parts(w, q);
}

static void put_passage(writer *w, const fg_passage *s, const char *verdict, const char *why) {
    put_head(w, s->section, verdict, why, (fg_span){0}, NULL);
    put_quote(w, s->start, s->end);
}

static void put_unread(writer *w, const fg_passage *s) {
    bool foreign = strcmp(s->reason, FG_FOREIGN) == 0;
    put_passage(w, s, foreign ? "unread" : "asked", foreign ? s->reason : "not understood");
}

fg_status fg_posting_write_explained(const fg_posting *p, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    writer w = {.p = p};
    fg_text_start(&w.out, opt, sink);
    fg_arena_init(&w.scratch, &p->arena.alloc);
    fg_text_style(&w.out, FG_DIM);
    fg_text_printf(&w.out, "posting / confidence %s\n", fg_confidence_name(p->confidence));
    fg_text_style(&w.out, FG_PLAIN);
    for (uint32_t q = 0, u = 0, s = 0; q < p->requirements.n || u < p->unread.n || s < p->skipped.n;) {
        uint32_t a = q < p->requirements.n ? p->requirements.at[q].start : UINT32_MAX;
        uint32_t b = u < p->unread.n ? p->unread.at[u].start : UINT32_MAX;
        uint32_t c = s < p->skipped.n ? p->skipped.at[s].start : UINT32_MAX;
        if (a <= b && a <= c)
            put_requirement(&w, &p->requirements.at[q++]);
        else if (b <= c)
            put_unread(&w, &p->unread.at[u++]);
        else {
            put_passage(&w, &p->skipped.at[s], "left out", p->skipped.at[s].reason);
            s++;
        }
        fg_arena_reset(&w.scratch);
    }
    bool failed = w.scratch.failed;
    fg_arena_free(&w.scratch);
    fg_status status = fg_text_finish(&w.out, err);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : status;
}
