#include "doc/json_day.h"

#include "doc/json_fields.h"

static uint32_t days_of(uint32_t year, uint32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

static uint32_t day_from(uint32_t year, uint32_t month, uint32_t day) {
    bool good = year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
    return good ? year * 10000 + month * 100 + day : FG_POSTED_UNREAD;
}

/* ---- as numbers ---- */

static uint32_t day_of_days(uint32_t since_1970) {
    /* Years that begin in March, in runs of 400. */
    uint32_t days = since_1970 + 719468, run = days / 146097, in_run = days % 146097;
    uint32_t year = (in_run - in_run / 1460 + in_run / 36524 - in_run / 146096) / 365;
    uint32_t in_year = in_run - (365 * year + year / 4 - year / 100), month = (5 * in_year + 2) / 153;
    uint32_t day = in_year - (153 * month + 2) / 5 + 1;
    year += run * 400 + (month >= 10);
    month = month < 10 ? month + 3 : month - 9;
    return day_from(year, month, day);
}

/* 2026, 20260131, seconds or milliseconds. */
static uint32_t day_of_number(double n) {
    const double first_seconds = 1e8 /* of 1973 */, first_ms = 1e11 /* of 1973, and seconds of the year 5138 */,
                 day_seconds = 86400, last_days = 2932896 /* the end of the year 9999 */;
    if (!(n >= 1970)) return FG_POSTED_UNREAD;
    if (n <= 9999) return day_from((uint32_t)n, 12, 31);
    if (n < first_seconds) return day_from((uint32_t)n / 10000, (uint32_t)n / 100 % 100, (uint32_t)n % 100);
    double days = n / day_seconds;
    if (n >= first_ms) days /= 1000;
    return days <= last_days ? day_of_days((uint32_t)days) : FG_POSTED_UNREAD;
}

/* ---- as words ---- */

enum { PARTS = 3 };

typedef struct {
    uint32_t value[PARTS], digits[PARTS], n;
    char sign; /* between them; '\0': there is one part */
} parts;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_sign(char c) { return c == '-' || c == '/' || c == '.'; }

/* Up to three numbers with one sign between them. */
static bool split(fg_str s, parts *p) {
    size_t i = 0;
    *p = (parts){0};
    while (p->n < PARTS) {
        uint32_t *value = &p->value[p->n], *digits = &p->digits[p->n];
        for (; i < s.len && is_digit(s.ptr[i]) && *digits < 5; i++, ++*digits)
            *value = *value * 10 + (uint32_t)(s.ptr[i] - '0');
        if (!*digits) return false;
        p->n++;
        bool more = p->n < PARTS && i < s.len && (p->sign ? s.ptr[i] == p->sign : is_sign(s.ptr[i]));
        if (!more) break;
        p->sign = s.ptr[i++];
    }
    return i == s.len || (!is_digit(s.ptr[i]) && !is_sign(s.ptr[i]));
}

static uint32_t day_of_parts(const parts *p) {
    const uint32_t *v = p->value;
    if (p->n == 2 && p->digits[0] == 4) {
        bool month = v[1] >= 1 && v[1] <= 12;
        return month ? day_from(v[0], v[1], days_of(v[0], v[1])) : FG_POSTED_UNREAD;
    }
    if (p->n != PARTS) return FG_POSTED_UNREAD;
    if (p->digits[0] == 4) return day_from(v[0], v[1], v[2]);
    if (p->digits[2] != 4) return FG_POSTED_UNREAD;
    bool day_first = p->sign == '.' || v[0] > 12;
    return day_first ? day_from(v[2], v[1], v[0]) : day_from(v[2], v[0], v[1]);
}

/* ---- with the month's name ---- */

static uint32_t month_of(fg_str word) {
    static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
    enum { LEAST = 3 /* letters of "Jan" */ };
    for (uint32_t m = 0; m < FG_COUNT(names) && word.len >= LEAST; m++) {
        fg_str name = fg_str_of(names[m]);
        if (word.len <= name.len && fg_str_eq_nocase(word, (fg_str){name.ptr, word.len})) return m + 1;
    }
    return fg_str_eq_nocase(word, FG_LIT("sept")) ? 9 : 0;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* "31 January 2026", "Jan 31st, 2026", "Sat, 31 Jan 2026 10:00:00 GMT"; a month without a day is its last one. */
static uint32_t day_of_names(fg_str s) {
    enum { LONGEST = 40 };
    uint32_t year = 0, month = 0, day = 0;
    for (size_t i = 0, end; i < s.len && s.len <= LONGEST; i = end) {
        bool number = is_digit(s.ptr[i]), word = is_letter(s.ptr[i]);
        uint32_t value = 0;
        for (end = i; end < s.len && (number ? is_digit(s.ptr[end]) : word && is_letter(s.ptr[end])); end++)
            value = number && end < i + 4 ? value * 10 + (uint32_t)(s.ptr[end] - '0') : value;
        if (end == i) end++;
        if (word && !month) month = month_of((fg_str){s.ptr + i, end - i});
        if (number && end - i <= 2 && !day && !year) day = value;
        if (number && end - i == 4 && !year) year = value;
    }
    if (!year || !month) return FG_POSTED_UNREAD;
    return day_from(year, month, day ? day : days_of(year, month));
}

static uint32_t day_of_text(fg_str s) {
    enum { MOST_DIGITS = 15 };
    parts p;
    double n = 0;
    size_t i = 0;
    for (; i < s.len && i < MOST_DIGITS && is_digit(s.ptr[i]); i++) n = n * 10 + (s.ptr[i] - '0');
    if (i == s.len) return day_of_number(n);
    return split(s, &p) && p.n > 1 ? day_of_parts(&p) : day_of_names(s);
}

uint32_t fg_json_day(const json_t *value) {
    fg_str s = fg_str_trim(fg_json_text(value));
    if (json_is_number(value)) return day_of_number(json_number_value(value));
    if (json_is_string(value)) return s.len ? day_of_text(s) : 0;
    return !value || json_is_null(value) ? 0 : FG_POSTED_UNREAD;
}
