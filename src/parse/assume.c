/* A résumé with things that it does not say: what would be if it did. */
#include "parse/roles.h"

#include <stdlib.h>

typedef struct {
    fg_resume_reading text; /* what is assumed */
    fg_resume *out;
} assuming;

/* ---- one thing ---- */

static void add_skill(assuming *a, uint32_t from, uint32_t to, const fg_mentions *found, uint32_t i, uint32_t months) {
    fg_span none;
    fg_proof *p = FG_PUSH(&a->out->arena, &a->out->proofs);
    if (p)
        *p = (fg_proof){.concept = found->at[i].concept,
                        .place = FG_IN_ROLE,
                        .polarity = fg_stated_polarity(&a->text, from, to, found, i),
                        .level = fg_stated_level(&a->text, from, to, found, i, &none),
                        .role = FG_NONE,
                        .stated_months = months,
                        .assumed = true};
}

static bool add_degree(assuming *a, uint32_t from, uint32_t to) {
    fg_fields fields = {0};
    fg_degree d;
    for (uint32_t i = from; i < to; i++) {
        if (!fg_degree_at(&a->text.reading, i, to, true, a->text.reading.scratch, &fields, &d)) continue;
        fg_education *e = FG_PUSH(&a->out->arena, &a->out->education);
        if (e)
            *e = (fg_education){.level = d.level,
                                .field = d.fields ? fields.at[d.first_field].concept : FG_NONE,
                                .end = {FG_NO_MONTH, FG_PRECISION_NONE}};
        return true;
    }
    return false;
}

static uint32_t months_in(const assuming *a, uint32_t from, uint32_t to) {
    fg_years y;
    for (uint32_t i = from; i < to; i++)
        if (fg_years_at(&a->text.reading, i, to, &y)) return y.min_months;
    return 0;
}

/* "No Python", "Python is not needed": outside the names themselves, which may have such words ("no-code"). */
static bool is_denied(const assuming *a, uint32_t from, uint32_t to, const fg_mentions *found) {
    const fg_reading *r = &a->text.reading;
    fg_hit h;
    for (uint32_t i = from, next = 0; i < to; i++) {
        while (next < found->n && found->at[next].end <= i) next++;
        if (fg_cue_at(r, i, to, FG_LEX_PERMIT, &h, NULL)) i = h.end; /* "without sponsorship" is something to have */
        if (i >= to) return false;
        bool inside = next < found->n && found->at[next].first <= i;
        if (!inside &&
            (fg_cue_at(r, i, to, FG_LEX_NOT_ASSUMED, &h, NULL) || fg_cue_at(r, i, to, FG_LEX_LACKS, &h, NULL)))
            return true;
    }
    return false;
}

/* "-8 years": fewer than none. */
static bool is_negative(const assuming *a, uint32_t from, uint32_t to) {
    const fg_reading *r = &a->text.reading;
    for (uint32_t i = from; i + 1 < to; i++) {
        bool apart = i == from || fg_tok(r, i - 1)->end < fg_tok(r, i)->start;
        if (apart && (fg_is(r, i, '-') || fg_is(r, i, FG_DASH)) && fg_tok(r, i + 1)->cls == FG_TOK_NUMBER) return true;
    }
    return false;
}

/* "Kubernetes", "2 years of SQL", "5 years of experience", "a bachelor's degree in accounting", "basic Python", "a Secret
 * clearance". */
static bool add_thing(assuming *a, uint32_t from, uint32_t to, const fg_mentions *found) {
    uint32_t months = months_in(a, from, to);
    if (!months && add_degree(a, from, to)) return true;
    for (uint32_t i = 0; i < found->n; i++) add_skill(a, from, to, found, i, months);
    if (!found->n && months > a->out->assumed_months) a->out->assumed_months = months;
    bool condition = fg_resume_assume_conditions(&a->text, from, to);
    return condition || found->n || months;
}

/* ---- all of them ---- */

static bool take(assuming *a, uint32_t from, uint32_t to, fg_error *err) {
    fg_reading *r = &a->text.reading;
    fg_str text = {r->doc->text.ptr + fg_tok(r, from)->start, fg_tok(r, to - 1)->end - fg_tok(r, from)->start};
    fg_mentions found = {0};
    fg_find_mentions(r, from, to, true, &found);
    if (is_negative(a, from, to) || is_denied(a, from, to, &found)) {
        fg_fail(err, FG_EINPUT, "only what is there can be assumed, not '%.*s'", FG_STR_ARG(text));
        return false;
    }
    if (!add_thing(a, from, to, &found)) {
        fg_fail(err, FG_EINPUT, "nothing in the dictionary is called '%.*s'", FG_STR_ARG(text));
        return false;
    }
    fg_str *t = FG_PUSH(&a->out->arena, &a->out->assumed);
    if (t) *t = fg_arena_copy(&a->out->arena, text);
    return true;
}

static bool add_all(assuming *a, fg_error *err) {
    uint32_t n = a->text.reading.tokens->list.n;
    for (uint32_t from = 0; from < n;) {
        uint32_t to = from;
        while (to < n && !fg_is(&a->text.reading, to, ';')) to++;
        if (to > from && !take(a, from, to, err)) return false;
        from = to + 1;
    }
    if (!a->out->assumed.n) fg_fail(err, FG_EINPUT, "nothing is assumed");
    return a->out->assumed.n > 0;
}

static int by_concept(const void *a, const void *b) {
    const fg_proof *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    if (x->assumed != y->assumed) return x->assumed ? 1 : -1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static const fg_skill *skill_of(const fg_resume *r, uint32_t concept) {
    for (uint32_t i = 0; i < r->skills.n; i++)
        if (r->skills.at[i].concept == concept) return &r->skills.at[i];
    return NULL;
}

static void collect_skills(fg_resume *out, const fg_resume *base) {
    if (out->proofs.n) qsort(out->proofs.at, out->proofs.n, sizeof *out->proofs.at, by_concept);
    for (uint32_t i = 0; i < out->proofs.n;) {
        uint32_t end = i + 1;
        while (end < out->proofs.n && out->proofs.at[end].concept == out->proofs.at[i].concept) end++;
        const fg_skill *before = skill_of(base, out->proofs.at[i].concept);
        fg_skill *s = FG_PUSH(&out->arena, &out->skills);
        if (!s) return;
        *s = before ? *before : (fg_skill){.concept = out->proofs.at[i].concept, .last_used = FG_NO_MONTH};
        s->first = i;
        s->n = end - i;
        i = end;
    }
}

/* All but the lists that grow is shared with the résumé underneath. */
static void copy_base(fg_resume *out, const fg_resume *base) {
    fg_arena arena = out->arena;
    *out = *base;
    out->arena = arena;
    out->base = base;
    out->whole = out->own_base = NULL;
    out->proofs.at = NULL, out->proofs.n = out->proofs.cap = 0;
    out->skills.at = NULL, out->skills.n = out->skills.cap = 0;
    out->education.at = NULL, out->education.n = out->education.cap = 0;
    out->conditions.at = NULL, out->conditions.n = out->conditions.cap = 0;
    for (uint32_t i = 0; i < base->proofs.n; i++) {
        fg_proof *p = FG_PUSH(&out->arena, &out->proofs);
        if (p) *p = base->proofs.at[i];
    }
    for (uint32_t i = 0; i < base->conditions.n; i++) {
        fg_condition *c = FG_PUSH(&out->arena, &out->conditions);
        if (c) *c = base->conditions.at[i];
    }
    for (uint32_t i = 0; i < base->education.n; i++) {
        fg_education *e = FG_PUSH(&out->arena, &out->education);
        if (e) *e = base->education.at[i];
    }
}

fg_status fg_resume_assume(fg_resume **out, fg_engine *engine, const fg_resume *base, fg_str things, fg_error *err) {
    fg_doc *doc = NULL;
    fg_error_clear(err);
    *out = NULL;
    if (!base || base->base || base->dict != engine->dict)
        return fg_fail(err, FG_EINVAL, "things are assumed of a résumé as it was read, over the same dictionary");
    fg_resume *r = fg_alloc(&engine->alloc, sizeof *r);
    if (!r) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&r->arena, &engine->alloc);
    copy_base(r, base);
    fg_engine_begin(engine);
    assuming a = {.out = r, .text.resume = r};
    fg_status status = fg_doc_parse(&doc, things, NULL, NULL, &engine->alloc, err);
    if (status == FG_OK && fg_reading_start(&a.text.reading, engine, doc) && !add_all(&a, err)) status = FG_EINPUT;
    if (status == FG_OK) collect_skills(r, base);
    if (r->arena.failed || engine->scratch.failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    fg_doc_free(doc);
    if (status == FG_OK)
        *out = r;
    else
        fg_resume_free(r);
    return status;
}
