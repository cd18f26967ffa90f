/* HTML to lines. */
#ifndef FG_HTML_H
#define FG_HTML_H
#include "doc/html_tree.h"
#include "doc/source.h"

/* Appends what a page or fragment shows to the body of `source`: blocks are lines, list items are bullets, headings and
 * lines all in bold are marked; navigation, banners and hidden parts are left out. */
void fg_html_write(fg_source *source, const fg_html_tree *tree);
/* Parses and appends. Bare text without tags that break lines keeps its own line ends. */
fg_status fg_html_append(fg_source *source, fg_str html, fg_error *err);

#endif
