#include "report/json.h"

#include <stdio.h>

static void put(fg_json *j, fg_str s) { fg_out_put(&j->out, s); }

static void put_char(fg_json *j, char c) {
    if (j->out.n < sizeof j->out.buffer)
        j->out.buffer[j->out.n++] = c;
    else
        put(j, (fg_str){&c, 1});
}

static bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

static void put_escaped(fg_json *j, fg_str s, size_t *i) {
    size_t start = *i;
    uint32_t cp = fg_utf8_next(s, i);
    char out[8];
    if (cp == '"' || cp == '\\') {
        put_char(j, '\\');
        put_char(j, (char)cp);
    } else if (cp < 0x20 || cp == 0x7F) {
        snprintf(out, sizeof out, "\\u%04x", cp);
        put(j, fg_str_of(out));
    } else if (cp == 0xFFFD) {
        put(j, FG_LIT("\xEF\xBF\xBD"));
    } else {
        put(j, (fg_str){s.ptr + start, *i - start});
    }
}

static void put_quoted(fg_json *j, fg_str s) {
    put_char(j, '"');
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end < s.len && is_plain((unsigned char)s.ptr[end])) end++;
        put(j, (fg_str){s.ptr + i, end - i});
        i = end;
        if (i < s.len) put_escaped(j, s, &i);
    }
    put_char(j, '"');
}

static void new_line(fg_json *j) {
    if (!j->pretty || j->flat) return;
    put_char(j, '\n');
    for (unsigned i = 0; i < j->depth; i++) put(j, FG_LIT("  "));
}

/* What stands before a value: comma, line break, key. */
static void begin(fg_json *j, const char *key) {
    bool spaced = j->pretty && j->flat && j->comma;
    if (j->comma) put_char(j, ',');
    if (spaced) put_char(j, ' ');
    if (j->depth) new_line(j);
    j->comma = true;
    if (!key) return;
    put_quoted(j, fg_str_of(key));
    put(j, j->pretty ? FG_LIT(": ") : FG_LIT(":"));
}

void fg_json_start(fg_json *j, fg_sink sink) {
    fg_out_start(&j->out, sink);
    j->comma = j->pretty = false;
    j->depth = j->flat = 0;
}

void fg_json_document(fg_json *j, const char *schema, const fg_doc *doc, const fg_report_options *opt, fg_sink sink) {
    fg_json_start(j, sink);
    j->pretty = !opt || !opt->compact;
    fg_json_open(j, NULL, '{');
    fg_json_name(j, "schema", schema);
    const char *key = opt && opt->name_key ? opt->name_key : "path";
    if (doc->name.len)
        fg_json_str(j, key, doc->name);
    else
        fg_json_null(j, key);
    if (opt && opt->line) fg_json_int(j, "line", opt->line);
}

fg_status fg_json_finish(fg_json *j, fg_error *err) {
    put_char(j, '\n');
    return fg_out_finish(&j->out, err);
}

void fg_json_open(fg_json *j, const char *key, char bracket) {
    begin(j, key);
    put_char(j, bracket);
    j->comma = false;
    j->depth++;
    if (j->flat) j->flat++;
}

void fg_json_close(fg_json *j, char bracket) {
    j->depth--;
    if (j->comma) new_line(j);
    if (j->flat) j->flat--;
    put_char(j, bracket);
    j->comma = true;
}

void fg_json_str(fg_json *j, const char *key, fg_str value) {
    begin(j, key);
    put_quoted(j, value);
}

void fg_json_name(fg_json *j, const char *key, const char *value) {
    if (value)
        fg_json_str(j, key, fg_str_of(value));
    else
        fg_json_null(j, key);
}

void fg_json_int(fg_json *j, const char *key, int64_t value) {
    char out[24];
    size_t i = sizeof out;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do out[--i] = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0) out[--i] = '-';
    begin(j, key);
    put(j, (fg_str){out + i, sizeof out - i});
}

void fg_json_fixed(fg_json *j, const char *key, int64_t value, unsigned places) {
    char out[40];
    int64_t one = 1;
    for (unsigned i = 0; i < places; i++) one *= 10;
    int64_t whole = value / one, part = value % one;
    const char *sign = value < 0 ? "-" : "";
    int n = snprintf(out, sizeof out, "%s%lld", sign, (long long)(whole < 0 ? -whole : whole));
    if (places)
        n += snprintf(out + n, sizeof out - (size_t)n, ".%0*lld", (int)places, (long long)(part < 0 ? -part : part));
    while (places-- > 1 && out[n - 1] == '0') n--;
    begin(j, key);
    put(j, (fg_str){out, (size_t)n});
}

void fg_json_points(fg_json *j, const char *key, int32_t hundredths) {
    if (hundredths < 0)
        fg_json_null(j, key);
    else
        fg_json_fixed(j, key, hundredths, 2);
}

void fg_json_bool(fg_json *j, const char *key, bool value) {
    begin(j, key);
    put(j, value ? FG_LIT("true") : FG_LIT("false"));
}

void fg_json_null(fg_json *j, const char *key) {
    begin(j, key);
    put(j, FG_LIT("null"));
}

void fg_json_span(fg_json *j, const char *key, const fg_doc *doc, uint32_t start, uint32_t end) {
    fg_json_open(j, key, '[');
    if (!j->flat) j->flat = 1;
    fg_json_int(j, NULL, (int64_t)fg_doc_origin(doc, start));
    fg_json_int(j, NULL, (int64_t)fg_doc_origin_end(doc, end));
    fg_json_close(j, ']');
}

void fg_json_slice(fg_json *j, const char *key, const fg_doc *doc, uint32_t start, uint32_t end) {
    fg_json_str(j, key, fg_doc_slice(doc, start, end));
}

void fg_json_date(fg_json *j, const char *key, fg_date date) {
    char out[32];
    if (date.month == FG_NO_MONTH) {
        fg_json_null(j, key);
        return;
    }
    if (date.precision == FG_PRECISION_YEAR)
        snprintf(out, sizeof out, "%04d", date.month / 12);
    else
        snprintf(out, sizeof out, "%04d-%02d", date.month / 12, date.month % 12 + 1);
    fg_json_str(j, key, fg_str_of(out));
}
