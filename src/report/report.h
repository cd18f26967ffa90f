/* The writers behind the public functions, one a format. `opt` is never NULL here. */
#ifndef FG_REPORT_H
#define FG_REPORT_H
#include "match/result.h"

fg_status fg_posting_write_json(const fg_posting *posting, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_posting_write_text(const fg_posting *posting, const fg_report_options *opt, fg_sink sink, fg_error *err);
/* What the option `explain` asks for. */
fg_status fg_posting_write_explained(const fg_posting *posting, const fg_report_options *opt, fg_sink sink,
                                     fg_error *err);
fg_status fg_result_write_json(const fg_result *result, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_result_write_text(const fg_result *result, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_result_write_html(const fg_result *result, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_result_write_markdown(const fg_result *result, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_ranking_write_html(const fg_ranked *entries, size_t n, const fg_report_options *opt, fg_sink sink,
                                fg_error *err);
fg_status fg_ranking_write_csv(const fg_ranked *entries, size_t n, const fg_report_options *opt, fg_sink sink,
                               fg_error *err);
fg_status fg_missing_write_csv(const fg_result *result, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_ranked_write_json(const fg_result *result, uint32_t rank, const fg_report_options *opt, fg_sink sink,
                               fg_error *err);
fg_status fg_ranked_write_text(const fg_result *result, uint32_t rank, const fg_report_options *opt, fg_sink sink,
                               fg_error *err);

/* "required", "preferred", "implied" ...; "skill", "spoken_language" ... of a leaf or a gate. */
extern const char *const fg_necessity_names[];
/* The necessity that all leaves below `node` have; FG_INHERIT: they differ. leaves.c */
uint8_t fg_common_necessity(const fg_posting *posting, uint32_t node, uint8_t inherited);
extern const char *const fg_miss_names[]; /* "missing", "partly", "listed_only" ... */
const char *fg_leaf_name(uint8_t type);
const char *fg_confidence_name(uint8_t confidence); /* "high", "medium", "low" */
/* "requirements", "duties" ... of a posting's section. */
const char *fg_section_name(uint8_t section);
/* "3" or "3b" into `out`. */
void fg_item_id(const fg_result *result, const fg_item *item, char out[16]);
/* Why a result has no score: a sentence without its end. */
static inline const char *fg_no_score(const fg_result *result) {
    return result->posting->requirements.n ? "nothing that the posting asks has points"
                                           : "no requirement of the posting was understood";
}
/* The score with what was left out; -1: nothing was, or it is the same. */
static inline int32_t fg_score_with_left_out(const fg_score *s) {
    return s->with_left_out == s->low ? -1 : s->with_left_out;
}
/* Something asked that gives no points: clearance, authorization, travel ... */
bool fg_item_is_gate(const fg_result *result, uint32_t item);

/* Said where characters of a document were replaced. */
extern const char fg_repaired_warning[];

#endif
