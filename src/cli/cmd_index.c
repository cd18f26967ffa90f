/* fitgap index build | add | remove | refresh | info */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/index.h"

enum { WAIT_MS = 3000 };

static uint32_t today(void) {
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local)) return 0;
    return (uint32_t)((local.tm_year + 1900) * 10000 + (local.tm_mon + 1) * 100 + local.tm_mday);
}

fg_index_options fg_cli_index_options(const fg_cli *cli, bool write) {
    return (fg_index_options){.size = sizeof(fg_index_options),
                              .policy = cli->policy,
                              .write = write,
                              .today = today(),
                              .wait_ms = WAIT_MS,
                              .as_of = cli->opt.as_of >= 0 ? cli->opt.as_of : fg_cli_this_month()};
}

static int open_index(fg_cli *cli, bool write, fg_index **index) {
    fg_error err;
    const char *path = cli->opt.operands[0];
    fg_index_options options = fg_cli_index_options(cli, write);
    fg_status status = fg_index_open(index, path, cli->dict, &options, NULL, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

int fg_cli_cmd_index_build(fg_cli *cli) {
    fg_index *index;
    fg_error err;
    if (!cli->opt.output) {
        fg_cli_say("fitgap index build needs the folder to make: -o jobs.fgx");
        return FG_CLI_USAGE;
    }
    cli->resumes = cli->opt.people;
    int code = fg_cli_open(cli);
    if (code != FG_CLI_DONE) return code;
    fg_index_options options = fg_cli_index_options(cli, true);
    fg_status status = fg_index_create(&index, cli->opt.output, cli->opt.people, cli->dict, &options, NULL, &err);
    if (status != FG_OK) {
        code = fg_cli_fail(cli, cli->opt.output, &err);
        return status == FG_EINVAL ? FG_CLI_USAGE : code;
    }
    code = fg_cli_index_add(cli, index, cli->opt.people, 0);
    fg_index_info info;
    if (code == FG_CLI_INPUT && fg_index_describe(index, &info, &err) == FG_OK && !info.entries)
        fg_cli_say("%s is an index of nothing now; fitgap index add puts more into it", cli->opt.output);
    fg_index_free(index);
    return code;
}

static int change(fg_cli *cli, bool refresh) {
    fg_index *index = NULL;
    fg_index_info info;
    fg_error err;
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = open_index(cli, true, &index);
    if (code != FG_CLI_DONE) return code;
    if (fg_index_describe(index, &info, &err) == FG_OK) {
        cli->resumes = info.people;
        code = refresh ? fg_cli_index_refresh(cli, index, info.people) : fg_cli_index_add(cli, index, info.people, 1);
    } else {
        code = fg_cli_fail(cli, cli->opt.operands[0], &err);
    }
    fg_index_free(index);
    return code;
}

int fg_cli_cmd_index_add(fg_cli *cli) { return change(cli, false); }
int fg_cli_cmd_index_refresh(fg_cli *cli) { return change(cli, true); }

/* ---- remove ---- */

static int remove_all(fg_cli *cli, fg_index *index, uint32_t *removed) {
    fg_error err;
    fg_status status = FG_OK;
    for (int i = 1; i < cli->opt.n && status == FG_OK; i++) {
        bool found;
        const char *id = cli->opt.operands[i];
        status = fg_index_remove(index, (fg_str){id, strlen(id)}, &found, &err);
        if (status == FG_OK && !found) fg_cli_say("not in the index: %s", id);
        *removed += status == FG_OK && found;
    }
    if (status == FG_OK) status = fg_index_tidy(index, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, cli->opt.operands[0], &err);
}

int fg_cli_cmd_index_remove(fg_cli *cli) {
    fg_index *index = NULL;
    uint32_t removed = 0;
    char line[64];
    int code = fg_cli_open_dict(cli);
    if (code == FG_CLI_DONE) code = open_index(cli, true, &index);
    if (code == FG_CLI_DONE) code = remove_all(cli, index, &removed);
    fg_index_free(index);
    if (code != FG_CLI_DONE) return code;
    snprintf(line, sizeof line, "removed %u\n", removed);
    fg_cli_put(&cli->out, line);
    return removed ? FG_CLI_DONE : FG_CLI_INPUT;
}

/* ---- info ---- */

static void put_count(fg_cli *cli, uint64_t n, const char *what) {
    char line[128];
    snprintf(line, sizeof line, "%10llu %s\n", (unsigned long long)n, what);
    fg_cli_put(&cli->out, line);
}

static void put_info(fg_cli *cli, const fg_index_info *i) {
    put_count(cli, i->entries, i->people ? "r\xC3\xA9sum\xC3\xA9s" : "postings");
    put_count(cli, i->removed, "removed that still take room");
    put_count(cli, i->segments, i->segments == 1 ? "segment" : "segments");
    put_count(cli, i->segment_bytes, "bytes of segments");
    put_count(cli, i->database_bytes, "bytes of texts, fields and ids");
    put_count(cli, i->other_reading, "read by another dictionary or version of fitgap, or for another month");
    put_count(cli, i->lost, "of these name concepts that the dictionary has no more");
}

static void put_json(fg_cli *cli, const fg_index_info *i) {
    char line[512];
    snprintf(line, sizeof line,
             "{\"schema\": \"fitgap.index/1\", \"people\": %s, \"entries\": %llu, \"removed\": %llu, \"segments\": %u, "
             "\"segment_bytes\": %llu, \"database_bytes\": %llu, \"other_reading\": %llu, \"lost\": %llu}\n",
             i->people ? "true" : "false", (unsigned long long)i->entries, (unsigned long long)i->removed, i->segments,
             (unsigned long long)i->segment_bytes, (unsigned long long)i->database_bytes,
             (unsigned long long)i->other_reading, (unsigned long long)i->lost);
    fg_cli_put(&cli->out, line);
}

int fg_cli_cmd_index_info(fg_cli *cli) {
    fg_index *index = NULL;
    fg_index_info info;
    fg_error err;
    int code = fg_cli_open_dict(cli);
    if (code == FG_CLI_DONE) code = open_index(cli, false, &index);
    if (code != FG_CLI_DONE) return code;
    if (fg_index_describe(index, &info, &err) != FG_OK)
        code = fg_cli_fail(cli, cli->opt.operands[0], &err);
    else
        (cli->opt.json ? put_json : put_info)(cli, &info);
    fg_index_free(index);
    return code;
}
