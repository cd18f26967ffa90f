#include "cli/subject.h"

fg_status fg_cli_parse_subject(fg_cli *cli, fg_cli_subject *s, bool person, fg_error *err) {
    return person ? fg_resume_parse(&s->resume, cli->engine, s->doc, err)
                  : fg_posting_parse(&s->posting, cli->engine, s->doc, err);
}

fg_status fg_cli_take(fg_cli *cli, fg_cli_subject *s, const char *path, bool person, fg_error *err) {
    fg_status status = person ? fg_cli_read_resume(cli, path, &s->doc, err) : fg_cli_read(cli, path, &s->doc, err);
    return status == FG_OK ? fg_cli_parse_subject(cli, s, person, err) : status;
}

void fg_cli_subject_free(fg_cli_subject *s) {
    fg_posting_free(s->posting);
    fg_resume_free(s->resume);
    fg_doc_free(s->doc);
}
