/* Does a text read like one? Fonts that do not say which letter a sign is give words without vowels, signs inside. */
#include "doc/doc.h"

enum { SHORTEST = 4 /* letters of a word that is judged */ };

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_foreign(char c) { return (unsigned char)c >= 0x80; }
static bool is_vowel(char c) { return c && strchr("aeiouyAEIOUY", c) != NULL; }

static bool is_odd(fg_str word) {
    uint32_t letters = 0, vowels = 0, signs = 0;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        letters += is_letter(c) || is_foreign(c);
        vowels += is_vowel(c) || is_foreign(c);
        signs += !is_letter(c) && !is_foreign(c) && i > 0 && i + 1 < word.len && is_letter(word.ptr[i - 1]);
    }
    return letters >= SHORTEST && (vowels * 8 < letters || signs * 3 > letters);
}

void fg_text_measure(fg_str text, fg_doc_quality *quality) {
    *quality = (fg_doc_quality){0};
    for (size_t i = 0; i < text.len;) {
        while (i < text.len && is_space(text.ptr[i])) i++;
        size_t from = i;
        while (i < text.len && !is_space(text.ptr[i])) i++;
        if (i == from) break;
        quality->words++;
        quality->odd_words += is_odd((fg_str){text.ptr + from, i - from});
    }
    quality->torn = fg_text_is_torn(text);
}

void fg_doc_measure(const fg_doc *doc, fg_doc_quality *quality) {
    if (!quality) return;
    fg_text_measure(fg_doc_text(doc), quality);
    if (!doc) return;
    quality->hidden_words = doc->hidden_words;
    quality->mended = doc->mended;
}
