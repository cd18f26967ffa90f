/* What stands between two leaves of a statement: "and", "or", a comma, "such as", or the head of something new. */
#include "parse/logic.h"

const fg_cue *fg_cue_within(const fg_clause *c, uint32_t from, uint32_t to, fg_lex tag) {
    FG_EACH_CUE (c, q, tag)
        if (q->first >= from && q->end <= to) return q;
    return NULL;
}

/* ---- gaps ---- */

typedef enum {
    JOINS = 1, /* with JOINS alone: an article, "both" */
    AND = 2,
    OR = 4,
    OPENS_HEAD = 8,
    ASIDE = 16 /* "Python, preferably Django": what is only wished for makes no list with what is asked */
} word_meaning;

typedef struct {
    const char *word;
    uint8_t length, meaning;
} known_word;

enum { LETTERS = 26, OF_A_LETTER = 4 };

static const known_word known_words[LETTERS][OF_A_LETTER] = /* by their first letters */ {
    ['a' - 'a'] = {{"a", 1, JOINS}, {"an", 2, JOINS}, {"and", 3, JOINS | AND}, {"and/or", 6, JOINS | OR}},
    ['b' - 'a'] = {{"by", 2, OPENS_HEAD}, {"both", 4, JOINS}},
    ['f' - 'a'] = {{"for", 3, OPENS_HEAD}},
    ['i' - 'a'] = {{"in", 2, OPENS_HEAD}, {"ideally", 7, ASIDE}},
    ['o' - 'a'] = {{"or", 2, JOINS | OR}, {"of", 2, OPENS_HEAD}, {"on", 2, OPENS_HEAD}, {"optionally", 10, ASIDE}},
    ['p' - 'a'] = {{"preferably", 10, ASIDE}},
    ['t' - 'a'] = {{"to", 2, OPENS_HEAD}, {"the", 3, JOINS}, {"that", 4, OPENS_HEAD}},
    ['u' - 'a'] = {{"using", 5, OPENS_HEAD}},
    ['w' - 'a'] = {{"who", 3, OPENS_HEAD}, {"with", 4, OPENS_HEAD}}};

static uint8_t meaning_of(fg_str word) {
    if (!word.len || word.ptr[0] < 'a' || word.ptr[0] > 'z') return 0;
    const known_word *known = known_words[word.ptr[0] - 'a'];
    for (size_t k = 0; k < OF_A_LETTER && known[k].length; k++)
        if (known[k].length == word.len && memcmp(known[k].word, word.ptr, word.len) == 0) return known[k].meaning;
    return 0;
}

/* "Visual Studio 2015 or above in Windows" names no choice. Of "or". */
static bool is_or_more(const fg_clause *c, uint32_t i, uint32_t to) {
    static const char *const words[] = {"above", "higher", "later", "newer", "greater", "better", "more", "up"};
    if (i + 1 >= to) return false;
    for (size_t k = 0; k < FG_COUNT(words); k++)
        if (fg_word_is(c->r, i + 1, words[k])) return true;
    return false;
}

/* What stands between two operands, outside parentheses. */
typedef struct {
    uint32_t words;   /* that join nothing */
    uint8_t meanings; /* of all words */
    bool comma, colon, slash, plus;
} gap;

static void note_sign(gap *g, char sign) {
    g->comma |= sign == ',';
    g->colon |= sign == ':';
    g->slash |= sign == '/';
    g->plus |= sign == '&' || sign == '+';
}

static gap look_between(const fg_clause *c, uint32_t from, uint32_t to) {
    gap g = {0};
    const fg_token *t = fg_tok(c->r, from);
    const char *pool = c->r->tokens->forms->pool.at;
    for (uint32_t i = from, depth = 0; i < to; i++, t++) {
        char sign = t->cls == FG_TOK_PUNCT ? (char)t->value : '\0';
        if (sign == ')' && depth) depth--;
        if (sign == '(') depth++;
        if (depth) continue;
        uint8_t meaning = meaning_of((fg_str){pool + t->norm, t->norm_len});
        if (meaning & OR && is_or_more(c, i, to)) meaning = 0;
        g.meanings |= meaning;
        if (sign)
            note_sign(&g, sign);
        else
            g.words += !(meaning & JOINS);
    }
    return g;
}

uint32_t fg_plain_words(const fg_clause *c, uint32_t from, uint32_t to) { return look_between(c, from, to).words; }

/* Outside parentheses. */
static bool has_comma(const fg_clause *c, uint32_t from, uint32_t to) {
    for (uint32_t i = from, depth = 0; (i = fg_next_mark(c->r, i, to)) < to; i++) {
        if (fg_is(c->r, i, ')') && depth) depth--;
        if (fg_is(c->r, i, '(')) depth++;
        if (!depth && fg_is(c->r, i, ',')) return true;
    }
    return false;
}

static bool has_or(const fg_clause *c, uint32_t from, uint32_t to) {
    return (look_between(c, from, to).meanings & OR) != 0;
}

/* ---- joints ---- */

static bool opens_head(const fg_clause *c, const gap *g, uint32_t from, uint32_t to) {
    return g->meanings & OPENS_HEAD || fg_cue_within(c, from, to, FG_LEX_STRONG) ||
           fg_cue_within(c, from, to, FG_LEX_BASIC) || fg_cue_within(c, from, to, FG_LEX_QUANTIFIER);
}

/* The joint that a cue of examples makes; a list may have "including" beside "such as": the weaker word decides. */
static fg_joint example_joint(const fg_clause *c, uint32_t from, uint32_t to) {
    const fg_cue *q = fg_cue_within(c, from, to, FG_LEX_SUCH_AS);
    if (fg_cue_within(c, from, to, FG_LEX_NAMELY)) return FG_JOINT_NAMELY;
    if (!q) return FG_JOINT_BREAK;
    return q->arg == 2 ? FG_JOINT_INCLUDING : FG_JOINT_SUCH_AS;
}

static fg_joint joint_over(const fg_clause *c, const gap *g, uint32_t from, uint32_t to) {
    if (g->meanings & ASIDE) return FG_JOINT_BREAK;
    fg_joint examples = example_joint(c, from, to);
    bool both = g->meanings & AND;
    if (examples != FG_JOINT_BREAK && g->words <= 6) return both && g->words > 2 ? FG_JOINT_BREAK : examples;
    if (g->meanings & OR && g->words <= 5) return FG_JOINT_OR;
    if (opens_head(c, g, from, to)) return FG_JOINT_BREAK;
    if (both && g->words <= 3) return FG_JOINT_AND;
    if (g->words == 0 && g->colon) return FG_JOINT_COLON;
    if (g->words == 0 && g->slash && !g->comma) return FG_JOINT_SLASH;
    if (g->comma && g->words <= 3) return FG_JOINT_COMMA;
    return g->words == 0 && g->plus ? FG_JOINT_AND : FG_JOINT_BREAK;
}

fg_joint fg_joint_of(const fg_clause *c, uint32_t from, uint32_t to) {
    gap g = look_between(c, from, to);
    return joint_over(c, &g, from, to);
}

/* "At least two years": a length, no count of things. */
static bool counts_years(const fg_clause *c, const fg_cue *q) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        bool years = fg_node_at(c->p, l->node)->type == FG_NODE_YEARS;
        if (years && l->first <= q->end && l->end > q->first) return true;
    }
    return false;
}

static uint32_t quantifier_in(const fg_clause *c, uint32_t from, uint32_t to) {
    uint32_t k = 0, end = 0;
    FG_EACH_CUE (c, q, FG_LEX_QUANTIFIER) {
        if (q->first < from || q->end > to || counts_years(c, q)) continue;
        if (q->end > end || (q->end == end && q->arg > k)) k = q->arg;
        end = q->end > end ? q->end : end;
    }
    return k;
}

/* "Or another", "or other" right in front of the operand. */
static bool names_others(const fg_clause *c, uint32_t from, uint32_t first) {
    FG_EACH_CUE (c, q, FG_LEX_OPEN) {
        if (q->first < from || q->end > first || first - q->end > 1) continue;
        if (has_or(c, q->first, q->end)) return true;
    }
    return false;
}

enum { OR_BOTH = 2 }; /* [either 2] */

static bool has_either(const fg_clause *c, uint32_t from, uint32_t to) {
    FG_EACH_CUE (c, q, FG_LEX_EITHER)
        if (q->arg != OR_BOTH && q->first >= from && q->end <= to) return true;
    return false;
}

/* "R, Stata, or both"; "or both Rails and Ruby" goes on. */
static bool is_before_or_both(const fg_clause *c, uint32_t from, uint32_t to) {
    FG_EACH_CUE (c, q, FG_LEX_EITHER) {
        bool both = q->arg == OR_BOTH && q->first >= from && q->end <= to;
        if (both && fg_plain_words(c, from, q->first) <= 1) return q->end < to || to == c->st->end;
    }
    return false;
}

void fg_operand_look_before(const fg_clause *c, fg_operand *o, uint32_t from, bool leading) {
    o->before = leading ? FG_JOINT_BREAK : fg_joint_of(c, from, o->first);
    o->comma_before = has_comma(c, from, o->first);
    o->quantifier = quantifier_in(c, from, o->first);
    if (!o->quantifier && has_either(c, from, o->first)) o->quantifier = 1;
    o->others = names_others(c, from, o->first);
    const fg_cue *q = fg_cue_within(c, from, o->first, FG_LEX_SUCH_AS);
    bool near = q && (q->end + 1 >= o->first || (o->comma_before && o->first - q->end <= 8)); /* unknown names before */
    o->unnamed_kind =
        o->before == FG_JOINT_BREAK && near && q->arg != 2 && !fg_cue_within(c, from, o->first, FG_LEX_NAMELY);
}

/* "And other" adds to what is asked for; "or similar" and "etc." let something else stand for it. */
static bool leaves_open(const fg_clause *c, const fg_cue *q) {
    return has_or(c, q->first, q->end) || !fg_word_is(c->r, q->first, "and") || q->end - q->first == 1;
}

/* "CPA or equivalent experience" */
static bool takes_experience(const fg_clause *c, uint8_t type, const fg_cue *open) {
    fg_hit h;
    if (type != FG_NODE_CERTIFICATE && type != FG_NODE_LICENCE) return false;
    for (uint32_t i = open->end; i < c->st->end && i < open->end + 4; i = h.end) {
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_ALIKE_EXPERIENCE, &h, NULL)) return fg_word_is(c->r, i, "experience");
        if (!fg_cue_at(c->r, i, c->st->end, FG_LEX_ALIKE_MORE, &h, NULL)) return false;
    }
    return false;
}

void fg_operand_look_behind(const fg_clause *c, fg_operand *o, uint32_t to) {
    uint8_t type = fg_node_at(c->p, o->node)->type;
    fg_hit h;
    if (type == FG_NODE_YEARS || type == FG_NODE_DEGREE) return;
    if (o->before == FG_JOINT_COMMA && is_before_or_both(c, o->end, to)) o->before = FG_JOINT_OR;
    uint32_t close = o->end;
    while (close < to && fg_is(c->r, o->end, '(') && !fg_is(c->r, close, ')')) close++;
    if (close > o->end) o->count_behind = quantifier_in(c, o->end + 1, close);
    FG_EACH_CUE (c, q, FG_LEX_OPEN) {
        if (q->first < o->end || q->end > to || !leaves_open(c, q)) continue;
        if (fg_cue_at(c->r, q->end, c->st->end, FG_LEX_ALIKE_FIELD, &h, NULL)) continue; /* of a degree */
        if (fg_plain_words(c, o->end, q->first) > 3) continue;
        if (takes_experience(c, type, q)) {
            fg_node_at(c->p, o->node)->experience_ok = true;
            continue;
        }
        o->open = true;
        o->open_by_comma = has_comma(c, o->end, q->first);
    }
}
