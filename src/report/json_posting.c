/* fitgap.posting/1 */
#include "report/json.h"
#include "report/json_facts.h"
#include "report/notation.h"
#include "report/report.h"
#include "report/resume_report.h"

static const char *const seniorities[] = {NULL,        "intern", "junior",  "mid",      "senior", "lead",
                                          "principal", "staff",  "manager", "director", "vp",     "chief"};
static const char *const deeds[] = {NULL, "publication", "open_source", "portfolio", "patent"};

#define NAME_OF(table, i) ((i) < FG_COUNT(table) ? (table)[i] : NULL)

/* ---- header ---- */

static void write_header(fg_json *j, const fg_posting *p) {
    const fg_header *h = &p->header;
    fg_json_open(j, "header", '{');
    fg_json_words(j, "title", p->doc, h->title);
    fg_json_terms(j, p);
    fg_json_name(j, "seniority", NAME_OF(seniorities, h->seniority));
    fg_json_salary(j, h);
    fg_json_name(j, "deadline", h->deadline[0] ? h->deadline : NULL);
    fg_json_posted(j, p);
    fg_json_close(j, '}');
}

/* ---- trees ---- */

static void write_months(fg_json *j, const fg_posting *p, const fg_node *n) {
    fg_json_int(j, "min_months", n->min_months);
    if (n->max_months)
        fg_json_int(j, "max_months", n->max_months);
    else
        fg_json_null(j, "max_months");
    fg_json_words(j, "of", p->doc, (fg_span){n->of_start, n->of_end});
}

static void write_degree(fg_json *j, const fg_posting *p, const fg_node *n) {
    fg_json_name(j, "level", fg_degree_level_name(n->degree));
    fg_json_open(j, "fields", '[');
    for (uint32_t i = n->first_field; i < n->first_field + n->fields; i++) {
        const fg_field *f = &p->fields.at[i];
        if (f->concept != FG_NONE)
            fg_json_str(j, NULL, fg_concept_name(p->dict, f->concept));
        else
            fg_json_slice(j, NULL, p->doc, f->start, f->end);
    }
    fg_json_close(j, ']');
    fg_json_bool(j, "related_ok", n->related_ok);
    fg_json_bool(j, "experience_ok", n->experience_ok);
    if (n->open) fg_json_bool(j, "any_field", true);
    if (n->in_progress) fg_json_bool(j, "in_progress_ok", true);
}

static void write_spoken_level(fg_json *j, const fg_posting *p, const fg_node *n) {
    fg_json_name(j, "level", fg_said_level_name(n->spoken_level, true));
    fg_json_span(j, "level_span", p->doc, n->of_start, n->of_end);
}

static void write_leaf(fg_json *j, const fg_posting *p, const fg_node *n) {
    bool known = n->concept != FG_NONE && n->type != FG_NODE_YEARS && n->type != FG_NODE_DEGREE;
    fg_json_name(j, "kind", fg_leaf_name(n->type));
    fg_json_span(j, "span", p->doc, n->start, n->end);
    if (known)
        fg_json_str(j, "name", fg_concept_name(p->dict, n->concept));
    else
        fg_json_slice(j, "name", p->doc, n->start, n->end);
    if (known)
        fg_json_str(j, "concept", fg_concept_id(p->dict, n->concept));
    else
        fg_json_null(j, "concept");
    if (n->type != FG_NODE_DEGREE && n->in_progress) fg_json_bool(j, "in_progress_ok", true);
    if (n->type == FG_NODE_YEARS)
        write_months(j, p, n);
    else if (n->type == FG_NODE_DEGREE)
        write_degree(j, p, n);
    else if (n->experience_ok)
        fg_json_bool(j, "experience_ok", true);
    else if (n->spoken_level)
        write_spoken_level(j, p, n);
    else if (n->type == FG_NODE_EVIDENCE)
        fg_json_name(j, "deed", NAME_OF(deeds, n->k));
    else if (n->min_months)
        fg_json_int(j, "min_months", n->min_months);
    if (n->level != FG_LEVEL_NONE) fg_json_name(j, "level_asked", n->level == FG_LEVEL_STRONG ? "strong" : "basic");
}

static void write_node(fg_json *j, const char *key, const fg_posting *p, uint32_t node);

static void write_group(fg_json *j, const fg_posting *p, const fg_node *n) {
    static const char *const ops[] = {NULL, "all", "any", "at_least", "examples"};
    fg_json_name(j, "op", ops[n->type]);
    if (n->type == FG_NODE_AT_LEAST) fg_json_int(j, "k", n->k);
    if (n->type == FG_NODE_EXAMPLES) fg_json_bool(j, "open", n->open);
    if (n->head) write_node(j, "head", p, n->head);
    fg_json_open(j, "children", '[');
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next) write_node(j, NULL, p, k);
    fg_json_close(j, ']');
}

static void write_node(fg_json *j, const char *key, const fg_posting *p, uint32_t node) {
    const fg_node *n = &p->nodes.at[node];
    fg_json_open(j, key, '{');
    if (n->type >= FG_NODE_SKILL)
        write_leaf(j, p, n);
    else
        write_group(j, p, n);
    if (n->necessity != FG_INHERIT) fg_json_name(j, "necessity", fg_necessity_names[n->necessity]);
    fg_json_close(j, '}');
}

/* ---- the document ---- */

/* The words of the cue, and the tree in short. */
static void write_explanation(fg_json *j, const fg_posting *p, const fg_requirement *q) {
    fg_arena scratch;
    fg_buf tree;
    fg_arena_init(&scratch, &p->arena.alloc);
    fg_buf_init(&tree, &scratch);
    fg_notation_add(&tree, p, q);
    fg_json_words(j, "cue", p->doc, q->cue);
    fg_json_str(j, "notation", fg_buf_str(&tree));
    j->out.failed |= scratch.failed;
    fg_arena_free(&scratch);
}

static void write_parts(fg_json *j, const fg_posting *p, const fg_requirement *q) {
    if (!q->parts) return;
    fg_json_open(j, "unread", '[');
    for (uint32_t i = q->first_part; i < q->first_part + q->parts; i++) {
        fg_json_open(j, NULL, '{');
        fg_json_span(j, "span", p->doc, p->parts.at[i].start, p->parts.at[i].end);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

static void write_requirement(fg_json *j, const fg_posting *p, const fg_requirement *q, bool explain) {
    fg_json_open(j, NULL, '{');
    fg_json_int(j, "id", q->id);
    fg_json_span(j, "span", p->doc, q->start, q->end);
    fg_json_name(j, "necessity", fg_necessity_names[q->necessity]);
    fg_json_name(j, "confidence", fg_confidence_name(q->confidence));
    fg_json_name(j, "rule", q->rule);
    if (explain) write_explanation(j, p, q);
    fg_json_name(j, "section", fg_section_name(q->section));
    write_node(j, "tree", p, q->root);
    write_parts(j, p, q);
    fg_json_close(j, '}');
}

static void write_skipped(fg_json *j, const fg_posting *p) {
    fg_json_open(j, "skipped", '[');
    for (uint32_t i = 0; i < p->skipped.n; i++) {
        fg_json_open(j, NULL, '{');
        fg_json_span(j, "span", p->doc, p->skipped.at[i].start, p->skipped.at[i].end);
        fg_json_name(j, "section", fg_section_name(p->skipped.at[i].section));
        fg_json_name(j, "reason", p->skipped.at[i].reason);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

static void write_rest(fg_json *j, const fg_posting *p) {
    fg_json_open(j, "unread", '[');
    for (uint32_t i = 0; i < p->unread.n; i++) {
        fg_json_open(j, NULL, '{');
        fg_json_span(j, "span", p->doc, p->unread.at[i].start, p->unread.at[i].end);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
    fg_json_open(j, "warnings", '[');
    if (p->doc->repaired_bytes) fg_json_name(j, NULL, fg_repaired_warning);
    for (uint32_t i = 0; i < p->warnings.n; i++) fg_json_name(j, NULL, p->warnings.at[i]);
    fg_json_close(j, ']');
}

fg_status fg_posting_write_json(const fg_posting *p, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_json j;
    fg_json_document(&j, "fitgap.posting/1", p->doc, opt, sink);
    write_header(&j, p);
    fg_json_name(&j, "confidence", fg_confidence_name(p->confidence));
    fg_json_open(&j, "requirements", '[');
    for (uint32_t i = 0; i < p->requirements.n; i++) write_requirement(&j, p, &p->requirements.at[i], opt->explain);
    fg_json_close(&j, ']');
    if (opt->skipped) write_skipped(&j, p);
    write_rest(&j, p);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}
