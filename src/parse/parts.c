/*
 * Members of a list that nothing is known of, beside those that were understood: "Foobarix" in "Foobarix, Quuxly and
 * Python". A statement is cut at commas, "and", "or" and slashes; a stretch between two of them in which nothing is
 * known is a member where something known stands right beside it in the list, and few words are left of it once the
 * words are gone that lead to a list or ask for it ("experience with", "preferred").
 */
#include "parse/parts.h"

enum {
    NAME_MOST = 4, /* words of what looks like a name, */
    TERM_MOST = 3, /* of other words; more are half a sentence */
    NEAR = 1       /* words between what is known and the sign that joins */
};

typedef struct {
    uint32_t first, end; /* tokens */
    const fg_cue *cues;  /* those that begin in it, or right in front of it */
    uint32_t n_cues;
    bool joined, goes_on;          /* a comma, "and", "or" or slash stands in front, behind */
    bool known;                    /* something in it was understood, */
    bool opens, closes;            /* something that is learned or proved, at its beginning, at its end */
    uint32_t term_first, term_end; /* what it names, if nothing in it is known; equal: nothing */
    bool is_part;
} stretch;
typedef FG_VEC(stretch) stretches;

typedef enum { GOES_ON, CUTS, JOINS } cutting; /* JOINS: cuts, and joins what it cuts to one list */

static cutting cutting_of_sign(char sign) {
    if (sign == ',' || sign == '/' || sign == '&' || sign == '+') return JOINS;
    return sign == '-' || sign == '\'' || sign == '.' ? GOES_ON : CUTS;
}

static cutting cutting_at(const fg_clause *c, uint32_t i) {
    const fg_token *t = fg_tok(c->r, i);
    if (t->cls == FG_TOK_PUNCT) return cutting_of_sign((char)t->value);
    fg_str word = fg_token_norm(c->r->tokens, i);
    if (!word.len || (word.ptr[0] != 'a' && word.ptr[0] != 'o')) return GOES_ON;
    bool joins = fg_str_eq(word, FG_LIT("and")) || fg_str_eq(word, FG_LIT("or")) || fg_str_eq(word, FG_LIT("and/or"));
    return joins ? JOINS : GOES_ON;
}

/* ---- what is known ---- */

typedef enum { UNKNOWN, KNOWN, HARD } knowledge; /* of a token; HARD: of something that is learned or proved */

static void mark(const fg_clause *c, uint8_t *tokens, uint32_t first, uint32_t end, knowledge k) {
    for (uint32_t i = first; i < end; i++)
        if (tokens[i - c->st->first] < k) tokens[i - c->st->first] = (uint8_t)k;
}

static bool is_hard(uint8_t type) {
    return type == FG_NODE_SKILL || type == FG_NODE_CERTIFICATE || type == FG_NODE_LICENCE || type == FG_NODE_DOMAIN ||
           type == FG_NODE_SPOKEN;
}

static uint8_t *known_tokens(const fg_clause *c) {
    uint8_t *tokens = FG_NEW_N(c->r->scratch, uint8_t, c->st->end - c->st->first);
    if (!tokens) return NULL;
    for (uint32_t i = 0; i < c->mentions.n; i++) mark(c, tokens, c->mentions.at[i].first, c->mentions.at[i].end, KNOWN);
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        mark(c, tokens, l->first, l->end, is_hard(fg_node_at(c->p, l->node)->type) ? HARD : KNOWN);
    }
    return tokens;
}

/* ---- what is no member ---- */

static bool is_filler(const fg_clause *c, uint32_t i) {
    fg_hit h;
    return fg_tok(c->r, i)->cls != FG_TOK_WORD || fg_cue_at(c->r, i, i + 1, FG_LEX_STOP, &h, NULL) ||
           fg_cue_at(c->r, i, i + 1, FG_LEX_JOINING, &h, NULL);
}

/* Words that say how much or how something is asked, and name nothing. */
static bool is_asking(fg_lex tag) {
    switch (tag) {
    case FG_LEX_PREFERRED:
    case FG_LEX_REQUIRED:
    case FG_LEX_STRONG:
    case FG_LEX_BASIC:
    case FG_LEX_HEAD:
    case FG_LEX_TYPED_HEAD:
    case FG_LEX_OPEN:
    case FG_LEX_SUCH_AS:
    case FG_LEX_NAMELY:
    case FG_LEX_QUANTIFIER:
    case FG_LEX_EITHER:
    case FG_LEX_STARTER:
    case FG_LEX_EXPERIENCE:
    case FG_LEX_GENERAL_SCOPE:
    case FG_LEX_ASKS:
    case FG_LEX_CANDIDATE:
    case FG_LEX_STATED_LEVEL: return true;
    default: return false;
    }
}

/* Where the words that ask end which stand at or around token i; i if there are none. */
static uint32_t behind_asking(const stretch *s, uint32_t i) {
    uint32_t to = i;
    for (uint32_t k = 0; k < s->n_cues && s->cues[k].first <= i; k++)
        if (is_asking(s->cues[k].tag) && s->cues[k].end > to && s->cues[k].end <= s->end) to = s->cues[k].end;
    return to;
}

/* The first token from i on that neither asks nor leads to something. */
static uint32_t skip_asking(const fg_clause *c, const stretch *s, uint32_t i) {
    while (i < s->end) {
        uint32_t to = behind_asking(s, i);
        if (to == i && !is_filler(c, i)) break;
        if (to < s->end && fg_is(c->r, to, '-')) break; /* "high-voltage" */
        i = to > i ? to : i + 1;
    }
    return i;
}

static bool names_nothing_at(const fg_clause *c, uint32_t i, uint32_t end) {
    fg_hit h;
    return fg_cue_at(c->r, i, end, FG_LEX_NO_MEMBER, &h, NULL);
}

/* ---- stretches ---- */

/* The first token of the stretch that may be of a name. */
static uint32_t first_naming(const fg_clause *c, const stretch *s) {
    uint32_t first = skip_asking(c, s, s->first);
    while (first < s->end && names_nothing_at(c, first, s->end)) first++; /* "a valid" */
    return first;
}

static void look_at_known(const fg_clause *c, const uint8_t *tokens, stretch *s) {
    uint32_t hard = s->end; /* the first */
    for (uint32_t i = s->first; i < s->end; i++) {
        uint8_t k = tokens[i - c->st->first];
        s->known |= k != UNKNOWN;
        if (k != HARD) continue;
        if (hard == s->end) hard = i;
        s->closes |= i + NEAR + 1 >= s->end;
    }
    s->opens = hard == s->first || (hard < s->end && hard <= first_naming(c, s));
}

enum { CUE_REACH = 2 /* tokens in front of a stretch where "or similar" begins */ };

/* `from`: the first of the cues that may be its own; moved on. */
static void take_cues(const fg_clause *c, stretch *s, uint32_t *from) {
    while (*from < c->cues.n && c->cues.at[*from].first + CUE_REACH < s->first) ++*from;
    uint32_t end = *from;
    while (end < c->cues.n && c->cues.at[end].first < s->end) end++;
    s->n_cues = end - *from;
    s->cues = s->n_cues ? c->cues.at + *from : NULL;
}

static void cut(const fg_clause *c, const uint8_t *tokens, stretches *out) {
    uint32_t cue = 0;
    for (uint32_t i = c->st->first; i < c->st->end;) {
        cutting before = GOES_ON, behind = GOES_ON, one;
        for (; i < c->st->end && !tokens[i - c->st->first] && (one = cutting_at(c, i)); i++) before = one;
        uint32_t first = i;
        while (i < c->st->end && (tokens[i - c->st->first] || !(behind = cutting_at(c, i)))) i++;
        if (i == first) return;
        stretch *s = FG_PUSH(c->r->scratch, out);
        if (!s) return;
        *s = (stretch){
            .first = first, .end = i, .joined = before == JOINS, .goes_on = i < c->st->end && behind == JOINS};
        take_cues(c, s, &cue);
        look_at_known(c, tokens, s);
    }
}

/* ---- terms ---- */

/* Behind the head that begins the statement: "Hands-on work and experience with". */
static uint32_t behind_head(const stretch *s) {
    uint32_t to = s->first;
    for (uint32_t k = 0; k < s->n_cues; k++) {
        const fg_cue *q = &s->cues[k];
        bool leads = q->tag == FG_LEX_TYPED_HEAD || q->tag == FG_LEX_SUCH_AS || q->tag == FG_LEX_HEAD;
        if (leads && q->first >= s->first && q->end > to && q->end < s->end) to = q->end;
    }
    return to;
}

/* "Experience with Foobarix skills": what is left between the words that lead to it and those that ask for it. */
static void trim(const fg_clause *c, stretch *s) {
    uint32_t a = skip_asking(c, s, s->joined ? s->first : behind_head(s)), b = s->end;
    for (bool more = true; more && b > a;) {
        more = is_filler(c, b - 1) && fg_tok(c->r, b - 1)->cls != FG_TOK_NUMBER;
        if (more) b--;
        for (uint32_t k = 0; k < s->n_cues; k++) {
            const fg_cue *q = &s->cues[k];
            if (!is_asking(q->tag) || q->end != b || q->first < a) continue;
            b = q->first;
            more = true;
        }
    }
    s->term_first = a;
    s->term_end = b;
}

/* A capital inside the sentence, or a word that no name and no cue has. */
static bool looks_like_name(const fg_clause *c, const stretch *s) {
    for (uint32_t i = s->term_first; i < s->term_end; i++) {
        const fg_token *t = fg_tok(c->r, i);
        if (t->cls != FG_TOK_WORD) continue;
        if (i > c->st->first && t->flags & FG_TOK_CAP) return true;
        if (t->flags & FG_TOK_UPPER || t->stem == FG_NONE) return true;
    }
    return false;
}

static bool has_filler(const fg_clause *c, const stretch *s) {
    for (uint32_t i = s->term_first; i < s->term_end; i++)
        if (is_filler(c, i) && !fg_is(c->r, i, '-') && fg_tok(c->r, i)->cls != FG_TOK_NUMBER) return true;
    return false;
}

/* "Optimize", "ensuring consistency", "other": what is done, or a word that names nothing alone. */
static bool names_nothing(const fg_clause *c, const stretch *s) {
    fg_hit h;
    uint32_t i = s->term_first, words = s->term_end - i;
    bool adverb = fg_str_ends(fg_token_norm(c->r->tokens, i), FG_LIT("ly")) ||
                  fg_str_ends(fg_token_norm(c->r->tokens, s->term_end - 1), FG_LIT("ly"));
    if (words > 1 && adverb) return true; /* "consistently hitting", "more importantly" */
    bool done = words > 1 && fg_str_ends(fg_token_norm(c->r->tokens, i), FG_LIT("ing"));
    if (done && (i == c->st->first || !fg_has_cap(c->r, i))) return true;
    if (fg_cue_at(c->r, i, s->term_end, FG_LEX_DUTY_VERB, &h, NULL)) return true;
    if (fg_cue_at(c->r, i, s->term_end, FG_LEX_NO, &h, NULL)) return true;
    if (fg_cue_at(c->r, i, i + 1, FG_LEX_NUMBER, &h, NULL)) return true; /* "one or more" */
    while (i < s->term_end && names_nothing_at(c, i, s->term_end)) i++;
    return i == s->term_end;
}

/* "Or similar platforms": no member of its own. */
static bool is_open_end(const stretch *s) {
    for (uint32_t k = 0; k < s->n_cues; k++) {
        const fg_cue *q = &s->cues[k];
        if (q->tag == FG_LEX_OPEN && q->end > s->first && q->end <= s->term_first) return true;
    }
    return false;
}

static bool may_be_term(const fg_clause *c, const stretch *s) {
    uint32_t words = s->term_end - s->term_first;
    if (s->known || !words || has_filler(c, s) || names_nothing(c, s) || is_open_end(s)) return false;
    if (fg_is(c->r, s->term_first, '-') || (s->term_first > s->first && fg_is(c->r, s->term_first - 1, '-')))
        return false;
    return words <= (looks_like_name(c, s) ? NAME_MOST : TERM_MOST);
}

/* ---- lists ---- */

/* A member beside something known, or beside a member. */
static bool has_company(const stretches *list, uint32_t i) {
    const stretch *s = &list->at[i];
    const stretch *before = i ? &list->at[i - 1] : NULL, *behind = i + 1 < list->n ? &list->at[i + 1] : NULL;
    if (s->joined && before && (before->closes || before->is_part)) return true;
    return s->goes_on && behind && (behind->opens || behind->is_part);
}

/* "Quick and proactive thinker", "extract, clean and load data": the last has words of its own in front of what is known,
 * which are of the same sort as those before it. */
static bool is_parallel(const stretches *list, uint32_t i) {
    const stretch *at = list->at;
    while (i + 1 < list->n && at[i].goes_on && !at[i].known && at[i].term_end <= at[i].term_first + 1) i++;
    const stretch *s = &list->at[i];
    return s->known && s->joined && !s->opens;
}

static void spread(const fg_clause *c, stretches *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        stretch *s = &list->at[i];
        bool may = may_be_term(c, s) && (looks_like_name(c, s) || !is_parallel(list, i));
        if (!may) s->term_end = s->term_first;
        s->is_part = may && has_company(list, i);
    }
    for (uint32_t i = list->n; i-- > 0;)
        list->at[i].is_part |= list->at[i].term_end > list->at[i].term_first && has_company(list, i);
}

void fg_clause_find_unread_parts(const fg_clause *c) {
    stretches list = {0};
    const uint8_t *tokens = known_tokens(c);
    if (!tokens) return;
    cut(c, tokens, &list);
    uint32_t unknown = 0;
    for (uint32_t i = 0; i < list.n; i++) {
        if (list.at[i].known) continue;
        trim(c, &list.at[i]);
        unknown++;
    }
    if (unknown) spread(c, &list);
    for (uint32_t i = 0; i < list.n; i++) {
        if (!list.at[i].is_part) continue;
        fg_span *s = FG_PUSH(&c->p->arena, &c->p->parts);
        if (s) *s = (fg_span){fg_tok(c->r, list.at[i].term_first)->start, fg_tok(c->r, list.at[i].term_end - 1)->end};
    }
}
