/*
 * Blind reading: what tells who a person is, and not what they can do, is masked in the text once all of it has been
 * understood. Everything that is written later quotes the masked text, and every place stays where it was. Too much is
 * masked rather than too little: the top of the page, what the education section says beside degrees and fields.
 */
#include "parse/blind.h"
#include "parse/blind_contacts.h"

#include <stdlib.h>

enum {
    TOP_LINES = 12, /* of a résumé without headings that may be its letterhead */
    NAME_LINES = 4, /* among which the name stands */
    NAME_WORDS = 4,
    SHORT_LINE = 9, /* words: longer ones are prose */
    BEFORE = 4,     /* words around what is said in prose */
    BEHIND = 7,
    PHONE_DIGITS = 7,
    PAIRS = 4 /* of digits in a row are a telephone number, fewer may be a date */
};

typedef struct {
    fg_resume_reading *x;
    bool *masked; /* tokens */
    bool *known;  /* tokens that name a concept, a degree or a field: they stay, unless they are a name */
    FG_VEC(uint64_t) names;
    FG_VEC(fg_str) handles;    /* words of addresses */
    FG_VEC(uint64_t) people;   /* of the letterhead and of addresses, sorted */
    uint32_t noted;            /* so many names have been asked whether they are of people */
    FG_VEC(uint64_t) ordinary; /* words that the text has in lower case, sorted */
    FG_VEC(uint64_t) doubtful; /* also of a trade or a month: Baker, April. Names only beside other names. */
} blind;

static uint64_t key_of(fg_str s) { return fg_hash64(s.ptr, s.len, 0); }

static uint32_t count(const blind *b) { return b->x->n; }

static bool is_word(const blind *b, uint32_t i) { return fg_tok(&b->x->reading, i)->cls == FG_TOK_WORD; }

static bool has_cue(const blind *b, uint32_t i, uint32_t to, fg_lex tag) { return fg_resume_cue(b->x, i, to, tag); }

static void mask(blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < count(b); i++) b->masked[i] = true;
}

static void mask_unknown(blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < count(b); i++)
        if (!b->known[i]) b->masked[i] = true;
}

static uint32_t line_end(const blind *b, uint32_t i) { return b->x->reading.dt.line_first[b->x->line_of[i] + 1]; }

static uint32_t line_start(const blind *b, uint32_t i) { return b->x->reading.dt.line_first[b->x->line_of[i]]; }

/* ---- what stays ---- */

static void know(blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) b->known[i] = true;
}

static void know_span(blind *b, fg_span s) {
    uint32_t low = 0, high = count(b);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (fg_tok(&b->x->reading, middle)->end <= s.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count(b) && fg_tok(&b->x->reading, low)->start < s.end; low++) b->known[low] = true;
}

static void know_lexicon(blind *b) {
    static const fg_lex tags[] = {FG_LEX_DEGREE,      FG_LEX_DEGREE_WORD, FG_LEX_DEGREE_JOINT,
                                  FG_LEX_FIELD_JOINT, FG_LEX_IN_PROGRESS, FG_LEX_EXPECTED,
                                  FG_LEX_TITLE_WORD,  FG_LEX_TITLE_GRADE, FG_LEX_STOP};
    for (uint32_t i = 0; i < count(b); i++)
        for (size_t k = 0; k < FG_COUNT(tags); k++) {
            fg_hit h;
            if (fg_cue_at(&b->x->reading, i, line_end(b, i), tags[k], &h, NULL)) know(b, i, h.end);
        }
}

/* Concepts, wherever they stand: fields of study are no proofs. */
static void know_concepts(blind *b) {
    for (uint32_t i = 0; i < count(b);) {
        fg_hit h;
        bool named = fg_dict_match(b->x->reading.dict, b->x->reading.tokens, i, line_end(b, i), FG_ROOT_CONCEPT, &h);
        uint8_t cls = fg_tok(&b->x->reading, i)->cls;
        if (named && cls != FG_TOK_EMAIL && cls != FG_TOK_URL) know(b, i, h.end);
        i = named && h.end > i ? h.end : i + 1;
    }
    for (uint32_t i = 0; i < b->x->resume->proofs.n; i++) know_span(b, b->x->resume->proofs.at[i].span);
}

/* ---- names ---- */

static void add_name(blind *b, fg_str word) {
    uint64_t *out = word.len >= 2 ? FG_PUSH(b->x->scratch, &b->names) : NULL;
    if (out) *out = key_of(word);
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; }

static void add_names_of(blind *b, fg_str s) {
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
static void add_names_of_address(blind *b, uint32_t i) {
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
static void add_spelled(blind *b, fg_span name) {
    fg_str s = fg_doc_slice(b->x->resume->doc, name.start, name.end);
    char *low = fg_arena_alloc(b->x->scratch, s.len + 1);
    for (size_t k = 0; low && k < s.len; k++)
        low[k] = (char)(s.ptr[k] >= 'A' && s.ptr[k] <= 'Z' ? s.ptr[k] + 32 : s.ptr[k]);
    if (low) add_names_of(b, (fg_str){low, s.len});
}

static void doubt(blind *b, uint32_t i) {
    uint64_t *out = FG_PUSH(b->x->scratch, &b->doubtful);
    if (out) *out = key_of(fg_token_norm(b->x->reading.tokens, i));
}

static void add_names_in(blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (!is_word(b, i) || !fg_has_cap(&b->x->reading, i) || b->known[i]) continue;
        if (has_cue(b, i, to, FG_LEX_MONTH))
            doubt(b, i);
        else
            add_name(b, fg_token_norm(b->x->reading.tokens, i));
    }
}

/* "Ida Baker" */
static void add_doubtful(blind *b, uint32_t from, uint32_t to) {
    bool named = false;
    for (uint32_t i = from; i < to; i++) named |= is_word(b, i) && fg_has_cap(&b->x->reading, i) && !b->known[i];
    for (uint32_t i = from; i < to && named && to - from <= NAME_WORDS; i++)
        if (b->known[i] && is_word(b, i)) doubt(b, i);
}

static uint32_t words_in(const blind *b, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += is_word(b, i);
    return n;
}

/* Behind the first heading that no letterhead follows: employers and their programs are no names of the person. */
static bool is_of_work(const blind *b, uint32_t i) {
    fg_lex tag = b->x->parts.at[fg_resume_part_at(b->x, i)].tag;
    return tag != FG_LEX_COUNT && tag != FG_LEX_H_PERSONAL && tag != FG_LEX_H_SUMMARY;
}

/* "Automobile Service Manager" among the first lines: ordinary words that end with one of a job. */
static bool is_title_line(const blind *b, uint32_t from, uint32_t to) {
    enum { WORDS = 3 };
    for (uint32_t i = from; i < to; i++)
        if (!is_word(b, i) || fg_tok(&b->x->reading, i)->stem == FG_NONE) return false;
    return to - from >= WORDS && has_cue(b, to - 1, to, FG_LEX_TITLE_WORD);
}

static int by_value(const void *a, const void *c) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)c;
    return (x > y) - (x < y);
}

/* "idabrook", "live:ida.brook": who is called so elsewhere; words of the dictionary are none. */
static bool is_handle(const blind *b, uint32_t i) {
    enum { LEAST = 4 };
    const fg_token *t = fg_tok(&b->x->reading, i);
    fg_str s = fg_token_norm(b->x->reading.tokens, i);
    if (!is_word(b, i) || fg_has_cap(&b->x->reading, i) || t->stem != FG_NONE || b->known[i]) return false;
    for (size_t k = 0; k < b->handles.n; k++)
        if (b->handles.at[k].len >= LEAST && fg_str_holds(s, b->handles.at[k])) return true;
    return false;
}

/* What the last line has added to the names. */
static void note_people(blind *b) {
    for (; b->noted < b->names.n; b->noted++) {
        uint64_t *out = FG_PUSH(b->x->scratch, &b->people);
        if (out) *out = b->names.at[b->noted];
    }
}

static bool is_in_file_name(const blind *b, uint32_t i) {
    enum { LEAST = 3 };
    if (i >= count(b) || !is_word(b, i) || !fg_has_cap(&b->x->reading, i) || b->known[i]) return false;
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

static bool is_strange(const blind *b, uint32_t i) {
    return fg_tok(&b->x->reading, i)->stem == FG_NONE && is_in_file_name(b, i);
}

/* Files are called after people: what the dictionary does not have is a name, and what stands beside it. */
static bool is_named_by_file(const blind *b, uint32_t i) {
    if (!is_in_file_name(b, i)) return false;
    return is_strange(b, i) || (i > 0 && is_strange(b, i - 1)) || (i + 1 < count(b) && is_strange(b, i + 1));
}

static void find_names(blind *b) {
    const fg_doc *doc = b->x->resume->doc;
    const uint32_t *first = b->x->reading.dt.line_first;
    for (uint32_t l = 0; l < doc->lines.n && l < NAME_LINES && !is_of_work(b, first[l]); l++) {
        if (words_in(b, first[l], first[l + 1]) > SHORT_LINE) continue;
        add_names_in(b, first[l], first[l + 1]);
        add_doubtful(b, first[l], first[l + 1]);
        if (is_title_line(b, first[l], first[l + 1])) b->noted = b->names.n;
        note_people(b);
    }
    for (uint32_t i = 0; i < count(b); i++) {
        uint8_t cls = fg_tok(&b->x->reading, i)->cls;
        fg_span name;
        if (cls == FG_TOK_EMAIL || cls == FG_TOK_URL) add_names_of_address(b, i);
        if (fg_spelled_address(b->x, i, &name) > i) add_spelled(b, name);
        if (is_named_by_file(b, i)) add_name(b, fg_token_norm(b->x->reading.tokens, i));
        if (fg_word_is(&b->x->reading, i, "name") && fg_is(&b->x->reading, i + 1, ':'))
            add_names_in(b, i + 2, line_end(b, i));
    }
    note_people(b);
    if (b->people.n) qsort(b->people.at, b->people.n, sizeof *b->people.at, by_value);
}

static bool is_name(const blind *b, uint32_t i) {
    if (!is_word(b, i) || !fg_has_cap(&b->x->reading, i) || !b->names.n) return false;
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    return bsearch(&key, b->names.at, b->names.n, sizeof key, by_value) != NULL;
}

static bool is_of_person(const blind *b, uint32_t i) {
    if (!is_word(b, i) || !b->people.n) return false;
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    return bsearch(&key, b->people.at, b->people.n, sizeof key, by_value) != NULL;
}

static bool is_doubtful(const blind *b, uint32_t i) {
    if (i >= count(b) || !is_word(b, i)) return false;
    uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
    for (uint32_t k = 0; k < b->doubtful.n; k++)
        if (b->doubtful.at[k] == key) return true;
    return false;
}

static void mask_names(blind *b) {
    if (b->names.n) qsort(b->names.at, b->names.n, sizeof *b->names.at, by_value);
    for (uint32_t i = 0; i < count(b); i++) {
        if (is_handle(b, i)) b->masked[i] = true;
        if (!is_name(b, i)) continue;
        b->masked[i] = true;
        if (is_doubtful(b, i + 1)) b->masked[i + 1] = true;
        if (i > 0 && is_doubtful(b, i - 1)) b->masked[i - 1] = true;
    }
}

static void find_ordinary(blind *b) {
    for (uint32_t i = 0; i < count(b); i++) {
        bool lower = is_word(b, i) && !fg_has_cap(&b->x->reading, i);
        uint64_t *out = lower ? FG_PUSH(b->x->scratch, &b->ordinary) : NULL;
        if (out) *out = key_of(fg_token_norm(b->x->reading.tokens, i));
    }
    if (b->ordinary.n) qsort(b->ordinary.at, b->ordinary.n, sizeof *b->ordinary.at, by_value);
}

/* ---- contacts ---- */

static bool is_number(const blind *b, uint32_t i) { return fg_tok(&b->x->reading, i)->cls == FG_TOK_NUMBER; }

static bool joins_digits(const blind *b, uint32_t i) {
    static const char signs[] = "+-.()~";
    for (size_t k = 0; signs[k]; k++)
        if (fg_is(&b->x->reading, i, signs[k])) return true;
    return false;
}

/* "2015", "03" may be of a date; "5551" is not. */
static bool is_of_date(fg_str s) {
    return s.len <= 2 || (s.len == 4 && (fg_str_starts(s, FG_LIT("19")) || fg_str_starts(s, FG_LIT("20"))));
}

static uint32_t phone_end(const blind *b, uint32_t i) {
    uint32_t digits = 0, numbers = 0, end = i;
    bool date = true;
    for (uint32_t k = i; k < line_end(b, i) && (is_number(b, k) || joins_digits(b, k)); k++) {
        if (!is_number(b, k)) continue;
        const fg_token *t = fg_tok(&b->x->reading, k);
        fg_str s = fg_doc_slice(b->x->resume->doc, t->start, t->end);
        for (size_t c = 0; c < s.len; c++) digits += s.ptr[c] >= '0' && s.ptr[c] <= '9';
        date &= is_of_date(s);
        numbers++;
        end = k + 1;
    }
    return digits >= PHONE_DIGITS && (!date || numbers > PAIRS) ? end : i;
}

static void mask_contacts(blind *b) {
    for (uint32_t i = 0; i < count(b); i++) {
        uint8_t cls = fg_tok(&b->x->reading, i)->cls;
        if (cls == FG_TOK_EMAIL || (cls == FG_TOK_URL && !b->known[i])) b->masked[i] = true;
        if (is_number(b, i) || joins_digits(b, i)) mask(b, i, phone_end(b, i));
    }
}

/* ---- what is said of a person ---- */

static void mask_around(blind *b, uint32_t first, uint32_t end) {
    uint32_t start = line_start(b, first), stop = line_end(b, first);
    mask(b, first, end);
    mask_unknown(b, first > start + BEFORE ? first - BEFORE : start, first);
    mask_unknown(b, end, end + BEHIND < stop ? end + BEHIND : stop);
}

/* "Address: ...", or a short line that begins with it. */
static bool is_key(const blind *b, uint32_t first, uint32_t end) {
    uint32_t stop = line_end(b, first);
    bool begins = first == line_start(b, first) || (first > 0 && fg_is(&b->x->reading, first - 1, '|'));
    return (end < stop && fg_is(&b->x->reading, end, ':')) || (begins && stop - first <= SHORT_LINE && stop > end);
}

static bool is_part_of_name(const blind *b, uint32_t i) {
    return (is_word(b, i) && (fg_has_cap(&b->x->reading, i) || has_cue(b, i, i + 1, FG_LEX_SCHOOL_JOINT))) ||
           fg_is(&b->x->reading, i, '-') || fg_is(&b->x->reading, i, '.') || fg_is(&b->x->reading, i, '&');
}

/* Widens a range by the words around it, as long as they can be of one name. */
static void widen_to_name(const blind *b, uint32_t *first, uint32_t *end) {
    while (*first > line_start(b, *first) && is_part_of_name(b, *first - 1)) --*first;
    while (*end < line_end(b, *first) && is_part_of_name(b, *end)) ++*end;
}

/* "St. Mary's Church" */
static void mask_faith(blind *b, uint32_t first, uint32_t end) {
    mask(b, first, end);
    if (fg_has_cap(&b->x->reading, first)) widen_to_name(b, &first, &end);
    mask_unknown(b, first, end);
}

static void mask_signs(blind *b) {
    for (uint32_t i = 0; i < count(b); i++) {
        fg_hit h;
        uint32_t stop = line_end(b, i);
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_GENDERED, &h)) mask(b, i, h.end);
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_PRIVATE, &h)) {
            mask_around(b, i, h.end);
            if (h.end < stop && fg_is(&b->x->reading, h.end, ':')) mask(b, i, stop);
        }
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_FAITH, &h)) mask_faith(b, i, h.end);
        if (fg_resume_sign(b->x, i, stop, FG_SIGN_KEY, &h) && is_key(b, i, h.end)) mask(b, i, stop);
    }
}

/* ---- schools ---- */

/* The words around "University", as long as they can be of one name; its own words are names from then on. */
static void mask_schools(blind *b) {
    for (uint32_t i = 0; i < count(b); i++) {
        if (!is_word(b, i) || !fg_has_cap(&b->x->reading, i) || !has_cue(b, i, line_end(b, i), FG_LEX_SCHOOL)) continue;
        uint32_t first = i, end = i + 1;
        widen_to_name(b, &first, &end);
        add_names_in(b, first, i);
        add_names_in(b, i + 1, end);
        mask_unknown(b, first, end);
        b->masked[i] = true;
    }
}

static bool says_school(const blind *b, uint32_t i) {
    return !b->known[i] || has_cue(b, i, line_end(b, i), FG_LEX_SCHOOL) || is_number(b, i);
}

/* Names of schools, elsewhere too; "City" and "Program" are none where the text has them in lower case. */
static void add_school_names(blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        uint64_t key = key_of(fg_token_norm(b->x->reading.tokens, i));
        if (!b->ordinary.n || !bsearch(&key, b->ordinary.at, b->ordinary.n, sizeof key, by_value))
            add_names_in(b, i, i + 1);
    }
}

static void mask_education_text(blind *b, uint32_t from, uint32_t to) {
    add_school_names(b, from, to);
    for (uint32_t i = from; i < to; i++)
        if (fg_tok(&b->x->reading, i)->cls != FG_TOK_PUNCT && says_school(b, i)) b->masked[i] = true;
}

static void mask_education(blind *b) {
    for (uint32_t e = 0; e < b->x->resume->education.n; e++) {
        fg_span s = b->x->resume->education.at[e].span;
        for (uint32_t i = 0; i < count(b); i++)
            if (fg_tok(&b->x->reading, i)->start >= s.start && fg_tok(&b->x->reading, i)->start < s.end) {
                mask_education_text(b, line_start(b, i), line_end(b, i));
                i = line_end(b, i) - 1;
            }
        b->x->resume->education.at[e].end = (fg_date){FG_NO_MONTH, FG_PRECISION_NONE};
    }
}

/* ---- sections ---- */

static void mask_top(blind *b, const fg_part *p) {
    uint32_t last = p->end;
    if (b->x->parts.n <= 1 && b->x->resume->doc->lines.n > TOP_LINES) last = b->x->reading.dt.line_first[TOP_LINES];
    for (uint32_t i = p->first; i < p->end && i < last; i = line_end(b, i))
        if (words_in(b, i, line_end(b, i)) <= SHORT_LINE) mask_unknown(b, i, line_end(b, i));
}

static void mask_parts(blind *b) {
    for (uint32_t k = 0; k < b->x->parts.n; k++) {
        const fg_part *p = &b->x->parts.at[k];
        if (p->tag == FG_LEX_COUNT) mask_top(b, p);
        if (p->tag == FG_LEX_H_PERSONAL || p->tag == FG_LEX_H_REFERENCES) mask(b, p->first, p->end);
        if (p->tag == FG_LEX_H_EDUCATION) mask_education_text(b, p->first, p->end);
    }
}

/* ---- titles of jobs ---- */

static bool has_title_word(const blind *b, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (has_cue(b, i, end, FG_LEX_TITLE_WORD)) return true;
    return false;
}

/* A word that the dictionary has in some name, not the half of "Grace Field", and no school that has one. */
static bool is_of_title(const blind *b, uint32_t i, uint32_t first, uint32_t end) {
    bool before = i > first && is_of_person(b, i - 1), behind = i + 1 < end && is_of_person(b, i + 1);
    bool word = b->known[i] || fg_tok(&b->x->reading, i)->stem != FG_NONE || !is_word(b, i);
    bool named = i > first && is_word(b, i - 1) && !fg_word_is(&b->x->reading, i - 1, "high") &&
                 !fg_word_is(&b->x->reading, i - 1, "of");
    return word && !(is_of_person(b, i) && (before || behind)) && !(named && has_cue(b, i, end, FG_LEX_SCHOOL));
}

/* "Staff Accountant" stays what it is where the letterhead says so, too, and "Engineering Technician" where a school does. */
static void show_titles(blind *b) {
    for (uint32_t k = 0; k < b->x->resume->roles.n && k < b->x->words.n; k++) {
        fg_span s = b->x->resume->roles.at[k].title;
        uint32_t first = b->x->words.at[k].head_first, end;
        while (first < count(b) && fg_tok(&b->x->reading, first)->start < s.start) first++;
        for (end = first; end < count(b) && fg_tok(&b->x->reading, end)->start < s.end;) end++;
        if (!has_title_word(b, first, end)) continue;
        for (uint32_t i = first; i < end; i++) {
            fg_hit h;
            if (fg_resume_sign(b->x, i, end, FG_SIGN_PRIVATE, &h) || fg_resume_sign(b->x, i, end, FG_SIGN_FAITH, &h))
                i = h.end - 1;
            else if (is_of_title(b, i, first, end))
                b->masked[i] = false;
        }
    }
}

/* ---- the masked text ---- */

static void write_mask(const blind *b, char *text) {
    for (uint32_t i = 0; i < count(b); i++) {
        const fg_token *t = fg_tok(&b->x->reading, i);
        bool on = i > 0 && b->masked[i] && b->masked[i - 1] && b->x->line_of[i] == b->x->line_of[i - 1];
        uint32_t from = on ? fg_tok(&b->x->reading, i - 1)->end : t->start;
        for (uint32_t k = from; b->masked[i] && k < t->end; k++)
            if (k >= t->start || (unsigned char)text[k] >= 0x80) text[k] = '*';
    }
}

/* What nobody sees is not quoted at all. */
static void quote_masked(fg_resume *r) {
    for (uint32_t i = 0; i < r->oddities.n; i++) {
        fg_oddity *o = &r->oddities.at[i];
        size_t n = o->text.len;
        o->text = o->span.end > o->span.start
                      ? (fg_str){r->doc->text.ptr + o->span.start,
                                 n < o->span.end - o->span.start ? n : o->span.end - o->span.start}
                      : (fg_str){0};
    }
}

void fg_resume_blind(fg_resume_reading *x) {
    fg_resume *r = x->resume;
    blind b = {.x = x};
    b.masked = FG_NEW_N(x->scratch, bool, x->n + 1);
    b.known = FG_NEW_N(x->scratch, bool, x->n + 1);
    fg_doc *doc = FG_NEW(&r->arena, fg_doc);
    if (!b.masked || !b.known || !doc) return;
    *doc = *r->doc;
    doc->text = fg_arena_copy(&r->arena, r->doc->text);
    if (r->arena.failed) return;
    know_lexicon(&b);
    know_concepts(&b);
    find_names(&b);
    find_ordinary(&b);
    mask_contacts(&b);
    fg_blind_contacts(x, b.known, b.masked);
    mask_signs(&b);
    mask_education(&b);
    mask_parts(&b);
    mask_schools(&b);
    mask_names(&b);
    show_titles(&b);
    write_mask(&b, (char *)(uintptr_t)doc->text.ptr);
    r->doc = doc;
    r->blind = true;
    quote_masked(r);
}
