/* What two results over the same posting have that is not alike. */
#ifndef FG_DIFF_H
#define FG_DIFF_H
#include "report/report.h"

/* Did the verdict or the points of the i-th item change? */
bool fg_diff_item(const fg_result *before, const fg_result *after, uint32_t i);
bool fg_diff_gate(const fg_result *before, const fg_result *after, uint32_t i);

fg_status fg_diff_write_text(const fg_result *before, const fg_result *after, const fg_report_options *opt,
                             fg_sink sink, fg_error *err);
fg_status fg_diff_write_json(const fg_result *before, const fg_result *after, const fg_report_options *opt,
                             fg_sink sink, fg_error *err);

#endif
