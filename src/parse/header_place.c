/* Where the work is: from a key, the first lines, "based in ...". */
#include "parse/header_parts.h"

#define FIRST_LINES 8u
#define HEADER_MOST 40u /* tokens of a first line that may name the place */

enum { CITY = 1, STATE, COUNTRY, REGION };

/* ---- one place ---- */

/* A place's name in capitals; its end, 0: none. */
static uint32_t name_end(const fg_header_reader *x, uint32_t i, uint32_t to, uint32_t *what) {
    if (i >= to || (!fg_has_cap(x->r, i) && !fg_word_is(x->r, i, "the"))) return 0;
    uint32_t end = fg_mark_at(x, i, to, FG_LEX_PLACE, what);
    return end && fg_has_cap(x->r, end - 1) ? end : 0;
}

/* "Lexington Park, Maryland", "Miami Lakes, FL": words in capitals between a place and what it lies in are of its name;
 * the end of them, 0: none. */
static uint32_t longer_name_end(const fg_header_reader *x, uint32_t end, uint32_t to) {
    enum { MORE = 2 };
    static const fg_lex others[] = {FG_LEX_PLACE, FG_LEX_STATE_CODE, FG_LEX_NOT_NAME, FG_LEX_WORKPLACE,
                                    FG_LEX_TITLE_WORD};
    const fg_reading *r = x->r;
    uint32_t k = end, what;
    for (; k < to && k < end + MORE && fg_tok(r, k)->cls == FG_TOK_WORD && fg_has_cap(r, k); k++)
        for (size_t g = 0; g < FG_COUNT(others); g++)
            if (fg_mark_at(x, k, to, others[g], NULL)) return 0;
    if (k == end || k + 1 >= to || !fg_is(r, k, ',')) return 0;
    if (fg_mark_at(x, k + 1, to, FG_LEX_STATE_CODE, NULL)) return k;
    return name_end(x, k + 1, to, &what) && what > CITY ? k : 0;
}

/* "Stockholm, Stockholm County, Sweden" */
static bool is_district(const fg_reading *r, uint32_t i) {
    static const char *const words[] = {"county", "province", "region", "district", "prefecture"};
    for (size_t k = 0; k < FG_COUNT(words); k++)
        if (fg_word_is(r, i, words[k])) return true;
    return false;
}

static fg_area_run areas_of(const fg_header_reader *x, uint32_t first, uint32_t end) {
    fg_buf words;
    fg_buf_init(&words, x->r->scratch);
    for (uint32_t i = first; i < end; i++) {
        if (words.n) fg_buf_add_char(&words, ' ');
        fg_buf_add(&words, fg_token_norm(x->r->tokens, i));
    }
    return fg_dict_areas(x->r->dict, fg_buf_str(&words), NULL);
}

/* "Seattle, Washington", "Buffalo, New York": names of cities, the second of which is that of the state, too. */
static bool is_state_of(const fg_header_reader *x, fg_tokens_range state, fg_tokens_range city) {
    const fg_dict *d = x->r->dict;
    fg_area_run states = areas_of(x, state.first, state.end), cities = areas_of(x, city.first, city.end);
    for (uint32_t i = states.first; i < states.end; i++) {
        uint32_t area = d->area_names[i].area;
        for (uint32_t k = cities.first; k < cities.end && d->areas[area].level == FG_AREA_STATE; k++)
            if (d->area_names[k].area != area && fg_dict_lies_in(d, d->area_names[k].area, area)) return true;
    }
    return false;
}

/* ", WA" or ", Ontario" or ", Germany" behind a place from `first` on; the end of what follows. */
static uint32_t wider_end(const fg_header_reader *x, uint32_t first, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t what, k = i;
    while (k < to && fg_is(r, k, ',')) k++;
    if (k >= to) return 0;
    uint32_t end = fg_mark_at(x, k, to, FG_LEX_STATE_CODE, NULL);
    if (end) return end;
    end = name_end(x, k, to, &what);
    uint32_t longer = end && k > i ? longer_name_end(x, end, to) : 0;
    if (longer && is_district(r, longer - 1)) return longer;
    if (!end || what > CITY) return end;
    bool wider = k > i && (fg_mark_at(x, end, to, FG_LEX_STATE_CODE, NULL) ||
                           is_state_of(x, (fg_tokens_range){k, end}, (fg_tokens_range){first, i}));
    return wider ? end : 0;
}

static uint32_t with_wider(const fg_header_reader *x, uint32_t first, uint32_t end, uint32_t to) {
    for (uint32_t n = 0; n < 3; n++) {
        uint32_t more = wider_end(x, first, end, to);
        if (!more) break;
        end = more;
    }
    return end;
}

/* "Isle of Palms, SC": words in capitals before a state; `loose`: before a country too. */
static uint32_t unknown_city_end(const fg_header_reader *x, uint32_t i, uint32_t to, bool loose) {
    const fg_reading *r = x->r;
    uint32_t k = i, what;
    if (!fg_has_cap(r, i) || fg_mark_at(x, i, to, FG_LEX_NOT_NAME, NULL)) return 0;
    while (k < to && k < i + 4 && fg_tok(r, k)->cls == FG_TOK_WORD &&
           (fg_has_cap(r, k) || (k > i && (fg_word_is(r, k, "of") || fg_word_is(r, k, "de")))))
        k++;
    if (k >= to || k == i || !fg_is(r, k, ',')) return 0;
    uint32_t end = fg_mark_at(x, k + 1, to, FG_LEX_STATE_CODE, NULL);
    if (!end && loose) {
        end = name_end(x, k + 1, to, &what);
        if (end && what == CITY) end = 0;
    }
    return end;
}

fg_tokens_range fg_place_at(const fg_header_reader *x, uint32_t i, uint32_t to, bool loose) {
    uint32_t what, end = i < to ? name_end(x, i, to, &what) : 0, longer = end ? longer_name_end(x, end, to) : 0;
    if (longer) end = longer;
    if (!end && i < to) end = unknown_city_end(x, i, to, loose);
    return end ? (fg_tokens_range){i, with_wider(x, i, end, to)} : (fg_tokens_range){0, 0};
}

/* ---- several ---- */

static void add_place(fg_header_reader *x, fg_tokens_range t) {
    fg_header *h = x->h;
    fg_span s = fg_header_span(x->r, t);
    if (fg_span_is_empty(s) || h->places >= FG_PLACES_MOST) return;
    fg_str text = fg_doc_slice(x->r->doc, s.start, s.end);
    for (uint32_t i = 0; i < h->places; i++)
        if (fg_str_eq_nocase(text, fg_doc_slice(x->r->doc, h->place[i].start, h->place[i].end))) return;
    h->place[h->places++] = s;
}

/* "7402 Bristol Pike, Levittown, PA": the name goes on, and is of the street in front of a place. */
static bool is_of_street(const fg_header_reader *x, uint32_t end, uint32_t to) {
    enum { MORE = 6 }; /* "Plaza West Suite # 100" */
    const fg_reading *r = x->r;
    uint32_t k = end;
    if (k >= to || fg_tok(r, k)->cls != FG_TOK_WORD || !fg_has_cap(r, k)) return false;
    while (k < to && k < end + MORE && (fg_has_cap(r, k) || fg_tok(r, k)->cls == FG_TOK_NUMBER || fg_is(r, k, '#')))
        k++;
    if (k >= to || !fg_is(r, k, ',')) return false;
    fg_tokens_range city = fg_place_at(x, k + 1, to, true);
    for (uint32_t i = city.first; i < city.end; i++)
        if (fg_is(r, i, ',')) return true;
    return false;
}

static void add_places(fg_header_reader *x, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to;) {
        fg_tokens_range t = fg_place_at(x, i, to, true);
        if (!fg_range_is_empty(t) && !is_of_street(x, t.end, to)) add_place(x, t);
        i = fg_range_is_empty(t) ? i + 1 : t.end;
    }
}

/* ---- keys ---- */

static bool ends_value(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '(') || fg_is(r, i, '|') || fg_is(r, i, ';') || fg_is(r, i, '[') || fg_is(r, i, ':');
}

/* "Remote (US)", "Hybrid - Leeds": what is left without the words of how one works. */
static uint32_t skip_workplace(const fg_header_reader *x, uint32_t i, uint32_t to) {
    for (uint32_t end; i < to; i = end) {
        end = fg_mark_at(x, i, to, FG_LEX_WORKPLACE, NULL);
        if (!end && fg_tok(x->r, i)->cls == FG_TOK_PUNCT) end = i + 1;
        if (!end && !fg_has_cap(x->r, i) && fg_tok(x->r, i)->cls == FG_TOK_WORD) end = i + 1;
        if (!end) break;
    }
    return i;
}

/* "Headquarters (160 Elm Park, Rochester, NY)": the address says more than the building's name. */
static bool address_in_brackets(fg_header_reader *x, uint32_t from, uint32_t to) {
    const fg_reading *r = x->r;
    if (from >= to || !fg_is(r, from, '(')) return false;
    for (uint32_t i = from + 1; i < to && !fg_is(r, i, ')'); i++) {
        fg_tokens_range t = fg_place_at(x, i, to, false);
        if (fg_range_is_empty(t)) continue;
        x->h->location = fg_header_span(r, (fg_tokens_range){from + 1, t.end});
        add_place(x, t);
        return true;
    }
    return false;
}

static uint32_t digits_of(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->end - fg_tok(r, i)->start; }

/* "2 days per week, Leeds", "We are a UK-based team and all work from home": the place is only part of it. */
static bool is_prose(const fg_reading *r, uint32_t a, uint32_t b) {
    uint32_t small = 0;
    for (uint32_t i = a; i < b; i++)
        small += fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i) && fg_tok(r, i)->norm_len > 2;
    return small > 1;
}

/* "Reading (London)" */
static void add_bracketed(fg_header_reader *x, uint32_t i, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t end = i + 1;
    if (i >= to || !fg_is(r, i, '(')) return;
    while (end < to && !fg_is(r, end, ')')) end++;
    add_places(x, i + 1, end);
}

static bool place_of_pair(fg_header_reader *x, const fg_header_pair *p) {
    const fg_reading *r = x->r;
    uint32_t a = skip_workplace(x, p->value.first, p->value.end), b = a;
    if (a > p->value.first && !fg_mark_at(x, p->value.first, a, FG_LEX_WORKPLACE, NULL)) return false;
    while (b < p->value.end && !ends_value(r, b) && !fg_mark_at(x, b, p->value.end, FG_LEX_WORKPLACE, NULL)) b++;
    if (b > a + 1 && fg_tok(r, b - 1)->cls == FG_TOK_NUMBER && digits_of(r, b - 1) == 5) b--; /* a ZIP code */
    if (a >= b || b - a > 14) return false;
    bool known = false;
    uint32_t at = a;
    for (; at < b && !known; at += !known) known = !fg_range_is_empty(fg_place_at(x, at, b, true));
    if (known && !p->given && is_prose(r, a, b)) {
        a = at;
        b = fg_place_at(x, at, b, true).end;
    }
    bool fits = p->given || (fg_has_cap(r, a) && !fg_mark_at(x, a, b, FG_LEX_NOT_NAME, NULL) && b - a <= 8);
    for (uint32_t i = a; i < b && !p->given; i++) fits &= !fg_mark_at(x, i, b, FG_LEX_KEY, NULL);
    if (!known && address_in_brackets(x, b, fg_line_end(x, p->value.first))) return true;
    if (!known && b < p->value.end && fg_is(r, b, ':')) { /* "HQ: San Francisco" */
        fg_header_pair rest = *p;
        rest.value.first = b + 1;
        return place_of_pair(x, &rest);
    }
    if (!known && !fits) return false;
    x->h->location = fg_header_span(r, (fg_tokens_range){a, b});
    add_places(x, a, b);
    if (known) add_bracketed(x, b, p->value.end);
    return !fg_span_is_empty(x->h->location);
}

/* ---- the first lines ---- */

static bool is_short(const fg_reading *r, uint32_t a, uint32_t b) {
    if (b - a > HEADER_MOST) return false;
    return b - a <= 20 || fg_is(r, a + 1, '|') || fg_is(r, a + 2, '|') || fg_is(r, a + 3, '|');
}

static bool place_in_first_lines(fg_header_reader *x) {
    const fg_reading *r = x->r;
    uint32_t n = r->doc->lines.n < FIRST_LINES ? r->doc->lines.n : FIRST_LINES;
    for (uint32_t line = 0; line < n; line++) {
        uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
        if (b <= a || !is_short(r, a, b) || fg_is(r, b - 1, '.')) continue;
        for (uint32_t i = a; i < b; i++) {
            bool opens = i == a || fg_is_separator(r, i - 1) || fg_is(r, i - 1, '(') || fg_is(r, i - 1, ',') ||
                         fg_is(r, i - 1, '/') || fg_word_is(r, i - 1, "in") ||
                         fg_mark_before(x, a, i, FG_LEX_WORKPLACE) != FG_NONE;
            fg_tokens_range t = opens ? fg_place_at(x, i, b, true) : (fg_tokens_range){0, 0};
            if (fg_range_is_empty(t)) continue;
            bool closes = t.end == b || fg_tok(r, t.end)->cls != FG_TOK_WORD ||
                          fg_mark_at(x, t.end, b, FG_LEX_WORKPLACE, NULL) || fg_word_is(r, t.end, "or") ||
                          fg_word_is(r, t.end, "and") || fg_word_is(r, t.end, "metro");
            if (!closes) continue;
            x->h->location = fg_header_span(r, t);
            add_places(x, i, b);
            return true;
        }
    }
    return false;
}

/* ---- sentences ---- */

static fg_tokens_range place_behind(const fg_header_reader *x, uint32_t i, uint32_t to) {
    for (uint32_t k = i; k < to && k < i + 4; k++) {
        fg_tokens_range t = fg_place_at(x, k, to, true);
        if (!fg_range_is_empty(t)) return t;
        if (fg_tok(x->r, k)->cls == FG_TOK_PUNCT) break;
    }
    return (fg_tokens_range){0, 0};
}

static bool ends_sentence(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '.') && !(i > 0 && fg_word_is(r, i - 1, "u.s"));
}

static bool has_sum(const fg_header_reader *x, uint32_t from, uint32_t to) {
    fg_amount a;
    for (uint32_t i = from; (i = fg_next_bit(x->r, i, to, FG_FACT_AMOUNT)) < to; i++)
        if (fg_amount_at(x, i, to, &a) && a.currency) return true;
    return false;
}

/* "The base pay in California and New York is $80,000": where so much is paid, not where the work is. A town is that. */
static bool is_of_pay(const fg_header_reader *x, fg_tokens_range t, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t from = t.first, end = t.end, what;
    bool state = name_end(x, t.first, t.end, &what) && what == STATE;
    bool joined = t.end + 1 < to && (fg_word_is(r, t.end, "and") || fg_word_is(r, t.end, "or"));
    state |= joined && name_end(x, t.end + 1, to, &what) && what == STATE;
    if (!state) return false;
    while (from > fg_line_start(x, t.first) && !ends_sentence(r, from - 1)) from--;
    while (end < to && !ends_sentence(r, end)) end++;
    return fg_has_mark(x, from, t.first, FG_LEX_PAY_LEAD) && has_sum(x, t.end, end);
}

static bool place_in_sentences(fg_header_reader *x) {
    const fg_reading *r = x->r;
    for (uint32_t line = 0; (line = fg_next_line_with(x, line, FG_FACT_PLACE)) < r->doc->lines.n; line++) {
        uint32_t to = r->dt.line_first[line + 1];
        for (uint32_t i = r->dt.line_first[line]; (i = fg_next_bit(r, i, to, FG_FACT_PLACE)) < to; i++) {
            uint32_t end = fg_mark_at(x, i, to, FG_LEX_PLACE_LEAD, NULL), what;
            fg_tokens_range t = end ? place_behind(x, end, to) : (fg_tokens_range){0, 0};
            uint32_t city = end ? 0 : name_end(x, i, to, &what);
            if (city && city + 1 < to && fg_is(r, city, '-') && fg_word_is(r, city + 1, "based"))
                t = (fg_tokens_range){i, city};
            if (fg_range_is_empty(t) || is_of_pay(x, t, to)) continue;
            x->h->location = fg_header_span(r, t);
            add_place(x, t);
            return true;
        }
    }
    return false;
}

/* "Merchandising, PR, Client Relations": commas on both sides, and behind the second one no place. */
static bool is_in_list(const fg_header_reader *x, fg_tokens_range t, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t what;
    if (t.first == 0 || t.end + 1 >= to || !fg_is(r, t.first - 1, ',') || !fg_is(r, t.end, ',')) return false;
    return fg_has_cap(r, t.end + 1) && fg_tok(r, t.end + 1)->cls == FG_TOK_WORD &&
           !fg_mark_at(x, t.end + 1, to, FG_LEX_PLACE, &what) && !fg_mark_at(x, t.end + 1, to, FG_LEX_WORKPLACE, &what);
}

/* "... in Boise, ID": a city with its state, wherever it stands. */
static bool place_with_state(fg_header_reader *x) {
    const fg_reading *r = x->r;
    for (uint32_t line = 0; (line = fg_next_line_with(x, line, FG_LEX_STATE_CODE)) < r->doc->lines.n; line++) {
        uint32_t to = r->dt.line_first[line + 1];
        for (uint32_t i = r->dt.line_first[line]; (i = fg_next_bit(r, i, to, FG_FACT_CAP)) < to; i++) {
            if (i > r->dt.line_first[line] && fg_has_cap(r, i - 1)) continue;
            fg_tokens_range t = fg_place_at(x, i, to, false);
            if (fg_range_is_empty(t) || !fg_has_mark(x, t.first, t.end, FG_LEX_STATE_CODE)) continue;
            if (is_in_list(x, t, to)) continue;
            x->h->location = fg_header_span(r, t);
            add_place(x, t);
            return true;
        }
    }
    return false;
}

void fg_header_place(fg_header_reader *x, const fg_header_pairs *pairs) {
    for (uint32_t i = 0; i < pairs->n; i++) {
        if (pairs->at[i].key != FG_KEY_LOCATION || !place_of_pair(x, &pairs->at[i])) continue;
        for (uint32_t k = i + 1; k < pairs->n && pairs->at[i].given; k++)
            if (pairs->at[k].key == FG_KEY_LOCATION && pairs->at[k].given) add_place(x, pairs->at[k].value);
        return;
    }
    if (place_in_first_lines(x) || place_in_sentences(x) || place_with_state(x)) return;
    x->h->places = 0;
}
