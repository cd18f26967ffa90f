/* Opens an image: maps it, verifies every offset once, and from then on trusts it. */
#include "dict/dict.h"

extern const char fg_builtin_image[], fg_builtin_image_end[];

const size_t fg_section_size[FG_SEC_COUNT] = {1,
                                              sizeof(fg_image_concept),
                                              sizeof(fg_image_name),
                                              sizeof(fg_image_vocab),
                                              sizeof(fg_image_edge),
                                              sizeof(fg_image_node),
                                              sizeof(uint32_t),
                                              sizeof(fg_image_credit),
                                              sizeof(fg_image_words),
                                              sizeof(fg_image_group),
                                              sizeof(fg_image_class),
                                              sizeof(fg_image_pattern),
                                              sizeof(int32_t)};

/* ---- checks ---- */

static bool string_fits(const fg_dict *d, fg_image_str s) {
    return s.at <= d->n[FG_SEC_STRINGS] && s.len <= d->n[FG_SEC_STRINGS] - s.at;
}

static bool list_fits(const fg_dict *d, fg_image_list l, fg_section section) {
    return l.first <= d->n[section] && l.n <= d->n[section] - l.first;
}

static bool is_power_of_two(uint32_t n) { return n && !(n & (n - 1)); }

static bool concepts_fit(const fg_dict *d) {
    for (uint32_t i = 0; i < d->n[FG_SEC_CONCEPTS]; i++) {
        const fg_image_concept *c = &d->concepts[i];
        fg_image_list names = {c->first_name, c->names};
        if (!string_fits(d, c->id) || !string_fits(d, c->name) || c->kind >= FG_KIND_COUNT ||
            c->class_plus_1 > d->n[FG_SEC_CLASSES] || !list_fits(d, c->parents, FG_SEC_LINKS) ||
            !list_fits(d, c->closure, FG_SEC_CREDITS) || !list_fits(d, c->near, FG_SEC_WORDS) ||
            !list_fits(d, c->not_before, FG_SEC_WORDS) || !list_fits(d, c->not_after, FG_SEC_WORDS) ||
            !list_fits(d, names, FG_SEC_NAMES))
            return false;
    }
    for (uint32_t i = 0; i < d->n[FG_SEC_LINKS]; i++)
        if (d->links[i] >= d->n[FG_SEC_CONCEPTS]) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_CREDITS]; i++)
        if (d->credits[i].concept >= d->n[FG_SEC_CONCEPTS]) return false;
    return true;
}

static bool names_fit(const fg_dict *d) {
    for (uint32_t i = 0; i < d->n[FG_SEC_NAMES]; i++) {
        const fg_image_name *n = &d->names[i];
        bool concept = n->root == FG_ROOT_CONCEPT || n->root == FG_ROOT_FIELD;
        uint32_t owners = concept ? d->n[FG_SEC_CONCEPTS] : d->n[FG_SEC_GROUPS];
        /* a chain only leads forward, so it ends */
        if (n->root >= FG_ROOT_END || n->owner >= owners || !string_fits(d, n->surface) || !string_fits(d, n->norms) ||
            n->next_plus_1 > d->n[FG_SEC_NAMES] || (n->next_plus_1 && n->next_plus_1 <= i + 1))
            return false;
    }
    for (uint32_t i = 0; i < d->n[FG_SEC_NODES]; i++)
        if (d->nodes[i].name_plus_1 > d->n[FG_SEC_NAMES]) return false;
    return true;
}

static bool tables_fit(const fg_dict *d) {
    uint32_t used = 0;
    if (!is_power_of_two(d->n[FG_SEC_VOCAB]) || !is_power_of_two(d->n[FG_SEC_EDGES])) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_VOCAB]; i++) {
        if (!string_fits(d, d->vocab[i].word)) return false;
        used += d->vocab[i].word.len > 0;
    }
    if (used == d->n[FG_SEC_VOCAB]) return false; /* a search would never end */
    used = 0;
    for (uint32_t i = 0; i < d->n[FG_SEC_EDGES]; i++) {
        if (d->edges[i].child >= d->n[FG_SEC_NODES]) return false;
        used += d->edges[i].node > 0;
    }
    return used < d->n[FG_SEC_EDGES];
}

static bool rest_fits(const fg_dict *d) {
    for (uint32_t i = 0; i < d->n[FG_SEC_GROUPS]; i++)
        if (d->groups[i].tag >= FG_LEX_COUNT) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_CLASSES]; i++)
        if (!string_fits(d, d->classes[i].name)) return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_PATTERNS]; i++)
        if (d->patterns[i].concept >= d->n[FG_SEC_CONCEPTS] || !string_fits(d, d->patterns[i].source) ||
            !string_fits(d, d->patterns[i].literal))
            return false;
    for (uint32_t i = 0; i < d->n[FG_SEC_POLICY]; i++)
        if (d->policy[i] < 0) return false;
    return d->n[FG_SEC_POLICY] == FG_POLICY_COUNT && d->n[FG_SEC_NODES] >= FG_ROOT_END;
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
    d->strings = at[FG_SEC_STRINGS];
    d->concepts = at[FG_SEC_CONCEPTS];
    d->names = at[FG_SEC_NAMES];
    d->vocab = at[FG_SEC_VOCAB];
    d->edges = at[FG_SEC_EDGES];
    d->nodes = at[FG_SEC_NODES];
    d->links = at[FG_SEC_LINKS];
    d->credits = at[FG_SEC_CREDITS];
    d->words = at[FG_SEC_WORDS];
    d->groups = at[FG_SEC_GROUPS];
    d->classes = at[FG_SEC_CLASSES];
    d->patterns = at[FG_SEC_PATTERNS];
    d->policy = at[FG_SEC_POLICY];
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
    if (!locate_sections(d) || !concepts_fit(d) || !names_fit(d) || !tables_fit(d) || !rest_fits(d))
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
    fg_release(&a, d, sizeof *d);
}

void fg_dict_describe(const fg_dict *d, fg_dict_info *info) {
    *info = (fg_dict_info){.concepts = d->n[FG_SEC_CONCEPTS],
                           .patterns = d->n[FG_SEC_PATTERNS],
                           .bytes = d->image.len,
                           .hash = d->header->hash,
                           .policy_version = (uint32_t)d->policy[FG_P_VERSION],
                           .policy_hash = d->header->policy_hash};
    for (uint32_t i = 0; i < d->n[FG_SEC_CONCEPTS]; i++) info->kinds[d->concepts[i].kind]++;
    for (uint32_t i = 0; i < d->n[FG_SEC_NAMES]; i++) {
        bool concept = d->names[i].root == FG_ROOT_CONCEPT || d->names[i].root == FG_ROOT_FIELD;
        info->names += concept;
        info->lexicon += !concept;
    }
}

/* ---- concepts ---- */

uint32_t fg_dict_find_concept(const fg_dict *d, fg_str id) {
    uint32_t low = 0, high = d->n[FG_SEC_CONCEPTS];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (fg_str_cmp(fg_concept_id(d, mid), id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low < d->n[FG_SEC_CONCEPTS] && fg_str_eq(fg_concept_id(d, low), id) ? low : FG_NONE;
}

int32_t fg_dict_credit(const fg_dict *d, uint32_t has, uint32_t wanted) {
    if (has == wanted) return FG_ONE;
    fg_image_list list = d->concepts[has].closure;
    uint32_t low = list.first, high = list.first + list.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->credits[mid].concept < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return low < list.first + list.n && d->credits[low].concept == wanted ? d->credits[low].credit : 0;
}

static bool reaches(const fg_dict *d, uint32_t child, uint32_t parent, int depth) {
    fg_image_list p = d->concepts[child].parents;
    for (uint32_t k = 0; k < p.n && depth < 64; k++) {
        uint32_t up = d->links[p.first + k];
        if (up == parent || reaches(d, up, parent, depth + 1)) return true;
    }
    return false;
}

bool fg_dict_is_child(const fg_dict *d, uint32_t child, uint32_t parent) {
    return child != parent && fg_dict_credit(d, child, parent) && reaches(d, child, parent, 0);
}

bool fg_dict_has_title(const fg_dict *d, uint32_t concept) {
    const fg_image_concept *c = &d->concepts[concept];
    for (uint32_t i = c->first_name; i < c->first_name + c->names; i++)
        if (d->names[i].flags & FG_NAME_TITLE) return true;
    return false;
}
