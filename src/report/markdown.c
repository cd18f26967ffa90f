/* A result as Markdown (CommonMark, without tables), to be pasted into a note or an issue. */
#include "report/out.h"
#include "report/outline.h"
#include "report/report.h"
#include "report/text.h"

enum { MOST_PROOFS = 3 };

typedef struct {
    fg_out out;
    const fg_result *r;
    const fg_outline *o;
    bool missing_only;
} page;

/* ---- text ---- */

/* Some signs mean something wherever they stand, some only in front: "# C", "- C", "1. C". */
static bool must_escape(uint32_t cp, bool first, bool behind_number) {
    if (cp >= 0x7F) return false;
    if (strchr("\\`*_[]<>|~", (int)cp)) return true;
    return (first && strchr("#+-=", (int)cp)) || (behind_number && strchr(".)", (int)cp));
}

static bool is_blank(uint32_t cp) { return cp <= ' ' || (cp >= 0x7F && cp < 0xA0); }

static bool begins_entity(fg_str s, size_t i) {
    char c = i < s.len ? s.ptr[i] : ' ';
    return c == '#' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Words of a document stay words; runs of blanks are one space. */
static void put_words(page *p, fg_str s) {
    bool blank = false, first = true, digits = true;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t cp = fg_utf8_next(s, &i);
        if (fg_text_is_unseen(cp)) continue;
        if (is_blank(cp)) {
            blank = true;
            continue;
        }
        if (blank && !first) fg_out_say(&p->out, " ");
        digits &= first || !blank;
        if ((cp == '&' && begins_entity(s, i)) || must_escape(cp, first, digits && !first)) fg_out_say(&p->out, "\\");
        fg_out_put(&p->out, cp == 0xFFFD ? FG_LIT("\xEF\xBF\xBD") : (fg_str){s.ptr + from, i - from});
        digits &= cp >= '0' && cp <= '9';
        first = blank = false;
    }
}

static fg_str posting_words(const page *p, fg_span s) { return fg_doc_slice(p->r->posting->doc, s.start, s.end); }

static void put_points(page *p, const char *before, int32_t hundredths, const char *behind) {
    fg_out_say(&p->out, before);
    fg_out_points(&p->out, hundredths);
    fg_out_say(&p->out, behind);
}

/* ---- the head ---- */

static void put_score(page *p) {
    const fg_score *s = &p->r->score;
    if (!s->scored) {
        fg_out_say(&p->out, "**No score**: ");
        fg_out_say(&p->out, fg_no_score(p->r));
        fg_out_say(&p->out, ".\n");
        return;
    }
    put_points(p, "**Score ", s->low, "** of 100");
    if (s->high > s->low) put_points(p, ", up to ", s->high, " if what cannot be told is true");
    fg_out_say(&p->out, "\n");
    if (s->required >= 0) put_points(p, "\n- Required ", s->required, "");
    if (s->preferred >= 0) put_points(p, "\n- Preferred ", s->preferred, "");
    int32_t with = fg_score_with_left_out(s);
    if (with >= 0) put_points(p, "\n- With what was left out (see Integrity) ", with, "");
    fg_out_say(&p->out, "\n\n");
    fg_out_put(&p->out, p->o->understood);
    fg_out_say(&p->out, "\n");
}

static void put_head(page *p) {
    fg_out_say(&p->out, "# ");
    put_words(p, p->o->title);
    if (p->o->company.len) fg_out_say(&p->out, ", ");
    put_words(p, p->o->company);
    fg_out_say(&p->out, "\n\n");
    if (p->o->assumed.len) {
        fg_out_say(&p->out, "> **Assumed, not in the r\xC3\xA9sum\xC3\xA9:** ");
        put_words(p, p->o->assumed);
        if (p->r->score.unassumed >= 0) put_points(p, ". Without it the score is ", p->r->score.unassumed, ".");
        fg_out_say(&p->out, "\n\n");
    }
    put_score(p);
}

/* ---- what to work on ---- */

static void put_step(page *p, uint32_t number, const fg_miss *miss) {
    const char *words = fg_miss_words(miss);
    fg_out_printf(&p->out, "%u. ", number);
    put_points(p, "**+", miss->gain, "** ");
    put_words(p, miss->name);
    if (words) fg_out_printf(&p->out, ":%s", words);
    if (miss->necessity == FG_PREFERRED) fg_out_say(&p->out, " (preferred)");
    fg_out_say(&p->out, "\n");
    if (!p->missing_only) return;
    const fg_requirement *q = &p->r->posting->requirements.at[p->r->items.at[miss->item].requirement];
    fg_out_say(&p->out, "   - asked: ");
    put_words(p, posting_words(p, (fg_span){q->start, q->end}));
    fg_out_say(&p->out, "\n");
}

static void put_steps(page *p) {
    const fg_outline *o = p->o;
    if (!o->steps.n && !p->missing_only) return;
    fg_out_say(&p->out, "\n## What to work on, in this order\n\n");
    fg_out_put(&p->out, o->plan);
    if (o->plan.len) fg_out_say(&p->out, o->steps.n ? ":\n\n" : ".\n");
    if (!o->plan.len && !o->steps.n) fg_out_say(&p->out, "Nothing is missing.\n");
    for (uint32_t i = 0; i < o->steps.n; i++) put_step(p, i + 1, o->steps.at[i]);
}

/* ---- verdicts ---- */

static void put_proofs(page *p, const fg_outline_entry *e) {
    const fg_doc *doc = p->r->resume->doc;
    for (uint32_t i = 0; i < e->proofs.n && i < MOST_PROOFS; i++) {
        const fg_outline_proof *proof = &e->proofs.at[i];
        fg_span line = fg_outline_line(doc, proof->span);
        fg_out_say(&p->out, "  - ");
        if (proof->assumed)
            fg_out_say(&p->out, "assumed, not in the r\xC3\xA9sum\xC3\xA9");
        else
            put_words(p, fg_doc_slice(doc, line.start, line.end));
        if (proof->place.len) fg_out_say(&p->out, " *(");
        put_words(p, proof->place);
        fg_out_say(&p->out, proof->place.len ? ")*\n" : "\n");
    }
    if (e->proofs.n > MOST_PROOFS) fg_out_printf(&p->out, "  - and %u more\n", e->proofs.n - MOST_PROOFS);
}

static void put_entry(page *p, const fg_outline_entry *e, bool priced) {
    fg_out_say(&p->out, "- ");
    if (priced) {
        put_points(p, "**", e->item->points, "** of ");
        put_points(p, "", e->item->of, ": ");
    } else {
        fg_out_printf(&p->out, "**%s**: ", e->word);
    }
    put_words(p, posting_words(p, e->asked));
    if (e->tags) fg_out_printf(&p->out, " (%s)", e->tags);
    fg_out_say(&p->out, "\n");
    put_proofs(p, e);
    if (!e->item->next.len || !priced) return;
    fg_out_say(&p->out, "  - next: ");
    put_words(p, e->item->next);
    fg_out_say(&p->out, "\n");
}

static void put_groups(page *p) {
    for (int g = 0; g < FG_GROUPS; g++) {
        const fg_outline_group *group = &p->o->groups[g];
        if (group->entries.n) fg_out_printf(&p->out, "\n## %s\n\n", group->title);
        for (uint32_t i = 0; i < group->entries.n; i++) put_entry(p, &group->entries.at[i], g <= FG_GROUP_CANNOT_TELL);
    }
}

/* ---- the rest ---- */

static void put_list(page *p, const char *title, uint32_t i, fg_str line) {
    if (!i) fg_out_printf(&p->out, "\n## %s\n\n", title);
    fg_out_say(&p->out, "- ");
    put_words(p, line);
    fg_out_say(&p->out, "\n");
}

static void put_rest(page *p) {
    int32_t as_of = p->r->resume->as_of;
    for (uint32_t i = 0; i < p->o->unread.n; i++)
        put_list(p, "Not understood, so not counted", i, p->o->unread.at[i].line);
    for (uint32_t i = 0; i < p->o->integrity.n; i++)
        put_list(p, "Integrity of the r\xC3\xA9sum\xC3\xA9", i, p->o->integrity.at[i]);
    for (uint32_t i = 0; i < p->r->warnings.n; i++) put_list(p, "Warnings", i, fg_str_of(p->r->warnings.at[i]));
    fg_out_printf(&p->out, "\n---\n\nAs of %04d-%02d, fitgap " FG_VERSION_STRING ". %s\n", (int)(as_of / 12),
                  (int)(as_of % 12 + 1), fg_score_meaning);
}

static void put_page(page *p) {
    put_head(p);
    if (p->r->score.scored) put_steps(p);
    if (!p->missing_only) put_groups(p);
    put_rest(p);
}

fg_status fg_result_write_markdown(const fg_result *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_arena arena;
    fg_outline outline;
    page p = {.r = r, .o = &outline, .missing_only = opt->missing_only};
    fg_arena_init(&arena, &r->arena.alloc);
    fg_outline_make(&outline, r, &arena);
    fg_out_start(&p.out, sink);
    if (!arena.failed) put_page(&p);
    fg_status status = arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_out_finish(&p.out, err);
    fg_arena_free(&arena);
    return status;
}
