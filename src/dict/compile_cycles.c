/* No concept may be above itself, nor wholly implied by what it wholly implies: these are one. With less credit two may
 * give each other some. */
#include "dict/compile.h"

enum { NEW, ON_THE_WAY, DONE };

#define ANCESTORS_MAX 100 /* far more than any order of things has */

typedef struct {
    uint8_t *state;                  /* of each concept */
    uint32_t way[ANCESTORS_MAX + 2]; /* from where the walk began */
    uint32_t depth;
    bool implied; /* what is walked: what concepts imply, else their parents */
} climber;

static const fg_source_link *links_of(fg_compiler *c, const climber *w, uint32_t i, uint32_t *n) {
    const fg_source_concept *sc = fg_compiled_concept(c, i);
    *n = w->implied ? sc->implies.n : sc->parents.n;
    return w->implied ? sc->implies.at : sc->parents.at;
}

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
static const fg_source_place *place_of_step(fg_compiler *c, const climber *w, uint32_t from, uint32_t to) {
    uint32_t n;
    const fg_source_link *links = links_of(c, w, from, &n);
    for (uint32_t k = 0; k < n; k++) {
        const fg_source_link *l = &links[k];
        if (fg_compile_find(c, l->target) != to) continue;
        const fg_source_concept *move = fg_source_find(&c->moved, l->target);
        return move && move->place.layer > l->place.layer ? &move->place : &l->place;
    }
    return &fg_compiled_concept(c, from)->place;
}

/* The step that closed the ring: what stands in a lower layer was sound without those above. */
static const fg_source_place *place_to_blame(fg_compiler *c, const climber *w, uint32_t from) {
    const fg_source_place *blamed = place_of_step(c, w, w->way[from], w->way[from + 1]);
    for (uint32_t i = from + 1; i + 1 < w->depth; i++) {
        const fg_source_place *place = place_of_step(c, w, w->way[i], w->way[i + 1]);
        if (place->layer > blamed->layer) blamed = place;
    }
    return blamed;
}

static void tell_ring(fg_compiler *c, const climber *w, uint32_t i) {
    uint32_t from = start_of_ring(w);
    fg_str way = way_of(c, w, from), id = fg_compiled_concept(c, i)->id;
    const fg_source_place *place = place_to_blame(c, w, from);
    if (w->implied)
        fg_source_fault(&c->src, place, "'%.*s' is wholly implied by what it wholly implies, or by more than %d: %.*s",
                        FG_STR_ARG(id), ANCESTORS_MAX, FG_STR_ARG(way));
    else
        fg_source_fault(&c->src, place, "'%.*s' is its own ancestor, or has more than %d: %.*s", FG_STR_ARG(id),
                        ANCESTORS_MAX, FG_STR_ARG(way));
}

/* Walks links depth first; false: it has come back to where it was, or does not end, which is told. */
static bool climb(fg_compiler *c, climber *w, uint32_t i) {
    if (w->state[i] == DONE) return true;
    w->way[w->depth++] = i;
    if (w->state[i] == ON_THE_WAY || w->depth > ANCESTORS_MAX) {
        tell_ring(c, w, i);
        return false;
    }
    bool good = true;
    uint32_t n;
    const fg_source_link *links = links_of(c, w, i, &n);
    w->state[i] = ON_THE_WAY;
    for (uint32_t k = 0; k < n && good; k++) {
        uint32_t to = fg_compile_find(c, links[k].target);
        bool passed = w->implied && (to == i || links[k].credit < FG_ONE); /* itself: which is told elsewhere */
        if (to != FG_NONE && !passed) good = climb(c, w, to);
    }
    w->state[i] = DONE;
    w->depth--;
    return good;
}

static void climb_all(fg_compiler *c, bool implied) {
    climber w = {.state = FG_NEW_N(&c->arena, uint8_t, c->concepts.n + 1), .implied = implied};
    for (uint32_t i = 0; w.state && i < c->src.concepts.n; i++) {
        w.depth = 0;
        (void)climb(c, &w, i);
    }
}

void fg_compile_cycles(fg_compiler *c) {
    climb_all(c, false);
    if (c->strict) climb_all(c, true);
}
