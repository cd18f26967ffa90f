/* Certificates and licences: who gave them, when, and until when they hold. */
#include "parse/roles.h"

enum { BY = 1, UNTIL, BODY, HOLDS, HELD_BESIDE, GOVERNS, BETWEEN, IN_PLURAL }; /* arguments of [credential] */

typedef struct {
    uint32_t first, end;
} stretch;

static bool is_cue(const fg_resume_reading *x, uint32_t i, uint32_t to, uint32_t kind, uint32_t *end) {
    fg_hit h;
    uint32_t arg;
    if (!fg_cue_at(&x->reading, i, to, FG_LEX_CREDENTIAL, &h, &arg) || arg != kind) return false;
    *end = h.end;
    return true;
}

/* The part of the statement that speaks of this one: up to the next certificate. */
static stretch own_words(const fg_resume_reading *x, uint32_t to, const fg_mentions *found, uint32_t mention) {
    stretch own = {found->at[mention].end, to};
    for (uint32_t k = mention + 1; k < found->n; k++) {
        if (!fg_is_credential(fg_kind_of(&x->reading, found->at[k].concept))) continue;
        if (found->at[k].first < own.end) own.end = found->at[k].first;
        break;
    }
    return own;
}

/* ---- whose it is ---- */

enum {
    SOUGHT = 1,
    OF_OTHERS_BEFORE,
    OF_OTHERS_BEHIND,
    OF_OTHERS_CLOSE,
    OF_OTHERS_IN_JOB = 7,
    HELPER,
    PAPER = 10, /* arguments of [unclaimed] */
    CLAIM_REACH = 8,
    CLOSE_REACH = 3,
    BEHIND_REACH = 3
};

static bool is_unclaimed(const fg_resume_reading *x, uint32_t i, uint32_t to, uint32_t kind) {
    fg_hit h;
    uint32_t arg;
    for (uint32_t limit = to; i < limit && fg_cue_at(&x->reading, i, limit, FG_LEX_UNCLAIMED, &h, &arg);
         limit = h.end - 1) {
        if (arg == kind) return true;
        if (h.end - 1 <= i) break;
    }
    return false;
}

static bool ends_claim(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '.') || fg_is(r, i, ';') || fg_is(r, i, ')') || fg_is(r, i, '|') || fg_is(r, i, FG_BULLET) ||
           fg_word_is(r, i, "but");
}

/* "RN's": nobody is several of them. */
static bool are_many(const fg_resume_reading *x, const fg_mention *m) {
    return (fg_tok(&x->reading, m->end - 1)->flags & FG_TOK_OWNER) != 0;
}

/* "Project Management Professional (PMP) - eligible": behind the bracket that holds the name or its short form, where a
 * sign goes on; else behind the name. */
static uint32_t behind_bracket(const fg_resume_reading *x, const fg_mention *m, uint32_t to) {
    const fg_reading *r = &x->reading;
    uint32_t i = m->end + (m->end + 2 < to && fg_is(r, m->end, '(') ? 2 : 0);
    return i + 1 < to && fg_is(r, i, ')') && fg_is_mark(r, i + 1) ? i + 1 : m->end;
}

fg_claim fg_resume_read_claim(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mention *m,
                              bool listed) {
    for (uint32_t i = m->first; i-- > from && m->first - i <= CLAIM_REACH && !ends_claim(&x->reading, i);) {
        if (is_unclaimed(x, i, m->first, SOUGHT)) return FG_SOUGHT;
        if (!listed && is_unclaimed(x, i, m->first, OF_OTHERS_BEFORE)) return FG_OF_OTHERS;
        if (!listed && m->first - i <= CLOSE_REACH && is_unclaimed(x, i, m->first, OF_OTHERS_CLOSE))
            return FG_OF_OTHERS;
    }
    if (!listed && (is_unclaimed(x, m->end, to, OF_OTHERS_BEHIND) || are_many(x, m))) return FG_OF_OTHERS;
    uint32_t behind = behind_bracket(x, m, to);
    for (uint32_t i = behind; i < to && i < behind + BEHIND_REACH && !ends_claim(&x->reading, i); i++)
        if (is_unclaimed(x, i, to, SOUGHT)) return FG_SOUGHT;
    return FG_CLAIMED;
}

/* ---- in the text of a job ---- */

/* Behind words that may stand between what says that it is held and its name: "a valid", "CPR and", "Texas". */
static uint32_t skip_between(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t end;
    if (fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h)) return h.end;
    if (is_cue(x, i, to, BETWEEN, &end) || is_cue(x, i, to, HELD_BESIDE, &end)) return end;
    if (ends_claim(r, i)) return i;
    bool passes = fg_tok(r, i)->cls != FG_TOK_WORD || fg_has_cap(r, i) || fg_resume_cue(x, i, to, FG_LEX_STOP);
    return passes && !is_cue(x, i, to, GOVERNS, &end) ? i + 1 : i;
}

/* "Maintained CPR certification", "certified in infant and adult CPR", "started as a CNA" */
static bool is_said_held(const fg_resume_reading *x, uint32_t from, const fg_mention *m) {
    enum { REACH = 12 };
    uint32_t end;
    for (uint32_t i = m->first > from + REACH ? m->first - REACH : from; i < m->first; i++) {
        if (i > from && is_cue(x, i - 1, m->first, GOVERNS, &end) && end > i) continue; /* "such as" */
        if (!is_cue(x, i, m->first, HOLDS, &end)) continue;
        for (uint32_t next = end; end < m->first; end = next) {
            next = skip_between(x, end, m->first);
            if (next == end) break;
        }
        if (end == m->first) return true;
    }
    return false;
}

/* "CPAs", "nurse practitioners": nobody is several of them. */
static bool is_plural(const fg_resume_reading *x, const fg_mention *m) {
    const fg_token *t = fg_tok(&x->reading, m->end - 1);
    const char *word = x->reading.doc->text.ptr + t->start;
    size_t n = t->end - t->start, capitals = 0;
    uint32_t end;
    while (capitals < n && word[capitals] >= 'A' && word[capitals] <= 'Z') capitals++;
    return (capitals > 1 && capitals + 1 == n && word[capitals] == 's') ||
           is_cue(x, m->end - 1, m->end, IN_PLURAL, &end);
}

/* "for a licensed contractor", "to 5 LVN": the words right before it make it that of others. */
static bool is_governed(const fg_resume_reading *x, uint32_t from, const fg_mention *m) {
    enum { ONE = 100, YEARS = 100000 /* numbers are in hundredths */ };
    const fg_reading *r = &x->reading;
    uint32_t end, i = m->first;
    while (i > from && (is_cue(x, i - 1, i, BETWEEN, &end) || fg_word_is(r, i - 1, "a") || fg_word_is(r, i - 1, "an") ||
                        fg_word_is(r, i - 1, "the")))
        i--;
    if (i == from) return false;
    const fg_token *t = fg_tok(r, i - 1);
    return is_cue(x, i - 1, i, GOVERNS, &end) || (t->cls == FG_TOK_NUMBER && t->value > ONE && t->value < YEARS);
}

static bool parts_items(const fg_reading *r, uint32_t i) {
    return fg_tok(r, i)->cls == FG_TOK_PUNCT && !fg_is(r, i, '-') && !fg_is(r, i, '&');
}

static bool opens_item(const fg_resume_reading *x, uint32_t from, const fg_mention *m) {
    const fg_reading *r = &x->reading;
    return m->first == from || fg_tok(r, m->first)->flags & FG_TOK_LINE || parts_items(r, m->first - 1) ||
           fg_tok(r, m->first - 1)->cls == FG_TOK_NUMBER;
}

static bool ends_item(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    const fg_reading *r = &x->reading;
    return i >= to || fg_tok(r, i)->flags & FG_TOK_LINE || parts_items(r, i) || fg_tok(r, i)->cls == FG_TOK_NUMBER;
}

/* Is what stands before it, if anything does, a list of names, which no verb begins? */
static bool is_in_list(const fg_resume_reading *x, uint32_t from, const fg_mention *m) {
    const fg_reading *r = &x->reading;
    if (m->first == from) return true;
    if (fg_resume_cue(x, from, m->first, FG_LEX_DUTY_VERB) || fg_str_ends(fg_token_norm(r->tokens, from), FG_LIT("ed")))
        return false;
    for (uint32_t i = from; i < m->first; i++)
        if (fg_tok(r, i)->cls == FG_TOK_WORD && !fg_has_cap(r, i) && !fg_word_is(r, i, "and") &&
            !fg_word_is(r, i, "of"))
            return false;
    return true;
}

/* "OSHA 30-Hour Construction Card": behind the words in capitals, the numbers and joints right behind it. */
static uint32_t behind_name(const fg_resume_reading *x, const fg_mention *m, uint32_t to) {
    enum { MOST = 3 };
    const fg_reading *r = &x->reading;
    uint32_t i = m->end, end;
    while (i < to && i < m->end + MOST && !(fg_tok(r, i)->flags & FG_TOK_LINE) &&
           !is_cue(x, i, to, HELD_BESIDE, &end) &&
           (fg_tok(r, i)->cls == FG_TOK_NUMBER || fg_has_cap(r, i) || fg_is(r, i, '-') || fg_is(r, i, '&')))
        i++;
    return i;
}

/* "CPR certified", "OSHA 30 certificate"; of a name that is a person's no more than the person himself: "notify the
 * registered nurse". */
static bool is_held_beside(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mention *m) {
    uint32_t end, last = behind_name(x, m, to);
    for (uint32_t i = m->first > from ? m->first - 1 : from; i <= last && i < to; i++) {
        bool inside = i >= m->first && i < m->end;
        if (!is_cue(x, i, to, HELD_BESIDE, &end) && !(inside && is_cue(x, i, to, HOLDS, &end))) continue;
        bool person = fg_resume_cue(x, m->end - 1, m->end, FG_LEX_TITLE_WORD);
        return !person || i >= m->end || opens_item(x, from, m) ||
               (m->end < to && fg_word_is(&x->reading, m->end, "with"));
    }
    return false;
}

bool fg_resume_holds_in_job(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mention *m) {
    if (is_plural(x, m)) return false;
    for (uint32_t i = m->first; i-- > from && m->first - i <= CLAIM_REACH && !ends_claim(&x->reading, i);)
        if (is_unclaimed(x, i, m->first, OF_OTHERS_IN_JOB)) return false;
    for (uint32_t i = m->end; i < to && i < m->end + 2 && fg_tok(&x->reading, i)->cls == FG_TOK_WORD; i++)
        if (is_unclaimed(x, i, to, PAPER)) return false; /* "liquor license laws" */
    if (is_said_held(x, from, m)) return true;
    if (is_governed(x, from, m)) return false;
    if (is_held_beside(x, from, to, m)) return true;
    bool alone = opens_item(x, from, m) && ends_item(x, m->end, to);
    bool opens = m->first == from && m->end < to && fg_word_is(&x->reading, m->end, "with");
    return opens || (alone && is_in_list(x, from, m));
}

/* "Chiropractor Assistant": who helps one, or is to become one; "RN Assistant Manager" is one. */
bool fg_resume_is_helper(const fg_resume_reading *x, uint32_t to, const fg_mention *m) {
    return m->end < to && is_unclaimed(x, m->end, to, HELPER) && !fg_resume_cue(x, m->end + 1, to, FG_LEX_TITLE_WORD);
}

/* ---- dates ---- */

/* "expires 05/2026", "valid until: May 2026" */
static bool read_expiry(const fg_resume_reading *x, stretch s, stretch *taken, fg_credential *c) {
    for (uint32_t i = s.first, end; i < s.end; i++) {
        if (!is_cue(x, i, s.end, UNTIL, &end)) continue;
        fg_dated d;
        for (uint32_t k = end; k < s.end && k < end + 3; k++) {
            if (!fg_date_at(&x->reading, k, s.end, &d)) continue;
            *taken = (stretch){i, d.end};
            c->expires = d.date;
            return true;
        }
    }
    return false;
}

static void read_dates(const fg_resume_reading *x, stretch s, fg_credential *c) {
    stretch taken = {0, 0};
    fg_range g;
    fg_dated d;
    bool until = read_expiry(x, s, &taken, c);
    for (uint32_t i = s.first; i < s.end; i++) {
        if (i >= taken.first && i < taken.end) continue;
        if (!until && fg_range_at(&x->reading, i, s.end, &g)) {
            c->issued = g.start;
            if (!g.open) c->expires = g.stop;
            return;
        }
        if (!fg_date_at(&x->reading, i, s.end, &d)) continue;
        c->issued = d.date;
        return;
    }
}

/* ---- who gave it ---- */

static bool parts(const fg_resume_reading *x, uint32_t i) {
    const fg_reading *r = &x->reading;
    return fg_is(r, i, ',') || fg_is(r, i, '|') || fg_is(r, i, '(') || fg_is(r, i, ')') || fg_is(r, i, FG_DASH) ||
           fg_is(r, i, '-') || fg_is(r, i, ';') || fg_is(r, i, ':') || fg_is(r, i, FG_BULLET) || fg_is(r, i, '.');
}

static bool names_body(const fg_resume_reading *x, stretch s) {
    uint32_t end;
    for (uint32_t i = s.first; i < s.end; i++)
        if (is_cue(x, i, s.end, BODY, &end) || fg_resume_cue(x, i, s.end, FG_LEX_SCHOOL) ||
            fg_resume_cue(x, i, s.end, FG_LEX_EMPLOYER_WORD))
            return true;
    return false;
}

/* The words up to the next sign, date or other cue. */
static stretch piece_at(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    stretch p = {i, i};
    fg_dated d;
    for (uint32_t end; p.end < to && !parts(x, p.end); p.end++) {
        if (fg_date_at(&x->reading, p.end, to, &d) || is_cue(x, p.end, to, UNTIL, &end)) break;
        if (p.end > p.first && (fg_tok(&x->reading, p.end)->flags & FG_TOK_LINE)) break;
    }
    return p;
}

static fg_span issuer_of(const fg_resume_reading *x, stretch s) {
    for (uint32_t i = s.first, end; i < s.end; i++) {
        bool said = is_cue(x, i, s.end, BY, &end) || (fg_word_is(&x->reading, i, "by") && (end = i + 1));
        if (said) {
            if (end < s.end && parts(x, end)) end++;
            stretch p = piece_at(x, end, s.end);
            return fg_resume_span(x, p.first, p.end);
        }
    }
    for (uint32_t i = s.first; i < s.end; i++) {
        if (parts(x, i)) continue;
        stretch p = piece_at(x, i, s.end);
        if (p.end > p.first && fg_has_cap(&x->reading, p.first) && names_body(x, p))
            return fg_resume_span(x, p.first, p.end);
        i = p.end > i ? p.end : i;
    }
    return (fg_span){0, 0};
}

/* "BLS, ACLS (American Heart Association), exp. 03/2027": what is said behind a list until when is said of all of it.
 * False: nothing is. */
static bool read_shared(const fg_resume_reading *x, uint32_t to, const fg_mentions *found, uint32_t mention,
                        fg_credential *c) {
    const fg_reading *r = &x->reading;
    uint32_t k = mention;
    for (; k + 1 < found->n; k++) {
        const fg_mention *a = &found->at[k], *b = &found->at[k + 1];
        bool joined = b->first == a->end + 1 && (fg_is(r, a->end, ',') || fg_is(r, a->end, '/') ||
                                                 fg_is(r, a->end, '&') || fg_word_is(r, a->end, "and"));
        if (!joined || fg_tok(r, b->first)->flags & FG_TOK_LINE || !fg_is_credential(fg_kind_of(r, b->concept))) break;
    }
    stretch own = own_words(x, to, found, k), taken;
    if (k == mention || !read_expiry(x, own, &taken, c)) return false;
    c->issuer = issuer_of(x, own);
    return true;
}

bool fg_resume_read_credential(fg_resume_reading *x, uint32_t to, const fg_mentions *found, uint32_t mention,
                               bool listed) {
    const fg_date none = {FG_NO_MONTH, FG_PRECISION_NONE};
    const fg_mention *m = &found->at[mention];
    stretch own = own_words(x, to, found, mention), taken;
    fg_credential c = {m->concept, fg_resume_span(x, m->first, m->end), {0, 0}, none, none};
    if (listed && !read_shared(x, to, found, mention, &c)) {
        read_dates(x, own, &c);
        c.issuer = issuer_of(x, own);
    } else if (!listed) {
        read_expiry(x, own, &taken, &c);
    }
    bool more = c.issuer.end > c.issuer.start || c.issued.month != FG_NO_MONTH || c.expires.month != FG_NO_MONTH;
    fg_credential *kept = more ? FG_PUSH(&x->resume->arena, &x->resume->credentials) : NULL;
    if (kept) *kept = c;
    return !fg_date_is_over(c.expires, x->resume->as_of) && !fg_date_is_to_come(c.issued, x->resume->as_of);
}
