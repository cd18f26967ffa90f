/* The verbs and their options: one table for parsing, --help and messages. */
#ifndef FG_CLI_OPTIONS_H
#define FG_CLI_OPTIONS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <fitgap/fitgap.h>

struct fg_cli;

enum { FG_CLI_DICTIONARIES = 16 }; /* at most */

typedef enum { FG_CLI_COLOR_AUTO, FG_CLI_COLOR_ALWAYS, FG_CLI_COLOR_NEVER } fg_cli_color;

typedef struct {
    bool help, gaps, json, html, markdown, csv, jsonl, text, check, skipped, explain, blind;
    int32_t as_of;                         /* year * 12 + month - 1; -1: this month */
    int32_t target;                        /* score to reach, hundredths; -1: not asked */
    int32_t min_score;                     /* hundredths; -1: not asked */
    fg_input input;                        /* what files are; --format jsonl sets `lines` */
    size_t max_bytes;                      /* 0: the library's */
    char *dictionary[FG_CLI_DICTIONARIES]; /* in the order given */
    int dictionaries;
    char *policy;     /* in place of the dictionary's; NULL: that */
    const char *with; /* what is assumed of the résumé */
    char *on;         /* postings to compare on */
    char *resume;     /* whose scores to compare; NULL: none */
    const char *in;   /* a sentence to explain */
    char *audit;      /* where to write ids and scores */
    char *output;     /* where to write; NULL: standard output */
    fg_cli_color color;
    int width;                         /* 0: the terminal's */
    uint32_t top;                      /* 0: all */
    uint32_t places;                   /* of each thing told; 0: the usual */
    bool lines;                        /* files are JSON Lines: --jsonl, --format jsonl */
    const char *text_field, *id_field; /* of JSON Lines; NULL: the usual ones */
    uint32_t shard, shards;            /* every shards-th line from line `shard` on; shards 0: all */
    uint32_t threads;                  /* 0: as many as there are processors */
    char *index;                       /* the index to rank from; NULL: none */
    bool people;                       /* an index of résumés */
    bool remote;                       /* filters of an index, as in fg_index_query */
    const char *location, *employment, *language;
    uint32_t pay_at_least, posted_after;
    char currency[4]; /* of pay_at_least; empty: any */
    char **operands;
    int n;
} fg_cli_options;

typedef struct {
    const char *name;     /* one word, or two: "dict show" */
    const char *operands; /* as --help shows them */
    const char *summary;
    const char *about;   /* further lines of --help; may be empty */
    const char *options; /* their names, each with a space behind it */
    int least, most;     /* operands; most 0: any number */
    int (*run)(struct fg_cli *cli);
} fg_cli_verb;

extern const fg_cli_verb fg_cli_verbs[];
extern const size_t fg_cli_verb_count;

/* The verb that argv[1], perhaps with argv[2], names, and how many words that took. NULL: none. */
const fg_cli_verb *fg_cli_find_verb(int argc, char **argv, int *words);
/* Options and operands in any order; reorders argv. False after a message: a usage error. */
bool fg_cli_parse(fg_cli_options *opt, const fg_cli_verb *verb, int argc, char **argv);
void fg_cli_help(FILE *out); /* of the program */
void fg_cli_help_verb(FILE *out, const fg_cli_verb *verb);
void fg_cli_help_group(FILE *out, const char *word); /* of all verbs that begin with it */

#endif
