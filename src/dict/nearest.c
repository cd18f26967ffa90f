/* The name that is written most like one that the dictionary has not: "kubernetees". */
#include "dict/dict.h"

#define LONGEST 60   /* bytes of a name that is looked at */
#define PER_CHANGE 5 /* letters of a name for each change that it may have suffered */
#define CHANGES_MOST 2

typedef struct {
    char text[LONGEST];
    size_t n;
} folded;

static bool fold(folded *f, fg_str name) {
    if (name.len > LONGEST) return false;
    for (size_t i = 0; i < name.len; i++)
        f->text[i] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? (char)(name.ptr[i] + 32) : name.ptr[i];
    f->n = name.len;
    return true;
}

static uint32_t least(uint32_t a, uint32_t b, uint32_t c) {
    uint32_t m = a < b ? a : b;
    return m < c ? m : c;
}

/* Letters put in, left out, changed, or swapped with the next (optimal string alignment). */
static uint32_t changes_between(const folded *a, const folded *b) {
    uint32_t rows[3][LONGEST + 1];
    for (uint32_t k = 0; k <= b->n; k++) rows[0][k] = k;
    for (uint32_t i = 1; i <= a->n; i++) {
        uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t k = 1; k <= b->n; k++) {
            char x = a->text[i - 1], y = b->text[k - 1];
            row[k] = least(above[k] + 1, row[k - 1] + 1, above[k - 1] + (x != y));
            bool swapped = i > 1 && k > 1 && x == b->text[k - 2] && y == a->text[i - 2];
            if (swapped && two_above[k - 2] + 1 < row[k]) row[k] = two_above[k - 2] + 1;
        }
    }
    return rows[a->n % 3][b->n];
}

typedef struct {
    folded asked;
    fg_str best;
    uint32_t changes; /* of the best, or one more than may be */
} seeker;

static void consider(seeker *s, fg_str name) {
    folded f;
    size_t apart = name.len > s->asked.n ? name.len - s->asked.n : s->asked.n - name.len;
    if (apart >= s->changes || !fold(&f, name)) return;
    uint32_t changes = changes_between(&s->asked, &f);
    if (changes >= s->changes) return;
    s->changes = changes;
    s->best = name;
}

fg_str fg_source_nearest(const fg_source_concepts *concepts, fg_str name) {
    seeker s = {.changes = 0};
    if (!fold(&s.asked, name)) return (fg_str){0};
    s.changes = (uint32_t)(name.len / PER_CHANGE < CHANGES_MOST ? name.len / PER_CHANGE : CHANGES_MOST) + 1;
    for (uint32_t i = 0; i < concepts->n; i++) {
        const fg_source_concept *c = &concepts->at[i];
        consider(&s, c->name);
        for (uint32_t k = 0; k < c->names.n; k++) consider(&s, c->names.at[k].text);
    }
    return s.best;
}
