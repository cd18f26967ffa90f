/* What a statement's words say of it before anything is read in it: that it asks, tells of duties, pay or the company. */
#include "parse/clause.h"

enum { NO_DEMAND = 9, REACH = 3 }; /* [physical 9], and how far in front of a word such a phrase begins */

/* "Stand by a decision", "bank holidays": within a phrase that asks nothing of the body or the clock. */
static bool is_no_demand(const fg_clause *c, const fg_cue *q) {
    uint32_t from = q->first > c->st->first + REACH ? q->first - REACH : c->st->first, arg = 0;
    fg_hit h;
    for (uint32_t i = from; i <= q->first; i++)
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_PHYSICAL, &h, &arg) && arg == NO_DEMAND && h.end >= q->end)
            return true;
    return false;
}

/* "Applicants will not require sponsorship" asks for those who need none. */
static bool is_before_sponsor(const fg_clause *c, const fg_cue *q) {
    fg_hit h;
    for (uint32_t i = q->end; i < c->st->end && i < q->end + 4; i++)
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_AUTHORIZATION, &h, NULL)) return true;
    return false;
}

/* "No visa sponsorship is available": the words that tell of an offer tell that there is none. */
static bool is_of_no_sponsor(const fg_clause *c, const fg_cue *q) {
    uint32_t from = q->first > c->st->first + 3 ? q->first - 3 : c->st->first, permit;
    fg_hit h;
    for (uint32_t i = from; i < q->first; i++)
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_PERMIT, &h, &permit) && permit == FG_PERMIT_UNSPONSORED &&
            h.end > q->first)
            return true;
    return false;
}

/* "This is not a remote position": the work is done on site. */
static bool is_of_workplace(const fg_clause *c, const fg_cue *q) {
    for (uint32_t i = q->first + 1; i < q->end; i++) {
        fg_hit h;
        if (fg_word_is(c->r, i, "not") && fg_cue_at(c->r, i, c->st->end, FG_LEX_TRAVEL, &h, NULL) && h.end > q->end)
            return true;
    }
    return false;
}

/* "as required", "if needed": nothing is required here. */
static bool is_idle(const fg_clause *c, const fg_cue *q) {
    if (q->tag == FG_LEX_PHYSICAL) return is_no_demand(c, q);
    if (q->tag == FG_LEX_NOT_REQUIRED)
        return is_before_sponsor(c, q) || is_of_no_sponsor(c, q) || is_of_workplace(c, q);
    if (q->tag != FG_LEX_REQUIRED) return false;
    uint32_t a = q->first;
    if (a > c->st->first && (fg_word_is(c->r, a - 1, "as") || fg_word_is(c->r, a - 1, "if") ||
                             fg_word_is(c->r, a - 1, "when") || fg_word_is(c->r, a - 1, "where")))
        return true;
    /* "we need to grow", "the momentum we need" */
    if (fg_word_is(c->r, a, "we") && (q->end >= c->st->end || fg_word_is(c->r, q->end, "to"))) return true;
    return q->end < c->st->end && fg_word_is(c->r, a, "required") &&
           (fg_word_is(c->r, q->end, "by") || fg_word_is(c->r, q->end, "to") || fg_word_is(c->r, q->end, "for"));
}

/* True: there were some. */
static bool drop_idle_cues(fg_clause *c) {
    uint32_t kept = 0, all = c->cues.n;
    if (!fg_clause_has_cue(c, FG_LEX_PHYSICAL) && !fg_clause_has_cue(c, FG_LEX_NOT_REQUIRED) &&
        !fg_clause_has_cue(c, FG_LEX_REQUIRED))
        return false;
    for (uint32_t i = 0; i < all; i++)
        if (!is_idle(c, &c->cues.at[i])) c->cues.at[kept++] = c->cues.at[i];
    c->cues.n = kept;
    return kept < all;
}

/* "Maintaining relationships with ...": work, unless the -ing word itself is one of asking ("Willing to"). */
static bool starts_with_gerund(const fg_clause *c) {
    fg_str first = fg_token_norm(c->r->tokens, c->st->first);
    fg_hit h;
    if (first.len < 6 || !fg_str_ends(first, FG_LIT("ing"))) return false;
    if (fg_word_is(c->r, c->st->first + 1, "experience")) return false; /* "Working experience with" */
    return !fg_cue_at(c->r, c->st->first, c->st->end, FG_LEX_HEAD, &h, NULL) &&
           !fg_cue_at(c->r, c->st->first, c->st->end, FG_LEX_STRONG, &h, NULL) &&
           !fg_cue_at(c->r, c->st->first, c->st->end, FG_LEX_STARTER, &h, NULL) &&
           !fg_cue_at(c->r, c->st->first, c->st->end, FG_LEX_ASKS, &h, NULL) &&
           !(c->mentions.n && c->mentions.at[0].first == c->st->first);
}

static bool has_word(const fg_clause *c, uint32_t from, const char *word) {
    for (uint32_t i = from; i < c->st->end; i++)
        if (fg_word_is(c->r, i, word)) return true;
    return false;
}

/* "You must", and "looking for somebody with"; but "looking for an engineer to join our team" asks nothing, and "we are
 * people who" speaks of others. */
static bool is_addressed(const fg_clause *c, const fg_cue *q) {
    if (q->arg < 2) return false;
    if (q->arg == 2) return true;
    if (q->arg == 4) return !c->company;
    if (q->arg == 5) return q->first == c->st->first;
    if (has_word(c, q->end, "with") || has_word(c, q->end, "who") || has_word(c, q->end, "that")) return true;
    fg_hit h;
    for (uint32_t i = 0; i < c->cues.n; i++) {
        const fg_cue *other = &c->cues.at[i];
        bool praise = other->tag == FG_LEX_STRONG || other->tag == FG_LEX_HEAD;
        if (praise && other->first >= q->end) return true;
        bool starter = other->tag == FG_LEX_STARTER && other->first >= q->end && other->end < c->st->end;
        if (starter && fg_cue_at(c->r, other->end, other->end + 1, FG_LEX_JOINING, &h, NULL))
            return true; /* "engineers passionate about" */
    }
    return false;
}

/* "(will) be migrating" */
static bool is_doing(const fg_clause *c, uint32_t i) {
    if (!fg_word_is(c->r, i, "be") || i + 1 >= c->st->end) return false;
    return fg_str_ends(fg_token_norm(c->r->tokens, i + 1), FG_LIT("ing")) && !fg_word_is(c->r, i + 1, "willing");
}

/* "The assistant will also prepare", "You will greet": told as work. "You will have a licence" asks. */
static bool tells_duty(const fg_clause *c) {
    enum { SHORTER = sizeof "will" - 1, LONGER = sizeof "you'll" - 1 };
    fg_hit h;
    uint32_t last = c->st->first + 16 < c->st->end ? c->st->first + 16 : c->st->end;
    const fg_token *t = fg_tok(c->r, c->st->first);
    for (uint32_t i = c->st->first; i + 1 < last; i++, t++) {
        if (t->norm_len != SHORTER && t->norm_len != LONGER) continue;
        if (!fg_word_is(c->r, i, "will") && !fg_word_is(c->r, i, "you'll")) continue;
        if (i > c->st->first && (fg_word_is(c->r, i - 1, "who") || fg_word_is(c->r, i - 1, "that"))) continue;
        uint32_t k = i + 1;
        bool verb = fg_cue_at(c->r, k, c->st->end, FG_LEX_DUTY_VERB, &h, NULL); /* "apply", "supply" */
        bool adverb =
            fg_word_is(c->r, k, "also") || (!verb && fg_str_ends(fg_token_norm(c->r->tokens, k), FG_LIT("ly")));
        if (adverb && k + 1 < c->st->end) k++;
        if (fg_cue_at(c->r, k, c->st->end, FG_LEX_DUTY_VERB, &h, NULL) || is_doing(c, k)) return true;
    }
    return false;
}

/* "Research experience in": a noun here. */
static bool names_experience(const fg_clause *c, const fg_cue *q) {
    fg_hit h;
    return q->end == q->first + 1 && fg_cue_at(c->r, q->end, c->st->end, FG_LEX_EXPERIENCE, &h, NULL) &&
           !fg_word_is(c->r, q->end, "work") && !fg_word_is(c->r, q->end, "working");
}

static bool is_duty(const fg_clause *c, const fg_cue *q) {
    if (q->arg == 2) return true;
    if (q->first != c->st->first || names_experience(c, q)) return false;
    for (uint32_t i = 0; i < c->cues.n && c->cues.at[i].first == q->first; i++)
        if (c->cues.at[i].tag == FG_LEX_CANDIDATE && c->cues.at[i].arg == 2) return false;
    return true;
}

/* The first of the company's own names at or behind token i. */
static const fg_own_name *own_name_from(const fg_reading *r, uint32_t i) {
    uint32_t a = 0, b = r->own.n;
    while (a < b) {
        uint32_t m = a + (b - a) / 2;
        if (r->own.at[m].first < i)
            a = m + 1;
        else
            b = m;
    }
    return a < r->own.n ? &r->own.at[a] : NULL;
}

/* "Harbor Books is a family business": the company tells of itself by name; "Harbor Books requires" asks. */
static bool starts_with_own_name(const fg_clause *c) {
    const fg_own_name *own = own_name_from(c->r, c->st->first);
    fg_hit h;
    if (!own || own->first > c->st->first + 1 || own->end >= c->st->end) return false;
    if (own->first > c->st->first && !fg_word_is(c->r, c->st->first, "the") && !fg_word_is(c->r, c->st->first, "at"))
        return false;
    return fg_is(c->r, own->end, ',') || fg_cue_at(c->r, own->end, c->st->end, FG_LEX_STATE_VERB, &h, NULL);
}

static bool names_length(const fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == FG_NODE_YEARS) return true;
    return false;
}

enum { SUBJECT_MOST = 8 /* tokens */, ADVERB_MOST = 4 /* "has well over a" */ };

/* "Harbor Mill has over 30 years of experience in bread": told of whoever hires. */
static bool tells_history(const fg_clause *c) {
    uint32_t verb = c->st->first + 1;
    fg_hit h;
    while (verb < c->st->end && !fg_word_is(c->r, verb, "has") && !fg_word_is(c->r, verb, "brings")) {
        if (fg_tok(c->r, verb)->cls != FG_TOK_WORD || verb - c->st->first >= SUBJECT_MOST) return false;
        verb++;
    }
    if (verb >= c->st->end || !fg_has_cap(c->r, c->st->first)) return false;
    for (uint32_t i = c->st->first; i < verb; i++)
        if (fg_cue_at(c->r, i, verb, FG_LEX_CANDIDATE, &h, NULL) || fg_cue_at(c->r, i, verb, FG_LEX_ASKS, &h, NULL))
            return false;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (fg_node_at(c->p, l->node)->type == FG_NODE_YEARS) return l->first > verb && l->first <= verb + ADVERB_MOST;
    }
    return false;
}

/* "A family firm with over 40 years in bread": lengths that no candidate is asked for, unless it is said in so many words. */
static bool tells_age(const fg_clause *c) {
    enum { LONG = 20 * 12, LONGEST = 25 * 12 /* months */ };
    static const fg_lex asking[] = {FG_LEX_REQUIRED, FG_LEX_PREFERRED};
    bool asked = c->st->section == FG_LEX_H_REQUIRED || c->st->section == FG_LEX_H_PREFERRED;
    uint32_t months = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_node *n = fg_node_at(c->p, c->leaves.at[i].node);
        if (n->type == FG_NODE_YEARS && n->min_months > months) months = n->min_months;
    }
    if (months < LONG || (asked && (c->st->bullet || months < LONGEST) && !fg_clause_has_cue(c, FG_LEX_COMPANY)))
        return false;
    for (size_t k = 0; k < FG_COUNT(asking); k++)
        if (fg_clause_has_cue(c, asking[k])) return false;
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE)
        if (is_addressed(c, q)) return false;
    return true;
}

/* "With 25 years in bread, Harbor Mill is a leader": behind the length and a comma its subject. */
static bool tells_own_length(const fg_clause *c) {
    enum { FRONT = 6 /* tokens before the end of the length */ };
    if (!fg_word_is(c->r, c->st->first, "with") && !fg_word_is(c->r, c->st->first, "for")) return false;
    uint32_t i = c->st->first;
    for (uint32_t k = 0; k < c->leaves.n && i == c->st->first; k++) {
        const fg_leaf *l = &c->leaves.at[k];
        bool length = fg_node_at(c->p, l->node)->type == FG_NODE_YEARS;
        if (length && l->first > i && l->first < i + FRONT) i = l->end;
    }
    if (i == c->st->first) return false;
    while (i < c->st->end && !fg_is(c->r, i, ',')) i++;
    bool we = i + 2 < c->st->end && fg_word_is(c->r, i + 1, "we");
    if (i + 2 >= c->st->end || (!we && !fg_has_cap(c->r, i + 1))) return false;
    for (uint32_t k = i + 2; k < c->st->end && k < i + SUBJECT_MOST; k++) {
        fg_hit h;
        if (fg_cue_at(c->r, k, c->st->end, FG_LEX_STATE_VERB, &h, NULL)) return true;
        if (fg_tok(c->r, k)->cls != FG_TOK_WORD) return false;
    }
    return false;
}

enum { SIGNS_OF_PAY = 2 /* words such as "equity" or "vision" that tell of pay only together */ };

static void link_cues(fg_clause *c) {
    for (uint32_t i = c->cues.n < UINT16_MAX ? c->cues.n : UINT16_MAX; i-- > 0;) {
        fg_cue *q = &c->cues.at[i];
        q->next = c->first_cue[q->tag];
        c->first_cue[q->tag] = (uint16_t)(i + 1);
    }
}

void fg_clause_find_cues(fg_clause *c) {
    fg_find_clause_cues(c->r, c->st->first, c->st->end, &c->cues);
    link_cues(c);
    if (!drop_idle_cues(c)) return;
    memset(c->first_cue, 0, sizeof c->first_cue);
    link_cues(c);
}

/* "If you are curious about ledgers, we'd love to meet you" asks nothing; with "have experience in" it asks. */
static bool is_boilerplate(const fg_clause *c) {
    enum { INVITATION = 9 /* argument of [boilerplate] */ };
    bool had = fg_clause_has_cue(c, FG_LEX_HEAD) || fg_clause_has_cue(c, FG_LEX_EXPERIENCE);
    FG_EACH_CUE (c, q, FG_LEX_BOILERPLATE)
        if (q->arg != INVITATION || !had) return true;
    return false;
}

void fg_clause_judge_words(fg_clause *c) {
    uint32_t pay = 0;
    const fg_cue *sign = NULL; /* the last weak one */
    c->asks = fg_clause_has_cue(c, FG_LEX_ASKS);
    c->boilerplate = is_boilerplate(c);
    c->history = names_length(c) && (tells_history(c) || tells_age(c) || tells_own_length(c));
    c->by_name = starts_with_own_name(c);
    c->company = c->history || c->by_name || fg_clause_has_cue(c, FG_LEX_COMPANY);
    FG_EACH_CUE (c, q, FG_LEX_PAY) {
        if (q->arg == 0)
            pay = SIGNS_OF_PAY;
        else if (!sign || !fg_str_eq(fg_token_norm(c->r->tokens, sign->first), fg_token_norm(c->r->tokens, q->first)))
            pay++;
        if (q->arg) sign = q;
    }
    c->pay = pay >= SIGNS_OF_PAY;
    FG_EACH_CUE (c, q, FG_LEX_DUTY) c->duty |= is_duty(c, q);
    c->duty |= tells_duty(c) || starts_with_gerund(c);
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE) c->addressed |= is_addressed(c, q);
}
