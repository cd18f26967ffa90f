#include "parse/conditions.h"

#include "parse/roles.h"

enum { POUNDS_MOST = 1000 };

/* ---- both sides ---- */

static uint32_t args_in(const fg_reading *r, uint32_t from, uint32_t to, fg_lex tag) {
    uint32_t all = 0, arg;
    fg_hit h;
    for (uint32_t i = from; (i = fg_next_cue(r, i, to, tag)) < to; i++) {
        if (!fg_cue_at(r, i, to, tag, &h, &arg)) continue;
        all |= 1u << arg;
        i = h.end - 1;
    }
    return all;
}

uint32_t fg_conditions_in(const fg_reading *r, uint32_t from, uint32_t to) {
    return args_in(r, from, to, FG_LEX_CONDITION);
}

uint32_t fg_permits_in(const fg_reading *r, uint32_t from, uint32_t to) { return args_in(r, from, to, FG_LEX_PERMIT); }

uint32_t fg_countries_in(const fg_reading *r, uint32_t from, uint32_t to) {
    return args_in(r, from, to, FG_LEX_COUNTRY);
}

bool fg_has_stance(const fg_reading *r, uint32_t from, uint32_t to, fg_stance stance) {
    return args_in(r, from, to, FG_LEX_STANCE) >> stance & 1;
}

static uint32_t prefer(uint32_t old, uint32_t value, bool most) {
    return !old || (most ? value > old : value < old) ? value : old;
}

/* "50lbs" is one word. */
static uint32_t glued_pounds(fg_str word) {
    uint32_t n;
    size_t digits = 0;
    while (digits < word.len && word.ptr[digits] >= '0' && word.ptr[digits] <= '9') digits++;
    fg_str unit = {word.ptr + digits, word.len - digits};
    bool pounds = fg_str_eq(unit, FG_LIT("lbs")) || fg_str_eq(unit, FG_LIT("lb"));
    return pounds && fg_str_to_u32((fg_str){word.ptr, digits}, &n) && n <= POUNDS_MOST ? n : 0;
}

/* In pounds, or percent; 0: the unit of something else. */
static uint32_t amount_at(const fg_reading *r, uint32_t i, uint32_t to, fg_condition_kind kind) {
    uint32_t n = fg_tok(r, i)->value / 100, unit = i + 1; /* numbers are in hundredths */
    if (kind == FG_COND_LIFTING && fg_tok(r, i)->cls == FG_TOK_WORD) return glued_pounds(fg_token_norm(r->tokens, i));
    if (fg_tok(r, i)->cls != FG_TOK_NUMBER || unit >= to || n > POUNDS_MOST) return 0;
    if (kind == FG_COND_TRAVEL) return n <= 100 && (fg_is(r, unit, '%') || fg_word_is(r, unit, "percent")) ? n : 0;
    if (fg_is(r, unit, '-')) unit++;
    if (unit >= to) return 0;
    if (fg_word_is(r, unit, "lbs") || fg_word_is(r, unit, "lb") || fg_word_is(r, unit, "pounds") ||
        fg_word_is(r, unit, "pound"))
        return n;
    return fg_word_is(r, unit, "kg") || fg_word_is(r, unit, "kilograms") ? n * 22 / 10 : 0;
}

uint32_t fg_condition_amount(const fg_reading *r, uint32_t from, uint32_t to, fg_condition_kind kind, bool most) {
    uint32_t amount = 0;
    if (kind != FG_COND_TRAVEL && kind != FG_COND_LIFTING) return 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t n = amount_at(r, i, to, kind);
        if (n) amount = prefer(amount, n, most);
    }
    return amount;
}

uint32_t fg_clearance_rank(const fg_reading *r, uint32_t from, uint32_t to, bool most) {
    uint32_t rank = 0, arg;
    fg_hit h;
    for (uint32_t i = from; (i = fg_next_cue(r, i, to, FG_LEX_CLEARANCE_RANK)) < to; i++) {
        if (!fg_cue_at(r, i, to, FG_LEX_CLEARANCE_RANK, &h, &arg)) continue;
        rank = prefer(rank, arg, most);
        i = h.end - 1;
    }
    return rank;
}

/* ---- what a résumé says outright ---- */

enum { LEAD = 4 /* tokens of a statement or its part in front of how somebody stands: "I am also" */ };

static void add(fg_resume_reading *x, fg_condition c, uint32_t first, uint32_t end) {
    fg_condition *to = FG_PUSH(&x->resume->arena, &x->resume->conditions);
    c.span = fg_resume_span(x, first, end);
    if (to) *to = c;
}

static bool ends_part(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, ';') || fg_is(r, i, '.') || fg_is(r, i, FG_BULLET) || fg_is(r, i, '|') ||
           fg_word_is(r, i, "but");
}

/* Where the last condition ends that stands close behind a stance, whose words end at token `behind`, or behind another
 * condition; what is far off is of something else: "able to keep several tasks in mind ... likes tennis, travel". */
static uint32_t end_of_close(const fg_reading *r, uint32_t from, uint32_t behind, uint32_t to) {
    enum { REACH = 9 };
    uint32_t end = from, near = behind + REACH, kind;
    fg_hit h;
    for (uint32_t i = from; (i = fg_next_cue(r, i, to, FG_LEX_CONDITION)) < to && i < near; i++) {
        if (!fg_cue_at(r, i, to, FG_LEX_CONDITION, &h, &kind)) continue;
        end = h.end;
        if (end + REACH > near) near = end + REACH;
        i = end - 1;
    }
    return end;
}

/* Every condition in tokens [from, close), with what the rest of the part of the statement says of it. */
static void add_named(fg_resume_reading *x, uint32_t from, uint32_t close, uint32_t end, bool refused) {
    uint32_t named = fg_conditions_in(&x->reading, from, close);
    for (uint32_t kind = 1; kind < FG_COND_CLEARANCE; kind++) {
        if (!(named >> kind & 1)) continue;
        uint32_t amount = fg_condition_amount(&x->reading, from, end, (fg_condition_kind)kind, true);
        add(x, (fg_condition){.kind = (uint8_t)kind, .refused = refused && !amount, .amount = amount}, from, end);
    }
}

/* "Willing to travel up to 25 %, not available on weekends": by its parts, each with the stance at its head. */
static void read_stances(fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t stance;
    if (fg_next_cue(r, from, to, FG_LEX_STANCE) == to) return;
    for (uint32_t i = from, part = from; i < to; i++) {
        if (ends_part(r, i) || fg_is(r, i, ',') || fg_word_is(r, i, "and")) part = i + 1;
        if (i > part + LEAD || !fg_cue_at(r, i, to, FG_LEX_STANCE, &h, &stance) || stance > FG_STANCE_UNREADY) continue;
        fg_hit next;
        uint32_t end = i + 1, other;
        while (end < to && !ends_part(r, end) &&
               (end < h.end || !fg_cue_at(r, end, to, FG_LEX_STANCE, &next, &other) || other > FG_STANCE_UNREADY))
            end++;
        add_named(x, i, end_of_close(r, i, h.end, end), end, stance == FG_STANCE_UNREADY);
        i = end - 1;
        part = end;
    }
}

/* "Passport 20", "Passport/Query", "Passport to Paradise", "Passport No: X12" */
static bool is_other_passport(const fg_reading *r, uint32_t end, uint32_t to) {
    return end < to && (fg_tok(r, end)->cls == FG_TOK_NUMBER || fg_is(r, end, '/') || fg_is(r, end, '#') ||
                        fg_word_is(r, end, "to") || fg_word_is(r, end, "no") || fg_word_is(r, end, "number"));
}

/* "Passport No" and nothing else in front of the colon of a field */
static bool is_number_of_passport(const fg_reading *r, uint32_t from, uint32_t colon) {
    uint32_t kind;
    fg_hit h;
    uint32_t i = fg_next_cue(r, from, colon, FG_LEX_CONDITION);
    return i < colon && fg_cue_at(r, i, colon, FG_LEX_CONDITION, &h, &kind) && kind == FG_COND_PASSPORT &&
           is_other_passport(r, h.end, colon);
}

/* "Relocation: yes", "Travel: up to 50%", "Sponsorship required: no" */
static bool read_field(fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    uint32_t colon = from;
    while (colon < to && colon < from + LEAD && !fg_is(r, colon, ':')) colon++;
    if (colon + 1 >= to || !fg_is(r, colon, ':')) return false;
    if (is_number_of_passport(r, from, colon)) return true;
    bool no = fg_word_is(r, colon + 1, "no") || fg_word_is(r, colon + 1, "none") || fg_word_is(r, colon + 1, "not");
    uint32_t named = fg_conditions_in(r, from, colon);
    if (named) add_named(x, from, to, to, no);
    bool sponsor = fg_permits_in(r, from, colon) >> FG_PERMIT_NEEDS_SPONSOR & 1;
    if (sponsor)
        add(x, (fg_condition){.kind = FG_COND_PERMIT, .amount = no ? FG_PERMIT_WORK : FG_PERMIT_NEEDS_SPONSOR}, from,
            to);
    return named || sponsor;
}

/* "Travelled to client sites": who has done so in a job can. */
static void read_travel(fg_resume_reading *x, uint32_t from, uint32_t to) {
    uint32_t kind;
    fg_hit h;
    bool travel = fg_cue_at(&x->reading, from, to, FG_LEX_CONDITION, &h, &kind) && kind == FG_COND_TRAVEL;
    if (travel && h.end < to && fg_cue_at(&x->reading, h.end, to, FG_LEX_TRAVELLED, &h, NULL))
        add(x, (fg_condition){.kind = FG_COND_TRAVEL}, from, h.end);
}

/* A car or a passport is had, not stood to. */
static void read_held(fg_resume_reading *x, uint32_t from, uint32_t to) {
    uint32_t kind;
    fg_hit h;
    for (uint32_t i = from; (i = fg_next_cue(&x->reading, i, to, FG_LEX_CONDITION)) < to; i++) {
        if (!fg_cue_at(&x->reading, i, to, FG_LEX_CONDITION, &h, &kind)) continue;
        bool no = i > from && fg_word_is(&x->reading, i - 1, "no");
        bool passport = kind == FG_COND_PASSPORT && !is_other_passport(&x->reading, h.end, to);
        if (kind == FG_COND_TRANSPORT || passport)
            add(x, (fg_condition){.kind = (uint8_t)kind, .refused = no}, i, h.end);
        i = h.end - 1;
    }
}

/* "I am not a US citizen", "do not hold a clearance": a denial up to so many tokens in front. */
static bool is_denied(const fg_reading *r, uint32_t from, uint32_t i) {
    static const char *const words[] = {"not", "no", "non", "never", "don't", "isn't", "without"};
    for (uint32_t k = i; k > from && i - k < LEAD;) {
        k--;
        if (fg_is_mark(r, k) && !fg_is(r, k, '-')) return false;
        for (size_t w = 0; w < FG_COUNT(words); w++)
            if (fg_word_is(r, k, words[w])) return true;
    }
    return false;
}

/* "No active clearance", "Clearance: none", "Clearance expired 2019": no rank is named. */
static bool read_no_clearance(fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    bool none = fg_has_stance(r, from, to, FG_STANCE_UNCLEARED) ||
                (fg_word_is(r, from, "clearance") && fg_has_stance(r, from, to, FG_STANCE_LAPSED));
    if (none) add(x, (fg_condition){.kind = FG_COND_CLEARANCE, .refused = true}, from, to);
    return none;
}

/* Of a list of things the one that token i stands in; all of what is no list. */
static void narrow_to_item(const fg_reading *r, uint32_t i, uint32_t *from, uint32_t *to) {
    enum { LIST = 3 /* commas */ };
    uint32_t commas = 0, first = *from, end = *to;
    for (uint32_t k = first; k < end; k++) commas += fg_is(r, k, ',');
    for (uint32_t k = i; k > *from && first == *from; k--)
        if (ends_part(r, k - 1) || (commas >= LIST && fg_is(r, k - 1, ','))) first = k;
    for (uint32_t k = i; k < *to && end == *to; k++)
        if (fg_is(r, k, '|') || fg_is(r, k, FG_BULLET) || (commas >= LIST && fg_is(r, k, ','))) end = k;
    *from = first;
    *to = end;
}

/* "Security Clearance" alone on its line, and its rank on the next: behind both. */
static uint32_t end_with_rank_below(const fg_resume_reading *x, uint32_t to) {
    const fg_reading *r = &x->reading;
    if (to + 1 >= x->n) return to;
    uint32_t first = fg_is(r, to, FG_BULLET) ? to + 1 : to, end = fg_resume_statement_end(x, first, x->n);
    for (uint32_t i = first; i < end && i < first + 2; i++)
        if (fg_resume_cue(x, i, end, FG_LEX_CLEARANCE_RANK)) return end;
    return to;
}

/* "Active Secret clearance", "Top Secret (expired 2019)" */
static void read_clearance(fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t kind;
    if (read_no_clearance(x, from, to)) return;
    for (uint32_t i = from; (i = fg_next_cue(r, i, to, FG_LEX_DEED)) < to; i++) {
        if (!fg_cue_at(r, i, to, FG_LEX_DEED, &h, &kind) || kind != FG_EV_CLEARANCE) continue;
        narrow_to_item(r, i, &from, &to);
        if (x->line_of && h.end == to && !fg_clearance_rank(r, from, to, true)) to = end_with_rank_below(x, to);
        bool none = is_denied(r, from, i) || fg_has_stance(r, from, to, FG_STANCE_LAPSED);
        if (!none && fg_has_stance(r, from, i, FG_STANCE_OBTAINABLE)) return; /* what one could have, one has not */
        if (fg_has_stance(r, from, i, FG_STANCE_OF_OTHERS)) return;           /* "my father held a clearance" */
        add(x,
            (fg_condition){.kind = FG_COND_CLEARANCE,
                           .amount = is_denied(r, from, i) ? 0 : fg_clearance_rank(r, from, to, true),
                           .refused = none},
            from, to);
        return;
    }
}

uint32_t fg_resume_permit_end(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    const fg_reading *r = &x->reading;
    fg_hit h;
    uint32_t end = i;
    for (uint32_t k = i; k < to && k < i + LEAD && !ends_part(r, k) && !fg_is(r, k, ','); k++)
        if (fg_cue_at(r, k, to, FG_LEX_COUNTRY, &h, NULL)) end = h.end;
    return end;
}

static void read_permit(fg_resume_reading *x, uint32_t from, uint32_t to) {
    const fg_reading *r = &x->reading;
    uint32_t arg;
    fg_hit h;
    for (uint32_t i = from; (i = fg_next_cue(r, i, to, FG_LEX_PERMIT)) < to; i++) {
        if (!fg_cue_at(r, i, to, FG_LEX_PERMIT, &h, &arg)) continue;
        if (fg_has_stance(r, from, i, FG_STANCE_OF_OTHERS)) return; /* "my wife is a US citizen" */
        bool no = is_denied(r, from, i);
        if (arg == FG_PERMIT_UNSPONSORED || (arg == FG_PERMIT_NEEDS_SPONSOR && no)) {
            arg = FG_PERMIT_WORK;
            no = false;
        }
        uint32_t end = h.end;
        while (end < to && end < h.end + LEAD && !ends_part(r, end) && !fg_is(r, end, ',')) end++;
        fg_condition c = {
            .kind = FG_COND_PERMIT, .amount = arg, .refused = no, .countries = fg_countries_in(r, i, end)};
        if (arg && arg != FG_PERMIT_SPONSORED) add(x, c, no && i > from ? from : i, fg_resume_permit_end(x, h.end, to));
        i = h.end - 1;
    }
}

/* Jobs tell of what others stand to, too: there only what begins a statement is heard. */
static bool is_in_role(const fg_resume_reading *x, uint32_t token) {
    for (uint32_t i = 0; i < x->words.n; i++)
        if (x->words.at[i].head_first <= token && token < x->words.at[i].end) return true;
    return false;
}

static void read_statement(fg_resume_reading *x, uint32_t from, uint32_t to) {
    if (fg_is(&x->reading, from, FG_BULLET)) from++;
    if (from >= to || read_field(x, from, to)) return;
    read_stances(x, from, to);
    if (is_in_role(x, from)) {
        read_travel(x, from, to);
        return;
    }
    if (fg_has_stance(&x->reading, from, to, FG_STANCE_REMOTE_ONLY))
        add(x, (fg_condition){.kind = FG_COND_ON_SITE, .refused = true}, from, to);
    read_held(x, from, to);
    read_clearance(x, from, to);
    read_permit(x, from, to);
}

bool fg_resume_assume_conditions(fg_resume_reading *x, uint32_t from, uint32_t to) {
    uint32_t first = x->resume->conditions.n;
    read_statement(x, from, to);
    for (uint32_t i = first; i < x->resume->conditions.n; i++) {
        x->resume->conditions.at[i].assumed = true;
        x->resume->conditions.at[i].span = (fg_span){0, 0};
    }
    return x->resume->conditions.n > first;
}

void fg_resume_find_conditions(fg_resume_reading *x) {
    for (uint32_t p = 0; p < x->parts.n; p++) {
        const fg_part *part = &x->parts.at[p];
        if (part->tag == FG_LEX_H_REFERENCES) continue;
        for (uint32_t i = part->first, end; i < part->end; i = end) {
            end = fg_resume_statement_end(x, i, part->end);
            read_statement(x, i, end);
        }
    }
}
