/* fitgap.dict-diff/1 */
#include "report/dict_diff.h"
#include "report/json.h"

static void write_reading(fg_json *j, const char *key, const fg_dict_reading *r) {
    if (!r->kind) {
        fg_json_null(j, key);
        return;
    }
    fg_json_open(j, key, '{');
    fg_json_name(j, "kind", r->kind);
    if (r->concept.len)
        fg_json_str(j, "concept", r->concept);
    else
        fg_json_null(j, "concept");
    if (r->necessity) fg_json_name(j, "necessity", r->necessity);
    fg_json_close(j, '}');
}

static void write_place(fg_json *j, const fg_dict_move *m, bool scored) {
    fg_json_open(j, NULL, '{');
    fg_json_str(j, "posting", m->where);
    fg_json_str(j, "before", m->left);
    fg_json_str(j, "quote", m->quote);
    fg_json_str(j, "after", m->right);
    if (scored) {
        fg_json_points(j, "old_points", m->old_points);
        fg_json_points(j, "new_points", m->new_points);
    }
    fg_json_close(j, '}');
}

static void write_group(fg_json *j, const fg_dict_move *m, uint32_t n, uint32_t places) {
    bool scored = m->old_verdict || m->new_verdict;
    fg_json_open(j, NULL, '{');
    if (scored) {
        fg_json_name(j, "old", m->old_verdict);
        fg_json_name(j, "new", m->new_verdict);
    } else {
        write_reading(j, "old", &m->before);
        write_reading(j, "new", &m->after);
    }
    fg_json_int(j, "count", n);
    fg_json_open(j, "places", '[');
    for (uint32_t i = 0; i < n && i < places; i++) write_place(j, &m[i], scored);
    fg_json_close(j, ']');
    fg_json_close(j, '}');
}

static void write_groups(fg_json *j, const char *key, const fg_dict_moves *moves, const fg_dict_groups *groups,
                         uint32_t places) {
    fg_json_open(j, key, '[');
    for (uint32_t i = 0; i < groups->n; i++) write_group(j, &moves->at[groups->at[i].first], groups->at[i].n, places);
    fg_json_close(j, ']');
}

static void write_scores(fg_json *j, const fg_dict_diff *d) {
    fg_json_open(j, "scores", '[');
    for (uint32_t i = 0; i < d->scores.n; i++) {
        fg_json_open(j, NULL, '{');
        fg_json_str(j, "posting", d->scores.at[i].where);
        fg_json_points(j, "old", d->scores.at[i].before);
        fg_json_points(j, "new", d->scores.at[i].after);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

fg_status fg_dict_diff_write_json(const fg_dict_diff *d, const fg_dict_groups *readings, const fg_dict_groups *verdicts,
                                  uint32_t places, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_json j;
    fg_json_start(&j, sink);
    j.pretty = !opt->compact;
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.dict-diff/1");
    fg_json_int(&j, "postings", d->postings);
    fg_json_int(&j, "read_otherwise", d->otherwise);
    fg_json_int(&j, "stayed", d->stayed);
    fg_json_int(&j, "moved", d->readings.n);
    write_groups(&j, "readings", &d->readings, readings, places);
    if (d->scored) {
        fg_json_int(&j, "scored", d->scored);
        fg_json_int(&j, "verdicts_stayed", d->verdicts_stayed);
        fg_json_int(&j, "verdicts_moved", d->verdicts.n);
        write_groups(&j, "verdicts", &d->verdicts, verdicts, places);
        write_scores(&j, d);
    }
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}
