/* A posting: its statements, which of them ask something, and the requirement tree of each that does. */
#include "parse/asked.h"
#include "parse/contradictions.h"
#include "parse/grades.h"
#include "parse/groups.h"
#include "parse/header.h"
#include "parse/marks.h"
#include "parse/parts.h"

enum { LONGEST_POSTING = 512 << 10 /* bytes of text */ };

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

static fg_span span_of(const fg_reading *r, const fg_statement *st) {
    uint32_t end = st->end;
    while (end > st->first + 1 && (fg_is(r, end - 1, '.') || fg_is(r, end - 1, ';') || fg_is(r, end - 1, ','))) end--;
    return (fg_span){fg_tok(r, st->first)->start, fg_tok(r, end - 1)->end};
}

/* A statement that gives no requirement, with why. */
static void note(fg_posting *p, fg_passages *list, const fg_reading *r, const fg_statement *st, const char *reason) {
    fg_passage *n = FG_PUSH(&p->arena, list);
    fg_span s = span_of(r, st);
    if (st->section == FG_LEX_H_LOGISTICS) s.start = fg_tok(r, st->label)->start; /* "Salary: ..." */
    if (n) *n = (fg_passage){s.start, s.end, st->section, reason};
}

/* The line of the title or company was not left out. */
static void note_heading(fg_posting *p, const fg_reading *r, const fg_statement *st) {
    const fg_span used[] = {p->header.title, p->header.company};
    uint32_t start = fg_tok(r, st->first)->start, end = fg_tok(r, st->end - 1)->end;
    for (size_t i = 0; i < FG_COUNT(used); i++)
        if (used[i].start < end && used[i].end > start) return;
    note(p, &p->skipped, r, st, "heading");
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

/* `parts`: of it that were not understood. */
static uint8_t confidence_of_statement(const fg_clause *c, uint32_t parts) {
    bool said = c->st->section == FG_LEX_H_REQUIRED || c->st->section == FG_LEX_H_PREFERRED || c->has_cue;
    return said && !c->st->inherited && !parts ? FG_HIGH : FG_MEDIUM;
}

static const char rule_ideal[] = "ideal";

/* False: nothing of it is asked ("no degree required"). */
static bool add_requirement(fg_posting *p, fg_clause *c, fg_verdict v) {
    uint32_t first_part = p->parts.n;
    if (v.necessity != FG_IMPLIED) fg_clause_find_unread_parts(c);
    uint32_t root = fg_clause_tree(c);
    uint8_t whole = root ? settle_necessity(p, root, v.necessity) : FG_NOT_ASKED;
    if (whole == FG_NOT_ASKED) {
        p->parts.n = first_part;
        return false;
    }
    if (v.necessity == FG_IMPLIED) whole = FG_IMPLIED; /* "the ideal candidate will build": told, whatever its words */
    if (whole != FG_INHERIT) {
        if (whole != v.necessity) v.rule = c->ideal ? rule_ideal : "cue";
        clear_necessity(p, root);
        v.necessity = whole;
    }
    fg_requirement *q = FG_PUSH(&p->arena, &p->requirements);
    if (!q) return true;
    fg_span s = span_of(c->r, c->st);
    *q = (fg_requirement){.id = p->requirements.n,
                          .start = s.start,
                          .end = s.end,
                          .necessity = v.necessity,
                          .confidence = confidence_of_statement(c, p->parts.n - first_part),
                          .section = c->st->section,
                          .root = root,
                          .rule = v.rule,
                          .first_part = first_part,
                          .parts = p->parts.n - first_part};
    if (c->cue_end > c->cue_first)
        q->cue = (fg_span){fg_tok(c->r, c->cue_first)->start, fg_tok(c->r, c->cue_end - 1)->end};
    return true;
}

/* What the statements before tell of the one that is read. */
typedef struct {
    uint32_t strayed;            /* the run of statements that left its heading's matter */
    const fg_statement *benefit; /* the last one left out as a benefit */
} course;

static const char reason_benefits[] = "benefits";

static bool is_reason(const char *reason, const char *other) { return *reason == *other && strcmp(reason, other) == 0; }

/* Behind a paragraph about the company, its benefits or the law a section of requirements is over, whatever follows. */
static void note_strayed(fg_posting *p, const fg_clause *c, const char *reason, course *way) {
    static const char *const other[] = {"company", "benefits", "legal", "application", "navigation"};
    note(p, &p->skipped, c->r, c->st, reason);
    if (is_reason(reason, reason_benefits)) way->benefit = c->st;
    if (c->st->bullet) return;
    for (size_t i = 0; i < FG_COUNT(other); i++)
        if (is_reason(reason, other[i])) way->strayed = c->st->run;
}

/* "Team retreats" right behind "Free lunch", whatever the heading over both. */
static bool goes_on_with_benefits(const fg_clause *c, const course *way) {
    return way->benefit && way->benefit + 1 == c->st && way->benefit->run == c->st->run && !c->asks && !c->addressed;
}

static void keep_leaves(fg_clause *c, fg_node_type type) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == type) c->leaves.at[kept++] = c->leaves.at[i];
    c->leaves.n = kept;
}

static bool names_type(const fg_clause *c, fg_node_type type) {
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == type) return true;
    return false;
}

/* "We spend 3 days in office", "we do not sponsor visas": what is said of it is asked, and nothing else of what is told. */
static void ask_for(fg_clause *c, fg_verdict *v, fg_node_type type, const char *rule) {
    bool told = v->necessity == FG_NOT_ASKED || (v->necessity == FG_IMPLIED && !c->hard);
    if (!told || !names_type(c, type)) return;
    keep_leaves(c, type);
    c->has_cue = true;
    *v = (fg_verdict){FG_REQUIRED, rule};
}

/* Every statement ends in one of three lists: asked, asked but not understood, left out. */
static void read_statement(fg_reading *r, fg_posting *p, fg_clause *c, const fg_statement *st, course *way) {
    uint32_t nodes = p->nodes.n, fields = p->fields.n;
    if (!fg_clause_read(c, r, p, st)) return;
    fg_verdict v = fg_clause_asked(c);
    if (fg_clause_states_workplace(c)) ask_for(c, &v, FG_NODE_TRAVEL, "workplace");
    if (fg_clause_refuses_sponsor(c)) ask_for(c, &v, FG_NODE_AUTHORIZATION, "cue");
    if (st->job > 1 && v.necessity != FG_NOT_ASKED) v = (fg_verdict){FG_NOT_ASKED, "another job"};
    bool sought = v.necessity == FG_REQUIRED && strcmp(v.rule, "cue") == 0;
    if (sought && c->leaves.n && !fg_clause_cut_work(c)) v = (fg_verdict){FG_IMPLIED, "duty"};
    if (v.necessity == FG_IMPLIED) keep_hard_leaves(c);
    if (v.necessity != FG_NOT_ASKED && c->leaves.n) {
        if (!add_requirement(p, c, v)) note(p, &p->skipped, r, st, "not required");
        return;
    }
    p->nodes.n = nodes;
    p->fields.n = fields;
    if (v.necessity == FG_IMPLIED) v.rule = fg_clause_reason(c);
    const char *rule;
    if (!fg_clause_is_unread(c, &v, &rule))
        note_strayed(p, c, rule, way);
    else if (goes_on_with_benefits(c, way))
        note_strayed(p, c, reason_benefits, way);
    else
        note(p, &p->unread, r, st, rule);
}

/* A posting that tells its requirements only of the ideal candidate means them. */
static void settle_ideals(fg_posting *p) {
    for (uint32_t i = 0; i < p->requirements.n; i++)
        if (p->requirements.at[i].necessity == FG_REQUIRED) return;
    for (uint32_t i = 0; i < p->requirements.n; i++)
        if (p->requirements.at[i].rule == rule_ideal) p->requirements.at[i].necessity = FG_REQUIRED;
}

/* Is there something below the node that is neither a quality nor a condition of the body, the clock or the law? */
static bool names_hard(const fg_posting *p, uint32_t node) {
    const fg_node *n = &p->nodes.at[node];
    if (n->type >= FG_NODE_SKILL) return n->type != FG_NODE_SOFT && n->type < FG_NODE_CLEARANCE;
    if (n->head && names_hard(p, n->head)) return true;
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next)
        if (names_hard(p, k)) return true;
    return false;
}

/* However sure of each statement, of a long text more must have been read: one or two statements that are little of it leave
 * doubt whether it asks for no more, and where they name qualities and conditions alone, hardly anything was understood. */
static uint8_t confidence_at_best(const fg_posting *p) {
    enum { LONG = 600 /* bytes of text */, FEW = 2, SHARE = 10 /* of its bytes one stands in a statement */ };
    uint32_t stated = 0, hard = 0;
    size_t bytes = 0;
    if (p->doc->text.len < LONG) return FG_HIGH;
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        const fg_requirement *q = &p->requirements.at[i];
        if (q->necessity == FG_IMPLIED) continue;
        stated++;
        hard += names_hard(p, q->root);
        bytes += q->end - q->start;
    }
    if (stated > FEW) return FG_HIGH;
    if (!hard) return FG_LOW;
    return bytes * SHARE < p->doc->text.len ? FG_MEDIUM : FG_HIGH;
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
    uint8_t best = confidence_at_best(p);
    return sure * 5 >= all * 4 || best == FG_LOW ? best : FG_MEDIUM;
}

static void warn(fg_posting *p, const char *text) {
    const char **w = FG_PUSH(&p->arena, &p->warnings);
    if (w) *w = text;
}

/* A few lines are too short to be refused for their language. */
static void warn_of_language(const fg_engine *e, fg_posting *p) {
    const char *name = p->requirements.n ? NULL : fg_language_suspect(&e->languages, p->doc->text);
    if (name)
        warn(p, fg_arena_printf(&p->arena, "the text may be written in %s, for which there is no dictionary yet", name)
                    .ptr);
}

static void warn_of_foreign(fg_posting *p) {
    for (uint32_t i = 0; i < p->unread.n; i++) {
        if (strcmp(p->unread.at[i].reason, FG_FOREIGN) != 0) continue;
        warn(p, "lines in a script that is not read were only listed");
        return;
    }
}

static void read_posting(fg_reading *r, fg_posting *p) {
    fg_statements statements = {0};
    fg_find_statements(r, &statements);
    fg_find_blocks_of_work(r, &statements);
    (void)FG_PUSH(&p->arena, &p->nodes); /* node 0 is none */
    fg_header_read(r, p);
    fg_find_title_words(r, p->header.title, &p->arena, &p->title_words);
    if (p->header.several_pay) warn(p, "several ranges of pay are named, of which one is given");
    if (r->doc->page_as_text) warn(p, "the text is a page of HTML, read as it stands");
    if (r->doc->broken_data) warn(p, "the page's data about its job is no JSON and was not read");
    if (r->mended_words) warn(p, fg_lost_letters_warning);
    if (r->doc->undrawn) warn(p, fg_undrawn_warning);
    if (r->doc->weak_sandbox) warn(p, fg_sandbox_warning);
    if (r->doc->hidden_words) warn(p, "words that nobody who looks at the file sees were left out");
    if (fg_find_jobs(r, &statements) > 1) warn(p, "several jobs in one posting: only what the first asks is counted");
    course way = {.strayed = UINT32_MAX};
    fg_clause c = {0};
    for (uint32_t i = 0; i < statements.n && !r->scratch->failed && !p->arena.failed; i++) {
        if (i % 64 == 0 && fg_engine_canceled(r->engine)) return;
        fg_statement *st = &statements.at[i];
        if (st->unknown) {
            note_heading(p, r, st);
            continue;
        }
        st->loose |= st->run == way.strayed && !st->bullet;
        read_statement(r, p, &c, st, &way);
    }
    settle_ideals(p);
    fg_join_groups(r, p);
    fg_mark_leaves(p);
    fg_str contradiction = fg_find_contradiction(p);
    if (contradiction.len) warn(p, contradiction.ptr);
    warn_of_foreign(p);
    warn_of_language(r->engine, p);
    p->confidence = confidence_of(p);
}

/* Postings have some thousands of bytes; what is far longer is none, and reading it would take seconds. */
static fg_status check_size(const fg_doc *doc, fg_error *err) {
    if (doc->text.len <= LONGEST_POSTING) return FG_OK;
    return fg_fail(err, FG_EINPUT, "%.*s: %zu bytes of text are too many for a posting: at most %d",
                   FG_STR_ARG(doc->name), doc->text.len, LONGEST_POSTING);
}

/* "Home", "Jobs", "Contact": lines of a page's navigation, and nothing that a posting has. */
static bool is_navigation(const fg_reading *r, const fg_posting *p) {
    const fg_header *h = &p->header;
    uint32_t labels = 0;
    if (p->requirements.n || p->unread.n || h->title.end || h->company.end || h->has_salary) return false;
    for (uint32_t line = 0; line < r->doc->lines.n; line++) {
        uint32_t first = r->dt.line_first[line], end = r->dt.line_first[line + 1];
        fg_hit hit;
        if (first == end) continue;
        if (!fg_cue_at(r, first, end, FG_LEX_PAGE_LABEL, &hit, NULL) || hit.end < end) return false;
        labels++;
    }
    return labels > 1;
}

fg_status fg_posting_parse(fg_posting **out, fg_engine *engine, const fg_doc *doc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_status status = check_size(doc, err);
    if (status == FG_OK) status = fg_language_check(engine, doc, err);
    if (status != FG_OK) return status;
    fg_posting *p = fg_alloc(&engine->alloc, sizeof *p);
    if (!p) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&p->arena, &engine->alloc);
    p->doc = doc;
    p->dict = engine->dict;
    fg_engine_begin(engine);
    fg_reading r;
    bool navigation = false;
    if (fg_reading_start(&r, engine, doc)) {
        read_posting(&r, p);
        navigation = !engine->scratch.failed && is_navigation(&r, p);
    }
    if (fg_engine_canceled(engine))
        status = fg_fail(err, FG_ECANCELED, "stopped");
    else if (p->arena.failed || engine->scratch.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    else if (navigation)
        status = fg_fail(err, FG_EINPUT, "%.*s: no text of a posting in it", FG_STR_ARG(doc->name));
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
