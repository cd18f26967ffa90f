#include "parse/header_parts.h"

/* ---- marks ---- */

static bool is_header_group(uint32_t tag) {
    return tag >= FG_LEX_HEADER_FIRST || tag == FG_LEX_KEY || tag == FG_LEX_TITLE_WORD || tag == FG_LEX_WORKPLACE ||
           tag == FG_LEX_EMPLOYMENT;
}

/* The marks of tokens [from, to), a line. */
static void find_marks_of_line(fg_header_reader *x, uint32_t from, uint32_t to) {
    fg_cues cues = {0};
    fg_find_cues(x->r, from, to, &cues);
    uint32_t i = from;
    for (uint32_t k = 0; k < cues.n; k++) {
        const fg_cue *c = &cues.at[k];
        while (i <= c->first) x->mark_from[i++] = x->marks.n;
        fg_cue *mark = is_header_group(c->tag) ? FG_PUSH(x->r->scratch, &x->marks) : NULL;
        if (mark) *mark = *c;
        if (mark && c->end - c->first > x->mark_most) x->mark_most = c->end - c->first;
    }
    while (i < to) x->mark_from[i++] = x->marks.n;
}

static bool find_marks(fg_header_reader *x) {
    uint32_t n = x->r->tokens->list.n;
    x->mark_from = FG_NEW_N(x->r->scratch, uint32_t, (size_t)n + 1);
    x->line_of = FG_NEW_N(x->r->scratch, uint32_t, (size_t)n + 1);
    if (!x->mark_from || !x->line_of) return false;
    for (uint32_t line = 0; line < x->r->doc->lines.n; line++) {
        uint32_t from = x->r->dt.line_first[line], to = x->r->dt.line_first[line + 1];
        for (uint32_t i = from; i < to; i++) x->line_of[i] = line;
        find_marks_of_line(x, from, to);
    }
    x->mark_from[n] = x->marks.n;
    return !x->r->scratch->failed;
}

uint32_t fg_mark_at(const fg_header_reader *x, uint32_t i, uint32_t to, fg_lex tag, uint32_t *arg) {
    if (i >= x->r->tokens->list.n) return 0;
    for (uint32_t k = x->mark_from[i]; k < x->mark_from[i + 1]; k++) {
        const fg_cue *m = &x->marks.at[k];
        if (m->tag != tag || m->end > to) continue;
        if (arg) *arg = m->arg;
        return m->end;
    }
    return 0;
}

uint32_t fg_mark_before(const fg_header_reader *x, uint32_t from, uint32_t end, fg_lex tag) {
    if (end - from > x->mark_most) from = end - x->mark_most;
    for (uint32_t i = end; i-- > from;)
        for (uint32_t k = x->mark_from[i]; k < x->mark_from[i + 1]; k++)
            if (x->marks.at[k].tag == tag && x->marks.at[k].end == end) return i;
    return FG_NONE;
}

bool fg_has_mark(const fg_header_reader *x, uint32_t from, uint32_t to, fg_lex tag) {
    for (uint32_t i = from; i < to; i++)
        if (fg_mark_at(x, i, to, tag, NULL)) return true;
    return false;
}

/* ---- spans ---- */

static bool may_end(const fg_reading *r, uint32_t i) {
    return fg_tok(r, i)->cls != FG_TOK_PUNCT || fg_is(r, i, ')') || fg_is(r, i, '+') || fg_is(r, i, '#') ||
           fg_is(r, i, '%');
}

fg_span fg_header_span(const fg_reading *r, fg_tokens_range t) {
    while (t.end > t.first && !may_end(r, t.end - 1)) t.end--;
    while (t.first < t.end && fg_tok(r, t.first)->cls == FG_TOK_PUNCT && !fg_is(r, t.first, '$')) t.first++;
    int depth = 0;
    for (uint32_t i = t.first; i < t.end; i++) {
        depth += fg_is(r, i, '(') - fg_is(r, i, ')');
        if (depth < 0) t.end = i;
    }
    for (uint32_t i = t.end; depth > 0 && i-- > t.first;)
        if (fg_is(r, i, '(')) {
            t.end = i;
            break;
        }
    while (t.end > t.first && !may_end(r, t.end - 1)) t.end--;
    if (t.end <= t.first) return (fg_span){0, 0};
    return (fg_span){fg_tok(r, t.first)->start, fg_tok(r, t.end - 1)->end};
}

void fg_header_read(fg_reading *r, fg_posting *p) {
    fg_header_reader x = {.r = r, .h = &p->header, .arena = &p->arena};
    fg_header_pairs pairs = {0};
    if (!find_marks(&x)) return;
    fg_header_pairs_find(&x, &pairs);
    fg_header_title(&x, &pairs);
    fg_header_place(&x, &pairs);
    fg_header_company(&x, &pairs);
    fg_header_terms(&x, &pairs);
    fg_header_pay(&x, &pairs);
    fg_header_deadline(&x, &pairs);
}
