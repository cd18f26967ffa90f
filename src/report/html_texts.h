/* The posting and the résumé with what matched marked, each mark a link to the other side. */
#ifndef FG_HTML_TEXTS_H
#define FG_HTML_TEXTS_H
#include "report/html.h"
#include "report/outline.h"

/* A marked place; the n-th of a text has the id "p<n>" or "r<n>". */
typedef struct {
    fg_span span;
    const char *cls;
    FG_VEC(uint32_t) items; /* that it asks for or shows, in their order */
} fg_html_mark;

typedef struct {
    const fg_result *result;
    FG_VEC(fg_html_mark) posting, resume;
    uint32_t *posting_of; /* mark by item, FG_NONE */
    uint32_t *resume_of;  /* mark by finding, FG_NONE */
} fg_html_marks;

/* Out of memory is told by the arena. */
void fg_html_marks_make(fg_html_marks *marks, const fg_outline *outline, fg_arena *arena);
void fg_html_texts(fg_out *out, const fg_html_marks *marks, fg_arena *arena);

#endif
