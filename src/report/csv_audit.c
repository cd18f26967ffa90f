/* Scores without names, for an audit: a table by id, in which neither order nor id tells who somebody is. */
#include "report/out.h"
#include "report/report.h"

#include <stdlib.h>

typedef struct {
    uint64_t id;
    int32_t score;
} row;

static int by_id(const void *a, const void *b) {
    const row *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void put_row(fg_out *out, const row *r) {
    fg_out_printf(out, "%016llx,", (unsigned long long)r->id);
    if (r->score >= 0) fg_out_printf(out, "%d.%02d", (int)(r->score / 100), (int)(r->score % 100));
    fg_out_say(out, "\r\n");
}

fg_status fg_ranking_write_scores(const fg_ranked *entries, size_t n, fg_sink sink, fg_error *err) {
    fg_out out;
    fg_arena arena;
    size_t rows = 0;
    fg_error_clear(err);
    if (!sink.write || (n && !entries)) return fg_fail(err, FG_EINVAL, "a table of scores needs entries and a sink");
    fg_arena_init(&arena, NULL);
    fg_out_start(&out, sink);
    row *list = FG_NEW_N(&arena, row, n + 1);
    for (size_t i = 0; list && i < n; i++)
        if (entries[i].result) list[rows++] = (row){entries[i].result->resume->doc->hash, entries[i].result->score.low};
    if (rows) qsort(list, rows, sizeof *list, by_id);
    fg_out_say(&out, "id,score\r\n");
    for (size_t i = 0; i < rows; i++)
        if (!i || list[i].id != list[i - 1].id) put_row(&out, &list[i]);
    fg_status status = list ? fg_out_finish(&out, err) : fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_free(&arena);
    return status;
}
