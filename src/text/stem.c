#include "text/stem.h"

#include <libstemmer.h>

struct fg_stemmer {
    fg_allocator alloc;
    struct sb_stemmer *snowball;
};

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
    if (!is_plain_word(word) || word.len > 64) return word;
    const sb_symbol *stem = sb_stemmer_stem(s->snowball, (const sb_symbol *)word.ptr, (int)word.len);
    if (!stem) return word;
    return (fg_str){(const char *)stem, (size_t)sb_stemmer_length(s->snowball)};
}
