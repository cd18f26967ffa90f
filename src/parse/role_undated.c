/* Jobs without dates: lines of an experience section that name one. */
#include "parse/role_parts.h"

enum { BLOCK_MOST = 3 /* lines that name one job */ };

static const fg_date no_date = {FG_NO_MONTH, FG_PRECISION_NONE};

/* A line that names both a job and an employer, in an experience section without any range of dates. */
static bool is_whole_job(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (fg_resume_is_run(x, line) || !fg_is_head_line(x, line, part, 0) || fg_count_prose(&x->reading, a, b) > 0)
        return false;
    return fg_names_job(x, a, b) && fg_resume_has_cue(x, a, b, FG_LEX_EMPLOYER_WORD) &&
           fg_count_words(&x->reading, a, b) >= 3;
}

static fg_anchor undated(const fg_resume_reading *x, uint32_t part, uint32_t line, uint32_t lines) {
    uint32_t a = fg_line_first(x, line);
    return (fg_anchor){.part = part,
                       .undated = true,
                       .lines = lines,
                       .range = {.first = a, .end = a, .start = no_date, .stop = no_date}};
}

/* Where no job of the section has a range of dates. */
static void find_whole_jobs(fg_resume_reading *x, uint32_t part, fg_anchors *all) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t line = x->line_of[p->first]; line < x->reading.doc->lines.n && fg_line_first(x, line) < p->end;
         line++) {
        if (!is_whole_job(x, line, p)) continue;
        fg_anchor *n = FG_PUSH(x->scratch, all);
        if (!n) return;
        *n = undated(x, part, line, 1);
        fg_dated d;
        for (uint32_t i = n->range.first, to = fg_line_first(x, line + 1); i < to; i++) {
            if (!fg_single_date_at(x, i, to, &d)) continue;
            n->range = (fg_range){d.first, d.end, no_date, d.date, false};
            break;
        }
    }
}

/* ---- among jobs with dates ---- */

static bool is_sign(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_PUNCT; }

/* Does what stands before token i end there, so that another name begins? */
static bool parts_names(const fg_reading *r, uint32_t i) {
    if (fg_tok(r, i)->flags & FG_TOK_LINE || fg_is_apart(r, i)) return true;
    return (is_sign(r, i) && !fg_is(r, i, '(')) || (fg_word_is(r, i, "at") && !fg_has_cap(r, i));
}

/* "Oracle developer Perm, Russia": what stands from token i to the end of the line may be a place. */
static bool is_place_behind(const fg_resume_reading *x, uint32_t i, uint32_t b) {
    enum { MOST = 5 };
    uint32_t end = fg_line_first(x, x->line_of[i] + 1);
    if (end > b || end - i > MOST || fg_tok(&x->reading, i)->flags & FG_TOK_LINE) return false;
    bool comma = false;
    for (uint32_t k = i; k < end; k++) {
        comma |= k > i && k + 1 < end && fg_is(&x->reading, k, ',');
        if (fg_is_word(&x->reading, k) && !fg_has_cap(&x->reading, k)) return false;
    }
    return comma;
}

/* A title whose end is that of what stands between two signs, and a name beside it: "Java Developer, Elm Ltd". */
static bool has_title_and_name(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    const fg_reading *r = &x->reading;
    bool title = false, parted = false;
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        parted |= i > a && i + 1 < b && parts_names(r, i);
        title |= fg_cue_at(r, i, i + 1, FG_LEX_TITLE_WORD, &h, NULL) && !fg_word_is(r, i, "member") &&
                 (i + 1 == b || is_sign(r, i + 1) || parts_names(r, i + 1) || is_place_behind(x, i + 1, b));
    }
    return title && parted;
}

/* Behind "(9 months)"; i where it does not stand. */
static uint32_t behind_length(const fg_resume_reading *x, uint32_t i, uint32_t b) {
    fg_years length;
    bool told = fg_is(&x->reading, i, '(') && fg_years_at(&x->reading, i + 1, b, &length) &&
                fg_is(&x->reading, length.end, ')');
    return told ? length.end + 1 : i;
}

/* Digits, a label ("Client: …"), or the last member of a list ("…, and …"): no name of a job. */
static bool is_no_name(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    const fg_reading *r = &x->reading;
    for (uint32_t i = a; i < b; i++) {
        uint32_t next = behind_length(x, i, b);
        if (next > i) {
            i = next - 1;
            continue;
        }
        bool joint = i > a && fg_is(r, i - 1, ',') && (fg_word_is(r, i, "and") || fg_word_is(r, i, "or"));
        if (joint || (fg_tok(r, i)->cls != FG_TOK_WORD && (!is_sign(r, i) || fg_is(r, i, ':')))) return true;
    }
    return false;
}

/* Lines of text, and not of names: a bullet, or a sentence. */
static bool is_text(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (line >= x->reading.doc->lines.n || a == b || a < part->first || b > part->end) return false;
    if (x->reading.doc->lines.at[line].flags & FG_LINE_BULLET) return true;
    return fg_count_prose(&x->reading, a, b) > 2 && fg_count_words(&x->reading, a, b) >= 5;
}

/* A line that ends with a colon, or one as wide as a page that no full stop ends: the next one goes on with it. */
static bool runs_on(const fg_resume_reading *x, uint32_t line) {
    enum { WIDE = 85 };
    const fg_line *l = &x->reading.doc->lines.at[line];
    uint32_t end = fg_line_first(x, line + 1);
    if (end == 0 || fg_is(&x->reading, end - 1, ':')) return end > 0;
    return l->end - l->start >= WIDE && !fg_is(&x->reading, end - 1, '.');
}

/* Dates on the line, or right above it, where the name of their job may follow. */
static bool belongs_to_dates(const fg_resume_reading *x, const fg_anchors *all, uint32_t first, uint32_t line) {
    bool behind_text = first < all->n && line > 0 && is_text(x, line - 1, &x->parts.at[all->at[first].part]);
    for (uint32_t k = first; k < all->n; k++) {
        const fg_range *g = &all->at[k].range;
        uint32_t from = x->line_of[g->first], to = x->line_of[g->end > g->first ? g->end - 1 : g->first];
        if (line >= from && line <= to + (behind_text ? 0 : 2)) return true;
    }
    return false;
}

/* Words in lower case that no name of a job has: "Elm Ltd, Oracle developer" has none. */
static bool has_prose(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    uint32_t names = 0;
    for (uint32_t i = a; i < b; i++) {
        names += !fg_has_cap(&x->reading, i) && fg_resume_cue(x, i, i + 1, FG_LEX_TITLE_WORD);
        names += fg_count_prose(&x->reading, i, behind_length(x, i, b));
    }
    return fg_count_prose(&x->reading, a, b) > names;
}

/* Lines [line, line + n) between the text of one job and that of another, which name a job and no dates; 0: none. */
static uint32_t block_at(const fg_resume_reading *x, uint32_t line, const fg_part *part, const fg_anchors *all,
                         uint32_t first) {
    const fg_line *lines = x->reading.doc->lines.at;
    if (line == 0 || fg_resume_is_run(x, line)) return 0;
    bool opens = fg_line_first(x, line) == part->first;
    if (!opens && !lines[line].blank_before && (!is_text(x, line - 1, part) || runs_on(x, line - 1))) return 0;
    uint32_t n = 0;
    while (n < BLOCK_MOST && fg_is_head_line(x, line + n, part, 0) && !(n && lines[line + n].blank_before) &&
           !belongs_to_dates(x, all, first, line + n))
        n++;
    bool whole = n == 1 && lines[line].blank_before && is_whole_job(x, line, part);
    if (n == 0 || !is_text(x, line + n, part) || (lines[line + n].blank_before && !whole)) return 0;
    if (belongs_to_dates(x, all, first, line + n)) return 0;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + n);
    if (is_no_name(x, a, b) || has_prose(x, a, b)) return 0;
    return has_title_and_name(x, a, b) ? n : 0;
}

static void find_blocks(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t line = x->line_of[p->first]; line < x->reading.doc->lines.n && fg_line_first(x, line) < p->end;
         line++) {
        uint32_t n = block_at(x, line, p, all, first);
        if (n) fg_role_insert(x, all, first, undated(x, part, line, n));
    }
}

void fg_role_find_undated(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    if (p->tag != FG_LEX_H_EXPERIENCE || p->first == p->end) return;
    if (all->n == first) find_whole_jobs(x, part, all);
    find_blocks(x, part, all, first);
}
