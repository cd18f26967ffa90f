#include "report/dict_diff.h"

#include <stdlib.h>

#include "report/json_result.h"

fg_status fg_dict_diff_new(fg_dict_diff **out, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *out = fg_alloc(&a, sizeof **out);
    if (!*out) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&(*out)->arena, &a);
    return FG_OK;
}

void fg_dict_diff_free(fg_dict_diff *d) {
    if (!d) return;
    fg_allocator a = d->arena.alloc;
    fg_arena_free(&d->arena);
    fg_release(&a, d, sizeof *d);
}

/* ---- places ---- */

enum { SIDE = 70, QUOTE = 120 /* bytes at most */ };

/* The next place from i on, forwards or back, where a character begins. */
static uint32_t at_character(fg_str text, uint32_t i, int step) {
    while (i > 0 && i < text.len && ((unsigned char)text.ptr[i] & 0xC0) == 0x80) i += (uint32_t)step;
    return i;
}

static fg_span statement_at(const fg_posting *p, fg_span at) {
    for (uint32_t i = 0; i < p->requirements.n; i++)
        if (p->requirements.at[i].start <= at.start && p->requirements.at[i].end >= at.end)
            return (fg_span){p->requirements.at[i].start, p->requirements.at[i].end};
    return at;
}

/* What stands at [start, end) of a statement, with what is around it there; what is cut off is marked. */
static void set_place(fg_dict_diff *d, fg_dict_move *m, const fg_posting *p, fg_span at, fg_str where) {
    static const char cut[] = "\xE2\x80\xA6";
    fg_str text = fg_doc_text(p->doc);
    fg_span in = statement_at(p, at);
    uint32_t from = at.start - in.start > SIDE ? at_character(text, at.start - SIDE, 1) : in.start;
    uint32_t to = in.end - at.end > SIDE ? at_character(text, at.end + SIDE, -1) : in.end;
    uint32_t end = at.end - at.start > QUOTE ? at_character(text, at.start + QUOTE, -1) : at.end;
    if (end < at.end) to = at.end;
    m->where = where;
    m->left = fg_arena_printf(&d->arena, "%s%.*s", from > in.start ? cut : "", (int)(at.start - from), text.ptr + from);
    m->quote =
        fg_arena_printf(&d->arena, "%.*s%s", (int)(end - at.start), text.ptr + at.start, end < at.end ? cut : "");
    m->right = fg_arena_printf(&d->arena, "%.*s%s", (int)(to - at.end), text.ptr + at.end, to < in.end ? cut : "");
}

/* ---- readings ---- */

typedef struct {
    fg_leaf_view view;
    bool told; /* it is the other side of a place already */
} leaf;

typedef FG_VEC(leaf) leaves;

static void list_leaves(fg_arena *arena, const fg_posting *p, leaves *out) {
    fg_leaf_view view;
    for (size_t i = 0; fg_posting_leaf(p, i, &view); i++) {
        leaf *l = FG_PUSH(arena, out);
        if (l) *l = (leaf){view, false};
    }
}

static bool overlap(uint32_t start, uint32_t end, uint32_t other_start, uint32_t other_end) {
    return start < other_end && other_start < end;
}

static bool same_thing(const fg_leaf_view *a, const fg_leaf_view *b) {
    if (a->concept.len || b->concept.len) return fg_str_eq(a->concept, b->concept);
    return strcmp(a->kind, b->kind) == 0;
}

static bool read_alike(const fg_leaf_view *a, const fg_leaf_view *b) {
    return strcmp(a->kind, b->kind) == 0 && strcmp(a->necessity, b->necessity) == 0;
}

/* What the other side has where `l` stands: the same thing if it is there, else one that is nowhere else; NULL: nothing. */
static leaf *find_other(const leaves *others, const leaves *own, const leaf *l) {
    leaf *found = NULL;
    for (uint32_t i = 0; i < others->n; i++) {
        leaf *o = &others->at[i];
        if (!overlap(l->view.start, l->view.end, o->view.start, o->view.end)) continue;
        if (same_thing(&l->view, &o->view)) return o;
        bool elsewhere = o->told;
        for (uint32_t k = 0; k < own->n && !elsewhere; k++)
            elsewhere = same_thing(&own->at[k].view, &o->view) &&
                        overlap(own->at[k].view.start, own->at[k].view.end, o->view.start, o->view.end);
        if (!found && !elsewhere) found = o;
    }
    return found;
}

static fg_dict_reading reading_of(const leaf *l) {
    return l ? (fg_dict_reading){l->view.concept, l->view.kind, l->view.necessity} : (fg_dict_reading){0};
}

static void add_reading(fg_dict_diff *d, const leaf *before, const leaf *after, const fg_posting *p, fg_str where) {
    const fg_leaf_view *at = before ? &before->view : &after->view;
    fg_dict_move *m = FG_PUSH(&d->arena, &d->readings);
    if (!m) return;
    m->before = reading_of(before);
    m->after = reading_of(after);
    if (!before || !after || !same_thing(&before->view, &after->view)) m->before.necessity = m->after.necessity = NULL;
    m->old_points = m->new_points = -1;
    set_place(d, m, p, (fg_span){at->start, at->end}, where);
}

static uint32_t compare_leaves(fg_dict_diff *d, const fg_posting *before, const fg_posting *after, leaves *old,
                               leaves *new, fg_str where) {
    uint32_t first = d->readings.n;
    for (uint32_t i = 0; i < old->n; i++) {
        leaf *other = find_other(new, old, &old->at[i]);
        if (other) other->told = true;
        if (other && same_thing(&old->at[i].view, &other->view) && read_alike(&old->at[i].view, &other->view))
            d->stayed++;
        else
            add_reading(d, &old->at[i], other, before, where);
    }
    for (uint32_t i = 0; i < new->n; i++)
        if (!new->at[i].told) add_reading(d, NULL, &new->at[i], after, where);
    return d->readings.n - first;
}

fg_status fg_dict_diff_add(fg_dict_diff *d, fg_str where, const fg_posting *before, const fg_posting *after,
                           fg_error *err) {
    fg_arena scratch;
    leaves old = {0}, new = {0};
    fg_error_clear(err);
    fg_arena_init(&scratch, &d->arena.alloc);
    list_leaves(&scratch, before, &old);
    list_leaves(&scratch, after, &new);
    d->postings++;
    d->otherwise += compare_leaves(d, before, after, &old, &new, fg_arena_copy(&d->arena, where)) > 0;
    bool failed = scratch.failed || d->arena.failed;
    fg_arena_free(&scratch);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* ---- verdicts ---- */

typedef struct {
    fg_span at;
    char suffix;
    const char *name;
    int32_t points;
    bool told;
} verdict;

typedef FG_VEC(verdict) verdicts;

static void list_verdicts(fg_arena *arena, const fg_result *r, verdicts *out) {
    for (uint32_t i = 0; i < r->items.n; i++) {
        const fg_item *item = &r->items.at[i];
        const fg_requirement *q = &r->posting->requirements.at[item->requirement];
        verdict *v = item->of > 0 ? FG_PUSH(arena, out) : NULL;
        if (v) *v = (verdict){{q->start, q->end}, item->suffix, fg_verdict_names[item->verdict], item->points, false};
    }
    for (uint32_t i = 0; i < r->gates.n; i++) {
        const fg_gate *g = &r->gates.at[i];
        verdict *v = FG_PUSH(arena, out);
        if (v) *v = (verdict){g->posting_span, 'g', fg_gate_verdict_names[g->verdict], -1, false};
    }
}

static verdict *find_verdict(const verdicts *others, const verdict *v) {
    for (uint32_t i = 0; i < others->n; i++) {
        verdict *o = &others->at[i];
        if (!o->told && o->suffix == v->suffix && overlap(v->at.start, v->at.end, o->at.start, o->at.end)) return o;
    }
    return NULL;
}

static void add_verdict(fg_dict_diff *d, const verdict *before, const verdict *after, const fg_posting *p,
                        fg_str where) {
    fg_dict_move *m = FG_PUSH(&d->arena, &d->verdicts);
    if (!m) return;
    m->old_verdict = before ? before->name : NULL;
    m->new_verdict = after ? after->name : NULL;
    m->old_points = before ? before->points : -1;
    m->new_points = after ? after->points : -1;
    set_place(d, m, p, before ? before->at : after->at, where);
}

static void compare_verdicts(fg_dict_diff *d, const fg_result *before, const fg_result *after, verdicts *old,
                             verdicts *new, fg_str where) {
    for (uint32_t i = 0; i < old->n; i++) {
        verdict *other = find_verdict(new, &old->at[i]);
        if (other) other->told = true;
        if (other && strcmp(other->name, old->at[i].name) == 0)
            d->verdicts_stayed++;
        else
            add_verdict(d, &old->at[i], other, before->posting, where);
    }
    for (uint32_t i = 0; i < new->n; i++)
        if (!new->at[i].told) add_verdict(d, NULL, &new->at[i], after->posting, where);
}

fg_status fg_dict_diff_add_scores(fg_dict_diff *d, fg_str where, const fg_result *before, const fg_result *after,
                                  fg_error *err) {
    fg_arena scratch;
    verdicts old = {0}, new = {0};
    fg_error_clear(err);
    fg_arena_init(&scratch, &d->arena.alloc);
    list_verdicts(&scratch, before, &old);
    list_verdicts(&scratch, after, &new);
    where = fg_arena_copy(&d->arena, where);
    compare_verdicts(d, before, after, &old, &new, where);
    d->scored++;
    bool moved = before->score.low != after->score.low;
    fg_dict_score *s = moved ? FG_PUSH(&d->arena, &d->scores) : NULL;
    if (s) *s = (fg_dict_score){where, before->score.low, after->score.low};
    bool failed = scratch.failed || d->arena.failed;
    fg_arena_free(&scratch);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* ---- order ---- */

static int by_name(const char *a, const char *b) { return strcmp(a ? a : "", b ? b : ""); }

static int by_reading(const fg_dict_reading *a, const fg_dict_reading *b) {
    int order = fg_str_cmp(a->concept, b->concept);
    if (!order) order = by_name(a->kind, b->kind);
    return order ? order : by_name(a->necessity, b->necessity);
}

static int by_sides(const fg_dict_move *a, const fg_dict_move *b) {
    int order = by_reading(&a->before, &b->before);
    if (!order) order = by_reading(&a->after, &b->after);
    if (!order) order = by_name(a->old_verdict, b->old_verdict);
    return order ? order : by_name(a->new_verdict, b->new_verdict);
}

typedef struct {
    const fg_dict_move *move;
    uint32_t n; /* of its group */
} ordered;

/* The commonest first, those alike side by side, in the order in which they were seen. */
static int by_count(const void *a, const void *b) {
    const ordered *x = a, *y = b;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    int order = by_sides(x->move, y->move);
    return order ? order : (x->move > y->move) - (x->move < y->move);
}

static uint32_t count_alike(const ordered *list, uint32_t n, uint32_t first) {
    uint32_t end = first + 1;
    while (end < n && by_sides(list[first].move, list[end].move) == 0) end++;
    return end - first;
}

/* Sorts the moves into groups. */
static void group(fg_arena *arena, fg_dict_moves *moves, fg_dict_groups *groups) {
    ordered *list = FG_NEW_N(arena, ordered, (size_t)moves->n + 1);
    fg_dict_move *sorted = FG_NEW_N(arena, fg_dict_move, (size_t)moves->n + 1);
    if (!list || !sorted || !moves->n) return;
    for (uint32_t i = 0; i < moves->n; i++) list[i] = (ordered){&moves->at[i], 0};
    qsort(list, moves->n, sizeof *list, by_count);
    for (uint32_t i = 0, n; i < moves->n; i += n) {
        n = count_alike(list, moves->n, i);
        for (uint32_t k = i; k < i + n; k++) list[k].n = n;
    }
    qsort(list, moves->n, sizeof *list, by_count);
    for (uint32_t i = 0; i < moves->n; i++) sorted[i] = *list[i].move;
    for (uint32_t i = 0; i < moves->n; i += list[i].n) {
        fg_dict_group *g = FG_PUSH(arena, groups);
        if (g) *g = (fg_dict_group){i, list[i].n};
    }
    moves->at = sorted;
}

static int by_change(const void *a, const void *b) {
    const fg_dict_score *x = a, *y = b;
    int32_t one = abs(x->after - x->before), other = abs(y->after - y->before);
    return one != other ? (one > other ? -1 : 1) : fg_str_cmp(x->where, y->where);
}

fg_status fg_dict_diff_write(fg_dict_diff *d, uint32_t top, uint32_t places, fg_format format,
                             const fg_report_options *opt, fg_sink sink, fg_error *err) {
    static const fg_report_options plain = {.size = sizeof plain};
    fg_dict_groups readings = {0}, verdict_groups = {0};
    fg_error_clear(err);
    if (!sink.write) return fg_fail(err, FG_EINVAL, "a report needs a sink");
    if (!opt) opt = &plain;
    group(&d->arena, &d->readings, &readings);
    group(&d->arena, &d->verdicts, &verdict_groups);
    if (d->scores.n) qsort(d->scores.at, d->scores.n, sizeof *d->scores.at, by_change);
    if (d->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (top && readings.n > top) readings.n = top;
    return format == FG_JSON ? fg_dict_diff_write_json(d, &readings, &verdict_groups, places, opt, sink, err)
                             : fg_dict_diff_write_text(d, &readings, &verdict_groups, places, opt, sink, err);
}
