/*
 * How much each leaf is asked. A cue rules what it stands beside: the clause in front of it ("X is a plus"), the words
 * behind it ("ideally X"), or in parentheses only what stands in them.
 */
#include "parse/logic.h"

typedef struct {
    uint32_t first, end; /* tokens */
    uint8_t necessity;
    uint32_t depth, segment;
    bool forward; /* rules what follows it */
    bool ideal;   /* "the ideal candidate has" */
    bool within;  /* rules the words between its own: "no ... needed" */
    bool instead; /* "may be substituted for": also the years behind it */
} ruling;

enum { NEED = 5 };             /* [no 5]: "needed" */
enum { SUBSTITUTE = 3, FACT }; /* [not-required 3], [not-required 4] */
enum { NEED_REACH = 12 };      /* tokens between "no" and "needed" */

/* ---- which cues rule ---- */

/* "Minimum of 2 years" among what is preferred says how much. */
static bool is_measure(const fg_clause *c, const fg_cue *q) {
    enum { MEASURE = 1 /* argument of [required] */ };
    return q->tag == FG_LEX_REQUIRED && q->arg == MEASURE && c->st->section == FG_LEX_H_PREFERRED;
}

static uint8_t necessity_of_cue(const fg_clause *c, const fg_cue *q) {
    if (is_measure(c, q)) return FG_INHERIT;
    return q->tag == FG_LEX_PREFERRED      ? FG_PREFERRED
           : q->tag == FG_LEX_REQUIRED     ? FG_REQUIRED
           : q->tag == FG_LEX_NOT_REQUIRED ? FG_NOT_ASKED
                                           : FG_INHERIT;
}

/* "Preferred suppliers", "required inspections": the word tells of the thing, not of who is sought. */
static bool is_attribute(const fg_clause *c, const fg_cue *q) {
    fg_hit h;
    if (fg_word_is(c->r, q->end, "by")) return true; /* "desired by the business" */
    bool one = q->end - q->first == 1, first = q->first == c->st->first;
    if (one && first && fg_word_is(c->r, q->first, "plus")) return true; /* "Plus, you know ..." */
    if (!one || first || q->end >= c->st->end || fg_tok(c->r, q->end)->cls != FG_TOK_WORD) return false;
    if (!fg_word_is(c->r, q->first, "preferred") && !fg_word_is(c->r, q->first, "required") &&
        !fg_word_is(c->r, q->first, "desired"))
        return false;
    if (fg_cue_at(c->r, q->end, c->st->end, FG_LEX_HEAD, &h, NULL) ||
        fg_cue_at(c->r, q->end, c->st->end, FG_LEX_STOP, &h, NULL) ||
        fg_cue_at(c->r, q->end, c->st->end, FG_LEX_EXPERIENCE, &h, NULL))
        return false;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (c->leaves.at[i].first == q->end) return true;
    return !fg_word_is(c->r, q->end, "and") && !fg_word_is(c->r, q->end, "but") && !fg_word_is(c->r, q->end, "or") &&
           !fg_word_is(c->r, q->end, "if") && !fg_has_cap(c->r, q->end);
}

/* "No experience with SQL or Excel is needed": the token behind the need; 0 if none follows "no" in its clause. */
static uint32_t end_of_no_need(const fg_clause *c, const fg_cue *q) {
    bool comma = false, listed = false;
    fg_hit h;
    uint32_t sort;
    if (q->tag != FG_LEX_NO || !fg_cue_at(c->r, q->first, c->st->end, FG_LEX_NO, &h, &sort) || sort)
        return 0; /* "no more than" lacks nothing */
    for (uint32_t i = q->end; i < c->st->end && i < q->end + NEED_REACH; i++) {
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_NO, &h, &sort) && sort == NEED) return comma && !listed ? 0 : h.end;
        if (fg_is(c->r, i, ';') || fg_is(c->r, i, '.') || fg_is(c->r, i, '(') || fg_is(c->r, i, ')')) return 0;
        if (fg_word_is(c->r, i, "but") || fg_cue_at(c->r, i, c->st->end, FG_LEX_CANDIDATE, &h, NULL)) return 0;
        comma |= fg_is(c->r, i, ',');
        listed |= comma && (fg_word_is(c->r, i, "or") || fg_word_is(c->r, i, "and") || fg_word_is(c->r, i, "nor"));
    }
    return 0;
}

/* The next cue that decides anything, the longest of those that overlap. A preference outweighs what it overlaps. */
static bool next_ruling(const fg_clause *c, uint32_t *i, uint32_t from, ruling *u) {
    bool found = false;
    for (; *i < c->cues.n; ++*i) {
        const fg_cue *q = &c->cues.at[*i];
        uint32_t end = end_of_no_need(c, q);
        uint8_t n = end ? FG_NOT_ASKED : necessity_of_cue(c, q);
        if (n == FG_INHERIT || q->first < from || is_attribute(c, q)) continue;
        if (found && q->first >= u->end) return true;
        bool better = !found || (n == FG_PREFERRED && u->necessity != FG_PREFERRED) ||
                      (n == u->necessity && (end ? end : q->end) > u->end);
        if (!better) continue;
        *u = (ruling){.first = found && u->first < q->first ? u->first : q->first,
                      .end = end ? end : q->end,
                      .necessity = n,
                      .ideal = q->tag == FG_LEX_PREFERRED && q->arg == FG_OF_IDEAL,
                      .instead = q->tag == FG_LEX_NOT_REQUIRED && q->arg == SUBSTITUTE,
                      .within = end > 0 || (q->tag == FG_LEX_NOT_REQUIRED && q->arg == FACT)};
        found = true;
    }
    return found;
}

/* ---- where a cue stands ---- */

static bool is_beside(const fg_leaf *l, const ruling *u) { return l->segment == u->segment && l->depth >= u->depth; }

/* "Preferably", "ideally", "preferable at a ...": in mid-sentence they rule what follows. */
static bool is_adverb(const fg_clause *c, const ruling *u) {
    static const char *const words[] = {"preferably", "ideally", "optionally", "bonus"};
    for (size_t i = 0; i < FG_COUNT(words); i++)
        if (fg_word_is(c->r, u->first, words[i])) return true;
    bool adjective = fg_word_is(c->r, u->end - 1, "preferable") || fg_word_is(c->r, u->end - 1, "desirable");
    return adjective && (fg_word_is(c->r, u->end, "at") || fg_word_is(c->r, u->end, "in") ||
                         fg_word_is(c->r, u->end, "from") || fg_word_is(c->r, u->end, "with"));
}

static bool has_leaf_before(const fg_clause *c, const ruling *u) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->segment == u->segment && l->depth == u->depth && l->end <= u->first) return true;
    }
    return false;
}

static bool has_leaf_behind(const fg_clause *c, const ruling *u) {
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (is_beside(&c->leaves.at[i], u) && c->leaves.at[i].first >= u->end) return true;
    return false;
}

/* Does the cue end its clause, as "a plus" does? What "but" adds changes nothing: "(Preferred, but we train)". */
static bool is_final(const fg_clause *c, const ruling *u) {
    uint32_t but = fg_is(c->r, u->end, ',') ? u->end + 1 : u->end;
    if (but < c->st->end && fg_word_is(c->r, but, "but")) return true;
    return u->end >= c->st->end || (fg_tok(c->r, u->end)->cls == FG_TOK_PUNCT && !fg_is(c->r, u->end, ','));
}

/* "X is a plus": the verb says that X stands alone, or ends a list that "and" joins. */
static bool has_verb(const fg_clause *c, const ruling *u) {
    static const char *const verbs[] = {"is", "are", "would", "will", "be", "considered", "can"};
    for (size_t i = 0; i < FG_COUNT(verbs); i++)
        if (fg_word_is(c->r, u->first, verbs[i]) ||
            (u->first > c->st->first && fg_word_is(c->r, u->first - 1, verbs[i])))
            return true;
    return false;
}

/* ---- what a cue rules ---- */

static bool stands_between(const fg_clause *c, uint32_t from, uint32_t to, const char *word, char sign) {
    for (uint32_t i = from; i < to; i++)
        if ((word && fg_word_is(c->r, i, word)) || (sign && fg_is(c->r, i, sign))) return true;
    return false;
}

static bool ends_in_noun_of_asking(const fg_clause *c, uint32_t end, uint32_t to) {
    fg_hit h;
    for (uint32_t i = end; i < to && !fg_is(c->r, i, ','); i++)
        if (fg_cue_at(c->r, i, to, FG_LEX_HEAD, &h, NULL) || fg_cue_at(c->r, i, to, FG_LEX_EXPERIENCE, &h, NULL))
            return true;
    return false;
}

/* Two leaves with a comma alone between them: one list, or does something new begin behind the comma? */
static bool comma_parts(const fg_clause *c, const fg_leaf *a, const fg_leaf *b, const ruling *u, bool listed) {
    const fg_node *x = fg_node_at(c->p, a->node), *y = fg_node_at(c->p, b->node);
    bool measured = x->type == FG_NODE_YEARS || x->type == FG_NODE_DEGREE || x->min_months;
    if (measured || (x->type != y->type && (y->type == FG_NODE_DEGREE || y->type == FG_NODE_YEARS))) return true;
    if (listed) return false;
    return has_verb(c, u) || !is_final(c, u) || ends_in_noun_of_asking(c, a->end, b->first);
}

/* Does the clause that the cue ends begin behind leaf a? *listed: "and" or "or" was seen on the way back. */
static bool is_parted(const fg_clause *c, const fg_leaf *a, const fg_leaf *b, const ruling *u, bool *listed) {
    if (stands_between(c, a->end, b->first, "but", 0)) return true;
    bool comma = stands_between(c, a->end, b->first, NULL, ',');
    fg_joint joint = fg_joint_of(c, a->end, b->first);
    *listed |= joint == FG_JOINT_AND || joint == FG_JOINT_OR;
    if (joint == FG_JOINT_BREAK) return comma;
    return joint == FG_JOINT_COMMA && comma_parts(c, a, b, u, *listed);
}

/* The first token that a cue rules whose clause stands in front of it. */
static uint32_t clause_start(const fg_clause *c, const ruling *u, const ruling *before) {
    uint32_t floor = before && before->segment == u->segment && before->depth == u->depth && !before->forward
                         ? before->end
                         : c->st->first;
    const fg_leaf *next = NULL;
    bool listed = false;
    for (uint32_t i = c->leaves.n; i-- > 0;) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->end > u->first || l->segment != u->segment || l->depth != u->depth) continue;
        if (l->first < floor) break;
        if (!next) /* "..., Kafka or anything alike is a plus" */
            listed = stands_between(c, l->end, u->first, "or", 0) || stands_between(c, l->end, u->first, "and", 0);
        if (next && is_parted(c, l, next, u, &listed)) return next->first;
        next = l;
    }
    return floor;
}

/* Where the words end that a cue in mid-sentence rules: before "but", and before a comma with a new head behind it. */
static uint32_t clause_end(const fg_clause *c, const ruling *u, bool front) {
    const fg_leaf *last = NULL;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->first < u->end || l->segment != u->segment || l->depth != u->depth) continue;
        uint32_t from = last ? last->end : u->end;
        if (stands_between(c, from, l->first, "but", 0)) return from;
        bool parted =
            last && fg_joint_of(c, from, l->first) == FG_JOINT_BREAK && stands_between(c, from, l->first, NULL, ',');
        if (parted && (front || u->necessity == FG_NOT_ASKED)) return from;
        last = l;
    }
    return c->st->end;
}

static uint32_t rule_tokens(fg_clause *c, const ruling *u, uint32_t depth, uint32_t from, uint32_t to) {
    uint32_t ruled = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *l = &c->leaves.at[i];
        if (l->segment != u->segment || l->depth < depth || l->first < from || l->first >= to) continue;
        fg_node_at(c->p, l->node)->necessity = u->necessity;
        ruled++;
    }
    return ruled;
}

/* The token that opens the parenthesis around the cue. */
static uint32_t parenthesis_start(const fg_clause *c, const ruling *u) {
    uint32_t depth = 1, i = u->first;
    while (i > c->st->first && depth) {
        i--;
        if (fg_is(c->r, i, ')') || fg_is(c->r, i, ']')) depth++;
        if (fg_is(c->r, i, '(') || fg_is(c->r, i, '[')) depth--;
    }
    return i;
}

/* "May be substituted for two years of experience": the years from token `from` on. */
static void rule_years(fg_clause *c, const ruling *u, uint32_t from) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, l->node);
        if (l->first >= from && is_beside(l, u) && n->type == FG_NODE_YEARS) n->necessity = u->necessity;
    }
}

/* "A degree; experience may be substituted": the degree in front is asked still. */
static bool is_said_of_experience(const fg_clause *c, const ruling *u) {
    fg_hit h;
    if (u->first == c->st->first || !fg_cue_at(c->r, u->first - 1, u->first, FG_LEX_ALIKE_EXPERIENCE, &h, NULL))
        return false;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (c->leaves.at[i].end < u->first && fg_node_at(c->p, c->leaves.at[i].node)->type == FG_NODE_DEGREE)
            return true;
    return false;
}

/* "Python (preferred) or Java": one of several that do, whichever is liked best. */
static bool is_liked_best(const fg_clause *c, const ruling *u) {
    uint32_t close = u->end + 1;
    if (u->necessity != FG_PREFERRED || !u->depth || close >= c->st->end) return false;
    if (fg_is(c->r, close, ',')) close++;
    if (fg_word_is(c->r, close, "and") && fg_is(c->r, close + 1, '/')) close += 2;
    if (!fg_word_is(c->r, close, "or")) return false;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->first > close && l->segment == u->segment && l->first - close <= 2) return true;
    }
    return false;
}

/* "(preferred)": nothing else stands in the parentheses. */
static bool is_alone(const fg_clause *c, const ruling *u) {
    return u->depth && u->first > c->st->first && (fg_is(c->r, u->first - 1, '(') || fg_is(c->r, u->first - 1, '[')) &&
           (fg_is(c->r, u->end, ')') || fg_is(c->r, u->end, ']'));
}

static uint32_t apply(fg_clause *c, ruling *u, const ruling *before) {
    bool front = has_leaf_before(c, u);
    if (u->within) return rule_tokens(c, u, u->depth, u->first, u->end);
    bool experience = u->instead && is_said_of_experience(c, u);
    if (u->instead) rule_years(c, u, experience ? c->st->first : u->end);
    if (experience) return 0;
    if (is_adverb(c, u) && !u->forward && !is_final(c, u)) return 0; /* "preferably at a hotel" */
    if (u->forward) return rule_tokens(c, u, u->depth, u->first, clause_end(c, u, front));
    uint32_t to = u->end;
    if (u->depth == 0 && to < c->st->end && fg_is(c->r, to, '(')) /* "retail preferred (shoes, toys)" */
        while (to < c->st->end && !fg_is(c->r, to, ')')) to++;
    uint32_t ruled = rule_tokens(c, u, u->depth, clause_start(c, u, before), to);
    if (ruled || u->depth == 0) return ruled;
    /* "(preferred)" with nothing else inside: the clause in front of the parenthesis */
    ruling outer = *u;
    outer.first = parenthesis_start(c, u);
    if (u->first > outer.first + 1 || !is_final(c, u)) return 0;
    outer.depth--;
    ruling last = before ? *before : outer;
    if (before && before->depth == u->depth && is_alone(c, before)) last.depth--; /* "A (required) B (preferred)" */
    return rule_tokens(c, u, outer.depth, clause_start(c, &outer, before ? &last : NULL), outer.first);
}

/* "A big plus.", "This is preferred": hardly a word of its own stands beside the cue. */
static bool stands_for_all(const fg_clause *c, const ruling *u) {
    static const char *const words[] = {"this", "that", "it", "is", "would", "be", "all", "which", "also", "a"};
    uint32_t own = 0, depth, segment;
    for (uint32_t i = u->first; i-- > c->st->first;) {
        fg_clause_locate(c, i, &depth, &segment);
        if (segment != u->segment) break;
        bool small = fg_tok(c->r, i)->cls != FG_TOK_WORD;
        for (size_t k = 0; k < FG_COUNT(words); k++) small |= fg_word_is(c->r, i, words[k]);
        own += !small;
    }
    return own < 2;
}

static void place(const fg_clause *c, ruling *u) {
    fg_clause_locate(c, u->first, &u->depth, &u->segment);
    bool behind = has_leaf_behind(c, u), front = has_leaf_before(c, u), must = fg_word_is(c->r, u->first, "must");
    bool required = u->necessity == FG_REQUIRED;
    u->forward = behind && (!front || (required ? must : is_adverb(c, u)));
    bool dash = u->end < c->st->end && fg_is(c->r, u->end, FG_DASH);
    bool tag = u->depth == 1 && u->first == c->st->first + 1 && u->end + 1 < c->st->end; /* "(Optional) Dart" */
    if (tag && !front && !behind) {
        u->depth = 0;
        u->forward = has_leaf_behind(c, u);
    } else if (!front && !behind && u->first == c->st->first && dash) { /* "Nice to have - Kafka" */
        u->segment++;
        u->forward = has_leaf_behind(c, u);
    } else if (!front && !behind && u->depth == 0 && u->segment > 0 && stands_for_all(c, u)) {
        /* "Kafka on AWS. A big plus.", "Kafka | basic | nice to have" */
        do u->segment--;
        while (u->segment && !has_leaf_before(c, u));
        u->forward = false;
    }
}

/* "Docker is not required, but is a plus": the second cue speaks of what the first one did. */
static bool takes_back(const fg_clause *c, const ruling *before, const ruling *u) {
    enum { BETWEEN = 5 /* ", however it" */ };
    if (u->necessity != FG_PREFERRED || before->necessity != FG_NOT_ASKED || before->forward || before->within)
        return false;
    if (before->segment != u->segment || before->depth != u->depth || u->first > before->end + BETWEEN) return false;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (c->leaves.at[i].first >= before->end && c->leaves.at[i].first < u->first) return false;
    return true;
}

static void note_cue(fg_clause *c, const ruling *u) {
    c->ideal = u->ideal && (c->ideal || !c->has_cue);
    c->has_cue = true;
    c->cue_first = u->first;
    c->cue_end = u->end;
}

void fg_clause_necessity(fg_clause *c) {
    ruling before = {0};
    bool any = false;
    for (uint32_t i = 0, from = 0;;) {
        ruling u = {0};
        if (!next_ruling(c, &i, from, &u)) break;
        from = u.end;
        place(c, &u);
        /* "No experience with X required": the last word says nothing of its own */
        if (u.necessity == FG_REQUIRED && any && before.necessity == FG_NOT_ASKED && before.segment == u.segment &&
            before.forward)
            continue;
        if (is_liked_best(c, &u)) continue;
        uint32_t ruled = apply(c, &u, any && !takes_back(c, &before, &u) ? &before : NULL);
        if (ruled) note_cue(c, &u);
        before = u;
        any = true;
    }
    fg_clause_rule_missing(c);
    fg_clause_rule_learned(c);
}
