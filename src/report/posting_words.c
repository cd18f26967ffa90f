#include "report/posting_words.h"

#include "report/report.h"

#define NONE_YET 0xFFu

enum { LONGEST_OF = 40 /* bytes of what years are in; more is half a sentence */ };

/* ---- necessity ---- */

static uint8_t own_necessity(const fg_node *n, uint8_t inherited) {
    return n->necessity == FG_INHERIT ? inherited : n->necessity;
}

static uint8_t strongest(const fg_posting *p, uint32_t node, uint8_t inherited) {
    const fg_node *n = &p->nodes.at[node];
    inherited = own_necessity(n, inherited);
    if (n->type >= FG_NODE_SKILL) return inherited;
    uint8_t best = n->head ? strongest(p, n->head, inherited) : NONE_YET;
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next) {
        uint8_t one = strongest(p, k, inherited);
        if (one < best) best = one;
    }
    return best == NONE_YET ? inherited : best;
}

uint8_t fg_words_necessity(const fg_posting *p, const fg_requirement *q) { return strongest(p, q->root, q->necessity); }

/* ---- leaves ---- */

static void add_months(fg_buf *b, uint32_t min, uint32_t max) {
    bool years = min % 12 == 0 && max % 12 == 0;
    uint32_t unit = years ? 12 : 1, most = max ? max : min;
    fg_buf_printf(b, "%u", min / unit);
    if (max > min) fg_buf_printf(b, " to %u", max / unit);
    fg_buf_printf(b, years ? " year" : " month");
    if (most != unit) fg_buf_add_char(b, 's');
}

static void add_years(fg_buf *b, const fg_posting *p, const fg_node *n) {
    add_months(b, n->min_months, n->max_months);
    fg_str of = fg_doc_slice(p->doc, n->of_start, n->of_end);
    bool brief = of.len && of.len <= LONGEST_OF;
    for (size_t i = 0; i < of.len; i++) brief &= !strchr("0123456789,;:(", of.ptr[i]);
    fg_buf_add(b, FG_LIT(" of "));
    fg_buf_add(b, brief ? of : FG_LIT("experience"));
}

static void add_field(fg_buf *b, const fg_posting *p, const fg_field *f) {
    fg_buf_add(b,
               f->concept != FG_NONE ? fg_concept_name(p->dict, f->concept) : fg_doc_slice(p->doc, f->start, f->end));
}

static void add_degree(fg_buf *b, const fg_posting *p, const fg_node *n) {
    static const char *const names[] = {
        "degree",          "degree",   "high school diploma", "associate degree", "bachelor's degree",
        "master's degree", "doctorate"};
    fg_buf_printf(b, "%s", names[n->degree < FG_COUNT(names) ? n->degree : 0]);
    for (uint32_t i = 0; i < n->fields; i++) {
        bool last = i + 1 == n->fields && !n->related_ok;
        fg_buf_printf(b, i == 0 ? " in " : last ? " or " : ", ");
        add_field(b, p, &p->fields.at[n->first_field + i]);
    }
    if (n->related_ok) fg_buf_printf(b, n->fields ? " or a related field" : " in a related field");
    if (n->experience_ok) fg_buf_printf(b, " or equivalent experience");
    if (n->in_progress) fg_buf_printf(b, " (finished or in progress)");
}

static void add_other(fg_buf *b, const fg_posting *p, const fg_node *n) {
    fg_str words =
        n->concept != FG_NONE ? fg_concept_name(p->dict, n->concept) : fg_doc_slice(p->doc, n->start, n->end);
    bool spoken = n->type == FG_NODE_SPOKEN;
    const char *kind = spoken ? "language" : fg_leaf_name(n->type);
    if (spoken && n->level != FG_LEVEL_NONE && !n->spoken_level)
        fg_buf_printf(b, n->level == FG_LEVEL_STRONG ? "strong " : "basic ");
    fg_buf_add(b, words);
    if (n->spoken_level) {
        fg_str said = fg_doc_slice(p->doc, n->of_start, n->of_end);
        fg_buf_printf(b, " (%s, %.*s)", kind, FG_STR_ARG(said));
    } else if (n->type != FG_NODE_SKILL && !fg_str_eq_nocase(words, fg_str_of(kind))) {
        fg_buf_printf(b, " (%s)", kind);
    }
    if (n->experience_ok) fg_buf_add(b, FG_LIT(" or equivalent experience"));
    if (n->in_progress) fg_buf_add(b, FG_LIT(", which may come later"));
    if (!n->min_months) return;
    fg_buf_add(b, FG_LIT(" ("));
    add_months(b, n->min_months, n->max_months);
    fg_buf_add_char(b, ')');
}

static void add_leaf(fg_buf *b, const fg_posting *p, const fg_node *n) {
    switch ((fg_node_type)n->type) {
    case FG_NODE_YEARS: add_years(b, p, n); return;
    case FG_NODE_DEGREE: add_degree(b, p, n); return;
    default: add_other(b, p, n); return;
    }
}

/* ---- groups ---- */

static bool has_skill_of(const fg_posting *p, uint32_t node, uint32_t months) {
    const fg_node *n = &p->nodes.at[node];
    if (n->type >= FG_NODE_SKILL) return n->type != FG_NODE_YEARS && n->min_months == months;
    if (n->head && has_skill_of(p, n->head, months)) return true;
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next)
        if (has_skill_of(p, k, months)) return true;
    return false;
}

/* "3 years of Java" are years and a skill with years: said once. */
static bool is_said_by_skill(const fg_posting *p, uint32_t group, uint32_t leaf) {
    const fg_node *n = &p->nodes.at[leaf];
    return n->type == FG_NODE_YEARS && p->nodes.at[group].type == FG_NODE_ALL && has_skill_of(p, group, n->min_months);
}

static uint32_t count_said(const fg_posting *p, uint32_t node) {
    const fg_node *n = &p->nodes.at[node];
    uint32_t said = n->head != 0;
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next) said += !is_said_by_skill(p, node, k);
    return said;
}

typedef struct {
    fg_buf *out;
    const fg_posting *p;
} writer;

static void add_node(writer *w, uint32_t node, uint8_t inherited, uint8_t said, bool inside);

static void add_children(writer *w, uint32_t node, uint8_t inherited, uint8_t said, const char *between) {
    bool first = true, inside = count_said(w->p, node) > 1;
    for (uint32_t k = w->p->nodes.at[node].child; k; k = w->p->nodes.at[k].next) {
        if (is_said_by_skill(w->p, node, k)) continue;
        if (!first) fg_buf_printf(w->out, "%s", between);
        add_node(w, k, inherited, said, inside);
        first = false;
    }
}

static void add_group(writer *w, uint32_t node, uint8_t inherited, uint8_t said) {
    const fg_node *n = &w->p->nodes.at[node];
    switch ((fg_node_type)n->type) {
    case FG_NODE_ANY: add_children(w, node, inherited, said, " or "); break;
    case FG_NODE_AT_LEAST:
        fg_buf_printf(w->out, "%u of: ", n->k);
        add_children(w, node, inherited, said, ", ");
        break;
    case FG_NODE_EXAMPLES:
        if (n->head) add_node(w, n->head, inherited, said, true);
        if (n->head) fg_buf_add(w->out, FG_LIT(", such as "));
        add_children(w, node, inherited, said, ", ");
        if (n->open) fg_buf_add(w->out, FG_LIT(" or similar"));
        break;
    default: add_children(w, node, inherited, said, " and "); break;
    }
}

static void add_node(writer *w, uint32_t node, uint8_t inherited, uint8_t said, bool inside) {
    const fg_node *n = &w->p->nodes.at[node];
    inherited = own_necessity(n, inherited);
    uint8_t own = fg_common_necessity(w->p, node, inherited);
    bool differs = own < FG_INHERIT && own != said;
    if (n->type >= FG_NODE_SKILL) {
        add_leaf(w->out, w->p, n);
    } else {
        bool marks = (inside || differs) && count_said(w->p, node) > 1;
        if (marks) fg_buf_add_char(w->out, '(');
        add_group(w, node, inherited, differs ? own : said);
        if (marks) fg_buf_add_char(w->out, ')');
    }
    if (differs) fg_buf_printf(w->out, " (%s)", fg_necessity_names[own]);
}

void fg_words_add(fg_buf *out, const fg_posting *p, const fg_requirement *q, uint8_t said) {
    writer w = {out, p};
    add_node(&w, q->root, q->necessity, said, false);
}

void fg_words_add_parts(fg_buf *out, const fg_posting *p, const fg_requirement *q) {
    for (uint32_t i = 0; i < q->parts; i++) {
        fg_span s = p->parts.at[q->first_part + i];
        fg_buf_printf(out, i ? ", \"" : "\"");
        fg_buf_add(out, fg_doc_slice(p->doc, s.start, s.end));
        fg_buf_add_char(out, '"');
    }
}
