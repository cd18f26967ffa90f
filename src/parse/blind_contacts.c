/* Where people can be found, written so that only people see an address in it. */
#include "parse/blind_contacts.h"

static uint32_t line_end(const fg_resume_reading *x, uint32_t i) { return x->reading.dt.line_first[x->line_of[i] + 1]; }

static bool is_spaced(const fg_resume_reading *x, uint32_t i) {
    return (fg_tok(&x->reading, i)->flags & (FG_TOK_SPACE | FG_TOK_LINE)) != 0;
}

static bool parts_addresses(const fg_reading *r, uint32_t i) {
    static const char signs[] = ",;|()[]<>*";
    for (size_t k = 0; signs[k]; k++)
        if (fg_is(r, i, signs[k])) return true;
    return false;
}

/* What is written without a space from token i on, without the full stop or colon at its end. */
static uint32_t run_end(const fg_resume_reading *x, uint32_t i) {
    uint32_t end = i, stop = line_end(x, i);
    while (end < stop && (end == i || !is_spaced(x, end)) && !parts_addresses(&x->reading, end)) end++;
    while (end > i && (fg_is(&x->reading, end - 1, '.') || fg_is(&x->reading, end - 1, ':'))) end--;
    return end;
}

static void mask(bool *masked, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) masked[i] = true;
}

/* The sign between the name and the host, or the dot, in words: "(at)", "[dot]"; its end, else i. */
static uint32_t spelled_sign(const fg_reading *r, uint32_t i, uint32_t to, const char *word) {
    bool open = i + 2 < to && (fg_is(r, i, '(') || fg_is(r, i, '[') || fg_is(r, i, '{') || fg_is(r, i, '<'));
    bool close = open && (fg_is(r, i + 2, ')') || fg_is(r, i + 2, ']') || fg_is(r, i + 2, '}') || fg_is(r, i + 2, '>'));
    return close && fg_word_is(r, i + 1, word) ? i + 3 : i;
}

uint32_t fg_spelled_address(const fg_resume_reading *x, uint32_t i, fg_span *name) {
    const fg_reading *r = &x->reading;
    uint32_t to = line_end(x, i), at = run_end(x, i), host = spelled_sign(r, at, to, "at");
    if (at == i || host == at || host >= to) return i;
    uint32_t end = run_end(x, host);
    *name = fg_resume_span(x, i, at);
    for (uint32_t dot = spelled_sign(r, end, to, "dot"); dot != end && dot < to; dot = spelled_sign(r, end, to, "dot"))
        end = run_end(x, dot) > dot ? run_end(x, dot) : dot + 1;
    return end > host ? end : i;
}

static bool is_host_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* "asp.net" and "node.js" are no hosts. */
static bool is_domain(fg_str s) {
    static const char *const known[] = {"com", "org", "io", "me", "dev", "app", "site", "co", "page", "xyz", "info",
                                        "eu",  "uk",  "us", "ca", "au",  "de",  "fr",   "nl", "in",   "ru",  "pl"};
    for (size_t i = 0; i < FG_COUNT(known); i++)
        if (fg_str_eq_nocase(s, fg_str_of(known[i]))) return true;
    return false;
}

/* The slash behind a host at whose end something stands: "github.com/ida"; `end` where there is none. */
static uint32_t path_of(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    fg_span s = fg_resume_span(x, first, end);
    fg_str text = fg_doc_slice(x->resume->doc, s.start, s.end);
    size_t host = 0, dot = 0;
    for (; host < text.len && is_host_byte(text.ptr[host]); host++)
        if (text.ptr[host] == '.') dot = host;
    if (!dot || host + 1 >= text.len || text.ptr[host] != '/') return end;
    if (!is_domain((fg_str){text.ptr + dot + 1, host - dot - 1})) return end;
    uint32_t i = first;
    while (i < end && fg_tok(&x->reading, i)->start < s.start + host) i++;
    return i;
}

/* A handle behind its key, and nothing behind it but another entry: "Skype: ida.b | Oxmoor", not "GitHub: used daily". */
static void mask_handle(const fg_resume_reading *x, const bool *known, bool *masked, uint32_t i) {
    const fg_reading *r = &x->reading;
    uint32_t to = line_end(x, i), from = i + (fg_is(r, i, '@') || fg_is(r, i, '/')),
             end = from < to ? run_end(x, from) : from;
    bool ends = end >= to || parts_addresses(r, end) || fg_is(r, end, '.') || fg_is(r, end, FG_DASH);
    bool name = end == from + 1 && known[from];
    if (end > from && ends && !name) mask(masked, from, end);
}

void fg_blind_contacts(const fg_resume_reading *x, const bool *known, bool *masked) {
    const fg_reading *r = &x->reading;
    for (uint32_t i = 0; i < x->n; i++) {
        fg_hit h;
        fg_span name;
        uint32_t to = line_end(x, i), spelled = fg_spelled_address(x, i, &name);
        mask(masked, i, spelled);
        if (fg_resume_sign(x, i, to, FG_SIGN_HANDLE, &h) && h.end + 1 < to && fg_is(r, h.end, ':'))
            mask_handle(x, known, masked, h.end + 1);
        if (!is_spaced(x, i) && !(i > 0 && parts_addresses(r, i - 1))) continue;
        bool called = fg_is(r, i, '@') && i + 1 < to && !is_spaced(x, i + 1) && !fg_has_cap(r, i + 1);
        uint32_t end = run_end(x, i), path = end > i ? path_of(x, i, end) : end;
        if (called) mask(masked, i, end);
        for (uint32_t k = i; k < end && path < end; k++) masked[k] |= !known[k] && k != path;
    }
}
