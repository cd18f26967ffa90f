/* fg_names_find: names as they stand, without what is around them being read. */
#include "parse/engine.h"

typedef FG_VEC(fg_name_span) spans;

static void find_in_line(fg_engine *e, const fg_tokens *t, uint32_t from, spans *out) {
    uint32_t n = t->list.n, at = from;
    uint32_t *candidates = FG_NEW_N(&e->scratch, uint32_t, n - from + 1);
    if (!candidates) return;
    uint32_t most = fg_dict_candidates(e->dict, t, from, n, candidates);
    if (!FG_RESERVE(&e->scratch, out, most)) return;
    for (uint32_t k = 0; k < most; k++) {
        fg_hit h;
        if (candidates[k] < at || !fg_dict_match(e->dict, t, candidates[k], n, FG_ROOT_CONCEPT, &h)) continue;
        out->at[out->n++] = (fg_name_span){t->list.at[h.first].start, t->list.at[h.end - 1].end, h.owner};
        at = h.end;
    }
}

fg_status fg_names_find(const fg_name_span **found, size_t *n, fg_engine *e, fg_str text, fg_error *err) {
    fg_error_clear(err);
    *found = NULL;
    *n = 0;
    if (text.len > UINT32_MAX / 2) return fg_fail(err, FG_EINPUT, "a text of %zu bytes", text.len);
    fg_engine_begin(e);
    fg_tokens tokens;
    spans out = {0};
    fg_tokens_init(&tokens, &e->scratch, fg_lookup_forms(e->lookup), text);
    if (!fg_tokens_expect(&tokens, text.len)) return fg_fail(err, FG_ENOMEM, "out of memory");
    for (size_t at = 0; at < text.len && !e->scratch.failed;) {
        const char *line = text.ptr + at, *stop = memchr(line, '\n', text.len - at);
        size_t end = stop ? (size_t)(stop - text.ptr) : text.len;
        uint32_t first = tokens.list.n;
        fg_tokenize(&tokens, (uint32_t)at, (uint32_t)end);
        fg_tokens_settle(&tokens);
        find_in_line(e, &tokens, first, &out);
        at = end + 1;
        if (fg_engine_canceled(e)) return fg_fail(err, FG_ECANCELED, "stopped");
    }
    if (e->scratch.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    *found = out.at;
    *n = out.n;
    return FG_OK;
}

fg_str fg_dict_concept(const fg_dict *dict, uint32_t concept) {
    return concept < dict->n_concepts ? fg_concept_id(dict, concept) : (fg_str){NULL, 0};
}
