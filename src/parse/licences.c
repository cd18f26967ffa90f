/* Which names that are ordinary words as well are meant: only those in company. */
#include "parse/mentions.h"

static bool is_connector(const fg_reading *r, uint32_t i) {
    const fg_token *t = fg_tok(r, i);
    if (t->cls == FG_TOK_PUNCT)
        return t->value == ',' || t->value == '/' || t->value == '(' || t->value == ')' || t->value == '|' ||
               t->value == FG_BULLET || t->value == '+' || t->value == ';';
    fg_str n = fg_token_norm(r->tokens, i);
    return fg_str_eq(n, FG_LIT("and")) || fg_str_eq(n, FG_LIT("or")) || fg_str_eq(n, FG_LIT("and/or"));
}

static bool is_software(const fg_reading *r, const fg_mention *m) {
    fg_kind k = fg_kind_of(r, m->concept);
    return fg_is_tool(k);
}

/* "C", "R": a letter that may be a tick of a list, too, so that only tools vouch for it. */
static bool is_letter(const fg_reading *r, const fg_mention *m) {
    return m->end == m->first + 1 && fg_tok(r, m->first)->end - fg_tok(r, m->first)->start == 1;
}

static bool is_tool(const fg_reading *r, uint32_t concept) {
    fg_kind k = fg_kind_of(r, concept);
    return fg_is_tool(k);
}

/* Things of a trade give each other company, and industries do; neither vouches for the other. */
static bool are_of_a_kind(const fg_reading *r, const fg_mention *a, const fg_mention *b) {
    if ((is_letter(r, a) && !is_tool(r, b->concept)) || (is_letter(r, b) && !is_tool(r, a->concept))) return false;
    if (fg_is_technical(fg_kind_of(r, a->concept)) && fg_is_technical(fg_kind_of(r, b->concept))) return true;
    return fg_kind_of(r, a->concept) == FG_KIND_DOMAIN && fg_kind_of(r, b->concept) == FG_KIND_DOMAIN;
}

bool fg_are_coordinated(const fg_reading *r, const fg_mention *a, const fg_mention *b) {
    if (!are_of_a_kind(r, a, b) || b->first <= a->end || b->first - a->end > 3) return false;
    for (uint32_t i = a->end; i < b->first; i++)
        if (!is_connector(r, i)) return false;
    return true;
}

/* Behind "[Preferred]" or "(optional)"; `from` if no such tag stands there. */
static uint32_t behind_tag(const fg_reading *r, uint32_t from, uint32_t to) {
    fg_hit h;
    if (!fg_is(r, from, '(') && !fg_is(r, from, '[')) return from;
    bool asks =
        fg_cue_at(r, from + 1, to, FG_LEX_PREFERRED, &h, NULL) || fg_cue_at(r, from + 1, to, FG_LEX_REQUIRED, &h, NULL);
    return asks && h.end < to && (fg_is(r, h.end, ')') || fg_is(r, h.end, ']')) ? h.end + 1 : from;
}

static bool stands_alone(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    if (m->first != behind_tag(r, from, to)) return false;
    return m->end == to || (m->end + 1 == to && fg_tok(r, m->end)->cls == FG_TOK_PUNCT);
}

/* "Foobarix": a name that no dictionary has. */
static bool has_unknown_name(const fg_reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && fg_tok(r, i)->stem == FG_NONE && fg_has_cap(r, i)) return true;
    return false;
}

#define NAMES_OF_A_LIST 3

/* Do the names say that this is a list of skills? Software does, and so do several names of other things. */
static bool lists_skills(const fg_reading *r, const fg_mentions *all, uint32_t first) {
    uint32_t names = 0;
    for (uint32_t i = first; i < all->n; i++) {
        const fg_mention *m = &all->at[i];
        if (m->flags & FG_NAME_LICENSED || !fg_is_technical(fg_kind_of(r, m->concept))) continue;
        if (is_software(r, m) || ++names == NAMES_OF_A_LIST) return true;
    }
    return false;
}

/* May one be company for the other? A kind of work is none for a tool, unless this is a `list` of skills: "Storm, flood
 * and fire restoration". */
static bool vouches_for(const fg_reading *r, const fg_mention *other, const fg_mention *m, bool list) {
    return are_of_a_kind(r, m, other) && (list || !is_software(r, m) || is_software(r, other));
}

/* An entry of a list in which something else is a name: "Excel, Word" but not "Access, equity and inclusion". */
static bool is_entry(const fg_reading *r, const fg_mentions *all, uint32_t first, uint32_t i, uint32_t from,
                     uint32_t to) {
    const fg_mention *m = &all->at[i];
    bool left = m->first == from, right = m->end == to, company = false, list = lists_skills(r, all, first);
    if (!(m->flags & FG_NAME_EXACT) || m->flags & FG_NAME_FIXED || is_letter(r, m)) return false;
    if (right && !left && fg_is(r, m->first - 1, ':')) return true; /* "Office: Excel" */
    for (uint32_t k = first; k < all->n; k++) company |= k != i && vouches_for(r, &all->at[k], m, list);
    company |= has_unknown_name(r, from, to) || fg_next_cue(r, m->end, to, FG_LEX_REQUIRED) < to;
    if (!company) return false;
    if (!left)
        left =
            is_connector(r, m->first - 1) || fg_is(r, m->first - 1, ':') || (fg_tok(r, m->first)->flags & FG_TOK_LINE);
    if (!right) right = is_connector(r, m->end) || fg_is(r, m->end, '.') || (fg_tok(r, m->end)->flags & FG_TOK_LINE);
    return left && right;
}

bool fg_has_head_before(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t words) {
    fg_hit h;
    uint32_t start = m->first >= from + 4 ? m->first - 4 : from;
    for (uint32_t i = start; i + words <= m->first; i++)
        if (fg_cue_at(r, i, m->first, FG_LEX_TYPED_HEAD, &h, NULL) && h.end == m->first) return true;
    return false;
}

bool fg_has_cue_behind(const fg_reading *r, const fg_mention *m, uint32_t to, fg_lex tag) {
    fg_hit h;
    return m->end < to && fg_tok(r, m->end)->cls == FG_TOK_WORD && fg_cue_at(r, m->end, to, tag, &h, NULL);
}

static bool ends_clause(const fg_reading *r, uint32_t i, uint32_t to) {
    return i >= to || fg_tok(r, i)->flags & FG_TOK_LINE || fg_tok(r, i)->cls == FG_TOK_PUNCT;
}

/* "Excel required", "Rust is a plus": the whole clause is a name and a word that asks for it. "Access required to the
 * vault" goes on. */
static bool is_all_that_is_asked(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_REQUIRED, FG_LEX_PREFERRED};
    fg_hit h;
    bool opens =
        m->first == from || fg_tok(r, m->first)->flags & FG_TOK_LINE || fg_tok(r, m->first - 1)->cls == FG_TOK_PUNCT;
    if (!opens || m->end >= to || fg_tok(r, m->end)->flags & FG_TOK_LINE) return false;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, m->end, to, tags[k], &h, NULL) && ends_clause(r, h.end, to)) return true;
    return false;
}

static bool is_amount(const fg_reading *r, uint32_t i) {
    fg_hit h;
    return fg_tok(r, i)->cls == FG_TOK_NUMBER || fg_is(r, i, '+') || fg_cue_at(r, i, i + 1, FG_LEX_NUMBER, &h, NULL);
}

/* "5 years of Excel", "3+ years Go" */
static bool has_years_before(const fg_reading *r, const fg_mention *m, uint32_t from) {
    fg_hit h;
    uint32_t i = m->first;
    if (i > from && fg_word_is(r, i - 1, "of")) i--;
    return i >= from + 2 && fg_cue_at(r, i - 1, i, FG_LEX_YEARS, &h, NULL) && is_amount(r, i - 2);
}

/* "Coaching: 2 years (Preferred)" */
static bool has_years_behind(const fg_reading *r, const fg_mention *m, uint32_t to) {
    fg_hit h;
    return m->end + 2 < to && fg_is(r, m->end, ':') && is_amount(r, m->end + 1) &&
           (fg_is(r, m->end + 2, '+') || fg_cue_at(r, m->end + 2, to, FG_LEX_YEARS, &h, NULL));
}

static bool ends_entry(const fg_reading *r, uint32_t i, uint32_t to) {
    return i == to || is_connector(r, i) || fg_is(r, i, '.') || fg_tok(r, i)->flags & FG_TOK_LINE;
}

/* "Accounts payable, filing, payroll": an ordinary word that is an entry of its own in a list of skills. */
static bool is_headed_entry(const fg_reading *r, const fg_mentions *all, uint32_t first, uint32_t i, uint32_t from,
                            uint32_t to) {
    const fg_mention *m = &all->at[i];
    if (!r->is_resume || m->flags & FG_NAME_EXACT || !lists_skills(r, all, first) || !ends_entry(r, m->end, to))
        return false;
    return m->first == from || is_connector(r, m->first - 1) || fg_is(r, m->first - 1, ':') ||
           fg_tok(r, m->first)->flags & FG_TOK_LINE;
}

enum { NEAR = 60 /* tokens: words farther off say nothing of a name */ };

static bool has_word_near(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    if (m->first - from > NEAR) from = m->first - NEAR;
    if (to - m->end > NEAR) to = m->end + NEAR;
    return fg_dict_has_near(r->dict, r->tokens, m->concept, from, to);
}

/* "3 years of experience, preferably in retail" */
static bool is_preferred_scope(const fg_reading *r, const fg_mention *m, uint32_t from) {
    uint32_t i = m->first;
    fg_hit h;
    if (i > from && (fg_word_is(r, i - 1, "a") || fg_word_is(r, i - 1, "an") || fg_word_is(r, i - 1, "the"))) i--;
    if (i < from + 3 || !fg_word_is(r, i - 1, "in")) return false;
    if (!fg_cue_at(r, i - 2, i - 1, FG_LEX_PREFERRED, &h, NULL)) return false;
    i -= 2 + fg_is(r, i - 3, ',');
    return i > from && fg_cue_at(r, i - 1, i, FG_LEX_EXPERIENCE, &h, NULL);
}

/* An ordinary word counts only as what experience is in ("experience in operations", "operations experience"); a name
 * in its own case also beside any word that goes with names of its kind. */
static bool has_company(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    if (!(m->flags & FG_NAME_FIXED) && has_years_behind(r, m, to)) return true;
    if (!(m->flags & FG_NAME_EXACT))
        return (m->first == from && m->end == to) || fg_has_head_before(r, m, from, 2) ||
               fg_has_cue_behind(r, m, to, FG_LEX_EXPERIENCE) || is_preferred_scope(r, m, from);
    if (m->flags & FG_NAME_FIXED) return has_word_near(r, m, from, to);
    return stands_alone(r, m, from, to) || fg_has_cue_behind(r, m, to, FG_LEX_TYPED_HEAD) ||
           fg_has_head_before(r, m, from, 1) || is_all_that_is_asked(r, m, from, to) || has_years_before(r, m, from) ||
           has_word_near(r, m, from, to);
}

/* In "fleet management and sales" the first word belongs to the name, so that "management" is none of its own. */
static bool opens_item(const fg_reading *r, const fg_mention *m, uint32_t from) {
    static const fg_lex tags[] = {FG_LEX_STOP, FG_LEX_SUCH_AS, FG_LEX_NAMELY, FG_LEX_DUTY_VERB};
    fg_hit h;
    bool in_its_case = m->flags & FG_NAME_EXACT && !(m->flags & FG_OTHER_CASE);
    if (m->first == from || in_its_case || fg_tok(r, m->first)->flags & FG_TOK_LINE) return true;
    uint32_t i = m->first - 1;
    if (fg_tok(r, i)->cls == FG_TOK_PUNCT || is_connector(r, i)) return true;
    if (m->flags & FG_OTHER_CASE && fg_word_is(r, i, "the")) return false; /* "out of the box, Python" */
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, i, m->first, tags[k], &h, NULL)) return true;
    return false;
}

/* "Sales leads, monitoring market trends": a word that goes on to what is done to what is none of the list. */
static bool has_object(const fg_reading *r, const fg_mention *m, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_STOP, FG_LEX_TYPED_HEAD, FG_LEX_EXPERIENCE, FG_LEX_REQUIRED, FG_LEX_PREFERRED};
    bool doing = !(m->flags & FG_NAME_EXACT) && fg_str_ends(fg_token_norm(r->tokens, m->end - 1), FG_LIT("ing"));
    if (!doing || m->end == to || fg_tok(r, m->end)->flags & FG_TOK_LINE || fg_has_cap(r, m->end)) return false;
    if (fg_tok(r, m->end)->cls != FG_TOK_WORD || is_connector(r, m->end)) return false;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_has_cue_behind(r, m, to, tags[k])) return false;
    return true;
}

/* ---- names in another case ---- */

/* Heads beside which a name is meant in whatever case it is written: "proficient in excel", "excel skills". */
enum { IN_ANY_CASE = 1 };

static bool has_strong_head_before(const fg_reading *r, const fg_mention *m, uint32_t from) {
    fg_hit h;
    uint32_t arg;
    for (uint32_t i = m->first >= from + 2 ? m->first - 2 : from; i < m->first; i++)
        if (fg_cue_at(r, i, m->first, FG_LEX_TYPED_HEAD, &h, &arg) && arg == IN_ANY_CASE && h.end == m->first)
            return true;
    return false;
}

static bool has_strong_head_behind(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    uint32_t arg;
    return i < to && fg_tok(r, i)->cls == FG_TOK_WORD && fg_cue_at(r, i, to, FG_LEX_TYPED_HEAD, &h, &arg) &&
           arg == IN_ANY_CASE && h.end == i + 1;
}

/* "excel, word", "excel." */
static bool ends_item(const fg_reading *r, const fg_mention *m, uint32_t to) {
    if (m->end >= to || fg_tok(r, m->end)->flags & FG_TOK_LINE) return true;
    return is_connector(r, m->end) || fg_is(r, m->end, '.') || has_strong_head_behind(r, m->end, to);
}

/* "(c)" */
static bool is_enumerator(const fg_reading *r, const fg_mention *m, uint32_t from, uint32_t to) {
    return fg_tok(r, m->first)->norm_len == 1 && m->first > from && fg_is(r, m->first - 1, '(') && m->end < to &&
           fg_is(r, m->end, ')');
}

/* "Proficient in excel", "experience with tableau, looker", and where a list is expected "rust or go"; but "knowledge
 * of make and model". */
static bool has_company_in_other_case(const fg_reading *r, const fg_mentions *all, uint32_t i, uint32_t from,
                                      uint32_t to, bool listing) {
    const fg_mention *m = &all->at[i];
    if (has_strong_head_behind(r, m->end, to)) return true;
    bool list = i + 1 < all->n && is_software(r, m + 1) && fg_are_coordinated(r, m, m + 1);
    if (listing && m->first == from) return list || m->end == to;
    if (list && fg_has_head_before(r, m, from, 1)) return true;
    if (!has_strong_head_before(r, m, from) && !has_years_before(r, m, from)) return false;
    bool goes_on = m->end < to && (fg_is(r, m->end, ',') || fg_is(r, m->end, '/') || fg_is(r, m->end, '-'));
    return list || (ends_clause(r, m->end, to) && !goes_on);
}

static bool may_join(const fg_mention *m) { return (m->flags & FG_NAME_LICENSED) && !(m->flags & FG_NAME_FIXED); }

/* May the mention have company in the one beside it? One in another case is an item of a list of software. */
static bool fits_beside(const fg_reading *r, const fg_mention *m, const fg_mention *beside, uint32_t from, uint32_t to,
                        bool list) {
    if (!may_join(m) || beside->flags & FG_NAME_LICENSED || !vouches_for(r, beside, m, list)) return false;
    if (!(m->flags & FG_OTHER_CASE)) return true;
    return is_software(r, beside) && !is_enumerator(r, m, from, to) && ends_item(r, m, to) && opens_item(r, m, from);
}

/* "Microsoft Office, specifically word": a name in its own or another case that the one before it is told by. */
static bool is_named_behind(const fg_reading *r, const fg_mention *a, const fg_mention *b) {
    static const fg_lex tags[] = {FG_LEX_SUCH_AS, FG_LEX_NAMELY};
    uint32_t i = a->end;
    fg_hit h;
    if (!(b->flags & FG_NAME_EXACT)) return false;
    if (i < b->first && is_connector(r, i)) i++;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, i, b->first, tags[k], &h, NULL) && h.end == b->first) return true;
    return false;
}

/* Ambiguous names stay only in company; company spreads along a list in both directions. */
void fg_judge_licences(fg_reading *r, fg_mentions *all, uint32_t first, uint32_t from, uint32_t to, bool listing) {
    for (uint32_t i = first; i < all->n; i++) {
        fg_mention *m = &all->at[i];
        if (!(m->flags & FG_NAME_LICENSED)) continue;
        bool meant = m->flags & FG_OTHER_CASE
                         ? has_company_in_other_case(r, all, i, from, to, listing)
                         : has_company(r, m, from, to) || (listing && (is_entry(r, all, first, i, from, to) ||
                                                                       is_headed_entry(r, all, first, i, from, to)));
        if (meant) m->flags &= (uint8_t)~FG_NAME_LICENSED;
    }
    bool list = lists_skills(r, all, first);
    for (uint32_t i = first + 1; i < all->n; i++) {
        fg_mention *m = &all->at[i];
        bool beside = fg_are_coordinated(r, m - 1, m) || is_named_behind(r, m - 1, m);
        if (beside && fits_beside(r, m, m - 1, from, to, list) && !has_object(r, m, to))
            m->flags &= (uint8_t)~FG_NAME_LICENSED;
    }
    for (uint32_t i = all->n; i-- > first + 1;) {
        fg_mention *m = &all->at[i - 1];
        if (fits_beside(r, m, m + 1, from, to, list) && fg_are_coordinated(r, m, m + 1) && opens_item(r, m, from))
            m->flags &= (uint8_t)~FG_NAME_LICENSED;
    }
    uint32_t kept = first;
    for (uint32_t i = first; i < all->n; i++)
        if (!(all->at[i].flags & FG_NAME_LICENSED)) all->at[kept++] = all->at[i];
    all->n = kept;
}
