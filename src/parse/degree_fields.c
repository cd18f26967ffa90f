/* What a degree is in: fields of study, "or related field", and what may stand in for it: "or equivalent experience". */
#include "parse/degree_parts.h"

/* "Office Administration or Office Management" are one field. */
static bool has_field(const fg_degree_reader *x, uint32_t concept) {
    for (uint32_t i = 0; i < x->d->fields; i++)
        if (x->fields->at[x->d->first_field + i].concept == concept) return true;
    return false;
}

static void add_field(fg_degree_reader *x, uint32_t concept, uint32_t first, uint32_t end) {
    if (concept != FG_NONE && has_field(x, concept)) return;
    fg_field *f = FG_PUSH(x->arena, x->fields);
    if (!f) return;
    *f = (fg_field){concept, fg_tok(x->r, first)->start, fg_tok(x->r, end - 1)->end};
    x->d->fields++;
}

/* Behind what joins fields at token i; i if nothing does. */
static uint32_t skip_field_joint(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    if (fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, '(') || fg_is(r, i, ')') || fg_is(r, i, '-') ||
        fg_is(r, i, ':') || fg_is(r, i, '.'))
        return i + 1;
    return fg_cue_at(r, i, to, FG_LEX_FIELD_JOINT, &h, NULL) ? h.end : i;
}

/* "Or equivalent in Computer Science", but not "or similar in a business field": does a field follow that is named? */
static bool names_field(const fg_degree_reader *x, uint32_t i) {
    fg_hit h, noun;
    return i > 0 && fg_word_is(x->r, i - 1, "in") &&
           fg_dict_match(x->r->dict, x->r->tokens, i, x->to, FG_ROOT_FIELD, &h) &&
           (h.end >= x->to || !fg_cue_at(x->r, h.end, x->to, FG_LEX_ALIKE_FIELD, &noun, NULL));
}

/* "or related field", "or equivalent practical experience": the words behind it say which; returns its end, else i. */
static uint32_t read_alike(fg_degree_reader *x, uint32_t i) {
    const fg_reading *r = x->r;
    fg_hit h;
    uint32_t kind = 0;
    if (!fg_cue_at(r, i, x->to, FG_LEX_ALIKE, &h, &kind)) return i;
    if (kind == ALIKE_INSTEAD || kind == ALIKE_TAKEN) {
        x->d->experience_ok = true;
        return h.end;
    }
    uint32_t end = h.end;
    bool field = false, experience = kind == ALIKE_SAID;
    for (uint32_t k = h.end; k < x->to && k < h.end + 12;) {
        fg_hit t;
        bool listed = fg_is(r, k, ',') && k > h.end && !field; /* "of education, training and experience" */
        if (names_field(x, k)) break;
        if (fg_is(r, k, '/') || listed)
            k++;
        else if (fg_cue_at(r, k, x->to, FG_LEX_ALIKE_EXPERIENCE, &t, NULL))
            experience = true, end = k = t.end;
        else if (fg_cue_at(r, k, x->to, FG_LEX_ALIKE_FIELD, &t, NULL))
            field = true, end = k = t.end;
        else if (fg_cue_at(r, k, x->to, FG_LEX_ALIKE_MORE, &t, NULL))
            k = t.end;
        else
            break;
    }
    /* a bare "or equivalent" is another degree, or another field where one was named */
    if (!field && !experience) field = kind == ALIKE_FIELD || x->d->fields;
    x->d->related_ok |= field && !(kind == ALIKE_EXPERIENCE && experience);
    x->d->experience_ok |= experience;
    return end;
}

/* "Equivalent experience is considered": behind the sign at token i. "Candidates with experience" are none. */
static bool is_taken_behind(const fg_degree_reader *x, uint32_t i) {
    enum { WORDS = 3 };
    fg_hit h;
    uint32_t kind;
    for (uint32_t k = i + 1; k <= i + 1 + WORDS && k < x->to; k++) {
        if (fg_cue_at(x->r, k, x->to, FG_LEX_ALIKE, &h, &kind) && kind == ALIKE_TAKEN)
            return !fg_cue_at(x->r, k - 1, k, FG_LEX_STOP, &h, NULL);
        if (fg_is_mark(x->r, k)) break;
    }
    return false;
}

/* "...; or any equivalent combination of training and experience", however far behind the degree. */
static bool ends_in_combination(const fg_degree_reader *x, uint32_t i) {
    fg_hit h;
    for (uint32_t k = i; k + 2 < x->to; k++) {
        if (fg_is_mark(x->r, k) && is_taken_behind(x, k)) return true;
        if (!fg_word_is(x->r, k + 1, "combination") && !fg_word_is(x->r, k + 2, "combination")) continue;
        if (!fg_cue_at(x->r, k, x->to, FG_LEX_ALIKE, &h, NULL) || h.end <= k + 2) continue;
        fg_degree probe = *x->d;
        fg_degree_reader y = *x;
        y.d = &probe;
        probe.experience_ok = false;
        read_alike(&y, k);
        if (probe.experience_ok) return true;
    }
    return false;
}

void fg_degree_read_tail(fg_degree_reader *x, uint32_t i) {
    bool other_part = false, related = x->d->related_ok;
    for (uint32_t k = i; k < x->to && k < i + (other_part ? 35 : 20); k++) {
        if (fg_is(x->r, k, '.') && k + 1 < x->to && fg_has_cap(x->r, k + 1)) break;
        if (fg_is(x->r, k, ';')) {
            if (k + 1 >= x->to || !fg_word_is(x->r, k + 1, "or")) break;
            if (!other_part) related = x->d->related_ok;
            other_part = true;
        }
        uint32_t end = read_alike(x, k);
        if (end > k) k = end - 1;
    }
    if (other_part) x->d->related_ok = related;
    x->d->combination = ends_in_combination(x, i);
}

void fg_degree_read_field_before(fg_degree_reader *x) {
    fg_hit h;
    if (fg_tok(x->r, x->d->first)->flags & FG_TOK_LINE) return; /* a heading: "Education" is no field here */
    for (uint32_t k = x->d->first > 4 ? x->d->first - 4 : 0; k < x->d->first; k++) {
        if (!fg_dict_match(x->r->dict, x->r->tokens, k, x->d->first, FG_ROOT_FIELD, &h) || h.end != x->d->first)
            continue;
        add_field(x, h.owner, k, h.end);
        return;
    }
}

void fg_degree_read_own_field(fg_degree_reader *x, uint32_t end) {
    fg_hit h;
    if (!x->d->fields && fg_dict_match(x->r->dict, x->r->tokens, x->d->first, end, FG_ROOT_FIELD, &h) && h.end == end)
        add_field(x, h.owner, x->d->first, end);
}

enum { SHARED_REACH = 8 /* tokens from a half of a field to the one that has their common word */ };

/* The words at two tokens, as if they stood together: a field of study? */
static bool joined_field(const fg_reading *r, uint32_t word, uint32_t head, fg_hit *h) {
    fg_token words[2] = {*fg_tok(r, word), *fg_tok(r, head)};
    fg_tokens joined = *r->tokens;
    joined.list.at = words;
    joined.list.n = 2;
    return fg_dict_match(r->dict, &joined, 0, 2, FG_ROOT_FIELD, h) && h->end == 2;
}

/* "Mechanical, civil or electrical engineering": the word at token k shares the last one of a field behind it. */
static bool add_shared_field(fg_degree_reader *x, uint32_t k) {
    const fg_reading *r = x->r;
    fg_hit h;
    if (fg_tok(r, k)->cls != FG_TOK_WORD) return false;
    for (uint32_t i = k + 1; i < x->to && i < k + SHARED_REACH;) {
        uint32_t next = skip_field_joint(r, i, x->to);
        if (next == i) return false;
        while (next < x->to && skip_field_joint(r, next, x->to) > next) next = skip_field_joint(r, next, x->to);
        if (next >= x->to) return false;
        bool whole = fg_dict_match(r->dict, r->tokens, next, x->to, FG_ROOT_FIELD, &h) && h.end > next + 1;
        fg_hit joined;
        if (whole && joined_field(r, k, h.end - 1, &joined)) {
            add_field(x, joined.owner, k, k + 1);
            return true;
        }
        i = next + 1;
    }
    return false;
}

enum { JOINTS_MOST = 6 /* tokens that join: "with a major/concentration in" */ };
enum { UNKNOWN_MOST = 3 /* words of a field that has no name here */ };

static bool is_field(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    return i < to && fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_FIELD, &h);
}

/* "RN license", "Python", "Master's": asked beside the degree, and not what it is in. */
static bool is_asked_beside(const fg_reading *r, uint32_t i, uint32_t to) {
    fg_hit h;
    uint32_t level, end;
    if (fg_degree_level_at(r, i, to, &level, &end)) return true;
    if (!fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h)) return false;
    fg_kind kind = fg_kind_of(r, h.owner);
    return kind != FG_KIND_KNOWLEDGE && kind != FG_KIND_METHOD && kind != FG_KIND_DOMAIN;
}

/* "In Applied Math, Computer Science": behind capitalised words that no field is called, where a known one follows in the
 * list; else k. They make a field of their own unless they end the name of the one before ("Biomedical Technology"). */
static uint32_t skip_unknown_field(fg_degree_reader *x, uint32_t k, bool behind_field) {
    const fg_reading *r = x->r;
    uint32_t end = k;
    while (end < x->to && end < k + UNKNOWN_MOST && fg_tok(r, end)->cls == FG_TOK_WORD && fg_has_cap(r, end) &&
           !is_field(r, end, x->to) && !is_asked_beside(r, end, x->to))
        end++;
    if (end == k) return k;
    uint32_t next = end;
    while (next < x->to && skip_field_joint(r, next, x->to) > next) next = skip_field_joint(r, next, x->to);
    if (!is_field(r, next, x->to)) return k;
    if (next > end && !behind_field) add_field(x, FG_NONE, k, end);
    return end;
}

/* "Master's degree is required in Education": behind the words that ask, where a field follows; else k. */
static uint32_t skip_demand(const fg_degree_reader *x, uint32_t k) {
    fg_hit h;
    bool asks =
        fg_cue_at(x->r, k, x->to, FG_LEX_REQUIRED, &h, NULL) || fg_cue_at(x->r, k, x->to, FG_LEX_PREFERRED, &h, NULL);
    return asks && h.end < x->to && fg_word_is(x->r, h.end, "in") && is_field(x->r, h.end + 1, x->to) ? h.end : k;
}

/* "Bachelor's or higher in Biology", "BS or higher degree in Biology": behind the words for more, where a field follows; else
 * k. */
static uint32_t skip_higher(const fg_degree_reader *x, uint32_t k) {
    enum { WORDS = 3 };
    uint32_t i = k;
    fg_hit h;
    for (uint32_t n = 0; n < WORDS && i < x->to && fg_cue_at(x->r, i, x->to, FG_LEX_DEGREE_JOINT, &h, NULL); n++)
        i = h.end;
    if (i == k) return k;
    if (fg_cue_at(x->r, i, x->to, FG_LEX_DEGREE_WORD, &h, NULL)) i = h.end;
    return i < x->to && fg_word_is(x->r, i, "in") && is_field(x->r, i + 1, x->to) ? i : k;
}

/* "... from an accredited college or university in Biology": behind the words for the school, where a field follows; else k. */
static uint32_t skip_school(const fg_degree_reader *x, uint32_t k) {
    enum { WORDS = 9 };
    fg_hit h;
    bool school = false;
    if (!fg_word_is(x->r, k, "from") && !fg_cue_at(x->r, k, x->to, FG_LEX_SCHOOL, &h, NULL)) return k;
    for (uint32_t i = k; i + 1 < x->to && i < k + WORDS && fg_tok(x->r, i)->cls == FG_TOK_WORD; i++) {
        if (school && fg_word_is(x->r, i, "in")) return is_field(x->r, i + 1, x->to) ? i : k;
        school |= fg_cue_at(x->r, i, x->to, FG_LEX_SCHOOL, &h, NULL);
    }
    return k;
}

uint32_t fg_degree_read_fields(fg_degree_reader *x, uint32_t i) {
    uint32_t end = i;
    for (uint32_t k = i; k < x->to;) {
        fg_hit h;
        uint32_t alike = read_alike(x, k);
        if (alike > k) {
            k = end = alike;
        } else if (fg_cue_at(x->r, k, x->to, FG_LEX_FIELD_OPEN, &h, NULL)) {
            x->d->open = true;
            k = end = h.end;
        } else if (fg_dict_match(x->r->dict, x->r->tokens, k, x->to, FG_ROOT_FIELD, &h)) {
            add_field(x, h.owner, k, h.end);
            k = end = h.end;
        } else if (add_shared_field(x, k)) {
            end = ++k;
        } else {
            uint32_t next = k < end + JOINTS_MOST ? skip_field_joint(x->r, k, x->to) : k;
            if (next == k && k > i) next = skip_unknown_field(x, k, k == end);
            if (next == k) next = skip_demand(x, k);
            uint32_t further = skip_school(x, k);
            if (further == k && (next == k || k == i)) further = skip_higher(x, k);
            if (further > k) next = further;
            if (next == k) break;
            k = next;
        }
    }
    return end;
}
