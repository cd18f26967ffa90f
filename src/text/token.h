/*
 * Tokens: spans of a text with a class and a normalised form.
 *
 * C++, C#, .NET, Node.js, R&D, 401(k), AT&T, B.Sc., e-mail addresses and URLs are one token each. Hyphens, slashes
 * and underscores are tokens of their own; whoever matches phrases may step over them.
 */
#ifndef FG_TOKEN_H
#define FG_TOKEN_H
#include "text/forms.h"
#include "text/scan.h"

enum { FG_SETTLE_MOST = 64 /* tokens: so many are looked up at once */ };

typedef struct {
    fg_arena *arena;
    fg_str text;
    FG_VEC(fg_token) list;
    fg_forms *forms;
    fg_scan_block *bytes; /* what those of the text are; NULL until one is looked at */
    uint32_t settled;     /* some tokens from there on know only their place */
} fg_tokens;

/* `forms` may be shared by many texts, and must live as long as the tokens. Failure is the arena's. */
void fg_tokens_init(fg_tokens *tokens, fg_arena *arena, fg_forms *forms, fg_str text);
/* Makes room for as many tokens as so many bytes of a text mostly have. */
bool fg_tokens_expect(fg_tokens *tokens, size_t bytes);
/* Appends the tokens of text[start, end), of which only their spans are known until they are settled. */
void fg_tokenize(fg_tokens *tokens, uint32_t start, uint32_t end);
void fg_tokens_settle(fg_tokens *tokens);
/* Forgets those from n on. */
static inline void fg_tokens_cut(fg_tokens *tokens, uint32_t n) {
    tokens->list.n = n;
    if (tokens->settled > n) tokens->settled = n;
}
/* The same tokens, each looked at closely: what fg_tokenize is tested against. */
void fg_tokenize_closely(fg_tokens *tokens, uint32_t start, uint32_t end);

static inline fg_str fg_token_norm(const fg_tokens *tokens, uint32_t i) {
    return (fg_str){tokens->forms->pool.at + tokens->list.at[i].norm, tokens->list.at[i].norm_len};
}
/* Its number in the dictionary's vocabulary; FG_NONE if not there. */
static inline uint32_t fg_token_word(const fg_tokens *tokens, uint32_t i) {
    return tokens->forms->words[tokens->list.at[i].form];
}
static inline bool fg_token_is(const fg_tokens *tokens, uint32_t i, char c) {
    return i < tokens->list.n && tokens->list.at[i].cls == FG_TOK_PUNCT && tokens->list.at[i].value == (uint8_t)c;
}

/* text/normal.c: appends the case-folded, mark-free form of a word to out. */
void fg_normalize_word(fg_buf *out, fg_str word);
/* The words of a text so, one space in front of each and one behind the last. */
void fg_normalize_words(fg_buf *out, fg_str text);

#endif
