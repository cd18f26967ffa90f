/* Cases in files that people can read: `input => expected`, one a line; # starts a comment line. */
#ifndef FG_TEST_SUPPORT_H
#define FG_TEST_SUPPORT_H
#include "base/base.h"
#include "base/file.h"
#include "parse/engine.h"

/* The built-in dictionary and an engine in November 2026; a failure ends the test. */
typedef struct {
    fg_dict *dict;
    fg_engine *engine;
} tools;
void open_tools(tools *t);
void close_tools(tools *t);

/* A posting or a résumé as packed bytes, to be freed with fg_bytes_free. */
fg_str pack_posting(const tools *t, const char *text);
fg_str pack_profile(const tools *t, const char *text);

/* What the code makes of the input, in `arena`. */
typedef fg_str (*fg_case)(void *ctx, fg_arena *arena, fg_str input);
/* Runs every case of tests/PATH; prints each that fails; the number of failures, at least 1 if there is no case. */
int run_cases(const char *path, fg_case run, void *ctx);

/* Lines as they are read: "#2 " a heading and its level, "B " bold, "*0 " a bullet and its level; `blank`: an empty line
 * where one stands before it. How long that is. */
size_t show_lines(const fg_doc *doc, bool blank, char *out, size_t size);

#endif
