/* Places and what they lie in, and their names in order. */
#include <stdlib.h>

#include "dict/compile.h"

static void add_area(fg_compiler *c, const fg_source_area *from) {
    fg_image_area *a = FG_PUSH(&c->arena, &c->areas);
    if (!a) return;
    a->level = (uint16_t)from->level;
    for (uint32_t k = 0; k < FG_AREA_WITHIN; k++)
        a->within[k] = k < from->within.n ? (uint16_t)from->within.at[k] : FG_AREA_NONE;
}

static int in_order(const void *a, const void *b) {
    const fg_source_area_name *x = a, *y = b;
    int order = fg_str_cmp(x->words, y->words);
    if (order) return order;
    if (x->area != y->area) return x->area < y->area ? -1 : 1;
    return x->mark < y->mark ? -1 : x->mark > y->mark;
}

/* "St. Louis" and "St Louis" are one once they are normalised; the plainer one comes first. */
static bool is_same(const fg_source_area_name *a, const fg_source_area_name *b) {
    return a->area == b->area && fg_str_eq(a->words, b->words);
}

void fg_compile_places(fg_compiler *c) {
    fg_sources *s = &c->src;
    fg_source_place place = {"places.txt", 0, 0};
    if (s->areas.n >= FG_AREA_NONE) fg_source_fault(s, &place, "more than %d places", FG_AREA_NONE - 1);
    for (uint32_t i = 0; i < s->areas.n; i++) add_area(c, &s->areas.at[i]);
    if (s->area_names.n) qsort(s->area_names.at, s->area_names.n, sizeof *s->area_names.at, in_order);
    for (uint32_t i = 0; i < s->area_names.n; i++) {
        const fg_source_area_name *n = &s->area_names.at[i];
        if (i && is_same(n, n - 1)) continue;
        fg_image_area_name *to = FG_PUSH(&c->arena, &c->area_names);
        if (to)
            *to = (fg_image_area_name){fg_u24_to(fg_trie_string(&c->trie, n->words)), (uint8_t)n->mark,
                                       (uint16_t)n->area};
    }
}
