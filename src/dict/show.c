/* fitgap dict show: what is known of a name. */
#include "dict/dict.h"

static void add_links(const fg_dict *d, fg_buf *out, const char *label, fg_image_list list) {
    for (uint32_t k = 0; k < list.n; k++)
        fg_buf_printf(out, "%s%.*s", k ? ", " : label, FG_STR_ARG(fg_concept_id(d, d->links[list.first + k])));
    if (list.n) fg_buf_add_char(out, '\n');
}

static const char *condition_of(uint32_t flags) {
    if (flags & FG_NAME_LICENSED) return "in this case, only in company (a list, a typed head, a word of `near`)";
    if (flags & FG_NAME_EXACT) return "in this case";
    if (flags & FG_NAME_TITLE) return "job title";
    if (flags & FG_NAME_STEM) return "in any inflection";
    return NULL;
}

static void add_names(const fg_dict *d, fg_buf *out, const fg_image_concept *c) {
    for (uint32_t i = c->first_name; i < c->first_name + c->names; i++) {
        const char *condition = condition_of(d->names[i].flags);
        fg_buf_printf(out, "  name     %.*s", FG_STR_ARG(fg_dict_str(d, d->names[i].surface)));
        if (condition) fg_buf_printf(out, "  (%s)", condition);
        fg_buf_add_char(out, '\n');
    }
}

static void add_gives(const fg_dict *d, fg_buf *out, uint32_t concept, const fg_image_concept *c) {
    for (uint32_t k = 0; k < c->closure.n; k++) {
        const fg_image_credit *g = &d->credits[c->closure.first + k];
        fg_buf_printf(out, "  gives    %.*s %d.%02d%s\n", FG_STR_ARG(fg_concept_id(d, g->concept)), g->credit / FG_ONE,
                      g->credit % FG_ONE / 100, fg_dict_is_child(d, concept, g->concept) ? "" : " (implied)");
    }
}

static void add_concept(const fg_dict *d, fg_buf *out, uint32_t concept) {
    const fg_image_concept *c = &d->concepts[concept];
    fg_buf_printf(out, "%.*s: %.*s, %s\n", FG_STR_ARG(fg_concept_id(d, concept)),
                  FG_STR_ARG(fg_concept_name(d, concept)), fg_kind_name(c->kind));
    if (c->class_plus_1) {
        const fg_image_class *k = &d->classes[c->class_plus_1 - 1];
        fg_buf_printf(out, "  class    %.*s %d.%02d\n", FG_STR_ARG(fg_dict_str(d, k->name)), k->credit / FG_ONE,
                      k->credit % FG_ONE / 100);
    }
    add_links(d, out, "  is a     ", c->parents);
    add_names(d, out, c);
    add_gives(d, out, concept, c);
    if (c->near.n) fg_buf_printf(out, "  near     %u words\n", c->near.n);
    if (c->not_before.n + c->not_after.n)
        fg_buf_printf(out, "  vetoes   %u before, %u behind\n", c->not_after.n, c->not_before.n);
}

/* Every concept that has the name, in whatever case. */
static bool add_all(const fg_dict *d, fg_buf *out, fg_str name) {
    bool any = false;
    for (uint32_t c = 0; c < d->n[FG_SEC_CONCEPTS]; c++) {
        bool mine = fg_str_eq_nocase(fg_concept_id(d, c), name) || fg_str_eq_nocase(fg_concept_name(d, c), name);
        const fg_image_concept *k = &d->concepts[c];
        for (uint32_t i = k->first_name; i < k->first_name + k->names && !mine; i++)
            mine = fg_str_eq_nocase(fg_dict_str(d, d->names[i].surface), name) ||
                   fg_str_eq_nocase(fg_dict_str(d, d->names[i].norms), name);
        if (mine) add_concept(d, out, c);
        any |= mine;
    }
    return any;
}

fg_status fg_dict_show(const fg_dict *d, fg_str name, bool *found, fg_sink sink, fg_error *err) {
    fg_arena arena;
    fg_buf out;
    fg_error_clear(err);
    fg_arena_init(&arena, &d->alloc);
    fg_buf_init(&out, &arena);
    *found = add_all(d, &out, name);
    fg_status status = FG_OK;
    if (arena.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    else if (out.n && !sink.write(sink.ctx, fg_buf_str(&out)))
        status = fg_fail(err, FG_EIO, "the output could not be written");
    fg_arena_free(&arena);
    return status;
}
