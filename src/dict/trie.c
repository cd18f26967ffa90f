#include "dict/trie.h"

#include "text/token.h"

/* ---- strings, each once ---- */

static uint32_t string_slot(const fg_trie *t, fg_str s) {
    uint32_t mask = t->interned.cap - 1, i = (uint32_t)fg_hash64(s.ptr, s.len, 0) & mask;
    while (t->interned.at[i] && !fg_str_eq(fg_image_string(t->strings.at, t->interned.at[i]), s)) i = (i + 1) & mask;
    return i;
}

static bool grow_strings(fg_trie *t) {
    uint32_t *old = t->interned.at, cap = t->interned.cap;
    t->interned.cap = cap ? cap * 2 : 1u << 15;
    t->interned.at = FG_NEW_N(t->arena, uint32_t, t->interned.cap);
    if (!t->interned.at) return false;
    for (uint32_t i = 0; i < cap; i++)
        if (old[i]) t->interned.at[string_slot(t, fg_image_string(t->strings.at, old[i]))] = old[i];
    return true;
}

static fg_image_str append_string(fg_trie *t, fg_str s) {
    uint32_t at = (uint32_t)t->strings.n;
    fg_buf_add_char(&t->strings, (char)(s.len < FG_STRING_LONG ? s.len : FG_STRING_LONG));
    if (s.len >= FG_STRING_LONG) {
        fg_buf_add_char(&t->strings, (char)(s.len & 0xff));
        fg_buf_add_char(&t->strings, (char)(s.len >> 8 & 0xff));
    }
    fg_buf_add(&t->strings, s);
    return at;
}

fg_image_str fg_trie_string(fg_trie *t, fg_str s) {
    if (!s.len || s.len > UINT16_MAX) return 0;
    if (t->interned.n * 2 >= t->interned.cap && !grow_strings(t)) return 0;
    uint32_t slot = string_slot(t, s);
    if (!t->interned.at[slot]) {
        t->interned.at[slot] = append_string(t, s);
        t->interned.n++;
    }
    return t->interned.at[slot];
}

/* ---- words ---- */

static uint32_t word_slot(const fg_trie_word *at, uint32_t cap, fg_str word, uint32_t hash) {
    uint32_t i = hash & (cap - 1);
    while (at[i].word.len && (at[i].hash != hash || !fg_str_eq(at[i].word, word))) i = (i + 1) & (cap - 1);
    return i;
}

/* The place of a word in a map that has room for it; NULL: out of memory. */
static fg_trie_word *find_word(fg_arena *arena, fg_trie_word **at, uint32_t *cap, uint32_t n, fg_str word) {
    if (n * 2 >= *cap) {
        uint32_t more = *cap ? *cap * 2 : 1u << 14;
        fg_trie_word *grown = FG_NEW_N(arena, fg_trie_word, more);
        if (!grown) return NULL;
        for (uint32_t i = 0; i < *cap; i++)
            if ((*at)[i].word.len) grown[word_slot(grown, more, (*at)[i].word, (*at)[i].hash)] = (*at)[i];
        *at = grown;
        *cap = more;
    }
    uint32_t hash = (uint32_t)fg_hash64(word.ptr, word.len, 0);
    fg_trie_word *w = &(*at)[word_slot(*at, *cap, word, hash)];
    w->hash = hash;
    return w;
}

static uint32_t word_id(fg_trie *t, fg_str word) {
    fg_trie_word *w = find_word(t->arena, &t->words.at, &t->words.cap, t->words.n, word);
    if (!w) return FG_NONE;
    if (!w->word.len) {
        w->word = fg_arena_copy(t->arena, word);
        w->id = t->words.n++;
    }
    return w->id;
}

/* A word is stemmed once; most stand in many names. */
uint32_t fg_trie_stem(fg_trie *t, fg_str word) {
    fg_trie_word *w = find_word(t->arena, &t->known.at, &t->known.cap, t->known.n, word);
    if (!w) return FG_NONE;
    if (!w->word.len) {
        w->id = word_id(t, fg_stemmer_stem(t->stemmer, word));
        w->word = fg_arena_copy(t->arena, word);
        t->known.n++;
    }
    return w->id;
}

static bool is_separator(const fg_token *t) {
    return t->cls == FG_TOK_PUNCT &&
           (t->value == '-' || t->value == '/' || t->value == '_' || t->value == '.' || t->value == '\'' ||
            t->value == FG_DASH || t->value == ',' || t->value == '(' || t->value == ')');
}

static void add_joined(fg_trie *t, fg_name_words *w, fg_str word, bool glue) {
    if (glue && w->joined.n) {
        fg_str *last = &w->joined.at[w->joined.n - 1];
        *last = fg_arena_printf(&t->scratch, "%.*s%.*s", FG_STR_ARG(*last), FG_STR_ARG(word));
        w->has_joined = true;
        return;
    }
    fg_str *s = FG_PUSH(&t->scratch, &w->joined);
    if (s) *s = word;
}

fg_name_words fg_trie_split(fg_trie *t, fg_str name) {
    fg_name_words w = {0};
    fg_arena_reset(&t->scratch);
    fg_tokens tokens;
    fg_tokens_init(&tokens, &t->scratch, &t->forms, name);
    fg_tokenize(&tokens, 0, (uint32_t)name.len);
    fg_tokens_settle(&tokens);
    bool glue = false;
    for (uint32_t i = 0; i < tokens.list.n; i++) {
        if (is_separator(&tokens.list.at[i])) {
            glue = tokens.list.at[i].value == '-';
            continue;
        }
        fg_str norm = fg_arena_copy(&t->scratch, fg_token_norm(&tokens, i));
        fg_str *s = FG_PUSH(&t->scratch, &w.words);
        if (s) *s = norm;
        add_joined(t, &w, norm, glue);
        glue = false;
    }
    t->arena->failed |= t->scratch.failed;
    return w;
}

/* ---- paths ---- */

static uint32_t edge_slot(const fg_trie *t, uint32_t node, uint32_t label) {
    uint32_t i = (node * 0x9E3779B1u ^ label * 0x85EBCA77u) & (t->edges.cap - 1);
    while (t->edges.at[i].node && (t->edges.at[i].node != node || t->edges.at[i].label != label))
        i = (i + 1) & (t->edges.cap - 1);
    return i;
}

static bool grow_edges(fg_trie *t) {
    fg_trie_edge *old = t->edges.at;
    uint32_t cap = t->edges.cap;
    t->edges.cap = cap ? cap * 2 : 1u << 16;
    t->edges.at = FG_NEW_N(t->arena, fg_trie_edge, t->edges.cap);
    if (!t->edges.at) return false;
    for (uint32_t i = 0; i < cap; i++)
        if (old[i].node) t->edges.at[edge_slot(t, old[i].node, old[i].label)] = old[i];
    return true;
}

static uint32_t step(fg_trie *t, uint32_t node, uint32_t label) {
    if (label == FG_NONE || (t->edges.n * 2 >= t->edges.cap && !grow_edges(t))) return 0;
    fg_trie_edge *e = &t->edges.at[edge_slot(t, node, label)];
    if (!e->node) {
        uint32_t *made = FG_PUSH(t->arena, &t->first_name);
        if (!made) return 0;
        *e = (fg_trie_edge){node, label, t->first_name.n - 1};
        t->edges.n++;
    }
    return e->child;
}

void fg_trie_init(fg_trie *t, fg_arena *arena, fg_stemmer *stemmer) {
    *t = (fg_trie){.arena = arena, .stemmer = stemmer};
    fg_arena_init(&t->scratch, &arena->alloc);
    fg_forms_init(&t->forms, arena);
    fg_buf_init(&t->strings, arena);
    append_string(t, (fg_str){0}); /* string 0 is the empty one */
    for (int i = 0; i < FG_ROOT_END; i++) (void)FG_PUSH(arena, &t->first_name);
    if (grow_strings(t)) (void)grow_edges(t);
}

void fg_trie_free(fg_trie *t) { fg_arena_free(&t->scratch); }

/* The word itself where it counts; its stem is noted all the same, so that its inflections pass for known words. */
static uint32_t label_of(fg_trie *t, fg_root root, fg_str word) {
    uint32_t stem = fg_trie_stem(t, word);
    return fg_root_takes_stems(root) ? stem : word_id(t, word);
}

uint32_t fg_trie_path(fg_trie *t, fg_root root, const fg_str *words, uint32_t n) {
    uint32_t node = root;
    for (uint32_t i = 0; i < n && node; i++) node = step(t, node, label_of(t, root, words[i]));
    return node;
}

uint32_t fg_trie_child(const fg_trie *t, uint32_t node, fg_str word) {
    fg_str stem = fg_stemmer_stem(t->stemmer, word);
    uint32_t hash = (uint32_t)fg_hash64(stem.ptr, stem.len, 0);
    const fg_trie_word *w = &t->words.at[word_slot(t->words.at, t->words.cap, stem, hash)];
    return w->word.len ? t->edges.at[edge_slot(t, node, w->id)].child : 0;
}

/* Appended: the first name in the sources is the first in the chain. */
void fg_trie_add(fg_trie *t, uint32_t node, const fg_trie_name *name) {
    fg_trie_name *n = FG_PUSH(t->arena, &t->names);
    if (!n) return;
    *n = *name;
    uint32_t *link = &t->first_name.at[node];
    while (*link) link = &t->names.at[*link - 1].next_plus_1;
    *link = t->names.n;
}
