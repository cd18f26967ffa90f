/* Opens an image: maps it, verifies every offset once, and from then on trusts it. */
#include "dict/dict.h"

extern const char fg_builtin_image[], fg_builtin_image_end[];

const size_t fg_section_size[FG_SEC_COUNT] = {[FG_SEC_STRINGS] = 1,
                                              [FG_SEC_CONCEPTS] = sizeof(fg_image_concept),
                                              [FG_SEC_NAMES] = sizeof(fg_image_name),
                                              [FG_SEC_VOCAB] = sizeof(fg_u24),
                                              [FG_SEC_WORDS] = sizeof(fg_u24),
                                              [FG_SEC_ROOTS] = sizeof(fg_image_bits),
                                              [FG_SEC_PAIRS] = sizeof(uint32_t),
                                              [FG_SEC_NODES] = sizeof(fg_image_node),
                                              [FG_SEC_EDGES] = sizeof(fg_image_edge),
                                              [FG_SEC_LINKS] = sizeof(fg_u24),
                                              [FG_SEC_CREDITS] = sizeof(fg_image_credit),
                                              [FG_SEC_CONDITIONS] = sizeof(fg_image_words),
                                              [FG_SEC_GROUPS] = sizeof(fg_image_group),
                                              [FG_SEC_CLASSES] = sizeof(fg_image_class),
                                              [FG_SEC_PATTERNS] = sizeof(fg_image_pattern),
                                              [FG_SEC_POLICY] = sizeof(int32_t),
                                              [FG_SEC_MOVED] = sizeof(fg_image_moved),
                                              [FG_SEC_AREAS] = sizeof(fg_image_area),
                                              [FG_SEC_AREA_NAMES] = sizeof(fg_image_area_name),
                                              [FG_SEC_SOURCES] = 1};

/* ---- checks ---- */

static bool string_fits(const fg_dict *d, fg_image_str s) {
    uint64_t n = d->n[FG_SEC_STRINGS];
    if (s >= n || ((uint8_t)d->strings[s] == FG_STRING_LONG && s + (uint64_t)3 > n)) return false;
    return fg_dict_str(d, s).len <= n - (uint64_t)(fg_dict_str(d, s).ptr - d->strings);
}

/* Do the lists that begin at a and end at b lie in a section? */
static bool list_fits(const fg_dict *d, uint32_t a, uint32_t b, fg_section section) {
    return a <= b && b <= d->n[section];
}

static bool concepts_fit(const fg_dict *d) {
    for (uint32_t i = 0; i < d->n_concepts; i++) {
        const fg_image_concept *c = &d->concepts[i];
        if (!string_fits(d, fg_u24_of(c->id)) || !string_fits(d, fg_u24_of(c->name)) || c->kind >= FG_KIND_COUNT ||
            c->class_plus_1 > d->n[FG_SEC_CLASSES] ||
            !list_fits(d, fg_first_parent(c), fg_first_parent(&c[1]), FG_SEC_LINKS) ||
            !list_fits(d, fg_first_credit(c), fg_first_credit(&c[1]), FG_SEC_CREDITS) ||
            !list_fits(d, fg_first_words(c), fg_first_words(&c[1]), FG_SEC_CONDITIONS))
            return false;
    }
    for (uint32_t i = 0; i < d->n[FG_SEC_LINKS]; i++)
        if (fg_u24_of(d->links[i]) >= d->n_concepts) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_CREDITS]; i++)
        if (d->credits[i].concept >= d->n_concepts || d->credits[i].credit > FG_ONE) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_MOVED]; i++)
        if (!string_fits(d, d->moved[i].id) || d->moved[i].concept_plus_1 > d->n_concepts) return false;
    return true;
}

static bool names_fit(const fg_dict *d) {
    uint32_t n = d->n[FG_SEC_NAMES];
    for (uint32_t i = 0; i < n; i++) {
        const fg_image_name *name = &d->names[i];
        uint32_t root = fg_name_root(name);
        uint32_t owners = fg_root_names_concepts(root) ? d->n_concepts : d->n[FG_SEC_GROUPS];
        if (!root || root >= FG_ROOT_END || fg_name_owner(name) >= owners || !string_fits(d, name->text_flags >> 7))
            return false;
    }
    return !n || (d->names[n - 1].text_flags & FG_NAME_LAST); /* every run of names ends */
}

static bool is_name_ref(const fg_dict *d, uint32_t ref) {
    return ref & FG_REF_PLAIN ? (ref & FG_REF_CONCEPT) < d->n_concepts : ref <= d->n[FG_SEC_NAMES];
}

static bool trie_fits(const fg_dict *d) {
    uint32_t nodes = d->n[FG_SEC_NODES], edges = d->n[FG_SEC_EDGES], words = d->n[FG_SEC_WORDS];
    if (nodes <= FG_ROOT_END || fg_first_edge(&d->nodes[nodes - 1]) > edges ||
        d->n[FG_SEC_ROOTS] != (words / 32 + 1) * (FG_ROOT_END - 1))
        return false;
    for (uint32_t i = 0; i + 1 < nodes; i++)
        if (fg_first_edge(&d->nodes[i]) > fg_first_edge(&d->nodes[i + 1]) ||
            !is_name_ref(d, fg_u24_of(d->nodes[i].names)))
            return false;
    for (uint32_t i = 0; i < edges; i++) {
        const fg_image_edge *e = &d->edges[i];
        uint32_t to = fg_edge_to(e);
        if (fg_edge_is_leaf(e) ? !is_name_ref(d, to) : to < FG_ROOT_END || to >= nodes - 1) return false;
    }
    for (uint32_t r = 1; r < FG_ROOT_END; r++) { /* a set bit must lead to an edge of its root */
        const fg_image_bits *bits = d->roots + (r - 1) * (words / 32 + 1);
        uint32_t n = 0;
        for (uint32_t i = 0; i <= words / 32; i++) {
            if (bits[i].before != n) return false;
            n += (uint32_t)__builtin_popcount(bits[i].bits);
        }
        if (fg_first_edge(&d->nodes[r + 1]) - fg_first_edge(&d->nodes[r]) != n) return false;
    }
    return true;
}

static bool words_fit(const fg_dict *d) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < d->n[FG_SEC_VOCAB]; i++) {
        uint32_t word = fg_u24_of(d->vocab[i]);
        if (word > d->n[FG_SEC_WORDS]) return false;
        used += word > 0;
    }
    if (used == d->n[FG_SEC_VOCAB]) return false; /* a search would never end */
    for (uint32_t i = 0; i < d->n[FG_SEC_WORDS]; i++)
        if (!string_fits(d, fg_u24_of(d->words[i]))) return false;
    return true;
}

static bool rest_fits(const fg_dict *d) {
    for (uint32_t i = 0; i < d->n[FG_SEC_GROUPS]; i++)
        if (d->groups[i].tag >= FG_LEX_COUNT ||
            (fg_lex_names_concept(d->groups[i].tag) && d->groups[i].arg >= d->n_concepts))
            return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_CLASSES]; i++)
        if (!string_fits(d, d->classes[i].name)) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_PATTERNS]; i++)
        if (d->patterns[i].concept >= d->n_concepts || !string_fits(d, d->patterns[i].source) ||
            !string_fits(d, d->patterns[i].literal))
            return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_POLICY]; i++)
        if (d->policy[i] < 0) return false;
    return d->n[FG_SEC_POLICY] == FG_POLICY_COUNT;
}

static bool areas_fit(const fg_dict *d) {
    uint32_t n = d->n[FG_SEC_AREAS];
    for (uint32_t i = 0; i < n; i++) {
        if (d->areas[i].level >= FG_AREA_LEVELS) return false;
        for (uint32_t k = 0; k < FG_AREA_WITHIN; k++)
            if (d->areas[i].within[k] >= i && d->areas[i].within[k] != FG_AREA_NONE) return false;
    }
    for (uint32_t i = 0; i < d->n[FG_SEC_AREA_NAMES]; i++)
        if (d->area_names[i].area >= n || !string_fits(d, fg_u24_of(d->area_names[i].words))) return false;
    return true;
}

static bool locate_sections(fg_dict *d) {
    const void *at[FG_SEC_COUNT];
    for (int i = 0; i < FG_SEC_COUNT; i++) {
        uint64_t offset = d->header->sections[i].offset,
                 bytes = (uint64_t)d->header->sections[i].count * fg_section_size[i];
        if (offset % 8 || offset < sizeof *d->header || offset > d->image.len || bytes > d->image.len - offset)
            return false;
        at[i] = d->image.ptr + offset;
        d->n[i] = d->header->sections[i].count;
    }
    uint32_t pairs = d->n[FG_SEC_PAIRS];
    if (!d->n[FG_SEC_CONCEPTS] || !pairs || pairs & (pairs - 1) || pairs > FG_PAIRS_MOST) return false;
    d->pair_shift = 64 - 5 - (uint32_t)__builtin_ctz(pairs);
    d->n_concepts = d->n[FG_SEC_CONCEPTS] - 1;
    d->strings = at[FG_SEC_STRINGS];
    d->concepts = at[FG_SEC_CONCEPTS];
    d->names = at[FG_SEC_NAMES];
    d->vocab = at[FG_SEC_VOCAB];
    d->words = at[FG_SEC_WORDS];
    d->roots = at[FG_SEC_ROOTS];
    d->pairs = at[FG_SEC_PAIRS];
    d->nodes = at[FG_SEC_NODES];
    d->edges = at[FG_SEC_EDGES];
    d->links = at[FG_SEC_LINKS];
    d->credits = at[FG_SEC_CREDITS];
    d->conditions = at[FG_SEC_CONDITIONS];
    d->groups = at[FG_SEC_GROUPS];
    d->classes = at[FG_SEC_CLASSES];
    d->patterns = at[FG_SEC_PATTERNS];
    d->policy = at[FG_SEC_POLICY];
    d->moved = at[FG_SEC_MOVED];
    d->areas = at[FG_SEC_AREAS];
    d->area_names = at[FG_SEC_AREA_NAMES];
    d->sources = (fg_str){at[FG_SEC_SOURCES], d->n[FG_SEC_SOURCES]};
    return true;
}

/* `name` NULL: the built-in image, which is as trustworthy as the program it is part of. */
static fg_status check_image(fg_dict *d, const char *name, fg_error *err) {
    const fg_image_header *h = (const void *)d->image.ptr;
    if (d->image.len < sizeof *h || memcmp(h->magic, FG_IMAGE_MAGIC, sizeof h->magic) != 0)
        return fg_fail(err, FG_EDICT, "not a fitgap dictionary: %s", name ? name : "built-in");
    if (h->order != 0x01020304u)
        return fg_fail(err, FG_EDICT, "a dictionary for another byte order: %s", name ? name : "built-in");
    if (h->version != FG_IMAGE_VERSION)
        return fg_fail(err, FG_EDICT, "a dictionary of version %u, this fitgap reads %u: %s", h->version,
                       FG_IMAGE_VERSION, name ? name : "built-in");
    d->header = h;
    if (!name) return locate_sections(d) ? FG_OK : fg_fail(err, FG_EDICT, "the built-in dictionary is damaged");
    size_t from = offsetof(fg_image_header, size);
    if (h->size != d->image.len || fg_hash64(d->image.ptr + from, d->image.len - from, 0) != h->hash)
        return fg_fail(err, FG_EDICT, "a damaged dictionary: %s", name);
    if (!locate_sections(d) || !concepts_fit(d) || !names_fit(d) || !trie_fits(d) || !words_fit(d) || !rest_fits(d) ||
        !areas_fit(d))
        return fg_fail(err, FG_EDICT, "a damaged dictionary: %s", name);
    return FG_OK;
}

/* ---- open, free ---- */

static fg_status open_image(fg_dict **out, fg_dict *d, const char *name, fg_error *err) {
    fg_status status = (uintptr_t)d->image.ptr % 8
                           ? fg_fail(err, FG_EINVAL, "dictionary image is not aligned to 8 bytes")
                           : check_image(d, name, err);
    if (status == FG_OK) status = fg_patterns_open(d, err);
    if (status == FG_OK)
        *out = d;
    else
        fg_dict_free(d);
    return status;
}

static fg_dict *new_dict(const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_dict *d = fg_alloc(&a, sizeof *d);
    if (d)
        d->alloc = a;
    else
        fg_fail(err, FG_ENOMEM, "out of memory while opening a dictionary");
    return d;
}

fg_status fg_dict_open_memory(fg_dict **out, fg_str image, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_dict *d = new_dict(alloc, err);
    if (!d) return FG_ENOMEM;
    d->image = image;
    return open_image(out, d, "image in memory", err);
}

fg_status fg_dict_open_copy(fg_dict **out, fg_str image, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_dict *d = new_dict(alloc, err);
    if (!d) return FG_ENOMEM;
    d->owned = fg_alloc(&d->alloc, image.len ? image.len : 1);
    if (!d->owned) {
        fg_dict_free(d);
        return fg_fail(err, FG_ENOMEM, "out of memory while opening a dictionary");
    }
    memcpy(d->owned, image.ptr, image.len);
    d->image = (fg_str){d->owned, image.len};
    return open_image(out, d, "image in memory", err);
}

fg_status fg_dict_open(fg_dict **out, const char *path, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_dict *d = new_dict(alloc, err);
    if (!d) return FG_ENOMEM;
    if (!path) {
        d->image = (fg_str){fg_builtin_image, (size_t)(fg_builtin_image_end - fg_builtin_image)};
        return open_image(out, d, NULL, err);
    }
    fg_status status = fg_file_map(&d->mapping, &d->alloc, path, err);
    if (status != FG_OK) {
        fg_dict_free(d);
        return status;
    }
    d->image = d->mapping.bytes;
    return open_image(out, d, path, err);
}

void fg_dict_free(fg_dict *d) {
    if (!d) return;
    fg_patterns_close(d);
    if (d->mapping.bytes.ptr) fg_file_unmap(&d->mapping, &d->alloc);
    fg_allocator a = d->alloc;
    if (d->owned) fg_release(&a, d->owned, d->image.len);
    fg_release(&a, d, sizeof *d);
}

void fg_dict_describe(const fg_dict *d, fg_dict_info *info) {
    *info = (fg_dict_info){.concepts = d->n_concepts,
                           .names = d->header->names,
                           .lexicon = d->header->lexicon,
                           .layers = d->header->layers,
                           .patterns = d->n[FG_SEC_PATTERNS],
                           .bytes = d->image.len,
                           .hash = d->header->hash,
                           .policy_version = (uint32_t)d->policy[FG_P_VERSION],
                           .policy_hash = d->header->policy_hash};
    for (uint32_t i = 0; i < d->n_concepts; i++) info->kinds[d->concepts[i].kind]++;
}

/* ---- concepts ---- */

uint32_t fg_dict_find_concept(const fg_dict *d, fg_str id) {
    uint32_t low = 0, high = d->n_concepts;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (fg_str_cmp(fg_concept_id(d, mid), id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < d->n_concepts && fg_str_eq(fg_concept_id(d, low), id)) return low;
    for (uint32_t i = 0; i < d->n[FG_SEC_MOVED]; i++)
        if (fg_str_eq(fg_dict_str(d, d->moved[i].id), id)) return d->moved[i].concept_plus_1 - 1;
    return FG_NONE;
}

int32_t fg_dict_credit(const fg_dict *d, uint32_t has, uint32_t wanted) {
    if (has == wanted) return FG_ONE;
    uint32_t low = fg_first_credit(&d->concepts[has]), end = fg_first_credit(&d->concepts[has + 1]), high = end;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->credits[mid].concept < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return low < end && d->credits[low].concept == wanted ? (int32_t)d->credits[low].credit : 0;
}

static bool reaches(const fg_dict *d, uint32_t child, uint32_t parent, int depth) {
    const fg_image_concept *c = &d->concepts[child];
    for (uint32_t k = fg_first_parent(&c[0]); k < fg_first_parent(&c[1]) && depth < 64; k++) {
        uint32_t up = fg_u24_of(d->links[k]);
        if (up == parent || reaches(d, up, parent, depth + 1)) return true;
    }
    return false;
}

bool fg_dict_is_child(const fg_dict *d, uint32_t child, uint32_t parent) {
    return child != parent && fg_dict_credit(d, child, parent) && reaches(d, child, parent, 0);
}

bool fg_dict_has_title(const fg_dict *d, uint32_t concept) {
    return (d->concepts[concept].traits & FG_TRAIT_TITLE) != 0;
}
