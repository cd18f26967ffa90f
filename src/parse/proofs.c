/* Proofs: every mention of a concept with the place that shows it, and skills as their sums. */
#include "parse/roles.h"

#include <stdlib.h>

enum { SPOKEN_REACH = 4, NAME_WORDS = 5 };

typedef struct {
    uint32_t from, to; /* the statement */
    uint32_t part;
    uint32_t role; /* FG_NONE outside */
    uint8_t place;
    bool head; /* inside the words that name a job */
} setting;

/* ---- where ---- */

static uint8_t place_of(fg_lex tag) {
    switch (tag) {
    case FG_LEX_H_EXPERIENCE:
    case FG_LEX_H_VOLUNTEER: return FG_IN_ROLE;
    case FG_LEX_H_PROJECTS: return FG_IN_PROJECT;
    case FG_LEX_H_EDUCATION: return FG_IN_EDUCATION;
    case FG_LEX_H_CERTIFICATES: return FG_IN_CERTIFICATES;
    case FG_LEX_H_SKILLS:
    case FG_LEX_H_LANGUAGES: return FG_IN_SKILLS;
    case FG_LEX_H_SUMMARY:
    case FG_LEX_COUNT: return FG_IN_SUMMARY;
    case FG_LEX_H_INTERESTS: return FG_IN_INTERESTS;
    default: return FG_IN_OTHER;
    }
}

static bool is_skipped(fg_lex tag) { return tag == FG_LEX_H_PERSONAL || tag == FG_LEX_H_REFERENCES; }

/* Lines of the letterhead: addresses, telephone numbers, links. A list may end in a link where line breaks were lost. */
static bool is_contact(const fg_resume_reading *x, uint32_t from, uint32_t to, bool listing) {
    enum { LIST = 3 /* commas */ };
    uint32_t digits = 0, words = 0, commas = 0;
    for (uint32_t i = from; i < to; i++) {
        const fg_token *t = fg_tok(&x->reading, i);
        commas += fg_is(&x->reading, i, ',');
        if (t->cls == FG_TOK_EMAIL || t->cls == FG_TOK_URL) return to - from < 25 && !(listing && commas >= LIST);
        if (t->cls == FG_TOK_NUMBER) digits += t->norm_len;
        words += t->cls == FG_TOK_WORD;
    }
    return digits >= 9 && words <= 8;
}

/* Does the line begin with the key of something that is nobody's business, or of a name: "Nationality: French"? */
static bool is_private(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    fg_hit h;
    bool key = fg_resume_sign(x, from, to, FG_SIGN_KEY, &h) || fg_resume_sign(x, from, to, FG_SIGN_PRIVATE, &h);
    return key && fg_is(&x->reading, h.end, ':');
}

/* The first line, where it is no job title: in "Seo-yeon Park" nothing is said of search engines. */
static bool is_name(const fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    uint32_t words = 0, unknown = 0;
    fg_hit h;
    if (from > 0) return false;
    for (uint32_t i = from; i < to; i++) {
        const fg_token *t = fg_tok(r, i);
        bool joint = fg_is(r, i, '-') || fg_is(r, i, '.') || fg_is(r, i, '\'');
        if (joint) continue;
        if (t->cls != FG_TOK_WORD || fg_cue_at(r, i, to, FG_LEX_TITLE_WORD, &h, NULL)) return false;
        words++;
        unknown += t->stem == FG_NONE;
    }
    return unknown && words <= NAME_WORDS;
}

/* ---- spoken languages ---- */

static bool ends_part(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, ';') || fg_is(r, i, '.') || fg_is(r, i, FG_BULLET) || fg_is(r, i, ')');
}

enum { BY_OTHERS = 1 /* argument of [not-spoken] */ };

/* "French, Italian and Thai dishes": what stands behind the list of which it is one comes from there. */
static bool is_of_things(const fg_reading *r, const fg_mention *m, uint32_t to) {
    enum { LIST = 10 /* tokens */ };
    for (uint32_t i = m->end, arg; i < to && i < m->end + LIST; i++) {
        fg_hit h;
        if (fg_cue_at(r, i, to, FG_LEX_NOT_SPOKEN, &h, &arg) && arg != BY_OTHERS) return true;
        bool joint = fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, '&') || fg_is(r, i, '-') ||
                     fg_word_is(r, i, "and") || fg_word_is(r, i, "or");
        if (!joint && !fg_has_cap(r, i) && !(i > m->end && fg_is(r, i - 1, ','))) return false;
    }
    return false;
}

/* "Translated the German brochure with an agency" */
static bool is_by_others(const fg_reading *r, const fg_mention *m, uint32_t to) {
    for (uint32_t i = m->end, arg; i < to && !ends_part(r, i); i++) {
        fg_hit h;
        if (fg_cue_at(r, i, to, FG_LEX_NOT_SPOKEN, &h, &arg) && arg == BY_OTHERS) return true;
    }
    return false;
}

/* A language counts where the text is about speaking it; elsewhere it is a subject, a people or a place. */
static bool is_spoken(const fg_resume_reading *x, const setting *s, const fg_mention *m) {
    if (x->parts.at[s->part].tag == FG_LEX_H_LANGUAGES) return true;
    if (s->place == FG_IN_EDUCATION || is_of_things(&x->reading, m, s->to) || is_by_others(&x->reading, m, s->to))
        return false;
    if (fg_has_scale_level(x, m, s->to)) return true;
    uint32_t from = s->from, to = m->end + SPOKEN_REACH < s->to ? m->end + SPOKEN_REACH : s->to;
    if (m->first > s->from + 2 * SPOKEN_REACH) from = m->first - 2 * SPOKEN_REACH;
    if (fg_resume_has_cue(x, from, m->end, FG_LEX_SPEAKS)) return true;
    for (uint32_t i = m->end; i < to && !ends_part(&x->reading, i); i++)
        if (fg_resume_cue(x, i, to, FG_LEX_SPEAKS)) return true;
    return s->place == FG_IN_SKILLS && m->end - m->first == s->to - s->from;
}

/* ---- one statement ---- */

/* "Lapsed in 2019": the one date is that of its end. */
static void read_lapsed(fg_resume_reading *x, uint32_t to, const fg_mentions *found, uint32_t i, bool listed) {
    const fg_date none = {FG_NO_MONTH, FG_PRECISION_NONE};
    uint32_t n = x->resume->credentials.n;
    fg_resume_read_credential(x, to, found, i, listed);
    if (x->resume->credentials.n == n) return;
    fg_credential *c = &x->resume->credentials.at[n];
    if (c->expires.month != FG_NO_MONTH) return;
    c->expires = c->issued;
    c->issued = none;
}

static void add_proof(fg_resume_reading *x, const setting *s, const fg_mentions *found, uint32_t i) {
    const fg_mention *m = &found->at[i];
    fg_proof *p = FG_PUSH(&x->resume->arena, &x->resume->proofs);
    if (!p) return;
    *p = (fg_proof){
        .concept = m->concept, .span = fg_resume_span(x, m->first, m->end), .place = s->place, .role = s->role};
    p->by_title = (m->flags & FG_NAME_TITLE) != 0;
    p->polarity = fg_stated_polarity(x, s->from, s->to, found, i);
    p->stated_months = fg_stated_months(x, m->end, s->to);
    p->level = fg_stated_level(x, s->from, s->to, found, i, &p->level_span);
    bool levelled = p->level > FG_SAYS_BASIC && p->level_span.start >= p->span.end;
    if (p->polarity == FG_LACKS && levelled) p->polarity = FG_HAS; /* "no German, French (native)" */
    if (p->polarity == FG_LACKS) p->level = FG_SAYS_NO_LEVEL;      /* "not fluent in German" */
    bool listed = s->place == FG_IN_CERTIFICATES;
    if (!fg_is_credential(fg_kind_of(&x->reading, m->concept))) {
        if (p->level == FG_SAYS_BASIC && p->polarity == FG_HAS) p->polarity = FG_WEAK;
        return;
    }
    if (p->level == FG_SAYS_BASIC) p->level = FG_SAYS_NO_LEVEL; /* "EMT-Basic" */
    p->lapsed = p->polarity == FG_WEAK && fg_stated_lapsed(x, s->from, s->to, found, i);
    if (p->lapsed) read_lapsed(x, s->to, found, i, listed);
    if (p->polarity != FG_HAS) return;
    if (!fg_resume_read_credential(x, s->to, found, i, listed) ||
        fg_resume_read_claim(x, s->from, s->to, m, listed) == FG_SOUGHT)
        p->polarity = FG_WEAK;
}

/* "Chef, Java House": the name of the employer is no skill; its industry may be told by it. */
static bool is_employer(const fg_resume_reading *x, const setting *s, const fg_mention *m, fg_kind kind) {
    if (!s->head || s->role == FG_NONE || kind == FG_KIND_DOMAIN) return false;
    fg_span employer = x->resume->roles.at[s->role].employer;
    return fg_tok(&x->reading, m->first)->start >= employer.start &&
           fg_tok(&x->reading, m->end - 1)->end <= employer.end;
}

static bool is_letter(const fg_reading *r, uint32_t i) {
    return fg_tok(r, i)->cls == FG_TOK_WORD && fg_tok(r, i)->end - fg_tok(r, i)->start == 1;
}

/* The letters of "E X A M P L E S" are no names. */
static bool is_spaced_word(const fg_reading *r, const fg_mention *m) {
    for (uint32_t i = m->first; i < m->end; i++)
        if (!is_letter(r, i)) return false;
    return (m->first > 0 && is_letter(r, m->first - 1)) || (m->end < r->tokens->list.n && is_letter(r, m->end));
}

/* "Non-English speakers" */
static bool is_not_spoken(const fg_reading *r, const fg_mention *m) {
    return m->first > 1 && fg_is(r, m->first - 1, '-') && fg_word_is(r, m->first - 2, "non");
}

/* "Spring 2012" */
static bool is_season(const fg_reading *r, const fg_mention *m) {
    fg_hit h;
    fg_dated d;
    return fg_cue_at(r, m->first, m->end, FG_LEX_SEASON, &h, NULL) && h.end == m->end &&
           fg_date_at(r, m->first, r->tokens->list.n, &d);
}

static bool is_of_others(const fg_resume_reading *x, const setting *s, const fg_mention *m) {
    if (s->head) return (m->flags & FG_NAME_TITLE) && fg_resume_is_helper(x, s->to, m);
    fg_claim claim = fg_resume_read_claim(x, s->from, s->to, m, s->place == FG_IN_CERTIFICATES);
    bool job = s->place == FG_IN_ROLE || s->place == FG_IN_PROJECT;
    return claim == FG_OF_OTHERS || (claim == FG_CLAIMED && job && !fg_resume_holds_in_job(x, s->from, s->to, m));
}

/* "CNA/HHA, Texas" among certificates: what elsewhere is the name of a job. */
static bool is_entry_of_certificates(const fg_resume_reading *x, const setting *s, const fg_mention *m, fg_kind kind) {
    if (s->place != FG_IN_CERTIFICATES || !fg_is_credential(kind) || m->first != s->from) return false;
    return m->end == s->to || (fg_is_mark(&x->reading, m->end) && !fg_is(&x->reading, m->end, '-'));
}

static bool is_proof(const fg_resume_reading *x, const setting *s, const fg_mention *m) {
    fg_kind kind = fg_kind_of(&x->reading, m->concept);
    if (kind == FG_KIND_SPOKEN && is_not_spoken(&x->reading, m)) return false;
    uint8_t cls = fg_tok(&x->reading, m->first)->cls;
    if (kind == FG_KIND_FIELD || cls == FG_TOK_EMAIL || cls == FG_TOK_URL) return false;
    if (((m->flags & FG_NAME_TITLE) && !s->head && !is_entry_of_certificates(x, s, m, kind)) ||
        is_employer(x, s, m, kind) || is_spaced_word(&x->reading, m) || is_season(&x->reading, m))
        return false;
    if (fg_is_credential(kind) && is_of_others(x, s, m)) return false;
    return kind != FG_KIND_SPOKEN || is_spoken(x, s, m);
}

/* Who teaches English need not say so of what he or she speaks; who interprets does. */
static bool is_subject(const fg_resume_reading *x, const fg_mention *title, fg_kind kind) {
    return kind == FG_KIND_SPOKEN && !fg_resume_cue(x, title->end - 1, title->end, FG_LEX_SPEAKS);
}

/* "Data Entry Clerk" over a job and "customer service specialist" in a summary name what was done, too. */
static void read_inside_title(fg_resume_reading *x, const setting *s, const fg_mention *title) {
    fg_mentions inside = {0};
    if (!s->head && s->place != FG_IN_SUMMARY) return;
    fg_find_mentions(&x->reading, title->first, title->end - 1, false, &inside);
    for (uint32_t i = 0; i < inside.n && !x->scratch->failed; i++) {
        fg_kind kind = fg_kind_of(&x->reading, inside.at[i].concept);
        if (!(inside.at[i].flags & (FG_NAME_TITLE | FG_NAME_LICENSED)) && !fg_is_credential(kind) &&
            kind != FG_KIND_SOFT && !is_subject(x, title, kind) && is_proof(x, s, &inside.at[i]))
            add_proof(x, s, &inside, i);
    }
}

static void read_statement(fg_resume_reading *x, const setting *s) {
    fg_mentions found = {0};
    bool listing = s->place == FG_IN_SKILLS;
    bool numbered = s->place == FG_IN_CERTIFICATES; /* "License #812345, exp. 05/2027" */
    if ((!s->head && !numbered && is_contact(x, s->from, s->to, listing)) || is_private(x, s->from, s->to) ||
        is_name(x, s->from, s->to))
        return;
    fg_find_mentions(&x->reading, s->from, s->to, listing, &found);
    if (x->scratch->failed) return;
    for (uint32_t i = 0; i < found.n; i++) {
        if (is_proof(x, s, &found.at[i]) && !fg_is_of_others(x, s->from, &found, i)) add_proof(x, s, &found, i);
        if (found.at[i].flags & FG_NAME_TITLE) read_inside_title(x, s, &found.at[i]);
    }
    if ((s->place == FG_IN_ROLE || s->place == FG_IN_PROJECT) && !s->head)
        fg_resume_read_shown(x, &found, s->from, s->to, s->place, s->role);
}

static void read_text(fg_resume_reading *x, uint32_t from, uint32_t to, uint32_t part, uint32_t role, bool head) {
    setting s = {.part = part, .role = role, .head = head, .place = place_of(x->parts.at[part].tag)};
    if (role != FG_NONE) s.place = FG_IN_ROLE;
    for (uint32_t i = from; i < to; i = s.to) {
        s.from = fg_is(&x->reading, i, FG_BULLET) && i + 1 < to ? i + 1 : i;
        s.to = fg_resume_statement_end(x, s.from, to);
        read_statement(x, &s);
    }
}

/* A section outside its roles, then each role in it; *word is the first role that no section before it holds. */
static void read_part(fg_resume_reading *x, uint32_t part, uint32_t *word) {
    const fg_part *p = &x->parts.at[part];
    uint32_t at = p->first;
    for (; *word < x->words.n && x->words.at[*word].part <= part; ++*word) {
        const fg_role_words *w = &x->words.at[*word];
        if (w->head_first > at && !is_skipped(p->tag)) read_text(x, at, w->head_first, part, FG_NONE, false);
        read_text(x, w->head_first, w->head_end, part, *word, true);
        read_text(x, w->head_end, w->end, part, *word, false);
        at = w->end;
    }
    if (at < p->end && !is_skipped(p->tag)) read_text(x, at, p->end, part, FG_NONE, false);
}

/* ---- skills ---- */

static int by_concept(const void *a, const void *b) {
    const fg_proof *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

typedef struct {
    const fg_resume *resume;
    uint32_t *next; /* the first proof that no role asked for so far has; roles are asked for in their order */
    uint32_t end;
} proof_range;

/* Proofs stand in the order of the text, and so do the roles that hold them. */
static bool shows_it(const void *ctx, uint32_t role) {
    const proof_range *g = ctx;
    for (; *g->next < g->end; ++*g->next) {
        const fg_proof *p = &g->resume->proofs.at[*g->next];
        if (p->role == FG_NONE || p->role < role || p->polarity == FG_LACKS) continue;
        return p->role == role;
    }
    return false;
}

static void add_skill(fg_resume_reading *x, uint32_t first, uint32_t end) {
    fg_resume *resume = x->resume;
    fg_skill *s = FG_PUSH(&resume->arena, &resume->skills);
    if (!s) return;
    uint32_t next = first;
    proof_range g = {resume, &next, end};
    *s = (fg_skill){
        .concept = resume->proofs.at[first].concept, .first = first, .n = end - first, .last_used = FG_NO_MONTH};
    s->months = fg_roles_union(resume->roles.at, resume->roles.n, shows_it, &g, x->scratch);
    for (uint32_t i = first; i < end; i++) {
        uint32_t role = resume->proofs.at[i].role;
        if (role == FG_NONE || resume->proofs.at[i].polarity == FG_LACKS) continue;
        do {
            if (resume->roles.at[role].end.month > s->last_used) s->last_used = resume->roles.at[role].end.month;
        } while (++role < resume->roles.n && resume->roles.at[role].again);
    }
}

void fg_resume_find_proofs(fg_resume_reading *x) {
    fg_resume *resume = x->resume;
    uint32_t word = 0;
    for (uint32_t p = 0; p < x->parts.n && !x->scratch->failed; p++) read_part(x, p, &word);
    fg_resume_sort_shown(resume);
    if (x->scratch->failed || resume->arena.failed || !resume->proofs.n) return;
    qsort(resume->proofs.at, resume->proofs.n, sizeof *resume->proofs.at, by_concept);
    for (uint32_t i = 0; i < resume->proofs.n;) {
        uint32_t end = i + 1;
        while (end < resume->proofs.n && resume->proofs.at[end].concept == resume->proofs.at[i].concept) end++;
        add_skill(x, i, end);
        i = end;
    }
}
