/* How well a language is to be spoken: "fluent in English and German", "French (B2)", "German at C1 level". */
#include "parse/clause.h"

enum {
    BEFORE = 10, /* tokens between a level and the language behind it */
    BEHIND = 3   /* words and signs between a language and the level behind it */
};

static bool is_spoken(const fg_clause *c, uint32_t leaf) {
    return fg_node_at(c->p, c->leaves.at[leaf].node)->type == FG_NODE_SPOKEN;
}

/* Words between a level and its language: "C1 level or higher in", and languages that share it. */
static bool carries(const fg_clause *c, uint32_t i) {
    static const fg_lex tags[] = {FG_LEX_STOP,   FG_LEX_JOINING, FG_LEX_HEAD,  FG_LEX_STATED_LEVEL,
                                  FG_LEX_STRONG, FG_LEX_EITHER,  FG_LEX_SPEAKS};
    static const char signs[] = ",/()-+";
    fg_hit h;
    for (uint32_t k = 0; k < c->leaves.n; k++)
        if (c->leaves.at[k].first <= i && i < c->leaves.at[k].end) return is_spoken(c, k);
    for (const char *s = signs; *s; s++)
        if (fg_is(c->r, i, *s)) return true;
    if (fg_word_is(c->r, i, "level") || fg_word_is(c->r, i, "higher") || fg_word_is(c->r, i, "above")) return true;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(c->r, i, i + 1, tags[k], &h, NULL)) return true;
    return false;
}

/* The longest words of a level around token i that end by `to`. */
static bool level_at(const fg_clause *c, uint32_t i, uint32_t to, fg_hit *h, uint32_t *level) {
    fg_hit longer;
    uint32_t other;
    if (!fg_cue_at(c->r, i, to, FG_LEX_STATED_LEVEL, h, level)) return false;
    for (uint32_t k = i > c->st->first + 3 ? i - 3 : c->st->first; k < i; k++)
        if (fg_cue_at(c->r, k, to, FG_LEX_STATED_LEVEL, &longer, &other) && longer.end >= h->end) {
            *h = longer;
            *level = other;
            return true;
        }
    return true;
}

/* "English, fluent; German, basic", but not "English, fluent French": behind a comma only where nothing follows. */
static bool level_behind_comma(const fg_clause *c, const fg_leaf *l, fg_hit *h, uint32_t *level) {
    return l->end + 1 < c->st->end && fg_is(c->r, l->end, ',') &&
           fg_cue_at(c->r, l->end + 1, c->st->end, FG_LEX_STATED_LEVEL, h, level) &&
           (h->end >= c->st->end || fg_tok(c->r, h->end)->cls == FG_TOK_PUNCT);
}

static bool level_behind(const fg_clause *c, const fg_leaf *l, fg_hit *h, uint32_t *level) {
    if (level_behind_comma(c, l, h, level)) return true;
    for (uint32_t i = l->end; i < c->st->end && i < l->end + BEHIND; i++) {
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_STATED_LEVEL, h, level)) {
            bool apart = i == l->end || fg_tok(c->r, i - 1)->cls == FG_TOK_PUNCT || fg_word_is(c->r, i - 1, "at") ||
                         fg_word_is(c->r, i - 1, "a") || fg_word_is(c->r, i - 1, "level");
            for (uint32_t k = 0; k < c->leaves.n && apart; k++) /* "Spanish, fluent English" */
                apart = c->leaves.at[k].first != h->end || !is_spoken(c, k);
            return apart;
        }
        bool leads = fg_is(c->r, i, '(') || fg_is(c->r, i, ':') || fg_is(c->r, i, '-') || fg_is(c->r, i, FG_DASH) ||
                     fg_word_is(c->r, i, "at") || fg_word_is(c->r, i, "a") || fg_word_is(c->r, i, "level");
        if (!leads) return false;
    }
    return false;
}

/* Does it stand right behind another language? "English (C1), German" */
static bool is_claimed(const fg_clause *c, uint32_t leaf, uint32_t i) {
    for (uint32_t k = 0; k < leaf; k++) {
        uint32_t end = c->leaves.at[k].end, level;
        fg_hit h;
        if (is_spoken(c, k) &&
            ((level_behind_comma(c, &c->leaves.at[k], &h, &level) && h.first == i) || end == i ||
             (end + 1 == i && !fg_is(c->r, end, ',') && !fg_word_is(c->r, end, "and") && !fg_word_is(c->r, end, "or"))))
            return true;
    }
    return false;
}

/* "Fluent in English (Spanish is a plus)": a parenthesis behind a language has its own levels. */
static bool opens_behind_language(const fg_clause *c, uint32_t i) {
    if (!fg_is(c->r, i, '(')) return false;
    for (uint32_t k = 0; k < c->leaves.n; k++)
        if (c->leaves.at[k].end == i && is_spoken(c, k)) return true;
    return false;
}

static bool level_before(const fg_clause *c, uint32_t leaf, fg_hit *h, uint32_t *level) {
    uint32_t at = c->leaves.at[leaf].first;
    for (uint32_t i = at; i-- > c->st->first && at - i <= BEFORE;) {
        if (level_at(c, i, at, h, level)) return !is_claimed(c, leaf, i);
        if (!carries(c, i) || opens_behind_language(c, i)) return false;
    }
    return false;
}

/* "Native English" is a name of its own. */
static bool level_inside(const fg_clause *c, const fg_leaf *l, fg_hit *h, uint32_t *level) {
    for (uint32_t i = l->first; i < l->end; i++)
        if (fg_cue_at(c->r, i, l->end, FG_LEX_STATED_LEVEL, h, level)) return true;
    return false;
}

/* "English, written and spoken (C1)", "English: professional working proficiency (B2)": on a scale, and of no other language. */
static bool scale_behind(const fg_clause *c, uint32_t leaf, fg_hit *h, uint32_t *level) {
    uint32_t to = c->st->end;
    bool last = true;
    for (uint32_t k = leaf + 1; k < c->leaves.n && last; k++) {
        if (!is_spoken(c, k)) continue;
        to = c->leaves.at[k].first;
        last = false;
    }
    for (uint32_t i = c->leaves.at[leaf].end; i < to && !fg_is(c->r, i, ';'); i++)
        if ((last || fg_is(c->r, i - 1, '(')) && fg_is_scale_level(c->r, i, to, h, level)) return true;
    return false;
}

static bool find_level(const fg_clause *c, uint32_t leaf, fg_hit *h, uint32_t *level) {
    const fg_leaf *l = &c->leaves.at[leaf];
    fg_hit scale;
    uint32_t value;
    bool found = level_inside(c, l, h, level) || level_behind(c, l, h, level) || level_before(c, leaf, h, level);
    if (found && fg_is_scale_level(c->r, h->first, h->end, &scale, &value)) return true;
    return scale_behind(c, leaf, h, level) || found;
}

void fg_clause_read_spoken(fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_hit h;
        uint32_t level;
        if (!is_spoken(c, i) || !find_level(c, i, &h, &level)) continue;
        const fg_leaf *l = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, l->node);
        n->spoken_level = (uint8_t)level;
        n->of_start = fg_tok(c->r, h.first)->start;
        n->of_end = fg_tok(c->r, h.end - 1)->end;
    }
}
