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

void fg_match_copied(const fg_posting *posting, const fg_resume *resume, fg_arena *scratch, fg_spans *out) {
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
        fg_span *s = FG_PUSH(scratch, out);
        if (!s) return;
        *s = (fg_span){w.at[from].start, w.at[from + length - 1].end};
        copied += length;
    }
    if (copied < COPIED_LEAST && copied * 2 < theirs.n) out->n = 0;
}

/* ---- the résumé without it ---- */

static bool is_in(const fg_spans *spans, fg_span s) {
    for (uint32_t i = 0; i < spans->n; i++)
        if (s.start < spans->at[i].end && s.end > spans->at[i].start) return true;
    return false;
}

typedef struct {
    const fg_resume *resume;
    uint32_t first, end; /* proofs */
} proof_range;

static bool shows_it(const void *ctx, uint32_t role) {
    const proof_range *g = ctx;
    for (uint32_t i = g->first; i < g->end; i++)
        if (g->resume->proofs.at[i].role == role && g->resume->proofs.at[i].polarity != FG_LACKS) return true;
    return false;
}

static void keep_skill(fg_resume *out, const fg_resume *r, const fg_skill *s, const fg_spans *copied, fg_arena *arena) {
    uint32_t first = out->proofs.n;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        if (!r->proofs.at[i].assumed && is_in(copied, r->proofs.at[i].span)) continue;
        fg_proof *p = FG_PUSH(arena, &out->proofs);
        if (p) *p = r->proofs.at[i];
    }
    fg_skill *kept = out->proofs.n > first ? FG_PUSH(arena, &out->skills) : NULL;
    if (!kept) return;
    *kept = *s;
    kept->first = first;
    kept->n = out->proofs.n - first;
    if (kept->n == s->n) return;
    proof_range g = {out, first, out->proofs.n};
    kept->months = fg_roles_union(r->roles.at, r->roles.n, shows_it, &g, arena);
}

const fg_resume *fg_match_without(const fg_resume *r, const fg_spans *copied, fg_arena *arena) {
    fg_resume *out = FG_NEW(arena, fg_resume);
    if (!out) return r;
    *out = *r;
    out->proofs.at = NULL, out->proofs.n = out->proofs.cap = 0;
    out->skills.at = NULL, out->skills.n = out->skills.cap = 0;
    out->deeds.at = NULL, out->deeds.n = out->deeds.cap = 0;
    out->shown.at = NULL, out->shown.n = out->shown.cap = 0;
    out->education.at = NULL, out->education.n = out->education.cap = 0;
    for (uint32_t i = 0; i < r->skills.n; i++) keep_skill(out, r, &r->skills.at[i], copied, arena);
    for (uint32_t i = 0; i < r->deeds.n; i++) {
        fg_deed *d = is_in(copied, r->deeds.at[i].span) ? NULL : FG_PUSH(arena, &out->deeds);
        if (d) *d = r->deeds.at[i];
    }
    for (uint32_t i = 0; i < r->shown.n; i++) {
        fg_shown *s = is_in(copied, r->shown.at[i].span) ? NULL : FG_PUSH(arena, &out->shown);
        if (s) *s = r->shown.at[i];
    }
    for (uint32_t i = 0; i < r->education.n; i++) {
        bool taken = r->education.at[i].span.end && is_in(copied, r->education.at[i].span);
        fg_education *e = taken ? NULL : FG_PUSH(arena, &out->education);
        if (e) *e = r->education.at[i];
    }
    if (r->stated_months && is_in(copied, r->stated_span)) out->stated_months = 0;
    return out;
}
