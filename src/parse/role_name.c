/* Title and employer in the words that name a job. */
#include "parse/role_parts.h"

typedef struct {
    uint32_t first, end;
    uint32_t title_end; /* behind its last title word, 0: it has none */
    uint32_t employer;  /* its first employer word, `end` if it has none */
} piece;
typedef FG_VEC(piece) pieces;

static bool separates(const fg_resume_reading *x, const fg_role_words *w, uint32_t i) {
    const fg_reading *r = &x->reading;
    if ((i >= w->range_first && i < w->range_end) || (i >= w->stop_first && i < w->stop_end)) return true;
    if (fg_tok(r, i)->cls != FG_TOK_PUNCT) return fg_word_is(r, i, "at") && !fg_has_cap(r, i);
    return fg_is(r, i, ',') || fg_is(r, i, FG_DASH) || fg_is(r, i, '|') || fg_is(r, i, ';') || fg_is(r, i, ':') ||
           fg_is(r, i, '(') || fg_is(r, i, ')') || fg_is(r, i, FG_BULLET) || fg_is(r, i, '?') || fg_is(r, i, '@');
}

static bool title_word_at(const fg_resume_reading *x, uint32_t i, uint32_t end, uint32_t *behind) {
    fg_hit h;
    if (fg_cue_at(&x->reading, i, end, FG_LEX_TITLE_WORD, &h, NULL)) {
        *behind = h.end;
        return true;
    }
    if (!fg_dict_match(x->reading.dict, x->reading.tokens, i, end, FG_ROOT_CONCEPT, &h) || !(h.flags & FG_NAME_TITLE))
        return false;
    *behind = h.end;
    return true;
}

/* "Engineer II", "Administrator/Contractor": behind what belongs to the title that ends at token i. */
static uint32_t with_rest_of_title(const fg_resume_reading *x, uint32_t i, uint32_t end) {
    const fg_reading *r = &x->reading;
    if (i < end && fg_is_word(r, i) && fg_is_title_number(r, i)) i++;
    while (i + 1 < end && fg_is(r, i, '/') && fg_is_word(r, i + 1) && fg_has_cap(r, i + 1) &&
           !(fg_tok(r, i + 1)->flags & FG_TOK_SPACE) && !fg_is(r, i + 2, '-'))
        i += 2;
    return i;
}

static void add_piece(fg_resume_reading *x, pieces *all, uint32_t first, uint32_t end) {
    if (first >= end) return;
    piece *p = FG_PUSH(x->scratch, all);
    if (!p) return;
    *p = (piece){first, end, 0, end};
    uint32_t behind;
    for (uint32_t i = first; i < end; i++)
        if (title_word_at(x, i, end, &behind) && !(p->title_end == i && fg_is_plural(&x->reading, i)) &&
            (i == first || !fg_resume_cue(x, i - 1, i, FG_LEX_STOP) || !p->title_end))
            p->title_end = behind;
    if (p->title_end) p->title_end = with_rest_of_title(x, p->title_end, end);
    /* Words like "systems" belong to the title where a title word follows. */
    for (uint32_t i = p->title_end ? p->title_end : first; i < end && p->employer == end; i++)
        if (fg_resume_cue(x, i, end, FG_LEX_EMPLOYER_WORD)) p->employer = i;
}

/* "Acme Inc Staff Accountant": the end of a company's name in front of a title; `end` where there is none. */
static uint32_t company_end(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    fg_hit h;
    uint32_t behind, blank;
    for (uint32_t i = first; i < end; i++) {
        bool whole = fg_cue_at(&x->reading, i, end, FG_LEX_BLANK, &h, &blank) && blank == 1;
        if (!whole && !(i > first && fg_cue_at(&x->reading, i, end, FG_LEX_COMPANY_SUFFIX, &h, NULL))) continue;
        if (fg_is(&x->reading, h.end, '-') && !(fg_tok(&x->reading, h.end)->flags & FG_TOK_SPACE))
            continue; /* "Co-President" */
        for (uint32_t k = h.end; k < end; k++)
            if (title_word_at(x, k, end, &behind)) return h.end;
    }
    return end;
}

static void add_pieces(fg_resume_reading *x, pieces *all, uint32_t first, uint32_t end) {
    uint32_t cut = company_end(x, first, end);
    add_piece(x, all, first, cut);
    add_piece(x, all, cut, end);
}

static void split_pieces(fg_resume_reading *x, const fg_role_words *w, pieces *all) {
    uint32_t start = w->head_first;
    for (uint32_t i = w->head_first; i < w->head_end; i++) {
        bool sign = separates(x, w, i), run = fg_resume_is_run(x, x->line_of[i]);
        bool apart =
            i > start && (fg_tok(&x->reading, i)->flags & FG_TOK_LINE || (!run && fg_is_apart(&x->reading, i)));
        if (!sign && !apart) continue;
        add_pieces(x, all, start, i);
        start = sign ? i + 1 : i;
    }
    add_pieces(x, all, start, w->head_end);
}

/* ---- places ---- */

enum { HOW = 3 /* argument of [blank]: "remote", "part-time" as all that stands there */ };

/* The end of a place that starts at token i, i if none does: a state, a country, a city of the lexicon, a form's "City". */
static uint32_t skip_place(const fg_resume_reading *x, uint32_t i, uint32_t end) {
    static const fg_lex tags[] = {FG_LEX_PLACE, FG_LEX_STATE_CODE, FG_LEX_BLANK};
    fg_hit h;
    uint32_t blank = 0;
    for (size_t k = 0; k < FG_COUNT(tags) && i < end; k++)
        if (fg_cue_at(&x->reading, i, end, tags[k], &h, &blank) &&
            (tags[k] != FG_LEX_BLANK || blank == 0 || (blank == HOW && h.end == end)))
            return h.end;
    return i;
}

bool fg_is_place(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    bool city = first + 2 < end && fg_is(&x->reading, end - 2, ',') &&
                fg_resume_cue(x, end - 1, end, FG_LEX_STATE_CODE) && fg_count_words(&x->reading, first, end) <= 4;
    if (city && !fg_names_job(x, first, end) && !fg_resume_has_cue(x, first, end, FG_LEX_EMPLOYER_WORD)) return true;
    for (uint32_t i = first; i < end;) {
        uint32_t next = skip_place(x, i, end);
        if (next == i && fg_tok(&x->reading, i)->cls != FG_TOK_PUNCT) return false;
        i = next > i ? next : i + 1;
    }
    return first < end;
}

/* "(Rome, Italy)": one of the two names that a bracket holds. */
static bool is_place_in_bracket(const fg_resume_reading *x, const piece *p) {
    enum { WORDS = 3 };
    const fg_reading *r = &x->reading;
    if (p->first == 0 || p->title_end || p->employer < p->end || p->end - p->first > WORDS) return false;
    if (!fg_has_cap(r, p->first) || fg_count_prose(r, p->first, p->end) > 0) return false;
    bool first = fg_is(r, p->first - 1, '(') && fg_is(r, p->end, ',');
    if (!first && !(fg_is(r, p->first - 1, ',') && fg_is(r, p->end, ')'))) return false;
    uint32_t i = first ? p->end + 1 : p->first - 1, left = WORDS;
    while (left > 0 && i > 0 && fg_is_word(r, first ? i : i - 1) && fg_has_cap(r, first ? i : i - 1)) {
        i = first ? i + 1 : i - 1;
        left--;
    }
    return left < WORDS && (first ? fg_is(r, i, ')') : i > 0 && fg_is(r, i - 1, '('));
}

static bool is_place(const fg_resume_reading *x, const piece *p) {
    if (is_place_in_bracket(x, p)) return true;
    const fg_token *t = fg_tok(&x->reading, p->first);
    /* two letters behind a comma are those of a state or country; else they may be a company's, as in "HP" */
    bool behind = p->first > 0 && fg_is(&x->reading, p->first - 1, ',') && p->first - 1 > 0 &&
                  !fg_resume_cue(x, p->first - 2, p->first - 1, FG_LEX_TITLE_WORD);
    if (p->end == p->first + 1 && t->end - t->start <= 2 &&
        (behind || !(t->flags & FG_TOK_UPPER) || t->end - t->start == 1))
        return true;
    /* "Duluth, MN": whatever stands in front of a state */
    bool before_state =
        fg_is(&x->reading, p->end, ',') && fg_resume_cue(x, p->end + 1, x->n, FG_LEX_STATE_CODE) &&
        (p->end + 2 >= x->n || !fg_is_word(&x->reading, p->end + 2) ||
         fg_tok(&x->reading, p->end + 2)->flags & FG_TOK_LINE || fg_has_bit(&x->reading, p->end + 2, FG_FACT_DATE));
    if (before_state && !p->title_end && p->employer == p->end && p->end - p->first <= 3) return true;
    return fg_is_place(x, p->first, p->end);
}

/* "Brightwater Ltd Duluth": the place behind a company is none of its name. */
static uint32_t without_place(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    for (uint32_t i = first + 1; i < end; i++)
        if (skip_place(x, i, end) == end && !fg_is_joint(&x->reading, i - 1) &&
            fg_resume_has_cue(x, first, i, FG_LEX_EMPLOYER_WORD))
            return i;
    return end;
}

/* ---- which is which ---- */

/* "in Key-Group", "with the County Office" */
static uint32_t skip_joints(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    while (first + 1 < end && fg_is_joint(&x->reading, first) && !fg_has_cap(&x->reading, first)) first++;
    return first;
}

/* Where a form's blank for the employer begins inside the piece; its end where there is none. */
static uint32_t blank_in(const fg_resume_reading *x, const piece *p) {
    fg_hit h;
    uint32_t blank;
    for (uint32_t i = p->first; i < p->end; i++)
        if (fg_cue_at(&x->reading, i, p->end, FG_LEX_BLANK, &h, &blank) && blank == 1) return i;
    return p->end;
}

/* "Communicator Company Name": whatever stands before the blank is the title. */
static bool ends_with_blank(const fg_resume_reading *x, const piece *p) {
    return p->employer > p->first && p->employer < p->end && blank_in(x, p) == p->employer;
}

/* ". Web developer.": signs around a title that are none of it; the full stop of "Asst." is. */
static fg_span title_span(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    enum { SHORTENED = 5 };
    const fg_reading *r = &x->reading;
    while (first + 1 < end && fg_is_mark(r, first) && !fg_is(r, first, '(')) first++;
    while (first + 1 < end && fg_is_joint(r, first) && !fg_has_cap(r, first)) first++;
    if (first + 2 < end && fg_is(r, first + 1, '%')) first += 2; /* "... by 25% Finance Manager" */
    fg_range dates; /* "& 2000-2002. President": of what stands before it */
    for (uint32_t i = first; i + 2 < end && i < first + 2; i++)
        if (fg_range_at(r, i, end, &dates) && dates.end + 1 < end && fg_is(r, dates.end, '.')) first = dates.end + 1;
    while (end > first + 1 && fg_is(r, end - 1, '.') &&
           (fg_is(r, end - 2, '.') || fg_tok(r, end - 2)->end - fg_tok(r, end - 2)->start > SHORTENED))
        end--; /* the last one, and all dots of a line that leads to the dates */
    return fg_resume_span(x, first, end);
}

/* "Perl, Git, Bash, SWT Engineer": the tool in front is the last of what was listed for the job before. */
static uint32_t behind_listed(const fg_resume_reading *x, const fg_role_words *w, const piece *p) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    bool listed = p->first > w->head_first && fg_is(r, p->first - 1, ',') && p->title_end > p->first + 2 &&
                  fg_dict_match(r->dict, r->tokens, p->first, p->title_end - 2, FG_ROOT_CONCEPT, &h) &&
                  !fg_is_joint(r, h.end);
    return listed && fg_is_tool(fg_kind_of(r, h.owner)) ? h.end : p->first;
}

/* Of a form's "City, State" the second word, behind which the title begins. */
static bool is_rest_of_blank(const fg_resume_reading *x, uint32_t first) {
    return first > 1 && fg_is(&x->reading, first - 1, ',') && fg_resume_cue(x, first - 2, first - 1, FG_LEX_BLANK) &&
           fg_resume_cue(x, first, first + 1, FG_LEX_BLANK);
}

/* "Tutor Malaga, Spain": nothing parts the city from the title. */
static bool is_city_behind_title(const fg_resume_reading *x, const piece *p) {
    enum { CITY_WORDS = 2 };
    const fg_reading *r = &x->reading;
    if (!p->title_end || p->title_end >= p->end || p->end - p->title_end > CITY_WORDS || !fg_is(r, p->end, ','))
        return false;
    for (uint32_t i = p->title_end; i < p->end; i++)
        if (!fg_is_word(r, i) || !fg_has_cap(r, i) || fg_is_joint(r, i)) return false;
    return fg_resume_cue(x, p->end + 1, x->n, FG_LEX_PLACE);
}

/* "Accountant Company Name" and "IT Support Futura Solutions" are two things in one piece. In running text nothing
 * parts the title from the employer but its last title word. */
static void split_title(fg_resume_reading *x, const fg_role_words *w, const piece *p, fg_role *role) {
    bool run = fg_resume_is_run(x, x->line_of[w->range_first]);
    uint32_t first = p->first, end = p->end, behind = skip_place(x, first, end);
    if (p->employer < p->end && p->employer > p->first)
        end = p->title_end ? p->title_end : p->employer;
    else if (run && p->title_end && p->title_end < p->end && p->end - p->title_end < 8)
        end = p->title_end;
    /* "Director of School Improvement Company Name", "Line Cook / Pantry Company Name": all of it is the title */
    if (end < p->end && (fg_word_is(&x->reading, end, "of") || fg_is(&x->reading, end, '/'))) {
        uint32_t blank = blank_in(x, p);
        if (blank < p->end || fg_word_is(&x->reading, end, "of")) end = blank;
    }
    if (behind < p->title_end || (behind < end && is_rest_of_blank(x, first)))
        first = behind; /* "CA Caregiver": the place is that of the line before */
    if (end == p->end && is_city_behind_title(x, p)) {
        role->title = title_span(x, first, p->title_end);
        return;
    }
    if (run && first == p->first) first = behind_listed(x, w, p);
    role->title = title_span(x, first, end);
    end = skip_joints(x, end, p->end);
    if (end < p->end) role->employer = fg_resume_span(x, end, without_place(x, end, p->end));
}

/* "Company", "name of employer": what says that an employer follows. */
static bool is_employer_key(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    enum { EMPLOYER = 1 /* argument of [blank] */ };
    fg_hit h;
    uint32_t blank = 0;
    if (fg_cue_at(&x->reading, first, end, FG_LEX_BLANK, &h, &blank) && blank == EMPLOYER && h.end == end) return true;
    return end == first + 1 && fg_resume_cue(x, first, end, FG_LEX_EMPLOYER_WORD);
}

/* The words in front of the colon with which the line begins; none: where they end is where they start. */
static uint32_t key_end(const fg_resume_reading *x, uint32_t line, uint32_t to) {
    uint32_t first = fg_line_first(x, line), i = first;
    while (i < to && fg_is_word(&x->reading, i)) i++;
    return i < to && fg_is(&x->reading, i, ':') ? i : first;
}

/* "Technologies used: C++" under the line that names the job, "Professional Experience: Welder": what stands there is a
 * key or a heading, or goes with it; behind "Company:" stands the employer. */
static bool is_keyed(const fg_resume_reading *x, const fg_role_words *w, const piece *p) {
    uint32_t line = x->line_of[p->first], first = fg_line_first(x, line), key = key_end(x, line, w->head_end);
    fg_hit h;
    if (key == first) return false;
    if (is_employer_key(x, first, key)) return p->first == first;
    if (line != x->line_of[w->range_first] && line != x->line_of[w->range_end - 1]) return true;
    return p->first == first && fg_dict_match(x->reading.dict, x->reading.tokens, first, key, FG_ROOT_HEADING, &h) &&
           h.end == key;
}

static bool has_title(const piece *p) { return p->title_end > 0; }

/* "Blood Bank Volunteer" */
static bool ends_with_helper(const fg_resume_reading *x, const piece *p) {
    return fg_has_cap(&x->reading, p->first) && (fg_resume_cue(x, p->end - 1, p->end, FG_LEX_VOLUNTEER) ||
                                                 fg_resume_cue(x, p->end - 1, p->end, FG_LEX_INTERN));
}

/* "Sales and Consulting / 2012 - 2014 Company Name": where a form's blank is the employer, other words are the title. */
static piece *title_beside_blank(const fg_resume_reading *x, const pieces *all) {
    piece *other = NULL;
    bool blank = false;
    for (uint32_t i = 0; i < all->n; i++) {
        piece *p = &all->at[i];
        bool has_blank = blank_in(x, p) < p->end;
        blank |= has_blank && blank_in(x, p) == p->first;
        if (!other && !has_blank && !is_place(x, p) && fg_is_word(&x->reading, p->first)) other = p;
    }
    if (!blank || !other) return NULL;
    other->employer = other->end;
    return other;
}

/* Is it the only name? In running text one in which no word is of a title is that of the employer. */
static bool is_only_name(const fg_resume_reading *x, const pieces *all, const piece *p) {
    if (!fg_resume_is_run(x, x->line_of[p->first])) return false;
    for (uint32_t i = 0; i < all->n; i++)
        if (&all->at[i] != p && !is_place(x, &all->at[i]) && fg_is_word(&x->reading, all->at[i].first)) return false;
    return true;
}

/* "Haifa, Israel": what may be a city, and is no title. */
static bool is_before_country(const fg_resume_reading *x, const piece *p) {
    enum { CITY = 1 /* argument of [place] */ };
    fg_hit h;
    uint32_t what = 0;
    return fg_is(&x->reading, p->end, ',') && fg_has_cap(&x->reading, p->first) &&
           fg_cue_at(&x->reading, p->end + 1, x->n, FG_LEX_PLACE, &h, &what) && what > CITY &&
           (h.end >= x->n || !fg_is_word(&x->reading, h.end) || fg_tok(&x->reading, h.end)->flags & FG_TOK_LINE);
}

static piece *best_title(const fg_resume_reading *x, const pieces *all) {
    for (uint32_t i = 0; i < all->n; i++)
        if (has_title(&all->at[i])) return &all->at[i];
    for (uint32_t i = 0; i < all->n; i++)
        if (ends_with_helper(x, &all->at[i])) {
            all->at[i].title_end = all->at[i].employer = all->at[i].end;
            return &all->at[i];
        }
    for (uint32_t i = 0; i < all->n; i++)
        if (all->at[i].employer == all->at[i].end && !is_place(x, &all->at[i]) && !is_before_country(x, &all->at[i]) &&
            fg_is_word(&x->reading, all->at[i].first))
            return is_only_name(x, all, &all->at[i]) ? NULL : &all->at[i];
    for (uint32_t i = 0; i < all->n; i++)
        if (ends_with_blank(x, &all->at[i])) return &all->at[i];
    return title_beside_blank(x, all); /* else only employers */
}

/* "Bachelor's degree", "Applied Mathematics": words of a column beside the jobs. */
static bool is_study(const fg_resume_reading *x, const piece *p) {
    fg_hit h;
    return fg_tells_degree(x, p->first, p->end) ||
           (fg_dict_match(x->reading.dict, x->reading.tokens, skip_joints(x, p->first, p->end), p->end, FG_ROOT_FIELD,
                          &h) &&
            h.end == p->end);
}

/* "OPH, shipping company", "OPH - outsource IT company": words that tell what OPH is begin with small letters. */
static bool tells_what_it_is(const fg_resume_reading *x, const piece *p) {
    uint32_t i = p->first;
    while (i < p->end && !fg_is_word(&x->reading, i)) i++;
    return i < p->end && fg_count_prose(&x->reading, i, i + 1) > 0;
}

static const piece *best_employer(const fg_resume_reading *x, const fg_role_words *w, const pieces *all,
                                  const piece *title) {
    const piece *other = NULL, *titled = NULL; /* a second title: "Internship - Loan Officer / Elm" */
    for (uint32_t i = 0; i < all->n; i++) {
        const piece *p = &all->at[i];
        if (p == title || is_place(x, p) || is_keyed(x, w, p) || is_study(x, p)) continue;
        if (p->title_end && p->first > w->head_first && fg_is(&x->reading, p->first - 1, '(')) continue;
        if (p->employer < p->end) return other && tells_what_it_is(x, p) ? other : p;
        bool second = title && p > title && p->title_end == p->end &&
                      fg_resume_has_cue(x, title->first, title->end, FG_LEX_INTERN);
        if (second && !titled) titled = p;
        if (!second && !other && fg_tok(&x->reading, p->first)->cls == FG_TOK_WORD) other = p;
    }
    return other ? other : titled;
}

static bool continues_title(const fg_resume_reading *x, const fg_role_words *w, const piece *title, const piece *more) {
    bool behind_dates = title->end <= w->range_first && more->first >= w->range_end;
    return more->first == title->end + 1 && fg_is(&x->reading, title->end, ',') && !behind_dates &&
           title->title_end == title->end && more->employer == more->end && !is_place(x, more) &&
           fg_has_cap(&x->reading, more->first) && more->end - more->first <= 5 &&
           !(fg_tok(&x->reading, more->first)->flags & FG_TOK_LINE);
}

/* "Customer Services": the last word alone is nobody's name where an employer stands elsewhere. */
static bool has_lone_employer(const fg_resume_reading *x, const piece *p) {
    return p->employer > p->first && p->employer + 1 == p->end && p->employer == p->title_end &&
           skip_place(x, p->employer, p->end) == p->employer;
}

static bool names_other_employer(const fg_resume_reading *x, const fg_role_words *w, const pieces *all,
                                 const piece *title) {
    const piece *other = best_employer(x, w, all, title);
    return other && other->employer < other->end;
}

/* "Tools: Perl, Bind, Squid, Elm Telecom March 1999": the items of a list in front of the only name, in running text. */
static void drop_listed(const fg_resume_reading *x, const fg_role_words *w, pieces *all) {
    enum { LIST = 3 };
    if (!fg_resume_is_run(x, x->line_of[w->range_first])) return;
    uint32_t last = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        const piece *p = &all->at[i];
        if (has_title(p)) return;
        bool short_form = p->employer == p->first && p->end <= p->first + 2;
        if (i >= LIST && fg_is(&x->reading, p->first - 1, ',') && !is_place(x, p) && !short_form) last = i;
    }
    all->at += last;
    all->n -= last;
}

static bool is_none(fg_span s) { return s.end <= s.start; }

/* "I worked for Elm Mills as a design engineer": the title stands behind "as a", and the employer in front of it. */
static void read_sentence(const fg_resume_reading *x, fg_role *role) {
    const fg_reading *r = &x->reading;
    uint32_t first = fg_token_from(r, role->title.start), end = fg_token_from(r, role->title.end), as = first;
    while (as < end && !fg_word_is(r, as, "as")) as++;
    uint32_t title = as + 2;
    if (title >= end || !(fg_word_is(r, as + 1, "a") || fg_word_is(r, as + 1, "an") || fg_word_is(r, as + 1, "the")) ||
        !fg_names_job(x, title, end))
        return;
    for (uint32_t i = first; i < as && is_none(role->employer); i++) {
        fg_hit h;
        uint32_t kind = 0;
        if (fg_cue_at(r, i, as, FG_LEX_EMPLOYED, &h, &kind) && kind == 0 && h.end < as && fg_has_cap(r, h.end))
            role->employer = fg_resume_span(x, h.end, as);
    }
    role->title = fg_resume_span(x, title, end);
}

/* "Duties", or "programs" behind a line that ends with "security": a heading, or the rest of a sentence, and no title. */
static void drop_fragments(const fg_resume_reading *x, fg_role *role) {
    const fg_reading *r = &x->reading;
    uint32_t first = fg_token_from(r, role->title.start), end = fg_token_from(r, role->title.end);
    fg_hit h;
    if (role->title.end > role->title.start && !fg_names_job(x, first, end)) {
        bool heading = fg_dict_match(r->dict, r->tokens, first, end, FG_ROOT_HEADING, &h) && h.end == end &&
                       fg_is_plural(r, end - 1);
        bool runs_on = first > 0 && (fg_is(r, first - 1, ',') || fg_count_prose(r, first - 1, first) ||
                                     (fg_is_word(r, first - 1) && fg_is_joint(r, first - 1)));
        if (heading || (runs_on && fg_count_prose(r, first, end) == end - first)) role->title = (fg_span){0, 0};
    }
    first = fg_token_from(r, role->employer.start);
    end = fg_token_from(r, role->employer.end);
    if (end == first + 1 && fg_resume_cue(x, first, end, FG_LEX_VOLUNTEER)) role->employer = (fg_span){0, 0};
}

static void name_role(fg_resume_reading *x, const fg_role_words *w, fg_role *role) {
    pieces all = {0};
    fg_service service;
    if (fg_role_service_at(x, w->range_first, w->head_first, &service)) {
        role->title = fg_resume_span(x, service.title_first, service.title_end);
        role->employer = fg_resume_span(x, service.employer_first, service.employer_end);
        return;
    }
    if (fg_role_name_by_keys(x, w, &role->title, &role->employer)) return;
    split_pieces(x, w, &all);
    if (x->scratch->failed) return;
    drop_listed(x, w, &all);
    piece *title = best_title(x, &all);
    if (title && has_lone_employer(x, title) && names_other_employer(x, w, &all, title)) title->employer = title->end;
    if (title) split_title(x, w, title, role);
    const piece *employer = role->employer.end > role->employer.start ? NULL : best_employer(x, w, &all, title);
    if (!employer) return;
    /* "Verizon Communications, Inc": the short form alone names nobody. */
    bool short_form = employer->end == employer->first + 1 ||
                      (employer->end == employer->first + 2 && fg_is(&x->reading, employer->first + 1, '.'));
    bool tail =
        employer > all.at && employer - 1 != title && short_form && fg_is(&x->reading, employer->first - 1, ',');
    uint32_t blank = blank_in(x, employer);
    if (blank < employer->end && !title) role->title = fg_resume_span(x, employer->first, blank);
    if (blank == employer->end) blank = tail ? (employer - 1)->first : employer->first;
    uint32_t first = skip_joints(x, blank, employer->end);
    /* "Manager, Managed Care": where the employer is known, the rest of the title's line is of the title */
    const piece *more = title ? title + 1 : NULL;
    if (more && more < all.at + all.n && more != employer && !(tail && more == employer - 1) &&
        employer->employer < employer->end && continues_title(x, w, title, more))
        role->title.end = fg_tok(&x->reading, more->end - 1)->end;
    role->employer = fg_resume_span(x, first, without_place(x, first, employer->end));
}

void fg_resume_name_role(fg_resume_reading *x, const fg_role_words *w, fg_role *role) {
    name_role(x, w, role);
    read_sentence(x, role);
    drop_fragments(x, role);
}
