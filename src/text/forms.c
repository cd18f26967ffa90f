#include "text/forms.h"

#include <utf8proc.h>

#include "text/token.h"

enum { FIRST_SLOTS = 1 << 12 };

static uint32_t hash_word(fg_str word, size_t kept, bool drop_dots) {
    uint64_t seed = fg_word_seed(word.len, kept, drop_dots);
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

static bool grow_slots(fg_forms *f) {
    uint32_t n = f->n_slots ? f->n_slots * 2 : FIRST_SLOTS;
    fg_form_slot *slots = FG_NEW_N(f->arena, fg_form_slot, n);
    if (!slots) return false;
    for (uint32_t i = 0; i < f->n_slots; i++) {
        if (!f->slots[i].form_plus_1) continue;
        uint32_t at = f->slots[i].tag & (n - 1);
        while (slots[at].form_plus_1) at = (at + 1) & (n - 1);
        slots[at] = f->slots[i];
    }
    f->slots = slots;
    f->n_slots = n;
    return true;
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

/* A form whose normalised bytes are those of the pool from `norm` on. */
static uint32_t add_form(fg_forms *f, fg_form form, size_t norm) {
    size_t n = f->pool.n - norm;
    fg_form *made = FG_PUSH(f->arena, &f->list);
    if (!made || f->arena->failed) return FG_NONE;
    form.token.form = f->list.n - 1;
    form.token.norm = (uint32_t)norm;
    form.token.norm_len = (uint16_t)(n > UINT16_MAX ? UINT16_MAX : n);
    form.token.stem = form.word = FG_NONE;
    *made = form;
    if (f->learn) f->learn(f->ctx, made, (fg_str){f->pool.at + norm, form.token.norm_len});
    return f->arena->failed ? FG_NONE : form.token.form;
}

static uint32_t make_word(fg_forms *f, fg_str raw, size_t kept, bool drop_dots) {
    fg_form form = {.raw = (uint32_t)f->pool.n, .raw_len = (uint32_t)raw.len, .token.flags = case_of(raw)};
    if (raw.len <= FG_WORD_SHORT) form.bits = fg_word_bits_of(raw.ptr, raw.len, false);
    fg_buf_add(&f->pool, raw);
    size_t norm = f->pool.n;
    for (size_t i = 0; i < kept;) {
        size_t stop = i;
        while (stop < kept && !(drop_dots && raw.ptr[stop] == '.')) stop++;
        fg_normalize_word(&f->pool, (fg_str){raw.ptr + i, stop - i});
        i = stop + 1;
    }
    return add_form(f, form, norm);
}

uint32_t fg_forms_word(fg_forms *f, fg_str raw, size_t kept, bool drop_dots) {
    uint32_t tag = hash_word(raw, kept, drop_dots);
    if (f->list.n * 2 >= f->n_slots && !grow_slots(f)) return FG_NONE;
    uint32_t at = tag & (f->n_slots - 1);
    for (; f->slots[at].form_plus_1; at = (at + 1) & (f->n_slots - 1)) {
        if (f->slots[at].tag != tag) continue;
        const fg_form *form = &f->list.at[f->slots[at].form_plus_1 - 1];
        if (form->raw_len == raw.len && memcmp(f->pool.at + form->raw, raw.ptr, raw.len) == 0)
            return f->slots[at].form_plus_1 - 1;
    }
    uint32_t made = make_word(f, raw, kept, drop_dots);
    if (made != FG_NONE) f->slots[at] = (fg_form_slot){tag, made + 1};
    return made;
}

uint32_t fg_forms_sign(fg_forms *f, char sign) {
    uint32_t *known = &f->signs[(unsigned char)sign & 127];
    if (!*known) {
        size_t norm = f->pool.n;
        if (sign == '&')
            fg_buf_add(&f->pool, FG_LIT("and"));
        else
            fg_buf_add_char(&f->pool, sign);
        fg_form form = {.token.cls = FG_TOK_WORD};
        if (sign != '&') form.token = (fg_token){.cls = FG_TOK_PUNCT, .value = (uint8_t)sign};
        *known = add_form(f, form, norm) + 1;
    }
    return *known - 1;
}
