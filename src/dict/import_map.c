/* Strings to numbers, open addressing. */
#include "dict/import.h"

static uint32_t slot_of(const fg_import_map *m, fg_str key) {
    uint32_t i = (uint32_t)fg_hash64(key.ptr, key.len, 0) & (m->cap - 1);
    while (m->at[i].key.ptr && !fg_str_eq(m->at[i].key, key)) i = (i + 1) & (m->cap - 1);
    return i;
}

bool fg_import_get(const fg_import_map *m, fg_str key, uint32_t *value) {
    if (!m->cap || !key.len) return false;
    const fg_import_slot *s = &m->at[slot_of(m, key)];
    if (s->key.ptr && value) *value = s->value;
    return s->key.ptr != NULL;
}

void fg_import_put(fg_arena *arena, fg_import_map *m, fg_str key, uint32_t value) {
    if (!key.len) return;
    if (m->n * 2 >= m->cap) {
        fg_import_map old = *m;
        m->cap = old.cap ? old.cap * 2 : 1024;
        m->at = FG_NEW_N(arena, fg_import_slot, m->cap);
        if (!m->at) {
            *m = old;
            return;
        }
        for (uint32_t i = 0; i < old.cap; i++)
            if (old.at[i].key.ptr) m->at[slot_of(m, old.at[i].key)] = old.at[i];
    }
    fg_import_slot *s = &m->at[slot_of(m, key)];
    if (s->key.ptr) return;
    *s = (fg_import_slot){key, value};
    m->n++;
}
