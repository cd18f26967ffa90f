/* fitgap dict suggest: terms with counts and contexts, as text and as JSON Lines. */
#include "parse/suggest.h"
#include "report/json.h"

static const char *reason_of(fg_alias_reason reason) {
    switch (reason) {
    case FG_ALIAS_ACRONYM: return "acronym";
    case FG_ALIAS_SPELLING: return "spelling";
    case FG_ALIAS_LETTER: return "one letter";
    case FG_ALIAS_VERSION: return "version";
    default: return NULL;
    }
}

static bool write_text(const fg_suggestion *g, fg_arena *arena, fg_sink sink) {
    fg_buf out;
    fg_buf_init(&out, arena);
    fg_buf_printf(&out, "%6u  %.*s", g->term->postings, FG_STR_ARG(g->term->text));
    if (g->concept.len)
        fg_buf_printf(&out, "   perhaps %.*s (%s: %.*s)", FG_STR_ARG(g->concept), reason_of(g->reason),
                      FG_STR_ARG(g->name));
    fg_buf_add_char(&out, '\n');
    for (uint32_t i = 0; i < g->term->n_contexts; i++)
        fg_buf_printf(&out, "        > %.*s\n", FG_STR_ARG(g->term->contexts[i]));
    return !arena->failed && sink.write(sink.ctx, fg_buf_str(&out));
}

static bool write_json(const fg_suggestion *g, fg_sink sink) {
    fg_json j;
    fg_json_start(&j, sink);
    fg_json_open(&j, NULL, '{');
    fg_json_str(&j, "term", g->term->text);
    fg_json_int(&j, "postings", g->term->postings);
    if (g->concept.len) {
        fg_json_str(&j, "concept", g->concept);
        fg_json_name(&j, "reason", reason_of(g->reason));
        fg_json_str(&j, "like", g->name);
    }
    fg_json_open(&j, "contexts", '[');
    for (uint32_t i = 0; i < g->term->n_contexts; i++) fg_json_str(&j, NULL, g->term->contexts[i]);
    fg_json_close(&j, ']');
    fg_json_close(&j, '}');
    return fg_json_finish(&j, NULL) == FG_OK;
}

fg_status fg_suggest_write(fg_suggest *s, uint32_t top, fg_format format, fg_sink sink, fg_error *err) {
    fg_suggestions list = {0};
    fg_error_clear(err);
    if (!fg_suggest_rank(s, top ? top : UINT32_MAX, &list)) return fg_fail(err, FG_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < list.n; i++) {
        bool good = format == FG_JSON ? write_json(&list.at[i], sink) : write_text(&list.at[i], &s->arena, sink);
        if (s->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
        if (!good) return fg_fail(err, FG_EIO, "the output could not be written");
    }
    return FG_OK;
}
