#include "mix_postings.h"

#include <stdlib.h>

typedef struct {
    uint32_t concept, posting;
} naming;

typedef struct {
    fg_posting *real;
    uint32_t n;
    FG_VEC(naming) named; /* sorted by concept */
    uint64_t state;
} mixer;

static uint32_t below(mixer *m, uint32_t n) {
    m->state ^= m->state << 13;
    m->state ^= m->state >> 7;
    m->state ^= m->state << 17;
    return (uint32_t)((m->state >> 16) % n);
}

static int by_concept(const void *a, const void *b) {
    const naming *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    return (x->posting > y->posting) - (x->posting < y->posting);
}

/* Another that names a concept of this one; itself if there is none. */
static uint32_t neighbour_of(mixer *m, uint32_t posting) {
    const fg_posting *p = &m->real[posting];
    for (int tries = 0; tries < 8 && p->nodes.n > 1; tries++) {
        uint32_t concept = p->nodes.at[1 + below(m, p->nodes.n - 1)].concept, low = 0, high = m->named.n;
        if (concept == FG_NONE) continue;
        while (low < high) {
            uint32_t mid = low + (high - low) / 2;
            if (m->named.at[mid].concept < concept)
                low = mid + 1;
            else
                high = mid;
        }
        uint32_t end = low;
        while (end < m->named.n && m->named.at[end].concept == concept && end - low < 5000) end++;
        if (end > low) return m->named.at[low + below(m, end - low)].posting;
    }
    return posting;
}

static uint32_t copy_node(fg_posting *to, const fg_posting *from, uint32_t node, fg_arena *arena) {
    uint32_t at = to->nodes.n, last = 0;
    if (!FG_PUSH(arena, &to->nodes)) return 0;
    fg_node n = from->nodes.at[node];
    uint32_t child = n.child, first_field = n.first_field;
    n.child = n.next = 0;
    n.first_field = to->fields.n;
    for (uint32_t i = 0; i < n.fields; i++) {
        fg_field *f = FG_PUSH(arena, &to->fields);
        if (f) *f = from->fields.at[first_field + i];
    }
    if (n.head) n.head = copy_node(to, from, n.head, arena);
    to->nodes.at[at] = n;
    for (; child; child = from->nodes.at[child].next) {
        uint32_t copy = copy_node(to, from, child, arena);
        *(last ? &to->nodes.at[last].next : &to->nodes.at[at].child) = copy;
        last = copy;
    }
    return at;
}

static void copy_requirement(fg_posting *to, const fg_posting *from, uint32_t i, fg_arena *arena) {
    fg_requirement q = from->requirements.at[i];
    q.root = copy_node(to, from, q.root, arena);
    fg_requirement *r = FG_PUSH(arena, &to->requirements);
    if (r) *r = q;
}

static fg_str mix_one(mixer *m, const fg_dict *dict, fg_arena *scratch) {
    uint32_t a = below(m, m->n), b = neighbour_of(m, a);
    const fg_posting *p = &m->real[a], *other = &m->real[b];
    fg_posting mixed = {.dict = dict, .confidence = p->confidence};
    fg_str out = {0};
    (void)FG_PUSH(scratch, &mixed.nodes);
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        bool exchange = other->requirements.n && below(m, 10) < 4;
        copy_requirement(&mixed, exchange ? other : p, exchange ? below(m, other->requirements.n) : i, scratch);
    }
    fg_posting_pack(&out, &mixed, NULL, NULL);
    return out;
}

bool mix_postings(fg_str *out, uint32_t n, const fg_str *real, uint32_t n_real, const fg_dict *dict, uint64_t seed,
                  fg_arena *arena) {
    mixer m = {.real = FG_NEW_N(arena, fg_posting, n_real), .n = n_real, .state = seed};
    fg_ids *ids = fg_ids_new(dict, NULL);
    fg_arena scratch;
    fg_arena_init(&scratch, NULL);
    for (uint32_t i = 0; m.real && ids && i < n_real; i++) {
        if (i < n) out[i] = real[i];
        if (fg_posting_unpack(&m.real[i], real[i], dict, ids, arena, NULL, NULL) != FG_OK) return false;
        for (uint32_t k = 1; k < m.real[i].nodes.n; k++) {
            uint32_t concept = m.real[i].nodes.at[k].concept;
            naming *name = concept == FG_NONE ? NULL : FG_PUSH(arena, &m.named);
            if (name) *name = (naming){concept, i};
        }
    }
    fg_ids_free(ids);
    if (m.named.n) qsort(m.named.at, m.named.n, sizeof *m.named.at, by_concept);
    for (uint32_t i = n_real; i < n && !arena->failed; i++) {
        fg_arena_reset(&scratch);
        fg_str packed = mix_one(&m, dict, &scratch);
        out[i] = fg_arena_copy(arena, packed);
        fg_bytes_free(packed, NULL);
    }
    fg_arena_free(&scratch);
    return !arena->failed;
}
