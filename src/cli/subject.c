#include "cli/subject.h"

fg_status fg_cli_parse_subject(fg_engine *engine, fg_cli_subject *s, bool person, fg_error *err) {
    return person ? fg_resume_parse(&s->resume, engine, s->doc, err)
                  : fg_posting_parse(&s->posting, engine, s->doc, err);
}

fg_status fg_cli_take(fg_cli *cli, fg_cli_subject *s, const char *path, bool person, fg_error *err) {
    fg_status status = person ? fg_cli_read_resume(cli, path, &s->doc, err) : fg_cli_read(cli, path, &s->doc, err);
    return status == FG_OK ? fg_cli_parse_subject(cli->engine, s, person, err) : status;
}

void fg_cli_notice(fg_cli *cli, const fg_cli_subject *s, const char *path) {
    bool yes = false;
    if (s->posting && fg_posting_is_resume(&yes, cli->engine, s->posting, NULL) == FG_OK && yes)
        fg_cli_say("%s looks like a r\xC3\xA9sum\xC3\xA9, not like a posting: see fitgap %s --help for the order", path,
                   cli->verb->name);
    if (s->resume && fg_resume_is_posting(&yes, cli->engine, s->resume, NULL) == FG_OK && yes)
        fg_cli_say("%s looks like a posting, not like a r\xC3\xA9sum\xC3\xA9: see fitgap %s --help for the order", path,
                   cli->verb->name);
}

void fg_cli_notice_twice(const char *a, const char *b, const char *what) {
    if (fg_cli_same_file(a, b)) fg_cli_say("%s are one file: %s", what, a);
}

void fg_cli_subject_free(fg_cli_subject *s) {
    fg_posting_free(s->posting);
    fg_resume_free(s->resume);
    fg_doc_free(s->doc);
}
