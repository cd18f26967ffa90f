#include "text/token.h"

#include <utf8proc.h>

#include "text/scanner.h"

fg_char_class fg_class_of_wide(uint32_t cp) {
    if (cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x3000) return FG_CH_SPACE;
    if (cp == 0xAD)
        return FG_CH_IGNORED; /* a place where a line may break; readers of placed text make hyphens of them */
    if (cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0xFEFF || cp == 0x2060) return FG_CH_IGNORED;
    if (cp == 0xAE || cp == 0xA9 || cp == 0x2122) return FG_CH_IGNORED;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    if (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) return FG_CH_LETTER;
    if (c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC) return FG_CH_LETTER;
    if (c == UTF8PROC_CATEGORY_ND) return FG_CH_DIGIT;
    if (c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP) return FG_CH_SPACE;
    if (c == UTF8PROC_CATEGORY_NO) return FG_CH_IGNORED; /* superscripts: C², footnote marks */
    return FG_CH_OTHER;
}

size_t fg_run_end(const fg_scanner *s, size_t i) {
    size_t next = i;
    while (i < s->text.len) {
        fg_char_class c = fg_class_at(s, i, &next);
        if (c != FG_CH_LETTER && c != FG_CH_DIGIT && c != FG_CH_IGNORED) break;
        i = next;
    }
    return i;
}

/* ---- one token ---- */

static inline fg_token *push(fg_tokens *t) {
    bool room = (t->list.n < t->list.cap && !t->arena->failed) ||
                fg_vec_grow(t->arena, (void **)&t->list.at, t->list.n, &t->list.cap, sizeof *t->list.at);
    return room ? &t->list.at[t->list.n++] : NULL;
}

/* A token as its form has it, whose place in the text is told. */
static fg_token *place_token(fg_scanner *s, size_t start, size_t end, uint32_t form) {
    fg_token *t = form == FG_NONE ? NULL : push(s->out);
    if (!t) return NULL;
    *t = s->out->forms->list[form].token;
    t->start = (uint32_t)start;
    t->end = (uint32_t)end;
    t->flags |= s->flags;
    s->flags = 0;
    return t;
}

fg_token *fg_add_token(fg_scanner *s, fg_token_class cls, size_t start, size_t end, uint32_t form) {
    fg_token *t = place_token(s, start, end, form);
    if (!t) return NULL;
    t->cls = (uint8_t)cls;
    t->flags &= FG_TOK_SPACE | FG_TOK_LINE;
    return t;
}

void fg_add_word(fg_scanner *s, size_t start, size_t kept, size_t end, bool drop_dots) {
    fg_str raw = {s->text.ptr + start, end - start};
    fg_token *t = place_token(s, start, end, fg_forms_word(s->out->forms, raw, kept - start, drop_dots));
    s->at = end;
    if (!t) return;
    if (t->cls == FG_TOK_NUMBER) { /* the 4 of 4,160v */
        t->cls = FG_TOK_WORD;
        t->value = 0;
        t->flags |= FG_TOK_MIXED;
    }
    if (kept < end) t->flags |= FG_TOK_OWNER;
    if (drop_dots && s->text.ptr[end - 1] == '.') t->flags |= FG_TOK_DOT;
}

/* ---- signs ---- */

/* Signs that mean the same. */
static char plain_sign(uint32_t cp) {
    switch (cp) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2BC:
    case 0xB4: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2212: return '-';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return FG_DASH;
    case 0x2022:
    case 0xB7:
    case 0x25AA:
    case 0x25E6:
    case 0x25CF:
    case 0x25CB:
    case 0x2023:
    case 0x2043:
    case 0x27A2:
    case 0x2713:
    case 0x2714:
    case 0x2756:
    case 0x25A0:
    case 0xF0B7:
    case 0x2219: return FG_BULLET;
    case 0x2026: return '.';
    case 0x2044:
    case 0x2215: return '/';
    case 0xFF0C:
    case 0x3001: return ',';
    case 0xFF1A: return ':';
    case 0xFF08: return '(';
    case 0xFF09: return ')';
    default: return '?';
    }
}

/* "SQL*Plus": the star joins; in "teams*Led a crew" it is a bullet. */
static bool is_star_in_name(const fg_scanner *s, size_t next) {
    size_t at = s->at;
    return s->text.ptr[at] == '*' && !(s->flags & FG_TOK_SPACE) && at >= 2 && fg_is_upper(fg_byte_at(s, at - 1)) &&
           fg_is_upper(fg_byte_at(s, at - 2)) && next < s->text.len && fg_is_upper(fg_byte_at(s, next));
}

static void scan_sign(fg_scanner *s) {
    size_t next = s->at;
    char sign = s->text.ptr[next];
    if ((unsigned char)sign < 0x80)
        next++;
    else
        sign = plain_sign(fg_utf8_next(s->text, &next));
    if (sign == '-' && s->flags & FG_TOK_SPACE && (next >= s->text.len || fg_byte_at(s, next) == ' ')) sign = FG_DASH;
    if (is_star_in_name(s, next)) sign = '_';
    (void)place_token(s, s->at, next, fg_forms_word(s->out->forms, (fg_str){&sign, 1}, 1, false));
    s->at = next;
}

/* ---- the walk ---- */

void fg_tokens_init(fg_tokens *tokens, fg_arena *arena, fg_forms *forms, fg_str text) {
    tokens->arena = arena;
    tokens->forms = forms;
    tokens->text = text;
    tokens->list.at = NULL;
    tokens->list.n = tokens->list.cap = tokens->settled = 0;
    tokens->bytes = NULL;
}

static bool look_at_bytes(fg_tokens *t) {
    FG_VEC(fg_scan_block) blocks = {0};
    if (FG_RESERVE(t->arena, &blocks, fg_scan_size(t->text.len))) fg_scan(t->text, blocks.at);
    t->bytes = blocks.at;
    return t->bytes != NULL;
}

enum { BYTES_A_TOKEN = 5 /* about as many as English has, with its spaces and signs */ };

bool fg_tokens_expect(fg_tokens *tokens, size_t bytes) {
    return FG_RESERVE(tokens->arena, &tokens->list, bytes / BYTES_A_TOKEN);
}

static bool is_sign_before(const fg_scanner *s) {
    char c = s->text.ptr[s->at - 1];
    return c == '/' || c == '(' || c == ',' || c == '"';
}

/* ".NET" */
static bool is_dot_name(const fg_scanner *s) {
    return s->text.ptr[s->at] == '.' && fg_is_letter_at(s, s->at + 1) &&
           (s->flags & FG_TOK_SPACE || (s->at > s->start && is_sign_before(s)));
}

/* A token that is no plain word. */
static void scan_closely(fg_scanner *s, fg_char_class c) {
    bool word = c == FG_CH_LETTER || c == FG_CH_DIGIT;
    if (word && (s->flags & FG_TOK_SPACE || fg_is_bracketed_address(s)) && fg_scan_address(s)) return;
    if (c == FG_CH_DIGIT && fg_is_digit(s->text.ptr[s->at]) && fg_scan_number(s)) return;
    if (word || is_dot_name(s))
        fg_scan_word(s);
    else
        scan_sign(s);
}

/* The token at hand, or white space, whatever it is. */
static void scan_any(fg_scanner *s) {
    size_t next;
    fg_char_class c = fg_class_at(s, s->at, &next);
    if (c == FG_CH_SPACE) s->flags |= FG_TOK_SPACE;
    if (c == FG_CH_SPACE || c == FG_CH_IGNORED)
        s->at = next;
    else
        scan_closely(s, c);
}

static void walk(fg_tokens *tokens, uint32_t start, uint32_t end, bool closely) {
    if (!tokens->bytes && !look_at_bytes(tokens)) return;
    fg_scanner s = {.out = tokens,
                    .text = {tokens->text.ptr, end},
                    .at = start,
                    .start = start,
                    .flags = FG_TOK_SPACE | FG_TOK_LINE};
    while (s.at < end && !tokens->arena->failed && !tokens->forms->arena->failed) {
        if (!closely) fg_scan_plain(&s);
        if (s.at < end) scan_any(&s);
    }
}

void fg_tokenize(fg_tokens *tokens, uint32_t start, uint32_t end) { walk(tokens, start, end, false); }

void fg_tokenize_closely(fg_tokens *tokens, uint32_t start, uint32_t end) { walk(tokens, start, end, true); }
