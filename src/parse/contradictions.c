/* "5 years of Java" in one line and "10 years of Java" in another: the reader has to know that both stand there. */
#include "parse/contradictions.h"

typedef struct {
    uint32_t concept, months, requirement;
} demand;
typedef FG_VEC(demand) demands;

static void add(fg_posting *p, demands *list, const fg_node *n, uint32_t requirement) {
    if (n->type != FG_NODE_SKILL || n->concept == FG_NONE || !n->min_months || n->max_months) return;
    demand *d = FG_PUSH(&p->arena, list);
    if (d) *d = (demand){n->concept, n->min_months, requirement};
}

/* Only what is asked beside each other; alternatives may differ. */
static void collect(fg_posting *p, demands *list, uint32_t requirement, uint32_t node) {
    const fg_node *n = &p->nodes.at[node];
    if (n->type != FG_NODE_ALL) {
        add(p, list, n, requirement);
        return;
    }
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next) collect(p, list, requirement, k);
}

static bool contradict(const demand *a, const demand *b) {
    return a->requirement != b->requirement && a->concept == b->concept && a->months != b->months;
}

static fg_str words(fg_posting *p, const demand *a, const demand *b) {
    fg_str what = fg_concept_name(p->dict, a->concept);
    return fg_arena_printf(&p->arena, "two different lengths of %.*s are required: statements %u and %u",
                           FG_STR_ARG(what), a->requirement, b->requirement);
}

fg_str fg_find_contradiction(fg_posting *p) {
    demands list = {0};
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        const fg_requirement *q = &p->requirements.at[i];
        if (q->necessity == FG_REQUIRED) collect(p, &list, q->id, q->root);
    }
    for (uint32_t i = 0; i < list.n; i++)
        for (uint32_t k = i + 1; k < list.n; k++)
            if (contradict(&list.at[i], &list.at[k])) return words(p, &list.at[i], &list.at[k]);
    return (fg_str){0};
}
