#include "index/pack.h"

/* Open addressing, at most half full; the hash is its own place. */
struct fg_ids {
    fg_allocator alloc;
    size_t size; /* of the whole, in bytes */
    uint64_t mask;
    struct {
        uint64_t hash;
        uint32_t concept_plus_1;
    } slot[];
};

static void add(fg_ids *ids, fg_str id, uint32_t concept) {
    uint64_t hash = fg_hash64(id.ptr, id.len, 0), i = hash & ids->mask;
    while (ids->slot[i].concept_plus_1 && ids->slot[i].hash != hash) i = (i + 1) & ids->mask;
    if (ids->slot[i].concept_plus_1) return; /* an id in use goes before one that has moved */
    ids->slot[i].hash = hash;
    ids->slot[i].concept_plus_1 = concept + 1;
}

fg_ids *fg_ids_new(const fg_dict *dict, const fg_allocator *alloc) {
    fg_allocator a = fg_allocator_or_default(alloc);
    uint32_t n = dict->n_concepts + dict->n[FG_SEC_MOVED];
    uint64_t slots = 16;
    while (slots < (uint64_t)n * 2) slots *= 2;
    size_t size = sizeof(fg_ids) + (size_t)slots * sizeof((fg_ids *)0)->slot[0];
    fg_ids *ids = fg_alloc(&a, size);
    if (!ids) return NULL;
    ids->alloc = a;
    ids->size = size;
    ids->mask = slots - 1;
    for (uint32_t c = 0; c < dict->n_concepts; c++) add(ids, fg_concept_id(dict, c), c);
    for (uint32_t i = 0; i < dict->n[FG_SEC_MOVED]; i++)
        if (dict->moved[i].concept_plus_1)
            add(ids, fg_dict_str(dict, dict->moved[i].id), dict->moved[i].concept_plus_1 - 1);
    return ids;
}

void fg_ids_free(fg_ids *ids) {
    if (!ids) return;
    fg_allocator a = ids->alloc;
    fg_release(&a, ids, ids->size);
}

uint32_t fg_ids_find(const fg_ids *ids, uint64_t hash) {
    uint64_t i = hash & ids->mask;
    while (ids->slot[i].concept_plus_1 && ids->slot[i].hash != hash) i = (i + 1) & ids->mask;
    return ids->slot[i].concept_plus_1 ? ids->slot[i].concept_plus_1 - 1 : FG_NONE;
}
