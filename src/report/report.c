/* The public functions that write, and the names that all formats share. */
#include "report/report.h"

#include <stdio.h>

const char *const fg_necessity_names[] = {"required", "preferred", "implied", "not_asked", "inherit"};
const char *const fg_miss_names[] = {"missing", "partly", "listed_only", "cannot_tell", "wording"};
const char fg_repaired_warning[] = "some characters could not be read and were replaced";

const char *fg_confidence_name(uint8_t confidence) {
    static const char *const names[] = {"high", "medium", "low"};
    return names[confidence < FG_COUNT(names) ? confidence : FG_LOW];
}

const char *fg_leaf_name(uint8_t type) {
    switch ((fg_node_type)type) {
    case FG_NODE_SKILL: return "skill";
    case FG_NODE_SOFT: return "soft";
    case FG_NODE_DOMAIN: return "domain";
    case FG_NODE_CERTIFICATE: return "certificate";
    case FG_NODE_LICENCE: return "licence";
    case FG_NODE_SPOKEN: return "spoken_language";
    case FG_NODE_YEARS: return "years";
    case FG_NODE_DEGREE: return "degree";
    case FG_NODE_EVIDENCE: return "evidence";
    case FG_NODE_CLEARANCE: return "clearance";
    case FG_NODE_AUTHORIZATION: return "authorization";
    case FG_NODE_TRAVEL: return "travel";
    case FG_NODE_PHYSICAL: return "physical";
    default: return NULL;
    }
}

const char *fg_section_name(uint8_t section) {
    switch ((fg_lex)section) {
    case FG_LEX_H_REQUIRED: return "requirements";
    case FG_LEX_H_PREFERRED: return "preferences";
    case FG_LEX_H_DUTIES: return "duties";
    case FG_LEX_H_ROLE: return "role";
    case FG_LEX_H_ABOUT: return "about";
    case FG_LEX_H_BENEFITS: return "benefits";
    case FG_LEX_H_APPLY: return "application";
    case FG_LEX_H_LEGAL: return "legal";
    case FG_LEX_H_STACK: return "tools";
    case FG_LEX_H_LOGISTICS: return "logistics";
    case FG_LEX_H_MIXED: return "mixed";
    case FG_LEX_H_NOT_REQUIRED: return "not required";
    default: return "opening";
    }
}

void fg_item_id(const fg_result *result, const fg_item *item, char out[16]) {
    const char suffix[2] = {item->suffix, '\0'};
    snprintf(out, 16, "%u%s", result->posting->requirements.at[item->requirement].id, suffix);
}

bool fg_item_is_gate(const fg_result *result, uint32_t item) {
    for (uint32_t i = 0; i < result->gates.n; i++)
        if (result->gates.at[i].item == item && result->items.at[item].of == 0) return true;
    return false;
}

static fg_status check(const void *object, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_error_clear(err);
    if (!object) return fg_fail(err, FG_EINVAL, "nothing to write");
    if (!sink.write) return fg_fail(err, FG_EINVAL, "a report needs a sink");
    if (opt && opt->size < sizeof *opt)
        return fg_fail(err, FG_EINVAL, "fg_report_options.size is too small: %zu", opt->size);
    return FG_OK;
}

static fg_status unknown(fg_error *err) { return fg_fail(err, FG_EINVAL, "this is not written in this format"); }

static const fg_report_options plain = {.size = sizeof plain};

fg_status fg_posting_write(const fg_posting *posting, fg_format format, const fg_report_options *opt, fg_sink sink,
                           fg_error *err) {
    fg_status status = check(posting, opt, sink, err);
    if (status != FG_OK) return status;
    if (!opt) opt = &plain;
    switch (format) {
    case FG_TEXT: return fg_posting_write_text(posting, opt, sink, err);
    case FG_JSON: return fg_posting_write_json(posting, opt, sink, err);
    default: return unknown(err);
    }
}

fg_status fg_result_write(const fg_result *result, fg_format format, const fg_report_options *opt, fg_sink sink,
                          fg_error *err) {
    fg_status status = check(result, opt, sink, err);
    if (status != FG_OK) return status;
    if (!opt) opt = &plain;
    switch (format) {
    case FG_TEXT: return fg_result_write_text(result, opt, sink, err);
    case FG_JSON: return fg_result_write_json(result, opt, sink, err);
    case FG_HTML: return fg_result_write_html(result, opt, sink, err);
    case FG_MARKDOWN: return fg_result_write_markdown(result, opt, sink, err);
    case FG_CSV:
        if (opt->missing_only) return fg_missing_write_csv(result, opt, sink, err);
        return unknown(err);
    default: return unknown(err);
    }
}

fg_status fg_result_write_ranked(const fg_result *result, uint32_t rank, fg_format format, const fg_report_options *opt,
                                 fg_sink sink, fg_error *err) {
    fg_status status = check(result, opt, sink, err);
    if (status != FG_OK) return status;
    if (!opt) opt = &plain;
    switch (format) {
    case FG_TEXT: return fg_ranked_write_text(result, rank, opt, sink, err);
    case FG_JSON: return fg_ranked_write_json(result, rank, opt, sink, err);
    default: return unknown(err);
    }
}

fg_status fg_ranking_write(const fg_ranked *entries, size_t n, fg_format format, const fg_report_options *opt,
                           fg_sink sink, fg_error *err) {
    fg_status status = check(entries, opt, sink, err);
    if (status != FG_OK) return status;
    if (!opt) opt = &plain;
    switch (format) {
    case FG_HTML: return fg_ranking_write_html(entries, n, opt, sink, err);
    case FG_CSV: return fg_ranking_write_csv(entries, n, opt, sink, err);
    case FG_TEXT:
    case FG_JSON: break;
    default: return unknown(err);
    }
    for (size_t i = 0; i < n && entries[i].result && status == FG_OK; i++) {
        fg_report_options one = *opt;
        one.line = entries[i].line;
        one.number = entries[i].number;
        status = fg_result_write_ranked(entries[i].result, (uint32_t)i + 1, format, &one, sink, err);
    }
    return status;
}
