/* The words that name a job: on which side of its dates they stand, and how far they go. */
#include "parse/role_parts.h"

enum { RUN_REACH = 26 };

static bool has_words_before(const fg_resume_reading *x, const fg_anchor *a) {
    return fg_count_words(&x->reading, fg_line_first(x, x->line_of[a->range.first]), a->range.first) > 0;
}

static bool has_words_behind(const fg_resume_reading *x, const fg_anchor *a) {
    return fg_count_words(&x->reading, a->range.end, fg_line_first(x, x->line_of[a->range.end - 1] + 1)) > 0;
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
    for (uint32_t i = 0; i < all->n; i++) {
        fg_anchor *a = &all->at[i];
        bool same = i > 0 && all->at[i - 1].part == a->part && !all->at[i - 1].run;
        uint32_t line = x->line_of[a->range.first];
        if (same)
            a->below = all->at[i - 1].below;
        else
            a->below =
                stands_alone(x, a) && fg_line_first(x, line) <= x->parts.at[a->part].first && opens_below(x, all, i);
    }
}

static uint32_t head_above(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor, bool has_title) {
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], first = fg_line_first(x, line);
    const fg_line *lines = x->reading.doc->lines.at;
    for (uint32_t up = 1; up <= 2 && up <= line; up++) {
        if (!fg_is_head_line(x, line - up, part, floor)) break;
        bool opens = lines[line - up].blank_before || fg_line_first(x, line - up) == part->first;
        bool bold = (lines[line - up].flags & (FG_LINE_BOLD | FG_LINE_HEADING)) != 0;
        if ((has_title || up == 2) && !opens && !bold) break;
        if (lines[line - up + 1].blank_before && up == 2) break;
        first = fg_line_first(x, line - up);
    }
    return first;
}

static void place_head(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor, fg_role_words *w) {
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], last = x->line_of[a->range.end - 1];
    bool before = has_words_before(x, a), behind = has_words_behind(x, a);
    w->head_first = fg_line_first(x, line) > part->first ? fg_line_first(x, line) : part->first;
    if (w->head_first < floor && floor <= a->range.first) w->head_first = floor;
    w->head_end = fg_line_first(x, last + 1);
    bool prose = fg_count_words(&x->reading, a->range.end, w->head_end) > FG_HEAD_WORDS + 4;
    if (prose) w->head_end = a->range.end;
    if (!a->below) {
        bool named = before && fg_names_job(x, w->head_first, a->range.first);
        uint32_t up = head_above(x, a, floor, named);
        if (up < w->head_first) {
            w->head_first = up;
            if (!before) return;
        }
    }
    bool next = fg_is_head_line(x, last + 1, part, 0) && !prose;
    bool employer =
        next && fg_resume_has_cue(x, fg_line_first(x, last + 1), fg_line_first(x, last + 2), FG_LEX_EMPLOYER_WORD);
    if (next && !behind && (employer || !before)) w->head_end = fg_line_first(x, last + 2);
}

/* "… to Current / Company Name City, State Corporate Chef In charge of …": the title leads the text below. */
static void extend_head(const fg_resume_reading *x, fg_role_words *w, uint32_t limit) {
    const fg_reading *r = &x->reading;
    if (fg_names_job(x, w->head_first, w->head_end)) return;
    uint32_t reach = w->head_end, title = 0;
    for (; reach < limit && reach < w->head_end + FG_HEAD_WORDS; reach++) {
        const fg_token *t = fg_tok(r, reach);
        bool joint = t->cls == FG_TOK_PUNCT && (t->value == ',' || t->value == '-' || t->value == '/' ||
                                                t->value == '?' || t->value == (uint8_t)FG_DASH);
        if (!joint && !(t->flags & FG_TOK_CAP) && !fg_is_joint(r, reach)) break;
        if (fg_resume_cue(x, reach, limit, FG_LEX_TITLE_WORD)) title = reach + 1;
    }
    if (title && x->line_of[title - 1] <= x->line_of[w->head_end - 1] + 1) w->head_end = title;
}

/* Back over capitalised words to where the sentence or bullet before ends. */
static uint32_t run_head(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor) {
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
        } else if (t->cls == FG_TOK_WORD && !(t->flags & FG_TOK_CAP) && !fg_is_joint(r, i - 1)) {
            break;
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
        if (a->undated) {
            w->head_first = fg_line_first(x, x->line_of[a->range.first]);
            w->head_end = fg_line_first(x, x->line_of[a->range.first] + 1);
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
                fg_line_first(x, x->line_of[next]) > a->range.end ? fg_line_first(x, x->line_of[next]) : a->range.end;
        if (w->head_end < a->range.end) w->head_end = a->range.end;
        if (w->head_end > x->parts.at[a->part].end) w->head_end = x->parts.at[a->part].end;
        if (!a->run) extend_head(x, w, next < x->parts.at[a->part].end ? next : x->parts.at[a->part].end);
        floor = w->head_end;
    }
}
