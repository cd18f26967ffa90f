/* Numbers, with what is glued to them. */
#include "text/scanner.h"

static void add_number(fg_scanner *s, size_t start, size_t end) {
    fg_str digits = {s->text.ptr + start, end - start};
    fg_token *t = fg_add_token(s, FG_TOK_NUMBER, start, end, fg_forms_word(s->out->forms, digits, digits.len, false));
    if (t) t->value = fg_hundredths(digits);
    s->at = end;
}

/* 1,200 and 3.5 but not "2, 3" nor "2015.The". */
static size_t number_end(const fg_scanner *s, size_t i) {
    while (fg_is_digit(fg_byte_at(s, i))) i++;
    while (fg_byte_at(s, i) == ',' && fg_is_digit(fg_byte_at(s, i + 1)) && fg_is_digit(fg_byte_at(s, i + 2)) &&
           fg_is_digit(fg_byte_at(s, i + 3)) && !fg_is_digit(fg_byte_at(s, i + 4)))
        i += 4;
    if (fg_byte_at(s, i) == '.' && fg_is_digit(fg_byte_at(s, i + 1)))
        for (i++; fg_is_digit(fg_byte_at(s, i));) i++;
    return i;
}

static bool is_unit(fg_str s) {
    static const char *const units[] = {"y", "yr", "yrs", "year", "years", "mo", "mos", "month", "months", "hr", "hrs"};
    for (size_t i = 0; i < FG_COUNT(units); i++)
        if (fg_str_eq_nocase(s, fg_str_of(units[i]))) return true;
    return false;
}

bool fg_scan_number(fg_scanner *s) {
    size_t start = s->at, end = number_end(s, start), glued = fg_run_end(s, end);
    if (glued > end && !is_unit((fg_str){s->text.ptr + end, glued - end})) return false;
    if (fg_byte_at(s, end) == '(' && fg_is_lower(fg_byte_at(s, end + 1)) && fg_byte_at(s, end + 2) == ')' &&
        end - start == 3) {
        fg_add_word(s, start, end + 3, end + 3, false); /* 401(k), 403(b) */
        return true;
    }
    add_number(s, start, end);
    return true;
}
