/* rank --index and shortlist --index: the index tells which are best, their stored texts tell why. */
#include <string.h>

#include "cli/index.h"
#include "cli/memory.h"
#include "cli/ranking.h"

enum { USUAL_TOP = 20 };

static fg_str text_of(const char *s) { return (fg_str){s, s ? strlen(s) : 0}; }

static fg_index_query query_of(const fg_cli_options *o, uint64_t entries) {
    fg_index_query q = {.size = sizeof q,
                        .k = o->top ? o->top : USUAL_TOP,
                        .location = text_of(o->location),
                        .remote = o->remote,
                        .pay_at_least = o->pay_at_least,
                        .currency = text_of(o->currency),
                        .employment = text_of(o->employment),
                        .posted_after = o->posted_after,
                        .language = text_of(o->language)};
    if (q.k > entries) q.k = (uint32_t)entries;
    return q;
}

/* ---- matching again ---- */

/* An engine that counts open roles up to the month that the résumé was read in. */
static fg_status set_month(fg_cli *cli, int32_t as_of, fg_error *err) {
    fg_engine *other;
    if (cli->opt.as_of == as_of) return FG_OK;
    cli->opt.as_of = as_of;
    fg_status status = fg_cli_new_engine(cli, &other, err);
    if (status != FG_OK) return status;
    fg_engine_free(cli->engine);
    cli->engine = other;
    return FG_OK;
}

static fg_status match(fg_cli_ranking *r, fg_index *index, const fg_index_hit *hit, fg_cli_entry *e, fg_error *err) {
    int32_t as_of;
    fg_status status = fg_index_document(index, hit->number, &e->text.doc, &as_of, err);
    if (status == FG_OK && r->people) status = set_month(r->cli, as_of, err);
    if (status == FG_OK) status = fg_cli_parse_subject(r->cli->engine, &e->text, r->people, err);
    return status == FG_OK ? fg_cli_rank_match(r, r->cli->engine, &e->text, &e->result, err) : status;
}

/* The order is that of the packed bytes, which do not tell what was copied. */
static bool differs(const fg_index_hit *hit, const fg_result *result) {
    fg_score score;
    fg_result_score(result, &score);
    return score.low != hit->score.score.low;
}

static int match_all(fg_cli_ranking *r, fg_index *index, const fg_index_hit *hits, uint32_t n) {
    fg_error err;
    uint32_t different = 0, of_other_month = 0;
    int32_t asked = r->cli->opt.as_of;
    r->all.at = fg_cli_resize(NULL, (n + 1) * sizeof *r->all.at);
    for (uint32_t i = 0; i < n; i++) {
        fg_cli_entry *e = &r->all.at[r->all.n];
        *e = (fg_cli_entry){.path = r->cli->opt.index, .number = (uint32_t)hits[i].number};
        fg_status status = match(r, index, &hits[i], e, &err);
        if (status == FG_EINVAL) continue; /* somebody removed it meanwhile */
        r->all.n++;
        if (status != FG_OK) return fg_cli_fail(r->cli, r->cli->opt.index, &err);
        different += differs(&hits[i], e->result);
        of_other_month += r->people && r->cli->opt.as_of != asked;
    }
    r->matched = r->all.n;
    if (of_other_month)
        fg_cli_say("%u %s scored as of the month of adding (see fitgap index refresh)", of_other_month,
                   of_other_month == 1 ? "is" : "are");
    if (different)
        fg_cli_say("%u stand where the index has them, but score otherwise by their texts: what was copied counts less "
                   "there, or another dictionary read them (see fitgap index refresh)",
                   different);
    return FG_CLI_DONE;
}

/* ---- finding ---- */

static fg_status find(fg_cli_ranking *r, fg_index *index, fg_index_hit **hits, uint32_t *n, fg_error *err) {
    fg_str packed;
    fg_index_info info;
    fg_status status = fg_index_describe(index, &info, err);
    if (status == FG_OK)
        status = r->people ? fg_posting_pack(&packed, r->one.posting, NULL, err)
                           : fg_profile_pack(&packed, r->one.resume, NULL, err);
    if (status != FG_OK) return status;
    fg_index_query q = query_of(&r->cli->opt, info.entries);
    *hits = fg_cli_resize(NULL, ((size_t)q.k + 1) * sizeof **hits);
    status = fg_index_rank(index, packed, &q, *hits, n, err);
    fg_bytes_free(packed, NULL);
    return status;
}

static int open_index(fg_cli_ranking *r, fg_index **index) {
    fg_error err;
    const char *path = r->cli->opt.index;
    fg_index_info info;
    fg_index_options options = fg_cli_index_options(r->cli, false);
    fg_status status = fg_index_open(index, path, r->cli->dict, &options, NULL, &err);
    if (status == FG_OK) status = fg_index_describe(*index, &info, &err);
    if (status != FG_OK) return fg_cli_fail(r->cli, path, &err);
    if (info.people == r->people) return FG_CLI_DONE;
    fg_cli_say("%s is an index of %s: see fitgap %s --help", path, info.people ? "r\xC3\xA9sum\xC3\xA9s" : "postings",
               info.people ? "shortlist" : "rank");
    return FG_CLI_USAGE;
}

int fg_cli_rank_index(fg_cli_ranking *r) {
    fg_index *index = NULL;
    fg_index_hit *hits = NULL;
    fg_error err;
    uint32_t n = 0;
    int code = open_index(r, &index);
    if (code == FG_CLI_DONE) {
        fg_status status = find(r, index, &hits, &n, &err);
        code = status == FG_OK ? match_all(r, index, hits, n) : fg_cli_fail(r->cli, r->cli->opt.index, &err);
    }
    if (code == FG_CLI_DONE && !n) fg_cli_say("nothing in the index is as it is asked for");
    fg_cli_resize(hits, 0);
    fg_index_free(index);
    return code;
}
