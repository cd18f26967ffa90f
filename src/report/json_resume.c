/* fitgap.resume/1 */
#include "report/json.h"
#include "report/oddities.h"
#include "report/resume_report.h"

static const char *const polarity_names[] = {"has", "weak", "lacks"};
static const char *const deed_names[] = {NULL,     "publication", "open_source",   "portfolio",
                                         "patent", NULL,          "right_to_work", "clearance"};

static const char *const condition_names[] = {
    [FG_COND_NONE] = NULL,           [FG_COND_TRAVEL] = "travel",       [FG_COND_RELOCATION] = "relocation",
    [FG_COND_ON_SITE] = "on_site",   [FG_COND_TRANSPORT] = "transport", [FG_COND_PASSPORT] = "passport",
    [FG_COND_LIFTING] = "lifting",   [FG_COND_STANDING] = "standing",   [FG_COND_NIGHTS] = "nights",
    [FG_COND_EVENINGS] = "evenings", [FG_COND_WEEKENDS] = "weekends",   [FG_COND_HOLIDAYS] = "holidays",
    [FG_COND_OVERTIME] = "overtime", [FG_COND_ON_CALL] = "on_call",     [FG_COND_SHIFTS] = "shifts",
    [FG_COND_CHECKS] = "checks",     [FG_COND_CLEARANCE] = "clearance", [FG_COND_PERMIT] = "right_to_work"};

static void write_text(fg_json *j, const char *key, const fg_resume *r, fg_span s) {
    if (s.end > s.start)
        fg_json_str(j, key, fg_doc_slice(r->doc, s.start, s.end));
    else
        fg_json_null(j, key);
}

static void write_role(fg_json *j, const fg_resume *r, const fg_role *role) {
    fg_json_open(j, NULL, '{');
    fg_json_span(j, "span", r->doc, role->span.start, role->span.end);
    write_text(j, "title", r, role->title);
    write_text(j, "employer", r, role->employer);
    fg_json_date(j, "start", role->start);
    if (role->open)
        fg_json_null(j, "end");
    else
        fg_json_date(j, "end", role->end);
    fg_json_bool(j, "open", role->open);
    fg_json_int(j, "months", role->months);
    if (role->internship) fg_json_bool(j, "internship", true);
    if (role->volunteer) fg_json_bool(j, "volunteer", true);
    fg_json_span(j, "text", r->doc, role->from, role->to);
    fg_json_close(j, '}');
}

static void write_education(fg_json *j, const fg_resume *r, const fg_education *e) {
    fg_json_open(j, NULL, '{');
    fg_json_span(j, "span", r->doc, e->span.start, e->span.end);
    fg_json_name(j, "level", fg_degree_level_name(e->level));
    if (e->field != FG_NONE)
        fg_json_str(j, "field", fg_concept_name(r->dict, e->field));
    else
        write_text(j, "field", r, e->field_span);
    fg_json_date(j, "end", e->end);
    fg_json_bool(j, "in_progress", e->in_progress);
    fg_json_close(j, '}');
}

static void write_level(fg_json *j, const fg_resume *r, const fg_proof *p) {
    if (p->level == FG_SAYS_NO_LEVEL) return;
    bool spoken = r->dict->concepts[p->concept].kind == FG_KIND_SPOKEN;
    fg_json_name(j, "level", fg_said_level_name(p->level, spoken));
    fg_json_span(j, "level_span", r->doc, p->level_span.start, p->level_span.end);
}

static void write_proof(fg_json *j, const fg_resume *r, const fg_proof *p) {
    fg_json_open(j, NULL, '{');
    fg_json_span(j, "span", r->doc, p->span.start, p->span.end);
    fg_json_name(j, "section", fg_place_names[p->place]);
    if (p->role != FG_NONE) fg_json_int(j, "role", p->role);
    fg_json_name(j, "polarity", polarity_names[p->polarity]);
    if (p->by_title) fg_json_bool(j, "by_title", true);
    if (p->lapsed) fg_json_bool(j, "lapsed", true);
    if (p->stated_months) fg_json_int(j, "stated_months", p->stated_months);
    write_level(j, r, p);
    fg_json_close(j, '}');
}

/* What the text says of a certificate or licence; the first that says more than its name. */
static void write_credential(fg_json *j, const fg_resume *r, uint32_t concept) {
    for (uint32_t i = 0; i < r->credentials.n; i++) {
        const fg_credential *c = &r->credentials.at[i];
        if (c->concept != concept) continue;
        write_text(j, "issuer", r, c->issuer);
        fg_json_date(j, "issued", c->issued);
        fg_json_date(j, "expires", c->expires);
        return;
    }
}

static void write_skill(fg_json *j, const fg_resume *r, const fg_skill *s) {
    fg_json_open(j, NULL, '{');
    fg_json_str(j, "name", fg_concept_name(r->dict, s->concept));
    fg_json_str(j, "concept", fg_concept_id(r->dict, s->concept));
    fg_json_name(j, "kind", fg_kind_name(r->dict->concepts[s->concept].kind));
    fg_json_int(j, "months", s->months);
    fg_json_date(j, "last_used", (fg_date){s->last_used, FG_PRECISION_MONTH});
    write_credential(j, r, s->concept);
    fg_json_open(j, "evidence", '[');
    for (uint32_t i = 0; i < s->n; i++) write_proof(j, r, &r->proofs.at[s->first + i]);
    fg_json_close(j, ']');
    fg_json_close(j, '}');
}

static void write_skills(fg_json *j, const fg_resume *r, fg_skill_group group) {
    fg_json_open(j, fg_skill_group_names[group], '[');
    for (uint32_t i = 0; i < r->skills.n; i++)
        if (fg_skill_group_of(r, i) == group) write_skill(j, r, &r->skills.at[i]);
    fg_json_close(j, ']');
}

static void write_deeds(fg_json *j, const fg_resume *r) {
    fg_json_open(j, "deeds", '[');
    for (uint32_t i = 0; i < r->deeds.n; i++) {
        const fg_deed *d = &r->deeds.at[i];
        fg_json_open(j, NULL, '{');
        fg_json_name(j, "kind", d->kind < FG_COUNT(deed_names) ? deed_names[d->kind] : NULL);
        fg_json_bool(j, "named_venue", d->named_venue);
        fg_json_span(j, "span", r->doc, d->span.start, d->span.end);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

static void write_conditions(fg_json *j, const fg_resume *r) {
    fg_json_open(j, "conditions", '[');
    for (uint32_t i = 0; i < r->conditions.n; i++) {
        const fg_condition *c = &r->conditions.at[i];
        fg_json_open(j, NULL, '{');
        fg_json_name(j, "kind", condition_names[c->kind]);
        fg_json_bool(j, "refused", c->refused);
        fg_json_span(j, "span", r->doc, c->span.start, c->span.end);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

/* Work that shows qualities: what somebody does, not what they say of themselves. */
static void write_shown(fg_json *j, const fg_resume *r) {
    fg_json_open(j, "shown", '[');
    for (uint32_t i = 0; i < r->shown.n; i++) {
        const fg_shown *s = &r->shown.at[i];
        fg_json_open(j, NULL, '{');
        fg_json_str(j, "name", fg_concept_name(r->dict, s->concept));
        fg_json_str(j, "concept", fg_concept_id(r->dict, s->concept));
        fg_json_span(j, "span", r->doc, s->span.start, s->span.end);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
}

static void write_body(fg_json *j, const fg_resume *r) {
    fg_json_open(j, "roles", '[');
    for (uint32_t i = 0; i < r->roles.n; i++) write_role(j, r, &r->roles.at[i]);
    fg_json_close(j, ']');
    fg_json_int(j, "experience_months", r->experience_months);
    if (r->stated_months) {
        fg_json_int(j, "stated_months", r->stated_months);
        fg_json_span(j, "stated_span", r->doc, r->stated_span.start, r->stated_span.end);
    }
    fg_json_open(j, "education", '[');
    for (uint32_t i = 0; i < r->education.n; i++) write_education(j, r, &r->education.at[i]);
    fg_json_close(j, ']');
    for (unsigned g = 0; g < FG_SKILL_GROUPS; g++) write_skills(j, r, (fg_skill_group)g);
    write_deeds(j, r);
    write_conditions(j, r);
    write_shown(j, r);
    fg_oddities_write_json(j, r);
    fg_json_open(j, "warnings", '[');
    for (uint32_t i = 0; i < r->warnings.n; i++) fg_json_name(j, NULL, r->warnings.at[i]);
    fg_json_close(j, ']');
}

fg_status fg_resume_write_json(const fg_resume *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_json j;
    fg_doc named = *r->doc;
    if (r->blind) named.name = (fg_str){0}; /* files, and ids of lines, are called after people */
    fg_json_document(&j, "fitgap.resume/1", &named, opt, sink);
    fg_json_date(&j, "as_of", (fg_date){r->as_of, FG_PRECISION_MONTH});
    write_body(&j, r);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}
