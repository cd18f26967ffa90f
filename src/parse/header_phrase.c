/* Titles in sentences: "We are looking for a ...", "As a ... you will", "The ... will". */
#include "parse/header_parts.h"

enum { PHRASE_MOST = 12, GRADE_MOST = 2 /* words of a title that the next ones make whole */ };

/* The end of "data-driven", "outcome-oriented". */
static bool says_how(const fg_reading *r, uint32_t i) {
    return fg_word_is(r, i, "driven") || fg_word_is(r, i, "oriented") || fg_word_is(r, i, "minded") ||
           fg_word_is(r, i, "focused");
}

/* "an experienced and highly motivated": what only praises, or says how one works. */
static uint32_t skip_praise(const fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    for (uint32_t end; i < to; i = end) {
        const fg_token *t = fg_tok(r, i);
        end = t->cls == FG_TOK_NUMBER || fg_is(r, i, ',') || fg_word_is(r, i, "and") || fg_is(r, i, '(') ||
                      fg_is(r, i, ')') || fg_is(r, i, '+') || fg_is(r, i, FG_DASH)
                  ? i + 1
                  : 0;
        bool name = t->flags & FG_TOK_CAP && i + 1 < to && fg_has_cap(r, i + 1) && t->norm_len > 3;
        if (!end && !name) end = fg_mark_at(x, i, to, FG_LEX_TITLE_PRAISE, NULL);
        if (end == i + 1 && end < to && fg_is(r, end, '-')) end = 0; /* "full-stack" is not "full" */
        if (!end) end = fg_mark_at(x, i, to, FG_LEX_WORKPLACE, NULL);
        if (!end && !fg_mark_at(x, i, to, FG_LEX_TITLE_WORD, NULL)) end = fg_mark_at(x, i, to, FG_LEX_EMPLOYMENT, NULL);
        bool compound = i + 2 < to && !(t->flags & FG_TOK_CAP) && fg_is(r, i + 1, '-') && !name;
        if (!end && compound && !fg_has_mark(x, i, i + 3, FG_LEX_TITLE_WORD) &&
            (fg_has_cap(r, i + 3 < to ? i + 3 : i) || says_how(r, i + 2)))
            end = i + 3; /* "efficiency-driven Product Manager" */
        if (!end) break;
    }
    return i;
}

static bool joins(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '/') || fg_is(r, i, '-') || fg_is(r, i, '&') || fg_is(r, i, '+');
}

/* Does a title's word come before the phrase ends? "and" then belongs to it. */
static bool goes_on(const fg_header_reader *x, uint32_t i, uint32_t to) {
    for (uint32_t k = i; k < to && k < i + 4; k++) {
        if (fg_mark_at(x, k, to, FG_LEX_TITLE_STOP, NULL)) return false;
        if (fg_mark_at(x, k, to, FG_LEX_TITLE_WORD, NULL)) return true;
        if (fg_tok(x->r, k)->cls == FG_TOK_PUNCT && !joins(x->r, k)) return false;
    }
    return false;
}

static bool belongs(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t last, bool caps) {
    const fg_reading *r = x->r;
    if (fg_tok(r, i)->cls == FG_TOK_PUNCT)
        return joins(r, i) || (fg_is(r, i, ',') && caps && last == i && i + 1 < to && fg_has_cap(r, i + 1) &&
                               !fg_mark_at(x, i + 1, to, FG_LEX_TITLE_STOP, NULL) &&
                               fg_range_is_empty(fg_place_at(x, i + 1, to, false)));
    if (fg_word_is(r, i, "of") || fg_word_is(r, i, "the")) return last == i || caps;
    if (fg_word_is(r, i, "and") || fg_word_is(r, i, "or")) return goes_on(x, i + 1, to) || (last && caps && last < i);
    bool inside = i > 0 && i + 1 < to && fg_is(r, i - 1, '-') && fg_is(r, i + 1, '-'); /* "Go-to-Market Recruiter" */
    return inside || !fg_mark_at(x, i, to, FG_LEX_TITLE_STOP, NULL);
}

/* The noun phrase from token i that ends in a title's word. */
static fg_tokens_range phrase_at(const fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t a = skip_praise(x, i, to), last = 0, b = a;
    bool caps = a < to && fg_has_cap(r, a);
    for (; b < to && b < a + PHRASE_MOST && belongs(x, b, to, last, caps); b++) {
        uint32_t end = fg_mark_at(x, b, to, FG_LEX_TITLE_WORD, NULL);
        if (end > last) last = end;
    }
    if (!last) return (fg_tokens_range){0, 0};
    if (last < b && last - a <= GRADE_MOST && fg_is(r, last, ',')) last++; /* "Senior Manager, Customer Care" */
    bool of = last < b && fg_word_is(r, last, "of");
    while (last < b &&
           (of || fg_is_title_number(r, last) || (caps && (fg_has_cap(r, last) || (joins(r, last) && last + 1 < b)))))
        last++;
    if (last < to && fg_is_title_number(r, last)) last++;
    while (last > a && (joins(r, last - 1) || fg_is(r, last - 1, ',') || fg_word_is(r, last - 1, "of") ||
                        fg_word_is(r, last - 1, "and")))
        last--;
    return (fg_tokens_range){a, last};
}

/* ---- candidates ---- */

static void add(fg_header_candidates *c, fg_tokens_range t, uint32_t weight) {
    if (!fg_range_is_empty(t) && fg_is_title(c->x, t)) fg_header_candidates_add(c, t, weight, 1);
}

static bool starts_sentence(const fg_reading *r, uint32_t i) {
    return fg_tok(r, i)->flags & FG_TOK_LINE ||
           (i && (fg_is(r, i - 1, '.') || fg_is(r, i - 1, '!') || fg_is(r, i - 1, '?') || fg_is(r, i - 1, ':')));
}

/* "The Principal Scientist will" */
static fg_tokens_range subject_at(const fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    fg_tokens_range none = {0, 0};
    bool next = i + 1 < to && fg_has_cap(r, i + 1);
    if (!next && !(fg_has_cap(r, i) && starts_sentence(r, i))) return none;
    bool article = fg_word_is(r, i, "the") || fg_word_is(r, i, "our") || fg_word_is(r, i, "this");
    uint32_t a = article ? i + 1 : i;
    if (a >= to || !fg_has_cap(r, a) || (!article && !starts_sentence(r, i))) return none;
    if (fg_next_cue(r, a + 1, to, FG_LEX_TITLE_FOLLOW) == to) return none;
    fg_tokens_range t = phrase_at(x, a, to);
    if (fg_range_is_empty(t)) return none;
    uint32_t k = t.end;
    if (k < to && fg_is(r, k, '(')) /* "(AE)" */
        while (k < to && k < t.end + 6 && !fg_is(r, k++, ')')) continue;
    return k < to && fg_mark_at(x, k, to, FG_LEX_TITLE_FOLLOW, NULL) ? t : none;
}

/* The first token from i on that leads to a title, begins with a capital, or stands in front of one that does. */
static uint32_t next_start(const fg_reading *r, uint32_t i, uint32_t to) {
    uint32_t capital = fg_next_bit(r, i, to, FG_FACT_CAP);
    if (capital > i && capital < to) capital--;
    return fg_next_cue(r, i, capital, FG_LEX_TITLE_LEAD);
}

static void add_of_line(fg_header_candidates *c, uint32_t from, uint32_t to) {
    for (uint32_t i = from; (i = next_start(c->x->r, i, to)) < to; i++) {
        uint32_t end = fg_mark_at(c->x, i, to, FG_LEX_TITLE_LEAD, NULL);
        if (end) add(c, phrase_at(c->x, end, to), 4);
        add(c, subject_at(c->x, i, to), 3);
    }
}

fg_tokens_range fg_title_in_sentences(const fg_header_reader *x) {
    fg_header_candidates c = {.x = x};
    for (uint32_t line = 0; (line = fg_next_line_with(x, line, FG_LEX_TITLE_WORD)) < x->r->doc->lines.n; line++)
        if (fg_line_may_mark(x, line, FG_LEX_TITLE_LEAD) || fg_line_may_mark(x, line, FG_LEX_TITLE_FOLLOW))
            add_of_line(&c, x->r->dt.line_first[line], x->r->dt.line_first[line + 1]);
    return fg_header_candidates_best(&c, 0);
}
