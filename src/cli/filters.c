/* What people write behind the filters of an index. */
#include "cli/filters.h"

#include <string.h>

/* ---- pay ---- */

typedef struct {
    const char *word, *currency;
} money;

/* Longer ones first. A dollar by itself is that of the United States, as in postings. */
static const money signs[] = {{"US$", "USD"},         {"CA$", "CAD"},      {"AU$", "AUD"},      {"NZ$", "NZD"},
                              {"HK$", "HKD"},         {"C$", "CAD"},       {"A$", "AUD"},       {"S$", "SGD"},
                              {"$", "USD"},           {"\xC2\xA3", "GBP"}, {"\xC2\xA5", "JPY"}, {"\xE2\x82\xAC", "EUR"},
                              {"\xE2\x82\xB9", "INR"}};

static void skip_spaces(const char **at) {
    while (**at == ' ' || **at == '\t' || strncmp(*at, "\xC2\xA0", 2) == 0) *at += **at == '\xC2' ? 2 : 1;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }
static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t letters(const char *at) {
    size_t n = 0;
    while (is_letter(at[n])) n++;
    return n;
}

/* "$", "EUR"; false: something else stands there. */
static bool take_currency(const char **at, char currency[4]) {
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t n = strlen(signs[i].word);
        if (strncmp(*at, signs[i].word, n) != 0) continue;
        memcpy(currency, signs[i].currency, 4);
        *at += n;
        return true;
    }
    if (letters(*at) != 3) return false;
    for (int i = 0; i < 3; i++) currency[i] = upper((*at)[i]);
    *at += 3;
    return true;
}

/* How many digits stand behind a sign between thousands, or in front of decimals. */
static size_t digits(const char *at) {
    size_t n = 0;
    while (is_digit(at[n])) n++;
    return n;
}

/* 60000; 60,000; 60.000; 60 000; 60'000; 62.5: hundredths. */
static bool take_amount(const char **at, uint64_t *hundredths) {
    uint64_t sum = 0;
    const char *s = *at;
    if (!is_digit(*s)) return false;
    for (;;) {
        while (is_digit(*s) && sum < UINT32_MAX) sum = sum * 10 + (uint64_t)(*s++ - '0');
        if (is_digit(*s)) return false;
        if (!*s || !strchr(",. '", *s) || digits(s + 1) != 3) break;
        s++;
    }
    sum *= 100;
    size_t places = (*s == '.' || *s == ',') ? digits(s + 1) : 0;
    if (places > 2) return false;
    if (places) sum += (uint64_t)(s[1] - '0') * 10 + (places == 2 ? (uint64_t)(s[2] - '0') : 0);
    *at = places ? s + 1 + places : s;
    *hundredths = sum;
    return true;
}

static void take_scale(const char **at, uint64_t *hundredths) {
    const char *s = *at;
    skip_spaces(&s);
    uint64_t times = lower(*s) == 'k' ? 1000 : lower(*s) == 'm' ? 1000000 : 0;
    if (!times || letters(s) != 1) return;
    *hundredths *= times;
    *at = s + 1;
}

static bool is_word(const char *at, size_t n, const char *word) {
    for (size_t i = 0; i < n; i++)
        if (lower(at[i]) != word[i]) return false;
    return word[n] == '\0';
}

/* "an hour", "/year", "per month"; nothing is a year. False: something else. */
static bool take_period(const char **at, uint64_t *times) {
    static const struct {
        const char *word;
        uint64_t times;
    } periods[] = {{"hour", 2080}, {"hr", 2080}, {"h", 2080}, {"day", 260}, {"week", 52},
                   {"month", 12},  {"year", 1},  {"yr", 1},   {"annum", 1}};
    *times = 1;
    skip_spaces(at);
    if (!**at) return true;
    size_t n = letters(*at);
    if (**at == '/')
        ++*at;
    else if (is_word(*at, n, "per") || is_word(*at, n, "a") || is_word(*at, n, "an"))
        *at += n;
    else
        return false;
    skip_spaces(at);
    n = letters(*at);
    for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++) {
        if (!is_word(*at, n, periods[i].word)) continue;
        *times = periods[i].times;
        *at += n;
        skip_spaces(at);
        return !**at;
    }
    return false;
}

bool fg_cli_read_pay(const char *said, uint32_t *a_year, char currency[4]) {
    uint64_t hundredths, times;
    skip_spaces(&said);
    bool known = take_currency(&said, currency);
    skip_spaces(&said);
    if (!take_amount(&said, &hundredths)) return false;
    take_scale(&said, &hundredths);
    skip_spaces(&said);
    const char *behind = said;
    char other[4] = "";
    /* "60000 per year" has no currency of three letters behind it */
    if (!is_word(behind, letters(behind), "per") && take_currency(&behind, other)) {
        if (known) return false;
        memcpy(currency, other, 4);
        said = behind;
    }
    if (!take_period(&said, &times)) return false;
    uint64_t pay = hundredths > UINT64_MAX / 2080 ? UINT64_MAX : hundredths * times / 100;
    *a_year = (uint32_t)pay;
    return pay > 0 && pay <= UINT32_MAX;
}

/* ---- days ---- */

static uint32_t days_of(uint32_t year, uint32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool set_day(uint32_t y, uint32_t m, uint32_t d, uint32_t *day) {
    *day = y * 10000 + m * 100 + d;
    return y >= 1900 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= days_of(y, m);
}

/* A number of at most `most` digits; how many there are, 0: none or more. */
static size_t take_number(const char **at, size_t most, uint32_t *value) {
    size_t n = digits(*at);
    if (n > most) return 0;
    *value = 0;
    for (size_t i = 0; i < n; i++) *value = *value * 10 + (uint32_t)((*at)[i] - '0');
    *at += n;
    return n;
}

/* 2026-11-28, 2026/11/28, 20261128, 28.11.2026, 11/28/2026; of two numbers in front of the year that may both be the month
 * none is known to be it. */
static bool read_numbers(const char *said, uint32_t *day) {
    enum { PARTS = 3, WHOLE = 8, YEAR = 4 };
    uint32_t v[PARTS] = {0};
    size_t n[PARTS] = {0};
    n[0] = take_number(&said, WHOLE, &v[0]);
    if (n[0] == WHOLE && !*said) return set_day(v[0] / 10000, v[0] / 100 % 100, v[0] % 100, day);
    char sign = *said && strchr("-/.", *said) ? *said : '\0';
    for (int i = 1; i < PARTS; i++) {
        if (!sign || *said++ != sign) return false;
        n[i] = take_number(&said, YEAR, &v[i]);
    }
    if (*said || !n[0] || !n[1] || n[1] > 2 || !n[2]) return false;
    if (n[0] == YEAR) return n[2] <= 2 && set_day(v[0], v[1], v[2], day);
    if (n[0] > 2 || n[2] != YEAR) return false;
    if (sign == '.' || v[0] > 12) return set_day(v[2], v[1], v[0], day);
    return (v[1] > 12 || v[0] == v[1]) && set_day(v[2], v[0], v[1], day);
}

static uint32_t month_of(const char *at, size_t n) {
    static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
    for (uint32_t m = 0; m < sizeof names / sizeof names[0]; m++) {
        size_t same = 0;
        while (same < n && lower(at[same]) == names[m][same]) same++;
        if (same == n && n >= 3) return m + 1;
    }
    return 0;
}

/* 28 November 2026, Nov 28, 2026 */
static bool read_words(const char *said, uint32_t *day) {
    uint32_t year = 0, month = 0, number = 0;
    while (*said) {
        size_t n = letters(said);
        uint32_t value;
        if (n && !month) {
            month = month_of(said, n);
            if (!month) return false;
            said += n;
        } else if (is_digit(*said)) {
            n = take_number(&said, 4, &value);
            uint32_t *to = n == 4 ? &year : &number;
            if (!n || n == 3 || *to) return false;
            *to = value;
            if (n <= 2 &&
                (is_word(said, 2, "st") || is_word(said, 2, "nd") || is_word(said, 2, "rd") || is_word(said, 2, "th")))
                said += 2;
        } else if (*said == ' ' || *said == ',' || *said == '.' || *said == '-') {
            said++;
        } else {
            return false;
        }
    }
    return month && set_day(year, month, number, day);
}

bool fg_cli_read_day(const char *said, uint32_t *day) { return read_numbers(said, day) || read_words(said, day); }

/* ---- languages ---- */

/* "en", "English", "en-GB" */
bool fg_cli_read_language(const char *said, const char **language) {
    size_t n = letters(said);
    *language = "en";
    if (is_word(said, n, "english")) return !said[n];
    return is_word(said, n, "en") && (!said[n] || said[n] == '-' || said[n] == '_');
}
