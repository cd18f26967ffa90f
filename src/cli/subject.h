/* A text and what was understood of it: a résumé or a posting. */
#ifndef FG_CLI_SUBJECT_H
#define FG_CLI_SUBJECT_H
#include "cli/stream.h"

typedef struct {
    fg_doc *doc;
    fg_posting *posting; /* one of the two */
    fg_resume *resume;
} fg_cli_subject;

/* Reads and parses the file. What was made is in *s also on failure. `person`: it is a résumé. */
fg_status fg_cli_take(fg_cli *cli, fg_cli_subject *s, const char *path, bool person, fg_error *err);
/* The same of what stands on standard input (cli/standard_input.h). */
fg_status fg_cli_take_standard(fg_cli *cli, const fg_cli_lines *lines, fg_str bytes, fg_cli_subject *s, bool person,
                               fg_error *err);
/* The same of a document that is there. */
fg_status fg_cli_parse_subject(fg_engine *engine, fg_cli_subject *s, bool person, fg_error *err);
/* Says so if the file is a résumé where a posting is meant, or the other way round. */
void fg_cli_notice(fg_cli *cli, const fg_cli_subject *s, const char *path);
/* Is it the other thing? */
bool fg_cli_is_mistaken(fg_engine *engine, const fg_cli_subject *s);
/* Says so of a line, in its turn. */
void fg_cli_note_mistake(fg_cli_worker *worker, const fg_cli_subject *s, uint32_t line);

/* Of many, those that look like the other thing. */
typedef struct {
    char names[400];
    size_t n, named;
} fg_cli_mistaken;
void fg_cli_mistake(fg_cli_mistaken *list, const char *name);
/* Says so in one line, if there are any; `blind`: without names. */
void fg_cli_mistakes_say(const fg_cli_mistaken *list, bool people, bool blind);

/* Says so if one file was given for two things: "the résumé and the posting". */
void fg_cli_notice_twice(const char *a, const char *b, const char *what);
void fg_cli_subject_free(fg_cli_subject *s);

#endif
