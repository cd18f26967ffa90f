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

/* "p resent": letters that are no words, each with small letters behind it. */
bool fg_text_is_torn(fg_str text) {
    enum { ONE_IN = 40 /* bytes */ };
    size_t torn = 0;
    const char *at = text.ptr, *end = text.ptr + text.len;
    while (at < end && (at = memchr(at, ' ', (size_t)(end - at)))) {
        size_t i = (size_t)(at++ - text.ptr);
        if (i == 0 || i + 1 == text.len || (i > 1 && !is_space(text.ptr[i - 2])) || !is_letter(text.ptr[i - 1]))
            continue;
        torn += text.ptr[i + 1] >= 'a' && text.ptr[i + 1] <= 'z' && !strchr("aAI", text.ptr[i - 1]);
    }
    return torn > text.len / ONE_IN;
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
    if (doc) quality->hidden_words = doc->hidden_words;
}
