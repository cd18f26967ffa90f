/* The title: from a key, the first lines or sentences, without place, pay, kind of work and codes. */
#include "parse/header_parts.h"

#define FIRST_LINES 12u
#define PARAGRAPH 26u    /* a line of so many tokens is no header */
#define TITLE_MOST 14u   /* tokens */
#define SEGMENT_MOST 10u /* of what follows a dash or comma and belongs to the title */

/* ---- segments of a line ---- */

static bool is_bracket(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '(') || fg_is(r, i, ')') || fg_is(r, i, '[') || fg_is(r, i, ']');
}

/* "Epcylon // Toronto", "@ Acme" */
static bool is_slashes(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '/') && (fg_is(r, i + 1, '/') || (i > 0 && fg_is(r, i - 1, '/')));
}

static bool is_border(const fg_reading *r, uint32_t i) {
    return fg_is_separator(r, i) || is_bracket(r, i) || fg_is(r, i, ',') || is_slashes(r, i) || fg_is(r, i, '@') ||
           (fg_word_is(r, i, "at") && fg_tok(r, i)->flags & FG_TOK_SPACE);
}

static uint32_t segment_end(const fg_reading *r, uint32_t i, uint32_t to) {
    while (i < to && !is_border(r, i)) i++;
    return i;
}

/* REF123, 65824BR, 4711 */
static bool is_code(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_NUMBER) return t->end - t->start >= 3 && !(t->value >= 199000 && t->value <= 210000);
    if (t->cls != FG_TOK_WORD) return t->cls == FG_TOK_URL || t->cls == FG_TOK_EMAIL;
    fg_str s = fg_token_text(r, i);
    uint32_t digits = 0;
    for (size_t k = 0; k < s.len; k++) digits += s.ptr[k] >= '0' && s.ptr[k] <= '9';
    return digits >= 3;
}

static bool is_noise(const fg_header_reader *x, uint32_t from, uint32_t to) {
    if (from >= to || fg_mark_at(x, from, to, FG_LEX_TITLE_CODE, NULL)) return true;
    for (uint32_t i = from; i < to; i++)
        if (is_code(x->r, i) || fg_is_pay(x, i, to) || fg_is(x->r, i, '#')) return true;
    if (fg_has_mark(x, from, to, FG_LEX_TITLE_WORD)) return false;
    if (fg_has_mark(x, from, to, FG_LEX_WORKPLACE) || fg_has_mark(x, from, to, FG_LEX_EMPLOYMENT)) return true;
    fg_tokens_range place = fg_place_at(x, from, to, false);
    return !fg_range_is_empty(place) || fg_mark_at(x, from, to, FG_LEX_STATE_CODE, NULL) == to;
}

/* ---- the title in a line ---- */

static uint32_t trim_front(const fg_header_reader *x, uint32_t i, uint32_t to) {
    for (uint32_t end; i < to; i = end) {
        end = fg_mark_at(x, i, to, FG_LEX_TITLE_CODE, NULL);
        if (!end) end = fg_mark_at(x, i, to, FG_LEX_WORKPLACE, NULL);
        if (!end && !fg_mark_at(x, i, to, FG_LEX_TITLE_WORD, NULL)) end = fg_mark_at(x, i, to, FG_LEX_EMPLOYMENT, NULL);
        if (!end && fg_tok(x->r, i)->cls == FG_TOK_PUNCT) end = i + 1;
        if (!end || end >= to) break;
    }
    return i;
}

static uint32_t trim_back(const fg_header_reader *x, uint32_t from, uint32_t to) {
    static const fg_lex groups[] = {FG_LEX_TITLE_CODE, FG_LEX_WORKPLACE, FG_LEX_EMPLOYMENT};
    for (bool more = true; more;) {
        more = false;
        while (to > from + 1 && fg_tok(x->r, to - 1)->cls == FG_TOK_PUNCT && !is_bracket(x->r, to - 1)) to--;
        if (fg_mark_before(x, from, to, FG_LEX_TITLE_WORD) != FG_NONE) return to;
        for (size_t g = 0; g < FG_COUNT(groups); g++) {
            uint32_t first = fg_mark_before(x, from, to, groups[g]);
            if (first == FG_NONE || first == from) continue;
            to = first;
            more = true;
        }
    }
    return to;
}

/* What follows a comma, dash or bracket belongs to the title as long as it says nothing else. */
static uint32_t extend(const fg_header_reader *x, uint32_t from, uint32_t end, uint32_t to) {
    const fg_reading *r = x->r;
    while (end < to) {
        bool joins = fg_is(r, end, ',') || fg_is(r, end, FG_DASH) || fg_is(r, end, '(') || fg_is(r, end, ')');
        if (!joins) break;
        uint32_t next = end + 1;
        if (fg_is(r, end, ')') && (next == to || is_border(r, next))) {
            end = next;
            continue;
        }
        if (fg_is(r, end, ')')) break;
        while (next < to && fg_is(r, next, FG_DASH)) next++;
        uint32_t stop = segment_end(r, next, to);
        if (stop - next > SEGMENT_MOST || stop - from > TITLE_MOST || is_noise(x, next, stop) ||
            !fg_range_is_empty(fg_place_at(x, next, to, false)))
            break;
        if (next < stop && !fg_has_cap(r, next) && fg_tok(r, next)->cls == FG_TOK_WORD && fg_is(r, end, ',')) break;
        end = stop;
    }
    return end;
}

fg_tokens_range fg_title_in(const fg_header_reader *x, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to;) {
        uint32_t end = segment_end(x->r, i, to), first = trim_front(x, i, end);
        if (first < end && !is_noise(x, first, end) && fg_has_mark(x, first, end, FG_LEX_TITLE_WORD)) {
            uint32_t stop = trim_back(x, first, end);
            if (stop == end) stop = trim_back(x, first, extend(x, first, end, to));
            return (fg_tokens_range){first, stop};
        }
        i = end + 1;
    }
    return (fg_tokens_range){0, 0};
}

bool fg_is_title(const fg_header_reader *x, fg_tokens_range t) {
    while (t.end > t.first && fg_tok(x->r, t.end - 1)->cls == FG_TOK_PUNCT) t.end--;
    if (fg_range_is_empty(t) || !fg_has_mark(x, t.first, t.end, FG_LEX_TITLE_WORD)) return false;
    return fg_mark_at(x, t.first, t.end, FG_LEX_TITLE_NOT, NULL) != t.end;
}

/* ---- the first lines ---- */

/* At most one word in small letters that is no connector: "Must possess a valid licence" is no title. */
static bool is_capitalised(const fg_header_reader *x, fg_tokens_range t) {
    uint32_t small = 0;
    for (uint32_t i = t.first; i < t.end; i++) {
        const fg_token *k = fg_tok(x->r, i);
        if (k->cls != FG_TOK_WORD || k->flags & FG_TOK_CAP) continue;
        if (i > t.first && fg_mark_at(x, i, t.end, FG_LEX_STOP, NULL)) continue;
        small += k->norm_len > 3;
    }
    return fg_has_cap(x->r, t.first) ? small < 2 : small == 0;
}

static bool is_header_line(const fg_reading *r, uint32_t line) {
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    if (b <= a || r->doc->lines.at[line].flags & FG_LINE_BULLET) return false;
    if (fg_is(r, b - 1, '.') || fg_is(r, b - 1, '?') || fg_is(r, b - 1, '!') || fg_is(r, b - 1, ':')) return false;
    if (b - a < PARAGRAPH) return true;
    for (uint32_t i = a; i < a + PARAGRAPH; i++)
        if (fg_is(r, i, '|')) return true;
    return false;
}

static bool is_heading(const fg_reading *r, uint32_t line) {
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    fg_hit h;
    return fg_dict_match(r->dict, r->tokens, a, b, FG_ROOT_HEADING, &h) && h.end == b;
}

static fg_tokens_range title_in_first_lines(const fg_header_reader *x) {
    const fg_reading *r = x->r;
    uint32_t n = r->doc->lines.n < FIRST_LINES ? r->doc->lines.n : FIRST_LINES;
    for (uint32_t line = 0; line < n; line++) {
        uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1], key;
        if (b <= a || is_heading(r, line)) continue;
        if (!is_header_line(r, line)) {
            if (b - a >= PARAGRAPH) break;
            continue;
        }
        uint32_t end = fg_mark_at(x, a, b, FG_LEX_KEY, &key);
        if (end && end < b && fg_is(r, end, ':')) continue;
        fg_tokens_range t = fg_title_in(x, a, b);
        if (!fg_is_title(x, t) || !is_capitalised(x, t)) continue;
        if (fg_mark_at(x, a, b, FG_LEX_COMPANY_ABOUT, NULL)) continue;
        return t;
    }
    return (fg_tokens_range){0, 0};
}

/* ---- keys ---- */

static fg_tokens_range title_of_pair(const fg_header_reader *x, const fg_header_pair *p) {
    const fg_reading *r = x->r;
    fg_tokens_range t = p->value, none = {0, 0};
    if (p->given && !fg_has_mark(x, t.first, t.end, FG_LEX_TITLE_WORD)) return t;
    if (t.end - t.first > TITLE_MOST + 4 || !fg_has_cap(r, t.first)) {
        uint32_t end = segment_end(r, t.first, t.end);
        if (end - t.first > TITLE_MOST) return none;
    }
    fg_tokens_range inside = fg_title_in(x, t.first, t.end);
    if (!fg_range_is_empty(inside) && is_capitalised(x, inside)) return inside;
    if (p->given) return t;
    uint32_t end = segment_end(r, t.first, t.end);
    if (end - t.first > 8 || is_noise(x, t.first, end) || !fg_has_cap(r, t.first)) return none;
    t.end = end;
    bool named = fg_mark_at(x, p->key_first, p->value.first, FG_LEX_KEY, NULL) >= p->key_first + 2;
    return named && is_capitalised(x, t) ? t : none;
}

/* ---- how senior ---- */

static uint8_t seniority_of(const fg_header_reader *x, fg_tokens_range t) {
    uint8_t best = 0;
    for (uint32_t i = t.first; i < t.end; i++) {
        uint32_t grade, end = fg_mark_at(x, i, t.end, FG_LEX_TITLE_GRADE, &grade);
        if (!end) continue;
        if (grade > best) best = (uint8_t)grade;
        i = end - 1;
    }
    return best;
}

void fg_header_title(fg_header_reader *x, const fg_header_pairs *pairs) {
    fg_tokens_range t = {0, 0};
    for (uint32_t i = 0; i < pairs->n && fg_range_is_empty(t); i++)
        if (pairs->at[i].key == FG_KEY_TITLE) t = title_of_pair(x, &pairs->at[i]);
    if (fg_range_is_empty(t)) t = title_in_first_lines(x);
    if (fg_range_is_empty(t)) t = fg_title_in_sentences(x);
    if (fg_range_is_empty(t)) return;
    x->h->title = fg_header_span(x->r, t);
    x->h->seniority = seniority_of(x, t);
}
