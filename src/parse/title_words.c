#include "parse/title_words.h"

#include "parse/mentions.h"

/* Where a word stands or would stand. */
static uint32_t place_of(const fg_title_words *words, uint32_t word) {
    uint32_t i = 0;
    while (i < words->n && words->at[i] < word) i++;
    return i;
}

bool fg_has_title_word(const fg_title_words *words, uint32_t word) {
    uint32_t i = place_of(words, word);
    return i < words->n && words->at[i] == word;
}

void fg_add_title_word(fg_title_words *words, uint32_t word, fg_arena *arena) {
    uint32_t i = place_of(words, word);
    bool known = i < words->n && words->at[i] == word;
    if (known || words->n == FG_TITLE_WORDS_MOST || !FG_PUSH(arena, words)) return;
    memmove(&words->at[i + 1], &words->at[i], (words->n - 1 - i) * sizeof *words->at);
    words->at[i] = word;
}

/* ---- of a title in a text ---- */

bool fg_is_title_number(const fg_reading *r, uint32_t i) {
    static const char *const numbers[] = {"i", "ii", "iii", "iv", "v"};
    if (fg_tok(r, i)->cls == FG_TOK_NUMBER) return fg_tok(r, i)->value <= 900;
    if (!fg_has_cap(r, i)) return false;
    for (size_t k = 0; k < FG_COUNT(numbers); k++)
        if (fg_word_is(r, i, numbers[k])) return true;
    return false;
}

/* The end of words that say of no work what it is: how senior it is, how much of the week it takes; 0: none. */
static uint32_t end_of_plain(const fg_reading *r, uint32_t i, uint32_t to) {
    static const fg_lex tags[] = {FG_LEX_TITLE_CODE, FG_LEX_EMPLOYMENT, FG_LEX_TITLE_PLAIN, FG_LEX_STOP};
    fg_hit h;
    uint32_t grade;
    if (fg_cue_at(r, i, to, FG_LEX_TITLE_GRADE, &h, &grade) && grade) return h.end;
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_cue_at(r, i, to, tags[k], &h, NULL)) return h.end;
    return 0;
}

/* "HR" and "human resources" are one word; the end of such, 0: there is none. */
static uint32_t end_of_same(const fg_reading *r, uint32_t i, uint32_t to, fg_arena *arena, fg_title_words *out) {
    fg_hit h;
    uint32_t which;
    if (!fg_cue_at(r, i, to, FG_LEX_TITLE_SAME, &h, &which)) return 0;
    fg_add_title_word(out, (uint32_t)fg_hash64(&which, sizeof which, FG_LEX_TITLE_SAME), arena);
    return h.end;
}

void fg_find_title_words(const fg_reading *r, fg_span title, fg_arena *arena, fg_title_words *out) {
    uint32_t i = fg_token_from(r, title.start), to = fg_token_from(r, title.end);
    while (i < to) {
        uint32_t same = end_of_same(r, i, to, arena, out);
        if (same) {
            i = same;
            continue;
        }
        uint32_t plain = end_of_plain(r, i, to);
        fg_str norm = fg_token_norm(r->tokens, i);
        if (!plain && fg_tok(r, i)->cls == FG_TOK_WORD && norm.len > 1) {
            fg_str stem = fg_lookup_stem(r->engine->lookup, norm), plain_stem = fg_str_cut(&stem, '~');
            fg_add_title_word(out, (uint32_t)fg_hash64(plain_stem.ptr, plain_stem.len, 0), arena);
        }
        i = plain ? plain : i + 1;
    }
}
