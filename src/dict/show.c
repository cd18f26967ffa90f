/* fitgap dict show: what is known of a name, read from the sources that an image carries. */
#include "dict/dict.h"

typedef struct {
    const fg_dict *dict;
    fg_sources src;
    fg_source_concepts moved;
    fg_buf out;
    fg_str asked;
} shower;

static void add_place(fg_buf *out, const fg_source_place *p) {
    fg_buf_printf(out, "  (%s:%u%s)\n", p->file, p->line, p->layer ? ", a layer over the first" : "");
}

static void add_credit(fg_buf *out, int32_t credit) {
    fg_buf_printf(out, " %d.%02d", credit / FG_ONE, credit % FG_ONE / 100);
}

static const char *condition_of(uint32_t flags) {
    if (flags & FG_NAME_LICENSED && flags & FG_NAME_FIXED) return "in this case, near one of its words only";
    if (flags & FG_NAME_LICENSED && flags & FG_NAME_EXACT)
        return "in this case, only in company (a list, a typed head, a word of `near`)";
    if (flags & FG_NAME_LICENSED) return "only as what experience is in, or beside such a name";
    if (flags & FG_NAME_EXACT) return "in this case";
    if (flags & FG_NAME_TITLE) return "job title: evidence in a résumé, never asked by itself";
    if (flags & FG_NAME_STEM) return "in any inflection";
    if (flags & FG_NAME_FIXED) return "only as written, or in the plural";
    return NULL;
}

/* Does the name as it is written differ from what was asked for only by its case? */
static bool is_refused(const shower *s, const fg_source_name *n) {
    return (n->flags & FG_NAME_EXACT) && fg_str_eq_nocase(n->text, s->asked) && !fg_str_eq(n->text, s->asked);
}

static void add_name(shower *s, const fg_source_name *n) {
    const char *condition = condition_of(n->flags);
    fg_buf_printf(&s->out, "  name     %.*s", FG_STR_ARG(n->text));
    if (condition) fg_buf_printf(&s->out, "  (%s)", condition);
    if (is_refused(s, n)) fg_buf_printf(&s->out, "  so '%.*s' does not match", FG_STR_ARG(s->asked));
    fg_buf_add_char(&s->out, '\n');
}

static void add_names(shower *s, const fg_source_concept *c) {
    bool own = !c->display_only;
    for (uint32_t i = 0; i < c->names.n; i++)
        own &= !((c->names.at[i].flags & (FG_NAME_EXACT | FG_NAME_STEM | FG_NAME_FIXED | FG_NAME_LICENSED)) &&
                 fg_str_eq(c->names.at[i].text, c->name));
    fg_source_name name = {c->name, c->kind == FG_KIND_TITLE ? FG_NAME_TITLE : 0, c->name_place};
    if (own) add_name(s, &name);
    if (c->display_only) fg_buf_printf(&s->out, "  name     '%.*s' is printed but not matched\n", FG_STR_ARG(c->name));
    for (uint32_t i = 0; i < c->names.n; i++) add_name(s, &c->names.at[i]);
    for (uint32_t i = 0; i < c->patterns.n; i++)
        fg_buf_printf(&s->out, "  pattern  %.*s\n", FG_STR_ARG(c->patterns.at[i].text));
    for (uint32_t i = 0; i < c->lost.n; i++) {
        fg_buf_printf(&s->out, "  hidden   %.*s", FG_STR_ARG(c->lost.at[i].text));
        add_place(&s->out, &c->lost.at[i].place);
    }
}

static void add_words(shower *s, const char *label, const fg_str *words, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) fg_buf_printf(&s->out, "%s%.*s", i ? " " : label, FG_STR_ARG(words[i]));
    if (n) fg_buf_add_char(&s->out, '\n');
}

static void add_gives(shower *s, uint32_t concept) {
    const fg_dict *d = s->dict;
    const fg_image_concept *c = &d->concepts[concept];
    for (uint32_t k = fg_first_credit(&c[0]); k < fg_first_credit(&c[1]); k++) {
        const fg_image_credit *g = &d->credits[k];
        fg_buf_printf(&s->out, "  gives    %.*s", FG_STR_ARG(fg_concept_id(d, g->concept)));
        add_credit(&s->out, (int32_t)g->credit);
        fg_buf_printf(&s->out, "%s\n", fg_dict_is_child(d, concept, g->concept) ? "" : " (implied)");
    }
}

static void add_concept(shower *s, const fg_source_concept *c) {
    const fg_dict *d = s->dict;
    uint32_t concept = fg_dict_find_concept(d, c->id);
    fg_buf_printf(&s->out, "%.*s: %.*s, %s", FG_STR_ARG(c->id), FG_STR_ARG(c->name), fg_kind_name(c->kind));
    add_place(&s->out, &c->place);
    if (concept != FG_NONE && d->concepts[concept].class_plus_1) {
        const fg_image_class *k = &d->classes[d->concepts[concept].class_plus_1 - 1];
        fg_buf_printf(&s->out, "  class    %.*s", FG_STR_ARG(fg_dict_str(d, k->name)));
        add_credit(&s->out, k->credit);
        fg_buf_add_char(&s->out, '\n');
    }
    if (c->general) fg_buf_printf(&s->out, "  general  tells no skill by itself\n");
    if (c->had_by)
        fg_buf_printf(&s->out, "  had by   %u %% of people, about: in a ranking it counts for less\n", c->had_by);
    if (c->seldom_told) fg_buf_printf(&s->out, "  seldom   told by those who have it: not told, it cannot be judged\n");
    for (uint32_t i = 0; i < c->parents.n; i++)
        fg_buf_printf(&s->out, "%s%.*s", i ? ", " : "  is a     ", FG_STR_ARG(c->parents.at[i].target));
    if (c->parents.n) fg_buf_add_char(&s->out, '\n');
    add_names(s, c);
    add_words(s, "  near     ", c->near.at, c->near.n);
    add_words(s, "  never    behind ", c->not_after.at, c->not_after.n);
    add_words(s, "  never    before ", c->not_before.at, c->not_before.n);
    if (concept != FG_NONE) add_gives(s, concept);
}

static const fg_source_name *find_lost(const fg_source_concept *c, fg_str asked) {
    for (uint32_t i = 0; i < c->lost.n; i++)
        if (fg_str_eq_nocase(c->lost.at[i].text, asked)) return &c->lost.at[i];
    return NULL;
}

static bool has_name(const fg_source_concept *c, fg_str asked) {
    if (fg_str_eq_nocase(c->id, asked) || fg_str_eq_nocase(c->name, asked) || find_lost(c, asked)) return true;
    for (uint32_t i = 0; i < c->names.n; i++)
        if (fg_str_eq_nocase(c->names.at[i].text, asked)) return true;
    return false;
}

/* What moved is known by its id alone, since its names have gone along. */
static bool add_moved(shower *s, const fg_source_concept *m) {
    if (m->gone ? !has_name(m, s->asked) : !fg_str_eq_nocase(m->id, s->asked)) return false;
    fg_buf_printf(&s->out, "%.*s: ", FG_STR_ARG(m->id));
    if (m->moved_to.len)
        fg_buf_printf(&s->out, "now %.*s", FG_STR_ARG(m->moved_to));
    else
        fg_buf_printf(&s->out, "no longer a concept");
    add_place(&s->out, &m->place);
    return true;
}

static bool add_phrase(shower *s, const fg_source_phrase *p) {
    if (!fg_str_eq_nocase(p->text, s->asked)) return false;
    fg_buf_printf(&s->out, "%.*s: word of the language, group '%s'", FG_STR_ARG(p->text), fg_lex_name(p->tag));
    add_place(&s->out, &p->place);
    return true;
}

static bool add_all(shower *s) {
    bool any = false;
    for (uint32_t i = 0; i < s->src.concepts.n; i++) {
        if (!has_name(&s->src.concepts.at[i], s->asked)) continue;
        add_concept(s, &s->src.concepts.at[i]);
        any = true;
    }
    for (uint32_t i = 0; i < s->moved.n; i++) any |= add_moved(s, &s->moved.at[i]);
    for (uint32_t i = 0; i < s->src.phrases.n; i++) any |= add_phrase(s, &s->src.phrases.at[i]);
    return any;
}

static fg_status read_sources(shower *s, fg_arena *arena, fg_error *err) {
    fg_source_files files = {0};
    if (!fg_sources_unpack(arena, s->dict->sources, &files))
        return arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory")
                             : fg_fail(err, FG_EDICT, "the sources in the dictionary cannot be read");
    for (uint32_t i = 0; i < files.n; i++) fg_source_read(&s->src, &files.at[i]);
    fg_source_merge(&s->src, &s->moved);
    return arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

typedef bool (*answer)(shower *s);

/* For one who asks why a name is not found. */
static bool add_loss(shower *s) {
    const fg_source_concept *c = NULL;
    const fg_source_place *place = NULL;
    for (uint32_t i = 0; i < s->src.concepts.n && !place; i++) {
        c = &s->src.concepts.at[i];
        const fg_source_name *lost = find_lost(c, s->asked);
        if (lost) place = &lost->place;
    }
    for (uint32_t i = 0; i < s->moved.n && !place; i++) {
        c = &s->moved.at[i];
        if (c->gone && has_name(c, s->asked)) place = &c->place;
    }
    if (place)
        fg_buf_printf(&s->out, "a name of %.*s until %s:%u %s it", FG_STR_ARG(c->id), place->file, place->line,
                      c->gone ? "drops" : "hides");
    return place != NULL;
}

static bool add_nearest(shower *s) {
    fg_str nearest = fg_source_nearest(&s->src.concepts, s->asked);
    fg_buf_add(&s->out, nearest);
    return nearest.len != 0;
}

static fg_status write_answer(const fg_dict *d, fg_str name, answer find, bool *found, fg_sink sink, fg_error *err) {
    fg_arena arena;
    fg_error_clear(err);
    fg_arena_init(&arena, &d->alloc);
    shower s = {.dict = d, .src = {.arena = &arena}, .asked = fg_str_trim(name)};
    fg_buf_init(&s.out, &arena);
    *found = false;
    fg_status status = read_sources(&s, &arena, err);
    if (status == FG_OK) *found = find(&s);
    if (status == FG_OK && arena.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    else if (status == FG_OK && s.out.n && !sink.write(sink.ctx, fg_buf_str(&s.out)))
        status = fg_fail(err, FG_EIO, "the output could not be written");
    fg_arena_free(&arena);
    return status;
}

fg_status fg_dict_show(const fg_dict *d, fg_str name, bool *found, fg_sink sink, fg_error *err) {
    return write_answer(d, name, add_all, found, sink, err);
}

fg_status fg_dict_tell_loss(const fg_dict *d, fg_str name, bool *found, fg_sink sink, fg_error *err) {
    return write_answer(d, name, add_loss, found, sink, err);
}

fg_status fg_dict_nearest(const fg_dict *d, fg_str name, bool *found, fg_sink sink, fg_error *err) {
    return write_answer(d, name, add_nearest, found, sink, err);
}
