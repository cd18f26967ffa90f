/* Standard output: buffered, with its first fault kept, and what is known of the terminal behind it. */
#ifndef FG_CLI_OUTPUT_H
#define FG_CLI_OUTPUT_H
#include <fitgap/fitgap.h>

typedef struct {
    int code; /* errno of the first write that failed */
    size_t n;
    char buffer[1 << 15];
} fg_cli_output;

fg_sink fg_cli_sink(fg_cli_output *out);
void fg_cli_put(fg_cli_output *out, const char *s);
/* Writes these bytes and all before them now. False if anything was lost. */
bool fg_cli_send(fg_cli_output *out, fg_str bytes);
/* Writes what is left. False if anything was lost; tells why, unless the reader just went away. */
bool fg_cli_out_finish(fg_cli_output *out);

/* Bytes in memory, to be freed with fg_cli_resize(bytes.at, 0), and the sink into them. */
typedef struct {
    char *at;
    size_t n, cap;
} fg_cli_bytes;
fg_sink fg_cli_collect(fg_cli_bytes *bytes);

/* `when`: fg_cli_color */
bool fg_cli_use_color(int when);
/* On a terminal, whatever is said of colours, and where colours are asked for. */
bool fg_cli_use_bars(int when);
/* COLUMNS, the terminal's width, or 80. */
int fg_cli_width(void);

#endif
