#include "dict/lint.h"

#include <stdlib.h>

static int by_text(const void *a, const void *b) { return fg_str_cmp(*(const fg_str *)a, *(const fg_str *)b); }

static bool is_listed(const fg_str *sorted, uint32_t n, fg_str word) {
    return n && bsearch(&word, sorted, n, sizeof word, by_text) != NULL;
}

/* ---- ordinary words ---- */

/* An ordinary word, or the plural of one: the reader takes both numbers for a name of either. */
static bool is_ordinary(const fg_sources *s, fg_str word) {
    if (is_listed(s->common_words.at, s->common_words.n, word)) return true;
    bool plural = word.len > 3 && fg_str_ends(word, FG_LIT("s")) && !fg_str_ends(word, FG_LIT("ss"));
    bool longer = plural && fg_str_ends(word, FG_LIT("es"));
    return (plural && is_listed(s->common_words.at, s->common_words.n, (fg_str){word.ptr, word.len - 1})) ||
           (longer && is_listed(s->common_words.at, s->common_words.n, (fg_str){word.ptr, word.len - 2}));
}

/* A name of one word that is neither a job title nor under any condition. */
static bool is_bare_word(const fg_trie_name *n, const fg_source_concept *c) {
    return n->n_words == 1 && !(n->flags & (FG_NAME_EXACT | FG_NAME_LICENSED | FG_NAME_TITLE)) && !c->not_before.n &&
           !c->not_after.n;
}

static bool is_excused(const fg_source_concept *c, fg_str word) {
    for (uint32_t i = 0; i < c->common.n; i++)
        if (fg_str_eq_nocase(c->common.at[i], word)) return true;
    return false;
}

static void check_words(fg_sources *s, const fg_trie *t, uint32_t layer) {
    if (s->common_words.n) qsort(s->common_words.at, s->common_words.n, sizeof *s->common_words.at, by_text);
    for (uint32_t i = 0; i < t->names.n; i++) {
        const fg_trie_name *n = &t->names.at[i];
        const fg_source_concept *c = &s->concepts.at[n->owner];
        if (n->root != FG_ROOT_CONCEPT || n->dropped || n->origin->place.layer < layer || !is_bare_word(n, c)) continue;
        if (is_excused(c, n->origin->text)) continue;
        if (n->norms.len < 3) {
            fg_source_fault(s, &n->origin->place, "'%.*s' is too short to stand without a condition",
                            FG_STR_ARG(n->origin->text));
            continue;
        }
        if (!is_ordinary(s, n->norms)) continue;
        fg_source_fault(s, &n->origin->place,
                        "'%.*s' is an ordinary word: give it a condition, or say 'common: %.*s' if it means this alone",
                        FG_STR_ARG(n->origin->text), FG_STR_ARG(n->origin->text));
    }
    for (uint32_t i = 0; i < s->concepts.n; i++) { /* an excuse for nothing hides a fault to come */
        const fg_source_concept *c = &s->concepts.at[i];
        for (uint32_t k = 0; k < c->common.n && c->place.layer >= layer; k++) {
            bool used = fg_str_eq_nocase(c->name, c->common.at[k]);
            for (uint32_t j = 0; j < c->names.n; j++) used |= fg_str_eq_nocase(c->names.at[j].text, c->common.at[k]);
            if (!used)
                fg_source_fault(s, &c->place, "'common: %.*s' is no name of '%.*s'", FG_STR_ARG(c->common.at[k]),
                                FG_STR_ARG(c->id));
        }
    }
}

/* ---- names that add nothing ---- */

/* The plain name of `owner` that ends in a node, if any; `short_of`: of fewer words than that. */
static const fg_trie_name *plain_at(const fg_trie *t, uint32_t node, uint32_t owner, uint32_t short_of) {
    for (uint32_t i = node ? t->first_name.at[node] : 0; i; i = t->names.at[i - 1].next_plus_1) {
        const fg_trie_name *n = &t->names.at[i - 1];
        if (n->owner == owner && n->root == FG_ROOT_CONCEPT && !n->flags && n->n_words < short_of) return n;
    }
    return NULL;
}

/* A name of one word inside a longer one must stand there in the singular or as it is. */
static bool reads_alike(const fg_trie_name *n, fg_str word) {
    return n->n_words > 1 || fg_str_eq(n->norms, word) ||
           (word.len == n->norms.len + 1 && fg_str_starts(word, n->norms) && word.ptr[word.len - 1] == 's');
}

/* A shorter plain name of the same concept inside n. */
static const fg_trie_name *name_inside(const fg_trie *t, const fg_trie_name *n) {
    fg_str rest = n->norms;
    while (rest.len) {
        fg_str tail = rest, first = fg_str_cut(&rest, ' ');
        uint32_t node = FG_ROOT_CONCEPT;
        while (node && tail.len) {
            node = fg_trie_child(t, node, fg_str_cut(&tail, ' '));
            const fg_trie_name *inside = plain_at(t, node, n->owner, n->n_words);
            if (inside && inside != n && reads_alike(inside, first)) return inside;
        }
    }
    return NULL;
}

static void check_additions(fg_sources *s, const fg_trie *t, uint32_t layer) {
    for (uint32_t i = 0; i < t->names.n; i++) {
        const fg_trie_name *n = &t->names.at[i];
        const fg_source_concept *c = &s->concepts.at[n->owner];
        bool plain =
            n->root == FG_ROOT_CONCEPT && !n->flags && n->n_words > 1 && !n->dropped && n->origin->place.layer >= layer;
        if (!plain || c->not_before.n || c->not_after.n || fg_str_eq(n->origin->text, c->name)) continue;
        const fg_trie_name *inside = name_inside(t, n);
        if (inside)
            fg_source_fault(s, &n->origin->place, "'%.*s' adds nothing: '%.*s' in it is found anyway",
                            FG_STR_ARG(n->origin->text), FG_STR_ARG(inside->origin->text));
    }
    for (uint32_t i = 0; i < t->repeated.n; i++) {
        const fg_trie_repeat *r = &t->repeated.at[i];
        if (r->name->place.layer < layer) continue;
        fg_source_fault(s, &r->name->place, "'%.*s' adds nothing to '%.*s'", FG_STR_ARG(r->name->text),
                        FG_STR_ARG(r->by->text));
    }
}

/* ---- classes ---- */

static void check_classes(fg_sources *s, uint32_t layer) {
    for (uint32_t k = 0; k < s->classes.n; k++) {
        uint32_t members = 0;
        for (uint32_t i = 0; i < s->concepts.n; i++)
            members += fg_str_eq(s->concepts.at[i].klass, s->classes.at[k].name);
        if (members < 2 && s->classes.at[k].place.layer >= layer)
            fg_source_fault(s, &s->classes.at[k].place, "class '%.*s' has %u members",
                            FG_STR_ARG(s->classes.at[k].name), members);
    }
}

/* ---- hidden names ---- */

static void check_hidden(fg_sources *s, const fg_source_name *hidden, uint32_t n, uint32_t layer) {
    for (uint32_t i = 0; i < n; i++)
        if (!(hidden[i].flags & FG_HIDES) && hidden[i].place.layer >= layer)
            fg_source_fault(s, &hidden[i].place, "'hide: %.*s' hides nothing", FG_STR_ARG(hidden[i].text));
}

static void check_all_hidden(fg_sources *s, uint32_t layer) {
    check_hidden(s, s->hidden.at, s->hidden.n, layer);
    for (uint32_t i = 0; i < s->concepts.n; i++)
        check_hidden(s, s->concepts.at[i].hidden.at, s->concepts.at[i].hidden.n, layer);
}

void fg_dict_lint(fg_sources *s, const fg_trie *t, uint32_t layer) {
    check_words(s, t, layer);
    check_additions(s, t, layer);
    check_classes(s, layer);
    check_all_hidden(s, layer);
}
