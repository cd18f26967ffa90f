/* fitgap dict show --in: whether a name counts in a sentence, and why. */
#include "parse/mentions.h"

typedef struct {
    fg_reading r;
    fg_reading alone;             /* the name without its surroundings */
    fg_mentions mentions, listed; /* in a sentence, and in an entry of a list of what is asked */
    uint32_t words;               /* tokens of the name */
    fg_buf out;
} explainer;

static bool stands_at(const explainer *x, uint32_t i) {
    const fg_tokens *t = x->r.tokens, *n = x->alone.tokens;
    if (i + x->words > t->list.n) return false;
    for (uint32_t k = 0; k < x->words; k++)
        if (!fg_str_eq(fg_token_norm(t, i + k), fg_token_norm(n, k)) || t->list.at[i + k].cls != n->list.at[k].cls)
            return false;
    return true;
}

static fg_str quote(const fg_reading *r, uint32_t first, uint32_t end) {
    uint32_t a = fg_tok(r, first)->start;
    return (fg_str){r->doc->text.ptr + a, fg_tok(r, end - 1)->end - a};
}

static const fg_mention *mention_over(const fg_mentions *all, uint32_t i) {
    for (uint32_t m = 0; m < all->n; m++)
        if (all->at[m].first <= i && i < all->at[m].end) return &all->at[m];
    return NULL;
}

static bool same_letters(const explainer *x, uint32_t i) {
    return fg_str_eq(quote(&x->r, i, i + x->words), quote(&x->alone, 0, x->words));
}

/* Is it written as its name must be, or no name in any case? */
static bool same_spelling(const explainer *x, uint32_t i, uint32_t *concept, fg_str *spelling) {
    return !fg_dict_find_spelling(x->r.dict, x->r.tokens, i, concept, spelling) ||
           fg_str_eq(*spelling, quote(&x->r, i, i + 1));
}

static bool write_on(void *ctx, fg_str piece) {
    fg_buf_add(ctx, piece);
    return true;
}

/* A name that stands in no layer, or in one below that which took it away. */
static void tell_unknown(explainer *x) {
    fg_error err;
    bool found = false;
    fg_buf_printf(&x->out, "does not count: ");
    fg_status status = fg_dict_tell_loss(x->r.dict, x->alone.doc->text, &found, (fg_sink){write_on, &x->out}, &err);
    if (status != FG_OK || !found) fg_buf_printf(&x->out, "no name is written like this");
}

static void tell_why_not(explainer *x, uint32_t i) {
    const fg_reading *r = &x->r;
    uint32_t concept;
    fg_str spelling;
    uint32_t end = r->tokens->list.n;
    fg_hit h;
    if (fg_dict_match(r->dict, r->tokens, i, end, FG_ROOT_CONCEPT, &h))
        fg_buf_printf(&x->out, "does not count: %.*s is meant only in company (a list, a typed head, a word of `near`)",
                      FG_STR_ARG(fg_concept_id(r->dict, h.owner)));
    else if (fg_dict_match(r->dict, r->tokens, i, i + x->words, FG_ROOT_CONCEPT, &h))
        fg_buf_printf(&x->out, "does not count: %.*s is never meant before '%.*s'",
                      FG_STR_ARG(fg_concept_id(r->dict, h.owner)), FG_STR_ARG(quote(r, h.end, h.end + 1)));
    else if (fg_dict_match_other_case(r->dict, r->tokens, i, end, &h))
        fg_buf_printf(&x->out,
                      "does not count: %.*s is meant in this case only in a list with other software, or beside such "
                      "heads as 'proficient in'",
                      FG_STR_ARG(fg_concept_id(r->dict, h.owner)));
    else if (fg_dict_match(r->dict, r->tokens, i, end, FG_ROOT_FIELD, &h))
        fg_buf_printf(&x->out, "counts as %.*s (field of study) beside a degree",
                      FG_STR_ARG(fg_concept_id(r->dict, h.owner)));
    else if (x->words == 1 && !same_spelling(x, i, &concept, &spelling))
        fg_buf_printf(&x->out, "does not count: %.*s is meant only as written '%.*s'",
                      FG_STR_ARG(fg_concept_id(r->dict, concept)), FG_STR_ARG(spelling));
    else if (!fg_dict_match(r->dict, x->alone.tokens, 0, x->words, FG_ROOT_CONCEPT, &h))
        tell_unknown(x);
    else if (!same_letters(x, i))
        fg_buf_printf(&x->out, "does not count: %.*s is meant only as written '%.*s'",
                      FG_STR_ARG(fg_concept_id(r->dict, h.owner)), FG_STR_ARG(quote(&x->alone, 0, x->words)));
    else if (i)
        fg_buf_printf(&x->out, "does not count: %.*s is never meant behind '%.*s'",
                      FG_STR_ARG(fg_concept_id(r->dict, h.owner)), FG_STR_ARG(quote(r, i - 1, i)));
    else
        tell_unknown(x);
}

static void tell(explainer *x, uint32_t i) {
    const fg_mention *sure = mention_over(&x->mentions, i), *m = sure ? sure : mention_over(&x->listed, i);
    fg_buf_printf(&x->out, "%.*s: ", FG_STR_ARG(quote(&x->r, i, i + x->words)));
    if (!m)
        tell_why_not(x, i);
    else if (m->first == i && m->end == i + x->words)
        fg_buf_printf(&x->out, "counts as %.*s", FG_STR_ARG(fg_concept_id(x->r.dict, m->concept)));
    else
        fg_buf_printf(&x->out, "is part of '%.*s', which counts as %.*s", FG_STR_ARG(quote(&x->r, m->first, m->end)),
                      FG_STR_ARG(fg_concept_id(x->r.dict, m->concept)));
    if (m && m->flags & FG_NAME_TITLE) fg_buf_printf(&x->out, " (job title)");
    if (m && !sure) fg_buf_printf(&x->out, ", but only in a list of what is asked or among skills");
    fg_buf_add_char(&x->out, '\n');
}

static bool find_all(explainer *x, fg_engine *e, const fg_doc *name, const fg_doc *sentence) {
    fg_engine_begin(e);
    fg_buf_init(&x->out, &e->scratch);
    if (!fg_reading_start(&x->alone, e, name) || !fg_reading_start(&x->r, e, sentence)) return false;
    x->words = x->alone.tokens->list.n;
    fg_find_mentions(&x->r, 0, x->r.tokens->list.n, false, &x->mentions);
    fg_find_mentions(&x->r, 0, x->r.tokens->list.n, true, &x->listed);
    bool any = false;
    for (uint32_t i = 0; x->words && i < x->r.tokens->list.n; i++) {
        if (!stands_at(x, i)) continue;
        tell(x, i);
        any = true;
    }
    if (!any) fg_buf_printf(&x->out, "%.*s: does not stand in the sentence\n", FG_STR_ARG(name->text));
    return !e->scratch.failed;
}

fg_status fg_engine_explain(fg_engine *e, fg_str name, fg_str sentence, fg_sink sink, fg_error *err) {
    fg_doc *name_doc = NULL, *doc = NULL;
    fg_error_clear(err);
    fg_status status = fg_doc_parse(&name_doc, name, "name", NULL, &e->alloc, err);
    if (status == FG_OK) status = fg_doc_parse(&doc, sentence, "sentence", NULL, &e->alloc, err);
    explainer x = {0};
    if (status == FG_OK && !find_all(&x, e, name_doc, doc)) status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK && !sink.write(sink.ctx, fg_buf_str(&x.out)))
        status = fg_fail(err, FG_EIO, "the output could not be written");
    fg_doc_free(name_doc);
    fg_doc_free(doc);
    return status;
}
