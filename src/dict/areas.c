/* Places by their names, and what they lie in. */
#include "dict/dict.h"

/* The first name that is not before `words`. */
static uint32_t bound(const fg_dict *d, fg_str words) {
    uint32_t low = 0, high = d->n[FG_SEC_AREA_NAMES];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (fg_str_cmp(fg_area_words(d, mid), words) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool begins(const fg_dict *d, uint32_t name, fg_str words) {
    return name < d->n[FG_SEC_AREA_NAMES] && fg_str_starts(fg_area_words(d, name), words);
}

fg_area_run fg_dict_areas(const fg_dict *d, fg_str words, bool *more) {
    uint32_t first = bound(d, words), end = first;
    while (begins(d, end, words) && fg_area_words(d, end).len == words.len) end++;
    if (more) *more = begins(d, end, words);
    return (fg_area_run){first, end};
}

bool fg_dict_lies_in(const fg_dict *d, uint32_t area, uint32_t in) {
    if (area == in) return true;
    for (uint32_t k = 0; k < FG_AREA_WITHIN && d->areas[area].within[k] != FG_AREA_NONE; k++)
        if (fg_dict_lies_in(d, d->areas[area].within[k], in)) return true;
    return false;
}
