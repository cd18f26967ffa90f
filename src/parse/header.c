#include "parse/header_parts.h"

const char *const fg_employment_names[FG_EMPLOYMENTS] = {NULL,       "full-time",  "part-time",
                                                         "contract", "internship", "temporary"};

/* ---- marks ---- */

uint32_t fg_find_mark_before(const fg_header_reader *x, uint32_t from, uint32_t end, fg_lex tag) {
    for (uint32_t i = end; i-- > from;)
        if (fg_mark_at(x, i, end, tag, NULL) == end) return i;
    return FG_NONE;
}

bool fg_has_mark(const fg_header_reader *x, uint32_t from, uint32_t to, fg_lex tag) {
    for (uint32_t i = from; (i = fg_next_cue(x->r, i, to, tag)) < to; i++)
        if (fg_mark_at(x, i, to, tag, NULL)) return true;
    return false;
}

uint32_t fg_line_of(const fg_header_reader *x, uint32_t i) {
    const uint32_t *first = x->r->dt.line_first;
    uint32_t low = 0, high = x->r->doc->lines.n;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (first[mid] <= i)
            low = mid;
        else
            high = mid;
    }
    return low;
}

uint32_t fg_next_line_with(const fg_header_reader *x, uint32_t line, unsigned row) {
    uint32_t n = x->r->tokens->list.n, i = fg_next_bit(x->r, x->r->dt.line_first[line], n, row);
    return i < n ? fg_line_of(x, i) : x->r->doc->lines.n;
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
    fg_header_pairs_find(&x, &pairs);
    fg_header_title(&x, &pairs);
    fg_header_place(&x, &pairs);
    fg_header_company(&x, &pairs);
    fg_header_terms(&x, &pairs);
    fg_header_pay(&x, &pairs);
    fg_header_deadline(&x, &pairs);
    fg_header_posted(&x, &pairs);
}
