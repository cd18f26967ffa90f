/* Certificates and licences: who gave them, when, and until when they hold. */
#include "parse/roles.h"

enum { BY = 1, UNTIL, BODY }; /* arguments of [credential] */

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
    OF_OTHERS_CLOSE, /* arguments of [unclaimed] */
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

bool fg_resume_read_credential(fg_resume_reading *x, uint32_t to, const fg_mentions *found, uint32_t mention,
                               bool listed) {
    const fg_date none = {FG_NO_MONTH, FG_PRECISION_NONE};
    const fg_mention *m = &found->at[mention];
    stretch own = own_words(x, to, found, mention), taken;
    fg_credential c = {m->concept, fg_resume_span(x, m->first, m->end), {0, 0}, none, none};
    if (listed) {
        read_dates(x, own, &c);
        c.issuer = issuer_of(x, own);
    } else {
        read_expiry(x, own, &taken, &c);
    }
    bool more = c.issuer.end > c.issuer.start || c.issued.month != FG_NO_MONTH || c.expires.month != FG_NO_MONTH;
    fg_credential *kept = more ? FG_PUSH(&x->resume->arena, &x->resume->credentials) : NULL;
    if (kept) *kept = c;
    return !fg_date_is_over(c.expires, x->resume->as_of) && !fg_date_is_to_come(c.issued, x->resume->as_of);
}
