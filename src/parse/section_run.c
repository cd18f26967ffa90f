/* Headings inside running text, whose line breaks were lost. */
#include "parse/role_parts.h"
#include "parse/section_parts.h"

/* What a section of this kind begins with; for headings of one word, which are also ordinary words. */
static bool begins_like(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_lex tag) {
    const fg_reading *r = &x->reading;
    uint32_t reach = i + 12 < to ? i + 12 : to;
    fg_years years;
    if (fg_is(r, i, ':') || fg_is(r, i, FG_BULLET)) return true;
    if (tag == FG_LEX_H_EDUCATION)
        return fg_resume_has_cue(x, i, i + 3 < to ? i + 3 : to, FG_LEX_DEGREE) ||
               fg_resume_cue(x, i, to, FG_LEX_STUDY) || fg_resume_has_cue(x, i, reach, FG_LEX_SCHOOL);
    if (tag != FG_LEX_H_SKILLS) return false;
    for (uint32_t k = i; k < reach; k++)
        if (fg_is(r, k, ',') ||
            (fg_is(r, k, '(') && k + 1 < to && (fg_years_at(r, k + 1, to, &years) || fg_word_is(r, k + 1, "less"))))
            return true;
    return false;
}

/* Two spaces or a tab in running text: a line break was lost there. */
static bool has_gap_before(const fg_reading *r, uint32_t i) {
    if (i == 0) return false;
    uint32_t from = fg_tok(r, i - 1)->end, to = fg_tok(r, i)->start;
    return to >= from + 2 || (to > from && r->tokens->text.ptr[from] == '\t');
}

static bool is_credential_at(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    return fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h) && fg_is_credential(fg_kind_of(r, h.owner));
}

/* "... Payroll Clerk Education Hill High School": the word is the end of no field ("Physical Education"), and behind it
 * stands a school or a degree, of which none stands before it. */
static bool is_education_at(const fg_resume_reading *x, uint32_t i) {
    enum { BEFORE = 8, BEHIND = 5 };
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t from = i > BEFORE ? i - BEFORE : 0, to = i + BEHIND < x->n ? i + BEHIND : x->n;
    if (fg_section_now(x) != FG_LEX_H_EXPERIENCE || !fg_word_is(r, i, "education")) return false;
    for (uint32_t k = 0; k < x->parts.n; k++)
        if (x->parts.at[k].tag == FG_LEX_H_EDUCATION) return false;
    if (fg_dict_match(r->dict, r->tokens, i - 1, i + 1, FG_ROOT_FIELD, &h) && h.end > i) return false;
    if (fg_resume_has_cue(x, from, i, FG_LEX_DEGREE) || fg_resume_has_cue(x, from, i, FG_LEX_SCHOOL)) return false;
    return fg_resume_has_cue(x, i + 1, to, FG_LEX_SCHOOL) || fg_resume_cue(x, i + 1, to, FG_LEX_DEGREE) ||
           fg_resume_cue(x, i + 1, to, FG_LEX_STUDY) || is_credential_at(r, i + 1, to);
}

/* "... Bachelor's Skills Linux (2 years)", "Hill College - Duluth, MN Skills Nagios, ...": the skills follow a school, and
 * the word ends no name of one ("Study Skills"). */
static bool is_skills_at(const fg_resume_reading *x, uint32_t i) {
    enum { BEFORE = 9 };
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t from = i > BEFORE ? i - BEFORE : 0;
    if (fg_section_now(x) != FG_LEX_H_EDUCATION || !fg_word_is(r, i, "skills")) return false;
    if (fg_dict_match(r->dict, r->tokens, i - 1, i + 1, FG_ROOT_CONCEPT, &h) && h.end > i) return false;
    return fg_resume_has_cue(x, from, i, FG_LEX_SCHOOL) || fg_resume_has_cue(x, i - 1, i, FG_LEX_DEGREE) ||
           fg_resume_cue(x, i - 1, i, FG_LEX_STATE_CODE);
}

static bool may_stand_before(const fg_resume_reading *x, uint32_t i, bool single) {
    const fg_reading *r = &x->reading;
    if (i == 0 || (x->parts.n && x->parts.at[x->parts.n - 1].first == i)) return true;
    if (fg_section_joins(r, i - 1) || fg_is(r, i - 1, ',') || fg_is(r, i - 1, '/') || fg_is(r, i - 1, '-') ||
        fg_word_is(r, i - 1, "and"))
        return false;
    bool word = fg_tok(r, i - 1)->cls == FG_TOK_WORD && fg_has_cap(r, i - 1);
    fg_hit h;
    bool present = fg_cue_at(r, i - 1, i, FG_LEX_PRESENT, &h, NULL);
    return !single || !word || present || has_gap_before(r, i) || is_education_at(x, i) || is_skills_at(x, i);
}

/* "Project: …" and "Open-Source Project Developer" stand inside roles; a section of projects says so in the plural. */
static bool is_plural(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (fg_word_is(&x->reading, i, "projects")) return true;
    return false;
}

static bool add_inner(fg_resume_reading *x, uint32_t i, uint32_t end, fg_lex tag) {
    fg_section_add(x, i, fg_is(&x->reading, end, ':') ? end + 1 : end, tag);
    return true;
}

static bool read_inner_heading(fg_resume_reading *x, uint32_t i, uint32_t to, uint32_t *end) {
    const fg_reading *r = &x->reading;
    fg_lex tag;
    if (!fg_has_cap(r, i) || !fg_resume_heading_at(x, i, to, end, &tag) || *end >= to ||
        !fg_section_has_caps(r, i, *end))
        return false;
    const fg_token *next = fg_tok(r, *end);
    bool opens = (next->flags & (FG_TOK_CAP | FG_TOK_MIXED)) || next->cls == FG_TOK_NUMBER ||
                 fg_tok(r, *end)->cls == FG_TOK_PUNCT || tag == FG_LEX_H_SKILLS || fg_section_is_upper(r, i, *end);
    if (!opens || fg_is(r, *end, ',') || fg_is(r, *end, '.') || fg_is(r, *end, '/') || fg_is(r, *end, '-') ||
        fg_is(r, *end, ')'))
        return false;
    if (tag == FG_LEX_H_PROJECTS && !is_plural(x, i, *end)) return false;
    bool degree = tag == FG_LEX_H_EDUCATION && fg_resume_cue(x, *end, to, FG_LEX_DEGREE);
    bool single = *end == i + 1 && !degree;
    bool behind_jobs = degree && fg_section_now(x) == FG_LEX_H_EXPERIENCE; /* "... to attain the Education BBA in" */
    if (!behind_jobs && !may_stand_before(x, i, single)) return false;
    bool listed = tag == FG_LEX_H_EDUCATION || tag == FG_LEX_H_SKILLS;
    if (fg_section_joins(r, *end - 1) || (listed && fg_section_joins(r, *end))) return false;
    if (single && tag == FG_LEX_H_SKILLS && !fg_word_is(r, i, "skills")) return false;
    if (single && tag == FG_LEX_H_EDUCATION && !fg_word_is(r, i, "education") && !fg_is(r, *end, ':')) return false;
    bool main = tag == FG_LEX_H_EXPERIENCE || tag == FG_LEX_H_EDUCATION;
    if (single && main && has_gap_before(r, i)) return add_inner(x, i, *end, tag);
    if (single && !begins_like(x, *end, to, tag)) return false;
    if (single && !listed && tag != FG_LEX_H_LANGUAGES && !fg_is(r, *end, ':')) return false;
    if (tag == FG_LEX_H_SKILLS && !single && !begins_like(x, *end, to, tag)) return false;
    return add_inner(x, i, *end, tag);
}

/* Headings that may also stand over a part of what a job was: "Tools used: ...", "Contact: ...". */
static bool may_be_of_job(fg_lex tag) {
    return tag == FG_LEX_H_SKILLS || tag == FG_LEX_H_PERSONAL || tag == FG_LEX_H_OTHER || tag == FG_LEX_H_PROJECTS ||
           tag == FG_LEX_H_SUMMARY || tag == FG_LEX_H_LANGUAGES;
}

/* Do dates stand there that open a job, behind the words that name it? */
static bool opens_job(const fg_resume_reading *x, const fg_part *p) {
    enum { NAME = 14 /* tokens */ };
    const fg_reading *r = &x->reading;
    fg_range g;
    for (uint32_t i = p->first; i < p->end; i++) {
        if (!fg_has_bit(r, i, FG_FACT_DATE) || !fg_range_at(r, i, p->end, &g)) continue;
        uint32_t from = g.first > p->first + NAME ? g.first - NAME : p->first;
        if (fg_role_fits_run(x, &g) && fg_names_job(x, from, g.first) && !fg_tells_degree(x, from, g.first))
            return true;
        i = g.end - 1;
    }
    return false;
}

/* Sections among the jobs, in which another job follows, were parts of a job. `first`: the first that may be. */
static void rejoin_jobs(fg_resume_reading *x, uint32_t first) {
    fg_part *parts = x->parts.at, *jobs = NULL;
    uint32_t n = first;
    if (n && parts[n - 1].tag == FG_LEX_H_EXPERIENCE) jobs = &parts[n - 1];
    for (uint32_t i = first; i < x->parts.n; i++) {
        fg_part p = parts[i];
        if (jobs && may_be_of_job(p.tag) && opens_job(x, &p)) {
            jobs->end = p.end;
            n = (uint32_t)(jobs - parts) + 1;
            continue;
        }
        if (p.tag == FG_LEX_H_EXPERIENCE)
            jobs = &parts[n];
        else if (!may_be_of_job(p.tag))
            jobs = NULL;
        parts[n++] = p;
    }
    x->parts.n = n;
}

void fg_section_read_run(fg_resume_reading *x, uint32_t line) {
    uint32_t to = x->reading.dt.line_first[line + 1], first = x->parts.n, end;
    for (uint32_t i = x->reading.dt.line_first[line]; i < to; i++)
        if (read_inner_heading(x, i, to, &end)) i = x->parts.n ? x->parts.at[x->parts.n - 1].first - 1 : i;
    rejoin_jobs(x, first);
}
