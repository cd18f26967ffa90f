/* Education: degrees with their fields and dates. */
#include "parse/education_field.h"
#include "parse/roles.h"
#include "parse/unfinished.h"

enum {
    SAME_ENTRY = 14,
    COURSE_WORDS = 5, /* before what says that it is a course */
    BROKEN_RANGE = 4, /* tokens of its first line */
    OWN_WORDS = 12    /* tokens behind a degree */
};

typedef struct {
    uint32_t first, end; /* tokens of the degree phrase */
    uint32_t part;
    fg_education e;
} entry;
typedef FG_VEC(entry) entries;

/* ---- dates ---- */

static fg_date later_of(fg_date best, fg_date date) {
    bool finer = date.month / 12 == best.month / 12 && date.precision > best.precision;
    return best.month == FG_NO_MONTH || date.month > best.month || finer ? date : best;
}

/* The latest date among tokens [from, to); of a range its end, of which an open one says nothing. */
static fg_date date_in(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    fg_date best = {FG_NO_MONTH, FG_PRECISION_NONE};
    for (uint32_t i = from; i < to; i++) {
        fg_dated d;
        fg_range g;
        bool range = fg_range_at(&x->reading, i, to, &g);
        if (!range && !fg_date_at(&x->reading, i, to, &d)) continue;
        if (!range || !g.open) best = later_of(best, range ? g.stop : d.date);
        i = (range ? g.end : d.end) - 1;
    }
    return best;
}

static bool has_date(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    return date_in(x, from, to).month != FG_NO_MONTH;
}

/* ---- degrees ---- */

static bool is_followed_by_school(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    uint32_t reach = i + 10 < to ? i + 10 : to;
    for (uint32_t k = i; k < reach && !fg_is(&x->reading, k, '.'); k++)
        if (fg_resume_cue(x, k, reach, FG_LEX_SCHOOL)) return true;
    return false;
}

/* "Sales Associate": a job, no degree; "Associate, Hill College" among degrees is one. */
static bool is_title(const fg_resume_reading *x, const fg_degree *d, uint32_t to, bool listed) {
    bool before = d->first > 0 && fg_tok(&x->reading, d->first - 1)->cls == FG_TOK_WORD &&
                  !(fg_tok(&x->reading, d->first)->flags & FG_TOK_LINE);
    if (listed && !before && is_followed_by_school(x, d->end, to)) return false;
    return d->end == d->first + 1 && !d->fields && !fg_is(&x->reading, d->end, ':') &&
           fg_resume_cue(x, d->first, to, FG_LEX_TITLE_WORD);
}

/* "Some College (No Degree)", "non-degree studies" */
static bool is_denied(const fg_resume_reading *x, const fg_degree *d) {
    const fg_reading *r = &x->reading;
    if (d->first == 0) return false;
    uint32_t i = d->first - 1;
    if (i > 0 && fg_is(r, i, '-')) i--;
    return fg_word_is(r, i, "no") || fg_word_is(r, i, "non");
}

/* "Degree, Hill Community College": a word that says not which, from a school that gives no bachelor's. */
static bool is_of_lesser_school(const fg_resume_reading *x, const fg_degree *d, uint32_t to) {
    enum { REACH = 8, LESSER = 1 /* argument of [school] */ };
    const fg_reading *r = &x->reading;
    uint32_t arg;
    fg_hit h;
    if (!fg_cue_at(r, d->first, to, FG_LEX_DEGREE_WORD, &h, NULL) || d->level != FG_DEGREE_BACHELOR) return false;
    for (uint32_t i = d->end; i < to && i < d->end + REACH && !(fg_tok(r, i)->flags & FG_TOK_LINE); i++)
        if (fg_cue_at(r, i, to, FG_LEX_SCHOOL, &h, &arg) && arg == LESSER) return true;
    return false;
}

/* "I then hope to transfer to Hill College to obtain a BS in Biology" */
static bool is_hoped_for(const fg_resume_reading *x, const fg_degree *d) {
    enum { HOPED_FOR = 5 /* argument of [unclaimed] */, REACH = 16 };
    fg_hit h;
    uint32_t arg;
    for (uint32_t i = d->first; i-- > 0 && d->first - i <= REACH && !fg_is(&x->reading, i, '.');) {
        if (fg_tok(&x->reading, i + 1)->flags & FG_TOK_LINE) return false;
        if (fg_cue_at(&x->reading, i, d->first, FG_LEX_UNCLAIMED, &h, &arg) && arg == HOPED_FOR) return true;
    }
    return false;
}

/* Outside an education section a degree has to say what it is in or where it comes from. */
static bool is_sure(const fg_resume_reading *x, const fg_degree *d, uint32_t to) {
    if (d->level == FG_DEGREE_OTHER || d->level == FG_DEGREE_HIGH_SCHOOL) return false;
    return d->fields > 0 || is_followed_by_school(x, d->end, to);
}

/* Of a field before the degree only one on its own line counts: the heading or the entry above may be a field, too. */
static bool is_own_field(const fg_resume_reading *x, const fg_degree *d, const fg_field *f, uint32_t part) {
    if (f->start >= fg_tok(&x->reading, d->first)->start) return true;
    uint32_t line = x->line_of[d->first], first = x->reading.dt.line_first[line];
    if (first < x->parts.at[part].first) first = x->parts.at[part].first;
    return !fg_resume_is_run(x, line) && f->start >= fg_tok(&x->reading, first)->start;
}

static void add_entry(fg_resume_reading *x, entries *all, const fg_degree *d, const fg_fields *fields, uint32_t part) {
    entry *n = FG_PUSH(x->scratch, all);
    if (!n) return;
    *n = (entry){.first = d->first, .end = d->end, .part = part};
    n->e = (fg_education){.span = fg_resume_span(x, d->first, d->end),
                          .level = d->level,
                          .field = FG_NONE,
                          .in_progress = d->in_progress};
    n->e.end = (fg_date){FG_NO_MONTH, FG_PRECISION_NONE};
    for (uint32_t i = 0; i < d->fields; i++) {
        const fg_field *f = &fields->at[d->first_field + i];
        if (n->e.field != FG_NONE || f->concept == FG_NONE || !is_own_field(x, d, f, part)) continue;
        n->e.field = f->concept;
        n->e.field_span = (fg_span){f->start, f->end};
    }
    bool higher = d->level != FG_DEGREE_HIGH_SCHOOL && d->level != FG_DEGREE_OTHER;
    if (n->e.field == FG_NONE && higher)
        n->e.field = fg_field_behind(x, d->end, x->parts.at[part].end, &n->e.field_span);
    if (n->e.field == FG_NONE && d->level != FG_DEGREE_HIGH_SCHOOL)
        n->e.field_span = fg_unknown_field(x, d->end, x->parts.at[part].end);
}

static bool is_high_school_name(const entry *last, const fg_degree *d) {
    return d->level == FG_DEGREE_HIGH_SCHOOL &&
           (last->e.level == FG_DEGREE_HIGH_SCHOOL || last->e.level == FG_DEGREE_OTHER);
}

/* "Degree: Computer Science, Master Degree": the word in front of the colon is the key of the line, no degree of its own. */
static bool is_key_of(const fg_resume_reading *x, const entry *last, const fg_degree *d) {
    const fg_reading *r = &x->reading;
    uint32_t line = x->reading.dt.line_first[x->line_of[d->first]];
    return fg_word_is(r, line, "degree") && fg_is(r, line + 1, ':') && last->first <= line && last->end > line;
}

/* "Diploma … Hill High School" and "High School Diploma … Hill High School" are one entry each, as is a repeated degree. */
static bool merge(fg_resume_reading *x, entries *all, const fg_degree *d, const fg_fields *fields, uint32_t part) {
    entry *last = all->n ? &all->at[all->n - 1] : NULL;
    if (!last || last->part != part || d->first > last->end + SAME_ENTRY) return false;
    bool school = is_high_school_name(last, d);
    bool other = d->level == FG_DEGREE_OTHER && d->first <= last->end + 4 &&
                 !(fg_tok(&x->reading, d->first)->flags & FG_TOK_LINE);
    bool repeated = d->level == last->e.level && d->first <= last->end + 3 &&
                    (last->e.field == FG_NONE || (!d->fields && !has_date(x, last->end, d->first)));
    bool key = is_key_of(x, last, d);
    if (!school && !other && !repeated && !key) return false;
    if (school) last->e.level = FG_DEGREE_HIGH_SCHOOL;
    if (key) {
        last->e.level = d->level;
        last->e.field = FG_NONE;
    }
    if ((repeated || key) && d->fields && last->e.field == FG_NONE &&
        is_own_field(x, d, &fields->at[d->first_field], part)) {
        last->e.field = fields->at[d->first_field].concept;
        last->e.field_span = (fg_span){fields->at[d->first_field].start, fields->at[d->first_field].end};
    }
    last->end = d->end;
    last->e.span.end = fg_tok(&x->reading, d->end - 1)->end;
    return true;
}

static void read_part(fg_resume_reading *x, uint32_t part, bool sure, entries *all) {
    fg_fields fields = {0};
    const fg_part *p = &x->parts.at[part];
    for (uint32_t i = p->first; i < p->end; i++) {
        fg_degree d;
        if (!fg_degree_at(&x->reading, i, p->end, sure, x->scratch, &fields, &d)) continue;
        if (is_title(x, &d, p->end, sure) || is_denied(x, &d) || is_hoped_for(x, &d)) continue;
        if (is_of_lesser_school(x, &d, p->end)) d.level = FG_DEGREE_OTHER;
        if ((sure || is_sure(x, &d, p->end)) && !merge(x, all, &d, &fields, part)) add_entry(x, all, &d, &fields, part);
        i = d.end > i ? d.end - 1 : i;
    }
}

/* ---- what no degree names ---- */

static void add_plain(fg_resume_reading *x, entries *all, uint32_t part, uint32_t first, uint32_t end, uint8_t level) {
    entry *n = FG_PUSH(x->scratch, all);
    if (!n) return;
    *n = (entry){.first = first, .end = end, .part = part};
    n->e = (fg_education){.span = fg_resume_span(x, first, end), .level = level, .field = FG_NONE};
    n->e.end = (fg_date){FG_NO_MONTH, FG_PRECISION_NONE};
}

/* Behind the date and the signs with which a line may begin. */
static uint32_t skip_date(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    fg_dated d;
    for (uint32_t next = i; i < to; i = next) {
        if (fg_date_at(&x->reading, i, to, &d))
            next = d.end;
        else if (fg_tok(&x->reading, i)->cls == FG_TOK_PUNCT)
            next = i + 1;
        else
            break;
    }
    return i;
}

/* A field alone: nothing says which degree. */
static bool read_field_at(fg_resume_reading *x, uint32_t part, uint32_t i, uint32_t to, entries *all) {
    fg_hit h;
    if (!fg_dict_match(x->reading.dict, x->reading.tokens, i, to, FG_ROOT_FIELD, &h)) return false;
    add_plain(x, all, part, i, h.end, FG_DEGREE_OTHER);
    if (!all->n) return false;
    all->at[all->n - 1].e.field = h.owner;
    all->at[all->n - 1].e.field_span = fg_resume_span(x, i, h.end);
    return true;
}

/* "Hill University (Duluth), Computer Science, 2012 - 2014": the school first. */
static bool read_school_line(fg_resume_reading *x, uint32_t part, uint32_t i, uint32_t to, entries *all) {
    bool school = false;
    for (uint32_t k = i; k < to; k++) {
        bool parted = k > i && fg_tok(&x->reading, k - 1)->cls == FG_TOK_PUNCT;
        if (school && parted && read_field_at(x, part, k, to, all)) return true;
        school |= fg_resume_cue(x, k, to, FG_LEX_SCHOOL);
    }
    return false;
}

/* Names stand in capitals: "Dental Assisting", and not "During my". */
static bool is_named(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    for (uint32_t i = from; i < to; i++)
        if (fg_is(r, i, ':') || (fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i) && !fg_word_is(r, i, "and") &&
                                 !fg_word_is(r, i, "of")))
            return false;
    return from < to;
}

/* "Special program", "Udemy course": one word in front of what is no name says not what it was in, but "Java course". */
static bool is_lone_word(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    fg_hit h;
    return to == from + 1 && !fg_has_cap(&x->reading, to) &&
           !fg_dict_match(x->reading.dict, x->reading.tokens, from, to, FG_ROOT_CONCEPT, &h) &&
           !fg_dict_match(x->reading.dict, x->reading.tokens, from, to, FG_ROOT_FIELD, &h);
}

/* "Certificate in Bookkeeping", "Dental Assisting Program". */
static bool read_course_line(fg_resume_reading *x, uint32_t part, uint32_t i, uint32_t to, entries *all) {
    fg_hit h, rank;
    if (fg_cue_at(&x->reading, i, to, FG_LEX_EXPECTED, &h, NULL) && h.end < to) i = h.end; /* "Currently pursuing" */
    for (uint32_t k = i; k < to && k < i + COURSE_WORDS; k++) {
        if (!fg_cue_at(&x->reading, k, to, FG_LEX_STUDY, &h, NULL)) continue;
        add_plain(x, all, part, i, h.end, FG_DEGREE_OTHER);
        /* "Master Certificate in Bookkeeping": of a rank, not of the field "Master" */
        bool field = is_named(x, i, k) && !is_lone_word(x, i, k) &&
                     !fg_cue_at(&x->reading, i, to, FG_LEX_NOT_DEGREE, &rank, NULL);
        if (all->n) all->at[all->n - 1].e.field_span = field ? fg_resume_span(x, i, k) : fg_unknown_field(x, h.end, to);
        return true;
    }
    return false;
}

/* "Kinesiology, State University": a field and a school, and nothing says which degree. */
static bool read_field_line(fg_resume_reading *x, uint32_t part, uint32_t i, uint32_t to, entries *all) {
    fg_hit h;
    return fg_dict_match(x->reading.dict, x->reading.tokens, i, to, FG_ROOT_FIELD, &h) &&
           is_followed_by_school(x, h.end, x->parts.at[part].end) && read_field_at(x, part, i, to, all);
}

/* Where a section names no degree, its first line that names a field, a course or a school. */
static void read_plain(fg_resume_reading *x, uint32_t part, entries *all) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t i = p->first; i < p->end;) {
        uint32_t to = x->reading.dt.line_first[x->line_of[i] + 1];
        if (to > p->end) to = p->end;
        uint32_t from = skip_date(x, i, to);
        if (from < to && (read_field_line(x, part, from, to, all) || read_course_line(x, part, from, to, all) ||
                          read_school_line(x, part, from, to, all)))
            return;
        i = to > i ? to : i + 1;
    }
}

/* "Hill High School": named, and nothing says whether it was finished. */
static void read_high_school(fg_resume_reading *x, uint32_t part, entries *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t k = first; k < all->n; k++)
        if (all->at[k].e.level == FG_DEGREE_HIGH_SCHOOL) return;
    for (uint32_t i = p->first + 1; i + 1 < p->end; i++) {
        if (!fg_word_is(&x->reading, i, "high") || !fg_word_is(&x->reading, i + 1, "school")) continue;
        if (!fg_has_cap(&x->reading, i) || !fg_has_cap(&x->reading, i - 1)) continue;
        add_plain(x, all, part, i - 1, i + 2, FG_DEGREE_HIGH_SCHOOL);
        for (uint32_t k = all->n ? all->n - 1 : 0; k > first && all->at[k - 1].first > all->at[k].first; k--) {
            entry other = all->at[k];
            all->at[k] = all->at[k - 1];
            all->at[k - 1] = other;
        }
        return;
    }
}

/* ---- which dates are whose ---- */

/* Do the dates of this section stand before its degrees? Not where they stand on the lines of the degrees, behind them. */
static bool dates_come_first(const fg_resume_reading *x, const entries *all, uint32_t first) {
    uint32_t behind = 0, n = 0;
    const entry *e = &all->at[first];
    if (!has_date(x, x->parts.at[e->part].first, e->first)) return false;
    for (uint32_t i = first; i < all->n && all->at[i].part == e->part; i++, n++) {
        uint32_t line_end = x->reading.dt.line_first[x->line_of[all->at[i].end - 1] + 1];
        if (line_end > x->parts.at[e->part].end) line_end = x->parts.at[e->part].end;
        bool next = i + 1 < all->n && all->at[i + 1].part == e->part && all->at[i + 1].first < line_end;
        behind += has_date(x, all->at[i].end, next ? all->at[i + 1].first : line_end);
    }
    return behind * 2 <= n;
}

static bool names_credential(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    for (uint32_t i = from; i < to; i++) {
        if (fg_word_is(r, i, "certification") || fg_word_is(r, i, "certifications")) return true;
        if (fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h) && fg_is_credential(fg_kind_of(r, h.owner)))
            return true;
    }
    return false;
}

/* "Pursuing PMP and CSM certifications", "CPA qualified candidate", "CSM (2010 - present)": under a degree, not of it. */
static bool is_of_credential(const fg_resume_reading *x, uint32_t i, uint32_t from, uint32_t to, bool present) {
    enum { BEFORE = 3, FAR_BEFORE = 6, BEHIND = 6 };
    uint32_t reach = present ? FAR_BEFORE : BEFORE;
    return names_credential(x, i > from + reach ? i - reach : from, i) ||
           (!present && names_credential(x, i, i + BEHIND < to ? i + BEHIND : to));
}

static bool has_open_end(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        uint32_t end;
        bool present = fg_present_at(&x->reading, i, to, &end);
        bool goes_on =
            present || fg_resume_cue(x, i, to, FG_LEX_EXPECTED) || fg_resume_cue(x, i, to, FG_LEX_IN_PROGRESS);
        if (goes_on && !is_of_credential(x, i, from, to, present)) return true;
    }
    return false;
}

static void read_education_part(fg_resume_reading *x, uint32_t part, entries *all) {
    uint32_t first = all->n;
    read_part(x, part, true, all);
    read_high_school(x, part, all, first);
    if (all->n == first) read_plain(x, part, all);
}

/* "2017 -" at the end of the line, and "2021" in the next one. */
static uint32_t end_of_broken_range(const fg_resume_reading *x, uint32_t from, uint32_t to, uint32_t limit) {
    const fg_reading *r = &x->reading;
    fg_range g;
    for (uint32_t i = to; i-- > from && i + BROKEN_RANGE > to;)
        if (fg_range_at(r, i, limit, &g) && g.end > to && !g.open) return g.end;
    return to;
}

/* Tokens of the lines on which entry i stands alone; none where another shares them. */
static void own_lines(const fg_resume_reading *x, const entries *all, uint32_t i, uint32_t *from, uint32_t *to) {
    const entry *n = &all->at[i];
    const fg_part *p = &x->parts.at[n->part];
    *from = x->reading.dt.line_first[x->line_of[n->first]];
    *to = x->reading.dt.line_first[x->line_of[n->end - 1] + 1];
    bool shared = (i > 0 && all->at[i - 1].end > *from) || (i + 1 < all->n && all->at[i + 1].first < *to);
    if (shared || fg_resume_is_run(x, x->line_of[n->first])) *from = *to = n->first;
    if (*from < p->first) *from = p->first;
    if (*to > p->end) *to = p->end;
    *to = end_of_broken_range(x, *from, *to, p->end);
}

/* What the lines of entry i itself tell counts, and nothing around them. */
static bool date_by_own_lines(const fg_resume_reading *x, const entries *all, uint32_t i) {
    uint32_t from, to;
    entry *n = &all->at[i];
    own_lines(x, all, i, &from, &to);
    fg_date date = date_in(x, from, to);
    if (date.month == FG_NO_MONTH) return false;
    n->e.end = date;
    n->e.in_progress = date.month > x->resume->as_of || has_open_end(x, from, to);
    return true;
}

/* "In progress, History, Hill College": a line that opens so and goes on tells of another study; `to` where there is
 * none. */
static uint32_t next_study(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    fg_hit h;
    for (uint32_t i = from; i < to; i++)
        if (fg_tok(&x->reading, i)->flags & FG_TOK_LINE && fg_cue_at(&x->reading, i, to, FG_LEX_EXPECTED, &h, NULL) &&
            fg_is(&x->reading, h.end, ','))
            return i;
    return to;
}

static void date_entries(fg_resume_reading *x, entries *all) {
    bool before = false;
    for (uint32_t i = 0; i < all->n; i++) {
        entry *n = &all->at[i];
        const fg_part *p = &x->parts.at[n->part];
        bool opens = i == 0 || all->at[i - 1].part != n->part;
        bool closes = i + 1 == all->n || all->at[i + 1].part != n->part;
        if (p->tag != FG_LEX_H_EDUCATION) continue;
        if (opens) before = dates_come_first(x, all, i);
        if (date_by_own_lines(x, all, i)) continue;
        uint32_t from = before ? (opens ? p->first : all->at[i - 1].end) : n->first;
        uint32_t to = before ? n->end : (closes ? p->end : all->at[i + 1].first);
        if (!before && to > n->end + 40) to = n->end + 40;
        if (!before) to = next_study(x, n->end, to);
        n->e.end = date_in(x, from, to);
        /* what has ended is told to go on in its own words only: behind them other things stand that do */
        if (fg_date_is_over(n->e.end, x->resume->as_of) && to > n->end + OWN_WORDS) to = n->end + OWN_WORDS;
        n->e.in_progress |= n->e.end.month > x->resume->as_of || has_open_end(x, n->first, to);
    }
}

/* What was never finished is no degree: its field stays. */
static void drop_unfinished(const fg_resume_reading *x, entries *all) {
    for (uint32_t i = 0; i < all->n; i++) {
        entry *n = &all->at[i];
        bool next = i + 1 < all->n && all->at[i + 1].part == n->part;
        uint32_t to = next ? all->at[i + 1].first : x->parts.at[n->part].end;
        bool coming = n->e.end.month != FG_NO_MONTH && n->e.end.month > x->resume->as_of;
        bool dated = n->e.end.month != FG_NO_MONTH;
        if (coming || !fg_is_unfinished(x, n->first, n->end, to, dated ? FG_DEGREE_NONE : n->e.level)) continue;
        n->e.level = FG_DEGREE_NONE;
        n->e.in_progress = false;
    }
}

/* A degree told of elsewhere is mostly the one that the education section lists, unless it is in another field. */
static bool is_listed(const fg_resume_reading *x, const fg_education *e) {
    for (uint32_t i = 0; i < x->resume->education.n; i++) {
        const fg_education *o = &x->resume->education.at[i];
        if (o->level == e->level && (e->field == FG_NONE || o->field == FG_NONE || o->field == e->field)) return true;
    }
    return false;
}

static bool says_more(const fg_education *e) {
    return e->field != FG_NONE || e->field_span.end > e->field_span.start || e->end.month != FG_NO_MONTH;
}

/* A degree is told of twice: once by its name alone, or both times with the same field and year. */
static bool is_told_again(const entries *all, uint32_t i) {
    const fg_education *e = &all->at[i].e;
    for (uint32_t k = 0; k < all->n; k++) {
        const fg_education *o = &all->at[k].e;
        if (k == i || o->level != e->level) continue;
        if (!says_more(e) && says_more(o)) return true;
        bool same = e->field != FG_NONE && o->field == e->field && o->end.month == e->end.month;
        if (same && k < i) return true;
    }
    return false;
}

/* Whether or not the dictionary knows it. */
static bool has_field(const fg_education *e) { return e->field != FG_NONE || e->field_span.end > e->field_span.start; }

/* "BS : Nursing, Hill College ... BS in Nursing 2012": right behind a degree, the same once more, with what was not told. */
static bool is_continued(const fg_resume_reading *x, const entry *e, const entry *next) {
    enum { REACH = 40 /* tokens */ };
    if (e->part != next->part || e->e.level != next->e.level || next->first > e->end + REACH) return false;
    if (e->e.level < FG_DEGREE_ASSOCIATE) return false;
    bool dates = e->e.end.month == FG_NO_MONTH || next->e.end.month == FG_NO_MONTH ||
                 e->e.end.month / 12 == next->e.end.month / 12;
    if (!dates) return false;
    if (e->e.field != FG_NONE && e->e.field == next->e.field) return true;
    bool one = has_field(&e->e) != has_field(&next->e);
    return one && fg_str_eq(fg_token_norm(x->reading.tokens, e->first), fg_token_norm(x->reading.tokens, next->first));
}

static void join_continued(const fg_resume_reading *x, entries *all) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        entry *last = n ? &all->at[n - 1] : NULL, *e = &all->at[i];
        if (!last || !is_continued(x, last, e)) {
            all->at[n++] = *e;
            continue;
        }
        if (last->e.end.month == FG_NO_MONTH) last->e.end = e->e.end;
        if (!has_field(&last->e)) {
            last->e.field = e->e.field;
            last->e.field_span = e->e.field_span;
        }
        last->e.in_progress |= e->e.in_progress;
        last->end = e->end;
    }
    all->n = n;
}

static void keep(fg_resume_reading *x, const entry *n) {
    fg_education *e = FG_PUSH(&x->resume->arena, &x->resume->education);
    if (e) *e = n->e;
}

void fg_resume_find_education(fg_resume_reading *x) {
    entries listed = {0}, told = {0};
    for (uint32_t p = 0; p < x->parts.n; p++) {
        fg_lex tag = x->parts.at[p].tag;
        if (tag == FG_LEX_H_EDUCATION)
            read_education_part(x, p, &listed);
        else if (tag != FG_LEX_H_REFERENCES && tag != FG_LEX_H_PERSONAL)
            read_part(x, p, false, &told);
    }
    if (x->scratch->failed) return;
    date_entries(x, &listed);
    drop_unfinished(x, &listed);
    drop_unfinished(x, &told);
    join_continued(x, &listed);
    for (uint32_t i = 0; i < listed.n; i++)
        if (!is_told_again(&listed, i)) keep(x, &listed.at[i]);
    for (uint32_t i = 0; i < told.n; i++)
        if (!is_listed(x, &told.at[i].e)) keep(x, &told.at[i]);
}
