/* Lengths of experience: "5+ years", "three to five yrs", "minimum of 18 months", and what they are in. */
#include "parse/mentions.h"

typedef struct {
    uint32_t at;
    uint32_t low, high; /* hundredths of the unit; high 0: no upper end */
} amount;

enum { LONGEST = 600 }; /* months; what is longer is no person's experience */

/* "One and a half", "one and one-half": hundredths of the number before `*next`. */
static uint32_t half_behind(const fg_reading *r, uint32_t to, uint32_t *next) {
    uint32_t i = *next;
    if (i + 2 >= to || !fg_word_is(r, i, "and") || !(fg_word_is(r, i + 1, "a") || fg_word_is(r, i + 1, "one")))
        return 0;
    i += fg_is(r, i + 2, '-') ? 3 : 2;
    if (i >= to || !fg_word_is(r, i, "half")) return 0;
    *next = i + 1;
    return 50;
}

/* "Five (5) years", "three to five (3-5) years": behind what says it again. */
static uint32_t skip_restated(const fg_reading *r, uint32_t i, uint32_t to) {
    if (i + 2 >= to || !fg_is(r, i, '(')) return i;
    for (uint32_t k = i + 1; k < to && k < i + 6; k++) {
        if (fg_is(r, k, ')') && k > i + 1) return k + 1;
        if (fg_tok(r, k)->cls != FG_TOK_NUMBER && !fg_is(r, k, '-') && !fg_is(r, k, FG_DASH) && !fg_is(r, k, '+'))
            break;
    }
    return i;
}

/* A number in digits or words at token i. */
static bool number_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *value, uint32_t *next) {
    if (i >= to) return false;
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_NUMBER && t->value <= 6000) {
        *value = t->value;
        *next = i + 1;
        *value += half_behind(r, to, next);
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
    *value += half_behind(r, to, next);
    *next = skip_restated(r, *next, to);
    return true;
}

static uint32_t skip_plus(const fg_reading *r, uint32_t i, uint32_t to) {
    if (i < to && (fg_is(r, i, '+') || (fg_word_is(r, i, "plus") && i + 1 < to))) return i + 1;
    if (i + 1 < to && fg_word_is(r, i, "or") && (fg_word_is(r, i + 1, "more") || fg_word_is(r, i + 1, "greater")))
        return i + 2;
    return i;
}

static bool is_range_sign(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '-') || fg_is(r, i, FG_DASH) || fg_word_is(r, i, "to");
}

static bool joins_range(const fg_reading *r, uint32_t i, uint32_t number) {
    if (is_range_sign(r, i) || fg_word_is(r, i, "or")) return true;
    return number > 0 && fg_word_is(r, i, "and") && fg_word_is(r, number - 1, "between");
}

/* Behind "and a maximum of", "to a maximum of", ", but no more than"; i: that does not stand there. */
static uint32_t skip_most(const fg_reading *r, uint32_t i, uint32_t to) {
    uint32_t k = i, sign = 0;
    fg_hit h;
    if (k < to && fg_is(r, k, ',')) k++, sign++;
    if (k < to && (fg_word_is(r, k, "and") || fg_word_is(r, k, "but") || fg_word_is(r, k, "to"))) k++, sign++;
    if (k < to && sign && (fg_word_is(r, k, "a") || fg_word_is(r, k, "the"))) k++;
    return sign && fg_cue_at(r, k, to, FG_LEX_UP_TO, &h, NULL) ? h.end : i;
}

/* "At least a year of", "half a year of". */
static bool is_measured(const fg_reading *r, uint32_t i, uint32_t behind, uint32_t to) {
    if (behind >= to || !(fg_word_is(r, behind, "of") || fg_word_is(r, behind, "in") || fg_word_is(r, behind, "with")))
        return false;
    return i > 0 && (fg_word_is(r, i - 1, "least") || fg_word_is(r, i - 1, "minimum") || fg_word_is(r, i - 1, "half"));
}

/* "a year of experience": an article counts only where experience follows, or where it is measured. */
static bool article_at(const fg_reading *r, uint32_t i, uint32_t to, amount *a) {
    fg_hit h;
    if (i + 2 >= to || !fg_word_is(r, i, "a") || !fg_cue_at(r, i + 1, to, FG_LEX_YEARS, &h, NULL)) return false;
    uint32_t k = h.end;
    *a = (amount){.at = i + 1, .low = i > 0 && fg_word_is(r, i - 1, "half") ? 50 : 100};
    if (is_measured(r, i, k, to)) return true;
    if (k < to && fg_word_is(r, k, "of")) k++;
    while (k < to && fg_cue_at(r, k, to, FG_LEX_GENERAL_SCOPE, &h, NULL) && !fg_word_is(r, k, "experience")) k = h.end;
    return k < to && fg_word_is(r, k, "experience");
}

static bool amount_at(const fg_reading *r, uint32_t i, uint32_t to, amount *a) {
    uint32_t next, high;
    if (article_at(r, i, to, a)) return true;
    if (!number_at(r, i, to, &a->low, &next)) return false;
    a->high = 0;
    a->at = skip_plus(r, next, to);
    uint32_t most = skip_most(r, a->at, to);
    if (most == a->at && a->at < to && joins_range(r, a->at, i)) most++;
    if (most > a->at && number_at(r, most, to, &high, &next) && high > a->low) {
        a->high = high;
        a->at = skip_restated(r, skip_plus(r, next, to), to);
    }
    if (a->at < to && fg_is(r, a->at, '-')) a->at++; /* 5-year */
    return true;
}

static bool unit_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *months, uint32_t *end) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls != FG_TOK_WORD) return false;
    if (i + 1 < to && !fg_word_is(r, i, "of") && fg_cue_at(r, i, i + 1, FG_LEX_GENERAL_SCOPE, &h, NULL))
        i++; /* "4 additional years" */
    *months = fg_cue_at(r, i, to, FG_LEX_YEARS, &h, NULL) ? 12 : fg_cue_at(r, i, to, FG_LEX_MONTHS, &h, NULL) ? 1 : 0;
    *end = h.end;
    if (*months && *end < to && fg_is(r, *end, '\'')) ++*end;
    return *months > 0;
}

enum { OTHER_BEHIND, PERHAPS_BEFORE, OTHER_BEFORE }; /* arguments of [not-years] */

/* "Two-year rotational program"; "program management" is done, not attended. */
static bool names_term(const fg_reading *r, uint32_t i, uint32_t to) {
    static const char *const words[] = {"program", "programme", "fellowship", "internship", "residency", "appointment"};
    if (i + 1 < to && (fg_word_is(r, i + 1, "management") || fg_word_is(r, i + 1, "experience"))) return false;
    for (size_t k = 0; k < FG_COUNT(words); k++)
        if (fg_word_is(r, i, words[k])) return true;
    return false;
}

/* "5 years old", "2-year contract", "four-year engineering degree", "every two years": no experience. */
static bool is_other_length(const fg_reading *r, uint32_t i, uint32_t unit, uint32_t to) {
    fg_hit h;
    uint32_t where;
    for (uint32_t k = unit + 1; fg_word_is(r, unit, "year") && k < to && k < unit + 4; k++) {
        if (fg_tok(r, k)->cls != FG_TOK_WORD) break;
        if (fg_word_is(r, k, "degree") || fg_word_is(r, k, "diploma")) return true;
        if (k > unit + 1 && names_term(r, k, to)) return true;
    }
    if (fg_cue_at(r, unit, to, FG_LEX_NOT_YEARS, &h, &where) && where == OTHER_BEHIND) return true;
    bool range = i > 1 && (is_range_sign(r, i - 1) || fg_word_is(r, i - 1, "and"));
    if (range && fg_tok(r, i - 2)->cls == FG_TOK_NUMBER) i -= 2; /* "within 1-2 years" */
    for (uint32_t k = i > 5 ? i - 5 : 0; k < i; k++)
        if (fg_cue_at(r, k, i, FG_LEX_NOT_YEARS, &h, &where) && where == OTHER_BEFORE && h.end == i) return true;
    return false;
}

static bool ends_scope(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    if (t->flags & FG_TOK_LINE) return true;
    if (t->value == '.' && t->cls == FG_TOK_PUNCT && i > 0 && fg_word_is(r, i - 1, "exp")) return false;
    if (t->cls == FG_TOK_PUNCT)
        return t->value == ';' || t->value == '.' || t->value == ')' || t->value == '(' || t->value == FG_DASH ||
               t->value == ':' || t->value == '|';
    return false;
}

/* "5 years of experience, preferably in retail": what is preferred is not what the years have to be in. */
static bool turns_to_preference(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    return fg_cue_at(r, i, to, FG_LEX_PREFERRED, &h, NULL) && i > 0 && fg_is(r, i - 1, ',');
}

/* "5 years in lieu of a degree", "5 years, or a master's degree": behind the length another way begins. */
static bool turns_to_degree(const fg_reading *r, uint32_t i, uint32_t to) {
    enum { INSTEAD = 3 /* argument of [alike] */, BETWEEN = 2 /* "or a master's" */ };
    fg_hit h;
    uint32_t how;
    if (fg_cue_at(r, i, to, FG_LEX_ALIKE, &h, &how) && how == INSTEAD) return true;
    if (!fg_word_is(r, i, "or")) return false;
    for (uint32_t k = i + 1; k < to && k <= i + BETWEEN; k++) {
        fg_hit name; /* "MS Project", "master data" */
        if (!fg_cue_at(r, k, to, FG_LEX_DEGREE, &h, NULL)) continue;
        return !fg_dict_match(r->dict, r->tokens, k, to, FG_ROOT_CONCEPT, &name) || name.end <= h.end;
    }
    return false;
}

/* "of experience in X", "working with X", "as a X", "of X experience": the tokens of X up to the end of the clause. */
static void find_scope(const fg_reading *r, fg_years *y, uint32_t to) {
    uint32_t i = y->end;
    fg_hit h;
    while (i < to && !ends_scope(r, i) && !turns_to_preference(r, i, to) && !turns_to_degree(r, i, to)) {
        if (fg_cue_at(r, i, to, FG_LEX_GENERAL_SCOPE, &h, NULL))
            i = h.end;
        else if (fg_word_is(r, i, "in") || fg_word_is(r, i, "with") || fg_word_is(r, i, "w") || fg_is(r, i, '.') ||
                 fg_word_is(r, i, "as") || fg_word_is(r, i, "using") || fg_word_is(r, i, "a") ||
                 fg_word_is(r, i, "an") || fg_word_is(r, i, "the") || fg_is(r, i, ',') || fg_is(r, i, '-') ||
                 fg_is(r, i, '/') || fg_word_is(r, i, "and") || fg_word_is(r, i, "or"))
            i++;
        else
            break;
    }
    y->of_first = y->of_end = i;
    while (i < to && !ends_scope(r, i) && !turns_to_preference(r, i, to) && !turns_to_degree(r, i, to) &&
           i - y->of_first < 25)
        i++;
    y->of_end = i;
    while (y->of_end > y->of_first && fg_tok(r, y->of_end - 1)->cls == FG_TOK_PUNCT && !fg_is(r, y->of_end - 1, '+') &&
           !fg_is(r, y->of_end - 1, '#'))
        y->of_end--;
}

/* "Worked with Docker for at least 3 years", "for 3 years or more": a least length, behind a word of experience. */
static bool tells_work(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    fg_hit h;
    bool least =
        i > 2 && (fg_word_is(r, i - 1, "least") || (fg_word_is(r, i - 1, "of") && fg_word_is(r, i - 2, "minimum")));
    if (!least && skip_plus(r, end, to) == end) return false;
    for (uint32_t k = i; k-- > 0 && i - k < 14 && fg_tok(r, k)->cls != FG_TOK_PUNCT;)
        if (fg_cue_at(r, k, i, FG_LEX_TYPED_HEAD, &h, NULL)) return true;
    return false;
}

/* "For more than 50 years, we ...": how long something has gone on, where no experience is named. */
static bool tells_history(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    bool since = false;
    fg_hit h;
    uint32_t where;
    for (uint32_t k = i > 4 ? i - 4 : 0; k < i; k++)
        since |= fg_cue_at(r, k, i, FG_LEX_NOT_YEARS, &h, &where) && where == PERHAPS_BEFORE;
    if (!since || tells_work(r, i, end, to)) return false;
    for (uint32_t k = end; k < to && k < end + 6; k++)
        if (fg_cue_at(r, k, to, FG_LEX_EXPERIENCE, &h, NULL)) return false;
    return true;
}

/* "2 years to 4 years", "6 months to 2 years": the upper end has a unit of its own. */
static uint32_t read_upper_end(const fg_reading *r, uint32_t i, uint32_t to, fg_years *y) {
    amount a;
    uint32_t months, end;
    uint32_t most = skip_most(r, i, to);
    if (most == i && i < to && is_range_sign(r, i)) most++;
    if (most == i || !amount_at(r, most, to, &a) || !unit_at(r, a.at, to, &months, &end)) return i;
    if (a.low * months / 100 <= y->min_months) return i;
    y->max_months = a.low * months / 100;
    return skip_plus(r, end, to);
}

static bool follows_up_to(const fg_reading *r, uint32_t i) {
    fg_hit h;
    if (i > 0 && fg_cue_at(r, i - 1, i, FG_LEX_UP_TO, &h, NULL)) return true;
    return i > 1 && fg_cue_at(r, i - 2, i, FG_LEX_UP_TO, &h, NULL) && h.end == i;
}

/* "5+ years" */
static bool length_of(const fg_reading *r, uint32_t i, uint32_t to, const amount *a, fg_years *y) {
    uint32_t months, end;
    if (!unit_at(r, a->at, to, &months, &end)) return false;
    if (is_other_length(r, i, a->at, to)) return false;
    if ((i > 0 && fg_is(r, i - 1, '$')) || tells_history(r, i, end, to)) return false;
    if (a->low * months / 100 > LONGEST) return false;
    *y = (fg_years){.first = i, .min_months = a->low * months / 100, .max_months = a->high * months / 100};
    y->end = skip_plus(r, end, to);
    if (!y->max_months) y->end = read_upper_end(r, y->end, to, y);
    if (follows_up_to(r, i)) {
        y->max_months = y->min_months;
        y->min_months = 0;
    }
    return true;
}

/* "Years of experience: 3" */
static bool keyed_at(const fg_reading *r, uint32_t i, uint32_t to, fg_years *y) {
    fg_hit h;
    amount a;
    uint32_t months, k, end;
    if (!unit_at(r, i, to, &months, &k)) return false;
    while (k < to && !fg_is(r, k, ':') && fg_cue_at(r, k, to, FG_LEX_GENERAL_SCOPE, &h, NULL)) k = h.end;
    while (k < to && (fg_word_is(r, k, "required") || fg_word_is(r, k, "preferred"))) k++;
    if (k >= to || !fg_is(r, k, ':') || !amount_at(r, k + 1, to, &a) || unit_at(r, a.at, to, &months, &end))
        return false;
    if (a.low * months / 100 > LONGEST) return false;
    *y = (fg_years){.first = i, .end = a.at, .min_months = a.low * months / 100, .max_months = a.high * months / 100};
    return true;
}

/* "3 of which" at `behind`, or "of which 3 in". */
static bool is_part_of_it(const fg_reading *r, uint32_t i, uint32_t behind, uint32_t to) {
    static const char *const whole[] = {"which", "them", "those", "these"};
    if (!fg_word_is(r, behind, "of") && !(i > 1 && fg_word_is(r, i - 2, "of"))) return false;
    for (size_t k = 0; k < FG_COUNT(whole); k++) {
        if (behind + 1 < to && fg_word_is(r, behind, "of") && fg_word_is(r, behind + 1, whole[k])) return true;
        if (i > 1 && fg_word_is(r, i - 2, "of") && fg_word_is(r, i - 1, whole[k]))
            return fg_word_is(r, behind, "in") || fg_word_is(r, behind, "with") || fg_word_is(r, behind, "as");
    }
    return false;
}

static bool follows_years(const fg_reading *r, uint32_t i) {
    uint32_t months, end;
    for (uint32_t k = i > 15 ? i - 15 : 0; k < i; k++)
        if (unit_at(r, k, i, &months, &end) && months == 12) return true;
    return false;
}

/* The number's unit is left out: "8 years, 3 of which in sales", "2 years (5 preferred)", "2-5 experience in sales". */
static bool is_bare(const fg_reading *r, uint32_t i, uint32_t to, const amount *a, fg_years *y) {
    fg_hit h;
    if (i == 0 || a->at >= to || a->low > 4000) return false;
    bool part = is_part_of_it(r, i, a->at, to);
    bool wish = !part && fg_is(r, i - 1, '(') && fg_cue_at(r, a->at, to, FG_LEX_PREFERRED, &h, NULL);
    bool range = a->high && a->high <= 4000 && fg_word_is(r, a->at, "experience");
    if (!((part || wish) && follows_years(r, i)) && !range) return false;
    *y = (fg_years){.first = i, .end = a->at, .min_months = a->low * 12 / 100, .max_months = a->high * 12 / 100};
    if (part && fg_word_is(r, a->at, "of")) y->end += 2;
    return true;
}

static bool may_be_unit(const fg_reading *r, uint32_t i, uint32_t to) {
    return i < to && (fg_may_begin_cue(r, i, FG_LEX_YEARS) || fg_may_begin_cue(r, i, FG_LEX_MONTHS));
}

static bool may_begin(const fg_reading *r, uint32_t i, uint32_t to) {
    return fg_tok(r, i)->cls == FG_TOK_NUMBER || fg_may_begin_cue(r, i, FG_LEX_NUMBER) || may_be_unit(r, i, to) ||
           (may_be_unit(r, i + 1, to) && fg_word_is(r, i, "a"));
}

bool fg_years_at(const fg_reading *r, uint32_t i, uint32_t to, fg_years *y) {
    amount a;
    if (i >= to || !may_begin(r, i, to)) return false;
    bool counted = amount_at(r, i, to, &a);
    if (!(counted && length_of(r, i, to, &a, y)) && !keyed_at(r, i, to, y) && !(counted && is_bare(r, i, to, &a, y)))
        return false;
    find_scope(r, y, to);
    return true;
}
