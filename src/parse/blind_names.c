/* Blind reading: the words by which the person is called. */
#include "parse/blind_contacts.h"
#include "parse/blind_parts.h"

#include <stdlib.h>

enum {
    NAME_LINES = 4, /* among which the name stands */
    NAME_WORDS = 4
};

static uint64_t key_of(fg_str s) { return fg_hash64(s.ptr, s.len, 0); }

static void add_name(fg_blind *b, fg_str word) {
    uint64_t *out = word.len >= 2 ? FG_PUSH(b->x->scratch, &b->names) : NULL;
    if (out) *out = key_of(word);
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; }

static void add_names_of(fg_blind *b, fg_str s) {
    for (size_t k = 0; k < s.len;) {
        size_t from = k;
        while (k < s.len && is_letter(s.ptr[k])) k++;
        if (k - from >= 3) add_name(b, (fg_str){s.ptr + from, k - from});
        fg_str *handle = k - from >= 3 ? FG_PUSH(b->x->scratch, &b->handles) : NULL;
        if (handle) *handle = (fg_str){s.ptr + from, k - from};
        k += k == from;
    }
}

/* Of "ida.brook@...", and of the end of a profile's address. */
static void add_names_of_address(fg_blind *b, uint32_t i) {
    fg_str s = fg_token_norm(b->x->reading.tokens, i);
    if (fg_tok(&b->x->reading, i)->cls == FG_TOK_EMAIL) {
        s = fg_str_cut(&s, '@');
    } else {
        size_t from = s.len;
        while (from > 0 && s.ptr[from - 1] == '/') from--;
        while (from > 0 && s.ptr[from - 1] != '/') from--;
        if (!from) return;
        s = (fg_str){s.ptr + from, s.len - from};
    }
    add_names_of(b, s);
}

/* "ida.brook (at) ..." */
static void add_spelled(fg_blind *b, fg_span name) {
    fg_str s = fg_doc_slice(b->x->resume->doc, name.start, name.end);
    char *low = fg_arena_alloc(b->x->scratch, s.len + 1);
    for (size_t k = 0; low && k < s.len; k++)
        low[k] = (char)(s.ptr[k] >= 'A' && s.ptr[k] <= 'Z' ? s.ptr[k] + 32 : s.ptr[k]);
    if (low) add_names_of(b, (fg_str){low, s.len});
}

static void doubt(fg_blind *b, uint32_t i) {
    uint64_t *out = FG_PUSH(b->x->scratch, &b->doubtful);
    if (out) *out = key_of(fg_token_norm(b->x->reading.tokens, i));
}

void fg_blind_add_names(fg_blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (!fg_blind_is_word(b, i) || !fg_has_cap(&b->x->reading, i) || b->known[i]) continue;
        if (fg_blind_has_cue(b, i, to, FG_LEX_MONTH))
            doubt(b, i);
        else
            add_name(b, fg_token_norm(b->x->reading.tokens, i));
    }
}

/* "Ida Baker" */
static void add_doubtful(fg_blind *b, uint32_t from, uint32_t to) {
    bool named = false;
    for (uint32_t i = from; i < to; i++)
        named |= fg_blind_is_word(b, i) && fg_has_cap(&b->x->reading, i) && !b->known[i];
    for (uint32_t i = from; i < to && named && to - from <= NAME_WORDS; i++)
        if (b->known[i] && fg_blind_is_word(b, i)) doubt(b, i);
}

/* Behind the first heading that no letterhead follows: employers and their programs are no names of the person. */
static bool is_of_work(const fg_blind *b, uint32_t i) {
    fg_lex tag = b->x->parts.at[fg_resume_part_at(b->x, i)].tag;
    return tag != FG_LEX_COUNT && tag != FG_LEX_H_PERSONAL && tag != FG_LEX_H_SUMMARY;
}

/* "Automobile Service Manager" among the first lines: ordinary words that end with one of a job. */
static bool is_title_line(const fg_blind *b, uint32_t from, uint32_t to) {
    enum { WORDS = 3 };
    for (uint32_t i = from; i < to; i++)
        if (!fg_blind_is_word(b, i) || fg_tok(&b->x->reading, i)->stem == FG_NONE) return false;
    return to - from >= WORDS && fg_blind_has_cue(b, to - 1, to, FG_LEX_TITLE_WORD);
}

static bool ends_name(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '|') || fg_is(r, i, ',') || fg_is(r, i, ';') || fg_is(r, i, '-') || fg_is(r, i, FG_DASH) ||
           fg_is(r, i, FG_BULLET);
}

/* "Ida Brook | 12 Elm Street, Oxmoor | ...": the end of the name in front of a long line of contacts; `from` if none is. */
static uint32_t leading_name(const fg_blind *b, uint32_t from, uint32_t to) {
    enum { WORDS = 6 };
    uint32_t words = 0;
    for (uint32_t i = from; i < to && words <= WORDS; i++) {
        if (ends_name(&b->x->reading, i)) return words >= 2 ? i : from;
        if (fg_blind_is_number(b, i) || (fg_blind_is_word(b, i) && !fg_has_cap(&b->x->reading, i))) return from;
        words += fg_blind_is_word(b, i);
    }
    return from;
}

/* Is a quotation mark, in whatever form, right before byte `at` (or, `behind`, at it)? */
static bool is_quote_at(fg_str text, size_t at, bool behind) {
    static const char *const marks[] = {
        "\"",           "'",           "\xC2\xAB", "\xC2\xBB", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C",
        "\xE2\x80\x9D", "\xE2\x80\x9E"};
    for (size_t k = 0; k < FG_COUNT(marks); k++) {
        fg_str mark = fg_str_of(marks[k]);
        if (behind ? at + mark.len > text.len : at < mark.len) continue;
        if (fg_str_eq((fg_str){text.ptr + (behind ? at : at - mark.len), mark.len}, mark)) return true;
    }
    return false;
}

/* Ida "Ruby" Brook: what somebody is called in quotes is no skill there. */
static void add_quoted(fg_blind *b, uint32_t from, uint32_t to) {
    fg_str text = b->x->resume->doc->text;
    for (uint32_t i = from; i < to; i++) {
        const fg_token *t = fg_tok(&b->x->reading, i);
        if (fg_blind_is_word(b, i) && fg_has_cap(&b->x->reading, i) && is_quote_at(text, t->start, false) &&
            is_quote_at(text, t->end, true))
            add_name(b, fg_token_norm(b->x->reading.tokens, i));
    }
}

static int by_value(const void *a, const void *c) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)c;
    return (x > y) - (x < y);
}

/* "idabrook", "live:ida.brook": who is called so elsewhere; words of the dictionary are none. */
static bool is_handle(const fg_blind *b, uint32_t i) {
    enum { LEAST = 4 };
    const fg_token *t = fg_tok(&b->x->reading, i);
    fg_str s = fg_token_norm(b->x->reading.tokens, i);
    if (!fg_blind_is_word(b, i) || fg_has_cap(&b->x->reading, i) || t->stem != FG_NONE || b->known[i]) return false;
    for (size_t k = 0; k < b->handles.n; k++)
        if (b->handles.at[k].len >= LEAST && fg_str_holds(s, b->handles.at[k])) return true;
    return false;
}

/* What the last line has added to the names. */
static void note_people(fg_blind *b) {
    for (; b->noted < b->names.n; b->noted++) {
        uint64_t *out = FG_PUSH(b->x->scratch, &b->people);
        if (out) *out = b->names.at[b->noted];
    }
}

static bool is_in_file_name(const fg_blind *b, uint32_t i) {
    enum { LEAST = 3 };
    if (i >= fg_blind_count(b) || !fg_blind_is_word(b, i) || !fg_has_cap(&b->x->reading, i) || b->known[i])
        return false;
    fg_str word = fg_token_norm(b->x->reading.tokens, i), file = b->x->resume->doc->name;
    size_t from = file.len;
    while (from > 0 && file.ptr[from - 1] != '/') from--;
    for (size_t k = from; k < file.len;) {
        size_t first = k;
        while (k < file.len && is_letter(file.ptr[k])) k++;
        if (k - first >= LEAST && fg_str_eq_nocase(word, (fg_str){file.ptr + first, k - first})) return true;
        k += k == first;
    }
    return false;
}

static bool is_strange(const fg_blind *b, uint32_t i) {
    return fg_tok(&b->x->reading, i)->stem == FG_NONE && is_in_file_name(b, i);
}

/* Files are called after people: what the dictionary does not have is a name, and what stands beside it. */
static bool is_named_by_file(const fg_blind *b, uint32_t i) {
    if (!is_in_file_name(b, i)) return false;
    return is_strange(b, i) || (i > 0 && is_strange(b, i - 1)) || (i + 1 < fg_blind_count(b) && is_strange(b, i + 1));
}

void fg_blind_find_names(fg_blind *b) {
    const fg_doc *doc = b->x->resume->doc;
    const uint32_t *first = b->x->reading.dt.line_first;
    for (uint32_t l = 0; l < doc->lines.n && l < NAME_LINES && !is_of_work(b, first[l]); l++) {
        uint32_t end = first[l + 1];
        if (fg_blind_words_in(b, first[l], end) > FG_BLIND_SHORT_LINE) end = leading_name(b, first[l], end);
        fg_blind_add_names(b, first[l], end);
        add_doubtful(b, first[l], end);
        if (end > first[l] && is_title_line(b, first[l], end)) b->noted = b->names.n;
        add_quoted(b, first[l], end);
        note_people(b);
    }
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
        uint8_t cls = fg_tok(&b->x->reading, i)->cls;
        fg_span name;
        if (cls == FG_TOK_EMAIL || cls == FG_TOK_URL) add_names_of_address(b, i);
        if (fg_spelled_address(b->x, i, &name) > i) add_spelled(b, name);
        if (is_named_by_file(b, i)) add_name(b, fg_token_norm(b->x->reading.tokens, i));
        if (fg_word_is(&b->x->reading, i, "name") && fg_is(&b->x->reading, i + 1, ':'))
            fg_blind_add_names(b, i + 2, fg_blind_line_end(b, i));
    }
    note_people(b);
    if (b->people.n) qsort(b->people.at, b->people.n, sizeof *b->people.at, by_value);
}

static bool is_name(const fg_blind *b, uint32_t i) {
    if (!fg_blind_is_word(b, i) || !fg_has_cap(&b->x->reading, i) || !b->names.n) return false;
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    return bsearch(&key, b->names.at, b->names.n, sizeof key, by_value) != NULL;
}

bool fg_blind_is_of_person(const fg_blind *b, uint32_t i) {
    if (!fg_blind_is_word(b, i) || !b->people.n) return false;
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    return bsearch(&key, b->people.at, b->people.n, sizeof key, by_value) != NULL;
}

static bool is_doubtful(const fg_blind *b, uint32_t i) {
    if (i >= fg_blind_count(b) || !fg_blind_is_word(b, i)) return false;
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    for (uint32_t k = 0; k < b->doubtful.n; k++)
        if (b->doubtful.at[k] == key) return true;
    return false;
}

void fg_blind_mask_names(fg_blind *b) {
    if (b->names.n) qsort(b->names.at, b->names.n, sizeof *b->names.at, by_value);
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
        if (is_handle(b, i)) b->masked[i] = true;
        if (!is_name(b, i)) continue;
        b->masked[i] = true;
        if (is_doubtful(b, i + 1)) b->masked[i + 1] = true;
        if (i > 0 && is_doubtful(b, i - 1)) b->masked[i - 1] = true;
    }
}

void fg_blind_find_ordinary(fg_blind *b) {
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
        bool lower = fg_blind_is_word(b, i) && !fg_has_cap(&b->x->reading, i);
        uint64_t *out = lower ? FG_PUSH(b->x->scratch, &b->ordinary) : NULL;
        if (out) *out = key_of(fg_token_norm(b->x->reading.tokens, i));
    }
    if (b->ordinary.n) qsort(b->ordinary.at, b->ordinary.n, sizeof *b->ordinary.at, by_value);
}

bool fg_blind_is_ordinary(const fg_blind *b, uint32_t i) {
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    return b->ordinary.n && bsearch(&key, b->ordinary.at, b->ordinary.n, sizeof key, by_value);
}
