/* Every name gets its path in the trie; what two concepts claim is settled. */
#include "dict/compile.h"

static bool same_condition(uint32_t a, uint32_t b) {
    const uint32_t mask = FG_NAME_EXACT | FG_NAME_LICENSED | FG_NAME_TITLE;
    return (a & mask) == (b & mask);
}

/* A name of several words matches in any inflection. */
static bool matches_alike(const fg_trie_name *n) {
    return n->n_words > 1 && !(n->flags & FG_NAME_FIXED) && (n->root == FG_ROOT_CONCEPT || n->root == FG_ROOT_FIELD);
}

typedef enum { APART, ALIKE, SAME } likeness;

/* Would anything tell the two apart, which end in one node? Names that need words of their own near them are told by these.
 * ALIKE: they are written otherwise, but each is found where the other stands. */
static likeness compare_names(const fg_trie_name *a, const fg_trie_name *b) {
    if (fg_is_near_only(a->flags) || fg_is_near_only(b->flags)) return APART;
    if (!same_condition(a->flags, b->flags)) return APART;
    if (a->flags & FG_NAME_EXACT) return fg_str_eq(a->origin->text, b->origin->text) ? SAME : APART;
    if (fg_str_eq(a->norms, b->norms)) return SAME;
    bool alike = matches_alike(a) && matches_alike(b);
    if (a->n_words == 1) alike = (a->flags & b->flags & FG_NAME_STEM) || fg_same_number(a->norms, b->norms);
    return alike ? ALIKE : APART;
}

static void tell_claimed(fg_compiler *c, const fg_trie_name *name, const fg_trie_name *other, likeness like) {
    const fg_source_place *theirs = &other->origin->place;
    fg_str owner = fg_compiled_concept(c, other->owner)->id;
    if (like == SAME)
        fg_source_fault(&c->src, &name->origin->place, "'%.*s' is claimed by %.*s as well (%s:%u)",
                        FG_STR_ARG(name->origin->text), FG_STR_ARG(owner), theirs->file, theirs->line);
    else
        fg_source_fault(&c->src, &name->origin->place, "'%.*s' is read as '%.*s' of %.*s as well (%s:%u)",
                        FG_STR_ARG(name->origin->text), FG_STR_ARG(other->origin->text), FG_STR_ARG(owner),
                        theirs->file, theirs->line);
}

/* A name that another concept claims too: the later layer has it; in one layer it is a fault, but for job titles, which
 * may show several things. False: the name is not to be added. */
static bool settle_claim(fg_compiler *c, const fg_trie_name *name, uint32_t node) {
    for (uint32_t i = c->trie.first_name.at[node]; i; i = c->trie.names.at[i - 1].next_plus_1) {
        fg_trie_name *other = &c->trie.names.at[i - 1];
        if (other->dropped || other->owner == name->owner) continue;
        likeness like = compare_names(name, other);
        if (like == APART) continue;
        const fg_source_place *mine = &name->origin->place, *theirs = &other->origin->place;
        if (mine->layer < theirs->layer) return false;
        if (mine->layer > theirs->layer) {
            other->dropped = true;
        } else if (!(name->flags & FG_NAME_TITLE) && (like == SAME || c->strict)) {
            tell_claimed(c, name, other, like);
            return false;
        }
    }
    return true;
}

/* The name of the same concept that matches all that this one would. */
static const fg_trie_name *known_name(const fg_compiler *c, const fg_trie_name *name, uint32_t node) {
    for (uint32_t i = c->trie.first_name.at[node]; i; i = c->trie.names.at[i - 1].next_plus_1) {
        const fg_trie_name *other = &c->trie.names.at[i - 1];
        if (other->owner != name->owner || other->flags != name->flags || other->root != name->root) continue;
        if (name->flags & FG_NAME_EXACT ? fg_str_eq(other->origin->text, name->origin->text)
                                        : matches_alike(name) || fg_str_eq(other->norms, name->norms))
            return other;
    }
    return NULL;
}

/* Where it is found already, it adds nothing, which `repeat` tells. */
static void add_path(fg_compiler *c, fg_trie_name name, const fg_str *words, uint32_t n, bool repeat) {
    fg_buf norms;
    fg_buf_init(&norms, &c->trie.scratch);
    for (uint32_t i = 0; i < n; i++) {
        if (i) fg_buf_add_char(&norms, ' ');
        fg_buf_add(&norms, words[i]);
    }
    name.norms = fg_buf_str(&norms);
    name.n_words = n;
    uint32_t node = fg_trie_path(&c->trie, (fg_root)name.root, words, n);
    if (!node) return;
    const fg_trie_name *known = known_name(c, &name, node);
    if (known) {
        fg_trie_repeat *r = !repeat || known->origin == name.origin ? NULL : FG_PUSH(&c->arena, &c->trie.repeated);
        if (r) *r = (fg_trie_repeat){name.origin, known->origin};
        return;
    }
    if (name.root == FG_ROOT_CONCEPT && !settle_claim(c, &name, node)) return;
    name.norms = fg_arena_copy(&c->arena, name.norms);
    fg_trie_add(&c->trie, node, &name);
}

/* A-CSM joined would be another abbreviation. */
static bool has_lower(fg_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return true;
    return false;
}

/* "!!!" */
static bool is_of_signs(fg_str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char ch = (unsigned char)text.ptr[i];
        if ((ch >= '0' && ch <= '9') || ((ch | 32) >= 'a' && (ch | 32) <= 'z') || ch >= 0x80) return false;
    }
    return true;
}

void fg_compile_name(fg_compiler *c, fg_root root, uint32_t owner, const fg_source_name *origin) {
    fg_name_words w = fg_trie_split(&c->trie, origin->text);
    if (!w.words.n || (root == FG_ROOT_CONCEPT && is_of_signs(origin->text))) {
        fg_source_fault(&c->src, &origin->place, "nothing is left of the name '%.*s'", FG_STR_ARG(origin->text));
        return;
    }
    fg_trie_name name = {.owner = owner, .flags = origin->flags, .root = root, .origin = origin};
    add_path(c, name, w.words.at, w.words.n, true);
    if (w.has_joined && !(origin->flags & FG_NAME_EXACT) && has_lower(origin->text))
        add_path(c, name, w.joined.at, w.joined.n, false); /* its parts may be new */
}

static bool has_condition(const fg_source_concept *sc) {
    for (uint32_t i = 0; i < sc->names.n; i++)
        if ((sc->names.at[i].flags & (FG_NAME_EXACT | FG_NAME_STEM | FG_NAME_FIXED | FG_NAME_LICENSED)) &&
            fg_str_eq(sc->names.at[i].text, sc->name))
            return true;
    return sc->display_only;
}

/* Excel and Microsoft Excel, Go and Go programming: what is said of the ordinary word holds for it alone. */
static bool is_ordinary(const fg_source_concept *sc, const fg_source_name *n) {
    return (sc->kind == FG_KIND_TOOL || sc->kind == FG_KIND_LANGUAGE) && n->flags & FG_NAME_LICENSED &&
           !memchr(n->text.ptr, ' ', n->text.len);
}

void fg_compile_names(fg_compiler *c, uint32_t i) {
    fg_source_concept *sc = fg_compiled_concept(c, i);
    fg_root root = sc->kind == FG_KIND_FIELD ? FG_ROOT_FIELD : FG_ROOT_CONCEPT;
    uint32_t extra = sc->kind == FG_KIND_TITLE ? FG_NAME_TITLE : 0;
    if (sc->name.len && !has_condition(sc)) {
        fg_source_name *own = FG_NEW(&c->arena, fg_source_name);
        if (!own) return;
        *own = (fg_source_name){sc->name, extra, sc->name_place};
        fg_compile_name(c, root, i, own);
    }
    for (uint32_t k = 0; k < sc->names.n; k++) {
        fg_source_name *n = &sc->names.at[k];
        n->flags |= extra;
        if (n->flags & FG_NAME_TITLE) c->concepts.at[i].traits |= FG_TRAIT_TITLE;
        if (is_ordinary(sc, n)) c->concepts.at[i].traits |= FG_TRAIT_ORDINARY;
        fg_compile_name(c, root, i, n);
    }
}
