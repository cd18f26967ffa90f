/* posting and resume: one document after the other, from files or from JSON Lines. */
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/list.h"
#include "cli/standard_input.h"
#include "cli/stream.h"

typedef struct {
    fg_cli *cli;
    fg_cli_one one;
    fg_report_options options;
    fg_cli_pool pool; /* counts files, too */
} run;

/* Keeps count; INTERNAL ends the run. */
static int settle(run *r, const char *path, fg_status status, bool written, const fg_error *err) {
    if (status == FG_OK) {
        r->pool.good++;
        return FG_CLI_DONE;
    }
    if (written) return fg_cli_written(r->cli, status, err);
    r->pool.bad++;
    int code = fg_cli_fail(r->cli, path, err);
    return code == FG_CLI_INTERNAL ? code : FG_CLI_DONE;
}

/* ---- JSON Lines ---- */

typedef struct {
    fg_cli_worker *worker;
    uint32_t number;
} line_talk;

static void say_of_line(void *ctx, const char *message) {
    const line_talk *talk = ctx;
    fg_cli_note(talk->worker, "line %u: %s", talk->number, message);
}

typedef struct {
    const run *run;
    const char *path;
} file;

static fg_status do_line(void *ctx, fg_cli_worker *w, const fg_cli_line *line, fg_error *err) {
    const file *f = ctx;
    const run *r = f->run;
    line_talk talk = {w, line->number};
    fg_doc *doc = NULL;
    fg_read_options options = fg_cli_read_options(w->cli);
    fg_report_options report = r->options;
    options.file = fg_cli_file_name(f->path);
    report.line = line->number;
    fg_cli_task task = {.cli = w->cli,
                        .engine = w->engine,
                        .options = &report,
                        .sink = fg_cli_collect(&w->out),
                        .say = say_of_line,
                        .ctx = &talk};
    fg_status status = fg_jsonl_read(&doc, line->text, line->number, &options, NULL, err);
    if (status == FG_OK) status = r->one(&task, doc, err);
    fg_doc_free(doc);
    return status;
}

static int do_lines(run *r, fg_cli_lines *lines, const char *path) {
    file f = {r, path};
    const fg_cli_line_visit visit = {.line = do_line, .ctx = &f};
    return fg_cli_stream(&r->pool, lines, &visit);
}

static int do_lines_of(run *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    r->cli->lines = true;
    r->cli->reading = path;
    if (!fg_cli_lines_open(&lines, path, fg_cli_line_limit(r->cli), &err))
        return settle(r, path, err.status, false, &err);
    int code = do_lines(r, &lines, path);
    fg_cli_lines_close(&lines);
    r->cli->lines = false;
    return code;
}

/* ---- files that turn out to hold several documents ---- */

/* Each gives a line of JSON, as with --jsonl. */
static int do_several(run *r, fg_cli_lines *lines, const char *path) {
    fg_report_options before = r->options;
    bool json = r->cli->opt.json;
    r->cli->lines = true;
    r->cli->opt.json |= !r->cli->opt.text;
    r->options.compact = true;
    r->options.name_key = "id";
    int code = do_lines(r, lines, path);
    r->options = before;
    r->cli->opt.json = json;
    r->cli->lines = false;
    return code;
}

/* ---- whole files ---- */

static void put_name(run *r, const char *path) {
    char number[16];
    if (r->cli->opt.n < 2 || r->cli->opt.json) return;
    snprintf(number, sizeof number, "%u", (unsigned)(r->pool.good + r->pool.bad + 1));
    fg_cli_put(&r->cli->out, r->pool.good ? "\n== " : "== ");
    fg_cli_put(&r->cli->out, r->cli->opt.blind ? number : path); /* files are called after people */
    fg_cli_put(&r->cli->out, "\n\n");
}

static void say_of_file(void *ctx, const char *message) {
    const fg_cli *cli = ((const run *)ctx)->cli;
    bool named = cli->opt.n > 1 && cli->reading;
    fg_cli_say("%s%s%s", named ? cli->reading : "", named ? ": " : "", message);
}

/* What was read, or why not. */
static int do_doc(run *r, const char *path, fg_doc *doc, fg_status status, fg_error *err) {
    fg_cli_task task = {.cli = r->cli,
                        .engine = r->cli->engine,
                        .options = &r->options,
                        .sink = fg_cli_sink(&r->cli->out),
                        .say = say_of_file,
                        .ctx = r};
    if (status == FG_OK) put_name(r, path);
    if (status == FG_OK) status = r->one(&task, doc, err);
    fg_doc_free(doc);
    return settle(r, path, status, task.written, err);
}

static int do_file(run *r, const char *path) {
    fg_error err = {0};
    fg_doc *doc = NULL;
    fg_cli_list list;
    r->cli->reading = path;
    fg_status status = fg_cli_read(r->cli, path, &doc, &err);
    if (status != FG_EINPUT || !fg_cli_list_open(r->cli, path, false, &list)) {
        if (fg_cli_pool_is_ours(&r->pool)) return do_doc(r, path, doc, status, &err);
        fg_doc_free(doc);
        return FG_CLI_DONE;
    }
    int code = do_several(r, &list.lines, path);
    fg_cli_list_close(&list);
    return code;
}

static int do_standard_input(run *r) {
    fg_error err = {0};
    fg_doc *doc = NULL;
    fg_str bytes;
    fg_cli_lines lines;
    bool objects;
    int code;
    fg_read_options options = fg_cli_read_options(r->cli);
    r->cli->reading = "-";
    if (!fg_cli_standard_input(r->cli, &lines, false, &objects, &bytes, &err)) {
        code = settle(r, "-", err.status, false, &err);
    } else if (objects) {
        code = do_several(r, &lines, "-");
    } else {
        fg_cli_list list;
        fg_status status = fg_cli_standard_document(&lines, bytes, &options, &doc, &err);
        bool several = status == FG_EINPUT && fg_cli_list_over(r->cli, "-", bytes, false, &list);
        code = several ? do_several(r, &list.lines, "-") : do_doc(r, "-", doc, status, &err);
        if (several) fg_cli_list_close(&list);
    }
    fg_cli_lines_close(&lines);
    return code;
}

/* How well a text reads, in words. */
static const char *judged(const fg_doc_quality *q, char *out, size_t size) {
    enum { FEW = 2, DAMAGED_PERCENT = 10 };
    bool damaged = q->odd_words * 100ull > q->words * (unsigned long long)DAMAGED_PERCENT;
    int n;
    if (q->torn)
        n = snprintf(out, size, "looks damaged: letters stand apart from their words");
    else if (q->mixed && !damaged)
        n = snprintf(out, size, "looks mixed up: lines of two columns seem to follow in turns");
    else if (q->odd_words <= FEW)
        n = snprintf(out, size, "reads well");
    else
        n = snprintf(out, size, "%s: %u of them look like no words",
                     damaged ? "looks damaged" : "reads well but for some", q->odd_words);
    if (q->mended && n > 0 && (size_t)n < size)
        n += snprintf(out + n, size - (size_t)n, "; letters that stood apart were joined to their words");
    if (q->lost_letters && n > 0 && (size_t)n < size)
        n += snprintf(out + n, size - (size_t)n, "; %u words lost letters such as fi and ti", q->lost_letters);
    if (q->hidden_words && n > 0 && (size_t)n < size)
        snprintf(out + n, size - (size_t)n, "; %u more that nobody sees were left out", q->hidden_words);
    return out;
}

/* Of a résumé that cannot be parsed no more is told than of its document. */
static void measure(const fg_cli_task *task, const fg_doc *doc, fg_doc_quality *q) {
    fg_resume *resume = NULL;
    bool parsed = task->cli->resumes && task->engine && fg_resume_parse(&resume, task->engine, doc, NULL) == FG_OK;
    if (parsed)
        fg_resume_measure(resume, q);
    else
        fg_doc_measure(doc, q);
    fg_resume_free(resume);
}

/* --text: what was read, and nothing of what was understood; on standard error how well. */
static fg_status write_text(fg_cli_task *task, const fg_doc *doc, fg_error *err) {
    fg_str text = fg_doc_text(doc);
    fg_sink sink = task->sink;
    fg_doc_quality q;
    char well[256], say[288];
    task->written = true;
    measure(task, doc, &q);
    snprintf(say, sizeof say, "%u word%s, %s", q.words, q.words == 1 ? "" : "s", judged(&q, well, sizeof well));
    task->say(task->ctx, say);
    bool open = text.len && text.ptr[text.len - 1] != '\n';
    if (sink.write(sink.ctx, text) && (!open || sink.write(sink.ctx, (fg_str){"\n", 1}))) return FG_OK;
    err->status = FG_EIO;
    return FG_EIO;
}

static bool reads_lines(const fg_cli *cli, const char *path) { return cli->opt.lines || fg_cli_is_jsonl(path); }

static int do_path(run *r, const char *path) {
    if (reads_lines(r->cli, path)) return do_lines_of(r, path);
    return strcmp(path, "-") == 0 ? do_standard_input(r) : do_file(r, path);
}

static int do_paths(run *r, char **paths, int n) {
    int code = FG_CLI_DONE;
    for (int i = 0; i < n && code == FG_CLI_DONE; i++) code = do_path(r, paths[i]);
    return code == FG_CLI_DONE ? fg_cli_pool_code(&r->pool) : code;
}

static bool makes_sense(const fg_cli_options *o) {
    if (o->text && o->json)
        fg_cli_say("--text prints the text alone: it does not go with --json");
    else if (o->text && o->blind)
        fg_cli_say("--blind masks what was understood: it does not go with --text");
    else
        return true;
    return false;
}

int fg_cli_each(fg_cli *cli, fg_cli_one one) {
    static char standard[] = "-";
    char *none[] = {standard};
    run r = {.cli = cli, .one = cli->opt.text ? write_text : one, .options = fg_cli_report_options(cli)};
    if (!makes_sense(&cli->opt)) return FG_CLI_USAGE;
    int code = cli->opt.text && !cli->resumes ? FG_CLI_DONE : fg_cli_open(cli), n = cli->opt.n ? cli->opt.n : 1;
    if (code != FG_CLI_DONE) return code;
    char **paths = cli->opt.n ? cli->opt.operands : none;
    bool lines = false;
    for (int i = 0; i < n; i++) lines |= reads_lines(cli, paths[i]);
    cli->opt.json |= lines && !cli->opt.text;
    r.options.compact = lines || n > 1;
    if (lines) r.options.name_key = "id";
    fg_cli_pool_open(&r.pool, cli);
    code = do_paths(&r, paths, n);
    fg_cli_pool_close(&r.pool);
    return code;
}
