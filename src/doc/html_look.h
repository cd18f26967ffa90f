/* What styles of HTML say of whether words are seen: those of elements, and rules for a class or a tag alone. */
#ifndef FG_HTML_LOOK_H
#define FG_HTML_LOOK_H
#include "doc/doc.h"

typedef struct {
    bool unseen;
    uint8_t why; /* fg_hidden_why */
    bool pale;   /* white: unseen unless something stands behind it */
    bool shaded; /* it has a background of its own */
} fg_html_look;

typedef struct {
    fg_str name; /* of the class, or of the tag */
    bool tag;
    fg_html_look look;
} fg_html_rule;

typedef struct {
    FG_VEC(fg_html_rule) list;
    bool partial; /* others say what stands behind words: white is believed no more */
} fg_html_rules;

/* Adds to `look` what declarations ("color: white; font-size: 0") say. */
void fg_html_look_read(fg_html_look *look, fg_str declarations);
/* The rules of a style sheet, which has to live as long; media queries and other selectors are passed over. */
void fg_html_rules_read(fg_html_rules *rules, fg_str sheet, fg_arena *arena);
/* Adds what the rules say of an element with these classes. */
void fg_html_rules_apply(const fg_html_rules *rules, fg_str tag, fg_str classes, fg_html_look *look);

#endif
