/* Trees in the compact notation of tests/cases/requirements.txt: "all(python, any(go, rust), kafka?preferred)". */
#include "report/notation.h"

#include "report/report.h"
#include "report/resume_report.h"

static const char *group_name(uint8_t type) {
    static const char *const names[] = {"", "all", "any", "at_least", "examples"};
    return names[type];
}

static void add_degree(fg_buf *out, const fg_node *n) {
    fg_buf_printf(out, "degree:%s%s%s%s", fg_degree_level_name(n->degree), n->related_ok ? "+related" : "",
                  n->experience_ok ? "+experience" : "", n->in_progress ? "+in-progress" : "");
}

static void add_years(fg_buf *out, const fg_node *n) {
    fg_buf_printf(out, "%u", n->min_months);
    if (n->max_months) fg_buf_printf(out, "-%u", n->max_months);
    fg_buf_printf(out, "mo");
}

typedef struct {
    fg_buf *out;
    const fg_posting *p;
    bool quoted; /* leaves without a name show their words */
} writer;

static void add_leaf(const writer *w, const fg_node *n) {
    bool named = n->concept != FG_NONE;
    fg_buf *out = w->out;
    switch ((fg_node_type)n->type) {
    case FG_NODE_YEARS: add_years(out, n); return;
    case FG_NODE_DEGREE: add_degree(out, n); return;
    case FG_NODE_SKILL: break;
    case FG_NODE_SPOKEN: fg_buf_printf(out, named ? "spoken:" : "spoken"); break;
    default: fg_buf_printf(out, named ? "%s:" : "%s", fg_leaf_name(n->type)); break;
    }
    if (named)
        fg_buf_add(out, fg_concept_id(w->p->dict, n->concept));
    else if (w->quoted)
        fg_buf_printf(out, " \"%.*s\"", FG_STR_ARG(fg_doc_slice(w->p->doc, n->start, n->end)));
    if (n->experience_ok) fg_buf_add(out, FG_LIT("+experience"));
    if (n->in_progress) fg_buf_add(out, FG_LIT("+later"));
    if (n->spoken_level) fg_buf_printf(out, "/%s", fg_said_level_name(n->spoken_level, true));
    if (n->min_months) fg_buf_printf(out, "/%u", n->min_months);
    if (n->min_months && n->max_months) fg_buf_printf(out, "-%u", n->max_months);
}

static void add_node(const writer *w, uint32_t node, uint8_t inherited, uint8_t said);

static void add_group(const writer *w, const fg_node *n, uint8_t inherited, uint8_t said) {
    fg_buf_printf(w->out, "%s", group_name(n->type));
    if (n->type == FG_NODE_AT_LEAST) fg_buf_printf(w->out, "%u", n->k);
    fg_buf_printf(w->out, n->open ? "+(" : "(");
    if (n->head) {
        add_node(w, n->head, inherited, said);
        fg_buf_printf(w->out, ": ");
    }
    for (uint32_t k = n->child; k; k = w->p->nodes.at[k].next) {
        if (k != n->child) fg_buf_printf(w->out, ", ");
        add_node(w, k, inherited, said);
    }
    fg_buf_add_char(w->out, ')');
}

/* `said`: the necessity that a reader takes for granted here. */
static void add_node(const writer *w, uint32_t node, uint8_t inherited, uint8_t said) {
    const fg_node *n = &w->p->nodes.at[node];
    if (n->necessity != FG_INHERIT) inherited = n->necessity;
    uint8_t own = fg_common_necessity(w->p, node, inherited);
    bool differs = own < FG_INHERIT && own != said;
    if (differs) said = own;
    if (n->type >= FG_NODE_SKILL)
        add_leaf(w, n);
    else
        add_group(w, n, inherited, said);
    if (differs) fg_buf_printf(w->out, "?%s", fg_necessity_names[own]);
}

void fg_notation_add(fg_buf *out, const fg_posting *p, const fg_requirement *q) {
    const writer w = {out, p, false};
    add_node(&w, q->root, q->necessity, FG_REQUIRED);
}

void fg_notation_add_quoted(fg_buf *out, const fg_posting *p, const fg_requirement *q) {
    const writer w = {out, p, true};
    add_node(&w, q->root, q->necessity, FG_REQUIRED);
}
