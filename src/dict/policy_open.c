/* Opens the policy of a dictionary, or one that takes its place. */
#include "dict/policy.h"
#include "dict/source.h"

static bool take_own(fg_policy *p) {
    memcpy(p->number, p->dict->policy, sizeof p->number);
    for (uint32_t i = 0; i < p->dict->n[FG_SEC_CLASSES]; i++) p->sibling[i] = p->dict->classes[i].credit;
    p->hash = p->dict->header->policy_hash;
    return true;
}

static uint32_t find_class(const fg_dict *d, fg_str name) {
    for (uint32_t i = 0; i < d->n[FG_SEC_CLASSES]; i++)
        if (fg_str_eq(fg_dict_str(d, d->classes[i].name), name)) return i;
    return FG_NONE;
}

/* Each class of the dictionary must have its credit, and nothing else may. */
static void take_classes(fg_policy *p, fg_sources *s, const fg_source_place *place) {
    uint32_t n = p->dict->n[FG_SEC_CLASSES];
    for (uint32_t i = 0; i < n; i++) p->sibling[i] = -1;
    for (uint32_t i = 0; i < s->classes.n; i++) {
        const fg_source_class *c = &s->classes.at[i];
        uint32_t class = find_class(p->dict, c->name);
        if (class == FG_NONE)
            fg_source_fault(s, &c->place, "the dictionary has no class '%.*s'", FG_STR_ARG(c->name));
        else
            p->sibling[class] = c->credit;
    }
    for (uint32_t i = 0; i < n; i++)
        if (p->sibling[i] < 0)
            fg_source_fault(s, place, "'class %.*s' is not set",
                            FG_STR_ARG(fg_dict_str(p->dict, p->dict->classes[i].name)));
}

static bool take_file(fg_policy *p, const fg_dict_source *source, const fg_dict_faults *faults, fg_error *err) {
    fg_sources s = {.arena = &p->arena, .faults = faults};
    p->text = fg_arena_copy(&p->arena, fg_source_text(source->text));
    fg_source_file file = {source->name, p->text, 0};
    fg_source_place place = {source->name, 0, 0};
    if (!fg_policy_says_so(p->text)) {
        fg_fail(err, FG_EDICT, "no policy, which begins with '# fitgap-policy 1' (see fitgap policy show): %s",
                source->name);
        return false;
    }
    if (fg_source_is_text(&s, &file)) {
        fg_source_read_policy(&s, &file);
        take_classes(p, &s, &place);
    }
    memcpy(p->number, s.policy, sizeof p->number);
    p->hash = s.policy_hash;
    if (!s.n_faults) return true;
    fg_fail(err, FG_EDICT, "the policy has %u fault%s: %s", s.n_faults, s.n_faults == 1 ? "" : "s", source->name);
    return false;
}

fg_status fg_policy_open(fg_policy **out, const fg_dict *dict, const fg_dict_source *source,
                         const fg_dict_faults *faults, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *out = NULL;
    if (!dict) return fg_fail(err, FG_EINVAL, "a policy needs a dictionary");
    fg_policy *p = fg_alloc(&a, sizeof *p);
    if (!p) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&p->arena, &a);
    p->dict = dict;
    p->sibling = FG_NEW_N(&p->arena, int32_t, dict->n[FG_SEC_CLASSES] + 1);
    bool good = p->sibling && (source ? take_file(p, source, faults, err) : take_own(p));
    fg_status status = p->arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : good ? FG_OK : FG_EDICT;
    if (status == FG_OK)
        *out = p;
    else
        fg_policy_free(p);
    return status;
}

void fg_policy_free(fg_policy *p) {
    if (!p) return;
    fg_allocator a = p->arena.alloc;
    fg_arena_free(&p->arena);
    fg_release(&a, p, sizeof *p);
}

fg_str fg_policy_text(const fg_policy *p, fg_arena *arena) {
    fg_source_files files = {0};
    fg_str text = {0};
    if (p->text.len) return p->text;
    if (!fg_sources_unpack(arena, p->dict->sources, &files)) return text;
    for (uint32_t i = 0; i < files.n; i++)
        if (fg_str_ends(fg_str_of(files.at[i].name), FG_LIT("policy.txt"))) text = fg_source_text(files.at[i].text);
    return text;
}
