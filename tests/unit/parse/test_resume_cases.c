/* Pieces of résumés and what is read of them: tests/cases/resumes/. */
#include <criterion/criterion.h>

#include "report/resume_report.h"
#include "support.h"

#include <dirent.h>
#include <stdio.h>

static const char *const level_names[] = {"none",     "other",  "high school", "associate",
                                          "bachelor", "master", "doctorate"};
static const char *const deed_names[] = {"", "publication",   "open source", "portfolio", "patent",
                                         "", "right to work", "clearance"};
static const char *const polarity_names[] = {"", " weak", " lacks"};

typedef struct {
    const fg_resume *r;
    fg_buf *out;
} writer;

static void say_date(writer *w, fg_date d, bool open) {
    if (open)
        fg_buf_printf(w->out, "now");
    else if (d.month == FG_NO_MONTH)
        fg_buf_printf(w->out, "?");
    else if (d.precision == FG_PRECISION_YEAR)
        fg_buf_printf(w->out, "%04d", d.month / 12);
    else
        fg_buf_printf(w->out, "%04d-%02d", d.month / 12, d.month % 12 + 1);
}

/* The words of the span on one line; "-" for none. */
static void say_span(writer *w, fg_span s) {
    fg_str text = fg_doc_slice(w->r->doc, s.start, s.end);
    if (!text.len) fg_buf_add_char(w->out, '-');
    for (size_t i = 0; i < text.len; i++) fg_buf_add_char(w->out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
}

static void say_roles(writer *w) {
    for (uint32_t i = 0; i < w->r->roles.n; i++) {
        const fg_role *role = &w->r->roles.at[i];
        fg_buf_printf(w->out, "role ");
        say_span(w, role->title);
        fg_buf_printf(w->out, " | ");
        say_span(w, role->employer);
        fg_buf_printf(w->out, " | ");
        say_date(w, role->start, false);
        fg_buf_printf(w->out, " to ");
        say_date(w, role->end, role->open);
        fg_buf_printf(w->out, "%s%s\n", role->internship ? ", internship" : "", role->volunteer ? ", volunteer" : "");
    }
    if (w->r->roles.n) fg_buf_printf(w->out, "months %u\n", w->r->experience_months);
    if (w->r->stated_months) fg_buf_printf(w->out, "stated %u\n", w->r->stated_months);
}

static void say_education(writer *w) {
    for (uint32_t i = 0; i < w->r->education.n; i++) {
        const fg_education *e = &w->r->education.at[i];
        fg_buf_printf(w->out, "degree %s | ", level_names[e->level]);
        if (e->field != FG_NONE)
            fg_buf_add(w->out, fg_concept_name(w->r->dict, e->field));
        else
            say_span(w, e->field_span);
        fg_buf_printf(w->out, " | ");
        say_date(w, e->end, false);
        fg_buf_printf(w->out, "%s\n", e->in_progress ? ", in progress" : "");
    }
}

static void say_credential(writer *w, uint32_t concept) {
    for (uint32_t i = 0; i < w->r->credentials.n; i++) {
        const fg_credential *c = &w->r->credentials.at[i];
        if (c->concept != concept) continue;
        fg_buf_printf(w->out, " | ");
        say_span(w, c->issuer);
        fg_buf_printf(w->out, " | ");
        say_date(w, c->issued, false);
        fg_buf_printf(w->out, " to ");
        say_date(w, c->expires, false);
        return;
    }
}

static const char *level_of(const fg_resume *r, const fg_skill *s, bool spoken) {
    const char *name = NULL;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (r->proofs.at[i].level) name = fg_said_level_name(r->proofs.at[i].level, spoken);
    return name;
}

static void say_names(writer *w, fg_skill_group group, const char *word) {
    for (uint32_t i = 0; i < w->r->skills.n; i++) {
        const fg_skill *s = &w->r->skills.at[i];
        if (fg_skill_group_of(w->r, i) != group) continue;
        fg_str name = fg_concept_name(w->r->dict, s->concept);
        const char *level = level_of(w->r, s, group == FG_SKILLS_SPOKEN);
        fg_buf_printf(w->out, "%s %.*s", word, FG_STR_ARG(name));
        if (level) fg_buf_printf(w->out, ", %s", level);
        say_credential(w, s->concept);
        fg_buf_add_char(w->out, '\n');
    }
}

static void say_deeds(writer *w) {
    for (uint32_t i = 0; i < w->r->deeds.n; i++) fg_buf_printf(w->out, "%s\n", deed_names[w->r->deeds.at[i].kind]);
}

/* Each skill that the case asks for: the dictionary knows more of them every week. */
static void say_skill(writer *w, fg_str id) {
    uint32_t concept = fg_dict_find_concept(w->r->dict, id);
    fg_buf_printf(w->out, "skill %.*s:", FG_STR_ARG(id));
    cr_expect_neq(concept, FG_NONE, "no concept %.*s", FG_STR_ARG(id));
    for (uint32_t i = 0; i < w->r->skills.n; i++) {
        const fg_skill *s = &w->r->skills.at[i];
        if (s->concept != concept) continue;
        fg_buf_printf(w->out, " %u months", s->months);
        for (uint32_t k = s->first; k < s->first + s->n; k++) {
            const fg_proof *p = &w->r->proofs.at[k];
            fg_buf_printf(w->out, ", %s%s", fg_place_names[p->place], polarity_names[p->polarity]);
            if (p->stated_months) fg_buf_printf(w->out, " states %u months", p->stated_months);
            if (p->level) fg_buf_printf(w->out, " %s", fg_said_level_name(p->level, false));
        }
    }
    fg_buf_add_char(w->out, '\n');
}

static void say_shown(writer *w, fg_str id) {
    uint32_t concept = fg_dict_find_concept(w->r->dict, id);
    fg_buf_printf(w->out, "shows %.*s:", FG_STR_ARG(id));
    for (uint32_t i = 0; i < w->r->shown.n; i++) {
        const fg_shown *s = &w->r->shown.at[i];
        if (s->concept != concept) continue;
        fg_buf_printf(w->out, " %s, ", fg_place_names[s->place]);
        say_span(w, s->span);
    }
    fg_buf_add_char(w->out, '\n');
}

static void say_what_is_asked(writer *w, fg_str expected) {
    while (expected.len) {
        fg_str line = fg_str_cut(&expected, '\n'), word = fg_str_cut(&line, ' ');
        fg_str id = fg_str_cut(&line, ':');
        if (fg_str_eq(word, FG_LIT("skill"))) say_skill(w, id);
        if (fg_str_eq(word, FG_LIT("shows"))) say_shown(w, id);
    }
}

static fg_str describe(fg_arena *arena, const fg_resume *r, fg_str expected) {
    fg_buf out;
    fg_buf_init(&out, arena);
    writer w = {r, &out};
    say_roles(&w);
    say_education(&w);
    say_names(&w, FG_SKILLS_CERTIFICATES, "certificate");
    say_names(&w, FG_SKILLS_SPOKEN, "language");
    say_deeds(&w);
    say_what_is_asked(&w, expected);
    return fg_str_trim(fg_buf_str(&out));
}

static bool run_piece(tools *t, const char *file, fg_str name, fg_str text, fg_str expected) {
    fg_doc *doc = NULL;
    fg_resume *r = NULL;
    fg_error err = {.status = FG_OK};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    cr_assert_eq(fg_doc_parse(&doc, text, NULL, NULL, NULL, &err), FG_OK, "%s: %s", file, err.message);
    cr_assert_eq(fg_resume_parse(&r, t->engine, doc, &err), FG_OK, "%s: %s", file, err.message);
    fg_str got = describe(&arena, r, expected);
    bool good = fg_str_eq(got, fg_str_trim(expected));
    if (!good)
        fprintf(stderr, "%s: %.*s\n  expected:\n%.*s\n  got:\n%.*s\n\n", file, FG_STR_ARG(name), FG_STR_ARG(expected),
                FG_STR_ARG(got));
    fg_resume_free(r);
    fg_doc_free(doc);
    fg_arena_free(&arena);
    return good;
}

/* Up to the next line that begins with `sign`, which is taken too and told in *line. */
static fg_str cut_at_line(fg_str *rest, const char *sign, fg_str *line) {
    fg_str start = *rest;
    while (rest->len) {
        const char *at = rest->ptr;
        *line = fg_str_cut(rest, '\n');
        if (fg_str_starts(*line, fg_str_of(sign))) return (fg_str){start.ptr, (size_t)(at - start.ptr)};
    }
    *line = (fg_str){0};
    return start;
}

static int run_file(tools *t, const char *name) {
    fg_arena arena;
    fg_error err;
    fg_str rest, head, line;
    int failed = 0, pieces = 0;
    fg_arena_init(&arena, NULL);
    fg_str path = fg_arena_printf(&arena, "%s/cases/resumes/%s", FG_TEST_DATA, name);
    cr_assert_eq(fg_file_read(&rest, &arena, path.ptr, 1 << 22, &err), FG_OK, "%s", err.message);
    for (cut_at_line(&rest, "=== ", &head); head.len; pieces++) {
        fg_str text = cut_at_line(&rest, "---", &line), title = {head.ptr + 4, head.len - 4};
        failed += !run_piece(t, name, title, text, cut_at_line(&rest, "=== ", &head));
    }
    fg_arena_free(&arena);
    return pieces ? failed : failed + 1;
}

Test(resume, pieces) {
    char path[512];
    snprintf(path, sizeof path, "%s/cases/resumes", FG_TEST_DATA);
    DIR *dir = opendir(path);
    cr_assert_not_null(dir);
    tools t;
    int failed = 0, files = 0;
    open_tools(&t);
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (!fg_str_ends(fg_str_of(e->d_name), FG_LIT(".txt"))) continue;
        failed += run_file(&t, e->d_name);
        files++;
    }
    closedir(dir);
    close_tools(&t);
    cr_expect_gt(files, 0);
    cr_expect_eq(failed, 0, "%d pieces are read otherwise", failed);
}
