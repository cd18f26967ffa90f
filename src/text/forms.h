/*
 * Written forms of words ("Pipelines", "AWS's"), each looked at once: what holds of a word wherever it stands.
 *
 * A text has few forms beside its words, and the next text has mostly the same ones. Tokens name their form by number;
 * the dictionary's layer keeps more of what it knows of a form, by the same number.
 */
#ifndef FG_FORMS_H
#define FG_FORMS_H
#include "base/base.h"

typedef enum { FG_TOK_WORD, FG_TOK_NUMBER, FG_TOK_PUNCT, FG_TOK_EMAIL, FG_TOK_URL } fg_token_class;

typedef enum {
    FG_TOK_SPACE = 1,  /* white space (or the start) stands before it */
    FG_TOK_CAP = 2,    /* its first letter is upper case */
    FG_TOK_UPPER = 4,  /* at least two letters, all upper case (AWS, B.SC.) */
    FG_TOK_DOT = 8,    /* it swallowed a final full stop (B.S.) */
    FG_TOK_OWNER = 16, /* a possessive 's was cut off */
    FG_TOK_LINE = 32,  /* the first of a range given to fg_tokenize */
    FG_TOK_GLUED = 64, /* it ran into the word before it, and was parted from it later */
    FG_TOK_MIXED = 128 /* a digit, or a capital behind its first letter, stands in it (i9, eBay) */
} fg_token_flag;

/* Punctuation is one of ASCII, with quotes, dashes and bullets made alike; these two stand for what ASCII lacks. */
#define FG_DASH '~'   /* en or em dash, or a hyphen with space on both sides: it separates */
#define FG_BULLET '*' /* any bullet sign inside running text */

typedef struct {
    uint32_t start, end; /* span in the text */
    uint32_t form;       /* number in fg_forms.list */
    uint16_t norm_len;   /* of its normalised form */
    uint8_t cls;         /* fg_token_class */
    uint8_t flags;       /* fg_token_flag */
    uint32_t norm;       /* normalised form: offset into fg_forms.pool */
    uint32_t value;      /* a number in hundredths (saturating); punctuation: its character */
    uint32_t stem;       /* its number in the dictionary's vocabulary, FG_NONE if not there */
    uint32_t roots;      /* bits of what may begin here: 1 << fg_root */
} fg_token;

enum { FG_WORD_SHORT = 16 /* bytes of a word that are compared at once */ };

typedef struct {
    uint64_t a, b; /* its bytes, and zeros */
} fg_word_bits;

typedef struct {
    fg_word_bits bits;     /* as written, of a short word */
    uint32_t raw, raw_len; /* as written: offset into fg_forms.pool */
    uint32_t word;         /* its number in the dictionary's vocabulary, FG_NONE unless told by `learn` */
    fg_token token;        /* what each token of the form has in common; stem and roots are told by `learn` */
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
/* Of a word of at most FG_WORD_SHORT bytes; `room`: that many can be read. */
static inline fg_word_bits fg_word_bits_of(const char *p, size_t n, bool room) {
    static const unsigned char mask[2 * FG_WORD_SHORT] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                          255, 255, 255, 255, 255, 255, 255, 255};
    char copy[FG_WORD_SHORT] = {0};
    const char *m = (const char *)mask + FG_WORD_SHORT - n;
    if (!room) p = memcpy(copy, p, n);
    return (fg_word_bits){fg_load64(p) & fg_load64(m), fg_load64(p + 8) & fg_load64(m + 8)};
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
static inline uint32_t fg_word_tag(fg_word_bits w, size_t n) { return fg_word_hash(w, fg_word_seed(n, n, false)); }
uint32_t fg_word_long_tag(fg_str word); /* of one of more than FG_WORD_SHORT bytes */
static inline const fg_form_slot *fg_forms_slot(const fg_forms *f, uint32_t tag) {
    return &f->slots[tag & (f->n_slots - 1)];
}

#endif
