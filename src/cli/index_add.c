/* Files, folders and JSON Lines into an index: read and parsed by all threads, added in their order by one. */
#include <stdlib.h>
#include <string.h>

#include "cli/index.h"
#include "cli/interrupt.h"
#include "cli/list.h"
#include "cli/memory.h"
#include "cli/standard_input.h"
#include "cli/stream.h"
#include "cli/subject.h"

typedef struct {
    fg_cli *cli;
    fg_index *index;
    bool people;
    bool again; /* what is in the index is read again */
    fg_cli_pool pool;
    const char *path, *name; /* of the input: in ids, in messages */
    uint64_t added, replaced;
    fg_cli_mistaken mistaken;
    fg_status status; /* of adding */
    fg_error err;
} adder;

/* ---- one text ---- */

static fg_status make_entry(const adder *a, const fg_cli_subject *s, const char *id, fg_str *entry, fg_error *err) {
    fg_str name = {id, id ? strlen(id) : 0};
    return a->people ? fg_resume_entry(entry, s->resume, name, NULL, err)
                     : fg_posting_entry(entry, s->posting, name, NULL, err);
}

static bool add_entry(adder *a, fg_str entry) {
    bool again;
    a->status = fg_index_add(a->index, entry, &again, &a->err);
    if (a->status != FG_OK) return false;
    a->added++;
    a->replaced += again;
    return true;
}

/* ---- lines ---- */

/* What a thread made goes to the one that adds: what it is, how long, and the bytes. */
typedef struct {
    size_t n;
    bool record; /* of a fault, to be printed; else an entry */
} piece;

static void send(fg_cli_worker *w, bool record, fg_str bytes) {
    fg_sink sink = fg_cli_collect(&w->out);
    const piece head = {bytes.len, record};
    sink.write(sink.ctx, (fg_str){(const char *)&head, sizeof head});
    sink.write(sink.ctx, bytes);
}

static bool take_pieces(void *ctx, fg_str bytes) {
    adder *a = ctx;
    fg_sink out = fg_cli_sink(&a->cli->out);
    for (size_t at = 0; at < bytes.len;) {
        piece head;
        memcpy(&head, bytes.ptr + at, sizeof head);
        fg_str inside = {bytes.ptr + at + sizeof head, head.n};
        if (!(head.record ? out.write(out.ctx, inside) : add_entry(a, inside))) return false;
        at += sizeof head + head.n;
    }
    return true;
}

static void look_at(adder *a, fg_engine *engine, const fg_cli_subject *s, const char *path) {
    if (fg_cli_is_mistaken(engine, s)) fg_cli_mistake(&a->mistaken, path);
}

static fg_status do_line(void *ctx, fg_cli_worker *w, const fg_cli_line *line, fg_error *err) {
    adder *a = ctx;
    fg_cli_subject s = {0};
    fg_str entry = {0};
    char id[4200];
    fg_read_options options = fg_cli_read_options(w->cli);
    options.only_text = a->people;
    fg_status status = fg_jsonl_read(&s.doc, line->text, line->number, &options, NULL, err);
    if (status == FG_OK) status = fg_cli_parse_subject(w->engine, &s, a->people, err);
    snprintf(id, sizeof id, "%s:%u", a->path, line->number);
    if (status == FG_OK) fg_cli_note_mistake(w, &s, line->number);
    if (status == FG_OK) status = make_entry(a, &s, fg_doc_has_id(s.doc) ? NULL : id, &entry, err);
    if (status == FG_OK) send(w, false, entry);
    fg_bytes_free(entry, NULL);
    fg_cli_subject_free(&s);
    return status;
}

static void line_failed(void *ctx, fg_cli_worker *w, const fg_cli_line *line, const fg_error *err) {
    const adder *a = ctx;
    fg_cli_bytes record = {0};
    fg_read_options options = fg_cli_read_options(w->cli);
    fg_cli_note(w, "line %u: %s", line->number, err->message);
    if (fg_cli_format(w->cli) != FG_JSON) return;
    fg_jsonl_error_write(err, a->name, line->text, &options, fg_cli_collect(&record));
    send(w, true, (fg_str){record.at, record.n});
    fg_cli_resize(record.at, 0);
}

/* One file has one name, however it is given. */
static const char *plain(const char *path) {
    while (path[0] == '.' && path[1] == '/' && path[2] && path[2] != '/') path += 2;
    return path;
}

static int do_stream(adder *a, fg_cli_lines *lines, const char *path) {
    const fg_cli_line_visit visit = {do_line, line_failed, take_pieces, a};
    a->path = plain(path);
    a->name = lines->name;
    int code = fg_cli_stream(&a->pool, lines, &visit);
    return code;
}

static int do_lines(adder *a, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    if (!fg_cli_lines_open(&lines, path, fg_cli_line_limit(a->cli), &err)) {
        a->pool.bad++;
        fg_cli_say("%s", err.message);
        fg_cli_fail_record(a->cli, path, &err);
        return FG_CLI_DONE;
    }
    int code = do_stream(a, &lines, path);
    fg_cli_lines_close(&lines);
    return code;
}

/* ---- files ---- */

static bool is_of_input(fg_status status) { return status == FG_EIO || status == FG_EINPUT || status == FG_ELANGUAGE; }

/* Adds what was read and parsed, or tells why it was not; frees it. */
static int settle(adder *a, const char *path, fg_cli_subject *s, fg_status status, fg_error *err) {
    fg_str entry = {0};
    if (status == FG_OK) look_at(a, a->cli->engine, s, path);
    if (status == FG_OK) status = make_entry(a, s, plain(path), &entry, err);
    bool good = status != FG_OK || add_entry(a, entry);
    fg_bytes_free(entry, NULL);
    fg_cli_subject_free(s);
    if (!good) return FG_CLI_INTERNAL;
    if (status == FG_OK) {
        a->pool.good++;
        return FG_CLI_DONE;
    }
    a->pool.bad++;
    if (a->pool.bad <= FG_CLI_MOST_TOLD) fg_cli_say("%s", err->message);
    fg_cli_fail_record(a->cli, path, err);
    return is_of_input(status) ? FG_CLI_DONE : FG_CLI_INTERNAL;
}

static int do_list(adder *a, fg_cli_list *list, const char *path) {
    int code = do_stream(a, &list->lines, path);
    fg_cli_list_close(list);
    return code;
}

static int do_file(adder *a, const char *path) {
    fg_error err = {0};
    fg_cli_subject s = {0};
    fg_cli_list list;
    if (fg_cli_list_open(a->cli, path, true, &list)) return do_list(a, &list, path);
    fg_status status = fg_cli_take(a->cli, &s, path, a->people, &err);
    return settle(a, path, &s, status, &err);
}

static int do_standard_input(adder *a) {
    fg_error err = {0};
    fg_cli_subject s = {0};
    fg_cli_lines lines;
    fg_str bytes;
    bool objects;
    fg_cli_list list;
    int code;
    bool good = fg_cli_standard_input(a->cli, &lines, true, &objects, &bytes, &err);
    if (good && objects) {
        code = do_stream(a, &lines, "-");
    } else if (good && fg_cli_list_over(a->cli, "-", bytes, true, &list)) {
        code = do_list(a, &list, "-");
    } else {
        fg_status status = good ? fg_cli_take_standard(a->cli, &lines, bytes, &s, a->people, &err) : err.status;
        code = settle(a, "-", &s, status, &err);
    }
    fg_cli_lines_close(&lines);
    return code;
}

static int do_path(adder *a, const char *path) {
    if (strcmp(path, "-") == 0) return do_standard_input(a);
    return a->cli->opt.lines || fg_cli_is_jsonl(path) ? do_lines(a, path) : do_file(a, path);
}

static int do_operand(adder *a, const char *operand) {
    fg_cli_paths paths = {0};
    int code = FG_CLI_DONE;
    if (!fg_cli_walk(&paths, operand, NULL)) a->pool.bad++;
    for (size_t i = 0; i < paths.n && code == FG_CLI_DONE; i++) {
        code = do_path(a, paths.at[i]);
        if (fg_cli_interrupted()) code = FG_CLI_INTERNAL;
    }
    fg_cli_paths_free(&paths);
    return code;
}

/* ---- all ---- */

static void tell(const adder *a) {
    char line[256];
    fg_cli_index_change change = {.failed = a->pool.bad};
    snprintf(line, sizeof line, "%s %llu %s%s\n", a->again ? "refreshed" : "added", (unsigned long long)a->added,
             a->people ? "r\xC3\xA9sum\xC3\xA9" : "posting", a->added == 1 ? "" : "s");
    if (a->replaced && !a->again)
        fg_cli_say("%llu of them had an id that was there already: the earlier ones are replaced",
                   (unsigned long long)a->replaced);
    if (a->pool.bad) fg_cli_say("%llu could not be read", (unsigned long long)a->pool.bad);
    fg_cli_mistakes_say(&a->mistaken, a->people, false);
    if (a->again) {
        change.refreshed = a->added;
    } else {
        change.added = a->added;
        change.replaced = a->replaced;
    }
    fg_cli_index_tell(a->cli, &change, line);
}

/* What was added until something went wrong stays, unless it is adding that did. */
static int finish(adder *a, int code) {
    if (a->status == FG_OK) a->status = fg_index_commit(a->index, &a->err);
    if (a->status != FG_OK) return fg_cli_index_fail(a->cli, NULL, &a->err);
    tell(a);
    if (code == FG_CLI_DONE && fg_index_tidy(a->index, &a->err) != FG_OK) fg_cli_say("%s", a->err.message);
    return code == FG_CLI_DONE ? fg_cli_pool_code(&a->pool) : code;
}

int fg_cli_index_add(fg_cli *cli, fg_index *index, bool people, int first) {
    adder a = {.cli = cli, .index = index, .people = people};
    int code = FG_CLI_DONE;
    fg_cli_pool_open(&a.pool, cli);
    fg_cli_interrupt_catch();
    for (int i = first; i < cli->opt.n && code == FG_CLI_DONE; i++) code = do_operand(&a, cli->opt.operands[i]);
    if (cli->opt.n == first) code = do_lines(&a, "-");
    code = finish(&a, code);
    fg_cli_pool_close(&a.pool);
    return code;
}

/* ---- again ---- */

/* False: adding failed. What cannot be read any more stays as it was. */
static bool read_again(adder *a, uint64_t number) {
    fg_error err = {0};
    fg_cli_subject s = {0};
    fg_str entry = {0};
    fg_status status = fg_index_document(a->index, number, &s.doc, NULL, &err);
    if (status == FG_OK) status = fg_cli_parse_subject(a->cli->engine, &s, a->people, &err);
    if (status == FG_OK) status = make_entry(a, &s, NULL, &entry, &err);
    bool good = status != FG_OK || add_entry(a, entry);
    if (status != FG_OK && ++a->pool.bad <= FG_CLI_MOST_TOLD) fg_cli_say("%s", err.message);
    fg_bytes_free(entry, NULL);
    fg_cli_subject_free(&s);
    return good;
}

int fg_cli_index_refresh(fg_cli *cli, fg_index *index, bool people) {
    adder a = {.cli = cli, .index = index, .people = people, .again = true};
    uint64_t number = 0;
    fg_cli_interrupt_catch();
    do a.status = fg_index_outdated(index, number, &number, &a.err);
    while (a.status == FG_OK && number && read_again(&a, number) && !fg_cli_interrupted());
    a.pool.good = 1;
    return finish(&a, fg_cli_interrupted() ? FG_CLI_INTERNAL : FG_CLI_DONE);
}
