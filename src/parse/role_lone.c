/* Lone dates of a section of jobs: when a job ended or began, or that it goes on. */
#include "parse/role_parts.h"

enum { SEASON = 3 /* months */ };

static const fg_date no_date = {FG_NO_MONTH, FG_PRECISION_NONE};

/* "2016 - Cook": a dash in front of a name, which no second date follows. */
static bool is_before_name(const fg_resume_reading *x, uint32_t dash, uint32_t to) {
    uint32_t end;
    return dash + 1 < to && fg_is_word(&x->reading, dash + 1) && fg_has_cap(&x->reading, dash + 1) &&
           !fg_present_at(&x->reading, dash + 1, to, &end);
}

bool fg_single_date_at(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_dated *d) {
    const fg_reading *r = &x->reading;
    if (!fg_date_at(r, i, to, d) || d->date.month > x->resume->as_of) return false;
    bool dash = fg_is(r, d->end, '-') || fg_is(r, d->end, FG_DASH);
    if ((dash && !is_before_name(x, d->end, to)) || fg_resume_cue(x, d->end, to, FG_LEX_TO)) return false;
    if (i < 2) return true;
    bool joined = fg_is(r, i - 1, '-') || fg_is(r, i - 1, FG_DASH) || fg_resume_cue(x, i - 1, i, FG_LEX_TO);
    return !joined || fg_is_word(r, i - 2);
}

typedef struct {
    const fg_part *part;
    bool ranges;    /* the section has ranges, too */
    bool at_start;  /* and most of them begin their lines */
    int32_t newest; /* the month in which the last of them ended, or that is still to come where one goes on */
} company;

static company company_of(const fg_resume_reading *x, uint32_t part, const fg_anchors *all, uint32_t first) {
    uint32_t starts = 0;
    int32_t newest = 0;
    for (uint32_t i = first; i < all->n; i++) {
        const fg_range *g = &all->at[i].range;
        uint32_t at = g->first;
        int32_t last = g->open ? x->resume->as_of + 1 : g->stop.month;
        if (last > newest) newest = last;
        starts += fg_count_words(&x->reading, fg_line_first(x, x->line_of[at]), at) == 0;
    }
    return (company){&x->parts.at[part], all->n > first, starts * 2 > all->n - first, newest};
}

static bool names_employer(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    return fg_resume_has_cue(x, from, to, FG_LEX_EMPLOYER_WORD);
}

static bool is_job_line(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    if (!fg_is_head_line(x, line, part, 0)) return false;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    return names_employer(x, a, b) || fg_names_job(x, a, b);
}

static bool is_beside_job(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    return is_job_line(x, line + 1, part) || (line > 0 && is_job_line(x, line - 1, part));
}

/* "Patient Advocate, 09/2014" where other jobs end their lines with a range: over its employer, as the first of the section
 * or behind a blank line. */
static bool is_lone_end(const fg_resume_reading *x, const fg_range *g, uint32_t line, const company *c) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1), end = fg_line_first(x, line + 2);
    bool opens = a == c->part->first || x->reading.doc->lines.at[line].blank_before;
    if (c->at_start || !opens || !fg_names_job(x, a, g->first) || fg_count_prose(&x->reading, a, g->first) > 0)
        return false;
    return fg_is_head_line(x, line + 1, c->part, 0) && names_employer(x, b, end) && !fg_tells_degree(x, a, end);
}

/* "12/2013" over or under a job, "Cook, 12/2013", "12/2013 Acme Inc": not the date of a prize or of a report. */
static bool is_lone_date(const fg_resume_reading *x, const fg_range *g, const company *c) {
    const fg_reading *r = &x->reading;
    uint32_t line = x->line_of[g->first], a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (x->line_of[g->end - 1] != line || !fg_is_head_line(x, line, c->part, 0)) return false;
    bool starts = fg_count_words(r, a, g->first) == 0, ends = fg_count_words(r, g->end, b) == 0;
    if (starts || ends) {
        if (c->ranges && ends && !starts && is_lone_end(x, g, line, c)) return true;
        if (c->ranges && !(c->at_start && starts)) return false;
        if (starts && ends) return is_beside_job(x, line, c->part);
        if (starts) return names_employer(x, g->end, b) || fg_names_job(x, g->end, b);
        return fg_tok(r, g->first - 1)->cls == FG_TOK_PUNCT && fg_names_job(x, a, g->first);
    }
    return fg_names_job(x, a, g->first) && names_employer(x, g->end, g->end + 3 < b ? g->end + 3 : b);
}

/* "2018 -  Built shops": where others begin their lines with a range, the end of this one was left out. */
static bool open_date_at(const fg_resume_reading *x, uint32_t i, uint32_t to, const company *c, fg_range *g) {
    const fg_reading *r = &x->reading;
    fg_dated d;
    uint32_t line = x->line_of[i];
    if (!c->ranges || !c->at_start || i != fg_line_first(x, line) || !fg_date_at(r, i, to, &d)) return false;
    if (d.date.month > x->resume->as_of || !(fg_is(r, d.end, '-') || fg_is(r, d.end, FG_DASH))) return false;
    *g = (fg_range){d.first, d.end + 1, d.date, no_date, false};
    if (d.end + 1 < to && x->line_of[d.end + 1] == line && !fg_is_apart(r, d.end + 1) &&
        (fg_tok(r, d.end)->flags & FG_TOK_SPACE))
        return false;
    if (d.date.month >= c->newest) { /* the newest job goes on */
        g->open = true;
        g->stop = (fg_date){x->resume->as_of, FG_PRECISION_MONTH};
    }
    return true;
}

/* "2015 - Ranked second": told among what one did in a job that lasted longer. */
static bool is_within_job(const fg_anchors *all, uint32_t first, const fg_range *g) {
    for (uint32_t k = first; k < all->n; k++) {
        const fg_range *job = &all->at[k].range;
        if (job->start.month != FG_NO_MONTH && g->start.month > job->start.month && g->start.month < job->stop.month)
            return true;
    }
    return false;
}

static bool lone_date_at(const fg_resume_reading *x, uint32_t i, uint32_t to, const company *c, fg_range *g) {
    fg_dated d;
    uint32_t end;
    if (fg_present_at(&x->reading, i, to, &end)) {
        *g = (fg_range){.first = i, .end = end, .start = no_date, .open = true};
        g->stop = (fg_date){x->resume->as_of, FG_PRECISION_MONTH};
        uint32_t a = fg_line_first(x, x->line_of[i]), b = fg_line_first(x, x->line_of[i] + 1);
        bool edge = i == a ? names_employer(x, end, b) : end == b && fg_names_job(x, a, i);
        return edge && fg_is_head_line(x, x->line_of[i], c->part, 0);
    }
    if (open_date_at(x, i, to, c, g)) return true;
    if (!fg_single_date_at(x, i, to, &d)) return false;
    *g = (fg_range){d.first, d.end, no_date, d.date, false};
    if (fg_resume_cue(x, i, d.end, FG_LEX_SEASON)) { /* "Summer 2019" says both */
        g->start = d.date;
        g->stop.month += SEASON - 1;
    }
    return is_lone_date(x, g, c);
}

void fg_role_find_lone_dates(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    company c = company_of(x, part, all, first);
    if (c.part->tag != FG_LEX_H_EXPERIENCE) return;
    for (uint32_t i = c.part->first, number = i; i < c.part->end; i++) {
        fg_range g;
        bool may =
            fg_has_bit(&x->reading, i, FG_FACT_DATE) && fg_role_is_near_number(&x->reading, i, c.part->end, &number);
        if (!may && !fg_has_cap(&x->reading, i)) continue;
        if (fg_resume_is_run(x, x->line_of[i]) || !lone_date_at(x, i, c.part->end, &c, &g)) continue;
        if (g.stop.month == FG_NO_MONTH && is_within_job(all, first, &g)) continue;
        if (!fg_role_is_taken(x, all, first, x->line_of[i]))
            fg_role_insert(x, all, first, (fg_anchor){.range = g, .part = part});
        i = g.end - 1;
    }
}
