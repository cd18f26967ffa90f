/* What all verbs share: exit codes, the state of a run, and the steps from a path to a parsed object. */
#ifndef FG_CLI_H
#define FG_CLI_H
#include <fitgap/fitgap.h>

#include "cli/files.h"
#include "cli/options.h"
#include "cli/output.h"

enum { FG_CLI_DONE, FG_CLI_BELOW, FG_CLI_USAGE, FG_CLI_INPUT, FG_CLI_INTERNAL };

typedef struct fg_cli {
    const fg_cli_verb *verb;
    fg_cli_options opt;
    fg_cli_output out;
    fg_dict *dict;
    fg_policy *policy; /* NULL: the dictionary's */
    fg_engine *engine;
    const char *reading; /* the path of what is read now */
    bool lines;          /* what is read now are JSON Lines */
    bool resumes;        /* what is read are résumés: a title or company beside the text is none of a posting */
} fg_cli;

/* All return an exit code. */
int fg_cli_cmd_score(fg_cli *cli);
int fg_cli_cmd_missing(fg_cli *cli);
int fg_cli_cmd_rank(fg_cli *cli);
int fg_cli_cmd_shortlist(fg_cli *cli);
int fg_cli_cmd_diff(fg_cli *cli);
int fg_cli_cmd_verify(fg_cli *cli);
int fg_cli_cmd_audit(fg_cli *cli);
int fg_cli_cmd_posting(fg_cli *cli);
int fg_cli_cmd_resume(fg_cli *cli);
int fg_cli_cmd_dict_compile(fg_cli *cli);
int fg_cli_cmd_dict_check(fg_cli *cli);
int fg_cli_cmd_dict_show(fg_cli *cli);
int fg_cli_cmd_dict_stats(fg_cli *cli);
int fg_cli_cmd_dict_find(fg_cli *cli);
int fg_cli_cmd_dict_fmt(fg_cli *cli);
int fg_cli_cmd_dict_suggest(fg_cli *cli);
int fg_cli_cmd_dict_diff(fg_cli *cli);
int fg_cli_cmd_dict_import(fg_cli *cli);
int fg_cli_cmd_policy_show(fg_cli *cli);
int fg_cli_cmd_index_build(fg_cli *cli);
int fg_cli_cmd_index_add(fg_cli *cli);
int fg_cli_cmd_index_remove(fg_cli *cli);
int fg_cli_cmd_index_refresh(fg_cli *cli);
int fg_cli_cmd_index_info(fg_cli *cli);
int fg_cli_cmd_index_check(fg_cli *cli);

/* ---- run.c ---- */

/* One line to stderr. */
void fg_cli_say(const char *format, ...);
/* The engine on top of the dictionary that is open; both. What was opened is closed by main. */
int fg_cli_open_engine(fg_cli *cli);
/* Another engine like the program's own, for another thread. */
int32_t fg_cli_this_month(void); /* as fg_options.as_of counts them */
fg_status fg_cli_new_engine(const fg_cli *cli, fg_engine **engine, fg_error *err);
int fg_cli_open(fg_cli *cli);
/* Tells of an input that failed, on stdout too with --json. */
int fg_cli_fail(fg_cli *cli, const char *path, const fg_error *err);
/* The same on stdout alone, where it is JSON. False: it could not be written. */
bool fg_cli_fail_record(fg_cli *cli, const char *path, const fg_error *err);
enum { FG_CLI_MOST_TOLD = 20 }; /* messages about many texts alike */
/* DONE, or INTERNAL if a report could not be written. */
int fg_cli_written(fg_cli *cli, fg_status status, const fg_error *err);

/* A document of the kind that --format names. */
fg_status fg_cli_read(fg_cli *cli, const char *path, fg_doc **doc, fg_error *err);
/* A résumé beside postings, of which --format speaks. */
fg_status fg_cli_read_resume(fg_cli *cli, const char *path, fg_doc **doc, fg_error *err);
fg_read_options fg_cli_read_options(const fg_cli *cli);
#define FG_CLI_STANDARD_INPUT "standard input"
/* A path as messages tell it: "-" is FG_CLI_STANDARD_INPUT. */
const char *fg_cli_shown_name(const char *path);
/* What lines without ids are called after: the file, or "stdin". */
const char *fg_cli_file_name(const char *path);
/* Do the names of files say that they are JSON Lines? */
bool fg_cli_is_jsonl(const char *path);
fg_report_options fg_cli_report_options(const fg_cli *cli);
fg_format fg_cli_format(const fg_cli *cli);

/* ---- dictionary.c: what --dictionary names, and sources ---- */

/* The dictionary that is asked for: the built-in one, or what --dictionary names, laid over one another. */
int fg_cli_open_dict(fg_cli *cli);
/* A folder whose neighbour is a policy is one part of a dictionary: by itself it would be laid over its own copy. */
bool fg_cli_refuses_part(const char *path);
/* The same, but none (cli->dict NULL) without --dictionary. */
int fg_cli_open_base(fg_cli *cli);
/* Lays what stands in a file over *dict (NULL: the built-in one for sources, none for an image). */
int fg_cli_lay_dict(fg_cli *cli, fg_dict **dict, char *path);
/* Sources laid over *dict (NULL: over the built-in one). */
int fg_cli_lay_sources(fg_cli *cli, fg_dict **dict, char *path);

/* Tells faults of sources on standard error. */
extern const fg_dict_faults fg_cli_faults;

/* cmd_policy.c: what --policy names, over the dictionary that is open. */
int fg_cli_open_policy(fg_cli *cli);

typedef struct {
    fg_cli_paths paths;
    fg_dict_source *at;
    size_t n;
} fg_cli_sources;

/* Files, and in folders those that are sources. */
int fg_cli_read_sources(fg_cli *cli, fg_cli_sources *sources, char **operands, int n);
void fg_cli_sources_free(fg_cli_sources *sources);
/* Compiles them: alone if there is a policy among them, else over `base` (NULL: the built-in dictionary). */
int fg_cli_compile(fg_cli *cli, const fg_cli_sources *sources, const fg_dict *base, bool strict, fg_str *image);

/* ---- each.c: one document after the other ---- */

/* What is done with one document, by one thread. */
typedef struct {
    const fg_cli *cli;
    fg_engine *engine;
    const fg_report_options *options;
    fg_sink sink;
    bool written; /* to be set once it is begun to write */
    void (*say)(void *ctx, const char *message);
    void *ctx;
} fg_cli_task;

/* Parses a document and writes what was understood. */
typedef fg_status (*fg_cli_one)(fg_cli_task *task, const fg_doc *doc, fg_error *err);
int fg_cli_each(fg_cli *cli, fg_cli_one one);

#endif
