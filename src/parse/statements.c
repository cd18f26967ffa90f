#include "parse/statements.h"

/* Which meaning of a heading counts in a posting, where one has several. */
static const fg_lex posting_order[] = {FG_LEX_H_PREFERRED, FG_LEX_H_REQUIRED, FG_LEX_H_MIXED, FG_LEX_H_DUTIES,
                                       FG_LEX_H_STACK,     FG_LEX_H_BENEFITS, FG_LEX_H_APPLY, FG_LEX_H_LEGAL,
                                       FG_LEX_H_LOGISTICS, FG_LEX_H_ABOUT};

typedef struct {
    fg_reading *r;
    fg_statements *out;
    uint8_t section;
    bool inherited;
    bool unbroken; /* the line is so long that it has lost its line breaks */
    bool listed;   /* " - " stands in it before several capitals */
} splitter;

static bool section_of(const fg_reading *r, const fg_hit *h, uint8_t *section) {
    for (size_t i = 0; i < FG_COUNT(posting_order); i++) {
        if (!fg_hit_has_tag(r->dict, h, posting_order[i], NULL)) continue;
        *section = (uint8_t)posting_order[i];
        return true;
    }
    return false;
}

/* ---- heading lines ---- */

static bool is_mark(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_PUNCT; }

static bool is_all_upper(const fg_reading *r, uint32_t a, uint32_t b) {
    uint32_t words = 0;
    for (uint32_t i = a; i < b; i++) {
        const fg_token *t = fg_tok(r, i);
        if (t->cls != FG_TOK_WORD) continue;
        if (t->end - t->start > 1 && !(t->flags & FG_TOK_UPPER)) return false;
        words++;
    }
    return words > 0;
}

static bool is_title_case(const fg_reading *r, uint32_t a, uint32_t b) {
    uint32_t words = 0, caps = 0;
    for (uint32_t i = a; i < b; i++) {
        const fg_token *t = fg_tok(r, i);
        if (t->cls != FG_TOK_WORD) continue;
        words++;
        caps += (t->flags & FG_TOK_CAP) || t->end - t->start <= 3;
    }
    return words > 0 && words <= 7 && caps == words;
}

/* The heading phrase that covers at least half of tokens [a, b), from the start or up to the end. */
static bool partial_heading(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    uint32_t n = b - a;
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        if (!fg_dict_match(r->dict, r->tokens, i, b, FG_ROOT_HEADING, &h)) continue;
        bool edge = i == a || h.end == b;
        if (edge && (h.end - i) * 2 >= n && section_of(r, &h, section)) return true;
        if (i == a && n <= 8 && fg_word_is(r, a, "about") && section_of(r, &h, section)) return true;
    }
    return false;
}

typedef enum { NO_HEADING, UNKNOWN_HEADING, KNOWN_HEADING } heading_kind;

static bool followed_by_bullet(const fg_reading *r, uint32_t line) {
    return line + 1 < r->doc->lines.n && (r->doc->lines.at[line + 1].flags & FG_LINE_BULLET);
}

static heading_kind heading_of_line(const fg_reading *r, uint32_t line, uint8_t *section) {
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    bool colon = b > a && fg_is(r, b - 1, ':');
    bool stop = b > a && (fg_is(r, b - 1, '.') || fg_is(r, b - 1, ',') || fg_is(r, b - 1, ';'));
    while (a < b && is_mark(r, a)) a++;
    while (b > a && is_mark(r, b - 1)) b--;
    if (a >= b || b - a > 12) return NO_HEADING;
    bool shaped = (l->flags & (FG_LINE_HEADING | FG_LINE_BOLD)) || colon || (!stop && is_all_upper(r, a, b));
    if ((l->flags & FG_LINE_BULLET) && !(l->flags & FG_LINE_BOLD) && !colon) return NO_HEADING;
    fg_hit h;
    if (fg_dict_match(r->dict, r->tokens, a, b, FG_ROOT_HEADING, &h) && h.end == b && !stop &&
        section_of(r, &h, section))
        return KNOWN_HEADING;
    if (l->flags & FG_LINE_BULLET) return NO_HEADING;
    if (!shaped && !stop && followed_by_bullet(r, line) && is_title_case(r, a, b)) shaped = true;
    if (!shaped) return NO_HEADING;
    if (partial_heading(r, a, b, section)) return KNOWN_HEADING;
    return colon && b - a > 8 ? NO_HEADING : UNKNOWN_HEADING;
}

/* ---- headings inside a line ---- */

static bool all_cap(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i) && fg_tok(r, i)->end - fg_tok(r, i)->start > 3)
            return false;
    return true;
}

static bool opens_statement(const fg_reading *r, uint32_t i, uint32_t to) {
    if (i >= to) return false;
    const fg_token *t = fg_tok(r, i);
    return fg_has_cap(r, i) || t->cls == FG_TOK_NUMBER || fg_is(r, i, FG_BULLET) || fg_is(r, i, FG_DASH) ||
           fg_is(r, i, '-');
}

static bool is_strong_heading(uint8_t section) {
    return section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED || section == FG_LEX_H_DUTIES ||
           section == FG_LEX_H_BENEFITS || section == FG_LEX_H_LEGAL || section == FG_LEX_H_APPLY ||
           section == FG_LEX_H_MIXED;
}

/* A heading at token i of running text: "Requirements: ..." or, where line breaks were lost, "Qualifications MS or". */
static bool inline_heading(const splitter *s, uint32_t i, uint32_t to, bool at_start, uint8_t *section,
                           uint32_t *next) {
    const fg_reading *r = s->r;
    fg_hit h;
    if (!fg_has_cap(r, i) || !fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_HEADING, &h) || h.end >= to)
        return false;
    if (!section_of(r, &h, section)) return false;
    *next = h.end + 1;
    fg_hit key;
    uint32_t what = 0;
    if (fg_is(r, h.end, ':') && fg_cue_at(r, i, to, FG_LEX_KEY, &key, &what) && what >= 3 && what <= 6)
        *section = (uint8_t)FG_LEX_H_LOGISTICS; /* "Salary: ..." says one thing and opens nothing */
    if (fg_is(r, h.end, ':')) return at_start || all_cap(r, i, h.end);
    if (!s->unbroken || !is_strong_heading(*section) || !all_cap(r, i, h.end) || !opens_statement(r, h.end, to))
        return false;
    fg_str last = fg_token_norm(r->tokens, h.end - 1);
    bool plural = last.len > 6 && last.ptr[last.len - 1] == 's';
    *next = h.end;
    return (at_start && (h.end - i >= 2 || plural)) || (h.end - i >= 2 && plural);
}

/* ---- sentences ---- */

static bool is_title_stop(const fg_reading *r, uint32_t i) {
    static const char *const known[] = {"inc", "sr",   "jr",  "dr",     "mr",   "ms",  "mrs", "vs",   "st",  "no",
                                        "co",  "corp", "ltd", "approx", "dept", "e.g", "i.e", "incl", "min", "max"};
    for (size_t k = 0; k < FG_COUNT(known); k++)
        if (fg_word_is(r, i, known[k])) return true;
    return false;
}

/* Does a sentence end with token i? */
static bool ends_sentence(const fg_reading *r, uint32_t i, uint32_t to) {
    const fg_token *t = fg_tok(r, i);
    if (i + 1 >= to) return true;
    if (t->cls != FG_TOK_PUNCT)
        return (t->flags & FG_TOK_DOT) && fg_has_cap(r, i + 1) && (fg_tok(r, i + 1)->flags & FG_TOK_SPACE) && i > 0;
    if (fg_is(r, i + 1, FG_BULLET)) return true;
    if (t->value == FG_BULLET) return false;
    if (t->value != '.' && t->value != '!' && t->value != '?') return false;
    if (i > 0 && t->value == '.' && is_title_stop(r, i - 1)) return false;
    return opens_statement(r, i + 1, to) || fg_is(r, i + 1, '"') || fg_is(r, i + 1, '(');
}

static void add_statement(splitter *s, uint32_t a, uint32_t b, uint8_t section, bool bullet) {
    while (a < b && is_mark(s->r, a) && !fg_is(s->r, a, '(') && !fg_is(s->r, a, '.')) a++;
    while (b > a && (fg_is(s->r, b - 1, FG_BULLET) || fg_is(s->r, b - 1, FG_DASH))) b--;
    if (a >= b) return;
    fg_statement *st = FG_PUSH(s->r->scratch, s->out);
    if (st) *st = (fg_statement){a, b, section, bullet, s->inherited};
}

/* Does the next line go on where this one ends? No bullet, no gap, and it starts in lower case or after a joining word. */
static bool continues(const fg_reading *r, uint32_t line) {
    if (line >= r->doc->lines.n) return false;
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line];
    if ((l->flags & (FG_LINE_BULLET | FG_LINE_HEADING | FG_LINE_BOLD)) || l->blank_before || a == 0 ||
        a == r->dt.line_first[line + 1])
        return false;
    const fg_token *t = fg_tok(r, a);
    if (t->cls != FG_TOK_WORD) return false;
    bool open = fg_is(r, a - 1, ',') || fg_word_is(r, a - 1, "and") || fg_word_is(r, a - 1, "or") ||
                fg_word_is(r, a - 1, "of") || fg_word_is(r, a - 1, "with") || fg_word_is(r, a - 1, "in");
    unsigned char c = (unsigned char)r->doc->text.ptr[t->start];
    return open || (c >= 'a' && c <= 'z');
}

/* In text that lost its line breaks: a capital in mid-sentence that begins "Experience with", "Ability to" ... */
static bool starts_lost_line(const splitter *s, uint32_t i, uint32_t start, uint32_t to) {
    const fg_reading *r = s->r;
    fg_hit h;
    if (!s->unbroken || i < start + 3 || !fg_has_cap(r, i)) return false;
    const fg_token *p = fg_tok(r, i - 1);
    if (p->cls == FG_TOK_WORD && (p->flags & FG_TOK_CAP) && !(p->flags & FG_TOK_UPPER)) return false;
    if (fg_word_is(r, i - 1, "the") || fg_word_is(r, i - 1, "a") || fg_word_is(r, i - 1, "an"))
        return false; /* "evolve the IDE experience" */
    if (p->cls == FG_TOK_PUNCT && p->value != ')' && p->value != '+' && p->value != '#') return false;
    if (i + 1 < to && fg_tok(r, i + 1)->cls == FG_TOK_WORD && !fg_has_cap(r, i + 1) &&
        fg_cue_at(r, i + 1, to, FG_LEX_HEAD, &h, NULL))
        return true;
    return fg_cue_at(r, i, to, FG_LEX_STARTER, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_HEAD, &h, NULL) ||
           fg_cue_at(r, i, to, FG_LEX_STRONG, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_ASKS, &h, NULL) ||
           fg_cue_at(r, i, to, FG_LEX_DEGREE, &h, NULL);
}

/* "... medical device field 3+ years of experience": the next line of a lost list. */
static bool starts_lost_years(const splitter *s, uint32_t i, uint32_t start, uint32_t to) {
    static const char *const leading[] = {
        "of",  "least", "minimum", "min", "with",          "over",   "than",  "and",      "or", "have",
        "has", "to",    "the",     "a",   "approximately", "around", "about", "requires", "for"};
    const fg_reading *r = s->r;
    fg_years y;
    if (!s->unbroken || i < start + 3 || fg_tok(r, i)->cls != FG_TOK_NUMBER || fg_tok(r, i - 1)->cls != FG_TOK_WORD)
        return false;
    for (size_t k = 0; k < FG_COUNT(leading); k++)
        if (fg_word_is(r, i - 1, leading[k])) return false;
    return fg_years_at(r, i, to, &y);
}

/* "Here is a view of the requirements:" in running text: a heading word somewhere in the sentence before the colon. */
static bool is_heading_sentence(const splitter *s, uint32_t start, uint32_t colon, uint8_t *section) {
    const fg_reading *r = s->r;
    fg_hit h;
    if (colon - start > 12 || colon == start || !fg_has_cap(r, start)) return false;
    for (uint32_t i = start; i < colon; i++)
        if (fg_dict_match(r->dict, r->tokens, i, colon, FG_ROOT_HEADING, &h) && section_of(r, &h, section) &&
            is_strong_heading(*section) && h.end - i >= 1 && !fg_word_is(r, i, "you") && !fg_word_is(r, i, "your"))
            return true;
    return false;
}

/* Where such a sentence begins, at most ten tokens before the colon; the colon itself if there is none. */
static uint32_t heading_before_colon(const splitter *s, uint32_t start, uint32_t colon, uint8_t *section) {
    if (!s->unbroken || !fg_is(s->r, colon, ':')) return colon;
    for (uint32_t i = colon > start + 10 ? colon - 10 : start; i < colon; i++)
        if (is_heading_sentence(s, i, colon, section)) return i;
    return colon;
}

/* A dash that stands before a capital: where a line has several, they are bullets of a lost list. */
static bool is_bullet_dash(const fg_reading *r, uint32_t i, uint32_t to) {
    return (fg_is(r, i, FG_DASH) || fg_is(r, i, '-')) && i + 1 < to && (fg_tok(r, i + 1)->flags & FG_TOK_SPACE) &&
           opens_statement(r, i + 1, to);
}

static bool is_lost_bullet(const splitter *s, uint32_t i, uint32_t to) {
    return s->listed && is_bullet_dash(s->r, i, to);
}

static bool is_long_line(const fg_line *l) { return l->end - l->start > 400; }

static bool has_lost_bullets(const fg_reading *r, uint32_t a, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = a; i + 1 < to; i++) n += is_bullet_dash(r, i, to);
    return n >= 3;
}

/* Lines [line, last] as one. */
static void split_line(splitter *s, uint32_t line, uint32_t last) {
    fg_reading *r = s->r;
    uint32_t a = r->dt.line_first[line], to = r->dt.line_first[last + 1], start = a;
    s->unbroken = is_long_line(&r->doc->lines.at[line]);
    s->listed = has_lost_bullets(r, a, to);
    bool bullet = (r->doc->lines.at[line].flags & FG_LINE_BULLET) != 0;
    uint8_t section = s->section;
    for (uint32_t i = a; i < to; i++) {
        uint8_t named;
        uint32_t next;
        bool at_start = i == start || (i > a && ends_sentence(r, i - 1, to));
        if (inline_heading(s, i, to, at_start, &named, &next)) {
            add_statement(s, start, i, section, bullet);
            section = named;
            if (!bullet && is_strong_heading(named)) s->section = named;
            start = next;
            i = next - 1;
            continue;
        }
        uint32_t head = heading_before_colon(s, start, i, &named);
        if (head < i) {
            add_statement(s, start, head, section, bullet);
            section = s->section = named;
            start = i + 1;
            continue;
        }
        if (i > start &&
            (starts_lost_line(s, i, start, to) || is_lost_bullet(s, i, to) || starts_lost_years(s, i, start, to))) {
            add_statement(s, start, i, section, bullet);
            start = i;
        }
        bool whole = bullet && !s->unbroken && to - a < 45;
        if (ends_sentence(r, i, to) && (!whole || i + 1 >= to)) {
            add_statement(s, start, i + 1, section, bullet);
            start = i + 1;
        }
    }
    add_statement(s, start, to, section, bullet);
}

void fg_find_statements(fg_reading *r, fg_statements *out) {
    splitter s = {.r = r, .out = out, .section = FG_SECTION_NONE};
    uint32_t lines = r->doc->lines.n;
    for (uint32_t i = 0; i < lines && !r->scratch->failed; i++) {
        if (r->dt.line_first[i] == r->dt.line_first[i + 1]) continue;
        uint8_t section = s.section;
        heading_kind kind = heading_of_line(r, i, &section);
        if (kind == NO_HEADING) {
            uint32_t last = i;
            for (; continues(r, last + 1); last++)
                r->tokens->list.at[r->dt.line_first[last + 1]].flags &= (uint8_t)~FG_TOK_LINE;
            split_line(&s, i, last);
            i = last;
            continue;
        }
        s.inherited = kind == UNKNOWN_HEADING;
        s.section = section;
    }
}
