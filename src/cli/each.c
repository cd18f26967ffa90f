/* posting and resume: one document after the other, from files or from JSON Lines. */
#include "cli/cli.h"
#include "cli/files.h"

enum { USUAL_LINE = 64 << 20 };

typedef struct {
    fg_cli *cli;
    fg_cli_one one;
    fg_report_options options;
    uint32_t good, bad;
} run;

/* Keeps count; INTERNAL ends the run. */
static int settle(run *r, const char *path, fg_status status, bool written, const fg_error *err) {
    if (status == FG_OK) {
        r->good++;
        return FG_CLI_DONE;
    }
    if (written) return fg_cli_written(r->cli, status, err);
    r->bad++;
    int code = fg_cli_fail(r->cli, path, err);
    return code == FG_CLI_INTERNAL ? code : FG_CLI_DONE;
}

static int do_file(run *r, const char *path) {
    fg_error err = {0};
    fg_doc *doc = NULL;
    bool written = false;
    r->cli->reading = path;
    fg_status status = fg_cli_read(r->cli, path, &doc, &err);
    if (status == FG_OK && r->cli->opt.n > 1 && !r->cli->opt.json) {
        char number[16];
        snprintf(number, sizeof number, "%u", r->good + r->bad + 1);
        fg_cli_put(&r->cli->out, r->good ? "\n== " : "== ");
        fg_cli_put(&r->cli->out, r->cli->opt.blind ? number : path); /* files are called after people */
        fg_cli_put(&r->cli->out, "\n\n");
    }
    if (status == FG_OK) status = r->one(r->cli, doc, &r->options, &written, &err);
    fg_doc_free(doc);
    return settle(r, path, status, written, &err);
}

static bool is_blank(fg_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' && s.ptr[i] != '\t' && s.ptr[i] != '\r') return false;
    return true;
}

static int do_line(run *r, const fg_cli_lines *lines, fg_str line) {
    fg_error err = {0};
    fg_doc *doc = NULL;
    bool written = false;
    fg_read_options options = {
        .size = sizeof options, .max_bytes = r->cli->opt.max_bytes, .only_text = r->cli->resumes};
    if (is_blank(line)) return FG_CLI_DONE;
    fg_status status = fg_jsonl_read(&doc, line, lines->number, &options, NULL, &err);
    if (status == FG_OK) status = r->one(r->cli, doc, &r->options, &written, &err);
    fg_doc_free(doc);
    err.line = lines->number;
    return settle(r, lines->name, status, written, &err);
}

static int do_lines(run *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    fg_str line;
    fg_cli_line_state state = FG_CLI_LINE;
    int code = FG_CLI_DONE;
    r->cli->lines = true;
    r->cli->reading = path;
    if (!fg_cli_lines_open(&lines, path, r->cli->opt.max_bytes ? r->cli->opt.max_bytes : USUAL_LINE, &err))
        return settle(r, path, err.status, false, &err);
    while (code == FG_CLI_DONE && (state = fg_cli_lines_next(&lines, &line, &err)) < FG_CLI_LINES_END) {
        if (state == FG_CLI_LINE) {
            code = do_line(r, &lines, line);
            continue;
        }
        fg_error over = {.status = FG_EINPUT, .line = lines.number, .message = "the line is over the limit"};
        code = settle(r, lines.name, FG_EINPUT, false, &over);
    }
    if (state == FG_CLI_LINES_FAILED) code = settle(r, lines.name, err.status, false, &err);
    fg_cli_lines_close(&lines);
    r->cli->lines = false;
    return code;
}

/* --text: what was read, and nothing of what was understood; on standard error how well. */
static fg_status write_text(fg_cli *cli, const fg_doc *doc, const fg_report_options *opt, bool *written,
                            fg_error *err) {
    fg_str text = fg_doc_text(doc);
    fg_sink sink = fg_cli_sink(&cli->out);
    fg_doc_quality q;
    (void)opt;
    *written = true;
    fg_doc_measure(doc, &q);
    bool named = cli->opt.n > 1 && cli->reading;
    fg_cli_say("%s%s%u words; %u of them look like none, %u that nobody sees were left out", named ? cli->reading : "",
               named ? ": " : "", q.words, q.odd_words, q.hidden_words);
    bool open = text.len && text.ptr[text.len - 1] != '\n';
    if (sink.write(sink.ctx, text) && (!open || sink.write(sink.ctx, (fg_str){"\n", 1}))) return FG_OK;
    err->status = FG_EIO;
    return FG_EIO;
}

static bool reads_lines(const fg_cli *cli, const char *path) { return cli->opt.jsonl || fg_cli_is_jsonl(path); }

int fg_cli_each(fg_cli *cli, fg_cli_one one) {
    static char standard[] = "-";
    char *none[] = {standard};
    run r = {.cli = cli, .one = cli->opt.text ? write_text : one, .options = fg_cli_report_options(cli)};
    if (cli->opt.text && cli->opt.blind) {
        fg_cli_say("--blind masks what was understood: it does not go with --text");
        return FG_CLI_USAGE;
    }
    int code = cli->opt.text ? FG_CLI_DONE : fg_cli_open(cli), n = cli->opt.n ? cli->opt.n : 1;
    char **paths = cli->opt.n ? cli->opt.operands : none;
    bool lines = false;
    for (int i = 0; i < n; i++) lines |= reads_lines(cli, paths[i]);
    cli->opt.json |= lines && !cli->opt.text;
    r.options.compact = lines || n > 1;
    if (lines) r.options.name_key = "id";
    for (int i = 0; i < n && code == FG_CLI_DONE; i++)
        code = reads_lines(cli, paths[i]) ? do_lines(&r, paths[i]) : do_file(&r, paths[i]);
    if (code != FG_CLI_DONE) return code;
    return r.bad && !r.good ? FG_CLI_INPUT : FG_CLI_DONE;
}
