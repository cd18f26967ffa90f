/* Looks up the forms of words that wait for it, many at a time: what is read of memory does not depend on what was read
 * just before. */
#include "text/token.h"

enum { PLACES = 4 /* that are looked at: most words are at the first, those that came later mostly near it */ };

/* The form that a word most likely has, or FG_NONE. */
static inline uint32_t guess(const fg_forms *f, uint32_t tag) {
    for (uint32_t i = 0; i < PLACES; i++) {
        const fg_form_slot *slot = fg_forms_slot(f, tag + i);
        if (slot->tag == tag || !slot->form_plus_1) return slot->form_plus_1 - 1;
    }
    return FG_NONE;
}

static inline bool is_form(const fg_tokens *t, const fg_pending *p, const fg_token *token, const fg_form *form) {
    uint32_t n = token->end - token->start;
    if (form->raw_len != n) return false;
    if (n > FG_WORD_SHORT) return memcmp(t->text.ptr + token->start, t->forms->pool.at + form->raw, n) == 0;
    return form->bits.a == p->bits.a && form->bits.b == p->bits.b;
}

static inline void fill(fg_token *token, const fg_form *form) {
    fg_token all = form->token;
    all.start = token->start;
    all.end = token->end;
    if (token->cls == FG_TOK_NUMBER) {
        all.cls = FG_TOK_NUMBER;
        all.value = token->value;
        all.flags = 0;
    }
    all.flags |= token->flags;
    *token = all;
}

void fg_tokens_settle(fg_tokens *t) {
    uint32_t n = t->n_pending, forms[FG_PENDING_MOST];
    t->n_pending = 0;
    for (uint32_t i = 0; i < n; i++) {
        forms[i] = t->forms->n_slots ? guess(t->forms, t->pending[i].tag) : FG_NONE;
        if (forms[i] != FG_NONE) __builtin_prefetch(&t->forms->list.at[forms[i]]);
    }
    for (uint32_t i = 0; i < n; i++) {
        fg_token *token = &t->list.at[t->pending[i].token];
        if (forms[i] == FG_NONE || !is_form(t, &t->pending[i], token, &t->forms->list.at[forms[i]])) {
            fg_str raw = {t->text.ptr + token->start, token->end - token->start};
            forms[i] = fg_forms_word(t->forms, raw, raw.len, false);
        }
        if (forms[i] == FG_NONE) break;
        fill(token, &t->forms->list.at[forms[i]]);
    }
    if (t->forms->arena->failed) t->arena->failed = true;
}
