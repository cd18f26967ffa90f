/* Many postings, one after the other: files, folders of them, JSON Lines (.jsonl, .jsonl.gz, or any with --jsonl). */
#ifndef FG_CLI_CORPUS_H
#define FG_CLI_CORPUS_H
#include "cli/cli.h"

/* Does something with one document; `where`: its file, and its line in one of many ("jobs.jsonl:12"). */
typedef fg_status (*fg_cli_visit)(void *ctx, fg_cli *cli, const fg_doc *doc, const char *where, fg_error *err);

/* Texts that cannot be read or are in another language are counted and told of at the end; a code. INPUT if there was
 * none that could be read. */
int fg_cli_corpus(fg_cli *cli, char **operands, int n, fg_cli_visit visit, void *ctx);

#endif
