/* fitgap index build | add | remove | refresh */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/index.h"
#include "cli/interrupt.h"

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

int fg_cli_index_fail(fg_cli *cli, const char *path, const fg_error *err) {
    int code = fg_cli_fail(cli, path, err);
    return err->status == FG_EIO ? FG_CLI_INTERNAL : code;
}

int fg_cli_index_open(fg_cli *cli, bool write, fg_index **index) {
    fg_error err;
    const char *path = cli->opt.operands[0];
    fg_index_options options = fg_cli_index_options(cli, write);
    fg_status status = fg_index_open(index, path, cli->dict, &options, NULL, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(cli, path, &err);
}

/* Of a build that failed stays what was told as added, and without that nothing. */
static void close_built(fg_cli *cli, fg_index *index, int code) {
    fg_index_info info;
    fg_error err;
    bool known = code != FG_CLI_DONE && fg_index_describe(index, &info, &err) == FG_OK;
    if (known && !info.entries) {
        fg_index_discard(index);
        fg_cli_say("there is no index now: %s", cli->opt.output);
        return;
    }
    if (known && code == FG_CLI_INTERNAL)
        fg_cli_say("%s has what was added before; fitgap index add puts more into it", cli->opt.output);
    fg_index_free(index);
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
    fg_cli_interrupt_catch(); /* from here on there is something to take away again */
    fg_status status = fg_index_create(&index, cli->opt.output, cli->opt.people, cli->dict, &options, NULL, &err);
    if (status != FG_OK) {
        code = fg_cli_index_fail(cli, cli->opt.output, &err);
        return status == FG_EINVAL ? FG_CLI_USAGE : code;
    }
    code = fg_cli_index_add(cli, index, cli->opt.people, 0);
    close_built(cli, index, code);
    return code;
}

static int change(fg_cli *cli, bool refresh) {
    fg_index *index = NULL;
    int code = fg_cli_open(cli);
    if (code == FG_CLI_DONE) code = fg_cli_index_open(cli, true, &index);
    if (code != FG_CLI_DONE) return code;
    cli->resumes = fg_index_has_people(index);
    code = refresh ? fg_cli_index_refresh(cli, index, cli->resumes) : fg_cli_index_add(cli, index, cli->resumes, 1);
    fg_index_free(index);
    return code;
}

int fg_cli_cmd_index_add(fg_cli *cli) { return change(cli, false); }
int fg_cli_cmd_index_refresh(fg_cli *cli) { return change(cli, true); }

/* ---- remove ---- */

/* Both to the terminal and, where it is asked for, as a record. */
static void tell_unknown(fg_cli *cli, const char *id) {
    fg_error err = {.status = FG_EINPUT};
    fg_cli_say("not in the index: %s", id);
    snprintf(err.message, sizeof err.message, "not in the index: %.200s", id);
    fg_cli_fail_record(cli, cli->opt.operands[0], &err);
}

static int remove_all(fg_cli *cli, fg_index *index, fg_cli_index_change *change) {
    fg_error err;
    fg_status status = FG_OK;
    for (int i = 1; i < cli->opt.n && status == FG_OK; i++) {
        bool found;
        const char *id = cli->opt.operands[i];
        status = fg_index_remove(index, (fg_str){id, strlen(id)}, &found, &err);
        if (status == FG_OK && !found) tell_unknown(cli, id);
        change->removed += status == FG_OK && found;
        change->failed += status == FG_OK && !found;
    }
    if (status == FG_OK) status = fg_index_tidy(index, &err);
    return status == FG_OK ? FG_CLI_DONE : fg_cli_index_fail(cli, cli->opt.operands[0], &err);
}

int fg_cli_cmd_index_remove(fg_cli *cli) {
    fg_index *index = NULL;
    fg_cli_index_change change = {0};
    char line[64];
    int code = fg_cli_open_dict(cli);
    if (code == FG_CLI_DONE) code = fg_cli_index_open(cli, true, &index);
    if (code == FG_CLI_DONE) code = remove_all(cli, index, &change);
    fg_index_free(index);
    if (code != FG_CLI_DONE) return code;
    snprintf(line, sizeof line, "removed %llu\n", (unsigned long long)change.removed);
    fg_cli_index_tell(cli, &change, line);
    return change.removed ? FG_CLI_DONE : FG_CLI_INPUT;
}

/* ---- what was done ---- */

void fg_cli_index_tell(fg_cli *cli, const fg_cli_index_change *c, const char *line) {
    char json[320];
    snprintf(json, sizeof json,
             "{\"schema\":\"fitgap.index-change/1\",\"added\":%llu,\"replaced\":%llu,\"refreshed\":%llu,"
             "\"removed\":%llu,\"failed\":%llu}\n",
             (unsigned long long)c->added, (unsigned long long)c->replaced, (unsigned long long)c->refreshed,
             (unsigned long long)c->removed, (unsigned long long)c->failed);
    if (fg_cli_format(cli) == FG_JSON) line = json;
    fg_cli_send(&cli->out, (fg_str){line, strlen(line)}); /* what is merged behind it may take its time */
}
