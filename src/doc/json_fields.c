#include "doc/json_fields.h"

#include <stdio.h>

fg_str fg_json_text(const json_t *value) {
    return json_is_string(value) ? (fg_str){json_string_value(value), json_string_length(value)} : (fg_str){0};
}

fg_str fg_json_first(const json_t *object, const char *const *keys) {
    fg_str blank = {0};
    for (; *keys; keys++) {
        fg_str s = fg_json_text(json_object_get(object, *keys));
        if (fg_str_trim(s).len) return s;
        if (s.ptr) blank = s;
    }
    return blank;
}

static bool is_blank(const json_t *value) {
    return !value || json_is_null(value) || (json_is_string(value) && !fg_str_trim(fg_json_text(value)).len) ||
           (json_is_array(value) && !json_array_size(value));
}

const json_t *fg_json_any(const json_t *object, const char *const *keys) {
    for (; *keys; keys++) {
        const json_t *value = json_object_get(object, *keys);
        if (!is_blank(value)) return value;
    }
    return NULL;
}

/* ---- words that every source writes its own way ---- */

/* Letters only, in lower case. */
static bool is_word(fg_str s, const char *word) {
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 32) : s.ptr[i];
        if (c < 'a' || c > 'z') continue;
        if (c != *word) return false;
        word++;
    }
    return *word == '\0';
}

typedef struct {
    const char *word, *name;
} naming;

static fg_str name_of(fg_str value, const naming *names, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (is_word(value, names[i].word)) return fg_str_of(names[i].name);
    return value;
}

void fg_give_workplace(fg_source *source, fg_str value) {
    static const naming names[] = {{"telecommute", "Remote"}, {"remote", "Remote"},    {"hybrid", "Hybrid"},
                                   {"onsite", "On-site"},     {"inoffice", "On-site"}, {"unspecified", ""}};
    fg_source_give(source, FG_GIVEN_WORKPLACE, name_of(value, names, FG_COUNT(names)));
}

void fg_give_remote(fg_source *source, const json_t *value) {
    bool yes = json_is_true(value) || (json_is_number(value) && json_number_value(value) == 1) ||
               is_word(fg_json_text(value), "true") || is_word(fg_json_text(value), "yes");
    if (yes) fg_source_give(source, FG_GIVEN_WORKPLACE, FG_LIT("Remote"));
}

static fg_str employment_of(fg_str value) {
    static const naming names[] = {{"fulltime", "Full-time"},    {"parttime", "Part-time"},
                                   {"contractor", "Contract"},   {"contract", "Contract"},
                                   {"temporary", "Temporary"},   {"intern", "Internship"},
                                   {"internship", "Internship"}, {"other", ""},
                                   {"perdiem", "Temporary"},     {"temp", "Temporary"},
                                   {"freelance", "Contract"},    {"freelancer", "Contract"}};
    return name_of(value, names, FG_COUNT(names));
}

const char *fg_employment_read(fg_str said) {
    static const char *const kinds[] = {"full-time", "part-time", "contract", "internship", "temporary"};
    for (size_t i = 0; i < FG_COUNT(kinds); i++)
        if (fg_str_eq_nocase(employment_of(fg_str_trim(said)), fg_str_of(kinds[i]))) return kinds[i];
    return NULL;
}

void fg_give_employment(fg_source *source, fg_str value) {
    fg_source_give(source, FG_GIVEN_EMPLOYMENT, employment_of(value));
}

/* One or several, as one line. */
void fg_give_employments(fg_source *source, const json_t *value) {
    fg_buf all;
    if (!json_is_array(value)) {
        fg_give_employment(source, fg_json_text(value));
        return;
    }
    fg_buf_init(&all, source->arena);
    for (size_t i = 0; i < json_array_size(value); i++) {
        fg_str one = employment_of(fg_json_text(json_array_get(value, i)));
        if (!one.len) continue;
        if (all.n) fg_buf_add(&all, FG_LIT(", "));
        fg_buf_add(&all, one);
    }
    fg_source_give(source, FG_GIVEN_EMPLOYMENT, fg_buf_str(&all));
}

void fg_give_date(fg_source *source, fg_str value) {
    bool time = value.len > 10 && (value.ptr[10] == 'T' || value.ptr[10] == ' ') && value.ptr[4] == '-';
    if (time) value.len = 10;
    fg_source_give(source, FG_GIVEN_DEADLINE, value);
}

/* ---- places ---- */

static void add_part(fg_buf *to, const json_t *value) {
    fg_str s = fg_json_text(json_is_object(value) ? json_object_get(value, "name") : value);
    if (!fg_str_trim(s).len) return;
    if (to->n) fg_buf_add(to, FG_LIT(", "));
    fg_buf_add(to, fg_str_trim(s));
}

void fg_give_place(fg_source *source, const json_t *value) {
    fg_buf parts;
    fg_buf_init(&parts, source->arena);
    const json_t *address = json_object_get(value, "address");
    const json_t *at = json_is_object(address) ? address : value;
    add_part(&parts, json_object_get(at, "addressLocality"));
    add_part(&parts, json_object_get(at, "addressRegion"));
    if (!parts.n) add_part(&parts, json_object_get(at, "addressCountry"));
    if (!parts.n) {
        add_part(&parts, json_object_get(at, "city"));
        add_part(&parts, fg_json_any(at, (const char *const[]){"region", "state", "province", NULL}));
        add_part(&parts, json_object_get(at, "country"));
    }
    if (!parts.n) add_part(&parts, json_is_string(address) ? address : value);
    for (uint32_t i = 0; i < source->fields.n; i++)
        if (source->fields.at[i].kind == FG_GIVEN_LOCATION && fg_str_eq(source->fields.at[i].value, fg_buf_str(&parts)))
            return;
    fg_source_give(source, FG_GIVEN_LOCATION, fg_buf_str(&parts));
}

void fg_give_places(fg_source *source, const json_t *value) {
    for (size_t i = 0; i < json_array_size(value); i++) fg_give_place(source, json_array_get(value, i));
    if (!json_is_array(value)) fg_give_place(source, value);
}

/* ---- pay ---- */

/* Whole numbers stay whole. */
static bool read_amount(const json_t *value, double *amount) {
    fg_str s = fg_json_text(value);
    double sum = 0;
    if (json_is_number(value)) {
        *amount = json_number_value(value);
        return *amount > 0 && *amount < 1e9;
    }
    if (!s.len) return false;
    for (size_t i = 0; i < s.len && s.ptr[i] != '.'; i++) {
        if (s.ptr[i] == ',' || s.ptr[i] == ' ') continue;
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
        sum = sum * 10 + (s.ptr[i] - '0');
    }
    *amount = sum;
    return sum > 0 && sum < 1e9;
}

/* "YEAR", "1 YEAR", "per-year-salary", "hourly" */
static const char *period_of(fg_str unit) {
    static const struct {
        const char *part, *period;
    } periods[] = {{"hour", "hour"},   {"day", "day"},   {"daily", "day"},   {"week", "week"},
                   {"month", "month"}, {"year", "year"}, {"annual", "year"}, {"annum", "year"}};
    for (size_t i = 0; i < FG_COUNT(periods); i++) {
        fg_str part = fg_str_of(periods[i].part);
        for (size_t at = 0; at + part.len <= unit.len; at++)
            if (fg_str_eq_nocase((fg_str){unit.ptr + at, part.len}, part)) return periods[i].period;
    }
    return NULL;
}

static void add_amount(fg_buf *to, double amount) {
    if (amount == (double)(int64_t)amount)
        fg_buf_printf(to, "%lld", (long long)amount);
    else
        fg_buf_printf(to, "%.2f", amount);
}

/* "USD 120000 - 150000 per year" */
static void give_pay(fg_source *source, fg_str currency, const double amounts[2], fg_str unit) {
    fg_buf pay;
    double low = amounts[0] > 0 ? amounts[0] : amounts[1], high = amounts[1];
    fg_buf_init(&pay, source->arena);
    if (!(low > 0)) return;
    if (currency.len && currency.len <= 4) {
        fg_buf_add(&pay, currency);
        fg_buf_add_char(&pay, ' ');
    }
    add_amount(&pay, low);
    if (high > low) {
        fg_buf_add(&pay, FG_LIT(" - "));
        add_amount(&pay, high);
    }
    const char *period = period_of(unit);
    if (period) fg_buf_printf(&pay, " per %s", period);
    fg_source_give(source, FG_GIVEN_PAY, fg_buf_str(&pay));
}

static void read_amounts(const json_t *object, const char *low, const char *high, double amounts[2]) {
    if (!read_amount(json_object_get(object, low), &amounts[0])) amounts[0] = 0;
    if (!read_amount(json_object_get(object, high), &amounts[1])) amounts[1] = 0;
}

static void read_any_amount(const json_t *object, const char *const *keys, double *amount) {
    for (; *keys; keys++)
        if (read_amount(json_object_get(object, *keys), amount)) return;
    *amount = 0;
}

void fg_give_base_salary(fg_source *source, const json_t *value) {
    if (json_is_array(value)) value = json_array_get(value, 0);
    const json_t *quantity = json_object_get(value, "value");
    fg_str currency = fg_json_text(json_object_get(value, "currency")),
           unit = fg_json_text(json_object_get(json_is_object(quantity) ? quantity : value, "unitText"));
    double amounts[2];
    if (!json_is_object(value)) {
        fg_source_give(source, FG_GIVEN_PAY, fg_json_text(value));
        return;
    }
    read_amounts(json_is_object(quantity) ? quantity : value, "minValue", "maxValue", amounts);
    if (!(amounts[0] > 0) && !(amounts[1] > 0))
        read_amounts(json_is_object(quantity) ? quantity : value, "value", "value", amounts);
    give_pay(source, currency, amounts, unit);
}

void fg_give_range(fg_source *source, const json_t *value) {
    static const char *const lows[] = {"min", "minimum", "from", "min_amount", "minValue", "value", "amount", NULL};
    static const char *const highs[] = {"max", "maximum", "to", "max_amount", "maxValue", NULL};
    static const char *const currencies[] = {"currency", "currencyCode", "currency_code", NULL};
    static const char *const periods[] = {"interval", "period", "unit", "unitText", "per", "type", NULL};
    double amounts[2] = {0};
    read_any_amount(value, lows, &amounts[0]);
    read_any_amount(value, highs, &amounts[1]);
    give_pay(source, fg_json_first(value, currencies), amounts, fg_json_first(value, periods));
}

/* What stands beside the pay of a flat object, or instead of it. */
static void give_flat_amounts(fg_source *source, const json_t *object, const json_t *low, const json_t *high) {
    static const char *const currencies[] = {"salary_currency", "salaryCurrency", "pay_currency", "currency", NULL};
    static const char *const periods[] = {
        "salary_period", "salaryPeriod", "salary_interval", "pay_period", "salary_unit", "interval", NULL};
    double amounts[2];
    if (!read_amount(low, &amounts[0])) amounts[0] = 0;
    if (!read_amount(high, &amounts[1])) amounts[1] = 0;
    give_pay(source, fg_json_first(object, currencies), amounts, fg_json_first(object, periods));
}

static bool has_digit(fg_str s) {
    bool digit = false;
    for (size_t i = 0; i < s.len; i++) digit |= s.ptr[i] >= '0' && s.ptr[i] <= '9';
    return digit;
}

void fg_give_flat_pay(fg_source *source, const json_t *object) {
    static const char *const pays[] = {"salary",       "pay",        "salary_range", "salaryRange",
                                       "compensation", "baseSalary", "base_salary",  NULL};
    static const char *const lows[] = {"salary_min", "salaryMin", "min_salary", "minSalary", "min_amount", NULL};
    static const char *const highs[] = {"salary_max", "salaryMax", "max_salary", "maxSalary", "max_amount", NULL};
    const json_t *pay = fg_json_any(object, pays);
    uint32_t before = source->fields.n;
    if (json_is_string(pay) && !has_digit(fg_json_text(pay)) && fg_json_any(object, lows))
        pay = NULL; /* "Competitive" beside the numbers */
    if (json_is_string(pay))
        fg_source_give(source, FG_GIVEN_PAY, fg_json_text(pay));
    else if (json_is_object(json_object_get(pay, "value")))
        fg_give_base_salary(source, pay);
    else if (json_is_object(pay))
        fg_give_range(source, pay);
    else if (json_is_array(pay))
        give_flat_amounts(source, object, json_array_get(pay, 0), json_array_get(pay, 1));
    else if (pay)
        give_flat_amounts(source, object, pay, NULL);
    if (source->fields.n == before)
        give_flat_amounts(source, object, fg_json_any(object, lows), fg_json_any(object, highs));
}

/* These name no period. */
void fg_give_cents(fg_source *source, const json_t *value) {
    double amounts[2];
    read_amounts(value, "min_cents", "max_cents", amounts);
    amounts[0] /= 100;
    amounts[1] /= 100;
    give_pay(source, fg_json_text(json_object_get(value, "currency_type")), amounts, (fg_str){0});
}

void fg_give_compensation(fg_source *source, const json_t *value) {
    static const char *const summaries[] = {"scrapeableCompensationSalarySummary", "compensationTierSummary", NULL};
    const json_t *components = json_object_get(value, "summaryComponents");
    for (size_t i = 0; i < json_array_size(components); i++) {
        const json_t *one = json_array_get(components, i);
        double amounts[2];
        read_amounts(one, "minValue", "maxValue", amounts);
        bool salary = is_word(fg_json_text(json_object_get(one, "compensationType")), "salary");
        if (!salary || (!(amounts[0] > 0) && !(amounts[1] > 0))) continue;
        give_pay(source, fg_json_text(json_object_get(one, "currencyCode")), amounts,
                 fg_json_text(json_object_get(one, "interval")));
        return;
    }
    fg_source_give(source, FG_GIVEN_PAY, fg_json_first(value, summaries));
}
