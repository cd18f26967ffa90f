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

static uint32_t day_of_text(fg_str s) {
    enum { MOST_DIGITS = 15 };
    parts p;
    double n = 0;
    size_t i = 0;
    for (; i < s.len && i < MOST_DIGITS && is_digit(s.ptr[i]); i++) n = n * 10 + (s.ptr[i] - '0');
    if (i == s.len) return day_of_number(n);
    return split(s, &p) ? day_of_parts(&p) : FG_POSTED_UNREAD;
}

uint32_t fg_json_day(const json_t *value) {
    fg_str s = fg_str_trim(fg_json_text(value));
    if (json_is_number(value)) return day_of_number(json_number_value(value));
    if (json_is_string(value)) return s.len ? day_of_text(s) : 0;
    return !value || json_is_null(value) ? 0 : FG_POSTED_UNREAD;
}
