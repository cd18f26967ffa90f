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

typedef struct {
    uint32_t start, end;
    uint64_t hash;
} word;
typedef FG_VEC(word) words;

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static void split(fg_str text, words *out, fg_arena *arena) {
    for (size_t i = 0; i < text.len;) {
        uint64_t hash = 1469598103934665603u;
        size_t from = i;
        for (; i < text.len && is_letter(text.ptr[i]); i++) {
            char c = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? (char)(text.ptr[i] + 32) : text.ptr[i];
            hash = (hash ^ (unsigned char)c) * 1099511628211u;
        }
        word *w = i > from ? FG_PUSH(arena, out) : NULL;
        if (w) *w = (word){(uint32_t)from, (uint32_t)i, hash};
        if (i == from) i++;
    }
}

static uint64_t shingle_at(const words *w, uint32_t i) {
    uint64_t hash = 0;
    for (uint32_t k = i; k < i + SHINGLE; k++) hash = (hash ^ w->at[k].hash) * 0x9E3779B97F4A7C15u + 1;
    return hash ? hash : 1;
}

/* ---- shingles of the posting, as a table of hashes ---- */

typedef struct {
    uint64_t *at; /* 0: free */
    size_t mask;
} shingles;

/* Where a shingle stands, or the free place where it would. */
static uint64_t *place_of(const shingles *s, uint64_t shingle) {
    size_t i = (size_t)(shingle >> 32) & s->mask;
    while (s->at[i] && s->at[i] != shingle) i = (i + 1) & s->mask;
    return &s->at[i];
}

static bool has(const shingles *s, uint64_t shingle) { return *place_of(s, shingle) == shingle; }

static bool collect(shingles *s, const words *w, fg_arena *arena) {
    enum { LEAST = 64 };
    size_t size = LEAST;
    while (size < 2 * (size_t)w->n) size *= 2;
    *s = (shingles){FG_NEW_N(arena, uint64_t, size), size - 1};
    for (uint32_t i = 0; s->at && i + SHINGLE <= w->n; i++) {
        uint64_t shingle = shingle_at(w, i);
        *place_of(s, shingle) = shingle;
    }
    return s->at != NULL;
}

/* ---- runs ---- */

/* Does a sentence or a line end between two words? */
static bool ends_between(fg_str text, const word *a, const word *b) {
    static const char ends[] = ".;:!?\n|";
    for (uint32_t i = a->end; i < b->start; i++)
        if (strchr(ends, text.ptr[i]) && text.ptr[i]) return true;
    return false;
}

/* The run is the sentence, but for a few words in front of it and behind it. */
static bool is_sentence(fg_str text, const words *w, uint32_t from, uint32_t end) {
    uint32_t before = from, behind = end;
    while (before > 0 && from - before <= OWN_MOST && !ends_between(text, &w->at[before - 1], &w->at[before])) before--;
    while (behind < w->n && behind - end <= OWN_MOST && !ends_between(text, &w->at[behind - 1], &w->at[behind]))
        behind++;
    return from - before <= OWN_MOST && behind - end <= OWN_MOST;
}

void fg_match_copied(const fg_posting *posting, const fg_resume *resume, fg_arena *arena, fg_arena *scratch,
                     fg_spans *out) {
    fg_str text = resume->source->text; /* of which nothing is masked */
    uint32_t copied = 0, sentences = 0;
    words theirs = {0}, w = {0};
    shingles known;
    split(posting->doc->text, &theirs, scratch);
    *out = (fg_spans){0};
    if (theirs.n < SHINGLE || !collect(&known, &theirs, scratch)) return;
    split(text, &w, scratch);
    for (uint32_t i = 0; i + SHINGLE <= w.n;) {
        uint32_t from = i;
        while (i + SHINGLE <= w.n && has(&known, shingle_at(&w, i))) i++;
        uint32_t length = i > from ? i - from + SHINGLE - 1 : 0;
        if (i == from) i++;
        bool sentence = length && is_sentence(text, &w, from, from + length);
        if (length < RUN_LEAST && !sentence) continue;
        fg_span *s = FG_PUSH(arena, out);
        if (!s) return;
        *s = (fg_span){w.at[from].start, w.at[from + length - 1].end};
        if (length >= RUN_LEAST) copied += length;
        sentences += sentence;
    }
    if (copied < COPIED_LEAST && sentences < SENTENCES_LEAST && copied * 2 < theirs.n) out->n = 0;
}
