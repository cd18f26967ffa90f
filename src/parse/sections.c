/* Sections of a résumé: heading lines, and "Skills: …" at the start of a line. */
#include "parse/section_parts.h"

enum { RUN_LENGTH = 400, WRAPPED_LENGTH = 85, HEADING_WORDS = 7 };

/* Which meaning of a heading counts in a résumé, where one has several. */
static const fg_lex resume_order[] = {
    FG_LEX_H_VOLUNTEER,    FG_LEX_H_EXPERIENCE, FG_LEX_H_PROJECTS, FG_LEX_H_LANGUAGES,    FG_LEX_H_EDUCATION,
    FG_LEX_H_CERTIFICATES, FG_LEX_H_SKILLS,     FG_LEX_H_SUMMARY,  FG_LEX_H_PUBLICATIONS, FG_LEX_H_INTERESTS,
    FG_LEX_H_PERSONAL,     FG_LEX_H_REFERENCES, FG_LEX_H_OTHER};

bool fg_resume_is_run(const fg_resume_reading *x, uint32_t line) {
    const fg_line *l = &x->reading.doc->lines.at[line];
    return l->end - l->start > RUN_LENGTH;
}

uint32_t fg_resume_part_at(const fg_resume_reading *x, uint32_t token) {
    uint32_t i = 0;
    while (i + 1 < x->parts.n && x->parts.at[i + 1].heading <= token) i++;
    return i;
}

bool fg_resume_has_cue(const fg_resume_reading *x, uint32_t from, uint32_t to, fg_lex tag) {
    for (uint32_t i = from; (i = fg_next_cue(&x->reading, i, to, tag)) < to; i++)
        if (fg_resume_cue(x, i, to, tag)) return true;
    return false;
}

fg_span fg_resume_span(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    if (first >= end) return (fg_span){0, 0};
    return (fg_span){fg_tok(&x->reading, first)->start, fg_tok(&x->reading, end - 1)->end};
}

void fg_resume_warn(fg_resume_reading *x, const char *text) {
    const char **w = FG_PUSH(&x->resume->arena, &x->resume->warnings);
    if (w) *w = text;
}

/* ---- statements ---- */

static bool starts_lower(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    return t->cls == FG_TOK_WORD && !(t->flags & FG_TOK_CAP) && r->tokens->text.ptr[t->start] >= 'a' &&
           r->tokens->text.ptr[t->start] <= 'z';
}

/* Is token i, the first of its line, the continuation of a sentence that a page's width has broken? */
static bool continues(const fg_resume_reading *x, uint32_t i) {
    const fg_reading *r = &x->reading;
    const fg_line *l = &r->doc->lines.at[x->line_of[i]];
    if (i == 0 || l == r->doc->lines.at || l->blank_before || (l->flags & (FG_LINE_BULLET | FG_LINE_HEADING)))
        return false;
    const fg_line *before = l - 1;
    if (x->line_of[i - 1] + 1 != x->line_of[i]) return false;
    if (fg_is(r, i - 1, '.') || fg_is(r, i - 1, ':') || fg_is(r, i - 1, ';')) return false;
    return before->end - before->start >= WRAPPED_LENGTH || starts_lower(r, i);
}

/* "... of leadership.Recruited drivers": a full stop that lost its blank, unlike that of "Node.js". */
static bool is_glued_end(const fg_reading *r, uint32_t i) {
    enum { BEFORE = 3, BEHIND = 5 };
    if (i == 0 || !fg_is(r, i, '.')) return false;
    const fg_token *last = fg_tok(r, i - 1), *next = fg_tok(r, i + 1);
    return last->cls == FG_TOK_WORD && next->cls == FG_TOK_WORD && last->end - last->start >= BEFORE &&
           next->end - next->start >= BEHIND && (next->flags & FG_TOK_CAP) &&
           !((last->flags | next->flags) & FG_TOK_UPPER);
}

/* Token i, behind which another stands. */
static bool ends_sentence(const fg_resume_reading *x, uint32_t i) {
    const fg_reading *r = &x->reading;
    if (!(fg_is(r, i, '.') || fg_is(r, i, '!') || fg_is(r, i, '?'))) return false;
    if (is_glued_end(r, i)) return true;
    const fg_token *next = fg_tok(r, i + 1);
    fg_hit h;
    /* the full stop of "Acme, Inc. May 2015" ends nothing */
    if (i > 0 && fg_tok(r, i - 1)->norm_len <= 4 && fg_cue_at(r, i - 1, i, FG_LEX_EMPLOYER_WORD, &h, NULL))
        return false;
    return (next->flags & FG_TOK_SPACE) && (next->flags & FG_TOK_CAP);
}

/* "No experience with Kotlin,", and "Scala" on the next line: what is denied or wished for in a list goes on in it. */
static bool hangs_on(const fg_resume_reading *x, uint32_t k) {
    const fg_reading *r = &x->reading;
    const fg_line *l = &r->doc->lines.at[x->line_of[k]];
    if (k == 0 || l->blank_before || (l->flags & (FG_LINE_BULLET | FG_LINE_HEADING))) return false;
    if (!fg_is(r, k - 1, ',') && !fg_word_is(r, k - 1, "and") && !fg_word_is(r, k - 1, "or")) return false;
    uint32_t from = k - 1;
    while (from > 0 && !(x->begins[from / 64] >> from % 64 & 1)) from--;
    for (uint32_t i = from; i < k; i++) {
        fg_hit h;
        if (fg_cue_at(r, i, k, FG_LEX_LACKS, &h, NULL)) return true;
        if (fg_cue_at(r, i, k, FG_LEX_WEAK, &h, NULL) && h.end > i + 1) return true;
    }
    return false;
}

/* Does a statement begin at token k, wherever the one before began? */
static bool begins_statement(const fg_resume_reading *x, uint32_t k) {
    const fg_reading *r = &x->reading;
    if ((fg_tok(r, k)->flags & FG_TOK_LINE) && !continues(x, k) && !hangs_on(x, k)) return true;
    return fg_is(r, k, FG_BULLET) || (k > 0 && ends_sentence(x, k - 1));
}

static bool find_statements(fg_resume_reading *x) {
    x->begins = FG_NEW_N(x->scratch, uint64_t, x->n / 64 + 1);
    for (uint32_t k = 0; k < x->n && x->begins; k++)
        if (begins_statement(x, k)) x->begins[k / 64] |= 1ull << k % 64;
    return x->begins != NULL;
}

uint32_t fg_resume_statement_end(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    uint32_t end = i + 1 < to ? fg_next_set(x->begins, 1, i + 1, to) : to;
    return end - i > FG_STATEMENT_MOST ? fg_statement_cut(&x->reading, i, i + FG_STATEMENT_MOST) : end;
}

/* ---- headings ---- */

bool fg_resume_heading_at(const fg_resume_reading *x, uint32_t i, uint32_t to, uint32_t *end, fg_lex *tag) {
    fg_hit h;
    for (uint32_t limit = to; fg_dict_match(x->reading.dict, x->reading.tokens, i, limit, FG_ROOT_HEADING, &h);
         limit = h.end - 1) {
        for (size_t k = 0; k < FG_COUNT(resume_order); k++) {
            if (!fg_hit_has_tag(x->reading.dict, &h, resume_order[k], NULL)) continue;
            *end = h.end;
            *tag = resume_order[k];
            return true;
        }
        if (h.end - 1 <= i) break;
    }
    return false;
}

static bool is_mark(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_PUNCT; }

bool fg_section_is_upper(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && fg_tok(r, i)->end - fg_tok(r, i)->start > 1 &&
            !(fg_tok(r, i)->flags & FG_TOK_UPPER))
            return false;
    return true;
}

fg_lex fg_section_now(const fg_resume_reading *x) {
    return x->parts.n ? x->parts.at[x->parts.n - 1].tag : FG_LEX_COUNT;
}

/* "Achievements", "Key Accomplishments" */
static bool ends_with_deeds(const fg_resume_reading *x, uint32_t end) {
    return fg_word_is(&x->reading, end - 1, "accomplishments") || fg_word_is(&x->reading, end - 1, "achievements");
}

uint32_t fg_resume_other_section(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    fg_hit h;
    uint32_t what = 0;
    if (fg_dict_match(x->reading.dict, x->reading.tokens, first, end, FG_ROOT_HEADING, &h))
        fg_hit_has_tag(x->reading.dict, &h, FG_LEX_H_OTHER, &what);
    return what;
}

/* "Grants" */
static bool is_of_no_job(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    enum { OF_NO_JOB = 2 };
    return fg_resume_other_section(x, first, end) == OF_NO_JOB;
}

/* Entries of a list and headings inside a role can read like headings: "Training", "Leadership", "Software". */
static bool is_doubtful(const fg_resume_reading *x, uint32_t line, uint32_t first, uint32_t end, fg_lex tag) {
    const fg_line *l = &x->reading.doc->lines.at[line];
    bool deeds = ends_with_deeds(x, end);
    if ((end - first > 1 && !deeds) || (l->flags & (FG_LINE_HEADING | FG_LINE_BOLD)) || tag == fg_section_now(x))
        return false;
    if (tag == FG_LEX_H_EXPERIENCE || tag == FG_LEX_H_EDUCATION || tag == FG_LEX_H_SUMMARY ||
        tag == FG_LEX_H_REFERENCES || tag == FG_LEX_H_INTERESTS)
        return false;
    /* what somebody achieved stands inside a role, or ends a list */
    bool list = fg_section_now(x) == FG_LEX_H_SKILLS || fg_section_now(x) == FG_LEX_H_SUMMARY;
    if ((list && deeds) || (tag == FG_LEX_H_OTHER && is_of_no_job(x, first, end))) return false;
    if (fg_word_is(&x->reading, first, "skills") || fg_word_is(&x->reading, first, "certifications") ||
        fg_word_is(&x->reading, first, "languages") || fg_word_is(&x->reading, first, "projects") ||
        fg_word_is(&x->reading, first, "publications") || fg_word_is(&x->reading, first, "volunteering"))
        return false;
    return fg_section_now(x) != FG_LEX_COUNT && !l->blank_before && !fg_section_is_upper(&x->reading, first, end);
}

void fg_section_add(fg_resume_reading *x, uint32_t heading, uint32_t first, fg_lex tag) {
    if (x->parts.n) x->parts.at[x->parts.n - 1].end = heading;
    fg_part *p = FG_PUSH(x->scratch, &x->parts);
    if (p) *p = (fg_part){heading, first, x->n, tag};
}

/* What the wide column of a page tells, and what the narrow one beside it. */
static bool is_of_wide_column(fg_lex tag) { return tag == FG_LEX_H_SUMMARY || tag == FG_LEX_H_EXPERIENCE; }

static bool is_of_narrow_column(fg_lex tag) {
    return tag == FG_LEX_H_SKILLS || tag == FG_LEX_H_EDUCATION || tag == FG_LEX_H_LANGUAGES;
}

static bool are_columns(fg_lex first, fg_lex second) {
    return (is_of_wide_column(first) && is_of_narrow_column(second)) ||
           (is_of_narrow_column(first) && is_of_wide_column(second));
}

/* Do jobs belong under the heading that was read last, and no summary of them? Others may have nothing under them. */
static bool is_over_jobs(const fg_resume_reading *x) {
    const fg_part *p = &x->parts.at[x->parts.n - 1];
    fg_hit h;
    return p->tag == FG_LEX_H_EXPERIENCE &&
           fg_dict_match(x->reading.dict, x->reading.tokens, p->heading, p->first, FG_ROOT_HEADING, &h) &&
           !fg_hit_has_tag(x->reading.dict, &h, FG_LEX_H_SUMMARY, NULL);
}

/* "SUMMARY EDUCATION": the headings of two columns in one line, the second from token i on. The section is that of the one
 * by which more is found. */
static bool read_second_heading(const fg_resume_reading *x, uint32_t i, uint32_t b, fg_lex *tag) {
    uint32_t end;
    fg_lex other;
    if (!fg_has_cap(&x->reading, i) || !fg_resume_heading_at(x, i, b, &end, &other) || end != b ||
        !are_columns(*tag, other))
        return false;
    if (other == FG_LEX_H_EXPERIENCE || *tag == FG_LEX_H_SUMMARY) *tag = other;
    return true;
}

/* "Education", "EDUCATION:", "Education ----". */
static bool read_heading_line(fg_resume_reading *x, uint32_t line) {
    const fg_reading *r = &x->reading;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1], end;
    fg_lex tag;
    while (b > a && is_mark(r, b - 1) && !fg_is(r, b - 1, '.')) b--;
    while (a < b && is_mark(r, a)) a++;
    if (a == b || b - a > HEADING_WORDS || starts_lower(r, a)) return false;
    if (!fg_resume_heading_at(x, a, b, &end, &tag)) return false;
    bool one = end == b;
    if (!one && !read_second_heading(x, end, b, &tag)) return false;
    bool main = (tag == FG_LEX_H_EXPERIENCE || tag == FG_LEX_H_EDUCATION) && fg_section_is_upper(r, a, b);
    if (((l->flags & FG_LINE_BULLET) && !main) || is_doubtful(x, line, a, b, tag)) return false;
    bool follows = x->parts.n && x->parts.at[x->parts.n - 1].first == r->dt.line_first[line];
    x->resume->mixed_columns |= !one || (follows && is_over_jobs(x) && is_of_narrow_column(tag));
    fg_section_add(x, r->dt.line_first[line], r->dt.line_first[line + 1], tag);
    return true;
}

/* A title and its dates: what stands behind "Professional Experience:" may be the first job. */
static bool holds_job(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    fg_range g;
    for (uint32_t i = from; i < to; i++)
        if (fg_range_at(&x->reading, i, to, &g)) return fg_resume_has_cue(x, from, i, FG_LEX_TITLE_WORD);
    return false;
}

/* "Skills: Java, C++": inside a role only where it names another kind of section in full. */
static bool read_labelled_line(fg_resume_reading *x, uint32_t line) {
    const fg_reading *r = &x->reading;
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1], end;
    fg_lex tag;
    if (a == b || starts_lower(r, a) || !fg_resume_heading_at(x, a, b, &end, &tag) || !fg_is(r, end, ':') ||
        end + 1 >= b)
        return false;
    fg_lex now = fg_section_now(x);
    bool listed = tag == FG_LEX_H_LANGUAGES || tag == FG_LEX_H_SKILLS;
    /* "Certificate: Bookkeeping" among the degrees is one of them */
    if (now == FG_LEX_H_EDUCATION && fg_resume_has_cue(x, a, end, FG_LEX_STUDY)) return false;
    if (tag == FG_LEX_H_EXPERIENCE && !holds_job(x, end + 1, b)) return false;
    if (tag == now || tag == FG_LEX_H_OTHER || tag == FG_LEX_H_PROJECTS) return false;
    if (now == FG_LEX_H_EXPERIENCE && !r->doc->lines.at[line].blank_before) return false;
    if (now == FG_LEX_H_SKILLS && listed && tag != FG_LEX_H_LANGUAGES) return false;
    fg_section_add(x, a, end + 1, tag);
    return true;
}

bool fg_section_joins(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i) &&
           (fg_cue_at(r, i, i + 1, FG_LEX_STOP, &h, NULL) || fg_word_is(r, i, "and") || fg_word_is(r, i, "or"));
}

bool fg_section_has_caps(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i) && !fg_section_joins(r, i) &&
            !fg_word_is(r, i, "and"))
            return false;
    return fg_has_cap(r, a);
}

static bool names_language(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    fg_hit h;
    return fg_dict_match(x->reading.dict, x->reading.tokens, i, to, FG_ROOT_CONCEPT, &h) &&
           fg_kind_of(&x->reading, h.owner) == FG_KIND_SPOKEN;
}

/* "Work Experience 2015 - 2018", "Education BSc in …", "Skills Java, C++, Git": a line that its section begins with. */
static bool opens_section(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_lex tag) {
    fg_range g;
    fg_hit h;
    bool apart = fg_section_is_upper(&x->reading, x->reading.dt.line_first[x->line_of[i]], i) &&
                 !fg_section_is_upper(&x->reading, i, to);
    if (tag == FG_LEX_H_EXPERIENCE) return fg_range_at(&x->reading, i, to, &g);
    if (tag == FG_LEX_H_EDUCATION && apart && fg_resume_has_cue(x, i, to, FG_LEX_SCHOOL)) return true;
    if (tag == FG_LEX_H_EDUCATION) return fg_resume_cue(x, i, to, FG_LEX_DEGREE) || fg_range_at(&x->reading, i, to, &g);
    if (tag == FG_LEX_H_LANGUAGES) return apart && names_language(x, i, to);
    if (tag != FG_LEX_H_SKILLS || fg_section_now(x) == FG_LEX_H_SKILLS) return false;
    return fg_dict_match(x->reading.dict, x->reading.tokens, i, to, FG_ROOT_CONCEPT, &h) &&
           fg_is(&x->reading, h.end, ',') && h.end < to;
}

/* "EDUCATION Hill University, Oxmoor": a heading in capitals in the margin, and beside it what it is over. */
static bool is_in_margin(const fg_resume_reading *x, uint32_t line, uint32_t *end, fg_lex *tag) {
    enum { LEAST = 6 /* letters of the heading */ };
    const fg_reading *r = &x->reading;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    if (a == b || l->flags & FG_LINE_BULLET || !fg_resume_heading_at(x, a, b, end, tag) || *end >= b) return false;
    return fg_section_is_upper(r, a, *end) && !fg_section_is_upper(r, *end, b) &&
           fg_tok(r, *end - 1)->end - fg_tok(r, a)->start >= LEAST && fg_tok(r, *end)->cls == FG_TOK_WORD &&
           fg_has_cap(r, *end) && !fg_section_is_upper(r, *end, *end + 1);
}

/* Do the headings stand in the margin? One line may begin so by chance. */
static bool has_margin(const fg_resume_reading *x) {
    enum { LEAST = 3 /* different ones */ };
    uint64_t seen = 0;
    uint32_t n = 0, end;
    for (uint32_t line = 0; line < x->reading.doc->lines.n; line++) {
        fg_lex tag;
        if (fg_resume_is_run(x, line) || !is_in_margin(x, line, &end, &tag)) continue;
        n += !(seen >> tag % 64 & 1);
        seen |= 1ull << tag % 64;
    }
    return n >= LEAST;
}

static bool read_leading_heading(fg_resume_reading *x, uint32_t line) {
    const fg_reading *r = &x->reading;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1], end;
    fg_lex tag;
    if (a == b || l->flags & FG_LINE_BULLET || !fg_resume_heading_at(x, a, b, &end, &tag) || end >= b) return false;
    if (x->margin && tag != fg_section_now(x) && is_in_margin(x, line, &end, &tag)) {
        fg_section_add(x, a, end, tag);
        return true;
    }
    if (tag == fg_section_now(x) || (fg_section_now(x) == FG_LEX_H_EXPERIENCE && tag == FG_LEX_H_SKILLS)) return false;
    if (!fg_has_cap(r, a) || !opens_section(x, end, b, tag)) return false;
    fg_section_add(x, a, end, tag);
    return true;
}

static bool number_lines(fg_resume_reading *x) {
    const fg_reading *r = &x->reading;
    x->n = r->tokens->list.n;
    x->line_of = FG_NEW_N(x->scratch, uint32_t, (size_t)x->n + 1);
    if (!x->line_of) return false;
    for (uint32_t l = 0; l < r->doc->lines.n; l++)
        for (uint32_t i = r->dt.line_first[l]; i < r->dt.line_first[l + 1]; i++) x->line_of[i] = l;
    x->line_of[x->n] = r->doc->lines.n;
    return true;
}

bool fg_resume_find_parts(fg_resume_reading *x) {
    if (!number_lines(x) || !find_statements(x)) return false;
    fg_section_add(x, 0, 0, FG_LEX_COUNT);
    x->margin = has_margin(x);
    for (uint32_t line = 0; line < x->reading.doc->lines.n; line++) {
        if (fg_resume_is_run(x, line))
            fg_section_read_run(x, line);
        else if (!read_heading_line(x, line) && !read_labelled_line(x, line))
            read_leading_heading(x, line);
    }
    for (uint32_t i = 0; i < x->parts.n; i++) {
        fg_lex tag = x->parts.at[i].tag;
        x->resume->has_education |= tag == FG_LEX_H_EDUCATION;
        x->resume->has_experience |= tag == FG_LEX_H_EXPERIENCE;
        x->resume->has_skills |= tag == FG_LEX_H_SKILLS;
    }
    return !x->scratch->failed;
}
