/* What two dictionaries read otherwise, for reading: counts, and places of each. */
#include "report/dict_diff.h"
#include "report/text.h"

enum { INDENT = 9, HANGING = 13 };

typedef struct {
    fg_text out;
    const fg_dict_diff *d;
    uint32_t places;
} writer;

static void put_reading(writer *w, const fg_dict_reading *r, const fg_dict_reading *other) {
    if (!r->kind) {
        fg_text_say(&w->out, "-");
        return;
    }
    if (r->concept.len)
        fg_text_cut(&w->out, r->concept, 100);
    else
        fg_text_printf(&w->out, "(%s)", r->kind);
    if (!r->necessity) return; /* two things, or one */
    if (strcmp(r->kind, other->kind) != 0) fg_text_printf(&w->out, ", %s", r->kind);
    if (strcmp(r->necessity, other->necessity) != 0) fg_text_printf(&w->out, ", %s", r->necessity);
}

static void put_points(writer *w, const fg_dict_move *m) {
    if (m->old_points < 0 && m->new_points < 0) return;
    fg_text_say(&w->out, " (points");
    fg_text_points(&w->out, m->old_points < 0 ? 0 : m->old_points, 5);
    fg_text_say(&w->out, " to");
    fg_text_points(&w->out, m->new_points < 0 ? 0 : m->new_points, 5);
    fg_text_say(&w->out, ")");
}

/* "jobs.jsonl:12: knowledge of [identity theft] law" */
static void put_place(writer *w, const fg_dict_move *m, fg_arena *scratch) {
    fg_buf line;
    fg_buf_init(&line, scratch);
    fg_buf_add(&line, m->where);
    fg_buf_add(&line, FG_LIT(": "));
    fg_buf_add(&line, m->left);
    bool whole = !m->left.len && !m->right.len;
    if (!whole) fg_buf_add(&line, FG_LIT("["));
    fg_buf_add(&line, m->quote);
    if (!whole) fg_buf_add(&line, FG_LIT("]"));
    fg_buf_add(&line, m->right);
    fg_text_pad(&w->out, INDENT);
    fg_text_say(&w->out, "> ");
    fg_text_words(&w->out, fg_buf_str(&line), HANGING);
    put_points(w, m);
    fg_text_say(&w->out, "\n");
}

static void put_groups(writer *w, const fg_dict_moves *moves, const fg_dict_groups *groups, fg_arena *scratch) {
    for (uint32_t i = 0; i < groups->n; i++) {
        const fg_dict_group *g = &groups->at[i];
        const fg_dict_move *m = &moves->at[g->first];
        fg_text_printf(&w->out, "%7u  ", g->n);
        if (m->before.kind || m->after.kind) {
            put_reading(w, &m->before, &m->after);
            fg_text_say(&w->out, " -> ");
            put_reading(w, &m->after, &m->before);
        } else {
            fg_text_printf(&w->out, "%s -> %s", m->old_verdict ? m->old_verdict : "-",
                           m->new_verdict ? m->new_verdict : "-");
        }
        fg_text_say(&w->out, "\n");
        for (uint32_t k = 0; k < g->n && k < w->places; k++) put_place(w, &m[k], scratch);
    }
}

static void put_scores(writer *w) {
    const fg_dict_diff *d = w->d;
    fg_text_printf(&w->out, "\n%u scores, %u of them moved\n", d->scored, d->scores.n);
    for (uint32_t i = 0; i < d->scores.n; i++) {
        fg_text_points(&w->out, d->scores.at[i].before, 7);
        fg_text_say(&w->out, " to");
        fg_text_points(&w->out, d->scores.at[i].after, 6);
        fg_text_say(&w->out, "  ");
        fg_text_words(&w->out, d->scores.at[i].where, INDENT);
        fg_text_say(&w->out, "\n");
    }
}

fg_status fg_dict_diff_write_text(const fg_dict_diff *d, const fg_dict_groups *readings, const fg_dict_groups *verdicts,
                                  uint32_t places, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    writer w = {.d = d, .places = places};
    fg_arena scratch;
    fg_arena_init(&scratch, &d->arena.alloc);
    fg_text_start(&w.out, opt, sink);
    fg_text_printf(&w.out, "%u postings, %u of them read otherwise; %u readings stayed, %u moved\n", d->postings,
                   d->otherwise, d->stayed, d->readings.n);
    put_groups(&w, &d->readings, readings, &scratch);
    if (d->scored) {
        fg_text_printf(&w.out, "\n%u verdicts stayed, %u moved\n", d->verdicts_stayed, d->verdicts.n);
        put_groups(&w, &d->verdicts, verdicts, &scratch);
        put_scores(&w);
    }
    bool failed = scratch.failed;
    fg_arena_free(&scratch);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_text_finish(&w.out, err);
}
