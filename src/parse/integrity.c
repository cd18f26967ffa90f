/* What is odd about a résumé as a text. It is told, never scored: what nobody sees is left out before. */
#include <stdlib.h>

#include "parse/integrity.h"

enum {
    LONGEST_TEXT = 120, /* bytes of an example */
    ADVERT_LINES = 4,   /* that speak as a posting does */
    ADVERT_REACH = 7,   /* lines, from the first of those to the last */
    ROW = 4,            /* times that a word stands behind itself */
    LINE_WORDS = 10,    /* of a line that is looked for again */
    LINE_TIMES = 6,
    LIST_LEAST = 25,  /* skills that are only listed, */
    SHOWN_ONE_IN = 20 /* of which not even so many are shown elsewhere */
};

fg_oddity *fg_resume_add_oddity(fg_resume_reading *x, fg_odd_kind kind, uint32_t n, fg_span span) {
    fg_oddity *o = FG_PUSH(&x->resume->arena, &x->resume->oddities);
    if (!o) return NULL;
    uint32_t end = span.end - span.start > LONGEST_TEXT ? span.start + LONGEST_TEXT : span.end;
    while (end < span.end && end > span.start && ((unsigned char)x->resume->doc->text.ptr[end] & 0xC0) == 0x80) end--;
    *o =
        (fg_oddity){.kind = (uint8_t)kind, .n = n, .span = span, .text = fg_doc_slice(x->resume->doc, span.start, end)};
    return o;
}

static uint32_t first_of_line(const fg_resume_reading *x, uint32_t line) { return x->reading.dt.line_first[line]; }

/* ---- hidden words ---- */

static fg_str start_of(fg_str s) {
    size_t n = s.len < LONGEST_TEXT ? s.len : LONGEST_TEXT;
    while (n < s.len && n > 0 && ((unsigned char)s.ptr[n] & 0xC0) == 0x80) n--;
    return fg_str_trim((fg_str){s.ptr, n});
}

/* A comma or a dash that nobody sees tells nothing. */
static bool says_something(fg_str s) {
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    }
    return false;
}

/* One entry a way of hiding, with the first words as its example. */
static void find_hidden(fg_resume_reading *x) {
    const fg_doc *doc = x->resume->doc;
    for (uint8_t why = 0; why < FG_HIDDEN_COUNT; why++) {
        fg_oddity *o = NULL;
        for (uint32_t i = 0; i < doc->hidden.n; i++) {
            const fg_hidden *h = &doc->hidden.at[i];
            fg_str words = {doc->hidden_text.ptr + h->start, h->end - h->start};
            if (h->why != why || !says_something(words)) continue;
            if (!o) {
                o = fg_resume_add_oddity(x, FG_ODD_HIDDEN, 0, (fg_span){0, 0});
                if (!o) return;
                o->why = why;
                o->hidden = true;
                o->text = start_of(words);
            }
            o->n += h->words;
        }
    }
}

/* ---- cues ---- */

bool fg_resume_sign(const fg_resume_reading *x, uint32_t i, uint32_t to, fg_sign sign, fg_hit *hit) {
    uint32_t arg;
    return fg_cue_at(&x->reading, i, to, FG_LEX_SIGN, hit, &arg) && arg == (uint32_t)sign;
}

/* The whole line, so that it is clear what is ordered. */
static void find_orders(fg_resume_reading *x) {
    for (uint32_t l = 0; l < x->resume->doc->lines.n; l++) {
        uint32_t end = first_of_line(x, l + 1);
        for (uint32_t i = first_of_line(x, l); (i = fg_next_cue(&x->reading, i, end, FG_LEX_SIGN)) < end; i++) {
            fg_hit h;
            if (!fg_resume_sign(x, i, end, FG_SIGN_ORDERS, &h)) continue;
            fg_span said = fg_resume_span(x, i, h.end);
            fg_resume_add_oddity(x, FG_ODD_ORDERS, h.end - i, (fg_span){said.start, x->resume->doc->lines.at[l].end});
            break;
        }
    }
}

static bool is_advert(const fg_resume_reading *x, uint32_t line) {
    uint32_t end = first_of_line(x, line + 1);
    for (uint32_t i = first_of_line(x, line); (i = fg_next_cue(&x->reading, i, end, FG_LEX_SIGN)) < end; i++) {
        fg_hit h;
        if (fg_resume_sign(x, i, end, FG_SIGN_ADVERT, &h)) return true;
    }
    return false;
}

/* Some lines of a posting's voice, near each other; what stands between them goes along. */
static void find_posting(fg_resume_reading *x) {
    const fg_doc *doc = x->resume->doc;
    uint32_t lines[ADVERT_LINES], n = 0;
    fg_span span = {0, 0};
    uint32_t said = 0;
    for (uint32_t l = 0; l < doc->lines.n; l++) {
        if (!is_advert(x, l)) continue;
        if (n == ADVERT_LINES) memmove(lines, lines + 1, --n * sizeof *lines);
        lines[n++] = l;
        if (n < ADVERT_LINES || l - lines[0] >= ADVERT_REACH) continue;
        if (!said) span.start = doc->lines.at[lines[0]].start;
        said = said ? said + 1 : ADVERT_LINES;
        span.end = doc->lines.at[l].end;
    }
    if (said) fg_resume_add_oddity(x, FG_ODD_POSTING, said, span);
}

/* ---- repetition ---- */

static bool is_again(const fg_resume_reading *x, uint32_t i) {
    const fg_token *t = fg_tok(&x->reading, i);
    return t->cls == FG_TOK_WORD &&
           fg_str_eq(fg_token_norm(x->reading.tokens, i), fg_token_norm(x->reading.tokens, i - 1));
}

static void find_rows(fg_resume_reading *x) {
    for (uint32_t i = 1, row = 1; i < x->n; i++) {
        row = is_again(x, i) ? row + 1 : 1;
        if (row != ROW) continue;
        uint32_t first = i + 1 - ROW;
        while (i + 1 < x->n && is_again(x, i + 1)) i++;
        fg_resume_add_oddity(x, FG_ODD_REPEATED, i + 1 - first, fg_resume_span(x, first, i + 1));
        return;
    }
}

typedef struct {
    uint64_t key;
    uint32_t line;
} line_key;

static int by_key(const void *a, const void *b) {
    const line_key *p = a, *q = b;
    if (p->key != q->key) return p->key < q->key ? -1 : 1;
    return (p->line > q->line) - (p->line < q->line);
}

/* Of its words, by their stems where the dictionary has them. */
static uint64_t key_of(const fg_resume_reading *x, uint32_t line) {
    uint64_t key = 0;
    for (uint32_t i = first_of_line(x, line); i < first_of_line(x, line + 1); i++) {
        fg_str s = fg_token_norm(x->reading.tokens, i);
        uint64_t word = fg_tok(&x->reading, i)->stem;
        if (word == FG_NONE) word = fg_hash64(s.ptr, s.len, 0);
        key = (key ^ word) * 0x9E3779B97F4A7C15ull;
        key ^= key >> 32;
    }
    return key;
}

/* The line that stands there most often, the first of those that do. */
static void find_lines(fg_resume_reading *x) {
    const fg_doc *doc = x->resume->doc;
    line_key *keys = FG_NEW_N(x->scratch, line_key, doc->lines.n + 1);
    uint32_t n = 0;
    if (!keys) return;
    for (uint32_t l = 0; l < doc->lines.n; l++)
        if (first_of_line(x, l + 1) - first_of_line(x, l) >= LINE_WORDS) keys[n++] = (line_key){key_of(x, l), l};
    qsort(keys, n, sizeof *keys, by_key);
    uint32_t line = 0, times = 0;
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && keys[end].key == keys[i].key;) end++;
        if (end - i < times || (end - i == times && keys[i].line > line)) continue;
        times = end - i;
        line = keys[i].line;
    }
    if (times < LINE_TIMES) return;
    const fg_line *l = &doc->lines.at[line];
    fg_resume_add_oddity(x, FG_ODD_REPEATED, times, (fg_span){l->start, l->end});
}

/* ---- a list that nothing shows ---- */

static bool is_hard(const fg_resume *r, uint32_t concept) {
    fg_kind kind = (fg_kind)r->dict->concepts[concept].kind;
    return kind <= FG_KIND_METHOD;
}

static void find_listed(fg_resume_reading *x) {
    const fg_resume *r = x->resume;
    uint32_t listed = 0, shown = 0;
    for (uint32_t i = 0; i < r->skills.n; i++) {
        const fg_skill *s = &r->skills.at[i];
        bool in_list = false, elsewhere = false;
        for (uint32_t k = s->first; k < s->first + s->n; k++) {
            in_list |= r->proofs.at[k].place == FG_IN_SKILLS;
            elsewhere |= r->proofs.at[k].place <= FG_IN_CERTIFICATES;
        }
        listed += in_list && is_hard(r, s->concept);
        shown += in_list && elsewhere && is_hard(r, s->concept);
    }
    if (r->roles.n && listed >= LIST_LEAST && shown * SHOWN_ONE_IN < listed)
        fg_resume_add_oddity(x, FG_ODD_LISTED, listed, (fg_span){0, 0});
}

void fg_resume_find_oddities(fg_resume_reading *x) {
    find_hidden(x);
    find_orders(x);
    find_posting(x);
    find_rows(x);
    find_lines(x);
    fg_resume_find_letters(x);
    find_listed(x);
}
