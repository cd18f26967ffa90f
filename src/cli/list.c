#include "cli/list.h"

#include <stdio.h>
#include <string.h>

#include "cli/memory.h"
#include "cli/standard_input.h"
#include "cli/stream.h"

static bool is_json(fg_str bytes) {
    size_t i = 0;
    while (i < bytes.len && strchr(" \t\r\n", bytes.ptr[i])) i++;
    return i < bytes.len && (bytes.ptr[i] == '[' || bytes.ptr[i] == '{');
}

/* Before all of it is read a second time. */
static bool begins_json(const char *path) {
    char head[64];
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(head, 1, sizeof head, f) : 0;
    if (f) fclose(f);
    return is_json((fg_str){head, n});
}

bool fg_cli_list_over(const fg_cli *cli, const char *name, fg_str bytes, bool one, fg_cli_list *list) {
    fg_error unused;
    uint32_t n = 0;
    *list = (fg_cli_list){0};
    if (!fg_cli_may_be_list(cli) || !is_json(bytes)) return false;
    bool several = fg_json_lines(bytes, fg_cli_collect(&list->jobs), &n, &unused) == FG_OK && n > !one;
    fg_cli_lines_over(&list->lines, name, several ? (fg_str){list->jobs.at, list->jobs.n} : bytes,
                      fg_cli_line_limit(cli));
    if (several || (fg_cli_lines_sniff(&list->lines, &several, &unused) && several)) return true;
    fg_cli_list_close(list);
    return false;
}

bool fg_cli_list_open(const fg_cli *cli, const char *path, bool one, fg_cli_list *list) {
    fg_error unused;
    fg_str bytes;
    if (!fg_cli_may_be_list(cli) || !begins_json(path)) return false;
    if (!fg_cli_slurp_most(path, SIZE_MAX, &bytes, &unused)) return false;
    bool is = fg_cli_list_over(cli, path, bytes, one, list);
    if (is)
        list->bytes = bytes;
    else
        fg_cli_slurped_free(bytes);
    return is;
}

void fg_cli_list_close(fg_cli_list *list) {
    fg_cli_lines_close(&list->lines);
    fg_cli_slurped_free(list->bytes);
    list->jobs.at = fg_cli_resize(list->jobs.at, 0);
}
