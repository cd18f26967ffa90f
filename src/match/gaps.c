#include "match/gaps.h"

#include <stdlib.h>

#include "dict/dict.h"
#include "dict/source.h"

static int by_concept(const void *a, const void *b) {
    const fg_gap *x = a, *y = b;
    return (x->concept > y->concept) - (x->concept < y->concept);
}

static int by_gain(const void *a, const void *b) {
    const fg_gap *x = a, *y = b;
    if (x->gain != y->gain) return x->gain > y->gain ? -1 : 1;
    if (x->postings != y->postings) return x->postings > y->postings ? -1 : 1;
    return fg_str_cmp(x->name, y->name);
}

static void add_result(const fg_result *r, fg_arena *arena, fg_gap_list *out) {
    for (uint32_t i = 0; i < r->missing.n; i++) {
        const fg_miss *miss = &r->missing.at[i];
        bool skill = miss->concept != FG_NONE && r->posting->dict->concepts[miss->concept].kind != FG_KIND_SOFT;
        fg_gap *g = !skill ? NULL : FG_PUSH(arena, out);
        if (g) *g = (fg_gap){miss->concept, fg_concept_name(r->posting->dict, miss->concept), 1, miss->gain};
    }
}

static bool asks_enough(const fg_result *r) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->items.n; i++) n += r->items.at[i].weight > 0;
    return n >= FG_GAPS_LEAST;
}

void fg_gaps_find(const fg_result *const *results, size_t n, fg_arena *arena, fg_gap_list *out, uint32_t *reachable) {
    uint32_t in_reach = 0, kept = 0;
    *out = (fg_gap_list){0};
    for (size_t i = 0; i < n; i++) {
        if (results[i]->score.required < FG_IN_REACH || !asks_enough(results[i])) continue;
        in_reach++;
        add_result(results[i], arena, out);
    }
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_concept);
    for (uint32_t i = 0; i < out->n; i++) {
        fg_gap *last = kept ? &out->at[kept - 1] : NULL;
        if (last && last->concept == out->at[i].concept) {
            last->postings++;
            last->gain += out->at[i].gain;
        } else {
            out->at[kept++] = out->at[i];
        }
    }
    out->n = kept;
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_gain);
    if (reachable) *reachable = in_reach;
}
