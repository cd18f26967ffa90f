/* Pay ("$117,800 - $130,000", "£75k–£200k", "43 - 53K", "$25/hr", "up to", "INR 12-15 LPA"), in hundredths. */
#include "parse/header_parts.h"

#include <stdio.h>
#include <string.h>

#define HEADING_MOST 12u /* tokens */
#define WHOLE FG_AMOUNT_WHOLE
#define COUNTED_MOST (1000u * WHOLE) /* from there on a number before "month" is pay */

enum { HOUR = 1, DAY, WEEK, MONTH, YEAR };
static const char *const periods[] = {NULL, "hour", "day", "week", "month", "year"};
/* By the arguments of [pay-currency]. */
static const char *const currencies[] = {"",    "USD", "GBP", "EUR", "CAD", "AUD", "NZD", "SGD",
                                         "INR", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "CNY",
                                         "VND", "MYR", "AED", "ZAR", "BRL", "MXN", "HKD"};

typedef struct {
    uint32_t first, end;
    uint64_t low, high; /* 0: not said */
    uint32_t currency, period;
    int score;
    bool huge, said; /* millions; the period is said, not guessed */
    bool several;    /* another range was found as well */
    bool counts;     /* how long something is, without a currency */
} pay;

/* ---- a range ---- */

/* "/hr", "per year", "(annually)"; its end, 0: none. */
static uint32_t period_at(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t *period) {
    static const fg_str between[] = {{"per", 3},  {"a", 1},      {"an", 2},    {"each", 4}, {"gross", 5},
                                     {"net", 3},  {"brutto", 6}, {"netto", 5}, {"plus", 4}, {"base", 4},
                                     {"paid", 4}, {"is", 2},     {"in", 2}};
    for (uint32_t k = i; k < to && k < i + 4; k++) {
        bool may_be_state = k > i && !fg_is(x->r, k - 1, '/'); /* "$60,000 - Joplin, MO": no month */
        if (may_be_state && fg_mark_at(x, k, to, FG_LEX_STATE_CODE, NULL)) break;
        uint32_t end = fg_mark_at(x, k, to, FG_LEX_PAY_PERIOD, period);
        if (end) return end;
        uint32_t currency;
        bool passes = fg_tok(x->r, k)->cls == FG_TOK_PUNCT ? !fg_is(x->r, k, '.') && !fg_is(x->r, k, ';')
                                                           : fg_currency_at(x, k, to, &currency) > 0;
        fg_str word = fg_token_norm(x->r->tokens, k);
        for (size_t w = 0; w < FG_COUNT(between) && !passes; w++) passes = fg_str_eq(word, between[w]);
        if (!passes) break;
    }
    return 0;
}

/* "12 month position", "40-hour week": how long something is. */
static bool is_length(const fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t number = i > 1 && fg_is(r, i - 1, '-') ? i - 2 : i - 1;
    return i > 0 && fg_tok(r, number)->cls == FG_TOK_NUMBER && fg_mark_at(x, i, to, FG_LEX_PAY_LENGTH, NULL);
}

/* "hourly rate: $20", "annual salary of": a period in front. */
static uint32_t period_before(const fg_header_reader *x, uint32_t i, uint32_t from) {
    uint32_t period = 0;
    for (uint32_t k = i; k-- > from && k + 9 > i;) {
        if (fg_is(x->r, k, '.') || fg_is(x->r, k, ';')) break;
        if (fg_mark_at(x, k, i, FG_LEX_STATE_CODE, NULL) || is_length(x, k, i)) continue;
        if (fg_mark_at(x, k, i, FG_LEX_PAY_PERIOD, &period)) return period;
    }
    return 0;
}

static uint32_t joiner_end(const fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t start = i + fg_is(r, i, '.'), k = start; /* "$19/hr. - $29/hr." */
    while (k < to && (fg_is(r, k, '-') || fg_is(r, k, FG_DASH))) k++;
    if (k > start) return k;
    if (fg_word_is(r, i, "to") || fg_word_is(r, i, "and") || fg_word_is(r, i, "through")) return i + 1;
    if (fg_word_is(r, i, "up") && fg_word_is(r, i + 1, "to")) return i + 2;
    return 0;
}

/* "$115,000/year in our lowest market up to $223,600/year" */
static uint32_t far_joiner_end(const fg_header_reader *x, uint32_t i, uint32_t to) {
    for (uint32_t k = i; k + 2 < to && k < i + 10; k++) {
        if (fg_is(x->r, k, '.') && !fg_word_is(x->r, k - 1, "u.s")) return 0;
        bool up = fg_word_is(x->r, k, "up") && fg_word_is(x->r, k + 1, "to");
        if ((up || fg_word_is(x->r, k, "to")) && fg_currency_sign(x->r, k + (up ? 2 : 1))) return k + (up ? 2 : 1);
    }
    return 0;
}

static bool says_up_to(const fg_reading *r, uint32_t i) {
    return (i > 1 && fg_word_is(r, i - 1, "to") && fg_word_is(r, i - 2, "up")) ||
           (i > 0 && (fg_word_is(r, i - 1, "maximum") || fg_word_is(r, i - 1, "max")));
}

static bool says_from(const fg_reading *r, uint32_t i) { return i > 0 && fg_word_is(r, i - 1, "from"); }

static void join_high(pay *p, const fg_amount *low, const fg_amount *high) {
    p->low = low->value;
    p->high = high->value;
    bool lakhs = high->value / WHOLE >= 100000 * 10;
    if (high->scaled && !low->scaled && low->value < 1000 * WHOLE)
        p->low *= !high->huge ? (lakhs ? 100000 : 1000) : low->value < 100 * WHOLE ? 1000000 : 1000;
    p->huge |= high->huge;
    if (!p->currency) p->currency = high->currency;
    p->end = high->end;
}

/* "COVID-19", "July 1, 2023", "10:00", "9/80", "5th": a number of something else. */
static bool is_part(const fg_header_reader *x, uint32_t i) {
    const fg_reading *r = x->r;
    static const char signs[] = {'-', '/', ':', '#'};
    for (size_t k = 0; i > 0 && k < sizeof signs; k++) {
        bool sign = fg_is(r, i - 1, signs[k]) && fg_tok(r, i - 1)->end == fg_tok(r, i)->start;
        if (sign && (signs[k] == '#' || (i > 1 && fg_tok(r, i - 2)->end == fg_tok(r, i - 1)->start &&
                                         (signs[k] != ':' || fg_tok(r, i - 2)->cls == FG_TOK_NUMBER))))
            return true;
    }
    uint32_t day = i > 1 && fg_is(r, i - 1, ',') ? i - 2 : i - 1; /* "July 1, 2023" */
    if (i > 0 && fg_mark_at(x, i - 1, i, FG_LEX_MONTH, NULL)) return true;
    return i > 1 && day > 0 && fg_tok(r, day)->cls == FG_TOK_NUMBER && fg_mark_at(x, day - 1, day, FG_LEX_MONTH, NULL);
}

/* Does what stands behind say that it was no amount? "8 hour shift", "38-hour week", "10:00", "9/80". */
static bool counts_else(const fg_header_reader *x, uint32_t end, uint32_t to) {
    const fg_reading *r = x->r;
    if (end >= to) return false;
    bool sign = fg_is(r, end, '/') || fg_is(r, end, ':');
    if (sign && end + 1 < to && fg_tok(r, end + 1)->cls == FG_TOK_NUMBER &&
        fg_tok(r, end + 1)->start == fg_tok(r, end)->end)
        return true;
    return fg_mark_at(x, end + fg_is(r, end, '-'), to, FG_LEX_PAY_LENGTH, NULL) > 0;
}

static bool range_at(const fg_header_reader *x, uint32_t i, uint32_t to, pay *p) {
    fg_amount low, high;
    if (!fg_amount_at(x, i, to, &low)) return false;
    *p = (pay){
        .first = i, .end = low.end, .low = low.value, .high = low.value, .currency = low.currency, .huge = low.huge};
    uint32_t period = 0, behind = period_at(x, low.end, to, &period);
    uint32_t next = joiner_end(x, low.end, to);
    if (!next && behind) next = joiner_end(x, behind, to);
    if (!next && behind && low.currency) next = far_joiner_end(x, behind, to);
    bool joined = next && fg_amount_at(x, next, to, &high) && (high.value > low.value || high.scaled);
    if (joined) {
        join_high(p, &low, &high);
    } else if (says_up_to(x->r, i)) {
        p->low = 0;
    } else if (says_from(x->r, i)) {
        p->high = 0;
    }
    if (p->high && p->low > p->high) return false;
    p->counts = !p->currency && low.value < COUNTED_MOST &&
                (is_part(x, i) || counts_else(x, low.end, to) || (joined && counts_else(x, high.end, to)));
    uint32_t last = period_at(x, p->end, to, &p->period);
    if (last)
        p->end = last;
    else if (behind)
        p->period = period;
    return true;
}

/* ---- is it the pay? ---- */

static bool is_plausible(const pay *p) {
    static const struct {
        uint64_t least, most;
    } of[] = {{0, 0}, {3, 1500}, {30, 5000}, {100, 20000}, {200, 42000000}, {5000, 42000000}};
    uint64_t top = (p->high ? p->high : p->low) / WHOLE;
    if (top < of[p->period].least || top > of[p->period].most) return false;
    return !p->low || !p->high || p->high / p->low < (p->huge ? 20 : 12);
}

static uint32_t period_of_amount(uint64_t value) {
    return value < 250 * WHOLE ? HOUR : value >= 10000 * WHOLE ? YEAR : 0;
}

static bool has_group_near(const fg_header_reader *x, uint32_t from, uint32_t to, fg_lex group) {
    return from < to && fg_has_mark(x, from, to, group);
}

/* Behind it nothing more is said of the amount. */
static bool ends_said(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '.') || fg_is(r, i, ';') || fg_is(r, i, '+') || fg_is(r, i, ',') || fg_is(r, i, '(') ||
           fg_is(r, i, FG_BULLET) || fg_is(r, i, '|') || fg_word_is(r, i, "plus") || fg_word_is(r, i, "and");
}

static int score_of(const fg_header_reader *x, const pay *p, uint32_t from, uint32_t to, bool keyed) {
    uint32_t back = p->first > from + 16 ? p->first - 16 : from;
    for (uint32_t k = p->first; k-- > back;) /* not beyond the sentence */
        if (fg_is(x->r, k, '.') || fg_is(x->r, k, ';') || fg_is(x->r, k, '!')) back = k + 1;
    uint32_t near = p->first > back + 6 ? p->first - 6 : back, ahead = p->end + 4 < to ? p->end + 4 : to;
    for (uint32_t k = p->end; k < ahead; k++)
        if (ends_said(x->r, k)) ahead = k;
    uint32_t own = ahead; /* "Benefits: insurance" is said of something else */
    for (uint32_t k = p->end; k < own && k + 1 < to; k++)
        if (fg_is(x->r, k + 1, ':')) own = k;
    bool led = has_group_near(x, back, p->first, FG_LEX_PAY_LEAD);
    bool lead = led || has_group_near(x, p->end, ahead, FG_LEX_PAY_LEAD);
    bool other = has_group_near(x, near, p->first, FG_LEX_PAY_NOT) || has_group_near(x, p->end, own, FG_LEX_PAY_NOT);
    bool from_less = p->low && p->low < 1000000 * WHOLE;
    if (p->huge && !keyed && (!led || other || !from_less)) return 0;
    bool title = fg_line_of(x, p->first) < 3 && to - from <= 20 && (p->said || p->high >= 10000 * WHOLE);
    int score = (keyed ? 6 : 0) + (lead ? 3 : 0) + (p->said ? 2 : 0) + (title ? 3 : 0) +
                (p->low && p->high > p->low ? 2 : 0) + (p->currency ? 2 : 0) - (other ? 6 : 0);
    return p->currency || keyed || (lead && p->said) ? score : 0;
}

/* Where what is said of an amount begins: its line, or a short line before it. */
static uint32_t context_of(const fg_header_reader *x, uint32_t i) {
    uint32_t line = fg_line_of(x, i), first = x->r->dt.line_first[line];
    if (!line || first - x->r->dt.line_first[line - 1] > HEADING_MOST || i > first + HEADING_MOST) return first;
    return x->r->dt.line_first[line - 1];
}

static bool is_range(const pay *p) { return p->low && p->high > p->low; }

/* Of two that may be the pay the likelier stays; by place or grade there are several. */
static void weigh(pay *best, pay p) {
    bool other = best->score && is_range(best) && is_range(&p) && (best->low != p.low || best->high != p.high);
    p.several = best->several |= other && best->period == p.period;
    if (p.score > best->score) *best = p;
}

static bool has_decimals(const fg_reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (fg_tok(r, i)->cls == FG_TOK_NUMBER && memchr(fg_token_text(r, i).ptr, '.', fg_token_text(r, i).len))
            return true;
    return false;
}

/* "Salary: 50-72", "salary of EUR 70-90": whole thousands a year. A dollar's pay is told by the hour as often. */
static bool may_be_thousands(const fg_header_reader *x, const pay *p, uint32_t name) {
    enum { DOLLAR = 1, LEAST = 20, MOST = 250 };
    uint64_t low = p->low ? p->low : p->high, high = p->high ? p->high : p->low;
    if (has_decimals(x->r, p->first, p->end)) return false;
    if (!p->currency && is_range(p) && high >= 100 * WHOLE) return true;
    return p->currency != DOLLAR && low >= LEAST * WHOLE && high < MOST * WHOLE &&
           has_group_near(x, name, p->first, FG_LEX_PAY_YEARLY);
}

/* Of a small figure without a period: is it clear enough what it says? Thousands a year become so. */
static bool settle_small(const fg_header_reader *x, pay *p, uint32_t from, uint32_t name) {
    enum { NEAR = 3 };
    if (p->period || (p->high ? p->high : p->low) >= 1000 * WHOLE) return true;
    if (!p->currency && p->first > from + NEAR) return false;
    bool thousands = may_be_thousands(x, p, name);
    if (!is_range(p)) return !thousands && (p->currency || has_decimals(x->r, p->first, p->end));
    p->low *= thousands ? 1000 : 1;
    p->high *= thousands ? 1000 : 1;
    return true;
}

/* What is paid in tokens [from, to): of the value of a key that stands at `name`, or (FG_NONE) of a line. */
static void consider(const fg_header_reader *x, uint32_t from, uint32_t to, uint32_t name, pay *best) {
    bool keyed = name != FG_NONE;
    for (uint32_t i = from; (i = fg_next_bit(x->r, i, to, FG_FACT_AMOUNT)) < to;) {
        pay p;
        if (!range_at(x, i, to, &p)) {
            i++;
            continue;
        }
        uint32_t line = context_of(x, i);
        if (!p.period) p.period = period_before(x, i, line);
        p.said = p.period != 0;
        bool odd = p.said && !is_plausible(&p), length = odd && !p.currency; /* "3 years" */
        if (odd) p.period = 0;
        bool clear = !p.counts && settle_small(x, &p, from, keyed ? name : line);
        if (!p.period) p.period = period_of_amount(p.high ? p.high : p.low);
        p.score = score_of(x, &p, keyed ? from : line, to, keyed);
        if (odd) p.said = false;
        if (clear && !length && p.period && is_plausible(&p) && p.score >= 5) weigh(best, p);
        i = p.end > i ? p.end : i + 1;
    }
}

/* "$113,294 to $119,621 and $126,094 to $133,130": steps of one scale. */
static void add_steps(const fg_header_reader *x, pay *best) {
    pay next;
    uint32_t i = best->end, to = i < x->r->tokens->list.n && i > 0 ? fg_line_end(x, i - 1) : i;
    if (i >= to || !fg_word_is(x->r, i, "and") || !range_at(x, i + 1, to, &next)) return;
    if (next.low && next.high > best->high && best->high && next.high < best->high * 2) best->high = next.high;
}

static void consider_pair(const fg_header_reader *x, const fg_header_pair *p, pay *best) {
    fg_tokens_range v = p->value;
    uint32_t to = fg_line_end(x, v.first);
    consider(x, v.first, v.end > to ? v.end : to < v.first + 24 ? to : v.first + 24, p->key_first, best);
}

/* "$82.50" in a field, "82.50/per day" in the text: the text says what it is paid for. */
static void take_period_of_text(const fg_header_reader *x, pay *given) {
    const fg_reading *r = x->r;
    uint32_t n = r->tokens->list.n;
    for (uint32_t i = 0; !given->said && (i = fg_next_bit(r, i, n, FG_FACT_AMOUNT)) < n;) {
        pay p;
        bool same = range_at(x, i, fg_line_end(x, i), &p) && p.low == given->low && p.high == given->high;
        given->said = same && p.period && is_plausible(&p);
        if (given->said) given->period = p.period;
        i = same ? p.end : i + 1;
    }
}

/* What a structured source gives wins over all the text, however much is said there. */
static pay best_of(const fg_header_reader *x, const fg_header_pairs *pairs) {
    pay best = {0};
    for (uint32_t i = 0; i < pairs->n; i++) {
        if (pairs->at[i].key != FG_KEY_SALARY) continue;
        consider_pair(x, &pairs->at[i], &best);
        if (!pairs->at[i].given || !best.score) continue;
        take_period_of_text(x, &best);
        return best;
    }
    for (uint32_t line = 0; (line = fg_next_line_with(x, line, FG_FACT_AMOUNT)) < x->r->doc->lines.n; line++)
        consider(x, x->r->dt.line_first[line], x->r->dt.line_first[line + 1], FG_NONE, &best);
    return best;
}

void fg_header_pay(fg_header_reader *x, const fg_header_pairs *pairs) {
    pay best = best_of(x, pairs);
    if (!best.score) return;
    add_steps(x, &best);
    fg_header *h = x->h;
    h->has_salary = true;
    h->several_pay = best.several;
    h->salary_min = best.low > UINT32_MAX ? UINT32_MAX : (uint32_t)best.low;
    h->salary_max = best.high > UINT32_MAX ? UINT32_MAX : (uint32_t)best.high;
    h->period = periods[best.period];
    snprintf(h->currency, sizeof h->currency, "%s", currencies[best.currency]);
}
