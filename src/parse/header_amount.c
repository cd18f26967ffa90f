/* One amount of money: "$117,800", "75k", "53.900 €", "INR 12 LPA", in hundredths. */
#include "parse/header_parts.h"

#define WHOLE FG_AMOUNT_WHOLE
#define MILLION 1000000ull
#define RETIREMENT_PLAN 401ull /* "401k" without a currency is no amount */
#define LATIN_THOUSAND 1000ull /* 53.900 where a dot stands between thousands */

uint32_t fg_currency_sign(const fg_reading *r, uint32_t i) {
    static const struct {
        const char *sign;
        uint32_t currency;
    } signs[] = {{"$", 1}, {"\xC2\xA3", 2}, {"\xE2\x82\xAC", 3}, {"\xE2\x82\xB9", 8}, {"\xC2\xA5", 14}};
    if (i >= r->tokens->list.n || !fg_is_mark(r, i)) return 0;
    fg_str s = fg_token_text(r, i);
    for (size_t k = 0; k < FG_COUNT(signs); k++)
        if (fg_str_eq(s, fg_str_of(signs[k].sign))) return signs[k].currency;
    return 0;
}

/* US$, CA$, C$, A$ */
static uint32_t letters_before_sign(const fg_reading *r, uint32_t i) {
    static const struct {
        const char *letters;
        uint32_t currency;
    } known[] = {{"us", 1}, {"usd", 1}, {"ca", 4}, {"cad", 4}, {"c", 4},  {"a", 5},
                 {"au", 5}, {"aud", 5}, {"nz", 6}, {"s", 7},   {"hk", 22}};
    for (size_t k = 0; k < FG_COUNT(known); k++)
        if (fg_word_is(r, i, known[k].letters)) return known[k].currency;
    return 0;
}

uint32_t fg_currency_at(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t *currency) {
    if (i >= to) return 0;
    uint32_t sign = fg_currency_sign(x->r, i);
    if (sign) {
        *currency = sign;
        return i + 1;
    }
    uint32_t letters = i + 1 < to && fg_is(x->r, i + 1, '$') ? letters_before_sign(x->r, i) : 0;
    if (letters) {
        *currency = letters;
        return i + 2;
    }
    uint32_t end = fg_mark_at(x, i, to, FG_LEX_PAY_CURRENCY, currency);
    return end && fg_currency_sign(x->r, end < to ? end : i) ? end + 1 : end;
}

/* 75k, 1.5K, 12LPA: digits with letters behind. */
static bool glued_number(const fg_reading *r, uint32_t i, uint64_t *value, fg_str *letters) {
    fg_str s = fg_token_text(r, i);
    size_t k = 0;
    uint64_t whole = 0, part = 0, scale = 0;
    for (; k < s.len && ((s.ptr[k] >= '0' && s.ptr[k] <= '9') || s.ptr[k] == '.' || s.ptr[k] == ','); k++) {
        if (s.ptr[k] == '.') scale = 100;
        if (s.ptr[k] == '.' || s.ptr[k] == ',') continue;
        uint64_t digit = (uint64_t)(s.ptr[k] - '0');
        if (scale) {
            scale /= 10;
            part += digit * scale;
        } else if (whole < 10000000) {
            whole = whole * 10 + digit;
        }
    }
    *value = whole * WHOLE + part;
    *letters = (fg_str){s.ptr + k, s.len - k};
    return k > 0 && letters->len > 0 && letters->len <= 4;
}

static uint32_t digits_of(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->end - fg_tok(r, i)->start; }

/* Hundredths of ",50" right behind token i, whose *end moves on; 0: none. */
static uint64_t decimals_behind(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *end) {
    if (i + 2 >= to || !fg_is(r, i + 1, ',') || fg_tok(r, i + 2)->cls != FG_TOK_NUMBER) return 0;
    bool glued = fg_tok(r, i + 1)->start == fg_tok(r, i)->end && fg_tok(r, i + 2)->start == fg_tok(r, i + 1)->end;
    uint32_t digits = digits_of(r, i + 2);
    if (!glued || digits > 2) return 0;
    *end = i + 3;
    return fg_tok(r, i + 2)->value / (digits == 2 ? 100 : 10);
}

/* 53.900 where the dot stands between thousands; 53 900. */
static uint64_t number_at(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t *end) {
    const fg_reading *r = x->r;
    fg_str s = fg_token_text(r, i);
    uint64_t value = fg_tok(r, i)->value;
    *end = i + 1;
    if (s.len >= 5 && s.len <= 7 && s.ptr[s.len - 4] == '.') { /* no money has three decimals */
        value *= LATIN_THOUSAND;
        return value + decimals_behind(r, i, to, end);
    }
    uint32_t behind = i + 1, scale;
    uint64_t decimals = decimals_behind(r, i, to, &behind);
    if (decimals && fg_mark_at(x, behind, to, FG_LEX_PAY_SCALE, &scale)) { /* "1,5 lakh" */
        *end = behind;
        return value + decimals;
    }
    if (i + 1 < to && fg_tok(r, i + 1)->cls == FG_TOK_NUMBER && digits_of(r, i + 1) == 3 && s.len <= 3 &&
        !memchr(s.ptr, '.', s.len)) {
        *end = i + 2;
        return value * 1000 + fg_tok(r, i + 1)->value;
    }
    return value;
}

static bool scale_of_letters(fg_str s, uint64_t *scale) {
    if (fg_str_eq_nocase(s, FG_LIT("k")))
        *scale = 1000;
    else if (fg_str_eq_nocase(s, FG_LIT("lpa")) || fg_str_eq_nocase(s, FG_LIT("l")))
        *scale = 100000;
    else if (fg_str_eq_nocase(s, FG_LIT("m")))
        *scale = MILLION;
    else
        return false;
    return true;
}

bool fg_amount_at(const fg_header_reader *x, uint32_t i, uint32_t to, fg_amount *a) {
    const fg_reading *r = x->r;
    *a = (fg_amount){.first = i};
    uint32_t k = fg_currency_at(x, i, to, &a->currency), scale;
    k = k ? k : i;
    if (k >= to) return false;
    uint64_t times = 1;
    fg_str letters;
    if (fg_tok(r, k)->cls == FG_TOK_NUMBER) {
        a->value = number_at(x, k, to, &a->end);
        uint32_t end = fg_mark_at(x, a->end, to, FG_LEX_PAY_SCALE, &scale);
        if ((end && !scale) || fg_is(r, a->end, '%')) return false;
        if (end) times = scale;
        if (end && !fg_mark_at(x, a->end, to, FG_LEX_PAY_PERIOD, NULL)) a->end = end;
    } else if (fg_tok(r, k)->cls == FG_TOK_WORD && glued_number(r, k, &a->value, &letters)) {
        bool plan = !a->currency && a->value == RETIREMENT_PLAN * WHOLE;
        if (plan || !scale_of_letters(letters, &times)) return false;
        a->end = k + 1;
    } else {
        return false;
    }
    a->scaled = times > 1;
    a->huge = times == MILLION;
    a->value *= times;
    if (fg_is(r, a->end, '+') && a->end < to) a->end++;
    if (!a->currency) {
        uint32_t behind = fg_is(r, a->end, '(') ? a->end + 1 : a->end,
                 end = fg_currency_at(x, behind, to, &a->currency);
        if (end) a->end = end + (behind > a->end && fg_is(r, end, ')'));
    }
    a->bare = !a->currency;
    return a->value > 0;
}

bool fg_is_pay(const fg_header_reader *x, uint32_t i, uint32_t to) {
    fg_amount a;
    return fg_amount_at(x, i, to, &a) && !a.huge && (!a.bare || (a.scaled && fg_tok(x->r, i)->cls == FG_TOK_WORD));
}
