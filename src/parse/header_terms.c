/* On site, hybrid or remote; full-time, part-time and so on. */
#include "parse/header_parts.h"

#define FIRST_LINES 6u
#define HEADER_MOST 40u

enum { ONSITE = 1, HYBRID, REMOTE };
enum { FULL_TIME = 1, PART_TIME, CONTRACT, INTERNSHIP, TEMPORARY, KINDS };

/* How surely a word speaks of this job: of all of them in the text, the kind with the highest sum counts. */
enum { IN_FIRST_LINES = 20, OF_THIS_JOB = 5, LOOSELY = 1 };

typedef struct {
    fg_lex group, beside, not_meant;
    uint32_t sum[KINDS], first[KINDS]; /* first: the token where it is said first */
    uint32_t offered[KINDS];           /* with it: a bit for each kind, its own among them */
    bool days;                         /* the first lines tell how many days one comes to the office */
} votes;

static bool is_no(const fg_reading *r, uint32_t i) {
    static const char *const words[] = {"no", "not", "none", "ineligible", "unavailable"};
    for (size_t k = 0; k < FG_COUNT(words); k++)
        if (fg_word_is(r, i, words[k])) return true;
    return false;
}

/* "Work from home: ineligible"; "Telework eligible: No", "Work remotely: temporarily", also with the answer on a line of its own. */
static bool is_denied(const fg_header_reader *x, uint32_t end, uint32_t to) {
    enum { WORDS = 2 /* between, of the question */ };
    const fg_reading *r = x->r;
    uint32_t i = end, n = r->tokens->list.n;
    if (i + 1 < to && (fg_is(r, i, ':') || fg_is(r, i, FG_DASH)) && is_no(r, i + 1)) return true;
    while (i < to && i < end + WORDS && fg_tok(r, i)->cls == FG_TOK_WORD) i++;
    bool asks = i < to && (fg_is(r, i, ':') || fg_is(r, i, '?'));
    i += asks;
    if (i < n && asks && fg_word_is(r, i, "temporarily")) return true;
    if (i >= n || !(asks || i == to) || !is_no(r, i)) return false;
    return i + 1 == fg_line_end(x, i) || (i < to && fg_tok(r, i + 1)->cls != FG_TOK_WORD);
}

/* "Work from home (for eligible employees)", but not "On site (no remote)". */
static bool is_narrowed(const fg_header_reader *x, uint32_t end, uint32_t to, fg_lex group) {
    uint32_t close = end < to && fg_is(x->r, end, '(') ? fg_mark_at(x, end + 1, to, group, NULL) : 0;
    for (uint32_t i = end; i < close; i++)
        if (fg_mark_at(x, i, to, FG_LEX_WORKPLACE, NULL)) return false;
    return close > 0;
}

/* Does a phrase that speaks of something else cover tokens [first, end)? */
static bool is_not_meant(const fg_header_reader *x, uint32_t first, uint32_t end, uint32_t to, fg_lex group) {
    uint32_t start = fg_line_start(x, first), from = first > start + 4 ? first - 4 : start;
    for (uint32_t i = from; i <= first; i++)
        if (fg_mark_at(x, i, to, group, NULL) >= end) return true;
    return is_narrowed(x, end, to, group) || is_denied(x, end, to);
}

/* "Full-time" on a short line of its own or in brackets. */
static bool stands_alone(const fg_header_reader *x, uint32_t first, uint32_t end, uint32_t to) {
    const fg_reading *r = x->r;
    uint32_t from = fg_line_start(x, first);
    if (first == from && (to - from <= 4 || (to - from <= 14 && fg_tok(r, end)->cls == FG_TOK_PUNCT))) return true;
    return first > from && end < to && fg_is(r, first - 1, '(') && fg_is(r, end, ')');
}

/* "a part-time Delivery Driver" */
static bool is_before_title(const fg_header_reader *x, uint32_t first, uint32_t end, uint32_t to) {
    bool article = first > 0 && (fg_word_is(x->r, first - 1, "a") || fg_word_is(x->r, first - 1, "an") ||
                                 fg_word_is(x->r, first - 1, "this"));
    for (uint32_t k = end; k < to && k < end + 5 && fg_tok(x->r, k)->cls == FG_TOK_WORD; k++) {
        if (fg_mark_at(x, k, to, FG_LEX_TITLE_STOP, NULL)) return false;
        if ((article || fg_has_cap(x->r, end)) && fg_mark_at(x, k, to, FG_LEX_TITLE_WORD, NULL)) return true;
    }
    return false;
}

/* "part time, seasonal opportunity": all of them stand beside the word. */
static uint32_t skip_more(const fg_header_reader *x, uint32_t i, uint32_t to) {
    for (uint32_t end; i + 1 < to; i = end) {
        bool joins = fg_is(x->r, i, '/') || fg_is(x->r, i, ',');
        end = joins ? fg_mark_at(x, i + 1, to, FG_LEX_EMPLOYMENT, NULL) : 0;
        if (!end) break;
    }
    return i;
}

/* "a remote position", "position is remote", "This is a full-time": the word is about the job. */
static bool is_of_job(const fg_header_reader *x, uint32_t first, uint32_t end, uint32_t to, fg_lex beside) {
    uint32_t from = fg_line_start(x, first);
    uint32_t behind = skip_more(x, end, to);
    for (uint32_t k = first + 1; k < to && k < behind + 3; k++) {
        if (k < end && fg_word_is(x->r, k, "based")) continue; /* "office-based and remote workers" */
        if (fg_mark_at(x, k, to, beside, NULL)) return true;
    }
    for (uint32_t k = first; k-- > from && k + 4 > first;)
        if (fg_mark_at(x, k, first, beside, NULL)) return true;
    if (first >= from + 2 && fg_word_is(x->r, first - 1, "is") && fg_word_is(x->r, first - 2, "this")) return true;
    return stands_alone(x, first, end, to) || is_before_title(x, first, end, to) ||
           (first >= from + 2 && fg_word_is(x->r, first - 1, "a") && fg_word_is(x->r, first - 2, "is"));
}

/* "#LI-Remote" */
static bool is_tag(const fg_reading *r, uint32_t i) {
    return i >= 2 && fg_is(r, i - 1, '-') && fg_word_is(r, i - 2, "li");
}

/* "lunch in the office, four days a week": what stands before goes on here. */
static bool goes_into(const fg_header_reader *x, const votes *v, uint32_t first, uint32_t to) {
    enum { REACH = 4 };
    uint32_t start = fg_line_start(x, first);
    for (uint32_t i = first; i-- > start && i + REACH >= first;)
        if (fg_mark_at(x, i, to, v->not_meant, NULL) > first) return true;
    return false;
}

/* "Days per week in the office", "five days a week on site": so much is said only of the job. */
static bool is_plain(const fg_header_reader *x, const votes *v, uint32_t kind, fg_tokens_range t, uint32_t to) {
    uint32_t least = kind == HYBRID ? 3 : kind == ONSITE ? 4 : FG_NONE;
    return v->group == FG_LEX_WORKPLACE && t.end - t.first >= least && !goes_into(x, v, t.first, to);
}

static void add_plain(const fg_header_reader *x, votes *v, uint32_t kind, fg_tokens_range t, bool header) {
    v->sum[kind] += OF_THIS_JOB;
    v->days |= header && kind == HYBRID && fg_has_mark(x, t.first, t.end, FG_LEX_PAY_LENGTH);
}

static void vote(const fg_header_reader *x, votes *v, uint32_t from, uint32_t to, bool header) {
    for (uint32_t i = from; (i = fg_next_cue(x->r, i, to, v->group)) < to; i++) {
        uint32_t kind, end = fg_mark_at(x, i, to, v->group, &kind);
        if (!end || kind >= KINDS) continue;
        if (!v->sum[kind]) v->first[kind] = i;
        if (is_tag(x->r, i))
            v->sum[kind] += IN_FIRST_LINES;
        else if (is_plain(x, v, kind, (fg_tokens_range){i, end}, to))
            add_plain(x, v, kind, (fg_tokens_range){i, end}, header);
        else if (!is_not_meant(x, i, end, to, v->not_meant))
            v->sum[kind] += header ? IN_FIRST_LINES : is_of_job(x, i, end, to, v->beside) ? OF_THIS_JOB : LOOSELY;
        i = end - 1;
    }
}

/* "Acme - Utrecht / REMOTE / 20 hours" */
static bool is_wide_slash(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '/') && i > 0 && fg_tok(r, i - 1)->end < fg_tok(r, i)->start;
}

static bool is_header(const fg_reading *r, uint32_t line) {
    uint32_t a = r->dt.line_first[line], b = r->dt.line_first[line + 1];
    if (line >= FIRST_LINES || b <= a || b - a > HEADER_MOST || fg_is(r, b - 1, '.')) return false;
    if (b - a <= 14) return true;
    for (uint32_t i = a; i < b; i++)
        if (fg_is(r, i, '|') || fg_is(r, i, FG_BULLET) || is_wide_slash(r, i)) return true;
    return false;
}

/* ---- several of them ---- */

/* "Full-time or part-time", "Hybrid / Remote", "temporary full-time". */
typedef struct {
    uint32_t kinds, end; /* behind the last */
    bool of_job;
} several;

static bool is_bracket(const fg_reading *r, uint32_t i) { return fg_is(r, i, '(') || fg_is(r, i, ')'); }

/* Where the next one stands that is offered beside the one that ends at `end`; 0: nowhere. Of where one works, two words
 * without a sign between them are one: "remote (hybrid)". */
static uint32_t next_beside(const fg_header_reader *x, const votes *v, uint32_t end, uint32_t to, bool header) {
    enum { REACH = 4 };
    const fg_reading *r = x->r;
    bool joined = v->group == FG_LEX_EMPLOYMENT;
    uint32_t i = end;
    for (; i < to && i < end + REACH && !fg_mark_at(x, i, to, v->group, NULL); i++) {
        bool joins = fg_word_is(r, i, "or") || fg_word_is(r, i, "and") || fg_is(r, i, '/') || fg_is(r, i, '|') ||
                     (header && fg_is(r, i, ','));
        if (!joins && !is_bracket(r, i) && !fg_is(r, i, ',')) return 0;
        joined |= joins;
    }
    return joined && i < to && fg_mark_at(x, i, to, v->group, NULL) ? i : 0;
}

static bool find_several(const fg_header_reader *x, const votes *v, uint32_t i, uint32_t to, bool header, several *s) {
    uint32_t kind, last = i;
    *s = (several){.of_job = header};
    for (uint32_t next = i; next; next = next_beside(x, v, s->end, to, header)) {
        s->end = fg_mark_at(x, last = next, to, v->group, &kind);
        if (!s->end || kind >= KINDS) return false;
        s->kinds |= 1u << kind;
        s->of_job |= is_of_job(x, last, s->end, to, v->beside);
    }
    bool others = fg_mark_at(x, last, to, v->not_meant, NULL) > s->end || is_denied(x, s->end, to);
    return (s->kinds & (s->kinds - 1)) && s->of_job && !others;
}

static void add_several(const fg_header_reader *x, votes *v, uint32_t from, uint32_t to, bool header) {
    for (uint32_t i = from; (i = fg_next_cue(x->r, i, to, v->group)) < to; i++) {
        several s;
        bool found = find_several(x, v, i, to, header, &s);
        for (uint32_t k = 1; k < KINDS && found; k++)
            if (s.kinds >> k & 1) v->offered[k] |= s.kinds;
        if (s.end > i) i = s.end - 1;
    }
}

static void vote_all(const fg_header_reader *x, votes *v) {
    const fg_reading *r = x->r;
    for (uint32_t line = 0; (line = fg_next_line_with(x, line, v->group)) < r->doc->lines.n; line++) {
        uint32_t from = r->dt.line_first[line], to = r->dt.line_first[line + 1];
        bool header = is_header(r, line);
        vote(x, v, from, to, header);
        add_several(x, v, from, to, header);
    }
}

static bool is_stronger(const votes *v, uint32_t a, uint32_t b) {
    return v->sum[a] > v->sum[b] || (v->sum[a] == v->sum[b] && v->first[a] < v->first[b]);
}

static uint8_t best_of(const votes *v, uint32_t least) {
    uint32_t best = 0;
    for (uint32_t k = 1; k < KINDS; k++)
        if (v->sum[k] >= least && (!best || is_stronger(v, k, best))) best = k;
    return (uint8_t)best;
}

/* Of the kind that counts, itself and what is offered with it. */
static uint8_t offers_of(const votes *v, uint8_t kind) {
    uint32_t all = kind ? 1u << kind | v->offered[kind] : 0u;
    return (uint8_t)all;
}

/* ---- workplace ---- */

static bool tells_workplace(const fg_header_pair *p) {
    return p->key == FG_KEY_WORKPLACE || p->key == FG_KEY_LOCATION || p->key == FG_KEY_TYPE;
}

static uint8_t workplace_of_pairs(const fg_header_reader *x, const fg_header_pairs *pairs) {
    uint8_t found = 0;
    for (uint32_t k = 0; k < pairs->n; k++) {
        const fg_header_pair *p = &pairs->at[k];
        if (!tells_workplace(p)) continue;
        for (uint32_t i = p->value.first, end; i < p->value.end; i = end) {
            uint32_t kind;
            end = fg_mark_at(x, i, p->value.end, FG_LEX_WORKPLACE, &kind);
            if (end && (!found || kind == HYBRID) && !is_not_meant(x, i, end, p->value.end, FG_LEX_WORKPLACE_NOT))
                found = (uint8_t)kind;
            if (!end) end = i + 1;
        }
    }
    return found;
}

static uint8_t main_workplace(const votes *v, uint8_t keyed) {
    if (keyed == ONSITE && v->sum[HYBRID] >= OF_THIS_JOB) return HYBRID;
    if (keyed) return keyed;
    if (v->days || (v->sum[HYBRID] >= OF_THIS_JOB && v->sum[REMOTE] < IN_FIRST_LINES))
        return HYBRID; /* names both of the others */
    return best_of(v, OF_THIS_JOB);
}

static void read_workplace(fg_header_reader *x, const fg_header_pairs *pairs) {
    votes v = {.group = FG_LEX_WORKPLACE, .beside = FG_LEX_WORKPLACE_POST, .not_meant = FG_LEX_WORKPLACE_NOT};
    vote_all(x, &v);
    for (uint32_t k = 0; k < pairs->n; k++)
        if (tells_workplace(&pairs->at[k])) add_several(x, &v, pairs->at[k].value.first, pairs->at[k].value.end, true);
    x->h->workplace = main_workplace(&v, workplace_of_pairs(x, pairs));
    x->h->workplaces = offers_of(&v, x->h->workplace);
}

/* ---- employment ---- */

/* 0: no key tells it. */
static uint8_t employment_of_pairs(const fg_header_reader *x, votes *v, const fg_header_pairs *pairs) {
    for (uint32_t k = 0; k < pairs->n; k++) {
        const fg_header_pair *p = &pairs->at[k];
        if (p->key != FG_KEY_TYPE) continue;
        for (uint32_t i = p->value.first; i < p->value.end; i++) {
            uint32_t kind, end = fg_mark_at(x, i, p->value.end, FG_LEX_EMPLOYMENT, &kind);
            bool whole = i == p->value.first; /* "Status: Full-time employee" */
            if (!end || (!whole && is_not_meant(x, i, end, p->value.end, FG_LEX_EMPLOYMENT_NOT))) continue;
            add_several(x, v, i, p->value.end, true);
            return (uint8_t)kind;
        }
    }
    return 0;
}

static uint8_t employment_of_title(const fg_header_reader *x, votes *v) {
    const fg_reading *r = x->r;
    fg_span t = x->h->title;
    for (uint32_t i = 0; i < r->tokens->list.n && fg_tok(r, i)->start < t.end; i++) {
        uint32_t kind;
        if (fg_tok(r, i)->start < t.start || !fg_mark_at(x, i, fg_line_end(x, i), FG_LEX_EMPLOYMENT, &kind)) continue;
        if (kind != INTERNSHIP && kind != PART_TIME && kind != FULL_TIME) continue;
        add_several(x, v, fg_line_start(x, i), fg_line_end(x, i), true);
        return (uint8_t)kind;
    }
    return 0;
}

static void read_employment(fg_header_reader *x, const fg_header_pairs *pairs) {
    votes v = {.group = FG_LEX_EMPLOYMENT, .beside = FG_LEX_EMPLOYMENT_POST, .not_meant = FG_LEX_EMPLOYMENT_NOT};
    uint8_t kind = employment_of_pairs(x, &v, pairs);
    if (!kind) kind = employment_of_title(x, &v);
    if (!kind) {
        vote_all(x, &v);
        kind = best_of(&v, OF_THIS_JOB);
    }
    x->h->employment = kind;
    x->h->employments = offers_of(&v, kind);
}

void fg_header_terms(fg_header_reader *x, const fg_header_pairs *pairs) {
    read_workplace(x, pairs);
    read_employment(x, pairs);
}
