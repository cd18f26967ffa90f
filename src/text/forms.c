#include "text/forms.h"

#include <utf8proc.h>

#include "text/token.h"

enum { FIRST_SLOTS = 1 << 12 };

/* Words alike of which other parts are kept are several forms. */
static uint32_t hash_word(fg_str word, size_t kept, bool drop_dots) {
    uint64_t seed = (word.len - kept) * 2 + drop_dots;
    for (; word.len > FG_WORD_SHORT; word.ptr += 8, word.len -= 8) {
        seed = (seed ^ fg_load64(word.ptr)) * 0xFF51AFD7ED558CCDull;
        seed ^= seed >> 32;
    }
    return fg_word_hash(fg_word_bits_of(word.ptr, word.len, false), seed);
}

uint32_t fg_word_long_tag(fg_str word) { return hash_word(word, word.len, false); }

void fg_forms_init(fg_forms *forms, fg_arena *arena) {
    *forms = (fg_forms){.arena = arena};
    fg_buf_init(&forms->pool, arena);
}

static bool grow_list(fg_forms *f) {
    uint32_t cap = f->cap ? f->cap * 2 : FIRST_SLOTS / 2;
    uint32_t *words = fg_arena_resize(f->arena, NULL, 0, cap * sizeof *words);
    char *room = fg_arena_resize(f->arena, NULL, 0, cap * sizeof *f->list + FG_FORM_ALIGNMENT);
    if (!words || !room) return false;
    fg_form *list = (fg_form *)(void *)(room + (-(uintptr_t)room & (FG_FORM_ALIGNMENT - 1)));
    if (f->n) memcpy(list, f->list, f->n * sizeof *list);
    if (f->n) memcpy(words, f->words, f->n * sizeof *words);
    f->list = list;
    f->words = words;
    f->cap = cap;
    return true;
}

static bool grow_slots(fg_forms *f) {
    uint32_t n = f->n_slots ? f->n_slots * 2 : FIRST_SLOTS;
    fg_form_slot *slots = FG_NEW_N(f->arena, fg_form_slot, n);
    if (!slots) return false;
    for (uint32_t i = 0; i < f->n_slots; i++) {
        if (!f->slots[i].form) continue;
        uint32_t at = f->slots[i].tag & (n - 1);
        while (slots[at].form) at = (at + 1) & (n - 1);
        slots[at] = f->slots[i];
    }
    f->slots = slots;
    f->n_slots = n;
    return true;
}

static const fg_word_bits no_word = {1, 0};

bool fg_forms_make_room(fg_forms *f) {
    if (f->n * 2 >= f->n_slots && !grow_slots(f)) return false;
    if (f->n == f->cap && !grow_list(f)) return false;
    if (!f->n) f->list[f->n++] = (fg_form){.bits = no_word};
    return !f->arena->failed;
}

static uint8_t case_of(fg_str word) {
    unsigned letters = 0, upper = 0;
    uint8_t flags = 0;
    for (size_t i = 0; i < word.len;) {
        uint32_t cp = fg_utf8_next(word, &i);
        utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
        if (c < UTF8PROC_CATEGORY_LU || c > UTF8PROC_CATEGORY_LO) continue;
        if (!letters && c == UTF8PROC_CATEGORY_LU) flags |= FG_TOK_CAP;
        letters++;
        upper += c == UTF8PROC_CATEGORY_LU;
    }
    for (size_t i = 0; i < word.len; i++)
        if ((word.ptr[i] >= '0' && word.ptr[i] <= '9') || (i && word.ptr[i] >= 'A' && word.ptr[i] <= 'Z'))
            flags |= FG_TOK_MIXED;
    return letters >= 2 && upper == letters ? flags | FG_TOK_UPPER : flags;
}

uint32_t fg_hundredths(fg_str digits) {
    uint64_t whole = 0, part = 0, scale = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        if (c == '.') scale = 100;
        if (c < '0' || c > '9') continue;
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

typedef enum { WORD, NUMBER, SIGN } form_kind;

static form_kind kind_of(fg_str raw) {
    bool digits = true, others = true;
    for (size_t i = 0; i < raw.len && (digits || others); i++) {
        unsigned char c = (unsigned char)raw.ptr[i];
        bool digit = c >= '0' && c <= '9', letter = (unsigned char)((c | 32) - 'a') < 26;
        digits &= digit;
        others &= !digit && !letter && c < 0x80;
    }
    return others && raw.len == 1 ? SIGN : digits ? NUMBER : WORD;
}

static fg_token token_of(form_kind kind, fg_str raw) {
    switch (kind) {
    case SIGN:
        if (raw.ptr[0] == '&') return (fg_token){.cls = FG_TOK_WORD};
        return (fg_token){.cls = FG_TOK_PUNCT, .value = (uint8_t)raw.ptr[0]};
    case NUMBER: return (fg_token){.cls = FG_TOK_NUMBER, .value = fg_hundredths(raw)};
    default: return (fg_token){.cls = FG_TOK_WORD, .flags = case_of(raw)};
    }
}

static void add_norm(fg_forms *f, fg_str raw, bool drop_dots) {
    for (size_t i = 0; i < raw.len;) {
        size_t stop = i;
        while (stop < raw.len && !(drop_dots && raw.ptr[stop] == '.')) stop++;
        fg_normalize_word(&f->pool, (fg_str){raw.ptr + i, stop - i});
        i = stop + 1;
    }
}

static uint32_t make_word(fg_forms *f, fg_str raw, fg_word_bits bits, size_t kept, bool drop_dots) {
    form_kind kind = kind_of(raw);
    fg_form form = {
        .bits = bits, .raw = (uint32_t)f->pool.n, .raw_len = (uint32_t)raw.len, .token = token_of(kind, raw)};
    fg_buf_add(&f->pool, raw);
    size_t norm = f->pool.n;
    if (kind == SIGN)
        fg_buf_add(&f->pool, raw.ptr[0] == '&' ? FG_LIT("and") : raw);
    else
        add_norm(f, (fg_str){raw.ptr, kept}, drop_dots);
    size_t n = f->pool.n - norm;
    if (f->arena->failed) return FG_NONE;
    form.token.form = f->n++;
    form.token.norm = (uint32_t)norm;
    form.token.norm_len = (uint16_t)(n > UINT16_MAX ? UINT16_MAX : n);
    form.token.stem = FG_NONE;
    f->list[form.token.form] = form;
    fg_str written = kind == SIGN ? (fg_str){NULL, 0} : (fg_str){f->pool.at + form.raw, raw.len};
    fg_str normal = {f->pool.at + norm, form.token.norm_len};
    f->words[form.token.form] = f->learn ? f->learn(f->ctx, &f->list[form.token.form], written, normal) : FG_NONE;
    return f->arena->failed ? FG_NONE : form.token.form;
}

static bool is_form(const fg_forms *f, const fg_form *form, fg_word_bits bits, fg_str raw) {
    if (form->raw_len != raw.len) return false;
    if (raw.len <= FG_WORD_SHORT) return form->bits.a == bits.a && form->bits.b == bits.b;
    return memcmp(f->pool.at + form->raw, raw.ptr, raw.len) == 0;
}

uint32_t fg_forms_word(fg_forms *f, fg_str raw, size_t kept, bool drop_dots) {
    if (!fg_forms_make_room(f)) return FG_NONE;
    fg_word_bits bits = raw.len <= FG_WORD_SHORT ? fg_word_bits_of(raw.ptr, raw.len, false) : no_word;
    uint32_t tag = hash_word(raw, kept, drop_dots), at = tag & (f->n_slots - 1);
    for (; f->slots[at].form; at = (at + 1) & (f->n_slots - 1))
        if (f->slots[at].tag == tag && is_form(f, &f->list[f->slots[at].form], bits, raw)) return f->slots[at].form;
    uint32_t made = make_word(f, raw, bits, kept, drop_dots);
    if (made != FG_NONE) f->slots[at] = (fg_form_slot){tag, made};
    return made;
}
