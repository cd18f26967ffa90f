/* Concepts of several layers become one an id; what a later layer hides is gone. */
#include <stdlib.h>

#include "dict/source.h"

static int by_id_and_layer(const void *a, const void *b) {
    const fg_source_concept *x = a, *y = b;
    int order = fg_str_cmp(x->id, y->id);
    if (order) return order;
    if (x->place.layer != y->place.layer) return x->place.layer < y->place.layer ? -1 : 1;
    return strcmp(x->place.file, y->place.file);
}

#define APPEND(s, to, from)                                                                                            \
    for (uint32_t append_i = 0; append_i < (from).n; append_i++) {                                                     \
        (void)FG_PUSH((s)->arena, &(to));                                                                              \
        if ((s)->arena->failed) return;                                                                                \
        (to).at[(to).n - 1] = (from).at[append_i];                                                                     \
    }

/* The later layer overrides what is single and adds to what is many. */
static void extend(fg_sources *s, fg_source_concept *c, const fg_source_concept *later) {
    if (later->name.len) {
        c->name = later->name;
        c->name_place = later->name_place;
    }
    if (later->has_kind) c->kind = later->kind;
    c->has_kind |= later->has_kind;
    if (later->klass.len) c->klass = later->klass;
    c->display_only |= later->display_only;
    c->general |= later->general;
    c->seldom_told |= later->seldom_told;
    if (later->had_by) c->had_by = later->had_by;
    c->gone = later->gone;
    c->moved_to = later->moved_to;
    if (later->gone || later->moved_to.len) c->place = later->place;
    APPEND(s, c->names, later->names)
    APPEND(s, c->parents, later->parents)
    APPEND(s, c->implies, later->implies)
    APPEND(s, c->kinds, later->kinds)
    APPEND(s, c->near, later->near)
    APPEND(s, c->not_before, later->not_before)
    APPEND(s, c->not_after, later->not_after)
    APPEND(s, c->patterns, later->patterns)
    APPEND(s, c->hidden, later->hidden)
    APPEND(s, c->common, later->common)
}

static void join_layers(fg_sources *s) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->concepts.n && !s->arena->failed; i++) {
        fg_source_concept *c = &s->concepts.at[i], *before = kept ? &s->concepts.at[kept - 1] : NULL;
        if (!before || !fg_str_eq(before->id, c->id)) {
            s->concepts.at[kept++] = *c;
        } else if (before->place.layer == c->place.layer) {
            fg_source_fault(s, &c->place, "'%.*s' stands in %s:%u as well", FG_STR_ARG(c->id), before->place.file,
                            before->place.line);
        } else {
            extend(s, before, c);
            before->place.layer = c->place.layer;
        }
    }
    s->concepts.n = kept;
}

/* What hides a name, which is marked; NULL: nothing. */
static fg_source_name *find_hiding(fg_source_name *hidden, uint32_t n, fg_str name, uint32_t layer) {
    fg_source_name *found = NULL;
    for (uint32_t i = 0; i < n; i++) {
        if (layer >= hidden[i].place.layer || !fg_str_eq_nocase(hidden[i].text, name)) continue;
        hidden[i].flags = FG_HIDES;
        found = &hidden[i];
    }
    return found;
}

static bool has_lost(const fg_source_concept *c, fg_str name) {
    for (uint32_t i = 0; i < c->lost.n; i++)
        if (fg_str_eq(c->lost.at[i].text, name)) return true;
    return false;
}

static bool lose_name(fg_sources *s, fg_source_concept *c, fg_str name, uint32_t layer) {
    const fg_source_name *own = find_hiding(c->hidden.at, c->hidden.n, name, layer),
                         *of_all = find_hiding(s->hidden.at, s->hidden.n, name, layer), *by = own ? own : of_all;
    fg_source_name *lost = by && !has_lost(c, name) ? FG_PUSH(s->arena, &c->lost) : NULL;
    if (lost) *lost = (fg_source_name){name, 0, by->place};
    return by != NULL;
}

static void hide_names(fg_sources *s, fg_source_concept *c) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->names.n; i++) {
        fg_source_name *n = &c->names.at[i];
        if (!lose_name(s, c, n->text, n->place.layer)) c->names.at[kept++] = *n;
    }
    c->names.n = kept;
    if (lose_name(s, c, c->name, c->name_place.layer)) c->display_only = true;
}

#define MOVES_MAX 16

static int by_id(const void *id, const void *concept) {
    return fg_str_cmp(*(const fg_str *)id, ((const fg_source_concept *)concept)->id);
}

fg_source_concept *fg_source_find(const fg_source_concepts *concepts, fg_str id) {
    return concepts->n ? bsearch(&id, concepts->at, concepts->n, sizeof *concepts->at, by_id) : NULL;
}

fg_source_concept *fg_source_resolve(const fg_sources *s, const fg_source_concepts *moved, fg_str id) {
    fg_source_concept *found = NULL, *forward = NULL;
    for (int moves = 0; moves < MOVES_MAX; moves++) {
        found = fg_source_find(&s->concepts, id);
        forward = found ? NULL : fg_source_find(moved, id);
        if (!forward || !forward->moved_to.len) break;
        id = forward->moved_to;
    }
    return found;
}

/* A layer that moves a concept of another takes its names along. */
static void move_names(fg_sources *s, const fg_source_concepts *moved, const fg_source_concept *m) {
    fg_source_concept *to = m->moved_to.len && (m->name.len || m->names.n) ? fg_source_resolve(s, moved, m->id) : NULL;
    if (!to) return;
    uint32_t flags = m->kind == FG_KIND_TITLE ? FG_NAME_TITLE : 0;
    bool own = m->name.len && !m->display_only;
    for (uint32_t i = 0; i < m->names.n; i++) {
        fg_source_name *n = FG_PUSH(s->arena, &to->names);
        if (!n) return;
        *n = m->names.at[i];
        n->flags |= flags;
        own &= !fg_str_eq(n->text, m->name) || !(n->flags & ~(uint32_t)FG_NAME_TITLE);
    }
    fg_source_name *n = own ? FG_PUSH(s->arena, &to->names) : NULL;
    if (n) *n = (fg_source_name){m->name, flags, m->name_place};
    APPEND(s, to->patterns, m->patterns)
}

/* The entry that closes the circle of moves which begins with `c`, by the highest layer in it; NULL: they lead elsewhere. */
static fg_source_concept *find_circle(fg_sources *s, fg_source_concept *c) {
    fg_source_concept *guilty = c, *at = c;
    for (int moves = 0; moves < MOVES_MAX; moves++) {
        at = fg_source_find(&s->concepts, at->moved_to);
        if (!at || !at->moved_to.len) return NULL;
        if (at == c) return guilty;
        if (at->place.layer > guilty->place.layer) guilty = at;
    }
    return NULL;
}

/* The move that closes a circle is one fault, and not made: what names the concept in other entries is sound. */
static void break_circles(fg_sources *s) {
    for (uint32_t i = 0; i < s->concepts.n; i++) {
        fg_source_concept *c = &s->concepts.at[i];
        fg_source_concept *guilty = c->moved_to.len ? find_circle(s, c) : NULL;
        if (!guilty) continue;
        fg_source_fault(s, &guilty->place, "moved in a circle, to '%.*s'", FG_STR_ARG(guilty->moved_to));
        guilty->moved_to = (fg_str){0};
        guilty->broken = true;
    }
}

void fg_source_merge(fg_sources *s, fg_source_concepts *moved) {
    if (s->concepts.n) qsort(s->concepts.at, s->concepts.n, sizeof *s->concepts.at, by_id_and_layer);
    join_layers(s);
    break_circles(s);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->concepts.n; i++) {
        fg_source_concept *c = &s->concepts.at[i];
        if (c->hidden.n || s->hidden.n) hide_names(s, c);
        if (c->gone || c->moved_to.len) {
            fg_source_concept *m = FG_PUSH(s->arena, moved);
            if (m) *m = *c;
            continue;
        }
        s->concepts.at[kept++] = *c;
    }
    s->concepts.n = kept;
    for (uint32_t i = 0; i < moved->n && !s->arena->failed; i++) move_names(s, moved, &moved->at[i]);
}
