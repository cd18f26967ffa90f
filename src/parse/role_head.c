/* The words that name a job: on which side of its dates they stand, and how far they go. */
#include "parse/role_parts.h"

enum { RUN_REACH = 26 };

static bool has_words_before(const fg_resume_reading *x, const fg_anchor *a) {
    return fg_count_words(&x->reading, fg_line_first(x, x->line_of[a->range.first]), a->range.first) > 0;
}

/* Behind "2015 - present. Co-chair of the fair, ..." stands something else. */
static bool ends_behind(const fg_resume_reading *x, const fg_anchor *a) {
    const fg_reading *r = &x->reading;
    uint32_t stop = a->range.end;
    return fg_is(r, stop, '.') && stop + 1 < x->n && !(fg_tok(r, stop + 1)->flags & FG_TOK_LINE) &&
           (fg_tok(r, stop + 1)->flags & FG_TOK_SPACE) && fg_has_cap(r, stop + 1) && has_words_before(x, a);
}

static bool has_words_behind(const fg_resume_reading *x, const fg_anchor *a) {
    return !ends_behind(x, a) &&
           fg_count_words(&x->reading, a->range.end, fg_line_first(x, x->line_of[a->range.end - 1] + 1)) > 0;
}

static bool stands_alone(const fg_resume_reading *x, const fg_anchor *a) { return !a->run && !has_words_before(x, a); }

static bool is_named_above(const fg_resume_reading *x, const fg_anchor *a) {
    uint32_t line = x->line_of[a->range.first];
    return line > 0 && fg_is_head_line(x, line - 1, &x->parts.at[a->part], 0) &&
           fg_names_job(x, fg_line_first(x, line - 1), fg_line_first(x, line));
}

static bool is_named_below(const fg_resume_reading *x, const fg_anchor *a) {
    uint32_t line = x->line_of[a->range.end - 1], end = fg_line_first(x, line + 1);
    if (fg_names_job(x, a->range.end, end)) return end - a->range.end <= 2 * FG_HEAD_WORDS;
    return fg_is_head_line(x, line + 1, &x->parts.at[a->part], 0) && fg_names_job(x, end, fg_line_first(x, line + 2));
}

/* Is the job of the section's first dates named behind them? Its other dates tell where they stand above. */
static bool opens_below(const fg_resume_reading *x, const fg_anchors *all, uint32_t first) {
    uint32_t above = 0, below = 0;
    for (uint32_t i = first; i < all->n && all->at[i].part == all->at[first].part; i++) {
        if (!stands_alone(x, &all->at[i])) continue;
        above += i > first && is_named_above(x, &all->at[i]);
        below += is_named_below(x, &all->at[i]);
    }
    return below >= above;
}

/* All entries of a section name their jobs on the same side of the dates as the first. */
static void set_sides(const fg_resume_reading *x, fg_anchors *all) {
    const fg_anchor *before = NULL; /* the last one with dates */
    for (uint32_t i = 0; i < all->n; i++) {
        fg_anchor *a = &all->at[i];
        if (a->undated || a->whole || a->lines || a->foot) continue;
        uint32_t line = x->line_of[a->range.first];
        if (before && before->part == a->part && !before->run)
            a->below = before->below;
        else
            a->below =
                stands_alone(x, a) && fg_line_first(x, line) <= x->parts.at[a->part].first && opens_below(x, all, i);
        before = a;
    }
}

/* "Duluth, MN" or "4 years 1 month": lines between the name of a job and its dates. */
static bool is_between(const fg_resume_reading *x, uint32_t line) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    fg_years y;
    if (fg_years_at(&x->reading, a, b, &y)) return b - a <= 6;
    return fg_is_place(x, a, b);
}

static bool has_employer(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    return fg_resume_has_cue(x, from, to, FG_LEX_EMPLOYER_WORD);
}

/* "Elm Soft, Haifa, Israel": an employer and where it is. */
static bool is_name_and_place(const fg_resume_reading *x, uint32_t line) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1), commas = 0;
    for (uint32_t i = a; i < b; i++) commas += fg_is(&x->reading, i, ',');
    return commas == 2 && fg_ends_in_place(x, line) && !fg_names_job(x, a, b);
}

/* The first token of the lines above the dates that name the job: a title, its employer over or under it, a place. */
static uint32_t head_above(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor, bool has_title) {
    enum { HIGHEST = 4 };
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], first = fg_line_first(x, line), named = 0;
    const fg_line *lines = x->reading.doc->lines.at;
    if (first < part->first) first = part->first;
    bool lasted = false; /* a line tells how long, which stands under the employer of several jobs */
    for (uint32_t up = 1; up <= HIGHEST && up <= line && named < 2; up++) {
        uint32_t at = fg_line_first(x, line - up), end = fg_line_first(x, line - up + 1);
        if (!fg_is_head_line(x, line - up, part, floor)) break;
        if (lines[line - up + 1].blank_before && named) break;
        if (is_between(x, line - up)) {
            lasted |= fg_tok(&x->reading, at)->cls == FG_TOK_NUMBER;
            continue;
        }
        bool opens = lines[line - up].blank_before || at == part->first;
        bool bold = (lines[line - up].flags & (FG_LINE_BOLD | FG_LINE_HEADING)) != 0;
        bool employer = has_employer(x, at, end) || is_name_and_place(x, line - up);
        bool other = employer != has_employer(x, end, a->range.first) && fg_count_prose(&x->reading, at, end) == 0;
        bool title = !has_title && named && !fg_names_job(x, first, a->range.first) && fg_names_job(x, at, end) &&
                     fg_count_prose(&x->reading, at, end) == 0;
        if ((has_title || named) && !opens && !bold && !lasted && !(other && named) && !title) break;
        first = at;
        named++;
        lasted = false;
    }
    return first;
}

/* "Elm Games,": a name, behind whose comma the place was left out. */
static bool is_name_before_comma(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    enum { WORDS = 4 };
    return b > a + 1 && b - a <= WORDS + 1 && fg_is(&x->reading, b - 1, ',') &&
           fg_count_words(&x->reading, a, b) + 1 == b - a && fg_count_prose(&x->reading, a, b) == 0;
}

/* "Clients incl. Elm Ltd" */
static bool tells_of_several(const fg_reading *r, uint32_t a, uint32_t b) {
    return a + 1 < b && fg_is_word(r, a) && fg_is_plural(r, a) && fg_count_prose(r, a + 1, a + 2) > 0;
}

static bool is_employer_line(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    return fg_is_head_line(x, line, part, 0) && !tells_of_several(&x->reading, a, b) &&
           (has_employer(x, a, b) || is_name_before_comma(x, a, b));
}

/* Right behind the dates stands what was done, and no name: "2018 - Designed and built applications of ...". */
static bool tells_work(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    enum { PROSE = 2 };
    return fg_count_prose(&x->reading, from, to) > PROSE && !fg_names_job(x, from, to) && !has_employer(x, from, to);
}

/* "Main Duties", "Java" */
static bool is_known(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    static const uint32_t roots[] = {FG_ROOT_HEADING, FG_ROOT_CONCEPT};
    fg_hit h;
    for (uint32_t i = a; i < b; i++)
        for (size_t k = 0; k < FG_COUNT(roots); k++)
            if (fg_dict_match(x->reading.dict, x->reading.tokens, i, b, roots[k], &h) && h.end == b) return true;
    return false;
}

/* "Oak House" under the title, in front of what was done. */
static bool is_bare_name(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    enum { WORDS = 5 };
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (!fg_is_head_line(x, line, part, 0) || r->doc->lines.at[line].blank_before ||
        fg_is_head_line(x, line + 1, part, 0))
        return false;
    return b - a <= WORDS && fg_count_words(r, a, b) == b - a && fg_count_prose(r, a, b) == 0 &&
           !fg_names_job(x, a, b) && !is_known(x, a, b);
}

static void place_head(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor, fg_role_words *w) {
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], last = x->line_of[a->range.end - 1];
    bool before = has_words_before(x, a), behind = has_words_behind(x, a), above = false;
    w->head_first = fg_line_first(x, line) > part->first ? fg_line_first(x, line) : part->first;
    if (w->head_first < floor && floor <= a->range.first) w->head_first = floor;
    w->head_end = fg_line_first(x, last + 1);
    bool prose = fg_count_words(&x->reading, a->range.end, w->head_end) > FG_HEAD_WORDS + 4;
    prose |= ends_behind(x, a) || (!before && tells_work(x, a->range.end, w->head_end));
    if (prose) w->head_end = a->range.end;
    if (!a->below) {
        bool named = before && fg_names_job(x, w->head_first, a->range.first);
        uint32_t up = head_above(x, a, floor, named);
        above = up < w->head_first;
        if (above) w->head_first = up;
    }
    if (behind || prose) return;
    bool employer = is_employer_line(x, last + 1, part);
    if (above && !before) {
        if (!employer || has_employer(x, w->head_first, w->head_end)) return;
    } else if (!employer && (before || !fg_is_head_line(x, last + 1, part, 0))) {
        return;
    }
    w->head_end = fg_line_first(x, last + 2);
    if (!before && is_bare_name(x, last + 2, part) && !has_employer(x, w->head_first, w->head_end) &&
        fg_names_job(x, w->head_first, w->head_end))
        w->head_end = fg_line_first(x, last + 3);
}

/* "… to Current / Company Name City, State Corporate Chef In charge of …": the title leads the text below. */
static void extend_head(const fg_resume_reading *x, fg_role_words *w, uint32_t limit) {
    const fg_reading *r = &x->reading;
    if (fg_names_job(x, w->head_first, w->head_end)) return;
    uint32_t reach = w->head_end, title = 0;
    if (reach < limit && fg_is(r, reach, '.') && fg_tok(r, reach)->flags & FG_TOK_LINE) reach++; /* of a lost bullet */
    for (; reach < limit && reach < w->head_end + FG_HEAD_WORDS; reach++) {
        const fg_token *t = fg_tok(r, reach);
        bool joint = t->cls == FG_TOK_PUNCT && (t->value == ',' || t->value == '-' || t->value == '/' ||
                                                t->value == '?' || t->value == (uint8_t)FG_DASH);
        if (!joint && !(t->flags & FG_TOK_CAP) && !fg_is_joint(r, reach)) break;
        if (fg_resume_cue(x, reach, limit, FG_LEX_TITLE_WORD)) title = reach + 1;
    }
    if (title && x->line_of[title - 1] <= x->line_of[w->head_end - 1] + 1) w->head_end = title;
}

/* "Senior Technician - external support": behind the title that one or two words in lower case belong to, or i. */
static uint32_t title_before(const fg_resume_reading *x, uint32_t i, uint32_t from) {
    const fg_reading *r = &x->reading;
    uint32_t k = i;
    while (k > from && i - k < 2 && fg_is_word(r, k - 1) && !fg_has_cap(r, k - 1)) k--;
    bool dash = k > from && (fg_is(r, k - 1, '-') || fg_is(r, k - 1, FG_DASH));
    return dash && k >= 2 && fg_resume_cue(x, k - 2, k - 1, FG_LEX_TITLE_WORD) ? k - 1 : i;
}

/* "Birch inn & rooms - Duluth, MN", "Elm Forest hotel June 2017": behind the capitals in front of words in lower case
 * that a dash and a place follow, or the dates, or i. */
static uint32_t employer_before(const fg_resume_reading *x, uint32_t i, uint32_t from, uint32_t dates) {
    const fg_reading *r = &x->reading;
    uint32_t k = i;
    bool dash = fg_is(r, i, '-') || fg_is(r, i, FG_DASH);
    if (i != dates && (!dash || !fg_has_cap(r, i + 1))) return i;
    while (k > from && i - k < 3 && !fg_has_cap(r, k - 1) && (fg_is_word(r, k - 1) || fg_is(r, k - 1, '&'))) k--;
    return k > from && fg_is_word(r, k - 1) && fg_has_cap(r, k - 1) ? k : i;
}

/* "Senior developer", "Full stack developer intern": a title of which the first word alone is in capitals, and the last of
 * which is token i: its first, or i + 1. */
static uint32_t half_capital_before(const fg_resume_reading *x, uint32_t i, uint32_t from) {
    enum { WORDS = 3 /* in lower case */ };
    const fg_reading *r = &x->reading;
    if (fg_is(r, i + 1, ')') || fg_is(r, i + 1, '.') || fg_is_plural(r, i)) return i + 1;
    if (!fg_resume_cue(x, i, i + 1, FG_LEX_TITLE_WORD)) return i + 1;
    uint32_t k = i;
    while (k > from && i - k < WORDS && fg_is_word(r, k - 1) && !fg_has_cap(r, k - 1) && !fg_is_joint(r, k - 1)) k--;
    return k > from && fg_is_word(r, k - 1) && fg_has_cap(r, k - 1) ? k - 1 : i + 1;
}

/* "St. Clair", "F. Miller", "Bros. Press": the full stop at token i shortens a word of a name. */
static bool shortens(const fg_reading *r, uint32_t i) {
    fg_hit h;
    if (i == 0 || !fg_has_cap(r, i - 1) || !fg_has_cap(r, i + 1)) return false;
    bool initial = fg_tok(r, i - 1)->norm_len == 1 && fg_tok(r, i - 1)->flags & FG_TOK_SPACE;
    return initial || fg_cue_at(r, i - 1, i, FG_LEX_ABBREVIATION, &h, NULL);
}

/* Back over capitalised words to where the sentence or bullet before ends. */
static uint32_t run_head(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor) {
    const fg_reading *r = &x->reading;
    uint32_t i = a->range.first, from = x->parts.at[a->part].first;
    fg_service service;
    if (floor > from) from = floor;
    if (fg_role_service_at(x, a->range.first, from, &service)) return service.first;
    while (i > from && a->range.first - i < RUN_REACH) {
        const fg_token *t = fg_tok(r, i - 1);
        if (t->cls == FG_TOK_PUNCT) {
            if (t->value == FG_BULLET || t->value == ';' || t->value == '?' || t->value == ':') break;
            fg_hit h;
            bool short_form = t->value == '.' && i >= 2 && fg_cue_at(r, i - 2, i - 1, FG_LEX_EMPLOYER_WORD, &h, NULL);
            if (t->value == '.' && !short_form && !shortens(r, i - 1)) break;
        } else if (t->cls == FG_TOK_WORD && !(t->flags & (FG_TOK_CAP | FG_TOK_MIXED)) && !fg_is_joint(r, i - 1)) {
            uint32_t next = half_capital_before(x, i - 1, from);
            if (next == i) next = title_before(x, i - 1, from);
            if (next == i - 1) next = employer_before(x, i, from, a->range.first);
            if (next == i) break;
            i = next;
            continue;
        }
        i--;
    }
    while (i < a->range.first && (fg_tok(r, i)->cls == FG_TOK_PUNCT || (fg_is_joint(r, i) && !fg_has_cap(r, i)))) i++;
    return i;
}

void fg_role_place_heads(fg_resume_reading *x, fg_anchors *all) {
    set_sides(x, all);
    uint32_t floor = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        const fg_anchor *a = &all->at[i];
        fg_role_words *w = FG_PUSH(x->scratch, &x->words);
        if (!w) return;
        *w = (fg_role_words){.part = a->part, .range_first = a->range.first, .range_end = a->range.end};
        if (a->again) { /* the words of the job are those of its first dates */
            w->head_first = w->head_end = floor > a->range.end ? floor : a->range.end;
            continue;
        }
        if (a->foot) {
            w->head_first = fg_line_first(x, a->name);
            w->head_end = fg_line_first(x, a->name + 1);
            floor = a->range.end;
            continue;
        }
        if (a->undated || a->whole || a->lines) {
            w->stop_first = a->stop_first;
            w->stop_end = a->stop_end;
            w->head_first = fg_line_first(x, x->line_of[a->range.first]);
            w->head_end = fg_line_first(x, x->line_of[a->range.first] + (a->whole ? 1 : a->lines));
            floor = w->head_end;
            continue;
        }
        if (a->run) {
            w->head_first = run_head(x, a, floor);
            w->head_end = a->range.end;
        } else if (!fg_role_keys_around(x, a, floor, &w->head_first, &w->head_end)) {
            place_head(x, a, floor, w);
        }
        uint32_t k = i + 1;
        while (k < all->n && all->at[k].again) k++;
        uint32_t next = k < all->n ? all->at[k].range.first : x->n;
        if (w->head_end > next)
            w->head_end =
                fg_line_first(x, x->line_of[next]) > a->range.end ? fg_line_first(x, x->line_of[next]) : a->range.end;
        if (w->head_end < a->range.end) w->head_end = a->range.end;
        if (w->head_end > x->parts.at[a->part].end) w->head_end = x->parts.at[a->part].end;
        if (!a->run) extend_head(x, w, next < x->parts.at[a->part].end ? next : x->parts.at[a->part].end);
        floor = w->head_end;
    }
}
