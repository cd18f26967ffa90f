/* Which lines, and which words inside a line, are headings, and what they announce. */
#include "parse/splitter.h"

/* Which meaning of a heading counts in a posting, where one has several: the lowest; 0: none of a posting's. */
static const uint8_t ranks[FG_LEX_COUNT] = {
    [FG_LEX_H_PREFERRED] = 1, [FG_LEX_H_NOT_REQUIRED] = 2, [FG_LEX_H_REQUIRED] = 3,   [FG_LEX_H_MIXED] = 4,
    [FG_LEX_H_DUTIES] = 5,    [FG_LEX_H_STACK] = 6,        [FG_LEX_H_BENEFITS] = 7,   [FG_LEX_H_APPLY] = 8,
    [FG_LEX_H_LEGAL] = 9,     [FG_LEX_H_ROLE] = 10,        [FG_LEX_H_LOGISTICS] = 11, [FG_LEX_H_ABOUT] = 12};

enum {
    LONGEST = 12 /* tokens of a heading */,
    SENTENCE = 4,
    SHORT = 8,
    LEAD_LONGEST = 30 /* of a sentence over a list */
};

static bool section_of(const fg_reading *r, const fg_hit *h, uint8_t *section) {
    const fg_image_group *g;
    uint8_t best = 0;
    for (uint32_t k = 0; (g = fg_hit_group(r->dict, h, k)); k++) {
        uint8_t rank = ranks[g->tag];
        if (!rank || (best && rank >= best)) continue;
        best = rank;
        *section = (uint8_t)g->tag;
    }
    return best > 0;
}

bool fg_is_strong_heading(uint8_t section) {
    return section != FG_SECTION_NONE && section != FG_LEX_H_LOGISTICS && section != FG_LEX_H_ABOUT &&
           section != FG_LEX_H_ROLE && section != FG_LEX_H_STACK && section != FG_LEX_H_NOT_REQUIRED;
}

/* ---- letters ---- */

static uint32_t length(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->end - fg_tok(r, i)->start; }

static bool is_word(const fg_reading *r, uint32_t i) { return fg_tok(r, i)->cls == FG_TOK_WORD; }

static bool is_all_upper(const fg_reading *r, uint32_t a, uint32_t b) {
    uint32_t words = 0;
    for (uint32_t i = a; i < b; i++) {
        if (!is_word(r, i)) continue;
        if (length(r, i) > 1 && !(fg_tok(r, i)->flags & FG_TOK_UPPER)) return false;
        words++;
    }
    return words > 0;
}

/* Every long word begins with a capital. */
static bool is_capitalized(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (is_word(r, i) && !fg_has_cap(r, i) && length(r, i) > 3) return false;
    return true;
}

static bool is_title_case(const fg_reading *r, uint32_t a, uint32_t b) {
    uint32_t words = 0;
    for (uint32_t i = a; i < b; i++) words += is_word(r, i);
    return words > 0 && words <= 7 && is_capitalized(r, a, b);
}

/* ---- heading lines ---- */

/* "Education, Skills & Experience Requirements": nothing but words that headings of requirements are made of. */
static bool is_composed(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    bool noun = false, preferred = false;
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        uint32_t kind;
        if (fg_is_mark(r, i)) continue;
        if (!fg_cue_at(r, i, b, FG_LEX_HEADING_WORD, &h, &kind)) return false;
        noun |= kind == 0;
        preferred |= kind == 2;
        i = h.end - 1;
    }
    if (noun) *section = preferred ? FG_LEX_H_PREFERRED : FG_LEX_H_REQUIRED;
    return noun;
}

/* The heading phrase that covers at least half of tokens [a, b), from the start or up to the end, or one that says what
 * a longer line is about: "Finance Manager Responsibilities". One that covers less only hints at the section. */
static bool partial_heading(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    uint32_t n = b - a;
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        if (!fg_dict_match(r->dict, r->tokens, i, b, FG_ROOT_HEADING, &h)) continue;
        bool edge = i == a || h.end == b;
        if (!edge || !section_of(r, &h, section)) continue;
        if (i > a && *section == FG_LEX_H_NOT_REQUIRED) continue; /* "Preferred, but not required" */
        if ((h.end - i) * 2 >= n || (i == a && fg_is(r, h.end, ',')) ||
            (h.end == b && n <= 8 && fg_is_strong_heading(*section)))
            return true;
    }
    return false;
}

/* "About Harbor Books", "More about Harbor Books", whatever the name. */
static bool is_about(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    uint32_t name = fg_word_is(r, a, "more") ? a + 2 : a + 1;
    if (b <= name || b - name > 5 || !fg_word_is(r, name - 1, "about")) return false;
    if (!fg_has_cap(r, a) || !is_capitalized(r, name, b)) return false;
    *section = FG_LEX_H_ABOUT;
    return true;
}

/* "Perks at Harbor Mill", "Your role with Harbor Mill", "Benefits - for bakers only": a heading, whatever is behind it. */
static bool is_with_name(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    fg_hit h;
    uint8_t named;
    if (!fg_has_cap(r, a) || !fg_dict_match(r->dict, r->tokens, a, b, FG_ROOT_HEADING, &h)) return false;
    if (h.end + 1 >= b || b - h.end > 7 || !section_of(r, &h, &named)) return false;
    bool dash = fg_is(r, h.end, FG_DASH) || fg_is(r, h.end, '-');
    bool name = (fg_word_is(r, h.end, "at") || fg_word_is(r, h.end, "with")) && is_capitalized(r, h.end + 1, b);
    if (!dash && !name) return false;
    bool work = named == FG_LEX_H_ROLE || named == FG_LEX_H_DUTIES;
    if (named != FG_LEX_H_BENEFITS && named != FG_LEX_H_ABOUT && named != FG_LEX_H_APPLY && !(work && name))
        return false;
    *section = named;
    return true;
}

/* "What Harbor Mill offers", "What can Harbor Mill offer you?" */
static bool is_offer(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    if (b - a < 3 || b - a > 8 || !fg_word_is(r, a, "what")) return false;
    if (fg_word_is(r, b - 1, "you")) b--;
    bool asked = fg_word_is(r, a + 1, "can") || fg_word_is(r, a + 1, "does");
    bool offers = fg_word_is(r, b - 1, "offers") || fg_word_is(r, b - 1, "provides");
    offers |= asked && (fg_word_is(r, b - 1, "offer") || fg_word_is(r, b - 1, "provide"));
    if (!offers || !is_capitalized(r, asked ? a + 2 : a + 1, b - 1)) return false;
    *section = FG_LEX_H_BENEFITS;
    return true;
}

/* "Why Harbor Mill?", "Why you will love it here": praise of the company. */
static bool is_why(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    if (b - a < 2 || b - a > 8 || !fg_word_is(r, a, "why") || !fg_has_cap(r, a)) return false;
    *section = FG_LEX_H_ABOUT;
    return true;
}

/* "Our ideal Data Analyst", "The ideal Nurse": whom they look for. */
static bool is_ideal(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    enum { FRONT = 2, WORDS = 5 };
    if (b < a + FRONT + 1 || b > a + FRONT + WORDS || !fg_word_is(r, a + 1, "ideal") || !fg_has_cap(r, a)) return false;
    if (!fg_word_is(r, a, "our") && !fg_word_is(r, a, "the")) return false;
    fg_hit h;
    bool title = false;
    for (uint32_t i = a + FRONT; i < b; i++) {
        if (!fg_has_cap(r, i)) return false;
        title |= fg_cue_at(r, i, b, FG_LEX_TITLE_WORD, &h, NULL);
    }
    *section = FG_LEX_H_REQUIRED;
    return title;
}

/* "Data Analyst Qualifications": a title and the word for what is asked or done. */
static bool is_titled(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    fg_hit h;
    if (b - a < 2 || b - a > 6 || !is_capitalized(r, a, b) || !fg_cue_at(r, b - 1, b, FG_LEX_HEADING_END, &h, NULL))
        return false;
    if (!fg_dict_match(r->dict, r->tokens, b - 1, b, FG_ROOT_HEADING, &h) || !section_of(r, &h, section)) return false;
    for (uint32_t i = a; i < b && *section == FG_LEX_H_REQUIRED; i++)
        if (fg_cue_at(r, i, b, FG_LEX_PREFERRED, &h, NULL)) *section = FG_LEX_H_PREFERRED;
    return true;
}

static bool followed_by_bullet(const fg_reading *r, uint32_t line) {
    return line + 1 < r->doc->lines.n && (r->doc->lines.at[line + 1].flags & FG_LINE_BULLET);
}

static bool asks(uint8_t section) { return section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED; }

/* Behind the name, degree or word for asking that begins at token i; i itself: nothing does. */
static uint32_t behind_item(const fg_reading *r, uint32_t i, uint32_t b) {
    static const fg_lex cues[] = {FG_LEX_DEGREE, FG_LEX_REQUIRED, FG_LEX_PREFERRED, FG_LEX_JOINING};
    uint32_t end = i;
    fg_hit h;
    if (fg_dict_match(r->dict, r->tokens, i, b, FG_ROOT_CONCEPT, &h)) end = h.end;
    for (size_t k = 0; k < FG_COUNT(cues); k++)
        if (fg_cue_at(r, i, b, cues[k], &h, NULL) && h.end > end) end = h.end;
    return end;
}

/* "SQL", "RN OR LPN", "MUST HAVE FORKLIFT LICENSE": a line in capitals that says what is asked, and heads nothing. */
static bool is_item_in_capitals(const fg_reading *r, uint32_t line, uint32_t a, uint32_t b) {
    if (followed_by_bullet(r, line)) return false;
    fg_hit h;
    if (fg_cue_at(r, a, b, FG_LEX_REQUIRED, &h, NULL) && h.end >= a + 2 && h.end < b) return true;
    while (a < b) {
        uint32_t end = fg_is_mark(r, a) ? a + 1 : behind_item(r, a, b);
        if (end == a) return false;
        a = end;
    }
    return true;
}

/* The sign, number or emoji in front of a line. */
static uint32_t mark_of(const fg_reading *r, uint32_t line) {
    const fg_line *l = &r->doc->lines.at[line];
    fg_str s = fg_str_trim(fg_doc_slice(r->doc, l->from, l->start));
    size_t i = 0;
    uint32_t mark = s.len ? fg_utf8_next(s, &i) : 0;
    return mark >= '0' && mark <= '9' ? '1' : mark;
}

/* "✅ Requirements" or "2. Benefits" over bullets of another kind. */
static bool is_apart_from_bullets(const fg_reading *r, uint32_t line) {
    return followed_by_bullet(r, line) && mark_of(r, line) != mark_of(r, line + 1);
}

/* "Salary: 60 an hour": a name and what it has. */
static bool has_value(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a + 1; i + 1 < b; i++)
        if (fg_is(r, i, ':')) return true;
    return false;
}

/* "What will help you here": a short line of its own between a gap and bullets. */
static bool stands_over_bullets(const fg_reading *r, uint32_t line, uint32_t a, uint32_t b) {
    return r->doc->lines.at[line].blank_before && followed_by_bullet(r, line) && fg_has_cap(r, a) && b - a <= SHORT &&
           !has_value(r, a, b);
}

/* "What do I need for the job?" */
static bool begins_like_heading(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    fg_hit h;
    if (!fg_has_cap(r, a) || !fg_dict_match(r->dict, r->tokens, a, b, FG_ROOT_HEADING, &h)) return false;
    return (h.end - a) * 2 >= b - a && section_of(r, &h, section);
}

static bool is_whole(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    fg_hit h;
    return fg_dict_match(r->dict, r->tokens, a, b, FG_ROOT_HEADING, &h) && h.end == b && section_of(r, &h, section);
}

/* "What you'll get…": what is announced stands below. */
static bool trails_off(const fg_reading *r, uint32_t a, uint32_t b) {
    if (!fg_is(r, b - 1, '.')) return false;
    bool sign = fg_tok(r, b - 1)->end > fg_tok(r, b - 1)->start + 1;
    return sign || (b > a + 2 && fg_is(r, b - 2, '.'));
}

/* Where the parenthesis begins that ends the line: "Responsibilities (vary by site)"; b if none does, or if it says how much
 * is asked. */
static uint32_t without_aside(const fg_reading *r, uint32_t a, uint32_t b) {
    fg_hit h;
    if (!fg_is(r, b - 1, ')')) return b;
    for (uint32_t i = b - 1; i-- > a + 1;) {
        if (fg_cue_at(r, i, b, FG_LEX_PREFERRED, &h, NULL) || fg_cue_at(r, i, b, FG_LEX_REQUIRED, &h, NULL)) return b;
        if (fg_is(r, i, '(')) return i;
    }
    return b;
}

/* Whom a sentence speaks of, up to the word for what is asked of them: "a developer with experience in". */
static bool asks_of_person(const fg_reading *r, uint32_t a, uint32_t b) {
    static const fg_lex others[] = {FG_LEX_DUTY, FG_LEX_TO_LEARN, FG_LEX_BOILERPLATE};
    bool person = false, found = false;
    if (fg_word_is(r, a, "if")) return false;
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        uint32_t kind;
        for (size_t k = 0; k < FG_COUNT(others); k++)
            if (fg_cue_at(r, i, b, others[k], &h, NULL)) return false;
        if (fg_word_is(r, i, "to") && i + 1 < b) return false; /* "to help the company": work */
        bool has = fg_word_is(r, i, "has") || fg_word_is(r, i, "have") || fg_word_is(r, i, "following");
        found |= person && i + 1 == b && has;
        found |= person && i + SHORT >= b && fg_cue_at(r, i, b, FG_LEX_HEAD, &h, NULL);
        if (person && fg_word_is(r, i, "we")) return false; /* "here are some of the things we make" */
        person |= fg_cue_at(r, i, b, FG_LEX_CANDIDATE, &h, &kind) && (kind == 3 || !fg_word_is(r, i, "you"));
    }
    return found;
}

/* "Not required, but nice to have:", "Experience with these is no must but a plus:" */
static bool says_preferred(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++) {
        fg_hit h;
        uint32_t kind;
        if (fg_cue_at(r, i, b, FG_LEX_PREFERRED, &h, &kind) && kind != FG_OF_IDEAL) return true;
    }
    return false;
}

/* "Any of these", "the following" */
static bool names_list(const fg_reading *r, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; i++)
        if (fg_word_is(r, i, "these") || fg_word_is(r, i, "following")) return true;
    return false;
}

/* "We are looking for a nurse with experience in the following areas:", "Experience with any of these is a plus:" over
 * bullets. */
static bool leads_to_list(const fg_reading *r, uint32_t a, uint32_t b, uint8_t *section) {
    if (b - a > LEAD_LONGEST) return false;
    bool preferred = says_preferred(r, a, b);
    if (asks(*section) && !preferred) return false;
    if (!(preferred && names_list(r, a, b)) && !asks_of_person(r, a, b)) return false;
    *section = preferred ? FG_LEX_H_PREFERRED : FG_LEX_H_REQUIRED;
    return true;
}

static bool is_plural(const fg_reading *r, uint32_t i) {
    fg_str last = fg_token_norm(r->tokens, i);
    return last.len > 6 && last.ptr[last.len - 1] == 's';
}

/* "Preferred Qualifications", "Required Skills": how much is asked stands in front. */
static bool tells_necessity(const fg_reading *r, uint32_t i, uint32_t end, uint8_t section) {
    fg_hit h;
    return section == FG_LEX_H_PREFERRED || fg_cue_at(r, i, end, FG_LEX_REQUIRED, &h, NULL) ||
           fg_cue_at(r, i, end, FG_LEX_QUANTIFIER, &h, NULL) || fg_cue_at(r, i, end, FG_LEX_BASIC, &h, NULL);
}

static fg_heading_kind kind_of_line(const fg_reading *r, uint32_t line, uint8_t *section) {
    const fg_line *l = &r->doc->lines.at[line];
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    bool colon = b > a && (fg_is(r, b - 1, ':') || trails_off(r, a, b));
    bool question = b > a && fg_is(r, b - 1, '?');
    bool stop = b > a && !colon && (fg_is(r, b - 1, '.') || fg_is(r, b - 1, ',') || fg_is(r, b - 1, ';'));
    while (a < b && fg_is_mark(r, a)) a++;
    while (b > a + 1 && fg_is_mark(r, b - 1) && !fg_is(r, b - 1, ')')) b--;
    if (b > a + 1) b = without_aside(r, a, b);
    while (b > a && fg_is_mark(r, b - 1)) b--;
    if (a >= b || b - a > LONGEST) return FG_NO_HEADING;
    bool bullet = (l->flags & FG_LINE_BULLET) != 0, bold = (l->flags & FG_LINE_BOLD) != 0;
    if (bullet && !bold && !colon && !is_apart_from_bullets(r, line)) {
        bool item = stop || b < a + 2 || !is_plural(r, b - 1) || !is_capitalized(r, a, b);
        if (item || !is_whole(r, a, b, section) || !asks(*section) || !tells_necessity(r, a, b, *section))
            return FG_NO_HEADING;
    }
    bool marked = (l->flags & FG_LINE_HEADING) || bold || colon;
    bool shaped = marked || (!stop && !has_value(r, a, b) && is_all_upper(r, a, b));
    if (!stop && (is_whole(r, a, b, section) || is_about(r, a, b, section))) return FG_KNOWN_HEADING;
    if (bullet) return FG_NO_HEADING;
    if (!stop && (is_with_name(r, a, b, section) || is_why(r, a, b, section) || is_offer(r, a, b, section) ||
                  is_titled(r, a, b, section) || is_ideal(r, a, b, section)))
        return FG_KNOWN_HEADING;
    if (question && begins_like_heading(r, a, b, section)) return FG_KNOWN_HEADING;
    shaped = shaped || (!stop && stands_over_bullets(r, line, a, b));
    if (!shaped && !stop && !has_value(r, a, b) && is_title_case(r, a, b))
        shaped = followed_by_bullet(r, line) || is_composed(r, a, b, section);
    if (!shaped) return FG_NO_HEADING;
    if (is_composed(r, a, b, section)) return FG_KNOWN_HEADING;
    if (!marked && asks(*section) && is_item_in_capitals(r, line, a, b)) return FG_NO_HEADING;
    bool partial = partial_heading(r, a, b, section);
    bool open = !partial || asks(*section) || *section == FG_LEX_H_NOT_REQUIRED;
    if (colon && open && b - a >= SENTENCE && says_preferred(r, a, b)) {
        *section = FG_LEX_H_PREFERRED;
        return FG_KNOWN_HEADING;
    }
    if (partial) return FG_KNOWN_HEADING;
    return colon && b - a > 8 ? FG_NO_HEADING : FG_UNKNOWN_HEADING;
}

/* *section: the one that the line stands in, and afterwards the one that it opens. */
fg_heading_kind fg_heading_of_line(const fg_reading *r, uint32_t line, uint8_t *section) {
    uint8_t before = *section;
    fg_heading_kind kind = kind_of_line(r, line, section);
    uint32_t first = r->dt.line_first[line], b = r->dt.line_first[line + 1], a = b - 1;
    bool sentence = b > first && fg_is(r, a, ':') && !(r->doc->lines.at[line].flags & FG_LINE_BULLET);
    if (kind == FG_KNOWN_HEADING || !sentence || !followed_by_bullet(r, line)) return kind;
    while (a > first && !fg_ends_sentence(r, a - 1, b)) a--; /* the last one of it */
    if (!leads_to_list(r, a, b - 1, &before)) return kind;
    *section = before;
    return FG_LEADING_SENTENCE;
}

/* ---- headings inside a line ---- */

/* "Salary: ..." says one thing and opens nothing. */
static bool is_key(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    uint32_t what = 0;
    return fg_cue_at(r, i, to, FG_LEX_KEY, &h, &what) && what >= 3 && what <= 6;
}

/* "Travel: 10%": asked itself. */
static bool is_gate(const fg_reading *r, uint32_t i, uint32_t end) {
    fg_hit h;
    return fg_is(r, end, ':') && fg_cue_at(r, i, end, FG_LEX_GATE_KEY, &h, NULL) && h.end == end;
}

/* "... team Minimum Qualifications MS or": nothing but capitals tells that a heading stood there. */
static bool is_bare_heading(const fg_splitter *s, uint32_t i, uint32_t end, uint32_t to, bool at_start,
                            uint8_t section) {
    const fg_reading *r = s->r;
    bool strong = fg_is_strong_heading(section) || (section == FG_LEX_H_ROLE && at_start);
    if (!s->unbroken || !strong || !is_capitalized(r, i, end) || !fg_opens_statement(r, end, to)) return false;
    bool several = end - i >= 2;
    if (is_all_upper(r, i, end) && length(r, end - 1) > 4) return several || at_start || is_plural(r, end - 1);
    if (several && is_plural(r, end - 1)) return true;
    if (at_start) return several || is_plural(r, end - 1);
    return is_plural(r, end - 1) && !fg_has_cap(r, i - 1) && is_word(r, i - 1) && fg_tok(r, end)->cls != FG_TOK_PUNCT &&
           fg_has_cap(r, end);
}

/* "- Excel Preferred Qualifications" over bullets, "Excel skills Nice To Have • Kotlin", "Preferred Qualifications - Kotlin":
 * a heading behind the last item of the list above it; "RequiredBachelor's": one that runs into what stands under it. */
static bool is_stuck_heading(const fg_splitter *s, uint32_t i, uint32_t end, uint32_t to, uint8_t section) {
    const fg_reading *r = s->r;
    if (end < to && fg_tok(r, end)->flags & FG_TOK_GLUED) return fg_is_strong_heading(section);
    bool dash = end + 1 < to && (fg_is(r, end, FG_DASH) || fg_is(r, end, '-')) &&
                (fg_tok(r, end + 1)->flags & FG_TOK_SPACE) && fg_has_cap(r, end + 1) && is_plural(r, end - 1);
    if (end == to ? !s->over_bullets : !dash && !fg_is(r, end, FG_BULLET)) return false;
    if (end < i + 2 || !asks(section) || !tells_necessity(r, i, end, section)) return false;
    for (uint32_t k = i; k < end; k++)
        if (!fg_has_cap(r, k)) return false;
    return is_plural(r, end - 1) || (i > 0 && is_word(r, i - 1) && !fg_has_cap(r, i - 1));
}

/* "... in retail About Harbor Books: Harbor Books sells": behind the colon, or 0. Before anything is asked, what the company
 * says goes over into what the work is. */
static uint32_t about_inside(const fg_splitter *s, uint32_t i, uint32_t to, uint8_t *section) {
    enum { NAME = 6 /* tokens, the first word among them */ };
    const fg_reading *r = s->r;
    if (!fg_word_is(r, i, "about") || !asks(s->section)) return 0;
    for (uint32_t k = i + 2; k < to && k <= i + NAME; k++)
        if (fg_is(r, k, ':')) return is_about(r, i, k, section) ? k + 1 : 0;
    return 0;
}

bool fg_heading_inside(const fg_splitter *s, uint32_t i, uint32_t to, bool at_start, uint8_t *section, uint32_t *next) {
    const fg_reading *r = s->r;
    fg_hit h;
    if ((*next = about_inside(s, i, to, section))) return true;
    if (!fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_HEADING, &h) || !section_of(r, &h, section)) return false;
    *next = h.end;
    if (is_stuck_heading(s, i, h.end, to, *section)) return true;
    if (h.end >= to || is_gate(r, i, h.end)) return false;
    *next = h.end + 1;
    if (fg_is(r, h.end, ':')) {
        fg_years years;
        bool named = !at_start && i > 0 && fg_tok(r, i - 1)->cls == FG_TOK_WORD;
        if (named && fg_years_at(r, h.end + 1, to, &years)) return false; /* "Sales Experience: 1 year" */
        if (is_key(r, i, to)) *section = (uint8_t)FG_LEX_H_LOGISTICS;
        return at_start || is_capitalized(r, i, h.end);
    }
    *next = h.end;
    return is_bare_heading(s, i, h.end, to, at_start, *section);
}

static bool announces_list(uint8_t section) {
    return section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED || section == FG_LEX_H_DUTIES ||
           section == FG_LEX_H_BENEFITS;
}

/* "You should be able to demonstrate:", "Candidates must have:" */
static bool asks_for_list(const fg_reading *r, uint32_t start, uint32_t colon, uint8_t *section) {
    fg_hit h;
    uint32_t kind = 0;
    for (uint32_t i = start; i < colon; i++) {
        if (!fg_cue_at(r, i, colon, FG_LEX_REQUIRED, &h, NULL) &&
            !(fg_cue_at(r, i, colon, FG_LEX_CANDIDATE, &h, &kind) && kind == 2))
            continue;
        *section = (uint8_t)FG_LEX_H_REQUIRED;
        return true;
    }
    return false;
}

/* Do the words begin inside parentheses: "(a degree is required, more is welcome) 5 years including:"? */
static bool closes_parenthesis(const fg_reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && !fg_is(r, i, '('); i++)
        if (fg_is(r, i, ')')) return true;
    return false;
}

/* "Here is a view of the requirements:" in running text: a heading word somewhere in the sentence before the colon. */
static bool is_heading_sentence(const fg_splitter *s, uint32_t start, uint32_t colon, uint8_t *section) {
    const fg_reading *r = s->r;
    fg_hit h;
    if (colon - start > LONGEST || colon == start || !fg_has_cap(r, start)) return false;
    if (closes_parenthesis(r, start, colon)) return false;
    for (uint32_t i = start; i < colon; i++)
        if (fg_dict_match(r->dict, r->tokens, i, colon, FG_ROOT_HEADING, &h) && section_of(r, &h, section) &&
            announces_list(*section) && !fg_word_is(r, i, "you") && !fg_word_is(r, i, "your"))
            return true;
    return asks_for_list(r, start, colon, section);
}

uint32_t fg_heading_before_colon(const fg_splitter *s, uint32_t start, uint32_t colon, uint8_t *section) {
    for (uint32_t i = colon > start + 10 ? colon - 10 : start; i < colon; i++)
        if (is_heading_sentence(s, i, colon, section)) return i;
    return colon;
}
