/* Until when one may apply: "Apply by 15 March 2025", "Closing date: 03/15/2025"; since when: "Posted: 2025-02-01". */
#include "parse/header_parts.h"

#include <stdio.h>

#define REACH 8u /* tokens between the words and the date */

typedef struct {
    uint32_t year, month, day;
} date;

static bool number_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t least, uint32_t most, uint32_t *value) {
    if (i >= to) return false;
    fg_str s = fg_token_text(r, i);
    if (fg_tok(r, i)->cls == FG_TOK_WORD && s.len > 2) s.len -= 2; /* 15th */
    return fg_str_to_u32(s, value) && *value >= least && *value <= most;
}

static uint32_t skip_comma(const fg_reading *r, uint32_t i, uint32_t to) {
    while (i < to && (fg_is(r, i, ',') || fg_is(r, i, '.') || fg_word_is(r, i, "of"))) i++;
    return i;
}

static bool month_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *month, uint32_t *end) {
    fg_hit h;
    if (i >= to || !fg_cue_at(r, i, to, FG_LEX_MONTH, &h, month)) return false;
    *end = h.end;
    return true;
}

/* "15 March 2025", "March 15th, 2025" */
static bool date_in_words(const fg_reading *r, uint32_t i, uint32_t to, date *d) {
    uint32_t k;
    if (month_at(r, i, to, &d->month, &k)) {
        k = skip_comma(r, k, to);
        if (!number_at(r, k, to, 1, 31, &d->day)) return false;
        k++;
    } else {
        if (!number_at(r, i, to, 1, 31, &d->day)) return false;
        if (!month_at(r, skip_comma(r, i + 1, to), to, &d->month, &k)) return false;
    }
    return number_at(r, skip_comma(r, k, to), to, 1990, 2100, &d->year);
}

static bool same_sign(const fg_reading *r, uint32_t i, uint32_t k) {
    return (fg_is(r, i, '/') && fg_is(r, k, '/')) || (fg_is(r, i, '-') && fg_is(r, k, '-'));
}

/* "03/15/2025", "15/03/2025", "2025-03-15", "05-02-14" */
static bool date_in_numbers(const fg_reading *r, uint32_t i, uint32_t to, date *d) {
    uint32_t a, b, c;
    if (i + 5 > to || !same_sign(r, i + 1, i + 3)) return false;
    if (!number_at(r, i, to, 1, 2100, &a) || !number_at(r, i + 2, to, 1, 31, &b) ||
        !number_at(r, i + 4, to, 1, 2100, &c))
        return false;
    if (a >= 1990)
        *d = (date){a, b, c};
    else if (a > 12)
        *d = (date){c, b, a};
    else
        *d = (date){c, a, b};
    if (d->year < 100) d->year += 2000;
    return d->year >= 1990 && d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31;
}

static bool date_between(const fg_header_reader *x, uint32_t from, uint32_t to, date *d) {
    for (uint32_t i = from; i < to && i < from + REACH; i++)
        if (date_in_words(x->r, i, to, d) || date_in_numbers(x->r, i, to, d)) return true;
    return false;
}

static bool date_of_key(const fg_header_reader *x, const fg_header_pairs *pairs, fg_header_key key, date *d) {
    for (uint32_t i = 0; i < pairs->n; i++) {
        uint32_t first = pairs->at[i].value.first;
        if (pairs->at[i].key == key && date_between(x, first, fg_line_end(x, first), d)) return true;
    }
    return false;
}

void fg_header_posted(fg_header_reader *x, const fg_header_pairs *pairs) {
    date d;
    x->h->posted = x->r->doc->posted;
    if (x->h->posted <= FG_POSTED_UNREAD && date_of_key(x, pairs, FG_KEY_POSTED, &d))
        x->h->posted = d.year * 10000 + d.month * 100 + d.day;
}

static void set_deadline(fg_header *h, const date *d) {
    snprintf(h->deadline, sizeof h->deadline, "%04u-%02u-%02u", (unsigned)(d->year % 10000), (unsigned)(d->month % 100),
             (unsigned)(d->day % 100));
}

void fg_header_deadline(fg_header_reader *x, const fg_header_pairs *pairs) {
    date d;
    if (date_of_key(x, pairs, FG_KEY_DEADLINE, &d)) {
        set_deadline(x->h, &d);
        return;
    }
    uint32_t n = x->r->tokens->list.n;
    for (uint32_t i = 0; (i = fg_next_cue(x->r, i, n, FG_LEX_DEADLINE_LEAD)) < n; i++) {
        uint32_t to = fg_line_end(x, i), end = fg_mark_at(x, i, to, FG_LEX_DEADLINE_LEAD, NULL);
        uint32_t next = fg_line_of(x, i) + 2;
        if (end && end + 1 >= to && next <= x->r->doc->lines.n) to = x->r->dt.line_first[next];
        if (!end || !date_between(x, end, to, &d)) continue;
        set_deadline(x->h, &d);
        return;
    }
}
