/*
 * Tokens: spans of a text with a class and a normalised form.
 *
 * C++, C#, .NET, Node.js, R&D, 401(k), AT&T, B.Sc., e-mail addresses and URLs are one token each. Hyphens, slashes
 * and underscores are tokens of their own; whoever matches phrases may step over them.
 */
#ifndef FG_TOKEN_H
#define FG_TOKEN_H
#include "text/forms.h"

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
    uint32_t form;       /* number in fg_tokens.forms */
    uint16_t norm_len;   /* of its normalised form */
    uint8_t cls;         /* fg_token_class */
    uint8_t flags;       /* fg_token_flag */
    uint32_t norm;       /* normalised form: offset into fg_tokens.forms->pool */
    uint32_t value;      /* a number in hundredths (saturating); punctuation: its character */
    uint32_t stem;       /* its number in the dictionary's vocabulary, FG_NONE if not there */
    uint32_t roots;      /* bits of what may begin here: 1 << fg_root */
} fg_token;

typedef struct {
    fg_arena *arena;
    fg_str text;
    FG_VEC(fg_token) list;
    fg_forms *forms;
} fg_tokens;

/* `forms` may be shared by many texts, and must live as long as the tokens. */
void fg_tokens_init(fg_tokens *tokens, fg_arena *arena, fg_forms *forms, fg_str text);
/* Appends the tokens of text[start, end). Failure is the arena's. */
void fg_tokenize(fg_tokens *tokens, uint32_t start, uint32_t end);

static inline fg_str fg_token_norm(const fg_tokens *tokens, uint32_t i) {
    return (fg_str){tokens->forms->pool.at + tokens->list.at[i].norm, tokens->list.at[i].norm_len};
}
/* Its number in the dictionary's vocabulary; FG_NONE if not there. */
static inline uint32_t fg_token_word(const fg_tokens *tokens, uint32_t i) {
    return tokens->forms->list.at[tokens->list.at[i].form].word;
}
static inline bool fg_token_is(const fg_tokens *tokens, uint32_t i, char c) {
    return i < tokens->list.n && tokens->list.at[i].cls == FG_TOK_PUNCT && tokens->list.at[i].value == (uint8_t)c;
}

/* text/normal.c: appends the case-folded, mark-free form of a word to out. */
void fg_normalize_word(fg_buf *out, fg_str word);

#endif
