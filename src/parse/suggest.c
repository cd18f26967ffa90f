/* Counts what stands in statements of requirements between the words that are understood. */
#include "parse/suggest.h"

#include "parse/requirement.h"

/* ---- open, close ---- */

static uint32_t common_slot(const fg_suggest *s, fg_str stem) {
    uint32_t mask = s->common.cap - 1, i = (uint32_t)fg_hash64(stem.ptr, stem.len, 0) & mask;
    while (s->common.at[i].len && !fg_str_eq(s->common.at[i], stem)) i = (i + 1) & mask;
    return i;
}

/* An ordinary word in whatever inflection. */
static bool is_common(const fg_suggest *s, fg_str word) {
    return s->common.at[common_slot(s, fg_stemmer_stem(s->stemmer, word))].len > 0;
}

static bool load_common(fg_suggest *s) {
    s->common.cap = 1024;
    while (s->common.cap < s->src.common_words.n * 2) s->common.cap *= 2;
    s->common.at = FG_NEW_N(&s->arena, fg_str, s->common.cap);
    for (uint32_t i = 0; s->common.at && i < s->src.common_words.n; i++) {
        fg_str stem = fg_arena_copy(&s->arena, fg_stemmer_stem(s->stemmer, s->src.common_words.at[i]));
        s->common.at[common_slot(s, stem)] = stem;
    }
    return !s->arena.failed;
}

static fg_status load(fg_suggest *s, fg_error *err) {
    fg_source_files files = {0};
    fg_source_concepts moved = {0};
    s->src.arena = &s->arena;
    if (!fg_sources_unpack(&s->arena, s->dict->sources, &files))
        return s->arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory")
                               : fg_fail(err, FG_EDICT, "the sources in the dictionary cannot be read");
    for (uint32_t i = 0; i < files.n; i++) fg_source_read(&s->src, &files.at[i]);
    fg_source_merge(&s->src, &moved);
    s->stemmer = fg_stemmer_new("english", &s->arena.alloc);
    return s->stemmer && load_common(s) ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
}

fg_status fg_suggest_new(fg_suggest **out, const fg_dict *dict, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *out = NULL;
    fg_suggest *s = fg_alloc(&a, sizeof *s);
    if (!s) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&s->arena, &a);
    s->dict = dict;
    fg_status status = load(s, err);
    if (status == FG_OK)
        *out = s;
    else
        fg_suggest_free(s);
    return status;
}

void fg_suggest_free(fg_suggest *s) {
    if (!s) return;
    fg_allocator a = s->arena.alloc;
    fg_stemmer_free(s->stemmer);
    fg_arena_free(&s->arena);
    fg_release(&a, s, sizeof *s);
}

/* ---- statements, each once ---- */

static bool grow_statements(fg_suggest *s) {
    uint64_t *old = s->statements.at;
    uint32_t cap = s->statements.cap;
    s->statements.cap = cap ? cap * 2 : 1u << 14;
    s->statements.at = FG_NEW_N(&s->arena, uint64_t, s->statements.cap);
    if (!s->statements.at) return false;
    for (uint32_t i = 0; i < cap; i++) {
        if (!old[i]) continue;
        uint32_t k = (uint32_t)old[i] & (s->statements.cap - 1);
        while (s->statements.at[k]) k = (k + 1) & (s->statements.cap - 1);
        s->statements.at[k] = old[i];
    }
    return true;
}

static bool is_new_statement(fg_suggest *s, fg_str text) {
    if (s->statements.n * 2 >= s->statements.cap && !grow_statements(s)) return false;
    uint64_t hash = fg_hash64(text.ptr, text.len, 0) | 1;
    uint32_t k = (uint32_t)hash & (s->statements.cap - 1);
    while (s->statements.at[k] && s->statements.at[k] != hash) k = (k + 1) & (s->statements.cap - 1);
    if (s->statements.at[k]) return false;
    s->statements.at[k] = hash;
    s->statements.n++;
    return true;
}

/* ---- terms ---- */

static uint32_t term_slot(const fg_suggest *s, fg_str key) {
    uint32_t mask = s->table.cap - 1, i = (uint32_t)fg_hash64(key.ptr, key.len, 0) & mask;
    while (s->table.at[i] && !fg_str_eq(s->terms.at[s->table.at[i] - 1].key, key)) i = (i + 1) & mask;
    return i;
}

static bool grow_terms(fg_suggest *s) {
    s->table.cap = s->table.cap ? s->table.cap * 2 : 1u << 15;
    s->table.at = FG_NEW_N(&s->arena, uint32_t, s->table.cap);
    if (!s->table.at) return false;
    for (uint32_t i = 0; i < s->terms.n; i++) s->table.at[term_slot(s, s->terms.at[i].key)] = i + 1;
    return true;
}

static fg_term *find_term(fg_suggest *s, fg_str key) {
    if (s->terms.n * 2 >= s->table.cap && !grow_terms(s)) return NULL;
    uint32_t slot = term_slot(s, key);
    if (s->table.at[slot]) return &s->terms.at[s->table.at[slot] - 1];
    fg_term *t = FG_PUSH(&s->arena, &s->terms);
    if (!t) return NULL;
    t->key = fg_arena_copy(&s->arena, key);
    s->table.at[slot] = s->terms.n;
    return t;
}

const fg_term *fg_suggest_find(const fg_suggest *s, fg_str key) {
    if (!s->table.cap) return NULL;
    uint32_t at = s->table.at[term_slot(s, key)];
    return at ? &s->terms.at[at - 1] : NULL;
}

typedef struct {
    fg_suggest *s;
    fg_reading r;
    uint32_t from, to; /* tokens of the statement */
    uint8_t *covered;  /* by token: something is understood there, or what leads to what is asked */
    fg_buf key;
} counter;

enum { OPEN, UNDERSTOOD, HEAD };

static fg_str text_of(const counter *c, uint32_t first, uint32_t end) {
    uint32_t a = fg_tok(&c->r, first)->start, z = fg_tok(&c->r, end - 1)->end;
    return (fg_str){c->r.doc->text.ptr + a, z - a};
}

/* On one line, at most 160 bytes around the term. */
static fg_str context_of(const counter *c, uint32_t first, uint32_t end) {
    const size_t side = 60;
    fg_str statement = text_of(c, c->from, c->to), term = text_of(c, first, end);
    size_t a = (size_t)(term.ptr - statement.ptr), z = a + term.len;
    size_t from = a > side ? a - side : 0, to = z + side < statement.len ? z + side : statement.len;
    while (from > 0 && ((unsigned char)statement.ptr[from] & 0xC0) == 0x80) from--;
    while (to < statement.len && ((unsigned char)statement.ptr[to] & 0xC0) == 0x80) to++;
    fg_str copy = fg_arena_printf(&c->s->arena, "%s%.*s%s", from ? "…" : "", (int)(to - from), statement.ptr + from,
                                  to < statement.len ? "…" : "");
    for (size_t i = 0; i < copy.len; i++)
        if ((unsigned char)copy.ptr[i] < 0x20) ((char *)(uintptr_t)copy.ptr)[i] = ' ';
    return copy;
}

static bool has_signs(fg_str text) {
    for (size_t i = 1; i < text.len; i++)
        if ((text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') || (text.ptr[i] >= '0' && text.ptr[i] <= '9') ||
            text.ptr[i] == '+' || text.ptr[i] == '#' || text.ptr[i] == '.')
            return true;
    return false;
}

static bool is_word(const counter *c, uint32_t i) {
    return fg_tok(&c->r, i)->cls == FG_TOK_WORD && !c->covered[i - c->from];
}

/* May a term begin or end with this word? */
static bool may_bound(const counter *c, uint32_t i) { return fg_token_norm(c->r.tokens, i).len > 1; }

static bool is_hyphen(const counter *c, uint32_t i) {
    return i < c->to && fg_is(&c->r, i, '-') && !(fg_tok(&c->r, i)->flags & FG_TOK_SPACE);
}

/* "(GLP)" behind a mention whose words begin with these letters. */
static void note_acronym(counter *c, fg_term *t, uint32_t i, const fg_mentions *mentions) {
    if (!(fg_tok(&c->r, i)->flags & FG_TOK_UPPER) || i < c->from + 2 || !fg_is(&c->r, i - 1, '(')) return;
    fg_str letters = fg_token_norm(c->r.tokens, i);
    for (uint32_t m = 0; m < mentions->n; m++) {
        if (mentions->at[m].end != i - 1) continue;
        size_t k = 0;
        for (uint32_t w = mentions->at[m].first; w < mentions->at[m].end; w++) {
            if (fg_tok(&c->r, w)->cls != FG_TOK_WORD) continue;
            fg_str word = fg_token_norm(c->r.tokens, w);
            if (k < letters.len && word.ptr[0] == letters.ptr[k]) k++;
        }
        if (k == letters.len) t->acronym_of = fg_concept_id(c->s->dict, mentions->at[m].concept);
    }
}

static bool is_word_of(const counter *c, uint32_t i, const char *const *words) {
    while (*words && !fg_word_is(&c->r, i, *words)) words++;
    return *words != NULL;
}

static bool is_edge(const counter *c, uint32_t i) {
    static const char *const joins[] = {"and", "or", "&", NULL};
    return c->covered[i - c->from] == HEAD || fg_tok(&c->r, i)->cls == FG_TOK_PUNCT || is_word_of(c, i, joins);
}

/* Is it all that is asked there, and no piece of prose? */
static bool is_asked(const counter *c, uint32_t first, uint32_t end) {
    static const char *const leads[] = {"in", "with", "using", "including", "via", NULL};
    bool starts = first == c->from || is_edge(c, first - 1) || is_word_of(c, first - 1, leads);
    return starts && (end == c->to || is_edge(c, end) || fg_tok(&c->r, end)->flags & FG_TOK_LINE);
}

#define BESIDE 2 /* words on either side */

/* What stands beside it; 0: it stands alone, as it does in lists. */
static uint32_t hash_around(const counter *c, uint32_t first, uint32_t end) {
    uint64_t hash = 0;
    for (uint32_t k = 1; k <= BESIDE; k++) {
        fg_str before = first >= c->from + k ? fg_token_norm(c->r.tokens, first - k) : (fg_str){0};
        fg_str behind = end + k <= c->to ? fg_token_norm(c->r.tokens, end + k - 1) : (fg_str){0};
        if (before.len) hash = fg_hash64(before.ptr, before.len, hash + 1);
        if (behind.len) hash = fg_hash64(behind.ptr, behind.len, hash + 2);
    }
    return (uint32_t)(hash ^ hash >> 32);
}

/* A sentence that many employers copy says what one of them says. */
static bool is_copy(fg_term *t, uint32_t around) {
    const uint32_t n = sizeof t->around / sizeof *t->around;
    for (uint32_t i = 0; around && i < n; i++)
        if (t->around[i] == around) return true;
    if (around) t->around[t->postings % n] = around;
    return false;
}

/* "25lbs", "don't wait", words in another script: no name of a thing. */
static bool is_no_name(const counter *c, uint32_t first, uint32_t end) {
    fg_str text = text_of(c, first, end);
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0xE3) return true;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
    if (digits && digits < text.len && text.ptr[digits] >= 'a' && text.ptr[digits] <= 'z') return true;
    return memchr(text.ptr, '\'', text.len) || fg_str_holds(text, FG_LIT("\xE2\x80\x99"));
}

/* A word with a capital inside a sentence, or with capitals, digits or signs inside it. */
static bool is_name_like(const counter *c, uint32_t i) {
    return has_signs(text_of(c, i, i + 1)) || (i > c->from && fg_has_cap(&c->r, i));
}

static void count_term(counter *c, uint32_t first, uint32_t end, uint32_t words, const fg_mentions *mentions) {
    c->key.n = 0;
    for (uint32_t i = first; i < end; i++) {
        if (fg_tok(&c->r, i)->cls != FG_TOK_WORD) continue;
        if (c->key.n) fg_buf_add_char(&c->key, ' ');
        fg_buf_add(&c->key, fg_token_norm(c->r.tokens, i));
    }
    fg_term *t = find_term(c->s, fg_buf_str(&c->key));
    if (!t) return;
    if (!t->n_words) {
        t->n_words = words;
        t->ordinary = words == 1 && is_common(c->s, fg_buf_str(&c->key));
        t->text = fg_arena_copy(&c->s->arena, text_of(c, first, end));
    }
    if (is_name_like(c, first)) t->capitals++;
    if (words == 1) note_acronym(c, t, first, mentions);
    if (t->last == c->s->postings || is_copy(t, hash_around(c, first, end))) return;
    t->last = c->s->postings;
    t->postings++;
    t->asked += is_asked(c, first, end);
    if (t->n_contexts < FG_SUGGEST_CONTEXTS) t->contexts[t->n_contexts++] = context_of(c, first, end);
}

/* Every run of one to four words from token i on. */
static void count_from(counter *c, uint32_t i, const fg_mentions *mentions) {
    uint32_t words = 0;
    for (uint32_t k = i; k < c->to && words < FG_SUGGEST_WORDS; k++) {
        if (is_hyphen(c, k) && k + 1 < c->to) continue;
        if (!is_word(c, k) || (k > i && (fg_tok(&c->r, k)->flags & FG_TOK_LINE))) return;
        words++;
        if (!may_bound(c, k) || is_no_name(c, i, k + 1)) continue;
        count_term(c, i, k + 1, words, mentions);
    }
}

static void cover(counter *c, uint32_t first, uint32_t end, uint8_t how) {
    for (uint32_t i = first < c->from ? c->from : first; i < end && i < c->to; i++) c->covered[i - c->from] = how;
}

static void read_statement(counter *c, uint32_t start, uint32_t end) {
    const fg_tokens *t = c->r.tokens;
    fg_str text = {c->r.doc->text.ptr + start, end - start};
    if (!is_new_statement(c->s, text)) return;
    uint32_t low = 0, high = t->list.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->list.at[mid].start < start)
            low = mid + 1;
        else
            high = mid;
    }
    c->from = c->to = low;
    while (c->to < t->list.n && t->list.at[c->to].end <= end) c->to++;
    c->covered = FG_NEW_N(c->r.scratch, uint8_t, (size_t)(c->to - c->from) + 1);
    if (!c->covered || c->to == c->from) return;
    fg_mentions mentions = {0};
    fg_cues cues = {0};
    fg_find_mentions(&c->r, c->from, c->to, false, &mentions);
    fg_find_cues(&c->r, c->from, c->to, &cues);
    for (uint32_t i = 0; i < cues.n; i++)
        if (cues.at[i].tag == FG_LEX_PHYSICAL) return; /* what a body must stand, in the words of any employer */
    for (uint32_t i = 0; i < mentions.n; i++) cover(c, mentions.at[i].first, mentions.at[i].end, UNDERSTOOD);
    for (uint32_t i = 0; i < cues.n; i++)
        cover(c, cues.at[i].first, cues.at[i].end, cues.at[i].tag == FG_LEX_HEAD ? HEAD : UNDERSTOOD);
    for (uint32_t i = c->from; i < c->to; i++)
        if (is_word(c, i) && may_bound(c, i) && (i == c->from || !is_hyphen(c, i - 1))) count_from(c, i, &mentions);
}

fg_status fg_suggest_add(fg_suggest *s, fg_engine *engine, const fg_posting *p, fg_error *err) {
    fg_error_clear(err);
    fg_engine_begin(engine);
    counter c = {.s = s};
    s->postings++;
    if (fg_reading_start(&c.r, engine, p->doc)) {
        fg_buf_init(&c.key, c.r.scratch);
        for (uint32_t i = 0; i < p->requirements.n; i++)
            if (p->requirements.at[i].necessity <= FG_PREFERRED)
                read_statement(&c, p->requirements.at[i].start, p->requirements.at[i].end);
        for (uint32_t i = 0; i < p->unread.n; i++) read_statement(&c, p->unread.at[i].start, p->unread.at[i].end);
    }
    if (s->arena.failed || engine->scratch.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return FG_OK;
}
