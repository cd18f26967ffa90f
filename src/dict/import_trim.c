/* Aliases of an imported list that are found without being said: other inflections of a name of the same concept, and
 * longer names with one inside. Lists have thousands; `dict check` would tell each. */
#include "dict/import.h"

#define FORMS_MAX 2000 /* of one entry, far more than lists have: the work grows with the square */

/* One form of a name: its words, and their stems. */
typedef struct {
    uint32_t alias; /* its number + 1; 0: a name that stays */
    uint32_t n;
    fg_str *words;
    uint32_t *stems;
} form;

typedef struct {
    fg_importer *im;
    fg_arena arena;
    FG_VEC(form) forms;
} trimmer;

static void add_form(trimmer *t, uint32_t alias, const fg_str *words, uint32_t n) {
    form f = {alias, n, FG_NEW_N(&t->arena, fg_str, n + 1), FG_NEW_N(&t->arena, uint32_t, n + 1)};
    form *to = FG_PUSH(&t->arena, &t->forms);
    if (!to || !f.words || !f.stems) return;
    for (uint32_t i = 0; i < n; i++) {
        f.words[i] = fg_arena_copy(&t->arena, words[i]);
        f.stems[i] = fg_trie_stem(&t->im->trie, words[i]);
    }
    *to = f;
}

static void add_name(trimmer *t, uint32_t alias, fg_str name) {
    fg_name_words w = fg_trie_split(&t->im->trie, name);
    if (w.words.n) add_form(t, alias, w.words.at, w.words.n);
    if (w.has_joined) add_form(t, alias, w.joined.at, w.joined.n);
}

static bool same_words(const form *a, const form *b) {
    for (uint32_t i = 0; i < a->n; i++)
        if (!fg_str_eq(a->words[i], b->words[i])) return false;
    return true;
}

/* A name of one word is found in the singular and the plural alone. */
static bool reads_alike(const form *inside, fg_str word) {
    fg_str one = inside->words[0];
    return inside->n > 1 || fg_str_eq(one, word) ||
           (word.len == one.len + 1 && fg_str_starts(word, one) && word.ptr[word.len - 1] == 's');
}

static bool holds(const form *a, const form *inside) {
    for (uint32_t at = 0; at + inside->n <= a->n; at++) {
        uint32_t k = 0;
        while (k < inside->n && a->stems[at + k] == inside->stems[k]) k++;
        if (k == inside->n && reads_alike(inside, a->words[at])) return true;
    }
    return false;
}

/* Is the alias of form a found by form b anyway? */
static bool is_found_by(const form *a, const form *b) {
    if (a->alias == b->alias) return false;
    if (a->n == b->n) return b->alias < a->alias && (a->n > 1 ? holds(a, b) : same_words(a, b));
    return a->n > b->n && holds(a, b);
}

static void add_base_names(trimmer *t, fg_str id) {
    const fg_source_concept *c = fg_source_resolve(&t->im->base, &(fg_source_concepts){0}, id);
    if (!c) return;
    add_name(t, 0, c->name);
    for (uint32_t i = 0; i < c->names.n; i++)
        if (!c->names.at[i].flags) add_name(t, 0, c->names.at[i].text);
}

static void trim_entry(trimmer *t, fg_import_entry *e) {
    fg_arena_reset(&t->arena);
    t->forms.n = t->forms.cap = 0;
    t->forms.at = NULL;
    if (e->known)
        add_base_names(t, e->id);
    else
        add_name(t, 0, e->name);
    for (uint32_t i = 0; i < e->aliases.n; i++) add_name(t, i + 1, e->aliases.at[i]);
    bool *found = FG_NEW_N(&t->arena, bool, e->aliases.n + 1);
    if (!found || t->forms.n > FORMS_MAX) return;
    for (uint32_t i = 0; i < t->forms.n; i++)
        for (uint32_t k = 0; k < t->forms.n && t->forms.at[i].alias && !found[t->forms.at[i].alias - 1]; k++)
            found[t->forms.at[i].alias - 1] = is_found_by(&t->forms.at[i], &t->forms.at[k]);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->aliases.n; i++)
        if (!found[i]) e->aliases.at[kept++] = e->aliases.at[i];
    e->aliases.n = kept;
}

void fg_import_trim(fg_importer *im) {
    trimmer t = {.im = im};
    fg_arena_init(&t.arena, &im->arena.alloc);
    for (uint32_t i = 0; i < im->entries.n && !im->arena.failed; i++) trim_entry(&t, &im->entries.at[i]);
    im->arena.failed |= t.arena.failed;
    fg_arena_free(&t.arena);
}
