#include "parse/header.h"

#include <stdio.h>

typedef struct {
    fg_reading *r;
    fg_posting *p;
} reader;

static uint32_t first_of(const fg_reading *r, uint32_t line) { return r->dt.line_first[line]; }
static uint32_t end_of(const fg_reading *r, uint32_t line) { return r->dt.line_first[line + 1]; }

static fg_span tokens_span(const fg_reading *r, uint32_t a, uint32_t b) {
    return (fg_span){fg_tok(r, a)->start, fg_tok(r, b - 1)->end};
}

static bool is_empty(fg_span s) { return s.end <= s.start; }

/* ---- pay ---- */

static bool number_with_k(const fg_reading *r, uint32_t i, uint32_t *value) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_NUMBER) {
        *value = t->value / 100;
        return true;
    }
    fg_str n = fg_token_norm(r->tokens, i);
    if (n.len < 2 || n.ptr[n.len - 1] != 'k') return false;
    uint32_t whole;
    fg_str digits = {n.ptr, n.len - 1};
    if (!fg_str_to_u32(digits, &whole) || whole > 100000) return false;
    *value = whole * 1000;
    return true;
}

static const char *currency_at(const fg_reading *r, uint32_t i) {
    fg_str s = {r->doc->text.ptr + fg_tok(r, i)->start, fg_tok(r, i)->end - fg_tok(r, i)->start};
    if (fg_str_eq(s, FG_LIT("$")) || fg_str_eq_nocase(s, FG_LIT("USD")) || fg_str_eq_nocase(s, FG_LIT("US$")))
        return "USD";
    if (fg_str_eq(s, FG_LIT("\xC2\xA3")) || fg_str_eq_nocase(s, FG_LIT("GBP"))) return "GBP";
    if (fg_str_eq(s, FG_LIT("\xE2\x82\xAC")) || fg_str_eq_nocase(s, FG_LIT("EUR"))) return "EUR";
    return NULL;
}

static const char *period_near(const fg_reading *r, uint32_t i, uint32_t to) {
    static const struct {
        const char *word, *period;
    } words[] = {{"hour", "hour"},     {"hr", "hour"},    {"hourly", "hour"}, {"year", "year"},   {"yr", "year"},
                 {"annually", "year"}, {"annum", "year"}, {"annual", "year"}, {"yearly", "year"}, {"month", "month"},
                 {"monthly", "month"}, {"week", "week"},  {"weekly", "week"}, {"day", "day"}};
    for (uint32_t k = i; k < to && k < i + 8; k++)
        for (size_t w = 0; w < FG_COUNT(words); w++)
            if (fg_word_is(r, k, words[w].word)) return words[w].period;
    return NULL;
}

static const char *period_of_amount(uint32_t amount) { return amount < 250 ? "hour" : amount >= 10000 ? "year" : NULL; }

/* "$117,800 - $130,000 per year" at the currency sign. */
static bool read_pay(reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    const char *currency = currency_at(r, i);
    uint32_t low, high = 0, next = i + 2;
    if (!currency || i + 1 >= to || !number_with_k(r, i + 1, &low)) return false;
    bool range = next < to && (fg_is(r, next, '-') || fg_is(r, next, FG_DASH) || fg_word_is(r, next, "to"));
    if (range) {
        uint32_t k = next + 1;
        while (k < to && currency_at(r, k)) k++;
        if (k < to && number_with_k(r, k, &high)) next = k + 1;
    }
    if (high >= 1000 && low < 1000 && low * 1000 <= high) low *= 1000; /* $43 - 53K */
    const char *period = period_near(r, next, to);
    if (!period) period = period_of_amount(high > low ? high : low);
    if (!period || (low < 5 && !high) || (high && high < low) || (strcmp(period, "year") == 0 && low < 5000))
        return false;
    fg_header *h = &x->p->header;
    h->has_salary = true;
    h->salary_min = low;
    h->salary_max = high ? high : low;
    snprintf(h->currency, sizeof h->currency, "%s", currency);
    h->period = period;
    return true;
}

static void find_pay(reader *x) {
    uint32_t n = x->r->tokens->list.n;
    for (uint32_t i = 0; i < n; i++)
        if (fg_tok(x->r, i)->cls != FG_TOK_NUMBER && read_pay(x, i, n)) return;
}

/* ---- "Key: value" lines ---- */

static void set_span(fg_span *where, const fg_reading *r, uint32_t a, uint32_t b) {
    while (b > a && fg_tok(r, b - 1)->cls == FG_TOK_PUNCT && !fg_is(r, b - 1, ')') && !fg_is(r, b - 1, '+') &&
           !fg_is(r, b - 1, '#'))
        b--;
    if (b > a && is_empty(*where)) *where = tokens_span(r, a, b);
}

/* "Seattle, WA (Hybrid)": the place without the remark. */
static uint32_t before_parenthesis(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (fg_is(r, i, '(') || fg_is(r, i, '|')) return i;
    return b;
}

static bool date_at(const fg_reading *r, uint32_t a, uint32_t b, char *out, size_t size) {
    fg_hit h;
    uint32_t month;
    for (uint32_t i = a; i < b; i++) {
        if (!fg_cue_at(r, i, b, FG_LEX_MONTH, &h, &month) || h.end >= b || fg_tok(r, h.end)->cls != FG_TOK_NUMBER)
            continue;
        uint32_t day = fg_tok(r, h.end)->value / 100, k = h.end + 1;
        while (k < b && fg_is(r, k, ',')) k++;
        if (day < 1 || day > 31 || k >= b || fg_tok(r, k)->cls != FG_TOK_NUMBER) continue;
        uint32_t year = fg_tok(r, k)->value / 100;
        if (year < 1990 || year > 2100) continue;
        snprintf(out, size, "%04u-%02u-%02u", (unsigned)(year % 10000), (unsigned)(month % 100), (unsigned)(day % 100));
        return true;
    }
    return false;
}

static void read_key_line(reader *x, uint32_t line) {
    const fg_reading *r = x->r;
    uint32_t a = first_of(r, line), b = end_of(r, line), key;
    fg_hit h;
    if (!fg_cue_at(r, a, b, FG_LEX_KEY, &h, &key) || h.end >= b || !fg_is(r, h.end, ':')) return;
    fg_header *hd = &x->p->header;
    uint32_t from = h.end + 1;
    if (from >= b || b - from > 14) return;
    if (key == 1) set_span(&hd->title, r, from, b);
    if (key == 2) set_span(&hd->company, r, from, b);
    if (key == 3) set_span(&hd->location, r, from, before_parenthesis(r, from, b));
    if (key == 5) date_at(r, from, b, hd->deadline, sizeof hd->deadline);
}

/* ---- title, company and place from the first lines ---- */

static bool has_title_word(const fg_reading *r, uint32_t a, uint32_t b) {
    fg_hit h;
    for (uint32_t i = a; i < b; i++)
        if (fg_cue_at(r, i, b, FG_LEX_TITLE_WORD, &h, NULL)) return true;
    return false;
}

static bool has_lower_start(const fg_reading *r, uint32_t a) {
    return fg_tok(r, a)->cls == FG_TOK_WORD && !fg_has_cap(r, a);
}

static bool is_title_line(const fg_reading *r, uint32_t line) {
    uint32_t a = first_of(r, line), b = end_of(r, line);
    if (b <= a || b - a > 14 || has_lower_start(r, a) || fg_is(r, b - 1, '.') || fg_is(r, b - 1, ':') ||
        fg_is(r, b - 1, '!') || fg_is(r, b - 1, '?'))
        return false;
    if (r->doc->lines.at[line].flags & FG_LINE_BULLET) return false;
    return has_title_word(r, a, b);
}

static bool is_place(const fg_reading *r, uint32_t a, uint32_t b) {
    /* "Seattle, WA": a capital word, a comma, two capitals */
    for (uint32_t i = a; i + 2 < b + 1 && i + 2 <= b; i++) {
        if (!fg_is(r, i, ',') || i == a || i + 1 >= b) continue;
        const fg_token *t = fg_tok(r, i + 1);
        if ((t->flags & FG_TOK_UPPER) && t->end - t->start == 2 && fg_has_cap(r, i - 1)) return true;
    }
    return false;
}

static void read_first_lines(reader *x) {
    const fg_reading *r = x->r;
    fg_header *hd = &x->p->header;
    uint32_t n = r->doc->lines.n < 12 ? r->doc->lines.n : 12;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t a = first_of(r, i), b = end_of(r, i);
        if (b <= a) continue;
        fg_hit h;
        bool heading = fg_dict_match(r->dict, r->tokens, a, b, FG_ROOT_HEADING, &h) && h.end == b;
        if (heading) continue;
        if (is_empty(hd->title) && is_title_line(r, i))
            set_span(&hd->title, r, a, b);
        else if (is_empty(hd->location) && b - a <= 8 && is_place(r, a, b))
            set_span(&hd->location, r, a, before_parenthesis(r, a, b));
        else if (is_empty(hd->company) && i == 0 && b - a <= 5 && fg_has_cap(r, a) && !fg_is(r, b - 1, '.') &&
                 !fg_is(r, b - 1, ':'))
            set_span(&hd->company, r, a, b);
    }
}

/* "About Acme" names the company. */
static void company_from_headings(reader *x) {
    const fg_reading *r = x->r;
    static const char *const none[] = {"us", "the",  "our",     "you", "this", "your",
                                       "me", "role", "company", "job", "team"};
    for (uint32_t i = 0; i < r->doc->lines.n && is_empty(x->p->header.company); i++) {
        uint32_t a = first_of(r, i), b = end_of(r, i);
        if (b - a < 2 || b - a > 6 || !fg_word_is(r, a, "about") || !fg_has_cap(r, a + 1)) continue;
        bool generic = false;
        for (size_t k = 0; k < FG_COUNT(none); k++) generic |= fg_word_is(r, a + 1, none[k]);
        if (!generic) set_span(&x->p->header.company, r, a + 1, b);
    }
}

/* ---- workplace and employment ---- */

static uint32_t cue_in_lines(const fg_reading *r, fg_lex tag, uint32_t lines) {
    uint32_t to = lines < r->doc->lines.n ? first_of(r, lines) : r->tokens->list.n, best = 0;
    fg_hit h;
    uint32_t arg;
    for (uint32_t i = 0; i < to; i++) {
        if (!fg_cue_at(r, i, to, tag, &h, &arg)) continue;
        if (tag == FG_LEX_EMPLOYMENT) return arg;
        if (!best || arg == 2) best = arg; /* hybrid names both of the others */
    }
    return best;
}

static uint32_t keyed(const fg_reading *r, fg_lex tag, uint32_t wanted) {
    fg_hit h, v;
    uint32_t key, arg;
    for (uint32_t line = 0; line < r->doc->lines.n; line++) {
        uint32_t a = first_of(r, line), b = end_of(r, line);
        if (b <= a || b - a > 20 || !fg_cue_at(r, a, b, FG_LEX_KEY, &h, &key) || key != wanted) continue;
        uint32_t to = h.end == b || (h.end + 1 == b && fg_is(r, h.end, ':'))
                          ? (line + 2 < r->doc->lines.n ? end_of(r, line + 1) : b)
                          : b;
        if (h.end < b && !fg_is(r, h.end, ':')) continue;
        for (uint32_t i = h.end; i < to; i++)
            if (fg_cue_at(r, i, to, tag, &v, &arg)) return arg;
    }
    return 0;
}

void fg_header_read(fg_reading *r, fg_posting *p) {
    reader x = {r, p};
    for (uint32_t i = 0; i < r->doc->lines.n; i++)
        if (end_of(r, i) > first_of(r, i)) read_key_line(&x, i);
    read_first_lines(&x);
    company_from_headings(&x);
    find_pay(&x);
    p->header.workplace = (uint8_t)keyed(r, FG_LEX_WORKPLACE, 3);
    if (!p->header.workplace) p->header.workplace = (uint8_t)cue_in_lines(r, FG_LEX_WORKPLACE, 8);
    p->header.employment = (uint8_t)keyed(r, FG_LEX_EMPLOYMENT, 6);
    if (!p->header.employment) p->header.employment = (uint8_t)cue_in_lines(r, FG_LEX_EMPLOYMENT, 8);
}
