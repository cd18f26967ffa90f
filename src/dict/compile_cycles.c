/* No concept may be above itself. */
#include "dict/compile.h"

enum { NEW, ON_THE_WAY, DONE };

#define ANCESTORS_MAX 100 /* far more than any order of things has */

typedef struct {
    uint8_t *state;                  /* of each concept */
    uint32_t way[ANCESTORS_MAX + 2]; /* from where the walk began */
    uint32_t depth;
} climber;

/* Where the way met itself; its start if it only does not end. */
static uint32_t start_of_ring(const climber *w) {
    uint32_t last = w->depth - 1, from = 0;
    while (from < last && w->way[from] != w->way[last]) from++;
    return from < last ? from : 0;
}

/* "a > b > a" */
static fg_str way_of(fg_compiler *c, const climber *w, uint32_t from) {
    fg_buf out;
    fg_buf_init(&out, &c->arena);
    for (uint32_t i = from; i < w->depth && out.n < 160; i++)
        fg_buf_printf(&out, "%s%.*s", i > from ? " > " : "", FG_STR_ARG(fg_compiled_concept(c, w->way[i])->id));
    return fg_buf_str(&out);
}

/* Who says that `to` is above `from`: the entry, or one of a higher layer that moved what the entry names. */
static const fg_source_place *place_of_step(fg_compiler *c, uint32_t from, uint32_t to) {
    const fg_source_concept *child = fg_compiled_concept(c, from);
    for (uint32_t k = 0; k < child->parents.n; k++) {
        const fg_source_link *l = &child->parents.at[k];
        if (fg_compile_find(c, l->target) != to) continue;
        const fg_source_concept *move = fg_source_find(&c->moved, l->target);
        return move && move->place.layer > l->place.layer ? &move->place : &l->place;
    }
    return &child->place;
}

/* The step that closed the ring: what stands in a lower layer was sound without those above. */
static const fg_source_place *place_to_blame(fg_compiler *c, const climber *w, uint32_t from) {
    const fg_source_place *blamed = place_of_step(c, w->way[from], w->way[from + 1]);
    for (uint32_t i = from + 1; i + 1 < w->depth; i++) {
        const fg_source_place *place = place_of_step(c, w->way[i], w->way[i + 1]);
        if (place->layer > blamed->layer) blamed = place;
    }
    return blamed;
}

/* Walks parents depth first; false: it has come back to where it was, or does not end, which is told. */
static bool climb(fg_compiler *c, climber *w, uint32_t i) {
    if (w->state[i] == DONE) return true;
    w->way[w->depth++] = i;
    if (w->state[i] == ON_THE_WAY || w->depth > ANCESTORS_MAX) {
        uint32_t from = start_of_ring(w);
        fg_str way = way_of(c, w, from);
        fg_source_fault(&c->src, place_to_blame(c, w, from), "'%.*s' is its own ancestor, or has more than %d: %.*s",
                        FG_STR_ARG(fg_compiled_concept(c, i)->id), ANCESTORS_MAX, FG_STR_ARG(way));
        return false;
    }
    bool good = true;
    w->state[i] = ON_THE_WAY;
    const fg_image_concept *concept = &c->concepts.at[i];
    for (uint32_t k = fg_first_parent(&concept[0]); k < fg_first_parent(&concept[1]) && good; k++)
        good = climb(c, w, fg_u24_of(c->links.at[k]));
    w->state[i] = DONE;
    w->depth--;
    return good;
}

void fg_compile_cycles(fg_compiler *c) {
    climber w = {.state = FG_NEW_N(&c->arena, uint8_t, c->concepts.n + 1)};
    for (uint32_t i = 0; w.state && i < c->src.concepts.n; i++) {
        w.depth = 0;
        (void)climb(c, &w, i);
    }
}
