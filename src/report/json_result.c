/* fitgap.score/1, and a line of a ranking */
#include "report/json_facts.h"
#include "report/json_result.h"
#include "report/oddities.h"
#include "report/ranking.h"
#include "report/report.h"

#include <stdio.h>

extern const char fg_builtin_image[];

const char *const fg_gate_verdict_names[] = {"pass", "fail", "unknown"};

/* ---- score ---- */

static void write_score(fg_json *j, const fg_score *s) {
    if (!s->scored) {
        fg_json_null(j, "score");
        return;
    }
    fg_json_open(j, "score", '{');
    fg_json_points(j, "low", s->low);
    fg_json_points(j, "high", s->high);
    fg_json_points(j, "required", s->required);
    fg_json_points(j, "preferred", s->preferred);
    if (s->with_left_out >= 0) fg_json_points(j, "with_left_out", s->with_left_out);
    if (s->unassumed >= 0) fg_json_points(j, "unassumed", s->unassumed);
    fg_json_close(j, '}');
}

/* ---- items, gates, missing ---- */

void fg_json_finding(fg_json *j, const fg_result *r, const fg_finding *f) {
    if (f->rule == FG_RULE_ASSUMED) {
        fg_json_null(j, "span");
        fg_json_null(j, "quote");
    } else {
        fg_json_span(j, "span", r->resume->doc, f->span.start, f->span.end);
        fg_json_slice(j, "quote", r->resume->doc, f->span.start, f->span.end);
    }
    fg_json_name(j, "rule", fg_rule_names[f->rule]);
}

static void write_findings(fg_json *j, const fg_result *r, uint32_t first, uint32_t n) {
    fg_json_open(j, "evidence", '[');
    for (uint32_t i = first; i < first + n; i++) {
        const fg_finding *f = &r->findings.at[i];
        fg_json_open(j, NULL, '{');
        fg_json_finding(j, r, f);
        fg_json_name(j, "section", fg_place_names[f->place]);
        if (f->role != FG_NONE) fg_json_int(j, "role", f->role);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

void fg_json_open_item(fg_json *j, const fg_result *r, const fg_item *item) {
    char id[16];
    fg_item_id(r, item, id);
    fg_json_open(j, NULL, '{');
    fg_json_name(j, "id", id);
    fg_json_name(j, "necessity", fg_necessity_names[item->necessity]);
}

static void write_item(fg_json *j, const fg_result *r, const fg_item *item) {
    const fg_requirement *q = &r->posting->requirements.at[item->requirement];
    fg_json_open_item(j, r, item);
    fg_json_name(j, "verdict", fg_verdict_names[item->verdict]);
    fg_json_bool(j, "listed_only", item->listed_only);
    fg_json_bool(j, "repeated", item->repeated);
    fg_json_fixed(j, "weight", item->weight, 4);
    fg_json_points(j, "points", item->points);
    fg_json_points(j, "high_points", item->high_points);
    fg_json_points(j, "of", item->of);
    fg_json_points(j, "gain", item->gain);
    fg_json_span(j, "posting_span", r->posting->doc, q->start, q->end);
    write_findings(j, r, item->first_finding, item->findings);
    if (item->next.len)
        fg_json_str(j, "next", item->next);
    else
        fg_json_null(j, "next");
    fg_json_close(j, '}');
}

static void write_gate(fg_json *j, const fg_result *r, const fg_gate *gate) {
    char id[16];
    fg_item_id(r, &r->items.at[gate->item], id);
    fg_json_open(j, NULL, '{');
    fg_json_name(j, "kind", fg_leaf_name(gate->type));
    fg_json_name(j, "verdict", fg_gate_verdict_names[gate->verdict]);
    fg_json_name(j, "item", id);
    fg_json_span(j, "posting_span", r->posting->doc, gate->posting_span.start, gate->posting_span.end);
    write_findings(j, r, gate->first_finding, gate->findings);
    fg_json_close(j, '}');
}

static void write_miss(fg_json *j, const fg_result *r, const fg_miss *miss) {
    fg_json_open(j, NULL, '{');
    fg_json_str(j, "name", miss->name);
    if (miss->concept != FG_NONE)
        fg_json_str(j, "concept", fg_concept_id(r->posting->dict, miss->concept));
    else
        fg_json_null(j, "concept");
    fg_json_name(j, "kind", fg_miss_names[miss->kind]);
    fg_json_int(j, "item", r->posting->requirements.at[r->items.at[miss->item].requirement].id);
    fg_json_name(j, "necessity", fg_necessity_names[miss->necessity]);
    fg_json_points(j, "gain", miss->gain);
    fg_json_close(j, '}');
}

static void write_lists(fg_json *j, const fg_result *r) {
    fg_json_open(j, "items", '[');
    for (uint32_t i = 0; i < r->items.n; i++) write_item(j, r, &r->items.at[i]);
    fg_json_close(j, ']');
    fg_json_open(j, "gates", '[');
    for (uint32_t i = 0; i < r->gates.n; i++) write_gate(j, r, &r->gates.at[i]);
    fg_json_close(j, ']');
}

static void write_missing(fg_json *j, const fg_result *r) {
    fg_json_open(j, "missing", '[');
    for (uint32_t i = 0; i < r->missing.n; i++) write_miss(j, r, &r->missing.at[i]);
    fg_json_close(j, ']');
}

static void write_plan(fg_json *j, const fg_result *r) {
    if (r->target < 0) return;
    fg_json_open(j, "plan", '{');
    fg_json_points(j, "target", r->target);
    fg_json_bool(j, "reached", r->planned >= r->target);
    fg_json_points(j, "score", r->planned);
    fg_json_open(j, "steps", '[');
    for (uint32_t i = 0; i < r->plan.n; i++) write_miss(j, r, &r->missing.at[r->plan.at[i]]);
    fg_json_close(j, ']');
    fg_json_close(j, '}');
}

/* ---- where it comes from ---- */

static void write_warnings(fg_json *j, const fg_result *r) {
    fg_json_open(j, "warnings", '[');
    for (uint32_t i = 0; i < r->warnings.n; i++) fg_json_name(j, NULL, r->warnings.at[i]);
    fg_json_close(j, ']');
}

static void write_integrity(fg_json *j, const fg_result *r) {
    fg_oddities_write_json(j, r->as_read);
    fg_json_open(j, "copied", '[');
    for (uint32_t i = 0; i < r->copied.n; i++)
        fg_json_span(j, NULL, r->resume->doc, r->copied.at[i].start, r->copied.at[i].end);
    fg_json_close(j, ']');
}

/* Nothing of this stands in the résumé. */
static void write_assumed(fg_json *j, const fg_resume *r) {
    if (!r->assumed.n) return;
    fg_json_open(j, "assumed", '[');
    for (uint32_t i = 0; i < r->assumed.n; i++) fg_json_str(j, NULL, r->assumed.at[i]);
    fg_json_close(j, ']');
}

static void write_hash(fg_json *j, const char *key, const char *label, uint64_t hash) {
    char out[48];
    snprintf(out, sizeof out, "%s%s%016llx", label, label[0] ? " " : "", (unsigned long long)hash);
    fg_json_name(j, key, out);
}

static void write_origin(fg_json *j, const fg_result *r) {
    const fg_dict *d = r->posting->dict;
    char version[16];
    snprintf(version, sizeof version, "%d", (int)r->policy_version);
    fg_json_name(j, "engine", "fitgap " FG_VERSION_STRING);
    write_hash(j, "dictionary", d->image.ptr == fg_builtin_image ? "built-in" : "given", d->header->hash);
    write_hash(j, "policy", version, r->policy_hash);
    fg_json_open(j, "inputs", '{');
    write_hash(j, "resume", "", r->resume->doc->hash);
    write_hash(j, "posting", "", r->posting->doc->hash);
    fg_json_close(j, '}');
    fg_json_date(j, "as_of", (fg_date){r->resume->as_of, FG_PRECISION_MONTH});
}

/* ---- documents ---- */

static void write_title(fg_json *j, const fg_posting *p) { fg_json_words(j, "title", p->doc, p->header.title); }

fg_status fg_result_write_json(const fg_result *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_json j;
    fg_json_document(&j, "fitgap.score/1", r->posting->doc, opt, sink);
    write_title(&j, r->posting);
    write_score(&j, &r->score);
    write_assumed(&j, r->resume);
    if (r->resume->blind) fg_json_bool(&j, "blind", true);
    fg_json_open(&j, "understood", '{');
    fg_json_int(&j, "statements", r->statements);
    fg_json_int(&j, "read", r->read);
    fg_json_int(&j, "in_part", r->in_part);
    fg_json_close(&j, '}');
    if (!opt->missing_only) write_lists(&j, r);
    write_missing(&j, r);
    write_plan(&j, r);
    write_integrity(&j, r);
    write_warnings(&j, r);
    write_origin(&j, r);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}

/* Files are called after people: a blind résumé has a number instead. */
static void write_ranked_name(fg_json *j, const fg_result *r, const fg_report_options *opt) {
    const char *key = opt->line ? "id" : opt->name_key ? opt->name_key : "path";
    if (!opt->people)
        fg_json_str(j, key, r->posting->doc->name);
    else if (r->resume->blind)
        fg_json_int(j, "number", opt->number);
    else
        fg_json_str(j, key, r->resume->doc->name);
    if (opt->line) fg_json_int(j, "line", opt->line);
    if (opt->people) write_hash(j, "input", "", r->resume->doc->hash);
    if (!opt->people) write_title(j, r->posting);
}

static void write_facts(fg_json *j, const fg_posting *p) {
    fg_json_terms(j, p);
    fg_json_salary(j, &p->header);
    fg_json_posted(j, p);
}

fg_status fg_ranked_write_json(const fg_result *r, uint32_t rank, const fg_report_options *opt, fg_sink sink,
                               fg_error *err) {
    fg_json j;
    fg_json_start(&j, sink);
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.ranked/1");
    if (rank) fg_json_int(&j, "rank", rank);
    write_ranked_name(&j, r, opt);
    write_score(&j, &r->score);
    fg_json_points(&j, "rank_score", fg_sorted_by(&r->score, opt->people));
    fg_json_bool(&j, "gate_failed", r->gate_failed);
    fg_json_open(&j, "missing", '[');
    for (uint32_t i = 0; i < r->missing.n; i++)
        if (r->missing.at[i].kind == FG_MISS_MISSING || r->missing.at[i].kind == FG_MISS_PARTLY)
            fg_json_str(&j, NULL, r->missing.at[i].name);
    fg_json_close(&j, ']');
    if (!opt->people) write_facts(&j, r->posting);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}
