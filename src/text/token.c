#include "text/token.h"

#include <utf8proc.h>

typedef enum { CH_OTHER, CH_SPACE, CH_LETTER, CH_DIGIT, CH_IGNORED } char_class;

typedef struct {
    fg_tokens *out;
    fg_str text; /* up to the end of the range */
    size_t at;
    bool space; /* white space stands before `at` */
    bool first; /* no token was made yet */
} scanner;

static char_class class_of_wide(uint32_t cp) {
    if (cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x3000) return CH_SPACE;
    if (cp == 0xAD) return CH_IGNORED; /* a place where a line may break; readers of placed text make hyphens of them */
    if (cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0xFEFF || cp == 0x2060) return CH_IGNORED;
    if (cp == 0xAE || cp == 0xA9 || cp == 0x2122) return CH_IGNORED;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    if (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) return CH_LETTER;
    if (c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC) return CH_LETTER;
    if (c == UTF8PROC_CATEGORY_ND) return CH_DIGIT;
    if (c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP) return CH_SPACE;
    if (c == UTF8PROC_CATEGORY_NO) return CH_IGNORED; /* superscripts: C², footnote marks */
    return CH_OTHER;
}

#define FIVE(c) [(c)] = true, [(c) + 1] = true, [(c) + 2] = true, [(c) + 3] = true, [(c) + 4] = true
/* ASCII letters and digits. */
static const bool is_plain[256] = {FIVE('0'),    FIVE('5'), FIVE('A'), FIVE('F'), FIVE('K'), FIVE('P'), FIVE('U'),
                                   ['Z'] = true, FIVE('a'), FIVE('f'), FIVE('k'), FIVE('p'), FIVE('u'), ['z'] = true};

static inline char_class class_of_ascii(unsigned char c) {
    if ((unsigned char)((c | 32) - 'a') < 26) return CH_LETTER;
    if ((unsigned char)(c - '0') < 10) return CH_DIGIT;
    return c <= ' ' || c == 0x7F ? CH_SPACE : CH_OTHER;
}

/* Class of the character at i and the index behind it. */
static char_class class_at(const scanner *s, size_t i, size_t *next) {
    if (i >= s->text.len) {
        *next = i;
        return CH_SPACE;
    }
    unsigned char c = (unsigned char)s->text.ptr[i];
    if (c >= 0x80) {
        *next = i;
        return class_of_wide(fg_utf8_next(s->text, next));
    }
    *next = i + 1;
    return class_of_ascii(c);
}

static bool is_alnum_at(const scanner *s, size_t i) {
    size_t next;
    char_class c = class_at(s, i, &next);
    return i < s->text.len && (c == CH_LETTER || c == CH_DIGIT);
}

static bool is_letter_at(const scanner *s, size_t i) {
    size_t next;
    return i < s->text.len && class_at(s, i, &next) == CH_LETTER;
}

static char byte_at(const scanner *s, size_t i) { return i < s->text.len ? s->text.ptr[i] : '\0'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

static size_t run_end(const scanner *s, size_t i) {
    size_t next = i;
    while (i < s->text.len) {
        char_class c = class_at(s, i, &next);
        if (c != CH_LETTER && c != CH_DIGIT && c != CH_IGNORED) break;
        i = next;
    }
    return i;
}

/* ---- one token ---- */

static inline fg_token *add_token(scanner *s, fg_token_class cls, size_t start, size_t end, uint32_t form) {
    fg_token *t = form == FG_NONE ? NULL : FG_PUSH(s->out->arena, &s->out->list);
    if (!t) return NULL;
    const fg_form *f = &s->out->forms->list.at[form];
    *t = (fg_token){.start = (uint32_t)start,
                    .end = (uint32_t)end,
                    .form = form,
                    .norm = f->norm,
                    .norm_len = f->norm_len,
                    .cls = (uint8_t)cls,
                    .flags = (uint8_t)((s->space ? FG_TOK_SPACE : 0) | (s->first ? FG_TOK_LINE : 0)),
                    .stem = f->stem,
                    .roots = f->roots};
    s->first = s->space = false;
    return t;
}

/* The word text[start, end), of which what stands before `kept` is normalised. */
static void add_word(scanner *s, size_t start, size_t kept, size_t end, bool drop_dots) {
    uint32_t form = fg_forms_word(s->out->forms, (fg_str){s->text.ptr + start, end - start}, kept - start, drop_dots);
    fg_token *t = add_token(s, FG_TOK_WORD, start, end, form);
    s->at = end;
    if (!t) return;
    t->flags |= s->out->forms->list.at[form].flags;
    if (kept < end) t->flags |= FG_TOK_OWNER;
    if (drop_dots && s->text.ptr[end - 1] == '.') t->flags |= FG_TOK_DOT;
}

/* The same of a word of letters and digits, all of which is kept. */
static void add_plain_word(scanner *s, size_t end) {
    uint32_t form = fg_forms_plain(s->out->forms, s->text.ptr + s->at, end - s->at);
    fg_token *t = add_token(s, FG_TOK_WORD, s->at, end, form);
    if (t) t->flags |= s->out->forms->list.at[form].flags;
    s->at = end;
}

static uint32_t to_hundredths(fg_str digits) {
    uint64_t whole = 0, part = 0, scale = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        if (c == '.') scale = 100;
        if (!is_digit(c)) continue;
        if (scale) {
            scale /= 10;
            part += (uint64_t)(c - '0') * scale;
        } else if (whole < UINT32_MAX) {
            whole = whole * 10 + (uint64_t)(c - '0');
        }
    }
    uint64_t all = whole * 100 + part;
    return all > UINT32_MAX ? UINT32_MAX : (uint32_t)all;
}

static void add_number(scanner *s, size_t start, size_t end) {
    fg_str digits = {s->text.ptr + start, end - start};
    fg_token *t = add_token(s, FG_TOK_NUMBER, start, end, fg_forms_word(s->out->forms, digits, digits.len, false));
    if (t) t->value = to_hundredths(digits);
    s->at = end;
}

/* 1,200 and 3.5 but not "2, 3" nor "2015.The". */
static size_t number_end(const scanner *s, size_t i) {
    while (is_digit(byte_at(s, i))) i++;
    while (byte_at(s, i) == ',' && is_digit(byte_at(s, i + 1)) && is_digit(byte_at(s, i + 2)) &&
           is_digit(byte_at(s, i + 3)) && !is_digit(byte_at(s, i + 4)))
        i += 4;
    if (byte_at(s, i) == '.' && is_digit(byte_at(s, i + 1)))
        for (i++; is_digit(byte_at(s, i));) i++;
    return i;
}

static bool is_unit(fg_str s) {
    static const char *const units[] = {"y", "yr", "yrs", "year", "years", "mo", "mos", "month", "months", "hr", "hrs"};
    for (size_t i = 0; i < FG_COUNT(units); i++)
        if (fg_str_eq_nocase(s, fg_str_of(units[i]))) return true;
    return false;
}

/* A number, also where a unit is glued to it (5yrs); false: digits that belong to a word (3D, 4th). */
static bool scan_number(scanner *s) {
    size_t start = s->at, end = number_end(s, start), glued = run_end(s, end);
    if (glued > end && !is_unit((fg_str){s->text.ptr + end, glued - end})) return false;
    if (byte_at(s, end) == '(' && is_lower(byte_at(s, end + 1)) && byte_at(s, end + 2) == ')' && end - start == 3) {
        add_word(s, start, end + 3, end + 3, false); /* 401(k), 403(b) */
        return true;
    }
    add_number(s, start, end);
    return true;
}

/* ---- words with dots, signs and apostrophes inside ---- */

static bool is_glued_suffix(fg_str s) {
    static const char *const known[] = {"js", "net", "io", "ai", "ml", "py"};
    for (size_t i = 0; i < FG_COUNT(known); i++)
        if (fg_str_eq_nocase(s, fg_str_of(known[i]))) return true;
    return false;
}

/* Does the full stop at `dot` belong inside the word (Node.js, B.Sc) or end a sentence whose space was lost? */
static bool dot_joins(const scanner *s, size_t segment, size_t dot) {
    if (!is_alnum_at(s, dot + 1)) return false;
    size_t end = run_end(s, dot + 1);
    fg_str left = {s->text.ptr + segment, dot - segment}, right = {s->text.ptr + dot + 1, end - dot - 1};
    if (is_glued_suffix(right)) return true;
    bool left_lower = left.len >= 3 && is_lower(left.ptr[left.len - 1]);
    bool right_title = right.len >= 2 && is_upper(right.ptr[0]) && is_lower(right.ptr[1]);
    if (left_lower && (right_title || (right.len >= 1 && is_upper(right.ptr[0])))) return false;
    return left.len <= 4 || right.len <= 4;
}

/* All segments short and of letters: an abbreviation, whose dots mean nothing (B.S., Ph.D, e.g.). */
static bool is_abbreviation(fg_str word) {
    size_t segments = 0, len = 0;
    for (size_t i = 0; i <= word.len; i++) {
        if (i == word.len || word.ptr[i] == '.') {
            bool last = i == word.len || i + 1 == word.len;
            if (!len || len > (last ? 4u : 2u)) return false;
            segments++;
            len = 0;
            if (i + 1 == word.len) break;
            continue;
        }
        if (is_digit(word.ptr[i])) return false;
        len++;
    }
    return segments >= 2;
}

static size_t sign_end(const scanner *s, size_t start, size_t i) {
    size_t len = i - start;
    if (byte_at(s, i) == '+' && byte_at(s, i + 1) == '+' && !is_alnum_at(s, i + 2)) return i + 2;
    if (byte_at(s, i) == '+' && len == 1 && is_upper(byte_at(s, start)) && !is_alnum_at(s, i + 1)) return i + 1;
    if (byte_at(s, i) == '#' && len <= 2 && !is_alnum_at(s, i + 1)) return i + 1;
    return i;
}

static size_t ampersand_end(const scanner *s, size_t start, size_t i) {
    if (byte_at(s, i) != '&' || i - start > 2 || !is_upper(byte_at(s, start)) || !is_upper(byte_at(s, i + 1))) return i;
    size_t end = run_end(s, i + 1);
    return end - i - 1 <= 2 ? end : i;
}

/* Length in bytes of an apostrophe at i, 0 if there is none. */
static size_t apostrophe_at(const scanner *s, size_t i) {
    if (byte_at(s, i) == '\'') return 1;
    fg_str rest = {s->text.ptr + i, i < s->text.len ? s->text.len - i : 0};
    if (fg_str_starts(rest, FG_LIT("\xE2\x80\x99")) || fg_str_starts(rest, FG_LIT("\xE2\x80\x98"))) return 3;
    return 0;
}

static void scan_word(scanner *s) {
    size_t start = s->at, segment = start, i = start;
    if (byte_at(s, i) == '.') i++; /* .NET */
    bool dotted = false;
    for (;;) {
        i = run_end(s, i);
        size_t end = sign_end(s, start, i);
        if (end > i) {
            add_word(s, start, end, end, false);
            return;
        }
        end = ampersand_end(s, start, i);
        if (end > i) {
            i = end;
            continue;
        }
        if (byte_at(s, i) == '.' && dot_joins(s, segment, i)) {
            dotted = true;
            segment = ++i;
            continue;
        }
        break;
    }
    size_t quote = apostrophe_at(s, i);
    if (quote && is_letter_at(s, i + quote)) {
        size_t end = run_end(s, i + quote);
        bool owner = end == i + quote + 1 && (byte_at(s, i + quote) | 32) == 's';
        add_word(s, start, owner ? i : end, end, false);
        return;
    }
    if (dotted && is_abbreviation((fg_str){s->text.ptr + start, i - start})) {
        size_t end = byte_at(s, i) == '.' ? i + 1 : i;
        add_word(s, start, end, end, true);
        return;
    }
    add_word(s, start, i, i, false);
}

/* ---- punctuation, addresses ---- */

static char plain_sign(uint32_t cp) {
    if (cp < 0x80) return (char)cp;
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

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/* "SQL*Plus": the star joins; in "teams*Led a crew" it is a bullet. */
static bool is_star_in_name(const scanner *s, size_t next) {
    size_t at = s->at;
    return s->text.ptr[at] == '*' && !s->space && at >= 2 && is_capital(byte_at(s, at - 1)) &&
           is_capital(byte_at(s, at - 2)) && next < s->text.len && is_capital(byte_at(s, next));
}

static void scan_sign(scanner *s) {
    size_t start = s->at, next = start;
    uint32_t cp = fg_utf8_next(s->text, &next);
    char sign = plain_sign(cp);
    if (sign == '-' && s->space && (next >= s->text.len || byte_at(s, next) == ' ')) sign = FG_DASH;
    if (is_star_in_name(s, next)) sign = '_';
    bool word = sign == '&';
    fg_token *t = add_token(s, word ? FG_TOK_WORD : FG_TOK_PUNCT, start, next, fg_forms_sign(s->out->forms, sign));
    if (t && !word) t->value = (uint8_t)sign;
    s->at = next;
}

static bool is_address_end(char c) {
    return c == '.' || c == ',' || c == ';' || c == ')' || c == ':' || c == '>' || c == '|';
}

/* An e-mail address or URL that starts here: its end, else 0. */
static size_t address_end(const scanner *s, fg_token_class *cls) {
    size_t end = s->at, sign = 0, dots = 0;
    bool url = false;
    for (; end < s->text.len && (unsigned char)s->text.ptr[end] > ' '; end++) {
        char c = s->text.ptr[end];
        if (c == '@' && end > s->at) sign = end;
        if (c == '.' && sign) dots++;
        if (c == ':' && byte_at(s, end + 1) == '/' && byte_at(s, end + 2) == '/' && end > s->at) url = true;
        if (!url && (c == ',' || c == ';' || c == '(' || c == '|')) break;
    }
    fg_str run = {s->text.ptr + s->at, end - s->at};
    if (fg_str_starts(run, FG_LIT("www."))) url = true;
    if (!url && !(sign && dots)) return 0;
    while (end > s->at && is_address_end(s->text.ptr[end - 1])) end--;
    *cls = url ? FG_TOK_URL : FG_TOK_EMAIL;
    return end;
}

static bool scan_address(scanner *s) {
    fg_token_class cls = FG_TOK_URL;
    size_t end = address_end(s, &cls);
    if (end <= s->at) return false;
    fg_str raw = {s->text.ptr + s->at, end - s->at};
    add_token(s, cls, s->at, end, fg_forms_word(s->out->forms, raw, raw.len, false));
    s->at = end;
    return true;
}

static bool is_sign_before(const scanner *s) {
    char c = s->text.ptr[s->at - 1];
    return c == '/' || c == '(' || c == ',' || c == '"';
}

/* An address behind an opening sign, as in Markdown's links. */
static bool is_bracketed_address(const scanner *s, uint32_t start) {
    fg_str rest = {s->text.ptr + s->at, s->text.len - s->at};
    char c = s->at > start ? s->text.ptr[s->at - 1] : ' ';
    return (c == '(' || c == '[' || c == '<' || c == '"') &&
           (fg_str_starts(rest, FG_LIT("http://")) || fg_str_starts(rest, FG_LIT("https://")) ||
            fg_str_starts(rest, FG_LIT("www.")));
}

/* Most words are ASCII letters and digits, and what follows shows that nothing belongs to them: a space, or a sign with
 * a space behind it. Their end; 0: to be looked at closely. */
static size_t plain_word_end(const scanner *s, size_t i) {
    const unsigned char *p = (const unsigned char *)s->text.ptr;
    size_t n = s->text.len;
    while (i < n && is_plain[p[i]]) i++;
    if (i == n || p[i] <= ' ' || p[i] == ',' || p[i] == ';') return i;
    bool closing = p[i] == '.' || p[i] == ')' || p[i] == ':' || p[i] == '!' || p[i] == '?' || p[i] == '"';
    return closing && (i + 1 == n || p[i + 1] <= ' ') ? i : 0;
}

void fg_tokens_init(fg_tokens *tokens, fg_arena *arena, fg_forms *forms, fg_str text) {
    *tokens = (fg_tokens){.arena = arena, .forms = forms, .text = text};
}

static void scan(scanner *s, uint32_t start, char_class c) {
    bool word = c == CH_LETTER || c == CH_DIGIT;
    if (word && (s->space || is_bracketed_address(s, start)) && scan_address(s)) return;
    if (c == CH_DIGIT && is_digit(byte_at(s, s->at)) && scan_number(s)) return;
    bool dot_name =
        byte_at(s, s->at) == '.' && is_letter_at(s, s->at + 1) && (s->space || (s->at > start && is_sign_before(s)));
    if (word || dot_name)
        scan_word(s);
    else
        scan_sign(s);
}

void fg_tokenize(fg_tokens *tokens, uint32_t start, uint32_t end) {
    scanner s = {.out = tokens, .text = {tokens->text.ptr, end}, .at = start, .space = true, .first = true};
    while (s.at < end && !tokens->arena->failed && !tokens->forms->arena->failed) {
        size_t next, plain = 0;
        if (s.text.ptr[s.at] == ' ') {
            s.space = true;
            s.at++;
            continue;
        }
        char_class c = class_at(&s, s.at, &next);
        if (c == CH_SPACE) s.space = true;
        if (c == CH_SPACE || c == CH_IGNORED) {
            s.at = next;
            continue;
        }
        if (c == CH_LETTER && next == s.at + 1) plain = plain_word_end(&s, s.at);
        if (plain)
            add_plain_word(&s, plain);
        else
            scan(&s, start, c);
    }
    if (tokens->forms->arena->failed) tokens->arena->failed = true;
}
