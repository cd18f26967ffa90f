/* rank --index and shortlist --index: the index tells which are best, their stored texts tell why. */
#include <stdio.h>
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
        fg_cli_say(
            "%u %s otherwise by the text than by the index, whose order this is: what was copied counts less there, "
            "or another dictionary read it (see fitgap index refresh)",
            different, different == 1 ? "scores" : "score");
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

enum { BY_PLACE, BY_PAY, BY_EMPLOYMENT, BY_DAY, BY_LANGUAGE, FILTERS };

/* What one filter of a query asks; false: nothing. */
static bool take_filter(const fg_index_query *all, int filter, fg_index_query *one) {
    *one = (fg_index_query){.size = sizeof *one};
    switch (filter) {
    case BY_PLACE:
        one->location = all->location;
        one->remote = all->remote;
        return all->location.len || all->remote;
    case BY_PAY:
        one->pay_at_least = all->pay_at_least;
        one->currency = all->currency;
        return all->pay_at_least;
    case BY_EMPLOYMENT: one->employment = all->employment; return all->employment.len;
    case BY_DAY: one->posted_after = all->posted_after; return all->posted_after;
    default: one->language = all->language; return all->language.len;
    }
}

/* Each filter by itself, so that one sees which is too narrow. */
static void tell_filters(const fg_cli_ranking *r, fg_index *index, uint64_t entries) {
    static const char *const names[FILTERS] = {NULL, "--pay-at-least", "--employment", "--posted-after", "--language"};
    const fg_index_query all = query_of(&r->cli->opt, entries);
    const char *place = !all.remote ? "--location" : all.location.len ? "--location or --remote" : "--remote";
    char line[400];
    size_t n = (size_t)snprintf(line, sizeof line, "none of %llu posting%s passes:", (unsigned long long)entries,
                                entries == 1 ? "" : "s");
    for (int i = 0; i < FILTERS; i++) {
        fg_index_query one;
        uint64_t passed = 0;
        if (!take_filter(&all, i, &one) || fg_index_count(index, &one, &passed, NULL) != FG_OK) continue;
        n += (size_t)snprintf(line + n, sizeof line - n, " %llu %s,", (unsigned long long)passed,
                              names[i] ? names[i] : place);
    }
    line[n - 1] = '\0';
    fg_cli_say("%s", line);
}

static void tell_none(const fg_cli_ranking *r, fg_index *index) {
    fg_index_info info;
    if (fg_index_describe(index, &info, NULL) == FG_OK && info.entries)
        tell_filters(r, index, info.entries);
    else
        fg_cli_say("there is nothing in this index yet (see fitgap index add --help): %s", r->cli->opt.index);
}

static int fail(const fg_cli_ranking *r, const fg_error *err) {
    int code = fg_cli_fail(r->cli, r->cli->opt.index, err);
    if (err->status == FG_EINPUT)
        fg_cli_say("fitgap index check tells what is damaged; fitgap index refresh reads it again from the texts");
    return code;
}

int fg_cli_rank_index(fg_cli_ranking *r) {
    fg_index *index = NULL;
    fg_index_hit *hits = NULL;
    fg_error err;
    uint32_t n = 0;
    int code = open_index(r, &index);
    if (code == FG_CLI_DONE) {
        fg_status status = find(r, index, &hits, &n, &err);
        code = status == FG_OK ? match_all(r, index, hits, n) : fail(r, &err);
    }
    if (code == FG_CLI_DONE && !n) tell_none(r, index);
    fg_cli_resize(hits, 0);
    fg_index_free(index);
    return code;
}
