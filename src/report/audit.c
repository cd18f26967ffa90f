/* An audit for reading, or as JSON: rates, ratios and what to look into. It gives no verdict. */
#include "index/audit.h"

#include "report/json.h"
#include "report/report.h"
#include "report/text.h"

#include <stdio.h>

enum { NAME = 28 };

/* By chance alone such a difference or a larger one comes up less often than once in twenty. */
static bool is_unlikely(const fg_audit_group *g) { return !g->reference && g->p < 0.05; }

static int64_t scaled(double value, int64_t by) { return (int64_t)(value * (double)by + 0.5); }

/* ---- for reading ---- */

static void put_share(fg_text *out, double share, int columns) {
    int64_t tenths = scaled(share, 1000);
    char text[16];
    snprintf(text, sizeof text, "%d.%d", (int)(tenths / 10), (int)(tenths % 10));
    fg_text_printf(out, "%*s", columns, text);
}

static void put_p(fg_text *out, double p) {
    int64_t thousandths = scaled(p, 1000);
    if (thousandths < 1)
        fg_text_say(out, "  <0.001");
    else
        fg_text_printf(out, "   %d.%03d", (int)(thousandths / 1000), (int)(thousandths % 1000));
}

static void put_ratio(fg_text *out, double ratio) {
    int64_t hundredths = scaled(ratio, 100);
    if (ratio < 0)
        fg_text_say(out, "      -");
    else
        fg_text_printf(out, "   %d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
}

static void put_group(fg_text *out, const fg_audit_group *g) {
    fg_text_say(out, "  ");
    fg_text_cut(out, g->name, NAME - 4);
    fg_text_pad(out, NAME);
    fg_text_printf(out, "%6u%7u", g->people, g->above);
    put_share(out, g->rate, 7);
    put_share(out, g->low, 7);
    fg_text_say(out, " to");
    put_share(out, g->high, 6);
    put_ratio(out, g->ratio);
    if (!g->reference) put_p(out, g->p);
    fg_text_say(out, "\n");
}

static void put_flag(fg_text *out, const fg_audit_group *g) {
    if (!g->small && !g->below_four_fifths && !is_unlikely(g)) return;
    fg_text_style(out, FG_YELLOW);
    fg_text_say(out, "  ! ");
    fg_text_style(out, FG_PLAIN);
    fg_text_words(out, g->name, 4);
    fg_text_say(out, ":");
    if (g->below_four_fifths) fg_text_words(out, FG_LIT(" the impact ratio is below four fifths"), 4);
    if (g->below_four_fifths && is_unlikely(g)) fg_text_say(out, ";");
    if (is_unlikely(g)) fg_text_words(out, FG_LIT(" a difference as large is unlikely by chance alone"), 4);
    if (g->small && (g->below_four_fifths || is_unlikely(g))) fg_text_say(out, ";");
    if (g->small) fg_text_words(out, FG_LIT(" less than 2 % of the people, so the numbers say little"), 4);
    fg_text_say(out, "\n");
}

static void put_table(fg_text *out, const fg_audit_table *t) {
    fg_text_say(out, "\n");
    fg_text_style(out, FG_BOLD);
    fg_text_cut(out, t->by, NAME - 2);
    fg_text_style(out, FG_PLAIN);
    fg_text_pad(out, NAME);
    fg_text_say(out, "People  Above  Rate %  95 % interval  Ratio       p\n");
    for (uint32_t i = 0; i < t->groups.n; i++) put_group(out, &t->groups.at[i]);
    if (t->unknown) fg_text_printf(out, "  not said%*u\n", NAME + 6 - 10, t->unknown);
    for (uint32_t i = 0; i < t->groups.n; i++) put_flag(out, &t->groups.at[i]);
}

static fg_status write_text(const fg_audit *a, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_text out;
    fg_text_start(&out, opt, sink);
    fg_text_printf(&out, "%u people with a score and a group; the median score is ", a->people);
    fg_text_points(&out, (a->median2 + 1) / 2, 0);
    fg_text_say(&out, ".\n");
    if (a->unscored) fg_text_printf(&out, "Left out: %u without a score.\n", a->unscored);
    if (a->alone) fg_text_printf(&out, "Left out: %u that stand in one of the two tables only.\n", a->alone);
    for (uint32_t i = 0; i < a->tables.n; i++) put_table(&out, &a->tables.at[i]);
    fg_text_say(&out, "\n");
    fg_text_words(
        &out,
        FG_LIT("Rate: the share of a group above the median. Ratio: that rate to the highest one. p: Fisher's "
               "exact test against the group of the highest rate, two-sided. What is marked is to be looked "
               "into; it proves nothing, and what is not marked is not proved fair."),
        0);
    fg_text_say(&out, "\n");
    return fg_text_finish(&out, err);
}

/* ---- JSON ---- */

static void write_group(fg_json *j, const fg_audit_group *g) {
    fg_json_open(j, NULL, '{');
    fg_json_str(j, "name", g->name);
    fg_json_int(j, "people", g->people);
    fg_json_int(j, "above_median", g->above);
    fg_json_fixed(j, "rate", scaled(g->rate, 10000), 4);
    fg_json_fixed(j, "low", scaled(g->low, 10000), 4);
    fg_json_fixed(j, "high", scaled(g->high, 10000), 4);
    if (g->ratio < 0)
        fg_json_null(j, "impact_ratio");
    else
        fg_json_fixed(j, "impact_ratio", scaled(g->ratio, 10000), 4);
    if (g->reference)
        fg_json_null(j, "p");
    else
        fg_json_fixed(j, "p", scaled(g->p, 1000000), 6);
    fg_json_open(j, "flags", '[');
    if (g->below_four_fifths) fg_json_name(j, NULL, "below_four_fifths");
    if (is_unlikely(g)) fg_json_name(j, NULL, "unlikely_by_chance");
    if (g->small) fg_json_name(j, NULL, "small_group");
    fg_json_close(j, ']');
    fg_json_close(j, '}');
}

static fg_status write_json(const fg_audit *a, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_json j;
    fg_json_start(&j, sink);
    j.pretty = !opt->compact;
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.audit/1");
    fg_json_int(&j, "people", a->people);
    fg_json_int(&j, "without_score", a->unscored);
    fg_json_int(&j, "in_one_table_only", a->alone);
    fg_json_fixed(&j, "median", (int64_t)a->median2 * 5, 3);
    fg_json_open(&j, "tables", '[');
    for (uint32_t i = 0; i < a->tables.n; i++) {
        const fg_audit_table *t = &a->tables.at[i];
        fg_json_open(&j, NULL, '{');
        fg_json_str(&j, "by", t->by);
        fg_json_int(&j, "not_said", t->unknown);
        fg_json_open(&j, "groups", '[');
        for (uint32_t k = 0; k < t->groups.n; k++) write_group(&j, &t->groups.at[k]);
        fg_json_close(&j, ']');
        fg_json_close(&j, '}');
    }
    fg_json_close(&j, ']');
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}

fg_status fg_audit_write(const fg_dict_source *scores, const fg_dict_source *groups, fg_format format,
                         const fg_report_options *opt, fg_sink sink, const fg_allocator *alloc, fg_error *err) {
    static const fg_report_options plain = {.size = sizeof plain};
    fg_arena arena;
    fg_audit audit;
    fg_error_clear(err);
    if (!scores || !groups || !sink.write) return fg_fail(err, FG_EINVAL, "an audit needs two tables and a sink");
    if (!opt) opt = &plain;
    fg_arena_init(&arena, alloc);
    fg_status status = fg_audit_make(&audit, scores->name, scores->text, groups->name, groups->text, &arena, err);
    if (status == FG_OK)
        status = format == FG_JSON ? write_json(&audit, opt, sink, err) : write_text(&audit, opt, sink, err);
    fg_arena_free(&arena);
    return status;
}
