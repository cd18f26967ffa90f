/* Who hires: the name that stands where companies are named, and most often. */
#include "parse/header_parts.h"

#define NAME_MOST 7u
#define WHOLE_LEAST 4u  /* weight of a whole name that takes over short ones */
#define EARLY 80u       /* tokens in which the company is mostly named */
#define COUNTED_MOST 8u /* further mentions add nothing */
#define SURE 5u         /* less weight than this names nobody */

/* ---- names ---- */

static bool is_connector(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '&') || fg_is(r, i, '-') || fg_word_is(r, i, "of") || fg_word_is(r, i, "and") ||
           fg_word_is(r, i, "the") || fg_word_is(r, i, "for") || fg_word_is(r, i, "on") || fg_word_is(r, i, "de");
}

/* "Acme", and i9, 6sense, eBay. */
static bool is_name_token(const fg_reading *r, uint32_t i) { return fg_has_bit(r, i, FG_FACT_NAME); }

/* Pronouns, articles and the like start no name; other words only are none by themselves. */
static bool starts_no_name(const fg_header_reader *x, uint32_t i, uint32_t to) {
    uint32_t start;
    return fg_mark_at(x, i, to, FG_LEX_NOT_NAME, &start) && start;
}

/* The name in capitals that starts at token i; empty: none. */
static fg_tokens_range name_at(const fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    fg_tokens_range none = {0, 0};
    if (i >= to || !is_name_token(r, i) || starts_no_name(x, i, to)) return none;
    uint32_t k = i + 1, end = k;
    while (k < to && k < i + NAME_MOST && !(fg_tok(r, end - 1)->flags & FG_TOK_OWNER)) {
        uint32_t skip = k;
        while (skip < to && skip < k + 2 && is_connector(r, skip)) skip++;
        uint32_t suffix = fg_is(r, k, ',') ? fg_mark_at(x, k + 1, to, FG_LEX_COMPANY_SUFFIX, NULL) : 0;
        if (suffix)
            end = k = suffix;
        else if (skip < to && is_name_token(r, skip) && !(skip > k && fg_mark_at(x, skip, to, FG_LEX_NOT_NAME, NULL)))
            end = k = skip + 1;
        else
            break;
    }
    if (fg_mark_at(x, i, end, FG_LEX_NOT_NAME, NULL) == end) return none;
    if (end < to && fg_is(r, end, '.') && fg_mark_before(x, i, end, FG_LEX_COMPANY_SUFFIX) != FG_NONE) end++;
    return (fg_tokens_range){i, end};
}

/* "JavaScript and PLC": a legal form stands behind its name at once, but for "and Co". */
static bool ends_list(const fg_reading *r, fg_tokens_range t) {
    return t.end > t.first + 1 && (fg_word_is(r, t.end - 2, "and") || fg_word_is(r, t.end - 2, "or")) &&
           !fg_word_is(r, t.end - 1, "co");
}

static bool names_no_company(const fg_header_reader *x, fg_tokens_range t) {
    fg_tokens_range place = fg_place_at(x, t.first, t.end, true);
    if (place.end == t.end || fg_mark_at(x, t.first, t.end, FG_LEX_KEY, NULL) == t.end) return true;
    bool formed = fg_mark_before(x, t.first, t.end, FG_LEX_COMPANY_SUFFIX) != FG_NONE;
    if (formed && ends_list(x->r, t)) return true;
    bool legal = formed || fg_mark_before(x, t.first, t.end, FG_LEX_COMPANY_KIND) != FG_NONE;
    if (!legal && fg_mark_before(x, t.first, t.end, FG_LEX_TITLE_WORD) != FG_NONE) return true;
    bool grade = t.end == t.first + 1 && fg_tok(x->r, t.first)->end == fg_tok(x->r, t.first)->start + 2 &&
                 fg_mark_before(x, t.first, t.end, FG_LEX_STATED_LEVEL) != FG_NONE;
    if (grade) return true; /* "German at C1" */
    static const char *const units[] = {"team", "department", "program", "office", "group's", "day", "manager"};
    for (size_t k = 0; k < FG_COUNT(units); k++)
        if (fg_word_is(x->r, t.end - 1, units[k])) return true;
    return false;
}

/* ---- candidates ---- */

static void add(fg_header_candidates *c, fg_tokens_range t, uint32_t weight) {
    if (fg_range_is_empty(t) || names_no_company(c->x, t)) return;
    fg_header_candidates_add(c, t, weight + (t.first < EARLY ? 2 : 0), weight);
}

/* "X is a plus" */
static bool says_necessity(const fg_header_reader *x, uint32_t i, uint32_t to) {
    fg_hit h;
    for (uint32_t k = i; k < to && k < i + 3; k++)
        if (fg_cue_at(x->r, k, to, FG_LEX_PREFERRED, &h, NULL) || fg_cue_at(x->r, k, to, FG_LEX_REQUIRED, &h, NULL))
            return true;
    return false;
}

static bool is_apposition(const fg_reading *r, uint32_t i, uint32_t to) {
    return i + 1 < to && fg_is(r, i, ',') &&
           (fg_word_is(r, i + 1, "a") || fg_word_is(r, i + 1, "the") || fg_word_is(r, i + 1, "one"));
}

/* What stands behind a name: "(ABC) is a", ", the leading" */
static uint32_t weight_behind(const fg_header_reader *x, fg_tokens_range t, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t k = t.end;
    if (k < to && fg_is(r, k, '(')) {
        uint32_t close = k;
        while (close < to && close < k + 8 && !fg_is(r, close, ')')) close++;
        if (close < to && fg_is(r, close, ')')) k = close + 1;
    }
    if (k + 1 < to && fg_is(r, k, ',')) { /* ", Duluth, MN, is hiring" */
        fg_tokens_range place = fg_place_at(x, k + 1, to, true);
        if (!fg_range_is_empty(place)) k = place.end + fg_is(r, place.end, ',');
    }
    if (fg_mark_at(x, k, to, FG_LEX_COMPANY_EQUAL, NULL)) return 7;
    if (fg_mark_at(x, k, to, FG_LEX_COMPANY_FOLLOW, NULL)) return says_necessity(x, k, to) ? 0 : 4;
    return is_apposition(r, k, to) ? 2 : 0;
}

static uint32_t weight_before(const fg_header_reader *x, fg_tokens_range t, uint32_t from, uint32_t to) {
    const fg_reading *r = x->r;
    if (t.first == from || fg_mark_before(x, from, t.first, FG_LEX_COMPANY_LEAD) == FG_NONE) return 0;
    bool we = t.end + 1 < to && fg_is(r, t.end, ',') &&
              (fg_word_is(r, t.end + 1, "we") || fg_word_is(r, t.end + 1, "our") || fg_word_is(r, t.end + 1, "you") ||
               fg_word_is(r, t.end + 1, "we're") || fg_word_is(r, t.end + 1, "you'll"));
    return we ? 6 : fg_word_is(r, t.first - 1, "at") ? 1 : 3;
}

/* "About Acme": a line of its own, or in front of its text. */
static void add_about(fg_header_candidates *c, uint32_t from, uint32_t to) {
    uint32_t end = fg_mark_at(c->x, from, to, FG_LEX_COMPANY_ABOUT, NULL);
    if (!end || !fg_has_cap(c->x->r, from)) return;
    if (fg_word_is(c->x->r, end, "the")) end++;
    fg_tokens_range t = name_at(c->x, end, to);
    if (fg_range_is_empty(t)) return;
    bool alone = t.end == to || (t.end + 1 == to && fg_tok(c->x->r, to - 1)->cls == FG_TOK_PUNCT);
    if (alone || fg_is(c->x->r, t.end, ':') || fg_is(c->x->r, t.end, '?')) add(c, t, 7);
}

/* "Acme | Berlin | Full-time", "Epcylon // Toronto", "Data Engineer at Acme" in the first lines. */
static void add_first_line(fg_header_candidates *c, uint32_t from, uint32_t to) {
    const fg_reading *r = c->x->r;
    fg_tokens_range t = name_at(c->x, from, to);
    if (!fg_range_is_empty(t) && t.end < to) {
        bool bar = fg_is(r, t.end, '|') || (fg_is(r, t.end, '/') && fg_is(r, t.end + 1, '/'));
        bool link = t.end + 1 < to && fg_is(r, t.end, '(') && fg_tok(r, t.end + 1)->cls == FG_TOK_URL;
        if (bar || link)
            add(c, t, 8);
        else if ((fg_is(r, t.end, FG_DASH) || (fg_is(r, t.end, ':') && t.end + 1 == to)) && to - from < 26 &&
                 !fg_has_mark(c->x, t.first, t.end, FG_LEX_TITLE_WORD))
            add(c, t, 4);
    }
    if (!fg_range_is_empty(t) && t.end == to && to - from <= 5) add(c, t, 1);
    for (uint32_t i = from; i + 1 < to && i < from + 12; i++)
        if ((fg_word_is(r, i, "at") || fg_is(r, i, '@')) && fg_mark_before(c->x, from, i, FG_LEX_TITLE_WORD) != FG_NONE)
            add(c, name_at(c->x, i + 1, to), 5);
}

static uint32_t weight_of_form(const fg_header_reader *x, fg_tokens_range t) {
    uint32_t end = t.end - fg_is(x->r, t.end - 1, '.');
    if (fg_mark_before(x, t.first + 1, end, FG_LEX_COMPANY_SUFFIX) != FG_NONE) return 3;
    return fg_mark_before(x, t.first + 1, end, FG_LEX_COMPANY_KIND) != FG_NONE ? 1 : 0;
}

/* ", a", ", the": words about the name in front. */
static bool has_apposition(const fg_reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; (i = fg_next_mark(r, i, to)) < to; i++)
        if (is_apposition(r, i, to)) return true;
    return false;
}

/* A row of what speaks for a name in its line, beside appositions; NULL: out of memory. */
static const uint64_t *find_signs_of_company(const fg_reading *r) {
    static const fg_lex tags[] = {FG_LEX_COMPANY_LEAD, FG_LEX_COMPANY_FOLLOW, FG_LEX_COMPANY_EQUAL,
                                  FG_LEX_COMPANY_SUFFIX, FG_LEX_COMPANY_KIND};
    uint32_t words = r->cues->blocks;
    uint64_t *row = FG_NEW_N(r->scratch, uint64_t, words);
    for (size_t k = 0; k < FG_COUNT(tags) && row; k++)
        for (uint32_t i = 0; i < words; i++) row[i] |= r->cues->bits[(size_t)i * FG_ROWS + tags[k]];
    return row;
}

static void add_in_line(fg_header_candidates *c, const uint64_t *signs, uint32_t from, uint32_t to) {
    if (fg_next_set(signs, 1, from, to) == to && !has_apposition(c->x->r, from, to)) return;
    for (uint32_t i = from; (i = fg_next_bit(c->x->r, i, to, FG_FACT_NAME)) < to;) {
        fg_tokens_range t = name_at(c->x, i, to);
        if (fg_range_is_empty(t)) {
            i++;
            continue;
        }
        uint32_t weight = weight_behind(c->x, t, to) + weight_before(c->x, t, from, to) + weight_of_form(c->x, t);
        if (weight) add(c, t, weight);
        i = t.end;
    }
}

/* The name without its legal form. */
static fg_tokens_range core_of(const fg_header_reader *x, fg_tokens_range t) {
    while (t.end > t.first + 1) {
        uint32_t suffix = fg_mark_before(x, t.first + 1, t.end, FG_LEX_COMPANY_SUFFIX);
        if (suffix == FG_NONE) suffix = fg_mark_before(x, t.first + 1, t.end, FG_LEX_COMPANY_KIND);
        bool punct = fg_tok(x->r, t.end - 1)->cls == FG_TOK_PUNCT;
        if (suffix == FG_NONE && !punct) break;
        t.end = punct ? t.end - 1 : suffix;
    }
    return t;
}

/* Where the name stands next, at token i or later; FG_NONE: nowhere. */
static uint32_t next_mention(const fg_reading *r, fg_tokens_range name, uint32_t i) {
    uint32_t n = r->tokens->list.n, length = fg_tok(r, name.first)->norm_len;
    for (; (i = fg_next_bit(r, i, n, FG_FACT_NAME)) < n; i++)
        if (fg_tok(r, i)->norm_len == length && fg_same_words(r, name, i)) return i;
    return FG_NONE;
}

/* Mentions may still make it the best. */
static bool is_in_reach(const fg_header_candidates *c, uint32_t k) {
    for (uint32_t i = 0; i < c->n; i++)
        if (c->at[k].weight + COUNTED_MOST < c->at[i].weight) return false;
    return true;
}

static void count_mentions(fg_header_candidates *c) {
    const fg_reading *r = c->x->r;
    if (c->n == 1 && c->at[0].weight >= SURE) return;
    for (uint32_t k = 0; k < c->n; k++) {
        if (!is_in_reach(c, k)) continue;
        fg_tokens_range core = core_of(c->x, c->at[k].t);
        uint32_t count = 0;
        for (uint32_t i = next_mention(r, core, 0); i != FG_NONE && count < COUNTED_MOST; count++)
            i = next_mention(r, core, i + 1);
        c->at[k].weight += count;
    }
}

/* "Lazer" and "Lazer Technologies" are one: the whole name takes what speaks for the short one. */
static void join_short_names(fg_header_candidates *c) {
    for (uint32_t k = 0; k < c->n; k++) {
        fg_tokens_range t = c->at[k].t;
        if (!weight_of_form(c->x, t) || c->at[k].weight < WHOLE_LEAST) continue;
        for (uint32_t i = 0; i < c->n; i++) {
            fg_tokens_range o = c->at[i].t;
            if (i != k && o.end - o.first < t.end - t.first && fg_same_words(c->x->r, o, t.first))
                c->at[k].weight += c->at[i].weight;
        }
    }
}

/* ---- the name in the text ---- */

static fg_span span_of_name(const fg_reading *r, fg_tokens_range t) {
    fg_span s = fg_header_span(r, t);
    bool owner = fg_tok(r, t.end - 1)->flags & FG_TOK_OWNER;
    bool subject = t.end < r->tokens->list.n && (fg_word_is(r, t.end, "is") || fg_word_is(r, t.end, "has"));
    if (owner && !subject) {
        fg_str text = fg_doc_slice(r->doc, s.start, s.end);
        s.end -= fg_str_ends(text, FG_LIT("'s")) ? 2 : fg_str_ends(text, FG_LIT("\xE2\x80\x99s")) ? 4 : 0;
    }
    if (t.end > t.first + 1 && fg_is(r, t.end - 1, '.')) s.end = fg_tok(r, t.end - 1)->end;
    return s;
}

/* The name without its legal form, wherever it stands: the reader of skills passes over it. */
static void note_own_name(fg_header_reader *x, fg_tokens_range t) {
    fg_reading *r = x->r;
    t = core_of(x, t);
    for (uint32_t i = next_mention(r, t, 0); i != FG_NONE; i = next_mention(r, t, i + 1)) {
        fg_own_name *o = FG_PUSH(r->scratch, &r->own);
        if (o) *o = (fg_own_name){i, i + t.end - t.first};
    }
}

static fg_tokens_range company_of_pairs(const fg_header_reader *x, const fg_header_pairs *pairs) {
    for (uint32_t i = 0; i < pairs->n; i++) {
        if (pairs->at[i].key != FG_KEY_COMPANY) continue;
        fg_tokens_range t = pairs->at[i].value;
        if (pairs->at[i].given) return t;
        while (t.first < t.end && fg_tok(x->r, t.first)->cls == FG_TOK_PUNCT) t.first++;
        for (uint32_t k = t.first; k < t.end; k++)
            if (fg_is(x->r, k, '(') || fg_is_separator(x->r, k)) t.end = k;
        if (t.end > t.first && t.end - t.first <= NAME_MOST + 1 && is_name_token(x->r, t.first) &&
            !starts_no_name(x, t.first, t.end))
            return t;
    }
    return (fg_tokens_range){0, 0};
}

static fg_tokens_range company_in_text(fg_header_reader *x) {
    const fg_reading *r = x->r;
    fg_header_candidates c = {.x = x};
    const uint64_t *signs = find_signs_of_company(r);
    if (!signs) return (fg_tokens_range){0, 0};
    for (uint32_t line = 0; line < r->doc->lines.n; line++) {
        uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
        if (a >= b) continue;
        add_about(&c, a, b);
        if (line < 1 + (b - a > 5) && !(r->doc->lines.at[line].flags & FG_LINE_BULLET)) add_first_line(&c, a, b);
        add_in_line(&c, signs, a, b);
    }
    join_short_names(&c);
    count_mentions(&c);
    return fg_header_candidates_best(&c, SURE);
}

void fg_header_company(fg_header_reader *x, const fg_header_pairs *pairs) {
    fg_tokens_range t = company_of_pairs(x, pairs);
    if (fg_range_is_empty(t)) t = company_in_text(x);
    if (fg_range_is_empty(t)) return;
    x->h->company = span_of_name(x->r, t);
    note_own_name(x, t);
}
