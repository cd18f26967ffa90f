/*
 * Written forms of words ("Pipelines", "AWS's"), each looked at once: what holds of a word wherever it stands.
 *
 * A text has few forms beside its words, and the next text has mostly the same ones. Tokens name their form by number;
 * the dictionary's layer keeps more of what it knows of a form, by the same number.
 */
#ifndef FG_FORMS_H
#define FG_FORMS_H
#include "base/base.h"

/* Words are short: two loads that overlap hold all of one of up to 16 bytes. */
typedef struct {
    uint64_t a, b;
} fg_word_bits;

enum { FG_WORD_SHORT = 16 /* bytes */ };

typedef struct {
    fg_word_bits bits;  /* of its last bytes as written */
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

static inline uint64_t fg_load64(const char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}
static inline uint32_t fg_load32(const char *p) {
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
}
static inline fg_word_bits fg_word_bits_of(const char *p, size_t n) {
    if (n >= 8) return (fg_word_bits){fg_load64(p), fg_load64(p + n - 8)};
    if (n >= 4) return (fg_word_bits){fg_load32(p) | (uint64_t)fg_load32(p + n - 4) << 32, 0};
    if (n == 0) return (fg_word_bits){0, 0};
    return (fg_word_bits){
        (unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 | (uint64_t)(unsigned char)p[n - 1] << 16, 0};
}
/* The result never leaves the process. */
static inline uint32_t fg_word_hash(fg_word_bits w, uint64_t seed) {
    uint64_t h = (seed ^ w.a) * 0xFF51AFD7ED558CCDull;
    h = (h ^ h >> 29 ^ w.b) * 0xC4CEB9FE1A85EC53ull;
    return (uint32_t)(h ^ h >> 32);
}
static inline uint64_t fg_word_seed(size_t n, size_t kept, bool drop_dots) {
    return (n + (kept << 1 | drop_dots)) * 0x9E3779B97F4A7C15ull;
}
/* The same as fg_forms_word of a word all of which is kept; most are found at the first place that is looked at. */
static inline uint32_t fg_forms_plain(fg_forms *f, const char *p, size_t n) {
    if (n <= FG_WORD_SHORT && f->n_slots) {
        fg_word_bits w = fg_word_bits_of(p, n);
        uint32_t tag = fg_word_hash(w, fg_word_seed(n, n, false));
        const fg_form_slot *slot = &f->slots[tag & (f->n_slots - 1)];
        if (slot->tag == tag && slot->form_plus_1) {
            const fg_form *form = &f->list.at[slot->form_plus_1 - 1];
            if (form->bits.a == w.a && form->bits.b == w.b && form->raw_len == n) return slot->form_plus_1 - 1;
        }
    }
    return fg_forms_word(f, (fg_str){p, n}, n, false);
}

#endif
