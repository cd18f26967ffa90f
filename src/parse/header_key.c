/* "Key: value" in lines, over two lines, and inside text that lost its line breaks. */
#include "parse/header_parts.h"

#define VALUE_MOST 24u /* tokens */

static uint32_t key_at(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t *key) {
    return fg_mark_at(x, i, to, FG_LEX_KEY, key);
}

/* "Title – Project Manager": a dash serves as a colon where a capital word or a number follows. */
static bool is_colon(const fg_header_reader *x, uint32_t key_first, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    if (i + 1 >= to) return false;
    if (fg_is(r, i, ':')) return true;
    bool opens = fg_tok(r, key_first)->flags & FG_TOK_LINE || !fg_has_cap(r, key_first - 1);
    return (fg_is(r, i, FG_DASH) || fg_is(r, i, '|')) && fg_has_cap(r, key_first) && opens &&
           (fg_has_cap(r, i + 1) || fg_tok(r, i + 1)->cls != FG_TOK_WORD);
}

static bool starts_pair(const fg_header_reader *x, uint32_t i, uint32_t to) {
    uint32_t key, end = key_at(x, i, to, &key);
    return end && end < to && fg_has_cap(x->r, i) && is_colon(x, i, end, to);
}

static bool ends_sentence(const fg_reading *r, uint32_t i) {
    bool asks = fg_is(r, i, '?') && !fg_currency_sign(r, i); /* as which signs are read that ASCII lacks */
    return fg_is(r, i, '.') || fg_is(r, i, '!') || asks || fg_is(r, i, FG_BULLET);
}

static uint32_t value_end(const fg_header_reader *x, uint32_t from, uint32_t to) {
    uint32_t most = to - from > VALUE_MOST ? from + VALUE_MOST : to;
    for (uint32_t i = from; i < most; i++)
        if (ends_sentence(x->r, i) || (i > from && starts_pair(x, i, to))) return i;
    return most;
}

static void add_pair(const fg_header_reader *x, fg_header_pairs *out, uint32_t key, uint32_t first,
                     fg_tokens_range value) {
    if (key == FG_KEY_IGNORE || fg_range_is_empty(value)) return;
    fg_header_pair *p = FG_PUSH(x->r->scratch, out);
    if (p) *p = (fg_header_pair){(uint8_t)key, false, first, value};
}

/* The next sign that may stand between a key and its value. */
static uint32_t next_colon(const fg_reading *r, uint32_t i, uint32_t to) {
    for (; (i = fg_next_mark(r, i, to)) < to; i++)
        if (fg_is(r, i, ':') || fg_is(r, i, FG_DASH) || fg_is(r, i, '|')) return i;
    return to;
}

static void pairs_in_line(const fg_header_reader *x, uint32_t from, uint32_t to, fg_header_pairs *out) {
    const fg_reading *r = x->r;
    for (uint32_t i = from, colon = from; (i = fg_next_cue(r, i, to, FG_LEX_KEY)) < to; i++) {
        colon = next_colon(r, colon > i ? colon : i + 1, to);
        if (colon == to) return;
        uint32_t key, end = key_at(x, i, to, &key);
        if (!end || end >= to || !is_colon(x, i, end, to)) continue;
        bool starts = i == from || fg_has_cap(r, i) || fg_is(r, i - 1, '(') || fg_is_separator(r, i - 1);
        if (!starts) continue;
        add_pair(x, out, key, i, (fg_tokens_range){end + 1, value_end(x, end + 1, to)});
        i = end;
    }
}

/* "Location" on a line of its own, and the place on the next. */
static void pair_of_lines(const fg_header_reader *x, uint32_t line, fg_header_pairs *out) {
    const fg_reading *r = x->r;
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1], key, other;
    uint32_t end = a < b ? key_at(x, a, b, &key) : 0;
    if (!end || !(end == b || (end + 1 == b && fg_is(r, end, ':'))) || line + 1 >= r->doc->lines.n) return;
    uint32_t to = r->dt.line_first[line + 2];
    if (to <= b || to - b > 14 || fg_is(r, to - 1, '.') || fg_is(r, to - 1, ':')) return;
    if (r->doc->lines.at[line + 1].flags & FG_LINE_HEADING) return;
    if (key_at(x, b, to, &other) == to) return;
    add_pair(x, out, key, a, (fg_tokens_range){b, to});
}

/* The fields that a structured source gave; they come first and so win. */
static void add_given(const fg_header_reader *x, fg_header_pairs *out) {
    static const uint8_t keys[] = {[FG_GIVEN_TITLE] = FG_KEY_TITLE,       [FG_GIVEN_COMPANY] = FG_KEY_COMPANY,
                                   [FG_GIVEN_LOCATION] = FG_KEY_LOCATION, [FG_GIVEN_WORKPLACE] = FG_KEY_WORKPLACE,
                                   [FG_GIVEN_EMPLOYMENT] = FG_KEY_TYPE,   [FG_GIVEN_PAY] = FG_KEY_SALARY,
                                   [FG_GIVEN_DEADLINE] = FG_KEY_DEADLINE};
    const fg_reading *r = x->r;
    for (uint32_t k = 0; k < r->doc->given.n; k++) {
        const fg_given *g = &r->doc->given.at[k];
        uint32_t i = 0, end;
        if (g->kind >= FG_COUNT(keys)) continue;
        while (i < r->tokens->list.n && fg_tok(r, i)->start < g->start) i++;
        for (end = i; end < r->tokens->list.n && fg_tok(r, end)->end <= g->end;) end++;
        fg_header_pair *p = i < end ? FG_PUSH(r->scratch, out) : NULL;
        if (p) *p = (fg_header_pair){keys[g->kind], true, i, {i, end}};
    }
}

void fg_header_pairs_find(const fg_header_reader *x, fg_header_pairs *out) {
    const fg_reading *r = x->r;
    add_given(x, out);
    for (uint32_t line = 0; line < r->doc->lines.n; line++) {
        pairs_in_line(x, r->dt.line_first[line], r->dt.line_first[line + 1], out);
        pair_of_lines(x, line, out);
    }
}
