/* Headings, cues and other phrases of the language, and the classes of the policy. */
#include "dict/compile.h"

static uint32_t group_of(fg_compiler *c, fg_lex tag, uint32_t arg) {
    for (uint32_t i = 0; i < c->groups.n; i++)
        if (c->groups.at[i].tag == (uint32_t)tag && c->groups.at[i].arg == arg) return i;
    fg_image_group *g = FG_PUSH(&c->arena, &c->groups);
    if (g) *g = (fg_image_group){(uint32_t)tag, arg};
    return c->groups.n ? c->groups.n - 1 : 0;
}

/* A concept that is named for an argument becomes its number. */
static bool settle_argument(fg_compiler *c, fg_source_phrase *p) {
    if (!fg_lex_names_concept(p->tag)) return true;
    p->arg = fg_compile_find(c, p->concept);
    if (p->arg == FG_NONE && !fg_compile_is_dropped(c, p->concept, p->place.layer))
        fg_source_fault(&c->src, &p->place, "no concept '%.*s'", FG_STR_ARG(p->concept));
    return p->arg != FG_NONE;
}

void fg_compile_phrases(fg_compiler *c) {
    for (uint32_t i = 0; i < c->src.phrases.n; i++) {
        fg_source_phrase *p = &c->src.phrases.at[i];
        if (!settle_argument(c, p)) continue;
        fg_source_name *name = FG_NEW(&c->arena, fg_source_name);
        if (!name) return;
        *name = (fg_source_name){p->text, p->flags, p->place};
        fg_root root = p->tag <= FG_LEX_H_LAST        ? FG_ROOT_HEADING
                       : fg_lex_names_concept(p->tag) ? FG_ROOT_ACT
                                                      : FG_ROOT_CUE;
        fg_compile_name(c, root, group_of(c, p->tag, p->arg), name);
    }
}

void fg_compile_classes(fg_compiler *c) {
    for (uint32_t i = 0; i < c->src.classes.n; i++) {
        fg_image_class *k = FG_PUSH(&c->arena, &c->classes);
        if (k) *k = (fg_image_class){fg_trie_string(&c->trie, c->src.classes.at[i].name), c->src.classes.at[i].credit};
    }
}
