/*
 * Written forms of words ("Pipelines", "AWS's"), each looked at once: what holds of a word wherever it stands.
 *
 * A text has few forms beside its words, and the next text has mostly the same ones. Tokens name their form by number;
 * the dictionary's layer keeps more of what it knows of a form, by the same number.
 */
#ifndef FG_FORMS_H
#define FG_FORMS_H
#include "base/base.h"

typedef struct {
    uint32_t raw, norm; /* as written, and normalised: offsets into fg_forms.pool */
    uint32_t raw_len;
    uint16_t norm_len;
    uint8_t flags;       /* FG_TOK_CAP, FG_TOK_UPPER, FG_TOK_MIXED */
    uint8_t roots;       /* as in fg_token; told by `learn` */
    uint32_t stem, word; /* numbers of its stem and of itself in the dictionary's vocabulary, FG_NONE unless told by
                            `learn` */
} fg_form;

typedef struct {
    uint32_t tag; /* other bits of the hash */
    uint32_t form_plus_1;
} fg_form_slot;

typedef struct {
    fg_arena *arena;
    void (*learn)(void *ctx, fg_form *form, fg_str norm); /* called once for each new form, in order; may be NULL */
    void *ctx;
    FG_VEC(fg_form) list;
    fg_buf pool;
    fg_form_slot *slots;
    uint32_t n_slots;    /* a power of two */
    uint32_t signs[128]; /* form + 1 of a sign, which stands for itself */
} fg_forms;

/* Failure is the arena's; FG_NONE from the functions below. */
void fg_forms_init(fg_forms *forms, fg_arena *arena);
/* The form of a word as written, of which the first `kept` bytes are normalised (a possessive ending is not), without
 * its full stops if `drop_dots`. */
uint32_t fg_forms_word(fg_forms *forms, fg_str raw, size_t kept, bool drop_dots);
/* The form of an ASCII sign; '&' is the word "and". */
uint32_t fg_forms_sign(fg_forms *forms, char sign);

static inline fg_str fg_form_norm(const fg_forms *forms, uint32_t form) {
    return (fg_str){forms->pool.at + forms->list.at[form].norm, forms->list.at[form].norm_len};
}

#endif
