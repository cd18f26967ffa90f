/*
 * Blind reading: what is said of a person. Too much is masked rather than too little: the top of the page, what the
 * education section says beside degrees and fields.
 */
#include "parse/blind_parts.h"

enum {
    TOP_LINES = 12, /* of a résumé without headings that may be its letterhead */
    BEFORE = 4,     /* words around what is said in prose */
    BEHIND = 7,
    LINE_MOST = 30 /* tokens of a line that is about one thing */
};

/* ---- what is said of a person ---- */

static void mask_around(fg_blind *b, uint32_t first, uint32_t end) {
    uint32_t start = fg_blind_line_start(b, first), stop = fg_blind_line_end(b, first);
    fg_blind_mask(b, first, end);
    fg_blind_mask_unknown(b, first > start + BEFORE ? first - BEFORE : start, first);
    fg_blind_mask_unknown(b, end, end + BEHIND < stop ? end + BEHIND : stop);
}

/* "Address: ...", or a short line that begins with it. */
static bool is_key(const fg_blind *b, uint32_t first, uint32_t end) {
    uint32_t stop = fg_blind_line_end(b, first);
    bool begins = first == fg_blind_line_start(b, first) || (first > 0 && fg_is(&b->x->reading, first - 1, '|'));
    return (end < stop && fg_is(&b->x->reading, end, ':')) ||
           (begins && stop - first <= FG_BLIND_SHORT_LINE && stop > end);
}

static bool is_part_of_name(const fg_blind *b, uint32_t i) {
    return (fg_blind_is_word(b, i) &&
            (fg_has_cap(&b->x->reading, i) || fg_blind_has_cue(b, i, i + 1, FG_LEX_SCHOOL_JOINT))) ||
           fg_is(&b->x->reading, i, '-') || fg_is(&b->x->reading, i, '.') || fg_is(&b->x->reading, i, '&');
}

/* Widens a range by the words around it, as long as they can be of one name. */
static void widen_to_name(const fg_blind *b, uint32_t *first, uint32_t *end) {
    while (*first > fg_blind_line_start(b, *first) && is_part_of_name(b, *first - 1)) --*first;
    while (*end < fg_blind_line_end(b, *first) && is_part_of_name(b, *end)) ++*end;
}

/* "St. Mary's Church" */
static void mask_faith(fg_blind *b, uint32_t first, uint32_t end) {
    fg_blind_mask(b, first, end);
    if (fg_has_cap(&b->x->reading, first)) widen_to_name(b, &first, &end);
    fg_blind_mask_unknown(b, first, end);
}

/* "Nationality: Danish"; in a short line a dash does, too */
static bool leads_to_value(const fg_blind *b, uint32_t i, uint32_t stop) {
    const fg_reading *r = &b->x->reading;
    if (i >= stop) return false;
    bool short_line = stop - fg_blind_line_start(b, i) <= FG_BLIND_SHORT_LINE;
    return fg_is(r, i, ':') || (short_line && (fg_is(r, i, '-') || fg_is(r, i, FG_DASH)));
}

/* "Age 34", "aged 34"; not "children aged 3 to 5". */
static bool is_age(const fg_blind *b, uint32_t i, uint32_t stop) {
    enum { LEAST = 16, MOST = 99, HUNDREDTHS = 100 };
    const fg_reading *r = &b->x->reading;
    if (i + 1 >= stop || !fg_blind_is_number(b, i + 1) || !(fg_word_is(r, i, "age") || fg_word_is(r, i, "aged")))
        return false;
    uint32_t years = fg_tok(r, i + 1)->value / HUNDREDTHS;
    bool range = i + 2 < stop && (fg_is(r, i + 2, '-') || fg_is(r, i + 2, FG_DASH) || fg_is(r, i + 2, '+') ||
                                  fg_word_is(r, i + 2, "to") || fg_word_is(r, i + 2, "and"));
    return years >= LEAST && years <= MOST && !range;
}

void fg_blind_mask_signs(fg_blind *b) {
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
        fg_hit h;
        uint32_t stop = fg_blind_line_end(b, i);
        if (is_age(b, i, stop)) fg_blind_mask(b, i, i + 2);
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_GENDERED, &h)) fg_blind_mask(b, i, h.end);
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_PRIVATE, &h)) {
            mask_around(b, i, h.end);
            if (leads_to_value(b, h.end, stop)) fg_blind_mask(b, i, stop);
        }
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_FAITH, &h)) mask_faith(b, i, h.end);
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_KEY, &h) && is_key(b, i, h.end)) fg_blind_mask(b, i, stop);
    }
}

/* ---- schools ---- */

static bool is_in_job(const fg_blind *b, uint32_t i) {
    for (uint32_t k = 0; k < b->x->words.n; k++)
        if (i >= b->x->words.at[k].head_first && i < b->x->words.at[k].end) return true;
    return false;
}

/* "Ashgrove University scholarship, 2011": when somebody was at school, beside jobs. */
static void mask_years(fg_blind *b, uint32_t i) {
    enum { FIRST = 1940, LAST = 2099, HUNDREDTHS = 100 };
    uint32_t stop = fg_blind_line_end(b, i);
    if (stop - fg_blind_line_start(b, i) > LINE_MOST) return;
    for (uint32_t k = fg_blind_line_start(b, i); k < stop; k++) {
        uint32_t year = fg_blind_is_number(b, k) ? fg_tok(&b->x->reading, k)->value / HUNDREDTHS : 0;
        if (year >= FIRST && year <= LAST && !is_in_job(b, k)) b->masked[k] = true;
    }
}

static bool is_high_school(const fg_blind *b, uint32_t i) {
    return i > 0 && fg_word_is(&b->x->reading, i, "school") && fg_word_is(&b->x->reading, i - 1, "high");
}

static bool is_name_word(const fg_blind *b, uint32_t i) {
    return fg_blind_is_word(b, i) && fg_has_cap(&b->x->reading, i);
}

/* "taught at Oakley / College", "the University of / Oakley": a name that is cut by the end of a line of prose. */
static void widen_over_lines(const fg_blind *b, uint32_t *first, uint32_t *end) {
    uint32_t i = *first, stop = *end;
    if (i > 0 && i == fg_blind_line_start(b, i)) {
        uint32_t start = fg_blind_line_start(b, i - 1);
        while (i > start && is_name_word(b, i - 1)) i--;
        if (i > start) *first = i;
    }
    bool joint = fg_blind_has_cue(b, stop - 1, stop, FG_LEX_SCHOOL_JOINT);
    if (joint && stop == fg_blind_line_end(b, stop - 1) && stop < fg_blind_count(b)) {
        uint32_t line = fg_blind_line_end(b, stop);
        while (stop < line && is_name_word(b, stop)) stop++;
        *end = stop;
    }
}

/* The words around "University", as long as they can be of one name; its own words are names from then on. */
void fg_blind_mask_schools(fg_blind *b) {
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
        if (is_high_school(b, i)) mask_years(b, i);
        if (!fg_blind_is_word(b, i) || !fg_has_cap(&b->x->reading, i) ||
            !fg_blind_has_cue(b, i, fg_blind_line_end(b, i), FG_LEX_SCHOOL))
            continue;
        uint32_t first = i, end = i + 1;
        widen_to_name(b, &first, &end);
        widen_over_lines(b, &first, &end);
        fg_blind_add_names(b, first, i);
        fg_blind_add_names(b, i + 1, end);
        fg_blind_mask_unknown(b, first, end);
        mask_years(b, i);
        b->masked[i] = true;
    }
}

static bool says_school(const fg_blind *b, uint32_t i) {
    return !b->known[i] || fg_blind_has_cue(b, i, fg_blind_line_end(b, i), FG_LEX_SCHOOL) || fg_blind_is_number(b, i);
}

/* Names of schools, elsewhere too; "City" and "Program" are none where the text has them in lower case. */
static void add_school_names(fg_blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (!fg_blind_is_ordinary(b, i)) fg_blind_add_names(b, i, i + 1);
    }
}

static void mask_education_text(fg_blind *b, uint32_t from, uint32_t to) {
    add_school_names(b, from, to);
    for (uint32_t i = from; i < to; i++)
        if (fg_tok(&b->x->reading, i)->cls != FG_TOK_PUNCT && says_school(b, i)) b->masked[i] = true;
}

void fg_blind_mask_education(fg_blind *b) {
    for (uint32_t e = 0; e < b->x->resume->education.n; e++) {
        fg_span s = b->x->resume->education.at[e].span;
        for (uint32_t i = 0; i < fg_blind_count(b); i++)
            if (fg_tok(&b->x->reading, i)->start >= s.start && fg_tok(&b->x->reading, i)->start < s.end) {
                mask_education_text(b, fg_blind_line_start(b, i), fg_blind_line_end(b, i));
                i = fg_blind_line_end(b, i) - 1;
            }
        b->x->resume->education.at[e].end = (fg_date){FG_NO_MONTH, FG_PRECISION_NONE};
    }
}

/* ---- sections ---- */

/* A line of the letterhead, or a longer one with contacts in it. */
static bool is_top_line(const fg_blind *b, uint32_t i) {
    uint32_t end = fg_blind_line_end(b, i), words = fg_blind_words_in(b, i, end);
    for (; i < end && words > FG_BLIND_SHORT_LINE && words <= LINE_MOST; i++)
        if (b->masked[i] && !fg_blind_is_word(b, i)) return true;
    return words <= FG_BLIND_SHORT_LINE;
}

static void mask_top(fg_blind *b, const fg_part *p) {
    uint32_t last = p->end;
    if (b->x->parts.n <= 1 && b->x->resume->doc->lines.n > TOP_LINES) last = b->x->reading.dt.line_first[TOP_LINES];
    for (uint32_t i = p->first; i < p->end && i < last; i = fg_blind_line_end(b, i))
        if (is_top_line(b, i)) fg_blind_mask_unknown(b, i, fg_blind_line_end(b, i));
}

void fg_blind_mask_sections(fg_blind *b) {
    for (uint32_t k = 0; k < b->x->parts.n; k++) {
        const fg_part *p = &b->x->parts.at[k];
        if (p->tag == FG_LEX_COUNT) mask_top(b, p);
        if (p->tag == FG_LEX_H_PERSONAL || p->tag == FG_LEX_H_REFERENCES) fg_blind_mask(b, p->first, p->end);
        if (p->tag == FG_LEX_H_EDUCATION) mask_education_text(b, p->first, p->end);
    }
}
