#include "parse/engine.h"

#include "dict/policy.h"

const char fg_undrawn_warning[] =
    "white words count as seen: the pages could not be drawn to look (pdftoppm of poppler-utils)";
const char fg_lost_letters_warning[] =
    "some words lost letters that are drawn as one, such as fi and ti: they were read as what they seem to have been";
const char fg_sandbox_warning[] =
    "the program that read this file ran in half a sandbox: the kernel lacks Landlock or seccomp";

fg_status fg_engine_new(fg_engine **out, const fg_dict *dict, const fg_options *opt, const fg_allocator *alloc,
                        fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *out = NULL;
    if (!dict) return fg_fail(err, FG_EINVAL, "an engine needs a dictionary");
    if (opt && (opt->size < sizeof *opt || opt->as_of < 0 || opt->as_of >= 10000 * 12))
        return fg_fail(err, FG_EINVAL, "options of the engine make no sense");
    if (opt && opt->policy && opt->policy->dict != dict)
        return fg_fail(err, FG_EINVAL, "policy and engine must share one dictionary");
    fg_engine *e = fg_alloc(&a, sizeof *e);
    if (!e) return fg_fail(err, FG_ENOMEM, "out of memory");
    e->alloc = a;
    e->dict = dict;
    if (opt) e->options = *opt;
    fg_arena_init(&e->scratch, &a);
    fg_languages_init(&e->languages);
    e->lookup = fg_lookup_new(dict, &a);
    e->policy = e->options.policy;
    if (!e->policy && fg_policy_open(&e->own, dict, NULL, NULL, &a, NULL) == FG_OK) e->policy = e->own;
    if (!e->lookup || !e->policy) {
        fg_engine_free(e);
        return fg_fail(err, FG_ENOMEM, "out of memory");
    }
    *out = e;
    return FG_OK;
}

void fg_engine_free(fg_engine *e) {
    if (!e) return;
    if (e->known) e->forget(e->known);
    fg_lookup_free(e->lookup);
    fg_policy_free(e->own);
    fg_arena_free(&e->scratch);
    fg_allocator a = e->alloc;
    fg_release(&a, e, sizeof *e);
}

void fg_engine_begin(fg_engine *e) {
    fg_arena_reset(&e->scratch);
    fg_lookup_begin(e->lookup);
}

bool fg_engine_tokenize(fg_engine *e, fg_arena *arena, const fg_doc *doc, fg_doc_tokens *out) {
    fg_tokens_init(&out->tokens, arena, fg_lookup_forms(e->lookup), doc->text);
    out->line_first = FG_NEW_N(arena, uint32_t, (size_t)doc->lines.n + 1);
    if (!out->line_first || !fg_tokens_expect(&out->tokens, doc->text.len)) return false;
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        out->line_first[i] = out->tokens.list.n;
        fg_tokenize(&out->tokens, doc->lines.at[i].start, doc->lines.at[i].end);
    }
    fg_tokens_settle(&out->tokens);
    out->line_first[doc->lines.n] = out->tokens.list.n;
    return !arena->failed;
}

fg_status fg_language_check(const fg_engine *e, const fg_doc *doc, fg_error *err) {
    const char *name = fg_language_guess(&e->languages, doc->text);
    if (!name || strcmp(name, "English") == 0) return FG_OK;
    return fg_fail(err, FG_ELANGUAGE, "%.*s is written in %s, for which there is no dictionary yet",
                   FG_STR_ARG(doc->name), name);
}
