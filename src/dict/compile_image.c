/* Writes the arrays as an image (dict/image.h). */
#include "dict/compile.h"

static void add_section(fg_buf *out, fg_image_header *h, fg_section id, const void *data, size_t count) {
    while (out->n % 8) fg_buf_add_char(out, '\0');
    h->sections[id].offset = (uint32_t)out->n;
    h->sections[id].count = (uint32_t)count;
    fg_buf_add(out, (fg_str){data, count * fg_section_size[id]});
}

uint32_t fg_compile_top_layer(const fg_compiler *c) {
    uint32_t top = 0;
    for (uint32_t i = 0; i < c->files.n; i++)
        if (c->files.at[i].layer > top) top = c->files.at[i].layer;
    return top;
}

static uint32_t count_names(const fg_compiler *c) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->trie.names.n; i++) {
        const fg_trie_name *name = &c->trie.names.at[i];
        n += !name->dropped && (name->root == FG_ROOT_CONCEPT || name->root == FG_ROOT_FIELD);
    }
    return n;
}

fg_str fg_compile_image(fg_compiler *c) {
    fg_trie_arrays t;
    fg_str packed = fg_sources_pack(&c->arena, &c->files);
    if (!packed.len || !fg_trie_lay(&c->trie, &t)) return (fg_str){0};
    fg_buf out;
    fg_buf_init(&out, &c->arena);
    fg_image_header h = {.version = FG_IMAGE_VERSION,
                         .order = 0x01020304u,
                         .policy_hash = c->src.policy_hash,
                         .names = count_names(c),
                         .lexicon = c->lexicon,
                         .layers = fg_compile_top_layer(c) + 1};
    memcpy(h.magic, FG_IMAGE_MAGIC, sizeof h.magic);
    fg_buf_add(&out, (fg_str){(const char *)&h, sizeof h});
    add_section(&out, &h, FG_SEC_STRINGS, c->trie.strings.at, c->trie.strings.n);
    add_section(&out, &h, FG_SEC_CONCEPTS, c->concepts.at, c->concepts.n);
    add_section(&out, &h, FG_SEC_NAMES, t.names.at, t.names.n);
    add_section(&out, &h, FG_SEC_VOCAB, t.vocab, t.vocab_slots);
    add_section(&out, &h, FG_SEC_WORDS, t.words, t.n_words);
    add_section(&out, &h, FG_SEC_ROOTS, t.roots, t.n_roots);
    add_section(&out, &h, FG_SEC_PAIRS, t.pairs, t.n_pairs);
    add_section(&out, &h, FG_SEC_NODES, t.nodes, t.n_nodes);
    add_section(&out, &h, FG_SEC_EDGES, t.edges, t.n_edges);
    add_section(&out, &h, FG_SEC_LINKS, c->links.at, c->links.n);
    add_section(&out, &h, FG_SEC_CREDITS, c->closures.credits.at, c->closures.credits.n);
    add_section(&out, &h, FG_SEC_CONDITIONS, c->pairs.at, c->pairs.n);
    add_section(&out, &h, FG_SEC_GROUPS, c->groups.at, c->groups.n);
    add_section(&out, &h, FG_SEC_CLASSES, c->classes.at, c->classes.n);
    add_section(&out, &h, FG_SEC_PATTERNS, c->patterns.at, c->patterns.n);
    add_section(&out, &h, FG_SEC_POLICY, c->src.policy, FG_POLICY_COUNT);
    add_section(&out, &h, FG_SEC_MOVED, c->forwards.at, c->forwards.n);
    add_section(&out, &h, FG_SEC_AREAS, c->areas.at, c->areas.n);
    add_section(&out, &h, FG_SEC_AREA_NAMES, c->area_names.at, c->area_names.n);
    add_section(&out, &h, FG_SEC_SOURCES, packed.ptr, packed.len);
    while (out.n % 8) fg_buf_add_char(&out, '\0');
    if (c->arena.failed) return (fg_str){0};
    h.size = out.n;
    memcpy(out.at, &h, sizeof h);
    size_t from = offsetof(fg_image_header, size);
    h.hash = fg_hash64(out.at + from, out.n - from, 0);
    memcpy(out.at, &h, sizeof h);
    return fg_buf_str(&out);
}

/* What the image can hold (dict/image.h). */
void fg_compile_sizes(fg_compiler *c) {
    fg_source_place place = {"dictionary", 0, 0};
    if (c->trie.strings.n >> 24) fg_source_fault(&c->src, &place, "more than 16 MiB of names");
    if (c->src.classes.n > UINT8_MAX) fg_source_fault(&c->src, &place, "more than 255 substitution classes");
    if (c->closures.credits.n > FG_U24_MAX || c->links.n > FG_U24_MAX || c->pairs.n > FG_U24_MAX)
        fg_source_fault(&c->src, &place, "more than 16 million links between concepts");
    if (c->src.concepts.n > FG_CONCEPTS_MAX) fg_source_fault(&c->src, &place, "more than 262,143 concepts");
    if (c->trie.edges.n > FG_U24_MAX / 2 || c->trie.words.n > FG_U24_MAX / 4 || c->trie.names.n > FG_REF_PLAIN / 2)
        fg_source_fault(&c->src, &place, "more than eight million words of names");
}
