/* What lists tell of a result, in one small piece of memory: of the posting and the résumé only their names. */
#include "match/result.h"

typedef struct {
    fg_doc doc;
    fg_posting posting;
    fg_doc resume_doc;
    fg_resume resume;
} stubs;

static bool copy_doc(fg_arena *arena, fg_doc *to, const fg_doc *from) {
    to->name = fg_arena_copy(arena, from->name);
    to->hash = from->hash;
    return !arena->failed;
}

static size_t span_length(fg_span s) { return s.end > s.start ? s.end - s.start : 0; }

static size_t header_length(const fg_header *h) {
    size_t n = span_length(h->title) + span_length(h->company) + span_length(h->location);
    for (uint32_t i = 0; i < h->places; i++) n += span_length(h->place[i]);
    return n;
}

/* Behind the text that is there. */
static void move_span(char *text, uint32_t *n, const fg_doc *from, fg_span *s) {
    uint32_t length = (uint32_t)span_length(*s);
    if (length) memcpy(text + *n, from->text.ptr + s->start, length);
    *s = (fg_span){*n, *n + length};
    *n += length;
}

/* Its text are the words of its header. */
static bool copy_posting(fg_arena *arena, stubs *to, const fg_posting *from) {
    fg_header *h = &to->posting.header;
    char *text = fg_arena_alloc(arena, header_length(&from->header) + 1);
    uint32_t n = 0;
    if (!text) return false;
    *h = from->header;
    move_span(text, &n, from->doc, &h->title);
    move_span(text, &n, from->doc, &h->company);
    move_span(text, &n, from->doc, &h->location);
    for (uint32_t i = 0; i < h->places; i++) move_span(text, &n, from->doc, &h->place[i]);
    to->doc.text = (fg_str){text, n};
    to->doc.added = from->doc->added;
    to->posting.doc = &to->doc;
    to->posting.dict = from->dict;
    to->posting.confidence = from->confidence;
    return copy_doc(arena, &to->doc, from->doc);
}

static bool copy_resume(fg_arena *arena, stubs *to, const fg_resume *from) {
    to->resume.doc = to->resume.source = &to->resume_doc;
    to->resume.dict = from->dict;
    to->resume.as_of = from->as_of;
    to->resume.blind = from->blind;
    return copy_doc(arena, &to->resume_doc, from->doc);
}

static bool copy_missing(fg_result *to, const fg_result *from) {
    if (!FG_RESERVE(&to->arena, &to->missing, from->missing.n)) return from->missing.n == 0;
    for (uint32_t i = 0; i < from->missing.n; i++) {
        const fg_miss *m = &from->missing.at[i];
        if (m->kind != FG_MISS_MISSING && m->kind != FG_MISS_PARTLY) continue;
        fg_miss *copy = FG_PUSH(&to->arena, &to->missing);
        if (!copy) return false;
        *copy = *m;
        copy->name = fg_arena_copy(&to->arena, m->name);
    }
    return !to->arena.failed;
}

static bool copy_refused(fg_result *to, const fg_result *from) {
    for (uint32_t i = 0; i < from->refused.n; i++) {
        fg_str *words = FG_PUSH(&to->arena, &to->refused);
        if (words) *words = fg_arena_copy(&to->arena, from->refused.at[i]);
    }
    return !to->arena.failed;
}

static bool copy(fg_result *to, const fg_result *from) {
    stubs *s = FG_NEW(&to->arena, stubs);
    if (!s || !copy_posting(&to->arena, s, from->posting) || !copy_resume(&to->arena, s, from->resume)) return false;
    to->posting = &s->posting;
    to->resume = to->as_read = &s->resume;
    to->score = from->score;
    to->gate_failed = from->gate_failed;
    to->policy_version = from->policy_version;
    to->policy_hash = from->policy_hash;
    to->target = to->planned = -1;
    return copy_missing(to, from) && copy_refused(to, from);
}

/* Bytes that the copies take, more or less. */
static size_t size_of(const fg_result *r) {
    enum { ROUNDED = 16 };
    size_t n = sizeof(stubs) + 1 + r->posting->doc->name.len + r->resume->doc->name.len + 4 * ROUNDED;
    n += header_length(&r->posting->header);
    for (uint32_t i = 0; i < r->missing.n; i++) n += sizeof(fg_miss) + r->missing.at[i].name.len + ROUNDED;
    for (uint32_t i = 0; i < r->refused.n; i++) n += 2 * sizeof(fg_str) + r->refused.at[i].len + ROUNDED;
    return n;
}

fg_status fg_result_brief(fg_result **out, const fg_result *result, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    if (!out) return fg_fail(err, FG_EINVAL, "fg_result_brief: out is NULL");
    *out = NULL;
    fg_error_clear(err);
    if (!result) return fg_fail(err, FG_EINVAL, "fg_result_brief: there is no result");
    fg_result *brief = fg_alloc(&a, sizeof *brief);
    if (!brief) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init_for(&brief->arena, &a, size_of(result));
    if (copy(brief, result)) {
        *out = brief;
        return FG_OK;
    }
    fg_result_free(brief);
    return fg_fail(err, FG_ENOMEM, "out of memory");
}
