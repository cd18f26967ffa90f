/* rank --index and shortlist --index: the index tells which are best, their stored texts tell why. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/index.h"
#include "cli/memory.h"
#include "cli/ranking.h"

enum { USUAL_TOP = 20, GAPS_OF = 200 /* what skills open most is asked of many */ };

static fg_str text_of(const char *s) { return (fg_str){s, s ? strlen(s) : 0}; }

/* How many are wanted. */
static uint32_t wanted(const fg_cli_options *o) { return o->gaps ? GAPS_OF : o->top ? o->top : USUAL_TOP; }

static fg_index_query query_of(const fg_cli_options *o, uint32_t k, uint64_t entries) {
    fg_index_query q = {.size = sizeof q,
                        .k = k,
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

/* The packed bytes do not tell what was copied: by how much the text scores less than they do. */
static int32_t loss_of(const fg_index_hit *hit, const fg_result *result) {
    fg_score score;
    fg_result_score(result, &score);
    return hit->score.score.low - score.low;
}

/* Of what was matched again. */
typedef struct {
    int32_t as_of;  /* what the command asks */
    uint32_t whole; /* break no condition, and score what the index says or more */
    uint32_t different, of_other_month;
} looked;

static int match_all(fg_cli_ranking *r, fg_index *index, const fg_index_hit *hits, uint32_t n, looked *l) {
    fg_error err;
    *l = (looked){.as_of = l->as_of};
    fg_cli_entries_free(&r->all);
    r->all.at = fg_cli_resize(NULL, (n + 1) * sizeof *r->all.at);
    for (uint32_t i = 0; i < n; i++) {
        fg_cli_entry *e = &r->all.at[r->all.n];
        *e = (fg_cli_entry){.path = r->cli->opt.index, .number = (uint32_t)hits[i].number, .person = r->people};
        fg_status status = match(r, index, &hits[i], e, &err);
        if (status == FG_EINVAL) continue; /* somebody removed it meanwhile */
        r->all.n++;
        if (status != FG_OK) return fg_cli_fail(r->cli, r->cli->opt.index, &err);
        int32_t loss = loss_of(&hits[i], e->result);
        l->whole += loss <= 0 && !fg_result_breaks_condition(e->result);
        l->different += loss != 0;
        l->of_other_month += r->people && r->cli->opt.as_of != l->as_of;
    }
    return FG_CLI_DONE;
}

/* The order of a ranking by the texts: what breaks a condition stands last, and what was copied counts for nothing. Equals
 * stay in the order of the index. */
static void put_in_order(fg_cli_ranking *r) {
    size_t n = r->all.n, most = wanted(&r->cli->opt);
    for (size_t i = 1; i < n; i++) {
        fg_cli_entry e = r->all.at[i];
        size_t k = i;
        for (; k > 0 && fg_cli_rank_order(&r->all.at[k - 1], &e) > 0; k--) r->all.at[k] = r->all.at[k - 1];
        r->all.at[k] = e;
    }
    while (r->all.n > most) fg_cli_entry_free(&r->all.at[--r->all.n]);
    r->matched = r->all.n;
}

static void tell_looked(const fg_cli_ranking *r, const looked *l, uint64_t entries) {
    if (r->cli->opt.gaps && entries > r->all.n)
        fg_cli_say("of the %zu best of %llu postings", r->all.n, (unsigned long long)entries);
    if (l->of_other_month)
        fg_cli_say("%u %s scored as of the month of adding (see fitgap index refresh)", l->of_other_month,
                   l->of_other_month == 1 ? "is" : "are");
    if (l->different)
        fg_cli_say(
            "%u %s otherwise by the text than by the index, which tells what is looked at: what was copied counts less "
            "there, or another dictionary read it (see fitgap index refresh)",
            l->different, l->different == 1 ? "scores" : "score");
}

/* ---- finding ---- */

static fg_status pack(const fg_cli_ranking *r, fg_str *packed, fg_error *err) {
    return r->people ? fg_posting_pack(packed, r->one.posting, NULL, err)
                     : fg_profile_pack(packed, r->one.resume, NULL, err);
}

static int fail(const fg_cli_ranking *r, const fg_error *err) {
    if (err->status == FG_EINVAL) { /* of a filter */
        fg_cli_say("%s", err->message);
        return FG_CLI_USAGE;
    }
    int code = fg_cli_fail(r->cli, r->cli->opt.index, err);
    if (err->status == FG_EINPUT)
        fg_cli_say("fitgap index check tells what is damaged; fitgap index refresh reads it again from the texts");
    return code;
}

/* The best `k`, matched again; *n: so many were found. */
static int find(fg_cli_ranking *r, fg_index *index, fg_str packed, uint32_t k, uint32_t *n, looked *l) {
    fg_error err;
    const fg_index_query q = query_of(&r->cli->opt, k, k);
    fg_index_hit *hits = fg_cli_resize(NULL, ((size_t)k + 1) * sizeof *hits);
    fg_status status = fg_index_rank(index, packed, &q, hits, n, &err);
    int code = status == FG_OK ? match_all(r, index, hits, *n, l) : fail(r, &err);
    fg_cli_resize(hits, 0);
    return code;
}

/* Conditions are not in the index, nor is what was copied: where some of the best fall behind, those after them are
 * looked at, too. */
static int find_whole(fg_cli_ranking *r, fg_index *index, fg_str packed, uint64_t entries, uint32_t *n) {
    enum { REACH = 8 /* times as many at most */ };
    uint32_t want = wanted(&r->cli->opt), k = want;
    uint64_t most = want > UINT32_MAX / REACH ? UINT32_MAX : want * REACH;
    looked l = {.as_of = r->cli->opt.as_of};
    if (most > entries) most = entries;
    for (;;) {
        if (k > most) k = (uint32_t)most;
        int code = find(r, index, packed, k, n, &l);
        if (code != FG_CLI_DONE) return code;
        if (l.whole >= want || *n < k || k >= most) break;
        k += 2 * (want - l.whole);
    }
    put_in_order(r);
    tell_looked(r, &l, entries);
    return FG_CLI_DONE;
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
    const fg_index_query all = query_of(&r->cli->opt, wanted(&r->cli->opt), entries);
    const char *place = !all.remote ? "--location" : all.location.len ? "--location or --remote" : "--remote";
    char line[400];
    const char *last = "";
    size_t n = 0, filters = 0;
    for (int i = 0; i < FILTERS; i++) {
        fg_index_query one;
        uint64_t passed = 0;
        if (!take_filter(&all, i, &one) || fg_index_count(index, &one, &passed, NULL) != FG_OK) continue;
        const char *name = names[i] ? names[i] : place;
        filters++;
        n +=
            (size_t)snprintf(line + n, sizeof line - n, "%s%s (%llu)", n ? ", " : "", name, (unsigned long long)passed);
        last = name;
    }
    const char *many = entries == 1 ? "" : "s";
    if (filters > 1)
        fg_cli_say("none of %llu posting%s passes all filters; each by itself: %s", (unsigned long long)entries, many,
                   line);
    else
        fg_cli_say("none of %llu posting%s passes %s", (unsigned long long)entries, many, last);
}

static void tell_none(const fg_cli_ranking *r, fg_index *index) {
    fg_index_info info;
    if (fg_index_describe(index, &info, NULL) == FG_OK && info.entries)
        tell_filters(r, index, info.entries);
    else
        fg_cli_say("there is nothing in this index yet (see fitgap index add --help): %s", r->cli->opt.index);
}

/* "Remote" is no place. */
static void tell_remote(const fg_cli_options *o) {
    static const char word[] = "remote";
    for (const char *at = o->location; at && *at && !o->remote; at++) {
        if (strncasecmp(at, word, sizeof word - 1) != 0) continue;
        fg_cli_say("--location looks for words of places; remote work is found by --remote");
        return;
    }
}

int fg_cli_rank_index(fg_cli_ranking *r) {
    fg_index *index = NULL;
    fg_index_info info;
    fg_error err;
    fg_str packed = {0};
    uint32_t n = 0;
    int code = open_index(r, &index);
    if (code == FG_CLI_DONE) {
        tell_remote(&r->cli->opt);
        fg_status status = fg_index_describe(index, &info, &err);
        if (status == FG_OK) status = pack(r, &packed, &err);
        code = status == FG_OK ? find_whole(r, index, packed, info.entries, &n) : fail(r, &err);
    }
    if (code == FG_CLI_DONE && !n) tell_none(r, index);
    fg_bytes_free(packed, NULL);
    fg_index_free(index);
    return code;
}
