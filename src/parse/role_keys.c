/* Jobs as forms print them, a key in front of each line: "Client: Elm Bank / Role: Java Developer / Duration: 2018 - 2020". */
#include "parse/role_parts.h"

enum { OTHER, EMPLOYER, TITLE, NONE /* arguments of [job-key]; no key */ };
#define BOTH (1u << EMPLOYER | 1u << TITLE)

/* What the line has a key of, and the token behind its colon or gap. */
static uint32_t key_of(const fg_resume_reading *x, uint32_t line, uint32_t *value) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t kind;
    if (line >= r->doc->lines.n) return NONE;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (a == b || !fg_has_cap(r, a) || !fg_cue_at(r, a, b, FG_LEX_JOB_KEY, &h, &kind)) return NONE;
    bool cell = h.end < b && fg_is_apart(r, h.end); /* of a table */
    *value = cell && !fg_is(r, h.end, ':') ? h.end : h.end + 1;
    return (cell || fg_is(r, h.end, ':')) && *value < b ? kind : NONE;
}

/* The end of a name that begins at token i: a comma, a gap, dates or the line end it. */
static uint32_t name_end(const fg_resume_reading *x, const fg_role_words *w, uint32_t i) {
    uint32_t end = i, b = fg_line_first(x, x->line_of[i] + 1);
    while (end < b && end != w->range_first && !fg_is(&x->reading, end, ',') &&
           !(end > i && fg_is_apart(&x->reading, end)))
        end++;
    while (end > i && fg_tok(&x->reading, end - 1)->cls == FG_TOK_PUNCT && !fg_is(&x->reading, end - 1, '.')) end--;
    return end;
}

/* Is what stands behind the key a name, and no sentence? */
static bool has_name(const fg_resume_reading *x, uint32_t line, uint32_t value) {
    enum { PROSE_MOST = 2, WORDS_MOST = 12 };
    uint32_t b = fg_line_first(x, line + 1);
    return fg_count_prose(&x->reading, value, b) <= PROSE_MOST && fg_count_words(&x->reading, value, b) <= WORDS_MOST;
}

/* Adds what the line names to `seen`; false: it is none of the job, or names again what was named. */
static bool adds(const fg_resume_reading *x, uint32_t line, uint32_t *seen) {
    uint32_t value, kind = key_of(x, line, &value);
    if (kind == NONE || (kind != OTHER && (*seen >> kind & 1 || !has_name(x, line, value)))) return false;
    *seen |= 1u << kind;
    return true;
}

bool fg_role_keys_around(const fg_resume_reading *x, const fg_anchor *a, uint32_t floor, uint32_t *head_first,
                         uint32_t *head_end) {
    const fg_line *lines = x->reading.doc->lines.at;
    const fg_part *part = &x->parts.at[a->part];
    uint32_t line = x->line_of[a->range.first], from = line, to = line + 1, seen = 0;
    if (x->line_of[a->range.end - 1] != line) return false;
    /* a line of dates that names a job itself has only projects under it */
    if (!adds(x, line, &seen) && fg_line_first(x, line) != a->range.first) return false;
    while (from > 0 && !lines[from].blank_before && fg_line_first(x, from - 1) >= floor &&
           fg_line_first(x, from - 1) >= part->first && adds(x, from - 1, &seen))
        from--;
    while (to < x->reading.doc->lines.n && !lines[to].blank_before && fg_line_first(x, to) < part->end &&
           adds(x, to, &seen))
        to++;
    if ((seen & BOTH) != BOTH) return false;
    *head_first = fg_line_first(x, from);
    *head_end = fg_line_first(x, to);
    return true;
}

uint32_t fg_role_count_keys(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    uint32_t n = 0, seen = 0;
    while (line + n < x->reading.doc->lines.n && fg_line_first(x, line + n) < part->end &&
           !(n && x->reading.doc->lines.at[line + n].blank_before) && adds(x, line + n, &seen))
        n++;
    return (seen & BOTH) == BOTH ? n : 0;
}

bool fg_role_name_by_keys(const fg_resume_reading *x, const fg_role_words *w, fg_span *title, fg_span *employer) {
    fg_span names[NONE] = {{0, 0}};
    uint32_t seen = 0;
    for (uint32_t line = x->line_of[w->head_first]; fg_line_first(x, line) < w->head_end; line++) {
        uint32_t value, kind = key_of(x, line, &value);
        if (kind == NONE || seen >> kind & 1) continue;
        seen |= 1u << kind;
        names[kind] = fg_resume_span(x, value, name_end(x, w, value));
    }
    if ((seen & BOTH) != BOTH) return false;
    *title = names[TITLE];
    *employer = names[EMPLOYER];
    return true;
}
