/*
 * Letters that are drawn as one, and that some programs lose: "soware" for "software", "oce" for "office". Where a text has
 * hardly any of such a pair, and several unknown words are known ones with it, they are read as those.
 */
#include "parse/splitter.h"

enum { LONGEST = 40 /* bytes of a word */, PAIR_MOST = 3, TEXT_LEAST = 500 /* bytes of a text that is judged */ };

/* As they are drawn; longer ones first. */
static const char *const pairs[] = {"ffi", "ffl", "fi", "fl", "ff", "ft", "ti", "tt"};

typedef struct {
    fg_reading *r;
    bool lost[FG_COUNT(pairs)]; /* hardly there in the text */
} mender;

static bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_large(c); }

/* Does `first` stand in front of one of `second` so seldom that the pairs may have been lost? Most texts tell in their first
 * lines. */
static bool is_rare(fg_str text, char first, const char *second, size_t one_in) {
    const char *at = text.ptr, *end = text.ptr + text.len - 1;
    size_t most = text.len / one_in, n = 0;
    for (; n <= most && at < end && (at = memchr(at, first, (size_t)(end - at))); at++)
        n += strchr(second, at[1]) && at[1];
    return n <= most;
}

/* Those with f are lost together, and those with t; English has each kind three times as often as this. */
static bool find_lost(mender *m) {
    enum { F_ONE_IN = 1250, TI_ONE_IN = 500, PAIR_ONE_IN = 1250 /* bytes */ };
    fg_str text = m->r->doc->text;
    if (text.len < TEXT_LEAST || (!is_rare(text, 'f', "ilf", F_ONE_IN) && !is_rare(text, 't', "it", TI_ONE_IN)))
        return false;
    for (size_t k = 0; k < FG_COUNT(pairs); k++) {
        const char second[] = {pairs[k][1], '\0'};
        m->lost[k] = is_rare(text, pairs[k][0], second, strcmp(pairs[k], "ti") == 0 ? TI_ONE_IN : PAIR_ONE_IN);
    }
    return true;
}

static bool is_unknown(const fg_reading *r, const fg_token *t) {
    enum { SHORTEST = 3 };
    if (t->cls != FG_TOK_WORD || t->stem != FG_NONE || t->end - t->start < SHORTEST || t->end - t->start > LONGEST ||
        r->tokens->forms->words[t->form] != FG_NONE || t->flags & (FG_TOK_MIXED | FG_TOK_UPPER))
        return false;
    for (uint32_t i = t->start; i < t->end; i++)
        if (!is_letter(r->doc->text.ptr[i])) return false;
    return true;
}

/* The one known word that the token is with a lost pair, as it would be written; 0: there is none, or several. */
static size_t mended(const mender *m, const fg_token *t, char *out) {
    const fg_reading *r = m->r;
    fg_str raw = fg_doc_slice(r->doc, t->start, t->end);
    size_t found = 0;
    for (size_t k = 0; k < FG_COUNT(pairs); k++) {
        size_t n = strlen(pairs[k]);
        for (size_t i = 0; m->lost[k] && i <= raw.len; i++) {
            char word[LONGEST + PAIR_MOST], norm[LONGEST + PAIR_MOST];
            memcpy(word, raw.ptr, i);
            memcpy(word + i, pairs[k], n);
            memcpy(word + i + n, raw.ptr + i, raw.len - i);
            if (i == 0 && is_large(raw.ptr[0])) {
                word[0] = (char)(word[0] - 'a' + 'A');
                word[n] |= 0x20;
            }
            for (size_t c = 0; c < raw.len + n; c++) norm[c] = (char)(word[c] | 0x20);
            if (!fg_lookup_knows(r->engine->lookup, (fg_str){norm, raw.len + n})) continue;
            if (found == raw.len + n && memcmp(out, word, found) == 0) continue; /* "t" beside "tt" */
            if (found) return 0;
            found = raw.len + n;
            memcpy(out, word, found);
        }
    }
    return found;
}

typedef struct {
    uint32_t token, form;
} repair;
typedef FG_VEC(repair) repairs;

/* Of words in small letters, or of those that begin with a capital, which may be names. Where letters were lost, hardly five
 * unknown words in a row are whole. */
static void find_repairs(const mender *m, bool capitals, repairs *all) {
    enum { TRIED = 5 };
    fg_reading *r = m->r;
    for (uint32_t i = 0, tried = 0; i < r->tokens->list.n && (capitals || tried < TRIED * (all->n + 1)); i++) {
        char word[LONGEST + PAIR_MOST];
        if (fg_has_cap(r, i) != capitals || !is_unknown(r, fg_tok(r, i))) continue;
        size_t n = mended(m, fg_tok(r, i), word);
        tried++;
        repair *made = n ? FG_PUSH(r->scratch, all) : NULL;
        if (made) *made = (repair){i, fg_forms_word(r->tokens->forms, (fg_str){word, n}, n, false)};
        if (made && made->form == FG_NONE) r->scratch->failed = true;
    }
}

static uint32_t count_words(const repairs *all) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        uint32_t k = 0;
        while (k < i && all->at[k].form != all->at[i].form) k++;
        n += k == i;
    }
    return n;
}

/* The token stays where it is, and is read as the word. */
static void apply(fg_reading *r, const repair *made) {
    fg_token *t = &r->tokens->list.at[made->token], before = *t;
    *t = r->tokens->forms->list[made->form].token;
    t->start = before.start;
    t->end = before.end;
    t->flags |= before.flags;
}

void fg_reading_mend_letters(fg_reading *r) {
    enum { LEAST = 3 /* different words: names may look like others that lost letters */ };
    mender m = {.r = r};
    repairs all = {0};
    if (!find_lost(&m)) return;
    find_repairs(&m, false, &all);
    if (all.n) find_repairs(&m, true, &all);
    if (r->scratch->failed || count_words(&all) < LEAST) return;
    for (uint32_t i = 0; i < all.n; i++) apply(r, &all.at[i]);
    r->mended_words = all.n;
}
