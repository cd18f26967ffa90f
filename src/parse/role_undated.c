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

static fg_range no_time(uint32_t at) { return (fg_range){at, at, no_date, no_date, false}; }

static fg_anchor undated(uint32_t part, uint32_t lines, fg_range time) {
    return (fg_anchor){.part = part, .undated = true, .lines = lines, .range = time};
}

/* Where no job of the section has a range of dates. */
static void find_whole_jobs(fg_resume_reading *x, uint32_t part, fg_anchors *all) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t line = x->line_of[p->first]; line < x->reading.doc->lines.n && fg_line_first(x, line) < p->end;
         line++) {
        uint32_t keys = fg_role_count_keys(x, line, p);
        if (!keys && !is_whole_job(x, line, p)) continue;
        fg_anchor *n = FG_PUSH(x->scratch, all);
        if (!n) return;
        *n = undated(part, keys ? keys : 1, no_time(fg_line_first(x, line)));
        if (keys) line += keys - 1;
        if (keys) continue;
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

/* "Oracle developer Perm, Russia", "Data Analyst Oak Group, Haifa, Israel": what stands from token i to the end of the
 * line may be a place, or an employer and a place. */
static bool is_place_behind(const fg_resume_reading *x, uint32_t i, uint32_t b) {
    enum { PLACE = 5, WITH_NAME = 10 };
    uint32_t line = x->line_of[i], end = fg_line_first(x, line + 1);
    if (end > b || fg_tok(&x->reading, i)->flags & FG_TOK_LINE) return false;
    if (end - i > (fg_ends_in_place(x, line) ? WITH_NAME : PLACE)) return false;
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
        parted |= i > a && (i + 1 < b || fg_is(r, i, ',')) && parts_names(r, i);
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

static bool is_bullet(const fg_resume_reading *x, uint32_t line) {
    return line < x->reading.doc->lines.n && (x->reading.doc->lines.at[line].flags & FG_LINE_BULLET);
}

/* What tokens [a, b) still say of the time: a year at their end, "(now)", or, behind the dash of dates that were taken out,
 * "- present Elm Data". Equal ends: nothing. */
static fg_range time_of(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    const fg_reading *r = &x->reading;
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        fg_dated d;
        bool bracket = i > a && fg_is(r, i - 1, '('), dash = i == a && is_bullet(x, x->line_of[a]);
        if ((bracket || dash) && fg_cue_at(r, i, b, FG_LEX_PRESENT, &h, NULL) && (dash || fg_is(r, h.end, ')')))
            return (fg_range){i, h.end, no_date, {x->resume->as_of, FG_PRECISION_MONTH}, true};
        if (fg_single_date_at(x, i, b, &d) && d.end == b) return (fg_range){i, d.end, no_date, d.date, false};
    }
    return no_time(a);
}

/* A word, an address, or the digits that a name begins with: "3M". */
static bool is_name_part(const fg_reading *r, uint32_t i, uint32_t b) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_NUMBER) return i + 1 < b && fg_is_word(r, i + 1) && fg_tok(r, i + 1)->start == t->end;
    return t->cls == FG_TOK_WORD || t->cls == FG_TOK_URL;
}

/* Digits, a label ("Client: …"), or the last member of a list ("…, and …"): no name of a job. */
static bool is_no_name(const fg_resume_reading *x, uint32_t a, uint32_t b, const fg_range *time) {
    const fg_reading *r = &x->reading;
    for (uint32_t i = a; i < b; i++) {
        uint32_t next = i >= time->first && i < time->end ? time->end : behind_length(x, i, b);
        if (next > i) {
            i = next - 1;
            continue;
        }
        bool joint = i > a && fg_is(r, i - 1, ',') && (fg_word_is(r, i, "and") || fg_word_is(r, i, "or"));
        if (joint || (!is_name_part(r, i, b) && (!is_sign(r, i) || fg_is(r, i, ':')))) return true;
    }
    return false;
}

/* "Technologies used: Java, C++", "Responsibilities:": what was done, behind a key. */
static bool is_keyed(const fg_resume_reading *x, uint32_t line) {
    enum { WORDS = 3 };
    uint32_t a = fg_line_first(x, line), i = a, b = fg_line_first(x, line + 1);
    while (i < b && i - a < WORDS && fg_is_word(&x->reading, i)) i++;
    return i > a && i < b && fg_is(&x->reading, i, ':') && fg_has_cap(&x->reading, a);
}

/* Lines of text, and not of names: a bullet, a key, or a sentence. */
static bool is_text(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    enum { PROSE = 2, SENTENCE = 5, SHORT = 3 };
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (line >= x->reading.doc->lines.n || a == b || a < part->first || b > part->end) return false;
    if (is_bullet(x, line) || is_keyed(x, line)) return true;
    if (fg_is(&x->reading, b - 1, ';') || (fg_is(&x->reading, b - 1, '.') && !fg_ends_company(x, b - 1)))
        return fg_count_words(&x->reading, a, b) >= SHORT;
    return fg_count_prose(&x->reading, a, b) > PROSE && fg_count_words(&x->reading, a, b) >= SENTENCE;
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
        if (all->at[k].undated && line != from) continue;
        if (line >= from && line <= to + (behind_text ? 0 : 2)) return true;
    }
    return false;
}

/* Words of a title in lower case that ends with token i: "Java software developer" has two. */
static uint32_t count_title(const fg_resume_reading *x, uint32_t a, uint32_t i) {
    enum { MOST = 2 };
    if (fg_has_cap(&x->reading, i) || !fg_resume_cue(x, i, i + 1, FG_LEX_TITLE_WORD)) return 0;
    uint32_t n = 1;
    while (n < MOST && i > a + n && fg_count_prose(&x->reading, i - n, i - n + 1)) n++;
    return n;
}

/* Words in lower case that no name of a job has: "Elm Ltd, Oracle developer" has none. */
static bool has_prose(const fg_resume_reading *x, uint32_t a, uint32_t b, const fg_range *time) {
    uint32_t names = fg_count_prose(&x->reading, time->first, time->end);
    for (uint32_t i = a; i < b; i++) {
        names += count_title(x, a, i);
        names += fg_count_prose(&x->reading, i, behind_length(x, i, b));
    }
    return fg_count_prose(&x->reading, a, b) > names;
}

/* "Cook (9 months)": a title, and nothing else. */
static bool is_title(const fg_resume_reading *x, uint32_t line) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1), end = a;
    while (end < b && behind_length(x, end, b) < b) end++;
    return end > a && fg_resume_cue(x, end - 1, end, FG_LEX_TITLE_WORD);
}

/* "Cook at Blue Restaurant, 2014": a lone date stands behind many things, such as "Prize of the fair". */
static bool is_dated_job(const fg_resume_reading *x, uint32_t a, const fg_range *time) {
    for (uint32_t i = a + 1; i < time->first; i++)
        if (fg_word_is(&x->reading, i, "at") && fg_resume_cue(x, i - 1, i, FG_LEX_TITLE_WORD)) return true;
    return false;
}

/* "Night Manager ,": behind the comma of a title that stands alone the dates were left out. */
static bool is_title_before_comma(const fg_resume_reading *x, uint32_t line) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    return b > a + 1 && x->reading.doc->lines.at[line].blank_before && fg_is(&x->reading, b - 1, ',') &&
           fg_resume_cue(x, b - 2, b - 1, FG_LEX_TITLE_WORD);
}

/* How many lines name a job and where or when it was, one or two, so that no text around them is needed to tell; 0: they do
 * not. */
static uint32_t count_placed(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1), end = fg_line_first(x, line + 2);
    if (!fg_is_head_line(x, line, part, 0)) return 0;
    if (is_title_before_comma(x, line)) return 1;
    fg_range time = time_of(x, a, b);
    if (is_dated_job(x, a, &time)) return 1;
    if (fg_ends_in_place(x, line)) return has_title_and_name(x, a, b);
    bool two = is_title(x, line) && fg_is_head_line(x, line + 1, part, 0) && fg_ends_in_place(x, line + 1);
    return two && !x->reading.doc->lines.at[line + 1].blank_before && !fg_names_job(x, b, end) ? 2 : 0;
}

/* May a job begin with this line, as the one before it tells? */
static bool may_begin(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line);
    if (a == part->first || r->doc->lines.at[line].blank_before || is_bullet(x, line)) return true;
    if (runs_on(x, line - 1)) return false;
    bool open = fg_is_joint(r, a - 1) || fg_is(r, a - 1, ',');
    return is_text(x, line - 1, part) || (!open && count_placed(x, line, part));
}

/* "Elm ventures for the young, Java software developer" over "Technologies: Java": between a title that ends the line and
 * a key, words in small letters are those of a name. */
static bool is_over_key(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    enum { PROSE_MOST = 4 };
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (a < part->first || b >= part->end || b - a < 4 || is_bullet(x, line) || is_keyed(x, line) ||
        !is_keyed(x, line + 1))
        return false;
    return fg_has_cap(r, a) && fg_count_words(r, a, b) <= FG_HEAD_WORDS && fg_count_prose(r, a, b) <= PROSE_MOST &&
           fg_resume_cue(x, b - 1, b, FG_LEX_TITLE_WORD);
}

/* Lines [line, line + n) of names, which text follows; 0: none. A bullet names a job where a line with a key follows. */
static uint32_t count_names(const fg_resume_reading *x, uint32_t line, const fg_part *part, const fg_anchors *all,
                            uint32_t first) {
    const fg_line *lines = x->reading.doc->lines.at;
    if (is_bullet(x, line)) return !is_bullet(x, line + 1) && is_text(x, line + 1, part) && is_keyed(x, line + 1);
    if (is_over_key(x, line, part)) return !belongs_to_dates(x, all, first, line);
    uint32_t n = 0;
    while (n < BLOCK_MOST && fg_is_head_line(x, line + n, part, 0) &&
           !(n && (lines[line + n].blank_before || is_keyed(x, line + n))) &&
           !belongs_to_dates(x, all, first, line + n))
        n++;
    if (n == 0 || belongs_to_dates(x, all, first, line + n)) return 0;
    uint32_t placed = count_placed(x, line, part);
    if (placed && placed <= n) return placed;
    if (!is_text(x, line + n, part)) return 0;
    bool whole = n == 1 && lines[line].blank_before && is_whole_job(x, line, part);
    return lines[line + n].blank_before && !whole ? 0 : n;
}

/* Lines between the text of one job and that of another, which name a job and no range of dates. */
static bool block_at(const fg_resume_reading *x, uint32_t line, uint32_t part, const fg_anchors *all, uint32_t first,
                     fg_anchor *out) {
    const fg_part *p = &x->parts.at[part];
    if (line == 0 || fg_resume_is_run(x, line) || !may_begin(x, line, p)) return false;
    uint32_t n = count_names(x, line, p, all, first);
    if (n == 0) return false;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + n);
    fg_range time = time_of(x, a, b);
    if (is_no_name(x, a, b, &time) || (has_prose(x, a, b, &time) && !is_over_key(x, line, p))) return false;
    bool lone = time.end > time.first && !time.open;
    if (lone && !is_dated_job(x, a, &time)) return false;
    *out = undated(part, n, time);
    return has_title_and_name(x, a, lone ? time.first : b);
}

static void find_blocks(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    for (uint32_t line = x->line_of[p->first]; line < x->reading.doc->lines.n && fg_line_first(x, line) < p->end;
         line++) {
        fg_anchor a;
        if (!block_at(x, line, part, all, first, &a)) continue;
        fg_role_insert(x, all, first, a);
        line += a.lines - 1;
    }
}

void fg_role_find_undated(fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    if (p->tag != FG_LEX_H_EXPERIENCE || p->first == p->end) return;
    if (all->n == first) find_whole_jobs(x, part, all);
    find_blocks(x, part, all, first);
}
