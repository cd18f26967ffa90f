#include "index/pack.h"

enum { HEAD = 4 };

/* ---- writing ---- */

void fg_pack_begin(fg_packer *p, const fg_dict *dict, fg_arena *arena) {
    *p = (fg_packer){.arena = arena, .dict = dict};
    fg_buf_init(&p->body, arena);
}

static void add_number(fg_buf *b, uint32_t value) {
    for (; value >= 0x80; value >>= 7) fg_buf_add_char(b, (char)(value | 0x80));
    fg_buf_add_char(b, (char)value);
}

void fg_pack_number(fg_packer *p, uint32_t value) { add_number(&p->body, value); }

static uint32_t place_of(fg_packer *p, uint32_t concept) {
    for (uint32_t i = 0; i < p->concepts.n; i++)
        if (p->concepts.at[i] == concept) return i;
    uint32_t *c = FG_PUSH(p->arena, &p->concepts);
    if (c) *c = concept;
    return p->concepts.n - 1;
}

void fg_pack_concept(fg_packer *p, uint32_t concept) {
    add_number(&p->body, concept == FG_NONE ? 0 : place_of(p, concept) + 1);
}

void fg_pack_words(fg_packer *p, const fg_title_words *words) {
    fg_pack_number(p, words->n);
    for (uint32_t i = 0; i < words->n; i++) fg_pack_number(p, words->at[i]);
}

fg_status fg_pack_end(fg_packer *p, char kind, fg_str *out, const fg_allocator *alloc, fg_error *err) {
    fg_buf all;
    fg_buf_init(&all, p->arena);
    const char head[HEAD] = {'f', 'g', kind, FG_PACK_VERSION};
    fg_buf_add(&all, (fg_str){head, HEAD});
    add_number(&all, p->concepts.n);
    for (uint32_t i = 0; i < p->concepts.n; i++) {
        fg_str id = fg_concept_id(p->dict, p->concepts.at[i]);
        uint64_t hash = fg_hash64(id.ptr, id.len, 0);
        for (int k = 0; k < 8; k++) fg_buf_add_char(&all, (char)(hash >> 8 * k & 0xFF));
    }
    fg_buf_add(&all, fg_buf_str(&p->body));
    fg_allocator a = fg_allocator_or_default(alloc);
    char *copy = p->arena->failed ? NULL : fg_alloc(&a, all.n);
    if (!copy) return fg_fail(err, FG_ENOMEM, "out of memory");
    memcpy(copy, all.at, all.n);
    *out = (fg_str){copy, all.n};
    return FG_OK;
}

/* ---- reading ---- */

uint32_t fg_unpack_number(fg_unpacker *u) {
    uint32_t value = 0;
    for (unsigned shift = 0; shift < 35 && u->at < u->end; shift += 7) {
        unsigned char c = *u->at++;
        if (shift == 28 && c > 0x0F) break;
        value |= (uint32_t)(c & 0x7F) << shift;
        if (!(c & 0x80)) return value;
    }
    u->bad = true;
    return 0;
}

uint32_t fg_unpack_below(fg_unpacker *u, uint32_t limit) {
    uint32_t value = fg_unpack_number(u);
    if (value < limit) return value;
    u->bad = true;
    return 0;
}

uint32_t fg_unpack_count(fg_unpacker *u) {
    uint32_t n = fg_unpack_number(u);
    if (n <= (size_t)(u->end - u->at)) return n;
    u->bad = true;
    return 0;
}

uint32_t fg_unpack_concept(fg_unpacker *u, bool *was_none) {
    uint32_t place = fg_unpack_below(u, u->n + 1);
    if (was_none) *was_none = place == 0;
    return place ? u->concepts[place - 1] : FG_NONE;
}

void fg_unpack_words(fg_unpacker *u, fg_title_words *out) {
    uint32_t n = fg_unpack_below(u, FG_TITLE_WORDS_MOST + 1);
    for (uint32_t i = 0; i < n && !u->bad; i++) {
        uint32_t word = fg_unpack_number(u);
        u->bad |= i && word <= out->at[out->n - 1];
        uint32_t *to = FG_PUSH(u->arena, out);
        if (!to) return;
        *to = word;
    }
}

static uint64_t read8(const unsigned char *p) {
    uint64_t x = 0;
    for (int k = 7; k >= 0; k--) x = x << 8 | p[k];
    return x;
}

void fg_unpack_begin(fg_unpacker *u, fg_str bytes, char kind, const fg_ids *ids, fg_arena *arena) {
    *u = (fg_unpacker){.at = (const unsigned char *)bytes.ptr, .arena = arena};
    u->end = u->at + bytes.len;
    u->bad = bytes.len < HEAD || bytes.ptr[0] != 'f' || bytes.ptr[1] != 'g' || bytes.ptr[2] != kind ||
             bytes.ptr[3] != FG_PACK_VERSION;
    if (u->bad) {
        u->at = u->end;
        return;
    }
    u->at += HEAD;
    uint32_t n = fg_unpack_number(u);
    if (u->bad || n > (size_t)(u->end - u->at) / 8) {
        u->bad = true;
        return;
    }
    uint32_t *concepts = FG_NEW_N(arena, uint32_t, n + 1);
    for (uint32_t i = 0; concepts && i < n; i++, u->at += 8) {
        concepts[i] = fg_ids_find(ids, read8(u->at));
        u->lost += concepts[i] == FG_NONE;
    }
    u->concepts = concepts;
    u->n = concepts ? n : 0;
}

fg_status fg_unpack_end(const fg_unpacker *u, uint32_t *lost, fg_error *err) {
    if (lost) *lost = u->lost;
    if (u->arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (u->bad || u->at != u->end)
        return fg_fail(err, FG_EINPUT, "these bytes are no packed posting or profile of this version");
    return FG_OK;
}
