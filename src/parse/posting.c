/* A posting: its statements, which of them ask something, and the requirement tree of each that does. */
#include "parse/clause.h"
#include "parse/header.h"

static bool is_closed(uint8_t section) {
    return section == FG_LEX_H_BENEFITS || section == FG_LEX_H_LEGAL || section == FG_LEX_H_APPLY;
}

static bool is_asking_section(uint8_t section) { return section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED; }

static bool is_question(const fg_clause *c) { return fg_is(c->r, c->st->end - 1, '?'); }

/* "Experience with ...", "Strong knowledge of ...", "Must be ...": the first words say that something is asked. */
static bool starts_asking(const fg_clause *c) {
    if (c->duty || c->boilerplate || c->company || c->pay || is_question(c) || fg_word_is(c->r, c->st->first, "for"))
        return false;
    for (uint32_t i = 0; i < c->cues.n && c->cues.at[i].first <= c->st->first + 3; i++) {
        fg_lex tag = c->cues.at[i].tag;
        if ((tag == FG_LEX_STARTER && c->cues.at[i].first <= c->st->first + 1) || tag == FG_LEX_HEAD ||
            tag == FG_LEX_REQUIRED || tag == FG_LEX_PREFERRED || tag == FG_LEX_STRONG || tag == FG_LEX_ASKS)
            return true;
    }
    return false;
}

/* Outside requirement sections only plain words of asking count, and never where the company speaks of itself. "Do you
 * have a passion for closing deals?" draws readers and asks nothing that can be checked. */
static bool asks_openly(const fg_clause *c) {
    if (is_question(c) && !c->measured) return false;
    if (c->st->section == FG_LEX_H_ABOUT && fg_word_is(c->r, c->st->first, "for"))
        return false; /* "For 50 years, Acme has" */
    if (c->boilerplate || (c->pay && !c->measured && !c->legal && !fg_clause_has_cue(c, FG_LEX_REQUIRED))) return false;
    if (!c->leaves.n) return c->addressed && !c->duty && c->st->section != FG_LEX_H_DUTIES;
    bool decided = fg_clause_has_cue(c, FG_LEX_REQUIRED) || fg_clause_has_cue(c, FG_LEX_PREFERRED) ||
                   fg_clause_has_cue(c, FG_LEX_NOT_REQUIRED);
    if (c->st->section == FG_LEX_H_DUTIES || c->st->section == FG_LEX_H_STACK)
        return c->measured ? c->asks && !c->duty : decided && c->hard && !c->duty;
    if (c->company && !decided && !c->addressed) return false;
    for (uint32_t i = 0; i < c->cues.n; i++)
        if (c->cues.at[i].tag == FG_LEX_CANDIDATE && c->cues.at[i].arg == 3 && !c->addressed) return false;
    if (c->duty) return false;
    if (c->addressed && (!c->pay || c->legal)) return true;
    return c->asks && (c->measured || decided || fg_clause_has_cue(c, FG_LEX_CANDIDATE));
}

/* "Experience in ...": asked, whatever was glued behind it. */
static bool starts_with_head(const fg_clause *c) {
    for (uint32_t i = 0; i < c->cues.n && c->cues.at[i].first == c->st->first; i++)
        if (c->cues.at[i].tag == FG_LEX_HEAD) return true;
    return false;
}

/* FG_NOT_ASKED: nothing for us here. */
static uint8_t default_necessity(const fg_clause *c, const char **rule) {
    uint8_t section = c->st->section;
    *rule = "heading";
    if (is_closed(section) && !(section == FG_LEX_H_APPLY && c->legal)) return FG_NOT_ASKED;
    if (is_asking_section(section)) {
        if (c->boilerplate && !c->measured && !starts_with_head(c)) return FG_NOT_ASKED;
        if ((c->pay || c->company) && !c->asks && !c->hard) return FG_NOT_ASKED;
        return section == FG_LEX_H_PREFERRED ? FG_PREFERRED : FG_REQUIRED;
    }
    if (section == FG_LEX_H_MIXED && !c->duty && c->asks && c->leaves.n && !c->boilerplate) return FG_REQUIRED;
    *rule = "cue";
    if (asks_openly(c) || starts_asking(c)) return FG_REQUIRED;
    *rule = "duty";
    if (section == FG_LEX_H_DUTIES || section == FG_LEX_H_STACK || section == FG_LEX_H_MIXED) return FG_IMPLIED;
    if (section == FG_SECTION_NONE && c->duty && !c->company && !c->boilerplate && !c->pay) return FG_IMPLIED;
    return FG_NOT_ASKED;
}

/* Duties ask only for what they name hard; in gates and qualities they describe the day. */
static void keep_hard_leaves(fg_clause *c) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++) {
        uint8_t type = fg_node_at(c->p, c->leaves.at[i].node)->type;
        if (type == FG_NODE_SKILL || type == FG_NODE_CERTIFICATE || type == FG_NODE_LICENCE || type == FG_NODE_SPOKEN)
            c->leaves.at[kept++] = c->leaves.at[i];
    }
    c->leaves.n = kept;
}

static uint32_t count_words(const fg_reading *r, const fg_statement *st) {
    uint32_t n = 0;
    for (uint32_t i = st->first; i < st->end; i++) n += fg_tok(r, i)->cls == FG_TOK_WORD;
    return n;
}

static fg_span span_of(const fg_reading *r, const fg_statement *st) {
    uint32_t end = st->end;
    while (end > st->first + 1 && (fg_is(r, end - 1, '.') || fg_is(r, end - 1, ';') || fg_is(r, end - 1, ','))) end--;
    return (fg_span){fg_tok(r, st->first)->start, fg_tok(r, end - 1)->end};
}

static void add_unread(fg_posting *p, const fg_clause *c) {
    if (count_words(c->r, c->st) < 3 || (c->st->inherited && !c->addressed) || c->boilerplate || c->pay ||
        (c->company && !c->addressed))
        return;
    fg_span *s = FG_PUSH(&p->arena, &p->unread);
    if (s) *s = span_of(c->r, c->st);
}

/* The necessity that most of a statement has: a preferred one if every leaf is. */
static uint8_t settle_necessity(fg_posting *p, uint32_t node, uint8_t inherited) {
    fg_node *n = fg_node_at(p, node);
    if (fg_is_leaf(n)) return n->necessity == FG_INHERIT ? inherited : n->necessity;
    uint8_t all = FG_INHERIT;
    for (uint32_t k = n->head ? n->head : n->child; k; k = k == n->head ? n->child : fg_node_at(p, k)->next) {
        uint8_t one = settle_necessity(p, k, inherited);
        if (all == FG_INHERIT)
            all = one;
        else if (all != one)
            return FG_INHERIT;
    }
    return all;
}

static void clear_necessity(fg_posting *p, uint32_t node) {
    fg_node *n = fg_node_at(p, node);
    n->necessity = FG_INHERIT;
    if (n->head) clear_necessity(p, n->head);
    for (uint32_t k = n->child; k; k = fg_node_at(p, k)->next) clear_necessity(p, k);
}

static void add_requirement(fg_posting *p, fg_clause *c, uint8_t necessity, const char *rule) {
    uint32_t root = fg_clause_tree(c);
    if (!root) return;
    uint8_t whole = settle_necessity(p, root, necessity);
    if (whole == FG_NOT_ASKED) return;
    if (whole != FG_INHERIT) {
        if (whole != necessity) rule = "cue";
        clear_necessity(p, root);
        necessity = whole;
    }
    fg_requirement *q = FG_PUSH(&p->arena, &p->requirements);
    if (!q) return;
    fg_span s = span_of(c->r, c->st);
    *q = (fg_requirement){
        .id = p->requirements.n, .start = s.start, .end = s.end, .necessity = necessity, .root = root, .rule = rule};
    q->confidence = c->st->inherited                                  ? FG_MEDIUM
                    : is_asking_section(c->st->section) || c->has_cue ? FG_HIGH
                                                                      : FG_MEDIUM;
}

static void read_statement(fg_reading *r, fg_posting *p, const fg_statement *st) {
    fg_clause c;
    uint32_t nodes = p->nodes.n, fields = p->fields.n;
    if (!fg_clause_read(&c, r, p, st)) return;
    const char *rule;
    uint8_t necessity = default_necessity(&c, &rule);
    if (necessity == FG_IMPLIED) keep_hard_leaves(&c);
    if (necessity != FG_NOT_ASKED && c.leaves.n) {
        add_requirement(p, &c, necessity, rule);
        return;
    }
    p->nodes.n = nodes;
    p->fields.n = fields;
    if (necessity == FG_REQUIRED || necessity == FG_PREFERRED) add_unread(p, &c);
}

static uint8_t confidence_of(const fg_posting *p) {
    uint32_t sure = 0, stated = 0;
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        if (p->requirements.at[i].necessity == FG_IMPLIED) continue;
        stated++;
        sure += p->requirements.at[i].confidence == FG_HIGH;
    }
    uint32_t all = stated + p->unread.n;
    if (!stated || sure * 2 < all) return FG_LOW;
    return sure * 5 >= all * 4 ? FG_HIGH : FG_MEDIUM;
}

static void read_posting(fg_reading *r, fg_posting *p) {
    fg_statements statements = {0};
    fg_find_statements(r, &statements);
    (void)FG_PUSH(&p->arena, &p->nodes); /* node 0 is none */
    fg_header_read(r, p);
    for (uint32_t i = 0; i < statements.n && !r->scratch->failed && !p->arena.failed; i++) {
        if (i % 64 == 0 && fg_engine_canceled(r->engine)) return;
        read_statement(r, p, &statements.at[i]);
    }
    p->confidence = confidence_of(p);
}

fg_status fg_posting_parse(fg_posting **out, fg_engine *engine, const fg_doc *doc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_status status = fg_language_check(doc, err);
    if (status != FG_OK) return status;
    fg_posting *p = fg_alloc(&engine->alloc, sizeof *p);
    if (!p) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&p->arena, &engine->alloc);
    p->doc = doc;
    p->dict = engine->dict;
    fg_arena_reset(&engine->scratch);
    fg_reading r;
    if (fg_reading_start(&r, engine, doc)) read_posting(&r, p);
    if (fg_engine_canceled(engine))
        status = fg_fail(err, FG_ECANCELED, "stopped");
    else if (p->arena.failed || engine->scratch.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK)
        *out = p;
    else
        fg_posting_free(p);
    return status;
}

void fg_posting_free(fg_posting *p) {
    if (!p) return;
    fg_allocator a = p->arena.alloc;
    fg_arena_free(&p->arena);
    fg_release(&a, p, sizeof *p);
}
