/* fitgap index info | check: what is in an index, and is it whole. */
#include <stdio.h>
#include <string.h>

#include "cli/index.h"

/* ---- info ---- */

static void put_count(fg_cli *cli, uint64_t n, const char *what) {
    char line[128];
    snprintf(line, sizeof line, "%10llu %s\n", (unsigned long long)n, what);
    fg_cli_put(&cli->out, line);
}

static double each(uint64_t bytes, uint64_t entries) { return entries ? (double)bytes / (double)entries : 0; }

static void put_bytes(fg_cli *cli, uint64_t bytes, const char *what, const fg_index_info *i) {
    char line[160];
    int n = snprintf(line, sizeof line, "%10llu %s", (unsigned long long)bytes, what);
    if (i->entries)
        snprintf(line + n, sizeof line - (size_t)n, ", %.1f each\n", each(bytes, i->entries));
    else
        snprintf(line + n, sizeof line - (size_t)n, "\n");
    fg_cli_put(&cli->out, line);
}

static void put_info(fg_cli *cli, const fg_index_info *i) {
    put_count(cli, i->entries, i->people ? "r\xC3\xA9sum\xC3\xA9s" : "postings");
    put_count(cli, i->removed, "removed that still take room");
    put_count(cli, i->segments, i->segments == 1 ? "segment" : "segments");
    put_bytes(cli, i->segment_bytes, "bytes of segments, which ranking maps into memory", i);
    put_bytes(cli, i->database_bytes, "bytes of texts, fields and ids", i);
    put_count(cli, i->other_reading, "read by another dictionary or version of fitgap, or for another month");
    put_count(cli, i->lost, "of these name concepts that the dictionary has no more");
}

static void put_json(fg_cli *cli, const fg_index_info *i) {
    char line[640];
    snprintf(line, sizeof line,
             "{\"schema\":\"fitgap.index/1\",\"people\":%s,\"entries\":%llu,\"removed\":%llu,\"segments\":%u,"
             "\"segment_bytes\":%llu,\"segment_bytes_each\":%.1f,\"database_bytes\":%llu,"
             "\"database_bytes_each\":%.1f,\"other_reading\":%llu,\"lost\":%llu}\n",
             i->people ? "true" : "false", (unsigned long long)i->entries, (unsigned long long)i->removed, i->segments,
             (unsigned long long)i->segment_bytes, each(i->segment_bytes, i->entries),
             (unsigned long long)i->database_bytes, each(i->database_bytes, i->entries),
             (unsigned long long)i->other_reading, (unsigned long long)i->lost);
    fg_cli_put(&cli->out, line);
}

static int look(fg_cli *cli, int (*at)(fg_cli *cli, fg_index *index)) {
    fg_index *index = NULL;
    int code = fg_cli_open_dict(cli);
    if (code == FG_CLI_DONE) code = fg_cli_index_open(cli, false, &index);
    if (code == FG_CLI_DONE) code = at(cli, index);
    fg_index_free(index);
    return code;
}

static int describe(fg_cli *cli, fg_index *index) {
    fg_index_info info;
    fg_error err;
    if (fg_index_describe(index, &info, &err) != FG_OK) return fg_cli_fail(cli, cli->opt.operands[0], &err);
    (cli->opt.json ? put_json : put_info)(cli, &info);
    return FG_CLI_DONE;
}

int fg_cli_cmd_index_info(fg_cli *cli) { return look(cli, describe); }

/* ---- check ---- */

typedef struct {
    fg_cli *cli;
    uint64_t told;
} teller;

/* With JSON all are records; standard error has the first. */
static void tell(void *ctx, const char *message) {
    teller *t = ctx;
    fg_error err = {.status = FG_EINPUT};
    if (t->told++ < FG_CLI_MOST_TOLD) fg_cli_say("%s", message);
    snprintf(err.message, sizeof err.message, "%s", message);
    fg_cli_fail_record(t->cli, t->cli->opt.operands[0], &err);
}

static void put_checked(fg_cli *cli, const fg_index_checked *c) {
    char line[256];
    if (cli->opt.json)
        snprintf(line, sizeof line,
                 "{\"schema\":\"fitgap.index-check/1\",\"people\":%s,\"entries\":%llu,\"segments\":%llu,"
                 "\"bytes\":%llu,\"faults\":%llu}\n",
                 c->people ? "true" : "false", (unsigned long long)c->entries, (unsigned long long)c->segments,
                 (unsigned long long)c->bytes, (unsigned long long)c->faults);
    else
        snprintf(line, sizeof line, "%llu %s%s in %llu segment%s, %llu bytes: %llu fault%s\n",
                 (unsigned long long)c->entries, c->people ? "r\xC3\xA9sum\xC3\xA9" : "posting",
                 c->entries == 1 ? "" : "s", (unsigned long long)c->segments, c->segments == 1 ? "" : "s",
                 (unsigned long long)c->bytes, (unsigned long long)c->faults, c->faults == 1 ? "" : "s");
    fg_cli_put(&cli->out, line);
}

static int check(fg_cli *cli, fg_index *index) {
    fg_error err;
    teller t = {.cli = cli};
    const fg_index_faults faults = {tell, &t};
    fg_index_checked checked;
    fg_status status = fg_index_check(index, &faults, &checked, &err);
    if (t.told > FG_CLI_MOST_TOLD) fg_cli_say("and %llu more", (unsigned long long)(t.told - FG_CLI_MOST_TOLD));
    if (status != FG_OK && !checked.faults) return fg_cli_fail(cli, cli->opt.operands[0], &err);
    put_checked(cli, &checked);
    return status == FG_OK ? FG_CLI_DONE : FG_CLI_INPUT;
}

int fg_cli_cmd_index_check(fg_cli *cli) { return look(cli, check); }
