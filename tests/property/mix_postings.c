#include "mix_postings.h"

#include "mixer.h"

typedef struct {
    mixer mixer;
    const fg_dict *dict;
    fg_posting *real;
    uint32_t n;
} postings;

/* Another that names a concept of this one; itself if there is none. */
static uint32_t neighbour_of(postings *all, uint32_t posting) {
    const fg_posting *p = &all->real[posting];
    for (int tries = 0; tries < 8 && p->nodes.n > 1; tries++) {
        uint32_t concept = p->nodes.at[1 + mixer_below(&all->mixer, p->nodes.n - 1)].concept;
        uint32_t owner = concept == FG_NONE ? FG_NONE : mixer_owner(&all->mixer, concept);
        if (owner != FG_NONE) return owner;
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

static fg_str mix_one(void *ctx, fg_arena *scratch) {
    postings *all = ctx;
    uint32_t a = mixer_below(&all->mixer, all->n), b = neighbour_of(all, a);
    const fg_posting *p = &all->real[a], *other = &all->real[b];
    fg_posting mixed = {.dict = all->dict, .confidence = p->confidence, .title_words = p->title_words};
    fg_str out = {0};
    (void)FG_PUSH(scratch, &mixed.nodes);
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        bool exchange = other->requirements.n && mixer_below(&all->mixer, 10) < 4;
        copy_requirement(&mixed, exchange ? other : p, exchange ? mixer_below(&all->mixer, other->requirements.n) : i,
                         scratch);
    }
    fg_posting_pack(&out, &mixed, NULL, NULL);
    return out;
}

bool mix_postings(fg_str *out, uint32_t n, const fg_str *real, uint32_t n_real, const fg_dict *dict, uint64_t seed,
                  fg_arena *arena) {
    postings all = {.mixer.state = seed, .dict = dict, .real = FG_NEW_N(arena, fg_posting, n_real), .n = n_real};
    fg_ids *ids = fg_ids_new(dict, NULL);
    fg_status status = FG_OK;
    for (uint32_t i = 0; all.real && ids && i < n_real && status == FG_OK; i++) {
        if (i < n) out[i] = real[i];
        status = fg_posting_unpack(&all.real[i], real[i], dict, ids, arena, NULL, NULL);
        for (uint32_t k = 1; status == FG_OK && k < all.real[i].nodes.n; k++) {
            uint32_t concept = all.real[i].nodes.at[k].concept;
            if (concept != FG_NONE) mixer_add(&all.mixer, concept, i, arena);
        }
    }
    fg_ids_free(ids);
    mixer_sort(&all.mixer);
    return status == FG_OK && mixer_fill(out, n_real, n, mix_one, &all, arena);
}
