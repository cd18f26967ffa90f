/* Two résumés of one person, or of two, against the same posting. */
#include "report/diff.h"

bool fg_diff_item(const fg_result *before, const fg_result *after, uint32_t i) {
    const fg_item *a = &before->items.at[i], *b = &after->items.at[i];
    return a->verdict != b->verdict || a->low != b->low || a->high != b->high; /* points may differ by rounding alone */
}

bool fg_diff_gate(const fg_result *before, const fg_result *after, uint32_t i) {
    return before->gates.at[i].verdict != after->gates.at[i].verdict;
}

fg_status fg_result_write_diff(const fg_result *before, const fg_result *after, fg_format format,
                               const fg_report_options *opt, fg_sink sink, fg_error *err) {
    static const fg_report_options plain = {.size = sizeof plain};
    fg_error_clear(err);
    if (!before || !after || before->posting != after->posting || before->items.n != after->items.n ||
        before->gates.n != after->gates.n || !sink.write)
        return fg_fail(err, FG_EINVAL, "a comparison needs two results over one posting, and a sink");
    if (!opt) opt = &plain;
    return format == FG_JSON ? fg_diff_write_json(before, after, opt, sink, err)
                             : fg_diff_write_text(before, after, opt, sink, err);
}
