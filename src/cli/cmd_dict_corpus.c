/* fitgap dict suggest | diff: what a dictionary makes of many postings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/corpus.h"
#include "cli/memory.h"

/* ---- suggest ---- */

typedef struct {
    fg_suggest *terms;
    uint32_t postings;
    fg_sink out;
    bool any; /* something was written */
} suggesting;

static bool pass_on(void *ctx, fg_str piece) {
    suggesting *s = ctx;
    s->any = true;
    return s->out.write(s->out.ctx, piece);
}

static fg_status collect(void *ctx, fg_cli *cli, const fg_doc *doc, fg_error *err) {
    suggesting *s = ctx;
    fg_posting *posting = NULL;
    fg_status status = fg_posting_parse(&posting, cli->engine, doc, err);
    if (status == FG_OK) status = fg_suggest_add(s->terms, cli->engine, posting, err);
    s->postings++;
    fg_posting_free(posting);
    return status;
}

static int put_terms(fg_cli *cli, suggesting *s) {
    fg_error err;
    s->out = fg_cli_sink(&cli->out);
    fg_status status =
        fg_suggest_write(s->terms, cli->opt.top ? cli->opt.top : 500, fg_cli_format(cli), (fg_sink){pass_on, s}, &err);
    if (status == FG_OK && !s->any) fg_cli_say("no unknown term stands in two of %u postings", s->postings);
    return fg_cli_written(cli, status, &err);
}

int fg_cli_cmd_dict_suggest(fg_cli *cli) {
    fg_error err;
    suggesting s = {0};
    int code = fg_cli_open(cli);
    if (code != FG_CLI_DONE) return code;
    if (fg_suggest_new(&s.terms, cli->dict, NULL, &err) != FG_OK) return fg_cli_fail(cli, NULL, &err);
    code = fg_cli_corpus(cli, cli->opt.operands, cli->opt.n, collect, &s);
    if (code == FG_CLI_DONE) code = put_terms(cli, &s);
    fg_suggest_free(s.terms);
    return code;
}

/* ---- diff ---- */

/* A place that is read otherwise; ids belong to the dictionaries. */
typedef struct {
    fg_str before, after; /* concept ids, empty for nothing */
    char *quote;
    uint32_t n; /* once they are merged */
} change;

typedef struct {
    fg_dict *dict;
    fg_engine *engine; /* of the newer dictionary */
    change *at;
    size_t n, cap;
    uint32_t postings, moved, same;
} diff;

static char *quote_of(fg_str s) {
    size_t n = s.len < 100 ? s.len : 100;
    char *to = fg_cli_resize(NULL, n + 1);
    for (size_t i = 0; i < n; i++) to[i] = (unsigned char)s.ptr[i] < 0x20 ? ' ' : s.ptr[i];
    to[n] = '\0';
    return to;
}

static void note(diff *d, fg_str before, fg_str after, fg_str quote) {
    d->at = fg_cli_reserve(d->at, d->n, &d->cap, sizeof *d->at);
    d->at[d->n++] = (change){before, after, quote_of(quote), 1};
}

static bool overlap(const fg_leaf_view *a, const fg_leaf_view *b) { return a->start < b->end && b->start < a->end; }

static bool alike(fg_str a, fg_str b) { return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0; }

/* The concept that `posting` sees where `leaf` stands: the same if it is among them. */
static fg_str seen_at(const fg_posting *posting, const fg_leaf_view *leaf) {
    fg_leaf_view other;
    fg_str found = {0};
    for (size_t i = 0; fg_posting_leaf(posting, i, &other); i++) {
        if (!other.concept.len || !overlap(leaf, &other)) continue;
        if (alike(other.concept, leaf->concept)) return other.concept;
        if (!found.len) found = other.concept;
    }
    return found;
}

static void compare(diff *d, const fg_doc *doc, const fg_posting *before, const fg_posting *after) {
    fg_leaf_view leaf;
    uint32_t moved = 0;
    fg_str text = fg_doc_text(doc);
    for (size_t i = 0; fg_posting_leaf(before, i, &leaf); i++) {
        if (!leaf.concept.len) continue;
        fg_str now = seen_at(after, &leaf);
        if (alike(now, leaf.concept)) {
            d->same++;
            continue;
        }
        note(d, leaf.concept, now, (fg_str){text.ptr + leaf.start, leaf.end - leaf.start});
        moved++;
    }
    for (size_t i = 0; fg_posting_leaf(after, i, &leaf); i++) {
        if (!leaf.concept.len || seen_at(before, &leaf).len) continue;
        note(d, (fg_str){0}, leaf.concept, (fg_str){text.ptr + leaf.start, leaf.end - leaf.start});
        moved++;
    }
    d->postings++;
    d->moved += moved > 0;
}

static fg_status compare_readings(void *ctx, fg_cli *cli, const fg_doc *doc, fg_error *err) {
    diff *d = ctx;
    fg_posting *before = NULL, *after = NULL;
    fg_status status = fg_posting_parse(&before, cli->engine, doc, err);
    if (status == FG_OK) status = fg_posting_parse(&after, d->engine, doc, err);
    if (status == FG_OK) compare(d, doc, before, after);
    fg_posting_free(before);
    fg_posting_free(after);
    return status;
}

static int by_text(fg_str a, fg_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_ids(const void *a, const void *b) {
    const change *x = a, *y = b;
    int order = by_text(x->before, y->before);
    return order ? order : by_text(x->after, y->after);
}

static int by_count(const void *a, const void *b) {
    const change *x = a, *y = b;
    return x->n != y->n ? (x->n > y->n ? -1 : 1) : by_ids(a, b);
}

/* One entry a pair of concepts, with a quote of one of its places. */
static void merge(diff *d) {
    size_t kept = 0;
    if (d->n) qsort(d->at, d->n, sizeof *d->at, by_ids);
    for (size_t i = 0; i < d->n; i++) {
        if (kept && by_ids(&d->at[kept - 1], &d->at[i]) == 0) {
            d->at[kept - 1].n++;
            fg_cli_resize(d->at[i].quote, 0);
        } else {
            d->at[kept++] = d->at[i];
        }
    }
    d->n = kept;
    if (d->n) qsort(d->at, d->n, sizeof *d->at, by_count);
}

static fg_str or_dash(fg_str s) { return s.len ? s : (fg_str){"-", 1}; }

static void put_changes(fg_cli *cli, diff *d) {
    char line[400];
    snprintf(line, sizeof line, "%u postings, %u of them read otherwise; %u concepts stayed\n", d->postings, d->moved,
             d->same);
    fg_cli_put(&cli->out, line);
    for (size_t i = 0; i < d->n && (!cli->opt.top || i < cli->opt.top); i++) {
        fg_str before = or_dash(d->at[i].before), after = or_dash(d->at[i].after);
        snprintf(line, sizeof line, "%7u  %.*s -> %.*s   > %s\n", d->at[i].n, (int)before.len, before.ptr,
                 (int)after.len, after.ptr, d->at[i].quote);
        fg_cli_put(&cli->out, line);
    }
}

static int open_newer(fg_cli *cli, diff *d) {
    fg_error err;
    fg_options options = {.size = sizeof options, .as_of = cli->opt.as_of};
    int code = fg_cli_lay_dict(cli, &d->dict, cli->opt.operands[1]);
    if (code == FG_CLI_DONE && fg_engine_new(&d->engine, d->dict, &options, NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, NULL, &err);
    return code;
}

int fg_cli_cmd_dict_diff(fg_cli *cli) {
    diff d = {0};
    if (!cli->opt.on) {
        fg_cli_say("dict diff needs --on POSTINGS (see fitgap dict diff --help)");
        return FG_CLI_USAGE;
    }
    int code = fg_cli_lay_dict(cli, &cli->dict, cli->opt.operands[0]);
    if (code == FG_CLI_DONE) code = fg_cli_open_engine(cli);
    if (code == FG_CLI_DONE) code = open_newer(cli, &d);
    if (code == FG_CLI_DONE) code = fg_cli_corpus(cli, &cli->opt.on, 1, compare_readings, &d);
    if (code == FG_CLI_DONE) {
        merge(&d);
        put_changes(cli, &d);
    }
    for (size_t i = 0; i < d.n; i++) fg_cli_resize(d.at[i].quote, 0);
    fg_cli_resize(d.at, 0);
    fg_engine_free(d.engine);
    fg_dict_free(d.dict);
    return code;
}
