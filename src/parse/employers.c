/*
 * Names of employers, schools and societies in what a résumé says: "at Brook Milling" tells of no milling. What the lines
 * that name a job say of its employer, role_name.c reads.
 */
#include "parse/roles.h"

#include <stdlib.h>

enum {
    NAME_WORDS = 6,
    LEGAL = 1, /* arguments of [employed]: the legal form at the end of a name, */
    BODY,      /* what a society is called at its end, */
    BODY_OF,   /* and at its beginning, */
    OFFICE     /* and a public body at its end */
};

typedef struct {
    fg_resume_reading *x;
    const bool *taken; /* tokens of the lines that name a job */
} finder;

static const fg_reading *reading_of(const finder *f) { return &f->x->reading; }

static void add(finder *f, uint32_t first, uint32_t end) {
    fg_own_name *o = end > first ? FG_PUSH(f->x->scratch, &f->x->reading.own) : NULL;
    if (o) *o = (fg_own_name){first, end};
}

/* The end of the line, or of the section where line breaks were lost. */
static uint32_t stop_of(const finder *f, uint32_t i) {
    uint32_t line = reading_of(f)->dt.line_first[f->x->line_of[i] + 1];
    uint32_t part = f->x->parts.at[fg_resume_part_at(f->x, i)].end;
    return part > i && part < line ? part : line;
}

static bool is_capital(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_WORD && fg_has_cap(r, i); }

static bool is_name_word(const finder *f, uint32_t i) { return is_capital(reading_of(f), i) && !f->taken[i]; }

static bool joins(const finder *f, uint32_t i, uint32_t stop) {
    const fg_reading *r = reading_of(f);
    bool joint = fg_is(r, i, '&') || fg_is(r, i, '-') || fg_word_is(r, i, "of");
    return joint && i + 1 < stop && is_name_word(f, i + 1);
}

/* Behind "University" only "of" goes on with the name. */
static bool ends_name(const finder *f, uint32_t i, uint32_t stop) {
    return fg_resume_cue(f->x, i, i + 1, FG_LEX_COMPANY_KIND) &&
           !(i + 1 < stop && fg_word_is(reading_of(f), i + 1, "of"));
}

static uint32_t name_end(const finder *f, uint32_t first) {
    uint32_t stop = stop_of(f, first), end = first;
    for (uint32_t i = first; i < stop && i - first < NAME_WORDS; i++) {
        if (joins(f, i, stop) && i > first) continue;
        if (!is_name_word(f, i) || fg_resume_cue(f->x, i, stop, FG_LEX_TITLE_WORD)) break;
        end = i + 1;
        if (i > first && ends_name(f, i, stop)) break;
    }
    return end;
}

/* The first of the words with capitals that end at token `end`. */
static uint32_t name_start(const finder *f, uint32_t end) {
    const fg_reading *r = reading_of(f);
    uint32_t line = r->dt.line_first[f->x->line_of[end]], first = end;
    for (uint32_t i = end; i-- > line && end - i <= NAME_WORDS;) {
        if (joins(f, i, end)) continue;
        if (!is_name_word(f, i) || fg_resume_cue(f->x, i, end, FG_LEX_TITLE_WORD)) break;
        first = i;
    }
    return first;
}

/* Does a skill begin here: "at Oracle Database level"? */
static bool is_skill(const finder *f, uint32_t i) {
    const fg_reading *r = reading_of(f);
    fg_hit h;
    return fg_dict_match(r->dict, r->tokens, i, stop_of(f, i), FG_ROOT_CONCEPT, &h) &&
           fg_is_technical(fg_kind_of(r, h.owner));
}

/* "Adept at Planning": what one is good at. */
static bool tells_skill(const finder *f, uint32_t at) {
    return at > 0 && (fg_resume_cue(f->x, at - 1, at, FG_LEX_HEAD) || fg_resume_cue(f->x, at - 1, at, FG_LEX_STRONG));
}

/* "At Brook Milling" */
static void add_behind_at(finder *f, uint32_t at) {
    const fg_reading *r = reading_of(f);
    if (!fg_word_is(r, at, "at") || fg_has_cap(r, at) || f->taken[at] || tells_skill(f, at)) return;
    uint32_t first = at + 1, stop = stop_of(f, at);
    if (first < stop && fg_word_is(r, first, "the")) first++;
    if (first >= stop || !is_name_word(f, first)) return;
    if (!is_skill(f, first) && !fg_resume_cue(f->x, first, stop, FG_LEX_PLACE)) add(f, first, name_end(f, first));
}

/* Of "Federal Orchard Finance Agency (FOFA)", whose last word is token i: where the name begins; i: it is none. */
static uint32_t office_start(const finder *f, uint32_t i) {
    enum { SHORT_FORM = 4 /* letters: shorter ones are of skills, too */, WORDS = 8 };
    const fg_reading *r = reading_of(f);
    fg_hit h;
    if (i + 3 >= f->x->n || !fg_is(r, i + 1, '(') || !fg_is(r, i + 3, ')')) return i;
    if (!(fg_tok(r, i + 2)->flags & FG_TOK_UPPER) || fg_tok(r, i + 2)->norm_len < SHORT_FORM) return i;
    if (fg_resume_cue(f->x, i + 2, i + 3, FG_LEX_DEGREE)) return i;
    uint32_t line = r->dt.line_first[f->x->line_of[i]], first = i;
    for (uint32_t k = i; k-- > line && i - k <= WORDS;) {
        if (joins(f, k, i) || (fg_word_is(r, k, "and") && is_name_word(f, k + 1))) continue;
        if (!is_name_word(f, k) || fg_resume_cue(f->x, k, i, FG_LEX_DEGREE)) break;
        first = k;
    }
    bool skill = (fg_dict_match(r->dict, r->tokens, first, i + 1, FG_ROOT_CONCEPT, &h) && h.end == i + 1) ||
                 fg_dict_match(r->dict, r->tokens, i + 2, i + 3, FG_ROOT_CONCEPT, &h);
    return skill ? i : first;
}

/* "Employed by Oak Analytics", "Fern Milling, Inc.", "Birch Marketing Society", "Society of Fern Growers" */
static void add_by_cue(finder *f, uint32_t i) {
    const fg_reading *r = reading_of(f);
    uint32_t arg, to = stop_of(f, i);
    fg_hit h;
    if (f->taken[i] || !fg_cue_at(r, i, to, FG_LEX_EMPLOYED, &h, &arg)) return;
    bool named = h.end < to && is_name_word(f, h.end);
    if (arg == 0 && named) add(f, h.end, name_end(f, h.end));
    if (arg == BODY_OF && named && fg_has_cap(r, i)) add(f, i, name_end(f, h.end));
    if (arg == OFFICE && office_start(f, i) < i) add(f, office_start(f, i), i + 1);
    if ((arg != LEGAL && arg != BODY) || !fg_has_cap(r, i)) return;
    uint32_t end = arg == LEGAL && i > 0 && fg_is(r, i - 1, ',') ? i - 1 : i;
    uint32_t first = name_start(f, end);
    if (first < end) add(f, first, h.end);
}

/* Is what ends at token `end` a town: a few words of their own that name no field and no job? */
static bool ends_town(const finder *f, uint32_t end) {
    enum { WORDS = 3 };
    const fg_reading *r = reading_of(f);
    uint32_t line = r->dt.line_first[f->x->line_of[end]], first = end;
    fg_hit h;
    while (first > line && is_capital(r, first - 1)) {
        first--;
        if (fg_resume_cue(f->x, first, end, FG_LEX_TITLE_WORD)) return false;
        if (fg_dict_match(r->dict, r->tokens, first, end, FG_ROOT_CONCEPT, &h)) return false;
    }
    bool apart = first == line || fg_is(r, first - 1, ',') || fg_is(r, first - 1, FG_DASH) || fg_is(r, first - 1, '(');
    return apart && first < end && end - first <= WORDS;
}

/* "Brightwater, Parma, IT": the code of a country at the end of a line that names a job, or in front of its dates. */
static void add_code_of_place(finder *f, uint32_t i) {
    enum { LETTERS = 2 };
    const fg_reading *r = reading_of(f);
    const fg_token *t = fg_tok(r, i);
    if (i < 2 || !f->taken[i] || !(t->flags & FG_TOK_UPPER) || t->end - t->start != LETTERS) return;
    if (i + 1 < stop_of(f, i) && f->taken[i + 1] && is_capital(r, i + 1)) return;
    if (fg_is(r, i - 1, ',') && ends_town(f, i - 1)) add(f, i, i + 1);
}

/* ---- employers of the jobs, wherever else they are named ---- */

static bool is_at(const finder *f, uint32_t i, uint32_t first, uint32_t n) {
    const fg_reading *r = reading_of(f);
    if (!fg_has_cap(r, i)) return false;
    for (uint32_t k = 0; k < n; k++)
        if (i + k >= f->x->n || f->taken[i + k] ||
            !fg_str_eq(fg_token_norm(r->tokens, i + k), fg_token_norm(r->tokens, first + k)))
            return false;
    return true;
}

/* A name that is no product may be misread; one with a word that the dictionary does not have is none of its fields. */
static bool is_surely_name(const finder *f, uint32_t first, uint32_t end) {
    const fg_reading *r = reading_of(f);
    fg_hit h;
    for (uint32_t i = first; i < end; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && fg_tok(r, i)->stem == FG_NONE) return true;
    if (!fg_dict_match(r->dict, r->tokens, first, end, FG_ROOT_CONCEPT, &h) || h.end < end) return false;
    fg_kind kind = fg_kind_of(r, h.owner);
    return fg_is_tool(kind);
}

static void add_employer(finder *f, fg_span employer) {
    const fg_reading *r = reading_of(f);
    uint32_t first = fg_token_from(r, employer.start), end = fg_token_from(r, employer.end);
    fg_hit h;
    uint32_t blank;
    if (end <= first || !fg_has_cap(r, first) || !is_surely_name(f, first, end)) return;
    if (fg_cue_at(r, first, end, FG_LEX_BLANK, &h, &blank) || fg_tok(r, end - 1)->cls != FG_TOK_WORD) return;
    for (uint32_t i = 0; i < f->x->n; i++)
        if (is_at(f, i, first, end - first)) add(f, i, i + end - first);
}

static int by_place(const void *a, const void *b) {
    const fg_own_name *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

void fg_resume_find_employers(fg_resume_reading *x) {
    bool *taken = FG_NEW_N(x->scratch, bool, x->n + 1);
    finder f = {x, taken};
    if (!taken) return;
    for (uint32_t k = 0; k < x->words.n; k++)
        for (uint32_t i = x->words.at[k].head_first; i < x->words.at[k].head_end; i++) taken[i] = true;
    for (uint32_t i = 0; i < x->n; i++) {
        add_behind_at(&f, i);
        add_code_of_place(&f, i);
    }
    for (uint32_t i = 0; (i = fg_next_cue(&x->reading, i, x->n, FG_LEX_EMPLOYED)) < x->n; i++) add_by_cue(&f, i);
    for (uint32_t k = 0; k < x->resume->roles.n; k++) add_employer(&f, x->resume->roles.at[k].employer);
    if (x->reading.own.n) qsort(x->reading.own.at, x->reading.own.n, sizeof *x->reading.own.at, by_place);
}
