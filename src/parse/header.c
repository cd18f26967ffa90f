#include "parse/header_parts.h"

const char *const fg_employment_names[FG_EMPLOYMENTS] = {NULL,       "full-time",  "part-time",
                                                         "contract", "internship", "temporary"};

/* ---- marks ---- */

enum { MARK_MOST = 12 /* tokens of the longest phrase of header.txt */ };

static bool find_lines(fg_header_reader *x) {
    uint32_t n = x->r->tokens->list.n, lines = x->r->doc->lines.n;
    x->line_of = FG_NEW_N(x->r->scratch, uint32_t, (size_t)n + 1);
    if (!x->line_of) return false;
    for (uint32_t line = 0; line < lines; line++)
        for (uint32_t i = x->r->dt.line_first[line]; i < x->r->dt.line_first[line + 1]; i++) x->line_of[i] = line;
    return true;
}

uint32_t fg_mark_at(const fg_header_reader *x, uint32_t i, uint32_t to, fg_lex tag, uint32_t *arg) {
    fg_hit h;
    return fg_cue_at(x->r, i, to, tag, &h, arg) ? h.end : 0;
}

uint32_t fg_mark_before(const fg_header_reader *x, uint32_t from, uint32_t end, fg_lex tag) {
    if (end - from > MARK_MOST) from = end - MARK_MOST;
    if (fg_next_cue(x->r, from, end, tag) == end) return FG_NONE;
    for (uint32_t i = end; i-- > from;)
        if (fg_mark_at(x, i, end, tag, NULL) == end) return i;
    return FG_NONE;
}

bool fg_has_mark(const fg_header_reader *x, uint32_t from, uint32_t to, fg_lex tag) {
    for (uint32_t i = from; (i = fg_next_cue(x->r, i, to, tag)) < to; i++)
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
    if (!find_lines(&x)) return;
    fg_header_pairs_find(&x, &pairs);
    fg_header_title(&x, &pairs);
    fg_header_place(&x, &pairs);
    fg_header_company(&x, &pairs);
    fg_header_terms(&x, &pairs);
    fg_header_pay(&x, &pairs);
    fg_header_deadline(&x, &pairs);
    fg_header_posted(&x, &pairs);
}
