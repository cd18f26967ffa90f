/* Buffered output to a sink. A failed sink is sticky and told by fg_out_finish. */
#ifndef FG_OUT_H
#define FG_OUT_H
#include "base/base.h"

typedef struct {
    fg_sink sink;
    bool failed;
    size_t n;
    char buffer[4000];
} fg_out;

void fg_out_start(fg_out *out, fg_sink sink);
void fg_out_put(fg_out *out, fg_str s);
void fg_out_say(fg_out *out, const char *s);
void fg_out_printf(fg_out *out, const char *format, ...) FG_PRINTF(2, 3); /* up to 400 bytes */
fg_status fg_out_finish(fg_out *out, fg_error *err);                      /* FG_EIO if the sink stopped */

/* "86.7" of hundredths, rounded to tenths; nothing of a negative one. */
void fg_out_points(fg_out *out, int32_t hundredths);

#endif
