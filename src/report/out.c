#include "report/out.h"

#include <stdio.h>

void fg_out_start(fg_out *out, fg_sink sink) {
    out->sink = sink;
    out->failed = false;
    out->n = 0;
}

static void flush(fg_out *out) {
    if (out->n && !out->failed) out->failed = !out->sink.write(out->sink.ctx, (fg_str){out->buffer, out->n});
    out->n = 0;
}

static void put_parts(fg_out *out, fg_str s) {
    while (s.len) {
        if (out->n == sizeof out->buffer) flush(out);
        size_t room = sizeof out->buffer - out->n, part = s.len < room ? s.len : room;
        memcpy(out->buffer + out->n, s.ptr, part);
        out->n += part;
        s = (fg_str){s.ptr + part, s.len - part};
    }
}

void fg_out_put(fg_out *out, fg_str s) {
    if (s.len > sizeof out->buffer - out->n) {
        put_parts(out, s);
        return;
    }
    if (s.len) memcpy(out->buffer + out->n, s.ptr, s.len);
    out->n += s.len;
}

void fg_out_say(fg_out *out, const char *s) { fg_out_put(out, fg_str_of(s)); }

void fg_out_printf(fg_out *out, const char *format, ...) {
    char text[400];
    va_list args;
    va_start(args, format);
    if (vsnprintf(text, sizeof text, format, args) > 0) fg_out_say(out, text);
    va_end(args);
}

fg_status fg_out_finish(fg_out *out, fg_error *err) {
    flush(out);
    return out->failed ? fg_fail(err, FG_EIO, "the output could not be written") : FG_OK;
}

void fg_out_points(fg_out *out, int32_t hundredths) {
    int32_t tenths = (hundredths + 5) / 10;
    if (hundredths >= 0) fg_out_printf(out, "%d.%d", (int)(tenths / 10), (int)(tenths % 10));
}
