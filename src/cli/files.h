/* Folders, whole files and lines. */
#ifndef FG_CLI_FILES_H
#define FG_CLI_FILES_H
#include <fitgap/fitgap.h>

typedef struct {
    char **at;
    size_t n, cap;
} fg_cli_paths;

/* The files that an operand stands for: itself, or the regular files under a folder, sorted by path. Names that begin
 * with a dot are left out, and in folders those for which `wanted` (NULL: all) says no. False after a message: a folder
 * without such a file. */
bool fg_cli_walk(fg_cli_paths *paths, const char *operand, bool (*wanted)(const char *name));
void fg_cli_paths_free(fg_cli_paths *paths);

/* The name of a source that is read from standard input. */
#define FG_CLI_STDIN_SOURCE "stdin.skills"

enum { FG_CLI_SLURP_MOST = 64 << 20 };
/* The bytes of a file (`-`: of standard input), unpacked if it is gzip or zstd, at most FG_CLI_SLURP_MOST of them; to be
 * freed with fg_cli_slurped_free. Empty where it fails. */
bool fg_cli_slurp(const char *path, fg_str *bytes, fg_error *err);
/* The same with a limit of one's own. */
bool fg_cli_slurp_most(const char *path, size_t max, fg_str *bytes, fg_error *err);
void fg_cli_slurped_free(fg_str bytes);
bool fg_cli_is_folder(const char *path);
/* Are both names of one file that exists? */
bool fg_cli_same_file(const char *a, const char *b);
bool fg_cli_spill(const char *path, fg_str bytes, fg_error *err);

/* Line by line, in as much memory as the longest line takes; gzip and zstd are unpacked. */
typedef struct {
    struct fg_cli_reader *file;
    const char *name;
    char *at;
    size_t from, n, cap, max; /* the next line begins at `from` of n bytes; longer ones than max are left out */
    uint32_t number;          /* of the line that was read last */
    bool ended, borrowed;     /* borrowed: `at` is another's */
    bool open;                /* behind the line that was read last stands no line break */
} fg_cli_lines;

typedef enum { FG_CLI_LINE, FG_CLI_LINE_OVER, FG_CLI_LINES_END, FG_CLI_LINES_FAILED } fg_cli_line_state;

bool fg_cli_lines_open(fg_cli_lines *lines, const char *path, size_t max, fg_error *err);
fg_cli_line_state fg_cli_lines_next(fg_cli_lines *lines, fg_str *line, fg_error *err);
/* Can the next line be had without waiting for input? */
bool fg_cli_lines_ready(const fg_cli_lines *lines);
void fg_cli_lines_close(fg_cli_lines *lines);
/* Over bytes that are there already; close frees nothing but itself. */
void fg_cli_lines_over(fg_cli_lines *lines, const char *name, fg_str bytes, size_t max);
/* Reads on, without taking a line, until it is known whether an object a line stands there: a line of one, and the start of
 * another. False with err where reading failed. */
bool fg_cli_lines_sniff(fg_cli_lines *lines, bool *objects, fg_error *err);
/* All that is left, up to one byte more than max. */
bool fg_cli_lines_rest(fg_cli_lines *lines, fg_str *bytes, fg_error *err);

#endif
