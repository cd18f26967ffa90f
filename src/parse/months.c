/* How many months a set of roles covers: what overlaps counts once. */
#include "parse/profile.h"

#include <stdlib.h>

typedef struct {
    int32_t from, to;
} interval;

static int by_start(const void *a, const void *b) {
    const interval *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

uint32_t fg_roles_union(const fg_role *roles, uint32_t n, bool (*keep)(const void *ctx, uint32_t role), const void *ctx,
                        fg_arena *scratch) {
    interval *all = FG_NEW_N(scratch, interval, n);
    uint32_t count = 0;
    int32_t reached = INT32_MIN;
    uint64_t months = 0;
    if (!all) return 0;
    bool kept = false;
    for (uint32_t i = 0; i < n; i++) {
        if (!roles[i].again) kept = !keep || keep(ctx, i);
        if (kept && roles[i].months)
            all[count++] = (interval){roles[i].start.month, roles[i].start.month + (int32_t)roles[i].months};
    }
    if (count) qsort(all, count, sizeof *all, by_start);
    for (uint32_t i = 0; i < count; i++) {
        if (all[i].to <= reached) continue;
        months += (uint64_t)(all[i].to - (all[i].from > reached ? all[i].from : reached));
        reached = all[i].to;
    }
    return (uint32_t)months;
}
