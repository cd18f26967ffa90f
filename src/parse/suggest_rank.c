/* Orders what suggest.c counted, and tells which terms may be names of concepts that are known already. */
#include <stdlib.h>

#include "parse/suggest.h"

/* A known name by its letters alone. */
typedef struct {
    fg_str letters, name, concept;
} known;
typedef FG_VEC(known) knowns;

typedef struct {
    fg_suggest *s;
    knowns all;       /* sorted by letters */
    uint32_t *by_len; /* indices of `all` by length of letters, then by place */
    uint32_t first_of[64];
} names;

static fg_str letters_of(fg_arena *arena, fg_str text) {
    fg_buf out;
    fg_buf_init(&out, arena);
    for (size_t i = 0; i < text.len; i++) {
        char ch = text.ptr[i];
        if (ch >= 'A' && ch <= 'Z') ch = (char)(ch + 32);
        if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || (unsigned char)ch >= 0x80 || ch == '+' || ch == '#')
            fg_buf_add_char(&out, ch);
    }
    return fg_buf_str(&out);
}

static int by_letters(const void *a, const void *b) {
    const known *x = a, *y = b;
    int order = fg_str_cmp(x->letters, y->letters);
    return order ? order : fg_str_cmp(x->concept, y->concept);
}

static void add_known(names *n, fg_str name, fg_str concept) {
    known *k = FG_PUSH(&n->s->arena, &n->all);
    if (k) *k = (known){letters_of(&n->s->arena, name), name, concept};
}

static bool collect(names *n) {
    for (uint32_t i = 0; i < n->s->src.concepts.n; i++) {
        const fg_source_concept *c = &n->s->src.concepts.at[i];
        if (c->kind == FG_KIND_SOFT || c->kind == FG_KIND_FIELD) continue;
        add_known(n, c->name, c->id);
        for (uint32_t k = 0; k < c->names.n; k++)
            if (!(c->names.at[k].flags & FG_NAME_TITLE)) add_known(n, c->names.at[k].text, c->id);
    }
    if (n->s->arena.failed) return false;
    if (n->all.n) qsort(n->all.at, n->all.n, sizeof *n->all.at, by_letters);
    n->by_len = FG_NEW_N(&n->s->arena, uint32_t, n->all.n + 1);
    if (!n->by_len) return false;
    uint32_t at = 0;
    for (uint32_t len = 0; len < 64; len++) {
        n->first_of[len] = at;
        if (len == 63) break;
        for (uint32_t i = 0; i < n->all.n; i++)
            if (n->all.at[i].letters.len == len) n->by_len[at++] = i;
    }
    return true;
}

static const known *find_letters(const names *n, fg_str letters) {
    uint32_t low = 0, high = n->all.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (fg_str_cmp(n->all.at[mid].letters, letters) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n->all.n && fg_str_eq(n->all.at[low].letters, letters) ? &n->all.at[low] : NULL;
}

/* Apart by one letter that is wrong, missing, or too many, or by two that changed places. */
static bool is_near(fg_str a, fg_str b) {
    if (a.len > b.len) {
        fg_str t = a;
        a = b;
        b = t;
    }
    size_t i = 0, k = 0;
    while (i < a.len && a.ptr[i] == b.ptr[i]) i++;
    while (k < a.len - i && a.ptr[a.len - 1 - k] == b.ptr[b.len - 1 - k]) k++;
    if (b.len == a.len + 1) return i + k >= a.len;
    if (i + k + 1 == a.len) return true;
    return i + k + 2 == a.len && a.ptr[i] == b.ptr[i + 1] && a.ptr[i + 1] == b.ptr[i];
}

#define NEAR_FROM 7 /* letters; shorter words are near to too many */

static const known *find_near(const names *n, fg_str letters) {
    if (letters.len < NEAR_FROM || letters.len > 60) return NULL;
    for (size_t len = letters.len - 1; len <= letters.len + 1; len++)
        for (uint32_t i = n->first_of[len]; i < n->first_of[len + 1]; i++)
            if (is_near(letters, n->all.at[n->by_len[i]].letters)) return &n->all.at[n->by_len[i]];
    return NULL;
}

static fg_str without_version(fg_str letters) {
    while (letters.len && letters.ptr[letters.len - 1] >= '0' && letters.ptr[letters.len - 1] <= '9') letters.len--;
    return letters;
}

static void set_known(fg_suggestion *g, const known *k, fg_alias_reason reason) {
    g->concept = k->concept;
    g->name = k->name;
    g->reason = reason;
}

static void look_for_alias(const names *n, fg_suggestion *g) {
    fg_str letters = letters_of(&n->s->arena, g->term->text), stem = without_version(letters);
    const known *k;
    if (g->term->acronym_of.len) {
        g->concept = g->name = g->term->acronym_of;
        g->reason = FG_ALIAS_ACRONYM;
    } else if ((k = find_letters(n, letters))) {
        set_known(g, k, FG_ALIAS_SPELLING);
    } else if (stem.len > 2 && stem.len < letters.len && (k = find_letters(n, stem))) {
        set_known(g, k, FG_ALIAS_VERSION);
    } else if ((k = find_near(n, letters))) {
        set_known(g, k, FG_ALIAS_LETTER);
    }
}

/* ---- order ---- */

/* A word that so many postings have says nothing at the edge of a term. */
#define COMMON_SHARE 25 /* one in so many */

static fg_str first_word(fg_str key) { return fg_str_cut(&key, ' '); }

static fg_str last_word(fg_str key) {
    size_t i = key.len;
    while (i && key.ptr[i - 1] != ' ') i--;
    return (fg_str){key.ptr + i, key.len - i};
}

/* A word alone is a term if it looks like a name; several are one if they stand together more than by chance: of the
 * places of the rarer word at its edges, in how many hundredths the term stands there. */
static uint32_t cohesion_of(const fg_suggest *s, const fg_term *t) {
    if (t->n_words == 1) return !t->ordinary && t->capitals * 2 >= t->postings ? 100 : 0;
    const fg_term *a = fg_suggest_find(s, first_word(t->key)), *b = fg_suggest_find(s, last_word(t->key));
    if (!a || !b) return 0;
    uint32_t limit = s->postings / COMMON_SHARE + 20;
    if ((a->ordinary && a->postings > limit) || (b->ordinary && b->postings > limit)) return 0;
    uint32_t rarer = a->postings < b->postings ? a->postings : b->postings;
    return t->postings * 100 / (rarer ? rarer : 1);
}

#define COHESION_LEAST 8
#define LEAST 2       /* postings; what only one employer writes is no term yet */
#define ASKED_SHARE 3 /* prose is hardly ever all that is asked: of a term, one place in so many must be */

static uint64_t weigh(const fg_suggest *s, const fg_term *t) {
    uint32_t cohesion = cohesion_of(s, t);
    if (cohesion < COHESION_LEAST || t->asked < LEAST || t->asked * ASKED_SHARE < t->postings) return 0;
    return (uint64_t)t->asked * (t->n_words > 1 ? 2 : 1) * (20 + cohesion);
}

static int by_weight(const void *a, const void *b) {
    const fg_suggestion *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return fg_str_cmp(x->term->key, y->term->key);
}

static bool has_words(fg_str longer, fg_str shorter) {
    for (size_t i = 0; i + shorter.len <= longer.len; i++) {
        bool starts = i == 0 || longer.ptr[i - 1] == ' ';
        bool ends = i + shorter.len == longer.len || longer.ptr[i + shorter.len] == ' ';
        if (starts && ends && memcmp(longer.ptr + i, shorter.ptr, shorter.len) == 0) return true;
    }
    return false;
}

/* One of two terms of which one is inside the other is enough, unless the shorter stands alone much more often. */
static bool is_told(const fg_suggestions *out, const fg_term *t) {
    for (uint32_t i = 0; i < out->n; i++) {
        const fg_term *o = out->at[i].term;
        if (has_words(o->key, t->key) && t->postings < o->postings * 2) return true;
        if (has_words(t->key, o->key)) return true;
    }
    return false;
}

static int by_alias(const void *a, const void *b) {
    const fg_suggestion *x = a, *y = b;
    if (!x->concept.len != !y->concept.len) return x->concept.len ? -1 : 1;
    return by_weight(a, b);
}

bool fg_suggest_rank(fg_suggest *s, uint32_t top, fg_suggestions *out) {
    names n = {.s = s};
    fg_suggestion *order = FG_NEW_N(&s->arena, fg_suggestion, (size_t)s->terms.n + 1);
    if (!order || !collect(&n)) return false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->terms.n; i++) {
        uint64_t weight = s->terms.at[i].postings < LEAST ? 0 : weigh(s, &s->terms.at[i]);
        if (weight) order[count++] = (fg_suggestion){.term = &s->terms.at[i], .weight = weight};
    }
    qsort(order, count, sizeof *order, by_weight);
    for (uint32_t i = 0; i < count && out->n < top; i++) {
        if (is_told(out, order[i].term)) continue;
        fg_suggestion *g = FG_PUSH(&s->arena, out);
        if (!g) return false;
        *g = order[i];
        look_for_alias(&n, g);
    }
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_alias);
    return !s->arena.failed;
}
