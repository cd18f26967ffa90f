#include "text/stem.h"

#include <libstemmer.h>

/* Snowball takes off derivations as well as inflections: product and production, manager and management become one. A
 * name must not match across those, so the stem keeps which kind of word it was made from. */
#define STEM_MAX 64

struct fg_stemmer {
    fg_allocator alloc;
    struct sb_stemmer *snowball;
    char stem[STEM_MAX + 4];
};

/* Endings that make another word, longest first where one ends in another. Words that end alike in several ways
 * ("analyser", "analyzor") share a mark. */
static const struct {
    fg_str ending;
    char mark;
} derivations[] = {
    {{"ness", sizeof "ness" - 1}, 'n'}, {{"ment", sizeof "ment" - 1}, 'm'}, {{"ship", sizeof "ship" - 1}, 'p'},
    {{"able", sizeof "able" - 1}, 'b'}, {{"ible", sizeof "ible" - 1}, 'b'}, {{"ance", sizeof "ance" - 1}, 'c'},
    {{"ence", sizeof "ence" - 1}, 'c'}, {{"ical", sizeof "ical" - 1}, 'k'}, {{"ion", sizeof "ion" - 1}, 'i'},
    {{"ist", sizeof "ist" - 1}, 't'},   {{"ity", sizeof "ity" - 1}, 'y'},   {{"ive", sizeof "ive" - 1}, 'v'},
    {{"ism", sizeof "ism" - 1}, 'z'},   {{"ant", sizeof "ant" - 1}, 'a'},   {{"ent", sizeof "ent" - 1}, 'a'},
    {{"ics", sizeof "ics" - 1}, 'q'},   {{"er", sizeof "er" - 1}, 'r'},     {{"or", sizeof "or" - 1}, 'r'},
    {{"al", sizeof "al" - 1}, 'l'},     {{"ic", sizeof "ic" - 1}, 'k'},     {{"ly", sizeof "ly" - 1}, 'y'}};

/* Words that Snowball takes for inflections of others that mean something else. */
static const struct {
    fg_str word, stem;
} apart[] = {
    {{"its", 3}, {"its", 3}}, /* not IT's */
    {{"engine", 6}, {"engine", 6}},
    {{"engines", 7}, {"engine", 6}},
    {{"international", 13}, {"international", 13}},
    {{"marketing", 9}, {"marketing", 9}},
    {{"accounting", 10}, {"accounting", 10}},
    {{"customs", 7}, {"customs", 7}},
    {{"securities", 10}, {"securities", 10}},
    {{"goods", 5}, {"goods", 5}},
    {{"parking", 7}, {"parking", 7}},
    {{"lighting", 8}, {"lighting", 8}},
    /* British and American alike */
    {{"licence", 7}, {"licens", 6}},
    {{"licences", 8}, {"licens", 6}},
};

static const fg_str *stem_apart(fg_str word) {
    for (size_t i = 0; i < FG_COUNT(apart); i++)
        if (fg_str_eq(word, apart[i].word)) return &apart[i].stem;
    return NULL;
}

static fg_str without(fg_str word, fg_str end) {
    return fg_str_ends(word, end) && word.len > end.len + 2 ? (fg_str){word.ptr, word.len - end.len} : word;
}

/* Plural, possessive and the endings of verbs off. */
static fg_str uninflected(fg_str word) {
    if (fg_str_ends(word, FG_LIT("ics")) || fg_str_ends(word, FG_LIT("ss"))) return word;
    if (fg_str_ends(word, FG_LIT("ies"))) return (fg_str){word.ptr, word.len - 3};
    fg_str s = without(word, FG_LIT("s"));
    return s.len < word.len ? s : without(without(word, FG_LIT("ing")), FG_LIT("ed"));
}

static char mark_of(fg_str word) {
    if (fg_str_ends(word, FG_LIT("eering"))) return 0; /* what engineers do is not what they are */
    if (fg_str_ends(word, FG_LIT("ities"))) return 'y';
    fg_str base = uninflected(word);
    for (size_t i = 0; i < FG_COUNT(derivations); i++) {
        fg_str end = derivations[i].ending;
        if (base.len > end.len + 2 && fg_str_ends(base, end)) return derivations[i].mark;
    }
    return 0;
}

fg_stemmer *fg_stemmer_new(const char *language, const fg_allocator *alloc) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_stemmer *s = fg_alloc(&a, sizeof *s);
    if (!s) return NULL;
    s->alloc = a;
    s->snowball = sb_stemmer_new(language, "UTF_8");
    if (s->snowball) return s;
    fg_release(&a, s, sizeof *s);
    return NULL;
}

void fg_stemmer_free(fg_stemmer *s) {
    if (!s) return;
    sb_stemmer_delete(s->snowball);
    fg_allocator a = s->alloc;
    fg_release(&a, s, sizeof *s);
}

static bool is_plain_word(fg_str word) {
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c < 0x80 && (c < 'a' || c > 'z')) return false;
    }
    return word.len > 2;
}

fg_str fg_stemmer_stem(fg_stemmer *s, fg_str word) {
    if (!is_plain_word(word) || word.len > STEM_MAX) return word;
    const fg_str *own = stem_apart(word);
    if (own) return *own;
    const sb_symbol *stem = sb_stemmer_stem(s->snowball, (const sb_symbol *)word.ptr, (int)word.len);
    if (!stem) return word;
    size_t n = (size_t)sb_stemmer_length(s->snowball);
    char mark = mark_of(word);
    if (!mark || n > STEM_MAX) return (fg_str){(const char *)stem, n};
    memcpy(s->stem, stem, n);
    s->stem[n] = '~';
    s->stem[n + 1] = mark;
    return (fg_str){s->stem, n + 2};
}
