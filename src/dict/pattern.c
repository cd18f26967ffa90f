/* Names that only a pattern can say: the only user of PCRE2. Each is tried only where its literal stands. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>

#include "dict/dict.h"

#define MATCH_LIMIT 200000u

/* Literals by their first two bytes in lower case: one pass over a text finds which of them stand in it. */
enum { BUCKETS = 1 << 10 };

struct fg_patterns {
    uint32_t n;
    pcre2_code **code;
    uint32_t first[BUCKETS]; /* pattern + 1, 0: none */
    uint32_t *next;          /* of each pattern, another with its two bytes, the same way */
};

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
}

/* The longest run of plain characters outside groups, classes and optional parts. */
static fg_str longest_literal(fg_str source) {
    fg_str best = {0};
    int depth = 0;
    for (size_t i = 0; i < source.len;) {
        char c = source.ptr[i];
        if (c == '\\') {
            i += 2;
            continue;
        }
        if (c == '(' || c == '[') depth++;
        if (c == ')' || c == ']') depth--;
        if (c == '|' && depth == 0) return (fg_str){0};
        if (depth || !is_word(c)) {
            i++;
            continue;
        }
        size_t end = i;
        while (end < source.len && is_word(source.ptr[end])) end++;
        size_t stop = end;
        if (end < source.len && strchr("?*{", source.ptr[end])) stop--;
        if (stop > i && stop - i > best.len) best = (fg_str){source.ptr + i, stop - i};
        i = end;
    }
    return best;
}

static pcre2_code *compile(fg_str source, int *code, size_t *at) {
    return pcre2_compile((PCRE2_SPTR)source.ptr, source.len,
                         PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, code, at, NULL);
}

bool fg_pattern_check(fg_str source, char *message, size_t size, fg_str *literal) {
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
    *literal = fg_str_trim(longest_literal(source));
    if (literal->len >= 2) return true;
    snprintf(message, size, "pattern without a literal of two characters that every match contains");
    return false;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static uint32_t bucket_of(const char *two) {
    return ((uint32_t)(unsigned char)lower(two[0]) * 37 + (unsigned char)lower(two[1])) & (BUCKETS - 1);
}

static void file_literal(fg_dict *d, uint32_t p) {
    uint32_t *first = &d->compiled->first[bucket_of(fg_dict_str(d, d->patterns[p].literal).ptr)];
    d->compiled->next[p] = *first;
    *first = p + 1;
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
        file_literal(d, i);
    }
    return FG_OK;
}

fg_status fg_patterns_open(fg_dict *d, fg_error *err) {
    uint32_t n = d->n[FG_SEC_PATTERNS];
    d->compiled = fg_alloc(&d->alloc, sizeof *d->compiled);
    if (!d->compiled) return fg_fail(err, FG_ENOMEM, "out of memory while opening a dictionary");
    d->compiled->code = fg_alloc(&d->alloc, sizeof(pcre2_code *) * (n + 1));
    d->compiled->next = fg_alloc(&d->alloc, sizeof(uint32_t) * (n + 1));
    if (!d->compiled->code || !d->compiled->next)
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
    if (c->next) fg_release(&d->alloc, c->next, sizeof(uint32_t) * n);
    fg_release(&d->alloc, c, sizeof *c);
    d->compiled = NULL;
}

static bool begins_with(fg_str text, size_t at, fg_str literal) {
    if (literal.len > text.len - at) return false;
    size_t k = 0;
    while (k < literal.len && lower(text.ptr[at + k]) == lower(literal.ptr[k])) k++;
    return k == literal.len;
}

/* Sets seen[p] for each pattern whose literal stands in the text. */
static bool find_literals(const fg_dict *d, fg_str text, bool *seen) {
    bool any = false;
    for (size_t i = 0; i + 1 < text.len; i++)
        for (uint32_t p = d->compiled->first[bucket_of(text.ptr + i)]; p; p = d->compiled->next[p - 1]) {
            if (seen[p - 1] || !begins_with(text, i, fg_dict_str(d, d->patterns[p - 1].literal))) continue;
            any = seen[p - 1] = true;
        }
    return any;
}

static void find_all(const fg_dict *d, uint32_t p, pcre2_match_data *md, pcre2_match_context *mc, fg_arena *arena,
                     fg_str text, uint32_t from, uint32_t to, fg_pattern_hits *out) {
    for (size_t at = from; at < to;) {
        int rc = pcre2_match(d->compiled->code[p], (PCRE2_SPTR)text.ptr, to, at, PCRE2_NO_UTF_CHECK, md, mc);
        if (rc < 0) return;
        const size_t *v = pcre2_get_ovector_pointer(md);
        fg_pattern_hit *h = v[1] > v[0] ? FG_PUSH(arena, out) : NULL;
        if (h) *h = (fg_pattern_hit){(uint32_t)v[0], (uint32_t)v[1], d->patterns[p].concept};
        at = v[1] > at ? v[1] : at + 1;
        while (at < to && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
    }
}

void fg_patterns_find(const fg_dict *d, fg_arena *arena, fg_str text, uint32_t from, uint32_t to,
                      fg_pattern_hits *out) {
    bool *seen = FG_NEW_N(arena, bool, d->compiled->n + 1);
    if (!seen || !find_literals(d, (fg_str){text.ptr + from, to - from}, seen)) return;
    pcre2_match_data *md = pcre2_match_data_create(8, NULL);
    pcre2_match_context *mc = pcre2_match_context_create(NULL);
    if (md && mc)
        pcre2_set_match_limit(mc, MATCH_LIMIT);
    else
        arena->failed = true;
    for (uint32_t p = 0; p < d->compiled->n && !arena->failed; p++)
        if (seen[p]) find_all(d, p, md, mc, arena, text, from, to, out);
    pcre2_match_data_free(md);
    pcre2_match_context_free(mc);
}
