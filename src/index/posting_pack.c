/* What a posting asks as bytes, and back. */
#include "index/pack.h"

enum { DEEPEST = 32 }; /* trees are flatter; only bytes that nobody packed go deeper */

enum {
    LEVEL = 1u << 3, /* times fg_level; below it fg_necessity */
    OPEN = 1u << 5,
    RELATED_OK = 1u << 6,
    EXPERIENCE_OK = 1u << 7,
    IN_PROGRESS = 1u << 8,
    TITLED = 1u << 9,
    PARTICULAR = 1u << 10,
    FLAGS_END = 1u << 11
};

/* ---- packing ---- */

static uint32_t flags_of(const fg_node *n) {
    return n->necessity | n->level * (uint32_t)LEVEL | (n->open ? OPEN : 0u) | (n->related_ok ? RELATED_OK : 0u) |
           (n->experience_ok ? EXPERIENCE_OK : 0u) | (n->in_progress ? IN_PROGRESS : 0u) | (n->titled ? TITLED : 0u) |
           (n->particular ? PARTICULAR : 0u);
}

static void pack_leaf(fg_packer *p, const fg_posting *posting, const fg_node *n) {
    fg_pack_concept(p, n->concept);
    fg_pack_number(p, n->min_months);
    if (n->type == FG_NODE_EVIDENCE) fg_pack_number(p, n->k);
    if (n->type == FG_NODE_SPOKEN) fg_pack_number(p, n->spoken_level);
    if (n->type != FG_NODE_DEGREE) return;
    fg_pack_number(p, n->degree);
    fg_pack_number(p, n->fields);
    for (uint32_t i = 0; i < n->fields; i++) fg_pack_concept(p, posting->fields.at[n->first_field + i].concept);
}

static void pack_node(fg_packer *p, const fg_posting *posting, uint32_t node) {
    const fg_node *n = &posting->nodes.at[node];
    uint32_t members = 0;
    fg_pack_number(p, n->type);
    fg_pack_number(p, flags_of(n));
    if (n->type >= FG_NODE_SKILL) {
        pack_leaf(p, posting, n);
        return;
    }
    for (uint32_t k = n->child; k; k = posting->nodes.at[k].next) members++;
    if (n->type == FG_NODE_AT_LEAST) fg_pack_number(p, n->k);
    if (n->type == FG_NODE_EXAMPLES) {
        fg_pack_number(p, n->head != 0);
        if (n->head) pack_node(p, posting, n->head);
    }
    fg_pack_number(p, members);
    for (uint32_t k = n->child; k; k = posting->nodes.at[k].next) pack_node(p, posting, k);
}

fg_status fg_posting_pack(fg_str *out, const fg_posting *posting, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = (fg_str){0};
    if (!posting) return fg_fail(err, FG_EINVAL, "there is no posting to pack");
    fg_arena scratch;
    fg_packer p;
    fg_arena_init(&scratch, alloc);
    fg_pack_begin(&p, posting->dict, &scratch);
    fg_pack_number(&p, posting->confidence);
    fg_pack_words(&p, &posting->title_words);
    fg_pack_number(&p, posting->requirements.n);
    for (uint32_t i = 0; i < posting->requirements.n; i++) {
        fg_pack_number(&p, posting->requirements.at[i].necessity);
        pack_node(&p, posting, posting->requirements.at[i].root);
    }
    fg_status status = fg_pack_end(&p, FG_PACK_POSTING, out, alloc, err);
    fg_arena_free(&scratch);
    return status;
}

/* ---- unpacking ---- */

static void unpack_flags(fg_unpacker *u, fg_node *n) {
    uint32_t flags = fg_unpack_below(u, FLAGS_END);
    n->necessity = flags % LEVEL;
    n->level = (uint8_t)(flags / LEVEL % 4);
    n->open = flags & OPEN;
    n->related_ok = flags & RELATED_OK;
    n->experience_ok = flags & EXPERIENCE_OK;
    n->in_progress = flags & IN_PROGRESS;
    n->titled = flags & TITLED;
    n->particular = flags & PARTICULAR;
    u->bad |= n->necessity > FG_INHERIT;
}

static void unpack_leaf(fg_unpacker *u, fg_posting *out, fg_node *n) {
    n->concept = fg_unpack_concept(u, NULL);
    n->min_months = fg_unpack_number(u);
    if (n->type == FG_NODE_EVIDENCE) n->k = fg_unpack_number(u);
    if (n->type == FG_NODE_SPOKEN) n->spoken_level = (uint8_t)fg_unpack_below(u, FG_SAYS_BILINGUAL + 1);
    if (n->type != FG_NODE_DEGREE) return;
    n->degree = (uint8_t)fg_unpack_below(u, 256);
    n->first_field = out->fields.n;
    n->fields = fg_unpack_count(u);
    for (uint32_t i = 0; i < n->fields; i++) {
        fg_field *f = FG_PUSH(u->arena, &out->fields);
        uint32_t concept = fg_unpack_concept(u, NULL);
        if (f) f->concept = concept;
    }
}

static uint32_t unpack_node(fg_unpacker *u, fg_posting *out, unsigned depth) {
    uint32_t node = out->nodes.n, last = 0;
    if (depth > DEEPEST) u->bad = true;
    if (u->bad || !FG_PUSH(u->arena, &out->nodes)) return 0;
    fg_node n = {.type = (uint8_t)fg_unpack_below(u, FG_NODE_PHYSICAL + 1), .concept = FG_NONE};
    u->bad |= n.type == FG_NODE_NONE;
    unpack_flags(u, &n);
    if (n.type >= FG_NODE_SKILL) {
        unpack_leaf(u, out, &n);
        out->nodes.at[node] = n;
        return node;
    }
    if (n.type == FG_NODE_AT_LEAST) n.k = fg_unpack_number(u);
    if (n.type == FG_NODE_EXAMPLES && fg_unpack_below(u, 2)) n.head = unpack_node(u, out, depth + 1);
    uint32_t members = fg_unpack_count(u);
    out->nodes.at[node] = n;
    for (uint32_t i = 0; i < members && !u->bad; i++) {
        uint32_t child = unpack_node(u, out, depth + 1);
        *(last ? &out->nodes.at[last].next : &out->nodes.at[node].child) = child;
        last = child;
    }
    return node;
}

fg_status fg_posting_unpack(fg_posting *out, fg_str bytes, const fg_dict *dict, const fg_ids *ids, fg_arena *arena,
                            uint32_t *lost, fg_error *err) {
    fg_unpacker u;
    *out = (fg_posting){.dict = dict};
    fg_unpack_begin(&u, bytes, FG_PACK_POSTING, ids, arena);
    (void)FG_PUSH(arena, &out->nodes); /* node 0 is none */
    out->confidence = (uint8_t)fg_unpack_below(&u, FG_LOW + 1);
    fg_unpack_words(&u, &out->title_words);
    uint32_t n = fg_unpack_count(&u);
    for (uint32_t i = 0; i < n && !u.bad; i++) {
        fg_requirement q = {.id = i + 1, .necessity = (uint8_t)fg_unpack_below(&u, FG_NOT_ASKED)};
        q.root = unpack_node(&u, out, 0);
        fg_requirement *to = FG_PUSH(arena, &out->requirements);
        if (to) *to = q;
    }
    return fg_unpack_end(&u, lost, err);
}
