/* Reads JSON into a tree, in one pass. */
#include "doc/jvalue.h"

enum { DEEPEST = 2000, FEW = 16 /* names that are compared one by one */ };

typedef FG_VEC(fg_jvalue) values;

typedef struct {
    fg_str text;
    size_t at;
    const fg_jvalue_options *opt;
    fg_arena *arena;
    values open; /* of the arrays and objects that are not closed yet */
    unsigned depth;
    const char *fault;
} reader;

static bool fail(reader *r, const char *why) {
    if (!r->fault) r->fault = why;
    return false;
}

/* The sign here; NUL at the end. */
static char here(const reader *r) { return r->at < r->text.len ? r->text.ptr[r->at] : '\0'; }

static char skip_space(reader *r) {
    while (r->at < r->text.len) {
        char c = r->text.ptr[r->at];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return c;
        r->at++;
    }
    return '\0';
}

/* ---- numbers ---- */

static size_t skip_digits(reader *r) {
    size_t from = r->at;
    while (here(r) >= '0' && here(r) <= '9') r->at++;
    return r->at - from;
}

/* Does it fit into 64 bits with its sign? */
static bool fits(fg_str digits) {
    static const char most[] = "9223372036854775807";
    if (digits.ptr[0] == '-') digits = (fg_str){digits.ptr + 1, digits.len - 1};
    return digits.len < sizeof most - 1 || (digits.len == sizeof most - 1 && memcmp(digits.ptr, most, digits.len) <= 0);
}

static bool read_fraction(reader *r, fg_jvalue *v) {
    if (here(r) == '.') {
        v->type = FG_JVALUE_REAL;
        r->at++;
        if (!skip_digits(r)) return false;
    }
    if (here(r) != 'e' && here(r) != 'E') return true;
    v->type = FG_JVALUE_REAL;
    r->at++;
    if (here(r) == '+' || here(r) == '-') r->at++;
    return skip_digits(r) > 0;
}

static bool read_number(reader *r, fg_jvalue *v) {
    size_t from = r->at;
    v->type = FG_JVALUE_INTEGER;
    if (here(r) == '-') r->at++;
    bool zero = here(r) == '0';
    size_t n = skip_digits(r);
    if (!n || (zero && n > 1) || !read_fraction(r, v)) return fail(r, "a bad number");
    v->text = (fg_str){r->text.ptr + from, r->at - from};
    if (v->type == FG_JVALUE_INTEGER && !fits(v->text)) return fail(r, "a number out of range");
    double number = fg_jvalue_number(v);
    return (number <= 1.7976931348623157e308 && number >= -1.7976931348623157e308) || fail(r, "a number out of range");
}

int64_t fg_jvalue_integer(const fg_jvalue *v) {
    uint64_t sum = 0;
    if (!fg_jvalue_is(v, FG_JVALUE_INTEGER)) return 0;
    bool minus = v->text.ptr[0] == '-';
    for (size_t i = minus; i < v->text.len; i++) sum = sum * 10 + (uint64_t)(v->text.ptr[i] - '0');
    return minus ? -(int64_t)sum : (int64_t)sum;
}

/* Exact for what has up to 15 digits and 22 places, as everything has that people write; else nearly so. */
static double scaled(uint64_t digits, int32_t exponent) {
    double x = (double)digits, power = 1, ten = 10;
    bool down = exponent < 0;
    if (exponent > 400 || exponent < -400) return down || !digits ? 0 : x * 1e308 * 1e308;
    for (int32_t e = down ? -exponent : exponent; e; e >>= 1, ten *= ten)
        if (e & 1) power *= ten;
    return down ? x / power : digits ? x * power : 0;
}

double fg_jvalue_number(const fg_jvalue *v) {
    uint64_t digits = 0;
    int32_t exponent = 0, said = 0;
    bool behind_point = false;
    if (!fg_jvalue_is_number(v)) return 0;
    size_t i = v->text.ptr[0] == '-';
    for (; i < v->text.len && (v->text.ptr[i] | 0x20) != 'e'; i++) {
        char c = v->text.ptr[i];
        bool kept = c != '.' && digits < UINT64_MAX / 10 - 1;
        if (kept) digits = digits * 10 + (uint64_t)(c - '0');
        if (c == '.') behind_point = true;
        if (kept && behind_point) exponent--;
        if (!kept && c != '.' && !behind_point && exponent < 1000000) exponent++;
    }
    bool down = i + 1 < v->text.len && v->text.ptr[i + 1] == '-';
    for (i++; i < v->text.len; i++)
        if (v->text.ptr[i] >= '0' && v->text.ptr[i] <= '9' && said < 1000000) said = said * 10 + (v->text.ptr[i] - '0');
    while (digits && digits % 10 == 0 && exponent < 0) {
        digits /= 10;
        exponent++;
    }
    double number = scaled(digits, exponent + (down ? -said : said));
    return v->text.ptr[0] == '-' ? -number : number;
}

/* ---- arrays and objects ---- */

static bool read_value(reader *r, fg_jvalue *v);

/* What was collected since `first` becomes the members of v. */
static bool close_value(reader *r, fg_jvalue *v, uint32_t first) {
    v->n = r->open.n - first;
    fg_jvalue *all = v->n ? FG_NEW_N(r->arena, fg_jvalue, v->n) : NULL;
    if (v->n && !all) return fail(r, "out of memory");
    if (all) memcpy(all, r->open.at + first, v->n * sizeof *all);
    v->all = all;
    r->open.n = first;
    r->at++;
    return true;
}

static bool add(reader *r, const fg_jvalue *v) {
    fg_jvalue *slot = FG_PUSH(r->arena, &r->open);
    if (!slot) return fail(r, "out of memory");
    *slot = *v;
    return true;
}

static bool read_array(reader *r, fg_jvalue *v) {
    uint32_t first = r->open.n;
    v->type = FG_JVALUE_ARRAY;
    r->at++;
    if (skip_space(r) == ']') return close_value(r, v, first);
    for (;;) {
        fg_jvalue element = {0};
        if (!read_value(r, &element) || !add(r, &element)) return false;
        char c = skip_space(r);
        if (c == ']') return close_value(r, v, first);
        if (c != ',') return fail(r, "',' or ']' expected");
        r->at++;
    }
}

/* Many names: a table of their hashes. */
static bool repeats_hashed(reader *r, const fg_jvalue *all, uint32_t n) {
    size_t size = 1;
    while (size < 2 * (size_t)n) size *= 2;
    uint32_t *table = FG_NEW_N(r->arena, uint32_t, size);
    for (uint32_t i = 0; table && i < n; i++) {
        size_t slot = fg_hash64(all[i].key.ptr, all[i].key.len, 0) & (size - 1);
        for (; table[slot]; slot = (slot + 1) & (size - 1))
            if (fg_str_eq(all[table[slot] - 1].key, all[i].key)) return true;
        table[slot] = i + 1;
    }
    return false;
}

static bool repeats(reader *r, const fg_jvalue *all, uint32_t n) {
    if (n > FEW) return repeats_hashed(r, all, n);
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = 0; k < i; k++)
            if (fg_str_eq(all[i].key, all[k].key)) return true;
    return false;
}

static bool close_object(reader *r, fg_jvalue *v, uint32_t first) {
    uint32_t n = r->open.n - first;
    if (n > 1 && !r->opt->twice && repeats(r, r->open.at + first, n))
        return fail(r, "a name stands twice in an object");
    return close_value(r, v, first);
}

static bool read_string(reader *r, fg_str *out) {
    r->at++;
    const char *fault = fg_jstring_read(r->text, &r->at, r->arena, out);
    return !fault || fail(r, fault);
}

static bool read_member(reader *r) {
    fg_jvalue member = {0};
    if (skip_space(r) != '"') return fail(r, "a name in quotes expected");
    if (!read_string(r, &member.key)) return false;
    if (skip_space(r) != ':') return fail(r, "':' expected");
    r->at++;
    return read_value(r, &member) && add(r, &member);
}

static bool read_object(reader *r, fg_jvalue *v) {
    uint32_t first = r->open.n;
    v->type = FG_JVALUE_OBJECT;
    r->at++;
    if (skip_space(r) == '}') return close_object(r, v, first);
    for (;;) {
        if (!read_member(r)) return false;
        char c = skip_space(r);
        if (c == '}') return close_object(r, v, first);
        if (c != ',') return fail(r, "',' or '}' expected");
        r->at++;
    }
}

/* ---- values ---- */

static bool read_word(reader *r, fg_jvalue *v) {
    const struct {
        fg_str word;
        fg_jvalue_type type;
    } words[] = {
        {FG_LIT("null"), FG_JVALUE_NULL}, {FG_LIT("true"), FG_JVALUE_TRUE}, {FG_LIT("false"), FG_JVALUE_FALSE}};
    for (size_t i = 0; i < FG_COUNT(words); i++) {
        if (!fg_str_starts((fg_str){r->text.ptr + r->at, r->text.len - r->at}, words[i].word)) continue;
        v->type = (uint8_t)words[i].type;
        r->at += words[i].word.len;
        return true;
    }
    return fail(r, r->at < r->text.len ? "a value expected" : "a value expected");
}

static bool read_nested(reader *r, fg_jvalue *v) {
    if (r->depth == DEEPEST) return fail(r, "nested too deep");
    r->depth++;
    bool good = here(r) == '{' ? read_object(r, v) : read_array(r, v);
    r->depth--;
    return good;
}

static bool read_value(reader *r, fg_jvalue *v) {
    char c = skip_space(r);
    size_t from = r->at;
    if (c == '"') {
        v->type = FG_JVALUE_STRING;
        return read_string(r, &v->text);
    }
    bool nested = c == '{' || c == '[';
    bool good = nested ? read_nested(r, v) : c == '-' || (c >= '0' && c <= '9') ? read_number(r, v) : read_word(r, v);
    v->text = (fg_str){r->text.ptr + from, r->at - from};
    return good;
}

/* ---- the whole ---- */

/* The words at the fault, which may be anything. */
static fg_status tell(const reader *r, fg_error *err) {
    enum { SHOWN = 20 };
    uint32_t line = 1;
    size_t n = r->at;
    for (size_t i = 0; i < r->at; i++) line += r->text.ptr[i] == '\n';
    while (n < r->text.len && n - r->at < SHOWN && r->text.ptr[n] > ' ' && r->text.ptr[n] < 0x7F) n++;
    if (r->arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (n == r->at)
        return fg_fail_at(err, FG_EINPUT, line, r->at, "%s%s", r->fault, r->at < r->text.len ? "" : " at the end");
    return fg_fail_at(err, FG_EINPUT, line, r->at, "%s near '%.*s'", r->fault, (int)(n - r->at), r->text.ptr + r->at);
}

fg_status fg_jvalue_read(const fg_jvalue **out, fg_str text, const fg_jvalue_options *opt, fg_arena *arena, size_t *end,
                         fg_error *err) {
    static const fg_jvalue_options usual = {0};
    reader r = {.text = text, .opt = opt ? opt : &usual, .arena = arena};
    fg_jvalue *v = FG_NEW(arena, fg_jvalue);
    *out = NULL;
    bool good = v && read_value(&r, v);
    if (end) *end = r.at;
    if (good && !r.opt->with_more && (skip_space(&r), r.at < text.len)) good = fail(&r, "something stands behind it");
    if (!good || arena->failed) return tell(&r, err);
    *out = v;
    return FG_OK;
}

const fg_jvalue *fg_jvalue_find(const fg_jvalue *v, fg_str key) {
    if (!fg_jvalue_is(v, FG_JVALUE_OBJECT)) return NULL;
    for (uint32_t i = v->n; i-- > 0;)
        if (fg_str_eq(v->all[i].key, key)) return &v->all[i];
    return NULL;
}

const fg_jvalue *fg_jvalue_get(const fg_jvalue *v, const char *key) { return fg_jvalue_find(v, fg_str_of(key)); }
