#include "parse/dates.h"

enum { YEAR_MIN = 1940, YEARS_AHEAD = 8 };

static int32_t year_now(const fg_reading *r) {
    int32_t as_of = r->engine->options.as_of;
    return as_of ? as_of / 12 : 2100;
}

static fg_date month_of(int32_t year, uint32_t month) {
    return (fg_date){year * 12 + (int32_t)month - 1, FG_PRECISION_MONTH};
}

/* ---- numbers ---- */

/* Whole digits of a number token; false: a decimal, a word, or digits glued to what stands before. */
static bool digits_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *value, uint32_t *n) {
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_NUMBER) return false;
    fg_str s = fg_token_norm(r->tokens, i);
    *n = (uint32_t)s.len;
    return s.len <= 4 && fg_str_to_u32(s, value);
}

static bool year_at(const fg_reading *r, uint32_t i, uint32_t to, int32_t *year) {
    uint32_t value, n;
    if (!digits_at(r, i, to, &value, &n) || n != 4) return false;
    *year = (int32_t)value;
    return *year >= YEAR_MIN && *year <= year_now(r) + YEARS_AHEAD;
}

static bool short_year_at(const fg_reading *r, uint32_t i, uint32_t to, int32_t *year) {
    uint32_t value, n;
    if (!digits_at(r, i, to, &value, &n) || n != 2) return false;
    int32_t century = year_now(r) / 100 * 100;
    *year = century + (int32_t)value;
    if (*year > year_now(r) + YEARS_AHEAD) *year -= 100;
    return *year >= YEAR_MIN;
}

static bool small_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t max, uint32_t *value) {
    uint32_t n;
    return digits_at(r, i, to, value, &n) && n <= 2 && *value >= 1 && *value <= max;
}

static bool is_glued(const fg_reading *r, uint32_t i, uint32_t to) {
    return i < to && !(fg_tok(r, i)->flags & (FG_TOK_SPACE | FG_TOK_LINE));
}

/* A slash, dash or dot with no space on either side. */
static bool joins(const fg_reading *r, uint32_t i, uint32_t to, char sign) {
    return fg_is(r, i, sign) && is_glued(r, i, to) && is_glued(r, i + 1, to);
}

/* ---- single dates ---- */

static bool month_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *month, uint32_t *end) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_WORD || !fg_cue_at(r, i, i + 1, FG_LEX_MONTH, &h, month)) return false;
    *end = h.end;
    if (fg_is(r, *end, '.') && *end + 1 < to) ++*end;
    return true;
}

static uint32_t skip_day(const fg_reading *r, uint32_t i, uint32_t to) {
    uint32_t day, n;
    if (small_at(r, i, to, 31, &day) && i + 1 < to && (fg_is(r, i + 1, ',') || year_at(r, i + 1, to, &(int32_t){0})))
        return i + 1;
    fg_str s = i < to ? fg_token_norm(r->tokens, i) : (fg_str){0};
    bool ordinal =
        i < to && fg_tok(r, i)->cls == FG_TOK_WORD && s.len >= 3 && s.len <= 4 && s.ptr[0] >= '0' && s.ptr[0] <= '9';
    (void)n;
    return ordinal ? i + 1 : i;
}

/* "March 2015", "Mar. 3, 2015", "Mar'15", "Mar. 15", "March of 2015", "Mar-15". */
static bool named_month_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    uint32_t month, k;
    int32_t year;
    if (!month_at(r, i, to, &month, &k)) return false;
    uint32_t behind = k;
    k = skip_day(r, k, to);
    bool quote = false, dash = false;
    while (
        k < to && k < i + 5 &&
        (fg_is(r, k, ',') || fg_is(r, k, '\'') || fg_is(r, k, '/') || fg_word_is(r, k, "of") || joins(r, k, to, '-'))) {
        quote |= fg_is(r, k, '\'');
        dash |= fg_is(r, k, '-') || fg_is(r, k, '/');
        k++;
    }
    bool full = year_at(r, k, to, &year);
    if (!full && !((quote || dash || k == behind) && short_year_at(r, k, to, &year))) return false;
    if (!full && !quote && !dash && !fg_has_cap(r, i)) return false;
    *out = (fg_dated){i, k + 1, month_of(year, month)};
    return true;
}

static bool season_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    fg_hit h;
    uint32_t month;
    int32_t year;
    if (fg_tok(r, i)->cls != FG_TOK_WORD || !fg_cue_at(r, i, i + 1, FG_LEX_SEASON, &h, &month)) return false;
    uint32_t k = h.end;
    if (fg_is(r, k, ',') || fg_word_is(r, k, "of") || fg_is(r, k, '\'')) k++;
    if (!year_at(r, k, to, &year) && !(fg_is(r, k - 1, '\'') && short_year_at(r, k, to, &year))) return false;
    *out = (fg_dated){i, k + 1, month_of(year, month)};
    return true;
}

/* "Q3 2013": the first month of the quarter. */
static bool quarter_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    fg_str s = fg_token_norm(r->tokens, i);
    int32_t year;
    if (fg_tok(r, i)->cls != FG_TOK_WORD || s.len != 2 || s.ptr[0] != 'q' || s.ptr[1] < '1' || s.ptr[1] > '4')
        return false;
    uint32_t k = i + 1;
    if (fg_is(r, k, ',') || fg_is(r, k, '/') || fg_is(r, k, '\'')) k++;
    if (!year_at(r, k, to, &year) && !(k > i + 1 && short_year_at(r, k, to, &year))) return false;
    *out = (fg_dated){i, k + 1, month_of(year, 3 * (uint32_t)(s.ptr[1] - '1') + 1)};
    return true;
}

/* Two numbers of which either may be the month, and a year: "04/11/2016" and "4-11-16". False: they are no such date. */
static bool day_and_month(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *first, uint32_t *second) {
    int32_t year;
    char sign = joins(r, i + 1, to, '-') ? '-' : '/';
    return small_at(r, i, to, 31, first) && joins(r, i + 1, to, sign) && small_at(r, i + 2, to, 31, second) &&
           joins(r, i + 3, to, sign) && (year_at(r, i + 4, to, &year) || short_year_at(r, i + 4, to, &year));
}

bool fg_dates_begin_with_days(const fg_reading *r) {
    enum { MONTHS = 12 };
    bool days = false;
    uint32_t n = r->tokens->list.n, first, second;
    for (uint32_t i = 0; i + 4 < n; i++) {
        if (fg_tok(r, i)->cls != FG_TOK_NUMBER || !day_and_month(r, i, n, &first, &second)) continue;
        if (second > MONTHS) return false;
        days |= first > MONTHS;
    }
    return days;
}

/* 3/2015, 03/14/2015, 14/03/2015, 03-2015, 3/15 (only where the caller allows short years). */
static bool slashed_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    uint32_t a, b;
    int32_t year;
    if (!small_at(r, i, to, 31, &a)) return false;
    for (uint32_t s = 0; s < 2; s++) {
        char sign = s ? '-' : '/';
        if (!fg_is(r, i + 1, sign) || i + 2 >= to) continue;
        bool tight = joins(r, i + 1, to, sign);
        if (a <= 12 && (tight || sign == '/') && year_at(r, i + 2, to, &year)) {
            *out = (fg_dated){i, i + 3, month_of(year, a)};
            return true;
        }
        if (!tight || !small_at(r, i + 2, to, 31, &b) || !joins(r, i + 3, to, sign)) continue;
        if (!year_at(r, i + 4, to, &year) && !short_year_at(r, i + 4, to, &year)) continue;
        uint32_t month = a > 12 || (r->days_first && b <= 12) ? b : a;
        if (month > 12) continue;
        *out = (fg_dated){i, i + 5, month_of(year, month)};
        return true;
    }
    return false;
}

static bool short_slashed_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    uint32_t month;
    int32_t year;
    if (!small_at(r, i, to, 12, &month) || !joins(r, i + 1, to, '/') || !short_year_at(r, i + 2, to, &year))
        return false;
    if (joins(r, i + 3, to, '/')) return false;
    *out = (fg_dated){i, i + 3, month_of(year, month)};
    return true;
}

/* 14.03.2015 and 03.2015: the tokenizer has joined the first two numbers. */
static bool dotted_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_NUMBER) return false;
    fg_str right = fg_token_norm(r->tokens, i), left = fg_str_cut(&right, '.');
    uint32_t a, b;
    int32_t year;
    if (!right.len || left.len > 2 || !fg_str_to_u32(left, &a) || !fg_str_to_u32(right, &b)) return false;
    if (right.len == 4 && a >= 1 && a <= 12 && (int32_t)b >= YEAR_MIN && (int32_t)b <= year_now(r) + YEARS_AHEAD) {
        *out = (fg_dated){i, i + 1, month_of((int32_t)b, a)};
        return true;
    }
    if (right.len > 2 || a < 1 || a > 31 || b < 1 || b > 12 || !joins(r, i + 1, to, '.') ||
        !year_at(r, i + 2, to, &year))
        return false;
    *out = (fg_dated){i, i + 3, month_of(year, b)};
    return true;
}

/* 2015-03, 2015/03, 2015 / 03, 2015-03-14. */
static bool iso_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    uint32_t month, day;
    int32_t year;
    if (!year_at(r, i, to, &year)) return false;
    char sign = joins(r, i + 1, to, '-') ? '-' : '/';
    if (!fg_is(r, i + 1, sign) || !small_at(r, i + 2, to, 12, &month) || fg_token_norm(r->tokens, i + 2).len != 2)
        return false;
    *out = (fg_dated){i, i + 3, month_of(year, month)};
    if (joins(r, i + 3, to, sign) && small_at(r, i + 4, to, 31, &day)) out->end = i + 5;
    return true;
}

/* "14 March 2015", "14th March 2015". */
static bool day_first_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    uint32_t day, month, end;
    fg_str s = fg_token_norm(r->tokens, i);
    bool number = small_at(r, i, to, 31, &day);
    bool ordinal = fg_tok(r, i)->cls == FG_TOK_WORD && s.len >= 3 && s.len <= 4 && s.ptr[0] >= '0' && s.ptr[0] <= '9';
    if (!number && !ordinal) return false;
    uint32_t k = i + 1;
    if (fg_word_is(r, k, "of") || fg_is(r, k, '-') || fg_is(r, k, '/')) k++;
    if (!month_at(r, k, to, &month, &end) || !named_month_date(r, k, to, out)) return false;
    out->first = i;
    return true;
}

/* "2017 july", "2012, November"; in "2008 April 2013" the month belongs to the year behind it. */
static bool year_first_date(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    uint32_t month, end;
    int32_t year, next;
    if (!year_at(r, i, to, &year)) return false;
    uint32_t k = fg_is(r, i + 1, ',') ? i + 2 : i + 1;
    if (!month_at(r, k, to, &month, &end) || (fg_tok(r, k)->flags & FG_TOK_LINE)) return false;
    bool sign = fg_is(r, end, '-') || fg_is(r, end, FG_DASH) || fg_is(r, end, ':') || end >= to;
    if (year_at(r, end, to, &next) || (!fg_has_cap(r, k) && !sign)) return false;
    *out = (fg_dated){i, end, month_of(year, month)};
    return true;
}

static bool bare_year(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    int32_t year;
    if (!year_at(r, i, to, &year)) return false;
    *out = (fg_dated){i, i + 1, {year * 12, FG_PRECISION_YEAR}};
    return true;
}

/* Digits that continue a telephone number, an amount or a code. */
static bool is_inside_number(const fg_reading *r, uint32_t i) {
    if (i == 0 || !is_glued(r, i, i + 1) || fg_tok(r, i)->cls != FG_TOK_NUMBER) return false;
    if (fg_tok(r, i - 1)->cls == FG_TOK_NUMBER) return true;
    if (fg_is(r, i - 1, '$') || fg_is(r, i - 1, '#') || fg_is(r, i - 1, '+')) return true;
    if (fg_is(r, i - 1, '.')) return i >= 2 && is_glued(r, i - 1, i); /* ", .2022" has lost its month */
    bool sign = fg_is(r, i - 1, '-') || fg_is(r, i - 1, '/');
    if (!sign || i < 2 || !is_glued(r, i - 1, i)) return false;
    const fg_token *before = fg_tok(r, i - 2);
    bool letter = before->cls == FG_TOK_WORD && before->norm_len == 1; /* "E-4 July 2014" */
    return before->cls == FG_TOK_NUMBER || letter;
}

bool fg_date_at(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    if (i >= to || !fg_has_bit(r, i, FG_FACT_DATE) || is_inside_number(r, i)) return false;
    return named_month_date(r, i, to, out) || season_date(r, i, to, out) || quarter_date(r, i, to, out) ||
           slashed_date(r, i, to, out) || dotted_date(r, i, to, out) || day_first_date(r, i, to, out) ||
           iso_date(r, i, to, out) || year_first_date(r, i, to, out) || bare_year(r, i, to, out);
}

/* ---- ranges ---- */

/* Behind "to", a dash or both; i where there is none. */
static uint32_t skip_range_sign(const fg_reading *r, uint32_t i, uint32_t to) {
    uint32_t k = i;
    fg_hit h;
    while (k < to && k < i + 3) {
        bool sign = fg_is(r, k, '-') || fg_is(r, k, FG_DASH) || fg_is(r, k, '?') || fg_is(r, k, '>');
        if (sign)
            k++;
        else if (fg_cue_at(r, k, k + 1, FG_LEX_TO, &h, NULL) ||
                 fg_cue_at(r, k, k + 2 < to ? k + 2 : to, FG_LEX_TO, &h, NULL))
            k = h.end;
        else
            break;
    }
    return k;
}

static void close_open(const fg_reading *r, fg_range *out, uint32_t end) {
    out->end = end;
    out->open = true;
    out->stop = (fg_date){r->engine->options.as_of, FG_PRECISION_MONTH};
}

/* A second date in a range may be as short as the first. */
static bool stop_at(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    if (named_month_date(r, i, to, out) || season_date(r, i, to, out) || slashed_date(r, i, to, out) ||
        dotted_date(r, i, to, out) || day_first_date(r, i, to, out) || iso_date(r, i, to, out) ||
        year_first_date(r, i, to, out))
        return true;
    if (quarter_date(r, i, to, out)) {
        out->date.month += 2;
        return true;
    }
    return bare_year(r, i, to, out) && !(fg_is(r, i + 1, '%') && is_glued(r, i + 1, to));
}

/* Digits or letters that go on behind a short year, and not the sign that ends it. */
static bool goes_on(const fg_reading *r, uint32_t i, uint32_t to) {
    static const char ends[] = ":,;)]|";
    if (!is_glued(r, i, to)) return false;
    for (const char *c = ends; *c; c++)
        if (fg_is(r, i, *c)) return false;
    return true;
}

/* 2015-17: the shorter form of a year range. */
static bool short_stop_year(const fg_reading *r, const fg_dated *start, uint32_t to, fg_range *out) {
    int32_t year;
    uint32_t k = start->end + 1;
    if (start->date.precision != FG_PRECISION_YEAR || !(fg_is(r, k - 1, '-') || fg_is(r, k - 1, FG_DASH))) return false;
    if (!short_year_at(r, k, to, &year) || year * 12 < start->date.month || year > year_now(r) || goes_on(r, k + 1, to))
        return false;
    if (year * 12 == start->date.month) return false;
    *out = (fg_range){start->first, k + 1, start->date, {year * 12, FG_PRECISION_YEAR}, false};
    return true;
}

/* Two blanks, and no line end, before token i: a sign may be lost there. */
static bool is_apart(const fg_reading *r, uint32_t i, uint32_t to) {
    return i > 0 && i < to && !(fg_tok(r, i)->flags & FG_TOK_LINE) && fg_tok(r, i)->start >= fg_tok(r, i - 1)->end + 2;
}

/* "March 2016  February 2017": a dash that a font did not tell leaves its two spaces. */
static bool lost_sign(const fg_reading *r, const fg_dated *start, uint32_t to, fg_range *out) {
    fg_dated stop;
    uint32_t k = start->end;
    if (!is_apart(r, k, to)) return false;
    if (!stop_at(r, k, to, &stop) || stop.date.precision != start->date.precision) return false;
    *out = (fg_range){start->first, stop.end, start->date, stop.date, false};
    return stop.date.month > start->date.month;
}

/* "2015 (6 months)", "March 2015 (2 years)": when it began, and for how long. */
static bool length_of_date(const fg_reading *r, const fg_dated *start, uint32_t to, fg_range *out) {
    fg_years length;
    uint32_t k = start->end + 1;
    if (k >= to || !fg_is(r, start->end, '(') || !fg_years_at(r, k, to, &length) || !fg_is(r, length.end, ')'))
        return false;
    int32_t months = (int32_t)length.min_months;
    if (months < 1) return false;
    bool year = start->date.precision == FG_PRECISION_YEAR;
    fg_date stop = {start->date.month + (year ? months / 12 * 12 : months - 1), start->date.precision};
    *out = (fg_range){start->first, length.end + 1, start->date, stop, false};
    return true;
}

/* "2021  now Java Developer": a dash that a font did not tell, in front of a name. */
static bool lost_before_present(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    return is_apart(r, i, to) && fg_cue_at(r, i, to, FG_LEX_PRESENT, &h, NULL) &&
           (h.end == to || fg_has_cap(r, h.end) || fg_tok(r, h.end)->cls == FG_TOK_PUNCT);
}

static bool full_range(const fg_reading *r, const fg_dated *start, uint32_t to, fg_range *out) {
    uint32_t k = start->end;
    if (k < to && (fg_is(r, k, ',') || fg_is(r, k, '.'))) k++;
    uint32_t behind = skip_range_sign(r, k, to);
    fg_hit h;
    fg_dated stop;
    *out = (fg_range){.first = start->first, .start = start->date};
    uint32_t at = behind < to && fg_is(r, behind, '(') ? behind + 1 : behind;
    if (at < to && (at > k || fg_has_cap(r, at) || lost_before_present(r, at, to)) &&
        fg_cue_at(r, at, to, FG_LEX_PRESENT, &h, NULL)) {
        close_open(r, out, h.end);
        return true;
    }
    if (k < to && fg_cue_at(r, k, to, FG_LEX_PRESENT, &h, NULL) && h.end > k + 1) {
        close_open(r, out, h.end);
        return true;
    }
    if (behind == k) return k == start->end && lost_sign(r, start, to, out);
    if (!stop_at(r, behind, to, &stop)) return false;
    out->end = stop.end;
    out->stop = stop.date;
    return stop.date.month >= start->date.month;
}

/* "May - August 2014". */
static bool months_of_one_year(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    uint32_t month, k;
    fg_dated stop;
    if (!month_at(r, i, to, &month, &k)) return false;
    uint32_t behind = skip_range_sign(r, k, to);
    if (behind == k || !named_month_date(r, behind, to, &stop) || stop.date.month % 12 + 1 < (int32_t)month)
        return false;
    *out = (fg_range){i, stop.end, month_of(stop.date.month / 12, month), stop.date, false};
    return true;
}

static bool since_range(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    fg_hit h;
    fg_dated start;
    if (fg_tok(r, i)->cls != FG_TOK_WORD || !fg_cue_at(r, i, to, FG_LEX_SINCE, &h, NULL) ||
        !fg_date_at(r, h.end, to, &start))
        return false;
    if (full_range(r, &start, to, out)) {
        out->first = i;
        return true;
    }
    if (!fg_word_is(r, i, "since") || start.date.month > r->engine->options.as_of) return false;
    *out = (fg_range){.first = i, .start = start.date};
    close_open(r, out, start.end);
    return true;
}

static bool short_range(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    fg_dated start, stop;
    if (!short_slashed_date(r, i, to, &start)) return false;
    if (full_range(r, &start, to, out)) return true;
    uint32_t behind = skip_range_sign(r, start.end, to);
    if (behind == start.end || !short_slashed_date(r, behind, to, &stop) || stop.date.month < start.date.month)
        return false;
    *out = (fg_range){i, stop.end, start.date, stop.date, false};
    return true;
}

static bool quoted_year(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out) {
    int32_t year;
    if (!fg_is(r, i, '\'') || !is_glued(r, i + 1, to) || !short_year_at(r, i + 1, to, &year)) return false;
    *out = (fg_dated){i, i + 2, {year * 12, FG_PRECISION_YEAR}};
    return true;
}

/* '16-'18 */
static bool quoted_years(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    fg_dated start, stop;
    if (!quoted_year(r, i, to, &start)) return false;
    uint32_t behind = skip_range_sign(r, start.end, to);
    if (behind == start.end || !quoted_year(r, behind, to, &stop) || stop.date.month < start.date.month) return false;
    *out = (fg_range){i, stop.end, start.date, stop.date, false};
    return true;
}

/* "20142018" where a line begins: a dash that a font did not tell, and no space beside it. */
static bool glued_years(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    enum { YEAR = 10000, LONGEST = 30 /* years */ };
    uint32_t both;
    const fg_token *t = fg_tok(r, i);
    fg_str s = fg_token_norm(r->tokens, i);
    if (t->cls != FG_TOK_NUMBER || s.len != 8 || !(i == 0 || t->flags & FG_TOK_LINE) || is_glued(r, i + 1, to) ||
        !fg_str_to_u32(s, &both))
        return false;
    int32_t from = (int32_t)(both / YEAR), till = (int32_t)(both % YEAR);
    if (from < YEAR_MIN || till < from || till > year_now(r) || till - from > LONGEST) return false;
    *out = (fg_range){i, i + 1, {from * 12, FG_PRECISION_YEAR}, {till * 12, FG_PRECISION_YEAR}, false};
    return true;
}

bool fg_range_at(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    fg_dated start;
    if (i >= to || !fg_has_bit(r, i, FG_FACT_DATE) || is_inside_number(r, i)) return false;
    if (glued_years(r, i, to, out)) return true;
    if (since_range(r, i, to, out) || months_of_one_year(r, i, to, out) || quoted_years(r, i, to, out)) return true;
    if (fg_date_at(r, i, to, &start)) {
        if (start.date.month > r->engine->options.as_of) return false;
        /* 2015-03 is a month unless a range of years makes sense: 2010-12 could be both, and is read as years. */
        fg_dated year;
        if (start.end == i + 3 && bare_year(r, i, to, &year) && skip_range_sign(r, start.end, to) == start.end &&
            short_stop_year(r, &year, to, out))
            return true;
        if (full_range(r, &start, to, out) || short_stop_year(r, &start, to, out) || length_of_date(r, &start, to, out))
            return true;
    }
    return short_range(r, i, to, out);
}

/* "15/13/2018": numbers of which none can be the month. */
static bool senseless_date_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *end) {
    enum { MONTHS = 12 };
    uint32_t a, b, n;
    int32_t year;
    char sign = joins(r, i + 1, to, '.') ? '.' : '/';
    if (!digits_at(r, i, to, &a, &n) || n > 2 || !joins(r, i + 1, to, sign)) return false;
    if (!digits_at(r, i + 2, to, &b, &n) || n > 2 || !joins(r, i + 3, to, sign) || !year_at(r, i + 4, to, &year))
        return false;
    *end = i + 5;
    return a > MONTHS && b > MONTHS;
}

/* One end of a range, whether or not it makes sense. */
static bool side_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *end, bool *senseless, bool *present) {
    fg_dated d;
    fg_hit h;
    if (senseless_date_at(r, i, to, end)) {
        *senseless = true;
        return true;
    }
    if (i < to && stop_at(r, i, to, &d)) {
        *end = d.end;
        return true;
    }
    *present = i < to && fg_cue_at(r, i, to, FG_LEX_PRESENT, &h, NULL);
    if (*present) *end = h.end;
    return *present;
}

bool fg_senseless_range_at(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out) {
    static const fg_date none = {FG_NO_MONTH, FG_PRECISION_NONE};
    bool senseless = false, from_now = false, till_now = false;
    uint32_t end, last;
    if (i >= to || is_inside_number(r, i) || !side_at(r, i, to, &end, &senseless, &from_now)) return false;
    uint32_t behind = skip_range_sign(r, end, to);
    *out = (fg_range){i, end, none, none, false};
    if (behind == end || !side_at(r, behind, to, &last, &senseless, &till_now) || (from_now && till_now))
        return senseless;
    out->end = last;
    return true;
}

bool fg_present_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *end) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_WORD || !fg_has_cap(r, i) ||
        !fg_cue_at(r, i, to, FG_LEX_PRESENT, &h, NULL))
        return false;
    *end = h.end;
    return true;
}

int32_t fg_range_bound(const fg_date *start, const fg_date *stop, int32_t as_of) {
    int32_t bound = stop->precision == FG_PRECISION_YEAR ? stop->month : stop->month + 1;
    /* Within one bare year: half of it, the middle of what is possible. */
    if (stop->precision == FG_PRECISION_YEAR && stop->month / 12 == start->month / 12)
        bound = start->precision == FG_PRECISION_YEAR ? start->month + 6 : start->month + 1;
    return bound > as_of + 1 ? as_of + 1 : bound;
}
