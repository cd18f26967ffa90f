/* Roles: every range of dates that stands where a job is named opens one. */
#include "parse/roles.h"

#include <stdlib.h>

enum { HEAD_WORDS = 14, PROSE_WORDS = 5, RUN_REACH = 26, LINE_MOST = 110 };

typedef struct {
    fg_range range;
    uint32_t part;
    bool run, below; /* below: the words that name the job follow the dates */
    bool undated;
} anchor;
typedef FG_VEC(anchor) anchors;

/* ---- words around dates ---- */

static bool is_word(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_WORD; }

static bool is_stop(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_cue_at(r, i, i + 1, FG_LEX_STOP, &h, NULL) || fg_word_is(r, i, "and") || fg_word_is(r, i, "or");
}

/* Words in lower case that are no joints: many of them make a sentence, not the name of a job. */
static uint32_t count_prose(const fg_reading *r, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += is_word(r, i) && !fg_has_cap(r, i) && !is_stop(r, i);
    return n;
}

static uint32_t count_words(const fg_reading *r, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += is_word(r, i);
    return n;
}

static uint32_t line_first(const fg_resume_reading *x, uint32_t line) { return x->reading.dt.line_first[line]; }

static bool names_job(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    if (fg_resume_has_cue(x, from, to, FG_LEX_VOLUNTEER) || fg_resume_has_cue(x, from, to, FG_LEX_INTERN)) return true;
    for (uint32_t i = from; i < to; i++) /* to be a member is no job */
        if (fg_resume_cue(x, i, to, FG_LEX_TITLE_WORD) && !fg_word_is(&x->reading, i, "member")) return true;
    for (uint32_t i = from; i < to; i++) {
        fg_hit h;
        if (fg_dict_match(x->reading.dict, x->reading.tokens, i, to, FG_ROOT_CONCEPT, &h) && (h.flags & FG_NAME_TITLE))
            return true;
    }
    return false;
}

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

static bool is_studying(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    return fg_resume_has_cue(x, from, to, FG_LEX_DEGREE) && !fg_resume_has_cue(x, from, to, FG_LEX_TITLE_WORD);
}

static bool fits_line(const fg_resume_reading *x, const fg_range *g, opening how) {
    const fg_reading *r = &x->reading;
    uint32_t a = line_first(x, x->line_of[g->first]), b = line_first(x, x->line_of[g->end - 1] + 1);
    bool starts = count_words(r, a, g->first) == 0;
    if (count_prose(r, a, g->first) >= PROSE_WORDS) return false;
    if (!starts && g->first > a && is_word(r, g->first - 1) && is_stop(r, g->first - 1) &&
        count_words(r, a, b) > HEAD_WORDS)
        return false;
    if (!starts && count_words(r, a, g->first) > HEAD_WORDS + 6) return false;
    if (how == ALWAYS) return true;
    /* Outside the experience section the line itself has to name a job, or the next one. */
    uint32_t reach = x->line_of[g->end - 1] + 2 <= r->doc->lines.n ? line_first(x, x->line_of[g->end - 1] + 2) : b;
    uint32_t from = starts ? line_first(x, x->line_of[a] > 2 ? x->line_of[a] - 2 : 0) : a;
    if (starts && count_words(r, from, a) > HEAD_WORDS + 6)
        from = line_first(x, x->line_of[a] > 0 ? x->line_of[a] - 1 : 0);
    if (count_words(r, from, reach) > 40) reach = b;
    bool volunteer = fg_resume_has_cue(x, a, b, FG_LEX_VOLUNTEER);
    if (how == IF_VOLUNTEER) return volunteer;
    return volunteer || (names_job(x, from, starts ? reach : b) && !is_studying(x, from, b));
}

/* The full stop of "Acme, Inc. May 2015". */
static bool ends_company(const fg_resume_reading *x, uint32_t stop) {
    return stop > 0 && fg_tok(&x->reading, stop - 1)->norm_len <= 4 &&
           fg_resume_cue(x, stop - 1, stop, FG_LEX_EMPLOYER_WORD);
}

/* In running text a role's dates follow "Title Company - City, ST". */
static bool fits_run(const fg_resume_reading *x, const fg_range *g) {
    const fg_reading *r = &x->reading;
    uint32_t from = line_first(x, x->line_of[g->first]), i = g->first;
    while (i > from && fg_tok(r, i - 1)->cls == FG_TOK_PUNCT && !(fg_is(r, i - 1, '.') && !ends_company(x, i - 1)) &&
           !fg_is(r, i - 1, FG_BULLET))
        i--;
    if (i == from || !is_word(r, i - 1) || is_stop(r, i - 1)) return false;
    return fg_has_cap(r, i - 1) || fg_resume_cue(x, i - 1, i, FG_LEX_TITLE_WORD);
}

/* "Exchange 2003 - 2010": years that are versions of a product. */
static bool are_versions(const fg_resume_reading *x, const fg_range *g) {
    const fg_reading *r = &x->reading;
    if (g->start.precision != FG_PRECISION_YEAR || g->stop.precision != FG_PRECISION_YEAR || g->first == 0)
        return false;
    uint32_t a = line_first(x, x->line_of[g->first]);
    for (uint32_t i = g->first > a + 3 ? g->first - 3 : a; i < g->first; i++) {
        fg_hit h;
        if (fg_dict_match(r->dict, r->tokens, i, g->first, FG_ROOT_CONCEPT, &h) && h.end == g->first &&
            fg_kind_of(r, h.owner) == FG_KIND_TOOL)
            return true;
    }
    return false;
}

static bool may_open(const fg_resume_reading *x, const fg_range *g, uint32_t part, bool run) {
    const fg_part *p = &x->parts.at[part];
    opening how = opens_roles(p->tag);
    if (how == NEVER || are_versions(x, g)) return false;
    return run ? (how == ALWAYS || p->tag == FG_LEX_COUNT) && fits_run(x, g) : fits_line(x, g, how);
}

/* "Title Company - City, ST Present": the beginning is not said. */
static bool lone_present(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_range *g) {
    const fg_reading *r = &x->reading;
    uint32_t end;
    if (i < 3 || !fg_present_at(r, i, to, &end) || !fg_is(r, i - 2, ',')) return false;
    const fg_token *state = fg_tok(r, i - 1);
    if (!(state->flags & FG_TOK_UPPER) || state->end - state->start != 2) return false;
    *g = (fg_range){.first = i, .end = end, .start = {FG_NO_MONTH, FG_PRECISION_NONE}, .open = true};
    g->stop = (fg_date){r->engine->options.as_of, FG_PRECISION_MONTH};
    return true;
}

/* A second range on the line of the first, with nothing named between them. */
static bool is_same_line(const fg_resume_reading *x, const anchors *all, const fg_range *g) {
    if (!all->n || fg_resume_is_run(x, x->line_of[g->first])) return false;
    const fg_range *last = &all->at[all->n - 1].range;
    return x->line_of[last->end - 1] == x->line_of[g->first] && count_words(&x->reading, last->end, g->first) < 2;
}

static bool same_range(const fg_range *a, const fg_range *b) {
    return a->start.month == b->start.month && a->stop.month == b->stop.month;
}

/* Text that tells of the same dates again: outside the experience section, or without naming a job. */
static bool is_repeated(const fg_resume_reading *x, const anchors *all, const fg_range *g, uint32_t part) {
    if (x->parts.at[part].tag == FG_LEX_H_EXPERIENCE) {
        bool run = fg_resume_is_run(x, x->line_of[g->first]);
        uint32_t from = g->first > x->parts.at[part].first + 12 ? g->first - 12 : x->parts.at[part].first;
        return run && all->n && same_range(&all->at[all->n - 1].range, g) && !names_job(x, from, g->first);
    }
    for (uint32_t i = 0; i < all->n; i++) {
        const fg_range *o = &all->at[i].range;
        if (same_range(o, g) && o->start.month != FG_NO_MONTH) return true;
    }
    return false;
}

static bool is_head_line(const fg_resume_reading *x, uint32_t line, const fg_part *part, uint32_t floor);

/* A line that names both a job and an employer, in an experience section without any range of dates. */
static bool is_undated_job(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    uint32_t a = line_first(x, line), b = line_first(x, line + 1);
    if (fg_resume_is_run(x, line) || !is_head_line(x, line, part, 0) || count_prose(&x->reading, a, b) > 0)
        return false;
    return names_job(x, a, b) && fg_resume_has_cue(x, a, b, FG_LEX_EMPLOYER_WORD) &&
           count_words(&x->reading, a, b) >= 3;
}

static void find_undated(fg_resume_reading *x, uint32_t part, anchors *all) {
    const fg_part *p = &x->parts.at[part];
    if (p->tag != FG_LEX_H_EXPERIENCE || p->first == p->end) return;
    for (uint32_t line = x->line_of[p->first]; line < x->reading.doc->lines.n && line_first(x, line) < p->end; line++) {
        if (!is_undated_job(x, line, p)) continue;
        anchor *n = FG_PUSH(x->scratch, all);
        if (!n) return;
        uint32_t a = line_first(x, line), b = line_first(x, line + 1);
        *n = (anchor){.part = part, .undated = true};
        n->range = (fg_range){
            .first = a, .end = a, .start = {FG_NO_MONTH, FG_PRECISION_NONE}, .stop = {FG_NO_MONTH, FG_PRECISION_NONE}};
        fg_dated d;
        for (uint32_t i = a; i < b; i++) {
            if (!fg_date_at(&x->reading, i, b, &d)) continue;
            n->range = (fg_range){d.first, d.end, n->range.start, d.date, false};
            break;
        }
    }
}

static void find_anchors(fg_resume_reading *x, anchors *all) {
    for (uint32_t p = 0; p < x->parts.n; p++) {
        const fg_part *part = &x->parts.at[p];
        uint32_t before = all->n;
        for (uint32_t i = part->first; i < part->end; i++) {
            fg_range g;
            bool found = fg_range_at(&x->reading, i, part->end, &g);
            bool run = fg_resume_is_run(x, x->line_of[i]);
            if (!found && !(run && lone_present(x, i, part->end, &g))) continue;
            if (may_open(x, &g, p, run) && !is_same_line(x, all, &g) && !is_repeated(x, all, &g, p)) {
                anchor *a = FG_PUSH(x->scratch, all);
                if (a) *a = (anchor){.range = g, .part = p, .run = run};
            }
            i = g.end - 1;
        }
        if (all->n == before) find_undated(x, p, all);
    }
}

/* ---- the words that name the job ---- */

/* Could this line be the name of a job or an employer? */
static bool is_head_line(const fg_resume_reading *x, uint32_t line, const fg_part *part, uint32_t floor) {
    const fg_reading *r = &x->reading;
    if (line >= r->doc->lines.n) return false;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = line_first(x, line), b = line_first(x, line + 1);
    if (a == b || a < part->first || b > part->end || a < floor) return false;
    if ((l->flags & FG_LINE_BULLET) || l->end - l->start > LINE_MOST || fg_is(r, b - 1, '.') || fg_is(r, b - 1, ';'))
        return false;
    if (!fg_has_cap(r, a) && fg_tok(r, a)->cls != FG_TOK_NUMBER) return false;
    return count_words(r, a, b) <= HEAD_WORDS && count_prose(r, a, b) <= 2;
}

static bool has_words_before(const fg_resume_reading *x, const anchor *a) {
    return count_words(&x->reading, line_first(x, x->line_of[a->range.first]), a->range.first) > 0;
}

static bool has_words_behind(const fg_resume_reading *x, const anchor *a) {
    return count_words(&x->reading, a->range.end, line_first(x, x->line_of[a->range.end - 1] + 1)) > 0;
}

/* The first entry of a section shows on which side of the dates its jobs are named; all others follow it. */
static void set_sides(const fg_resume_reading *x, anchors *all) {
    for (uint32_t i = 0; i < all->n; i++) {
        anchor *a = &all->at[i];
        bool same = i > 0 && all->at[i - 1].part == a->part && !all->at[i - 1].run;
        uint32_t line = x->line_of[a->range.first];
        if (same)
            a->below = all->at[i - 1].below;
        else
            a->below = !a->run && !has_words_before(x, a) && line_first(x, line) <= x->parts.at[a->part].first;
    }
}

static uint32_t head_above(const fg_resume_reading *x, const anchor *a, uint32_t floor, bool has_title) {
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], first = line_first(x, line);
    const fg_line *lines = x->reading.doc->lines.at;
    for (uint32_t up = 1; up <= 2 && up <= line; up++) {
        if (!is_head_line(x, line - up, part, floor)) break;
        bool opens = lines[line - up].blank_before || line_first(x, line - up) == part->first;
        bool bold = (lines[line - up].flags & (FG_LINE_BOLD | FG_LINE_HEADING)) != 0;
        if ((has_title || up == 2) && !opens && !bold) break;
        if (lines[line - up + 1].blank_before && up == 2) break;
        first = line_first(x, line - up);
    }
    return first;
}

static void place_head(const fg_resume_reading *x, const anchor *a, uint32_t floor, fg_role_words *w) {
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], last = x->line_of[a->range.end - 1];
    bool before = has_words_before(x, a), behind = has_words_behind(x, a);
    w->head_first = line_first(x, line) > part->first ? line_first(x, line) : part->first;
    if (w->head_first < floor && floor <= a->range.first) w->head_first = floor;
    w->head_end = line_first(x, last + 1);
    bool prose = count_words(&x->reading, a->range.end, w->head_end) > HEAD_WORDS + 4;
    if (prose) w->head_end = a->range.end;
    if (!a->below) {
        bool named = before && names_job(x, w->head_first, a->range.first);
        uint32_t up = head_above(x, a, floor, named);
        if (up < w->head_first) {
            w->head_first = up;
            if (!before) return;
        }
    }
    bool next = is_head_line(x, last + 1, part, 0) && !prose;
    bool employer =
        next && fg_resume_has_cue(x, line_first(x, last + 1), line_first(x, last + 2), FG_LEX_EMPLOYER_WORD);
    if (next && !behind && (employer || !before)) w->head_end = line_first(x, last + 2);
}

/* "… to Current / Company Name City, State Corporate Chef In charge of …": the title leads the text below. */
static void extend_head(const fg_resume_reading *x, fg_role_words *w, uint32_t limit) {
    const fg_reading *r = &x->reading;
    if (names_job(x, w->head_first, w->head_end)) return;
    uint32_t reach = w->head_end, title = 0;
    for (; reach < limit && reach < w->head_end + HEAD_WORDS; reach++) {
        const fg_token *t = fg_tok(r, reach);
        bool joint = t->cls == FG_TOK_PUNCT && (t->value == ',' || t->value == '-' || t->value == '/' ||
                                                t->value == '?' || t->value == (uint8_t)FG_DASH);
        if (!joint && !(t->flags & FG_TOK_CAP) && !is_stop(r, reach)) break;
        if (fg_resume_cue(x, reach, limit, FG_LEX_TITLE_WORD)) title = reach + 1;
    }
    if (title && x->line_of[title - 1] <= x->line_of[w->head_end - 1] + 1) w->head_end = title;
}

/* Back over capitalised words to where the sentence or bullet before ends. */
static uint32_t run_head(const fg_resume_reading *x, const anchor *a, uint32_t floor) {
    const fg_reading *r = &x->reading;
    uint32_t i = a->range.first, from = x->parts.at[a->part].first;
    if (floor > from) from = floor;
    while (i > from && a->range.first - i < RUN_REACH) {
        const fg_token *t = fg_tok(r, i - 1);
        if (t->cls == FG_TOK_PUNCT) {
            if (t->value == FG_BULLET || t->value == ';' || t->value == '?' || t->value == ':') break;
            fg_hit h;
            bool short_form = t->value == '.' && i >= 2 && fg_cue_at(r, i - 2, i - 1, FG_LEX_EMPLOYER_WORD, &h, NULL);
            if (t->value == '.' && !short_form) break;
        } else if (t->cls == FG_TOK_WORD && !(t->flags & FG_TOK_CAP) && !is_stop(r, i - 1)) {
            break;
        }
        i--;
    }
    while (i < a->range.first && (fg_tok(r, i)->cls == FG_TOK_PUNCT || (is_stop(r, i) && !fg_has_cap(r, i)))) i++;
    return i;
}

static void place_roles(fg_resume_reading *x, const anchors *all) {
    uint32_t floor = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        const anchor *a = &all->at[i];
        fg_role_words *w = FG_PUSH(x->scratch, &x->words);
        if (!w) return;
        *w = (fg_role_words){.part = a->part, .range_first = a->range.first, .range_end = a->range.end};
        if (a->undated) {
            w->head_first = line_first(x, x->line_of[a->range.first]);
            w->head_end = line_first(x, x->line_of[a->range.first] + 1);
            floor = w->head_end;
            continue;
        }
        if (a->run) {
            w->head_first = run_head(x, a, floor);
            w->head_end = a->range.end;
        } else {
            place_head(x, a, floor, w);
        }
        uint32_t next = i + 1 < all->n ? all->at[i + 1].range.first : x->n;
        if (w->head_end > next)
            w->head_end =
                line_first(x, x->line_of[next]) > a->range.end ? line_first(x, x->line_of[next]) : a->range.end;
        if (w->head_end < a->range.end) w->head_end = a->range.end;
        if (w->head_end > x->parts.at[a->part].end) w->head_end = x->parts.at[a->part].end;
        if (!a->run) extend_head(x, w, next < x->parts.at[a->part].end ? next : x->parts.at[a->part].end);
        floor = w->head_end;
    }
}

static void close_texts(fg_resume_reading *x) {
    for (uint32_t i = 0; i < x->words.n; i++) {
        fg_role_words *w = &x->words.at[i];
        w->end = x->parts.at[w->part].end;
        if (i + 1 < x->words.n && x->words.at[i + 1].head_first < w->end) w->end = x->words.at[i + 1].head_first;
        if (w->end < w->head_end) w->end = w->head_end;
    }
}

static bool in_volunteer_part(const fg_resume_reading *x, const fg_role_words *w) {
    return x->parts.at[w->part].tag == FG_LEX_H_VOLUNTEER;
}

static void add_role(fg_resume_reading *x, const anchor *a, const fg_role_words *w) {
    fg_role *role = FG_PUSH(&x->resume->arena, &x->resume->roles);
    if (!role) return;
    *role = (fg_role){.span = fg_resume_span(x, w->head_first, w->head_end),
                      .start = a->range.start,
                      .end = a->range.stop,
                      .open = a->range.open};
    role->from = role->span.start;
    role->to = fg_resume_span(x, w->head_first, w->end).end;
    role->internship = fg_resume_has_cue(x, w->head_first, w->head_end, FG_LEX_INTERN);
    role->volunteer = in_volunteer_part(x, w) || fg_resume_has_cue(x, w->head_first, w->head_end, FG_LEX_VOLUNTEER);
    if (role->start.month != FG_NO_MONTH) {
        int32_t bound = fg_range_bound(&role->start, &role->end, x->resume->as_of);
        role->months = bound > role->start.month ? (uint32_t)(bound - role->start.month) : 0;
    }
    fg_resume_name_role(x, w, role);
}

void fg_resume_find_roles(fg_resume_reading *x) {
    anchors all = {0};
    find_anchors(x, &all);
    if (x->scratch->failed) return;
    set_sides(x, &all);
    place_roles(x, &all);
    if (x->scratch->failed) return;
    close_texts(x);
    for (uint32_t i = 0; i < all.n; i++) add_role(x, &all.at[i], &x->words.at[i]);
    x->resume->experience_months = fg_roles_union(x->resume->roles.at, x->resume->roles.n, NULL, NULL, x->scratch);
}

/* ---- months ---- */

typedef struct {
    int32_t from, to;
} interval;

static int by_start(const void *a, const void *b) {
    const interval *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

uint32_t fg_roles_union(const fg_role *roles, uint32_t n, bool (*keep)(const void *ctx, uint32_t role), const void *ctx,
                        fg_arena *scratch) {
    interval *all = FG_NEW_N(scratch, interval, n);
    uint32_t count = 0;
    int32_t reached = INT32_MIN;
    uint64_t months = 0;
    if (!all) return 0;
    for (uint32_t i = 0; i < n; i++)
        if (roles[i].months && (!keep || keep(ctx, i)))
            all[count++] = (interval){roles[i].start.month, roles[i].start.month + (int32_t)roles[i].months};
    if (count) qsort(all, count, sizeof *all, by_start);
    for (uint32_t i = 0; i < count; i++) {
        if (all[i].to <= reached) continue;
        months += (uint64_t)(all[i].to - (all[i].from > reached ? all[i].from : reached));
        reached = all[i].to;
    }
    return (uint32_t)months;
}
