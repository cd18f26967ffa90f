/* Finds what a statement names: skills, years, degrees, gates, evidence. */
#include "parse/clause.h"

uint32_t fg_node_new(fg_posting *p, fg_node_type type, uint32_t start, uint32_t end) {
    fg_node *n = FG_PUSH(&p->arena, &p->nodes);
    if (!n) return 0;
    *n = (fg_node){.type = (uint8_t)type, .necessity = FG_INHERIT, .start = start, .end = end, .concept = FG_NONE};
    return p->nodes.n - 1;
}

void fg_node_append(fg_posting *p, uint32_t parent, uint32_t child) {
    if (!parent || !child) return;
    uint32_t *link = &p->nodes.at[parent].child;
    while (*link) link = &p->nodes.at[*link].next;
    *link = child;
}

static fg_node_type type_of_kind(fg_kind kind) {
    switch (kind) {
    case FG_KIND_SOFT: return FG_NODE_SOFT;
    case FG_KIND_DOMAIN: return FG_NODE_DOMAIN;
    case FG_KIND_CERTIFICATE: return FG_NODE_CERTIFICATE;
    case FG_KIND_LICENCE: return FG_NODE_LICENCE;
    case FG_KIND_SPOKEN: return FG_NODE_SPOKEN;
    default: return FG_NODE_SKILL;
    }
}

/* Cues of conditions may end with a word that leads to what follows: "portfolio of". */
static uint32_t end_of_words(const fg_clause *c, uint32_t first, uint32_t end) {
    fg_hit h;
    while (end > first + 1 && fg_cue_at(c->r, end - 1, end, FG_LEX_STOP, &h, NULL)) end--;
    return end;
}

uint32_t fg_clause_add_leaf(fg_clause *c, fg_node_type type, uint32_t first, uint32_t end) {
    uint32_t last = type > FG_NODE_DEGREE ? end_of_words(c, first, end) - 1 : end - 1;
    uint32_t node = fg_node_new(c->p, type, fg_tok(c->r, first)->start, fg_tok(c->r, last)->end);
    fg_leaf *l = node ? FG_PUSH(c->r->scratch, &c->leaves) : NULL;
    if (!l) return 0;
    *l = (fg_leaf){.first = first, .end = end, .node = node};
    if (type != FG_NODE_SOFT && type != FG_NODE_DOMAIN && type < FG_NODE_CLEARANCE) c->hard++;
    c->legal |= type == FG_NODE_LICENCE || type == FG_NODE_CLEARANCE || type == FG_NODE_AUTHORIZATION;
    c->measured |=
        type == FG_NODE_YEARS || type == FG_NODE_DEGREE || type == FG_NODE_LICENCE || type == FG_NODE_CERTIFICATE;
    return node;
}

static bool is_parted(const fg_clause *c, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (fg_is(c->r, i, ';') || fg_is(c->r, i, '.')) return true;
    return false;
}

/* "Bachelor's degree; experience may be considered in lieu of a degree": of the degree named before, if there is one. Years
 * that are said stand for it themselves where nothing parts them from it. */
static bool allow_experience(fg_clause *c, uint32_t at) {
    uint32_t years = c->leaves.n;
    for (uint32_t i = c->leaves.n; i-- > 0;) {
        fg_node *n = fg_node_at(c->p, c->leaves.at[i].node);
        if (n->type == FG_NODE_YEARS && i + 1 == c->leaves.n && !is_parted(c, c->leaves.at[i].end, at)) years = i;
        if (n->type != FG_NODE_DEGREE) continue;
        bool whole = years < c->leaves.n && !is_parted(c, c->leaves.at[i].end, c->leaves.at[years].first);
        n->experience_ok |= !whole;
        if (whole)
            c->instead = c->leaves.at[years].node;
        else if (years < c->leaves.n)
            c->leaves.n--;
        return true;
    }
    return false;
}

/* "8 years and no degree", "without a degree": named as what may be missing. */
static bool follows_no(const fg_clause *c, uint32_t i) {
    if (i > c->st->first && (fg_word_is(c->r, i - 1, "a") || fg_word_is(c->r, i - 1, "any"))) i--;
    return i > c->st->first && (fg_word_is(c->r, i - 1, "no") || fg_word_is(c->r, i - 1, "without"));
}

static void add_degree(fg_clause *c, const fg_degree *d) {
    uint32_t i = d->first;
    if (d->instead && allow_experience(c, i)) return;
    bool lacking = d->instead && c->leaves.n && !is_parted(c, c->leaves.at[c->leaves.n - 1].end, i);
    lacking |= follows_no(c, i) && fg_word_is(c->r, i - 2, "if") && c->leaves.n && !c->measured;
    if (follows_no(c, i) && !lacking) {
        c->without = i - 1;
        return;
    }
    bool first = true;
    for (uint32_t k = 0; k < c->leaves.n; k++) first &= fg_node_at(c->p, c->leaves.at[k].node)->type != FG_NODE_DEGREE;
    uint32_t node = fg_clause_add_leaf(c, FG_NODE_DEGREE, d->first, d->end);
    if (!node) return;
    if (lacking) c->lacking = node;
    fg_node *n = fg_node_at(c->p, node);
    n->degree = d->level;
    n->open = d->open;
    n->related_ok = d->related_ok;
    n->experience_ok = (d->experience_ok && !lacking) || (first && d->combination);
    n->in_progress = d->in_progress;
    n->first_field = d->first_field;
    n->fields = d->fields;
}

static bool add_years(fg_clause *c, uint32_t i, uint32_t *next) {
    fg_years y;
    if (!fg_years_at(c->r, i, c->st->end, &y)) return false;
    uint32_t node = fg_clause_add_leaf(c, FG_NODE_YEARS, y.first, y.end);
    *next = y.end;
    if (!node) return true;
    fg_node *n = fg_node_at(c->p, node);
    n->min_months = y.min_months;
    n->max_months = y.max_months;
    if (y.of_end > y.of_first) {
        n->of_start = fg_tok(c->r, y.of_first)->start;
        n->of_end = fg_tok(c->r, y.of_end - 1)->end;
    }
    return true;
}

/* "A portfolio of your work", "strong portfolio": what is around the word only tells that it is meant. */
static void narrow_portfolio(const fg_clause *c, uint32_t *first, uint32_t *end) {
    for (uint32_t k = *first; k < *end; k++) {
        if (!fg_word_is(c->r, k, "portfolio")) continue;
        *first = k;
        *end = k + 1;
    }
}

static bool add_evidence(fg_clause *c, uint32_t i, uint32_t *next) {
    fg_hit h;
    uint32_t kind;
    if (!fg_cue_at(c->r, i, c->st->end, FG_LEX_EVIDENCE, &h, &kind) || kind == 5) return false;
    uint32_t first = h.first, end = h.end;
    if (kind == FG_EV_PORTFOLIO) narrow_portfolio(c, &first, &end);
    uint32_t node = fg_clause_add_leaf(c, FG_NODE_EVIDENCE, first, end);
    if (node) fg_node_at(c->p, node)->k = kind;
    *next = h.end;
    return true;
}

static const fg_mention *mention_at(const fg_clause *c, uint32_t i, uint32_t *cursor) {
    while (*cursor < c->mentions.n && c->mentions.at[*cursor].first < i) ++*cursor;
    return *cursor < c->mentions.n && c->mentions.at[*cursor].first == i ? &c->mentions.at[*cursor] : NULL;
}

enum { DEMAND_OF_CHECKS = 1, DEMAND_OF_HOURS, DEMAND_OF_BODY }; /* arguments of [physical] */

/* "Required to walk to the boiler room": what is done on the way, but for what is asked to be known. */
static bool is_done_by_body(const fg_clause *c, const fg_mention *m, const fg_cue *demand) {
    if (demand->arg != DEMAND_OF_BODY || demand->end > m->first) return false;
    FG_EACH_CUE (c, q, FG_LEX_HEAD)
        if (q->first >= demand->end) return false;
    return true;
}

/* "A background check, which may consist of" */
static bool lists_parts(const fg_clause *c, uint32_t i) {
    fg_hit h;
    for (uint32_t k = i; k < i + 5 && k < c->st->end; k++)
        if (fg_word_is(c->r, k, "consist") || fg_cue_at(c->r, k, c->st->end, FG_LEX_SUCH_AS, &h, NULL)) return true;
    return false;
}

/* "Pass a background check", "exposure to hazardous materials": a condition of the job, not a skill. Among duties it may
 * be the work itself, but for the hours. */
static bool is_condition(const fg_clause *c, const fg_mention *m) {
    FG_EACH_CUE (c, q, FG_LEX_CLEARANCE)
        if (q->first <= m->first && q->end > m->end) return true; /* "TS preferred" */
    FG_EACH_CUE (c, q, FG_LEX_PHYSICAL) {
        bool work = c->st->section == FG_LEX_H_DUTIES && q->arg != DEMAND_OF_HOURS;
        bool within = q->first <= m->first && q->end >= m->end;
        bool check = q->arg == DEMAND_OF_CHECKS;
        bool opens = check && q->first == m->first; /* "background check and drug screen" */
        within |= check && q->end <= m->first && lists_parts(c, q->end);
        bool named = check && q->first == m->end; /* "Acme Cloud background check" */
        if (is_done_by_body(c, m, q) || (!work && (within || opens || named))) return true;
    }
    return false;
}

/* "Work with the data science team", "our Asset Management and Acquisitions department": whom one works with. */
static bool names_unit(const fg_clause *c, const fg_mention *m) {
    fg_hit h;
    uint32_t employer;
    bool joined = false, industry = fg_kind_of(c->r, m->concept) == FG_KIND_DOMAIN;
    for (uint32_t i = m->end; i < c->st->end && i < m->end + 5; i++) {
        if (fg_cue_at(c->r, i, c->st->end, FG_LEX_UNIT, &h, &employer))
            return !joined && !(employer && industry); /* "accounting and vendors", "at a fintech company" */
        bool joins = fg_is(c->r, i, ',') || fg_is(c->r, i, '/') || fg_is(c->r, i, '&') || fg_word_is(c->r, i, "and") ||
                     fg_word_is(c->r, i, "or");
        if (!joins && (!fg_has_cap(c->r, i) || !fg_has_cap(c->r, m->first))) return false;
        joined = joins;
    }
    return false;
}

/* "AI-driven products": says of what kind something is. */
static bool is_attribute(const fg_clause *c, const fg_mention *m) {
    fg_hit h;
    return m->end + 1 < c->st->end && fg_is(c->r, m->end, '-') && !(fg_tok(c->r, m->end)->flags & FG_TOK_SPACE) &&
           !(fg_tok(c->r, m->end + 1)->flags & FG_TOK_SPACE) &&
           fg_cue_at(c->r, m->end + 1, c->st->end, FG_LEX_ATTRIBUTE, &h, NULL);
}

/* "AWS or GCP (not Azure)", "Java, not JavaScript" */
static bool is_ruled_out(const fg_clause *c, const fg_mention *m) {
    return m->first > c->st->first + 1 && fg_word_is(c->r, m->first - 1, "not") &&
           (fg_is(c->r, m->first - 2, '(') || fg_is(c->r, m->first - 2, ','));
}

/* "The General Labor must be flexible": the job by its name. */
static bool is_job_as_subject(const fg_clause *c, const fg_mention *m) {
    if (m->first != c->st->first + 1 || !fg_word_is(c->r, c->st->first, "the") || !fg_has_cap(c->r, m->first))
        return false;
    return fg_word_is(c->r, m->end, "must") || fg_word_is(c->r, m->end, "should") || fg_word_is(c->r, m->end, "will");
}

static void add_mention(fg_clause *c, const fg_mention *m) {
    if (is_attribute(c, m) || is_ruled_out(c, m) || is_job_as_subject(c, m)) return;
    if (((m->flags & FG_NAME_TITLE) && !fg_clause_is_past_job(c, m)) || is_condition(c, m)) return;
    if (fg_kind_of(c->r, m->concept) != FG_KIND_SOFT && names_unit(c, m)) return; /* but "cross-functional teams" */
    uint32_t node = fg_clause_add_leaf(c, type_of_kind(fg_kind_of(c->r, m->concept)), m->first, m->end);
    if (!node) return;
    fg_node_at(c->p, node)->concept = m->concept;
    c->leaves.at[c->leaves.n - 1].job = (m->flags & FG_NAME_TITLE) != 0;
}

/* "Contributions to open-source projects": a deed, though a concept has a part of its words. */
static bool names_deed(const fg_clause *c, const fg_mention *m) {
    fg_hit h;
    return fg_cue_at(c->r, m->first, c->st->end, FG_LEX_EVIDENCE, &h, NULL) && h.end >= m->end;
}

enum { STATES_LEAST = 5 /* in a row: no skills and degrees are that often called like states */ };

static bool is_state(const fg_clause *c, uint32_t i) {
    fg_hit h;
    return fg_tok(c->r, i)->flags & FG_TOK_UPPER && fg_cue_at(c->r, i, i + 1, FG_LEX_STATE_CODE, &h, NULL);
}

/* Behind a list of states that begins at token i ("AR, AZ, GA, IA, ..."); i if there is none. */
static uint32_t skip_states(const fg_clause *c, uint32_t i) {
    uint32_t n = 0, end = i;
    for (uint32_t k = i; k < c->st->end && k <= end + 2; k++) {
        if (!is_state(c, k)) continue;
        end = k + 1;
        n++;
    }
    return n >= STATES_LEAST ? end : i;
}

enum { PLACE_MOST = 6 /* tokens of a place and its code */ };

/* Behind "Billings, MT 59102:" with which a statement begins; its first token if it does not. */
static uint32_t skip_place(const fg_clause *c) {
    uint32_t most = c->st->first + PLACE_MOST, last = c->st->end - 1, to = most < last ? most : last;
    for (uint32_t i = c->st->first + 1; (i = fg_next_cue(c->r, i, to, FG_LEX_STATE_CODE)) < to; i++) {
        if (!is_state(c, i) || !fg_is(c->r, i - 1, ',')) continue;
        uint32_t colon = fg_tok(c->r, i + 1)->cls == FG_TOK_NUMBER ? i + 2 : i + 1;
        return colon < c->st->end && fg_is(c->r, colon, ':') ? colon + 1 : c->st->first;
    }
    return c->st->first;
}

/* The first token from i on at which something may be named. */
static uint32_t next_named(const fg_clause *c, uint32_t i, uint32_t *cursor) {
    while (*cursor < c->mentions.n && c->mentions.at[*cursor].first < i) ++*cursor;
    uint32_t mention = *cursor < c->mentions.n ? c->mentions.at[*cursor].first : c->st->end;
    return fg_next_bit(c->r, i, mention, FG_FACT_LEAF);
}

/* "Bachelor's degree" is no skill, "MS Office" no degree: the longer reading at a token wins. */
static void read_leaves(fg_clause *c) {
    uint32_t cursor = 0;
    bool states = fg_count_bits_of(c->r, c->st->first, c->st->end, FG_LEX_STATE_CODE) >= STATES_LEAST;
    for (uint32_t i = skip_place(c); i < c->st->end;) {
        uint32_t next = states ? skip_states(c, i) : next_named(c, i, &cursor);
        if (next > i) {
            i = next;
            continue;
        }
        const fg_mention *m = mention_at(c, i, &cursor);
        next = i + 1;
        if (!m && !fg_has_bit(c->r, i, FG_FACT_LEAF)) {
            i = next;
            continue;
        }
        fg_degree d;
        uint32_t fields = c->p->fields.n;
        bool degree = fg_may_begin_cue(c->r, i, FG_LEX_DEGREE) &&
                      fg_degree_at(c->r, i, c->st->end, false, &c->p->arena, &c->p->fields, &d);
        if (degree && m && m->end > d.end) {
            c->p->fields.n = fields;
            degree = false;
        }
        if (degree) {
            add_degree(c, &d);
            next = d.end;
        } else if (m && !names_deed(c, m)) {
            add_mention(c, m);
            next = m->end;
        } else if (!add_years(c, i, &next)) {
            add_evidence(c, i, &next);
        }
        i = next;
    }
}

/* ---- where a leaf stands ---- */

static bool splits_segment(const fg_clause *c, uint32_t i) {
    const fg_token *t = fg_tok(c->r, i);
    if (t->value == ';' || t->value == FG_BULLET || t->value == '|') return true;
    if (t->value == FG_DASH)
        return (t->flags & FG_TOK_SPACE) && i + 1 < c->st->end && (fg_tok(c->r, i + 1)->flags & FG_TOK_SPACE);
    if (t->value != '.' && t->value != '!') return false;
    return i + 1 < c->st->end && (fg_has_cap(c->r, i + 1) || fg_tok(c->r, i + 1)->cls == FG_TOK_NUMBER) &&
           (fg_tok(c->r, i + 1)->flags & FG_TOK_SPACE);
}

/* Goes on from token i, of which depth and segment are known, to `token`. */
static void locate_from(const fg_clause *c, uint32_t i, uint32_t token, uint32_t *depth, uint32_t *segment) {
    for (; (i = fg_next_mark(c->r, i, token)) < token; i++) {
        if (fg_is(c->r, i, '(') || fg_is(c->r, i, '[')) ++*depth;
        if ((fg_is(c->r, i, ')') || fg_is(c->r, i, ']')) && *depth) --*depth;
        if (!*depth && i > c->st->first && splits_segment(c, i)) ++*segment;
    }
}

void fg_clause_locate(const fg_clause *c, uint32_t token, uint32_t *depth, uint32_t *segment) {
    *depth = *segment = 0;
    locate_from(c, c->st->first, token, depth, segment);
}

uint32_t fg_clause_segment_from(const fg_clause *c, uint32_t from, uint32_t to, uint32_t segment) {
    uint32_t depth, at;
    fg_clause_locate(c, from, &depth, &at);
    for (; from < to && at != segment; from++) locate_from(c, from, from + 1, &depth, &at);
    return from;
}

static void place_leaves(fg_clause *c) {
    uint32_t depth = 0, segment = 0, i = c->st->first;
    for (uint32_t k = 0; k < c->leaves.n; k++) {
        fg_leaf *l = &c->leaves.at[k];
        if (fg_next_mark(c->r, i, l->first) < l->first) locate_from(c, i, l->first, &depth, &segment);
        i = l->first;
        l->depth = depth;
        l->segment = segment;
    }
}

bool fg_clause_read(fg_clause *c, fg_reading *r, fg_posting *p, const fg_statement *st) {
    c->leaves.n = c->cues.n = c->mentions.n = 0;
    *c = (fg_clause){.r = r, .p = p, .st = st, .leaves = c->leaves, .cues = c->cues, .mentions = c->mentions};
    fg_clause_find_cues(c);
    fg_find_mentions(r, st->first, st->end, fg_lists_what_is_asked(st), &c->mentions);
    read_leaves(c);
    fg_clause_read_gates(c);
    fg_clause_mark_to_obtain(c);
    place_leaves(c);
    fg_clause_read_spoken(c);
    fg_clause_judge_words(c);
    return !r->scratch->failed && !p->arena.failed;
}
