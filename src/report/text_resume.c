/* A résumé as it was understood, for reading. */
#include "report/oddities.h"
#include "report/resume_report.h"
#include "report/text.h"

#include <stdio.h>

const char *const fg_skill_group_names[FG_SKILL_GROUPS] = {
    "skills", "soft_skills", "certificates", "spoken_languages", "domains", "title_skills", "general_terms"};
static const char *const group_titles[FG_SKILL_GROUPS] = {
    "Skills",           "Personal qualities",      "Certificates and licences",
    "Spoken languages", "Industries and settings", "Shown by job titles alone",
    "General terms"};

static bool has_only_titles(const fg_resume *resume, const fg_skill *s) {
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (!resume->proofs.at[i].by_title) return false;
    return true;
}

static fg_skill_group hard_group_of(const fg_resume *resume, const fg_skill *s) {
    if (has_only_titles(resume, s)) return FG_SKILLS_TITLES;
    return resume->dict->concepts[s->concept].traits & FG_TRAIT_GENERAL ? FG_SKILLS_GENERAL : FG_SKILLS_HARD;
}

fg_skill_group fg_skill_group_of(const fg_resume *resume, uint32_t skill) {
    switch (resume->dict->concepts[resume->skills.at[skill].concept].kind) {
    case FG_KIND_SOFT: return FG_SKILLS_SOFT;
    case FG_KIND_CERTIFICATE:
    case FG_KIND_LICENCE: return FG_SKILLS_CERTIFICATES;
    case FG_KIND_DOMAIN: return FG_SKILLS_DOMAINS;
    case FG_KIND_SPOKEN: return FG_SKILLS_SPOKEN;
    default: return hard_group_of(resume, &resume->skills.at[skill]);
    }
}

const char *fg_degree_level_name(uint8_t level) {
    static const char *const names[] = {"none", "other", "high_school", "associate", "bachelor", "master", "doctorate"};
    return level < FG_COUNT(names) ? names[level] : "other";
}

const char *fg_said_level_name(uint8_t level, bool spoken) {
    static const char *const names[2][6] = {{NULL, "basic", "intermediate", "advanced", "expert", "expert"},
                                            {NULL, "basic", "intermediate", "fluent", "native", "native"}};
    return level < FG_COUNT(names[0]) ? names[spoken][level] : NULL;
}

enum { INDENT = 4 };

typedef struct {
    fg_text out;
    fg_arena arena;
    fg_buf line; /* what is to be wrapped once it is whole */
    const fg_resume *r;
} writer;

static void put(writer *w, fg_str s) { fg_buf_add(&w->line, s); }

static void send(writer *w) {
    fg_text_words(&w->out, fg_buf_str(&w->line), INDENT);
    w->line.n = 0;
}

/* A line ends where s ends with a line break. */
static void say(writer *w, const char *s) {
    fg_str text = fg_str_of(s);
    bool ends = fg_str_ends(text, FG_LIT("\n"));
    put(w, (fg_str){text.ptr, text.len - ends});
    if (!ends) return;
    send(w);
    fg_text_say(&w->out, "\n");
}

static void put_span(writer *w, fg_span s) { put(w, fg_doc_slice(w->r->doc, s.start, s.end)); }

static void put_heading(writer *w, const char *title) {
    fg_text_say(&w->out, "\n");
    fg_text_style(&w->out, FG_BOLD);
    fg_text_say(&w->out, title);
    fg_text_style(&w->out, FG_PLAIN);
    fg_text_say(&w->out, "\n");
}

static void put_date(writer *w, fg_date d) {
    char out[32] = "?";
    if (d.month != FG_NO_MONTH && d.precision == FG_PRECISION_YEAR)
        snprintf(out, sizeof out, "%04d", d.month / 12);
    else if (d.month != FG_NO_MONTH)
        snprintf(out, sizeof out, "%04d-%02d", d.month / 12, d.month % 12 + 1);
    say(w, out);
}

/* "3 years 4 months" */
static void put_length(writer *w, uint32_t months) {
    char out[64];
    uint32_t years = months / 12, rest = months % 12;
    int n = 0;
    if (years) n = snprintf(out, sizeof out, "%u year%s", years, years == 1 ? "" : "s");
    if (rest || !years)
        snprintf(out + n, sizeof out - (size_t)n, "%s%u month%s", years ? " " : "", rest, rest == 1 ? "" : "s");
    say(w, out);
}

static void put_role(writer *w, const fg_role *role) {
    fg_text_say(&w->out, "  ");
    put_date(w, role->start);
    say(w, " to ");
    if (role->open)
        say(w, "now");
    else
        put_date(w, role->end);
    send(w);
    fg_text_say(&w->out, "  ");
    if (role->title.end > role->title.start)
        put_span(w, role->title);
    else
        say(w, "(title not found)");
    if (role->employer.end > role->employer.start) {
        say(w, ", ");
        put_span(w, role->employer);
    }
    say(w, " (");
    if (role->months)
        put_length(w, role->months);
    else
        say(w, "length unknown");
    if (role->volunteer) say(w, ", volunteer");
    if (role->internship) say(w, ", internship");
    say(w, ")\n");
}

/* Internships and volunteering are counted, too, and may not be what is meant by experience. */
static void put_unpaid(writer *w) {
    bool intern = false, volunteer = false;
    for (uint32_t i = 0; i < w->r->roles.n; i++) {
        const fg_role *role = &w->r->roles.at[i];
        intern |= role->internship && role->months;
        volunteer |= role->volunteer && role->months;
    }
    if (intern || volunteer) say(w, ", with ");
    if (intern) say(w, volunteer ? "internships and " : "internships");
    if (volunteer) say(w, "volunteering");
}

static void put_roles(writer *w) {
    const fg_resume *r = w->r;
    say(w, "Experience: ");
    put_length(w, r->experience_months);
    if (r->roles.n > 1) say(w, " in all, overlaps counted once");
    put_unpaid(w);
    if (r->stated_months) {
        say(w, "; the text states ");
        put_length(w, r->stated_months);
    }
    say(w, "\n");
    for (uint32_t i = 0; i < r->roles.n; i++) put_role(w, &r->roles.at[i]);
}

static void put_education(writer *w) {
    static const char *const names[] = {"No degree, not finished",
                                        "Certificate or diploma",
                                        "High school",
                                        "Associate",
                                        "Bachelor",
                                        "Master",
                                        "Doctorate"};
    if (w->r->education.n) put_heading(w, "Education");
    for (uint32_t i = 0; i < w->r->education.n; i++) {
        const fg_education *e = &w->r->education.at[i];
        fg_text_say(&w->out, "  ");
        say(w, e->level < FG_COUNT(names) ? names[e->level] : names[FG_DEGREE_OTHER]);
        if (e->field != FG_NONE || e->field_span.end > e->field_span.start) say(w, ", ");
        if (e->field != FG_NONE)
            put(w, fg_concept_name(w->r->dict, e->field));
        else
            put_span(w, e->field_span);
        if (e->end.month != FG_NO_MONTH) {
            say(w, ", ");
            put_date(w, e->end);
        }
        say(w, e->in_progress ? " (in progress)\n" : "\n");
    }
}

static uint32_t stated_months(const fg_resume *r, const fg_skill *s) {
    uint32_t most = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (r->proofs.at[i].stated_months > most) most = r->proofs.at[i].stated_months;
    return most;
}

/* Do the dates of the certificate tell that it does not hold? */
static bool has_passed_dates(const fg_resume *r, uint32_t concept) {
    for (uint32_t i = 0; i < r->credentials.n; i++) {
        const fg_credential *c = &r->credentials.at[i];
        if (c->concept == concept && (fg_date_is_over(c->expires, r->as_of) || fg_date_is_to_come(c->issued, r->as_of)))
            return true;
    }
    return false;
}

/* The best place that shows a skill: places are in that order. */
static void put_where(writer *w, const fg_skill *s) {
    uint8_t place = FG_IN_COUNT, polarity = FG_LACKS;
    bool lapsed = false;
    for (uint32_t i = 0; i < s->n; i++) {
        const fg_proof *p = &w->r->proofs.at[s->first + i];
        if (p->polarity > polarity || (p->polarity == polarity && p->place >= place)) continue;
        place = p->place;
        polarity = p->polarity;
        lapsed = p->lapsed;
    }
    say(w, " (");
    uint32_t months = s->months ? s->months : stated_months(w->r, s);
    if (months) {
        put_length(w, months);
        say(w, s->months ? ", " : " stated, ");
    }
    say(w, place < FG_IN_COUNT ? fg_place_names[place] : "?");
    fg_kind kind = (fg_kind)w->r->dict->concepts[s->concept].kind;
    bool credential = kind == FG_KIND_CERTIFICATE || kind == FG_KIND_LICENCE;
    bool weak = credential && polarity == FG_WEAK && !has_passed_dates(w->r, s->concept);
    say(w, polarity == FG_LACKS ? ", lacking" : !weak ? "" : lapsed ? ", expired" : ", sought");
    say(w, polarity == FG_WEAK && !credential ? ", basic)" : ")");
}

/* ", fluent", ", issued 2019-05 by the Board of Nursing, until 2027" */
static void put_more(writer *w, const fg_skill *s) {
    uint8_t level = FG_SAYS_NO_LEVEL;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (w->r->proofs.at[i].level > level) level = w->r->proofs.at[i].level;
    if (level > FG_SAYS_BASIC) {
        say(w, ", ");
        say(w, fg_said_level_name(level, w->r->dict->concepts[s->concept].kind == FG_KIND_SPOKEN));
    }
    for (uint32_t i = 0; i < w->r->credentials.n; i++) {
        const fg_credential *c = &w->r->credentials.at[i];
        if (c->concept != s->concept) continue;
        if (c->issued.month != FG_NO_MONTH) {
            say(w, fg_date_is_to_come(c->issued, w->r->as_of) ? ", expected " : ", issued ");
            put_date(w, c->issued);
        }
        if (c->issuer.end > c->issuer.start) {
            say(w, ", by ");
            put_span(w, c->issuer);
        }
        if (c->expires.month != FG_NO_MONTH) {
            say(w, fg_date_is_over(c->expires, w->r->as_of) ? ", expired " : ", until ");
            put_date(w, c->expires);
        }
        return;
    }
}

static void put_skills(writer *w, fg_skill_group group) {
    bool any = false;
    for (uint32_t i = 0; i < w->r->skills.n; i++) {
        if (fg_skill_group_of(w->r, i) != group) continue;
        if (!any) put_heading(w, group_titles[group]);
        any = true;
        fg_text_say(&w->out, "  ");
        put(w, fg_concept_name(w->r->dict, w->r->skills.at[i].concept));
        put_where(w, &w->r->skills.at[i]);
        put_more(w, &w->r->skills.at[i]);
        say(w, "\n");
    }
}

static void put_line(writer *w, fg_str line) {
    fg_text_say(&w->out, "  ");
    put(w, line);
    say(w, "\n");
}

/* Publications, patents, clearances ... in the words of the résumé. */
static void put_deeds(writer *w) {
    static const char *const names[] = {NULL,     "Publication", "Open source",   "Portfolio",
                                        "Patent", NULL,          "Right to work", "Clearance"};
    bool any = false;
    for (uint32_t i = 0; i < w->r->deeds.n; i++) {
        const fg_deed *d = &w->r->deeds.at[i];
        if (d->kind >= FG_COUNT(names) || !names[d->kind]) continue;
        if (!any) put_heading(w, "Publications, clearances and the like");
        any = true;
        fg_text_say(&w->out, "  ");
        say(w, names[d->kind]);
        say(w, ": ");
        put_span(w, d->span);
        say(w, "\n");
    }
}

/* Of several kinds in the same words the words once. */
static void put_conditions(writer *w) {
    for (uint32_t i = 0; i < w->r->conditions.n; i++) {
        fg_span span = w->r->conditions.at[i].span;
        if (!i) put_heading(w, "Conditions of work");
        if (i && w->r->conditions.at[i - 1].span.start == span.start) continue;
        fg_text_say(&w->out, "  ");
        put_span(w, span);
        say(w, "\n");
    }
}

static void put_oddities(writer *w) {
    if (w->r->oddities.n) put_heading(w, "Integrity");
    for (uint32_t i = 0; i < w->r->oddities.n; i++) put_line(w, fg_oddity_say(&w->r->oddities.at[i], &w->arena));
}

static fg_status write_text(const fg_resume *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    writer w = {.r = r};
    fg_arena_init(&w.arena, &r->arena.alloc);
    fg_buf_init(&w.line, &w.arena);
    fg_text_start(&w.out, opt, sink);
    put_roles(&w);
    put_education(&w);
    for (unsigned g = 0; g < FG_SKILL_GROUPS; g++) put_skills(&w, (fg_skill_group)g);
    put_deeds(&w);
    put_conditions(&w);
    put_oddities(&w);
    if (r->warnings.n) put_heading(&w, "Warnings");
    for (uint32_t i = 0; i < r->warnings.n; i++) put_line(&w, fg_str_of(r->warnings.at[i]));
    fg_status status = w.arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_text_finish(&w.out, err);
    fg_arena_free(&w.arena);
    return status;
}

fg_status fg_resume_write(const fg_resume *resume, fg_format format, const fg_report_options *opt, fg_sink sink,
                          fg_error *err) {
    fg_error_clear(err);
    if (!resume || !sink.write) return fg_fail(err, FG_EINVAL, "fg_resume_write needs a résumé and a sink");
    if (opt && opt->size < sizeof *opt) return fg_fail(err, FG_EINVAL, "fg_report_options.size is too small");
    switch (format) {
    case FG_JSON: return fg_resume_write_json(resume, opt, sink, err);
    case FG_TEXT: return write_text(resume, opt, sink, err);
    default: return fg_fail(err, FG_EINVAL, "this is not written in this format");
    }
}
