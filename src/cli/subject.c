#include "cli/subject.h"

#include <stdio.h>
#include <string.h>

#include "cli/standard_input.h"

fg_status fg_cli_parse_subject(fg_engine *engine, fg_cli_subject *s, bool person, fg_error *err) {
    return person ? fg_resume_parse(&s->resume, engine, s->doc, err)
                  : fg_posting_parse(&s->posting, engine, s->doc, err);
}

fg_status fg_cli_take(fg_cli *cli, fg_cli_subject *s, const char *path, bool person, fg_error *err) {
    fg_status status = person ? fg_cli_read_resume(cli, path, &s->doc, err) : fg_cli_read(cli, path, &s->doc, err);
    return status == FG_OK ? fg_cli_parse_subject(cli->engine, s, person, err) : status;
}

fg_status fg_cli_take_standard(fg_cli *cli, const fg_cli_lines *lines, fg_str bytes, fg_cli_subject *s, bool person,
                               fg_error *err) {
    fg_read_options options = fg_cli_read_options(cli);
    options.only_text = person;
    if (person) options.input = FG_INPUT_AUTO;
    fg_status status = fg_cli_standard_document(lines, bytes, &options, &s->doc, err);
    return status == FG_OK ? fg_cli_parse_subject(cli->engine, s, person, err) : status;
}

bool fg_cli_is_mistaken(fg_engine *engine, const fg_cli_subject *s) {
    bool yes = false;
    fg_status status = s->posting  ? fg_posting_is_resume(&yes, engine, s->posting, NULL)
                       : s->resume ? fg_resume_is_posting(&yes, engine, s->resume, NULL)
                                   : FG_OK;
    return status == FG_OK && yes;
}

enum { MOST_NAMED = 3 };

void fg_cli_mistake(fg_cli_mistaken *list, const char *name) {
    size_t room = sizeof list->names, at = strlen(list->names);
    if (list->n++ >= MOST_NAMED) return;
    int n = snprintf(list->names + at, room - at, "%s%s", at ? ", " : "", name);
    if (n > 0 && (size_t)n < room - at)
        list->named++;
    else
        list->names[at] = '\0';
}

static const char *kind(bool person, bool several) {
    static const char *const kinds[2][2] = {{"posting", "postings"}, {"r\xC3\xA9sum\xC3\xA9", "r\xC3\xA9sum\xC3\xA9s"}};
    return kinds[person][several];
}

void fg_cli_mistakes_say(const fg_cli_mistaken *list, bool people, bool blind) {
    bool named = list->named && !blind;
    if (!list->n) return;
    if (list->n == 1)
        fg_cli_say("%s looks like a %s, not like a %s", named ? list->names : "one", kind(!people, false),
                   kind(people, false));
    else
        fg_cli_say("%zu look like %s, not like %s%s%s%s", list->n, kind(!people, true), kind(people, true),
                   named ? ": " : "", named ? list->names : "", named && list->named < list->n ? ", ..." : "");
}

void fg_cli_note_mistake(fg_cli_worker *w, const fg_cli_subject *s, uint32_t line) {
    if (!fg_cli_is_mistaken(w->engine, s)) return;
    fg_cli_note(w, "line %u looks like a %s, not like a %s", line, kind(s->posting, false), kind(s->resume, false));
}

void fg_cli_notice(fg_cli *cli, const fg_cli_subject *s, const char *path) {
    if (!fg_cli_is_mistaken(cli->engine, s)) return;
    fg_cli_say("%s looks like a %s, not like a %s: see fitgap %s --help for the order", path, kind(s->posting, false),
               kind(s->resume, false), cli->verb->name);
}

void fg_cli_notice_twice(const char *a, const char *b, const char *what) {
    if (fg_cli_same_file(a, b)) fg_cli_say("%s are one file: %s", what, a);
}

void fg_cli_subject_free(fg_cli_subject *s) {
    fg_posting_free(s->posting);
    fg_resume_free(s->resume);
    fg_doc_free(s->doc);
}
