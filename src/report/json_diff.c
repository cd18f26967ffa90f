/* fitgap.diff/1 */
#include "report/diff.h"
#include "report/json_result.h"

static void write_score(fg_json *j, const char *key, const fg_result *r) {
    if (!r->score.scored) {
        fg_json_null(j, key);
        return;
    }
    fg_json_open(j, key, '{');
    fg_json_points(j, "low", r->score.low);
    fg_json_points(j, "high", r->score.high);
    fg_json_points(j, "required", r->score.required);
    fg_json_points(j, "preferred", r->score.preferred);
    fg_json_close(j, '}');
}

static void write_side(fg_json *j, const char *key, const fg_result *r, const fg_item *item) {
    fg_json_open(j, key, '{');
    fg_json_name(j, "verdict", fg_verdict_names[item->verdict]);
    fg_json_points(j, "points", item->points);
    fg_json_points(j, "high_points", item->high_points);
    fg_json_open(j, "evidence", '[');
    for (uint32_t i = item->first_finding; i < item->first_finding + item->findings; i++) {
        fg_json_open(j, NULL, '{');
        fg_json_finding(j, r, &r->findings.at[i]);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
    fg_json_close(j, '}');
}

static void write_item(fg_json *j, const fg_result *before, const fg_result *after, uint32_t i) {
    const fg_item *a = &before->items.at[i], *b = &after->items.at[i];
    const fg_requirement *q = &after->posting->requirements.at[b->requirement];
    fg_json_open_item(j, after, b);
    fg_json_span(j, "posting_span", after->posting->doc, q->start, q->end);
    fg_json_points(j, "of", b->of);
    fg_json_fixed(j, "change", b->points - a->points, 2);
    write_side(j, "old", before, a);
    write_side(j, "new", after, b);
    fg_json_close(j, '}');
}

static void write_gate(fg_json *j, const fg_result *before, const fg_result *after, uint32_t i) {
    const fg_gate *g = &after->gates.at[i];
    fg_json_open(j, NULL, '{');
    fg_json_name(j, "kind", fg_leaf_name(g->type));
    fg_json_span(j, "posting_span", after->posting->doc, g->posting_span.start, g->posting_span.end);
    fg_json_name(j, "old", fg_gate_verdict_names[before->gates.at[i].verdict]);
    fg_json_name(j, "new", fg_gate_verdict_names[g->verdict]);
    fg_json_close(j, '}');
}

fg_status fg_diff_write_json(const fg_result *before, const fg_result *after, const fg_report_options *opt,
                             fg_sink sink, fg_error *err) {
    fg_json j;
    fg_json_document(&j, "fitgap.diff/1", after->posting->doc, opt, sink);
    write_score(&j, "old", before);
    write_score(&j, "new", after);
    if (after->score.scored) fg_json_fixed(&j, "change", after->score.low - before->score.low, 2);
    fg_json_open(&j, "items", '[');
    for (uint32_t i = 0; i < after->items.n; i++)
        if (fg_diff_item(before, after, i)) write_item(&j, before, after, i);
    fg_json_close(&j, ']');
    fg_json_open(&j, "gates", '[');
    for (uint32_t i = 0; i < after->gates.n; i++)
        if (fg_diff_gate(before, after, i)) write_gate(&j, before, after, i);
    fg_json_close(&j, ']');
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}
