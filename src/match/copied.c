/*
 * A posting that is pasted into a résumé: long runs of its very words. What stands there proves nothing. People who fit a
 * résumé to a posting take over phrases; nobody takes over sentence after sentence.
 */
#include "match/copied.h"

enum {
    SHINGLE = 6,      /* words that are compared at once */
    RUN_LEAST = 12,   /* words of a run that counts as copied */
    COPIED_LEAST = 50 /* words in all such runs, to call it a posting pasted in; of a short posting half its words do */
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

void fg_match_copied(const fg_posting *posting, const fg_resume *resume, fg_arena *arena, fg_arena *scratch,
                     fg_spans *out) {
    uint32_t copied = 0;
    words theirs = {0}, w = {0};
    shingles known;
    split(posting->doc->text, &theirs, scratch);
    *out = (fg_spans){0};
    if (theirs.n < SHINGLE || !collect(&known, &theirs, scratch)) return;
    split(resume->doc->text, &w, scratch);
    for (uint32_t i = 0; i + SHINGLE <= w.n;) {
        uint32_t from = i;
        while (i + SHINGLE <= w.n && has(&known, shingle_at(&w, i))) i++;
        uint32_t length = i > from ? i - from + SHINGLE - 1 : 0;
        if (i == from) i++;
        if (length < RUN_LEAST) continue;
        fg_span *s = FG_PUSH(arena, out);
        if (!s) return;
        *s = (fg_span){w.at[from].start, w.at[from + length - 1].end};
        copied += length;
    }
    if (copied < COPIED_LEAST && copied * 2 < theirs.n) out->n = 0;
}
