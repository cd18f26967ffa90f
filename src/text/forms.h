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

enum { FG_FORM_ALIGNMENT = 64 /* bytes: a line of the processor's cache holds a form */ };

typedef struct {
    _Alignas(FG_FORM_ALIGNMENT) fg_word_bits bits; /* as written, of a short word */
    fg_token token;        /* what each token of the form has in common; stem and roots are told by `learn` */
    uint32_t raw, raw_len; /* as written: offset into fg_forms.pool */
} fg_form;

typedef struct {
    uint32_t tag;  /* other bits of the hash */
    uint32_t form; /* 0: none */
} fg_form_slot;

typedef struct {
    fg_arena *arena;
    /* Called once for each new form, in order: its number in the dictionary's vocabulary, or FG_NONE. A sign has nothing
     * raw. May be NULL. */
    uint32_t (*learn)(void *ctx, fg_form *form, fg_str raw, fg_str norm);
    void *ctx;
    fg_form *list; /* the first is none */
    uint32_t n, cap;
    uint32_t *words; /* what `learn` gave for each */
    fg_buf pool;
    fg_form_slot *slots;
    uint32_t n_slots; /* a power of two */
} fg_forms;

/* Failure is the arena's; FG_NONE from the functions below. */
void fg_forms_init(fg_forms *forms, fg_arena *arena);
bool fg_forms_make_room(fg_forms *forms); /* for one more: then there are slots, and the form that is none */
/* The form of a word as written, of which the first `kept` bytes are normalised (a possessive ending is not), without
 * its full stops if `drop_dots`. ASCII digits alone are a number, a byte of ASCII that is neither letter nor digit is a
 * sign, but that '&' is the word "and". */
uint32_t fg_forms_word(fg_forms *forms, fg_str raw, size_t kept, bool drop_dots);
/* A number in hundredths; what is no digit counts for nothing. Saturates. */
uint32_t fg_hundredths(fg_str digits);

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
    __extension__ unsigned __int128 product =
        (unsigned __int128)(w.a ^ seed ^ 0x9E3779B97F4A7C15ull) * (w.b ^ 0xC4CEB9FE1A85EC53ull);
    return (uint32_t)(product ^ product >> 64);
}
static inline uint32_t fg_word_tag(fg_word_bits w) { return fg_word_hash(w, 0); }
uint32_t fg_word_long_tag(fg_str word); /* of one of more than FG_WORD_SHORT bytes */

#endif
