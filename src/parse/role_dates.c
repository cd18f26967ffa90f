/* Which dates open a role: ranges where a job is named, and lone dates where a section has no better. */
#include "parse/role_parts.h"

enum { PROSE_WORDS = 5, PROSE_UNNAMED = 3 };

static const fg_date no_date = {FG_NO_MONTH, FG_PRECISION_NONE};

/* ---- which ranges open a role ---- */

typedef enum { NEVER, IF_VOLUNTEER, IF_NAMED, ALWAYS } opening;

static opening opens_roles(fg_lex tag) {
    switch (tag) {
    case FG_LEX_H_EXPERIENCE:
    case FG_LEX_H_VOLUNTEER: return ALWAYS;
    case FG_LEX_H_EDUCATION:
    case FG_LEX_H_CERTIFICATES:
    case FG_LEX_H_PROJECTS:
    case FG_LEX_H_REFERENCES:
    case FG_LEX_H_PUBLICATIONS:
    case FG_LEX_H_LANGUAGES: return NEVER;
    case FG_LEX_H_INTERESTS:
    case FG_LEX_H_PERSONAL: return IF_VOLUNTEER;
    default: return IF_NAMED;
    }
}

/* Grants, prizes and committees last for years, too. */
static bool holds_no_jobs(const fg_resume_reading *x, const fg_part *p) {
    return p->tag == FG_LEX_H_OTHER && p->heading < p->first && fg_resume_other_section(x, p->heading, p->first);
}

static bool is_studying(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    return fg_resume_has_cue(x, from, to, FG_LEX_DEGREE) && !fg_resume_has_cue(x, from, to, FG_LEX_TITLE_WORD);
}

/* Among what somebody likes to do, dates of sports and clubs may share a line with those of volunteering. */
static bool is_beside_volunteering(const fg_resume_reading *x, const fg_range *g, uint32_t a, uint32_t b) {
    enum { BEFORE = 14, BEHIND = 8 };
    if (g->first - a > BEFORE) a = g->first - BEFORE;
    if (b - g->end > BEHIND) b = g->end + BEHIND;
    return fg_resume_has_cue(x, a, b, FG_LEX_VOLUNTEER);
}

/* "Elm Bank Aug 2018 - Dec 2021 / Engineer": months behind a name, and under it a line that names the job. */
static bool is_under_employer(const fg_resume_reading *x, const fg_range *g, uint32_t a, uint32_t b) {
    enum { NAME = 5 /* tokens */ };
    const fg_reading *r = &x->reading;
    uint32_t line = x->line_of[a], c = line + 1 < r->doc->lines.n ? fg_line_first(x, line + 2) : b;
    bool months = g->start.precision == FG_PRECISION_MONTH && (g->open || g->stop.precision == FG_PRECISION_MONTH);
    if (!months || g->first - a > NAME || fg_count_prose(r, a, g->first) > 0 || !fg_has_cap(r, a)) return false;
    return !is_studying(x, a, c) && !fg_resume_has_cue(x, a, g->first, FG_LEX_SCHOOL) && c - b <= FG_HEAD_WORDS &&
           fg_has_cap(r, b) && fg_resume_has_cue(x, b, c, FG_LEX_TITLE_WORD);
}

static bool fits_line(const fg_resume_reading *x, const fg_range *g, opening how) {
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, x->line_of[g->first]), b = fg_line_first(x, x->line_of[g->end - 1] + 1);
    bool starts = fg_count_words(r, a, g->first) == 0;
    if (g->first > a && fg_word_is(r, g->first - 1, "between")) return false;
    uint32_t prose = fg_count_prose(r, a, g->first);
    if (prose >= PROSE_WORDS || (prose >= PROSE_UNNAMED && !fg_names_job(x, a, g->first))) return false;
    if (!starts && g->first > a && fg_is_word(r, g->first - 1) && fg_is_joint(r, g->first - 1) &&
        fg_count_words(r, a, b) > FG_HEAD_WORDS)
        return false;
    if (!starts && fg_count_words(r, a, g->first) > FG_HEAD_WORDS + 6) return false;
    if (how == ALWAYS) return true;
    uint32_t last = g->first; /* the last word before them: "Named Teacher of the Year in 2014-15 / 2015-16" */
    while (last > a && !fg_is_word(r, last - 1)) last--;
    if (!starts && fg_word_is(r, last - 1, "in")) return false;
    /* Outside the experience section the line itself has to name a job, or the next one. */
    uint32_t reach = x->line_of[g->end - 1] + 2 <= r->doc->lines.n ? fg_line_first(x, x->line_of[g->end - 1] + 2) : b;
    uint32_t from = starts ? fg_line_first(x, x->line_of[a] > 2 ? x->line_of[a] - 2 : 0) : a;
    if (starts && fg_count_words(r, from, a) > FG_HEAD_WORDS + 6)
        from = fg_line_first(x, x->line_of[a] > 0 ? x->line_of[a] - 1 : 0);
    if (fg_count_words(r, from, reach) > 40) reach = b;
    if (how == IF_NAMED && !starts && is_under_employer(x, g, a, b)) return true;
    bool volunteer = fg_resume_has_cue(x, a, b, FG_LEX_VOLUNTEER);
    if (!volunteer && fg_resume_has_cue(x, a, b, FG_LEX_MEMBERSHIP)) return false;
    if (how == IF_VOLUNTEER) return is_beside_volunteering(x, g, a, b);
    return volunteer || (fg_names_job(x, from, starts ? reach : b) && !is_studying(x, from, b));
}

/* "Engineer Elm Forest hotel June 2017 to Present": months behind a name that ends in a word in lower case. */
static bool is_named_run(const fg_resume_reading *x, const fg_range *g) {
    enum { NAME = 8 /* tokens */ };
    const fg_reading *r = &x->reading;
    uint32_t i = g->first, low = 0;
    if (g->start.precision != FG_PRECISION_MONTH || !(g->open || g->stop.precision == FG_PRECISION_MONTH)) return false;
    for (; i > 0 && g->first - i < NAME && (fg_is_word(r, i - 1) || fg_is(r, i - 1, FG_DASH)); i--) {
        low += fg_is_word(r, i - 1) && !fg_has_cap(r, i - 1);
        if (low > 2) break;
        if (fg_has_cap(r, i - 1) && fg_resume_cue(x, i - 1, i, FG_LEX_TITLE_WORD)) return true;
    }
    return false;
}

/* "Period: 05/2012 - 01/2013": dates of the job that was named before. */
static bool is_behind_key(const fg_resume_reading *x, uint32_t i, uint32_t from) {
    enum { NAME = 6 /* tokens */ };
    return i > from && fg_is(&x->reading, i - 1, ':') && !fg_names_job(x, i - from > NAME ? i - NAME : from, i);
}

/* "Master of Arts in History Elm University - Elm, OH March 2014 to July 2016": dates of study. */
static bool is_behind_degree(const fg_resume_reading *x, uint32_t i, uint32_t from) {
    enum { NAME = 14 /* tokens */ };
    if (i - from > NAME) from = i - NAME;
    return fg_tells_degree(x, from, i) && !fg_names_job(x, from, i);
}

bool fg_role_fits_run(const fg_resume_reading *x, const fg_range *g) {
    const fg_reading *r = &x->reading;
    uint32_t from = fg_line_first(x, x->line_of[g->first]), i = g->first;
    if (is_behind_key(x, g->first, from) || is_behind_degree(x, g->first, from)) return false;
    while (i > from && fg_tok(r, i - 1)->cls == FG_TOK_PUNCT && !(fg_is(r, i - 1, '.') && !fg_ends_company(x, i - 1)) &&
           !fg_is(r, i - 1, FG_BULLET))
        i--;
    if (i == from || !fg_is_word(r, i - 1) || fg_is_joint(r, i - 1)) return false;
    return fg_has_cap(r, i - 1) || fg_resume_cue(x, i - 1, i, FG_LEX_TITLE_WORD) ||
           (i == g->first && is_named_run(x, g));
}

/* "Exchange 2003 - 2010": years that are versions of a product. */
static bool are_versions(const fg_resume_reading *x, const fg_range *g) {
    const fg_reading *r = &x->reading;
    if (g->start.precision != FG_PRECISION_YEAR || g->stop.precision != FG_PRECISION_YEAR || g->first == 0)
        return false;
    uint32_t a = fg_line_first(x, x->line_of[g->first]);
    if (g->first > a + 1 && fg_is(r, g->first - 2, ',') && fg_is_state(r, g->first - 1)) return false;
    for (uint32_t i = g->first > a + 3 ? g->first - 3 : a; i < g->first; i++) {
        fg_hit h;
        if (fg_dict_match(r->dict, r->tokens, i, g->first, FG_ROOT_CONCEPT, &h) && h.end == g->first &&
            fg_kind_of(r, h.owner) == FG_KIND_TOOL)
            return true;
    }
    return false;
}

/* Jobs may stand under the heading of the column beside: where no other part has any, or none of the part is a degree. */
static bool is_misheaded(const fg_resume_reading *x, const fg_part *p) {
    return p->tag == FG_LEX_H_EDUCATION && (!x->resume->has_experience || !fg_tells_degree(x, p->first, p->end));
}

static bool tells_study(const fg_resume_reading *x, const fg_range *g) {
    uint32_t a = fg_line_first(x, x->line_of[g->first]), b = fg_line_first(x, x->line_of[g->end - 1] + 1);
    return fg_tells_degree(x, a, b) || fg_resume_has_cue(x, a, b, FG_LEX_SCHOOL) || is_studying(x, a, b);
}

/* "Bachelor's degree, Elm University, 2011 - 2015" in a column beside the jobs. */
static bool is_of_degree(const fg_resume_reading *x, const fg_range *g) {
    uint32_t a = fg_line_first(x, x->line_of[g->first]), b = fg_line_first(x, x->line_of[g->end - 1] + 1);
    return fg_tells_degree(x, a, b) && !fg_names_job(x, a, b);
}

/* "Developer (Education, 2020 - 2021)": the bracket with the dates says that it was no work. */
static bool is_called_study(const fg_resume_reading *x, const fg_range *g) {
    enum { WORDS = 3 };
    const fg_reading *r = &x->reading;
    fg_hit h;
    for (uint32_t i = g->first; i > 0 && g->first - i <= WORDS; i--)
        if (fg_is(r, i - 1, '('))
            return fg_cue_at(r, i, g->first, FG_LEX_NOT_WORK, &h, NULL) && h.end + 1 == g->first &&
                   (fg_is(r, h.end, ',') || fg_is(r, h.end, ':'));
    return false;
}

static bool may_open(const fg_resume_reading *x, const fg_range *g, uint32_t part, bool run) {
    const fg_part *p = &x->parts.at[part];
    opening how = opens_roles(p->tag);
    bool only = is_misheaded(x, p);
    if (only && !run && !tells_study(x, g)) how = IF_NAMED;
    if (holds_no_jobs(x, p)) how = IF_VOLUNTEER;
    fg_service service;
    if (run && fg_role_service_at(x, g->first, fg_line_first(x, x->line_of[g->first]), &service)) return true;
    if (how == NEVER || are_versions(x, g) || is_called_study(x, g)) return false;
    if (!run && is_of_degree(x, g)) return false;
    return run ? (how == ALWAYS || p->tag == FG_LEX_COUNT) && fg_role_fits_run(x, g) : fits_line(x, g, how);
}

/* "Title Company - City, ST Present": the beginning is not said. */
static bool lone_present(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_range *g) {
    const fg_reading *r = &x->reading;
    uint32_t end;
    if (i < 3 || !fg_present_at(r, i, to, &end) || !fg_is(r, i - 2, ',')) return false;
    const fg_token *state = fg_tok(r, i - 1);
    if (!(state->flags & FG_TOK_UPPER) || state->end - state->start != 2) return false;
    *g = (fg_range){.first = i, .end = end, .start = no_date, .open = true};
    g->stop = (fg_date){r->engine->options.as_of, FG_PRECISION_MONTH};
    return true;
}

/* "... Present and Computer Science (2011 - 2015)": words in front of other dates that go on with a line of the column
 * beside. */
static bool is_of_other_column(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    bool joint = fg_is_joint(&x->reading, from) && !fg_has_cap(&x->reading, from);
    return joint && !fg_names_job(x, from, to) && !fg_resume_has_cue(x, from, to, FG_LEX_EMPLOYER_WORD);
}

/* A second range on the line of the first, with nothing named between them. */
static bool is_same_line(const fg_resume_reading *x, const fg_anchors *all, const fg_range *g) {
    if (!all->n || fg_resume_is_run(x, x->line_of[g->first])) return false;
    const fg_range *last = &all->at[all->n - 1].range;
    if (x->line_of[last->end - 1] != x->line_of[g->first]) return false;
    return fg_count_words(&x->reading, last->end, g->first) < 2 || is_of_other_column(x, last->end, g->first);
}

/* "Elm Company, 2015-2018; 2019-2021": a second time there, behind the first. */
static bool is_once_more(const fg_resume_reading *x, const fg_anchors *all, const fg_range *g) {
    const fg_reading *r = &x->reading;
    const fg_range *last = &all->at[all->n - 1].range;
    if (last->start.month == FG_NO_MONTH || last->open || g->first != last->end + 1) return false;
    uint32_t a = fg_line_first(x, x->line_of[last->first]);
    if (fg_count_prose(r, a, last->first) > 1 || fg_count_words(r, a, g->first) > FG_HEAD_WORDS) return false;
    if (!fg_names_job(x, a, last->first)) return false;
    bool sign = fg_is(r, last->end, ';') || fg_is(r, last->end, ',') || fg_is(r, last->end, '&') ||
                fg_is(r, last->end, '/') || fg_word_is(r, last->end, "and");
    return sign && (g->start.month > last->stop.month || g->stop.month < last->start.month ||
                    (g->start.month == last->stop.month && g->stop.month > g->start.month));
}

static bool same_range(const fg_range *a, const fg_range *b) {
    return a->start.month == b->start.month && a->stop.month == b->stop.month;
}

/* "Elm Company August 2006 to June 2011 / Tulsa, OK, August 2006 - June 2011": the line below says them again. */
static bool is_said_below(const fg_resume_reading *x, const fg_range *last, const fg_range *g) {
    uint32_t line = x->line_of[g->first];
    return same_range(last, g) && line <= x->line_of[last->end - 1] + 2 &&
           !fg_names_job(x, fg_line_first(x, x->line_of[last->end - 1] + 1), fg_line_first(x, line + 1));
}

/* "Project: Ledger / Duration: May 2012 - June 2013" among what a job was: a key, dates of a part of it, no job. */
static bool is_part_of_job(const fg_resume_reading *x, const fg_anchors *all, const fg_range *g, uint32_t part) {
    const fg_reading *r = &x->reading;
    uint32_t line = x->line_of[g->first], a = fg_line_first(x, line);
    bool key = a + 2 == g->first && fg_is_word(r, a) && fg_is(r, a + 1, ':');
    if (!key || !all->n || all->at[all->n - 1].part != part || line == 0) return false;
    const fg_range *last = &all->at[all->n - 1].range;
    bool within =
        last->start.month != FG_NO_MONTH && g->start.month >= last->start.month && g->stop.month <= last->stop.month;
    return within && !fg_names_job(x, fg_line_first(x, line - 1), g->first);
}

/* Text that tells of the same dates again: outside the experience section, or without naming a job. */
static bool is_repeated(const fg_resume_reading *x, const fg_anchors *all, const fg_range *g, uint32_t part) {
    if (is_part_of_job(x, all, g, part)) return true;
    if (x->parts.at[part].tag == FG_LEX_H_EXPERIENCE) {
        bool run = fg_resume_is_run(x, x->line_of[g->first]);
        uint32_t from = g->first > x->parts.at[part].first + 12 ? g->first - 12 : x->parts.at[part].first;
        if (!run && all->n && all->at[all->n - 1].part == part && is_said_below(x, &all->at[all->n - 1].range, g))
            return true;
        return run && all->n && same_range(&all->at[all->n - 1].range, g) && !fg_names_job(x, from, g->first);
    }
    for (uint32_t i = 0; i < all->n; i++) {
        const fg_range *o = &all->at[i].range;
        if (same_range(o, g) && o->start.month != FG_NO_MONTH) return true;
    }
    return false;
}

bool fg_role_is_taken(const fg_resume_reading *x, const fg_anchors *all, uint32_t first, uint32_t line) {
    for (uint32_t k = first; k < all->n; k++)
        if (x->line_of[all->at[k].range.first] == line || x->line_of[all->at[k].range.end - 1] == line) return true;
    return false;
}

void fg_role_insert(fg_resume_reading *x, fg_anchors *all, uint32_t first, fg_anchor new) {
    const fg_anchor *made = FG_PUSH(x->scratch, all);
    if (!made) return;
    uint32_t k = all->n - 1;
    for (; k > first && all->at[k - 1].range.first > new.range.first; k--) all->at[k] = all->at[k - 1];
    all->at[k] = new;
}

bool fg_role_is_near_number(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *number) {
    enum { REACH = 6 };
    if (*number < i) *number = i;
    while (*number < to && fg_tok(r, *number)->cls != FG_TOK_NUMBER) ++*number;
    return *number < to && *number - i <= REACH;
}

/* "Nurse, 2018 - 2016" in a section of jobs. */
static bool senseless_at(const fg_resume_reading *x, uint32_t i, uint32_t part, fg_range *g) {
    const fg_part *p = &x->parts.at[part];
    if (p->tag != FG_LEX_H_EXPERIENCE || fg_resume_is_run(x, x->line_of[i])) return false;
    if (!fg_senseless_range_at(&x->reading, i, p->end, g)) return false;
    uint32_t line = x->line_of[i], b = fg_line_first(x, line + 1);
    return x->line_of[g->end - 1] == line && fg_is_head_line(x, line, p, 0) &&
           (b == g->end || fg_line_first(x, line) == i);
}

static void find_ranges(fg_resume_reading *x, uint32_t part, fg_anchors *all) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t i = p->first, number = p->first; i < p->end; i++) {
        fg_range g;
        bool date = fg_has_bit(&x->reading, i, FG_FACT_DATE);
        if (!date && !fg_has_cap(&x->reading, i)) continue;
        bool found =
            date && fg_role_is_near_number(&x->reading, i, p->end, &number) && fg_range_at(&x->reading, i, p->end, &g);
        bool run = fg_resume_is_run(x, x->line_of[i]);
        bool senseless = !found && !run && senseless_at(x, i, part, &g);
        if (!found && !senseless && !(run && lone_present(x, i, p->end, &g))) continue;
        bool same = is_same_line(x, all, &g), again = same && is_once_more(x, all, &g);
        if (may_open(x, &g, part, run) && (!same || again) && !is_repeated(x, all, &g, part)) {
            fg_anchor *a = FG_PUSH(x->scratch, all);
            if (a) *a = (fg_anchor){.range = g, .part = part, .run = run, .again = again, .senseless = senseless};
        }
        i = g.end - 1;
    }
}

/* ---- dates in two lines ---- */

/* The month at the start of the line, which words follow; `year`: that of the line above, where none is said. */
static bool month_opens(const fg_resume_reading *x, uint32_t line, int32_t year, fg_dated *d) {
    const fg_reading *r = &x->reading;
    if (line >= r->doc->lines.n) return false;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1), month;
    fg_hit h;
    if (fg_single_date_at(x, a, b, d)) {
        if (d->date.precision != FG_PRECISION_MONTH) return false;
    } else if (year && fg_has_cap(r, a) && fg_cue_at(r, a, b, FG_LEX_MONTH, &h, &month)) {
        *d = (fg_dated){a, h.end, {year * 12 + (int32_t)month - 1, FG_PRECISION_MONTH}};
    } else {
        return false;
    }
    return d->end < b && fg_is_word(r, d->end) && fg_has_cap(r, d->end);
}

/* "2019, August ELM COMPANY / 2020, June Developer": a column of dates beside the names. */
static bool stacked_at(const fg_resume_reading *x, uint32_t line, fg_anchor *out) {
    fg_dated start, stop;
    if (!month_opens(x, line, 0, &start) || !month_opens(x, line + 1, start.date.month / 12, &stop)) return false;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 2);
    if (stop.date.month < start.date.month || fg_count_words(&x->reading, a, b) > 2 * FG_HEAD_WORDS) return false;
    *out = (fg_anchor){.range = {start.first, start.end, start.date, stop.date, false},
                       .lines = 2,
                       .stop_first = stop.first,
                       .stop_end = stop.end};
    return fg_names_job(x, a, b) && !fg_tells_degree(x, a, b) && !fg_resume_has_cue(x, a, b, FG_LEX_SCHOOL);
}

static void find_stacked(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    bool only = is_misheaded(x, p);
    if (p->first >= p->end || (opens_roles(p->tag) == NEVER && !only)) return;
    for (uint32_t line = x->line_of[p->first]; line < x->line_of[p->end - 1]; line++) {
        fg_anchor a;
        if (fg_line_first(x, line) < p->first || fg_role_is_taken(x, all, first, line) || !stacked_at(x, line, &a))
            continue;
        a.part = part;
        fg_role_insert(x, all, first, a);
        line++;
    }
}

/* ---- an employer's own dates ---- */

static bool lies_within(const fg_range *part, const fg_range *whole) {
    return part->start.month != FG_NO_MONTH && part->start.month >= whole->start.month &&
           part->stop.month <= whole->stop.month;
}

/* "Acme Corp (2010 - 2020) / Engineer (2010 - 2014) / Manager (2014 - 2020)": the first line is no job of its own. */
static bool is_whole_employment(const fg_resume_reading *x, const fg_anchor *a, const fg_anchor *next) {
    uint32_t line = x->line_of[a->range.first], below = x->line_of[next->range.first];
    if (a->run || a->range.start.month == FG_NO_MONTH || next->part != a->part || below != line + 1) return false;
    if (!lies_within(&next->range, &a->range) || x->line_of[a->range.end - 1] != line) return false;
    uint32_t from = fg_line_first(x, line), to = fg_line_first(x, below);
    if (fg_names_job(x, from, to) || !fg_names_job(x, to, fg_line_first(x, below + 1))) return false;
    if (fg_count_words(&x->reading, from, to) == fg_count_words(&x->reading, a->range.first, a->range.end))
        return false;
    const fg_part *part = &x->parts.at[a->part];
    if (!fg_is_head_line(x, below, part, 0)) return false;
    return line == 0 || x->reading.doc->lines.at[line].blank_before || !fg_is_head_line(x, line - 1, part, 0);
}

static void mark_whole(const fg_resume_reading *x, fg_anchors *all) {
    for (uint32_t i = 0; i + 1 < all->n; i++) all->at[i].whole = is_whole_employment(x, &all->at[i], &all->at[i + 1]);
}

/* ---- jobs told twice ---- */

static bool is_history(const fg_resume_reading *x, const fg_anchor *a) {
    return x->parts.at[a->part].tag == FG_LEX_H_EXPERIENCE;
}

/* A job of the summary that the history, further down, tells of again. */
static bool is_told_below(const fg_resume_reading *x, const fg_anchors *all, uint32_t i) {
    const fg_anchor *a = &all->at[i];
    fg_lex tag = x->parts.at[a->part].tag;
    if ((tag != FG_LEX_H_SUMMARY && tag != FG_LEX_COUNT) || a->undated || a->range.start.month == FG_NO_MONTH)
        return false;
    for (uint32_t k = i + 1; k < all->n; k++)
        if (is_history(x, &all->at[k]) && same_range(&a->range, &all->at[k].range)) return true;
    return false;
}

static void drop_told_below(const fg_resume_reading *x, fg_anchors *all) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < all->n; i++)
        if (!is_told_below(x, all, i)) all->at[n++] = all->at[i];
    all->n = n;
}

void fg_role_find_anchors(fg_resume_reading *x, fg_anchors *all) {
    for (uint32_t part = 0; part < x->parts.n; part++) {
        uint32_t first = all->n;
        find_ranges(x, part, all);
        if (fg_role_mark_feet(x, part, all, first)) continue;
        find_stacked(x, part, all, first);
        fg_role_find_lone_dates(x, part, all, first);
        fg_role_find_undated(x, part, all, first);
    }
    drop_told_below(x, all);
    mark_whole(x, all);
}
