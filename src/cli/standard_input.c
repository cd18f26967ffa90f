#include "cli/standard_input.h"

#include <stdio.h>
#include <string.h>

#include "cli/stream.h"

enum { USUAL_FILE = 16 << 20 };

bool fg_cli_may_be_list(const fg_cli *cli) {
    return cli->opt.input == FG_INPUT_AUTO || cli->opt.input == FG_INPUT_JSON;
}

/* Is all of it one object on one line? */
static bool is_line(fg_str s) {
    while (s.len && strchr(" \t\r\n", s.ptr[s.len - 1])) s.len--;
    return s.len && s.ptr[0] == '{' && s.ptr[s.len - 1] == '}' && !memchr(s.ptr, '\n', s.len);
}

static bool drop(void *ctx, fg_str piece) { return !ctx && piece.len; }

static bool is_list(fg_str s) {
    fg_error unused;
    uint32_t n = 0;
    return fg_json_lines(s, (fg_sink){drop, NULL}, &n, &unused) == FG_OK && n;
}

bool fg_cli_standard_input(const fg_cli *cli, fg_cli_lines *lines, bool one, bool *objects, fg_str *bytes,
                           fg_error *err) {
    size_t max = cli->opt.max_bytes ? cli->opt.max_bytes : USUAL_FILE;
    *objects = cli->opt.lines;
    *bytes = (fg_str){0};
    if (!fg_cli_lines_open(lines, "-", max, err)) return false;
    if (!*objects && fg_cli_may_be_list(cli) && !fg_cli_lines_sniff(lines, objects, err)) return false;
    if (!*objects && !fg_cli_lines_rest(lines, bytes, err)) return false;
    *objects |= one && fg_cli_may_be_list(cli) && is_line(*bytes) && !is_list(*bytes);
    if (*objects) lines->max = fg_cli_line_limit(cli);
    return true;
}

fg_status fg_cli_standard_document(const fg_cli_lines *lines, fg_str bytes, const fg_read_options *options,
                                   fg_doc **doc, fg_error *err) {
    static const char shown[] = FG_CLI_STANDARD_INPUT;
    if (bytes.len <= lines->max) {
        fg_status status = fg_doc_parse(doc, bytes, "-", options, NULL, err);
        return status == FG_EINPUT ? fg_doc_parse(doc, bytes, shown, options, NULL, err) : status;
    }
    *err = (fg_error){.status = FG_EINPUT};
    snprintf(err->message, sizeof err->message, "file is over the limit of %zu bytes: %s", lines->max, shown);
    return FG_EINPUT;
}
