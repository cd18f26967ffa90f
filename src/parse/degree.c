/* Degree phrases: where they stand, and of which levels. */
#include "parse/degree_parts.h"

bool fg_degree_level_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *level, uint32_t *end) {
    fg_hit h;
    if (i >= to || fg_tok(r, i)->cls == FG_TOK_PUNCT || !fg_cue_at(r, i, to, FG_LEX_DEGREE, &h, level)) return false;
    *end = h.end;
    return true;
}

/* BA, MS, AS ... are also states, titles and words; J.D. with its points is not. "Item masters" and "our associates" are
 * no degrees either, "an associate's" is. */
static bool is_doubtful(const fg_reading *r, uint32_t first, uint32_t end) {
    static const char *const words[] = {"master", "masters", "associate", "associates", "undergraduate"};
    if (end != first + 1) return false;
    for (size_t i = 0; i < FG_COUNT(words); i++)
        if (fg_word_is(r, first, words[i])) return !(fg_tok(r, first)->flags & FG_TOK_OWNER);
    return fg_token_norm(r->tokens, first).len <= 2 && fg_tok(r, first)->end - fg_tok(r, first)->start <= 2;
}

static bool is_field_word(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (i < to && (fg_word_is(r, i, "in") || fg_word_is(r, i, "of"))) i++;
    if (i < to && fg_word_is(r, i, "the")) i++;
    return i < to && fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_FIELD, &h);
}

/* "BS in a related field", "MS in any discipline" */
static bool leaves_field_open(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (i + 1 >= to || !fg_word_is(r, i, "in")) return false;
    if (fg_cue_at(r, i, to, FG_LEX_FIELD_OPEN, &h, NULL) || fg_cue_at(r, i + 1, to, FG_LEX_FIELD_OPEN, &h, NULL))
        return true;
    if (fg_word_is(r, i + 1, "a") || fg_word_is(r, i + 1, "an")) i++;
    return i + 1 < to && fg_cue_at(r, i + 1, to, FG_LEX_ALIKE, &h, NULL);
}

/* "Hudson High School": a place. */
static bool names_school(const fg_reading *r, uint32_t i, uint32_t end) {
    static const fg_lex asks[] = {FG_LEX_REQUIRED, FG_LEX_PREFERRED, FG_LEX_STARTER, FG_LEX_HEADING_WORD,
                                  FG_LEX_DEGREE};
    fg_hit h;
    if (i == 0 || end != i + 2 || !fg_word_is(r, i, "high") || !fg_has_cap(r, i) || !fg_has_cap(r, i + 1)) return false;
    if ((fg_tok(r, i)->flags & FG_TOK_LINE) || fg_tok(r, i - 1)->cls != FG_TOK_WORD || !fg_has_cap(r, i - 1))
        return false;
    for (size_t k = 0; k < FG_COUNT(asks); k++)
        if (fg_cue_at(r, i - 1, i, asks[k], &h, NULL)) return false;
    return true;
}

/* "A degree of patience", but "a degree of Computer Science": do the words at token k, over token i, speak of no degree? */
static bool is_other_degree(const fg_reading *r, uint32_t k, uint32_t i, uint32_t to) {
    enum { UNLESS_FIELD = 1 };
    fg_hit h;
    uint32_t arg;
    return fg_cue_at(r, k, to, FG_LEX_NOT_DEGREE, &h, &arg) && h.end > i &&
           !(arg == UNLESS_FIELD && is_field_word(r, h.end, to));
}

/* "A high degree of accuracy", "our degree programs" */
static bool is_no_degree(const fg_reading *r, uint32_t i, uint32_t to) {
    enum { BEFORE = 2 };
    fg_hit h;
    bool bare = fg_cue_at(r, i, i + 1, FG_LEX_DEGREE_WORD, &h, NULL);
    if (bare && i > 0 && fg_tok(r, i - 1)->cls == FG_TOK_NUMBER) return true; /* "90 degrees" */
    for (uint32_t k = i; i - k <= (bare ? BEFORE : 1); k--) {
        if (is_other_degree(r, k, i, to)) return true;
        if (k == 0) break;
    }
    return false;
}

/* "with 5+ years", "+ 3 years": what stands behind a degree and its years. */
static bool is_before_years(const fg_reading *r, uint32_t end, uint32_t to) {
    fg_years y;
    if (end < to && fg_is(r, end, ':')) return false; /* "Associate: at least 2 years": a grade of the job */
    for (uint32_t k = end; k < to && k < end + 4; k++) {
        if (fg_years_at(r, k, to, &y)) return k > end;
        if (fg_tok(r, k)->cls == FG_TOK_NUMBER) return false;
    }
    return false;
}

static bool is_asked(const fg_reading *r, uint32_t end, uint32_t to) {
    fg_hit h;
    if (end < to && fg_word_is(r, end, "must")) return false; /* "associates must be willing" */
    return fg_cue_at(r, end, to, FG_LEX_REQUIRED, &h, NULL) || fg_cue_at(r, end, to, FG_LEX_PREFERRED, &h, NULL);
}

/* "6+ years with an MS" */
static bool follows_years_with(const fg_reading *r, uint32_t i) {
    fg_hit h;
    if (i > 0 && (fg_word_is(r, i - 1, "a") || fg_word_is(r, i - 1, "an"))) i--;
    if (i < 2 || !fg_word_is(r, i - 1, "with")) return false;
    for (uint32_t k = i > 6 ? i - 6 : 0; k + 1 < i; k++)
        if (fg_cue_at(r, k, i, FG_LEX_YEARS, &h, NULL)) return true;
    return false;
}

/* "BS with a concentration in" */
static bool has_major_behind(const fg_reading *r, uint32_t end, uint32_t to) {
    static const char *const words[] = {"major", "concentration", "emphasis", "specialization", "degree"};
    if (end + 2 >= to || !fg_word_is(r, end, "with")) return false;
    if (fg_word_is(r, end + 1, "a") || fg_word_is(r, end + 1, "an")) end++;
    for (size_t k = 0; k < FG_COUNT(words); k++)
        if (fg_word_is(r, end + 1, words[k])) return true;
    return false;
}

static bool says_higher(const fg_reading *r, uint32_t i) {
    return fg_word_is(r, i, "higher") || fg_word_is(r, i, "above");
}

static bool has_degree_context(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    fg_hit h;
    uint32_t level, next;
    if (follows_years_with(r, i)) return true;
    if (end >= to) return false;
    if (is_field_word(r, end, to) || leaves_field_open(r, end, to) ||
        fg_cue_at(r, end, to, FG_LEX_DEGREE_WORD, &h, NULL))
        return true;
    if (has_major_behind(r, end, to) || is_asked(r, end, to) || (fg_is(r, end, '(') && is_asked(r, end + 1, to)) ||
        is_before_years(r, end, to))
        return true;
    bool joined = fg_is(r, end, '/') || fg_is(r, end, ',') || fg_word_is(r, end, "or") || fg_word_is(r, end, "and");
    if (joined && (fg_degree_level_at(r, end + 1, to, &level, &next) || says_higher(r, end + 1))) return true;
    return i >= 2 && (fg_is(r, i - 1, '/') || fg_word_is(r, i - 1, "or")) &&
           fg_degree_level_at(r, i - 2, i, &level, &next);
}

/* "(Master's preferred)": asked otherwise than what stands in front. */
static bool opens_preference(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (!fg_is(r, i, '(')) return false;
    for (uint32_t k = i + 1; k < to && !fg_is(r, k, ')'); k++)
        if (fg_cue_at(r, k, to, FG_LEX_PREFERRED, &h, NULL)) return true;
    return false;
}

/* Behind what joins levels at token i; i if nothing does. */
static uint32_t skip_level_joint(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (opens_preference(r, i, to)) return i;
    if (fg_is(r, i, '/') || fg_is(r, i, ',') || fg_is(r, i, '-') || fg_is(r, i, '(') || fg_is(r, i, ')')) return i + 1;
    return fg_cue_at(r, i, to, FG_LEX_DEGREE_JOINT, &h, NULL) ? h.end : i;
}

/* "A high school diploma, a bachelor's degree preferred": the article begins another one, which is asked otherwise. */
static bool starts_another(const fg_degree_reader *x, uint32_t comma, uint32_t level) {
    fg_hit h;
    if (!fg_is(x->r, comma, ',') || level != comma + 2) return false;
    if (!fg_word_is(x->r, comma + 1, "a") && !fg_word_is(x->r, comma + 1, "an")) return false;
    for (uint32_t i = level; i < x->to && !fg_is(x->r, i, ',') && !fg_is(x->r, i, ';'); i++)
        if (fg_cue_at(x->r, i, x->to, FG_LEX_PREFERRED, &h, NULL)) return true;
    return false;
}

/* "BS/MS", "Bachelor's or Master's degree": all levels named in a row; the lowest counts. */
static uint32_t read_levels(fg_degree_reader *x) {
    uint32_t end = x->d->end;
    for (;;) {
        uint32_t k = end, level, next;
        fg_hit word;
        /* "MBA degree": the word belongs to the level before it, it is no other level */
        if (k < x->to && fg_cue_at(x->r, k, x->to, FG_LEX_DEGREE_WORD, &word, NULL)) break;
        for (uint32_t n = 0; n < 3 && k < x->to; n++) k = skip_level_joint(x->r, k, x->to);
        if (k >= x->to || !fg_degree_level_at(x->r, k, x->to, &level, &next)) break;
        /* "PhD, or Master's with 4 years": another alternative, which has its own years */
        bool parted = fg_is(x->r, end, ',') && fg_word_is(x->r, end + 1, "or");
        if (starts_another(x, end, k)) break;
        if (parted && level < x->d->level && !is_doubtful(x->r, k, next) && is_before_years(x->r, next, x->to)) break;
        bool other = fg_word_is(x->r, k, "degree") || fg_word_is(x->r, k, "diploma") || fg_word_is(x->r, k, "some");
        if (level == FG_DEGREE_OTHER && k > end && !other) break;
        /* "Master's or higher degree": the bare word names no lower level */
        bool bare = fg_cue_at(x->r, k, next, FG_LEX_DEGREE_WORD, &word, NULL) && word.end == next;
        if (!bare && level != FG_DEGREE_OTHER && (x->d->level == FG_DEGREE_OTHER || level < x->d->level))
            x->d->level = (uint8_t)level;
        end = next;
    }
    fg_hit h;
    while (end < x->to && fg_tok(x->r, end)->cls == FG_TOK_WORD &&
           fg_cue_at(x->r, end, x->to, FG_LEX_DEGREE_WORD, &h, NULL))
        end = h.end;
    return end;
}

/* "Bachelor's degree (US or foreign equivalent) in", "(in progress) in": behind the parenthesis the degree goes on. */
static uint32_t skip_parenthesis(const fg_degree_reader *x, uint32_t i) {
    bool aside = false;
    fg_hit h;
    if (i >= x->to || !fg_is(x->r, i, '(')) return i;
    for (uint32_t k = i + 1; k < x->to && k < i + 8; k++) {
        if (fg_is(x->r, k, ')')) return aside && k + 1 < x->to && fg_word_is(x->r, k + 1, "in") ? k + 1 : i;
        aside |= fg_word_is(x->r, k, "equivalent") || says_higher(x->r, k) ||
                 fg_cue_at(x->r, k, x->to, FG_LEX_IN_PROGRESS, &h, NULL);
    }
    return i;
}

/* "Enrolled in an accredited (BS": nothing but words that lead to the degree. */
static bool leads_on(const fg_reading *r, uint32_t from, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_STOP, FG_LEX_JOINING, FG_LEX_GENERAL_SCOPE, FG_LEX_STUDY, FG_LEX_IN_PROGRESS};
    fg_hit h;
    for (uint32_t i = from; i < to; i++) {
        bool leads = fg_tok(r, i)->cls != FG_TOK_WORD;
        for (size_t k = 0; k < FG_COUNT(tags) && !leads; k++) leads = fg_cue_at(r, i, i + 1, tags[k], &h, NULL);
        if (!leads) return false;
    }
    return true;
}

/* "Pursuing a BS", "a final-year student", "BS (completed or in progress)" */
static bool is_in_progress(const fg_reading *r, const fg_degree *d, uint32_t to) {
    fg_hit h;
    uint32_t i = d->first;
    for (uint32_t k = i > 5 ? i - 5 : 0; k < i; k++)
        if (fg_cue_at(r, k, d->end, FG_LEX_IN_PROGRESS, &h, NULL) && (h.end > i || leads_on(r, h.end, i))) return true;
    for (uint32_t k = i; k < d->end; k++)
        if (fg_cue_at(r, k, d->end, FG_LEX_IN_PROGRESS, &h, NULL)) return true;
    uint32_t end = d->end + 4 < to ? d->end + 4 : to;
    for (uint32_t k = d->end; k < end && (k == d->end || fg_is(r, d->end, '(')); k++)
        if (fg_cue_at(r, k, to, FG_LEX_IN_PROGRESS, &h, NULL)) return true;
    return false;
}

/* "Experience in lieu of a degree" */
static bool follows_instead(const fg_reading *r, uint32_t i) {
    fg_hit h;
    uint32_t kind;
    for (uint32_t k = i > 5 ? i - 5 : 0; k < i; k++)
        if (fg_cue_at(r, k, i, FG_LEX_ALIKE, &h, &kind) && kind == ALIKE_INSTEAD && h.end + 1 >= i) return true;
    return false;
}

/* "Masters Southern University" */
static bool names_school_behind(const fg_reading *r, uint32_t i) {
    enum { NAME = 4 };
    fg_hit h;
    for (uint32_t k = i; k < i + NAME && k < r->tokens->list.n && fg_has_cap(r, k); k++)
        if (fg_cue_at(r, k, k + 1, FG_LEX_SCHOOL, &h, NULL)) return true;
    return false;
}

/* Where only education is told: MA, MS and ME are states still, unless their place says otherwise: "2006 MS : Nursing". */
static bool stands_for_itself(const fg_reading *r, uint32_t i, uint32_t end) {
    fg_hit h;
    if (fg_tok(r, i)->flags & FG_TOK_LINE || fg_is(r, end, ':')) return true;
    if (fg_has_cap(r, i) && names_school_behind(r, end)) return true;
    if (fg_token_norm(r->tokens, i).len > 2) return false;
    if (!fg_cue_at(r, i, i + 1, FG_LEX_STATE_CODE, &h, NULL)) return true;
    return i > 0 && fg_tok(r, i - 1)->cls == FG_TOK_NUMBER;
}

/* "Newton, MA", "Jackson, MS: Some college": a state behind its town, and no degree behind another, a field, a school or a
 * year. */
static bool is_state_of_town(const fg_reading *r, uint32_t i, uint32_t to) {
    enum { NAME = 3 };
    fg_hit h;
    uint32_t level, end;
    if (i < 2 || !fg_is(r, i - 1, ',') || !fg_has_cap(r, i - 2) || fg_tok(r, i - 2)->cls != FG_TOK_WORD ||
        !fg_cue_at(r, i, i + 1, FG_LEX_STATE_CODE, &h, NULL))
        return false;
    if ((fg_tok(r, i)->flags | fg_tok(r, i - 1)->flags) & FG_TOK_LINE) return false;
    if (i + 1 < to && (fg_word_is(r, i + 1, "in") || fg_word_is(r, i + 1, "of"))) return false;
    for (uint32_t k = i - 2; i - 2 - k < NAME; k--) {
        bool other = fg_degree_level_at(r, k, i, &level, &end) || fg_cue_at(r, k, i, FG_LEX_SCHOOL, &h, NULL) ||
                     (fg_dict_match(r->dict, r->tokens, k, i - 1, FG_ROOT_FIELD, &h) && h.end == i - 1);
        if (other) return false;
        if (k == 0 || fg_tok(r, k)->flags & FG_TOK_LINE || fg_tok(r, k - 1)->cls != FG_TOK_WORD) break;
    }
    bool goes_on = i + 1 < to && !(fg_tok(r, i + 1)->flags & FG_TOK_LINE);
    return !goes_on || fg_is_mark(r, i + 1) || fg_tok(r, i + 1)->cls == FG_TOK_NUMBER;
}

enum { COMBINATION_REACH = 14 /* tokens from "combination of education and experience" to the degree it equals */ };

/* "Graduated in 2012", "graduated in the top 10 %": when and how, and not in what. */
static bool tells_when(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    fg_hit h;
    if (!fg_str_starts(fg_token_norm(r->tokens, i), FG_LIT("graduat")) || !fg_word_is(r, end - 1, "in") || end >= to)
        return false;
    return fg_tok(r, end)->cls == FG_TOK_NUMBER || fg_word_is(r, end, "the") || fg_word_is(r, end, "top") ||
           fg_cue_at(r, end, to, FG_LEX_MONTH, &h, NULL) || fg_cue_at(r, end, to, FG_LEX_SEASON, &h, NULL);
}

/* "Any combination of education and experience equivalent to a degree" */
static bool follows_combination(const fg_reading *r, uint32_t i) {
    bool equal = false;
    for (uint32_t k = i; k-- > 0 && i - k <= COMBINATION_REACH && !fg_is(r, k, '.') && !fg_is(r, k, ';');) {
        equal |= i - k <= 4 && fg_word_is(r, k, "to") && k > 0 &&
                 (fg_word_is(r, k - 1, "equivalent") || fg_word_is(r, k - 1, "equal"));
        if (equal && fg_word_is(r, k, "combination")) return true;
    }
    return false;
}

/* "High school diploma (or GED)": behind the sign that closes what it opened. */
static uint32_t behind_closing(const fg_reading *r, uint32_t i, uint32_t end, uint32_t to) {
    uint32_t open = 0;
    for (; i < end; i++) {
        if (fg_is(r, i, '(')) open++;
        if (fg_is(r, i, ')') && open) open--;
    }
    return open && end < to && fg_is(r, end, ')') ? end + 1 : end;
}

bool fg_degree_at(const fg_reading *r, uint32_t i, uint32_t to, bool loose, fg_arena *arena, fg_fields *fields,
                  fg_degree *d) {
    uint32_t level, end;
    if (!fg_degree_level_at(r, i, to, &level, &end) || is_no_degree(r, i, to) || (!loose && names_school(r, i, end)))
        return false;
    if (tells_when(r, i, end, to)) return false;
    /* "Mass Spectrometry (MS)"; the GED has one meaning, however it is spelt */
    if (level != FG_DEGREE_HIGH_SCHOOL && fg_is_spelt_without(r, i, FG_LEX_DEGREE)) return false;
    if (loose && is_state_of_town(r, i, to)) return false;
    bool doubtful = is_doubtful(r, i, end) && !has_degree_context(r, i, end, to);
    if (doubtful && !(loose && stands_for_itself(r, i, end))) return false;
    *d = (fg_degree){.first = i, .end = end, .level = (uint8_t)level, .first_field = fields->n};
    fg_degree_reader x = {r, to, arena, fields, d};
    d->end = skip_parenthesis(&x, read_levels(&x));
    fg_degree_read_field_before(&x);
    d->end = fg_degree_read_fields(&x, d->end);
    fg_degree_read_own_field(&x, end);
    fg_degree_read_tail(&x, d->end);
    d->end = behind_closing(r, i, d->end, to);
    d->in_progress = is_in_progress(r, d, to);
    d->instead = follows_instead(r, i);
    d->experience_ok |= d->instead || follows_combination(r, i);
    return true;
}
