/* What is written as the name of a skill and is something else: money, an initial, a person. */
#include "parse/mentions.h"

#define PAY_LEAST 1000000u /* hundredths: smaller numbers beside a name may be versions */

static bool is_amount(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '$') || (fg_tok(r, i)->cls == FG_TOK_NUMBER && fg_tok(r, i)->value >= PAY_LEAST);
}

/* "CAD 90,000", "$99,000 CAD" */
static bool is_money(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    fg_hit h;
    if (!(fg_tok(r, m->first)->flags & FG_TOK_UPPER)) return false;
    bool beside = (m->first > from && is_amount(r, m->first - 1)) || (m->end < to && is_amount(r, m->end));
    return beside && fg_cue_at(r, m->first, m->end, FG_LEX_PAY_CURRENCY, &h, NULL);
}

/* A word with a capital that is neither a skill nor of the words that postings are made of: in these places a surname. */
static bool may_be_surname(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    return t->cls == FG_TOK_WORD && (t->flags & FG_TOK_CAP) && !(t->flags & (FG_TOK_UPPER | FG_TOK_MIXED)) &&
           !(t->roots & FG_ROOTS_ALONE) && r->cues->at[i]->n == 0;
}

/* A word with a capital and a dot, "Hon.", or of a job title, "Judge": a person's name follows. */
static bool names_person(const fg_reading *r, uint32_t i) {
    fg_hit h;
    if (i > 0 && fg_is(r, i, '.')) i--;
    bool dotted = fg_tok(r, i)->flags & FG_TOK_DOT || fg_is(r, i + 1, '.');
    return fg_has_cap(r, i) && (dotted || fg_cue_at(r, i, i + 1, FG_LEX_TITLE_WORD, &h, NULL));
}

/* "R. Jones" inside of a statement, "Judge R. Doe" where the surname may be a word, too */
static bool is_initial(const fg_reading *r, const fg_mention *m, uint32_t to) {
    const fg_token *t = fg_tok(r, m->first);
    uint32_t behind = m->end;
    bool dotted = t->flags & FG_TOK_DOT;
    if (behind < to && fg_is(r, behind, '.')) {
        dotted = true;
        behind++;
    }
    if (t->end - t->start > 2 || !dotted) return false;
    if (behind < to && may_be_surname(r, behind)) return true;
    bool on = behind < r->tokens->list.n && !((t->flags | fg_tok(r, behind)->flags) & FG_TOK_LINE);
    return on && m->first > 0 && fg_has_cap(r, behind) && names_person(r, m->first - 1);
}

/* "Ruby Johnson, lead": who begins a statement or stands in parentheses. */
static bool is_person(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    uint32_t behind = m->end + 1;
    bool begins = m->first == from || fg_is(r, m->first - 1, '(');
    return begins && (m->flags & FG_NAME_LICENSED) && fg_kind_of(r, m->concept) == FG_KIND_LANGUAGE && m->end < to &&
           may_be_surname(r, m->end) && (behind >= to || fg_is(r, behind, ',') || fg_is(r, behind, ')'));
}

void fg_drop_look_alikes(const fg_reading *r, uint32_t from, uint32_t to, uint32_t first, fg_mentions *all) {
    uint32_t kept = first;
    for (uint32_t i = first; i < all->n; i++) {
        const fg_mention *m = &all->at[i];
        bool other =
            m->end == m->first + 1 && (is_money(r, m, from, to) || is_initial(r, m, to) || is_person(r, m, from, to));
        if (!other) all->at[kept++] = *m;
    }
    all->n = kept;
}
