#include "parse/grades.h"

enum { LONGEST = 8 /* tokens of a line that names a job */ };

typedef FG_VEC(uint32_t) firsts; /* first tokens of lines */

/* Behind "Role 1:", "Position 2 -". */
static uint32_t skip_count(const fg_reading *r, uint32_t a, uint32_t b) {
    bool counted = a + 3 < b && fg_tok(r, a)->cls == FG_TOK_WORD && fg_tok(r, a + 1)->cls == FG_TOK_NUMBER;
    bool sign = counted && (fg_is(r, a + 2, ':') || fg_is(r, a + 2, '-') || fg_is(r, a + 2, FG_DASH));
    return sign ? a + 3 : a;
}

/* "Senior Baker", "Role 2: Baker", "Electrician II:": a short line in capitals that ends with a job title, perhaps with its grade. */
static bool names_job(const fg_reading *r, uint32_t line) {
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    if ((l->flags & FG_LINE_BULLET) || b - a > LONGEST) return false;
    while (b > a && fg_tok(r, b - 1)->cls == FG_TOK_PUNCT) {
        if (!fg_is(r, b - 1, ':')) return false;
        b--;
    }
    a = skip_count(r, a, b);
    fg_hit h;
    for (uint32_t i = a; i < b; i++) {
        if (fg_tok(r, i)->cls != FG_TOK_WORD) return false;
        if (!fg_has_cap(r, i) && fg_tok(r, i)->end - fg_tok(r, i)->start > 3) return false;
    }
    bool grade = b > a + 1 && fg_tok(r, b - 1)->end - fg_tok(r, b - 1)->start <= 3;
    uint32_t last = grade ? b - 2 : b - 1;
    return b > a && fg_cue_at(r, last, last + 1, FG_LEX_TITLE_WORD, &h, NULL);
}

static uint32_t first_of_next(const firsts *jobs, uint32_t i) { return i + 1 < jobs->n ? jobs->at[i + 1] : FG_NONE; }

/* Does a heading of requirements stand under the job's line? */
static bool has_requirements(const fg_statements *s, uint32_t from, uint32_t to) {
    for (uint32_t i = 0; i < s->n; i++) {
        const fg_statement *st = &s->at[i];
        if (st->first > from && st->first < to && st->section == FG_LEX_H_REQUIRED && st->heading > from &&
            !st->unknown)
            return true;
    }
    return false;
}

static bool same_line(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = 0; i < LONGEST; i++) {
        bool end_a = i && (fg_tok(r, a + i)->flags & FG_TOK_LINE), end_b = i && (fg_tok(r, b + i)->flags & FG_TOK_LINE);
        if (end_a || end_b) return end_a && end_b;
        if (!fg_str_eq(fg_token_norm(r->tokens, a + i), fg_token_norm(r->tokens, b + i))) return false;
        if (a + i + 1 >= r->tokens->list.n || b + i + 1 >= r->tokens->list.n) return false;
    }
    return true;
}

static void find_lines(const fg_reading *r, const fg_statements *s, firsts *jobs) {
    firsts all = {0};
    for (uint32_t i = 0; i < r->doc->lines.n; i++) {
        if (!names_job(r, i)) continue;
        uint32_t *first = FG_PUSH(r->scratch, &all);
        if (first) *first = r->dt.line_first[i];
    }
    for (uint32_t i = 0; i < all.n && !r->scratch->failed; i++) {
        if (!has_requirements(s, all.at[i], first_of_next(&all, i))) continue;
        if (jobs->n && same_line(r, jobs->at[jobs->n - 1], all.at[i])) continue;
        uint32_t *first = FG_PUSH(r->scratch, jobs);
        if (first) *first = all.at[i];
    }
}

uint32_t fg_find_jobs(const fg_reading *r, fg_statements *statements) {
    firsts jobs = {0};
    find_lines(r, statements, &jobs);
    for (uint32_t i = 0; jobs.n > 1 && i < statements->n; i++)
        for (uint32_t k = 0; k < jobs.n; k++)
            if (statements->at[i].first >= jobs.at[k]) statements->at[i].job = k + 1;
    return jobs.n;
}
