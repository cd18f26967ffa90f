#include "index/terms.h"

typedef struct {
    const fg_matcher *m;
    fg_arena *arena;
    fg_asked *out;
    uint8_t wanted;
    fg_asked_item *item;
    int32_t weight;      /* of the part of the item that is being collected */
    bool parted;         /* it is one of a mean */
    bool joining, began; /* a unit of alternatives is being collected; one of them is there */
    bool unknown;        /* so is one that nobody can be told to have */
} collector;

/* ---- keys ---- */

enum { SPOKEN = 4, FLAG_PARTICULAR = 1, FLAG_EXPERIENCE = 2, FLAG_IN_PROGRESS = 4, MONTHS_MOST = 0x1FFF };

/* type | level and SPOKEN times the level of a language, degree or kind of evidence | flags | months */
static uint32_t value_of(const fg_node *n) {
    uint32_t small = n->type == FG_NODE_DEGREE     ? n->degree
                     : n->type == FG_NODE_EVIDENCE ? n->k & 0xFF
                                                   : n->level + n->spoken_level * (uint32_t)SPOKEN,
             months = n->min_months < MONTHS_MOST ? n->min_months : MONTHS_MOST,
             flags = (n->particular ? FLAG_PARTICULAR : 0u) | (n->experience_ok ? FLAG_EXPERIENCE : 0u) |
                     (n->in_progress ? FLAG_IN_PROGRESS : 0u);
    return n->type | small << 5 | flags << 13 | months << 16;
}

static fg_node leaf_of(uint32_t value, uint32_t concept) {
    uint32_t type = value & 31, small = value >> 5 & 0xFF, flags = value >> 13 & 7;
    fg_node n = {.type = (uint8_t)type,
                 .necessity = FG_INHERIT,
                 .concept = concept,
                 .open = true, /* whatever its field: the best that can be */
                 .particular = flags & FLAG_PARTICULAR,
                 .experience_ok = flags & FLAG_EXPERIENCE,
                 .in_progress = flags & FLAG_IN_PROGRESS,
                 .min_months = value >> 16};
    if (type == FG_NODE_DEGREE)
        n.degree = (uint8_t)small;
    else if (type == FG_NODE_EVIDENCE)
        n.k = small;
    else {
        n.level = (uint8_t)(small % SPOKEN);
        n.spoken_level = (uint8_t)(small / SPOKEN);
    }
    return n;
}

/* ---- collecting ---- */

/* What is not known of somebody may be so, but for what a résumé would name: a skill, a language, a certificate. */
static bool is_open(uint32_t mode, uint32_t value) {
    uint32_t type = value & 31;
    bool experience = value >> 13 & FLAG_EXPERIENCE;
    if (mode != FG_TERM_LEAF || type == FG_NODE_SKILL || type == FG_NODE_DOMAIN || type == FG_NODE_SPOKEN) return false;
    return experience || (type != FG_NODE_CERTIFICATE && type != FG_NODE_LICENCE);
}

static void add(collector *c, uint32_t mode, const fg_node *n, uint32_t concept, uint32_t value, double share) {
    fg_term_key key = {.mode = mode, .value = value};
    if (concept != FG_NONE) {
        fg_str id = fg_concept_id(c->m->dict, concept);
        key.concept = fg_hash64(id.ptr, id.len, 0);
    }
    fg_term *t = FG_PUSH(c->arena, &c->out->terms);
    if (t)
        *t = (fg_term){key,
                       concept,
                       share,
                       c->joining && c->began,
                       is_open(mode, value),
                       c->out->items.n - 1,
                       c->weight,
                       (uint32_t)(n - c->m->p->nodes.at)};
    c->began = true;
}

/* Is it one that nobody can be told to have? */
static bool is_unknown(const fg_node *n) {
    return n->concept == FG_NONE && n->type < FG_NODE_YEARS && n->type >= FG_NODE_SKILL;
}

static void collect_leaf(collector *c, const fg_node *n, double share) {
    if (is_unknown(n) && c->joining)
        c->unknown = true;
    else if (is_unknown(n))
        c->item->unknown += c->weight;
    else
        add(c, FG_TERM_LEAF, n, n->min_months || n->type != FG_NODE_YEARS ? n->concept : FG_NONE, value_of(n), share);
}

static void collect(collector *c, uint32_t node, uint8_t inherited, double share);

/* Whatever is like a member of an open list counts, too, also where that member itself is not asked here. */
static void collect_alike(collector *c, const fg_node *n, double share) {
    for (uint32_t k = n->child; k; k = fg_match_node(c->m, k)->next) {
        const fg_node *member = fg_match_node(c->m, k);
        if (member->type == FG_NODE_SKILL && member->concept != FG_NONE)
            add(c, FG_TERM_EXAMPLE, member, member->concept, value_of(member), share);
    }
}

/* The best of them. */
static void collect_members(collector *c, const fg_node *n, uint8_t inherited, double share) {
    const fg_node *head = n->type == FG_NODE_EXAMPLES && n->head ? fg_match_node(c->m, n->head) : NULL;
    bool kind = head && head->concept != FG_NONE, alike = n->type == FG_NODE_EXAMPLES && !kind && n->open;
    if (kind) add(c, n->open ? FG_TERM_KIND : FG_TERM_CLOSED_KIND, head, head->concept, 0, share);
    if (alike) collect_alike(c, n, share);
    for (uint32_t k = n->child; k; k = fg_match_node(c->m, k)->next) {
        bool told = alike && fg_match_node(c->m, k)->type == FG_NODE_SKILL;
        if (!told && !fg_match_is_silent(c->m, k, c->wanted)) collect(c, k, inherited, share);
    }
}

/* Does anything of a node count, as fg_match_tree tells? */
static bool has_wanted(const collector *c, uint32_t node, uint8_t inherited) {
    const fg_node *n = fg_match_node(c->m, node);
    inherited = fg_match_necessity(c->m, node, inherited);
    if (n->type >= FG_NODE_SKILL) return inherited == c->wanted;
    for (uint32_t k = n->child; k; k = fg_match_node(c->m, k)->next)
        if (!fg_match_is_silent(c->m, k, c->wanted) && has_wanted(c, k, inherited)) return true;
    return false;
}

/* Each part by its share of the weights of those that count. */
static void collect_all(collector *c, const fg_node *n, uint8_t inherited, double share) {
    int64_t sum = 0;
    bool inner = c->parted;
    c->out->has_means = c->parted = true;
    for (uint32_t k = n->child; k; k = fg_match_node(c->m, k)->next)
        if (!fg_match_is_silent(c->m, k, c->wanted) && has_wanted(c, k, inherited))
            sum += fg_match_node_weight(c->m, k);
    if (!inner) c->item->whole = sum;
    c->item->nested |= inner || !sum;
    for (uint32_t k = n->child; k; k = fg_match_node(c->m, k)->next) {
        if (fg_match_is_silent(c->m, k, c->wanted)) continue;
        if (!inner) c->weight = fg_match_node_weight(c->m, k);
        collect(c, k, inherited, sum ? share * fg_match_node_weight(c->m, k) / (double)sum : share);
    }
}

/* Of alternatives, whatever groups are among them, the best leaf is one unit: no mean is above it. */
static void collect_unit(collector *c, const fg_node *n, uint8_t inherited, double share) {
    bool outer = c->joining;
    uint32_t first = c->out->terms.n;
    c->out->has_means |= n->type == FG_NODE_ALL;
    c->joining = true;
    if (!outer) c->began = c->unknown = false;
    collect_members(c, n, inherited, share);
    c->joining = outer;
    if (outer || !c->unknown) return;
    if (first == c->out->terms.n) c->item->unknown += c->weight;
    for (uint32_t i = first; i < c->out->terms.n; i++) c->out->terms.at[i].open = true;
}

static void collect(collector *c, uint32_t node, uint8_t inherited, double share) {
    const fg_node *n = fg_match_node(c->m, node);
    inherited = fg_match_necessity(c->m, node, inherited);
    if (n->type >= FG_NODE_SKILL) {
        if (inherited == c->wanted) collect_leaf(c, n, share);
    } else if (n->type == FG_NODE_ALL && !c->joining) {
        collect_all(c, n, inherited, share);
    } else {
        collect_unit(c, n, inherited, share);
    }
}

/* What is wanted of a requirement. */
static void collect_part(collector *c, fg_matcher *m, const fg_rank_part *part, uint8_t necessity, double total) {
    const fg_requirement *q = &m->p->requirements.at[part->requirement];
    if (!part->weight || !(c->item = FG_PUSH(c->arena, &c->out->items))) return;
    *c->item = (fg_asked_item){.weight = part->weight, .whole = 1, .required = necessity == FG_REQUIRED};
    fg_match_look_at(m, q);
    c->wanted = part->wanted;
    c->weight = 1;
    c->parted = false;
    collect(c, q->root, q->necessity, part->weight / total);
}

static void collect_title(collector *c, const fg_title_words *words, double share) {
    for (uint32_t i = 0; i < words->n; i++) {
        fg_term *t = FG_PUSH(c->arena, &c->out->terms);
        if (!t) return;
        *t = (fg_term){.key = {fg_title_key(words->at[i]), FG_TERM_TITLE, 0},
                       .concept = FG_NONE,
                       .share = share / words->n,
                       .node = FG_NONE};
    }
}

static int64_t price(fg_matcher *m, fg_result *x) {
    int64_t weight = 0;
    fg_match_price(m, x);
    for (uint32_t i = 0; i < x->items.n; i++) weight += x->items.at[i].weight;
    return weight;
}

void fg_terms_of_rank(const fg_posting *posting, const fg_dict *dict, const fg_policy *policy, fg_arena *scratch,
                      fg_asked *out) {
    fg_result x = {.posting = posting};
    fg_matcher m = {.p = posting, .dict = dict, .policy = policy, .scratch = scratch};
    int64_t prior = policy->number[FG_P_RANK_PRIOR_WEIGHT], title = policy->number[FG_P_RANK_TITLE],
            unknown = prior + (posting->title_words.n ? 0 : title), total = prior + title;
    *out = (fg_asked){.has_means = true}; /* the title is one */
    fg_arena_init(&x.arena, &scratch->alloc);
    out->scored = price(&m, &x) > 0;
    fg_rank_parts parts = {0};
    if (out->scored) fg_match_rank_parts(&m, &x, scratch, &parts);
    for (uint32_t i = 0; i < parts.n; i++) total += parts.at[i].weight;
    collector c = {.m = &m, .arena = scratch, .out = out};
    if (out->scored && total) {
        out->base = (double)(unknown * policy->number[FG_P_RANK_PRIOR_SCORE]) / (double)total / FG_ONE;
        collect_title(&c, &posting->title_words, (double)title / (double)total);
    }
    for (uint32_t i = 0; i < parts.n; i++) collect_part(&c, &m, &parts.at[i], FG_IMPLIED, (double)total);
    scratch->failed |= x.arena.failed;
    fg_arena_free(&x.arena);
}

void fg_terms_of_score(const fg_posting *posting, const fg_dict *dict, const fg_policy *policy, fg_arena *scratch,
                       fg_asked *out) {
    fg_result x = {.posting = posting};
    fg_matcher m = {.p = posting, .dict = dict, .policy = policy, .scratch = scratch};
    *out = (fg_asked){0};
    fg_arena_init(&x.arena, &scratch->alloc);
    int64_t weight = price(&m, &x);
    out->scored = weight > 0;
    collector c = {.m = &m, .arena = scratch, .out = out};
    for (uint32_t i = 0; i < x.items.n; i++) {
        const fg_item *item = &x.items.at[i];
        const fg_requirement *q = &posting->requirements.at[item->requirement];
        fg_rank_part part = {item->requirement, fg_match_wanted(q, item), item->weight};
        collect_part(&c, &m, &part, item->necessity, (double)weight);
    }
    scratch->failed |= x.arena.failed;
    fg_arena_free(&x.arena);
}

/* ---- credits ---- */

/* Of a leaf whose fields of study are those of `p`. */
static fg_outcome outcome_in(fg_matcher *m, fg_posting *p, const fg_node *leaf) {
    fg_node nodes[2] = {{0}, *leaf};
    fg_outcome known[2] = {{0}, {.verdict = UINT8_MAX}};
    p->nodes.at = nodes;
    p->nodes.n = 2;
    m->p = p;
    m->known = known;
    fg_outcome o = fg_match_leaf(m, 1);
    m->p = NULL;
    m->known = NULL;
    return o;
}

static fg_outcome outcome_of_leaf(fg_matcher *m, uint32_t value, uint32_t concept) {
    fg_posting p = {.dict = m->dict};
    fg_node leaf = leaf_of(value, concept);
    return outcome_in(m, &p, &leaf);
}

int32_t fg_terms_credit_of(fg_matcher *m, const fg_posting *posting, uint32_t node) {
    fg_posting p = {.dict = m->dict};
    p.fields.at = posting->fields.at;
    p.fields.n = posting->fields.n;
    return outcome_in(m, &p, &posting->nodes.at[node]).low;
}

static int32_t credit_of_leaf(fg_matcher *m, uint32_t value, uint32_t concept) {
    return outcome_of_leaf(m, value, concept).low;
}

int32_t fg_terms_high(fg_matcher *m, uint32_t concept, uint32_t value) {
    return outcome_of_leaf(m, value, concept).high;
}

int32_t fg_terms_credit(fg_matcher *m, const fg_bound *b, uint32_t mode, uint32_t value) {
    switch ((fg_term_mode)mode) {
    case FG_TERM_KIND: return b->kind;
    case FG_TERM_CLOSED_KIND: return b->closed_kind;
    case FG_TERM_TITLE: return FG_ONE;
    case FG_TERM_LEAF:
    case FG_TERM_EXAMPLE: break;
    }
    int32_t low = !b ? credit_of_leaf(m, value, FG_NONE) : b->has ? credit_of_leaf(m, value, b->concept) : 0;
    return mode == FG_TERM_EXAMPLE && b && b->alike > low ? b->alike : low;
}
