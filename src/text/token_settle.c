/* Looks up the forms of tokens that wait for it, many at a time: what is read of memory does not depend on what was read
 * just before. */
#include "text/token.h"

enum { PLACES = 4 /* that are looked at: most forms are at the first, those that came later mostly near it */ };

typedef struct {
    fg_word_bits bits; /* of a short word; else none, which no form has */
    fg_token *token;
    uint32_t tag, form;
} lookup;

static inline fg_str written(const fg_tokens *t, const fg_token *token) {
    return (fg_str){t->text.ptr + token->start, token->end - token->start};
}

static inline void hash(const fg_tokens *t, lookup *l) {
    fg_str raw = written(t, l->token);
    if (raw.len > FG_WORD_SHORT) {
        l->bits = (fg_word_bits){0, 0};
        l->tag = fg_word_long_tag(raw);
    } else {
        l->bits = fg_word_bits_of(raw.ptr, raw.len, l->token->start + FG_WORD_SHORT <= t->text.len);
        l->tag = fg_word_tag(l->bits);
    }
}

/* The form that a word most likely has. */
static inline uint32_t guess(const fg_form_slot *slots, uint32_t mask, uint32_t tag) {
    for (uint32_t i = 0; i < PLACES; i++) {
        const fg_form_slot *slot = &slots[(tag + i) & mask];
        if (slot->tag == tag) return slot->form;
    }
    return 0;
}

static inline void fill(fg_token *token, const fg_form *form) {
    uint32_t start = token->start, end = token->end;
    uint8_t flags = token->flags;
    *token = form->token;
    token->start = start;
    token->end = end;
    token->flags |= flags;
}

static bool settle(fg_tokens *t, fg_token *from, uint32_t n) {
    lookup lookups[FG_SETTLE_MOST];
    fg_forms *f = t->forms;
    const fg_form_slot *slots = f->slots;
    uint32_t mask = f->n_slots - 1, waiting = 0;
    for (uint32_t i = 0; i < n; i++) {
        lookups[waiting].token = &from[i];
        waiting += from[i].form == FG_NONE;
    }
    for (lookup *l = lookups; l < lookups + waiting; l++) {
        hash(t, l);
        __builtin_prefetch(&slots[l->tag & mask]);
    }
    for (lookup *l = lookups; l < lookups + waiting; l++) {
        l->form = guess(slots, mask, l->tag);
        __builtin_prefetch(&f->list[l->form]);
    }
    for (lookup *l = lookups; l < lookups + waiting; l++) {
        const fg_form *form = &f->list[l->form];
        if (form->bits.a != l->bits.a || form->bits.b != l->bits.b) {
            fg_str raw = written(t, l->token);
            uint32_t number = fg_forms_word(f, raw, raw.len, false);
            if (number == FG_NONE) return false;
            form = &f->list[number];
        }
        fill(l->token, form);
    }
    return true;
}

void fg_tokens_settle(fg_tokens *t) {
    if (!fg_forms_make_room(t->forms)) t->arena->failed = true;
    for (uint32_t more; !t->arena->failed && t->settled < t->list.n; t->settled += more) {
        more = t->list.n - t->settled < FG_SETTLE_MOST ? t->list.n - t->settled : FG_SETTLE_MOST;
        if (!settle(t, &t->list.at[t->settled], more)) break;
    }
    if (t->forms->arena->failed) t->arena->failed = true;
}
