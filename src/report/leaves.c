/* What a posting asks, leaf by leaf, for programs that do not want a report. */
#include "parse/requirement.h"
#include "report/report.h"

typedef struct {
    const fg_posting *posting;
    size_t left; /* leaves still to pass over */
    uint8_t necessity;
    const fg_node *found;
} search;

static void visit(search *s, uint32_t node, uint8_t necessity);

static void visit_children(search *s, const fg_node *n, uint8_t necessity) {
    if (n->head) visit(s, n->head, necessity);
    for (uint32_t k = n->child; k && !s->found; k = s->posting->nodes.at[k].next) visit(s, k, necessity);
}

static void visit(search *s, uint32_t node, uint8_t necessity) {
    const fg_node *n = &s->posting->nodes.at[node];
    if (s->found || n->type == FG_NODE_NONE) return;
    if (n->necessity != FG_INHERIT) necessity = n->necessity;
    if (n->type < FG_NODE_SKILL) {
        visit_children(s, n, necessity);
    } else if (s->left-- == 0) {
        s->found = n;
        s->necessity = necessity;
    }
}

bool fg_posting_leaf(const fg_posting *p, size_t i, fg_leaf_view *leaf) {
    search s = {.posting = p, .left = i};
    for (uint32_t r = 0; r < p->requirements.n && !s.found; r++)
        visit(&s, p->requirements.at[r].root, p->requirements.at[r].necessity);
    *leaf = (fg_leaf_view){0};
    if (!s.found) return false;
    fg_str text = fg_doc_text(p->doc);
    bool known = s.found->concept != FG_NONE;
    *leaf = (fg_leaf_view){.start = s.found->start,
                           .end = s.found->end,
                           .kind = fg_leaf_name(s.found->type),
                           .concept = known ? fg_concept_id(p->dict, s.found->concept) : (fg_str){0},
                           .name = known ? fg_concept_name(p->dict, s.found->concept)
                                         : (fg_str){text.ptr + s.found->start, s.found->end - s.found->start},
                           .necessity = fg_necessity_names[s.necessity]};
    return true;
}

#define NONE_YET 0xFFu

uint8_t fg_common_necessity(const fg_posting *p, uint32_t node, uint8_t inherited) {
    const fg_node *n = &p->nodes.at[node];
    if (n->necessity != FG_INHERIT) inherited = n->necessity;
    if (n->type >= FG_NODE_SKILL) return inherited;
    uint8_t all = n->head ? fg_common_necessity(p, n->head, inherited) : NONE_YET;
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next) {
        uint8_t one = fg_common_necessity(p, k, inherited);
        if (all != NONE_YET && one != all) return FG_INHERIT;
        all = one;
    }
    return all;
}
