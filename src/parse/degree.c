/* Degree phrases: level, fields of study, "or related field", "or equivalent experience". */
#include "parse/mentions.h"

enum { ALIKE_EXPERIENCE = 1, ALIKE_FIELD, ALIKE_INSTEAD, ALIKE_SAID }; /* arguments of [alike] */

typedef struct {
    const fg_reading *r;
    uint32_t to;
    fg_arena *arena;
    fg_fields *fields;
    fg_degree *d;
} reader;

static bool level_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *level, uint32_t *end) {
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

/* "A high degree of accuracy", "our degree programs" */
static bool is_no_degree(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    bool bare = fg_cue_at(r, i, i + 1, FG_LEX_DEGREE_WORD, &h, NULL);
    if (bare && i > 0 && fg_tok(r, i - 1)->cls == FG_TOK_NUMBER) return true; /* "90 degrees" */
    if (fg_cue_at(r, i, to, FG_LEX_NOT_DEGREE, &h, NULL)) return true;
    return i > 0 && fg_cue_at(r, i - 1, to, FG_LEX_NOT_DEGREE, &h, NULL) && h.end > i;
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
    if (joined && level_at(r, end + 1, to, &level, &next)) return true;
    return i >= 2 && (fg_is(r, i - 1, '/') || fg_word_is(r, i - 1, "or")) && level_at(r, i - 2, i, &level, &next);
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
static bool starts_another(const reader *x, uint32_t comma, uint32_t level) {
    fg_hit h;
    if (!fg_is(x->r, comma, ',') || level != comma + 2) return false;
    if (!fg_word_is(x->r, comma + 1, "a") && !fg_word_is(x->r, comma + 1, "an")) return false;
    for (uint32_t i = level; i < x->to && !fg_is(x->r, i, ',') && !fg_is(x->r, i, ';'); i++)
        if (fg_cue_at(x->r, i, x->to, FG_LEX_PREFERRED, &h, NULL)) return true;
    return false;
}

/* "BS/MS", "Bachelor's or Master's degree": all levels named in a row; the lowest counts. */
static uint32_t read_levels(reader *x) {
    uint32_t end = x->d->end;
    for (;;) {
        uint32_t k = end, level, next;
        fg_hit word;
        /* "MBA degree": the word belongs to the level before it, it is no other level */
        if (k < x->to && fg_cue_at(x->r, k, x->to, FG_LEX_DEGREE_WORD, &word, NULL)) break;
        for (uint32_t n = 0; n < 3 && k < x->to; n++) k = skip_level_joint(x->r, k, x->to);
        if (k >= x->to || !level_at(x->r, k, x->to, &level, &next)) break;
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

/* "Office Administration or Office Management" are one field. */
static bool has_field(const reader *x, uint32_t concept) {
    for (uint32_t i = 0; i < x->d->fields; i++)
        if (x->fields->at[x->d->first_field + i].concept == concept) return true;
    return false;
}

static void add_field(reader *x, uint32_t concept, uint32_t first, uint32_t end) {
    if (concept != FG_NONE && has_field(x, concept)) return;
    fg_field *f = FG_PUSH(x->arena, x->fields);
    if (!f) return;
    *f = (fg_field){concept, fg_tok(x->r, first)->start, fg_tok(x->r, end - 1)->end};
    x->d->fields++;
}

/* Behind what joins fields at token i; i if nothing does. */
static uint32_t skip_field_joint(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, '(') || fg_is(r, i, ')') || fg_is(r, i, '-') ||
        fg_is(r, i, ':') || fg_is(r, i, '.'))
        return i + 1;
    return fg_cue_at(r, i, to, FG_LEX_FIELD_JOINT, &h, NULL) ? h.end : i;
}

/* "or related field", "or equivalent practical experience": the words behind it say which; returns its end, else i. */
static uint32_t read_alike(reader *x, uint32_t i) {
    const fg_reading *r = x->r;
    fg_hit h;
    uint32_t kind = 0;
    if (!fg_cue_at(r, i, x->to, FG_LEX_ALIKE, &h, &kind)) return i;
    if (kind == ALIKE_INSTEAD) {
        x->d->experience_ok = true;
        return h.end;
    }
    uint32_t end = h.end;
    bool field = false, experience = kind == ALIKE_SAID;
    for (uint32_t k = h.end; k < x->to && k < h.end + 12;) {
        fg_hit t;
        bool listed = fg_is(r, k, ',') && k > h.end && !field; /* "of education, training and experience" */
        if (fg_is(r, k, '/') || listed)
            k++;
        else if (fg_cue_at(r, k, x->to, FG_LEX_ALIKE_EXPERIENCE, &t, NULL))
            experience = true, end = k = t.end;
        else if (fg_cue_at(r, k, x->to, FG_LEX_ALIKE_FIELD, &t, NULL))
            field = true, end = k = t.end;
        else if (fg_cue_at(r, k, x->to, FG_LEX_ALIKE_MORE, &t, NULL))
            k = t.end;
        else
            break;
    }
    /* a bare "or equivalent" is another degree, or another field where one was named */
    if (!field && !experience) field = kind == ALIKE_FIELD || x->d->fields;
    x->d->related_ok |= field && !(kind == ALIKE_EXPERIENCE && experience);
    x->d->experience_ok |= experience;
    return end;
}

/* "...; or any equivalent combination of training and experience", however far behind the degree. */
static bool ends_in_combination(const reader *x, uint32_t i) {
    fg_hit h;
    for (uint32_t k = i; k + 2 < x->to; k++) {
        if (!fg_word_is(x->r, k + 1, "combination") && !fg_word_is(x->r, k + 2, "combination")) continue;
        if (!fg_cue_at(x->r, k, x->to, FG_LEX_ALIKE, &h, NULL) || h.end <= k + 2) continue;
        fg_degree probe = *x->d;
        reader y = *x;
        y.d = &probe;
        probe.experience_ok = false;
        read_alike(&y, k);
        if (probe.experience_ok) return true;
    }
    return false;
}

/* What is said of the field ends with the part that names it; "; or equivalent experience" is for all parts. */
static void read_tail(reader *x, uint32_t i) {
    bool other_part = false, related = x->d->related_ok;
    for (uint32_t k = i; k < x->to && k < i + (other_part ? 35 : 20); k++) {
        if (fg_is(x->r, k, '.') && k + 1 < x->to && fg_has_cap(x->r, k + 1)) break;
        if (fg_is(x->r, k, ';')) {
            if (k + 1 >= x->to || !fg_word_is(x->r, k + 1, "or")) break;
            if (!other_part) related = x->d->related_ok;
            other_part = true;
        }
        uint32_t end = read_alike(x, k);
        if (end > k) k = end - 1;
    }
    if (other_part) x->d->related_ok = related;
    x->d->combination = ends_in_combination(x, i);
}

/* "Computer Science degree": the field stands in front. */
static void read_field_before(reader *x) {
    fg_hit h;
    if (fg_tok(x->r, x->d->first)->flags & FG_TOK_LINE) return; /* a heading: "Education" is no field here */
    for (uint32_t k = x->d->first > 4 ? x->d->first - 4 : 0; k < x->d->first; k++) {
        if (!fg_dict_match(x->r->dict, x->r->tokens, k, x->d->first, FG_ROOT_FIELD, &h) || h.end != x->d->first)
            continue;
        add_field(x, h.owner, k, h.end);
        return;
    }
}

/* "BSN": the degree's own name says what it is in. */
static void read_own_field(reader *x, uint32_t end) {
    fg_hit h;
    if (!x->d->fields && fg_dict_match(x->r->dict, x->r->tokens, x->d->first, end, FG_ROOT_FIELD, &h) && h.end == end)
        add_field(x, h.owner, x->d->first, end);
}

enum { SHARED_REACH = 8 /* tokens from a half of a field to the one that has their common word */ };

/* The words at two tokens, as if they stood together: a field of study? */
static bool joined_field(const fg_reading *r, uint32_t word, uint32_t head, fg_hit *h) {
    fg_token words[2] = {*fg_tok(r, word), *fg_tok(r, head)};
    fg_tokens joined = *r->tokens;
    joined.list.at = words;
    joined.list.n = 2;
    return fg_dict_match(r->dict, &joined, 0, 2, FG_ROOT_FIELD, h) && h->end == 2;
}

/* "Mechanical, civil or electrical engineering": the word at token k shares the last one of a field behind it. */
static bool add_shared_field(reader *x, uint32_t k) {
    const fg_reading *r = x->r;
    fg_hit h;
    if (fg_tok(r, k)->cls != FG_TOK_WORD) return false;
    for (uint32_t i = k + 1; i < x->to && i < k + SHARED_REACH;) {
        uint32_t next = skip_field_joint(r, i, x->to);
        if (next == i) return false;
        while (next < x->to && skip_field_joint(r, next, x->to) > next) next = skip_field_joint(r, next, x->to);
        if (next >= x->to) return false;
        bool whole = fg_dict_match(r->dict, r->tokens, next, x->to, FG_ROOT_FIELD, &h) && h.end > next + 1;
        fg_hit joined;
        if (whole && joined_field(r, k, h.end - 1, &joined)) {
            add_field(x, joined.owner, k, k + 1);
            return true;
        }
        i = next + 1;
    }
    return false;
}

enum { JOINTS_MOST = 6 /* tokens that join: "with a major/concentration in" */ };
enum { UNKNOWN_MOST = 3 /* words of a field that has no name here */ };

static bool is_field(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    return i < to && fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_FIELD, &h);
}

/* "RN license", "Python", "Master's": asked beside the degree, and not what it is in. */
static bool is_asked_beside(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    uint32_t level, end;
    if (level_at(r, i, to, &level, &end)) return true;
    if (!fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h)) return false;
    fg_kind kind = fg_kind_of(r, h.owner);
    return kind != FG_KIND_KNOWLEDGE && kind != FG_KIND_METHOD && kind != FG_KIND_DOMAIN;
}

/* "In Applied Math, Computer Science": behind capitalised words that no field is called, where a known one follows in the
 * list; else k. They make a field of their own unless they end the name of the one before ("Biomedical Technology"). */
static uint32_t skip_unknown_field(reader *x, uint32_t k, bool behind_field) {
    const fg_reading *r = x->r;
    uint32_t end = k;
    while (end < x->to && end < k + UNKNOWN_MOST && fg_tok(r, end)->cls == FG_TOK_WORD && fg_has_cap(r, end) &&
           !is_field(r, end, x->to) && !is_asked_beside(r, end, x->to))
        end++;
    if (end == k) return k;
    uint32_t next = end;
    while (next < x->to && skip_field_joint(r, next, x->to) > next) next = skip_field_joint(r, next, x->to);
    if (!is_field(r, next, x->to)) return k;
    if (next > end && !behind_field) add_field(x, FG_NONE, k, end);
    return end;
}

/* "Master's degree is required in Education": behind the words that ask, where a field follows; else k. */
static uint32_t skip_demand(const reader *x, uint32_t k) {
    fg_hit h;
    bool asks =
        fg_cue_at(x->r, k, x->to, FG_LEX_REQUIRED, &h, NULL) || fg_cue_at(x->r, k, x->to, FG_LEX_PREFERRED, &h, NULL);
    return asks && h.end < x->to && fg_word_is(x->r, h.end, "in") && is_field(x->r, h.end + 1, x->to) ? h.end : k;
}

/* Fields behind the level, with a few joining words between them. */
static uint32_t read_fields(reader *x, uint32_t i) {
    uint32_t end = i;
    for (uint32_t k = i; k < x->to;) {
        fg_hit h;
        uint32_t alike = read_alike(x, k);
        if (alike > k) {
            k = end = alike;
        } else if (fg_cue_at(x->r, k, x->to, FG_LEX_FIELD_OPEN, &h, NULL)) {
            x->d->open = true;
            k = end = h.end;
        } else if (fg_dict_match(x->r->dict, x->r->tokens, k, x->to, FG_ROOT_FIELD, &h)) {
            add_field(x, h.owner, k, h.end);
            k = end = h.end;
        } else if (add_shared_field(x, k)) {
            end = ++k;
        } else {
            uint32_t next = k < end + JOINTS_MOST ? skip_field_joint(x->r, k, x->to) : k;
            if (next == k && k > i) next = skip_unknown_field(x, k, k == end);
            if (next == k) next = skip_demand(x, k);
            if (next == k) break;
            k = next;
        }
    }
    return end;
}

/* "Bachelor's degree (US or foreign equivalent) in", "(in progress) in": behind the parenthesis the degree goes on. */
static uint32_t skip_parenthesis(const reader *x, uint32_t i) {
    bool aside = false;
    fg_hit h;
    if (i >= x->to || !fg_is(x->r, i, '(')) return i;
    for (uint32_t k = i + 1; k < x->to && k < i + 8; k++) {
        if (fg_is(x->r, k, ')')) return aside && k + 1 < x->to && fg_word_is(x->r, k + 1, "in") ? k + 1 : i;
        aside |= fg_word_is(x->r, k, "equivalent") || fg_cue_at(x->r, k, x->to, FG_LEX_IN_PROGRESS, &h, NULL);
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

enum { COMBINATION_REACH = 14 /* tokens from "combination of education and experience" to the degree it equals */ };

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

bool fg_degree_at(const fg_reading *r, uint32_t i, uint32_t to, bool loose, fg_arena *arena, fg_fields *fields,
                  fg_degree *d) {
    uint32_t level, end;
    if (!level_at(r, i, to, &level, &end) || is_no_degree(r, i, to) || (!loose && names_school(r, i, end)))
        return false;
    bool doubtful = is_doubtful(r, i, end) && !has_degree_context(r, i, end, to);
    if (doubtful && !(loose && stands_for_itself(r, i, end))) return false;
    *d = (fg_degree){.first = i, .end = end, .level = (uint8_t)level, .first_field = fields->n};
    reader x = {r, to, arena, fields, d};
    d->end = skip_parenthesis(&x, read_levels(&x));
    read_field_before(&x);
    d->end = read_fields(&x, d->end);
    read_own_field(&x, end);
    read_tail(&x, d->end);
    d->in_progress = is_in_progress(r, d, to);
    d->instead = follows_instead(r, i);
    d->experience_ok |= d->instead || follows_combination(r, i);
    return true;
}
