/* What is known of written forms, found once and kept: the stem, which roots of the trie go on from it, its cues. */
#include "dict/walk.h"

/* Then all are forgotten, and the frequent ones come back with the next text. */
#define FORMS_MOST (1u << 17)
#define STEPS_MOST (1u << 16)

/* What the words up to one of them say together, and which words go on. */
typedef struct {
    const fg_cue_set *cues; /* NULL: not yet looked for, or the text tells which of them fit */
    uint64_t next;          /* by what may longer cues go on? A bit for all words whose numbers end alike */
    uint32_t longer;        /* the node where they go on; 0: there are none */
} known_cues;

typedef struct {
    known_cues alone;
    uint64_t bit; /* of its word; 0: the dictionary does not have it */
} form_cues;

/* A form with which cues go on, behind another one or what another step has led to. */
typedef struct {
    uint64_t key; /* what stands in front, the form, and whether a joint stands between them; 0: the slot is empty */
    known_cues cues;
    uint32_t number; /* of this step */
} step;

#define STEP (1u << 31) /* a number is one of a step, and not of a form */

typedef struct {
    step *at;
    uint32_t n, slots; /* slots: a power of two */
} step_table;

static uint64_t bit_of(uint32_t word) { return 1ull << word % 64; }

struct fg_lookup {
    fg_allocator alloc;
    const fg_dict *dict;
    fg_stemmer *stemmer;
    fg_arena memory; /* of all below */
    fg_forms forms;
    FG_VEC(form_cues) cues; /* by form */
    step_table steps;
    fg_cue_set no_cues;
};

static uint32_t find_word(const fg_dict *d, fg_str word) {
    uint32_t slots = d->n[FG_SEC_VOCAB];
    for (uint32_t i = fg_vocab_slot(word, slots);; i = i + 1 < slots ? i + 1 : 0) {
        uint32_t found = fg_u24_of(d->vocab[i]);
        if (!found) return FG_NONE;
        if (fg_str_eq(fg_dict_str(d, fg_u24_of(d->words[found - 1])), word)) return found - 1;
    }
}

/* The plural of an abbreviation: FPGAs, whose s the rules of English would keep. */
static bool is_abbreviations(fg_str raw) {
    return raw.len >= 4 && raw.ptr[raw.len - 1] == 's' && fg_is_abbreviation((fg_str){raw.ptr, raw.len - 1});
}

/* Is a name of one word written so in another case? Not if a name is written just so ("ADA" beside "Ada"). */
static bool is_in_other_case(const fg_dict *d, const fg_form *form, fg_str raw) {
    const fg_image_edge *e =
        form->token.roots >> FG_ROOT_CONCEPT & 1 ? fg_root_edge(d, FG_ROOT_CONCEPT, form->token.stem) : NULL;
    uint32_t names = !e ? 0 : fg_edge_is_leaf(e) ? fg_edge_to(e) : fg_u24_of(d->nodes[fg_edge_to(e)].names);
    if (!names || names & FG_REF_PLAIN) return false;
    bool found = false;
    for (uint32_t i = names;; i++) {
        const fg_image_name *n = &d->names[i - 1];
        if (fg_name_root(n) == FG_ROOT_CONCEPT && fg_str_eq(fg_dict_str(d, n->text_flags >> 7), raw)) return false;
        found |= fg_is_in_other_case(d, n, raw);
        if (n->text_flags & FG_NAME_LAST) return found;
    }
}

/* The roots of the trie that go on from a form. */
static uint32_t roots_of(const fg_lookup *l, uint32_t stem, uint32_t word, fg_str raw, fg_str norm) {
    uint32_t roots = 0;
    for (uint32_t root = FG_ROOT_CONCEPT; root < FG_ROOT_END; root++) {
        uint32_t label = fg_root_takes_stems(root) ? stem : word;
        const fg_image_edge *e = label == FG_NONE ? NULL : fg_root_edge(l->dict, root, label);
        if (!e) continue;
        roots |= 1u << root;
        if (root != FG_ROOT_CONCEPT) continue;
        roots |= (uint32_t)(e - l->dict->edges) << 8;
        if (fg_dict_may_stand_alone(l->dict, e, raw, norm)) roots |= FG_ROOTS_ALONE;
    }
    return roots;
}

bool fg_lookup_knows(fg_lookup *l, fg_str norm) {
    return find_word(l->dict, norm) != FG_NONE || find_word(l->dict, fg_stemmer_stem(l->stemmer, norm)) != FG_NONE;
}

fg_str fg_lookup_stem(fg_lookup *l, fg_str norm) { return fg_stemmer_stem(l->stemmer, norm); }

/* What the vocabulary says of a new form. */
static uint32_t learn(void *ctx, fg_form *form, fg_str raw, fg_str norm) {
    fg_lookup *l = ctx;
    fg_token *t = &form->token;
    form_cues *k = FG_PUSH(&l->memory, &l->cues);
    if (!norm.len) return FG_NONE;
    t->stem = find_word(l->dict, fg_stemmer_stem(l->stemmer, norm));
    if (t->stem == FG_NONE && is_abbreviations(raw)) t->stem = find_word(l->dict, (fg_str){norm.ptr, norm.len - 1});
    uint32_t word = find_word(l->dict, norm);
    if (k && word != FG_NONE) k->bit = bit_of(word);
    t->roots = roots_of(l, t->stem, word, raw, norm);
    if (is_in_other_case(l->dict, form, raw)) t->roots |= FG_ROOTS_OTHER_CASE;
    if (fg_patterns_may_begin(l->dict, raw)) t->roots |= FG_ROOTS_PATTERN;
    return word;
}

static void forget(fg_lookup *l) {
    fg_arena_reset(&l->memory);
    fg_forms_init(&l->forms, &l->memory);
    l->forms.learn = learn;
    l->forms.ctx = l;
    l->cues.at = NULL;
    l->cues.n = l->cues.cap = 0;
    (void)FG_PUSH(&l->memory, &l->cues); /* of the form that is none */
    l->steps = (step_table){0};
}

_Static_assert(FG_CUE_NO_TAG + FG_CUE_NO_TAGS <= UINT8_MAX, "a tag is a byte");

static void list_tags(fg_cue_set *set) {
    bool known[FG_LEX_COUNT] = {false};
    uint32_t n = 0, most = FG_COUNT(set->tags);
    if (set->n_of_clause) set->tags[n++] = FG_CUE_OF_CLAUSE;
    for (uint32_t i = 0; i < set->n && n < most; i++) {
        uint8_t tag = set->at[i].tag;
        if (!known[tag]) set->tags[n++] = tag;
        known[tag] = true;
    }
    for (; n < most; n++) set->tags[n] = (uint8_t)(FG_CUE_NO_TAG + n % FG_CUE_NO_TAGS);
}

static const fg_cue_name no_name;

fg_lookup *fg_lookup_new(const fg_dict *dict, const fg_allocator *alloc) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_lookup *l = fg_alloc(&a, sizeof *l);
    if (!l) return NULL;
    l->alloc = a;
    l->dict = dict;
    l->no_cues = (fg_cue_set){.at = &no_name, .of_clause = &no_name};
    list_tags(&l->no_cues);
    fg_arena_init(&l->memory, &a);
    forget(l);
    l->stemmer = fg_stemmer_new("english", &a);
    if (l->stemmer && !l->memory.failed) return l;
    fg_lookup_free(l);
    return NULL;
}

void fg_lookup_free(fg_lookup *l) {
    if (!l) return;
    fg_stemmer_free(l->stemmer);
    fg_arena_free(&l->memory);
    fg_allocator a = l->alloc;
    fg_release(&a, l, sizeof *l);
}

void fg_lookup_begin(fg_lookup *l) {
    if (l->memory.failed || l->forms.n > FORMS_MOST || l->steps.n > STEPS_MOST) forget(l);
}

fg_forms *fg_lookup_forms(fg_lookup *l) { return &l->forms; }

/* ---- cues ---- */

typedef FG_VEC(fg_cue_name) cue_names;

/* Of the names that end a path, the cues that are written so. */
static void add_cues(const fg_dict *d, const fg_tokens *t, const fg_hit *h, uint32_t names, fg_arena *arena,
                     cue_names *out) {
    if (!names || names & FG_REF_PLAIN) return;
    for (uint32_t i = names;; i++) {
        const fg_image_name *n = &d->names[i - 1];
        uint32_t flags = n->text_flags;
        if (fg_name_root(n) == FG_ROOT_CUE && (!(flags & FG_NAME_EXACT) || fg_same_text(d, t, h, n))) {
            fg_cue_name *c = FG_PUSH(arena, out);
            const fg_image_group *g = &d->groups[fg_name_owner(n)];
            if (c)
                *c = (fg_cue_name){.name = i - 1,
                                   .group = fg_name_owner(n),
                                   .arg = g->arg,
                                   .length = (uint16_t)(h->end - h->first),
                                   .tag = (uint8_t)g->tag,
                                   .flags = (uint8_t)(flags & (FG_NAME_START | FG_NAME_END))};
        }
        if (flags & FG_NAME_LAST) return;
    }
}

static void pick_of_clause(fg_cue_set *set, fg_arena *arena) {
    fg_cue_name *picked = FG_TAKE_N(arena, fg_cue_name, set->n);
    if (!picked) return;
    for (uint32_t i = 0; i < set->n; i++)
        if (fg_lex_judges_clause(set->at[i].tag)) picked[set->n_of_clause++] = set->at[i];
    set->of_clause = picked;
}

static const fg_cue_set *make_set(fg_arena *arena, const fg_cue_name *at, uint32_t n) {
    fg_cue_set *set = FG_NEW(arena, fg_cue_set);
    if (!set) return NULL;
    *set = (fg_cue_set){.at = at, .n = n};
    pick_of_clause(set, arena);
    list_tags(set);
    return set;
}

static uint64_t bits_of_edges(const fg_dict *d, uint32_t node) {
    uint64_t bits = 0;
    for (uint32_t e = fg_first_edge(&d->nodes[node]); e < fg_first_edge(&d->nodes[node + 1]); e++)
        bits |= bit_of(fg_edge_label(&d->edges[e]));
    return bits;
}

/* The names that end at an edge; *k: where cues go on behind it. */
static uint32_t names_at(const fg_dict *d, const fg_image_edge *e, known_cues *k) {
    uint32_t to = fg_edge_to(e);
    if (fg_edge_is_leaf(e)) return to;
    k->longer = to;
    k->next = bits_of_edges(d, to);
    return fg_u24_of(d->nodes[to].names);
}

/* What a word alone says, and where longer cues go on from it. */
static void learn_cues(fg_lookup *l, const fg_tokens *t, uint32_t i, form_cues *k) {
    cue_names names = {0};
    uint32_t word = fg_token_word(t, i);
    const fg_image_edge *e = word == FG_NONE ? NULL : fg_root_edge(l->dict, FG_ROOT_CUE, word);
    if (e) {
        uint32_t ref = names_at(l->dict, e, &k->alone);
        add_cues(l->dict, t, &(fg_hit){.first = i, .end = i + 1}, ref, &l->memory, &names);
    }
    k->alone.cues = names.n ? make_set(&l->memory, names.at, names.n) : &l->no_cues;
}

/* The word behind token *at, which moves there; FG_NONE: none that the dictionary has. */
static inline uint32_t next_word(const fg_tokens *t, uint32_t *at) {
    *at = fg_next_word(t, *at, t->list.n);
    return *at < t->list.n ? fg_token_word(t, *at) : FG_NONE;
}

typedef struct {
    const fg_dict *dict;
    const fg_tokens *tokens;
    uint32_t first;
    fg_arena *arena;
    cue_names names;
} cue_walk;

/* Cues that go on over an edge to token `at`, the longest first; those that end alike stay in their order. */
static void walk(cue_walk *w, const fg_image_edge *e, uint32_t at) {
    uint32_t to = fg_edge_to(e), names = to;
    if (!fg_edge_is_leaf(e)) {
        uint32_t behind = at, word = next_word(w->tokens, &behind);
        const fg_image_edge *longer = word == FG_NONE ? NULL : fg_find_edge(w->dict, to, word);
        if (longer) walk(w, longer, behind);
        names = fg_u24_of(w->dict->nodes[to].names);
    }
    add_cues(w->dict, w->tokens, &(fg_hit){.first = w->first, .end = at + 1}, names, w->arena, &w->names);
}

static void add_shorter(const fg_cue_set *shorter, fg_arena *arena, cue_names *out) {
    for (uint32_t n = 0; n < shorter->n; n++) {
        fg_cue_name *c = FG_PUSH(arena, out);
        if (c) *c = shorter->at[n];
    }
}

/* All cues from token i on, as the text is written. */
static const fg_cue_set *walk_all(fg_lookup *l, const fg_tokens *t, uint32_t i, fg_arena *arena) {
    const known_cues *k = &l->cues.at[t->list.at[i].form].alone;
    cue_walk w = {.dict = l->dict, .tokens = t, .first = i, .arena = arena};
    uint32_t at = i, word = next_word(t, &at);
    const fg_image_edge *e = word == FG_NONE ? NULL : fg_find_edge(l->dict, k->longer, word);
    if (e) walk(&w, e, at);
    if (!w.names.n) return arena->failed ? NULL : k->cues;
    add_shorter(k->cues, arena, &w.names);
    return make_set(arena, w.names.at, w.names.n);
}

/* ---- steps from word to word ---- */

/* Whether such a cue stands there depends on the text between its words, too. */
static bool is_exact(const fg_dict *d, uint32_t names) {
    if (!names || names & FG_REF_PLAIN) return false;
    for (uint32_t i = names;; i++) {
        if (d->names[i - 1].text_flags & FG_NAME_EXACT) return true;
        if (d->names[i - 1].text_flags & FG_NAME_LAST) return false;
    }
}

/* Its place among the slots, of which some are empty. */
static step *slot_of(const step_table *steps, uint64_t key) {
    uint32_t i = (uint32_t)(key * 0x9E3779B97F4A7C15ull >> 32), last = steps->slots - 1;
    while (steps->at[i & last].key && steps->at[i & last].key != key) i++;
    return &steps->at[i & last];
}

static bool make_room(step_table *steps, fg_arena *arena) {
    enum { FIRST_SLOTS = 1024 };
    if (steps->n * 2 < steps->slots) return true;
    step_table bigger = {.n = steps->n, .slots = steps->slots ? steps->slots * 2 : FIRST_SLOTS};
    bigger.at = FG_NEW_N(arena, step, bigger.slots);
    if (!bigger.at) return false;
    for (uint32_t i = 0; i < steps->slots; i++)
        if (steps->at[i].key) *slot_of(&bigger, steps->at[i].key) = steps->at[i];
    *steps = bigger;
    return true;
}

/* What is said when an edge leads from `front` to token `at`. */
static void learn_step(fg_lookup *l, const fg_tokens *t, uint32_t i, uint32_t at, const fg_image_edge *e,
                       const known_cues *front, known_cues *k) {
    cue_names names = {0};
    uint32_t ref = names_at(l->dict, e, k);
    if (!front->cues || is_exact(l->dict, ref)) return;
    add_cues(l->dict, t, &(fg_hit){.first = i, .end = at + 1}, ref, &l->memory, &names);
    if (names.n) add_shorter(front->cues, &l->memory, &names);
    k->cues = names.n ? make_set(&l->memory, names.at, names.n) : front->cues;
}

/* The step from `front`, of this number, to token `at` with this word; NULL: no cue goes on there, or out of memory. */
static const step *step_to(fg_lookup *l, const fg_tokens *t, uint32_t i, uint32_t at, uint32_t word,
                           const known_cues *front, uint32_t number) {
    bool joint = fg_is_joint(t, at - 1);
    uint64_t key = (uint64_t)number << 32 | (((uint64_t)t->list.at[at].form << 1 | joint) + 1);
    bool second = !(number & STEP);
    if (second && !fg_may_begin(l->dict, FG_ROOT_CUE, l->forms.words[number], word)) return NULL;
    if (!make_room(&l->steps, &l->memory)) return NULL;
    step *s = slot_of(&l->steps, key);
    if (s->key) return s;
    const fg_image_edge *e = fg_find_edge(l->dict, front->longer, word);
    if (!e) return NULL;
    *s = (step){.key = key, .number = l->steps.n++ | STEP};
    learn_step(l, t, i, at, e, front, &s->cues);
    return s;
}

static const fg_cue_set *with_longer(fg_lookup *l, const fg_tokens *t, uint32_t i, fg_arena *arena) {
    uint32_t number = t->list.at[i].form, at = i;
    known_cues k = l->cues.at[number].alone;
    while (k.longer) {
        uint32_t word = next_word(t, &at);
        const step *s = word == FG_NONE || !(k.next & bit_of(word)) ? NULL : step_to(l, t, i, at, word, &k, number);
        if (!s) break;
        k = s->cues;
        number = s->number;
    }
    if (l->memory.failed) arena->failed = true;
    return arena->failed ? NULL : k.cues ? k.cues : walk_all(l, t, i, arena);
}

const fg_cue_set *fg_lookup_cues(fg_lookup *l, const fg_tokens *t, uint32_t i, fg_arena *arena) {
    form_cues *k = &l->cues.at[t->list.at[i].form];
    if (!k->alone.cues) learn_cues(l, t, i, k);
    return with_longer(l, t, i, arena);
}

/* Gives each token the cues of its word alone, and lists those of them with which longer ones may begin: by far not all,
 * so that this asks no question whose answer a processor would have to foretell. */
static uint32_t find_alone(fg_lookup *l, const fg_tokens *t, const fg_cue_set **out, uint32_t *longer) {
    uint64_t behind = 0, reach = 0; /* the word behind; those that may follow, as a cue may go on over a sign */
    uint32_t n = 0;
    for (uint32_t i = t->list.n; i-- > 0;) {
        form_cues *k = &l->cues.at[t->list.at[i].form];
        if (!k->alone.cues) learn_cues(l, t, i, k);
        out[i] = k->alone.cues;
        longer[n] = i;
        n += (k->alone.next & reach) != 0;
        reach = k->bit | (behind & (0 - (uint64_t)(t->list.at[i].cls == FG_TOK_PUNCT)));
        behind = k->bit;
    }
    return n;
}

bool fg_lookup_all_cues(fg_lookup *l, const fg_tokens *t, fg_arena *arena, const fg_cue_set **out) {
    uint32_t *longer = FG_TAKE_N(arena, uint32_t, (size_t)t->list.n + 1);
    uint32_t n = longer ? find_alone(l, t, out, longer) : 0;
    if (l->memory.failed) arena->failed = true;
    for (uint32_t k = 0; k < n && !arena->failed; k++) out[longer[k]] = with_longer(l, t, longer[k], arena);
    return !arena->failed;
}
