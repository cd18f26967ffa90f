/* Years find the skill that they are asked of, skills the level. */
#include "parse/logic.h"

/* A field that people work in by trade; a tool is a skill, even where a job is named after it. */
static bool is_profession(const fg_clause *c, uint32_t concept) {
    fg_kind kind = fg_kind_of(c->r, concept);
    return (kind == FG_KIND_KNOWLEDGE || kind == FG_KIND_METHOD) && fg_dict_has_title(c->r->dict, concept);
}

/* "2 years of experience as an RN": jobs that show the licence, not jobs of any kind beside it. */
static bool is_line_of_work(const fg_clause *c, const fg_node *n) {
    bool paper = n->type == FG_NODE_CERTIFICATE || n->type == FG_NODE_LICENCE;
    return paper || (n->type == FG_NODE_SKILL && is_profession(c, n->concept));
}

static uint8_t type_at(const fg_clause *c, uint32_t leaf) { return fg_node_at(c->p, c->leaves.at[leaf].node)->type; }

static bool starts_pair(const fg_clause *c, uint32_t i) {
    return i + 1 < c->leaves.n && type_at(c, i) == FG_NODE_DEGREE && type_at(c, i + 1) == FG_NODE_YEARS;
}

/* Years of one of several degrees ("BS and 5 years or MS and 3 years"): they stay with their degree. */
static bool is_of_degree(const fg_clause *c, uint32_t years) {
    if (years == 0 || !starts_pair(c, years - 1)) return false;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (i != years - 1 && starts_pair(c, i)) return true;
    return false;
}

/* "Python 2+ years | Java 3+ years": nothing stands between the skill and its years, nor behind them. */
static bool closes_entry(const fg_clause *c, const fg_leaf *skill, const fg_leaf *years) {
    if (years->first != skill->end) return false;
    return years->end >= c->st->end || fg_tok(c->r, years->end)->cls == FG_TOK_PUNCT;
}

/* "Docker for at least 3 years" */
static bool follows_for(const fg_clause *c, const fg_leaf *skill, const fg_leaf *years) {
    if (!fg_word_is(c->r, skill->end, "for") || years->first - skill->end > 5) return false;
    for (uint32_t i = skill->end; i < years->first; i++)
        if (fg_tok(c->r, i)->cls == FG_TOK_PUNCT) return false;
    return true;
}

/* "SQL: 3 years", "SQL (3 years)", "SQL 3 years", "SQL for 3 years" */
static void attach_years_behind(fg_clause *c, uint32_t i) {
    fg_leaf *y = &c->leaves.at[i], *l = &c->leaves.at[i - 1];
    fg_node *n = fg_node_at(c->p, y->node), *m = fg_node_at(c->p, l->node);
    bool colon = y->first > l->end && y->first - l->end <= 2 &&
                 (fg_is(c->r, l->end, ':') || fg_is(c->r, l->end, '(') || fg_is(c->r, l->end, FG_DASH));
    if (m->type != FG_NODE_SKILL || !(colon || closes_entry(c, l, y) || follows_for(c, l, y))) return;
    m->min_months = n->min_months;
    m->max_months = n->max_months;
    n->of_start = m->start;
    n->of_end = m->end;
    y->aside = true;
}

/* ---- "3 years of SQL or a CPA": lengths that something else may stand for ---- */

/* Does the leaf stand alone for what is asked, so that years may be its alternative? */
static bool is_measure(const fg_clause *c, uint32_t leaf) {
    const fg_node *n = fg_node_at(c->p, c->leaves.at[leaf].node);
    return n->type == FG_NODE_YEARS || n->type == FG_NODE_DEGREE || n->type == FG_NODE_CERTIFICATE ||
           n->type == FG_NODE_LICENCE || n->min_months;
}

static bool are_joined_by_or(const fg_clause *c, uint32_t a, uint32_t b) {
    const fg_leaf *x = &c->leaves.at[a], *y = &c->leaves.at[b];
    return x->segment == y->segment && x->depth == y->depth && fg_joint_of(c, x->end, y->first) == FG_JOINT_OR;
}

/* The leaf behind the years and the skills that they are asked of. */
static uint32_t behind_years(const fg_clause *c, uint32_t years) {
    uint32_t k = years + 1;
    while (k < c->leaves.n && fg_node_at(c->p, c->leaves.at[k].node)->min_months && type_at(c, k) != FG_NODE_YEARS) k++;
    return k;
}

/* Does a comma part leaf a from years that stay in the list: "1 year of X, 2 years of Y or 3 years of Z"? */
static bool precedes_choice(const fg_clause *c, uint32_t a, uint32_t years) {
    const fg_leaf *x = &c->leaves.at[a], *y = &c->leaves.at[years];
    return type_at(c, years) == FG_NODE_YEARS && !y->aside && x->segment == y->segment && x->depth == y->depth &&
           fg_joint_of(c, x->end, y->first) == FG_JOINT_COMMA;
}

/* Such years stay in the list with their skills. */
static void keep_choices(fg_clause *c) {
    for (uint32_t i = c->leaves.n; i-- > 0;) {
        if (!c->leaves.at[i].aside || type_at(c, i) != FG_NODE_YEARS) continue;
        uint32_t next = behind_years(c, i);
        if (next == i + 1) continue; /* the skill stands in front */
        bool before = i && is_measure(c, i - 1) && are_joined_by_or(c, i - 1, i);
        bool behind = next < c->leaves.n && ((is_measure(c, next) && are_joined_by_or(c, next - 1, next)) ||
                                             precedes_choice(c, next - 1, next));
        if (before || behind) c->leaves.at[i].aside = false;
    }
}

/* Does a leaf behind token `last`, of years' skills, begin something else: a new head, or a certificate instead? */
static bool ends_years_of(const fg_clause *c, uint32_t last, const fg_leaf *l) {
    fg_joint joint = fg_joint_of(c, last, l->first);
    uint8_t type = fg_node_at(c->p, l->node)->type;
    bool paper = type == FG_NODE_CERTIFICATE || type == FG_NODE_LICENCE;
    return joint == FG_JOINT_BREAK || (paper && joint == FG_JOINT_OR);
}

/* Years whose words name a skill stand beside it; the skill carries the months. */
void fg_attach_years(fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *y = &c->leaves.at[i];
        fg_node *n = fg_node_at(c->p, y->node);
        if (n->type != FG_NODE_YEARS || !n->min_months) continue;
        if (i && closes_entry(c, &c->leaves.at[i - 1], y)) {
            attach_years_behind(c, i);
            if (y->aside) continue;
        }
        uint32_t last = 0;
        for (uint32_t k = i + 1; k < c->leaves.n; k++) {
            fg_leaf *l = &c->leaves.at[k];
            fg_node *m = fg_node_at(c->p, l->node);
            if (m->start >= n->of_end || m->type == FG_NODE_YEARS || m->type == FG_NODE_DEGREE) break;
            if (last && l->depth == 0 && ends_years_of(c, last, l)) break;
            if (m->type == FG_NODE_SKILL || m->type == FG_NODE_DOMAIN) {
                m->min_months = n->min_months;
                m->max_months = n->max_months;
            }
            if (!y->aside && m->concept != FG_NONE && is_line_of_work(c, m)) n->concept = m->concept;
            if (l->depth == 0) last = l->end;
            y->aside = !is_of_degree(c, i);
        }
        if (i && !last) attach_years_behind(c, i);
    }
    keep_choices(c);
}

void fg_release_months(fg_clause *c) {
    const fg_node *years = NULL;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_node *n = fg_node_at(c->p, c->leaves.at[i].node);
        if (n->type == FG_NODE_YEARS)
            years = n;
        else if (years && n->min_months && n->start < years->of_end && n->necessity != years->necessity)
            n->min_months = n->max_months = 0;
    }
}

/* ---- level of skill ---- */

enum { BASIC_INTEREST = 1 }; /* argument of [basic] */

/* "Interest in Docker and experience with SQL": it is no interest in SQL. */
static bool is_wish_for(const fg_clause *c, const fg_cue *wish, uint32_t first) {
    if (wish->arg != BASIC_INTEREST) return false;
    for (uint32_t k = 0; k < c->cues.n; k++) {
        const fg_cue *q = &c->cues.at[k];
        if (q->tag == FG_LEX_HEAD && q->first >= wish->end && q->end <= first) return false;
    }
    return true;
}

void fg_attach_levels(fg_clause *c) {
    if (!fg_clause_has_cue(c, FG_LEX_STRONG) && !fg_clause_has_cue(c, FG_LEX_BASIC)) return;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        uint8_t level = FG_LEVEL_NONE;
        for (uint32_t k = 0; k < c->cues.n && c->cues.at[k].end <= c->leaves.at[i].first; k++) {
            const fg_cue *q = &c->cues.at[k];
            if (c->leaves.at[i].first - q->end > 14) continue;
            if (q->tag == FG_LEX_STRONG) level = FG_LEVEL_STRONG;
            if (q->tag == FG_LEX_BASIC)
                level = is_wish_for(c, q, c->leaves.at[i].first) ? FG_LEVEL_INTEREST : FG_LEVEL_BASIC;
        }
        fg_node_at(c->p, c->leaves.at[i].node)->level = level;
    }
}
