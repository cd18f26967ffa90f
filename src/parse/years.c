/* Lengths of experience: "5+ years", "three to five yrs", "minimum of 18 months", and what they are in. */
#include "parse/mentions.h"

typedef struct {
    uint32_t at;
    uint32_t low, high; /* hundredths of the unit; high 0: no upper end */
} amount;

/* A number in digits or words at token i. */
static bool number_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *value, uint32_t *next) {
    if (i >= to) return false;
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_NUMBER && t->value <= 6000) {
        *value = t->value;
        *next = i + 1;
        return true;
    }
    fg_hit h;
    uint32_t arg;
    if (t->cls != FG_TOK_WORD || !fg_cue_at(r, i, to, FG_LEX_NUMBER, &h, &arg)) return false;
    *value = arg * 100;
    *next = h.end;
    /* "twenty-five" */
    if (arg >= 20 && h.end + 1 < to && fg_is(r, h.end, '-') && fg_cue_at(r, h.end + 1, to, FG_LEX_NUMBER, &h, &arg) &&
        arg < 10) {
        *value += arg * 100;
        *next = h.end;
    }
    /* "five (5) years" */
    if (*next + 2 < to && fg_is(r, *next, '(') && fg_tok(r, *next + 1)->cls == FG_TOK_NUMBER &&
        fg_is(r, *next + 2, ')'))
        *next += 3;
    return true;
}

static uint32_t skip_plus(const fg_reading *r, uint32_t i, uint32_t to) {
    if (i < to && (fg_is(r, i, '+') || (fg_word_is(r, i, "plus") && i + 1 < to))) return i + 1;
    if (i + 1 < to && fg_word_is(r, i, "or") && (fg_word_is(r, i + 1, "more") || fg_word_is(r, i + 1, "greater")))
        return i + 2;
    return i;
}

static bool is_range_sign(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '-') || fg_is(r, i, FG_DASH) || fg_word_is(r, i, "to") || fg_word_is(r, i, "or");
}

/* "a year of experience": an article counts only where experience follows. */
static bool article_at(const fg_reading *r, uint32_t i, uint32_t to, amount *a) {
    fg_hit h;
    if (i + 2 >= to || !fg_word_is(r, i, "a") || !fg_cue_at(r, i + 1, to, FG_LEX_YEARS, &h, NULL)) return false;
    uint32_t k = h.end;
    if (k < to && fg_word_is(r, k, "of")) k++;
    while (k < to && fg_cue_at(r, k, to, FG_LEX_GENERAL_SCOPE, &h, NULL) && !fg_word_is(r, k, "experience")) k = h.end;
    if (k >= to || !fg_word_is(r, k, "experience")) return false;
    *a = (amount){.at = i + 1, .low = 100};
    return true;
}

static bool amount_at(const fg_reading *r, uint32_t i, uint32_t to, amount *a) {
    uint32_t next, high;
    if (article_at(r, i, to, a)) return true;
    if (!number_at(r, i, to, &a->low, &next)) return false;
    a->high = 0;
    a->at = skip_plus(r, next, to);
    bool between = i > 0 && fg_word_is(r, i - 1, "between") && a->at < to && fg_word_is(r, a->at, "and");
    if (a->at < to && (between || is_range_sign(r, a->at)) && number_at(r, a->at + 1, to, &high, &next) &&
        high > a->low) {
        a->high = high;
        a->at = skip_plus(r, next, to);
    }
    if (a->at < to && fg_is(r, a->at, '-')) a->at++; /* 5-year */
    return true;
}

static bool unit_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *months, uint32_t *end) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_WORD) return false;
    *months = fg_cue_at(r, i, to, FG_LEX_YEARS, &h, NULL) ? 12 : fg_cue_at(r, i, to, FG_LEX_MONTHS, &h, NULL) ? 1 : 0;
    *end = h.end;
    if (*months && *end < to && fg_is(r, *end, '\'')) ++*end;
    return *months > 0;
}

/* "5 years old", "2-year contract", "four-year engineering degree": no experience. */
static bool is_other_length(const fg_reading *r, uint32_t unit, uint32_t to) {
    fg_hit h;
    if (fg_word_is(r, unit, "year"))
        for (uint32_t k = unit + 1; k < to && k < unit + 4 && fg_tok(r, k)->cls == FG_TOK_WORD; k++)
            if (fg_word_is(r, k, "degree") || fg_word_is(r, k, "diploma")) return true;
    return fg_cue_at(r, unit, to, FG_LEX_NOT_YEARS, &h, NULL);
}

static bool ends_scope(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    if (t->flags & FG_TOK_LINE) return true;
    if (t->cls == FG_TOK_PUNCT)
        return t->value == ';' || t->value == '.' || t->value == ')' || t->value == '(' || t->value == FG_DASH ||
               t->value == ':';
    return false;
}

/* "of experience in X", "working with X", "as a X", "of X experience": the tokens of X up to the end of the clause. */
static void find_scope(const fg_reading *r, fg_years *y, uint32_t to) {
    uint32_t i = y->end;
    fg_hit h;
    while (i < to && !ends_scope(r, i)) {
        if (fg_cue_at(r, i, to, FG_LEX_GENERAL_SCOPE, &h, NULL))
            i = h.end;
        else if (fg_word_is(r, i, "in") || fg_word_is(r, i, "with") || fg_word_is(r, i, "as") ||
                 fg_word_is(r, i, "using") || fg_word_is(r, i, "a") || fg_word_is(r, i, "an") ||
                 fg_word_is(r, i, "the") || fg_is(r, i, ',') || fg_is(r, i, '-') || fg_is(r, i, '/') ||
                 fg_word_is(r, i, "and") || fg_word_is(r, i, "or"))
            i++;
        else
            break;
    }
    y->of_first = y->of_end = i;
    while (i < to && !ends_scope(r, i) && i - y->of_first < 25) i++;
    y->of_end = i;
    while (y->of_end > y->of_first && fg_tok(r, y->of_end - 1)->cls == FG_TOK_PUNCT && !fg_is(r, y->of_end - 1, '+') &&
           !fg_is(r, y->of_end - 1, '#'))
        y->of_end--;
}

/* "For more than 50 years, we ...": how long something has gone on, where no experience is named. */
static bool tells_history(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    bool since = false;
    for (uint32_t k = i > 4 ? i - 4 : 0; k < i; k++)
        since |= fg_word_is(r, k, "for") || fg_word_is(r, k, "past") || fg_word_is(r, k, "last");
    if (!since) return false;
    fg_hit h;
    for (uint32_t k = end; k < to && k < end + 6; k++)
        if (fg_cue_at(r, k, to, FG_LEX_EXPERIENCE, &h, NULL)) return false;
    return true;
}

/* "every two years", "six months or less": how often, or not enough. */
static bool is_no_minimum(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    if (i > 0 && (fg_word_is(r, i - 1, "every") || fg_word_is(r, i - 1, "each"))) return true;
    return end + 1 < to && fg_word_is(r, end, "or") &&
           (fg_word_is(r, end + 1, "less") || fg_word_is(r, end + 1, "fewer"));
}

/* "1 year to 3 years": the upper end has a unit of its own. */
static void read_upper_end(const fg_reading *r, fg_years *y, uint32_t to) {
    amount a;
    uint32_t months, end;
    if (y->max_months || y->end >= to || !is_range_sign(r, y->end) || fg_word_is(r, y->end, "or")) return;
    if (!amount_at(r, y->end + 1, to, &a) || !unit_at(r, a.at, to, &months, &end)) return;
    if (a.low * months / 100 <= y->min_months) return;
    y->max_months = a.low * months / 100;
    y->end = skip_plus(r, end, to);
}

bool fg_years_at(const fg_reading *r, uint32_t i, uint32_t to, fg_years *y) {
    amount a;
    uint32_t months, end;
    if (!amount_at(r, i, to, &a) || !unit_at(r, a.at, to, &months, &end)) return false;
    if (is_other_length(r, a.at, to)) return false;
    if ((i > 0 && fg_is(r, i - 1, '$')) || tells_history(r, i, end, to)) return false;
    if (is_no_minimum(r, i, end, to)) return false;
    if (a.low * months / 100 > 600) return false;
    *y = (fg_years){.first = i,
                    .end = skip_plus(r, end, to),
                    .min_months = a.low * months / 100,
                    .max_months = a.high * months / 100};
    fg_hit h;
    bool one = i > 0 && fg_cue_at(r, i - 1, i, FG_LEX_UP_TO, &h, NULL);
    if (one || (i > 1 && fg_cue_at(r, i - 2, i, FG_LEX_UP_TO, &h, NULL) && h.end == i)) {
        y->max_months = y->min_months;
        y->min_months = 0;
    }
    read_upper_end(r, y, to);
    find_scope(r, y, to);
    return true;
}
