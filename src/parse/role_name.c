/* Title and employer in the words that name a job. */
#include "parse/roles.h"

typedef struct {
    uint32_t first, end;
    uint32_t title_end; /* behind its last title word, 0: it has none */
    uint32_t employer;  /* its first employer word, `end` if it has none */
} piece;
typedef FG_VEC(piece) pieces;

static bool separates(const fg_resume_reading *x, const fg_role_words *w, uint32_t i) {
    const fg_reading *r = &x->reading;
    if (i >= w->range_first && i < w->range_end) return true;
    if (fg_tok(r, i)->cls != FG_TOK_PUNCT) return fg_word_is(r, i, "at") && !fg_has_cap(r, i);
    return fg_is(r, i, ',') || fg_is(r, i, FG_DASH) || fg_is(r, i, '|') || fg_is(r, i, ';') || fg_is(r, i, ':') ||
           fg_is(r, i, '(') || fg_is(r, i, ')') || fg_is(r, i, FG_BULLET) || fg_is(r, i, '?');
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

static void add_piece(fg_resume_reading *x, pieces *all, uint32_t first, uint32_t end) {
    if (first >= end) return;
    piece *p = FG_PUSH(x->scratch, all);
    if (!p) return;
    *p = (piece){first, end, 0, end};
    uint32_t behind;
    for (uint32_t i = first; i < end; i++)
        if (title_word_at(x, i, end, &behind) &&
            (i == first || !fg_resume_cue(x, i - 1, i, FG_LEX_STOP) || !p->title_end))
            p->title_end = behind;
    /* Words like "systems" belong to the title where a title word follows. */
    for (uint32_t i = p->title_end ? p->title_end : first; i < end && p->employer == end; i++)
        if (fg_resume_cue(x, i, end, FG_LEX_EMPLOYER_WORD)) p->employer = i;
}

static void split_pieces(fg_resume_reading *x, const fg_role_words *w, pieces *all) {
    uint32_t start = w->head_first;
    for (uint32_t i = w->head_first; i < w->head_end; i++) {
        bool sign = separates(x, w, i);
        if (!sign && !(i > start && (fg_tok(&x->reading, i)->flags & FG_TOK_LINE))) continue;
        add_piece(x, all, start, i);
        start = sign ? i + 1 : i;
    }
    add_piece(x, all, start, w->head_end);
}

/* "Accountant Company Name" and "IT Support Futura Solutions" are two things in one piece. In running text nothing
 * parts the title from the employer but its last title word. */
static void split_title(fg_resume_reading *x, const fg_role_words *w, const piece *p, fg_role *role) {
    bool run = fg_resume_is_run(x, x->line_of[w->range_first]);
    uint32_t end = p->end;
    if (p->employer < p->end && p->employer > p->first)
        end = p->title_end ? p->title_end : p->employer;
    else if (run && p->title_end && p->title_end < p->end && p->end - p->title_end < 8)
        end = p->title_end;
    role->title = fg_resume_span(x, p->first, end);
    if (end < p->end) role->employer = fg_resume_span(x, end, p->end);
}

static bool has_title(const piece *p) { return p->title_end > 0; }

static const piece *best_title(const pieces *all) {
    for (uint32_t i = 0; i < all->n; i++)
        if (has_title(&all->at[i])) return &all->at[i];
    for (uint32_t i = 0; i < all->n; i++)
        if (all->at[i].employer == all->at[i].end) return &all->at[i];
    return NULL; /* only employers */
}

static bool is_place(const fg_resume_reading *x, const piece *p) {
    const fg_token *t = fg_tok(&x->reading, p->first);
    return p->end == p->first + 1 && t->end - t->start <= 3;
}

static const piece *best_employer(const fg_resume_reading *x, const pieces *all, const piece *title) {
    for (uint32_t i = 0; i < all->n; i++)
        if (&all->at[i] != title && all->at[i].employer < all->at[i].end) return &all->at[i];
    for (uint32_t i = 0; i < all->n; i++)
        if (&all->at[i] != title && !is_place(x, &all->at[i]) &&
            fg_tok(&x->reading, all->at[i].first)->cls == FG_TOK_WORD)
            return &all->at[i];
    return NULL;
}

void fg_resume_name_role(fg_resume_reading *x, const fg_role_words *w, fg_role *role) {
    pieces all = {0};
    split_pieces(x, w, &all);
    if (x->scratch->failed) return;
    const piece *title = best_title(&all);
    if (title) split_title(x, w, title, role);
    const piece *employer = role->employer.end > role->employer.start ? NULL : best_employer(x, &all, title);
    if (!employer) return;
    /* "Verizon Communications, Inc": the short form alone names nobody. */
    bool tail = employer > all.at && employer - 1 != title && employer->end == employer->first + 1 &&
                fg_is(&x->reading, employer->first - 1, ',');
    role->employer = fg_resume_span(x, tail ? (employer - 1)->first : employer->first, employer->end);
}
