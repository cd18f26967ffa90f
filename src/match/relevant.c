/* Which jobs of a résumé have to do with a posting: those that show something that it asks for or that its duties name. */
#include "match/memo.h"

static bool is_of_trade(uint8_t type) {
    return type == FG_NODE_SKILL || type == FG_NODE_DOMAIN || type == FG_NODE_CERTIFICATE || type == FG_NODE_LICENCE ||
           type == FG_NODE_YEARS;
}

enum { MOST = 3 }; /* who has something of one in so many statements works in the trade, wherever it is told */

typedef struct {
    bool *skills;        /* of the résumé: one that is, or gives in full, what the posting names */
    uint32_t named, had; /* statements that name something, and those of which one is there */
} trade;

static bool is_lacking(const fg_matcher *m, const fg_skill *s) {
    for (uint32_t k = s->first; k < s->first + s->n; k++)
        if (m->r->proofs.at[k].polarity != FG_LACKS) return false;
    return true;
}

static bool has_skill(const fg_matcher *m, uint32_t concept, bool *skills) {
    bool has = false;
    for (const fg_relation *r = fg_memo_related(m, concept); r; r = fg_memo_next(m, r))
        if (r->gives == FG_ONE && !is_lacking(m, &m->r->skills.at[r->skill])) skills[r->skill] = has = true;
    return has;
}

/* Looks at a tree: does it name something of the trade, and is one of what it names there? Alternatives are one thing. */
static void look(const fg_matcher *m, uint32_t n, trade *t, bool *names, bool *has) {
    const fg_node *node = fg_match_node(m, n);
    if (is_of_trade(node->type) && node->concept != FG_NONE) {
        *names = true;
        *has |= has_skill(m, node->concept, t->skills);
    }
    for (uint32_t child = node->child; child; child = fg_match_node(m, child)->next) look(m, child, t, names, has);
}

static void compare(const fg_matcher *m, trade *t) {
    t->skills = FG_NEW_N(m->scratch, bool, m->r->skills.n + 1);
    for (uint32_t i = 0; t->skills && i < m->p->requirements.n; i++) {
        bool names = false, has = false;
        look(m, m->p->requirements.at[i].root, t, &names, &has);
        t->named += names;
        t->had += has;
    }
}

static bool keeps(const void *ctx, uint32_t role) { return ((const bool *)ctx)[role]; }

static uint32_t months_of(const fg_matcher *m, const bool *asked) {
    bool *roles = FG_NEW_N(m->scratch, bool, m->r->roles.n + 1);
    for (uint32_t i = 0; roles && i < m->r->skills.n; i++) {
        const fg_skill *s = &m->r->skills.at[i];
        for (uint32_t k = s->first; asked[i] && k < s->first + s->n; k++) {
            const fg_proof *p = &m->r->proofs.at[k];
            if (p->role != FG_NONE && p->polarity != FG_LACKS) roles[p->role] = true;
        }
    }
    return roles ? fg_roles_union(m->r->roles.at, m->r->roles.n, keeps, roles, m->scratch) : 0;
}

uint32_t fg_match_relevant_months(const fg_matcher *m) {
    trade t = {0};
    compare(m, &t);
    return t.had * MOST >= t.named ? m->r->experience_months : months_of(m, t.skills);
}
