/*
 * Pages of HTML: one file each, without scripts and without anything from elsewhere, written so that it is XML, too.
 *
 * All text of documents goes through fg_html_text or fg_html_words, which let nothing through that a browser would take for
 * markup, and no sign that turns or hides the text around it.
 */
#ifndef FG_HTML_H
#define FG_HTML_H
#include "match/result.h"
#include "report/out.h"

void fg_html_text(fg_out *out, fg_str s);  /* as it stands, line breaks and all */
void fg_html_words(fg_out *out, fg_str s); /* runs of blanks are one space, none at the ends */

/* The name of a document without its folders. */
fg_str fg_html_file(const fg_doc *doc);

/* Up to the start of <main>, with the page's heading; `kicker` says above it what it is, `sub` below it of what (as text;
 * may be empty). */
void fg_html_begin(fg_out *out, const char *kicker, fg_str title, fg_str sub);
/* The end of <main>, and the start of the foot: what the score is and what made it. More paragraphs may follow. */
void fg_html_foot(fg_out *out, const fg_result *result);
void fg_html_end(fg_out *out);

/* "met", "partial", "missing", "unknown": the class that colours it. */
const char *fg_html_class(fg_verdict standing);
/* The sign of a verdict; what it means must stand beside it, or in `label` (NULL: it does). */
void fg_html_icon(fg_out *out, fg_verdict standing, const char *label);
/* A bar of `low`, behind it `high`, in a whole of `of`; the numbers must stand beside it. */
void fg_html_bar(fg_out *out, int32_t low, int32_t high, int32_t of);
void fg_html_ring(fg_out *out, const fg_score *score);

#endif
