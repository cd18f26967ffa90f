/* A result that was written as JSON once more: is it what comes out today? */
#include "doc/json_value.h"
#include "report/json.h"
#include "report/report.h"
#include "report/text.h"

#include <stdio.h>

struct fg_record {
    fg_arena arena;
    fg_json_value *json;
    fg_recorded made;
};

/* ---- reading ---- */

static bool digits_at(fg_str s, size_t from, size_t n, int32_t *value) {
    uint32_t number;
    if (s.len < from + n || !fg_str_to_u32((fg_str){s.ptr + from, n}, &number)) return false;
    *value = (int32_t)number;
    return true;
}

/* "2026-11" */
static bool read_month(fg_str s, int32_t *month) {
    int32_t y, m;
    if (s.len != 7 || s.ptr[4] != '-' || !digits_at(s, 0, 4, &y) || !digits_at(s, 5, 2, &m)) return false;
    *month = y * 12 + m - 1;
    return y >= 1900 && m >= 1 && m <= 12;
}

static const char *read_assumed(fg_record *record) {
    fg_buf b;
    fg_str thing;
    fg_buf_init(&b, &record->arena);
    for (size_t i = 0; fg_json_value_text_at(record->json, "assumed", i, &thing); i++) {
        if (i) fg_buf_add(&b, FG_LIT("; "));
        fg_buf_add(&b, thing);
    }
    fg_str all = fg_buf_str(&b);
    return all.len ? fg_arena_copy(&record->arena, all).ptr : NULL;
}

static fg_status read_options(fg_record *record, fg_error *err) {
    const fg_json_value *json = record->json;
    double target;
    if (!fg_str_eq(fg_json_value_text(json, "schema"), FG_LIT("fitgap.score/1")))
        return fg_fail(err, FG_EINPUT, "no result of fitgap score --json: its schema is not fitgap.score/1");
    if (!read_month(fg_json_value_text(json, "as_of"), &record->made.as_of))
        return fg_fail(err, FG_EINPUT, "the result does not say as of which month it was made (as_of)");
    record->made.target = -1;
    if (fg_json_value_number(json, "plan.target", &target)) {
        if (!(target >= 0 && target <= 100)) return fg_fail(err, FG_EINPUT, "the result's plan.target is no score");
        record->made.target = (int32_t)(target * 100 + 0.5);
    }
    record->made.blind = fg_json_value_true(json, "blind");
    record->made.missing_only = !fg_json_value_has(json, "items");
    record->made.with = read_assumed(record);
    return record->arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

fg_status fg_record_open(fg_record **out, fg_str json, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_record *record = fg_alloc(&a, sizeof *record);
    if (!record) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&record->arena, &a);
    fg_status status = fg_json_value_open(&record->json, json, &a, err);
    if (status == FG_OK) status = read_options(record, err);
    if (status == FG_OK)
        *out = record;
    else
        fg_record_free(record);
    return status;
}

void fg_record_free(fg_record *record) {
    if (!record) return;
    fg_allocator a = record->arena.alloc;
    fg_json_value_free(record->json);
    fg_arena_free(&record->arena);
    fg_release(&a, record, sizeof *record);
}

void fg_record_describe(const fg_record *record, fg_recorded *made) { *made = record->made; }

/* ---- comparing ---- */

/* Where something else was at work, every number may differ: that is said first, and of it only. */
static bool origin_differs(const fg_json_value *was, const fg_json_value *is, char *where, size_t size) {
    static const struct {
        const char *path, *message;
    } rows[] = {{"engine", "made by another version of the program: %.*s, this is %.*s"},
                {"dictionary", "made with another dictionary: %.*s, not %.*s (see --dictionary)"},
                {"policy", "made with another policy: %.*s, not %.*s (see --policy)"},
                {"inputs.resume", "made of another r\xC3\xA9sum\xC3\xA9: its hash was %.*s, that of this file is %.*s"},
                {"inputs.posting", "made of another posting: its hash was %.*s, that of this file is %.*s"}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_str a = fg_json_value_text(was, rows[i].path), b = fg_json_value_text(is, rows[i].path);
        if (fg_str_eq(a, b)) continue;
        if (a.len > 60) a.len = 60;
        if (!a.len) a = FG_LIT("nothing");
        snprintf(where, size, rows[i].message, FG_STR_ARG(a), FG_STR_ARG(b));
        return true;
    }
    return false;
}

static bool collect(void *ctx, fg_str piece) {
    fg_buf_add(ctx, piece);
    return true;
}

static fg_status write_again(const fg_record *record, const fg_result *result, fg_arena *arena, fg_json_value **now,
                             fg_error *err) {
    fg_buf b;
    fg_report_options opt = {.size = sizeof opt, .missing_only = record->made.missing_only, .compact = true};
    fg_buf_init(&b, arena);
    fg_status status = fg_result_write_json(result, &opt, (fg_sink){collect, &b}, err);
    if (status == FG_OK && arena->failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    return status == FG_OK ? fg_json_value_open(now, fg_buf_str(&b), &arena->alloc, err) : status;
}

/* ---- telling ---- */

static fg_status tell_json(bool agrees, const char *difference, const fg_report_options *opt, fg_sink sink,
                           fg_error *err) {
    fg_json j;
    fg_json_start(&j, sink);
    j.pretty = !opt->compact;
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.verify/1");
    fg_json_bool(&j, "agrees", agrees);
    fg_json_name(&j, "difference", agrees ? NULL : difference);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}

static fg_status tell_text(const fg_result *r, bool agrees, const char *difference, const fg_report_options *opt,
                           fg_sink sink, fg_error *err) {
    fg_text out;
    fg_text_start(&out, opt, sink);
    if (agrees) {
        fg_text_say(&out, "The result is what comes out of these files: the score ");
        fg_text_points(&out, r->score.low, 0);
        fg_text_printf(&out, ", %u statements, %u quotes.", r->items.n, r->findings.n);
    } else {
        fg_text_say(&out, "The result does not agree: ");
        fg_text_words(&out, fg_str_of(difference), 2);
    }
    fg_text_say(&out, "\n");
    return fg_text_finish(&out, err);
}

fg_status fg_record_verify(bool *agrees, const fg_record *record, const fg_result *result, fg_format format,
                           const fg_report_options *opt, fg_sink sink, fg_error *err) {
    static const fg_report_options plain = {.size = sizeof plain};
    fg_arena arena;
    fg_json_value *now = NULL;
    char difference[240];
    fg_error_clear(err);
    *agrees = false;
    if (!record || !result || !sink.write)
        return fg_fail(err, FG_EINVAL, "verifying needs a record, a result and a sink");
    if (!opt) opt = &plain;
    fg_arena_init(&arena, &record->arena.alloc);
    fg_status status = write_again(record, result, &arena, &now, err);
    if (status == FG_OK) {
        *agrees = !origin_differs(record->json, now, difference, sizeof difference) &&
                  !fg_json_values_differ(record->json, now, "path", difference, sizeof difference);
        status = format == FG_JSON ? tell_json(*agrees, difference, opt, sink, err)
                                   : tell_text(result, *agrees, difference, opt, sink, err);
    }
    fg_json_value_free(now);
    fg_arena_free(&arena);
    return status;
}
