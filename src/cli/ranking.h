/* One text against many: a résumé against postings, or a posting against résumés. */
#ifndef FG_CLI_RANKING_H
#define FG_CLI_RANKING_H
#include "cli/stream.h"
#include "cli/subject.h"

typedef struct {
    const char *path;
    uint32_t line;       /* of JSON Lines; 0: the whole file */
    uint32_t number;     /* in the order in which they were given */
    bool person;         /* a résumé: ranked as one */
    fg_result *result;   /* NULL: err tells why; else in brief, unless */
    fg_cli_subject text; /* what it was made of is kept */
    char *error;
} fg_cli_entry;

typedef struct {
    fg_cli_entry *at;
    size_t n, cap;
} fg_cli_entries;

void fg_cli_entry_free(fg_cli_entry *entry);
/* And of the list itself. */
/* Of two that have results: negative if a stands before b. */
int fg_cli_rank_order(const fg_cli_entry *a, const fg_cli_entry *b);
void fg_cli_entries_free(fg_cli_entries *list);

typedef struct {
    fg_cli *cli;
    bool people;        /* résumés are ranked for a posting */
    fg_cli_subject one; /* that all are matched with */
    fg_cli_pool pool;
    fg_cli_entries *kept, *failed; /* of each thread */
    fg_cli_entries all;            /* best first; behind these `matched` what failed, in the order of the paths */
    size_t matched;
    fg_cli_paths paths;
    fg_cli_mistaken mistaken; /* of the many */
} fg_cli_ranking;

/* Reads the one, and gets ready for the many. */
int fg_cli_rank_open(fg_cli *cli, fg_cli_ranking *ranking);
/* Reads and matches all that the operands name, and orders it. With --top no more is held in memory than that many. */
int fg_cli_rank_all(fg_cli_ranking *ranking);
/* --jsonl: scores line by line, in the order of the lines. */
int fg_cli_rank_lines(fg_cli_ranking *ranking);
/* The best of what --index names, in its order, each matched again. */
int fg_cli_rank_index(fg_cli_ranking *ranking);
void fg_cli_ranking_free(fg_cli_ranking *ranking);

/* Reads one of many (it is in *s also on failure), and matches it with the one. `name`: of the file, for lines without an
 * id. */
fg_status fg_cli_rank_read(const fg_cli_ranking *ranking, fg_cli_worker *worker, const char *name,
                           const fg_cli_line *line, fg_cli_subject *s, fg_error *err);
fg_status fg_cli_rank_match(const fg_cli_ranking *ranking, fg_engine *engine, const fg_cli_subject *s,
                            fg_result **result, fg_error *err);

/* Writes it, and tells what failed. */
int fg_cli_rank_write(const fg_cli_ranking *ranking);
/* Writes which skills open most of the postings. */
int fg_cli_rank_gaps(const fg_cli_ranking *ranking);
/* Writes ids and scores to the file that --audit names. */
int fg_cli_rank_audit(const fg_cli_ranking *ranking);

#endif
