/* Reads many, matches each with the one, keeps what the ranking needs, and orders it. */
#include "cli/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "cli/list.h"
#include "cli/memory.h"
#include "cli/standard_input.h"

/* ---- entries ---- */

void fg_cli_entry_free(fg_cli_entry *e) {
    fg_result_free(e->result);
    fg_cli_subject_free(&e->text);
    fg_cli_resize(e->error, 0);
}

void fg_cli_entries_free(fg_cli_entries *list) {
    for (size_t i = 0; i < list->n; i++) fg_cli_entry_free(&list->at[i]);
    list->at = fg_cli_resize(list->at, 0);
    list->n = list->cap = 0;
}

static void add_entry(fg_cli_entries *list, const fg_cli_entry *e) {
    list->at = fg_cli_reserve(list->at, list->n, &list->cap, sizeof *list->at);
    list->at[list->n++] = *e;
}

int fg_cli_rank_order(const fg_cli_entry *a, const fg_cli_entry *b) {
    return a->person ? fg_result_compare_resumes(a->result, b->result) : fg_result_compare(a->result, b->result);
}

/* Equal keys stand in the order of their paths, and in a file in that of its lines. */
static int by_rank(const void *a, const void *b) {
    const fg_cli_entry *x = a, *y = b;
    if (!x->result != !y->result) return x->result ? -1 : 1;
    int order = x->result ? fg_cli_rank_order(x, y) : 0;
    if (!order) order = strcmp(x->path, y->path);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* ---- the best of them: a heap with the worst in front ---- */

static void sink_first(fg_cli_entries *list) {
    fg_cli_entry e = list->at[0];
    size_t i = 0;
    for (size_t child = 1; child < list->n; child = 2 * i + 1) {
        if (child + 1 < list->n && by_rank(&list->at[child], &list->at[child + 1]) < 0) child++;
        if (by_rank(&e, &list->at[child]) >= 0) break;
        list->at[i] = list->at[child];
        i = child;
    }
    list->at[i] = e;
}

static void raise_last(fg_cli_entries *list) {
    size_t i = list->n - 1;
    fg_cli_entry e = list->at[i];
    while (i && by_rank(&list->at[(i - 1) / 2], &e) < 0) {
        list->at[i] = list->at[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    list->at[i] = e;
}

/* ---- keeping ---- */

/* How many a thread keeps; 0: all. */
static size_t most_kept(const fg_cli_ranking *r) {
    const fg_cli_options *o = &r->cli->opt;
    return o->gaps || o->audit ? 0 : o->top;
}

/* The gaps of all postings are found in their whole results; else the few things will do that a list tells. */
static fg_status shorten(const fg_cli_ranking *r, fg_cli_entry *e, fg_error *err) {
    fg_result *brief;
    if (r->cli->opt.gaps) return FG_OK;
    fg_status status = fg_result_brief(&brief, e->result, NULL, err);
    if (status != FG_OK) return status;
    fg_result_free(e->result);
    fg_cli_subject_free(&e->text);
    e->result = brief;
    e->text = (fg_cli_subject){0};
    return FG_OK;
}

/* Takes the entry, or frees it. */
static fg_status keep(const fg_cli_ranking *r, fg_cli_entries *kept, fg_cli_entry *e, fg_error *err) {
    size_t most = most_kept(r);
    bool full = most && kept->n == most;
    fg_status status = FG_OK;
    if (!full || by_rank(e, &kept->at[0]) < 0) status = shorten(r, e, err);
    if (status != FG_OK || (full && by_rank(e, &kept->at[0]) >= 0)) {
        fg_cli_entry_free(e);
        return status;
    }
    if (full) {
        fg_cli_entry_free(&kept->at[0]);
        kept->at[0] = *e;
        sink_first(kept);
    } else {
        add_entry(kept, e);
        if (most) raise_last(kept);
    }
    return FG_OK;
}

static void keep_failed(fg_cli_entries *failed, const char *path, const fg_cli_line *line, const fg_error *err) {
    fg_cli_entry e = {.path = path, .line = line->number, .number = line->ordinal, .error = fg_cli_copy(err->message)};
    add_entry(failed, &e);
}

/* ---- the many ---- */

typedef struct {
    fg_cli_ranking *ranking;
    const char *path;
} file;

fg_status fg_cli_rank_read(const fg_cli_ranking *r, fg_cli_worker *w, const char *name, const fg_cli_line *line,
                           fg_cli_subject *s, fg_error *err) {
    fg_read_options options = fg_cli_read_options(w->cli);
    options.only_text = r->people;
    options.file = fg_cli_file_name(name);
    fg_status status = fg_jsonl_read(&s->doc, line->text, line->number, &options, NULL, err);
    return status == FG_OK ? fg_cli_parse_subject(w->engine, s, r->people, err) : status;
}

typedef fg_status matching(fg_result **, fg_engine *, const fg_posting *, const fg_resume *, fg_error *);

/* By fg_match or fg_match_score. */
static fg_status match(matching *by, const fg_cli_ranking *r, fg_engine *engine, const fg_cli_subject *s,
                       fg_result **result, fg_error *err) {
    const fg_cli_subject *posting = r->people ? &r->one : s, *resume = r->people ? s : &r->one;
    fg_status status = r->people ? FG_OK : fg_match_hold(engine, resume->resume, err);
    if (status != FG_OK) return status;
    return by(result, engine, posting->posting, resume->resume, err);
}

fg_status fg_cli_rank_match(const fg_cli_ranking *r, fg_engine *engine, const fg_cli_subject *s, fg_result **result,
                            fg_error *err) {
    return match(fg_match, r, engine, s, result, err);
}

/* Is it so good that it will be among those that are kept? Most are not, and what they lack need not be found. */
static bool is_worth_more(const fg_cli_ranking *r, fg_cli_worker *w, const fg_cli_subject *s, fg_cli_entry e) {
    const fg_cli_entries *kept = &r->kept[w->index];
    size_t most = most_kept(r);
    if (!most || kept->n < most) return true;
    if (match(fg_match_score, r, w->engine, s, &e.result, NULL) != FG_OK) return true;
    bool good = by_rank(&e, &kept->at[0]) < 0;
    fg_result_free(e.result);
    return good;
}

static void look_at(fg_cli_ranking *r, fg_engine *engine, const fg_cli_subject *s, const char *path) {
    if (fg_cli_is_mistaken(engine, s)) fg_cli_mistake(&r->mistaken, path);
}

static fg_status do_line(void *ctx, fg_cli_worker *w, const fg_cli_line *line, fg_error *err) {
    const file *f = ctx;
    fg_cli_entry e = {.path = f->path, .line = line->number, .number = line->ordinal, .person = f->ranking->people};
    fg_status status = fg_cli_rank_read(f->ranking, w, f->path, line, &e.text, err);
    if (status == FG_OK) fg_cli_note_mistake(w, &e.text, line->number);
    if (status == FG_OK && is_worth_more(f->ranking, w, &e.text, e))
        status = fg_cli_rank_match(f->ranking, w->engine, &e.text, &e.result, err);
    if (e.result) return keep(f->ranking, &f->ranking->kept[w->index], &e, err);
    fg_cli_entry_free(&e);
    return status;
}

static void line_failed(void *ctx, fg_cli_worker *w, const fg_cli_line *line, const fg_error *err) {
    const file *f = ctx;
    keep_failed(&f->ranking->failed[w->index], f->path, line, err);
}

static int do_stream(fg_cli_ranking *r, fg_cli_lines *lines, const char *path) {
    file f = {r, path};
    const fg_cli_line_visit visit = {.line = do_line, .failed = line_failed, .ctx = &f};
    return fg_cli_stream(&r->pool, lines, &visit);
}

static int do_lines(fg_cli_ranking *r, const char *path) {
    fg_cli_lines lines;
    fg_error err = {0};
    if (!fg_cli_lines_open(&lines, path, fg_cli_line_limit(r->cli), &err)) {
        keep_failed(r->failed, path, &(fg_cli_line){.ordinal = ++r->pool.given}, &err);
        return FG_CLI_DONE;
    }
    int code = do_stream(r, &lines, path);
    fg_cli_lines_close(&lines);
    return code;
}

/* What was read and parsed, or why not; takes the entry. */
static int do_entry(fg_cli_ranking *r, fg_cli_entry *e, fg_status status, fg_error *err) {
    if (status == FG_OK) look_at(r, r->cli->engine, &e->text, e->path);
    if (status == FG_OK) status = fg_cli_rank_match(r, r->cli->engine, &e->text, &e->result, err);
    if (status == FG_OK) {
        status = keep(r, r->kept, e, err);
        return status == FG_OK ? FG_CLI_DONE : fg_cli_fail(r->cli, e->path, err);
    }
    fg_cli_entry_free(e);
    if (status != FG_EIO && status != FG_EINPUT && status != FG_ELANGUAGE) return fg_cli_fail(r->cli, e->path, err);
    keep_failed(r->failed, e->path, &(fg_cli_line){.ordinal = e->number}, err);
    return FG_CLI_DONE;
}

static int do_list(fg_cli_ranking *r, fg_cli_list *list, const char *path) {
    int code = do_stream(r, &list->lines, path);
    fg_cli_list_close(list);
    return code;
}

static int do_file(fg_cli_ranking *r, const char *path) {
    fg_error err = {0};
    fg_cli_list list;
    if (fg_cli_list_open(r->cli, path, true, &list)) return do_list(r, &list, path);
    if (!fg_cli_pool_is_ours(&r->pool)) return FG_CLI_DONE;
    fg_cli_entry e = {.path = path, .number = ++r->pool.given, .person = r->people};
    fg_status status = fg_cli_take(r->cli, &e.text, path, r->people, &err);
    return do_entry(r, &e, status, &err);
}

static int do_standard_input(fg_cli_ranking *r) {
    fg_error err = {0};
    fg_cli_lines lines;
    fg_str bytes;
    bool objects;
    int code;
    bool good = fg_cli_standard_input(r->cli, &lines, true, &objects, &bytes, &err);
    fg_cli_list list;
    if (good && objects) {
        code = do_stream(r, &lines, "-");
    } else if (good && fg_cli_list_over(r->cli, "-", bytes, true, &list)) {
        code = do_list(r, &list, "-");
    } else {
        fg_cli_entry e = {.path = "-", .number = ++r->pool.given, .person = r->people};
        fg_status status = good ? fg_cli_take_standard(r->cli, &lines, bytes, &e.text, r->people, &err) : err.status;
        code = do_entry(r, &e, status, &err);
    }
    fg_cli_lines_close(&lines);
    return code;
}

static int do_path(fg_cli_ranking *r, const char *path) {
    if (strcmp(path, "-") == 0) return do_standard_input(r);
    return r->cli->opt.lines || fg_cli_is_jsonl(path) ? do_lines(r, path) : do_file(r, path);
}

static int by_path(const void *a, const void *b) {
    const char *const *x = *(const char *const *const *)a, *const *y = *(const char *const *const *)b;
    int order = strcmp(*x, *y);
    return order ? order : (x > y) - (x < y);
}

/* What is named twice is ranked once: where it is named first. */
static bool *find_repeated(const fg_cli_paths *paths) {
    char ***sorted = fg_cli_resize(NULL, (paths->n + 1) * sizeof *sorted);
    bool *repeated = fg_cli_resize(NULL, paths->n + 1);
    for (size_t i = 0; i < paths->n; i++) sorted[i] = &paths->at[i];
    qsort(sorted, paths->n, sizeof *sorted, by_path);
    for (size_t i = 0; i < paths->n; i++)
        repeated[sorted[i] - paths->at] = i && strcmp(*sorted[i], *sorted[i - 1]) == 0;
    fg_cli_resize(sorted, 0);
    return repeated;
}

static int read_many(fg_cli_ranking *r) {
    int code = FG_CLI_DONE;
    for (int i = 1; i < r->cli->opt.n; i++) fg_cli_walk(&r->paths, r->cli->opt.operands[i], NULL);
    if (!r->paths.n) return FG_CLI_INPUT;
    bool *repeated = find_repeated(&r->paths);
    for (size_t i = 0; i < r->paths.n && code == FG_CLI_DONE; i++) {
        if (repeated[i])
            fg_cli_say("given twice, ranked once: %s", r->paths.at[i]);
        else
            code = do_path(r, r->paths.at[i]);
    }
    fg_cli_resize(repeated, 0);
    fg_cli_mistakes_say(&r->mistaken, r->people, r->cli->opt.blind);
    return code;
}

/* ---- the one, and the order ---- */

static int read_one(fg_cli_ranking *r) {
    fg_error err = {0};
    fg_cli *cli = r->cli;
    const char *path = cli->opt.operands[0];
    fg_status status = fg_cli_take(cli, &r->one, path, !r->people, &err);
    if (status != FG_OK) return fg_cli_fail(cli, path, &err);
    fg_cli_notice(cli, &r->one, path);
    if (!r->people && !fg_resume_has_skills(r->one.resume))
        fg_cli_say("%s: no skills of the dictionary were found", path);
    return FG_CLI_DONE;
}

int fg_cli_rank_open(fg_cli *cli, fg_cli_ranking *r) {
    r->cli = cli;
    fg_cli_pool_open(&r->pool, cli);
    r->kept = fg_cli_resize(NULL, 2 * r->pool.n * sizeof *r->kept);
    memset(r->kept, 0, 2 * r->pool.n * sizeof *r->kept);
    r->failed = r->kept + r->pool.n;
    int code = fg_cli_open(cli);
    return code == FG_CLI_DONE ? read_one(r) : code;
}

static void gather(fg_cli_ranking *r) {
    for (size_t i = 0; i < 2 * (size_t)r->pool.n; i++) {
        for (size_t k = 0; k < r->kept[i].n; k++) add_entry(&r->all, &r->kept[i].at[k]);
        r->kept[i].n = 0;
        fg_cli_entries_free(&r->kept[i]);
    }
    if (r->all.n) qsort(r->all.at, r->all.n, sizeof *r->all.at, by_rank);
    while (r->matched < r->all.n && r->all.at[r->matched].result) r->matched++;
}

int fg_cli_rank_all(fg_cli_ranking *r) {
    int code = read_many(r);
    gather(r);
    return code;
}

void fg_cli_ranking_free(fg_cli_ranking *r) {
    for (size_t i = 0; r->kept && i < 2 * (size_t)r->pool.n; i++) fg_cli_entries_free(&r->kept[i]);
    fg_cli_resize(r->kept, 0);
    fg_cli_entries_free(&r->all);
    fg_cli_paths_free(&r->paths);
    fg_cli_subject_free(&r->one);
    fg_cli_pool_close(&r->pool);
}
