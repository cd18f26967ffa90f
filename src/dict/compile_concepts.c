/* Concepts with what belongs to them: class, parents, words that must or must not stand near, patterns, moves. */
#include "dict/compile.h"

/* Words of one stem are one: "client clients". */
static bool has_pair(const fg_compiler *c, uint32_t first, fg_image_words pair) {
    for (uint32_t i = first; i < c->pairs.n; i++)
        if (fg_u24_of(c->pairs.at[i].first) == fg_u24_of(pair.first) &&
            fg_u24_of(c->pairs.at[i].second) == fg_u24_of(pair.second))
            return true;
    return false;
}

static void add_word_pairs(fg_compiler *c, fg_words_kind kind, const fg_str *words, uint32_t n) {
    uint32_t first = c->pairs.n;
    for (uint32_t i = 0; i < n; i++) {
        fg_name_words w = fg_trie_split(&c->trie, words[i]);
        if (!w.words.n) continue;
        fg_image_words pair = {.first = fg_u24_to(fg_trie_stem(&c->trie, w.words.at[0]) << 2 | kind),
                               .second = fg_u24_to(w.words.n > 1 ? fg_trie_stem(&c->trie, w.words.at[1]) + 1 : 0)};
        fg_image_words *p = has_pair(c, first, pair) ? NULL : FG_PUSH(&c->arena, &c->pairs);
        if (p) *p = pair;
    }
}

static uint32_t find_class(fg_compiler *c, const fg_source_concept *sc) {
    if (!sc->klass.len) return 0;
    for (uint32_t i = 0; i < c->src.classes.n; i++)
        if (fg_str_eq(c->src.classes.at[i].name, sc->klass)) return i + 1;
    fg_source_fault(&c->src, &sc->place, "unknown class '%.*s'", FG_STR_ARG(sc->klass));
    return 0;
}

bool fg_compile_is_dropped(const fg_compiler *c, fg_str id, uint32_t layer) {
    const fg_source_concept *m = fg_source_find(&c->moved, id);
    return m && m->gone && m->place.layer > layer;
}

static void tell_unknown(fg_compiler *c, const fg_source_link *l, bool implied) {
    if (fg_compile_is_dropped(c, l->target, l->place.layer)) return;
    fg_source_fault(&c->src, &l->place, implied ? "implies unknown '%.*s'" : "unknown parent '%.*s'",
                    FG_STR_ARG(l->target));
}

static void add_parents(fg_compiler *c, const fg_source_concept *sc) {
    for (uint32_t k = 0; k < sc->parents.n; k++) {
        const fg_source_link *p = &sc->parents.at[k];
        uint32_t to = fg_compile_find(c, p->target);
        if (to == FG_NONE) {
            tell_unknown(c, p, false);
            continue;
        }
        fg_u24 *link = FG_PUSH(&c->arena, &c->links);
        if (link) *link = fg_u24_to(to);
    }
}

static void check_implied(fg_compiler *c, const fg_source_concept *sc) {
    for (uint32_t k = 0; k < sc->implies.n; k++) {
        const fg_source_link *l = &sc->implies.at[k];
        if (fg_compile_find(c, l->target) == FG_NONE) tell_unknown(c, l, true);
        if (fg_str_eq(l->target, sc->id))
            fg_source_fault(&c->src, &l->place, "'%.*s' implies itself", FG_STR_ARG(sc->id));
    }
}

static uint8_t traits_of(const fg_source_concept *sc) {
    return (uint8_t)((sc->kind == FG_KIND_TITLE ? FG_TRAIT_TITLE : 0) | (sc->general ? FG_TRAIT_GENERAL : 0) |
                     (sc->seldom_told ? FG_TRAIT_SELDOM_TOLD : 0) | fg_had_by_bits(sc->had_by));
}

void fg_compile_concept(fg_compiler *c, uint32_t i) {
    fg_source_concept *sc = fg_compiled_concept(c, i);
    if (!sc->name.len && !sc->broken) fg_source_fault(&c->src, &sc->place, "'%.*s' has no name", FG_STR_ARG(sc->id));
    if (!sc->has_kind && !sc->broken) fg_source_fault(&c->src, &sc->place, "'%.*s' has no kind", FG_STR_ARG(sc->id));
    fg_image_concept *out = FG_PUSH(&c->arena, &c->concepts);
    if (!out) return;
    *out = (fg_image_concept){.id = fg_u24_to(fg_trie_string(&c->trie, sc->id)),
                              .name = fg_u24_to(fg_trie_string(&c->trie, sc->name)),
                              .kind = (uint8_t)sc->kind,
                              .traits = traits_of(sc),
                              .class_plus_1 = (uint8_t)find_class(c, sc),
                              .first_parent = fg_u24_to(c->links.n)};
    out->first_words = fg_u24_to(c->pairs.n);
    add_word_pairs(c, FG_WORDS_NEAR, sc->near.at, sc->near.n);
    add_word_pairs(c, FG_WORDS_NOT_BEFORE, sc->not_before.at, sc->not_before.n);
    add_word_pairs(c, FG_WORDS_NOT_AFTER, sc->not_after.at, sc->not_after.n);
    add_parents(c, sc);
    check_implied(c, sc);
}

void fg_compile_sentinel(fg_compiler *c) {
    fg_image_concept *end = FG_PUSH(&c->arena, &c->concepts);
    if (!end) return;
    *end = (fg_image_concept){.first_parent = fg_u24_to(c->links.n),
                              .first_credit = fg_u24_to(c->closures.credits.n),
                              .first_words = fg_u24_to(c->pairs.n)};
}

void fg_compile_forwards(fg_compiler *c) {
    for (uint32_t i = 0; i < c->moved.n; i++) {
        const fg_source_concept *m = &c->moved.at[i];
        uint32_t to = m->moved_to.len ? fg_compile_find(c, m->moved_to) : FG_NONE;
        if (m->moved_to.len && to == FG_NONE)
            fg_source_fault(&c->src, &m->place, "moved to unknown '%.*s'", FG_STR_ARG(m->moved_to));
        fg_image_moved *f = FG_PUSH(&c->arena, &c->forwards);
        if (f) *f = (fg_image_moved){fg_trie_string(&c->trie, m->id), to == FG_NONE ? 0 : to + 1};
    }
}

void fg_compile_patterns(fg_compiler *c, uint32_t i) {
    fg_source_concept *sc = fg_compiled_concept(c, i);
    for (uint32_t k = 0; k < sc->patterns.n; k++) {
        char message[120];
        fg_str literal = {0};
        if (!fg_pattern_check(sc->patterns.at[k].text, message, sizeof message, &c->arena, &literal)) {
            fg_source_fault(&c->src, &sc->patterns.at[k].place, "%s", message);
            continue;
        }
        fg_image_pattern *p = FG_PUSH(&c->arena, &c->patterns);
        if (p)
            *p = (fg_image_pattern){i, fg_trie_string(&c->trie, sc->patterns.at[k].text),
                                    fg_trie_string(&c->trie, literal)};
    }
}

void fg_compile_closures(fg_compiler *c) {
    fg_closures_find(&c->closures, &c->arena, &c->src, &c->moved);
    for (uint32_t i = 0; !c->arena.failed && i < c->src.concepts.n; i++)
        c->concepts.at[i].first_credit = fg_u24_to(c->closures.first[i]);
}
