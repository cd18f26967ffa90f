/* Names that only a pattern can say: the only user of PCRE2. Each is tried only around its literal, within a line. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>

#include "dict/dict.h"

#define MATCH_LIMIT 200000u

/* Literals are looked for in the words in which one may begin, which is told of each written form once. Each literal has
 * a bit, which several may share: a byte may be the first of those in first[byte], the next two their second and third. */
enum { SHARED_BITS = 64 };

struct fg_patterns {
    uint32_t n;
    pcre2_code **code;
    bool *leads; /* every match begins with the literal */
    uint64_t first[256], second[256], third[256];
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
}

/* The length in a pattern of a plain character, or of a letter in both cases ("[Vv]"); 0: neither stands there. */
static size_t plain_at(fg_str s, size_t i, char *c) {
    *c = lower(s.ptr[i]);
    if (is_word(*c)) return 1;
    bool both = *c == '[' && i + 3 < s.len && s.ptr[i + 3] == ']' && is_word(s.ptr[i + 1]) &&
                lower(s.ptr[i + 1]) == lower(s.ptr[i + 2]);
    if (both) *c = lower(s.ptr[i + 1]);
    return both ? 4 : 0;
}

/* The longest run of plain characters outside groups, other classes and optional parts. */
static fg_str longest_literal(fg_str source, fg_arena *arena) {
    fg_str best = {0};
    fg_buf run;
    fg_buf_init(&run, arena);
    int depth = 0;
    for (size_t i = 0; i < source.len;) {
        char c;
        size_t n = depth ? 0 : plain_at(source, i, &c);
        bool optional = n && i + n < source.len && strchr("?*{", source.ptr[i + n]);
        if (n && !optional) {
            fg_buf_add_char(&run, c);
            i += n;
            if (run.n <= best.len) continue;
            best = fg_arena_copy(arena, fg_buf_str(&run));
            continue;
        }
        run.n = 0;
        c = source.ptr[i];
        if (c == '|' && depth == 0) return (fg_str){0};
        if (c == '(' || c == '[') depth++;
        if (c == ')' || c == ']') depth--;
        i += c == '\\' ? 2 : n ? n : 1;
    }
    return best;
}

/* Behind what only looks back, or for the edge of a word, at the start of a pattern. */
static size_t behind_conditions(fg_str source) {
    size_t i = 0;
    for (;;) {
        fg_str rest = {source.ptr + i, source.len - i};
        if (fg_str_starts(rest, FG_LIT("\\b"))) {
            i += 2;
            continue;
        }
        if (!fg_str_starts(rest, FG_LIT("(?<=")) && !fg_str_starts(rest, FG_LIT("(?<!"))) return i;
        int depth = 0;
        do {
            char c = source.ptr[i];
            if (c == '(' || c == '[') depth++;
            if (c == ')' || c == ']') depth--;
            i += c == '\\' ? 2 : 1;
        } while (depth > 0 && i < source.len);
        if (i > source.len) return source.len;
    }
}

/* Does every match begin with the literal? */
static bool leads(fg_str source, fg_str literal) {
    size_t i = behind_conditions(source);
    for (size_t k = 0; k < literal.len; k++) {
        char c;
        size_t n = i < source.len ? plain_at(source, i, &c) : 0;
        if (!n || c != literal.ptr[k]) return false;
        i += n;
    }
    return i == source.len || !strchr("?*{", source.ptr[i]);
}

static pcre2_code *compile(fg_str source, int *code, size_t *at) {
    return pcre2_compile((PCRE2_SPTR)source.ptr, source.len,
                         PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, code, at, NULL);
}

bool fg_pattern_check(fg_str source, char *message, size_t size, fg_arena *arena, fg_str *literal) {
    int code = 0;
    size_t at = 0;
    pcre2_code *re = compile(source, &code, &at);
    if (!re) {
        PCRE2_UCHAR text[90] = "";
        pcre2_get_error_message(code, text, sizeof text);
        snprintf(message, size, "pattern, character %zu: %s", at, (const char *)text);
        return false;
    }
    pcre2_code_free(re);
    *literal = fg_str_trim(longest_literal(source, arena));
    if (literal->len >= 2) return true;
    snprintf(message, size, "pattern without a literal of two characters that every match contains");
    return false;
}

static void add_in_both_cases(uint64_t *table, char c, uint64_t bit) {
    table[(unsigned char)lower(c)] |= bit;
    table[(unsigned char)upper(c)] |= bit;
}

static void file_literal(fg_dict *d, uint32_t p) {
    fg_str literal = fg_dict_str(d, d->patterns[p].literal);
    uint64_t bit = 1ull << p % SHARED_BITS;
    add_in_both_cases(d->compiled->first, literal.ptr[0], bit);
    add_in_both_cases(d->compiled->second, literal.ptr[1], bit);
    if (literal.len > 2)
        add_in_both_cases(d->compiled->third, literal.ptr[2], bit);
    else
        for (size_t c = 0; c < 256; c++) d->compiled->third[c] |= bit;
}

static fg_status compile_all(fg_dict *d, fg_error *err) {
    for (uint32_t i = 0; i < d->compiled->n; i++) {
        int code = 0;
        size_t at = 0;
        d->compiled->code[i] = compile(fg_dict_str(d, d->patterns[i].source), &code, &at);
        if (!d->compiled->code[i] && (code == PCRE2_ERROR_NOMEMORY || code == 121))
            return fg_fail(err, FG_ENOMEM, "out of memory while opening a dictionary");
        if (!d->compiled->code[i] || fg_dict_str(d, d->patterns[i].literal).len < 2)
            return fg_fail(err, FG_EDICT, "a pattern of the dictionary does not compile");
        d->compiled->leads[i] = leads(fg_dict_str(d, d->patterns[i].source), fg_dict_str(d, d->patterns[i].literal));
        file_literal(d, i);
    }
    return FG_OK;
}

fg_status fg_patterns_open(fg_dict *d, fg_error *err) {
    uint32_t n = d->n[FG_SEC_PATTERNS];
    d->compiled = fg_alloc(&d->alloc, sizeof *d->compiled);
    if (!d->compiled) return fg_fail(err, FG_ENOMEM, "out of memory while opening a dictionary");
    d->compiled->code = fg_alloc(&d->alloc, sizeof(pcre2_code *) * (n + 1));
    d->compiled->leads = fg_alloc(&d->alloc, n + 1);
    if (!d->compiled->code || !d->compiled->leads)
        return fg_fail(err, FG_ENOMEM, "out of memory while opening a dictionary");
    d->compiled->n = n;
    return compile_all(d, err);
}

void fg_patterns_close(fg_dict *d) {
    struct fg_patterns *c = d->compiled;
    size_t n = (size_t)d->n[FG_SEC_PATTERNS] + 1;
    if (!c) return;
    for (uint32_t i = 0; i < c->n; i++) pcre2_code_free(c->code[i]);
    if (c->code) fg_release(&d->alloc, c->code, sizeof(pcre2_code *) * n);
    if (c->leads) fg_release(&d->alloc, c->leads, n);
    fg_release(&d->alloc, c, sizeof *c);
    d->compiled = NULL;
}

static bool is_inside_character(fg_str text, size_t at) { return ((unsigned char)text.ptr[at] & 0xC0) == 0x80; }

static bool begins_with(fg_str text, size_t at, fg_str literal) {
    if (literal.len > text.len - at) return false;
    size_t k = 0;
    while (k < literal.len && lower(text.ptr[at + k]) == lower(literal.ptr[k])) k++;
    return k == literal.len;
}

typedef struct {
    const fg_dict *dict;
    fg_str text;
    pcre2_match_data *data;
    pcre2_match_context *context;
    uint32_t *done; /* by pattern: the text was searched up to there */
    fg_arena *arena;
    fg_pattern_hits *out;
} search;

enum { REACH = 400 /* bytes of its line, to both sides of its literal, that a pattern looks at */ };

/* Where a pattern stops looking: when it has gone far enough, or at the end of the line. */
static size_t look_end(fg_str text, size_t literal) {
    size_t to = text.len - literal < REACH ? text.len : literal + REACH;
    const char *line_end = memchr(text.ptr + literal, '\n', to - literal);
    if (line_end) return (size_t)(line_end - text.ptr);
    while (to < text.len && is_inside_character(text, to)) to++;
    return to;
}

/* One match in [at, to), at `at` alone if `anchored`; false: there is none. *next: where to go on. */
static bool match(search *s, uint32_t p, size_t at, size_t to, bool anchored, size_t *next) {
    uint32_t options = PCRE2_NO_UTF_CHECK | (anchored ? PCRE2_ANCHORED : 0);
    int rc = pcre2_match(s->dict->compiled->code[p], (PCRE2_SPTR)s->text.ptr, to, at, options, s->data, s->context);
    if (rc < 0) return false;
    const size_t *v = pcre2_get_ovector_pointer(s->data);
    fg_pattern_hit *h = v[1] > v[0] ? FG_PUSH(s->arena, s->out) : NULL;
    if (h) *h = (fg_pattern_hit){(uint32_t)v[0], (uint32_t)v[1], s->dict->patterns[p].concept};
    *next = v[1];
    return true;
}

static void find_at(search *s, uint32_t p, size_t literal) {
    size_t end = literal;
    bool hit = match(s, p, literal, look_end(s->text, literal), true, &end);
    s->done[p] = (uint32_t)(hit && end > literal ? end : literal + 1);
}

/* The end of the last hit; `from`: there is none. */
static size_t find_between(search *s, uint32_t p, size_t from, size_t to) {
    size_t end = from;
    for (size_t at = from; at < to && match(s, p, at, to, false, &end);) {
        at = end > at ? end : at + 1;
        while (at < to && is_inside_character(s->text, at)) at++;
    }
    return end;
}

static void find_around(search *s, uint32_t p, size_t literal) {
    size_t from = literal, to = look_end(s->text, literal);
    size_t least = literal - s->done[p] > REACH ? literal - REACH : s->done[p];
    while (from > least && s->text.ptr[from - 1] != '\n') from--;
    while (from < literal && is_inside_character(s->text, from)) from++;
    size_t end = find_between(s, p, from, to);
    bool whole = to == s->text.len || s->text.ptr[to] == '\n';
    s->done[p] = (uint32_t)(whole ? to : end > literal ? end : literal + 1);
}

/* The patterns whose literals have a bit, and begin at i. */
static void find_sharing(search *s, uint32_t bit, size_t i) {
    for (uint32_t p = bit; p < s->dict->compiled->n; p += SHARED_BITS) {
        if (i < s->done[p] || !begins_with(s->text, i, fg_dict_str(s->dict, s->dict->patterns[p].literal))) continue;
        if (s->dict->compiled->leads[p])
            find_at(s, p, i);
        else
            find_around(s, p, i);
    }
}

/* The bits of literals that may begin at i. What is behind a word may be a space, as far as it goes for them. */
static uint64_t literals_at(const struct fg_patterns *c, fg_str s, size_t i) {
    unsigned char b[3] = {(unsigned char)s.ptr[i], ' ', ' '};
    if (i + 1 < s.len) b[1] = (unsigned char)s.ptr[i + 1];
    if (i + 2 < s.len) b[2] = (unsigned char)s.ptr[i + 2];
    return c->first[b[0]] & c->second[b[1]] & (i + 1 < s.len ? c->third[b[2]] : ~0ull);
}

/* Does a literal stand at i of the word, or the first words of a longer one at its end? */
static bool may_stand(const fg_dict *d, fg_str raw, size_t i, uint32_t bit) {
    for (uint32_t p = bit; p < d->compiled->n; p += SHARED_BITS) {
        fg_str literal = fg_dict_str(d, d->patterns[p].literal);
        size_t left = raw.len - i;
        if (literal.len > left && literal.ptr[left] != ' ') continue;
        if (literal.len > left) literal.len = left;
        if (begins_with(raw, i, literal)) return true;
    }
    return false;
}

bool fg_patterns_may_begin(const fg_dict *d, fg_str raw) {
    for (size_t i = 0; d->compiled && i < raw.len; i++)
        for (uint64_t bits = literals_at(d->compiled, raw, i); bits; bits &= bits - 1)
            if (may_stand(d, raw, i, (uint32_t)__builtin_ctzll(bits))) return true;
    return false;
}

static void find_all(search *s, const fg_tokens *tokens) {
    const fg_token *last = tokens->list.at + tokens->list.n;
    for (const fg_token *t = tokens->list.at; t < last; t++) {
        if (!(t->roots & FG_ROOTS_PATTERN)) continue;
        for (size_t i = t->start; i < t->end; i++)
            for (uint64_t bits = literals_at(s->dict->compiled, s->text, i); bits; bits &= bits - 1)
                find_sharing(s, (uint32_t)__builtin_ctzll(bits), i);
    }
}

void fg_patterns_find(const fg_dict *d, fg_arena *arena, const fg_tokens *tokens, fg_pattern_hits *out) {
    search s = {.dict = d, .text = tokens->text, .arena = arena, .out = out};
    if (!d->compiled->n) return;
    s.done = FG_NEW_N(arena, uint32_t, d->compiled->n);
    s.data = pcre2_match_data_create(8, NULL);
    s.context = pcre2_match_context_create(NULL);
    if (!s.data || !s.context) arena->failed = true;
    if (s.context) pcre2_set_match_limit(s.context, MATCH_LIMIT);
    if (!arena->failed) find_all(&s, tokens);
    pcre2_match_data_free(s.data);
    pcre2_match_context_free(s.context);
}
