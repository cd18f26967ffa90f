/* What the words of a line look like: prose, or the name of a job. */
#include "parse/role_parts.h"

enum { LINE_MOST = 110 /* bytes */, PROSE_IN_HEAD = 2 };

bool fg_is_state(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return (fg_tok(r, i)->flags & FG_TOK_UPPER) && fg_cue_at(r, i, i + 1, FG_LEX_STATE_CODE, &h, NULL);
}

bool fg_is_joint(const fg_reading *r, uint32_t i) {
    fg_hit h;
    bool joint = fg_cue_at(r, i, i + 1, FG_LEX_STOP, &h, NULL) || fg_word_is(r, i, "and") || fg_word_is(r, i, "or");
    return joint && !fg_is_state(r, i);
}

/* "iOS", "eCommerce" */
static bool has_inner_capital(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    for (uint32_t k = t->start + 1; k < t->end && k < t->start + 3; k++)
        if (r->tokens->text.ptr[k] >= 'A' && r->tokens->text.ptr[k] <= 'Z') return true;
    return false;
}

/* A name, though its first letter is small: "iOS", "boatlend.com", "24seven". */
static bool is_small_name(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    const char *text = r->tokens->text.ptr;
    for (uint32_t k = t->start; k < t->end; k++)
        if (text[k] == '.' ? k + 1 < t->end : text[k] >= '0' && text[k] <= '9') return true;
    return has_inner_capital(r, i);
}

uint32_t fg_count_prose(const fg_reading *r, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++)
        n += fg_is_word(r, i) && !fg_has_cap(r, i) && !is_small_name(r, i) && !fg_is_joint(r, i);
    return n;
}

uint32_t fg_count_words(const fg_reading *r, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += fg_is_word(r, i);
    return n;
}

/* Of "Software Engineer Growers Edge": nobody is several of them. */
bool fg_is_plural(const fg_reading *r, uint32_t i) {
    fg_str s = fg_token_norm(r->tokens, i);
    return s.len > 4 && !(fg_tok(r, i)->flags & FG_TOK_UPPER) && s.ptr[s.len - 1] == 's' && s.ptr[s.len - 2] != 's';
}

bool fg_is_apart(const fg_reading *r, uint32_t i) {
    if (i == 0 || fg_tok(r, i)->flags & FG_TOK_LINE) return false;
    uint32_t from = fg_tok(r, i - 1)->end, to = fg_tok(r, i)->start;
    return to >= from + 2 || (to > from && r->tokens->text.ptr[from] == '\t');
}

bool fg_tells_degree(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    enum { WORD = 7 /* letters: a scout master has no degree */ };
    for (uint32_t i = from; i < to; i++) {
        const fg_token *t = fg_tok(&x->reading, i);
        bool word = t->norm_len >= WORD || t->flags & FG_TOK_OWNER;
        if (word && fg_resume_cue(x, i, to, FG_LEX_DEGREE)) return true;
    }
    return false;
}

/* "Master of Science" */
static bool is_of_degree(const fg_reading *r, const fg_hit *title, uint32_t to) {
    fg_hit degree;
    return fg_cue_at(r, title->first, to, FG_LEX_DEGREE, &degree, NULL) && degree.end > title->end;
}

bool fg_names_job(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    fg_hit title;
    if (fg_resume_has_cue(x, from, to, FG_LEX_VOLUNTEER) || fg_resume_has_cue(x, from, to, FG_LEX_INTERN)) return true;
    for (uint32_t i = from; i < to; i++) /* to be a member is no job */
        if (fg_cue_at(&x->reading, i, to, FG_LEX_TITLE_WORD, &title, NULL) && !fg_word_is(&x->reading, i, "member") &&
            !is_of_degree(&x->reading, &title, to))
            return true;
    for (uint32_t i = from; i < to; i++) {
        fg_hit h;
        if (fg_dict_match(x->reading.dict, x->reading.tokens, i, to, FG_ROOT_CONCEPT, &h) && (h.flags & FG_NAME_TITLE))
            return true;
    }
    return false;
}

/* "Page 1 of 3" */
static bool is_page_foot(const fg_resume_reading *x, uint32_t a, uint32_t b) {
    fg_hit h;
    uint32_t blank;
    return b - a <= 5 && fg_cue_at(&x->reading, a, b, FG_LEX_BLANK, &h, &blank) && blank == 2 && h.end < b &&
           fg_tok(&x->reading, h.end)->cls == FG_TOK_NUMBER;
}

/* "shift manager" in lower case, right under a line of dates. */
static bool is_lower_title(const fg_resume_reading *x, uint32_t line) {
    enum { TITLE_WORDS = 4 };
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    fg_range g;
    if (line == 0 || b - a > TITLE_WORDS || !fg_range_at(r, fg_line_first(x, line - 1), a, &g) || g.end != a)
        return false;
    for (uint32_t i = a; i < b; i++)
        if (!fg_is_word(r, i)) return false;
    return fg_resume_cue(x, b - 1, b, FG_LEX_TITLE_WORD);
}

/* "line chef" in lower case, right over a line of dates and an employer, behind text or other dates. */
static bool is_lower_name(const fg_resume_reading *x, uint32_t line, const fg_part *part) {
    enum { WORDS = 3 };
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    fg_range g;
    if (line + 1 >= r->doc->lines.n || b - a > WORDS || fg_count_words(r, a, b) < b - a) return false;
    bool opens = a == part->first || r->doc->lines.at[line].blank_before;
    if (!opens) {
        uint32_t above = fg_line_first(x, line - 1);
        opens = fg_is(r, a - 1, '.') || (r->doc->lines.at[line - 1].flags & FG_LINE_BULLET) ||
                fg_range_at(r, above, a, &g) || fg_count_prose(r, above, a) > PROSE_IN_HEAD;
    }
    uint32_t end = fg_line_first(x, line + 2);
    return opens && fg_range_at(r, b, end, &g) && fg_resume_has_cue(x, g.end, end, FG_LEX_EMPLOYER_WORD);
}

bool fg_is_head_line(const fg_resume_reading *x, uint32_t line, const fg_part *part, uint32_t floor) {
    const fg_reading *r = &x->reading;
    if (line >= r->doc->lines.n) return false;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    if (a == b || a < part->first || b > part->end || a < floor || is_page_foot(x, a, b)) return false;
    if ((l->flags & FG_LINE_BULLET) || l->end - l->start > LINE_MOST || fg_is(r, b - 1, ';')) return false;
    if (fg_is(r, b - 1, '.') && !fg_ends_company(x, b - 1)) return false;
    while (a + 1 < b && fg_is(r, a, '.')) a++;
    if (!fg_has_cap(r, a) && !is_small_name(r, a) && fg_tok(r, a)->cls != FG_TOK_NUMBER)
        return is_lower_title(x, line) || is_lower_name(x, line, part);
    return fg_count_words(r, a, b) <= FG_HEAD_WORDS && fg_count_prose(r, a, b) <= PROSE_IN_HEAD;
}

bool fg_ends_company(const fg_resume_reading *x, uint32_t stop) {
    return stop > 0 && fg_tok(&x->reading, stop - 1)->norm_len <= 4 &&
           fg_resume_cue(x, stop - 1, stop, FG_LEX_EMPLOYER_WORD);
}

bool fg_ends_in_place(const fg_resume_reading *x, uint32_t line) {
    enum { MOST = 4 /* tokens */ };
    static const fg_lex tags[] = {FG_LEX_PLACE, FG_LEX_STATE_CODE};
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    for (uint32_t i = b; i > a + 2 && b - i < MOST; i--) {
        fg_hit h;
        if (!fg_is(r, i - 2, ',') || !fg_has_cap(r, i - 1)) continue;
        for (size_t k = 0; k < FG_COUNT(tags); k++)
            if (fg_cue_at(r, i - 1, b, tags[k], &h, NULL) && h.end == b) return true;
    }
    return false;
}
