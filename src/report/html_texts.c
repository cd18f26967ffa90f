#include "report/html_texts.h"

#include <stdlib.h>

#include "report/report.h"

/* ---- which places are marked ---- */

static uint32_t *new_places(fg_arena *arena, uint32_t n) {
    uint32_t *at = FG_NEW_N(arena, uint32_t, (size_t)n + 1);
    for (uint32_t i = 0; at && i < n; i++) at[i] = FG_NONE;
    return at;
}

static bool same(fg_span a, fg_span b) { return a.start == b.start && a.end == b.end; }

static void add_item(fg_arena *arena, fg_html_mark *mark, uint32_t item) {
    for (uint32_t i = 0; i < mark->items.n; i++)
        if (mark->items.at[i] == item) return;
    uint32_t *slot = FG_PUSH(arena, &mark->items);
    if (slot) *slot = item;
}

static const char *class_of_item(const fg_item *item) {
    return item->necessity == FG_IMPLIED ? "implied" : fg_html_class((fg_verdict)item->verdict);
}

/* Both parts of a statement of mixed necessity are one place. */
static void mark_items(fg_html_marks *m, fg_arena *arena) {
    const fg_result *r = m->result;
    for (uint32_t i = 0; i < r->items.n; i++) {
        const fg_requirement *q = &r->posting->requirements.at[r->items.at[i].requirement];
        bool again = i && r->items.at[i].requirement == r->items.at[i - 1].requirement;
        fg_html_mark *mark = again ? &m->posting.at[m->posting.n - 1] : FG_PUSH(arena, &m->posting);
        if (!mark) return;
        if (!again) *mark = (fg_html_mark){.span = {q->start, q->end}, .cls = class_of_item(&r->items.at[i])};
        add_item(arena, mark, i);
        m->posting_of[i] = m->posting.n - 1;
    }
}

static void mark_unread(fg_html_marks *m, fg_arena *arena) {
    const fg_posting *p = m->result->posting;
    for (uint32_t i = 0; i < p->unread.n; i++) {
        fg_html_mark *mark = FG_PUSH(arena, &m->posting);
        if (mark) *mark = (fg_html_mark){.span = {p->unread.at[i].start, p->unread.at[i].end}, .cls = "unread"};
    }
}

/* What shows something in full is marked so, whatever else it shows a part of. */
static const char *better(const char *a, const char *b) {
    return strcmp(a, "met") == 0 || strcmp(b, "met") != 0 ? a : b;
}

static void mark_proof(fg_html_marks *m, fg_arena *arena, const fg_outline_entry *e, uint32_t finding) {
    const fg_finding *f = &m->result->findings.at[finding];
    const char *cls = e->standing == FG_MET ? "met" : "partial";
    if (f->rule == FG_RULE_ASSUMED) return;
    uint32_t k = 0;
    while (k < m->resume.n && !same(m->resume.at[k].span, f->span)) k++;
    fg_html_mark *mark = k < m->resume.n ? &m->resume.at[k] : FG_PUSH(arena, &m->resume);
    if (!mark) return;
    if (!mark->cls) *mark = (fg_html_mark){.span = f->span, .cls = cls};
    mark->cls = better(mark->cls, cls);
    add_item(arena, mark, e->index);
    m->resume_of[finding] = k;
}

/* Of what is listed in the report; what duties only name is not. */
static void mark_proofs(fg_html_marks *m, const fg_outline *outline, fg_arena *arena) {
    for (int g = 0; g < FG_GROUP_IMPLIED; g++) {
        for (uint32_t i = 0; i < outline->groups[g].entries.n; i++) {
            const fg_outline_entry *e = &outline->groups[g].entries.at[i];
            uint32_t first = e->item->first_finding, n = e->proofs.n ? e->item->findings : 0;
            for (uint32_t k = first; k < first + n; k++) mark_proof(m, arena, e, k);
        }
    }
}

void fg_html_marks_make(fg_html_marks *m, const fg_outline *outline, fg_arena *arena) {
    *m = (fg_html_marks){.result = outline->result};
    m->posting_of = new_places(arena, m->result->items.n);
    m->resume_of = new_places(arena, m->result->findings.n);
    if (arena->failed) return;
    mark_items(m, arena);
    mark_unread(m, arena);
    mark_proofs(m, outline, arena);
}

/* ---- a text with its marks ---- */

typedef struct {
    fg_out *out;
    const fg_html_marks *marks;
    const fg_doc *doc;
    const fg_html_mark *at;
    uint32_t n;
    bool is_posting;
} pane;

static int by_offset(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The other side of a mark: the first line that shows what it asks, or the statement that it shows; a mark without one leads
 * to its verdict, and what was not understood leads nowhere. */
static bool put_target(const pane *p, const fg_html_mark *mark) {
    const fg_result *r = p->marks->result;
    char id[16];
    if (!mark->items.n) return false;
    if (!p->is_posting) {
        fg_out_printf(p->out, "<a href=\"#p%u\">", p->marks->posting_of[mark->items.at[0]]);
        return true;
    }
    for (uint32_t i = 0; i < mark->items.n; i++) {
        const fg_item *item = &r->items.at[mark->items.at[i]];
        for (uint32_t k = item->first_finding; k < item->first_finding + item->findings; k++) {
            if (p->marks->resume_of[k] == FG_NONE) continue;
            fg_out_printf(p->out, "<a href=\"#r%u\">", p->marks->resume_of[k]);
            return true;
        }
    }
    fg_item_id(r, &r->items.at[mark->items.at[0]], id);
    fg_out_printf(p->out, "<a href=\"#i%s\">", id);
    return true;
}

static void put_refs(const pane *p, const fg_html_mark *mark) {
    static const char *const words[] = {"met", "partly met", "missing", "cannot tell"};
    const fg_result *r = p->marks->result;
    if (!mark->items.n) return;
    fg_out_say(p->out, "&#8288;<span class=\"refs\">"); /* no line break in front */
    for (uint32_t i = 0; i < mark->items.n; i++) {
        const fg_item *item = &r->items.at[mark->items.at[i]];
        char id[16];
        fg_item_id(r, item, id);
        fg_out_printf(p->out, "<a class=\"%s\" href=\"#i%s\">", class_of_item(item), id);
        if (p->is_posting) fg_html_icon(p->out, (fg_verdict)item->verdict, NULL);
        fg_out_printf(p->out, "<span class=\"unseen\">item </span>%s<span class=\"unseen\">: %s</span></a>", id,
                      words[item->verdict]);
    }
    fg_out_say(p->out, "</span>");
}

/* The mark of [from, to) is the shortest of those over it: long ones are headings of jobs and whole statements. */
static const fg_html_mark *mark_over(const pane *p, uint32_t from, uint32_t to) {
    const fg_html_mark *best = NULL;
    for (uint32_t i = 0; i < p->n; i++) {
        fg_span s = p->at[i].span;
        if (s.start > from || s.end < to) continue;
        if (!best || s.end - s.start < best->span.end - best->span.start) best = &p->at[i];
    }
    return best;
}

/* An id stands once: on the mark itself, or in front of it where another one is shown. */
static void put_segment(const pane *p, uint32_t from, uint32_t to) {
    const fg_html_mark *mark = mark_over(p, from, to);
    char side = p->is_posting ? 'p' : 'r';
    for (uint32_t i = 0; i < p->n; i++)
        if (&p->at[i] != mark && p->at[i].span.start == from)
            fg_out_printf(p->out, "<span class=\"at\" id=\"%c%u\"></span>", side, i);
    if (mark) fg_out_printf(p->out, "<mark class=\"%s\"", mark->cls);
    if (mark && mark->span.start == from) fg_out_printf(p->out, " id=\"%c%u\"", side, (uint32_t)(mark - p->at));
    if (mark) fg_out_say(p->out, ">");
    bool linked = mark && put_target(p, mark);
    fg_html_text(p->out, fg_doc_slice(p->doc, from, to));
    if (linked) fg_out_say(p->out, "</a>");
    if (mark) fg_out_say(p->out, "</mark>");
    for (uint32_t i = 0; i < p->n; i++)
        if (p->at[i].span.end == to) put_refs(p, &p->at[i]);
}

static void put_marked(const pane *p, fg_arena *arena) {
    uint32_t n = 0, *cuts = FG_NEW_N(arena, uint32_t, (size_t)p->n * 2 + 2);
    if (!cuts) return;
    cuts[n++] = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        cuts[n++] = p->at[i].span.start;
        cuts[n++] = p->at[i].span.end;
    }
    cuts[n++] = (uint32_t)p->doc->text.len;
    qsort(cuts, n, sizeof *cuts, by_offset);
    for (uint32_t i = 0; i + 1 < n; i++)
        if (cuts[i] < cuts[i + 1]) put_segment(p, cuts[i], cuts[i + 1]);
}

static void put_pane(const pane *p, fg_arena *arena) {
    const char *id = p->is_posting ? "posting" : "resume";
    fg_out_printf(p->out, "<section class=\"pane\">\n<h3 id=\"%s\">%s</h3>\n", id,
                  p->is_posting ? "Posting" : "R\xC3\xA9sum\xC3\xA9");
    fg_out_printf(p->out, "<div class=\"text\" role=\"region\" aria-labelledby=\"%s\" tabindex=\"0\">", id);
    put_marked(p, arena);
    fg_out_say(p->out, "</div>\n</section>\n");
}

void fg_html_texts(fg_out *out, const fg_html_marks *m, fg_arena *arena) {
    fg_out_say(out, "<div class=\"panes\">\n");
    put_pane(&(pane){out, m, m->result->posting->doc, m->posting.at, m->posting.n, true}, arena);
    put_pane(&(pane){out, m, m->result->as_read->doc, m->resume.at, m->resume.n, false}, arena);
    fg_out_say(out, "</div>\n");
}
