/*
 * A posting that is pasted into a résumé: long runs of its very words. What stands there proves nothing. People who fit a
 * résumé to a posting take over phrases; nobody takes over sentence after sentence.
 */
#include "match/copied.h"

#include <string.h>

enum {
    SHINGLE = 6,        /* words that are compared at once */
    RUN_LEAST = 12,     /* words of a run that counts as copied, */
    OWN_MOST = 3,       /* or fewer, in a sentence with so many words of its own on each side: "I have ..." */
    COPIED_LEAST = 50,  /* words in long runs, to call it a posting pasted in; of a short posting half its words do, */
    SENTENCES_LEAST = 4 /* and so do so many whole sentences */
};

/* A letter or digit as it is compared; 0: no part of a word. */
static uint8_t folded(unsigned char c) {
    if (c >= 'A' && c <= 'Z') return (uint8_t)(c + 32);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 ? c : 0;
}

static void split(fg_str text, fg_copied_words *out, fg_arena *arena) {
    uint8_t fold[256], c;
    for (unsigned i = 0; i < FG_COUNT(fold); i++) fold[i] = folded((unsigned char)i);
    for (size_t i = 0; i < text.len; i++) {
        uint64_t hash = 1469598103934665603u;
        size_t from = i;
        for (; i < text.len && (c = fold[(unsigned char)text.ptr[i]]); i++) hash = (hash ^ c) * 1099511628211u;
        fg_copied_word *w = i > from ? FG_PUSH(arena, out) : NULL;
        if (w) *w = (fg_copied_word){(uint32_t)from, (uint32_t)i, hash};
    }
}

static uint64_t shingle_at(const fg_copied_words *w, uint32_t i) {
    uint64_t hash = 0;
    for (uint32_t k = i; k < i + SHINGLE; k++) hash = (hash ^ w->at[k].hash) * 0x9E3779B97F4A7C15u + 1;
    return hash ? hash : 1;
}

/* ---- shingles ---- */

/* Where a shingle stands, or the free place where it would. */
static uint64_t *place_of(const fg_shingles *s, uint64_t shingle) {
    size_t i = (size_t)(shingle >> 32) & s->mask;
    while (s->at[i] && s->at[i] != shingle) i = (i + 1) & s->mask;
    return &s->at[i];
}

static bool has(const fg_shingles *s, uint64_t shingle) { return *place_of(s, shingle) == shingle; }

static bool collect(fg_shingles *s, const fg_copied_words *w, fg_arena *arena) {
    enum { LEAST = 64 };
    size_t size = LEAST;
    while (size < 2 * (size_t)w->n) size *= 2;
    *s = (fg_shingles){FG_NEW_N(arena, uint64_t, size), size - 1};
    for (uint32_t i = 0; s->at && i + SHINGLE <= w->n; i++) {
        uint64_t shingle = shingle_at(w, i);
        *place_of(s, shingle) = shingle;
    }
    return s->at != NULL;
}

/* ---- runs ---- */

/* Does a sentence or a line end between two words? */
static bool ends_between(fg_str text, const fg_copied_word *a, const fg_copied_word *b) {
    static const char ends[] = ".;:!?\n|";
    for (uint32_t i = a->end; i < b->start; i++)
        if (strchr(ends, text.ptr[i]) && text.ptr[i]) return true;
    return false;
}

/* The run is the sentence, but for a few words in front of it and behind it. */
static bool is_sentence(fg_str text, const fg_copied_words *w, uint32_t from, uint32_t end) {
    uint32_t before = from, behind = end;
    while (before > 0 && from - before <= OWN_MOST && !ends_between(text, &w->at[before - 1], &w->at[before])) before--;
    while (behind < w->n && behind - end <= OWN_MOST && !ends_between(text, &w->at[behind - 1], &w->at[behind]))
        behind++;
    return from - before <= OWN_MOST && behind - end <= OWN_MOST;
}

bool fg_copying_init(fg_copying *c, fg_str text, fg_arena *arena) {
    *c = (fg_copying){.text = text};
    split(text, &c->words, arena);
    return collect(&c->shingles, &c->words, arena) && !arena->failed;
}

static bool share_any(const fg_shingles *s, const fg_copied_words *w) {
    for (uint32_t i = 0; i + SHINGLE <= w->n; i++)
        if (has(s, shingle_at(w, i))) return true;
    return false;
}

void fg_match_copied(const fg_copying *copying, fg_str from, fg_arena *arena, fg_arena *scratch, fg_spans *out) {
    uint32_t copied = 0, sentences = 0;
    fg_copied_words theirs = {0};
    const fg_copied_words *w = &copying->words;
    fg_shingles known;
    split(from, &theirs, scratch);
    *out = (fg_spans){0};
    if (!share_any(&copying->shingles, &theirs) || !collect(&known, &theirs, scratch)) return;
    for (uint32_t i = 0; i + SHINGLE <= w->n;) {
        uint32_t first = i;
        while (i + SHINGLE <= w->n && has(&known, shingle_at(w, i))) i++;
        uint32_t length = i > first ? i - first + SHINGLE - 1 : 0;
        if (i == first) i++;
        bool sentence = length && is_sentence(copying->text, w, first, first + length);
        if (length < RUN_LEAST && !sentence) continue;
        fg_span *s = FG_PUSH(arena, out);
        if (!s) return;
        *s = (fg_span){w->at[first].start, w->at[first + length - 1].end};
        if (length >= RUN_LEAST) copied += length;
        sentences += sentence;
    }
    if (copied < COPIED_LEAST && sentences < SENTENCES_LEAST && copied * 2 < theirs.n) out->n = 0;
}
