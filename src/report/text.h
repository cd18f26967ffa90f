/*
 * Writes text for a terminal: words wrapped to the width, colours, bars, quotes.
 *
 * Text of documents goes through fg_text_words or fg_text_cut, which let no control character reach the terminal.
 * A failed sink is sticky and told by fg_text_finish.
 */
#ifndef FG_TEXT_OUT_H
#define FG_TEXT_OUT_H
#include "doc/doc.h"
#include "report/out.h"

typedef enum { FG_PLAIN, FG_BOLD, FG_DIM, FG_GREEN, FG_YELLOW, FG_RED, FG_BLUE, FG_STYLES } fg_style;

typedef struct {
    fg_out out;
    bool color, bars;
    int width;  /* columns of a line */
    int column; /* where the next character goes, from 0 */
} fg_text;

void fg_text_start(fg_text *t, const fg_report_options *opt, fg_sink sink);
fg_status fg_text_finish(fg_text *t, fg_error *err); /* FG_EIO if the sink stopped */

void fg_text_style(fg_text *t, fg_style style); /* until the next call; nothing without colours */
void fg_text_say(fg_text *t, const char *s);    /* as it stands; knows line breaks */
void fg_text_printf(fg_text *t, const char *format, ...) FG_PRINTF(2, 3); /* up to 200 bytes */
void fg_text_pad(fg_text *t, int column);                                 /* spaces up to the column */

/* The words of s from the current column on, further lines indented; blanks of any kind are one space, and so is
 * one in front. No line break behind the last word. Words longer than a line are broken. */
void fg_text_words(fg_text *t, fg_str s, int indent);
/* s on the current line in at most `columns`, its end replaced by … if it is longer. */
void fg_text_cut(fg_text *t, fg_str s, int columns);
/* [start, end) in its line of the document, shortened around it to `columns`. */
void fg_text_quote(fg_text *t, const fg_doc *doc, uint32_t start, uint32_t end, int columns);
/* value of `of` as a bar of so many cells, in eighths; nothing without bars. */
void fg_text_bar(fg_text *t, int32_t value, int32_t of, int cells);
/* "60.4" of hundredths, right-aligned to so many columns; negative: "-". */
void fg_text_points(fg_text *t, int32_t hundredths, int columns);

void fg_text_gain(fg_text *t, int32_t hundredths, int columns); /* "+4.1" */

/* A mark that would turn or hide the text around it. */
bool fg_text_is_unseen(uint32_t cp);
/* Columns that the text takes once blanks are one space. */
int fg_text_columns(fg_str s);

#endif
