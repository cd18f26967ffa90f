/*
 * Blind reading: what tells who a person is, and not what they can do, is masked in the text once all of it has been
 * understood. Everything that is written later quotes the masked text, and every place stays where it was.
 */
#include "parse/blind.h"
#include "parse/blind_contacts.h"
#include "parse/blind_parts.h"

enum {
    PHONE_DIGITS = 7,
    PAIRS = 4 /* of digits in a row are a telephone number, fewer may be a date */
};

/* ---- what stays ---- */

static void know(fg_blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) b->known[i] = true;
}

static void know_span(fg_blind *b, fg_span s) {
    uint32_t low = 0, high = fg_blind_count(b);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (fg_tok(&b->x->reading, middle)->end <= s.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < fg_blind_count(b) && fg_tok(&b->x->reading, low)->start < s.end; low++) b->known[low] = true;
}

static void know_lexicon(fg_blind *b) {
    static const fg_lex tags[] = {FG_LEX_DEGREE,      FG_LEX_DEGREE_WORD, FG_LEX_DEGREE_JOINT,
                                  FG_LEX_FIELD_JOINT, FG_LEX_IN_PROGRESS, FG_LEX_EXPECTED,
                                  FG_LEX_TITLE_WORD,  FG_LEX_TITLE_GRADE, FG_LEX_STOP};
    for (uint32_t i = 0; i < fg_blind_count(b); i++)
        for (size_t k = 0; k < FG_COUNT(tags); k++) {
            fg_hit h;
            if (fg_cue_at(&b->x->reading, i, fg_blind_line_end(b, i), tags[k], &h, NULL)) know(b, i, h.end);
        }
}

/* Concepts, wherever they stand: fields of study are no proofs. */
static void know_concepts(fg_blind *b) {
    for (uint32_t i = 0; i < fg_blind_count(b);) {
        fg_hit h;
        bool named =
            fg_dict_match(b->x->reading.dict, b->x->reading.tokens, i, fg_blind_line_end(b, i), FG_ROOT_CONCEPT, &h);
        uint8_t cls = fg_tok(&b->x->reading, i)->cls;
        if (named && cls != FG_TOK_EMAIL && cls != FG_TOK_URL) know(b, i, h.end);
        i = named && h.end > i ? h.end : i + 1;
    }
    for (uint32_t i = 0; i < b->x->resume->proofs.n; i++) know_span(b, b->x->resume->proofs.at[i].span);
}

/* ---- contacts ---- */

static bool joins_digits(const fg_blind *b, uint32_t i) {
    static const char signs[] = "+-.()~";
    for (size_t k = 0; signs[k]; k++)
        if (fg_is(&b->x->reading, i, signs[k])) return true;
    return false;
}

/* "2015", "03" may be of a date; "5551" is not. */
static bool is_of_date(fg_str s) {
    return s.len <= 2 || (s.len == 4 && (fg_str_starts(s, FG_LIT("19")) || fg_str_starts(s, FG_LIT("20"))));
}

static uint32_t phone_end(const fg_blind *b, uint32_t i) {
    uint32_t digits = 0, numbers = 0, end = i;
    bool date = true;
    for (uint32_t k = i; k < fg_blind_line_end(b, i) && (fg_blind_is_number(b, k) || joins_digits(b, k)); k++) {
        if (!fg_blind_is_number(b, k)) continue;
        const fg_token *t = fg_tok(&b->x->reading, k);
        fg_str s = fg_doc_slice(b->x->resume->doc, t->start, t->end);
        for (size_t c = 0; c < s.len; c++) digits += s.ptr[c] >= '0' && s.ptr[c] <= '9';
        date &= is_of_date(s);
        numbers++;
        end = k + 1;
    }
    return digits >= PHONE_DIGITS && (!date || numbers > PAIRS) ? end : i;
}

/* Behind "2015-01-01 - 2018-12-01", which has the digits of a telephone number; i where no such range begins. */
static uint32_t behind_dates(const fg_blind *b, uint32_t i) {
    fg_range dates;
    bool range = fg_range_at(&b->x->reading, i, fg_blind_line_end(b, i), &dates);
    return range && phone_end(b, i) == dates.end ? dates.end : i;
}

static void mask_contacts(fg_blind *b) {
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
        i = behind_dates(b, i);
        if (i == fg_blind_count(b)) break;
        uint8_t cls = fg_tok(&b->x->reading, i)->cls;
        if (cls == FG_TOK_EMAIL || (cls == FG_TOK_URL && !b->known[i])) b->masked[i] = true;
        if (fg_blind_is_number(b, i) || joins_digits(b, i)) fg_blind_mask(b, i, phone_end(b, i));
    }
}

/* ---- titles of jobs ---- */

static bool has_title_word(const fg_blind *b, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (fg_blind_has_cue(b, i, end, FG_LEX_TITLE_WORD)) return true;
    return false;
}

/* A word that the dictionary has in some name, not the half of "Grace Field", and no school that has one. */
static bool is_of_title(const fg_blind *b, uint32_t i, uint32_t first, uint32_t end) {
    bool before = i > first && fg_blind_is_of_person(b, i - 1), behind = i + 1 < end && fg_blind_is_of_person(b, i + 1);
    bool word = b->known[i] || fg_tok(&b->x->reading, i)->stem != FG_NONE || !fg_blind_is_word(b, i);
    bool named = i > first && fg_blind_is_word(b, i - 1) && !fg_word_is(&b->x->reading, i - 1, "high") &&
                 !fg_word_is(&b->x->reading, i - 1, "of");
    return word && !(fg_blind_is_of_person(b, i) && (before || behind)) &&
           !(named && fg_blind_has_cue(b, i, end, FG_LEX_SCHOOL));
}

/* "Staff Accountant" stays what it is where the letterhead says so, too, and "Engineering Technician" where a school does. */
static void show_titles(fg_blind *b) {
    for (uint32_t k = 0; k < b->x->resume->roles.n && k < b->x->words.n; k++) {
        fg_span s = b->x->resume->roles.at[k].title;
        uint32_t first = b->x->words.at[k].head_first, end;
        while (first < fg_blind_count(b) && fg_tok(&b->x->reading, first)->start < s.start) first++;
        for (end = first; end < fg_blind_count(b) && fg_tok(&b->x->reading, end)->start < s.end;) end++;
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

static void write_mask(const fg_blind *b, char *text) {
    for (uint32_t i = 0; i < fg_blind_count(b); i++) {
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
    fg_blind b = {.x = x};
    b.masked = FG_NEW_N(x->scratch, bool, x->n + 1);
    b.known = FG_NEW_N(x->scratch, bool, x->n + 1);
    fg_doc *doc = FG_NEW(&r->arena, fg_doc);
    if (!b.masked || !b.known || !doc) return;
    *doc = *r->doc;
    doc->text = fg_arena_copy(&r->arena, r->doc->text);
    if (r->arena.failed) return;
    know_lexicon(&b);
    know_concepts(&b);
    fg_blind_find_names(&b);
    fg_blind_find_ordinary(&b);
    mask_contacts(&b);
    fg_blind_contacts(x, b.known, b.masked);
    fg_blind_mask_signs(&b);
    fg_blind_mask_education(&b);
    fg_blind_mask_sections(&b);
    fg_blind_mask_schools(&b);
    fg_blind_mask_names(&b);
    show_titles(&b);
    write_mask(&b, (char *)(uintptr_t)doc->text.ptr);
    r->doc = doc;
    r->blind = true;
    quote_masked(r);
}
