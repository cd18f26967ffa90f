/* Which skill opens most of many postings: for reading, or a line of JSON each. */
#include "match/gaps.h"

#include "report/json.h"
#include "report/report.h"
#include "report/text.h"

enum { NAME = 26 };

static void write_text(const fg_gap_list *gaps, uint32_t top, uint32_t reachable, size_t n, fg_text *out) {
    fg_text_printf(out,
                   "In reach (half of what is required is there, and three things are asked): %u of %zu postings.\n",
                   reachable, n);
    if (gaps->n) fg_text_say(out, "\nRank  Gain in all  Postings  Skill\n");
    for (uint32_t i = 0; i < gaps->n && i < top; i++) {
        const fg_gap *g = &gaps->at[i];
        fg_text_printf(out, "%4u", i + 1);
        fg_text_gain(out, g->gain < INT32_MAX ? (int32_t)g->gain : INT32_MAX, 13);
        fg_text_printf(out, "%10u", g->postings);
        fg_text_pad(out, NAME + 3);
        fg_text_words(out, g->name, NAME + 3);
        fg_text_say(out, "\n");
    }
}

static fg_status write_json(const fg_gap_list *gaps, uint32_t top, uint32_t reachable, size_t n, const fg_dict *dict,
                            fg_sink sink, fg_error *err) {
    fg_status status = FG_OK;
    for (uint32_t i = 0; i < gaps->n && i < top && status == FG_OK; i++) {
        fg_json j;
        const fg_gap *g = &gaps->at[i];
        fg_json_start(&j, sink);
        fg_json_open(&j, NULL, '{');
        fg_json_name(&j, "schema", "fitgap.gap/1");
        fg_json_int(&j, "rank", i + 1);
        fg_json_str(&j, "name", g->name);
        fg_json_str(&j, "concept", fg_concept_id(dict, g->concept));
        fg_json_int(&j, "postings", g->postings);
        fg_json_fixed(&j, "gain", g->gain, 2);
        fg_json_int(&j, "in_reach", reachable);
        fg_json_int(&j, "of", (int64_t)n);
        fg_json_close(&j, '}');
        status = fg_json_finish(&j, err);
    }
    return status;
}

fg_status fg_results_write_gaps(const fg_result *const *results, size_t n, uint32_t top, fg_format format,
                                const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_error_clear(err);
    if (!n || !results || !sink.write) return fg_fail(err, FG_EINVAL, "gaps need results and a sink");
    static const fg_report_options plain = {.size = sizeof plain};
    uint32_t reachable;
    fg_gap_list gaps;
    fg_arena arena;
    fg_arena_init(&arena, &results[0]->arena.alloc);
    fg_gaps_find(results, n, &arena, &gaps, &reachable);
    fg_status status;
    if (arena.failed) {
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    } else if (format == FG_JSON) {
        status = write_json(&gaps, top ? top : gaps.n, reachable, n, results[0]->posting->dict, sink, err);
    } else {
        fg_text out;
        fg_text_start(&out, opt ? opt : &plain, sink);
        write_text(&gaps, top ? top : gaps.n, reachable, n, &out);
        status = fg_text_finish(&out, err);
    }
    fg_arena_free(&arena);
    return status;
}
