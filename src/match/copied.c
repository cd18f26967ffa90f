/*
 * A posting that is pasted into a résumé: long runs of its very words. What stands there proves nothing. People who fit a
 * résumé to a posting take over phrases; nobody takes over sentence after sentence.
 */
#include "match/copied.h"

#include <stdlib.h>

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
    return hash;
}

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Shingles of a text's words, sorted; *n of them. */
static uint64_t *shingles_of(const words *w, uint32_t *n, fg_arena *arena) {
    *n = w->n >= SHINGLE ? w->n - SHINGLE + 1 : 0;
    uint64_t *out = FG_NEW_N(arena, uint64_t, *n + 1);
    if (!out) *n = 0;
    for (uint32_t i = 0; i < *n; i++) out[i] = shingle_at(w, i);
    if (*n) qsort(out, *n, sizeof *out, by_value);
    return out;
}

void fg_match_copied(const fg_posting *posting, const fg_resume *resume, fg_arena *arena, fg_arena *scratch,
                     fg_spans *out) {
    uint32_t n, copied = 0;
    words theirs = {0}, w = {0};
    split(posting->doc->text, &theirs, scratch);
    const uint64_t *known = shingles_of(&theirs, &n, scratch);
    *out = (fg_spans){0};
    if (!n || !known) return;
    split(resume->doc->text, &w, scratch);
    for (uint32_t i = 0; i + SHINGLE <= w.n;) {
        uint32_t from = i;
        uint64_t key = shingle_at(&w, i);
        while (bsearch(&key, known, n, sizeof *known, by_value)) {
            if (++i + SHINGLE > w.n) break;
            key = shingle_at(&w, i);
        }
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
