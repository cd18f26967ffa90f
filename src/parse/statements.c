#include "parse/splitter.h"

/* The sign of an amount: "$60", "#1", a currency that ASCII lacks. */
static bool is_sign_of_number(const fg_reading *r, uint32_t i, uint32_t to) {
    const fg_token *t = fg_tok(r, i);
    if (i + 1 >= to || fg_tok(r, i + 1)->cls != FG_TOK_NUMBER || (fg_tok(r, i + 1)->flags & FG_TOK_SPACE)) return false;
    return t->value == '$' || t->value == '#' || t->value == '+' || t->value == '?';
}

static void add_statement(fg_splitter *s, uint32_t a, uint32_t b, uint8_t section, bool bullet) {
    while (a < b && fg_is_mark(s->r, a) && !fg_is(s->r, a, '(') && !fg_is(s->r, a, '[') && !fg_is(s->r, a, '.') &&
           !is_sign_of_number(s->r, a, b))
        a++;
    while (b > a && (fg_is(s->r, b - 1, FG_BULLET) || fg_is(s->r, b - 1, FG_DASH))) b--;
    if (a >= b) return;
    s->r->tokens->list.at[a].flags |= FG_TOK_LINE; /* a clause begins, also where the line break was lost */
    fg_statement *st = FG_PUSH(s->r->scratch, s->out);
    if (st)
        *st = (fg_statement){.first = a,
                             .end = b,
                             .section = section,
                             .bullet = bullet,
                             .inherited = s->inherited,
                             .loose = s->bulleted && !bullet,
                             .run = s->run,
                             .label = s->label < a ? s->label : a,
                             .heading = s->heading};
    s->label = FG_NONE;
}

/* A heading that was not understood is shown, so that whoever looks for what was lost finds it. What stands under it is
 * what stood before, but for facts and for a list behind benefits: there its words have to tell. */
static uint8_t add_unknown(fg_splitter *s, uint32_t line, uint8_t hint) {
    uint32_t a = s->r->dt.line_first[line];
    fg_statement *st = FG_PUSH(s->r->scratch, s->out);
    if (st)
        *st = (fg_statement){.first = a,
                             .end = s->r->dt.line_first[line + 1],
                             .section = s->section,
                             .unknown = true,
                             .run = s->run,
                             .label = a,
                             .heading = a};
    if (hint == s->section && hint == FG_LEX_H_LOGISTICS) return FG_SECTION_NONE; /* facts are over */
    bool over_list = line + 1 < s->r->doc->lines.n && (s->r->doc->lines.at[line + 1].flags & FG_LINE_BULLET);
    return over_list && hint == s->section && hint == FG_LEX_H_BENEFITS ? FG_SECTION_NONE : hint;
}

static void open_section(fg_splitter *s, uint8_t section, bool known, uint32_t heading) {
    s->heading = heading;
    s->section = section;
    s->inherited = !known;
    s->bulleted = false;
    s->run++;
}

/* Does a heading begin at token i? Then the statement before it ends, and the text behind it is at *next. */
static bool take_heading(fg_splitter *s, uint32_t i, uint32_t to, uint32_t start, uint8_t *section, bool bullet,
                         uint32_t *next) {
    uint8_t named;
    if (fg_may_open_heading(s->r, i) && fg_may_end_heading(s, i, to)) {
        bool at_start = i == start || fg_ends_sentence(s->r, i - 1, to) || (fg_tok(s->r, i)->flags & FG_TOK_GLUED);
        if (fg_heading_inside(s, i, to, at_start, &named, next)) {
            add_statement(s, start, i, *section, bullet);
            bool over = (!bullet && (s->unbroken || fg_is_strong_heading(named))) || *next == to;
            if (over) open_section(s, named, true, i);
            *section = named;
            s->label = i;
            return true;
        }
    }
    uint32_t head = s->unbroken && fg_is(s->r, i, ':') ? fg_heading_before_colon(s, start, i, &named) : i;
    if (head == i) return false;
    add_statement(s, start, head, *section, bullet);
    open_section(s, named, true, head);
    *section = named;
    *next = i + 1;
    return true;
}

/* "A positive attitude. We all water the plants": behind a full stop the company speaks of itself. */
static bool tells_of_company(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    uint32_t whose;
    return i < to && fg_has_cap(r, i) && fg_cue_at(r, i, to, FG_LEX_SENTENCE_START, &h, &whose) && whose == 1;
}

/* The next token, from i on, at which a statement that begins at `start` may end, or another begin; `to`: none. */
static uint32_t next_joint(const fg_splitter *s, uint32_t i, uint32_t start, uint32_t to) {
    const fg_reading *r = s->r;
    uint32_t most = start + FG_STATEMENT_MOST, next = fg_next_set(r->signs.joints, 1, i, most < to ? most : to);
    if (!fg_may_hold_lost_lines(s)) return next;
    return fg_next_bit(r, i, fg_next_bit(r, i, next, FG_FACT_CAP), FG_FACT_LEAF);
}

/* Lines [line, last] as one. */
static void split_line(fg_splitter *s, uint32_t line, uint32_t last) {
    fg_reading *r = s->r;
    uint32_t a = r->dt.line_first[line], to = r->dt.line_first[last + 1], start = a, next;
    s->unbroken = fg_is_unbroken(r, line);
    s->crowded = fg_is_crowded(r, line);
    s->listed = fg_has_lost_bullets(r, a, to);
    s->over_bullets = last + 1 < r->doc->lines.n && (r->doc->lines.at[last + 1].flags & FG_LINE_BULLET);
    bool bullet = (r->doc->lines.at[line].flags & FG_LINE_BULLET) != 0;
    bool whole = bullet && !s->unbroken && to - a < 45;
    uint8_t section = s->section;
    for (uint32_t i = a; (i = next_joint(s, i, start, to)) < to; i++) {
        if (take_heading(s, i, to, start, &section, bullet, &next)) {
            start = next;
            i = next - 1;
            continue;
        }
        if (i - start >= FG_STATEMENT_MOST) {
            uint32_t cut = fg_statement_cut(r, start, i);
            add_statement(s, start, cut, section, bullet);
            start = cut;
        }
        if (fg_starts_lost_line(s, i, start, to)) {
            add_statement(s, start, i, section, bullet);
            start = i;
        }
        if (fg_ends_sentence(r, i, to) &&
            (!whole || i + 1 >= to || fg_is(r, i + 1, FG_BULLET) || tells_of_company(r, i + 1, to))) {
            add_statement(s, start, i + 1, section, bullet);
            start = i + 1;
        }
    }
    add_statement(s, start, to, section, bullet);
    s->bulleted |= bullet;
}

/* The last of the lines that go on from this one. */
static uint32_t join_lines(fg_reading *r, uint32_t line) {
    while (fg_continues_line(r, line + 1)) {
        line++;
        r->tokens->list.at[r->dt.line_first[line]].flags &= (uint8_t)~FG_TOK_LINE;
    }
    return line;
}

void fg_find_statements(fg_reading *r, fg_statements *out) {
    fg_splitter s = {.r = r, .out = out, .section = FG_SECTION_NONE, .label = FG_NONE};
    uint32_t lines = r->doc->lines.n;
    if (!fg_part_glued_words(r) || !fg_find_signs(r)) return;
    for (uint32_t i = 0; i < lines && !r->scratch->failed; i++) {
        if (r->dt.line_first[i] == r->dt.line_first[i + 1]) continue;
        uint8_t section = s.section;
        fg_heading_kind kind = fg_heading_of_line(r, i, &section);
        if (kind == FG_LEADING_SENTENCE) split_line(&s, i, i);
        if (kind != FG_NO_HEADING) {
            if (kind == FG_UNKNOWN_HEADING) section = add_unknown(&s, i, section);
            open_section(&s, section, kind != FG_UNKNOWN_HEADING, r->dt.line_first[i]);
            continue;
        }
        uint32_t last = join_lines(r, i);
        split_line(&s, i, last);
        i = last;
    }
}
