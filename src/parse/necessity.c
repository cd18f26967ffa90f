/* How much each leaf is asked: a cue rules the clause it stands in, a parenthesis only itself. */
#include "parse/clause.h"

typedef struct {
    uint32_t first, end;
    uint8_t necessity;
    uint32_t depth, segment;
    bool forward; /* rules what follows it */
} ruling;

static bool is_adverb(const fg_clause *c, const ruling *u) {
    return fg_word_is(c->r, u->first, "preferably") || fg_word_is(c->r, u->first, "ideally") ||
           fg_word_is(c->r, u->first, "optionally");
}

/* Anything named in the same clause in front of the cue? */
static bool has_leaf_before(const fg_clause *c, const ruling *u) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->segment == u->segment && l->depth == u->depth && l->end <= u->first) return true;
    }
    return false;
}

static bool has_leaf_behind(const fg_clause *c, const ruling *u) {
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        const fg_leaf *l = &c->leaves.at[i];
        if (l->segment == u->segment && l->depth >= u->depth && l->first >= u->end) return true;
    }
    return false;
}

/* The comma (or "but") in front of `token` behind which its own clause begins: commas inside a list don't count. */
static uint32_t clause_start(const fg_clause *c, const ruling *u, const ruling *before) {
    if (before && before->segment == u->segment && before->depth == u->depth && !before->forward) return before->end;
    for (uint32_t i = u->first; i > c->st->first; i--)
        if (fg_word_is(c->r, i - 1, "but") ||
            (fg_word_is(c->r, i - 1, "with") && i > c->st->first + 1 && fg_is(c->r, i - 2, ',')))
            return i - 1;
    return c->st->first;
}

static void rule_leaves(fg_clause *c, const ruling *u, const ruling *before) {
    uint32_t from = u->forward ? u->end : clause_start(c, u, before), ruled = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *l = &c->leaves.at[i];
        bool inside = u->forward ? l->first >= from : l->first >= from && l->end <= u->end;
        if (!inside || l->segment != u->segment || l->depth < u->depth) continue;
        fg_node_at(c->p, l->node)->necessity = u->necessity;
        ruled++;
    }
    if (ruled || u->depth == 0) {
        c->has_cue |= ruled > 0;
        return;
    }
    /* "(preferred)" with nothing named inside: the clause in front of the parenthesis */
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        fg_leaf *l = &c->leaves.at[i];
        if (l->segment == u->segment && l->end <= u->first && (!before || l->first >= before->end))
            fg_node_at(c->p, l->node)->necessity = u->necessity;
    }
    c->has_cue = true;
}

static uint8_t necessity_of_cue(const fg_cue *q) {
    return q->tag == FG_LEX_PREFERRED      ? FG_PREFERRED
           : q->tag == FG_LEX_REQUIRED     ? FG_REQUIRED
           : q->tag == FG_LEX_NOT_REQUIRED ? FG_NOT_ASKED
                                           : FG_INHERIT;
}

/* The next cue that decides anything, the longest of those that overlap. A preference outweighs what it overlaps. */
static bool next_ruling(const fg_clause *c, uint32_t *i, uint32_t from, ruling *u) {
    bool found = false;
    for (; *i < c->cues.n; ++*i) {
        const fg_cue *q = &c->cues.at[*i];
        uint8_t n = necessity_of_cue(q);
        if (n == FG_INHERIT || q->first < from) continue;
        if (found && q->first >= u->end) return true;
        bool better =
            !found || (n == FG_PREFERRED && u->necessity != FG_PREFERRED) || (n == u->necessity && q->end > u->end);
        if (!better) continue;
        *u = (ruling){.first = found && u->first < q->first ? u->first : q->first, .end = q->end, .necessity = n};
        found = true;
    }
    return found;
}

void fg_clause_necessity(fg_clause *c) {
    ruling before = {0};
    bool any = false;
    for (uint32_t i = 0, from = 0;;) {
        ruling u = {0};
        if (!next_ruling(c, &i, from, &u)) break;
        from = u.end;
        fg_clause_locate(c, u.first, &u.depth, &u.segment);
        bool behind = has_leaf_behind(c, &u), front = has_leaf_before(c, &u);
        /* "No experience with X required": the last word says nothing of its own */
        if (u.necessity == FG_REQUIRED && any && before.necessity == FG_NOT_ASKED && before.segment == u.segment)
            continue;
        u.forward =
            behind && (!front || is_adverb(c, &u) || (u.necessity == FG_REQUIRED && fg_word_is(c->r, u.first, "must")));
        if (u.necessity == FG_REQUIRED && u.forward && front && !fg_word_is(c->r, u.first, "must")) u.forward = false;
        if (!front && !behind && u.depth == 0 && u.segment > 0) { /* "Kafka on AWS. A big plus." */
            u.segment--;
            u.forward = false;
        }
        rule_leaves(c, &u, any ? &before : NULL);
        before = u;
        any = true;
    }
}
